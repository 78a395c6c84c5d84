package segment_test

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
	id := server.AddSegment(map[string]any{"name": "Active users", "person_type": "user", "count": int64(42)})
	has := func(address, attribute string, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), want)
	}
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_segments" "all" {}
data "intercom_segments" "counted" { include_count = true }
data "intercom_segment" "by_id" { id = %[1]q }
data "intercom_segment" "by_name" { name = "Active users" }
data "intercom_segment" "counted" {
  id            = %[1]q
  include_count = true
}
`, id),
		ConfigStateChecks: []statecheck.StateCheck{
			has("data.intercom_segment.by_id", "name", knownvalue.StringExact("Active users")),
			has("data.intercom_segment.by_id", "contact_count", knownvalue.Null()),
			has("data.intercom_segment.by_name", "id", knownvalue.StringExact(id)),
			has("data.intercom_segment.by_name", "person_type", knownvalue.StringExact("user")),
			has("data.intercom_segment.counted", "contact_count", knownvalue.Int64Exact(42)),
			statecheck.ExpectKnownValue("data.intercom_segments.all", tfjsonpath.New("segments").AtSliceIndex(0).AtMapKey("contact_count"), knownvalue.Null()),
			statecheck.ExpectKnownValue("data.intercom_segments.counted", tfjsonpath.New("segments").AtSliceIndex(0).AtMapKey("contact_count"), knownvalue.Int64Exact(42)),
		},
	})
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.AddSegment(map[string]any{"name": "Same", "person_type": "user"})
	server.AddSegment(map[string]any{"name": "Same", "person_type": "contact"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_segment", acctest.Values{"name": "None"})
	p.ExpectError(diags, "name", "No Such Segment", `no segment with the name "None"`)
	_, diags = p.ReadDataSource("intercom_segment", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Segment")
	_, diags = p.ReadDataSource("intercom_segment", acctest.Values{"id": "4711", "include_count": true})
	p.ExpectError(diags, "id", "No Such Segment")
	_, diags = p.ReadDataSource("intercom_segment", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Segments", "(user)", "(contact)", "Use the id")
}
