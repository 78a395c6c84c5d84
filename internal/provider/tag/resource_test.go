package tag_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
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

const (
	typeName = "intercom_tag"
	address  = "intercom_tag.test"
)

func config(name string) string {
	return fmt.Sprintf("resource \"intercom_tag\" \"test\" {\n  name = %q\n}\n", name)
}

func named(name string) acctest.Values { return acctest.Values{"name": name} }

// expectTags compares the names of the workspace's tags with want.
func expectTags(t *testing.T, server *intercomtest.Server, want ...string) {
	t.Helper()
	var got []string
	for _, tag := range server.Objects("tags") {
		got = append(got, fmt.Sprint(tag["name"]))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the workspace has the tags %q, want %q", got, want)
	}
}

func onlyID(server *intercomtest.Server) string { return fmt.Sprint(server.Objects("tags")[0]["id"]) }

func TestResource_lifecycle(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectTags(t, server) })
	sameID := statecheck.CompareValue(compare.ValuesSame())
	named := func(name string, action plancheck.ResourceActionType) resource.TestStep {
		return resource.TestStep{
			Config:           config(name),
			ConfigPlanChecks: acctest.Expect(address, action),
			ConfigStateChecks: []statecheck.StateCheck{
				sameID.AddStateValue(address, tfjsonpath.New("id")),
				statecheck.ExpectKnownValue(address, tfjsonpath.New("name"), knownvalue.StringExact(name)),
			},
		}
	}
	acctest.Run(t, server,
		named("VIP", plancheck.ResourceActionCreate),
		named("Valued customer", plancheck.ResourceActionUpdate),
		named("VALUED customer", plancheck.ResourceActionUpdate),
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "valued Customer"},
		resource.TestStep{
			ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID,
			ImportStateIdFunc: func(*terraform.State) (string, error) { return onlyID(server), nil },
		},
	)
}

func TestResource_importByIdentity(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
		Steps: []resource.TestStep{
			{Config: config("VIP"), ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectIdentity(address, map[string]knownvalue.Check{
					"id": knownvalue.NotNull(), "workspace_id": knownvalue.StringExact(server.WorkspaceID),
				}),
			}},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity},
		},
	})
}

// A name may look like an id. A failed import gives the reason.
func TestResource_importLookup(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	vip := server.Add("tags", map[string]any{"name": "VIP"})
	year := server.Add("tags", map[string]any{"name": "2026"})
	byID := server.Add("tags", map[string]any{"name": "Other"})
	server.Add("tags", map[string]any{"name": byID})
	p := acctest.Connect(t, server)

	for id, want := range map[string]string{vip: vip, "vip": vip, "2026": year, byID: byID} {
		p := acctest.Connect(t, server) // one run would report a second import of the object
		object, diags := p.Import(typeName, id)
		if len(diags) > 0 || p.Values(typeName, object)["id"] != want {
			t.Errorf("importing %q: %v, want the tag with the id %s", id, diags, want)
		}
	}
	if _, diags := acctest.Connect(t, server).ImportIdentity(typeName, acctest.Values{"id": vip, "workspace_id": server.WorkspaceID}); len(diags) > 0 {
		t.Errorf("importing by identity: %v", diags)
	}
	for _, id := range []string{"", "nothing", "4711"} {
		_, diags := p.Import(typeName, id)
		p.ExpectError(diags, "", "Cannot Import", fmt.Sprintf("no tag with the id or the name %q", id))
	}
	_, diags := p.ImportIdentity(typeName, acctest.Values{"id": "2026"}) // an identity has the id, not the name
	p.ExpectError(diags, "", "Cannot Import", `no tag with the id "2026"`)
	_, diags = p.ImportIdentity(typeName, acctest.Values{"id": vip, "workspace_id": "another"})
	p.ExpectError(diags, "", "Unable to Import Tag", `belongs to the workspace "ws_test"`, `"another"`)
}

