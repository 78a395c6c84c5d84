package acctest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// Unknown stands for a value that is not known before apply.
const Unknown = "\x00unknown"

// Values are a configuration or an object, by attribute: nil, string, bool,
// int, []string, Values, []Values, Unknown. What is left out is null.
type Values map[string]any

// With returns the values with some of them changed.
func (v Values) With(changes Values) Values {
	out := maps.Clone(v)
	maps.Copy(out, changes)
	return out
}

// Protocol is a provider that is called over Terraform's protocol, in process.
type Protocol struct {
	t       testing.TB
	config  Values
	server  tfprotov6.ProviderServer
	schema  *tfprotov6.GetProviderSchemaResponse
	options []provider.Option
}

// NewProtocol returns a provider that is not configured.
func NewProtocol(t testing.TB, options ...provider.Option) *Protocol {
	t.Helper()
	options = append([]provider.Option{provider.WithRetryWait(time.Millisecond)}, options...)
	server := serve.New(provider.New("test", options...)())
	schema, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	return &Protocol{t: t, server: server, schema: schema, options: options}
}

// schemas are the same for all providers, and take longer than many a test.
var schemas = sync.OnceValues(func() (*tfprotov6.GetProviderSchemaResponse, error) {
	server := serve.New(provider.New("test")())
	return server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
})

// Connect returns a provider that is configured for a server.
func Connect(t testing.TB, server *intercomtest.Server) *Protocol {
	t.Helper()
	p := NewProtocol(t)
	if diags := p.Configure(Values{"access_token": server.Token, "base_url": server.URL}); len(diags) > 0 {
		t.Fatalf("configuring the provider: %v", diags)
	}
	return p
}

// Diagnostic is a message of the provider's.
type Diagnostic struct {
	Error   bool
	Path    string // "" when it is about no attribute
	Summary string
	Detail  string
}

// String returns all of it.
func (d Diagnostic) String() string { return fmt.Sprintf("%s: %s: %s", d.Path, d.Summary, d.Detail) }

func diagnostics(in []*tfprotov6.Diagnostic) []Diagnostic {
	var out []Diagnostic
	for _, d := range in {
		diagnostic := Diagnostic{Error: d.Severity == tfprotov6.DiagnosticSeverityError, Summary: d.Summary, Detail: d.Detail}
		if d.Attribute != nil {
			for i, step := range d.Attribute.Steps() {
				switch step := step.(type) {
				case tftypes.AttributeName:
					if i > 0 {
						diagnostic.Path += "."
					}
					diagnostic.Path += string(step)
				case tftypes.ElementKeyInt:
					diagnostic.Path += fmt.Sprintf("[%d]", int64(step))
				}
			}
		}
		out = append(out, diagnostic)
	}
	return out
}

// Configure validates a provider configuration and configures the provider
// with it.
func (p *Protocol) Configure(config Values) []Diagnostic {
	p.t.Helper()
	p.config = config
	value := p.dynamic(p.schema.Provider, config)
	validated, err := p.server.ValidateProviderConfig(p.t.Context(), &tfprotov6.ValidateProviderConfigRequest{Config: value})
	p.check(err)
	if diags := diagnostics(validated.Diagnostics); len(diags) > 0 {
		return diags
	}
	configured, err := p.server.ConfigureProvider(p.t.Context(), &tfprotov6.ConfigureProviderRequest{TerraformVersion: "1.99.0", Config: value})
	p.check(err)
	return diagnostics(configured.Diagnostics)
}

// Validate validates a resource's configuration.
func (p *Protocol) Validate(typeName string, config Values) []Diagnostic {
	p.t.Helper()
	resp, err := p.server.ValidateResourceConfig(p.t.Context(), &tfprotov6.ValidateResourceConfigRequest{
		TypeName: typeName, Config: p.dynamic(p.schema.ResourceSchemas[typeName], config),
		ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
	})
	p.check(err)
	return diagnostics(resp.Diagnostics)
}

