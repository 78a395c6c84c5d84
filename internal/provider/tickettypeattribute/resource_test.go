package tickettypeattribute_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
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
	typeName    = "intercom_ticket_type_attribute"
	address     = "intercom_ticket_type_attribute.test"
	typeAddress = "intercom_ticket_type.test"
)

const ticketType = `
resource "intercom_ticket_type" "test" {
  name     = "Bug report"
  category = "Customer"
}
`

// config returns HCL of a ticket type attribute with these arguments.
func config(arguments ...string) string {
	return ticketType + `
resource "intercom_ticket_type_attribute" "test" {
  ticket_type_id = intercom_ticket_type.test.id
  ` + strings.Join(arguments, "\n  ") + "\n}\n"
}

const (
	severity = `name = "Severity"`
	list     = `data_type = "list"`
	items    = `list_items = ["Low", "High"]`
)

// workspace returns a server with one ticket type.
func workspace(t *testing.T, configure ...func(*intercomtest.Config)) (server *intercomtest.Server, ticketTypeID string) {
	t.Helper()
	server = intercomtest.New(t, configure...)
	return server, server.Add("ticket_types", map[string]any{"name": "Bug report"})
}

func answering(answers intercomtest.Answers) func(*intercomtest.Config) {
	return func(c *intercomtest.Config) { c.Answers = answers }
}

// field returns the values of an attribute of a data type.
func field(ticketTypeID, dataType string, more ...acctest.Values) acctest.Values {
	values := acctest.Values{"ticket_type_id": ticketTypeID, "name": "Severity", "data_type": dataType}
	if dataType == "list" {
		values["list_items"] = []string{"Low", "High"}
	}
	for _, m := range more {
		values = values.With(m)
	}
	return values
}

// expectAttributes compares all attributes except those that Intercom made, as "name"
// or "name archived", with want.
func expectAttributes(t *testing.T, server *intercomtest.Server, want ...string) {
	t.Helper()
	var got []string
	for _, attribute := range server.Objects("ticket_type_attributes") {
		name := fmt.Sprint(attribute["name"])
		if attribute["archived"] == true {
			name += " archived"
		}
		if attribute["default"] != true {
			got = append(got, name)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the workspace has the attributes %q, want %q", got, want)
	}
}

// attribute returns the first attribute that Intercom did not make.
func attribute(server *intercomtest.Server) map[string]any {
	for _, attribute := range server.Objects("ticket_type_attributes") {
		if attribute["default"] != true {
			return attribute
		}
	}
	return nil
}

func ids(server *intercomtest.Server) (ticketTypeID, id intercom.ID) {
	a := attribute(server)
	return intercom.ID(fmt.Sprint(a["ticket_type_id"])), intercom.ID(fmt.Sprint(a["id"]))
}

func known(name string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(name), want)
}

func labels(want ...string) knownvalue.Check {
	checks := make([]knownvalue.Check, len(want))
	for i, label := range want {
		checks[i] = knownvalue.StringExact(label)
	}
	return knownvalue.ListExact(checks)
}

func TestResource_lifecycle(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectAttributes(t, server, "Urgency archived") })
	sameID, sameItems := statecheck.CompareValue(compare.ValuesSame()), statecheck.CompareValue(compare.ValuesSame())
	step := func(action plancheck.ResourceActionType, arguments []string, checks ...statecheck.StateCheck) resource.TestStep {
		return resource.TestStep{
			Config:            config(append(arguments, list)...),
			ConfigPlanChecks:  acctest.Expect(address, action),
			ConfigStateChecks: append(checks, sameID.AddStateValue(address, tfjsonpath.New("id"))),
		}
	}
	// updated does not change the items, so their ids are known and stay the same.
	updated := func(name string, want knownvalue.Check, arguments ...string) resource.TestStep {
		s := step(plancheck.ResourceActionUpdate, append(arguments, items),
			known(name, want), sameItems.AddStateValue(address, tfjsonpath.New("list_options")))
		s.ConfigPlanChecks.PreApply = append(s.ConfigPlanChecks.PreApply,
			plancheck.ExpectKnownValue(address, tfjsonpath.New("list_options"), knownvalue.ListSizeExact(2)))
		return s
	}
	yes, no, text := knownvalue.Bool(true), knownvalue.Bool(false), knownvalue.StringExact
	const (
		name            = `name = "Urgency"`
		description     = `description = "How bad it is"`
		required        = `required_to_create = true`
		requiredContact = `required_to_create_for_contacts = true`
		hidden          = `visible_on_create = false`
		hiddenContact   = `visible_to_contacts = false`
	)
	acctest.Run(t, server,
		step(plancheck.ResourceActionCreate, []string{severity, items},
			known("description", text("")), known("required_to_create", no), known("required_to_create_for_contacts", no),
			known("visible_on_create", yes), known("visible_to_contacts", yes),
			known("multiline", knownvalue.Null()), known("allow_multiple_values", knownvalue.Null()),
			known("order", knownvalue.NotNull()), known("list_items", labels("Low", "High")),
			known("list_options", knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(map[string]knownvalue.Check{"id": knownvalue.NotNull(), "label": text("Low")}),
				knownvalue.ObjectExact(map[string]knownvalue.Check{"id": knownvalue.NotNull(), "label": text("High")}),
			})),
			sameItems.AddStateValue(address, tfjsonpath.New("list_options"))),
		updated("name", text("Urgency"), name),
		updated("description", text("How bad it is"), name, description),
		updated("required_to_create", yes, name, description, required),
		updated("required_to_create_for_contacts", yes, name, description, required, requiredContact),
		updated("visible_on_create", no, name, description, required, requiredContact, hidden),
		updated("visible_to_contacts", no, name, description, required, requiredContact, hidden, hiddenContact),
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateIdFunc: importID},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "Bug report/Urgency"},
		resource.TestStep{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, ImportStateIdFunc: importID},
		updated("description", text(""), name),
		step(plancheck.ResourceActionUpdate, []string{name, `list_items = ["Low", "Medium", "High"]`},
			known("list_items", labels("Low", "Medium", "High")), known("list_options", knownvalue.ListSizeExact(3))),
		step(plancheck.ResourceActionUpdate, []string{name, `list_items = ["High", "Low"]`},
			known("list_items", labels("High", "Low")), known("list_options", knownvalue.ListSizeExact(2))),
	)
}

