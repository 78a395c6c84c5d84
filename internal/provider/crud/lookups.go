package crud

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Lookups describes the data sources of a kind: the singular one, which finds one object
// by its id or another key, and the plural one. T is an object of the client's, and M
// its model, with a field for each of Attributes.
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
	// FromAPI fills in the model of an object, which is the zero value.
	FromAPI func(*M, *T)
	// Objects returns the client's service for the kind.
	Objects func(*intercom.Client) Reader[T]

	// Keys are the attributes, beside the id, by which the singular data source finds
	// an object.
	Keys []By[T]
	// Describe tells objects apart that have the same key. It includes the id.
	Describe func(*T) string
	// Filters are the other arguments of the plural data source.
	Filters map[string]Filter[T]
	// Within, if not empty, is a filter of the attribute with its name. The singular data
	// source takes it beside a key that is not the id, and looks among what it lets pass.
	Within string

	// The following are nil for most kinds.

	// Archived is for objects that are out of use although Intercom still shows them.
	Archived *Archived[T, M]
	// Scope is an attribute that decides where an object is looked for.
	Scope *Scope[T]
	// Detail is an argument with which Intercom shows more of the objects.
	Detail *Detail[T]
	// Summary is for lists that do not have all of an object.
	Summary *Summary[T]
}

// Reader reads the objects of a kind, as the services of the client do. Get may
// return an archived object with intercom.ErrArchived.
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

// Archived describes the objects that are out of use. The plural data source leaves
// them out unless its argument include_archived is true, or include_ and another word.
type Archived[T, M any] struct {
	// Is reports whether an object is out of use.
	Is func(*T) bool
	// As is Intercom's word for such objects: "archived".
	As string
	// One, if not empty, describes the argument of the singular data source, which then
	// finds such an object if the argument is true and no object in use has the key.
	// Without the argument, it finds such objects by their id only.
	One string
	// All describes the argument of the plural data source.
	All string
	// Hide, if not nil, takes out of a model what is archived within the object. It is
	// called unless the argument is true.
	Hide func(*M)
}

// Scope is an attribute without which the keys of a kind say nothing. The singular
// data source needs it with a key that is not the id; for the plural one it is a filter.
type Scope[T any] struct {
	Attribute string
	// Values are those that the attribute can have. A message puts one before the noun
	// of the kind.
	Values []string
	// Filter describes the argument of the plural data source.
	Filter string
	// Objects returns the objects with a value of the attribute.
	Objects func(c *intercom.Client, value string) Reader[T]
}

// Detail is a boolean argument of both data sources. If it is true, they read Objects
// instead of those of Lookups.
type Detail[T any] struct {
	Argument    string
	Description string
	// AllOnly says that the singular data source does not have the argument, because it
	// shows all in any case.
	AllOnly bool
	Objects func(*intercom.Client) Reader[T]
}

// Summary says what a list has of an object.
type Summary[T any] struct {
	// Attributes are those that the list has. The plural data source shows no others. nil
	// stands for all: the others are null.
	Attributes []string
	// Complete reads all of an object that the list has.
	Complete func(context.Context, *intercom.Client, *T) (*T, error)
}

// DataSources returns what makes the data sources, for kind.Kind.
func (r Lookups[T, M]) DataSources() []func(kind.Kind) datasource.DataSource {
	all := []func(kind.Kind) datasource.DataSource{func(k kind.Kind) datasource.DataSource {
		return &readAll[T, M]{NewPluralDataSource(k), r}
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

// arguments returns the arguments that the plural data source has, or that the
// singular one has too. include describes the one about archived objects, "" if there
// is none.
func (r Lookups[T, M]) arguments(include string, plural bool) map[string]datasourceschema.Attribute {
	arguments := map[string]datasourceschema.Attribute{}
	if r.Detail != nil && (plural || !r.Detail.AllOnly) {
		arguments[r.Detail.Argument] = datasourceschema.BoolAttribute{MarkdownDescription: r.Detail.Description, Optional: true}
	}
	if include != "" {
		arguments["include_"+r.Archived.As] = attribute.IncludeArchived(include)
	}
	return arguments
}
