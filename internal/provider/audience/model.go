package audience

import (
	"encoding/json"
	"html"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is an audience in Terraform's terms.
type model struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	Predicates     types.List   `tfsdk:"predicates"`
	RolePredicates types.List   `tfsdk:"role_predicates"`
	CreatedAt      types.Int64  `tfsdk:"created_at"`
}

var predicateType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"attribute": types.StringType, "type": types.StringType, "comparison": types.StringType,
	"value": types.StringType, "values": types.ListType{ElemType: types.StringType},
}}

// fromAPI sets the model from an answer. It keeps the spelling of a name and of
// predicates that are the same.
func (m *model) fromAPI(a *intercom.Audience) {
	m.ID = types.StringValue(a.ID.String())
	if name := m.Name.ValueString(); name != a.Name && name != html.UnescapeString(a.Name) {
		m.Name = types.StringValue(html.UnescapeString(a.Name))
	}
	m.Predicates = listFromAPI(m.Predicates, a.Predicates)
	m.RolePredicates = listFromAPI(m.RolePredicates, a.RolePredicates)
	m.CreatedAt = types.Int64Value(a.CreatedAt)
}

// listFromAPI returns the answered predicates, or the known list if it has the same.
func listFromAPI(known types.List, answered []intercom.AudiencePredicate) types.List {
	if value.Known(known) && intercom.SamePredicates(*toAPI(known), answered) {
		return known
	}
	predicates := []attr.Value{}
	for _, p := range answered {
		texts, isArray := p.Texts()
		one, several := types.StringNull(), types.ListNull(types.StringType)
		switch {
		case isArray:
			several = value.Texts(texts)
		case texts[0] == "": // Terraform leaves "" out of configuration that it generates
			several = value.Texts(nil)
		default:
			one = types.StringValue(texts[0])
		}
		predicates = append(predicates, types.ObjectValueMust(predicateType.AttrTypes, map[string]attr.Value{
			"attribute": types.StringValue(p.Attribute), "type": types.StringValue(p.Type), "comparison": types.StringValue(p.Comparison),
			"value": one, "values": several,
		}))
	}
	return types.ListValueMust(predicateType, predicates)
}

// toAPI returns the predicates of a list, nil if it is null or unknown.
func toAPI(list types.List) *[]intercom.AudiencePredicate {
	if !value.Known(list) {
		return nil
	}
	predicates := []intercom.AudiencePredicate{}
	for _, p := range elements(list) {
		predicates = append(predicates, intercom.AudiencePredicate{
			Attribute: p.text("attribute").ValueString(), Type: p.text("type").ValueString(), Comparison: p.text("comparison").ValueString(),
			Value: p.json(),
		})
	}
	return &predicates
}

// predicate has the attributes of an element of a list of predicates.
type predicate map[string]attr.Value

func elements(list types.List) []predicate {
	var all []predicate
	for _, element := range list.Elements() {
		if object, ok := element.(types.Object); ok {
			all = append(all, object.Attributes())
		}
	}
	return all
}

func (p predicate) text(name string) types.String {
	text, _ := p[name].(types.String)
	return text
}

func (p predicate) values() types.List {
	values, _ := p["values"].(types.List)
	return values
}

// json returns the value as it is in requests: a string, or an array of strings.
func (p predicate) json() json.RawMessage {
	var v any = p.text("value").ValueString()
	if values := p.values(); !values.IsNull() {
		v = append([]string{}, value.Strings(values)...)
	}
	data, _ := json.Marshal(v) // of strings: it cannot fail
	return data
}

// toWrite returns what to send: what differs from the state. state is nil for an
// audience that is created.
func (m *model) toWrite(state *model) intercom.AudienceWrite {
	if state == nil {
		return intercom.AudienceWrite{Name: value.String(m.Name), Predicates: toAPI(m.Predicates), RolePredicates: toAPI(m.RolePredicates)}
	}
	write := intercom.AudienceWrite{Name: value.Changed(m.Name, state.Name)}
	if !m.Predicates.Equal(state.Predicates) {
		write.Predicates = toAPI(m.Predicates)
	}
	if !m.RolePredicates.Equal(state.RolePredicates) {
		write.RolePredicates = toAPI(m.RolePredicates)
	}
	return write
}