// ReadDataSource validates and reads a data source; nil is a block without arguments.
func (p *Protocol) ReadDataSource(typeName string, config Values) (Values, []Diagnostic) {
	p.t.Helper()
	if config == nil {
		config = Values{}
	}
	value := p.dynamic(p.schema.DataSourceSchemas[typeName], config)
	validated, err := p.server.ValidateDataResourceConfig(p.t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: typeName, Config: value})
	p.check(err)
	if diags := diagnostics(validated.Diagnostics); len(diags) > 0 {
		return nil, diags
	}
	resp, err := p.server.ReadDataSource(p.t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: value})
	p.check(err)
	return p.values(p.schema.DataSourceSchemas[typeName], resp.State), diagnostics(resp.Diagnostics)
}

// Found is one result of a list.
type Found struct {
	Name     string
	Identity Values
	Object   *Object // nil when it was not asked for
}

// ValidateList validates the filter of a list block; nil is a block without.
func (p *Protocol) ValidateList(typeName string, filter Values) []Diagnostic {
	p.t.Helper()
	resp, err := p.lists().ValidateListResourceConfig(p.t.Context(), &tfprotov6.ValidateListResourceConfigRequest{
		TypeName: typeName, Config: p.filter(typeName, filter),
	})
	p.check(err)
	return diagnostics(resp.Diagnostics)
}

// List validates a list block and carries it out, up to a limit; 0 is none.
func (p *Protocol) List(typeName string, filter Values, limit int64, includeResource bool) ([]Found, []Diagnostic) {
	p.t.Helper()
	if diags := p.ValidateList(typeName, filter); len(diags) > 0 {
		return nil, diags
	}
	stream, err := p.lists().ListResource(p.t.Context(), &tfprotov6.ListResourceRequest{
		TypeName: typeName, Config: p.filter(typeName, filter), Limit: limit, IncludeResource: includeResource,
	})
	p.check(err)
	var found []Found
	var diags []Diagnostic
	for result := range stream.Results {
		diags = append(diags, diagnostics(result.Diagnostics)...)
		if result.Identity == nil {
			continue
		}
		one := Found{Name: result.DisplayName, Identity: p.valuesOf(p.identityType(typeName), result.Identity.IdentityData)}
		if result.Resource != nil {
			one.Object = p.object(typeName, result.Resource, result.Identity, nil)
		}
		found = append(found, one)
	}
	return found, diags
}

func (p *Protocol) lists() tfprotov6.ListResourceServer {
	p.t.Helper()
	server, ok := p.server.(tfprotov6.ListResourceServer)
	if !ok {
		p.t.Fatal("the server lists nothing")
	}
	return server
}

// filter is the config block of a list, which Terraform makes up when there is
// none.
func (p *Protocol) filter(typeName string, filter Values) *tfprotov6.DynamicValue {
	p.t.Helper()
	if filter == nil {
		filter = Values{}
	}
	return p.dynamic(p.schema.ListResourceSchemas[typeName], filter)
}

// ExpectFound expects what a list finds, by the names that people see.
func (p *Protocol) ExpectFound(typeName string, filter Values, names ...string) []Found {
	p.t.Helper()
	found, diags := p.List(typeName, filter, 0, true)
	p.ExpectNone(diags)
	var got []string
	for _, f := range found {
		got = append(got, f.Name)
	}
	if !slices.Equal(got, names) {
		p.t.Fatalf("%s with the filter %v finds %q, want %q", typeName, filter, got, names)
	}
	return found
}

// GenerateConfig returns the configuration that Terraform writes for an
// object.
func (p *Protocol) GenerateConfig(typeName string, object *Object) Values {
	p.t.Helper()
	resp, err := p.server.GenerateResourceConfig(p.t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: typeName, State: object.state})
	p.check(err)
	p.ExpectNone(diagnostics(resp.Diagnostics))
	return p.values(p.schema.ResourceSchemas[typeName], resp.Config)
}

// Planned is a plan, as it goes into Apply.
type Planned struct {
	Diagnostics []Diagnostic
	Replace     bool
	response    *tfprotov6.PlanResourceChangeResponse
	request     *tfprotov6.PlanResourceChangeRequest
}