func importID(state *terraform.State) (string, error) {
	attributes := state.RootModule().Resources[address].Primary.Attributes
	return attributes["ticket_type_id"] + "/" + attributes["id"], nil
}

func TestResource_importByIdentity(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
		Steps: []resource.TestStep{
			{Config: config(severity, list, items), ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectIdentity(address, map[string]knownvalue.Check{
					"ticket_type_id": knownvalue.NotNull(), "id": knownvalue.NotNull(), "workspace_id": knownvalue.StringExact(server.WorkspaceID),
				}),
			}},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity},
		},
	})
}

// Names may contain slashes. A failed import gives the reason.
func TestResource_importLookup(t *testing.T) {
	t.Parallel()
	server, bug := workspace(t)
	add := func(ticketTypeID, name string, archived bool) string {
		return server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketTypeID, "name": name, "archived": archived})
	}
	add(bug, "Severity", true)
	severity := add(bug, "Severity", false) // one in use is preferred to an archived one
	old := add(bug, "Old", true)
	a, b := add(bug, "Twice", false), add(bug, "Twice", false)
	slash := server.Add("ticket_types", map[string]any{"name": "A/B"})
	version := add(slash, "OS/Version", false)
	closed := server.Add("ticket_types", map[string]any{"name": "Closed", "archived": true})
	reason := add(closed, "Reason", false)
	year := server.Add("ticket_types", map[string]any{"name": "2024"})
	first := add(year, "1", false)
	p := acctest.Connect(t, server)

	for id, want := range map[string]string{
		bug + "/" + severity:             severity,
		"Bug report/Severity":            severity,
		"A/B/OS/Version":                 version,
		"2024/1":                         first, // names that look like ids
		slash + "/" + version:            version,
		bug + "/" + b:                    b,
		"Bug report/_default_title_":     fmt.Sprint(server.TicketTypeAttributes(bug)[0]["id"]),
		"A/B/_default_description_":      fmt.Sprint(server.TicketTypeAttributes(slash)[1]["id"]),
		bug + "/" + defaultID(server, 1): defaultID(server, 1),
	} {
		p := acctest.Connect(t, server) // one run would report a second import of the object
		object, diags := p.Import(typeName, id)
		if len(diags) > 0 || p.Values(typeName, object)["id"] != want {
			t.Errorf("importing %q: %v, want the attribute with the id %s", id, diags, want)
		}
	}
	identity := acctest.Values{"ticket_type_id": bug, "id": severity, "workspace_id": server.WorkspaceID}
	if _, diags := acctest.Connect(t, server).ImportIdentity(typeName, identity); len(diags) > 0 {
		t.Errorf("importing by identity: %v", diags)
	}
	for id, want := range map[string]string{
		"":                    "not an import id",
		"/":                   "not an import id",
		severity:              "not an import id",
		bug + "/":             "not an import id",
		"/" + severity:        "not an import id",
		bug + "/4711":         "There is no ticket type attribute",
		"4711/" + severity:    "There is no ticket type attribute",
		slash + "/" + a:       "There is no ticket type attribute", // the attribute of another type
		"Bug report/severity": "There is no ticket type attribute",
		"Bug report/Old":      "is archived",
		bug + "/" + old:       "is archived",
		"Closed/Reason":       "is archived",
		closed + "/" + reason: "is archived",
	} {
		_, diags := p.Import(typeName, id)
		p.ExpectError(diags, "", "Cannot Import", want)
	}
	_, diags := p.ImportIdentity(typeName, acctest.Values{"ticket_type_id": "2024", "id": "1"})
	p.ExpectError(diags, "", "Cannot Import", "no ticket type attribute with the id")
	_, diags = p.Import(typeName, "Bug report/Twice")
	p.ExpectError(diags, "", "Unable to Import Ticket Type Attribute", bug+"/"+a, bug+"/"+b)
	identity["workspace_id"] = "another"
	_, diags = p.ImportIdentity(typeName, identity)
	p.ExpectError(diags, "", "Unable to Import Ticket Type Attribute", `belongs to the workspace "ws_test"`, `"another"`)
}

// defaultID returns the id of one of the two attributes that Intercom created for the
// first ticket type.
func defaultID(server *intercomtest.Server, i int) string {
	return fmt.Sprint(server.Objects("ticket_type_attributes")[i]["id"])
}

func TestResource_replaced(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expectAttributes(t, server, "Severity archived", "Severity archived", "Severity archived") })
	elsewhere := strings.ReplaceAll(config(severity, `data_type = "string"`), "intercom_ticket_type.test.id", "intercom_ticket_type.other.id") +
		strings.NewReplacer(`"test"`, `"other"`, "Bug report", "Fault").Replace(ticketType)
	acctest.Run(t, server,
		resource.TestStep{Config: config(severity, list, items)},
		resource.TestStep{
			Config:           config(severity, `data_type = "string"`),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionReplace),
			Check:            func(*terraform.State) error { expectAttributes(t, server, "Severity archived", "Severity"); return nil },
		},
		resource.TestStep{
			Config:           elsewhere,
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionReplace),
		},
		// A new list needs items; the plan says so.
		resource.TestStep{
			Config:      strings.ReplaceAll(elsewhere, `"string"`, `"list"`),
			ExpectError: regexp.MustCompile(`Missing List Items`),
		},
	)
}

// A restored attribute keeps its id and the ids of its items.
func TestResource_archivedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, answering(intercomtest.Answers{ListItemIDs: intercomtest.ListItemIDsRenewed}))
	t.Cleanup(func() { expectAttributes(t, server, "Severity archived") })
	sameID, sameItems := statecheck.CompareValue(compare.ValuesSame()), statecheck.CompareValue(compare.ValuesSame())
	step := func(preConfig func(), action plancheck.ResourceActionType) resource.TestStep {
		return resource.TestStep{
			PreConfig:        preConfig,
			Config:           config(severity, list, items),
			ConfigPlanChecks: acctest.Expect(address, action),
			ConfigStateChecks: []statecheck.StateCheck{
				sameID.AddStateValue(address, tfjsonpath.New("id")), sameItems.AddStateValue(address, tfjsonpath.New("list_options")),
			},
		}
	}
	acctest.Run(t, server,
		step(nil, plancheck.ResourceActionCreate),
		step(func() {
			ticketTypeID, id := ids(server)
			if err := acctest.Client(t, server).TicketTypeAttributes.Archive(t.Context(), ticketTypeID, id); err != nil {
				t.Fatal(err)
			}
		}, plancheck.ResourceActionCreate),
	)
}

