package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettype"
)

const (
	probeType      = "Terraform live probe"
	otherType      = "Terraform live other"
	acceptanceType = "Terraform live acceptance"

	bug              = "\U0001F41E"
	admissionTickets = "\U0001F39F" // the default, with the selector
	selector         = "\uFE0F"

	typeAddress = "intercom_ticket_type.test"
)

var (
	typeNames    = []string{acceptanceType, probeType, otherType}
	numberedType = regexp.MustCompile(`^(` + strings.Join(typeNames, "|") + `)( [2-9])?$`)
)

func isOurType(o object) bool { return numberedType.MatchString(nameOf(o)) }

func ticketTypes() *trial {
	return &trial{
		Kind: tickettype.Kind, path: "/ticket_types",
		names: typeNames, leaves: "3 ticket types",
		ours:    isOurType,
		remove:  (*suite).removeType,
		removed: (*suite).writeDown,
		prepare: (*suite).prepareType,
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"name": name, "category": "Customer", "icon": "🐞", "description": "Created", "is_internal": false},
				arguments{"description": "Updated", "icon": "🎟️", "is_internal": true}
		},
		unchanged: map[string]string{
			"name":     "the next run finds the type by its name",
			"category": "TicketTypeCategory asks whether Intercom changes it",
		},
		byHand: object{"description": "By hand", "icon": bug}, shown: "description",
		importID: func(names []string, _ string) string { return names[0] },
		gone:     (*suite).typeGone,
		again: func(r *suite) outcome {
			if r.answered("ArchivedTicketTypes", intercomtest.ArchivedTicketTypesHidden) {
				return hiddenTypes
			}
			return restored(r.restores(typeKind))
		},
		archived: func(r *suite, ctx context.Context) (*archivedObject, error) {
			id, err := r.archivedType(ctx)
			return &archivedObject{typePath(id), func() (object, error) { return r.readType(ctx, id) }}, err
		},
		questions: []question{
			{
				field: "BackOfficeIsInternal", text: "Is a Back-office ticket type always internal, whatever is_internal says?",
				ask:     (*suite).backOfficeIsInternal,
				answers: []answer{no, yes},
			},
			{
				field: "TicketTypeCategory", text: "What does PUT with another category do to a ticket type?",
				ask: (*suite).ticketTypeCategory,
				answers: []answer{
					{intercomtest.CategoryApplied, "CategoryApplied", "changes it"},
					{intercomtest.CategoryIgnored, "CategoryIgnored", "nothing, without an error"},
					{intercomtest.CategoryRefused, "CategoryRefused", "is refused"},
				},
			},
			{
				field: "IconSelector", text: "What becomes of the variation selector U+FE0F of an icon?",
				ask: (*suite).iconSelector,
				answers: []answer{
					{intercomtest.IconSelectorKept, "IconSelectorKept", "nothing"},
					{intercomtest.IconSelectorStripped, "IconSelectorStripped", "it is taken off"},
					{intercomtest.IconSelectorAdded, "IconSelectorAdded", "it is added"},
				},
			},
			{
				field: "OmittedOnUpdate", text: "What does PUT without an icon do to the icon?",
				ask: (*suite).omittedOnUpdate,
				answers: []answer{
					{intercomtest.OmittedKept, "OmittedKept", "nothing"},
					{intercomtest.OmittedReset, "OmittedReset", "resets it"},
				},
			},
			{
				field: "TicketTypeNames", text: "Must names of ticket types be unique?",
				ask: (*suite).ticketTypeNames,
				answers: []answer{
					{intercomtest.NamesNotUnique, "NamesNotUnique", "no"},
					{intercomtest.NamesUniqueAmongLive, "NamesUniqueAmongLive", "among those in use"},
					{intercomtest.NamesUniqueEvenArchived, "NamesUniqueEvenArchived", "yes, archived or not"},
				},
			},
			{
				field: "ArchivedTicketTypes", text: "Does the list of ticket types have the archived ones?",
				ask: (*suite).archivedTicketTypes, decides: true,
				answers: []answer{
					{intercomtest.ArchivedTicketTypesListed, "ArchivedTicketTypesListed", "yes"},
					{intercomtest.ArchivedTicketTypesHidden, "ArchivedTicketTypesHidden", "no"},
				},
			},
			{
				field: "ArchivedTicketTypeByID", text: "Is an archived ticket type found by its id?",
				ask: (*suite).archivedTicketTypeByID,
				answers: []answer{
					{intercomtest.ArchivedTicketTypeByIDFound, "ArchivedTicketTypeByIDFound", "yes"},
					{intercomtest.ArchivedTicketTypeByIDNotFound, "ArchivedTicketTypeByIDNotFound", "no"},
				},
			},
		},
	}
}

