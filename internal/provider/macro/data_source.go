package macro

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/macros"

	visibility = "A macro of some teams is shown only if the teammate who owns the access token is in one of them."
)

var dataSources = crud.Lookups[intercom.Macro, model]{
	One: "One [macro](" + link + "), a saved reply, by exactly one of `id` and `name`. " +
		"Macros are made and changed in Intercom.\n\n~> " + visibility,
	All:        "All [macros](" + link + "), which are saved replies.\n\n~> " + visibility,
	NotFound:   visibility,
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Macro] { return c.Macros },
	Keys:       []crud.By[intercom.Macro]{{Attribute: "name", Has: func(m *intercom.Macro, name string) bool { return m.Name == name }}},
	Describe: func(m *intercom.Macro) string {
		return fmt.Sprintf("%s, created on %s, id %s", m.Name, m.CreatedAt, m.ID)
	},
}

var attributes = map[string]schema.Attribute{
	"id":         schema.StringAttribute{MarkdownDescription: "Id of the macro."},
	"name":       schema.StringAttribute{MarkdownDescription: "Name of the macro."},
	"body":       schema.StringAttribute{MarkdownDescription: "The reply in HTML, with placeholders such as `<attribute key=\"user.name\" default=\"there\"/>`; null if Intercom does not show it."},
	"body_text":  schema.StringAttribute{MarkdownDescription: "The reply as text, with placeholders such as `{{user.name|fallback:\"there\"}}`; null if Intercom does not show it."},
	"visible_to": schema.StringAttribute{MarkdownDescription: "Who can use the macro: `everyone` or `specific_teams`."},
	"visible_to_team_ids": schema.ListAttribute{
		ElementType: types.StringType, MarkdownDescription: "Ids of the teams that can use the macro; empty if everyone can.",
	},
	"available_on": schema.ListAttribute{ElementType: types.StringType, MarkdownDescription: "Where the macro can be used: `inbox`, `messenger`."},
	"created_at":   schema.StringAttribute{MarkdownDescription: "When the macro was created, such as `2025-07-17T11:18:08.000Z`."},
}

// model is a macro in Terraform's terms.
type model struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Body             types.String `tfsdk:"body"`
	BodyText         types.String `tfsdk:"body_text"`
	VisibleTo        types.String `tfsdk:"visible_to"`
	VisibleToTeamIDs types.List   `tfsdk:"visible_to_team_ids"`
	AvailableOn      types.List   `tfsdk:"available_on"`
	CreatedAt        types.String `tfsdk:"created_at"`
}

func (m *model) fromAPI(a *intercom.Macro) {
	m.ID = types.StringValue(a.ID.String())
	m.Name = types.StringValue(a.Name)
	m.Body = types.StringPointerValue(a.Body)
	m.BodyText = types.StringPointerValue(a.BodyText)
	m.VisibleTo = types.StringValue(a.VisibleTo)
	m.VisibleToTeamIDs = value.IDs(a.VisibleToTeamIDs)
	m.AvailableOn = value.Texts(a.AvailableOn)
	m.CreatedAt = types.StringValue(a.CreatedAt)
}