// Empty reports whether a plan changes nothing, so that Terraform does not
// apply it.
func (p *Protocol) Empty(planned Planned) bool {
	p.t.Helper()
	typ := p.schema.ResourceSchemas[planned.request.TypeName].ValueType()
	before, err := planned.request.PriorState.Unmarshal(typ)
	p.check(err)
	after, err := planned.response.PlannedState.Unmarshal(typ)
	p.check(err)
	return before.Equal(after)
}

// PlannedValues returns what a plan makes of the attributes.
func (p *Protocol) PlannedValues(planned Planned) Values {
	p.t.Helper()
	return p.values(p.schema.ResourceSchemas[planned.request.TypeName], planned.response.PlannedState)
}

// Object is what Terraform keeps of a resource.
type Object struct {
	state    *tfprotov6.DynamicValue
	identity *tfprotov6.ResourceIdentityData
	private  []byte
}

// Plan plans a resource from what it is (nil for nothing) to a configuration
// (nil for none). It proposes computed values as Terraform does.
func (p *Protocol) Plan(typeName string, prior *Object, config Values) Planned {
	p.t.Helper()
	schema := p.schema.ResourceSchemas[typeName]
	req := &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: p.dynamic(schema, nil),
		Config: p.dynamic(schema, config), ProposedNewState: p.dynamic(schema, p.proposed(schema, prior, config)),
	}
	if prior != nil {
		req.PriorState = prior.state
		req.PriorIdentity = prior.identity
		req.PriorPrivate = prior.private
	}
	resp, err := p.server.PlanResourceChange(p.t.Context(), req)
	p.check(err)
	return Planned{diagnostics(resp.Diagnostics), len(resp.RequiresReplace) > 0, resp, req}
}

// PlanReplacement plans the second half of a replacement, as Terraform does after
// a first plan that replaces the object: without the prior state, but with the
// private data that the first plan returned.
func (p *Protocol) PlanReplacement(first Planned, config Values) Planned {
	p.t.Helper()
	typeName := first.request.TypeName
	schema := p.schema.ResourceSchemas[typeName]
	req := &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: p.dynamic(schema, nil), PriorPrivate: first.response.PlannedPrivate,
		Config: p.dynamic(schema, config), ProposedNewState: p.dynamic(schema, p.proposed(schema, nil, config)),
	}
	resp, err := p.server.PlanResourceChange(p.t.Context(), req)
	p.check(err)
	return Planned{diagnostics(resp.Diagnostics), len(resp.RequiresReplace) > 0, resp, req}
}

// ValidateAndPlan returns what Terraform says of a configuration for a new
// resource: what validation finds or, when that is nothing, the plan.
func (p *Protocol) ValidateAndPlan(typeName string, config Values) []Diagnostic {
	p.t.Helper()
	if diags := p.Validate(typeName, config); len(diags) > 0 {
		return diags
	}
	return p.Plan(typeName, nil, config).Diagnostics
}

// Apply carries out a plan. The object is nil when nothing is left.
func (p *Protocol) Apply(planned Planned) (*Object, []Diagnostic) {
	p.t.Helper()
	resp, err := p.server.ApplyResourceChange(p.t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: planned.request.TypeName, PriorState: planned.request.PriorState, Config: planned.request.Config,
		PlannedState: planned.response.PlannedState, PlannedPrivate: planned.response.PlannedPrivate,
		PlannedIdentity: planned.response.PlannedIdentity,
	})
	p.check(err)
	return p.object(planned.request.TypeName, resp.NewState, resp.NewIdentity, resp.Private), diagnostics(resp.Diagnostics)
}

// Read refreshes an object; nil is one that is gone.
func (p *Protocol) Read(typeName string, object *Object) (*Object, []Diagnostic) {
	p.t.Helper()
	resp, err := p.server.ReadResource(p.t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: object.state, CurrentIdentity: object.identity, Private: object.private,
	})
	p.check(err)
	return p.object(typeName, resp.NewState, resp.NewIdentity, resp.Private), diagnostics(resp.Diagnostics)
}

// Import imports by an id.
func (p *Protocol) Import(typeName, id string) (*Object, []Diagnostic) {
	p.t.Helper()
	return p.imported(typeName, &tfprotov6.ImportResourceStateRequest{TypeName: typeName, ID: id})
}

