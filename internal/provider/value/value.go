// Package value turns Terraform's values into Go's and back. Nothing here can
// fail: what can be wrong with a value is for validators to say.
package value

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Strings returns the elements of a list or a set, nil when it is null or
// unknown.
func Strings(of interface{ Elements() []attr.Value }) []string {
	var values []string
	for _, element := range of.Elements() {
		if text, ok := element.(types.String); ok {
			values = append(values, text.ValueString())
		}
	}
	return values
}

// List returns a list of strings, null when there are none.
func List(values []string) types.List {
	if len(values) == 0 {
		return types.ListNull(types.StringType)
	}
	return Texts(values)
}

// Texts returns a list of strings, empty when there are none.
func Texts(values []string) types.List {
	return types.ListValueMust(types.StringType, elements(values))
}

// Set returns a set of strings, empty when there are none.
func Set(values []string) types.Set { return types.SetValueMust(types.StringType, elements(values)) }

// IDs returns a list of ids, empty when there are none.
func IDs(ids []intercom.ID) types.List { return types.ListValueMust(types.StringType, elements(ids)) }

// IDSet returns a set of ids, empty when there are none. Intercom may repeat an id.
func IDSet(ids []intercom.ID) types.Set {
	return types.SetValueMust(types.StringType, elements(slices.Compact(slices.Sorted(slices.Values(ids)))))
}

func elements[S ~string](values []S) []attr.Value {
	elements := make([]attr.Value, len(values))
	for i, text := range values {
		elements[i] = types.StringValue(string(text))
	}
	return elements
}

// ID returns the id of another object, null when there is none.
func ID(id intercom.ID) types.String {
	if id == "" {
		return types.StringNull()
	}
	return types.StringValue(id.String())
}

// Spelled returns an answered text, in the spelling that it was asked for in if the two
// differ only in HTML entities.
func Spelled(asked types.String, answered string) types.String {
	if Known(asked) && intercom.SameEscaped(asked.ValueString(), answered) {
		return asked
	}
	return types.StringValue(answered)
}

// Known reports whether a value is neither null nor unknown.
func Known(v attr.Value) bool { return !v.IsNull() && !v.IsUnknown() }

// AnyUnknown reports whether a list or a set, or an element of it, is unknown.
func AnyUnknown(of interface {
	attr.Value
	Elements() []attr.Value
},
) bool {
	return of.IsUnknown() || slices.ContainsFunc(of.Elements(), attr.Value.IsUnknown)
}

// String returns a pointer to a string, nil when it is null or unknown: the
// framework's own method makes "" of an unknown one.
func String(v types.String) *string {
	if !Known(v) {
		return nil
	}
	return v.ValueStringPointer()
}

// Bool returns a pointer to a boolean, nil when it is null or unknown.
func Bool(v types.Bool) *bool {
	if !Known(v) {
		return nil
	}
	return v.ValueBoolPointer()
}

// Changed returns what to send for a string that may have changed: nil when it
// has not.
func Changed(plan, state types.String) *string {
	if plan.Equal(state) {
		return nil
	}
	return String(plan)
}

// ChangedBool is Changed for booleans.
func ChangedBool(plan, state types.Bool) *bool {
	if plan.Equal(state) {
		return nil
	}
	return Bool(plan)
}

// InOrderOf returns the list want when it has the elements of got in another
// order, and a list of got otherwise: Intercom does not say that it keeps the
// order of options, and the configuration's is the one to show.
func InOrderOf(want types.List, got []string) types.List {
	if slices.Equal(slices.Sorted(slices.Values(Strings(want))), slices.Sorted(slices.Values(got))) && Known(want) {
		return want
	}
	return List(got)
}

// Removed returns the elements of a list that another list no longer has. It
// returns nothing if the other list is unknown.
func Removed(before, after types.List) []string {
	if after.IsUnknown() {
		return nil
	}
	kept := Strings(after)
	return slices.DeleteFunc(Strings(before), func(element string) bool { return slices.Contains(kept, element) })
}

// Quoted writes values as a sentence lists them.
func Quoted(values []string) string {
	quoted := make([]string, len(values))
	for i, text := range values {
		quoted[i] = strconv.Quote(text)
	}
	return strings.Join(quoted, ", ")
}

// Selects reports whether a filter lets a value pass. One that is not set lets
// all pass.
func Selects(filter, v attr.Value) bool { return filter.IsNull() || filter.Equal(v) }
