package workflow

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// NewDataSource returns intercom_workflow.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_workflow.
type DataSource struct{ crud.DataSource }

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	texts := func(description string) schema.ListAttribute {
		return schema.ListAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
	}
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "The [export](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/workflows) of one workflow, " +
			"for example to keep its history in Git or to notice a change. Intercom's API can neither list workflows nor import one. " +
			"The id is in the address of the workflow's page in Intercom.\n\n" +
			"Intercom does not document the form of a workflow's steps and rules. They are therefore in `json`, a string for `jsondecode`, and not in " +
			"attributes: the type of an object would change with each edit of the workflow, and with it the type of every output made from it. " +
			"The string has sorted keys and no time of export, so that it changes only when the workflow does.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Required: true, MarkdownDescription: "Id of the workflow.", Validators: []validator.String{attribute.NotBlank()},
			},
			"title":             text("Title of the workflow."),
			"description":       text("Description of the workflow; null if it has none."),
			"trigger_type":      text("What starts the workflow, such as `inbound_conversation`."),
			"state":             text("State of the workflow: `live`, `draft` or `paused`."),
			"target_channels":   texts("Channels on which the workflow runs, such as `chat`."),
			"preferred_devices": texts("Devices for which the workflow is meant, such as `desktop`."),
			"created_at":        text("When the workflow was created, such as `2025-06-15T10:30:00Z`."),
			"updated_at":        text("When the workflow was last changed, such as `2026-01-20T14:45:00Z`."),
			"json":              text("The whole workflow as JSON, with its targeting, steps, attributes and rules."),
		},
	}
}

// model is a workflow in Terraform's terms.
type model struct {
	ID               types.String `tfsdk:"id"`
	Title            types.String `tfsdk:"title"`
	Description      types.String `tfsdk:"description"`
	TriggerType      types.String `tfsdk:"trigger_type"`
	State            types.String `tfsdk:"state"`
	TargetChannels   types.List   `tfsdk:"target_channels"`
	PreferredDevices types.List   `tfsdk:"preferred_devices"`
	CreatedAt        types.String `tfsdk:"created_at"`
	UpdatedAt        types.String `tfsdk:"updated_at"`
	JSON             types.String `tfsdk:"json"`
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		found, err := d.Client.Workflows.Get(ctx, intercom.ID(config.ID.ValueString()))
		if err != nil {
			return crud.NoSuch(err, crud.Key{Noun: d.Kind.Noun, Attribute: "id", Value: config.ID.ValueString()})
		}
		return config.fromAPI(found)
	})
}

func (m *model) fromAPI(w *intercom.Workflow) error {
	m.Title = types.StringValue(w.Title)
	m.Description = types.StringPointerValue(w.Description)
	m.TriggerType = types.StringValue(w.TriggerType)
	m.State = types.StringValue(w.State)
	m.TargetChannels = value.Texts(w.TargetChannels)
	m.PreferredDevices = value.Texts(w.PreferredDevices)
	m.CreatedAt = types.StringValue(w.CreatedAt)
	m.UpdatedAt = types.StringValue(w.UpdatedAt)
	text, err := normalized(w.JSON)
	m.JSON = types.StringValue(text)
	return err
}

// normalized returns a JSON text with sorted keys and without white space. Numbers stay
// as they are written.
func normalized(text json.RawMessage) (string, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var decoded any
	if err := decoder.Decode(&decoded); err != nil {
		return "", fmt.Errorf("the workflow is not JSON: %w", err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(decoded); err != nil {
		return "", err
	}
	return string(bytes.TrimSpace(out.Bytes())), nil
}
