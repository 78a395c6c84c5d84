// Package adopt writes the configuration of a workspace that exists, for
// Terraform 1.5 and later and for OpenTofu, which have no `terraform query`.
package adopt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

// prefix is that of all types.
const prefix = "intercom_"

// source is the provider as configurations name it.
var source = strings.TrimPrefix(provider.Address, "registry.terraform.io/")

// options are what the user can choose.
type options struct {
	dir       string
	resources bool
	overwrite bool
	only      []string // names of kinds; all if empty
}

// adoption is one run.
type adoption struct {
	options
	session   *session
	progress  io.Writer
	workspace *intercom.Workspace
	kinds     map[string]*kind // by type, as far as they have been read
	earlier   earlier          // what the files hold that are to be replaced
}

// kind is all objects of one type of resource.
type kind struct {
	typeName   string
	selected   bool
	attributes []string         // in writing order
	references map[string]*kind // by attribute
	objects    []*object
	byID       map[string]*object
	refused    []string // which objects cannot be configured, and why
	skipped    []skipped
}

func (k *kind) noun() string { return noun(k.typeName) }

// noun is what people call one object of a type.
func noun(typeName string) string {
	return strings.ReplaceAll(strings.TrimPrefix(typeName, prefix), "_", " ")
}

// collection is the name of a kind, as in -only and of its file.
func collection(typeName string) string { return strings.TrimPrefix(typeName, prefix) + "s" }

// fileName is the name of the file that a kind has.
func fileName(typeName string) string { return collection(typeName) + ".tf" }

// read reads the chosen kinds, and those that name the owners of their objects.
func (a *adoption) read(ctx context.Context) error {
	var err error
	if a.workspace, err = a.session.client.Workspace.Get(ctx); err != nil {
		return errors.New(crud.Settings{Client: a.session.client}.Explain(err))
	}
	a.kinds = map[string]*kind{}
	for _, typeName := range a.session.types() {
		if !a.chosen(typeName) {
			continue
		}
		k, err := a.kind(ctx, typeName)
		if err != nil {
			return err
		}
		k.selected = true
	}
	return nil
}

func (a *adoption) chosen(typeName string) bool {
	return len(a.only) == 0 || slices.Contains(a.only, collection(typeName))
}

// kind reads a kind, once, after those that it refers to.
func (a *adoption) kind(ctx context.Context, typeName string) (*kind, error) {
	if k := a.kinds[typeName]; k != nil {
		return k, nil
	}
	schema := a.session.schemas.ResourceSchemas[typeName]
	k := &kind{typeName: typeName, references: map[string]*kind{}, byID: map[string]*object{}}
	a.kinds[typeName] = k
	references, owner := a.session.references(typeName), a.session.owner(typeName)
	for _, attribute := range slices.Sorted(maps.Keys(references)) {
		target := references[attribute]
		if attribute != owner && !a.chosen(target) {
			continue
		}
		to, err := a.kind(ctx, target)
		if err != nil {
			return nil, err
		}
		k.references[attribute] = to
	}
	k.attributes = inWritingOrder(schema, references)

	fmt.Fprintf(a.progress, "Reading %ss ... ", k.noun())
	var err error
	if k.objects, k.refused, err = a.session.list(ctx, typeName); err == nil {
		k.skipped, err = a.session.skipped(ctx, typeName)
	}
	if err != nil {
		fmt.Fprintln(a.progress, "failed")
		return nil, err
	}
	fmt.Fprintln(a.progress, len(k.objects))
	for _, o := range k.objects {
		k.byID[o.id] = o
	}
	label(k.noun(), k.objects, a.earlier.labels[typeName], func(o *object) string {
		if owners := k.references[owner]; owners != nil && owners.byID[o.owner] != nil {
			return owners.byID[o.owner].label
		}
		return ""
	})
	return k, nil
}

// selection are the kinds to write, in the order of the alphabet.
func (a *adoption) selection() []*kind {
	var kinds []*kind
	for _, typeName := range a.session.types() {
		if k := a.kinds[typeName]; k != nil && k.selected {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// names are the files that the chosen kinds have.
func (a *adoption) names() []file {
	var files []file
	for _, typeName := range a.session.types() {
		if a.chosen(typeName) {
			files = append(files, file{name: fileName(typeName)})
		}
	}
	return files
}

// render makes the files.
func (a *adoption) render() []file {
	var files []file
	for _, k := range a.selection() {
		f := file{name: fileName(k.typeName)}
		if len(k.objects) > 0 {
			f.content = k.render(a.resources)
		}
		files = append(files, f)
	}
	return files
}

// skipped says how many objects of a kind are left out, and why.
type skipped struct {
	count  int
	reason string
}

// skipped counts what the list of a type leaves out. The client has it at hand:
// it makes the lists of what Intercom answers with.
func (s *session) skipped(ctx context.Context, typeName string) ([]skipped, error) {
	var own, archived, ofArchived int
	whose := "Intercom's own"
	switch typeName {
	case "intercom_data_attribute":
		for _, model := range intercom.DataAttributeModels {
			attributes, err := s.client.DataAttributes.List(ctx, model)
			if err != nil {
				return nil, err
			}
			for _, a := range attributes {
				switch {
				case !a.Custom:
					own++
				case a.Archived:
					archived++
				}
			}
		}
	case "intercom_ticket_type", "intercom_ticket_type_attribute":
		whose = "the title and the description, which Intercom gives each ticket type"
		ticketTypes, err := s.client.TicketTypes.List(ctx)
		if err != nil {
			return nil, err
		}
		for _, t := range ticketTypes {
			if typeName == "intercom_ticket_type" {
				if t.Archived {
					archived++
				}
				continue
			}
			for _, a := range t.AllAttributes() {
				switch {
				case t.Archived:
					ofArchived++
				case a.Archived:
					archived++
				case a.Default:
					own++
				}
			}
		}
	}
	return slices.DeleteFunc([]skipped{
		{own, whose},
		{archived, "archived"},
		{ofArchived, "of an archived ticket type"},
	}, func(s skipped) bool { return s.count == 0 }), nil
}