// typeKind is the plural of ticket types.
const typeKind = "ticket types"

var hiddenTypes = outcome{notRun: "Intercom does not list archived ticket types, so each run would create another"}

// prepareType returns a ticket type to create. If Intercom does not list archived
// types, the provider cannot find the type of an earlier run, so prepareType restores
// that type and Terraform imports it.
func (r *suite) prepareType(ctx context.Context, _ string) (prepared, error) {
	ours, err := r.typesCalled(ctx, acceptanceType)
	if err != nil {
		return prepared{}, err
	}
	if r.answered("ArchivedTicketTypes", intercomtest.ArchivedTicketTypesHidden) && len(ours) > 0 {
		o, err := r.typeInUse(ctx, acceptanceType)
		return prepared{text(o, "name"), idOf(o)}, err
	}
	name, err := r.freshName(ours, typeKind, acceptanceType, " ", func(o object) error { return r.archiveType(ctx, idOf(o)) })
	return prepared{name: name}, err
}

func (r *suite) typeGone(ctx context.Context, ids map[string]string) error {
	o, err := r.readType(ctx, ids[typeAddress])
	if err != nil || o == nil { // Intercom may not show an archived type by its id
		return err
	}
	return expectArchived(o)
}

// removeType archives a ticket type, and its attributes with it. An interrupted run
// may have left the type or an attribute with the name of another; removeType first
// gives each its own name back, so that the next run can restore it even if names
// are unique.
func (r *suite) removeType(ctx context.Context, o object) error {
	var err error
	for _, field := range fieldsOf(o) {
		if !isArchived(field) {
			err = errors.Join(err, r.nameBack(ctx, fieldPath(idOf(o), idOf(field)), field))
		}
	}
	return errors.Join(err, r.nameBack(ctx, typePath(idOf(o)), o), r.archiveType(ctx, idOf(o)))
}

// typesCalled returns our ticket types with the name, numbered or not. If Intercom
// hides archived types, typesCalled adds the type that an earlier run recorded with
// writeDown. It renames types in use that have the name of another back to their own.
func (r *suite) typesCalled(ctx context.Context, name string) ([]object, error) {
	all, err := r.ticketTypes(ctx)
	if err != nil {
		return nil, err
	}
	// A type in use that has the name of another type prevents restoring that type.
	for _, o := range all {
		if isOurType(o) && !isArchived(o) {
			if err := r.nameBack(ctx, typePath(idOf(o)), o); err != nil {
				return nil, err
			}
		}
	}
	var ours []object
	for n := range mostNumbered {
		for _, o := range all {
			if nameOf(o) == numbered(name, " ", n+1) {
				ours = append(ours, o)
			}
		}
	}
	known := r.types[name]
	if known == nil {
		notes, err := r.attributesCalled(ctx, timeName)
		if err != nil {
			return nil, err
		}
		known = recall(notes, name)
	}
	if known != nil && withID(all, idOf(known)) == nil {
		ours = append(ours, object{"id": known["id"], "name": nameOf(known), "archived": true})
	}
	return ours, nil
}

// typeInUse returns our ticket type with the name: one that is in use, a restored one,
// or a new one.
func (r *suite) typeInUse(ctx context.Context, name string) (object, error) {
	ours, err := r.typesCalled(ctx, name)
	if err != nil {
		return nil, err
	}
	for _, archived := range []bool{false, true} {
		for _, o := range ours {
			if isArchived(o) != archived {
				continue
			}
			if archived {
				o, err = r.restore(ctx, typePath(idOf(o)), o, func() (object, error) { return r.readType(ctx, idOf(o)) })
				if err != nil {
					return nil, err
				}
			}
			if o != nil {
				r.types[name] = o
				return o, nil
			}
		}
	}
	free, err := r.freeName(ours, name, " ")
	if err != nil {
		return nil, err
	}
	body := object{"name": free, "description": mark + free, "category": "Back-office", "icon": bug}
	made, err := ticketTypes().create(ctx, r, body)
	if err == nil {
		r.types[name] = made
	}
	return made, err
}