func TestResource_deletedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.Run(t, server,
		resource.TestStep{Config: config("VIP")},
		resource.TestStep{
			PreConfig: func() {
				if err := acctest.Client(t, server).Tags.Delete(t.Context(), intercom.ID(onlyID(server))); err != nil {
					t.Fatal(err)
				}
			},
			Config:           config("VIP"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionCreate),
			Check:            func(*terraform.State) error { expectTags(t, server, "VIP"); return nil },
		},
	)
}

// A different name is drift. A different case of the name is not, because Intercom
// treats both as the same name.
func TestResource_renamedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	rename := func(name string) func() {
		return func() {
			if _, err := acctest.Client(t, server).Tags.Rename(t.Context(), intercom.ID(onlyID(server)), name); err != nil {
				t.Fatal(err)
			}
		}
	}
	acctest.Run(t, server,
		resource.TestStep{Config: config("VIP")},
		resource.TestStep{
			PreConfig:        rename("Important"),
			Config:           config("VIP"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionUpdate),
			Check:            func(*terraform.State) error { expectTags(t, server, "VIP"); return nil },
		},
		resource.TestStep{
			PreConfig:        rename("vip"),
			Config:           config("VIP"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionNoop),
		},
	)
}

// Intercom would return the existing tag, and destroying it later would delete a tag of
// somebody else.
func TestResource_existsAlready(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", map[string]any{"name": "VIP"})
	t.Cleanup(func() {
		expectTags(t, server, "VIP")
		if server.Writes() > 0 {
			t.Errorf("requests that write: %v", server.Counts())
		}
	})
	message := func(name string) *regexp.Regexp {
		return regexp.MustCompile(`(?s)with intercom_tag\.test.*name\s+= "` + name + `".*The\s+workspace\s+has\s+the\s+tag\s+"VIP".*import \{\s+.*to = intercom_tag\..*id = "VIP"`)
	}
	acctest.Run(t, server,
		resource.TestStep{Config: config("VIP"), ExpectError: message("VIP")},
		resource.TestStep{Config: config("vip"), ExpectError: message("vip")},
	)
}

// A tag that was created after the plan makes the apply fail as well.
func TestResource_madeMeanwhile(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	tag := acctest.Connect(t, server).Converge(typeName, nil, named("VIP"))
	p := acctest.Connect(t, server)
	created, renamed := p.Plan(typeName, nil, named("Bug")), p.Plan(typeName, tag, named("Trial"))
	server.Add("tags", map[string]any{"name": "bug"})
	server.Add("tags", map[string]any{"name": "trial"})
	server.ResetCounts()

	p = acctest.Connect(t, server)
	left, diags := p.Apply(created)
	p.ExpectError(diags, "name", "Tag Already Exists", `has the tag "bug"`, "import {", `id = "bug"`)
	if left != nil {
		t.Error("the tag of somebody else is in the state")
	}
	_, diags = p.Apply(renamed)
	p.ExpectError(diags, "name", "Tag Already Exists", `has another tag "trial"`, "Choose another name")
	if server.Writes() > 0 {
		t.Errorf("requests that write: %v", server.Counts())
	}
}

// Two resources of one configuration must not manage the same tag. Terraform creates
// them concurrently, and Intercom would return the same tag for both.
func TestResource_twoForOneTag(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	if planned := p.Plan(typeName, nil, named("VIP")); len(planned.Diagnostics) > 0 {
		t.Fatal(planned.Diagnostics)
	}
	p.ExpectError(p.Plan(typeName, nil, named("vip")).Diagnostics, "name", "Two Resources for One Tag", "Remove one of the two")
}

// A tag is created, renamed, destroyed and created again. After each step, the plan is
// empty, whatever the answers to open questions are.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("tags") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			var tag *acctest.Object
			for _, name := range []string{"VIP", "Valued customer", "VALUED customer", "VIP", "vip"} {
				tag = acctest.Connect(t, server).Converge(typeName, tag, named(name))
				acctest.Connect(t, server).ExpectNoChange(typeName, tag, named(name)) // a provider with an empty cache
			}
			p := acctest.Connect(t, server)
			p.Destroy(typeName, tag)
			expectTags(t, server)
			p.Converge(typeName, nil, named("VIP"))
			expectTags(t, server, "VIP")
		})
	}
}

