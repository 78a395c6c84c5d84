package dataconnector

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-jsontypes/jsontypes"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// detail is what Intercom shows of one data connector, but for the headers.
type detail struct {
	ID                        types.String `tfsdk:"id"`
	Name                      types.String `tfsdk:"name"`
	Description               types.String `tfsdk:"description"`
	State                     types.String `tfsdk:"state"`
	HTTPMethod                types.String `tfsdk:"http_method"`
	DirectFinUsage            types.Bool   `tfsdk:"direct_fin_usage"`
	CreatedByAdminID          types.String `tfsdk:"created_by_admin_id"`
	CreatedAt                 types.String `tfsdk:"created_at"`
	URL                       types.String `tfsdk:"url"`
	Body                      types.String `tfsdk:"body"`
	DataInputs                types.List   `tfsdk:"data_inputs"`
	Audiences                 types.Set    `tfsdk:"audiences"`
	TokenIDs                  types.Set    `tfsdk:"token_ids"`
	CustomerAuthentication    types.Bool   `tfsdk:"customer_authentication"`
	BypassAuthentication      types.Bool   `tfsdk:"bypass_authentication"`
	ValidateMissingAttributes types.Bool   `tfsdk:"validate_missing_attributes"`
	ExecutionType             types.String `tfsdk:"execution_type"`
	ConfigurationResponseType types.String `tfsdk:"configuration_response_type"`
	DataTransformationType    types.String `tfsdk:"data_transformation_type"`
	ResponseFields            types.List   `tfsdk:"response_fields"`
}

// model is a data connector in Terraform's terms.
type model struct {
	detail
	Headers      types.List           `tfsdk:"headers"`
	MockResponse jsontypes.Normalized `tfsdk:"mock_response"`
}

// header is an element of headers.
type header struct {
	Name           types.String
	Value          types.String
	ValueWO        types.String // in configurations only
	ValueWOVersion types.Int64
}

// input is an element of data_inputs.
type input struct {
	Name         types.String
	Type         types.String
	Description  types.String
	Required     types.Bool
	DefaultValue types.String
}

// responseField is an element of response_fields.
type responseField struct {
	Path     types.String
	Type     types.String
	Redacted types.Bool
}

var (
	headerType = types.ObjectType{AttrTypes: map[string]attr.Type{
		"name": types.StringType, "value": types.StringType, "value_wo": types.StringType, "value_wo_version": types.Int64Type,
	}}
	inputType = types.ObjectType{AttrTypes: map[string]attr.Type{
		"name": types.StringType, "type": types.StringType, "description": types.StringType, "required": types.BoolType, "default_value": types.StringType,
	}}
	responseFieldType = types.ObjectType{AttrTypes: map[string]attr.Type{
		"path": types.StringType, "type": types.StringType, "redacted": types.BoolType,
	}}
)

// unset is what a connector has that is made with a name only, null where Intercom
// does not document it.
var unset = model{
	detail: detail{
		Description:            types.StringValue(""),
		DirectFinUsage:         types.BoolValue(false),
		URL:                    types.StringValue(""),
		Body:                   types.StringValue(""),
		DataInputs:             types.ListNull(inputType),
		CustomerAuthentication: types.BoolValue(false),
		BypassAuthentication:   types.BoolValue(false),
	},
	Headers: types.ListNull(headerType),
}

// elements returns the elements of a list of objects, none if it is null or unknown.
func elements[T any](list types.List, of func(attributes map[string]attr.Value) T) []T {
	var all []T
	for _, element := range list.Elements() {
		if object, ok := element.(types.Object); ok {
			all = append(all, of(object.Attributes()))
		}
	}
	return all
}

// listOf returns a list of objects, empty if there are none.
func listOf[T interface {
	attributes() map[string]attr.Value
}](typ types.ObjectType, all []T) types.List {
	objects := []attr.Value{}
	for _, one := range all {
		objects = append(objects, types.ObjectValueMust(typ.AttrTypes, one.attributes()))
	}
	return types.ListValueMust(typ, objects)
}

// as returns a value of a known type, the zero value if it has another.
func as[V attr.Value](v attr.Value) V {
	typed, _ := v.(V)
	return typed
}

func headerOf(a map[string]attr.Value) header {
	return header{as[types.String](a["name"]), as[types.String](a["value"]), as[types.String](a["value_wo"]), as[types.Int64](a["value_wo_version"])}
}

