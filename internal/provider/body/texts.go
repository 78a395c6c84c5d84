package body

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Texts are a body as HTML and as Markdown. The one that the configuration does not
// set is null, except after an import: both are then what Intercom has. Models embed
// it.
type Texts struct {
	Body         types.String `tfsdk:"body"`
	BodyMarkdown types.String `tfsdk:"body_markdown"`
}

// Refresh takes over a body that Intercom answers in both forms, unless unchanged
// says that it has the stored digest. A text that t does not have stays null, so that
// the plan shows the difference in the form that the configuration uses. If t has
// neither, which is so after an import, it gets both. An empty text is then a line
// break: Terraform leaves empty strings out of configuration that it generates, and a
// configuration must have a text.
func (t *Texts) Refresh(unchanged bool, html, markdown string) {
	if t.Body.IsNull() && t.BodyMarkdown.IsNull() {
		t.Body = types.StringValue(cmp.Or(html, "\n"))
		if markdown != "" {
			t.BodyMarkdown = types.StringValue(markdown)
		}
		return
	}
	t.Body = Refreshed(t.Body, unchanged, html)
	t.BodyMarkdown = Refreshed(t.BodyMarkdown, unchanged, markdown)
}

// Refreshed is Texts.Refresh for one form of a body: it returns the answered text if
// there is a text and it has changed.
func Refreshed(text types.String, unchanged bool, answered string) types.String {
	if unchanged || text.IsNull() {
		return text
	}
	return types.StringValue(answered)
}

// Changed returns what an update sends of a body: the text that is new in the
// plan, in the form that the plan has it, or nil for both if neither is.
func (t *Texts) Changed(state Texts) (html, markdown *string) {
	changed := func(plan, state types.String) *string {
		if plan.IsNull() || plan.IsUnknown() || plan.Equal(state) {
			return nil
		}
		return plan.ValueStringPointer()
	}
	return changed(t.Body, state.Body), changed(t.BodyMarkdown, state.BodyMarkdown)
}