// ImportIdentity imports by an identity.
func (p *Protocol) ImportIdentity(typeName string, identity Values) (*Object, []Diagnostic) {
	p.t.Helper()
	typ := p.identityType(typeName)
	value, err := tfprotov6.NewDynamicValue(typ, p.value(typ, identity))
	p.check(err)
	return p.imported(typeName, &tfprotov6.ImportResourceStateRequest{
		TypeName: typeName, Identity: &tfprotov6.ResourceIdentityData{IdentityData: &value},
	})
}

func (p *Protocol) identityType(typeName string) tftypes.Type {
	p.t.Helper()
	schemas, err := p.server.GetResourceIdentitySchemas(p.t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	p.check(err)
	return schemas.IdentitySchemas[typeName].ValueType()
}

func (p *Protocol) imported(typeName string, req *tfprotov6.ImportResourceStateRequest) (*Object, []Diagnostic) {
	p.t.Helper()
	resp, err := p.server.ImportResourceState(p.t.Context(), req)
	p.check(err)
	if diags := diagnostics(resp.Diagnostics); len(diags) > 0 {
		return nil, diags
	}
	return p.Read(typeName, &Object{resp.ImportedResources[0].State, resp.ImportedResources[0].Identity, resp.ImportedResources[0].Private})
}

// Converge plans and applies a configuration, and expects that a refresh and a
// second plan find nothing to do.
func (p *Protocol) Converge(typeName string, prior *Object, config Values) *Object {
	p.t.Helper()
	planned := p.Plan(typeName, prior, config)
	p.noErrors("planning", planned.Diagnostics)
	object, diags := p.Apply(planned)
	p.noErrors("applying", diags)
	p.ExpectNoChange(typeName, object, config)
	return object
}

// ExpectNoChange expects that a refresh keeps the object as it is, and that a
// plan finds nothing to do. It is another run of Terraform, which remembers
// nothing of this one.
func (p *Protocol) ExpectNoChange(typeName string, object *Object, config Values) {
	p.t.Helper()
	if object == nil {
		p.t.Fatal("there is no object")
	}
	p = p.again()
	refreshed, diags := p.Read(typeName, object)
	if len(diags) > 0 || refreshed == nil {
		p.t.Fatalf("refreshing: %v", diags)
	}
	p.expectEqual("a refresh", typeName, object.state, refreshed.state)
	planned := p.Plan(typeName, refreshed, config)
	if len(planned.Diagnostics) > 0 {
		p.t.Fatalf("planning again: %v", planned.Diagnostics)
	}
	p.expectEqual("a second plan", typeName, refreshed.state, planned.response.PlannedState)
}

// ExpectSame expects that two objects have the same attributes.
func (p *Protocol) ExpectSame(what, typeName string, a, b *Object) {
	p.t.Helper()
	p.expectEqual(what, typeName, a.state, b.state)
}

// again returns a provider of the same configuration.
func (p *Protocol) again() *Protocol {
	p.t.Helper()
	another := NewProtocol(p.t, p.options...)
	if diags := another.Configure(p.config); len(diags) > 0 {
		p.t.Fatalf("configuring the provider: %v", diags)
	}
	return another
}

func (p *Protocol) expectEqual(what, typeName string, before, after *tfprotov6.DynamicValue) {
	p.t.Helper()
	typ := p.schema.ResourceSchemas[typeName].ValueType()
	a, err := before.Unmarshal(typ)
	p.check(err)
	b, err := after.Unmarshal(typ)
	p.check(err)
	differences, err := a.Diff(b)
	p.check(err)
	if len(differences) > 0 {
		p.t.Fatalf("%s changes %v", what, differences)
	}
}

// Destroy destroys an object, and expects that nothing is left of it.
func (p *Protocol) Destroy(typeName string, object *Object) {
	p.t.Helper()
	left, diags := p.Apply(p.Plan(typeName, object, nil))
	p.noErrors("destroying", diags)
	if left != nil {
		p.t.Fatal("destroying left the object in the state")
	}
}

// ExpectNone expects that there is nothing to say.
func (p *Protocol) ExpectNone(diags []Diagnostic) {
	p.t.Helper()
	if len(diags) > 0 {
		p.t.Fatalf("got %q, want nothing", diags)
	}
}

// ExpectError expects one error and nothing else, at an attribute, with texts
// in its detail.
func (p *Protocol) ExpectError(diags []Diagnostic, at, summary string, texts ...string) {
	p.t.Helper()
	p.expect(true, diags, at, summary, texts)
}

// ExpectWarning is ExpectError for a warning.
func (p *Protocol) ExpectWarning(diags []Diagnostic, at, summary string, texts ...string) {
	p.t.Helper()
	p.expect(false, diags, at, summary, texts)
}

func (p *Protocol) expect(isError bool, diags []Diagnostic, at, summary string, texts []string) {
	p.t.Helper()
	if len(diags) != 1 || diags[0].Error != isError || diags[0].Path != at || diags[0].Summary != summary {
		p.t.Fatalf("got %q, want %q at %q", diags, summary, at)
	}
	for _, text := range texts {
		if !strings.Contains(diags[0].Detail, text) {
			p.t.Errorf("the message does not say %q: %s", text, diags[0].Detail)
		}
	}
}

func (p *Protocol) noErrors(doing string, diags []Diagnostic) {
	p.t.Helper()
	for _, d := range diags {
		if d.Error {
			p.t.Fatalf("%s: %v", doing, d)
		}
	}
}

// WithoutIdentity returns the object as a Terraform that knows no identities
// keeps it.
func (o *Object) WithoutIdentity() *Object { return &Object{state: o.state, private: o.private} }

// Values returns an object's attributes.
func (p *Protocol) Values(typeName string, object *Object) Values {
	p.t.Helper()
	return p.values(p.schema.ResourceSchemas[typeName], object.state)
}

// Arguments returns the names of the arguments of the provider's configuration.
func (p *Protocol) Arguments() []string {
	var names []string
	for _, a := range p.schema.Provider.Block.Attributes {
		names = append(names, a.Name)
	}
	return names
}

// ResourceTypes returns the names of the provider's resources.
func (p *Protocol) ResourceTypes() []string {
	return slices.Sorted(maps.Keys(p.schema.ResourceSchemas))
}

// DataSourceTypes returns the names of the provider's data sources.
func (p *Protocol) DataSourceTypes() []string {
	return slices.Sorted(maps.Keys(p.schema.DataSourceSchemas))
}

func (p *Protocol) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *Protocol) object(typeName string, state *tfprotov6.DynamicValue, identity *tfprotov6.ResourceIdentityData, private []byte) *Object {
	p.t.Helper()
	if state == nil {
		return nil
	}
	value, err := state.Unmarshal(p.schema.ResourceSchemas[typeName].ValueType())
	p.check(err)
	if value.IsNull() {
		return nil
	}
	return &Object{state, identity, private}
}

