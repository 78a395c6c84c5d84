package tickettype_test

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
	typeName = "intercom_ticket_type"
	address  = "intercom_ticket_type.test"
)

// config returns HCL of a ticket type with these arguments.
func config(arguments ...string) string {
	return "resource \"intercom_ticket_type\" \"test\" {\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

const (
	bug      = `name = "Bug report"`
	customer = `category = "Customer"`
)

func bugReport(more ...acctest.Values) acctest.Values {
	values := acctest.Values{"name": "Bug report", "category": "Customer"}
	for _, m := range more {
		values = values.With(m)
	}
	return values
}

// expectTypes compares the workspace's ticket types, as "name" or "name archived", with
// want.
func expectTypes(t *testing.T, server *intercomtest.Server, want ...string) {
	t.Helper()
	var got []string
	for _, ticketType := range server.Objects("ticket_types") {
		name := fmt.Sprint(ticketType["name"])
		if ticketType["archived"] == true {
			name += " archived"
		}
		got = append(got, name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the workspace has the ticket types %q, want %q", got, want)
	}
}

func firstID(server *intercomtest.Server) intercom.ID {
	return intercom.ID(fmt.Sprint(server.Objects("ticket_types")[0]["id"]))
}

func known(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), want)
}

func TestResource_lifecycle(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectTypes(t, server, "Bug archived") })
	sameID, sameTime := statecheck.CompareValue(compare.ValuesSame()), statecheck.CompareValue(compare.ValuesSame())
	step := func(action plancheck.ResourceActionType, arguments []string, checks ...statecheck.StateCheck) resource.TestStep {
		return resource.TestStep{
			Config:           config(arguments...),
			ConfigPlanChecks: acctest.Expect(address, action),
			ConfigStateChecks: append(checks,
				sameID.AddStateValue(address, tfjsonpath.New("id")), sameTime.AddStateValue(address, tfjsonpath.New("created_at"))),
		}
	}
	updated := func(attribute string, want knownvalue.Check, arguments ...string) resource.TestStep {
		return step(plancheck.ResourceActionUpdate, arguments, known(attribute, want))
	}
	text := knownvalue.StringExact
	const (
		name        = `name = "Bug"`
		description = `description = "Something does not work"`
		icon        = `icon = "🐞"`
		internal    = `is_internal = true`
		tracker     = `category = "Tracker"`
	)
	acctest.Run(t, server,
		step(plancheck.ResourceActionCreate, []string{bug, customer},
			known("description", text("")), known("icon", text("🎟️")), known("is_internal", knownvalue.Bool(false)),
			known("id", text("71")), known("created_at", knownvalue.NotNull())),
		updated("name", text("Bug"), name, customer),
		updated("description", text("Something does not work"), name, customer, description),
		updated("icon", text("🐞"), name, customer, description, icon),
		updated("is_internal", knownvalue.Bool(true), name, customer, description, icon, internal),
		updated("category", text("Tracker"), name, tracker, description, icon, internal),
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "Bug"},
		resource.TestStep{
			ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID,
			ImportStateIdFunc: func(*terraform.State) (string, error) { return firstID(server).String(), nil },
		},
		// An argument that is removed from the configuration returns to its default, or
		// keeps the value that Intercom chose.
		step(plancheck.ResourceActionUpdate, []string{name, tracker},
			known("description", text("")), known("icon", text("🎟️")), known("is_internal", knownvalue.Bool(true))),
	)
}