// If the type is archived, its attributes are gone. If it is restored, the same
// attributes are restored, and no others are created.
func TestResource_ticketTypeArchivedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	configuration := config(severity, list, items) + `
resource "intercom_ticket_type_attribute" "steps" {
  ticket_type_id = intercom_ticket_type.test.id
  name           = "Steps to reproduce"
  data_type      = "string"
  multiline      = true
}
`
	addresses := []string{address, typeAddress, "intercom_ticket_type_attribute.steps"}
	var first, second []statecheck.StateCheck
	var actions []plancheck.PlanCheck
	for _, at := range addresses {
		id := statecheck.CompareValue(compare.ValuesSame())
		first, second = append(first, id.AddStateValue(at, tfjsonpath.New("id"))), append(second, id.AddStateValue(at, tfjsonpath.New("id")))
		actions = append(actions, plancheck.ExpectResourceAction(at, plancheck.ResourceActionCreate))
	}
	acctest.Run(t, server,
		resource.TestStep{Config: configuration, ConfigStateChecks: first},
		resource.TestStep{
			PreConfig: func() {
				ticketTypeID, _ := ids(server)
				if err := acctest.Client(t, server).TicketTypes.Archive(t.Context(), ticketTypeID, intercom.TicketTypeWrite{}); err != nil {
					t.Fatal(err)
				}
			},
			Config:            configuration,
			ConfigPlanChecks:  resource.ConfigPlanChecks{PreApply: actions},
			ConfigStateChecks: second,
			Check: func(*terraform.State) error {
				if types := server.Objects("ticket_types"); len(types) != 1 || types[0]["archived"] == true {
					return fmt.Errorf("the workspace has the ticket types %v", types)
				}
				if all := server.Objects("ticket_type_attributes"); len(all) != 4 {
					return fmt.Errorf("the workspace has %d attributes, want 4: %v", len(all), all)
				}
				for _, a := range server.Objects("ticket_type_attributes") {
					if a["archived"] == true {
						return fmt.Errorf("still archived: %v", a)
					}
				}
				return nil
			},
		},
	)
}

func TestResource_changedOutsideTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	change := func(write intercom.TicketTypeAttributeWrite) func() {
		return func() {
			ticketTypeID, id := ids(server)
			if _, err := acctest.Client(t, server).TicketTypeAttributes.Update(t.Context(), ticketTypeID, id, write); err != nil {
				t.Fatal(err)
			}
		}
	}
	var before map[string]any
	acctest.Run(t, server,
		resource.TestStep{
			Config: config(severity, list, items),
			Check:  func(*terraform.State) error { before = attribute(server); return nil },
		},
		resource.TestStep{
			PreConfig: change(intercom.TicketTypeAttributeWrite{
				Name: new("Mine"), Description: new("by hand"), RequiredToCreate: new(true), RequiredToCreateForContacts: new(true),
				VisibleOnCreate: new(false), VisibleToContacts: new(false), ListItems: &intercom.ListItems{"Low", "Mine"},
			}),
			Config:           config(severity, list, items),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{
				known("name", knownvalue.StringExact("Severity")), known("list_items", labels("Low", "High")),
			},
			Check: func(*terraform.State) error {
				for name, want := range before {
					if got := attribute(server)[name]; name != "input_options" && name != "updated_at" && got != want {
						return fmt.Errorf("Intercom has %s = %v, want %v", name, got, want)
					}
				}
				return nil
			},
		},
		resource.TestStep{ // Intercom does not document that it keeps the order
			PreConfig:        change(intercom.TicketTypeAttributeWrite{ListItems: &intercom.ListItems{"High", "Low"}}),
			Config:           config(severity, list, items),
			ConfigPlanChecks: acctest.Expect(address, plancheck.ResourceActionNoop),
		},
	)
}

// Each attribute is changed alone, for each data type, whatever the answers to open
// questions are.
func TestResource_updatedUnderEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t, answering(alternative.Answers))
			p := acctest.Connect(t, server)
			for _, dataType := range []string{"list", "string", "files", "integer"} { // the other data types are like integer
				base := field(ticketTypeID, dataType, acctest.Values{"name": "Field of type " + dataType})
				var object *acctest.Object
				converge := func(values acctest.Values) {
					t.Helper()
					planned := p.Plan(typeName, object, values)
					made, diags := p.Apply(planned)
					if len(planned.Diagnostics)+len(diags) > 0 {
						t.Fatal(planned.Diagnostics, diags)
					}
					object, p = made, acctest.Connect(t, server) // a provider with an empty cache
					p.ExpectNoChange(typeName, object, values)
				}
				converge(base)
				changes := []acctest.Values{{"description": "What to fill in"}}
				switch dataType {
				case "string":
					changes = append(changes, acctest.Values{"multiline": true}, acctest.Values{"multiline": false}, acctest.Values{"multiline": true})
				case "files":
					changes = append(changes, acctest.Values{"allow_multiple_values": true}, acctest.Values{"allow_multiple_values": false}, acctest.Values{"allow_multiple_values": true})
				case "list": // and the arguments of all data types
					changes = append(changes, acctest.Values{"name": "Urgency"}, acctest.Values{"required_to_create": true},
						acctest.Values{"required_to_create_for_contacts": true}, acctest.Values{"visible_on_create": false}, acctest.Values{"visible_to_contacts": false})
				}
				for _, change := range changes {
					converge(base.With(change))
				}
				converge(base)
			}
		})
	}
}

