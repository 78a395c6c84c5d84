package attribute

import (
	"fmt"
	"strings"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	list "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

// Computed returns the attributes of a resource as a data source shows them: with
// the same names, types and descriptions, all computed. Write-only attributes
// are left out, and so is what a description says of a default. It panics on a
// type of attribute that no resource has.
func Computed(attributes map[string]schema.Attribute) map[string]datasource.Attribute {
	computed := map[string]datasource.Attribute{}
	for name, a := range attributes {
		if a.IsWriteOnly() {
			continue
		}
		description, _, _ := strings.Cut(a.GetMarkdownDescription(), " Default: ")
		switch a := a.(type) {
		case schema.StringAttribute:
			computed[name] = datasource.StringAttribute{MarkdownDescription: description, Computed: true, Sensitive: a.Sensitive, CustomType: a.CustomType}
		case schema.BoolAttribute:
			computed[name] = datasource.BoolAttribute{MarkdownDescription: description, Computed: true}
		case schema.Int64Attribute:
			computed[name] = datasource.Int64Attribute{MarkdownDescription: description, Computed: true}
		case schema.ListAttribute:
			computed[name] = datasource.ListAttribute{MarkdownDescription: description, Computed: true, ElementType: a.ElementType}
		case schema.SetAttribute:
			computed[name] = datasource.SetAttribute{MarkdownDescription: description, Computed: true, ElementType: a.ElementType}
		case schema.MapAttribute:
			computed[name] = datasource.MapAttribute{MarkdownDescription: description, Computed: true, ElementType: a.ElementType}
		case schema.SingleNestedAttribute:
			computed[name] = datasource.SingleNestedAttribute{MarkdownDescription: description, Computed: true, Attributes: Computed(a.Attributes)}
		case schema.ListNestedAttribute:
			computed[name] = datasource.ListNestedAttribute{MarkdownDescription: description, Computed: true, NestedObject: nested(a.NestedObject)}
		case schema.SetNestedAttribute:
			computed[name] = datasource.SetNestedAttribute{MarkdownDescription: description, Computed: true, NestedObject: nested(a.NestedObject)}
		case schema.MapNestedAttribute:
			computed[name] = datasource.MapNestedAttribute{MarkdownDescription: description, Computed: true, NestedObject: nested(a.NestedObject)}
		default:
			panic(fmt.Sprintf("attribute %s has the type %T, which Computed does not know", name, a))
		}
	}
	return computed
}

func nested(object schema.NestedAttributeObject) datasource.NestedAttributeObject {
	return datasource.NestedAttributeObject{Attributes: Computed(object.Attributes)}
}

// Singular is the schema of a data source that finds one object by one of keys,
// which are strings among the attributes of the resource.
func Singular(description string, attributes map[string]schema.Attribute, keys ...string) datasource.Schema {
	computed := Computed(attributes)
	for _, key := range keys {
		computed[key] = LookupKey(computed[key].GetMarkdownDescription())
	}
	return datasource.Schema{MarkdownDescription: description, Attributes: computed}
}

// Plural is the schema of a data source that shows all objects in a list with
// the given name, and has filters.
func Plural(description, name string, attributes map[string]schema.Attribute, filters map[string]datasource.Attribute) datasource.Schema {
	all := map[string]datasource.Attribute{name: datasource.ListNestedAttribute{
		MarkdownDescription: "The " + strings.ReplaceAll(name, "_", " ") + ", in Intercom's order.",
		Computed:            true,
		NestedObject:        datasource.NestedAttributeObject{Attributes: Computed(attributes)},
	}}
	for filter, a := range filters {
		all[filter] = a
	}
	return datasource.Schema{MarkdownDescription: description, Attributes: all}
}

// Listed is the schema of a list resource that finds objects by their name and
// by other filters.
func Listed(description string, filters map[string]list.Attribute) list.Schema {
	all := map[string]list.Attribute{"name_regex": NameRegex()}
	for filter, a := range filters {
		all[filter] = a
	}
	return list.Schema{MarkdownDescription: description, Attributes: all}
}
