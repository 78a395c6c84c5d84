package serve

import (
	"context"
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// defaulting is a provider with a resource that has defaults.
type defaulting struct{ waiting }

func (defaulting) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "test"
}

func (defaulting) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return thing{} }, func() resource.Resource { return settings{} }, func() resource.Resource { return collections{} }}
}

type settings struct{ thing }

func (settings) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_settings"
}

func (settings) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema.Attributes = map[string]schema.Attribute{
		"id":       schema.StringAttribute{Computed: true},
		"required": schema.BoolAttribute{Required: true},
		"optional": schema.BoolAttribute{Optional: true},
		"text":     schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("default")},
		"free":     schema.StringAttribute{Optional: true, Computed: true},
		"on":       schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(true)},
		"off":      schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(false)},
		"decided":  schema.BoolAttribute{Optional: true, Computed: true},
	}
}

func TestGenerateResourceConfig(t *testing.T) {
	t.Parallel()
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"id": tftypes.String, "text": tftypes.String, "free": tftypes.String,
		"required": tftypes.Bool, "optional": tftypes.Bool, "on": tftypes.Bool, "off": tftypes.Bool, "decided": tftypes.Bool,
	}}
	for name, test := range map[string]struct{ state, want map[string]any }{
		"defaults": {
			map[string]any{"id": "1", "text": "default", "free": "default", "required": false, "optional": false, "on": true, "off": false, "decided": false},
			map[string]any{"free": "default", "required": false, "optional": false},
		},
		"other values": {
			map[string]any{"id": "1", "text": "other", "required": true, "optional": true, "on": false, "off": true, "decided": true},
			map[string]any{"text": "other", "required": true, "optional": true, "on": false, "off": true, "decided": true},
		},
		"nothing": {map[string]any{"id": "1"}, map[string]any{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			values := map[string]tftypes.Value{}
			for attribute, attributeType := range typ.AttributeTypes {
				values[attribute] = tftypes.NewValue(attributeType, test.state[attribute])
			}
			state, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := New(defaulting{}).GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: "test_settings", State: &state})
			if err != nil || len(resp.Diagnostics) > 0 {
				t.Fatal(err, resp.Diagnostics)
			}
			config, err := resp.Config.Unmarshal(typ)
			if err != nil {
				t.Fatal(err)
			}
			if err := config.As(&values); err != nil {
				t.Fatal(err)
			}
			got := map[string]any{}
			for attribute, value := range values {
				var text string
				var flag bool
				switch {
				case value.IsNull():
				case value.As(&text) == nil:
					got[attribute] = text
				case value.As(&flag) == nil:
					got[attribute] = flag
				}
			}
			if !maps.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

type collections struct{ thing }

func (collections) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_collections"
}

func (collections) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	elements := []attr.Value{types.StringValue("default")}
	resp.Schema.Attributes = map[string]schema.Attribute{
		"id":     schema.StringAttribute{Computed: true},
		"number": schema.Int64Attribute{Optional: true, Computed: true, Default: int64default.StaticInt64(5)},
		"list":   schema.ListAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: listdefault.StaticValue(types.ListValueMust(types.StringType, elements))},
		"set":    schema.SetAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: setdefault.StaticValue(types.SetValueMust(types.StringType, elements))},
		"map":    schema.MapAttribute{ElementType: types.StringType, Optional: true, Computed: true, Default: mapdefault.StaticValue(types.MapValueMust(types.StringType, nil))},
	}
}

// Defaults of every type are left out, and other values are not.
func TestGenerateResourceConfig_collections(t *testing.T) {
	t.Parallel()
	list, set, dictionary := tftypes.List{ElementType: tftypes.String}, tftypes.Set{ElementType: tftypes.String}, tftypes.Map{ElementType: tftypes.String}
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String, "number": tftypes.Number, "list": list, "set": set, "map": dictionary}}
	texts := func(text string) []tftypes.Value { return []tftypes.Value{tftypes.NewValue(tftypes.String, text)} }
	for name, values := range map[string]map[string]tftypes.Value{
		"defaults": {
			"number": tftypes.NewValue(tftypes.Number, 5), "list": tftypes.NewValue(list, texts("default")),
			"set": tftypes.NewValue(set, texts("default")), "map": tftypes.NewValue(dictionary, map[string]tftypes.Value{}),
		},
		"other values": {
			"number": tftypes.NewValue(tftypes.Number, 6), "list": tftypes.NewValue(list, texts("other")),
			"set": tftypes.NewValue(set, []tftypes.Value{}), "map": tftypes.NewValue(dictionary, map[string]tftypes.Value{"a": texts("b")[0]}),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := maps.Clone(values)
			values["id"], want["id"] = tftypes.NewValue(tftypes.String, "1"), tftypes.NewValue(tftypes.String, nil)
			if name == "defaults" {
				for attribute, value := range values {
					want[attribute] = tftypes.NewValue(value.Type(), nil)
				}
			}
			state, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := New(defaulting{}).GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: "test_collections", State: &state})
			if err != nil || len(resp.Diagnostics) > 0 {
				t.Fatal(err, resp.Diagnostics)
			}
			if got, err := resp.Config.Unmarshal(typ); err != nil || !got.Equal(tftypes.NewValue(typ, want)) {
				t.Errorf("%v, got %v, want %v", err, got, want)
			}
		})
	}
}

func TestGenerateResourceConfig_unknownType(t *testing.T) {
	t.Parallel()
	resp, err := New(defaulting{}).GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: "test_other"})
	if err != nil || len(resp.Diagnostics) != 1 {
		t.Errorf("got %v, %v", resp, err)
	}
}

// Terraform asks for what a server announces only.
func TestGenerateResourceConfig_announced(t *testing.T) {
	t.Parallel()
	server := New(waiting{})
	metadata, err := server.GetMetadata(t.Context(), &tfprotov6.GetMetadataRequest{})
	if err != nil || !metadata.ServerCapabilities.GenerateResourceConfig {
		t.Errorf("GetMetadata does not announce it: %v", err)
	}
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || !schemas.ServerCapabilities.GenerateResourceConfig {
		t.Errorf("GetProviderSchema does not announce it: %v", err)
	}
}