// The items of a list are changed. Under each answer, Terraform shows the items as
// Intercom has them, with the ids that Intercom gave them.
func TestResource_itemsUnderEachAnswer(t *testing.T) {
	t.Parallel()
	const warning = "Tickets Refer to the Items of a List by Id"
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t, answering(alternative.Answers))
			object := acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "list"))
			for _, labels := range [][]string{{"Low", "Medium", "High"}, {"High", "Low", "Medium"}} {
				values := field(ticketTypeID, "list", acctest.Values{"list_items": labels})
				p := acctest.Connect(t, server)
				planned := p.Plan(typeName, object, values)
				p.ExpectWarning(planned.Diagnostics, "list_items", warning, "Severity")
				var diags []acctest.Diagnostic
				object, diags = p.Apply(planned)
				if len(diags) > 0 {
					t.Fatal(diags)
				}
				acctest.Connect(t, server).ExpectNoChange(typeName, object, values)
			}

			fewer := field(ticketTypeID, "list", acctest.Values{"list_items": []string{"Medium", "Low"}})
			p := acctest.Connect(t, server)
			planned := p.Plan(typeName, object, fewer)
			p.ExpectWarning(planned.Diagnostics, "list_items", warning)
			left, diags := p.Apply(planned)
			if alternative.Answers.ListItemsUpdate == intercomtest.ListItemsAppend {
				p.ExpectError(diags, "list_items", "Intercom Did Not Accept a Value of the Ticket Type Attribute", `"Medium","Low"`, `"High"`)
				// Following the message succeeds.
				all := p.Values(typeName, left)["list_items"]
				acctest.Connect(t, server).ExpectNoChange(typeName, left, field(ticketTypeID, "list", acctest.Values{"list_items": all}))
				return
			}
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			acctest.Connect(t, server).ExpectNoChange(typeName, left, fewer)
			// A removed item can be added again.
			acctest.Connect(t, server).Converge(typeName, left, field(ticketTypeID, "list"))
		})
	}
}

// Sending the items of a list again could give them other ids, so an update sends only
// what changes.
func TestResource_sendsWhatChanges(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var bodies []string
	server, ticketTypeID := workspace(t, func(c *intercomtest.Config) {
		c.OnExchange = func(e intercomtest.Exchange) {
			if e.Method == "PUT" {
				mu.Lock()
				defer mu.Unlock()
				bodies = append(bodies, string(e.RequestBody))
			}
		}
	})
	sends := func(dataType string, object *acctest.Object, change acctest.Values, want string) *acctest.Object {
		t.Helper()
		bodies = nil
		object = acctest.Connect(t, server).Converge(typeName, object, field(ticketTypeID, dataType, change))
		mu.Lock()
		defer mu.Unlock()
		if !slices.Equal(bodies, []string{want}) {
			t.Errorf("sent %s, want %s", bodies, want)
		}
		return object
	}

	object := acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "list"))
	object = sends("list", object, acctest.Values{"name": "Urgency"}, `{"name":"Urgency"}`)
	change := acctest.Values{"name": "Urgency", "description": "How bad it is"}
	object = sends("list", object, change, `{"description":"How bad it is"}`)
	change["required_to_create"] = true
	object = sends("list", object, change, `{"required_to_create":true}`)
	delete(change, "description")
	object = sends("list", object, change, `{"description":""}`)
	change["list_items"] = []string{"Low", "Medium", "High"}
	sends("list", object, change, `{"list_items":"Low,Medium,High"}`)

	object = acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "string"))
	object = sends("string", object, acctest.Values{"multiline": true}, `{"multiline":true}`)
	sends("string", object, nil, `{"multiline":false}`)
	object = acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "files"))
	sends("files", object, acctest.Values{"allow_multiple_values": true}, `{"allow_multiple_values":true}`)
}

// After an import, the plan is empty. If Intercom does not answer with a flag, the
// provider cannot know its value and sends it once.
func TestResource_importUnderEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t, answering(alternative.Answers))
			for _, values := range []acctest.Values{
				field(ticketTypeID, "string", acctest.Values{"name": "Steps", "multiline": true, "description": "What to do"}),
				field(ticketTypeID, "string", acctest.Values{"name": "Version", "required_to_create": true, "visible_to_contacts": false}),
				field(ticketTypeID, "list", acctest.Values{"required_to_create_for_contacts": true}),
				field(ticketTypeID, "files", acctest.Values{"name": "Screenshot"}),
				field(ticketTypeID, "files", acctest.Values{"name": "Screenshots", "allow_multiple_values": true}),
				field(ticketTypeID, "integer", acctest.Values{"name": "Number"}),
				field(ticketTypeID, "decimal", acctest.Values{"name": "Amount"}),
				field(ticketTypeID, "boolean", acctest.Values{"name": "Urgent"}),
				field(ticketTypeID, "datetime", acctest.Values{"name": "Seen at"}),
			} {
				p := acctest.Connect(t, server)
				object := p.Converge(typeName, nil, values)
				id := p.Values(typeName, object)["id"]
				p = acctest.Connect(t, server)
				imported, diags := p.Import(typeName, fmt.Sprintf("%s/%s", ticketTypeID, id))
				if len(diags) > 0 {
					t.Fatal(diags)
				}
				if values["allow_multiple_values"] == true && alternative.Answers.AllowMultipleValues == intercomtest.AllowMultipleValuesNowhere {
					imported = p.Converge(typeName, imported, values)
				}
				p.ExpectNoChange(typeName, imported, values)
			}
		})
	}
}

func connect(t *testing.T, server *intercomtest.Server, restore bool) *acctest.Protocol {
	t.Helper()
	p := acctest.NewProtocol(t)
	if diags := p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "restore_archived": restore}); len(diags) > 0 {
		t.Fatal(diags)
	}
	return p
}

