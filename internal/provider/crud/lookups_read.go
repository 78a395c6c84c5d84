package crud

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	resourceschema "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
)

// readOne is the singular data source of Lookups.
type readOne[T, M any] struct {
	DataSource
	of Lookups[T, M]
}

func (d *readOne[T, M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular(d.of.One, d.of.Attributes, d.keys...)
	include := ""
	if d.of.Archived != nil {
		include = d.of.Archived.One
	}
	maps.Copy(resp.Schema.Attributes, d.of.arguments(include, false))
	if within := d.of.Within; within != "" {
		resp.Schema.Attributes[within] = attribute.LookupKey(resp.Schema.Attributes[within].GetMarkdownDescription())
	}
	if scope := d.of.Scope; scope != nil {
		resp.Schema.Attributes[scope.Attribute] = attribute.LookupScope(scope.Values, resp.Schema.Attributes[scope.Attribute].GetMarkdownDescription())
	}
}

// ConfigValidators wants exactly one of the keys, with the scope unless it is the id,
// and the id alone.
func (d *readOne[T, M]) ConfigValidators(ctx context.Context) []datasource.ConfigValidator {
	validators := d.DataSource.ConfigValidators(ctx)
	if d.of.Within != "" {
		validators = append(validators, datasourcevalidator.Conflicting(path.MatchRoot("id"), path.MatchRoot(d.of.Within)))
	}
	if d.of.Scope != nil {
		for _, key := range d.of.Keys {
			validators = append(validators, datasourcevalidator.RequiredTogether(path.MatchRoot(d.of.Scope.Attribute), path.MatchRoot(key.Attribute)))
		}
	}
	return validators
}

func (d *readOne[T, M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	if !d.configured(&resp.Diagnostics) {
		return
	}
	found, err := d.find(ctx, req.Config)
	if err != nil {
		d.report(&resp.Diagnostics, req.Config.Raw.Type(), "read", err)
		return
	}
	values := valuesOf(req.Config.Raw) // the arguments
	within := values[d.of.Within]
	maps.Copy(values, d.of.show(ctx, d.of.includesArchived(ctx, req.Config))(found, &resp.Diagnostics))
	if d.of.Within != "" && !within.IsNull() {
		values[d.of.Within] = within // an object may be in several
	}
	if resp.Diagnostics.HasError() {
		return
	}
	resp.State.Raw = tftypes.NewValue(req.Config.Raw.Type(), values)
}

// find returns the object that the configuration asks for.
func (d *readOne[T, M]) find(ctx context.Context, config tfsdk.Config) (*T, error) {
	objects, archived := d.of.reader(ctx, d.Client, config), d.of.Archived
	include := d.of.includesArchived(ctx, config)
	key := Key{Noun: d.Kind.Noun, Attribute: "id", Value: argument[types.String](ctx, config, "id").ValueString(), Hint: d.of.NotFound}
	if key.Value != "" {
		found, err := objects.Get(ctx, intercom.ID(key.Value))
		if archived != nil && archived.One != "" {
			return InUse(found, err, key, include)
		}
		return found, NoSuch(err, key)
	}
	all, err := objects.List(ctx)
	if err != nil {
		return nil, err
	}
	var has func(*T, string) bool
	for _, by := range d.of.Keys {
		if value := argument[types.String](ctx, config, by.Attribute); !value.IsNull() {
			key.Attribute, key.Value, has = by.Attribute, value.ValueString(), by.Has
		}
	}
	if d.of.Scope != nil {
		key.Noun = argument[types.String](ctx, config, d.of.Scope.Attribute).ValueString() + " " + key.Noun
	}
	match := func(object *T) bool { return has(object, key.Value) }
	if within := d.of.Within; within != "" {
		where := argument[types.String](ctx, config, within)
		match = func(object *T) bool { return has(object, key.Value) && d.of.Filters[within].Passes(where, object) }
	}
	var found *T
	switch {
	case archived == nil:
		found, err = Only(all, key, match, d.of.Describe)
	case archived.One != "":
		found, err = OnlyInUse(all, key, include, match, archived.Is, d.of.Describe)
	default:
		found, err = OnlyInUse(all, key, true, match, archived.Is, d.of.Describe)
		if err == nil && archived.Is(found) {
			return nil, key.failure("No Such "+d.Kind.Title(), "The %s with the %s %q is %s. To read it all the same, look it up by its id:\n  - %s",
				key.Noun, key.Attribute, key.Value, archived.As, d.of.Describe(found))
		}
	}
	if err == nil && d.of.Summary != nil {
		found, err = d.of.Summary.Complete(ctx, d.Client, found)
		return found, NoSuch(err, key)
	}
	return found, err
}

// readAll is the plural data source of Lookups.
type readAll[T, M any] struct {
	DataSource
	of Lookups[T, M]
}

func (d *readAll[T, M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	include := ""
	if d.of.Archived != nil {
		include = d.of.Archived.All
	}
	arguments := d.of.arguments(include, true)
	if scope := d.of.Scope; scope != nil {
		arguments[scope.Attribute] = attribute.Filter(scope.Values, scope.Filter)
	}
	for name, filter := range d.of.Filters {
		arguments[name] = filter.Attribute
	}
	shown := d.of.Attributes
	if d.of.Summary != nil && d.of.Summary.Attributes != nil {
		shown = map[string]resourceschema.Attribute{}
		for _, name := range d.of.Summary.Attributes {
			shown[name] = d.of.Attributes[name]
		}
	}
	resp.Schema = attribute.Plural(d.of.All, d.Kind.Plural, shown, arguments)
}

func (d *readAll[T, M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	if !d.configured(&resp.Diagnostics) {
		return
	}
	objects, err := d.of.reader(ctx, d.Client, req.Config).List(ctx)
	if err != nil {
		d.report(&resp.Diagnostics, req.Config.Raw.Type(), "read", err)
		return
	}
	include := d.of.includesArchived(ctx, req.Config)
	values := valuesOf(req.Config.Raw)
	list := values[d.Kind.Plural].Type()
	passes, show := d.filter(ctx, req.Config, &resp.Diagnostics), d.of.show(ctx, include)
	shown := []tftypes.Value{}
	for _, object := range objects {
		if (include || d.of.Archived == nil || !d.of.Archived.Is(object)) && passes(object) {
			shown = append(shown, element(list, show(object, &resp.Diagnostics)))
		}
	}
	if resp.Diagnostics.HasError() {
		return
	}
	values[d.Kind.Plural] = tftypes.NewValue(list, shown)
	resp.State.Raw = tftypes.NewValue(req.Config.Raw.Type(), values)
}

// filter returns a function that reports whether the filters let an object pass.
func (d *readAll[T, M]) filter(ctx context.Context, config tfsdk.Config, diags *diag.Diagnostics) func(*T) bool {
	values := map[string]attr.Value{}
	for name := range d.of.Filters {
		var value attr.Value
		diags.Append(config.GetAttribute(ctx, path.Root(name), &value)...)
		values[name] = value
	}
	return func(object *T) bool {
		for name, filter := range d.of.Filters {
			if !filter.Passes(values[name], object) {
				return false
			}
		}
		return true
	}
}

// reader returns what reads the objects that a data source is asked for.
func (r Lookups[T, M]) reader(ctx context.Context, c *intercom.Client, config tfsdk.Config) Reader[T] {
	if r.Detail != nil && argument[types.Bool](ctx, config, r.Detail.Argument).ValueBool() {
		return r.Detail.Objects(c)
	}
	if r.Scope != nil {
		if scope := argument[types.String](ctx, config, r.Scope.Attribute); !scope.IsNull() {
			return r.Scope.Objects(c, scope.ValueString())
		}
	}
	return r.Objects(c)
}

// includesArchived reports whether a data source is asked for archived objects, too.
func (r Lookups[T, M]) includesArchived(ctx context.Context, config tfsdk.Config) bool {
	return r.Archived != nil && argument[types.Bool](ctx, config, "include_"+r.Archived.As).ValueBool()
}

// show returns a function that returns the values of the attributes for an object.
func (r Lookups[T, M]) show(ctx context.Context, includeArchived bool) func(*T, *diag.Diagnostics) map[string]tftypes.Value {
	attributes := schema.Schema{Attributes: attribute.Computed(r.Attributes)}
	none := tftypes.NewValue(attributes.Type().TerraformType(ctx), nil)
	return func(object *T, diags *diag.Diagnostics) map[string]tftypes.Value {
		var model M
		r.FromAPI(&model, object)
		if r.Archived != nil && r.Archived.Hide != nil && !includeArchived {
			r.Archived.Hide(&model)
		}
		state := tfsdk.State{Schema: attributes, Raw: none}
		diags.Append(state.Set(ctx, model)...)
		return valuesOf(state.Raw)
	}
}

// argument returns an argument of a data source, null if it has no such argument.
func argument[V attr.Value](ctx context.Context, config tfsdk.Config, name string) (value V) {
	config.GetAttribute(ctx, path.Root(name), &value)
	return value
}

// valuesOf returns the values of an object by attribute.
func valuesOf(object tftypes.Value) map[string]tftypes.Value {
	values := map[string]tftypes.Value{}
	_ = object.As(&values) // of anything else there are none
	return values
}

// element returns an element of a list of objects, which may have fewer attributes
// than there are values.
func element(list tftypes.Type, values map[string]tftypes.Value) tftypes.Value {
	of, _ := list.(tftypes.List)
	object, _ := of.ElementType.(tftypes.Object)
	maps.DeleteFunc(values, func(name string, _ tftypes.Value) bool { return object.AttributeTypes[name] == nil })
	return tftypes.NewValue(object, values)
}
