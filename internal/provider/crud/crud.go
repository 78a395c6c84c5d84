// Package crud has the rules of a resource's life that are the same for every
// kind of object: what happens when the object is gone, which identity it has,
// what a plan checks, how an error reads. A resource calls these functions from
// its own methods; nothing here wraps a resource.
package crud

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Create creates an object. If run fails after it has set the id of the plan,
// the object is saved all the same, so that Terraform does not lose it.
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
		created := tfsdk.State{Schema: resp.State.Schema, Raw: resp.State.Raw.Copy()}
		if diags := created.Set(ctx, plan); diags.HasError() || !created.Raw.IsFullyKnown() {
			return
		}
		resp.State = created
	} else {
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
		// An error would taint the object, and Terraform would archive it to
		// create it again. State has what was asked for; the next plan shows the
		// difference.
		for _, d := range differences(ctx, req.Config, req.Plan, &resp.State, &resp.Diagnostics) {
			resp.Diagnostics.AddAttributeWarning(d.path, d.summary(b.Kind), d.detail+" The next plan shows the difference.")
			resp.Diagnostics.Append(resp.State.SetAttribute(ctx, d.path, d.want)...)
		}
	}
	r := record{ID: stateID(ctx, resp.State)}
	_ = b.checkWorkspace(ctx, &r) // the record is new
	r = r.write(ctx, resp.Private, &resp.Diagnostics)
	b.hold(b.Kind, r.ID, r.Holder)
	identify(ctx, resp.Identity, resp.State, r.Workspace, &resp.Diagnostics)
}

// Read refreshes an object. An object that is gone leaves the state, with a
// warning: if that happens to everything, the token is likely that of another
// workspace.
func Read[M any](ctx context.Context, b Base, req resource.ReadRequest, resp *resource.ReadResponse, run func(state *M) error) {
	// The framework wants an identity also for an object that is gone, and
	// older versions of Terraform store none.
	identify(ctx, resp.Identity, req.State, "", &resp.Diagnostics)
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if b.Client == nil {
		if b.first("not refreshed") {
			resp.Diagnostics.AddWarning("Objects Not Refreshed", "The provider's configuration is not known before apply, so that Intercom could not be asked. "+
				"The plan relies on what Terraform knows from earlier runs.")
		}
		return
	}
	r := readRecord(ctx, req.Private)
	r.ID = stateID(ctx, req.State)
	if r.Workspace == "" {
		r.Workspace = identityWorkspace(ctx, resp.Identity)
	}
	if err := b.checkWorkspace(ctx, &r); err != nil {
		b.reportOnce(&resp.Diagnostics, req.State.Raw.Type(), "read", err)
		return
	}
	shared := b.hold(b.Kind, r.ID, r.Holder)
	r.write(ctx, resp.Private, &resp.Diagnostics)
	err := run(&state)
	switch {
	case err == nil:
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	case errors.Is(err, intercom.ErrNotFound):
		b.reportGone(ctx, req.State, err, &resp.Diagnostics)
		resp.State.RemoveResource(ctx)
		return
	default:
		b.reportOnce(&resp.Diagnostics, req.State.Raw.Type(), "read", err)
	}
	if shared {
		b.reportShared(ctx, req.State, &resp.Diagnostics)
	}
}

// Update changes an object from state to plan. Before run, which sends the
// change, read reads the object as it is now: if somebody has changed in
// Intercom what the update would overwrite, nothing is sent.
func Update[M any](ctx context.Context, b Base, req resource.UpdateRequest, resp *resource.UpdateResponse, read func(state *M) error, run func(plan, state *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	identify(ctx, resp.Identity, req.State, "", &resp.Diagnostics)
	var plan, state, now M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &now)...)
	if resp.Diagnostics.HasError() {
		return
	}
	r := readRecord(ctx, req.Private)
	err := b.checkWorkspace(ctx, &r)
	if err == nil && b.DetectConflicts {
		if err = read(&now); err == nil && b.reportConflicts(ctx, req, now, &resp.Diagnostics) {
			return
		}
	}
	if err == nil {
		err = run(&plan, &state)
	}
	if errors.Is(err, intercom.ErrArchived) {
		err = b.archivedSincePlan(ctx, req.State)
	}
	if err != nil {
		b.report(&resp.Diagnostics, req.Plan.Raw.Type(), "update", err)
		return
	}
	r.write(ctx, resp.Private, &resp.Diagnostics)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	for _, d := range differences(ctx, req.Config, req.Plan, &resp.State, &resp.Diagnostics) {
		resp.Diagnostics.AddAttributeError(d.path, d.summary(b.Kind), d.detail)
	}
}

