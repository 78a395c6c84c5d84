// Package dataconnector manages data connectors: the HTTP requests that workflows
// and Fin make to other systems.
package dataconnector

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "data connector"
	link = "[data connector](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors)"
)

// NewResource returns intercom_data_connector.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_data_connector.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_data_connector.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " makes an HTTP request to another system, for workflows or for Fin.\n\n" +
			"~> Intercom never shows the values of headers. Terraform cannot see that one was changed in Intercom, and after an import the values are not known: " +
			"a header without `value` and `value_wo` keeps the value that Intercom has, as long as no header changes. " +
			"As soon as one changes, all of them need a value, since Intercom replaces them together.\n\n" +
			"~> Do not put credentials into headers other than `Authorization`: Intercom records their values in the connector's execution logs, where teammates can read them. " +
			"Attach an authentication token with `token_ids` instead.\n\n" +
			"~> A new connector is a draft until it is published. If Intercom refuses to publish it, Terraform warns and keeps the draft, and the next plan publishes it. " +
			"Destroying a live connector makes it a draft first. Intercom refuses to do either while workflows or Fin use it.\n\n" +
			"-> An update sets the state again, so that Intercom cannot keep the change as a draft of a live connector. Changes that somebody has left unpublished in Intercom are published with it.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          attribute.ID(noun),
		"name":        attribute.Name("Name of the connector. Intercom does not document that it is unique; the plan warns of another connector with the same name."),
		"description": attribute.Description("What the connector does."),
		"state": attribute.OneOf(intercom.DataConnectorStates, schema.StringAttribute{
			MarkdownDescription: "Whether workflows and Fin can use the connector (`live`) or not (`draft`, the default).",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString("draft"),
		}),
		"http_method": attribute.OneOf([]string{"get", "post", "put", "delete", "patch"}, schema.StringAttribute{
			MarkdownDescription: "Method of the request.",
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		}),
		"url":     attribute.Description("Address of the request, with inputs as `{{order_id}}`. A connector needs it to be live."),
		"headers": headers(),
		"body": schema.StringAttribute{
			MarkdownDescription: "Body of the request, with inputs as `{{order_id}}`. White space that means nothing in JSON makes no difference. Default: empty.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(""),
			PlanModifiers:       []planmodifier.String{sameJSON{}},
		},
		"data_inputs": schema.ListNestedAttribute{
			MarkdownDescription: "What workflows or Fin have to fill in.",
			Optional:            true,
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"name": attribute.Name("Name of the input, as in `{{order_id}}`."),
				"type": attribute.OneOf([]string{"string", "integer", "decimal", "boolean"}, schema.StringAttribute{
					MarkdownDescription: "Type of the value.", Required: true,
				}),
				"description":   schema.StringAttribute{MarkdownDescription: "What the input is. Intercom wants one for each input.", Optional: true},
				"required":      attribute.Flag("Whether the input must have a value.", false),
				"default_value": attribute.Description("Value that is used without another."),
			}},
		},
		"mock_response": schema.StringAttribute{
			MarkdownDescription: "Sample of the response, a JSON object such as `jsonencode({ status = \"shipped\" })`. Intercom derives `response_fields` from it, and never shows it: " +
				"Terraform does not see that it was changed in Intercom. Removing the argument changes nothing in Intercom.",
			CustomType: jsontypes.NormalizedType{},
			Optional:   true,
			Validators: []validator.String{attribute.Checked("must be a JSON object", func(text string) error {
				var object map[string]any
				if json.Unmarshal([]byte(text), &object) != nil || object == nil {
					return errors.New("it must be a JSON object")
				}
				return nil
			})},
		},
		"direct_fin_usage": attribute.Flag("Whether Fin uses the connector directly. Otherwise only workflows do.", false),
		"audiences": schema.SetAttribute{
			MarkdownDescription: "For whom the connector can be used: any of `leads`, `users` and `visitors`. Left to Intercom if it is not set.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			Validators:          []validator.Set{setvalidator.ValueStringsAre(stringvalidator.OneOf("leads", "users", "visitors"))},
		},
		"token_ids": schema.SetAttribute{
			MarkdownDescription: "Ids of the authentication tokens that the request carries. They are created in Intercom. Not managed if it is not set; `[]` removes all.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
			Validators:          []validator.Set{setvalidator.ValueStringsAre(attribute.NotBlank())},
		},
		"customer_authentication": attribute.Flag("Whether customers must confirm who they are with a one-time code.", false),
		"bypass_authentication":   attribute.Flag("Whether the request needs no authentication, for public addresses.", false),
		"validate_missing_attributes": schema.BoolAttribute{
			MarkdownDescription: "Whether Intercom checks before the request that all required inputs have values. Left to Intercom if it is not set.",
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
		},
		"execution_type":              attribute.Stable("Where the connector runs: `server_side` or `client_side`."),
		"configuration_response_type": attribute.Stable("What `response_fields` come from: `test_response_type` or `mock_response_type`."),
		"data_transformation_type":    attribute.Stable("What happens to the response: `full_access`, `redacted_access` or `code_block_transformation`."),
		// A list of objects, not of nested attributes: Terraform 1.5 crashes
		// when it generates configuration for computed nested attributes.
		"response_fields": schema.ListAttribute{
			MarkdownDescription: "Fields of the response: objects with `path`, `type` and `redacted`.",
			ElementType:         responseFieldType,
			Computed:            true,
			PlanModifiers:       []planmodifier.List{listplanmodifier.UseStateForUnknown()},
		},
		"created_by_admin_id": attribute.Stable("Id of the teammate who created the connector."),
		"created_at":          attribute.Stable("When the connector was created, such as `2026-03-19T11:27:36Z`."),
	}
}

