package reportingdataset

import (
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

var dataSources = crud.Lookups[intercom.ReportingDataset, model]{
	All: "The [datasets](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export) that Intercom can export for reports, " +
		"with their columns. They are Intercom's own, and the workspace's attributes are among the columns.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.ReportingDataset] { return c.ReportingDatasets },
}

var attributes = map[string]schema.Attribute{
	"id":                        schema.StringAttribute{MarkdownDescription: "Id of the dataset, such as `conversation`."},
	"name":                      schema.StringAttribute{MarkdownDescription: "Name of the dataset."},
	"description":               schema.StringAttribute{MarkdownDescription: "What the dataset is about."},
	"default_time_attribute_id": schema.StringAttribute{MarkdownDescription: "Id of the column by which an export selects a time span unless it names another one."},
	"attributes": schema.ListNestedAttribute{
		MarkdownDescription: "The columns of the dataset, in Intercom's order.",
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"id":           schema.StringAttribute{MarkdownDescription: "Id of the column. Two columns can have the same id."},
			"qualified_id": schema.StringAttribute{MarkdownDescription: "Id that no other column has, such as `people.Brand`. An export asks for columns by this id."},
			"name":         schema.StringAttribute{MarkdownDescription: "Name of the column."},
		}},
	},
}

// model is a reporting dataset in Terraform's terms.
type model struct {
	ID                     types.String `tfsdk:"id"`
	Name                   types.String `tfsdk:"name"`
	Description            types.String `tfsdk:"description"`
	DefaultTimeAttributeID types.String `tfsdk:"default_time_attribute_id"`
	Attributes             []column     `tfsdk:"attributes"`
}

type column struct {
	ID          types.String `tfsdk:"id"`
	QualifiedID types.String `tfsdk:"qualified_id"`
	Name        types.String `tfsdk:"name"`
}

func (m *model) fromAPI(d *intercom.ReportingDataset) {
	m.ID = types.StringValue(d.ID.String())
	m.Name = types.StringValue(d.Name)
	m.Description = types.StringValue(d.Description)
	m.DefaultTimeAttributeID = types.StringValue(d.DefaultTimeAttributeID.String())
	m.Attributes = make([]column, len(d.Attributes))
	for i, a := range d.Attributes {
		m.Attributes[i] = column{types.StringValue(a.ID.String()), types.StringValue(a.QualifiedID.String()), types.StringValue(a.Name)}
	}
}
