package dataattribute_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const address = "intercom_data_attribute.test"

// config returns HCL of an attribute named plan_tier; more are further arguments.
func config(more ...string) string {
	return fmt.Sprintf(`
resource "intercom_data_attribute" "test" {
  model = "contact"
  name  = "plan_tier"
  %s
}
`, strings.Join(more, "\n  "))
}

const (
	text    = `data_type = "string"`
	integer = `data_type = "integer"`
	options = `options = ["free", "pro", "enterprise"]`
)

func TestResource_lifecycle(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectAttributes(t, server, "plan_tier archived") })
	updated := func(attribute string, want knownvalue.Check, arguments ...string) resource.TestStep {
		return resource.TestStep{
			Config:            config(arguments...),
			ConfigPlanChecks:  acctest.Expect(address, plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), want)},
		}
	}
	acctest.Run(t, server,
		resource.TestStep{
			Config: config(text, options),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(address, tfjsonpath.New("full_name"), knownvalue.StringExact("custom_attributes.plan_tier")),
				statecheck.ExpectKnownValue(address, tfjsonpath.New("description"), knownvalue.StringExact("")),
				statecheck.ExpectKnownValue(address, tfjsonpath.New("messenger_writable"), knownvalue.Bool(false)),
				statecheck.ExpectKnownValue(address, tfjsonpath.New("data_type"), knownvalue.StringExact("string")),
			},
		},
		updated("description", knownvalue.StringExact("What they pay"), text, options, `description = "What they pay"`),
		updated("messenger_writable", knownvalue.Bool(true), text, options, `description = "What they pay"`, "messenger_writable = true"),
		updated("options", knownvalue.ListSizeExact(2), text, `options = ["free", "pro"]`, `description = "What they pay"`, "messenger_writable = true"),
		updated("options", knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("pro"), knownvalue.StringExact("free")}),
			text, `options = ["pro", "free"]`, `description = "What they pay"`, "messenger_writable = true"),
		updated("description", knownvalue.StringExact(""), text, `options = ["pro", "free"]`),
	)
}

// expectAttributes compares the workspace's custom attributes, as "name" or "name
// archived", with want.
func expectAttributes(t *testing.T, server *intercomtest.Server, want ...string) {
	t.Helper()
	var got []string
	for _, a := range server.Objects("data_attributes") {
		name := fmt.Sprint(a["name"])
		if a["archived"] == true {
			name += " archived"
		}
		got = append(got, name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the workspace has the attributes %q, want %q", got, want)
	}
}

func TestResource_import(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	var id string
	acctest.Run(t, server,
		resource.TestStep{Config: config(text, options, `description = "What they pay"`), Check: func(*terraform.State) error {
			id = fmt.Sprint(server.Objects("data_attributes")[0]["id"])
			return nil
		}},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "contact/plan_tier"},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, ImportStateIdFunc: func(*terraform.State) (string, error) {
			return id, nil
		}},
	)
}

func TestResource_importByIdentity(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
		Steps: []resource.TestStep{
			{Config: config(text, options), ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectIdentity(address, map[string]knownvalue.Check{
					"id": knownvalue.NotNull(), "workspace_id": knownvalue.StringExact(server.WorkspaceID),
				}),
			}},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity},
		},
	})
}

// A failed import gives the reason.
func TestResource_importRefused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_attributes", map[string]any{"model": "company", "name": "old", "archived": true})
	live := server.Add("data_attributes", map[string]any{"model": "company", "name": "size/band"})
	p := acctest.Connect(t, server)

	for id, want := range map[string]string{
		"plan_tier":         "not an import id",
		"contact/":          "not an import id",
		"person/x":          "not an import id",
		"4711":              "There is no data attribute",
		"contact/nothing":   "There is no data attribute",
		"contact/size/band": "There is company/size/band.",
		"company/old":       "is archived",
		"contact/email":     "Intercom's own",
		"company/plan.id":   "Intercom's own",
	} {
		_, diags := p.Import("intercom_data_attribute", id)
		if len(diags) != 1 || !strings.Contains(diags[0].Detail, want) {
			t.Errorf("importing %q: %v, want %q", id, diags, want)
		}
	}
	object, diags := p.Import("intercom_data_attribute", "company/size/band")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if got := p.Values("intercom_data_attribute", object)["id"]; got != live {
		t.Errorf("imported the attribute with the id %v, want %v", got, live)
	}
	if _, diags = p.ImportIdentity("intercom_data_attribute", acctest.Values{"id": live, "workspace_id": "another"}); len(diags) != 1 ||
		!strings.Contains(diags[0].Detail, `belongs to the workspace "ws_test"`) {
		t.Errorf("importing from another workspace: %v", diags)
	}
}