// sameJSON keeps the text of the state if the planned one is the same JSON. Terraform
// generates jsonencode for a text that is JSON, which loses white space.
type sameJSON struct{}

func (sameJSON) Description(context.Context) string {
	return "keeps JSON that differs in white space only"
}

func (sameJSON) MarkdownDescription(context.Context) string {
	return "keeps JSON that differs in white space only"
}

func (sameJSON) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	prior, planned := req.StateValue.ValueString(), req.PlanValue.ValueString()
	if !json.Valid([]byte(prior)) || !json.Valid([]byte(planned)) {
		return
	}
	same, _ := jsontypes.NewNormalizedValue(prior).StringSemanticEquals(ctx, jsontypes.NewNormalizedValue(planned))
	if same {
		resp.PlanValue = req.StateValue
	}
}

// redacted is what Intercom answers for the value of every header.
const redacted = "****"

func headers() schema.Attribute {
	sibling := func(name string) path.Expression { return path.MatchRelative().AtParent().AtName(name) }
	notRedacted := attribute.Checked("must not be what Intercom shows instead of a value", func(text string) error {
		if text == redacted {
			return errors.New("it is what Intercom shows instead of a value, and may replace the value")
		}
		return nil
	})
	return schema.ListNestedAttribute{
		MarkdownDescription: "Headers of the request.",
		Optional:            true,
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"name": attribute.Name("Name of the header."),
			"value": schema.StringAttribute{
				MarkdownDescription: "Value of the header, with inputs as `{{order_id}}`. It is stored in the state. Not together with `value_wo`.",
				Optional:            true,
				Sensitive:           true,
				Validators:          []validator.String{notRedacted, stringvalidator.ConflictsWith(sibling("value_wo"))},
			},
			"value_wo": schema.StringAttribute{
				MarkdownDescription: "Value of the header, which is not stored in the state. Needs Terraform or OpenTofu 1.11. " +
					"Terraform cannot see that it changes: change `value_wo_version` as well.",
				Optional:   true,
				Sensitive:  true,
				WriteOnly:  true,
				Validators: []validator.String{notRedacted, stringvalidator.AlsoRequires(sibling("value_wo_version"))},
			},
			"value_wo_version": schema.Int64Attribute{
				MarkdownDescription: "Version of `value_wo`. Another number sends the value again.",
				Optional:            true,
				Validators:          []validator.Int64{int64validator.AlsoRequires(sibling("value_wo"))},
			},
		}},
	}
}

// ModifyPlan reports before apply what Intercom would refuse, and warns of
// credentials that it would show.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		prior := c.State
		if prior == nil {
			prior = &unset
		} else if !c.Plan.MockResponse.Equal(prior.MockResponse) && !c.Plan.MockResponse.IsNull() {
			c.Diags.Append(resp.Plan.SetAttribute(ctx, path.Root("response_fields"), types.ListUnknown(responseFieldType))...)
			c.Diags.Append(resp.Plan.SetAttribute(ctx, path.Root("configuration_response_type"), types.StringUnknown())...)
		}
		if !c.Plan.Headers.Equal(prior.Headers) {
			r.checkHeaders(c, configuredHeaders(ctx, req.Config))
		}
		if !c.Plan.DataInputs.Equal(prior.DataInputs) {
			checkInputs(c)
		}
		publishes := c.State == nil || !c.Plan.State.Equal(prior.State) || !c.Plan.URL.Equal(prior.URL)
		if publishes && c.Plan.State.ValueString() == "live" && value.Known(c.Plan.URL) && c.Plan.URL.ValueString() == "" && prior.ExecutionType.ValueString() != "client_side" {
			c.Diags.AddAttributeError(path.Root("url"), "Missing URL", "A data connector needs a URL to be live. Set url, or state = \"draft\".")
		}
		if !c.Diags.HasError() && value.Known(c.Plan.Name) && !c.Plan.Name.Equal(prior.Name) {
			r.warnOfSameName(ctx, c)
		}
	})
}