// Delete deletes or archives an object. An object that is gone already is fine.
func Delete[M any](ctx context.Context, b Base, req resource.DeleteRequest, resp *resource.DeleteResponse, run func(state *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	r := readRecord(ctx, req.Private)
	err := b.checkWorkspace(ctx, &r)
	if err == nil {
		b.plan(b.Kind, stateID(ctx, req.State), destroyed, "", "")
		err = run(&state)
	}
	if err != nil && !errors.Is(err, intercom.ErrNotFound) {
		b.report(&resp.Diagnostics, req.State.Raw.Type(), "delete", err)
	}
}

// Into returns a function that takes the outcome of a call to Intercom, and hands
// the object to fromAPI unless there is an error.
func Into[T any](fromAPI func(*T)) func(*T, error) error {
	return func(object *T, err error) error {
		if err == nil {
			fromAPI(object)
		}
		return err
	}
}

// RequireInUse returns intercom.ErrArchived for the answer to an update of an
// archived object: Intercom accepts such updates without restoring the object.
func RequireInUse(archived bool) error {
	if archived {
		return intercom.ErrArchived
	}
	return nil
}

func (b Base) archivedSincePlan(ctx context.Context, state tfsdk.State) error {
	return &Failure{
		Summary: b.Kind.Title() + " Is Archived",
		Detail: fmt.Sprintf("The %s %s has been archived in Intercom since the plan was made. Plan again: the plan shows what the next apply does about it.",
			b.Kind.Noun, label(ctx, state)),
	}
}

// reportGone warns that an object has left Intercom, and says what that means.
func (b Base) reportGone(ctx context.Context, state tfsdk.State, err error, diags *diag.Diagnostics) {
	text := fmt.Sprintf("Intercom no longer has the %s %s", b.Kind.Noun, label(ctx, state))
	next := "creates a new one"
	if errors.Is(err, intercom.ErrArchived) {
		text = fmt.Sprintf("The %s %s has been archived in Intercom", b.Kind.Noun, label(ctx, state))
		if errors.Is(err, intercom.ErrTicketTypeArchived) {
			text = fmt.Sprintf("The %s %s is gone with its ticket type, which has been archived in Intercom", b.Kind.Noun, label(ctx, state))
		}
		if b.RestoreArchived && b.Kind.Destroy != kind.Retires {
			next = "restores it"
		}
		if b.RestoreArchived || b.Kind.Destroy == kind.Retires {
			// The plan to create the object needs no second warning.
			b.first(restoring(b.Kind, stateID(ctx, state)))
		}
	}
	text += ", so Terraform removes it from the state. If it is still configured, the next apply " + next + "."
	if !b.first("gone") && !b.Client.Guarded() {
		text += "\n\nSeveral objects are gone. If they still exist in Intercom, the access token may be that of another workspace; " +
			"set workspace_id in the provider configuration to rule that out."
	}
	diags.AddWarning(b.Kind.Title()+" Is Gone", text)
}

// reportShared warns that two resources of a run have one object.
func (b Base) reportShared(ctx context.Context, state tfsdk.State, diags *diag.Diagnostics) {
	diags.AddWarning("Two Resources for One "+b.Kind.Title(), fmt.Sprintf(
		"Another resource in the state has the %s %s as well. If one of the two is removed from the configuration, Terraform destroys the object for both. "+
			"Use a removed block with destroy = false, or terraform state rm, for the one that is not needed.", b.Kind.Noun, label(ctx, state)))
}

// stateID returns the id of an object, "" while it has none.
func stateID(ctx context.Context, state tfsdk.State) string {
	var id *string
	if state.Raw.IsNull() {
		return ""
	}
	if state.GetAttribute(ctx, path.Root("id"), &id); id == nil {
		return ""
	}
	return *id
}

// label names an object as people know it.
func label(ctx context.Context, state tfsdk.State) string {
	var id, name *string
	state.GetAttribute(ctx, path.Root("id"), &id)
	for _, attribute := range []string{"name", "title"} {
		if _, ok := state.Schema.GetAttributes()[attribute]; ok {
			state.GetAttribute(ctx, path.Root(attribute), &name)
		}
	}
	switch {
	case id == nil:
		return ""
	case name == nil:
		return fmt.Sprintf("with id %s", *id)
	default:
		return fmt.Sprintf("%q (id %s)", *name, *id)
	}
}

// report adds an error to the diagnostics, at the attribute that it is about if
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
	noun := b.Kind.Noun
	if b.plural || operation == "list" {
		noun = kind.Nouns(noun)
	}
	summary := fmt.Sprintf("Unable to %s %s", kind.Title(operation), kind.Title(noun))
	detail := b.Explain(err) + b.needs(err) + b.outcome(operation, err)
	if at, ok := attributeOf(object, err); ok {
		diags.AddAttributeError(at, summary, detail)
		return
	}
	diags.AddError(summary, detail)
}

// reportOnce is report for reads: a failure that many reads share is one error.
// The others keep what Terraform knows; the error ends the run.
func (b Base) reportOnce(diags *diag.Diagnostics, object tftypes.Type, operation string, err error) {
	if b.first(failureKey(err)) {
		b.report(diags, object, operation, err)
	}
}

// failureKey tells failures of reads apart. A refused token is one failure for
// the whole run; else it is the one answer that the readers of a list share.
func failureKey(err error) string {
	var refusal *intercom.Error
	var wrong *intercom.WorkspaceError
	switch {
	case errors.As(err, &wrong):
		return "workspace/" + wrong.Want
	case errors.As(err, &refusal) && unauthorized(refusal):
		return "unauthorized"
	case errors.As(err, &refusal):
		return fmt.Sprintf("failure/%p", refusal)
	default:
		return fmt.Sprintf("failure/%p", err)
	}
}
