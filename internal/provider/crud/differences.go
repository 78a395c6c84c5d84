package crud

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// difference is an attribute of which Intercom has another value than it was
// asked to have.
type difference struct {
	path   path.Path
	want   attr.Value
	detail string
}

func (difference) summary(k kind.Kind) string {
	return fmt.Sprintf("Intercom Did Not Accept a Value of the %s", k.Title())
}

// differences compares what was planned with what came out, for the arguments
// that the configuration sets. Terraform would report a difference as a bug of
// the provider, so state keeps the planned value of every attribute. Values that
// Intercom computes may differ without being reported: the next read corrects
// them.
func differences(ctx context.Context, config tfsdk.Config, plan tfsdk.Plan, state *tfsdk.State, diags *diag.Diagnostics) []difference {
	var configured, planned, got map[string]tftypes.Value
	if config.Raw.As(&configured) != nil || plan.Raw.As(&planned) != nil || state.Raw.As(&got) != nil {
		return nil
	}
	var found []difference
	for name := range plan.Schema.GetAttributes() {
		if !planned[name].IsFullyKnown() || planned[name].Equal(got[name]) {
			continue
		}
		at := path.Root(name)
		var want, is attr.Value
		diags.Append(plan.GetAttribute(ctx, at, &want)...)
		diags.Append(state.GetAttribute(ctx, at, &is)...)
		where := differsIn(configured[name], planned[name], got[name])
		if where == "" {
			diags.Append(state.SetAttribute(ctx, at, want)...)
			continue
		}
		found = append(found, difference{at, want, describeDifference(plan.Schema.GetAttributes()[name], name, where, want, is)})
	}
	return found
}

// differsIn returns where a planned value that the configuration sets differs
// from what came out, as steps below the attribute such as ".name" or "[0]". It
// returns "" if they differ only in what the configuration leaves open.
func differsIn(configured, planned, got tftypes.Value) string {
	if configured.IsNull() {
		return ""
	}
	diffs, err := planned.Diff(got)
	if err != nil {
		return "."
	}
	for _, d := range diffs {
		if d.Value1 != nil && d.Value2 != nil && !d.Value1.IsNull() && !d.Value2.IsNull() && !d.Value1.Type().Is(tftypes.String) &&
			!d.Value1.Type().Is(tftypes.Number) && !d.Value1.Type().Is(tftypes.Bool) && !d.Value1.Type().Is(tftypes.Set{}) {
			continue // one of the values in it differs, which only a set does not say
		}
		set, _, err := tftypes.WalkAttributePath(configured, d.Path)
		if value, ok := set.(tftypes.Value); err == nil && ok && value.IsNull() {
			continue
		}
		if d.Path == nil || len(d.Path.Steps()) == 0 {
			return "."
		}
		return steps(d.Path)
	}
	return ""
}

// steps writes a path below an attribute as a configuration does.
func steps(p *tftypes.AttributePath) string {
	var text strings.Builder
	for _, step := range p.Steps() {
		switch step := step.(type) {
		case tftypes.AttributeName:
			text.WriteString("." + string(step))
		case tftypes.ElementKeyInt:
			fmt.Fprintf(&text, "[%d]", int64(step))
		case tftypes.ElementKeyString:
			fmt.Fprintf(&text, "[%q]", string(step))
		}
	}
	return text.String()
}

// secretive is what the framework's attributes have in common that tells
// whether a value may be shown.
type secretive interface {
	IsSensitive() bool
	IsWriteOnly() bool
}

// describeDifference says what was asked for and what came out. Values of an
// attribute that is sensitive, or has a sensitive attribute in it, are left out.
func describeDifference(a any, name, where string, want, is attr.Value) string {
	where = strings.TrimSuffix(name+where, ".")
	const advice = "If Intercom cannot have it otherwise, change the configuration to that."
	if hasSecret(a) {
		return fmt.Sprintf("Intercom answered without an error, and has another value of %s than it was sent. The values are sensitive and not shown. %s", where, advice)
	}
	if where != name {
		where = fmt.Sprintf("%s differs: ", where)
	} else {
		where = ""
	}
	return fmt.Sprintf("%sThe configuration asks for %s = %s. Intercom answered without an error, and has %s. %s", where, name, want, is, advice)
}

// hasSecret reports whether an attribute is sensitive or write-only, or has a
// nested attribute that is.
func hasSecret(a any) bool {
	if a, ok := a.(secretive); ok && (a.IsSensitive() || a.IsWriteOnly()) {
		return true
	}
	for _, nested := range nestedAttributes(a) {
		if hasSecret(nested) {
			return true
		}
	}
	return false
}

// nestedAttributes returns the attributes inside an attribute, if it has any.
func nestedAttributes(a any) map[string]schema.Attribute {
	switch a := a.(type) {
	case schema.SingleNestedAttribute:
		return a.Attributes
	case schema.ListNestedAttribute:
		return a.NestedObject.Attributes
	case schema.SetNestedAttribute:
		return a.NestedObject.Attributes
	case schema.MapNestedAttribute:
		return a.NestedObject.Attributes
	default:
		return nil
	}
}

// reportConflicts adds an error for each argument that an update would
// overwrite and that has been changed in Intercom since the plan, and reports
// whether there are any. now is the object as it is.
func (b Base) reportConflicts(ctx context.Context, req resource.UpdateRequest, now any, diags *diag.Diagnostics) bool {
	current := tfsdk.State{Schema: req.State.Schema, Raw: req.State.Raw.Copy()}
	diags.Append(current.Set(ctx, now)...)
	var planned, prior, is map[string]tftypes.Value
	if diags.HasError() || req.Plan.Raw.As(&planned) != nil || req.State.Raw.As(&prior) != nil || current.Raw.As(&is) != nil {
		return diags.HasError()
	}
	conflict := false
	for name, a := range req.State.Schema.GetAttributes() {
		sent := (a.IsRequired() || a.IsOptional()) && (b.Kind.UpdatesWhole || !planned[name].Equal(prior[name]))
		if !sent || is[name].Equal(prior[name]) || is[name].Equal(planned[name]) {
			continue
		}
		conflict = true
		at := path.Root(name)
		var was, has attr.Value
		diags.Append(req.State.GetAttribute(ctx, at, &was)...)
		diags.Append(current.GetAttribute(ctx, at, &has)...)
		values := fmt.Sprintf("The plan is based on %s = %s, and Intercom has %s now.", name, was, has)
		if hasSecret(a) {
			values = fmt.Sprintf("Intercom has another value of %s than the plan is based on. The values are sensitive and not shown.", name)
		}
		diags.AddAttributeError(at, b.Kind.Title()+" Changed Since the Plan", fmt.Sprintf(
			"Somebody changed the %s %s in Intercom since the plan was made. %s The update would overwrite that, so that nothing was sent. "+
				"Plan again, and review the change. To overwrite such changes without asking, set detect_conflicts = false in the provider configuration.",
			b.Kind.Noun, label(ctx, req.State), values))
	}
	return conflict
}
