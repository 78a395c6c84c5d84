package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// trial describes how the suite tests one kind of object. The steps are the same for
// all kinds (see acceptance.go); a trial has the values for them. The functions are for
// kinds that differ from most; nil means the default that their comment gives.
type trial struct {
	kind.Kind

	// path is the collection in Intercom's API, and the place of one object below it.
	path string
	// names are all names that the suite gives objects of the kind, in every run. The
	// resource of the steps has the first.
	names []string
	// leaves describes the archived objects that stay in the workspace after any number
	// of runs.
	leaves string

	// arguments returns the configuration of an object with a name, and other values
	// for all arguments that can be changed.
	arguments func(r *suite, name string) (create, update arguments)
	// data is HCL of the data sources that the arguments refer to.
	data string
	// unchanged are the arguments that no step changes, with the reason.
	unchanged map[string]string
	// byHand is the change that somebody makes outside of Terraform, and shown is the
	// argument that the plan then shows as changed. method is the HTTP method of an
	// update, PUT if it is empty.
	byHand object
	shown  string
	method string
	// importID returns the import id. nil: the object's id.
	importID func(names []string, id string) string

	// list returns all objects of the kind. nil: the items of path, on all its pages.
	list func(*suite, context.Context) ([]object, error)
	// ours reports whether the suite made an object. nil: it has one of names, or of
	// titles, in any case and with or without HTML entities.
	ours func(object) bool
	// remove deletes or archives an object. nil: DELETE.
	remove func(*suite, context.Context, object) error
	// removed is called after all objects have been removed.
	removed func(*suite, context.Context) error
	// prepare removes what an earlier run left and returns the object to create, in the
	// parent with the name. nil: removes all objects of ours and returns the first of
	// names.
	prepare func(r *suite, ctx context.Context, parent string) (prepared, error)
	// object returns the path of the object under test, given the ids of the resources.
	// nil: its id below path.
	object func(ids map[string]string) string
	// change does byHand. nil: method, with byHand as its body.
	change func(r *suite, ctx context.Context, ids map[string]string) error
	// gone checks the result of a destroy. nil: list does not have the object, or has
	// it archived if the kind archives. An object that a destroy resets or leaves as it
	// is stays in list.
	gone func(r *suite, ctx context.Context, ids map[string]string) error
	// again returns the expected result of creating the destroyed object again. nil:
	// the result that follows from what a destroy does.
	again func(*suite) outcome

	// archived returns an archived object, for the questions about all kinds that can
	// only be archived.
	archived  func(*suite, context.Context) (*archivedObject, error)
	questions []question
}

// prepared is an object to create.
type prepared struct {
	name string
	// adopt is the id of an existing object that a create could not find, or "".
	// Terraform imports that object.
	adopt string
}

// archivedObject is an archived object. read returns nil if Intercom does not show the
// object.
type archivedObject struct {
	path string
	read func() (object, error)
}

// trials returns all trials in the order in which they run. An attribute comes
// before the type that it belongs to, since questions about the type archive it.
func trials() []*trial {
	return []*trial{
		dataAttributes(), conversationAttributes(), ticketTypeAttributes(), ticketTypes(), tags(),
		helpCenterCollections(), articles(), helpCenterRedirects(), audiences(), contentSnippets(), internalArticles(), contentImportSources(), externalPages(), newsItems(),
		ipAllowlist(), dataConnectors(), officeHoursExceptions(), officeHoursSchedules(),
	}
}

// kindOf returns the provider's kind with a name. It panics if there is none.
func kindOf(name string) kind.Kind {
	for _, k := range provider.Kinds() {
		if k.Name == name {
			return k
		}
	}
	panic("no kind " + name)
}

// plural returns the name of the kind in reports.
func (t *trial) plural() string { return strings.ReplaceAll(cmp.Or(t.Plural, t.Name), "_", " ") }

// address returns the address of the resource in configurations.
func (t *trial) address() string { return t.TypeName() + ".test" }

// within returns the name of the parent kind, or "" if objects of this kind have no
// parent.
func (t *trial) within() string { return t.References[t.Parent] }

// lineage returns the plurals of the kind and of the kind of its parent.
func (t *trial) lineage() []string {
	if t.Parent == "" {
		return []string{t.plural()}
	}
	parent := trial{Kind: kindOf(t.within())}
	return []string{parent.plural(), t.plural()}
}

// all returns the objects of the kind. It returns none of a kind that has a parent
// kind: those objects are removed with their parents.
func (t *trial) all(ctx context.Context, r *suite) ([]object, error) {
	switch {
	case t.within() != "":
		return nil, nil
	case t.list != nil:
		return t.list(r, ctx)
	}
	return r.list(ctx, t.path)
}

