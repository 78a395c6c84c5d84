package body

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
)

const (
	htmlName     = "body"
	markdownName = "body_markdown"
)

// Attributes returns the attributes body and body_markdown of an object, or of a
// translation: the fields of Texts. what is the text in the documentation, such as "Text of the
// article". A configuration sets exactly one of the two. It may set both to what the
// state has, which is what Terraform generates after an import.
//
// A plan keeps the text of the state if the configured one is the same to Intercom,
// and refuses HTML that Intercom documents to refuse in plans that change the text.
func Attributes(what string) map[string]schema.Attribute {
	sibling := func(name string) path.Expression { return path.MatchRelative().AtParent().AtName(name) }
	return map[string]schema.Attribute{
		htmlName: HTML(schema.StringAttribute{
			MarkdownDescription: what + " as HTML, usually from a file: `file(\"${path.module}/refunds.html\")`. Exactly one of `body` and `body_markdown` is set.",
			Optional:            true,
			Computed:            true,
			Validators:          []validator.String{stringvalidator.AtLeastOneOf(sibling(markdownName))},
			PlanModifiers:       []planmodifier.String{pair{markdownName, sameHTML, sameMarkdown}},
		}),
		markdownName: schema.StringAttribute{
			MarkdownDescription: what + " as Markdown, usually from a file: `file(\"${path.module}/refunds.md\")`. Intercom makes HTML of it.",
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.String{pair{htmlName, sameMarkdown, sameHTML}},
		},
	}
}

// HTML adds to an attribute with a body of HTML what a plan does with it, see
// Attributes. A kind without Markdown has this alone, or Document.
func HTML(a schema.StringAttribute) schema.StringAttribute {
	a = Rewritten(a)
	a.PlanModifiers = append(slices.Clip(a.PlanModifiers), attribute.WhenChanged(attribute.Checked("must be HTML that Intercom supports", checkHTML)))
	return a
}

// Rewritten is HTML for a kind of which Intercom documents no HTML that it refuses.
func Rewritten(a schema.StringAttribute) schema.StringAttribute {
	if len(a.PlanModifiers) == 0 {
		a.PlanModifiers = []planmodifier.String{pair{same: sameHTML}}
	}
	return a
}

// Plain adds to an attribute with a body of Markdown, or with a page of HTML, what a plan
// does with it. It is for a kind without other forms of the text, whose text Intercom
// does not document to rewrite or to refuse. Two texts are the same if they differ in
// nothing but line breaks and white space around them.
func Plain(a schema.StringAttribute) schema.StringAttribute {
	a.PlanModifiers = append(slices.Clip(a.PlanModifiers), pair{same: sameMarkdown})
	return a
}

// pair plans one of two attributes that are forms of one text.
type pair struct {
	sibling   string                 // name of the other attribute, "" if there is none
	same      func(a, b string) bool // for texts in the attribute's form
	sameOther func(a, b string) bool // for texts in the sibling's form
}

// Description says what the plan modifier does.
func (pair) Description(context.Context) string {
	return "keeps the text of the state if the configured one is the same to Intercom"
}

// MarkdownDescription is Description.
func (p pair) MarkdownDescription(ctx context.Context) string { return p.Description(ctx) }

// PlanModifyString plans the prior text for a configured one that is the same. A
// form that is not configured is kept as long as the other one is the same, and is
// null otherwise.
func (p pair) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	configured, prior := types.StringNull(), types.StringNull() // of the sibling
	if p.sibling != "" {
		at := req.Path.ParentPath().AtName(p.sibling)
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, at, &configured)...)
		if !req.State.Raw.IsNull() {
			resp.Diagnostics.Append(req.State.GetAttribute(ctx, at, &prior)...)
		}
	}
	switch {
	case !req.ConfigValue.IsNull():
		kept := equal(req.ConfigValue, req.StateValue, p.same)
		if kept {
			resp.PlanValue = req.StateValue
		}
		both := !req.ConfigValue.IsUnknown() && !configured.IsNull() && !configured.IsUnknown()
		if both && p.sibling == markdownName && (!kept || !equal(configured, prior, p.sameOther)) {
			resp.Diagnostics.AddAttributeError(req.Path, "Two Forms of One Text", "The configuration sets body and body_markdown, which are forms of one text, "+
				"and they are not what Intercom has. Remove one of the two.")
		}
	case p.sibling == "":
	case configured.IsUnknown():
		resp.PlanValue = types.StringUnknown()
	case !configured.IsNull() && equal(configured, prior, p.sameOther):
		resp.PlanValue = req.StateValue
	case configured.IsNull() && !req.StateValue.IsNull():
		resp.PlanValue = req.StateValue // neither is configured
	default:
		resp.PlanValue = types.StringNull()
	}
}

// equal reports whether a configured text is the same as the one of the state.
func equal(configured, prior types.String, same func(a, b string) bool) bool {
	return !configured.IsUnknown() && !prior.IsNull() && same(configured.ValueString(), prior.ValueString())
}
