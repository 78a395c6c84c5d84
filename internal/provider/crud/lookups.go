package crud

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Lookups describes the data sources of a kind: the singular one, which finds one object
// by its id or another key, and the plural one. T is an object of the client's, and M its model, with a field for each of Attributes.
type Lookups[T, M any] struct {
	// One and All are the descriptions of the singular and of the plural data source. A
	// kind without One has the plural data source only.
	One, All string
	// NotFound, if not empty, says why an object may not be found although there is one.
	NotFound string
	// Attributes are what both data sources show of an object: for a kind with a
	// resource, the attributes of the resource. It is not necessary to say that they
	// are computed.
	Attributes map[string]schema.Attribute
	// FromAPI fills in the model of an object.
	FromAPI func(*M, *T)
	// Objects returns the client's service for the kind.
	Objects func(*intercom.Client) Reader[T]

	// Keys are the attributes, beside the id, by which the singular data source finds
	// an object.
	Keys []By[T]
	// Describe tells objects apart that have the same key. It includes the id.
	Describe func(*T) string
	// Archived, if not nil, reports whether an object is out of use although Intercom
	// still shows it. The singular data source finds such an object by its id only, and
	// the plural one leaves it out unless an argument says otherwise.
	Archived func(*T) bool
	// ArchivedAs is Intercom's word for objects that are out of use. The argument of the
	// plural data source is include_ and that word.
	ArchivedAs string
	// Filters are the other arguments of the plural data source.
	Filters map[string]Filter[T]
}

// Reader reads the objects of a kind, as the services of the client do.
type Reader[T any] interface {
	List(context.Context) ([]*T, error)
	Get(context.Context, intercom.ID) (*T, error)
}

// By is an attribute by which people know objects. Has reports whether an object has
// a value that somebody looks for.
type By[T any] struct {
	Attribute string
	Has       func(object *T, value string) bool
}

// Filter is an argument that limits which objects a plural data source shows. Passes
// is also called with null, which is the value of an argument that is not set.
type Filter[T any] struct {
	Attribute datasourceschema.Attribute
	Passes    func(value attr.Value, object *T) bool
}

// DataSources returns what makes the data sources, for kind.Kind.
func (r Lookups[T, M]) DataSources() []func(kind.Kind) datasource.DataSource {
	all := []func(kind.Kind) datasource.DataSource{func(k kind.Kind) datasource.DataSource {
		return &readAll[T, M]{NewPluralDataSource(k), r.withArchivedFilter()}
	}}
	if r.One == "" {
		return all
	}
	keys := []string{"id"}
	for _, key := range r.Keys {
		keys = append(keys, key.Attribute)
	}
	return append(all, func(k kind.Kind) datasource.DataSource {
		return &readOne[T, M]{NewDataSource(k, keys...), r}
	})
}

func (r Lookups[T, M]) withArchivedFilter() Lookups[T, M] {
	if r.Archived == nil {
		return r
	}
	filters := map[string]Filter[T]{"include_" + r.ArchivedAs: {
		Attribute: attribute.IncludeArchived("Whether " + r.ArchivedAs + " ones are among them."),
		Passes: func(include attr.Value, object *T) bool {
			return include.Equal(types.BoolValue(true)) || !r.Archived(object)
		},
	}}
	maps.Copy(filters, r.Filters)
	r.Filters = filters
	return r
}

// readOne is the singular data source of Lookups.
type readOne[T, M any] struct {
	DataSource
	of Lookups[T, M]
}

func (d *readOne[T, M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular(d.of.One, d.of.Attributes, d.keys...)
}

func (d *readOne[T, M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	Lookup(ctx, d.Base, req, resp, func(config *M) error {
		return Into(func(object *T) { d.of.FromAPI(config, object) })(d.find(ctx, req))
	})
}

func (d *readOne[T, M]) find(ctx context.Context, req datasource.ReadRequest) (*T, error) {
	objects := d.of.Objects(d.Client)
	configured := func(key string) (value types.String) {
		req.Config.GetAttribute(ctx, path.Root(key), &value)
		return value
	}
	key := Key{Noun: d.Kind.Noun, Attribute: "id", Value: configured("id").ValueString(), Hint: d.of.NotFound}
	if key.Value != "" {
		found, err := objects.Get(ctx, intercom.ID(key.Value))
		return found, NoSuch(err, key)
	}
	all, err := objects.List(ctx)
	if err != nil {
		return nil, err
	}
	var has func(*T, string) bool
	for _, by := range d.of.Keys {
		if value := configured(by.Attribute); !value.IsNull() {
			key.Attribute, key.Value, has = by.Attribute, value.ValueString(), by.Has
		}
	}
	match := func(object *T) bool { return has(object, key.Value) }
	if d.of.Archived == nil {
		return Only(all, key, match, d.of.Describe)
	}
	found, err := OnlyInUse(all, key, true, match, d.of.Archived, d.of.Describe)
	if err == nil && d.of.Archived(found) {
		return nil, key.failure("No Such "+d.Kind.Title(), "The %s with the %s %q is %s. To read it all the same, look it up by its id:\n  - %s",
			key.Noun, key.Attribute, key.Value, d.of.ArchivedAs, d.of.Describe(found))
	}
	return found, err
}

// readAll is the plural data source of Lookups.
type readAll[T, M any] struct {
	DataSource
	of Lookups[T, M]
}

func (d *readAll[T, M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	filters := map[string]datasourceschema.Attribute{}
	for name, filter := range d.of.Filters {
		filters[name] = filter.Attribute
	}
	resp.Schema = attribute.Plural(d.of.All, d.Kind.Plural, d.of.Attributes, filters)
}

func (d *readAll[T, M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	if !d.configured(&resp.Diagnostics) {
		return
	}
	objects, err := d.of.Objects(d.Client).List(ctx)
	if err != nil {
		d.report(&resp.Diagnostics, req.Config.Raw.Type(), "read", err)
		return
	}
	models := []M{}
	for _, object := range objects {
		passes := true
		for name, filter := range d.of.Filters {
			var value attr.Value
			resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(name), &value)...)
			passes = passes && filter.Passes(value, object)
		}
		if passes {
			models = append(models, *new(M))
			d.of.FromAPI(&models[len(models)-1], object)
		}
	}
	resp.State.Raw = req.Config.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(d.Kind.Plural), models)...)
}
