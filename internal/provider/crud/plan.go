package crud

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Change is the planned change of a resource.
type Change[M any] struct {
	Plan  M
	State *M // nil for a create
	Diags *diag.Diagnostics

	base    Base
	id      string // of the object that is kept or replaced, "" for a create
	planned bool   // the run knows what the plan does to the object
}

// ID returns the id of the object that is kept or replaced, "" for a create.
func (c *Change[M]) ID() string { return c.id }

// Plan is the body of ModifyPlan. It registers with the run what the plan does
// to the object, warns of what destroying the object does, and hands every other
// change to check.
func Plan[M any](ctx context.Context, b Base, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, check func(*Change[M])) {
	r := readRecord(ctx, req.Private)
	c := &Change[M]{Diags: &resp.Diagnostics, base: b, id: r.ID}
	if !req.State.Raw.IsNull() {
		c.id = stateID(ctx, req.State)
		r.ID = c.id
		shared := b.hold(b.Kind, c.id, r.Holder)
		r.write(ctx, resp.Private, &resp.Diagnostics)
		if shared && req.Plan.Raw.IsNull() {
			b.reportShared(ctx, req.State, &resp.Diagnostics)
		}
	}
	if req.Plan.Raw.IsNull() {
		if b.Kind.DestroyWarning != "" {
			resp.Diagnostics.AddWarning(b.Kind.Title()+" Will Be Destroyed", fmt.Sprintf("The %s %s will be destroyed. %s%s",
				b.Kind.Noun, label(ctx, req.State), b.Kind.DestroyWarning, b.contents(c.id)))
		}
		if b.plan(b.Kind, c.id, destroyed, "", "") == moved {
			movedFailure(b.Kind, label(ctx, req.State)).Add(&resp.Diagnostics)
		}
		return
	}
	if req.State.Raw.IsNull() && c.id != "" && b.Kind.DestroyWarning != "" {
		resp.Diagnostics.AddWarning(b.Kind.Title()+" Will Be Replaced", fmt.Sprintf("The %s with id %s will be destroyed and another created. %s%s",
			b.Kind.Noun, c.id, b.Kind.DestroyWarning, b.contents(c.id)))
	}
	resp.Diagnostics.Append(req.Plan.Get(ctx, &c.Plan)...)
	if !req.State.Raw.IsNull() {
		c.State = new(M)
		resp.Diagnostics.Append(req.State.Get(ctx, c.State)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	check(c)
	if c.State != nil && !c.planned {
		c.register(kept, "", "")
	}
}

// contents returns sentences with the numbers of objects that are in an object, of those
// that no resource of this run has so far.
func (b Base) contents(id string) string {
	if b.Kind.Contents == nil || b.Client == nil {
		return ""
	}
	text, all := "", b.Kind.Contents(b.Client, intercom.ID(id))
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if n := b.unseen(name, all[name]); n > 0 {
			text += fmt.Sprintf(" The number of %s in it is %d, and this plan has seen no resource for %d of them.",
				kind.Nouns(strings.ReplaceAll(name, "_", " ")), len(all[name]), n)
		}
	}
	return text
}

// register tells the run what the plan does to the object that the resource has.
func (c *Change[M]) register(what intent, from, to string) {
	c.planned = true
	b := c.base
	switch b.plan(b.Kind, c.id, what, from, to) {
	case dependsOrder:
		c.warn(stillInUse(b.Kind), fmt.Sprintf(
			"Another resource of this plan gets the %[2]s that this %[1]s has now. Terraform does both changes at the same time: if apply reports that the %[1]s already exists, apply again.",
			b.Kind.Noun, b.Kind.KeyArgument()))
	case sameName:
		c.warn(nameInUse(b.Kind), fmt.Sprintf("Another resource of this plan creates a second %s with the %s that this one has.", b.Kind.Noun, b.Kind.KeyArgument()))
	case twoResources:
		twoResourcesFailure(b.Kind).Add(c.Diags)
	case swapped:
		if !b.Kind.TakesOver {
			swappedFailure(b.Kind).Add(c.Diags)
		}
	}
}

// Existing is an object in Intercom that has a natural key.
type Existing struct {
	ID   string
	Name string // "" for a singleton
	// Failure is what a create or a rename to the key meets.
	Failure *Failure
}

// Unique checks the natural key of a kind: from is the key in the state, "" for a
// create, and to the planned one, both folded. The key of a singleton is any
// constant. find returns the object that has the planned key in Intercom, nil if
// none has. It is called if the plan gives the object a new key, or for a
// replacement.
func (c *Change[M]) Unique(from, to string, find func() (*Existing, error)) {
	b := c.base
	if c.State != nil {
		if from == to {
			c.register(kept, from, "")
			return
		}
		c.register(released, from, to)
	}
	var existing *Existing
	b.Ask(c.Diags, func() (err error) {
		existing, err = find()
		return err
	})
	existingID := ""
	if existing != nil {
		existingID = existing.ID
	}
	v := b.claim(b.Kind, to, c.id, existingID)
	if v == twoResources && existing == nil {
		twoResourcesFailure(b.Kind).Add(c.Diags)
		return
	}
	if existing == nil {
		return
	}
	object := fmt.Sprintf("%q (id %s)", existing.Name, existing.ID)
	if existing.Name == "" {
		object = "with id " + existing.ID
	}
	failure := existing.Failure
	if b.Kind.TakesOver && v != moved && v != twoResources {
		return
	}
	switch v {
	case fine, pending:
	case exists:
		failure.Add(c.Diags)
	case dependsOrder:
		c.Diags.AddAttributeWarning(failure.Path, stillInUse(b.Kind), fmt.Sprintf(
			"Another resource of this plan gives the %[1]s %[2]s another %[3]s. Terraform does both changes at the same time: if apply reports that the %[1]s already exists, apply again.",
			b.Kind.Noun, object, b.Kind.KeyArgument()))
	case swapped:
		swappedFailure(b.Kind).at(failure.Path).Add(c.Diags)
	case moved:
		movedFailure(b.Kind, object).at(failure.Path).Add(c.Diags)
	case twoResources:
		twoResourcesFailure(b.Kind).at(failure.Path).Add(c.Diags)
	}
}

// WarnSameName warns that other objects have the planned name, for a kind whose
// objects can share one. existing are the objects in Intercom that have the name;
// the planned object may be one of them. consequence is a sentence about what two
// of them mean. There is no warning for an object that this plan renames or
// destroys, or that is created again because it is tainted.
func (c *Change[M]) WarnSameName(existing []Existing, consequence string) {
	b := c.base
	if c.State != nil {
		c.register(released, "", "")
	}
	var unmanaged, managed []string
	foreign := ""
	for _, e := range existing {
		if e.ID == c.id {
			continue
		}
		object := fmt.Sprintf("%q (id %s)", e.Name, e.ID)
		switch b.copies(b.Kind, e.ID, c.id == "") {
		case exists:
			unmanaged = append(unmanaged, object)
			foreign = cmp.Or(foreign, e.ID)
		case sameName:
			managed = append(managed, object)
		}
	}
	if len(unmanaged)+len(managed) == 0 {
		return
	}
	detail := fmt.Sprintf("The workspace already has the %s %s. %s", b.Kind.Noun, strings.Join(append(managed, unmanaged...), " and "), consequence)
	switch {
	case len(managed) > 0:
		detail += " Other resources of this configuration have " + strings.Join(managed, " and ") + "."
	case c.id == "":
		detail += " " + ImportInstead(b.Kind, foreign)
	}
	b.WarnOnce(path.Root(b.Kind.KeyArgument()), nameInUse(b.Kind), detail, c.Diags)
}

// warn adds a warning about the natural key.
func (c *Change[M]) warn(summary, detail string) {
	c.Diags.AddAttributeWarning(path.Root(c.base.Kind.KeyArgument()), summary, detail)
}

func stillInUse(k kind.Kind) string {
	return k.Title() + " " + kind.Title(k.KeyArgument()) + " Is Still in Use"
}

func nameInUse(k kind.Kind) string {
	return k.Title() + " " + kind.Title(k.KeyArgument()) + " Already in Use"
}

func twoResourcesFailure(k kind.Kind) *Failure {
	if k.IsSingleton() {
		return &Failure{Summary: "Two Resources for One " + k.Title(), Detail: fmt.Sprintf(
			"A workspace has exactly one %s, and another resource of this configuration manages it. Remove one of the two resources.", k.Noun)}
	}
	return &Failure{Path: path.Root(k.KeyArgument()), Summary: "Two Resources for One " + k.Title(), Detail: fmt.Sprintf(
		"Another resource of this configuration is to have the same %[2]s as this one, and Intercom would take both for one %[1]s. "+
			"Remove one of the two resources, or give it another %[2]s.", k.Noun, k.KeyArgument())}
}

func swappedFailure(k kind.Kind) *Failure {
	return &Failure{Path: path.Root(k.KeyArgument()), Summary: kind.Title(kind.Nouns(k.KeyArgument())) + " Swapped Between " + kind.Title(kind.Nouns(k.Noun)), Detail: fmt.Sprintf(
		"This plan gives one %[1]s the %[2]s of another, and that one the %[2]s of the first. Intercom cannot change two objects at once. "+
			"Do it in two steps: give one of them a third %[2]s and apply, then give both their new %[2]ss and apply again.", k.Noun, k.KeyArgument())}
}

func movedFailure(k kind.Kind, object string) *Failure {
	return &Failure{Summary: k.Title() + " Changed Its Address", Detail: fmt.Sprintf(
		"This plan destroys the %s %s at one address of the configuration and creates it at another. "+
			"If the resource was renamed or moved, say so with a moved block, and Terraform leaves the object alone:\n\n"+
			"moved {\n  from = %s.OLD\n  to   = %s.NEW\n}\n\n"+
			"If the plan calls the object deposed, create_before_destroy has left it behind: remove the resource from the state with terraform state rm, "+
			"import the object, and take create_before_destroy out of the configuration.",
		k.Noun, object, k.TypeName(), k.TypeName())}
}

// at returns the failure at an attribute.
func (f *Failure) at(p path.Path) *Failure {
	f.Path = p
	return f
}

// Add adds a failure to diagnostics; nil adds nothing.
func (f *Failure) Add(diags *diag.Diagnostics) {
	switch {
	case f == nil:
	case len(f.Path.Steps()) == 0:
		diags.AddError(f.Summary, f.Detail)
	default:
		diags.AddAttributeError(f.Path, f.Summary, f.Detail)
	}
}

// Ask asks Intercom something for a plan, and reports whether it answered. A
// refused token is an error. Anything else is one warning for each kind: the
// plan works without the answer, but does not know what exists.
func (b Base) Ask(diags *diag.Diagnostics, ask func() error) bool {
	if b.Client == nil {
		return false
	}
	err := ask()
	if err == nil || errors.Is(err, intercom.ErrNotFound) {
		return true
	}
	var failure *Failure
	var refusal *intercom.Error
	switch {
	case errors.As(err, &failure):
		failure.Add(diags)
	case errors.As(err, &refusal) && unauthorized(refusal):
		b.reportOnce(diags, nil, "plan", err)
	case !b.first("not checked/" + b.Kind.Name):
	case b.Kind.IsSingleton():
		diags.AddWarning(b.Kind.Title()+" Not Checked", fmt.Sprintf(
			"Intercom could not be asked for the %s. This plan does not know whether it overwrites one that exists already; apply checks again.\n\n%s",
			b.Kind.Noun, b.Explain(err)))
	default:
		diags.AddWarning(kind.Title(kind.Nouns(b.Kind.Noun))+" Not Checked", fmt.Sprintf(
			"Intercom could not be asked which %s exist. This plan does not know whether it creates one that exists already; apply checks again.\n\n%s",
			kind.Nouns(b.Kind.Noun), b.Explain(err)))
	}
	return false
}

// Creating returns how many objects of the kind the run is to create.
func (b Base) Creating() int { return b.creating(b.Kind) }

// Done registers that a create or a rename to a natural key has ended, however
// it ended. owner is the id of a renamed object, "" for a create.
func (b Base) Done(key, owner string) { b.done(b.Kind, key, owner) }

// AwaitRelease waits, for a bounded time, until an existing object has given up
// its natural key, if another resource of this run renames or destroys the
// object, and reports whether it has. inUse reports whether the object still has
// the key.
func (b Base) AwaitRelease(ctx context.Context, existing intercom.ID, inUse func() bool) bool {
	return b.awaitRelease(ctx, b.Kind, existing.String(), inUse)
}

// WarnRestored warns that creating a resource restores an archived object. An
// object is warned about once in a run, although Terraform plans again to apply.
func (b Base) WarnRestored(id intercom.ID, detail string, diags *diag.Diagnostics) {
	if b.first(restoring(b.Kind, id.String())) {
		diags.AddAttributeWarning(path.Root("name"), "Archived "+b.Kind.Title()+" Is Restored", detail)
	}
}

// WarnNotRestored warns that creating a resource makes a new object although an
// archived one has the name. An object is warned about once in a run.
func (b Base) WarnNotRestored(id intercom.ID, detail string, diags *diag.Diagnostics) {
	if b.first(restoring(b.Kind, id.String())) {
		diags.AddAttributeWarning(path.Root("name"), "Archived "+b.Kind.Title()+" Is Not Restored", detail)
	}
}

// restoring is the condition that an archived object is restored.
func restoring(k kind.Kind, id string) string { return "restored/" + k.Name + "/" + id }

// WarnOnce adds a warning at an attribute unless the run has added it before.
func (b Base) WarnOnce(at path.Path, summary, detail string, diags *diag.Diagnostics) {
	if b.first(summary + "/" + detail) {
		diags.AddAttributeWarning(at, summary, detail)
	}
}
