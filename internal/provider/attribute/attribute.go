// Package attribute has the schema attributes and validators that recur.
package attribute

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	list "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ID is the id that Intercom gives an object.
func ID(noun string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: fmt.Sprintf("Id that Intercom gives the %s.", noun),
		Computed:            true,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// CreatedAt is when an object was made.
func CreatedAt(noun string) schema.Int64Attribute {
	return schema.Int64Attribute{
		MarkdownDescription: fmt.Sprintf("When the %s was created, in seconds since 1970 (Unix time).", noun),
		Computed:            true,
		PlanModifiers:       []planmodifier.Int64{int64planmodifier.UseStateForUnknown()},
	}
}

// Stable is a string that Intercom sets once.
func Stable(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Computed:            true,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// Name is the required name of an object. White space at its ends is refused in
// plans that create or rename the object, and accepted where Intercom has it
// already.
func Name(description string, modifiers ...planmodifier.String) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Required:            true,
		Validators:          []validator.String{NotBlank()},
		PlanModifiers:       append(modifiers, WhenChanged(Trimmed())),
	}
}

// Title is the required title of an object, of at most as many characters. Titles that
// Intercom has already are accepted as they are, see Name.
func Title(description string, longest int, modifiers ...planmodifier.String) schema.StringAttribute {
	return Name(fmt.Sprintf("%s At most %d characters.", description, longest), append(modifiers, WhenChanged(stringvalidator.UTF8LengthAtMost(longest)))...)
}

// Description is a text that can be left out, which is the same as empty.
func Description(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description + " Default: empty.",
		Optional:            true,
		Computed:            true,
		Default:             stringdefault.StaticString(""),
	}
}

// Flag is a boolean with a default.
func Flag(description string, standard bool) schema.BoolAttribute {
	return schema.BoolAttribute{
		MarkdownDescription: fmt.Sprintf("%s Default: `%t`.", description, standard),
		Optional:            true,
		Computed:            true,
		Default:             booldefault.StaticBool(standard),
	}
}

// OneOf adds the values that an attribute can have to its description and its
// validators.
func OneOf(values []string, a schema.StringAttribute) schema.StringAttribute {
	a.MarkdownDescription += " " + oneOfSentence(values)
	a.Validators = append(a.Validators, stringvalidator.OneOf(values...))
	return a
}

func oneOfSentence(values []string) string {
	last := len(values) - 1
	return "One of `" + strings.Join(values[:last], "`, `") + "` or `" + values[last] + "`."
}

// LookupKey is an attribute by which a data source finds its object.
func LookupKey(description string) datasource.StringAttribute {
	return datasource.StringAttribute{
		MarkdownDescription: description,
		Optional:            true,
		Computed:            true,
		Validators:          []validator.String{NotBlank()},
	}
}

// LookupScope is an attribute that a data source needs beside another one to find its
// object. It has one of these values.
func LookupScope(values []string, description string) datasource.StringAttribute {
	scope := LookupKey(description)
	scope.Validators = []validator.String{stringvalidator.OneOf(values...)}
	return scope
}

// Filter is an attribute by which a data source leaves out what has another of
// these values.
func Filter(values []string, description string) datasource.StringAttribute {
	return datasource.StringAttribute{
		MarkdownDescription: description + " " + oneOfSentence(values),
		Optional:            true,
		Validators:          []validator.String{stringvalidator.OneOf(values...)},
	}
}

// IncludeArchived is whether a data source shows what is archived. It does not
// unless told.
func IncludeArchived(description string) datasource.BoolAttribute {
	return datasource.BoolAttribute{MarkdownDescription: description + " Default: `false`.", Optional: true}
}

// ListFilter is Filter for a list resource.
func ListFilter(values []string, description string) list.StringAttribute {
	return list.StringAttribute{
		MarkdownDescription: description + " " + oneOfSentence(values),
		Optional:            true,
		Validators:          []validator.String{stringvalidator.OneOf(values...)},
	}
}

// NameRegex is the filter of a list resource by name.
func NameRegex() list.StringAttribute {
	return list.StringAttribute{
		MarkdownDescription: "Only objects with a name that this [regular expression](https://pkg.go.dev/regexp/syntax) matches somewhere, " +
			"such as `^billing_` or `(?i)vip`.",
		Optional: true,
		Validators: []validator.String{Checked("must be a regular expression", func(pattern string) error {
			_, err := regexp.Compile(pattern)
			return err
		})},
	}
}
