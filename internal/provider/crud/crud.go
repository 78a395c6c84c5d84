// Package crud has the rules of a resource's life that are the same for every
// object of Intercom's: what happens when it is gone, which identity it has,
// how an error reads. A resource calls these functions from its own methods;
// nothing here wraps a resource.
package crud

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Create makes an object. When run fails after it has set the plan's id, the
// object is saved all the same, so that Terraform does not lose it.
func Create[M any](ctx context.Context, b Base, req resource.CreateRequest, resp *resource.CreateResponse, run func(plan *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := run(&plan); err != nil {
		b.report(&resp.Diagnostics, req.Plan.Raw.Type(), "create", err)
		made := tfsdk.State{Schema: resp.State.Schema, Raw: resp.State.Raw.Copy()}
		if diags := made.Set(ctx, plan); diags.HasError() || !made.Raw.IsFullyKnown() {
			return
		}
		resp.State = made
	} else {
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
		// An error would taint the object, and Terraform would archive it to
		// make it again. State says what was asked for; the next plan shows
		// what Intercom made of it.
		for _, d := range differences(ctx, req.Plan, resp.State) {
			resp.Diagnostics.AddAttributeWarning(d.path, d.summary(b.Kind), d.detail+" The next plan shows the difference.")
			resp.Diagnostics.Append(resp.State.SetAttribute(ctx, d.path, d.want)...)
		}
	}
	workspace, _ := b.Client.Workspace.Get(ctx) // without it, the identity is not complete but good
	identify(ctx, resp.Identity, resp.State, workspace, &resp.Diagnostics)
}

// Read refreshes an object. When it is gone it leaves the state, with a
// warning: if that happens to everything, the token is likely another
// workspace's.
func Read[M any](ctx context.Context, b Base, req resource.ReadRequest, resp *resource.ReadResponse, run func(state *M) error) {
	// The framework wants an identity also for an object that is gone, and
	// older versions of Terraform store none.
	identify(ctx, resp.Identity, req.State, nil, &resp.Diagnostics)
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if b.Client == nil {
		resp.Diagnostics.AddWarning("Object Not Refreshed", fmt.Sprintf(
			"The provider's configuration is not known before apply, so that Intercom could not be asked about this %s. "+
				"The plan relies on what Terraform knew.", b.Kind.Noun))
		return
	}
	b.Own(b.Kind.Noun, idOf(ctx, req.State))
	err := run(&state)
	switch {
	case err == nil:
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	case errors.Is(err, intercom.ErrNotFound):
		if err := b.sameWorkspace(ctx, resp.Identity); err != nil {
			b.report(&resp.Diagnostics, req.State.Raw.Type(), "read", err)
			return
		}
		resp.Diagnostics.AddWarning(b.Kind.Title()+" Is Gone", b.gone(ctx, req.State, err))
		resp.State.RemoveResource(ctx)
	default:
		b.report(&resp.Diagnostics, req.State.Raw.Type(), "read", err)
	}
}

// Update changes an object from state to plan.
func Update[M any](ctx context.Context, b Base, req resource.UpdateRequest, resp *resource.UpdateResponse, run func(plan, state *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	identify(ctx, resp.Identity, req.State, nil, &resp.Diagnostics)
	var plan, state M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := run(&plan, &state); err != nil {
		b.report(&resp.Diagnostics, req.Plan.Raw.Type(), "update", err)
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	for _, d := range differences(ctx, req.Plan, resp.State) {
		resp.Diagnostics.AddAttributeError(d.path, d.summary(b.Kind), d.detail)
	}
}

// Delete deletes or archives an object; one that is gone already is fine.
func Delete[M any](ctx context.Context, b Base, req resource.DeleteRequest, resp *resource.DeleteResponse, run func(state *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	b.Own(b.Kind.Noun, idOf(ctx, req.State))
	if err := run(&state); err != nil && !errors.Is(err, intercom.ErrNotFound) {
		b.report(&resp.Diagnostics, req.State.Raw.Type(), "delete", err)
	}
}

// difference is an attribute that Intercom did not take as it was asked to.
type difference struct {
	path   path.Path
	want   attr.Value
	detail string
}

func (difference) summary(k kind.Kind) string {
	return fmt.Sprintf("Intercom Did Not Accept a Value of the %s", k.Title())
}

// differences compares what was planned with what came out. Terraform would
// report these as bugs of the provider; they are Intercom's answers.
func differences(ctx context.Context, plan tfsdk.Plan, state tfsdk.State) []difference {
	var planned, got map[string]tftypes.Value
	if plan.Raw.As(&planned) != nil || state.Raw.As(&got) != nil {
		return nil
	}
	var found []difference
	for name := range plan.Schema.GetAttributes() {
		if !planned[name].IsFullyKnown() || planned[name].Equal(got[name]) {
			continue
		}
		d := difference{path: path.Root(name)}
		var is attr.Value
		plan.GetAttribute(ctx, d.path, &d.want)
		state.GetAttribute(ctx, d.path, &is)
		d.detail = fmt.Sprintf("Asked for %s = %s, Intercom answered without an error, and has %s. "+
			"If Intercom cannot have it otherwise, change the configuration to that.", name, d.want, is)
		found = append(found, d)
	}
	return found
}

// gone says that an object has left Intercom, and what that means.
func (b Base) gone(ctx context.Context, state tfsdk.State, err error) string {
	text := fmt.Sprintf("Intercom no longer has the %s %s", b.Kind.Noun, label(ctx, state))
	next := "creates a new one"
	if errors.Is(err, intercom.ErrArchived) {
		text = fmt.Sprintf("The %s %s has been archived in Intercom", b.Kind.Noun, label(ctx, state))
		if errors.Is(err, intercom.ErrTicketTypeArchived) {
			text = fmt.Sprintf("The %s %s is gone with its ticket type, which has been archived in Intercom", b.Kind.Noun, label(ctx, state))
		}
		if b.RestoreArchived {
			next = "restores it"
		}
	}
	text += ", so Terraform forgets it. If it is still configured, the next apply " + next + "."
	if !b.Client.Guarded() {
		text += "\n\nIf many objects are reported gone, the access token may be that of another workspace; " +
			"workspace_id in the provider configuration rules that out."
	}
	return text
}

// idOf returns the id of an object, "" while it has none.
func idOf(ctx context.Context, state tfsdk.State) string {
	var id *string
	if state.GetAttribute(ctx, path.Root("id"), &id); id == nil {
		return ""
	}
	return *id
}

// label names an object as people know it.
func label(ctx context.Context, state tfsdk.State) string {
	var id, name *string
	state.GetAttribute(ctx, path.Root("id"), &id)
	state.GetAttribute(ctx, path.Root("name"), &name)
	switch {
	case id == nil:
		return ""
	case name == nil:
		return fmt.Sprintf("with id %s", *id)
	default:
		return fmt.Sprintf("%q (id %s)", *name, *id)
	}
}

// report adds an error to the diagnostics: at the attribute it is about when
// that is known.
func (b Base) report(diags *diag.Diagnostics, object tftypes.Type, operation string, err error) {
	if b.OnFailure != nil {
		b.OnFailure(err)
	}
	var failure *Failure
	if errors.As(err, &failure) {
		failure.Add(diags)
		return
	}
	summary := fmt.Sprintf("Unable to %s %s", operation, b.Kind.Noun)
	detail := b.Explain(err) + outcome(operation, err)
	if at, ok := attributeOf(object, err); ok {
		diags.AddAttributeError(at, summary, detail)
		return
	}
	diags.AddError(summary, detail)
}