func TestResource_importByIdentity(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
		Steps: []resource.TestStep{
			{Config: config(bug, customer), ConfigStateChecks: []statecheck.StateCheck{
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
	add := func(name string, archived bool) string {
		return server.Add("ticket_types", map[string]any{"name": name, "archived": archived})
	}
	add("Refund", true)
	refund := add("Refund", false) // one in use is preferred to an archived one
	year := add("2026", false)
	a, b := add("Twice", false), add("Twice", false)
	old := add("Old", true)
	p := acctest.Connect(t, server)

	for id, want := range map[string]string{"Refund": refund, refund: refund, "2026": year, b: b} {
		p := acctest.Connect(t, server) // one run would report a second import of the object
		object, diags := p.Import(typeName, id)
		if len(diags) > 0 || p.Values(typeName, object)["id"] != want {
			t.Errorf("importing %q: %v, want the ticket type with the id %s", id, diags, want)
		}
	}
	if _, diags := p.ImportIdentity(typeName, acctest.Values{"id": a, "workspace_id": server.WorkspaceID}); len(diags) > 0 {
		t.Errorf("importing by identity: %v", diags)
	}
	for _, id := range []string{"", "nothing", "refund", "4711"} {
		_, diags := p.Import(typeName, id)
		p.ExpectError(diags, "", "Cannot Import", fmt.Sprintf("no ticket type with the id or the name %q", id))
	}
	for _, id := range []string{"Old", old} {
		_, diags := p.Import(typeName, id)
		p.ExpectError(diags, "", "Cannot Import", `"Old" (id `+old+`) is archived`)
	}
	_, diags := p.Import(typeName, "Twice")
	p.ExpectError(diags, "", "Unable to Import Ticket Type", a, b)
	_, diags = p.ImportIdentity(typeName, acctest.Values{"id": a, "workspace_id": "another"})
	p.ExpectError(diags, "", "Unable to Import Ticket Type", `belongs to the workspace "ws_test"`, `"another"`)
}

func TestResource_archivedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectTypes(t, server, "Bug report archived") })
	sameID := statecheck.CompareValue(compare.ValuesSame())
	acctest.Run(t, server,
		resource.TestStep{
			Config:            config(bug, customer),
			ConfigStateChecks: []statecheck.StateCheck{sameID.AddStateValue(address, tfjsonpath.New("id"))},
		},
		resource.TestStep{
			PreConfig:        func() { archive(t, server) },
			Config:           config(bug, customer, `description = "New"`),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				sameID.AddStateValue(address, tfjsonpath.New("id")), known("description", knownvalue.StringExact("New")),
			},
		},
	)
}

func TestResource_archivedOutsideTerraformAndNotRestored(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectTypes(t, server, "Bug report archived", "Bug report archived") })
	block := acctest.ProviderBlock(server, "restore_archived = false")
	acctest.RunAsIs(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: block + config(bug, customer)},
		{
			PreConfig:        func() { archive(t, server) },
			Config:           block + config(bug, customer),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionCreate),
			Check: func(*terraform.State) error {
				expectTypes(t, server, "Bug report archived", "Bug report")
				return nil
			},
		},
	}})
}

func archive(t *testing.T, server *intercomtest.Server) {
	t.Helper()
	if err := acctest.Client(t, server).TicketTypes.Archive(t.Context(), firstID(server), intercom.TicketTypeWrite{}); err != nil {
		t.Fatal(err)
	}
}

func TestResource_changedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	change := func(write intercom.TicketTypeWrite) func() {
		return func() {
			if _, err := acctest.Client(t, server).TicketTypes.Update(t.Context(), firstID(server), write); err != nil {
				t.Fatal(err)
			}
		}
	}
	repaired := func(attribute string, want any, write intercom.TicketTypeWrite) resource.TestStep {
		return resource.TestStep{
			PreConfig:        change(write),
			Config:           config(bug, customer, "is_internal = false"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				if got := server.Objects("ticket_types")[0][attribute]; got != want {
					return fmt.Errorf("Intercom has %s = %v, want %v", attribute, got, want)
				}
				return nil
			},
		}
	}
	acctest.Run(t, server,
		resource.TestStep{Config: config(bug, customer, "is_internal = false")},
		repaired("name", "Bug report", intercom.TicketTypeWrite{Name: new("Mine")}),
		repaired("description", "", intercom.TicketTypeWrite{Description: new("by hand")}),
		repaired("category", "Customer", intercom.TicketTypeWrite{Category: new("Tracker")}),
		repaired("icon", "🎟️", intercom.TicketTypeWrite{Icon: new("🐛")}),
		repaired("is_internal", false, intercom.TicketTypeWrite{IsInternal: new(true)}),
		resource.TestStep{ // the same emoji in another spelling
			PreConfig:        change(intercom.TicketTypeWrite{Icon: new("🎟")}),
			Config:           config(bug, customer, "is_internal = false"),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionNoop),
		},
	)
}