var credential = regexp.MustCompile(`(?i)auth|token|secret|passw|key|cookie|credential|signature`)

func (r *Resource) checkHeaders(c *crud.Change[model], headers []header) {
	for _, h := range headers {
		if h.lacksValue() {
			missingValue(h).Add(c.Diags)
		}
		if name := h.Name.ValueString(); credential.MatchString(name) && !strings.EqualFold(name, "Authorization") {
			r.WarnOnce(path.Root("headers"), "Credential in a Header", fmt.Sprintf(
				"The header %q of the data connector %s looks like a credential. Intercom records the values of all headers but Authorization in the connector's execution logs, "+
					"where teammates can read them. Attach an authentication token with token_ids instead, or send the credential as Authorization.", name, c.Plan.Name), c.Diags)
		}
	}
}

// checkInputs refuses inputs without a description, which Intercom requires when
// they are sent. Connectors made in Intercom may have such inputs.
func checkInputs(c *crud.Change[model]) {
	for _, in := range elements(c.Plan.DataInputs, inputOf) {
		if !in.Description.IsUnknown() && strings.TrimSpace(in.Description.ValueString()) == "" {
			c.Diags.AddAttributeError(path.Root("data_inputs"), "Missing Input Description",
				fmt.Sprintf("Intercom requires a description of each input when inputs change, and the input %s has none.", in.Name))
		}
	}
}

// warnOfSameName warns of another connector with the planned name.
func (r *Resource) warnOfSameName(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		connectors, err := r.Client.DataConnectors.List(ctx)
		var existing []crud.Existing
		for _, d := range connectors {
			if d.HasName(c.Plan.Name.ValueString()) {
				existing = append(existing, crud.Existing{ID: d.ID.String(), Name: d.Name})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one of the same name.")
		return err
	})
}

// Create creates a draft, and publishes it if it is to be live. A draft that
// cannot be published is kept: an error would make Terraform replace it.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		write, err := plan.toWrite(ctx, &unset, req.Config)
		if err != nil {
			return err
		}
		created, err := r.Client.DataConnectors.Create(ctx, write)
		if created == nil {
			return err
		}
		state := plan.State
		plan.fromAPI(created)
		if err != nil || state.ValueString() == "draft" {
			return err
		}
		published, err := r.Client.DataConnectors.Update(ctx, created.ID, intercom.DataConnectorWrite{State: state.ValueStringPointer()})
		if err != nil {
			resp.Diagnostics.AddAttributeWarning(path.Root("state"), "Data Connector Not Published", fmt.Sprintf(
				"The data connector %s (id %s) was created and is a draft, since it could not be published. The next plan publishes it.\n\n%s",
				plan.Name, created.ID, r.Explain(err)))
			plan.State = state
			return nil
		}
		plan.fromAPI(published)
		return nil
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.DataConnectors.Get(ctx, intercom.ID(m.ID.ValueString()), m.State.ValueString()))
}

// Update changes what differs, and sets a connector live that is to be: else
// Intercom could keep the changes as a draft of the live connector.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		write, err := plan.toWrite(ctx, state, req.Config)
		if err != nil {
			return err
		}
		if plan.State.ValueString() == "live" || !plan.State.Equal(state.State) {
			write.State = value.String(plan.State)
		}
		return crud.Into(plan.fromAPI)(r.Client.DataConnectors.Update(ctx, intercom.ID(state.ID.ValueString()), write))
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.DataConnectors.Delete(ctx, intercom.ID(state.ID.ValueString()), state.State.ValueString())
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.Has("data_connector_in_use") {
			return crud.Hint(err, "Remove the connector from the workflows and from Fin, and destroy it again. "+crud.StopManaging("the connector"))
		}
		return err
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.DataConnector] { return finder{c.DataConnectors} },
		noun, "An id is a number such as 125.")
}

// finder finds connectors whose state is not known.
type finder struct{ *intercom.DataConnectors }

func (f finder) Get(ctx context.Context, id intercom.ID) (*intercom.DataConnector, error) {
	return f.DataConnectors.Get(ctx, id, "")
}
