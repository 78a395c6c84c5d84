package reportingdataset_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// Two columns can have the same id, and differ in their qualified ids.
func TestDataSource(t *testing.T) {
	t.Parallel()
	p := acctest.Connect(t, intercomtest.New(t))
	got, diags := p.ReadDataSource("intercom_reporting_datasets", nil)
	p.ExpectNone(diags)
	datasets := p.Objects(got["reporting_datasets"])
	if len(datasets) != 1 || datasets[0]["id"] != "conversation" || len(p.Objects(datasets[0]["attributes"])) != 4 {
		t.Fatalf("got %v", datasets)
	}
	columns := p.Objects(datasets[0]["attributes"])
	if columns[2]["id"] != columns[3]["id"] || columns[3]["qualified_id"] != "people.Brand" {
		t.Errorf("got %v", columns)
	}
}