func TestResource_archivedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	var id intercom.ID
	acctest.Run(t, server,
		resource.TestStep{Config: config(text)},
		resource.TestStep{
			PreConfig: func() {
				id = find(t, server).ID
				if err := acctest.Client(t, server).DataAttributes.Archive(t.Context(), "contact", id); err != nil {
					t.Fatal(err)
				}
			},
			Config:           config(text),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionCreate),
			Check: func(*terraform.State) error {
				if got := find(t, server); got.ID != id {
					return fmt.Errorf("a new attribute with the id %s, want %s restored", got.ID, id)
				}
				return nil
			},
		},
	)
}

func TestResource_changedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.Run(t, server,
		resource.TestStep{Config: config(text, options)},
		resource.TestStep{
			PreConfig: func() {
				_, err := acctest.Client(t, server).DataAttributes.Update(t.Context(), find(t, server).ID, intercom.DataAttributeUpdate{
					Description: new("by hand"), Options: intercom.OptionsOf([]string{"free", "paid"}),
				})
				if err != nil {
					t.Fatal(err)
				}
			},
			Config:           config(text, options),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionUpdate),
		},
		// Somebody can change the type in Intercom's settings. That is drift, and an
		// error only while the configuration has the old type.
		resource.TestStep{
			PreConfig:   func() { server.ChangeDataType(find(t, server).ID.String(), "integer") },
			Config:      config(text),
			ExpectError: regexp.MustCompile(`(?s)Cannot Change the Type.*is\s+of\s+type\s+"integer"\s+in\s+Intercom`),
		},
		resource.TestStep{
			Config:           config(integer),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionNoop),
		},
	)
}

func find(t *testing.T, server *intercomtest.Server) *intercom.DataAttribute {
	t.Helper()
	found, err := acctest.Client(t, server).DataAttributes.Find(t.Context(), "contact", "plan_tier")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestResource_renameReplaces(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectAttributes(t, server, "plan_tier archived", "plan_level archived") })
	acctest.Run(t, server,
		resource.TestStep{Config: config(text)},
		resource.TestStep{
			// With another name, another type is possible.
			Config:           strings.ReplaceAll(config(integer), `"plan_tier"`, `"plan_level"`),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionReplace),
		},
	)
}

// The plan refuses replacements that could archive an attribute and then fail.
func TestResource_planRefused(t *testing.T) {
	t.Parallel()
	base := acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string"}
	list := base.With(acctest.Values{"options": []string{"a", "b"}})
	tests := map[string]struct {
		from, to acctest.Values
		at       string
	}{
		"type":             {base, base.With(acctest.Values{"data_type": "integer"}), "data_type"},
		"becomes a list":   {base, list, "options"},
		"ceases to be one": {list, base, "options"},
		"model":            {base, base.With(acctest.Values{"model": "company"}), "model"},
		"case of the name": {base, base.With(acctest.Values{"name": "Plan_Tier"}), "name"},
		"unknown type":     {base, base.With(acctest.Values{"data_type": acctest.Unknown}), ""},
		"unknown options":  {base, base.With(acctest.Values{"options": acctest.Unknown}), ""},
		"unknown name":     {base, base.With(acctest.Values{"name": acctest.Unknown, "data_type": "integer"}), ""},
		"another name":     {base, base.With(acctest.Values{"name": "tier", "data_type": "integer", "model": "company"}), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			p := acctest.Connect(t, server)
			object, diags := p.Apply(p.Plan("intercom_data_attribute", nil, test.from))
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			server.ResetCounts()
			planned := p.Plan("intercom_data_attribute", object, test.to)
			switch diags := planned.Diagnostics; {
			case name == "another name":
				p.ExpectWarning(diags, "name", "Data Attribute Is Archived and Another Created", "together with the data")
			case test.at == "" && len(diags) > 0:
				t.Errorf("refused: %v", diags)
			case test.at != "" && (len(diags) != 1 || diags[0].Path != test.at || !diags[0].Error):
				t.Errorf("diagnostics are %v, want an error at %s", diags, test.at)
			}
			if server.Total() > 0 {
				t.Errorf("the plan sent requests: %v", server.Counts())
			}
		})
	}
}

