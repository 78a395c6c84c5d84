package serve

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// GenerateResourceConfig returns the configuration of an existing object, for
// Terraform 1.14 and later. It leaves out arguments that have their default. The
// framework's answer, like the configuration that older versions of Terraform
// generate themselves, has them.
func (s *server) GenerateResourceConfig(ctx context.Context, req *tfprotov6.GenerateResourceConfigRequest) (*tfprotov6.GenerateResourceConfigResponse, error) {
	resp, err := invoke(ctx, s, req, s.framework.GenerateResourceConfig)
	if err != nil || resp.Config == nil {
		return resp, err
	}
	described, ok := s.resourceSchema(ctx, req.TypeName)
	if !ok {
		return resp, nil
	}
	typ := described.Type().TerraformType(ctx)
	config, err := resp.Config.Unmarshal(typ)
	if err != nil || config.IsNull() {
		return resp, err
	}
	values := map[string]tftypes.Value{}
	if err := config.As(&values); err != nil {
		return nil, err
	}
	for name, a := range described.Attributes {
		if isDefault(ctx, a, values[name]) {
			values[name] = tftypes.NewValue(values[name].Type(), nil)
		}
	}
	short, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	if err != nil {
		return nil, err
	}
	resp.Config = &short
	return resp, nil
}

// isDefault reports whether an attribute has the value that it gets if the
// configuration leaves it out. For a boolean without a default in the schema
// that is false.
func isDefault(ctx context.Context, a schema.Attribute, value tftypes.Value) bool {
	if !a.IsOptional() || !a.IsComputed() || value.IsNull() {
		return false
	}
	standard, ok := defaultOf(ctx, a)
	if !ok {
		standard = types.BoolValue(false)
	}
	want, err := standard.ToTerraformValue(ctx)
	return err == nil && want.Equal(value)
}

// defaultOf returns the default in the schema of an attribute, false if there is
// none.
func defaultOf(ctx context.Context, a schema.Attribute) (attr.Value, bool) {
	switch a := a.(type) {
	case interface{ StringDefaultValue() defaults.String }:
		if standard := a.StringDefaultValue(); standard != nil {
			var resp defaults.StringResponse
			standard.DefaultString(ctx, defaults.StringRequest{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ BoolDefaultValue() defaults.Bool }:
		if standard := a.BoolDefaultValue(); standard != nil {
			var resp defaults.BoolResponse
			standard.DefaultBool(ctx, defaults.BoolRequest{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ Int64DefaultValue() defaults.Int64 }:
		if standard := a.Int64DefaultValue(); standard != nil {
			var resp defaults.Int64Response
			standard.DefaultInt64(ctx, defaults.Int64Request{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ ListDefaultValue() defaults.List }:
		if standard := a.ListDefaultValue(); standard != nil {
			var resp defaults.ListResponse
			standard.DefaultList(ctx, defaults.ListRequest{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ SetDefaultValue() defaults.Set }:
		if standard := a.SetDefaultValue(); standard != nil {
			var resp defaults.SetResponse
			standard.DefaultSet(ctx, defaults.SetRequest{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ MapDefaultValue() defaults.Map }:
		if standard := a.MapDefaultValue(); standard != nil {
			var resp defaults.MapResponse
			standard.DefaultMap(ctx, defaults.MapRequest{}, &resp)
			return resp.PlanValue, true
		}
	case interface{ ObjectDefaultValue() defaults.Object }:
		if standard := a.ObjectDefaultValue(); standard != nil {
			var resp defaults.ObjectResponse
			standard.DefaultObject(ctx, defaults.ObjectRequest{}, &resp)
			return resp.PlanValue, true
		}
	}
	return nil, false
}

// resourceSchema returns the schema of a type of resource, false if there is no
// such type. It builds the schemas of all types once: a list asks for one for
// each object.
func (s *server) resourceSchema(ctx context.Context, typeName string) (schema.Schema, bool) {
	s.describe.Do(func() {
		var named provider.MetadataResponse
		s.provider.Metadata(ctx, provider.MetadataRequest{}, &named)
		s.schemas = map[string]schema.Schema{}
		for _, newResource := range s.provider.Resources(ctx) {
			r := newResource()
			var metadata resource.MetadataResponse
			r.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: named.TypeName}, &metadata)
			var described resource.SchemaResponse
			r.Schema(ctx, resource.SchemaRequest{}, &described)
			s.schemas[metadata.TypeName] = described.Schema
		}
	})
	described, ok := s.schemas[typeName]
	return described, ok
}

// announce adds the capability to generate configuration. The framework has the
// capability but does not announce it (v1.19.0):
// https://github.com/hashicorp/terraform-plugin-framework/pull/1297
func announce(capabilities *tfprotov6.ServerCapabilities) {
	if capabilities != nil {
		capabilities.GenerateResourceConfig = true
	}
}
