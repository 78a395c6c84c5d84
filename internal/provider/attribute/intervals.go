package attribute

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// Intervals is an optional list of the times of a day, such as "09:00-17:00", in
// order and without overlaps.
func Intervals(description string, more ...validator.List) schema.ListAttribute {
	return schema.ListAttribute{
		MarkdownDescription: description,
		ElementType:         types.StringType,
		Optional:            true,
		Validators:          append(more, intervals{}),
	}
}

// intervals checks each time of a list, and that it begins after the one before it.
type intervals struct{}

func (intervals) Description(context.Context) string {
	return "must be times of a day such as \"09:00-17:00\", in order and without overlaps"
}

func (v intervals) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (intervals) ValidateList(_ context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	before, last := "", intercom.Interval{}
	for i, element := range req.ConfigValue.Elements() {
		text, ok := element.(types.String)
		if !ok || text.IsUnknown() {
			before = ""
			continue
		}
		interval, err := intercom.ParseInterval(text.ValueString())
		switch {
		case err != nil:
			resp.Diagnostics.AddAttributeError(req.Path.AtListIndex(i), "Invalid Attribute Value",
				fmt.Sprintf("Attribute %s is not valid: %s.", req.Path.AtListIndex(i), err))
			before = ""
			continue
		case before != "" && interval.Start < last.Start:
			resp.Diagnostics.AddAttributeError(req.Path.AtListIndex(i), "Invalid Attribute Value",
				fmt.Sprintf("Attribute %s must not begin before %s, which stands before it. Write the times of a day in order.", req.Path.AtListIndex(i), before))
		case before != "" && interval.Start < last.End:
			resp.Diagnostics.AddAttributeError(req.Path.AtListIndex(i), "Invalid Attribute Value",
				fmt.Sprintf("Attribute %s must not overlap with %s. Write the two as one.", req.Path.AtListIndex(i), before))
		}
		before, last = text.ValueString(), interval
	}
}

// SameDay keeps the times in the state if those of the configuration are the same in
// other words: "09:00-12:00" and "12:00-17:00" are "09:00-17:00".
func SameDay() planmodifier.List { return sameDay{} }

type sameDay struct{}

func (sameDay) Description(context.Context) string {
	return "Times that touch are the same as one."
}

func (m sameDay) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameDay) PlanModifyList(_ context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	want, ok := value.Intervals(req.ConfigValue)
	has, known := value.Intervals(req.StateValue)
	if ok && known && value.Known(req.ConfigValue) && value.Known(req.StateValue) && intercom.NewOfficeHours(want).Equal(intercom.NewOfficeHours(has)) {
		resp.PlanValue = req.StateValue
	}
}