// Intercom may refuse to give a tag the name of another, merge the two, or keep both.
// The provider never tries.
func TestResource_renameCollision(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.TagRenameCollision{
		intercomtest.TagRenameCollisionRefused, intercomtest.TagRenameCollisionMerged, intercomtest.TagRenameCollisionDuplicate,
	} {
		t.Run("answer="+string(answer), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.TagRenameCollision = answer })
			other := server.Add("tags", map[string]any{"name": "Bug"})
			p := acctest.Connect(t, server)
			tag := p.Converge(typeName, nil, named("VIP"))
			server.ResetCounts()

			for _, name := range []string{"Bug", "BUG"} {
				planned := p.Plan(typeName, tag, named(name))
				p.ExpectError(planned.Diagnostics, "name", "Tag Already Exists", `has another tag "Bug" (id `+other+`)`, "Choose another name")
				left, diags := p.Apply(planned) // as if the plan had not noticed
				p.ExpectError(diags, "name", "Tag Already Exists", `has another tag "Bug"`)
				p.ExpectNoChange(typeName, left, named("VIP"))
			}
			if server.Writes() > 0 {
				t.Errorf("requests that write: %v", server.Counts())
			}
			expectTags(t, server, "Bug", "VIP")
		})
	}
}

func TestResource_inUse(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectTags(t, server) })
	acctest.Run(t, server,
		resource.TestStep{Config: config("VIP")},
		resource.TestStep{
			PreConfig: func() { server.AddDependant("tags", onlyID(server), "Seg 1") },
			Config:    config("VIP"),
			Destroy:   true,
			ExpectError: regexp.MustCompile(`(?s)Unable to Delete Tag.*Segments:\s+Seg\s+1\..*tag_has_dependent_objects.*` +
				`Request\s+id:\s+\S.*Remove\s+the\s+tag\s+from\s+what\s+Intercom\s+names`),
		},
		resource.TestStep{
			PreConfig:        func() { expectTags(t, server, "VIP"); server.AddDependant("tags", onlyID(server)) },
			Config:           config("VIP"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionNoop),
		},
	)
}

func TestResource_destroyedWhenDeletedAlready(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	tag := p.Converge(typeName, nil, named("VIP"))
	server.Remove("tags", onlyID(server))
	p.Destroy(typeName, tag)
}

// The error of a refusal has Intercom's message, at the attribute if that is known.
func TestResource_refusedByIntercom(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		at    string
		want  []string
	}{
		"sheet":    {acctest.Problem("POST /tags", 400, "parameter_invalid", "invalid tag parameters", ""), "", []string{"invalid tag parameters", "parameter_invalid", "400 Bad Request"}},
		"field":    {acctest.Problem("POST /tags", 422, "data_invalid", "is too long", `,"field":"name"`), "name", []string{"is too long", "data_invalid", "422"}},
		"no field": {acctest.Problem("POST /tags", 422, "data_invalid", "is too long", `,"field":"colour"`), "", []string{"is too long"}},
		"scope":    {acctest.Problem("POST /tags", 403, "forbidden", "You do not have the required scope", ""), "", []string{"required scope", "403 Forbidden", "Add the scope"}},
		"plan":     {acctest.Problem("POST /tags", 403, "api_plan_restricted", "Active subscription needed.", ""), "", []string{"api_plan_restricted", "plan does not include"}},
		"token":    {acctest.Problem("GET /tags", 401, "unauthorized", "Access Token Invalid", ""), "", []string{"Access Token Invalid", "401 Unauthorized", "INTERCOM_ACCESS_TOKEN"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(test.fault)
			p := acctest.Connect(t, server)
			left, diags := p.Apply(p.Plan(typeName, nil, named("VIP")))
			p.ExpectError(diags, test.at, "Unable to Create Tag", append(test.want, "req-1")...)
			if left != nil {
				t.Error("a tag that was not created is in the state")
			}
		})
	}
}

