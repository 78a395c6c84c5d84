package workspace_test

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
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.WorkspaceID, c.WorkspaceName, c.Region = "abc123", "Acme", "EU" })
	owner := fmt.Sprint(server.Objects("admins")[0]["id"])
	checks := []statecheck.StateCheck{}
	for attribute, want := range map[string]knownvalue.Check{
		"id":                    knownvalue.StringExact("abc123"),
		"name":                  knownvalue.StringExact("Acme"),
		"region":                knownvalue.StringExact("EU"),
		"timezone":              knownvalue.StringExact("America/Los_Angeles"),
		"created_at":            knownvalue.Int64Exact(1700000000),
		"identity_verification": knownvalue.Bool(false),
		"admin_id":              knownvalue.StringExact(owner),
		"admin_name":            knownvalue.StringExact("Ada Fernsby"),
		"admin_email":           knownvalue.StringExact("ada@example.com"),
	} {
		checks = append(checks, statecheck.ExpectKnownValue("data.intercom_workspace.current", tfjsonpath.New(attribute), want))
	}
	acctest.Run(t, server, resource.TestStep{Config: `data "intercom_workspace" "current" {}`, ConfigStateChecks: checks})
}

// The check of workspace_id has asked already.
func TestDataSource_asksOnce(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.NewProtocol(t)
	p.ExpectNone(p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "workspace_id": server.WorkspaceID}))
	for range 2 {
		got, diags := p.ReadDataSource("intercom_workspace", acctest.Values{})
		p.ExpectNone(diags)
		if got["id"] != server.WorkspaceID {
			t.Errorf("the id is %v", got["id"])
		}
	}
	if server.Total() != 1 {
		t.Errorf("requests: %v", server.Counts())
	}
}