// isOurs reports whether the suite made an object.
func (t *trial) isOurs(o object) bool {
	if t.ours != nil {
		return t.ours(o)
	}
	return slices.ContainsFunc(t.names, func(name string) bool {
		return strings.EqualFold(html.UnescapeString(nameOrTitle(o)), name)
	})
}

// nameOrTitle returns the name or the title of an object.
func nameOrTitle(o object) string { return cmp.Or(text(o, "name"), text(o, "title")) }

// inUse returns the objects in use that the suite made, or that others made.
func (t *trial) inUse(ctx context.Context, r *suite, ours bool) ([]object, error) {
	all, err := t.all(ctx, r)
	return slices.DeleteFunc(all, func(o object) bool { return isArchived(o) || t.isOurs(o) != ours }), err
}

// removeAll deletes or archives all objects in use that the suite made.
func (t *trial) removeAll(ctx context.Context, r *suite) error {
	inUse, err := t.inUse(ctx, r, true)
	for _, o := range inUse {
		err = errors.Join(err, t.removeOne(ctx, r, o))
	}
	if t.removed != nil {
		err = errors.Join(err, t.removed(r, ctx))
	}
	return err
}

func (t *trial) removeOne(ctx context.Context, r *suite, o object) error {
	if t.remove != nil {
		return t.remove(r, ctx, o)
	}
	if err := r.delete(ctx, t.path+"/"+idOf(o)); err != nil {
		return fmt.Errorf("deleting the %s %s: %w", t.Noun, nameOrTitle(o), err)
	}
	return nil
}

// create creates an object. If Intercom's answer is lost, create looks for the
// object by its name.
func (t *trial) create(ctx context.Context, r *suite, body object) (object, error) {
	return r.create(ctx, t.path, body, func() ([]object, error) { return t.all(ctx, r) })
}

// createOnly deletes or archives all objects in use that the suite made, and then
// creates one.
func (t *trial) createOnly(ctx context.Context, r *suite, body object) (object, error) {
	if err := t.removeAll(ctx, r); err != nil {
		return nil, err
	}
	return t.create(ctx, r, body)
}

func (t *trial) makeReady(ctx context.Context, r *suite, parent string) (prepared, error) {
	if t.prepare != nil {
		return t.prepare(r, ctx, parent)
	}
	return prepared{name: t.names[0]}, t.removeAll(ctx, r)
}

func (t *trial) at(ids map[string]string) string {
	if t.object != nil {
		return t.object(ids)
	}
	return t.path + "/" + ids[t.address()]
}

func (t *trial) changeByHand(ctx context.Context, r *suite, ids map[string]string) error {
	if t.change != nil {
		return t.change(r, ctx, ids)
	}
	method := t.method
	if method == "" {
		method = http.MethodPut
	}
	_, err := r.send(ctx, method, t.at(ids), t.byHand)
	return err
}

func (t *trial) expectGone(ctx context.Context, r *suite, ids map[string]string) error {
	if t.gone != nil {
		return t.gone(r, ctx, ids)
	}
	all, err := t.all(ctx, r)
	if err != nil {
		return err
	}
	o := withID(all, ids[t.address()])
	switch {
	case t.Destroy == kind.Archives || t.Destroy == kind.Retires:
		return expectArchived(o)
	case t.Destroy == kind.Deletes && o != nil:
		return fmt.Errorf("the object still exists: %v", o)
	}
	return nil
}

// creatingAgain returns the expected result of creating the destroyed object again.
func (t *trial) creatingAgain(r *suite) outcome {
	switch {
	case t.again != nil:
		return t.again(r)
	case t.Destroy != kind.Archives:
		return outcome{}
	}
	return restored(r.restores(t.lineage()...))
}

// restored returns the outcome for an object that was archived.
func restored(restores bool) outcome { return outcome{restores: restores, refused: !restores} }

// arguments are the arguments of a resource. A value is an expression, or anything that
// JSON can represent.
type arguments map[string]any

// expression is HCL that is written without quotes.
type expression string

// with returns a copy of the arguments in which others take precedence.
func (a arguments) with(others arguments) arguments {
	all := maps.Clone(a)
	maps.Copy(all, others)
	return all
}

// block returns a resource block of the kind with the arguments.
func (t *trial) block(a arguments) string {
	var b strings.Builder
	b.WriteString(t.data)
	fmt.Fprintf(&b, "\nresource %q %q {\n", t.TypeName(), "test")
	for _, name := range slices.Sorted(maps.Keys(a)) {
		value, ok := a[name].(expression)
		if !ok {
			text, err := json.Marshal(a[name]) // no value of a trial contains a template
			if err != nil {
				panic(err)
			}
			value = expression(text)
		}
		fmt.Fprintf(&b, "  %s = %s\n", name, value)
	}
	return b.String() + "}\n"
}