// An attribute is destroyed and created again. Under each answer to open questions, the
// provider restores the attribute, creates another, or says why it cannot.
func TestResource_createdAgain(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		for _, restore := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/restore=%t", alternative.Name, restore), func(t *testing.T) {
				t.Parallel()
				answers := alternative.Answers
				server, ticketTypeID := workspace(t, answering(answers))
				values := field(ticketTypeID, "list")
				p := connect(t, server, restore)
				first := p.Converge(typeName, nil, values)
				items := fmt.Sprint(attribute(server)["input_options"])
				connect(t, server, restore).Destroy(typeName, first)
				expectAttributes(t, server, "Severity archived")

				p = connect(t, server, restore)
				changed := values.With(acctest.Values{"description": "How bad it is", "required_to_create": true})
				planned := p.Plan(typeName, nil, changed)
				second, diags := p.Apply(planned)
				switch {
				case restore && answers.ArchivedTicketTypeAttributes == intercomtest.ArchivedAttributesHidden,
					!restore && answers.TicketTypeAttributeNames != intercomtest.NamesUniqueEvenArchived:
					if len(diags) > 0 {
						t.Fatal(diags)
					}
					connect(t, server, restore).ExpectNoChange(typeName, second, changed)
					expectAttributes(t, server, "Severity archived", "Severity")
				case !restore:
					p.ExpectError(diags, "", "Unable to Create Ticket Type Attribute", "Name has already been taken", "422")
					expectAttributes(t, server, "Severity archived")
				case answers.RestoreArchived == intercomtest.RestoreArchivedIgnored:
					p.ExpectError(diags, "name", "Archived Ticket Type Attribute Not Restored", "restore_archived = false")
					expectAttributes(t, server, "Severity archived")
				case answers.RestoreArchived == intercomtest.RestoreArchivedRefused:
					p.ExpectError(diags, "", "Unable to Create Ticket Type Attribute", "cannot be restored", "422")
					expectAttributes(t, server, "Severity archived")
				default:
					p.ExpectWarning(planned.Diagnostics, "name", "Archived Ticket Type Attribute Is Restored", `"Bug report"`, `"Severity"`)
					if len(diags) > 0 {
						t.Errorf("the apply has other diagnostics: %v", diags)
					}
					connect(t, server, restore).ExpectNoChange(typeName, second, changed)
					expectAttributes(t, server, "Severity")
					if got := fmt.Sprint(attribute(server)["input_options"]); got != items {
						t.Errorf("the items changed from %s to %s", items, got)
					}
				}
			})
		}
	}
}

// A type is destroyed with its attributes, or archived in Intercom without changing its
// attributes. Then both are created again.
func TestResource_createdAgainWithItsType(t *testing.T) {
	t.Parallel()
	const ticketTypes = "intercom_ticket_type"
	bug := acctest.Values{"name": "Bug report", "category": "Customer"}
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		if alternative.Answers.RestoreArchived != intercomtest.RestoreArchivedRestores {
			continue // the type cannot be restored
		}
		for _, byHand := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/by hand=%t", alternative.Name, byHand), func(t *testing.T) {
				t.Parallel()
				answers := alternative.Answers
				server := intercomtest.New(t, answering(answers))
				p := acctest.Connect(t, server)
				ticketType := p.Converge(ticketTypes, nil, bug)
				id := fmt.Sprint(p.Values(ticketTypes, ticketType)["id"])
				first := p.Converge(typeName, nil, field(id, "list"))
				if byHand {
					server.Change("ticket_types", id, map[string]any{"archived": true})
				} else {
					p.Destroy(typeName, first)
					p.Destroy(ticketTypes, ticketType)
				}

				p = acctest.Connect(t, server)
				ticketType, diags := p.Apply(p.Plan(ticketTypes, nil, bug))
				if ticketType == nil {
					t.Fatal(diags)
				}
				values := field(fmt.Sprint(p.Values(ticketTypes, ticketType)["id"]), "list")
				second, diags := p.Apply(p.Plan(typeName, nil, values))
				for _, d := range diags {
					if d.Error {
						t.Fatal(d)
					}
				}
				acctest.Connect(t, server).ExpectNoChange(typeName, second, values)
				same := p.Values(typeName, first)["id"] == p.Values(typeName, second)["id"]
				switch {
				case answers.ArchivedTicketTypes == intercomtest.ArchivedTicketTypesHidden:
					// The new type has a new attribute.
				case !byHand && answers.ArchivedTicketTypeAttributes == intercomtest.ArchivedAttributesHidden:
					expectAttributes(t, server, "Severity archived", "Severity")
				case !same:
					t.Error("the attribute is not the same one")
				default:
					expectAttributes(t, server, "Severity")
				}
			})
		}
	}
}

// Of several archived attributes, the last one is restored. One with another data type
// or name is a different attribute.
func TestResource_restoresTheRightOne(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	add := func(name, dataType string, updated int) string {
		return server.Add("ticket_type_attributes", map[string]any{
			"ticket_type_id": ticketTypeID, "name": name, "data_type": dataType, "archived": true, "updated_at": updated,
		})
	}
	add("Severity", "integer", 1000)
	last := add("Severity", "integer", 3000)
	add("Severity", "integer", 2000)
	add("Severity", "string", 4000)
	add("severity", "integer", 5000)
	p := acctest.Connect(t, server)
	object, _ := p.Apply(p.Plan(typeName, nil, field(ticketTypeID, "integer")))
	if got := p.Values(typeName, object)["id"]; got != last {
		t.Errorf("restored the attribute with the id %v, want %s", got, last)
	}
}

// A restored list whose items differ gets the configured items.
func TestResource_restoredWithOtherItems(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	p := acctest.Connect(t, server)
	p.Destroy(typeName, p.Converge(typeName, nil, field(ticketTypeID, "list")))
	values := field(ticketTypeID, "list", acctest.Values{"list_items": []string{"Low", "Medium"}})
	planned := p.Plan(typeName, nil, values)
	p.ExpectWarning(planned.Diagnostics, "name", "Archived Ticket Type Attribute Is Restored")
	object, diags := p.Apply(planned)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	acctest.Connect(t, server).ExpectNoChange(typeName, object, values)
}

func TestResource_existsAlready(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	twin := server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketTypeID, "name": "Severity", "data_type": "integer"})
	p := acctest.Connect(t, server)
	planned := p.Plan(typeName, nil, field(ticketTypeID, "integer"))
	left, diags := p.Apply(planned) // as if the plan had not noticed
	for _, diags := range [][]acctest.Diagnostic{planned.Diagnostics, diags} {
		p.ExpectError(diags, "name", "Ticket Type Attribute Already Exists", `"Bug report" has the attribute "Severity" (id `+twin+`)`,
			"import {\n  to = intercom_ticket_type_attribute.", `id = "Bug report/Severity"`)
	}
	if left != nil || server.Writes() > 0 {
		t.Errorf("requests that write: %v", server.Counts())
	}
	imported, diags := p.Import(typeName, ticketTypeID+"/"+twin)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	p.ExpectNoChange(typeName, imported, field(ticketTypeID, "integer"))

	// Intercom decides whether it accepts the same name with another data type.
	p.Converge(typeName, nil, field(ticketTypeID, "decimal"))
}

