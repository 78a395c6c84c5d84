package newsitem

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// assignmentsAttribute is newsfeed_assignments.
func assignmentsAttribute() schema.SetNestedAttribute {
	return schema.SetNestedAttribute{
		MarkdownDescription: "The newsfeeds that show the item, once it is live. Name each newsfeed once. Default: empty.",
		Optional:            true,
		Computed:            true,
		Default:             setdefault.StaticValue(assignmentSet(nil)),
		PlanModifiers:       []planmodifier.Set{publishDates{}},
		Validators:          []validator.Set{setvalidator.NoNullValues()},
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"newsfeed_id": schema.StringAttribute{
				MarkdownDescription: "Id of the newsfeed. The data source [intercom_newsfeed](../data-sources/newsfeed.md) finds it by name.",
				Required:            true,
				Validators:          []validator.String{content.ID("a newsfeed", "53")},
			},
			"published_at": schema.Int64Attribute{
				MarkdownDescription: "When the newsfeed published the item, in seconds since 1970 (Unix time). Set it to give an item an earlier date, such as one from another tool. " +
					"It cannot be in the future. Intercom ignores it while the item is a draft. If it is not set, Intercom uses the time at which the item becomes live.",
				Optional:   true,
				Computed:   true,
				Validators: []validator.Int64{int64validator.AtLeast(1)},
			},
		}},
	}
}

// publishDates plans the dates that the configuration does not set: a live item keeps
// its dates, and a draft has none.
type publishDates struct{}

// Description says what the plan modifier does.
func (publishDates) Description(context.Context) string {
	return "keeps the publish dates of a live news item"
}

// MarkdownDescription is Description.
func (p publishDates) MarkdownDescription(ctx context.Context) string { return p.Description(ctx) }

// PlanModifySet plans published_at of each element.
func (publishDates) PlanModifySet(ctx context.Context, req planmodifier.SetRequest, resp *planmodifier.SetResponse) {
	if !value.Known(req.ConfigValue) {
		return
	}
	var planned, prior types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("state"), &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("state"), &prior)...)
	}
	all, before := assignments(req.ConfigValue), assignments(req.StateValue)
	for i, a := range all {
		switch {
		case !a.PublishedAt.IsNull():
		case planned.ValueString() == intercom.NewsItemDraft:
			continue
		case prior.ValueString() == intercom.NewsItemLive && planned.Equal(prior):
			all[i].PublishedAt = dateIn(before, a.NewsfeedID)
		}
		if all[i].PublishedAt.IsNull() {
			all[i].PublishedAt = types.Int64Unknown()
		}
	}
	resp.PlanValue = assignmentSet(all)
}
