package macro_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// Macros come in pages, and their bodies can be missing.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.PageSize = 2 })
	for range 4 {
		server.Add("macros", map[string]any{"body": nil, "body_text": nil})
	}
	id := server.Add("macros", map[string]any{"name": "Refund"})
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_macro", acctest.Values{"name": "Refund"})
	p.ExpectNone(diags)
	if got["id"] != id || got["body"] != "<p>Thank you!</p>" || got["visible_to"] != "everyone" {
		t.Errorf("got %v", got)
	}
	got, diags = p.ReadDataSource("intercom_macros", nil)
	p.ExpectNone(diags)
	if macros := p.Objects(got["macros"]); len(macros) != 5 {
		t.Errorf("got %v", macros)
	}
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	hidden := server.Add("macros", map[string]any{"visible_to": "specific_teams", "visible_to_team_ids": []any{server.AddTeam(map[string]any{})}})
	server.Add("macros", map[string]any{"id": "7", "name": "Same"})
	server.Add("macros", map[string]any{"id": "8", "name": "Same"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_macro", acctest.Values{"id": hidden})
	p.ExpectError(diags, "id", "No Such Macro", "is shown only if the teammate who owns the access token")
	_, diags = p.ReadDataSource("intercom_macro", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Macros", "id 7", "id 8")
	server.SetDenied("/macros")
	_, diags = acctest.Connect(t, server).ReadDataSource("intercom_macros", nil)
	p.ExpectError(diags, "", "Unable to Read Macros", "lacks a permission", "Permissions for macros: Read conversations.")
}