// Each attribute is changed alone. Whatever the answers to open questions are, the plan
// is then empty, or a message says what Intercom did not change.
func TestResource_updatedUnderEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_types") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			answers := alternative.Answers
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
			var object *acctest.Object
			converge := func(values acctest.Values) {
				t.Helper()
				object = acctest.Connect(t, server).Converge(typeName, object, values)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, values) // a provider with an empty cache
			}
			converge(bugReport())
			for _, change := range []acctest.Values{
				{"name": "Bug"},
				{"description": "Something does not work"},
				{"icon": "🐞"},
				{"icon": "❤"},
				{"icon": "❤️"},
				{"is_internal": true},
				{"is_internal": false},
				{},
			} {
				converge(bugReport(change))
			}

			p := acctest.Connect(t, server)
			tracker := bugReport(acctest.Values{"category": "Tracker"})
			left, diags := p.Apply(p.Plan(typeName, object, tracker))
			switch answers.TicketTypeCategory {
			case intercomtest.CategoryIgnored:
				p.ExpectError(diags, "category", "Intercom Did Not Accept a Value of the Ticket Type", "Tracker", "Customer")
				acctest.Connect(t, server).ExpectNoChange(typeName, left, bugReport())
			case intercomtest.CategoryRefused:
				p.ExpectError(diags, "", "Unable to Update Ticket Type", "Category cannot be changed", "422")
				acctest.Connect(t, server).ExpectNoChange(typeName, left, bugReport())
			default:
				object = left
				acctest.Connect(t, server).ExpectNoChange(typeName, left, tracker)
				converge(bugReport(acctest.Values{"category": "Back-office"}))
				converge(tracker)
			}
		})
	}
}

// An import has no configuration to compare with. The imported values match a
// configuration that spells an emoji differently.
func TestResource_importUnderEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_types") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			for i, values := range []acctest.Values{
				{"name": "Bug report", "category": "Customer"},
				{"name": "Refund", "category": "Back-office", "icon": "❤️", "is_internal": true},
				{"name": "Outage", "category": "Tracker", "icon": "❤", "description": "One problem, many reports"},
			} {
				p := acctest.Connect(t, server)
				p.Converge(typeName, nil, values)
				id := fmt.Sprint(server.Objects("ticket_types")[i]["id"])
				for _, key := range []string{id, fmt.Sprint(values["name"])} {
					p = acctest.Connect(t, server)
					imported, diags := p.Import(typeName, key)
					if len(diags) > 0 {
						t.Fatal(diags)
					}
					p.ExpectNoChange(typeName, imported, values)
				}
			}
		})
	}
}

// Intercom may make every Back-office type internal.
func TestResource_internalByCategory(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.BackOfficeIsInternal = true })
	refund := acctest.Values{"name": "Refund", "category": "Back-office"}

	p := acctest.Connect(t, server)
	decided := p.Converge(typeName, nil, refund)
	if got := p.Values(typeName, decided)["is_internal"]; got != true {
		t.Errorf("is_internal is %v, want the value that Intercom chose", got)
	}
	for _, category := range []string{"Customer", "Back-office", "Tracker"} {
		values := acctest.Values{"name": "Refund", "category": category}
		decided = acctest.Connect(t, server).Converge(typeName, decided, values)
		acctest.Connect(t, server).ExpectNoChange(typeName, decided, values)
	}

	refund = refund.With(acctest.Values{"name": "Credit note"})
	public := refund.With(acctest.Values{"is_internal": false})
	made, diags := p.Apply(p.Plan(typeName, nil, public))
	p.ExpectWarning(diags, "is_internal", "Intercom Did Not Accept a Value of the Ticket Type", "is_internal = false", "has true")
	if got := p.Values(typeName, made)["is_internal"]; got != false {
		t.Errorf("is_internal is %v, want the planned value: Terraform reports any other as a bug", got)
	}
	p = acctest.Connect(t, server)
	made, diags = p.Read(typeName, made)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	_, diags = p.Apply(p.Plan(typeName, made, public))
	p.ExpectError(diags, "is_internal", "Intercom Did Not Accept a Value of the Ticket Type", "change the configuration")
	p.ExpectNoChange(typeName, made, refund)
}

