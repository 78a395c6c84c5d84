package dataattribute

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// NewDataSource returns intercom_data_attribute, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_data_attribute, the data source.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	a := dataAttributes()
	a["id"] = attribute.LookupKey("Id of the attribute. Only custom attributes have one; it is null for Intercom's own.")
	model := attribute.LookupKey("What the attribute describes, `contact` or `company`.")
	model.Validators = []validator.String{stringvalidator.OneOf(intercom.DataAttributeModels...)}
	a["model"] = model
	a["name"] = attribute.LookupKey("Name of the attribute, or of one of Intercom's own the path to it, such as `email` or `plan.name`.")
	a["include_archived"] = attribute.IncludeArchived("Whether an archived attribute is read when none in use has the name or the id.")
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [data attribute](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes) of contacts or companies, " +
			"custom or one of Intercom's own: by `id`, or by `model` and `name`.",
		Attributes: a,
	}
}

// dataAttributes is the schema of what data sources show of an attribute.
func dataAttributes() map[string]schema.Attribute {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	flag := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":          text("Id of the attribute. Only custom attributes have one; it is null for Intercom's own."),
		"model":       text("What the attribute describes, `contact` or `company`."),
		"name":        text("Name of the attribute, or of one of Intercom's own the path to it, such as `email` or `plan.name`."),
		"full_name":   text("Name with the path to it, such as `custom_attributes.plan_tier`."),
		"label":       text("Name that Intercom's forms show."),
		"description": text("What the attribute is for."),
		"data_type":   text("Type of the attribute's values."),
		"options": schema.ListAttribute{
			Computed: true, ElementType: types.StringType, MarkdownDescription: "Values to choose from; null unless the attribute is a list.",
		},
		"messenger_writable": flag("Whether the Messenger, which runs in the browsers of your users, can write the attribute."),
		"api_writable":       flag("Whether the API can write the attribute."),
		"ui_writable":        flag("Whether teammates can edit the attribute in Intercom."),
		"custom":             flag("Whether the attribute was made in this workspace, and is not one of Intercom's own."),
		"archived":           flag("Whether the attribute is archived."),
		"created_at": schema.Int64Attribute{
			Computed: true, MarkdownDescription: "When the attribute was created, in seconds since 1970 (Unix time); null for Intercom's own.",
		},
		"admin_id": text("Id of the teammate who created the attribute; null for Intercom's own."),
	}
}

// ConfigValidators wants exactly one key. A name alone says nothing: both models
// have attributes of Intercom's own with that name.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{
		datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name")),
		datasourcevalidator.RequiredTogether(path.MatchRoot("model"), path.MatchRoot("name")),
	}
}

// dataModel is what data sources show of an attribute.
type dataModel struct {
	model
	Custom   types.Bool `tfsdk:"custom"`
	Archived types.Bool `tfsdk:"archived"`
}

func (m *dataModel) fromAPI(a *intercom.DataAttribute) {
	m.model = model{Options: value.List(a.Options)}
	m.model.fromAPI(a)
	m.Custom = types.BoolValue(a.Custom)
	m.Archived = types.BoolValue(a.Archived)
	if !a.Custom {
		m.Name = types.StringValue(a.FullName) // several share a name
		m.ID, m.AdminID, m.CreatedAt = types.StringNull(), types.StringNull(), types.Int64Null()
	}
}

type lookupModel struct {
	dataModel
	IncludeArchived types.Bool `tfsdk:"include_archived"`
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *lookupModel) error {
		found, err := d.lookup(ctx, config)
		if err != nil {
			return err
		}
		config.fromAPI(found)
		return nil
	})
}

func (d *DataSource) lookup(ctx context.Context, config *lookupModel) (*intercom.DataAttribute, error) {
	includeArchived := config.IncludeArchived.ValueBool()
	if value.Known(config.ID) {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		found, err := d.Client.DataAttributes.Get(ctx, "", intercom.ID(key.Value))
		return crud.InUse(found, err, key, includeArchived)
	}
	model := config.Model.ValueString()
	attributes, err := d.Client.DataAttributes.List(ctx, model)
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: model + " " + noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(a *intercom.DataAttribute) bool {
		return a.Custom && a.Name == key.Value || !a.Custom && a.FullName == key.Value
	}
	archived := func(a *intercom.DataAttribute) bool { return a.Archived }
	return crud.OnlyInUse(attributes, key, includeArchived, match, archived, func(a *intercom.DataAttribute) string {
		return fmt.Sprintf("%s (%s), id %s", a.Name, a.DataType, a.ID)
	})
}
