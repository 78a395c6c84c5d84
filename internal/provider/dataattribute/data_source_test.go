package dataattribute_test

import (
	"fmt"
	"slices"
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
	id := server.Add("data_attributes", map[string]any{
		"name": "plan_tier", "model": "company", "description": "What they pay", "options": []string{"free", "pro"}, "created_at": 1734537745,
	})
	has := func(address, attribute string, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data."+address, tfjsonpath.New(attribute), want)
	}
	const byID, byName, standard = "intercom_data_attribute.by_id", "intercom_data_attribute.by_name", "intercom_data_attribute.standard"
	first := tfjsonpath.New("data_attributes").AtSliceIndex(0)
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_data_attributes" "custom" { custom = true }
data "intercom_data_attribute" "by_id" { id = %q }
data "intercom_data_attribute" "by_name" {
  model = "company"
  name  = "plan_tier"
}
data "intercom_data_attribute" "standard" {
  model = "company"
  name  = "plan.name"
}
`, id),
		ConfigStateChecks: []statecheck.StateCheck{
			has(byID, "model", knownvalue.StringExact("company")),
			has(byID, "name", knownvalue.StringExact("plan_tier")),
			has(byName, "id", knownvalue.StringExact(id)),
			has(byName, "full_name", knownvalue.StringExact("custom_attributes.plan_tier")),
			has(byName, "label", knownvalue.StringExact("plan_tier")),
			has(byName, "description", knownvalue.StringExact("What they pay")),
			has(byName, "data_type", knownvalue.StringExact("string")),
			has(byName, "options", knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("free"), knownvalue.StringExact("pro")})),
			has(byName, "custom", knownvalue.Bool(true)),
			has(byName, "archived", knownvalue.Bool(false)),
			has(byName, "created_at", knownvalue.Int64Exact(1734537745)),
			has(byName, "admin_id", knownvalue.NotNull()),
			has(standard, "id", knownvalue.Null()),
			has(standard, "name", knownvalue.StringExact("plan.name")),
			has(standard, "label", knownvalue.StringExact("Plan")),
			has(standard, "options", knownvalue.Null()),
			has(standard, "custom", knownvalue.Bool(false)),
			has(standard, "created_at", knownvalue.Null()),
			has(standard, "admin_id", knownvalue.Null()),
			has("intercom_data_attributes.custom", "data_attributes", knownvalue.ListSizeExact(1)),
			statecheck.ExpectKnownValue("data.intercom_data_attributes.custom", first.AtMapKey("id"), knownvalue.StringExact(id)),
			statecheck.ExpectKnownValue("data.intercom_data_attributes.custom", first.AtMapKey("options"), knownvalue.ListSizeExact(2)),
		},
	})
}

func TestDataSource_filters(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for _, o := range []map[string]any{
		{"name": "tier"},
		{"name": "seats", "model": "company"},
		{"name": "old", "archived": true},
		{"name": "older", "model": "company", "archived": true},
	} {
		server.Add("data_attributes", o)
	}
	p := acctest.Connect(t, server)
	for _, test := range []struct {
		config acctest.Values
		want   []string // of these and two standard attributes
	}{
		{acctest.Values{}, []string{"email", "tier", "plan.id", "seats"}},
		{acctest.Values{"custom": true}, []string{"tier", "seats"}},
		{acctest.Values{"custom": false}, []string{"email", "plan.id"}},
		{acctest.Values{"model": "company"}, []string{"plan.id", "seats"}},
		{acctest.Values{"include_archived": true}, []string{"email", "tier", "old", "plan.id", "seats", "older"}},
		{acctest.Values{"include_archived": true, "model": "contact", "custom": true}, []string{"tier", "old"}},
	} {
		got, diags := p.ReadDataSource("intercom_data_attributes", test.config)
		p.ExpectNone(diags)
		var names []string
		for _, a := range p.Objects(got["data_attributes"]) {
			name, _ := a["name"].(string)
			if a["custom"] == true || name == "email" || name == "plan.id" {
				names = append(names, name)
			}
		}
		if !slices.Equal(names, test.want) {
			t.Errorf("%v gives %v, want %v", test.config, names, test.want)
		}
	}
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_attributes", map[string]any{"name": "tier"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_data_attribute", acctest.Values{"model": "company", "name": "tier"})
	p.ExpectError(diags, "name", "No Such Company Data Attribute", `no company data attribute with the name "tier"`)
	_, diags = p.ReadDataSource("intercom_data_attribute", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Data Attribute")
	for _, config := range []acctest.Values{
		{},
		{"name": "tier"},
		{"model": "contact"},
		{"id": "1", "model": "contact"},
		{"id": "1", "name": "tier", "model": "contact"},
		{"model": "conversation", "name": "tier"},
	} {
		if _, diags := p.ReadDataSource("intercom_data_attribute", config); len(diags) == 0 || !diags[0].Error {
			t.Errorf("%v is accepted", config)
		}
	}
	_, diags = p.ReadDataSource("intercom_data_attributes", acctest.Values{"model": "conversation"})
	p.ExpectError(diags, "model", "Invalid Attribute Value Match", `"company"`)
}

// Data sources read archived attributes if include_archived is set, and prefer those in
// use.
func TestDataSource_archived(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	old := server.Add("data_attributes", map[string]any{"name": "tier", "archived": true})
	p := acctest.Connect(t, server)
	byID, byName := acctest.Values{"id": old}, acctest.Values{"model": "contact", "name": "tier"}
	include := acctest.Values{"include_archived": true}

	_, diags := p.ReadDataSource("intercom_data_attribute", byID)
	p.ExpectError(diags, "id", "No Such Data Attribute", "is archived", "include_archived = true")
	_, diags = p.ReadDataSource("intercom_data_attribute", byName)
	p.ExpectError(diags, "name", "No Such Contact Data Attribute", "is archived", "include_archived = true")
	for _, config := range []acctest.Values{byID, byName} {
		got, diags := p.ReadDataSource("intercom_data_attribute", config.With(include))
		p.ExpectNone(diags)
		if got["id"] != old || got["archived"] != true {
			t.Errorf("%v with archived ones gives %v", config, got)
		}
	}

	used := server.Add("data_attributes", map[string]any{"name": "tier"})
	p = acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_data_attribute", byName.With(include))
	p.ExpectNone(diags)
	if got["id"] != used {
		t.Errorf("got %v, want the one in use", got)
	}

	server.Change("data_attributes", used, map[string]any{"archived": true})
	p = acctest.Connect(t, server)
	_, diags = p.ReadDataSource("intercom_data_attribute", byName.With(include))
	p.ExpectError(diags, "name", "Several Contact Data Attributes", old, used)
}