// changedType sends changes to the ticket type that the questions ask about and returns
// the type as it reads afterwards. The last change is the request that the question is
// about.
func (r *suite) changedType(ctx context.Context, changes ...object) (object, error) {
	o, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return nil, err
	}
	if err := r.putAll(ctx, typePath(idOf(o)), changes); err != nil {
		return nil, err
	}
	now, err := r.readType(ctx, idOf(o))
	if err == nil && now == nil {
		err = fmt.Errorf("Intercom no longer finds the ticket type %s", idOf(o))
	}
	return now, err
}

func (r *suite) backOfficeIsInternal(ctx context.Context) (verdict, error) {
	o, err := r.changedType(ctx, object{"category": "Back-office", "icon": bug, "is_internal": false})
	if err != nil {
		return verdict{}, err
	}
	if category := text(o, "category"); category != "Back-office" {
		return odd("a ticket type made with category Back-office has category %q", category), nil
	}
	return is(o["is_internal"] == true), nil
}

func (r *suite) ticketTypeCategory(ctx context.Context) (verdict, error) {
	before, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return verdict{}, err
	}
	target := "Customer"
	if before["category"] == target { // an earlier run was interrupted
		target = "Back-office"
	}
	o, err := r.changedType(ctx, object{"category": target, "icon": bug})
	var refused *refusedError
	switch {
	case errors.As(err, &refused):
		return isRefused(intercomtest.CategoryRefused, refused.refusal), nil
	case err != nil:
		return verdict{}, err
	case o["category"] == before["category"]:
		return is(intercomtest.CategoryIgnored), nil
	case o["category"] != target:
		return odd("%s became %s instead of %s", before["category"], o["category"], target), nil
	}
	_, err = r.put(ctx, typePath(idOf(o)), object{"category": "Back-office", "icon": bug})
	return is(intercomtest.CategoryApplied), err
}

func (r *suite) iconSelector(ctx context.Context) (verdict, error) {
	with, err := r.changedType(ctx, object{"icon": admissionTickets + selector})
	if err != nil {
		return verdict{}, err
	}
	without, err := r.changedType(ctx, object{"icon": bug})
	if err != nil {
		return verdict{}, err
	}
	switch got := [2]string{text(with, "icon"), text(without, "icon")}; got {
	case [2]string{admissionTickets + selector, bug}:
		return is(intercomtest.IconSelectorKept), nil
	case [2]string{admissionTickets, bug}:
		return is(intercomtest.IconSelectorStripped), nil
	case [2]string{admissionTickets + selector, bug + selector}:
		return is(intercomtest.IconSelectorAdded), nil
	default:
		return odd("%+q and %+q came back as %+q and %+q", admissionTickets+selector, bug, got[0], got[1]), nil
	}
}

func (r *suite) omittedOnUpdate(ctx context.Context) (verdict, error) {
	before, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return verdict{}, err
	}
	after, err := r.changedType(ctx, object{"icon": bug}, object{"name": before["name"]})
	if err != nil {
		return verdict{}, err
	}
	switch icon := text(after, "icon"); strings.TrimSuffix(icon, selector) {
	case bug:
		return is(intercomtest.OmittedKept), nil
	case admissionTickets:
		return is(intercomtest.OmittedReset), nil
	default:
		return odd("%+q became %+q", bug, icon), nil
	}
}

// ticketTypeNames renames a second ticket type to the name of the first, while the
// first is in use and when it is archived. It does not create a type with that name,
// because it could not delete the new type.
func (r *suite) ticketTypeNames(ctx context.Context) (verdict, error) {
	first, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return verdict{}, err
	}
	second, err := r.typeInUse(ctx, otherType)
	if err != nil {
		return verdict{}, err
	}
	return uniqueNames(text(first, "name"), text(second, "name"), func(name string) error {
		_, err := r.put(ctx, typePath(idOf(second)), object{"name": name, "icon": bug})
		return err
	}, func() error { return r.archiveType(ctx, idOf(first)) })
}

