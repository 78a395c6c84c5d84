package main

import (
	"context"
	"fmt"

	t "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// The probe has two attributes, told apart by their data types.
const (
	listField  = "list"
	filesField = "files"
)

// fieldInUse returns an attribute of the probe: as it is, restored, or made. One
// that is archived and that Intercom does not show is known to the run that
// archived it.
func (r *suite) fieldInUse(ctx context.Context, dataType string) (typeID string, field object, err error) {
	ticketType, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return "", nil, err
	}
	typeID = idOf(ticketType)
	var ours []object
	for _, o := range fieldsOf(ticketType) {
		if o["default"] == true {
			continue
		}
		if !isArchived(o) { // see typesCalled
			if err := r.nameBack(ctx, fieldPath(typeID, idOf(o)), o); err != nil {
				return "", nil, err
			}
		}
		if o["data_type"] == dataType {
			ours = append(ours, o)
		}
	}
	if o := r.fields[dataType]; o != nil && withID(ours, idOf(o)) == nil && idOf(r.fields["type"]) == typeID {
		ours = append(ours, object{"id": o["id"], "name": nameOf(o), "archived": true})
	}
	for _, archived := range []bool{false, true} {
		for _, o := range ours {
			if isArchived(o) != archived {
				continue
			}
			if archived {
				o, err = r.restore(ctx, fieldPath(typeID, idOf(o)), o, func() (object, error) { return r.readField(ctx, typeID, idOf(o)) })
				if err != nil {
					return "", nil, err
				}
			}
			if o != nil {
				r.fields["type"], r.fields[dataType] = ticketType, o
				return typeID, o, nil
			}
		}
	}

	name, err := r.freeName(ours, "Live "+dataType, " ")
	if err != nil {
		return "", nil, err
	}
	body := object{"name": name, "description": mark + name, "data_type": dataType}
	if dataType == listField {
		body["list_items"] = threeItems
	} else {
		body["allow_multiple_values"] = true
	}
	field, err = r.create(ctx, typePath(typeID)+"/attributes", body, func() ([]object, error) {
		o, err := r.readType(ctx, typeID)
		return fieldsOf(o), err
	})
	if err == nil {
		r.fields["type"], r.fields[dataType] = ticketType, field
	}
	return typeID, field, err
}

const threeItems = "One,Two,Three"

