package subscriptiontype

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types"

var dataSources = crud.Lookups[intercom.SubscriptionType, model]{
	One: "One [subscription type](" + link + "): a kind of message that people opt in to or out of, by exactly one of `id` and `name`. " +
		"Subscription types are made and changed in Intercom. An archived one is found by its id only.",
	All:        "All [subscription types](" + link + "): the kinds of messages that people opt in to or out of.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.SubscriptionType] { return c.SubscriptionTypes },
	Keys: []crud.By[intercom.SubscriptionType]{{
		Attribute: "name", Has: func(s *intercom.SubscriptionType, name string) bool { return s.DefaultTranslation.Name == name },
	}},
	Describe: func(s *intercom.SubscriptionType) string {
		return fmt.Sprintf("%s (%s, %s), id %s", s.DefaultTranslation.Name, s.State, s.ConsentType, s.ID)
	},
	Archived: &crud.Archived[intercom.SubscriptionType, model]{
		Is: func(s *intercom.SubscriptionType) bool { return s.State == "archived" },
		As: "archived", All: "Whether archived ones are among them.",
	},
}

var attributes = map[string]schema.Attribute{
	"id":            schema.StringAttribute{MarkdownDescription: "Id of the subscription type."},
	"name":          schema.StringAttribute{MarkdownDescription: "Name in the default language. Intercom does not document that names are unique."},
	"description":   schema.StringAttribute{MarkdownDescription: "Description in the default language."},
	"locale":        schema.StringAttribute{MarkdownDescription: "The default language, such as `en`."},
	"state":         schema.StringAttribute{MarkdownDescription: "State of the subscription type: `live`, `draft` or `archived`."},
	"consent_type":  schema.StringAttribute{MarkdownDescription: "Whether people have to ask for these messages (`opt_in`) or can refuse them (`opt_out`)."},
	"content_types": schema.ListAttribute{ElementType: types.StringType, MarkdownDescription: "How these messages are sent: `email`, `sms_message`."},
	"translations": schema.MapNestedAttribute{
		MarkdownDescription: "Name and description in each language of the subscription type, by locale.",
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"name":        schema.StringAttribute{MarkdownDescription: "Name in this language."},
			"description": schema.StringAttribute{MarkdownDescription: "Description in this language."},
		}},
	},
}

// model is a subscription type in Terraform's terms.
type model struct {
	ID           types.String           `tfsdk:"id"`
	Name         types.String           `tfsdk:"name"`
	Description  types.String           `tfsdk:"description"`
	Locale       types.String           `tfsdk:"locale"`
	State        types.String           `tfsdk:"state"`
	ConsentType  types.String           `tfsdk:"consent_type"`
	ContentTypes types.List             `tfsdk:"content_types"`
	Translations map[string]translation `tfsdk:"translations"`
}

type translation struct {
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

func (m *model) fromAPI(s *intercom.SubscriptionType) {
	m.ID = types.StringValue(s.ID.String())
	m.Name = types.StringValue(s.DefaultTranslation.Name)
	m.Description = types.StringValue(s.DefaultTranslation.Description)
	m.Locale = types.StringValue(s.DefaultTranslation.Locale)
	m.State = types.StringValue(s.State)
	m.ConsentType = types.StringValue(s.ConsentType)
	m.ContentTypes = value.Texts(s.ContentTypes)
	m.Translations = map[string]translation{}
	for _, t := range s.Translations {
		m.Translations[t.Locale] = translation{types.StringValue(t.Name), types.StringValue(t.Description)}
	}
}
