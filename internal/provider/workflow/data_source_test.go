package workflow_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// The JSON does not depend on when or how Intercom writes it.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("workflows", map[string]any{"title": "Route", "created_at": "2025-06-15T10:30:00Z", "updated_at": "2026-01-20T14:45:00Z", "snapshot": map[string]any{"steps": []any{"<a>"}}})
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_workflow", acctest.Values{"id": id})
	p.ExpectNone(diags)
	want := `{"attributes":[],"created_at":"2025-06-15T10:30:00Z","description":null,"embedded_rules":[],"id":"67890","preferred_devices":["desktop","mobile"],` +
		`"snapshot":{"steps":["<a>"]},"state":"live","target_channels":["chat"],"targeting":null,"title":"Route","trigger_type":"inbound_conversation","updated_at":"2026-01-20T14:45:00Z"}`
	if got["json"] != want || got["title"] != "Route" || got["description"] != nil {
		t.Errorf("got %v", got)
	}
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.MissingScope = intercomtest.MissingScopePlan })
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_workflow", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Workflow")
	server.SetDenied("/export")
	_, diags = p.ReadDataSource("intercom_workflow", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "", "Unable to Read Workflow", "plan does not include this feature", "does not say which plans include the export")
}