func TestResource_existsAlready(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan_tier"})
	server.Add("data_attributes", map[string]any{"model": "company", "name": "band"})
	acctest.Run(t, server,
		resource.TestStep{
			Config:      config(text),
			ExpectError: regexp.MustCompile(`(?s)Data Attribute Already Exists.*import \{.*to = intercom_data_attribute.*id = "contact/plan_tier"`),
		},
		resource.TestStep{
			Config:      strings.ReplaceAll(config(text), `"plan_tier"`, `"band"`),
			ExpectError: regexp.MustCompile(`(?s)Data Attribute Already Exists.*id = "company/band"`),
		},
		resource.TestStep{
			Config:      strings.ReplaceAll(config(text), `"plan_tier"`, `"email"`),
			ExpectError: regexp.MustCompile(`(?s)one of Intercom's own`),
		},
	)
}

// An attribute is destroyed and created again. Under each answer to open questions, the
// provider restores the attribute, creates another, or says why it cannot.
func TestResource_createdAgain(t *testing.T) {
	t.Parallel()
	values := acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string", "options": []string{"pro", "free"}, "description": "What they pay"}
	for _, alternative := range intercomtest.AlternativesFor("data_attributes") {
		for _, restore := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/restore=%t", alternative.Name, restore), func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
				p := acctest.NewProtocol(t)
				if diags := p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "restore_archived": restore}); len(diags) > 0 {
					t.Fatal(diags)
				}
				first := p.Converge("intercom_data_attribute", nil, values)
				p.Destroy("intercom_data_attribute", first)
				expectAttributes(t, server, "plan_tier archived")

				planned := p.Plan("intercom_data_attribute", nil, values)
				second, diags := p.Apply(planned)
				answers := alternative.Answers
				switch {
				case restore && answers.RestoreArchived == intercomtest.RestoreArchivedRestores:
					p.ExpectWarning(planned.Diagnostics, "name", "Archived Data Attribute Is Restored")
					p.ExpectNone(diags)
					p.ExpectNoChange("intercom_data_attribute", second, values)
					expectAttributes(t, server, "plan_tier")
					if a, b := p.Values("intercom_data_attribute", first)["id"], p.Values("intercom_data_attribute", second)["id"]; a != b {
						t.Errorf("restored with the id %v, was %v", b, a)
					}
				case restore && answers.RestoreArchived == intercomtest.RestoreArchivedIgnored:
					p.ExpectError(diags, "name", "Archived Data Attribute Not Restored")
					expectAttributes(t, server, "plan_tier archived")
				case restore:
					p.ExpectWarning(planned.Diagnostics, "name", "Archived Data Attribute Is Restored")
					p.ExpectError(diags, "", "Unable to Create Data Attribute")
					expectAttributes(t, server, "plan_tier archived")
				case answers.ArchivedDataAttributeName == intercomtest.ArchivedNameReusable:
					p.ExpectNoChange("intercom_data_attribute", second, values)
					expectAttributes(t, server, "plan_tier archived", "plan_tier")
				default:
					p.ExpectError(diags, "name", "Data Attribute Exists Archived")
					expectAttributes(t, server, "plan_tier archived")
				}
			})
		}
	}
}

// Every attribute that can be updated is changed alone, under each answer.
func TestResource_updatedUnderEachAnswer(t *testing.T) {
	t.Parallel()
	base := acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string", "options": []string{"pro", "free"}}
	for _, alternative := range intercomtest.AlternativesFor("data_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			object := p.Converge("intercom_data_attribute", nil, base)
			for _, change := range []acctest.Values{
				{"description": "What they pay"},
				{"description": ""},
				{"messenger_writable": true},
				{"options": []string{"free", "pro"}},
				{"options": []string{"free", "pro", "enterprise"}},
			} {
				object = p.Converge("intercom_data_attribute", object, base.With(change))
			}
			fewer := base.With(acctest.Values{"options": []string{"enterprise", "free"}})
			object, diags := p.Apply(p.Plan("intercom_data_attribute", object, fewer))
			if alternative.Answers.OptionsUpdate == intercomtest.OptionsUpdateMerge {
				p.ExpectError(diags, "options", "Intercom Did Not Accept a Value of the Data Attribute")
			} else {
				p.ExpectNoChange("intercom_data_attribute", object, fewer)
			}
		})
	}
}

func TestResource_times(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("data_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			for _, dataType := range []string{"date", "datetime"} {
				p.Converge("intercom_data_attribute", nil, acctest.Values{"model": "contact", "name": "seen_" + dataType, "data_type": dataType})
			}
		})
	}
}

