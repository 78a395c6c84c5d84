package main

import (
	"context"
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettypeattribute"
)

// fieldKind is the plural of ticket type attributes.
const fieldKind = "ticket type attributes"

func ticketTypeAttributes() *trial {
	const address = "intercom_ticket_type_attribute.test"
	return &trial{
		Kind:    tickettypeattribute.Kind,
		prepare: (*suite).prepareField,
		arguments: func(r *suite, name string) (create, update arguments) {
			more := []string{"Low", "High"}
			if !r.answered("ListItemsUpdate", intercomtest.ListItemsAppend) { // otherwise the third item could not be removed
				more = []string{"Low", "Medium", "High"}
			}
			create = arguments{
				"ticket_type_id": expression(typeAddress + ".id"), "name": name, "data_type": "list", "list_items": []string{"Low", "High"},
				"description": "Created", "required_to_create": false, "required_to_create_for_contacts": false,
				"visible_on_create": false, "visible_to_contacts": false,
			}
			update = arguments{
				"list_items": more, "description": "Updated", "required_to_create": true, "required_to_create_for_contacts": true,
				"visible_on_create": true, "visible_to_contacts": true,
			}
			return create, update
		},
		unchanged: map[string]string{
			"ticket_type_id":        "it replaces the attribute",
			"data_type":             "it replaces the attribute",
			"name":                  "the next run finds the attribute by its name",
			"multiline":             "a list has none",
			"allow_multiple_values": "a list has none",
		},
		object: func(ids map[string]string) string { return fieldPath(ids[typeAddress], ids[address]) },
		byHand: object{"description": "By hand"}, shown: "description",
		importID: func(names []string, _ string) string { return names[0] + "/" + names[1] },
		gone: func(r *suite, ctx context.Context, ids map[string]string) error {
			if err := r.typeGone(ctx, ids); err != nil || !r.answered("ArchivedTicketTypeAttributes", intercomtest.ArchivedAttributesHidden) {
				return err
			}
			// If the attribute stayed archived, the provider could not find it again,
			// and each run would create another.
			_, err := r.put(ctx, fieldPath(ids[typeAddress], ids[address]), object{"archived": false})
			return err
		},
		again: func(r *suite) outcome {
			if r.answered("ArchivedTicketTypes", intercomtest.ArchivedTicketTypesHidden) {
				return hiddenTypes
			}
			return restored(r.restores(typeKind, fieldKind))
		},
		archived: func(r *suite, ctx context.Context) (*archivedObject, error) {
			typeID, id, err := r.archivedField(ctx)
			return &archivedObject{fieldPath(typeID, id), func() (object, error) { return r.readField(ctx, typeID, id) }}, err
		},
		questions: []question{
			{
				field: "ListItemIDs", text: "Do list items that stay keep their ids?",
				ask: (*suite).listItemIDs,
				answers: []answer{
					{intercomtest.ListItemIDsKept, "ListItemIDsKept", "yes"},
					{intercomtest.ListItemIDsRenewed, "ListItemIDsRenewed", "no"},
				},
			},
			{
				field: "ListItemsUpdate", text: "What becomes of list items that a PUT leaves out?",
				ask: (*suite).listItemsUpdate, decides: true,
				answers: []answer{
					{intercomtest.ListItemsReplace, "ListItemsReplace", "they go"},
					{intercomtest.ListItemsArchive, "ListItemsArchive", "they are archived"},
					{intercomtest.ListItemsAppend, "ListItemsAppend", "they stay"},
				},
			},
			{
				field: "ListItemBlanks", text: "Does Intercom keep blanks around list items?",
				ask: (*suite).listItemBlanks,
				answers: []answer{
					{intercomtest.ListItemBlanksKept, "ListItemBlanksKept", "yes"},
					{intercomtest.ListItemBlanksTrimmed, "ListItemBlanksTrimmed", "no"},
				},
			},
			{
				field: "InputOptionsOnUpdate", text: "Does the answer to a PUT of an attribute have input_options?",
				ask: (*suite).inputOptionsOnUpdate,
				answers: []answer{
					{intercomtest.InputOptionsAbsent, "InputOptionsAbsent", "no"},
					{intercomtest.InputOptionsPresent, "InputOptionsPresent", "yes"},
				},
			},
			{
				field: "AllowMultipleValues", text: "Where do answers have allow_multiple_values?",
				ask: (*suite).allowMultipleValues,
				answers: []answer{
					{intercomtest.AllowMultipleValuesInInputOptions, "AllowMultipleValuesInInputOptions", "in input_options"},
					{intercomtest.AllowMultipleValuesNowhere, "AllowMultipleValuesNowhere", "nowhere"},
				},
			},
			{
				field: "DefaultAttributes", text: "May the attributes that every ticket type has be changed?",
				ask: (*suite).defaultAttributes,
				answers: []answer{
					{intercomtest.DefaultAttributesChangeable, "DefaultAttributesChangeable", "yes"},
					{intercomtest.DefaultAttributesKept, "DefaultAttributesKept", "yes, but not archived"},
					{intercomtest.DefaultAttributesFixed, "DefaultAttributesFixed", "no"},
				},
			},
			{
				field: "TicketTypeAttributeNames", text: "Must names of the attributes of a ticket type be unique?",
				ask: (*suite).ticketTypeAttributeNames,
				answers: []answer{
					{intercomtest.NamesNotUnique, "NamesNotUnique", "no"},
					{intercomtest.NamesUniqueAmongLive, "NamesUniqueAmongLive", "among those in use"},
					{intercomtest.NamesUniqueEvenArchived, "NamesUniqueEvenArchived", "yes, archived or not"},
				},
			},
			{
				field: "ArchivedTicketTypeAttributes", text: "Does a ticket type show its archived attributes?",
				ask: (*suite).archivedTicketTypeAttributes, decides: true,
				answers: []answer{
					{intercomtest.ArchivedAttributesShown, "ArchivedAttributesShown", "yes"},
					{intercomtest.ArchivedAttributesHidden, "ArchivedAttributesHidden", "no"},
				},
			},
		},
	}
}

