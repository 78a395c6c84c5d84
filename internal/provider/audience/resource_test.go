package audience_test

import (
	"fmt"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_audience"

func predicate(attribute string, value any) acctest.Values {
	out := acctest.Values{"attribute": attribute, "type": "string", "comparison": "eq"}
	if values, ok := value.([]string); ok {
		out["values"] = values
	} else {
		out["value"] = value
	}
	return out
}

// sent is a predicate as Intercom has it.
func sent(attribute, value string) map[string]any {
	return map[string]any{"attribute": attribute, "type": "string", "comparison": "eq", "value": value}
}

// Whatever Intercom's answers to what is not documented are, there is nothing left
// to do after each step, and nothing that is not configured is sent.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	steps := []acctest.Values{
		{"name": "VIP"},
		{"name": "VIP & co", "predicates": []acctest.Values{predicate("plan", "pro"), predicate("city", []string{"Bonn", "Cork"})}},
		{"name": "VIP & co", "predicates": []acctest.Values{predicate("city", []string{"Bonn"}), predicate("plan", "pro")}, "role_predicates": []acctest.Values{predicate("role", "user")}},
		{"name": "VIP"}, // keeps the predicates
		{"name": "VIP", "predicates": []acctest.Values{predicate("plan", "")}},
	}
	for _, alternative := range intercomtest.AlternativesFor("audiences") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			var audience *acctest.Object
			for _, step := range steps {
				audience = acctest.Connect(t, server).Converge(typeName, audience, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, audience, step) // with nothing remembered
			}
			p := acctest.Connect(t, server)
			p.Destroy(typeName, audience)
			if left := server.Objects("audiences"); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// Predicates that Intercom holds in another form are imported, and plan empty with
// what the provider shows of them.
func TestResource_importUnderEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("audiences") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			id := server.Add("audiences", map[string]any{"name": "VIP", "predicates": []any{
				sent("plan", "pro"),
				map[string]any{"attribute": "seats", "type": "integer", "comparison": "gt", "value": 5},
				map[string]any{"attribute": "city", "type": "string", "comparison": "known", "value": nil},
			}})
			p := acctest.Connect(t, server)
			audience, diags := p.Import(typeName, id)
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			values := p.Values(typeName, audience)
			server.ResetCounts()
			p.ExpectNoChange(typeName, audience, acctest.Values{"name": "VIP", "predicates": values["predicates"]})
			if server.Writes() > 0 {
				t.Errorf("requests that write: %v", server.Counts())
			}
		})
	}
}

func TestResource_clear(t *testing.T) {
	t.Parallel()
	config := acctest.Values{"name": "VIP", "predicates": []acctest.Values{predicate("plan", "pro")}}
	none := acctest.Values{"name": "VIP", "predicates": []acctest.Values{}}

	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	audience := p.Converge(typeName, nil, config)
	p.ExpectNoChange(typeName, p.Converge(typeName, audience, none), none)
	if got := fmt.Sprint(server.Objects("audiences")[0]["predicates"]); got != "[]" {
		t.Errorf("the predicates are %s", got)
	}

	server = intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.AudienceClear = intercomtest.AudienceClearRefused })
	p = acctest.Connect(t, server)
	audience = p.Converge(typeName, nil, config)
	_, diags := p.Apply(p.Plan(typeName, audience, none))
	p.ExpectError(diags, "", "Unable to Update Audience", "must not be blank", "Keep one")
}

// Intercom's refusals are at the attribute that they are about.
func TestResource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.AudienceNames = intercomtest.AudienceNamesUnique })
	id := server.Add("audiences", map[string]any{"name": "VIP"})
	p := acctest.Connect(t, server)
	planned := p.Plan(typeName, nil, acctest.Values{"name": "vip"})
	p.ExpectWarning(planned.Diagnostics, "name", "Audience Name Already in Use", `"VIP" (id `+id+`)`, "import {")
	_, diags := p.Apply(p.Plan(typeName, nil, acctest.Values{"name": "VIP"}))
	p.ExpectError(diags, "name", "Unable to Create Audience", "Name has already been taken")
}

func TestResource_inUse(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.AudienceDelete{intercomtest.AudienceDelete409, intercomtest.AudienceDelete422} {
		t.Run(string(answer), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.AudienceDelete = answer })
			p := acctest.Connect(t, server)
			config := acctest.Values{"name": "VIP"}
			audience := p.Converge(typeName, nil, config)
			server.AddDependant("audiences", server.Objects("audiences")[0]["id"].(string), "An article") //nolint:forcetypeassert // ids are strings
			left, diags := p.Apply(p.Plan(typeName, audience, nil))
			p.ExpectError(diags, "", "Unable to Delete Audience", "An article", "another audience")
			p.ExpectNoChange(typeName, left, config)
		})
	}
}

// A group of predicates, which the API does not describe, is imported. The predicates
// beside it can no longer be changed: the change would replace the group.
func TestResource_group(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("audiences", map[string]any{"name": "VIP", "predicates": []any{
		map[string]any{"type": "or", "predicates": []any{sent("plan", "pro")}}, sent("city", "Bonn"),
	}})
	p := acctest.Connect(t, server)
	audience, diags := p.Import(typeName, id)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	group := acctest.Values{"attribute": "", "type": "or", "comparison": "", "values": []string{}}
	config := func(name, city string) acctest.Values {
		return acctest.Values{"name": name, "predicates": []acctest.Values{group, predicate("city", city)}}
	}
	audience = p.Converge(typeName, audience, config("Very important", "Bonn"))
	p.ExpectError(p.Plan(typeName, audience, config("Very important", "Cork")).Diagnostics, "predicates[0]", "Unknown Predicate", "in Intercom only")
	p.Converge(typeName, audience, acctest.Values{"name": "Very important", "predicates": []acctest.Values{predicate("city", "Cork")}})
}
