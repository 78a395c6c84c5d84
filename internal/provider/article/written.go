package article

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
)

// lost reports whether the answer to an update lacks what the update has not sent and
// the article had: Intercom may reset what an update leaves out. known are the digests
// of the bodies before the update. Other values than empty ones are somebody else's, and
// the next plan shows them.
func (m *model) lost(a *intercom.Article, sent intercom.ArticleWrite, known body.Digests) bool {
	full := m.toAPI(nil)
	if full.ParentID != "" && sent.ParentID == "" && len(a.ParentIDs) == 0 ||
		lostContent(&full.ArticleContentWrite, &sent.ArticleContentWrite, &a.ArticleContent, known[""]) {
		return true
	}
	everywhere := sent.AudienceIDs != nil
	for locale, translation := range full.Translations {
		answered, sent := a.Translations[locale], sent.Translations[locale]
		switch {
		case a.Translations == nil:
		case answered == nil && sent == nil:
			return true
		case answered == nil:
		case lostContent(translation, sent, answered, known[locale]):
			return true
		case lostAudiences(full.AudienceIDs, everywhere || sent != nil && sent.AudienceIDs != nil, answered.AudienceIDs):
			return true // those of an article are those of its translations
		}
	}
	return false
}

// lostContent is lost for an article in one language. sent is nil for a language that
// was not sent.
func lostContent(full, sent *intercom.ArticleContentWrite, a *intercom.ArticleContent, digest string) bool {
	if sent == nil {
		sent = &intercom.ArticleContentWrite{}
	}
	emptied := func(full, sent *string, answered string) bool {
		return full != nil && *full != "" && sent == nil && answered == ""
	}
	reset := func(full, sent, answered *bool) bool {
		return full != nil && !*full && sent == nil && answered != nil && *answered
	}
	return emptied(full.Title, sent.Title, a.Title) || emptied(full.Description, sent.Description, a.Description) ||
		digest != "" && sent.Body == nil && sent.BodyMarkdown == nil && a.BodyDigest == "" ||
		lostAudiences(full.AudienceIDs, sent.AudienceIDs != nil, a.AudienceIDs) ||
		reset(full.AIChatbotAvailability, sent.AIChatbotAvailability, a.AIChatbotAvailability) ||
		reset(full.AICopilotAvailability, sent.AICopilotAvailability, a.AICopilotAvailability) ||
		reset(full.AISalesAgentAvailability, sent.AISalesAgentAvailability, a.AISalesAgentAvailability)
}

// lostAudiences is lost for the audiences of an article or a translation.
func lostAudiences(full *[]int64, sent bool, answered []intercom.ID) bool {
	return full != nil && len(*full) > 0 && !sent && answered != nil && len(answered) == 0
}

// unpublished is the digest of a body that Intercom has added to changes that nobody
// has published. No answer has it, so that the next read finds the published body.
const unpublished = "unpublished"

// keepUnpublished keeps the planned texts of the languages in which Intercom has added
// the update to changes that nobody has published, and returns their locales, "" being
// the default language. The answer has the published texts. digests are those to store.
func (m *model) keepUnpublished(a *intercom.Article, planned *model, sent intercom.ArticleWrite, digests body.Digests) []string {
	var locales []string
	bodies := sentBodies(sent)
	keep := func(locale string, c, planned *content, answered *intercom.ArticleContent, sent *intercom.ArticleContentWrite) {
		if answered == nil || !answered.HasUnpublishedChanges || sent == nil || sent.Title == nil && sent.Description == nil && !bodies[locale] {
			return
		}
		c.Title, c.Description = planned.Title, planned.Description
		if bodies[locale] {
			digests[locale] = unpublished
		}
		locales = append(locales, locale)
	}
	keep("", &m.content, &planned.content, &a.ArticleContent, &sent.ArticleContentWrite)
	translations, plannedTranslations := m.translations(), planned.translations()
	for _, locale := range slices.Sorted(maps.Keys(sent.Translations)) {
		if translations[locale] != nil && plannedTranslations[locale] != nil {
			keep(locale, translations[locale], plannedTranslations[locale], a.Translations[locale], sent.Translations[locale])
		}
	}
	if len(locales) > 0 && len(translations) > 0 {
		elements := map[string]attr.Value{}
		for locale, translation := range translations {
			elements[locale] = translation.object()
		}
		m.Translations = types.MapValueMust(translationType, elements)
	}
	return locales
}
