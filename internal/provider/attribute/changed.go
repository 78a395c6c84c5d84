package attribute

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// WhenChanged holds a string to a rule in plans that make or change it. What
// Intercom has already may break the rules for what it is sent: teammates made
// it in Intercom's interface, or years ago. Terraform can manage such an object
// and change the rest of it; a validator would refuse its configuration.
func WhenChanged(rule validator.String) planmodifier.String { return changedString{rule} }

type changedString struct{ validator.String }

func (c changedString) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if req.PlanValue.Equal(req.StateValue) {
		return
	}
	var checked validator.StringResponse
	c.ValidateString(ctx, validator.StringRequest{
		Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
	}, &checked)
	resp.Diagnostics.Append(checked.Diagnostics...)
}

// ListWhenChanged is WhenChanged for lists. All of a list is held to the rule
// when any of it changes, since it is sent as a whole.
func ListWhenChanged(rule validator.List) planmodifier.List { return changedList{rule} }

type changedList struct{ validator.List }

func (c changedList) PlanModifyList(ctx context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	if req.PlanValue.Equal(req.StateValue) {
		return
	}
	var checked validator.ListResponse
	c.ValidateList(ctx, validator.ListRequest{
		Path: req.Path, PathExpression: req.PathExpression, Config: req.Config, ConfigValue: req.ConfigValue,
	}, &checked)
	resp.Diagnostics.Append(checked.Diagnostics...)
}