// prepareField returns an attribute to create in the ticket type with the name.
func (r *suite) prepareField(ctx context.Context, typeName string) (prepared, error) {
	const name = "Severity"
	if r.restores(fieldKind) {
		return prepared{name: name}, nil
	}
	if r.answered("ArchivedTicketTypeAttributes", intercomtest.ArchivedAttributesHidden) {
		return prepared{}, &notRunError{"Intercom neither shows nor restores archived attributes, so each run would create another"}
	}
	var fields []object
	all, err := r.ticketTypes(ctx)
	for _, o := range all {
		if text(o, "name") == typeName {
			fields = append(fields, fieldsOf(o)...)
		}
	}
	if err != nil {
		return prepared{}, err
	}
	free, err := r.freeName(fields, name, " ")
	return prepared{name: free}, err
}

// The ticket type that the questions ask about has two attributes of ours, one of each
// of these data types.
const (
	listField  = "list"
	filesField = "files"
)

// fieldInUse returns the attribute with the data type, of the ticket type that the
// questions ask about: one that is in use, a restored one, or a new one. If Intercom
// does not show archived attributes, fieldInUse knows only those that this run
// archived.
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

// changedField sends changes to an attribute. It returns the attribute as it reads
// before and after the last change, which is the request that the question is about.
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
		err = fmt.Errorf("the ticket type no longer has the attribute %s", field["name"])
	}
	return before, after, err
}

// itemCalled returns the item of a list attribute with the label, or nil if there is
// none.
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
		return is(intercomtest.ListItemIDsKept), nil
	default:
		return is(intercomtest.ListItemIDsRenewed), nil
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
		return is(intercomtest.ListItemsReplace), nil
	case isArchived(three):
		return is(intercomtest.ListItemsArchive), nil
	default:
		return is(intercomtest.ListItemsAppend), nil
	}
}

func (r *suite) listItemBlanks(ctx context.Context) (verdict, error) {
	_, after, err := r.changedField(ctx, listField, object{"list_items": "One, Blank"})
	if err != nil {
		return verdict{}, err
	}
	switch {
	case itemCalled(after, " Blank") != nil:
		return is(intercomtest.ListItemBlanksKept), nil
	case itemCalled(after, "Blank") != nil:
		return is(intercomtest.ListItemBlanksTrimmed), nil
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
		return is(intercomtest.InputOptionsAbsent), nil
	case input == nil:
		return odd("null"), nil
	default:
		return is(intercomtest.InputOptionsPresent), nil
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
		return is(intercomtest.AllowMultipleValuesInInputOptions), nil
	}
	if _, ok := field[key]; ok {
		return odd("beside input_options"), nil
	}
	return is(intercomtest.AllowMultipleValuesNowhere), nil
}

// defaultAttributes changes and archives _default_description_ of the ticket type that
// the questions ask about; nothing needs that attribute.
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
	if isArchived(field) { // by an interrupted run, or together with the type
		field, err = r.restore(ctx, path, object{}, func() (object, error) { return r.readField(ctx, typeID, idOf(field)) })
		if err != nil || field == nil {
			return skip("_default_description_ is archived and Intercom does not restore it"), err
		}
	}
	if _, err := r.put(ctx, path, object{"description": "What it is about"}); err != nil {
		if e := refusal(err); e != nil {
			return isRefused(intercomtest.DefaultAttributesFixed, e), nil
		}
		return verdict{}, err
	}
	answer, err := r.put(ctx, path, object{"archived": true})
	e := refusal(err)
	switch {
	case e != nil:
		return isRefused(intercomtest.DefaultAttributesKept, e), nil
	case err != nil:
		return verdict{}, err
	case !isArchived(answer):
		return odd("archiving a default attribute does nothing, without an error"), nil
	}
	if _, err := r.put(ctx, path, object{"archived": false}); err != nil && refusal(err) == nil {
		return verdict{}, err
	}
	return is(intercomtest.DefaultAttributesChangeable), nil
}

// ticketTypeAttributeNames renames the list attribute to the name of the files
// attribute, while that one is in use and when it is archived.
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

// archivedField archives the files attribute if it is in use, and returns its ids.
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
		return is(intercomtest.ArchivedAttributesHidden), nil
	}
	return is(intercomtest.ArchivedAttributesShown), nil
}
