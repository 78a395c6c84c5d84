package provider_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// The plan reports what Intercom would refuse at apply, with the way out.
func TestPlan_existsAlready(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		typeName string
		config   acctest.Values
		summary  string
		want     []string
	}{
		"data attribute": {
			"intercom_data_attribute",
			acctest.Values{"model": "contact", "name": "tier", "data_type": "string"},
			"Data Attribute Already Exists",
			[]string{`to = intercom_data_attribute`, `id = "contact/tier"`},
		},
		"data attribute of the other model": {
			"intercom_data_attribute",
			acctest.Values{"model": "contact", "name": "band", "data_type": "string"},
			"Data Attribute Already Exists",
			[]string{`model company`, `id = "company/band"`},
		},
		"standard attribute": {
			"intercom_data_attribute",
			acctest.Values{"model": "contact", "name": "email", "data_type": "string"},
			"Data Attribute Already Exists",
			[]string{"Intercom's own"},
		},
		"tag": {
			"intercom_tag",
			acctest.Values{"name": "vip"},
			"Tag Already Exists",
			[]string{`to = intercom_tag`, `id = "VIP"`},
		},
		"ticket type": {
			"intercom_ticket_type",
			acctest.Values{"name": "Bug", "category": "Customer"},
			"Ticket Type Already Exists",
			[]string{`to = intercom_ticket_type`},
		},
		"ticket type attribute": {
			"intercom_ticket_type_attribute",
			acctest.Values{"ticket_type_id": "TYPE", "name": "Severity", "data_type": "string"},
			"Ticket Type Attribute Already Exists",
			[]string{`to = intercom_ticket_type_attribute`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			ticketType := server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer"})
			server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketType, "name": "Severity", "data_type": "string"})
			server.Add("tags", map[string]any{"name": "VIP"})
			server.Add("data_attributes", map[string]any{"model": "contact", "name": "tier"})
			server.Add("data_attributes", map[string]any{"model": "company", "name": "band"})
			server.ResetCounts()
			p := acctest.Connect(t, server)
			if test.config["ticket_type_id"] != nil {
				test.config["ticket_type_id"] = ticketType
			}
			p.ExpectError(p.Plan(test.typeName, nil, test.config).Diagnostics, "name", test.summary, test.want...)
			if server.Writes() > 0 {
				t.Errorf("the plan wrote: %v", server.Counts())
			}
		})
	}
}

// For every kind, the plan does not create an object that exists already.
func TestPlan_everyKindExistsAlready(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			if s.kind.SharesNames != s.noNaturalKey {
				t.Errorf("the kind says that objects can share a name: %t; the sample says %t", s.kind.SharesNames, s.noNaturalKey)
			}
			server := s.server(t)
			maker := acctest.Connect(t, server)
			config := maker.GenerateConfig(s.typeName(), s.apply(t, server))
			diags := acctest.Connect(t, server).Plan(s.typeName(), nil, config).Diagnostics
			if s.kind.TakesOver {
				maker.ExpectNone(diags)
				return
			}
			if s.noNaturalKey {
				if len(diags) != 1 || diags[0].Error || !strings.Contains(diags[0].Detail, s.idsInUse(server)[0]) {
					t.Errorf("got %v, want a warning with the id of the object", diags)
				}
				return
			}
			if len(diags) != 1 || !diags[0].Error || !strings.HasSuffix(diags[0].Summary, " Already Exists") || !strings.Contains(diags[0].Detail, "to = "+s.typeName()+".NAME") {
				t.Fatalf("got %v, want an error with the import block to paste", diags)
			}
			// The block has the name, which is unique here, and finds the object.
			id := regexp.MustCompile(`(?m)^  id = "(.*)"$`).FindStringSubmatch(diags[0].Detail)
			if name, ok := config[s.kind.KeyArgument()].(string); id == nil || ok && !strings.HasSuffix(id[1], name) {
				t.Fatalf("the import block has %q, want %v", id, config[s.kind.KeyArgument()])
			}
			p := acctest.Connect(t, server)
			found, diags := p.Import(s.typeName(), id[1])
			p.ExpectNone(diags)
			p.ExpectNoChange(s.typeName(), found, config)
		})
	}
}