func (h header) attributes() map[string]attr.Value {
	return map[string]attr.Value{"name": h.Name, "value": h.Value, "value_wo": h.ValueWO, "value_wo_version": h.ValueWOVersion}
}

func inputOf(a map[string]attr.Value) input {
	return input{
		as[types.String](a["name"]), as[types.String](a["type"]), as[types.String](a["description"]), as[types.Bool](a["required"]), as[types.String](a["default_value"]),
	}
}

func (i input) attributes() map[string]attr.Value {
	return map[string]attr.Value{"name": i.Name, "type": i.Type, "description": i.Description, "required": i.Required, "default_value": i.DefaultValue}
}

func (f responseField) attributes() map[string]attr.Value {
	return map[string]attr.Value{"path": f.Path, "type": f.Type, "redacted": f.Redacted}
}

// fromAPI sets the model from an answer. It keeps what answers never have, the values
// of headers and the mock response, and the order and spelling of values that are the
// same.
func (m *model) fromAPI(d *intercom.DataConnector) {
	m.detail.fromAPI(d)
	m.headersFromAPI(d.Headers)
}

func (m *detail) fromAPI(d *intercom.DataConnector) {
	m.ID = types.StringValue(d.ID.String())
	if name := m.Name.ValueString(); name != d.Name && name != html.UnescapeString(d.Name) {
		m.Name = types.StringValue(html.UnescapeString(d.Name))
	}
	m.Description = types.StringValue(d.Description)
	m.State = types.StringValue(d.State)
	m.HTTPMethod = types.StringValue(d.HTTPMethod)
	m.DirectFinUsage = types.BoolValue(d.DirectFinUsage)
	m.CreatedByAdminID = types.StringValue(d.CreatedByAdminID.String())
	m.CreatedAt = types.StringValue(d.CreatedAt)
	m.URL = types.StringValue(d.URL)
	m.Body = types.StringValue(d.Body)
	m.inputsFromAPI(d.DataInputs)
	m.Audiences = setOf(d.Audiences)
	m.TokenIDs = setOf(d.TokenIDs)
	m.CustomerAuthentication = types.BoolValue(d.CustomerAuthentication)
	m.BypassAuthentication = types.BoolValue(d.BypassAuthentication)
	m.ValidateMissingAttributes = types.BoolPointerValue(d.ValidateMissingAttributes)
	m.ExecutionType = types.StringValue(d.ExecutionType)
	m.ConfigurationResponseType = types.StringValue(d.ConfigurationResponseType)
	m.DataTransformationType = types.StringValue(d.DataTransformationType)
	fields := []responseField{}
	for _, f := range d.ResponseFields {
		fields = append(fields, responseField{types.StringValue(f.Path), types.StringValue(f.Type), types.BoolValue(f.Redacted)})
	}
	m.ResponseFields = listOf(responseFieldType, fields)
}

func setOf[S ~string](values []S) types.Set {
	all := []attr.Value{}
	for _, v := range values {
		all = append(all, types.StringValue(string(v)))
	}
	return types.SetValueMust(types.StringType, all)
}

// headersFromAPI sets the names of the headers from an answer. A known header keeps its
// value, because answers have only asterisks.
func (m *model) headersFromAPI(answered []intercom.DataConnectorHeader) {
	known := elements(m.Headers, headerOf)
	var headers []header
	for _, a := range answered {
		name := html.UnescapeString(a.Name)
		i := slices.IndexFunc(known, func(h header) bool { return strings.EqualFold(h.Name.ValueString(), name) })
		if i < 0 {
			headers = append(headers, header{Name: types.StringValue(name)})
			continue
		}
		headers = append(headers, known[i])
		known = slices.Delete(known, i, i+1)
	}
	switch {
	case len(known) == 0 && len(headers) == len(m.Headers.Elements()) && value.Known(m.Headers):
		// the same ones, maybe in another order
	case len(headers) == 0:
		m.Headers = types.ListNull(headerType)
	default:
		m.Headers = listOf(headerType, headers)
	}
}