// An attribute that exists archived with another type cannot be restored.
func TestResource_archivedWithAnotherType(t *testing.T) {
	t.Parallel()
	for name, archived := range map[string]map[string]any{
		"integer": {"data_type": "integer"},
		"list":    {"data_type": "string", "options": []any{"a", "b"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			archived["model"], archived["name"], archived["archived"] = "contact", "plan_tier", true
			server.Add("data_attributes", archived)
			p := acctest.Connect(t, server)
			planned := p.Plan("intercom_data_attribute", nil, acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string"})
			p.ExpectError(planned.Diagnostics, "data_type", "Data Attribute Exists Archived With Another Type")
			_, diags := p.Apply(planned)
			p.ExpectError(diags, "data_type", "Data Attribute Exists Archived With Another Type")
			if server.Writes() > 0 {
				t.Errorf("requests that write: %v", server.Counts())
			}
		})
	}
}

// The error of a refusal has Intercom's message, at the attribute.
func TestResource_refusedByIntercom(t *testing.T) {
	t.Parallel()
	ok := acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string"}
	for name, test := range map[string]struct {
		values acctest.Values
		fault  *intercomtest.Fault
		at     string
		want   []string
	}{
		"name":     {values: ok.With(acctest.Values{"name": "!nv@l!d n@me"}), at: "name", want: []string{"alphanumeric", "parameter_invalid", "400"}},
		"standard": {values: ok, fault: new(acctest.Problem("POST /data_attributes", 400, "parameter_invalid", "'Name' is one of our standard attributes for your people data. To save this as new people data, use a different name.", "")), at: "name", want: []string{"standard attributes", "req-1"}},
		"type":     {values: ok, fault: new(acctest.Problem("POST /data_attributes", 400, "parameter_invalid", "Data Type isn't an option", "")), at: "data_type", want: []string{"Data Type isn't an option", "req-1"}},
		"model":    {values: ok, fault: new(acctest.Problem("POST /data_attributes", 400, "parameter_invalid", "The Data Attribute model field must be either contact or company", "")), at: "model", want: []string{"contact or company"}},
		"options":  {values: ok, fault: new(acctest.Problem("POST /data_attributes", 400, "parameter_invalid", "You must have at least two options on a list type data attribute", "")), at: "options", want: []string{"at least two options"}},
		"field":    {values: ok, fault: &intercomtest.Fault{Request: "POST /data_attributes", Status: 422, Body: `{"type":"error.list","errors":[{"code":"data_invalid","message":"too long","field":"description"}]}`}, at: "description", want: []string{"too long", "422"}},
		"limit":    {values: ok, fault: new(acctest.Problem("POST /data_attributes", 400, "custom_data_limit_reached", "Limit reached", "")), at: "", want: []string{"custom_data_limit_reached", "at most 250"}},
		"unknown":  {values: ok, fault: new(acctest.Problem("POST /data_attributes", 418, "teapot", "short and stout", "")), at: "", want: []string{"short and stout", "teapot", "418", "req-1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			if test.fault != nil {
				server.Fail(*test.fault)
			}
			p := acctest.Connect(t, server)
			_, diags := p.Apply(p.Plan("intercom_data_attribute", nil, test.values))
			p.ExpectError(diags, test.at, "Unable to Create Data Attribute", test.want...)
		})
	}
}

func TestResource_archiveRefused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	object := p.Converge("intercom_data_attribute", nil, acctest.Values{"model": "contact", "name": "plan_tier", "data_type": "string"})
	server.AddDependant("data_attributes", fmt.Sprint(p.Values("intercom_data_attribute", object)["id"]), "Segment 1")
	_, diags := p.Apply(p.Plan("intercom_data_attribute", object, nil))
	p.ExpectError(diags, "", "Unable to Delete Data Attribute", "has a dependant object", "segments, workflows", "data_invalid")
	expectAttributes(t, server, "plan_tier")
}

// The reference does not say how Intercom answers a request to archive an archived
// attribute.
func TestResource_destroyedWhenArchivedAlready(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("data_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			object := p.Converge("intercom_data_attribute", nil, acctest.Values{"model": "company", "name": "band", "data_type": "string"})
			found, err := acctest.Client(t, server).DataAttributes.Find(t.Context(), "company", "band")
			if err != nil {
				t.Fatal(err)
			}
			if err := acctest.Client(t, server).DataAttributes.Archive(t.Context(), "company", found.ID); err != nil {
				t.Fatal(err)
			}
			p.Destroy("intercom_data_attribute", object)
		})
	}
}