// A resource that is tainted or replaced is not a second resource for its object.
// Terraform plans the creation without the prior state, and a replacement with the
// private data.
func TestPlan_replacesItself(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			made := s.apply(t, server)
			config := acctest.Connect(t, server).GenerateConfig(s.typeName(), made)
			for name, plan := range map[string]func(*acctest.Protocol, *acctest.Object) []acctest.Diagnostic{
				"tainted": func(p *acctest.Protocol, _ *acctest.Object) []acctest.Diagnostic {
					return p.Plan(s.typeName(), nil, config).Diagnostics
				},
				"replaced": func(p *acctest.Protocol, object *acctest.Object) []acctest.Diagnostic {
					return p.PlanReplacement(p.Plan(s.typeName(), object, config), config).Diagnostics
				},
			} {
				p := acctest.Connect(t, server)
				object, diags := p.Read(s.typeName(), made)
				p.ExpectNone(diags)
				diags = plan(p, object)
				if name == "replaced" && s.kind.DestroyWarning != "" {
					p.ExpectWarning(diags, "", s.kind.Title()+" Will Be Replaced")
					continue
				}
				p.ExpectNone(diags)
			}
		})
	}
}

// The plan notices two resources with the same name, in whichever order Terraform plans
// them: an error, or a warning if objects of the kind can share a name.
func TestPlan_sameName(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			made := s.apply(t, server)
			config := acctest.Connect(t, server).GenerateConfig(s.typeName(), made)
			p := acctest.Connect(t, server)
			object, diags := p.Read(s.typeName(), made)
			p.ExpectNone(diags)
			p.ExpectNone(p.Plan(s.typeName(), nil, config).Diagnostics)
			diags = p.Plan(s.typeName(), object, config).Diagnostics
			if s.noNaturalKey {
				p.ExpectWarning(diags, s.kind.KeyArgument(), s.kind.Title()+" "+kind.Title(s.kind.KeyArgument())+" Already in Use", "Another resource of this plan")
				return
			}
			if len(diags) != 1 || !diags[0].Error || diags[0].Summary != "Two Resources for One "+s.kind.Title() {
				t.Errorf("got %v, want an error that names both resources", diags)
			}
		})
	}
}

func TestPlan_noTicketType(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	archived := server.Add("ticket_types", map[string]any{"name": "Old", "category": "Customer", "archived": true})
	p := acctest.Connect(t, server)
	for id, want := range map[string]string{"4711": "no ticket type with the id", archived: "is archived"} {
		planned := p.Plan("intercom_ticket_type_attribute", nil, acctest.Values{"ticket_type_id": id, "name": "Severity", "data_type": "string"})
		p.ExpectError(planned.Diagnostics, "ticket_type_id", "No Such Ticket Type", want)
	}
}

func TestPlan_archived(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "tier", "data_type": "string", "archived": true})
	server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer", "archived": true})
	attribute := acctest.Values{"model": "contact", "name": "tier", "data_type": "string"}
	p := acctest.Connect(t, server)
	p.ExpectWarning(p.Plan("intercom_data_attribute", nil, attribute).Diagnostics, "name", "Archived Data Attribute Is Restored", "with the data that is on it")
	p.ExpectWarning(p.Plan("intercom_ticket_type", nil, acctest.Values{"name": "Bug", "category": "Customer"}).Diagnostics, "name", "Archived Ticket Type Is Restored")

	p = acctest.Connect(t, server)
	p.ExpectWarning(p.Plan("intercom_data_attribute", nil, attribute.With(acctest.Values{"model": "company"})).Diagnostics,
		"name", "Data Attribute Exists Archived", "may refuse")
	p = acctest.NewProtocol(t)
	p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "restore_archived": false})
	p.ExpectWarning(p.Plan("intercom_data_attribute", nil, attribute).Diagnostics, "name", "Data Attribute Exists Archived", "may refuse")
	p.ExpectNone(p.Plan("intercom_ticket_type", nil, acctest.Values{"name": "Bug", "category": "Customer"}).Diagnostics)
}

func TestPlan_limit(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for i := range 248 {
		server.Add("data_attributes", map[string]any{"model": "company", "name": fmt.Sprint("attribute ", i)})
	}
	server.Add("data_attributes", map[string]any{"model": "company", "name": "old", "archived": true})
	p := acctest.Connect(t, server)
	plan := func(name string) []acctest.Diagnostic {
		return p.Plan("intercom_data_attribute", nil, acctest.Values{"model": "contact", "name": name, "data_type": "string"}).Diagnostics
	}
	p.ExpectNone(plan("249th"))
	p.ExpectNone(plan("250th"))
	p.ExpectWarning(plan("251st"), "name", "Too Many Data Attributes", "has 248 custom data attributes", "Intercom allows 250")
}