func TestResource_noTicketType(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, answering(alternative.Answers))
			archived := server.Add("ticket_types", map[string]any{"name": "Closed", "archived": true})
			p := acctest.Connect(t, server)
			for id, want := range map[string]string{"4711": `no ticket type with the id "4711"`, archived: `"` + archived + `"`} {
				planned := p.Plan(typeName, nil, field(id, "string"))
				p.ExpectError(planned.Diagnostics, "ticket_type_id", "No Such Ticket Type", want)
				_, diags := p.Apply(planned) // as if the plan had not noticed
				p.ExpectError(diags, "ticket_type_id", "No Such Ticket Type", want)
			}
			if server.Writes() > 0 {
				t.Errorf("requests that write: %v", server.Counts())
			}
		})
	}
}

// The two attributes that Intercom creates for each type can be imported, but not
// created.
func TestResource_defaultAttributes(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.DefaultAttributes{
		intercomtest.DefaultAttributesChangeable, intercomtest.DefaultAttributesKept, intercomtest.DefaultAttributesFixed,
	} {
		t.Run("answer="+string(answer), func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t, answering(intercomtest.Answers{DefaultAttributes: answer}))
			p := acctest.Connect(t, server)
			title := field(ticketTypeID, "string", acctest.Values{"name": "_default_title_"})
			p.ExpectError(p.Plan(typeName, nil, title).Diagnostics, "name", "Attribute Is Intercom's Own",
				"only imported", "import {", `/_default_title_"`)
			// The unknown type may be one that is restored, and the attribute with it.
			p.ExpectNone(p.Plan(typeName, nil, title.With(acctest.Values{"ticket_type_id": acctest.Unknown})).Diagnostics)
			object, diags := p.Import(typeName, "Bug report/_default_title_")
			if len(diags) > 0 {
				t.Fatal(diags)
			}
			p.ExpectNoChange(typeName, object, title)

			described := title.With(acctest.Values{"description": "In a few words"})
			object, diags = p.Apply(p.Plan(typeName, object, described))
			if answer == intercomtest.DefaultAttributesFixed {
				p.ExpectError(diags, "", "Unable to Update Ticket Type Attribute", "cannot be changed", "422")
				described = title
			}
			acctest.Connect(t, server).ExpectNoChange(typeName, object, described)

			left, diags := p.Apply(p.Plan(typeName, object, nil))
			switch answer {
			case intercomtest.DefaultAttributesChangeable:
				if len(diags) > 0 || left != nil {
					t.Errorf("destroying: %v", diags)
				}
			default:
				p.ExpectError(diags, "", "Unable to Delete Ticket Type Attribute", "Default attributes cannot be", "422")
			}
		})
	}
}

// A missing attribute or a missing type does not prevent a destroy.
func TestResource_destroyedWhenGoneAlready(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t, answering(alternative.Answers))
			p := acctest.Connect(t, server)
			object := p.Converge(typeName, nil, field(ticketTypeID, "list"))
			_, id := ids(server)
			server.Change("ticket_type_attributes", id.String(), map[string]any{"archived": true})
			p.Destroy(typeName, object)
			acctest.Connect(t, server).Destroy(typeName, object)
			expectAttributes(t, server, "Severity archived")
			server.Remove("ticket_type_attributes", id.String())
			acctest.Connect(t, server).Destroy(typeName, object)
			server.Remove("ticket_types", ticketTypeID)
			acctest.Connect(t, server).Destroy(typeName, object)
		})
	}
}

// The error of a refusal has Intercom's message, at the attribute if that is known.
func TestResource_refusedByIntercom(t *testing.T) {
	t.Parallel()
	const post, put = "POST /ticket_types/{ticket_type_id}/attributes", "PUT /ticket_types/{ticket_type_id}/attributes/{id}"
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		at    string
		want  []string
	}{
		"field":    {acctest.Problem(post, 422, "data_invalid", "has an empty item", `,"field":"list_items"`), "list_items", []string{"has an empty item", "data_invalid", "422"}},
		"no field": {acctest.Problem(post, 400, "parameter_invalid", "Something is wrong", `,"field":"colour"`), "", []string{"Something is wrong", "parameter_invalid", "400 Bad Request"}},
		"scope":    {acctest.Problem(post, 403, "forbidden", "You do not have the required scope", ""), "", []string{"required scope", "403 Forbidden", "Add the scope"}},
		"list":     {acctest.Problem("GET /ticket_types", 401, "unauthorized", "Access Token Invalid", ""), "", []string{"Access Token Invalid", "401 Unauthorized", "INTERCOM_ACCESS_TOKEN"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t)
			server.Fail(test.fault)
			p := acctest.Connect(t, server)
			left, diags := p.Apply(p.Plan(typeName, nil, field(ticketTypeID, "list")))
			p.ExpectError(diags, test.at, "Unable to Create Ticket Type Attribute", append(test.want, "req-1")...)
			if left != nil {
				t.Error("an attribute that was not created is in the state")
			}
		})
	}
	t.Run("update and destroy", func(t *testing.T) {
		t.Parallel()
		server, ticketTypeID := workspace(t)
		p := acctest.Connect(t, server)
		object := p.Converge(typeName, nil, field(ticketTypeID, "list"))
		server.Fail(acctest.Problem(put, 422, "data_invalid", "is too long", `,"field":"name"`))
		left, diags := p.Apply(p.Plan(typeName, object, field(ticketTypeID, "list", acctest.Values{"name": "Urgency"})))
		p.ExpectError(diags, "name", "Unable to Update Ticket Type Attribute", "is too long", "data_invalid", "422", "req-1")
		p.ExpectNoChange(typeName, left, field(ticketTypeID, "list"))
		left, diags = p.Apply(p.Plan(typeName, object, nil))
		p.ExpectError(diags, "name", "Unable to Delete Ticket Type Attribute", "is too long", "req-1")
		if left == nil {
			t.Error("an attribute that still exists was removed from the state")
		}
	})
}