// uniqueNames asks whether a second object may have the name of a first object, while
// the first is in use and when it is archived. taken is the name of the first, own that
// of the second.
func uniqueNames(taken, own string, rename func(string) error, archive func() error) (verdict, error) {
	err := rename(taken)
	if err == nil {
		return is(intercomtest.NamesNotUnique), rename(own)
	}
	e := refusal(err)
	if e == nil {
		return verdict{}, err
	}
	if err := archive(); err != nil {
		return verdict{}, err
	}
	err = rename(taken)
	switch {
	case err == nil:
		return isRefused(intercomtest.NamesUniqueAmongLive, e), rename(own)
	case refusal(err) != nil:
		return isRefused(intercomtest.NamesUniqueEvenArchived, refusal(err)), nil
	default:
		return verdict{}, err
	}
}

// archivedType archives the ticket type that the questions ask about, if it is in use,
// and returns its id.
func (r *suite) archivedType(ctx context.Context) (string, error) {
	ours, err := r.typesCalled(ctx, probeType)
	if err != nil {
		return "", err
	}
	inUse := slices.IndexFunc(ours, func(o object) bool { return !isArchived(o) })
	switch {
	case inUse >= 0:
		r.types[probeType] = ours[inUse]
	case len(ours) > 0:
		return idOf(ours[len(ours)-1]), nil
	default:
		if _, err := r.typeInUse(ctx, probeType); err != nil {
			return "", err
		}
	}
	id := idOf(r.types[probeType])
	return id, r.archiveType(ctx, id)
}

func (r *suite) archivedTicketTypes(ctx context.Context) (verdict, error) {
	id, err := r.archivedType(ctx)
	if err != nil {
		return verdict{}, err
	}
	all, err := r.ticketTypes(ctx)
	if err != nil {
		return verdict{}, err
	}
	if withID(all, id) == nil {
		return is(intercomtest.ArchivedTicketTypesHidden), nil
	}
	return is(intercomtest.ArchivedTicketTypesListed), nil
}

func (r *suite) archivedTicketTypeByID(ctx context.Context) (verdict, error) {
	id, err := r.archivedType(ctx)
	if err != nil {
		return verdict{}, err
	}
	o, err := r.readType(ctx, id)
	if err != nil {
		return verdict{}, asked(err)
	}
	if o == nil {
		return is(intercomtest.ArchivedTicketTypeByIDNotFound), nil
	}
	return is(intercomtest.ArchivedTicketTypeByIDFound), nil
}

// note begins the description of the last time attribute, in which writeDown records
// the ticket types that Intercom does not list: "..., Terraform live probe 2 = 71,
// ...".
const note = "Conformance suite of terraform-provider-intercom. Archived ticket types that are used again: "

var noted = regexp.MustCompile(`(` + strings.Join(typeNames, "|") + `)( [2-9])? = (\d+)`)

// recall returns our ticket type with the name as an earlier run recorded it, or nil.
func recall(notes []object, name string) object {
	if len(notes) == 0 {
		return nil
	}
	for _, found := range noted.FindAllStringSubmatch(text(notes[len(notes)-1], "description"), -1) {
		if found[1] == name {
			return object{"id": found[3], "name": found[1] + found[2]}
		}
	}
	return nil
}

// writeDown records the ticket types that Intercom hides in the description of a data
// attribute, for the next run. It keeps the records of earlier runs for types that this
// run did not need.
func (r *suite) writeDown(ctx context.Context) error {
	if len(r.types) == 0 {
		return nil
	}
	listed, err := r.ticketTypes(ctx)
	if err != nil {
		return err
	}
	hidden := false
	for _, o := range r.types {
		hidden = hidden || withID(listed, idOf(o)) == nil
	}
	if !hidden {
		return nil
	}
	notes, err := r.attributesCalled(ctx, timeName)
	if err != nil {
		return err
	}
	var types []string
	for _, name := range typeNames {
		o := r.types[name]
		if o == nil {
			o = recall(notes, name)
		}
		if o != nil {
			types = append(types, nameOf(o)+" = "+idOf(o))
		}
	}
	change := object{"description": note + strings.Join(types, ", ")}
	written := func(o object) bool { return o["description"] == change["description"] }

	// Intercom may change the description of an archived attribute. If it does not, the
	// attribute must be restored or replaced first.
	if len(notes) > 0 {
		last := notes[len(notes)-1]
		if written(last) {
			return nil
		}
		now, err := r.put(ctx, attributePath(last), change)
		if err == nil && written(now) || err != nil && refusal(err) == nil {
			return err
		}
	}
	o, err := r.attributeInUse(ctx, timeName, object{"data_type": "datetime"})
	if err != nil {
		return err
	}
	_, err = r.put(ctx, attributePath(o), change)
	return err
}
