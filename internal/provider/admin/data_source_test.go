package admin_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.AddAdmin(map[string]any{"name": "Grace Hopper", "email": "grace@example.com", "team_ids": []any{int64(814865)}})
	is := func(address string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New("id"), knownvalue.StringExact(id))
	}
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_admins" "all" {}
data "intercom_admin" "by_id" { id = %q }
data "intercom_admin" "by_email" { email = "Grace@Example.com" }
data "intercom_admin" "by_name" { name = "Grace Hopper" }
`, id),
		ConfigStateChecks: []statecheck.StateCheck{
			is("data.intercom_admin.by_id"), is("data.intercom_admin.by_email"), is("data.intercom_admin.by_name"),
			statecheck.ExpectKnownValue("data.intercom_admin.by_id", tfjsonpath.New("team_ids"), knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("814865")})),
			statecheck.ExpectKnownValue("data.intercom_admins.all", tfjsonpath.New("admins"), knownvalue.ListSizeExact(2)),
			statecheck.ExpectKnownValue("data.intercom_admins.all", tfjsonpath.New("admins").AtSliceIndex(1).AtMapKey("email"), knownvalue.StringExact("grace@example.com")),
		},
	})
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.AddAdmin(map[string]any{"name": "Same", "email": "one@example.com"})
	server.AddAdmin(map[string]any{"name": "Same", "email": "two@example.com"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_admin", acctest.Values{"name": "Nobody"})
	p.ExpectError(diags, "name", "No Such Admin", `no admin with the name "Nobody"`)
	_, diags = p.ReadDataSource("intercom_admin", acctest.Values{"email": "nobody@example.com"})
	p.ExpectError(diags, "email", "No Such Admin")
	_, diags = p.ReadDataSource("intercom_admin", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Admin")
	_, diags = p.ReadDataSource("intercom_admin", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Admins", "one@example.com", "two@example.com", "Use the id")
	for name, config := range map[string]acctest.Values{
		"no key": {}, "two keys": {"id": "1", "name": "x"}, "an empty key": {"name": ""},
	} {
		if _, diags := p.ReadDataSource("intercom_admin", config); len(diags) == 0 || !diags[0].Error {
			t.Errorf("%s: accepted", name)
		}
	}
}