// If Intercom created an attribute and it cannot be read, the attribute stays in the
// state, so that it is not created again.
func TestResource_madeAndNotRead(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t, answering(intercomtest.Answers{AllowMultipleValues: intercomtest.AllowMultipleValuesNowhere}))
	server.Fail(acctest.Problem("GET /ticket_types/{id}", 403, "forbidden", "Not now", ""))
	p := acctest.Connect(t, server)
	values := field(ticketTypeID, "files", acctest.Values{"allow_multiple_values": true})
	object, diags := p.Apply(p.Plan(typeName, nil, values))
	p.ExpectError(diags, "", "Unable to Create Ticket Type Attribute", "Not now")
	server.Heal()
	acctest.Connect(t, server).ExpectNoChange(typeName, object, values)
	expectAttributes(t, server, "Severity")
}

// An answer that does not say that the attribute is gone leaves the attribute in the
// state.
func TestResource_notGone(t *testing.T) {
	t.Parallel()
	const all, one = "GET /ticket_types", "GET /ticket_types/{id}"
	page := func(request string) intercomtest.Fault {
		return intercomtest.Fault{Request: request, Status: 404, Times: -1, ContentType: "text/html", Body: "<html><h1>404 Not Found</h1></html>"}
	}
	bare := func(attributes string) string {
		return `{"type":"ticket_type","id":"71","name":"Bug report","description":"","category":"Customer","icon":"🎟️","workspace_id":"ws_test",` +
			`"archived":false,"is_internal":false,"created_at":1,"updated_at":1,"ticket_states":{"type":"list","data":[]}` + attributes + `}`
	}
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		want  string
	}{
		"page for the list":         {page(all), "404"},
		"page for the type":         {page(one), "404"},
		"no route for the list":     {acctest.Problem(all, 404, "not_found", "The requested resource was not found", ""), "404"},
		"trouble with the list":     {intercomtest.Fault{Request: all, Status: 500, Times: -1}, "500"},
		"empty answer for the list": {intercomtest.Fault{Request: all, Kind: intercomtest.FaultEmpty, Times: -1}, "cannot be read"},
		"forbidden":                 {intercomtest.Fault{Request: one, Status: 403, Times: -1}, "403"},
		"type without attributes":   {intercomtest.Fault{Request: one, Kind: intercomtest.FaultShape, Body: bare(""), Times: -1}, "without its attributes"},
		"type of empty attributes":  {intercomtest.Fault{Request: one, Kind: intercomtest.FaultShape, Body: bare(`,"ticket_type_attributes":{"type":"list","data":[]}`), Times: -1}, "without its attributes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, ticketTypeID := workspace(t)
			object := acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "list"))
			// The list does not have the type, so the provider reads it by its id.
			server.Remove("ticket_types", ticketTypeID)
			server.Fail(test.fault)
			p := acctest.Connect(t, server)
			left, diags := p.Read(typeName, object)
			p.ExpectError(diags, "", "Unable to Read Ticket Type Attribute", test.want)
			if left == nil {
				t.Error("the attribute has left the state")
			}
		})
	}
}

// A read removes an attribute from the state if the attribute or its type is archived
// or deleted, with and without a stored identity.
func TestResource_gone(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ticket_type_attributes") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			for name, vanish := range map[string]func(server *intercomtest.Server, ticketTypeID, id string){
				"archived": func(server *intercomtest.Server, _, id string) {
					server.Change("ticket_type_attributes", id, map[string]any{"archived": true})
				},
				"type archived": func(server *intercomtest.Server, ticketTypeID, _ string) {
					server.Change("ticket_types", ticketTypeID, map[string]any{"archived": true})
				},
				"removed": func(server *intercomtest.Server, _, id string) { server.Remove("ticket_type_attributes", id) },
				"type removed": func(server *intercomtest.Server, ticketTypeID, _ string) {
					server.Remove("ticket_types", ticketTypeID)
				},
			} {
				server, ticketTypeID := workspace(t, answering(alternative.Answers))
				object := acctest.Connect(t, server).Converge(typeName, nil, field(ticketTypeID, "list"))
				_, id := ids(server)
				vanish(server, ticketTypeID, id.String())
				for _, object := range []*acctest.Object{object, object.WithoutIdentity()} {
					p := acctest.Connect(t, server)
					left, diags := p.Read(typeName, object)
					p.ExpectWarning(diags, "", "Ticket Type Attribute Is Gone", `"Severity" (id `+id.String()+`)`)
					if left != nil {
						t.Errorf("%s: the attribute is still in the state", name)
					}
				}
			}
		})
	}
}

func TestResource_validation(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t)
	for name, test := range map[string]struct {
		dataType string
		change   acctest.Values
		at       string
		want     string
	}{
		"no type":                   {"string", acctest.Values{"ticket_type_id": ""}, "ticket_type_id", "must not be empty"},
		"empty name":                {"string", acctest.Values{"name": " "}, "name", "must not be empty"},
		"data type":                 {"float", nil, "data_type", `"decimal"`},
		"multiline":                 {"integer", acctest.Values{"multiline": false}, "multiline", `data_type = "string"`},
		"several of a text":         {"string", acctest.Values{"allow_multiple_values": true}, "allow_multiple_values", `data_type = "files"`},
		"items of a text":           {"string", acctest.Values{"list_items": []string{"Low"}}, "list_items", `data_type = "list"`},
		"no items":                  {"list", acctest.Values{"list_items": []string{}}, "list_items", "at least 1"},
		"items twice":               {"list", acctest.Values{"list_items": []string{"Low", "Low"}}, "list_items", "duplicate"},
		"comma":                     {"list", acctest.Values{"list_items": []string{"Low", "a, b"}}, "list_items[1]", "comma"},
		"empty item":                {"list", acctest.Values{"list_items": []string{"", "Low"}}, "list_items[0]", "must not be empty"},
		"blank at the end":          {"list", acctest.Values{"list_items": []string{"Low "}}, "list_items[0]", "white space"},
		"blank at the begin":        {"list", acctest.Values{"list_items": []string{"\tLow"}}, "list_items[0]", "white space"},
		"several, one of them text": {"boolean", acctest.Values{"multiline": true}, "multiline", "remove multiline"},
	} {
		diags := p.ValidateAndPlan(typeName, field("71", test.dataType, test.change))
		if len(diags) != 1 || !diags[0].Error || diags[0].Path != test.at || !strings.Contains(diags[0].Detail, test.want) {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// A list must have items when it is created, and must not lose all of them.
func TestResource_listNeedsItems(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, field(ticketTypeID, "list"))
	server.ResetCounts()
	for _, prior := range []*acctest.Object{nil, object} {
		planned := p.Plan(typeName, prior, field(ticketTypeID, "list", acctest.Values{"list_items": nil}))
		p.ExpectError(planned.Diagnostics, "list_items", "Missing List Items", "to choose from")
	}
	if server.Total() > 0 {
		t.Errorf("the plan sent requests: %v", server.Counts())
	}
}

// A list without items, which Intercom's interface can create, can be imported.
func TestResource_importedListWithoutItems(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketTypeID, "name": "Severity", "data_type": "list"})
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, "Bug report/Severity")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	p.ExpectNoChange(typeName, object, field(ticketTypeID, "list", acctest.Values{"list_items": nil}))
}