// A ticket type is destroyed and created again. Under each answer to open questions,
// the provider restores the type, creates another, or says why it cannot.
func TestResource_createdAgain(t *testing.T) {
	t.Parallel()
	values := bugReport(acctest.Values{"description": "Something does not work", "icon": "🐞"})
	for _, alternative := range intercomtest.AlternativesFor("ticket_types") {
		for _, restore := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/restore=%t", alternative.Name, restore), func(t *testing.T) {
				t.Parallel()
				answers := alternative.Answers
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
				connect := func() *acctest.Protocol {
					p := acctest.NewProtocol(t)
					if diags := p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "restore_archived": restore}); len(diags) > 0 {
						t.Fatal(diags)
					}
					return p
				}
				first := connect().Converge(typeName, nil, values)
				connect().Destroy(typeName, first)
				expectTypes(t, server, "Bug report archived")

				p := connect()
				changed := values.With(acctest.Values{"description": "It does not work", "is_internal": true})
				planned := p.Plan(typeName, nil, changed)
				second, diags := p.Apply(planned)
				switch {
				case restore && answers.ArchivedTicketTypes == intercomtest.ArchivedTicketTypesHidden,
					!restore && answers.TicketTypeNames != intercomtest.NamesUniqueEvenArchived:
					if len(diags) > 0 {
						t.Fatal(diags)
					}
					connect().ExpectNoChange(typeName, second, changed)
					expectTypes(t, server, "Bug report archived", "Bug report")
				case !restore:
					p.ExpectError(diags, "", "Unable to Create Ticket Type", "Name has already been taken", "422")
					expectTypes(t, server, "Bug report archived")
				case answers.RestoreArchived == intercomtest.RestoreArchivedIgnored:
					p.ExpectError(diags, "name", "Archived Ticket Type Not Restored", "restore_archived = false")
					expectTypes(t, server, "Bug report archived")
				case answers.RestoreArchived == intercomtest.RestoreArchivedRefused:
					p.ExpectError(diags, "", "Unable to Create Ticket Type", "cannot be restored", "422")
					expectTypes(t, server, "Bug report archived")
				default:
					p.ExpectWarning(planned.Diagnostics, "name", "Archived Ticket Type Is Restored", "(id "+firstID(server).String()+")")
					if len(diags) > 0 {
						t.Errorf("the apply has other diagnostics: %v", diags)
					}
					connect().ExpectNoChange(typeName, second, changed)
					expectTypes(t, server, "Bug report")
				}
			})
		}
	}
}

// Of several archived types, the last one is restored. One with another category or
// another case of the name is a different type.
func TestResource_restoresTheRightOne(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	add := func(name, category string, updated int) string {
		return server.Add("ticket_types", map[string]any{"name": name, "category": category, "archived": true, "updated_at": updated})
	}
	add("Bug report", "Customer", 1000)
	last := add("Bug report", "Customer", 3000)
	add("Bug report", "Customer", 2000)
	add("Bug report", "Tracker", 4000)
	add("bug report", "Customer", 5000)
	p := acctest.Connect(t, server)
	object, _ := p.Apply(p.Plan(typeName, nil, bugReport()))
	if got := p.Values(typeName, object)["id"]; got != last {
		t.Errorf("restored the type with the id %v, want %s", got, last)
	}
}

// Intercom may accept a name twice, which nobody wants.
func TestResource_existsAlready(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("ticket_types", map[string]any{"name": "Bug report", "archived": true})
	existing := server.Add("ticket_types", map[string]any{"name": "Bug report"})
	p := acctest.Connect(t, server)
	planned := p.Plan(typeName, nil, bugReport())
	left, diags := p.Apply(planned) // as if the plan had not noticed
	for _, diags := range [][]acctest.Diagnostic{planned.Diagnostics, diags} {
		p.ExpectError(diags, "name", "Ticket Type Already Exists", `"Bug report" of the category "Customer" (id `+existing+`)`,
			"import {\n  to = intercom_ticket_type.", `id = "Bug report"`)
	}
	if left != nil || server.Writes() > 0 {
		t.Errorf("requests that write: %v", server.Counts())
	}
	imported, diags := p.Import(typeName, existing)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	p.ExpectNoChange(typeName, imported, bugReport())

	// A type of another category is a different one.
	p.Converge(typeName, nil, bugReport(acctest.Values{"category": "Tracker"}))
}

