// Package adopt writes the configuration of an existing workspace, for Terraform
// 1.5 and later and for OpenTofu, which have no `terraform query`.
package adopt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// source is the address of the provider in required_providers.
var source = strings.TrimPrefix(provider.Address, "registry.terraform.io/")

// kinds returns the kinds that can be adopted, by name.
func kinds() []kind.Kind {
	adoptable := slices.DeleteFunc(provider.Kinds(), func(k kind.Kind) bool { return k.List == nil || k.Resource == nil })
	slices.SortFunc(adoptable, func(a, b kind.Kind) int { return cmp.Compare(a.Name, b.Name) })
	return adoptable
}

// kindNamed returns the kind with a name, false if it cannot be adopted.
func kindNamed(name string) (kind.Kind, bool) {
	all := kinds()
	i := slices.IndexFunc(all, func(k kind.Kind) bool { return k.Name == name })
	if i < 0 {
		return kind.Kind{}, false
	}
	return all[i], true
}

// collectionName is the name of a kind's objects in -only and of their file: a
// singleton has no plural.
func collectionName(k kind.Kind) string { return cmp.Or(k.Plural, k.Name) }

// fileName is the name of the file with the objects of a kind.
func fileName(k kind.Kind) string { return collectionName(k) + ".tf" }

// nouns names several objects of a kind.
func nouns(k kind.Kind) string {
	if k.Plural == "" {
		return k.Noun
	}
	return k.Noun + "s"
}

func count(n int, k kind.Kind) string {
	if n == 1 {
		return "1 " + k.Noun
	}
	return fmt.Sprintf("%d %s", n, nouns(k))
}

// options are what the user can choose.
type options struct {
	dir       string
	resources bool
	overwrite bool
	only      []string // collection names; all if empty
	include   []pattern
	exclude   []pattern
}

// adoption is one run.
type adoption struct {
	options
	version     string // of the provider
	session     *session
	progress    progress
	locked      bool // the directory exists, and no other run uses it
	workspace   *intercom.Workspace
	collections map[string]*collection // by the kind's name, as far as they have been read
	earlier     existing               // configuration in files that are replaced
	other       existing               // configuration in files that stay
}

// collection has all objects of one kind.
type collection struct {
	kind.Kind
	selected   bool
	attributes []string               // in writing order
	references map[string]*collection // by attribute
	objects    []*object              // to write
	byID       map[string]*object     // also those that other files import
	refused    []string               // which objects cannot be configured, and why
	leftOut    []kind.LeftOut
	unresolved int    // import blocks in files that stay, of which it is not known what they import
	unreadable string // why Intercom does not show the objects, "" if it does
}

// read reads the chosen kinds, and those that name the owners of their objects.
func (a *adoption) read(ctx context.Context) error {
	a.progress.begin("the workspace")
	var err error
	if a.workspace, err = a.session.client.Workspace.Get(ctx); err != nil {
		a.progress.end("failed")
		return a.session.explain("Unable to Read the Workspace", err)
	}
	a.progress.end(fmt.Sprintf("%.200q", a.workspace.Name))
	a.collections = map[string]*collection{}
	for _, k := range kinds() {
		if !a.chosen(k) {
			continue
		}
		c, err := a.collection(ctx, k)
		if err != nil {
			return err
		}
		c.selected = true
	}
	return nil
}

// collection reads the objects of a kind, once, after those that they refer to.
// A kind that Intercom does not show to this token is no error.
func (a *adoption) collection(ctx context.Context, k kind.Kind) (*collection, error) {
	if c := a.collections[k.Name]; c != nil {
		return c, nil
	}
	c := &collection{Kind: k, references: map[string]*collection{}, byID: map[string]*object{}}
	a.collections[k.Name] = c
	for _, attribute := range slices.Sorted(maps.Keys(k.References)) {
		target, ok := kindNamed(k.References[attribute])
		if !ok || attribute != k.Parent && !a.chosen(target) {
			continue
		}
		to, err := a.collection(ctx, target)
		if err != nil {
			return nil, err
		}
		c.references[attribute] = to
	}
	c.attributes = inWritingOrder(a.session.schemas.ResourceSchemas[k.TypeName()], k.Arguments)

	a.progress.begin(nouns(k))
	objects, err := a.list(ctx, c)
	if c.unreadable = unreadable(k, err); c.unreadable != "" {
		a.progress.end("not permitted")
		return c, nil
	}
	if err != nil {
		a.progress.end("failed")
		return nil, a.session.explain("Unable to List "+kind.Title(nouns(k)), err)
	}
	a.progress.end(len(objects))

	var imported map[string]address
	imported, c.unresolved = a.imported(ctx, k, a.other.imports, objects)
	elsewhere := 0
	for _, o := range objects {
		c.byID[o.id] = o
		if at, ok := imported[o.importID]; ok {
			o.elsewhere, o.label = true, at.label
			elsewhere++
			continue
		}
		if o.filtered = a.filters(c, o); !o.filtered {
			c.objects = append(c.objects, o)
		}
	}
	c.leftOut = append(c.leftOut, kind.Counted(
		kind.LeftOut{Count: elsewhere, Reason: "imported by other files in the directory"},
		kind.LeftOut{Count: len(objects) - len(c.objects) - elsewhere, Reason: "not selected by -include and -exclude"},
	)...)
	kept := map[string]string{}
	earlier, _ := a.imported(ctx, k, a.earlier.imports, objects)
	for importID, at := range earlier {
		kept[importID] = at.label
	}
	label(k.Noun, c.objects, kept, a.other.labels(k.TypeName()), func(o *object) string {
		if owners := c.references[k.Parent]; owners != nil && owners.byID[o.owner] != nil {
			return owners.byID[o.owner].label
		}
		return ""
	})
	return c, nil
}