// proposed is the configuration over the prior values of computed attributes.
func (p *Protocol) proposed(schema *tfprotov6.Schema, prior *Object, config Values) Values {
	if config == nil {
		return nil
	}
	proposed := maps.Clone(config)
	var before Values
	if prior != nil {
		before = p.values(schema, prior.state)
	}
	for _, a := range schema.Block.Attributes {
		if !a.Computed || config[a.Name] != nil {
			continue
		}
		proposed[a.Name] = Unknown
		if prior != nil {
			proposed[a.Name] = before[a.Name]
		}
	}
	return proposed
}

func (p *Protocol) dynamic(schema *tfprotov6.Schema, values Values) *tfprotov6.DynamicValue {
	p.t.Helper()
	value, err := tfprotov6.NewDynamicValue(schema.ValueType(), p.value(schema.ValueType(), values))
	p.check(err)
	return &value
}

func (p *Protocol) value(typ tftypes.Type, values Values) tftypes.Value {
	p.t.Helper()
	if values == nil {
		return tftypes.NewValue(typ, nil)
	}
	attributes := map[string]tftypes.Value{}
	for name, attributeType := range typ.(tftypes.Object).AttributeTypes { //nolint:forcetypeassert // a schema is an object
		attributes[name] = element(attributeType, values[name])
	}
	for name := range values {
		if _, ok := attributes[name]; !ok {
			p.t.Fatalf("there is no attribute %s among %q", name, slices.Sorted(maps.Keys(attributes)))
		}
	}
	return tftypes.NewValue(typ, attributes)
}

