package article

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is an article in Terraform's terms.
type model struct {
	ID types.String `tfsdk:"id"`
	content
	CollectionID             types.String `tfsdk:"collection_id"`
	Translations             types.Map    `tfsdk:"translations"`
	AudienceIDs              types.Set    `tfsdk:"audience_ids"`
	TagIDs                   types.Set    `tfsdk:"tag_ids"`
	AIChatbotAvailability    types.Bool   `tfsdk:"ai_chatbot_availability"`
	AICopilotAvailability    types.Bool   `tfsdk:"ai_copilot_availability"`
	AISalesAgentAvailability types.Bool   `tfsdk:"ai_sales_agent_availability"`
	URL                      types.String `tfsdk:"url"`
	CreatedAt                types.Int64  `tfsdk:"created_at"`
}

// content is an article in one language.
type content struct {
	Title       types.String `tfsdk:"title"`
	Description types.String `tfsdk:"description"`
	body.Texts
	AuthorID types.String `tfsdk:"author_id"`
	State    types.String `tfsdk:"state"`
}

var translationType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"title": types.StringType, "description": types.StringType, "body": types.StringType, "body_markdown": types.StringType,
	"author_id": types.StringType, "state": types.StringType,
}}

// object returns a translation as an element of the map of translations.
func (c *content) object() attr.Value {
	return types.ObjectValueMust(translationType.AttrTypes, map[string]attr.Value{
		"title": c.Title, "description": c.Description, "body": c.Body, "body_markdown": c.BodyMarkdown, "author_id": c.AuthorID, "state": c.State,
	})
}

// translations returns the translations that m has, by locale.
func (m *model) translations() map[string]*content {
	all := map[string]*content{}
	for locale, element := range m.Translations.Elements() {
		object, ok := element.(types.Object)
		if !ok {
			continue
		}
		text := func(name string) types.String {
			value, _ := object.Attributes()[name].(types.String)
			return value
		}
		all[locale] = &content{
			Title: text("title"), Description: text("description"), Texts: body.Texts{Body: text("body"), BodyMarkdown: text("body_markdown")},
			AuthorID: text("author_id"), State: text("state"),
		}
	}
	return all
}

// fromAPI takes over what Intercom answers. It keeps what m has of what an answer can
// leave out, the spelling of titles that differ only in HTML entities, and the text of
// bodies that have a known digest.
func (m *model) fromAPI(a *intercom.Article, known body.Digests) {
	m.ID = types.StringValue(a.ID.String())
	m.content.fromAPI(&a.ArticleContent, a.HasBodies, known.Has("", a.BodyDigest))
	if !value.Known(m.CollectionID) || !slices.Contains(a.ParentIDs, intercom.ID(m.CollectionID.ValueString())) {
		m.CollectionID = types.StringNull()
		if len(a.ParentIDs) > 0 {
			m.CollectionID = value.ID(a.ParentIDs[0])
		}
	}
	m.translationsFromAPI(a, known)
	m.audiencesFromAPI(a)
	m.TagIDs = value.IDSet(a.TagIDs())
	m.AIChatbotAvailability = flag(m.AIChatbotAvailability, a.AIChatbotAvailability)
	m.AICopilotAvailability = flag(m.AICopilotAvailability, a.AICopilotAvailability)
	m.AISalesAgentAvailability = flag(m.AISalesAgentAvailability, a.AISalesAgentAvailability)
	m.URL = value.ID(intercom.ID(a.URL))
	m.CreatedAt = types.Int64Value(a.CreatedAt)
}

// fromAPI takes over an article in one language. unchanged says that c has the text of
// the body.
func (c *content) fromAPI(a *intercom.ArticleContent, hasBody, unchanged bool) {
	c.Title = value.Spelled(c.Title, a.Title)
	c.Description = types.StringValue(a.Description)
	if hasBody {
		c.Refresh(unchanged, a.Body, a.BodyMarkdown)
	}
	if a.AuthorID != "" || c.AuthorID.IsUnknown() {
		c.AuthorID = value.ID(a.AuthorID)
	}
	c.State = types.StringValue(a.State)
}

// flag returns an answered flag, or the one that is known if there is none.
func flag(known types.Bool, answered *bool) types.Bool {
	if answered == nil {
		return types.BoolValue(known.ValueBool())
	}
	return types.BoolValue(*answered)
}

// translationsFromAPI keeps the translations of m if Intercom does not show any.
func (m *model) translationsFromAPI(a *intercom.Article, known body.Digests) {
	had, translations := m.translations(), map[string]attr.Value{}
	for locale, answered := range a.Translations {
		translation, ok := had[locale]
		switch {
		case ok:
		case locale == a.DefaultLocale:
			continue // it repeats the article
		default:
			translation = &content{}
		}
		translation.fromAPI(answered, a.HasBodies, known.Has(locale, answered.BodyDigest))
		translations[locale] = translation.object()
	}
	if a.Translations == nil {
		for locale, translation := range had {
			if translation.AuthorID.IsUnknown() {
				translation.AuthorID = m.AuthorID // that is what was sent
			}
			translations[locale] = translation.object()
		}
	}
	if len(translations) == 0 && !value.Known(m.Translations) {
		m.Translations = types.MapNull(translationType)
		return
	}
	m.Translations = types.MapValueMust(translationType, translations)
}