// An answer that does not say that the tag is gone leaves the tag in the state.
func TestResource_notGone(t *testing.T) {
	t.Parallel()
	page := intercomtest.Fault{Status: 404, Times: -1, ContentType: "text/html", Body: "<html><h1>404 Not Found</h1></html>"}
	on := func(request string, fault intercomtest.Fault) []intercomtest.Fault {
		fault.Request = request
		return []intercomtest.Fault{fault}
	}
	for name, test := range map[string]struct {
		faults []intercomtest.Fault
		want   string
	}{
		"page for the list":         {on("GET /tags", page), "404"},
		"page for the tag":          {on("GET /tags/{id}", page), "404"},
		"no route for the list":     {on("GET /tags", acctest.Problem("", 404, "not_found", "The requested resource was not found", "")), "404"},
		"no JSON for the tag":       {on("GET /tags/{id}", intercomtest.Fault{Status: 404, Times: -1, ContentType: "text/plain", Body: "not here"}), "404"},
		"trouble with the list":     {on("GET /tags", intercomtest.Fault{Status: 500, Times: -1}), "500"},
		"empty answer for the list": {on("GET /tags", intercomtest.Fault{Kind: intercomtest.FaultEmpty, Times: -1}), "cannot be read"},
		"token":                     {on("GET /tags", intercomtest.Fault{Status: 401, Times: -1}), "401"},
		"forbidden":                 {on("GET /tags/{id}", intercomtest.Fault{Status: 403, Times: -1}), "403"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			tag := acctest.Connect(t, server).Converge(typeName, nil, named("VIP"))
			// The list does not have the tag, so the provider reads it by its id.
			id := onlyID(server)
			server.Remove("tags", id)
			server.Fail(test.faults...)
			p := acctest.Connect(t, server)
			left, diags := p.Read(typeName, tag)
			p.ExpectError(diags, "", "Unable to Read Tag", test.want)
			if left == nil {
				t.Error("the tag has left the state")
			}
		})
	}
}

func TestResource_gone(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	tag := acctest.Connect(t, server).Converge(typeName, nil, named("VIP"))
	server.Remove("tags", onlyID(server))
	for _, tag := range []*acctest.Object{tag, tag.WithoutIdentity()} {
		p := acctest.Connect(t, server)
		left, diags := p.Read(typeName, tag)
		p.ExpectWarning(diags, "", "Tag Is Gone", `the tag "VIP" (id `)
		if strings.Contains(diags[0].Detail, "another workspace") {
			t.Errorf("one tag is gone, and the message doubts the token: %s", diags[0].Detail)
		}
		if left != nil {
			t.Error("the tag is still in the state")
		}
	}
}

func TestResource_validation(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t)
	for _, name := range []string{"", "  ", "\t\n"} {
		p.ExpectError(p.Validate(typeName, named(name)), "name", "Invalid Attribute Value", "must not be empty")
	}
	for _, name := range []string{acctest.Unknown, "2026", `${"`, " x", "日本語", strings.Repeat("long ", 50)} {
		if diags := p.Validate(typeName, named(name)); len(diags) > 0 {
			t.Errorf("%q: %v", name, diags)
		}
	}
}

// Planning a name that is known only after apply is not an error.
func TestResource_unknown(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	tag := p.Converge(typeName, nil, named("VIP"))
	for _, prior := range []*acctest.Object{nil, tag} {
		if planned := p.Plan(typeName, prior, named(acctest.Unknown)); len(planned.Diagnostics) > 0 || planned.Replace {
			t.Errorf("%v, replace: %t", planned.Diagnostics, planned.Replace)
		}
	}
}
