package tickettypeattribute

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// defaultFor plans false for a flag that is not configured. For attributes of another
// data type, which do not have the flag, it plans null.
type defaultFor struct{ dataType string }

func (m defaultFor) Description(context.Context) string {
	return fmt.Sprintf("Defaults to false when data_type is %q.", m.dataType)
}

func (m defaultFor) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (m defaultFor) PlanModifyBool(ctx context.Context, req planmodifier.BoolRequest, resp *planmodifier.BoolResponse) {
	if !req.ConfigValue.IsNull() {
		return
	}
	var dataType types.String
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	switch {
	case dataType.IsUnknown():
		resp.PlanValue = types.BoolUnknown()
	case dataType.ValueString() == m.dataType:
		resp.PlanValue = types.BoolValue(false)
	default:
		resp.PlanValue = types.BoolNull()
	}
}

// sameItems keeps the ids of a list's items while the items do not change.
type sameItems struct{}

func (sameItems) Description(context.Context) string {
	return "Stays as it is while list_items does."
}

func (m sameItems) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameItems) PlanModifyList(ctx context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	var dataType types.String
	var planned, stored types.List
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("list_items"), &planned)...)
	if !dataType.IsUnknown() && dataType.ValueString() != "list" {
		resp.PlanValue = types.ListNull(req.PlanValue.ElementType(ctx))
		return
	}
	if req.State.Raw.IsNull() {
		return
	}
	resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("list_items"), &stored)...)
	if planned.Equal(stored) {
		resp.PlanValue = req.StateValue
	}
}
