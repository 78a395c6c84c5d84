package main

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// newObject returns a resource with the attributes of a kind. It has only the usual
// plan modifiers of the framework and no validators.
func newObject(ctx context.Context, k kind.Kind) *object {
	var schema resource.SchemaResponse
	k.Resource(k).Schema(ctx, resource.SchemaRequest{}, &schema)
	o := &object{name: "_" + k.Name, schema: attributes(schema.Schema.Attributes)}
	var fields []reflect.StructField
	for i, name := range slices.Sorted(maps.Keys(o.schema)) {
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprint("Field", i), Tag: reflect.StructTag(fmt.Sprintf("tfsdk:%q", name)),
			Type: reflect.TypeOf(o.schema[name].GetType().ValueType(ctx)),
		})
	}
	o.model = reflect.StructOf(fields)
	return o
}

// described is an attribute of this provider, nested or not.
type described interface {
	GetType() attr.Type
	IsRequired() bool
	IsOptional() bool
	IsComputed() bool
	IsWriteOnly() bool
}

func attributes[A described](all map[string]A) map[string]schema.Attribute {
	out := map[string]schema.Attribute{}
	for name, a := range all {
		out[name] = attribute(a)
	}
	return out
}

// attribute returns an attribute of the same type and with the same default. If it is
// computed, it keeps its value.
func attribute(a described) schema.Attribute {
	required, optional, computed := a.IsRequired(), a.IsOptional(), a.IsComputed()
	var nested schema.NestedAttributeObject
	within, isNested := a.(schema.NestedAttribute)
	if isNested {
		nested.Attributes = attributes(within.GetNestedObject().GetAttributes())
	}
	switch typ := a.GetType().(type) {
	case basetypes.BoolTypable:
		out := schema.BoolAttribute{Required: required, Optional: optional, Computed: computed}
		if d, ok := a.(interface{ BoolDefaultValue() defaults.Bool }); ok && d.BoolDefaultValue() != nil {
			out.Default = d.BoolDefaultValue()
		} else if computed {
			out.PlanModifiers = []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}
		}
		return out
	case basetypes.Int64Typable:
		out := schema.Int64Attribute{Required: required, Optional: optional, Computed: computed}
		if computed {
			out.PlanModifiers = []planmodifier.Int64{int64planmodifier.UseStateForUnknown()}
		}
		return out
	case basetypes.ListTypable:
		keep := keeps(computed, listplanmodifier.UseStateForUnknown())
		if isNested {
			return schema.ListNestedAttribute{NestedObject: nested, Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
		}
		return schema.ListAttribute{ElementType: element(typ), Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
	case basetypes.SetTypable:
		keep := keeps(computed, setplanmodifier.UseStateForUnknown())
		if isNested {
			return schema.SetNestedAttribute{NestedObject: nested, Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
		}
		return schema.SetAttribute{ElementType: element(typ), Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
	case basetypes.MapTypable:
		keep := keeps(computed, mapplanmodifier.UseStateForUnknown())
		if isNested {
			return schema.MapNestedAttribute{NestedObject: nested, Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
		}
		return schema.MapAttribute{ElementType: element(typ), Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
	case basetypes.ObjectTypable:
		keep := keeps(computed, objectplanmodifier.UseStateForUnknown())
		return schema.SingleNestedAttribute{Attributes: nested.Attributes, Required: required, Optional: optional, Computed: computed, PlanModifiers: keep}
	case basetypes.StringTypable:
		out := schema.StringAttribute{Required: required, Optional: optional, Computed: computed, WriteOnly: a.IsWriteOnly()}
		if required {
			out.Validators = []validator.String{stringvalidator.LengthAtLeast(1)}
		}
		if d, ok := a.(interface{ StringDefaultValue() defaults.String }); ok && d.StringDefaultValue() != nil {
			out.Default = d.StringDefaultValue()
		} else if computed {
			out.PlanModifiers = []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
		}
		return out
	}
	panic(fmt.Sprintf("no attribute of the type %s", a.GetType()))
}

func keeps[M any](computed bool, modifier M) []M {
	if !computed {
		return nil
	}
	return []M{modifier}
}

func element(typ any) attr.Type {
	if typ, ok := typ.(attr.TypeWithElementType); ok {
		return typ.ElementType()
	}
	return types.StringType
}

// known returns a planned object with values in place of unknown ones, which a create
// would get from the API.
func known(planned tftypes.Value, id string) (tftypes.Value, error) {
	return tftypes.Transform(planned, func(path *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		switch typ := value.Type(); {
		case value.IsKnown():
			return value, nil
		case path.Equal(tftypes.NewAttributePath().WithAttributeName("id")):
			return tftypes.NewValue(typ, id), nil
		case typ.Is(tftypes.String):
			return tftypes.NewValue(typ, ""), nil
		case typ.Is(tftypes.Bool):
			return tftypes.NewValue(typ, false), nil
		case typ.Is(tftypes.Number):
			return tftypes.NewValue(typ, 0), nil
		default:
			return tftypes.NewValue(typ, nil), nil
		}
	})
}