// The reference does not say how Intercom answers a request to archive an archived
// type.
func TestResource_destroyedWhenGoneAlready(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_types") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			object := p.Converge(typeName, nil, bugReport())
			server.Change("ticket_types", firstID(server).String(), map[string]any{"archived": true})
			p.Destroy(typeName, object)
			acctest.Connect(t, server).Destroy(typeName, object)
			expectTypes(t, server, "Bug report archived")
			server.Remove("ticket_types", firstID(server).String())
			acctest.Connect(t, server).Destroy(typeName, object)
		})
	}
}

// An update without the icon may reset the icon, and so may an update that archives.
func TestResource_sendsAllOfIt(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.OmittedOnUpdate = intercomtest.OmittedReset })
	p := acctest.Connect(t, server)
	values := bugReport(acctest.Values{"icon": "🐞", "is_internal": true})
	object := p.Converge(typeName, nil, values)
	object = p.Converge(typeName, object, values.With(acctest.Values{"name": "Bug"}))
	p.Destroy(typeName, object)
	if got := server.Objects("ticket_types")[0]; got["icon"] != "🐞" || got["is_internal"] != true || got["name"] != "Bug" {
		t.Errorf("the archived type is %v", got)
	}
}

// The error of a refusal has Intercom's message, at the attribute if that is known.
func TestResource_refusedByIntercom(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		at    string
		want  []string
	}{
		"field":    {acctest.Problem("POST /ticket_types", 422, "data_invalid", "is not an emoji", `,"field":"icon"`), "icon", []string{"is not an emoji", "data_invalid", "422"}},
		"no field": {acctest.Problem("POST /ticket_types", 400, "parameter_invalid", "Something is wrong", `,"field":"colour"`), "", []string{"Something is wrong", "parameter_invalid", "400 Bad Request"}},
		"scope":    {acctest.Problem("POST /ticket_types", 403, "forbidden", "You do not have the required scope", ""), "", []string{"required scope", "403 Forbidden", "Add the scope"}},
		"list":     {acctest.Problem("GET /ticket_types", 401, "token_expired", "The access token expired", ""), "", []string{"token_expired", "401 Unauthorized", "has expired"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(test.fault)
			p := acctest.Connect(t, server)
			left, diags := p.Apply(p.Plan(typeName, nil, bugReport()))
			p.ExpectError(diags, test.at, "Unable to Create Ticket Type", append(test.want, "req-1")...)
			if left != nil {
				t.Error("a type that was not created is in the state")
			}
		})
	}
	t.Run("update and destroy", func(t *testing.T) {
		t.Parallel()
		server := intercomtest.New(t)
		p := acctest.Connect(t, server)
		object := p.Converge(typeName, nil, bugReport())
		server.Fail(acctest.Problem("PUT /ticket_types/{id}", 422, "data_invalid", "is too long", `,"field":"name"`))
		left, diags := p.Apply(p.Plan(typeName, object, bugReport(acctest.Values{"name": "Bug"})))
		p.ExpectError(diags, "name", "Unable to Update Ticket Type", "is too long", "data_invalid", "422", "req-1")
		p.ExpectNoChange(typeName, left, bugReport())
		left, diags = p.Apply(p.Plan(typeName, object, nil))
		p.ExpectError(diags, "name", "Unable to Delete Ticket Type", "is too long", "req-1")
		if left == nil {
			t.Error("a type that still exists was removed from the state")
		}
	})
}

// An answer that does not say that the type is gone leaves the type in the state.
func TestResource_notGone(t *testing.T) {
	t.Parallel()
	const list, one = "GET /ticket_types", "GET /ticket_types/{id}"
	page := func(request string) intercomtest.Fault {
		return intercomtest.Fault{Request: request, Status: 404, Times: -1, ContentType: "text/html", Body: "<html><h1>404 Not Found</h1></html>"}
	}
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		want  string
	}{
		"page for the list":         {page(list), "404"},
		"page for the type":         {page(one), "404"},
		"no route for the list":     {acctest.Problem(list, 404, "not_found", "The requested resource was not found", ""), "404"},
		"trouble with the list":     {intercomtest.Fault{Request: list, Status: 500, Times: -1}, "500"},
		"empty answer for the list": {intercomtest.Fault{Request: list, Kind: intercomtest.FaultEmpty, Times: -1}, "cannot be read"},
		"other shape of the type":   {intercomtest.Fault{Request: one, Kind: intercomtest.FaultShape, Times: -1}, "cannot be read"},
		"forbidden":                 {intercomtest.Fault{Request: one, Status: 403, Times: -1}, "403"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			object := acctest.Connect(t, server).Converge(typeName, nil, bugReport())
			// The list does not have the type, so the provider reads it by its id.
			server.Remove("ticket_types", firstID(server).String())
			server.Fail(test.fault)
			p := acctest.Connect(t, server)
			left, diags := p.Read(typeName, object)
			p.ExpectError(diags, "", "Unable to Read Ticket Type", test.want)
			if left == nil {
				t.Error("the type has left the state")
			}
		})
	}
}

