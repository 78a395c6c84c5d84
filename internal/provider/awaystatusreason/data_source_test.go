package awaystatusreason_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// A deleted reason is found by its id only, and listed on request. One that is in use
// goes before a deleted one of the same label.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	deleted := server.Add("away_status_reasons", map[string]any{"label": "Lunch", "deleted": true})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_away_status_reason", acctest.Values{"label": "Lunch"})
	p.ExpectError(diags, "label", "No Such Away Status Reason", "is deleted", "id "+deleted)
	got, diags := p.ReadDataSource("intercom_away_status_reason", acctest.Values{"id": deleted})
	p.ExpectNone(diags)
	if got["label"] != "Lunch" || got["deleted"] != true {
		t.Errorf("got %v", got)
	}

	inUse := server.Add("away_status_reasons", map[string]any{"label": "Lunch", "emoji": "🍕"})
	p = acctest.Connect(t, server)
	got, diags = p.ReadDataSource("intercom_away_status_reason", acctest.Values{"label": "Lunch"})
	p.ExpectNone(diags)
	if got["id"] != inUse || got["emoji"] != "🍕" {
		t.Errorf("got %v", got)
	}
	for include, want := range map[bool]int{false: 1, true: 2} {
		got, diags = p.ReadDataSource("intercom_away_status_reasons", acctest.Values{"include_deleted": include})
		p.ExpectNone(diags)
		if reasons := p.Objects(got["away_status_reasons"]); len(reasons) != want {
			t.Errorf("include_deleted = %t gives %v", include, reasons)
		}
	}
	_, diags = p.ReadDataSource("intercom_away_status_reason", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Away Status Reason")
}