func element(typ tftypes.Type, value any) tftypes.Value {
	switch value := value.(type) {
	case tftypes.Value:
		return value
	case string:
		if value == Unknown {
			return tftypes.NewValue(typ, tftypes.UnknownValue)
		}
		return tftypes.NewValue(typ, value)
	case []string:
		elements := []tftypes.Value{}
		for _, text := range value {
			elements = append(elements, element(tftypes.String, text))
		}
		return tftypes.NewValue(typ, elements)
	case map[string]any:
		elements := map[string]tftypes.Value{}
		switch typ := typ.(type) {
		case tftypes.Map:
			for key := range value {
				elements[key] = element(typ.ElementType, value[key])
			}
		case tftypes.Object:
			for name, typ := range typ.AttributeTypes {
				elements[name] = element(typ, value[name])
			}
		}
		return tftypes.NewValue(typ, elements)
	case Values:
		return element(typ, map[string]any(value))
	case []Values:
		elements := []tftypes.Value{}
		of, isSet := typ.(tftypes.Set)
		if !isSet {
			of.ElementType = typ.(tftypes.List).ElementType //nolint:forcetypeassert // the only other type of several objects
		}
		for _, object := range value {
			elements = append(elements, element(of.ElementType, object))
		}
		return tftypes.NewValue(typ, elements)
	default:
		return tftypes.NewValue(typ, value)
	}
}

// values keeps what it cannot simplify as a tftypes.Value, which goes back in
// as it is.
func (p *Protocol) values(schema *tfprotov6.Schema, state *tfprotov6.DynamicValue) Values {
	p.t.Helper()
	return p.valuesOf(schema.ValueType(), state)
}

func (p *Protocol) valuesOf(typ tftypes.Type, data *tfprotov6.DynamicValue) Values {
	p.t.Helper()
	value, err := data.Unmarshal(typ)
	p.check(err)
	if value.IsNull() {
		return nil
	}
	attributes := map[string]tftypes.Value{}
	p.check(value.As(&attributes))
	out := Values{}
	for name, attribute := range attributes {
		out[name] = plain(attribute)
	}
	return out
}

// Objects are the elements of a list of objects, which values are not
// simplified to.
func (p *Protocol) Objects(list any) []Values {
	p.t.Helper()
	value, ok := list.(tftypes.Value)
	if !ok {
		p.t.Fatalf("no list of objects: %v", list)
	}
	var objects []tftypes.Value
	p.check(value.As(&objects))
	out := make([]Values, len(objects))
	for i, object := range objects {
		var attributes map[string]tftypes.Value
		p.check(object.As(&attributes))
		out[i] = Values{}
		for name, attribute := range attributes {
			out[i][name] = plain(attribute)
		}
	}
	return out
}

func plain(value tftypes.Value) any {
	var text string
	var flag bool
	switch {
	case !value.IsKnown():
		return Unknown
	case value.IsNull():
		return nil
	case value.Type().Is(tftypes.String) && value.As(&text) == nil:
		return text
	case value.Type().Is(tftypes.Bool) && value.As(&flag) == nil:
		return flag
	}
	var elements []tftypes.Value
	typ := value.Type()
	if (typ.Equal(tftypes.List{ElementType: tftypes.String}) || typ.Equal(tftypes.Set{ElementType: tftypes.String})) && value.As(&elements) == nil {
		texts := []string{}
		for _, e := range elements {
			if e.As(&text) == nil {
				texts = append(texts, text)
			}
		}
		return texts
	}
	return value
}

// Configurable returns the names of a resource's attributes that can be
// configured.
func (p *Protocol) Configurable(typeName string) []string {
	var names []string
	for _, a := range p.schema.ResourceSchemas[typeName].Block.Attributes {
		if a.Required || a.Optional {
			names = append(names, a.Name)
		}
	}
	return names
}