// changedField sends changes to an attribute, the last of which asks, and reads
// it before and after that one.
func (r *suite) changedField(ctx context.Context, dataType string, changes ...object) (before, after object, err error) {
	typeID, field, err := r.fieldInUse(ctx, dataType)
	if err != nil {
		return nil, nil, err
	}
	for i := range changes {
		if before, err = r.readField(ctx, typeID, idOf(field)); err != nil {
			return nil, nil, err
		}
		_, err := r.put(ctx, fieldPath(typeID, idOf(field)), changes[i])
		if i == len(changes)-1 {
			err = asked(err)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	after, err = r.readField(ctx, typeID, idOf(field))
	if err == nil && after == nil {
		err = fmt.Errorf("the ticket type has lost its attribute %s", field["name"])
	}
	return before, after, err
}

// itemCalled is an item of a list attribute by its label, nil if there is none.
func itemCalled(field object, label string) object {
	input, _ := field["input_options"].(object)
	items, _ := input["list_options"].([]any)
	for _, item := range items {
		if item, _ := item.(object); item["label"] == label {
			return item
		}
	}
	return nil
}

func (r *suite) listItemIDs(ctx context.Context) (verdict, error) {
	before, after, err := r.changedField(ctx, listField, object{"list_items": threeItems}, object{"list_items": "One,Two"})
	if err != nil {
		return verdict{}, err
	}
	one, now := itemCalled(before, "One"), itemCalled(after, "One")
	switch {
	case one == nil || now == nil:
		return odd("the items are not in input_options.list_options, but in %v", after["input_options"]), nil
	case idOf(one) == idOf(now):
		return is(t.ListItemIDsKept), nil
	default:
		return is(t.ListItemIDsRenewed), nil
	}
}

func (r *suite) listItemsUpdate(ctx context.Context) (verdict, error) {
	_, after, err := r.changedField(ctx, listField, object{"list_items": threeItems}, object{"list_items": "One,Two"})
	if err != nil {
		return verdict{}, err
	}
	switch three := itemCalled(after, "Three"); {
	case itemCalled(after, "One") == nil:
		return odd("the items are not in input_options.list_options, but in %v", after["input_options"]), nil
	case three == nil:
		return is(t.ListItemsReplace), nil
	case isArchived(three):
		return is(t.ListItemsArchive), nil
	default:
		return is(t.ListItemsAppend), nil
	}
}

func (r *suite) listItemBlanks(ctx context.Context) (verdict, error) {
	_, after, err := r.changedField(ctx, listField, object{"list_items": "One, Blank"})
	if err != nil {
		return verdict{}, err
	}
	switch {
	case itemCalled(after, " Blank") != nil:
		return is(t.ListItemBlanksKept), nil
	case itemCalled(after, "Blank") != nil:
		return is(t.ListItemBlanksTrimmed), nil
	default:
		return odd("the items of \"One, Blank\" are %v", after["input_options"]), nil
	}
}

func (r *suite) inputOptionsOnUpdate(ctx context.Context) (verdict, error) {
	typeID, field, err := r.fieldInUse(ctx, listField)
	if err != nil {
		return verdict{}, err
	}
	answer, err := r.put(ctx, fieldPath(typeID, idOf(field)), object{"description": field["description"]})
	if err != nil {
		return verdict{}, asked(err)
	}
	switch input, ok := answer["input_options"]; {
	case !ok:
		return is(t.InputOptionsAbsent), nil
	case input == nil:
		return odd("null"), nil
	default:
		return is(t.InputOptionsPresent), nil
	}
}

func (r *suite) allowMultipleValues(ctx context.Context) (verdict, error) {
	const key = "allow_multiple_values"
	_, field, err := r.changedField(ctx, filesField, object{key: true})
	if err != nil {
		return verdict{}, err
	}
	input, _ := field["input_options"].(object)
	if _, ok := input[key]; ok {
		return is(t.AllowMultipleValuesInInputOptions), nil
	}
	if _, ok := field[key]; ok {
		return odd("beside input_options"), nil
	}
	return is(t.AllowMultipleValuesNowhere), nil
}

// defaultAttributes takes the description off the probe, which nobody misses.
func (r *suite) defaultAttributes(ctx context.Context) (verdict, error) {
	ticketType, err := r.typeInUse(ctx, probeType)
	if err != nil {
		return verdict{}, err
	}
	typeID := idOf(ticketType)
	var field object
	for _, o := range fieldsOf(ticketType) {
		if o["name"] == "_default_description_" {
			field = o
		}
	}
	if field == nil {
		return skip("the ticket type has no _default_description_, or does not show that it is archived"), nil
	}
	path := fieldPath(typeID, idOf(field))
	if isArchived(field) { // by a run that was cut off, or with the type
		field, err = r.restore(ctx, path, object{}, func() (object, error) { return r.readField(ctx, typeID, idOf(field)) })
		if err != nil || field == nil {
			return skip("_default_description_ is archived and does not come back"), err
		}
	}
	if _, err := r.put(ctx, path, object{"description": "What it is about"}); err != nil {
		if e := refusal(err); e != nil {
			return isRefused(t.DefaultAttributesFixed, e), nil
		}
		return verdict{}, err
	}
	answer, err := r.put(ctx, path, object{"archived": true})
	e := refusal(err)
	switch {
	case e != nil:
		return isRefused(t.DefaultAttributesKept, e), nil
	case err != nil:
		return verdict{}, err
	case !isArchived(answer):
		return odd("archiving one does nothing, without an error"), nil
	}
	if _, err := r.put(ctx, path, object{"archived": false}); err != nil && refusal(err) == nil {
		return verdict{}, err
	}
	return is(t.DefaultAttributesChangeable), nil
}

// ticketTypeAttributeNames lets the list attribute have the name of the files
// attribute, in use and archived.
func (r *suite) ticketTypeAttributeNames(ctx context.Context) (verdict, error) {
	typeID, first, err := r.fieldInUse(ctx, filesField)
	if err != nil {
		return verdict{}, err
	}
	_, second, err := r.fieldInUse(ctx, listField)
	if err != nil {
		return verdict{}, err
	}
	return uniqueNames(text(first, "name"), text(second, "name"), func(name string) error {
		_, err := r.put(ctx, fieldPath(typeID, idOf(second)), object{"name": name})
		return err
	}, func() error { return r.archiveField(ctx, typeID, idOf(first)) })
}

// archivedField returns the files attribute of the probe when it is archived.
func (r *suite) archivedField(ctx context.Context) (typeID, id string, err error) {
	if known := r.fields[filesField]; known != nil {
		typeID, id = idOf(r.fields["type"]), idOf(known)
		o, err := r.readField(ctx, typeID, id)
		if err != nil {
			return "", "", err
		}
		if o == nil || isArchived(o) {
			return typeID, id, nil
		}
	} else {
		var field object
		if typeID, field, err = r.fieldInUse(ctx, filesField); err != nil {
			return "", "", err
		}
		id = idOf(field)
	}
	return typeID, id, r.archiveField(ctx, typeID, id)
}

func (r *suite) archivedTicketTypeAttributes(ctx context.Context) (verdict, error) {
	typeID, id, err := r.archivedField(ctx)
	if err != nil {
		return verdict{}, err
	}
	o, err := r.readField(ctx, typeID, id)
	if err != nil {
		return verdict{}, err
	}
	if o == nil {
		return is(t.ArchivedAttributesHidden), nil
	}
	return is(t.ArchivedAttributesShown), nil
}

func (r *suite) archiveArchivedField(ctx context.Context) (verdict, error) {
	typeID, id, err := r.archivedField(ctx)
	if err != nil {
		return verdict{}, err
	}
	return r.archiveAgain(ctx, fieldPath(typeID, id))
}

func (r *suite) restoreArchivedField(ctx context.Context) (verdict, error) {
	typeID, id, err := r.archivedField(ctx)
	if err != nil {
		return verdict{}, err
	}
	return r.restoreAgain(ctx, fieldPath(typeID, id), func() (object, error) { return r.readField(ctx, typeID, id) })
}