// audiencesFromAPI takes over the audiences. Help centers with one language have them
// in the article, others in each language: of these it takes one that differs from m, if
// there is one.
func (m *model) audiencesFromAPI(a *intercom.Article) {
	shown := [][]intercom.ID{a.AudienceIDs}
	for _, locale := range slices.Sorted(maps.Keys(a.Translations)) {
		shown = append(shown, a.Translations[locale].AudienceIDs)
	}
	known := m.AudienceIDs
	if !value.Known(known) {
		known = types.SetNull(types.StringType)
	}
	m.AudienceIDs = known
	for _, ids := range shown {
		if set := value.IDSet(ids); ids != nil && !set.Equal(known) {
			m.AudienceIDs = set
			return
		}
	}
}

// write returns what to send of a language to change it from the prior content: what
// differs, and the state always. nil stands for nothing before.
func (c *content) write(prior *content) intercom.ArticleContentWrite {
	if prior == nil {
		prior = &content{}
	}
	write := intercom.ArticleContentWrite{
		Title: value.Changed(c.Title, prior.Title), Description: value.Changed(c.Description, prior.Description), State: value.String(c.State),
	}
	write.Body, write.BodyMarkdown = c.Changed(prior.Texts)
	if write.Body != nil {
		write.BodyMarkdown = nil // the two forms of what an import has taken over
	}
	if author := value.Changed(c.AuthorID, prior.AuthorID); author != nil {
		number := json.Number(*author)
		write.AuthorID = &number
	}
	return write
}

// toAPI returns what to send to change an article from the state: what differs, and
// the states of publication always. state is nil for all of the article.
func (m *model) toAPI(state *model) intercom.ArticleWrite {
	prior := state
	if prior == nil {
		prior = &model{}
	}
	write := intercom.ArticleWrite{ArticleContentWrite: m.write(&prior.content)}
	if collection := value.Changed(m.CollectionID, prior.CollectionID); collection != nil {
		write.ParentID = intercom.ID(*collection)
	}
	if value.Known(m.AudienceIDs) && !m.AudienceIDs.Equal(prior.AudienceIDs) {
		write.AudienceIDs = new(numbers(m.AudienceIDs))
	}
	write.AIChatbotAvailability = value.ChangedBool(m.AIChatbotAvailability, prior.AIChatbotAvailability)
	write.AICopilotAvailability = value.ChangedBool(m.AICopilotAvailability, prior.AICopilotAvailability)
	write.AISalesAgentAvailability = value.ChangedBool(m.AISalesAgentAvailability, prior.AISalesAgentAvailability)
	before := prior.translations()
	for locale, translation := range m.translations() {
		was := before[locale]
		if was != nil && translation.object().Equal(was.object()) {
			continue
		}
		if translation.AuthorID.IsUnknown() {
			translation.AuthorID = m.AuthorID
		}
		content := translation.write(was)
		if was == nil && write.AudienceIDs == nil && len(m.AudienceIDs.Elements()) > 0 {
			content.AudienceIDs = new(numbers(m.AudienceIDs)) // a new translation has none
		}
		write.Translations = set(write.Translations, locale, &content)
	}
	for _, locale := range m.removed(state) {
		write.Translations = set(write.Translations, locale, nil)
	}
	return write
}

func set[V any](m map[string]V, key string, value V) map[string]V {
	if m == nil {
		m = map[string]V{}
	}
	m[key] = value
	return m
}

func numbers(ids types.Set) []int64 {
	all := []int64{}
	for _, id := range value.Strings(ids) {
		number, _ := strconv.ParseInt(id, 10, 64) // checked by the validator
		all = append(all, number)
	}
	return all
}

// removed returns the locales that state, which may be nil, has and m has not.
func (m *model) removed(state *model) []string {
	if state == nil || m.Translations.IsUnknown() {
		return nil
	}
	left := state.Translations.Elements()
	maps.DeleteFunc(left, func(locale string, _ attr.Value) bool { return m.Translations.Elements()[locale] != nil })
	return slices.Sorted(maps.Keys(left))
}

// sentBodies returns the locales of the bodies that a write sends, "" being the
// default language.
func sentBodies(write intercom.ArticleWrite) map[string]bool {
	has := func(c *intercom.ArticleContentWrite) bool {
		return c != nil && (c.Body != nil || c.BodyMarkdown != nil)
	}
	sent := map[string]bool{"": has(&write.ArticleContentWrite)}
	for locale, translation := range write.Translations {
		sent[locale] = has(translation)
	}
	return sent
}
