package helpcentercollection

import (
	"encoding/json"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a collection in Terraform's terms.
type model struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	Description  types.String `tfsdk:"description"`
	ParentID     types.String `tfsdk:"parent_id"`
	HelpCenterID types.String `tfsdk:"help_center_id"`
	Translations types.Map    `tfsdk:"translations"`
	CreatedAt    types.Int64  `tfsdk:"created_at"`
}

var translationType = types.ObjectType{AttrTypes: map[string]attr.Type{"name": types.StringType, "description": types.StringType}}

// fromAPI sets the model from an answer. It keeps the values of m that an answer can
// leave out, and the spelling of names that differ only in HTML entities.
func (m *model) fromAPI(c *intercom.HelpCenterCollection) {
	m.ID = types.StringValue(c.ID.String())
	m.Name = value.Spelled(m.Name, c.Name)
	m.Description = types.StringValue(c.Description)
	m.ParentID = value.ID(c.ParentID)
	if c.HelpCenterID != "" || m.HelpCenterID.IsUnknown() {
		m.HelpCenterID = value.ID(c.HelpCenterID)
	}
	m.CreatedAt = types.Int64Value(c.CreatedAt)
	if c.Translations != nil || !value.Known(m.Translations) {
		m.Translations = m.translationsFromAPI(c)
	}
}

func (m *model) translationsFromAPI(c *intercom.HelpCenterCollection) types.Map {
	asked, translations := m.translations(), map[string]attr.Value{}
	for locale, translation := range c.Translations {
		configured, ok := asked[locale]
		if locale == c.DefaultLocale && !ok {
			continue // it repeats the name and the description
		}
		name := types.StringNull()
		if ok {
			name = types.StringValue(configured.Name)
		}
		translations[locale] = types.ObjectValueMust(translationType.AttrTypes, map[string]attr.Value{
			"name": value.Spelled(name, translation.Name), "description": types.StringValue(translation.Description),
		})
	}
	if len(translations) == 0 && (m.Translations.IsNull() || m.Translations.IsUnknown()) {
		return types.MapNull(translationType)
	}
	return types.MapValueMust(translationType, translations)
}

// translations returns the translations that m has, by locale.
func (m *model) translations() intercom.CollectionTranslations {
	all := intercom.CollectionTranslations{}
	for locale, element := range m.Translations.Elements() {
		if object, ok := element.(types.Object); ok {
			name, _ := object.Attributes()["name"].(types.String)
			description, _ := object.Attributes()["description"].(types.String)
			all[locale] = &intercom.CollectionTranslation{Name: name.ValueString(), Description: description.ValueString()}
		}
	}
	return all
}

// toAPI returns all of a collection, since Intercom does not document what an
// update does to what it leaves out. Translations that only state, which may be
// nil, has are removed.
func (m *model) toAPI(state *model) intercom.HelpCenterCollectionWrite {
	translations := m.translations()
	for _, locale := range m.removed(state) {
		translations[locale] = nil
	}
	write := intercom.HelpCenterCollectionWrite{
		Name:         m.Name.ValueString(),
		Description:  m.Description.ValueString(),
		ParentID:     value.String(m.ParentID),
		Translations: translations,
	}
	if state == nil {
		write.HelpCenterID = json.Number(m.HelpCenterID.ValueString())
	}
	return write
}

// removed returns the locales that state, which may be nil, has and m has not.
func (m *model) removed(state *model) []string {
	var removed []string
	if state == nil || m.Translations.IsUnknown() {
		return nil
	}
	kept := m.Translations.Elements()
	for locale := range maps.Keys(state.Translations.Elements()) {
		if _, ok := kept[locale]; !ok {
			removed = append(removed, locale)
		}
	}
	return removed
}
