package internalarticle

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is an internal article in Terraform's terms.
type model struct {
	ID       types.String `tfsdk:"id"`
	Title    types.String `tfsdk:"title"`
	AuthorID types.String `tfsdk:"author_id"`
	OwnerID  types.String `tfsdk:"owner_id"`
	body.Texts
	Locale                   types.String `tfsdk:"locale"`
	AudienceIDs              types.Set    `tfsdk:"audience_ids"`
	AIChatbotAvailability    types.Bool   `tfsdk:"ai_chatbot_availability"`
	AICopilotAvailability    types.Bool   `tfsdk:"ai_copilot_availability"`
	AISalesAgentAvailability types.Bool   `tfsdk:"ai_sales_agent_availability"`
	CreatedAt                types.Int64  `tfsdk:"created_at"`
}

func digests(a *intercom.InternalArticle) body.Digests {
	return body.Digests{"": a.BodyDigest}
}

// fromAPI takes over what Intercom answers, except the texts.
func (m *model) fromAPI(a *intercom.InternalArticle) {
	m.ID = types.StringValue(a.ID.String())
	m.Title = value.Spelled(m.Title, a.Title)
	m.AuthorID = types.StringValue(a.AuthorID.String())
	m.OwnerID = types.StringValue(a.OwnerID.String())
	m.Locale = types.StringValue(a.Locale)
	m.AudienceIDs = value.IDSet(a.AudienceIDs)
	m.AIChatbotAvailability = types.BoolValue(a.AIChatbotAvailability)
	m.AICopilotAvailability = types.BoolValue(a.AICopilotAvailability)
	m.AISalesAgentAvailability = types.BoolValue(a.AISalesAgentAvailability)
	m.CreatedAt = types.Int64Value(a.CreatedAt)
}

// refresh takes over what Intercom answers. The texts stay unless they have changed
// since the body had the known digest.
func (m *model) refresh(a *intercom.InternalArticle, known body.Digests) {
	m.Refresh(known.Has("", a.BodyDigest), a.Body, a.BodyMarkdown)
	m.fromAPI(a)
}

// show is fromAPI for a data source, with the texts if the article has them.
func (m *model) show(a *intercom.InternalArticle) {
	if a.HasBody {
		m.Refresh(false, a.Body, a.BodyMarkdown)
	}
	m.fromAPI(a)
}

// toWrite returns what to send: what differs from state, which is the zero value for an
// article that is created.
func (m *model) toWrite(state *model) intercom.InternalArticleWrite {
	html, markdown := m.Changed(state.Texts)
	return intercom.InternalArticleWrite{
		Title:                    value.Changed(m.Title, state.Title),
		Body:                     html,
		BodyMarkdown:             markdown,
		AuthorID:                 (*json.Number)(value.Changed(m.AuthorID, state.AuthorID)),
		OwnerID:                  (*json.Number)(value.Changed(m.OwnerID, state.OwnerID)),
		AudienceIDs:              content.Audiences(m.AudienceIDs, state.AudienceIDs),
		AIChatbotAvailability:    value.ChangedBool(m.AIChatbotAvailability, state.AIChatbotAvailability),
		AICopilotAvailability:    value.ChangedBool(m.AICopilotAvailability, state.AICopilotAvailability),
		AISalesAgentAvailability: value.ChangedBool(m.AISalesAgentAvailability, state.AISalesAgentAvailability),
	}
}