// A read removes a type that is deleted or archived from the state, with and without a
// stored identity.
func TestResource_gone(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_types") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			object := acctest.Connect(t, server).Converge(typeName, nil, bugReport())
			expectGone := func(text string) {
				t.Helper()
				for _, object := range []*acctest.Object{object, object.WithoutIdentity()} {
					p := acctest.Connect(t, server)
					left, diags := p.Read(typeName, object)
					p.ExpectWarning(diags, "", "Ticket Type Is Gone", `"Bug report" (id `, text)
					if left != nil {
						t.Error("the type is still in the state")
					}
				}
			}
			server.Change("ticket_types", firstID(server).String(), map[string]any{"archived": true})
			expectGone("has been archived")
			server.Remove("ticket_types", firstID(server).String())
			expectGone("no longer has")
		})
	}
}

func TestResource_validation(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t)
	for name, test := range map[string]struct {
		change acctest.Values
		at     string
		want   string
	}{
		"empty name":       {acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank name":       {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"category":         {acctest.Values{"category": "customer"}, "category", `"Customer" "Back-office" "Tracker"`},
		"no icon":          {acctest.Values{"icon": ""}, "icon", "exactly one emoji"},
		"two icons":        {acctest.Values{"icon": "🐞🐞"}, "icon", "exactly one emoji"},
		"icon in words":    {acctest.Values{"icon": "bug"}, "icon", "exactly one emoji"},
		"icon and a blank": {acctest.Values{"icon": "🐞 "}, "icon", "exactly one emoji"},
		"digit":            {acctest.Values{"icon": "1"}, "icon", "exactly one emoji"},
	} {
		diags := p.ValidateAndPlan(typeName, bugReport(test.change))
		if len(diags) != 1 || !diags[0].Error || diags[0].Path != test.at || !strings.Contains(diags[0].Detail, test.want) {
			t.Errorf("%s: %v", name, diags)
		}
	}
	for name, values := range map[string]acctest.Values{
		"flag":         {"icon": "🇪🇺"},
		"family":       {"icon": "👨‍👩‍👧"},
		"skin":         {"icon": "👍🏽"},
		"keycap":       {"icon": "1️⃣"},
		"no selector":  {"icon": "🎟"},
		"unknown":      {"name": acctest.Unknown, "category": acctest.Unknown, "icon": acctest.Unknown, "description": acctest.Unknown, "is_internal": acctest.Unknown},
		"unknown icon": {"icon": acctest.Unknown},
	} {
		if diags := p.ValidateAndPlan(typeName, bugReport(values)); len(diags) > 0 {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// The error of an invalid value shows the line of the argument.
func TestResource_refusedInThePlan(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() {
		if server.Total() > 0 {
			t.Errorf("requests: %v", server.Counts())
		}
	})
	acctest.Run(t, server,
		resource.TestStep{
			Config:      config(bug, `category = "Backoffice"`),
			ExpectError: regexp.MustCompile(`(?s)category\s+= "Backoffice".*value must be one of.*"Back-office"`),
		},
	)
}

// Planning values that are known only after apply is not an error.
func TestResource_unknown(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, bugReport())
	for _, prior := range []*acctest.Object{nil, object} {
		for _, attribute := range []string{"name", "category", "description", "icon", "is_internal"} {
			planned := acctest.Connect(t, server).Plan(typeName, prior, bugReport(acctest.Values{"name": "Bug"}, acctest.Values{attribute: acctest.Unknown}))
			if len(planned.Diagnostics) > 0 || planned.Replace {
				t.Errorf("%s: %v, replace: %t", attribute, planned.Diagnostics, planned.Replace)
			}
		}
	}
}