func TestPlan_twoResourcesForOneObject(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]string{
		"data attribute": `
resource "intercom_data_attribute" "a" {
  model     = "contact"
  name      = "tier"
  data_type = "string"
}
resource "intercom_data_attribute" "b" {
  model     = "company"
  name      = "tier"
  data_type = "string"
}`,
		"tag": `
resource "intercom_tag" "a" { name = "VIP" }
resource "intercom_tag" "b" { name = "vip" }`,
		"ticket type": `
resource "intercom_ticket_type" "type" {
  count    = 2
  name     = "Bug"
  category = "Customer"
}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			acctest.Run(t, server, resource.TestStep{
				Config: config, PlanOnly: true, ExpectError: regexp.MustCompile("Two Resources for One"),
			})
			if server.Writes() > 0 {
				t.Errorf("the plan wrote: %v", server.Counts())
			}
		})
	}
}

// A plan works even if Intercom cannot be reached. It says once for each kind that it
// does not know which objects exist.
func TestPlan_unreachable(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Fail(intercomtest.Fault{Kind: intercomtest.FaultDrop, Times: -1})
	p := acctest.NewProtocol(t)
	p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "max_retries": 0})
	for i := range 10 {
		diags := p.Plan("intercom_tag", nil, acctest.Values{"name": fmt.Sprint("tag ", i)}).Diagnostics
		if i == 0 {
			p.ExpectWarning(diags, "", "Tags Not Checked", "which tags exist")
			continue
		}
		p.ExpectNone(diags)
	}
}

// A refused token is one error in the plan of new objects.
func TestPlan_wrongToken(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.NewProtocol(t)
	p.Configure(acctest.Values{"access_token": "wrong", "base_url": server.URL})
	p.ExpectError(p.Plan("intercom_tag", nil, acctest.Values{"name": "VIP"}).Diagnostics, "", "Unable to Plan Tag", "does not accept the access token")
	p.ExpectNone(p.Plan("intercom_tag", nil, acctest.Values{"name": "Bug"}).Diagnostics)
	p.ExpectNone(p.Plan("intercom_ticket_type", nil, acctest.Values{"name": "Bug", "category": "Customer"}).Diagnostics)
}

// A missing permission for one kind does not affect the checks of the others.
func TestPlan_missingPermission(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", map[string]any{"name": "VIP"})
	server.Fail(acctest.Problem("GET /ticket_types", 403, "forbidden", "No", ""))
	p := acctest.Connect(t, server)
	p.ExpectWarning(p.Plan("intercom_ticket_type", nil, acctest.Values{"name": "Bug", "category": "Customer"}).Diagnostics, "", "Ticket Types Not Checked", "lacks a permission")
	p.ExpectError(p.Plan("intercom_tag", nil, acctest.Values{"name": "VIP"}).Diagnostics, "name", "Tag Already Exists")
}

// attribute returns HCL of a data attribute. tagged and typed return that of a tag and
// a ticket type.
func attribute(address, name string, more ...string) string {
	return fmt.Sprintf("resource \"intercom_data_attribute\" %q {\n  model = \"contact\"\n  name = %q\n  data_type = \"string\"\n%s\n}\n",
		address, name, strings.Join(more, "\n"))
}

func tagged(address, name string) string {
	return fmt.Sprintf("resource \"intercom_tag\" %q { name = %q }\n", address, name)
}

func typed(address string) string {
	return fmt.Sprintf("resource \"intercom_ticket_type\" %q {\n  name = \"one\"\n  category = \"Customer\"\n}\n", address)
}

// A name that another resource of the same plan releases is not a reason to refuse the
// plan.
func TestPlan_noFalseAlarm(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string][]resource.TestStep{
		"a moved block": {
			{Config: attribute("a", "one") + tagged("a", "one") + typed("a")},
			{
				Config: attribute("b", "one") + tagged("b", "one") + typed("b") + `
moved {
  from = intercom_data_attribute.a
  to   = intercom_data_attribute.b
}
moved {
  from = intercom_tag.a
  to   = intercom_tag.b
}
moved {
  from = intercom_ticket_type.a
  to   = intercom_ticket_type.b
}`,
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
			},
		},
		"a replacement that is created first": {
			{Config: attribute("a", "one", "lifecycle {", "create_before_destroy = true", "}")},
			{Config: attribute("a", "two", "lifecycle {", "create_before_destroy = true", "}")},
		},
		"destroyed": {
			{Config: attribute("a", "one") + tagged("a", "one") + typed("a")},
			{Config: tagged("b", "two")},
		},
		"a resource that is tainted": {
			{Config: attribute("a", "one") + tagged("a", "one") + typed("a")},
			{
				Taint:  []string{"intercom_data_attribute.a", "intercom_tag.a", "intercom_ticket_type.a"},
				Config: attribute("a", "one") + tagged("a", "one") + typed("a"),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			acctest.Run(t, server, steps...)
		})
	}
}

// A plan that would destroy an object to create it again, or that swaps names, is
// refused in whichever order Terraform plans the resources.
func TestPlan_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before, after, want string
	}{
		"two data attributes swap names": {
			attribute("a", "one") + attribute("b", "two"), attribute("a", "two") + attribute("b", "one"),
			"Names Swapped Between Data Attributes",
		},
		"two tags swap names": {tagged("a", "one") + tagged("b", "two"), tagged("a", "two") + tagged("b", "one"), "Names Swapped Between Tags|Tag Already Exists"},
		"three tags swap names": {
			tagged("a", "one") + tagged("b", "two") + tagged("c", "three"), tagged("a", "two") + tagged("b", "three") + tagged("c", "one"),
			"Names Swapped Between Tags|Tag Already Exists",
		},
		"another address of a data attribute": {attribute("a", "one"), attribute("b", "one"), "Changed Its Address|Already Exists"},
		"another address of a tag":            {tagged("a", "one"), tagged("b", "one"), "Changed Its Address|Already Exists"},
		"another address of a ticket type":    {typed("a"), typed("b"), "Changed Its Address|Already Exists"},
		"a second tag":                        {tagged("a", "one"), tagged("a", "one") + tagged("b", "ONE"), "Two Resources for One|Already Exists"},
	} {
		for _, parallelism := range []string{"1", "10"} {
			t.Run(name+"/"+parallelism, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t)
				cli := acctest.NewCLI(t, header(server)+test.before)
				if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
					t.Fatal(out)
				}
				server.ResetCounts()
				cli.Write("main.tf", header(server)+test.after)
				out, ok := cli.Terraform("plan", "-no-color", "-parallelism="+parallelism)
				if ok || !regexp.MustCompile(test.want).MatchString(out) {
					t.Errorf("the plan does not say %q:\n%s", test.want, out)
				}
				if server.Writes() > 0 {
					t.Errorf("the plan wrote: %v", server.Counts())
				}
			})
		}
	}
}

// A plan may rename an object and give its old name to a new one. Terraform does not
// order the two, so the apply may have to be repeated.
func TestPlan_nameReleased(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	cli := acctest.NewCLI(t, header(server)+tagged("a", "one"))
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
		t.Fatal(out)
	}
	first := server.Objects("tags")[0]["id"]
	cli.Write("main.tf", header(server)+tagged("a", "two")+tagged("b", "one"))
	for attempt := 1; ; attempt++ {
		out, ok := cli.Terraform("apply", "-auto-approve", "-no-color")
		if ok {
			break
		}
		if !strings.Contains(out, "Tag Already Exists") || attempt == 10 {
			t.Fatal(out)
		}
	}
	if out, ok := cli.Terraform("plan", "-detailed-exitcode", "-no-color"); !ok {
		t.Errorf("the plan is not empty:\n%s", out)
	}
	names := map[any]any{}
	for _, tag := range server.Objects("tags") {
		names[tag["name"]] = tag["id"]
	}
	if len(names) != 2 || names["two"] != first || names["one"] == nil {
		t.Errorf("the workspace has the tags %v, want the first one renamed to two, and a new one", names)
	}
}

// header returns the configuration of the provider for a server.
func header(server *intercomtest.Server) string {
	return `
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}
` + acctest.ProviderBlock(server)
}

// An import takes an existing object even under a name that a create would be refused.
func TestPlan_importInTheSamePlan(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "one", "data_type": "string"})
	server.Add("tags", map[string]any{"name": "one"})
	server.Add("ticket_types", map[string]any{"name": "one", "category": "Customer"})
	acctest.Run(t, server, resource.TestStep{
		Config: attribute("a", "one") + tagged("a", "one") + typed("a") + attribute("b", "two") + `
import {
  to = intercom_data_attribute.a
  id = "contact/one"
}
import {
  to = intercom_tag.a
  id = "one"
}
import {
  to = intercom_ticket_type.a
  id = "one"
}`,
		Check: func(*terraform.State) error {
			if n := len(server.Objects("data_attributes")); n != 2 {
				return fmt.Errorf("the workspace has %d data attributes, want 2", n)
			}
			return nil
		},
	})
}

// With -target, a resource that is not part of the plan does not release its name.
func TestPlan_target(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	cli := acctest.NewCLI(t, header(server)+attribute("a", "one")+attribute("b", "two"))
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
		t.Fatal(out)
	}
	cli.Write("main.tf", header(server)+attribute("a", "one", `description = "new"`)+attribute("b", "two")+attribute("c", "three"))
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color", "-target=intercom_data_attribute.c"); !ok || !strings.Contains(out, "1 added, 0 changed") {
		t.Error(out)
	}
	cli.Write("main.tf", header(server)+attribute("b", "two")+attribute("d", "one"))
	if out, ok := cli.Terraform("plan", "-no-color", "-target=intercom_data_attribute.d"); ok || !strings.Contains(out, "Data Attribute Already Exists") {
		t.Error(out)
	}
}
