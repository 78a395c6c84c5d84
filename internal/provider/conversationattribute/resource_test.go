package conversationattribute_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_conversation_attribute"

var urgency = acctest.Values{"name": "Urgency", "data_type": "list", "options": []string{"Low", "Normal", "High"}}

func with(labels ...string) acctest.Values { return urgency.With(acctest.Values{"options": labels}) }

// active returns the options in use of the only attribute, as "label=id", sorted.
func active(t *testing.T, server *intercomtest.Server) []string {
	t.Helper()
	var found []string
	for _, o := range server.Objects("conversation_attributes") {
		options, _ := o["options"].([]any)
		for _, option := range options {
			if option, _ := option.(map[string]any); option["archived"] != true && o["archived"] != true {
				found = append(found, fmt.Sprint(option["label"], "=", option["id"]))
			}
		}
	}
	slices.Sort(found)
	return found
}

func idOf(t *testing.T, server *intercomtest.Server, label string) string {
	t.Helper()
	for _, option := range active(t, server) {
		if id, ok := strings.CutPrefix(option, label+"="); ok {
			return id
		}
	}
	t.Fatalf("there is no option %q", label)
	return ""
}

// Options are added, renamed and removed under each answer, and keep their ids where
// the plan says so.
func TestOptions_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("conversation_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			object := p.Converge(typeName, nil, urgency)
			normal := idOf(t, server, "Normal")

			p.ExpectNoChange(typeName, object, with("High", "Low", "Normal"))

			object = p.Converge(typeName, object, with("Low", "Medium", "High"))
			if got := idOf(t, server, "Medium"); got != normal {
				t.Errorf("the renamed option has the id %s, was %s", got, normal)
			}
			object = p.Converge(typeName, object, with("high", "Low", "Medium"))
			object = p.Converge(typeName, object, with("Urgent", "Low"))
			object = p.Converge(typeName, object, with("Urgent", "Low", "Medium"))
			if got := p.Values(typeName, object)["option_ids"]; got == nil {
				t.Error("no ids of options")
			}
			p.Destroy(typeName, object)
			planned := p.Plan(typeName, nil, urgency)
			p.ExpectWarning(planned.Diagnostics, "name", "Archived Conversation Attribute Is Not Restored")
			_, diags := p.Apply(planned)
			if alternative.Answers.ConversationAttributeNames == intercomtest.ConversationAttributeNamesEvenArchived {
				p.ExpectError(diags, "name", "Unable to Create Conversation Attribute", "already exists", "archived attribute with the id 8")
				return
			}
			p.ExpectNone(diags)
		})
	}
}

// The plan tells an option that is renamed from one that is removed.
func TestOptions_plan(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		to   []string
		want []string // parts of warnings
	}{
		"renamed":            {[]string{"Low", "Medium", "High"}, []string{`The option "Normal" of "Urgency" is renamed to "Medium"`}},
		"two renamed":        {[]string{"Low", "Medium", "Highest"}, []string{`"Normal"`, `"High"`}},
		"renamed and added":  {[]string{"Low", "Medium", "High", "Urgent"}, []string{`renamed to "Medium"`}},
		"another case":       {[]string{"High", "low", "Normal"}, []string{`renamed to "low"`}},
		"removed":            {[]string{"Low", "High"}, []string{`removes "Normal" from the options`}},
		"moved and replaced": {[]string{"Normal", "Low", "Urgent"}, []string{`removes "High" from the options`}},
		"added":              {[]string{"Low", "Normal", "High", "Urgent"}, nil},
		"moved":              {[]string{"High", "Normal", "Low"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := acctest.Connect(t, intercomtest.New(t))
			object := p.Converge(typeName, nil, urgency)
			diags := p.Plan(typeName, object, with(test.to...)).Diagnostics
			if len(diags) != len(test.want) {
				t.Fatalf("got %v, want %d warnings", diags, len(test.want))
			}
			for i, want := range test.want {
				if d := fmt.Sprint(diags[i]); diags[i].Error || !strings.Contains(d, want) {
					t.Errorf("got %s, want a warning with %s", d, want)
				}
			}
		})
	}
}

// An apply that fails at any of its requests loses no option, and the next one ends
// it.
func TestOptions_partialFailure(t *testing.T) {
	t.Parallel()
	const options = "/conversations/attributes/{id}/options"
	target := with("Low", "Medium", "Urgent", "Critical")
	for _, route := range []string{"POST " + options, "PUT " + options + "/{option_id}", "DELETE " + options + "/{option_id}"} {
		for skip := range 2 {
			for _, after := range []bool{false, true} {
				t.Run(fmt.Sprint(route, skip, after), func(t *testing.T) {
					t.Parallel()
					server := intercomtest.New(t)
					p := acctest.Connect(t, server)
					object := p.Converge(typeName, nil, urgency.With(acctest.Values{"options": []string{"Low", "Normal", "High", "A", "B", "C"}}))
					low, normal := idOf(t, server, "Low"), idOf(t, server, "Normal")
					server.Fail(intercomtest.Fault{Request: route, Status: 422, Skip: skip, After: after})
					next, _ := p.Apply(p.Plan(typeName, object, target))
					if n := len(active(t, server)); n < 2 {
						t.Errorf("%d options are left", n)
					}
					server.Heal()
					if next != nil {
						object = next
					}
					object, _ = p.Read(typeName, object)
					p.Converge(typeName, object, target)
					if got := idOf(t, server, "Low"); got != low {
						t.Errorf("the option that stays has the id %s, was %s", got, low)
					}
					if got := idOf(t, server, "Medium"); got != normal {
						t.Errorf("the renamed option has the id %s, was %s", got, normal)
					}
				})
			}
		}
	}
}

// A third attribute with a name is refused with the ids of both.
func TestResource_namesNotUnique(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for range 2 {
		server.Add("conversation_attributes", map[string]any{"name": "Urgency"})
	}
	p := acctest.Connect(t, server)
	p.ExpectError(p.Plan(typeName, nil, urgency).Diagnostics, "name", "Conversation Attribute Already Exists", "2 conversation attributes", "ids 8, 9", `id = "8"`)
}

// What Intercom refuses is shown as Intercom says it, at the attribute.
func TestResource_refusedByIntercom(t *testing.T) {
	t.Parallel()
	const path = "/conversations/attributes"
	for message, test := range map[string]struct{ route, at string }{
		"data_type 'invalid_type' is not valid. Allowed types: string, integer": {"POST " + path, "data_type"},
		"A list attribute must have at least 2 active options":                  {"POST " + path, "options"},
		"A conversation attribute with that name already exists":                {"PUT " + path + "/{id}", "name"},
		"Options can only be managed on list attributes":                        {"POST " + path + "/{id}/options", "options"},
		"label is required": {"POST " + path + "/{id}/options", "options"},
	} {
		t.Run(message, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			p := acctest.Connect(t, server)
			server.Fail(acctest.Problem(test.route, 422, "parameter_invalid", message, ""))
			if test.route == "POST "+path {
				_, diags := p.Apply(p.Plan(typeName, nil, urgency))
				p.ExpectError(diags, test.at, "Unable to Create Conversation Attribute", message)
				return
			}
			object := p.Converge(typeName, nil, urgency)
			_, diags := p.Apply(p.Plan(typeName, object, with("Low", "Normal", "High", "Urgent").With(acctest.Values{"name": "Priority"})))
			p.ExpectError(diags, test.at, "Unable to Update Conversation Attribute", message)
		})
	}
}