// filters reports whether -include or -exclude leaves out an object, or the object
// that it belongs to.
func (a *adoption) filters(c *collection, o *object) bool {
	if owners := c.references[c.Parent]; owners != nil && owners.byID[o.owner] != nil && owners.byID[o.owner].filtered {
		return true
	}
	return a.chosen(c.Kind) && !a.wanted(c.Kind, o.name)
}

// list lists the objects of a kind and counts what cannot be managed.
func (a *adoption) list(ctx context.Context, c *collection) (objects []*object, err error) {
	if objects, c.refused, err = a.session.list(ctx, c.Kind); err == nil && c.LeftOut != nil {
		c.leftOut, err = c.LeftOut(ctx, a.session.client)
	}
	return objects, err
}

// imported returns the targets of import blocks by the import ids that adopt
// writes, and the number of blocks of which only Terraform knows what they import.
// An import id can also be a name, or anything else that the resource accepts.
func (a *adoption) imported(ctx context.Context, k kind.Kind, blocks []importBlock, objects []*object) (targets map[string]address, unresolved int) {
	targets = map[string]address{}
	for _, block := range blocks {
		if block.typeName != k.TypeName() {
			continue
		}
		id := block.id
		if block.identity != nil {
			var parts []string
			for _, key := range k.IdentityKeys() {
				parts = append(parts, block.identity[key])
			}
			if !slices.Contains(parts, "") {
				id = strings.Join(parts, "/")
			}
		}
		if id == "" {
			unresolved++
			continue
		}
		if !slices.ContainsFunc(objects, func(o *object) bool { return o.importID == id }) {
			id = a.session.resolve(ctx, k, id)
		}
		targets[id] = block.address
	}
	return targets, unresolved
}

// unreadable says why Intercom does not show the objects of a kind to this
// token, in one sentence. It returns "" for everything else, which concerns the
// run and not the kind.
func unreadable(k kind.Kind, err error) string {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) || refusal.HTML {
		return ""
	}
	var reason string
	switch status := refusal.StatusCode; {
	case refusal.Has("api_plan_restricted") || status == http.StatusPaymentRequired:
		reason = "the workspace's Intercom plan does not include them"
	case status == http.StatusForbidden || refusal.Has("token_unauthorized"):
		reason = "the access token lacks a permission"
		if len(k.Permissions) > 0 {
			reason += fmt.Sprintf(". Managing them takes %s, in Intercom's Developer Hub under Configure > Authentication", quotedList(k.Permissions))
		}
	case refusal.Has("intercom_version_invalid") || status == http.StatusNotFound && len(refusal.Problems) > 0:
		reason = "Intercom's API does not offer them to this workspace"
	default:
		return ""
	}
	return fmt.Sprintf("%s. Intercom answered: %s", reason, refusal)
}

// quotedList returns `"a", "b" and "c"`.
func quotedList(texts []string) string {
	var list strings.Builder
	for i, text := range texts {
		switch {
		case i > 0 && i == len(texts)-1:
			list.WriteString(" and ")
		case i > 0:
			list.WriteString(", ")
		}
		fmt.Fprintf(&list, "%q", text)
	}
	return list.String()
}

// selection returns the collections to write, by the names of their kinds.
func (a *adoption) selection() []*collection {
	var selected []*collection
	for _, k := range kinds() {
		if c := a.collections[k.Name]; c != nil && c.selected {
			selected = append(selected, c)
		}
	}
	return selected
}

// unread returns the collections that could not be read.
func (a *adoption) unread() []*collection {
	var unread []*collection
	for _, k := range kinds() {
		if c := a.collections[k.Name]; c != nil && c.unreadable != "" {
			unread = append(unread, c)
		}
	}
	return unread
}

// names returns the names of the files for the chosen kinds.
func (a *adoption) names() []string {
	var names []string
	for _, k := range kinds() {
		if a.chosen(k) {
			names = append(names, fileName(k))
		}
	}
	return names
}

// render returns the files. That of a kind which could not be read is not
// among them, and stays as it is.
func (a *adoption) render() []file {
	var files []file
	for _, c := range a.selection() {
		if c.unreadable != "" {
			continue
		}
		files = append(files, c.render(a.resources)...)
	}
	return files
}

// gone returns the addresses in the earlier files that the new files do not
// have.
func (a *adoption) gone() []address {
	var gone []address
	for _, old := range a.earlier.addresses {
		k, _ := kindNamed(strings.TrimPrefix(old.typeName, kind.Prefix))
		c := a.collections[k.Name]
		if slices.Contains(a.other.addresses, old) || c != nil && (c.unreadable != "" || slices.ContainsFunc(c.objects, func(o *object) bool { return o.label == old.label })) {
			continue
		}
		gone = append(gone, old)
	}
	return gone
}