// Values that are known only after apply pass all checks.
func TestResource_unknown(t *testing.T) {
	t.Parallel()
	server, ticketTypeID := workspace(t)
	p := acctest.Connect(t, server)
	for _, dataType := range []string{"string", "list", "files", "integer"} {
		values := field(ticketTypeID, dataType, acctest.Values{"name": dataType})
		object := p.Converge(typeName, nil, values)
		attributes := []string{
			"ticket_type_id", "name", "description", "data_type",
			"required_to_create", "required_to_create_for_contacts", "visible_on_create", "visible_to_contacts",
		}
		switch dataType {
		case "string":
			attributes = append(attributes, "multiline")
		case "files":
			attributes = append(attributes, "allow_multiple_values")
		case "list":
			attributes = append(attributes, "list_items")
		}
		for _, attribute := range attributes {
			unknown := values.With(acctest.Values{attribute: acctest.Unknown})
			if diags := p.Validate(typeName, unknown); len(diags) > 0 {
				t.Errorf("validating %s with %s unknown: %v", dataType, attribute, diags)
			}
			// With another name, because this one is taken.
			another := acctest.Values{"name": "Other " + dataType}.With(acctest.Values{attribute: acctest.Unknown})
			if planned := acctest.Connect(t, server).Plan(typeName, nil, values.With(another)); len(planned.Diagnostics) > 0 {
				t.Errorf("planning %s with %s unknown: %v", dataType, attribute, planned.Diagnostics)
			}
			planned := p.Plan(typeName, object, unknown)
			replaces := attribute == "ticket_type_id" || attribute == "data_type"
			if len(planned.Diagnostics) > 0 || planned.Replace != replaces {
				t.Errorf("planning %s with %s unknown from then now: %v, replace: %t", dataType, attribute, planned.Diagnostics, planned.Replace)
			}
		}
		all := maps.Clone(values)
		for attribute := range all {
			all[attribute] = acctest.Unknown
		}
		all["multiline"], all["allow_multiple_values"], all["list_items"] = acctest.Unknown, acctest.Unknown, acctest.Unknown
		if diags := p.Validate(typeName, all); len(diags) > 0 {
			t.Errorf("validating what is not known at all: %v", diags)
		}
		all["data_type"] = dataType
		if diags := p.Validate(typeName, all); len(diags) > 0 {
			t.Errorf("validating %s, of which nothing else is known: %v", dataType, diags)
		}
	}
	if diags := p.Validate(typeName, field("71", "list", acctest.Values{"list_items": acctest.Unknown})); len(diags) > 0 {
		t.Error(diags)
	}
}

// The apply is consistent with the plan even if values were not known in the plan.
func TestResource_knownAfterApply(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	configuration := config(`name = terraform_data.test.output.name`, `data_type = terraform_data.test.output.data_type`) + `
resource "intercom_ticket_type_attribute" "list" {
  ticket_type_id     = intercom_ticket_type.test.id
  name               = "Severity"
  data_type          = "list"
  list_items         = terraform_data.test.output.items
  required_to_create = terraform_data.test.output.required
}

resource "terraform_data" "test" {
  input = { name = "Steps", data_type = "string", items = ["Low", "High"], required = true }
}
`
	acctest.Run(t, server,
		resource.TestStep{
			Config: configuration,
			ConfigStateChecks: []statecheck.StateCheck{
				known("multiline", knownvalue.Bool(false)), known("allow_multiple_values", knownvalue.Null()), known("list_options", knownvalue.Null()),
				statecheck.ExpectKnownValue("intercom_ticket_type_attribute.list", tfjsonpath.New("list_items"), labels("Low", "High")),
			},
		},
		resource.TestStep{Config: strings.ReplaceAll(configuration, `"Low", "High"`, `"Low", "Medium", "High"`)},
	)
}

// An attribute that Intercom made is restored with its type as well.
func TestResource_defaultAttributeComesBack(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("ticket_types", map[string]any{"name": "Bug report", "category": "Customer"})
	config := `
resource "intercom_ticket_type" "bug" {
  name     = "Bug report"
  category = "Customer"
}

resource "intercom_ticket_type_attribute" "title" {
  ticket_type_id = intercom_ticket_type.bug.id
  name           = "_default_title_"
  data_type      = "string"
}
`
	imports := `
import {
  to = intercom_ticket_type.bug
  id = "Bug report"
}

import {
  to = intercom_ticket_type_attribute.title
  id = "Bug report/_default_title_"
}
`
	before := len(server.TicketTypeAttributes(id))
	acctest.Run(t, server,
		resource.TestStep{Config: config + imports},
		resource.TestStep{
			PreConfig: func() { server.Change("ticket_types", id, map[string]any{"archived": true}) },
			Config:    config,
		},
	)
	if after := len(server.TicketTypeAttributes(id)); after != before {
		t.Errorf("the type has %d attributes, had %d", after, before)
	}
}