// inputsFromAPI sets the inputs from an answer, in the known order if they are the
// same.
func (m *detail) inputsFromAPI(answered []intercom.DataConnectorInput) {
	sorted := func(inputs []input) []string {
		var texts []string
		for _, i := range inputs {
			texts = append(texts, fmt.Sprintf("%#v", i))
		}
		slices.Sort(texts)
		return texts
	}
	var inputs []input
	for _, a := range answered {
		i := input{
			Name: types.StringValue(html.UnescapeString(a.Name)), Type: types.StringValue(a.Type), Description: types.StringNull(),
			Required: types.BoolValue(a.Required), DefaultValue: types.StringValue(a.DefaultValue),
		}
		if a.Description != "" {
			i.Description = types.StringValue(a.Description)
		}
		inputs = append(inputs, i)
	}
	switch known := elements(m.DataInputs, inputOf); {
	case value.Known(m.DataInputs) && slices.Equal(sorted(known), sorted(inputs)):
	case len(inputs) == 0:
		m.DataInputs = types.ListNull(inputType)
	default:
		m.DataInputs = listOf(inputType, inputs)
	}
}

// toWrite returns what makes a connector of prior into the planned one. All
// headers are sent if one of them changes: config has the values that neither the
// plan nor Intercom shows.
func (m *model) toWrite(ctx context.Context, prior *model, config tfsdk.Config) (intercom.DataConnectorWrite, error) {
	write := intercom.DataConnectorWrite{
		Name:                      value.Changed(m.Name, prior.Name),
		Description:               value.Changed(m.Description, prior.Description),
		HTTPMethod:                value.Changed(m.HTTPMethod, prior.HTTPMethod),
		URL:                       value.Changed(m.URL, prior.URL),
		Body:                      value.Changed(m.Body, prior.Body),
		DirectFinUsage:            value.ChangedBool(m.DirectFinUsage, prior.DirectFinUsage),
		Audiences:                 changedSet(m.Audiences, prior.Audiences),
		TokenIDs:                  changedSet(m.TokenIDs, prior.TokenIDs),
		CustomerAuthentication:    value.ChangedBool(m.CustomerAuthentication, prior.CustomerAuthentication),
		BypassAuthentication:      value.ChangedBool(m.BypassAuthentication, prior.BypassAuthentication),
		ValidateMissingAttributes: value.ChangedBool(m.ValidateMissingAttributes, prior.ValidateMissingAttributes),
	}
	if value.Known(m.MockResponse) && !m.MockResponse.Equal(prior.MockResponse) {
		write.MockResponse = json.RawMessage(m.MockResponse.ValueString())
	}
	if !m.DataInputs.Equal(prior.DataInputs) {
		inputs := []intercom.DataConnectorInput{}
		for _, i := range elements(m.DataInputs, inputOf) {
			inputs = append(inputs, intercom.DataConnectorInput{
				Name: i.Name.ValueString(), Type: i.Type.ValueString(), Description: i.Description.ValueString(),
				Required: i.Required.ValueBool(), DefaultValue: i.DefaultValue.ValueString(),
			})
		}
		write.DataInputs = &inputs
	}
	if m.Headers.Equal(prior.Headers) {
		return write, nil
	}
	headers := []intercom.DataConnectorHeader{}
	for _, h := range configuredHeaders(ctx, config) {
		if h.lacksValue() {
			return write, missingValue(h)
		}
		text := h.Value
		if !h.ValueWO.IsNull() {
			text = h.ValueWO
		}
		headers = append(headers, intercom.DataConnectorHeader{Name: h.Name.ValueString(), Value: text.ValueString()})
	}
	write.Headers = &headers
	return write, nil
}

func changedSet(plan, prior types.Set) *[]string {
	if plan.Equal(prior) || !value.Known(plan) {
		return nil
	}
	return new(append([]string{}, value.Strings(plan)...)) // [] for none, not null
}

// configuredHeaders returns the headers with their write-only values.
func configuredHeaders(ctx context.Context, config tfsdk.Config) []header {
	var headers types.List
	config.GetAttribute(ctx, path.Root("headers"), &headers)
	return elements(headers, headerOf)
}

// lacksValue reports whether a header has no value in the configuration: that
// leaves the value to Intercom as long as no header changes.
func (h header) lacksValue() bool { return h.Value.IsNull() && h.ValueWO.IsNull() }

// missingValue is the failure to send a header without a value.
func missingValue(h header) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("headers"),
		Summary: "Missing Header Value",
		Detail: fmt.Sprintf("The header %s has neither value nor value_wo. Intercom replaces all headers of a connector at once and never shows their values, "+
			"so that each header needs its value when one of them is new or changes. Set value, or value_wo with value_wo_version.", h.Name),
	}
}
