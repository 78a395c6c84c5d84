package contentsnippet

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a content snippet in Terraform's terms.
type model struct {
	ID                       types.String `tfsdk:"id"`
	Title                    types.String `tfsdk:"title"`
	Locale                   types.String `tfsdk:"locale"`
	BodyMarkdown             types.String `tfsdk:"body_markdown"`
	AudienceIDs              types.Set    `tfsdk:"audience_ids"`
	AIChatbotAvailability    types.Bool   `tfsdk:"ai_chatbot_availability"`
	AICopilotAvailability    types.Bool   `tfsdk:"ai_copilot_availability"`
	AISalesAgentAvailability types.Bool   `tfsdk:"ai_sales_agent_availability"`
	CreatedAt                types.Int64  `tfsdk:"created_at"`
}

// digests returns the digest of a snippet's text. The title is in the Markdown that
// Intercom answers, and not in the text.
func digests(s *intercom.ContentSnippet) body.Digests {
	return body.Digests{"": intercom.BodyDigest(s.Text)}
}

// fromAPI takes over what Intercom answers, except the text of a snippet that has one.
func (m *model) fromAPI(s *intercom.ContentSnippet) {
	m.ID = types.StringValue(s.ID.String())
	m.Title = value.Spelled(m.Title, s.Title)
	m.Locale = types.StringValue(s.Locale)
	if m.BodyMarkdown.IsNull() {
		m.BodyMarkdown = types.StringValue(s.Text)
	}
	m.AudienceIDs = value.IDSet(s.AudienceIDs)
	m.AIChatbotAvailability = types.BoolValue(s.AIChatbotAvailability)
	m.AICopilotAvailability = types.BoolValue(s.AICopilotAvailability)
	m.AISalesAgentAvailability = types.BoolValue(s.AISalesAgentAvailability)
	m.CreatedAt = types.Int64Value(s.CreatedAt)
}

// refresh takes over what Intercom answers. The text stays unless it has changed since
// it had the known digest.
func (m *model) refresh(s *intercom.ContentSnippet, known body.Digests) {
	m.BodyMarkdown = body.Refreshed(m.BodyMarkdown, known.Has("", digests(s)[""]), s.Text)
	m.fromAPI(s)
}

// toWrite returns what to send: what differs from state, which is the zero value for a
// snippet that is created.
func (m *model) toWrite(state *model) intercom.ContentSnippetWrite {
	return intercom.ContentSnippetWrite{
		Title:                    value.Changed(m.Title, state.Title),
		Locale:                   value.Changed(m.Locale, state.Locale),
		BodyMarkdown:             value.Changed(m.BodyMarkdown, state.BodyMarkdown),
		AudienceIDs:              content.Audiences(m.AudienceIDs, state.AudienceIDs),
		AIChatbotAvailability:    value.ChangedBool(m.AIChatbotAvailability, state.AIChatbotAvailability),
		AICopilotAvailability:    value.ChangedBool(m.AICopilotAvailability, state.AICopilotAvailability),
		AISalesAgentAvailability: value.ChangedBool(m.AISalesAgentAvailability, state.AISalesAgentAvailability),
	}
}
