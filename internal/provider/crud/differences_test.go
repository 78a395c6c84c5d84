package crud

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// headers is a resource with what the comparison of attributes has to get right: a
// computed attribute, nested ones, and secrets.
var headers = schema.Schema{Attributes: map[string]schema.Attribute{
	"name":   schema.StringAttribute{Required: true},
	"label":  schema.StringAttribute{Computed: true},
	"option": schema.StringAttribute{Optional: true, Computed: true},
	"token":  schema.StringAttribute{Optional: true, Sensitive: true},
	"hours": schema.SingleNestedAttribute{Optional: true, Attributes: map[string]schema.Attribute{
		"zone": schema.StringAttribute{Optional: true},
		"id":   schema.StringAttribute{Computed: true},
	}},
	"headers": schema.ListNestedAttribute{Optional: true, NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
		"name":  schema.StringAttribute{Required: true},
		"value": schema.StringAttribute{Optional: true, Sensitive: true},
	}}},
}}

func TestDifferences(t *testing.T) {
	t.Parallel()
	typ, ok := headers.Type().TerraformType(t.Context()).(tftypes.Object)
	if !ok {
		t.Fatal("a schema is not an object")
	}
	text := func(s string) tftypes.Value {
		if s == "" {
			return tftypes.NewValue(tftypes.String, nil)
		}
		return tftypes.NewValue(tftypes.String, s)
	}
	type values struct{ name, label, option, token, zone, hoursID, header string }
	object := func(v values) tftypes.Value {
		list, ok := typ.AttributeTypes["headers"].(tftypes.List)
		if !ok {
			t.Fatal("headers are not a list")
		}
		return tftypes.NewValue(typ, map[string]tftypes.Value{
			"name": text(v.name), "label": text(v.label), "option": text(v.option), "token": text(v.token),
			"hours": tftypes.NewValue(typ.AttributeTypes["hours"], map[string]tftypes.Value{"zone": text(v.zone), "id": text(v.hoursID)}),
			"headers": tftypes.NewValue(list, []tftypes.Value{
				tftypes.NewValue(list.ElementType, map[string]tftypes.Value{"name": text("Authorization"), "value": text(v.header)}),
			}),
		})
	}
	config := values{name: "a", token: "secret", zone: "UTC", header: "hush"}
	plan := values{name: "a", label: "l", option: "o", token: "secret", zone: "UTC", hoursID: "1", header: "hush"}
	for name, test := range map[string]struct {
		got   func(*values)
		at    string // "" for no difference
		shows []string
	}{
		"nothing":                    {func(*values) {}, "", nil},
		"a computed attribute":       {func(v *values) { v.label = "other" }, "", nil},
		"one that is missing":        {func(v *values) { v.label = "" }, "", nil},
		"one that is not configured": {func(v *values) { v.option = "other" }, "", nil},
		"a nested computed one":      {func(v *values) { v.hoursID = "2" }, "", nil},
		"an argument":                {func(v *values) { v.name = "b" }, "name", []string{`"a"`, `"b"`}},
		"a nested argument":          {func(v *values) { v.zone = "CET" }, "hours", []string{"hours.zone differs", `"UTC"`, `"CET"`}},
		"a sensitive argument":       {func(v *values) { v.token = "leaked" }, "token", []string{"not shown"}},
		"a nested sensitive one":     {func(v *values) { v.header = "leaked" }, "headers", []string{"headers[0].value", "not shown"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := plan
			test.got(&got)
			state := tfsdk.State{Schema: headers, Raw: object(got)}
			var diags diag.Diagnostics
			found := differences(t.Context(), tfsdk.Config{Schema: headers, Raw: object(config)}, tfsdk.Plan{Schema: headers, Raw: object(plan)}, &state, &diags)
			if diags.HasError() {
				t.Fatal(diags)
			}
			if test.at == "" {
				if len(found) > 0 {
					t.Fatalf("got the differences %v", found)
				}
				if !state.Raw.Equal(object(plan)) {
					t.Error("the state does not have the planned value")
				}
				return
			}
			if len(found) != 1 || found[0].path.String() != test.at {
				t.Fatalf("got %v, want one difference at %s", found, test.at)
			}
			for _, want := range test.shows {
				if !strings.Contains(found[0].detail, want) {
					t.Errorf("the message does not say %q: %s", want, found[0].detail)
				}
			}
			for _, hidden := range []string{"secret", "hush", "leaked"} {
				if strings.Contains(found[0].detail, hidden) {
					t.Errorf("the message shows a sensitive value: %s", found[0].detail)
				}
			}
		})
	}
}
