package tag_test

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
	id := server.Add("tags", map[string]any{"name": "VIP"})
	has := func(address, attribute, want string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), knownvalue.StringExact(want))
	}
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_tags" "all" {}
data "intercom_tag" "by_id" { id = %q }
data "intercom_tag" "by_name" { name = "vip" }
`, id),
		ConfigStateChecks: []statecheck.StateCheck{
			has("data.intercom_tag.by_id", "name", "VIP"),
			has("data.intercom_tag.by_name", "id", id),
			statecheck.ExpectKnownValue("data.intercom_tags.all", tfjsonpath.New("tags"), knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(map[string]knownvalue.Check{"id": knownvalue.StringExact(id), "name": knownvalue.StringExact("VIP")}),
			})),
		},
	})
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", map[string]any{"id": "7", "name": "Same"})
	server.Add("tags", map[string]any{"id": "8", "name": "SAME"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_tag", acctest.Values{"name": "None"})
	p.ExpectError(diags, "name", "No Such Tag", `no tag with the name "None"`)
	_, diags = p.ReadDataSource("intercom_tag", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Tag")
	_, diags = p.ReadDataSource("intercom_tag", acctest.Values{"name": "same"})
	p.ExpectError(diags, "name", "Several Tags", "Same, id 7", "SAME, id 8", "Use the id")
	for _, config := range []acctest.Values{{}, {"id": "7", "name": "Same"}, {"name": " "}} {
		if _, diags := p.ReadDataSource("intercom_tag", config); len(diags) == 0 || !diags[0].Error {
			t.Errorf("%v is accepted", config)
		}
	}
}
