package provider_test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/querycheck"
	"github.com/hashicorp/terraform-plugin-testing/querycheck/queryfilter"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// query runs `terraform query` on list blocks.
func query(t *testing.T, server *intercomtest.Server, config string, checks ...querycheck.QueryResultCheck) {
	t.Helper()
	runQuery(t, server, resource.TestStep{Config: config, QueryResultChecks: checks})
}

// runQuery is query for a step with more fields.
func runQuery(t *testing.T, server *intercomtest.Server, step resource.TestStep) {
	t.Helper()
	step.Query = true
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Query)},
		Steps:                  []resource.TestStep{step},
	})
}

// If a block has no limit, Terraform requests 100 objects. The user has to know.
func TestQuery_limit(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			n := len(s.fill(server, 120))
			query(t, server, fmt.Sprintf(`
list %[1]q "default" {
  provider = intercom
}
list %[1]q "more" {
  provider = intercom
  limit    = 110
}
list %[1]q "all" {
  provider = intercom
  limit    = 1000
}`, s.typeName()),
				querycheck.ExpectLength(s.typeName()+".default", min(n, 100)),
				querycheck.ExpectLength(s.typeName()+".more", min(n, 110)),
				querycheck.ExpectLength(s.typeName()+".all", n),
			)
		})
	}
}

func TestQuery_result(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, seeded)
	exactly := knownvalue.StringExact
	named := func(name string) queryfilter.QueryFilter { return queryfilter.ByDisplayName(exactly(name)) }
	identity := func(id string) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{"id": exactly(id), "workspace_id": exactly(server.WorkspaceID)}
	}
	known := func(attribute, value string) []querycheck.KnownValueCheck {
		return []querycheck.KnownValueCheck{{Path: tfjsonpath.New(attribute), KnownValue: exactly(value)}}
	}
	query(t, server, `
list "intercom_tag" "vip" {
  provider         = intercom
  include_resource = true
  config { name_regex = "^VIP$" }
}
list "intercom_data_attribute" "tier" {
  provider         = intercom
  include_resource = true
  config {
    model      = "contact"
    data_type  = "string"
    name_regex = "tier"
  }
}
list "intercom_ticket_type" "tracker" {
  provider         = intercom
  include_resource = true
  config { category = "Tracker" }
}
list "intercom_ticket_type_attribute" "tracker" {
  provider         = intercom
  include_resource = true
  config { ticket_type_id = list.intercom_ticket_type.tracker.data[0].state.id }
}`,
		querycheck.ExpectLength("intercom_tag.vip", 1),
		querycheck.ExpectIdentity("intercom_tag.vip", identity("115")),
		querycheck.ExpectResourceDisplayName("intercom_tag.vip", queryfilter.ByResourceIdentity(identity("115")), exactly("VIP")),
		querycheck.ExpectResourceKnownValues("intercom_tag.vip", named("VIP"), known("name", "VIP")),
		querycheck.ExpectLength("intercom_data_attribute.tier", 1),
		querycheck.ExpectIdentity("intercom_data_attribute.tier", identity("12878")),
		querycheck.ExpectResourceKnownValues("intercom_data_attribute.tier", named("contact/plan_tier"), known("full_name", "custom_attributes.plan_tier")),
		querycheck.ExpectResourceKnownValues("intercom_ticket_type.tracker", named("Outage (Tracker)"), known("name", "Outage")),
		querycheck.ExpectLength("intercom_ticket_type_attribute.tracker", 1),
		querycheck.ExpectResourceKnownValues("intercom_ticket_type_attribute.tracker", named("Outage/Started at"), known("data_type", "datetime")),
	)
}

// An object that cannot be configured does not make the generated file invalid.
func TestQuery_leftOut(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	bug := server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer"})
	server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": bug, "name": "Customer record", "data_type": "relationship"})
	server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": bug, "name": "Severity", "data_type": "string"})
	cli := acctest.NewCLI(t, "terraform {\n  required_providers {\n    intercom = { source = \"intercom-community/intercom\" }\n  }\n}\n"+acctest.ProviderBlock(server))
	cli.SkipBelow(acctest.Query.String())
	cli.Write("all.tfquery.hcl", "list \"intercom_ticket_type_attribute\" \"all\" {\n  provider = intercom\n}\n")
	expect(t, cli, `"Bug/Customer record": Attribute data_type value`, "query -generate-config-out=generated.tf")
	expect(t, cli, "Resources: 1 imported, 0 added, 0 changed, 0 destroyed.", "apply -auto-approve")
}

// Terraform reports a wrong filter, and a refusal by Intercom, at the list block.
func TestQuery_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		filter string
		fault  []intercomtest.Fault
		want   string
	}{
		"pattern": {`name_regex = "("`, nil, `Attribute name_regex is not valid`},
		"filter":  {`category = "customer"`, nil, `Attribute category value must be one of`},
		"token":   {``, []intercomtest.Fault{acctest.Problem("GET /ticket_types", 403, "token_unauthorized", "No", "")}, `Unable to List Ticket Types`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(test.fault...)
			runQuery(t, server, resource.TestStep{
				Config:      fmt.Sprintf("list \"intercom_ticket_type\" \"all\" {\n  provider = intercom\n  config {\n    %s\n  }\n}\n", test.filter),
				ExpectError: regexp.MustCompile(test.want),
			})
		})
	}
}
