package intercomtest

import (
	"maps"
	"slices"
	"strings"
)

// Ticket type attributes can be read only as part of their type:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-type-attributes
var ticketTypeAttributeKind = kind{
	name:    "ticket_type_attributes", // those of all types
	firstID: 181,
	routes: []route{
		{
			pattern: "POST /ticket_types/{ticket_type_id}/attributes",
			fields:  ticketTypeAttributeFields.with("data_type", stringType),
			handle:  createTicketTypeAttribute,
		},
		{
			pattern: "PUT /ticket_types/{ticket_type_id}/attributes/{id}",
			fields:  ticketTypeAttributeFields.with("archived", boolType),
			handle:  updateTicketTypeAttribute,
		},
	},
	add: func(w *workspace, o object) string {
		return text(w.addTicketTypeAttribute(idString(o["ticket_type_id"]), o), "id")
	},
	remove: (*workspace).removeTicketTypeAttribute,
	alternatives: []Answers{
		{RestoreArchived: RestoreArchivedIgnored},
		{RestoreArchived: RestoreArchivedRefused},
		{ArchiveArchived: ArchiveArchivedRefused},
		{ListItemIDs: ListItemIDsRenewed},
		{ListItemsUpdate: ListItemsArchive},
		{ListItemsUpdate: ListItemsAppend},
		{ListItemBlanks: ListItemBlanksTrimmed},
		{ArchivedTicketTypes: ArchivedTicketTypesHidden},
		{ArchivedTicketTypeByID: ArchivedTicketTypeByIDNotFound},
		{TicketTypeAttributeNames: NamesUniqueAmongLive},
		{TicketTypeAttributeNames: NamesUniqueEvenArchived},
		{ArchivedTicketTypeAttributes: ArchivedAttributesHidden},
		{InputOptionsOnUpdate: InputOptionsPresent},
		{AllowMultipleValues: AllowMultipleValuesNowhere},
		{DefaultAttributes: DefaultAttributesKept},
		{DefaultAttributes: DefaultAttributesFixed},
		{NameBlanks: NameBlanksTrimmed},
	},
}

var ticketTypeAttributeFields = fields{
	"name": stringType, "description": stringType, "required_to_create": boolType, "required_to_create_for_contacts": boolType,
	"visible_on_create": boolType, "visible_to_contacts": boolType,
	"multiline": boolType, "list_items": stringType, "allow_multiple_values": boolType,
}

func createTicketTypeAttribute(w *workspace, r *request) (object, *problem) {
	typeID := r.http.PathValue("ticket_type_id")
	if _, ok := w.objects("ticket_types").get(typeID); !ok {
		return nil, errNotFound
	}
	if p := w.checkTicketTypeAttribute(typeID, "", r.body); p != nil {
		return nil, p
	}
	// The reference says that the description is required. Whether Intercom enforces
	// that is not known, so the simulator does: a client must send one.
	if _, ok := r.body["description"]; !ok {
		return nil, refuse(400, "parameter_not_found", "description is required")
	}
	dataTypes := []string{"string", "list", "integer", "decimal", "boolean", "datetime", "files"}
	if !slices.Contains(dataTypes, text(r.body, "data_type")) {
		return nil, invalid("Data Type isn't an option")
	}
	o := object{"input_options": w.inputOptions(nil, text(r.body, "data_type"), r.body)}
	copyFields(o, r.body, "data_type", "name", "description",
		"required_to_create", "required_to_create_for_contacts", "visible_on_create", "visible_to_contacts")
	return w.addTicketTypeAttribute(typeID, o), nil
}

func (w *workspace) checkTicketTypeAttribute(typeID, id string, after object) *problem {
	name := text(after, "name")
	if strings.TrimSpace(name) == "" {
		return refuse(400, "parameter_not_found", "name is required")
	}
	if isArchived(after) {
		return nil
	}
	return uniqueName(w.answers().TicketTypeAttributeNames, id, name, func(yield func(string, object) bool) {
		for _, otherID := range w.attributesOf[typeID] {
			if other, _ := w.objects("ticket_type_attributes").get(otherID); !yield(otherID, other) {
				return
			}
		}
	})
}

func (w *workspace) addTicketTypeAttribute(typeID string, in object) object {
	o := object{
		"type": "ticket_type_attribute", "workspace_id": w.config.WorkspaceID, "description": "", "data_type": "string",
		"required_to_create": false, "required_to_create_for_contacts": false, "visible_on_create": true, "visible_to_contacts": true,
		"default": false, "archived": false, "created_at": w.now(), "updated_at": w.now(),
		"order": len(w.attributesOf[typeID]),
	}
	maps.Copy(o, in)
	o["ticket_type_id"] = idNumber(typeID)
	if _, ok := o["input_options"]; !ok {
		o["input_options"] = w.inputOptions(nil, text(o, "data_type"), nil)
	}
	id := w.idOf("ticket_type_attributes", o)
	o["id"] = id
	w.objects("ticket_type_attributes").set(id, o)
	w.attributesOf[typeID] = append(w.attributesOf[typeID], id)
	return o
}

// inputOptions returns the input_options of an attribute. The reference has only
// multiline and null; list_options is known from other clients.
func (w *workspace) inputOptions(before object, dataType string, body object) any {
	switch dataType {
	case "string":
		out := object{"multiline": false}
		copyFields(out, before, "multiline")
		copyFields(out, body, "multiline")
		return out
	case "list":
		items, _ := before["list_options"].([]any)
		if in, ok := body["list_items"].(string); ok {
			items = w.listItems(items, in)
		}
		if items == nil {
			items = []any{}
		}
		return object{"list_options": items}
	case "files":
		if w.answers().AllowMultipleValues == AllowMultipleValuesNowhere {
			return nil
		}
		out := object{"allow_multiple_values": false}
		copyFields(out, before, "allow_multiple_values")
		copyFields(out, body, "allow_multiple_values")
		return out
	default:
		return nil
	}
}

// listItems returns the items of list_items ("Low,High"), with the ids that tickets
// refer to.
func (w *workspace) listItems(before []any, in string) []any {
	after := []any{}
	if w.answers().ListItemsUpdate == ListItemsAppend {
		after = slices.Clone(before)
	}
	for _, label := range strings.Split(in, ",") {
		if w.answers().ListItemBlanks == ListItemBlanksTrimmed {
			label = strings.TrimSpace(label)
		}
		if label == "" || itemLabelled(after, label) != nil {
			continue
		}
		item := itemLabelled(before, label)
		if item == nil || w.answers().ListItemIDs == ListItemIDsRenewed {
			w.items++
			item = object{"id": uuid("item", w.items), "label": label, "archived": false}
		}
		item = changed(item)
		item["archived"] = false
		after = append(after, item)
	}
	if w.answers().ListItemsUpdate == ListItemsArchive {
		for _, item := range before {
			item, _ := item.(object)
			if itemLabelled(after, text(item, "label")) == nil {
				item = changed(item)
				item["archived"] = true
				after = append(after, item)
			}
		}
	}
	return after
}

func itemLabelled(items []any, label string) object {
	for _, item := range items {
		if item, _ := item.(object); item["label"] == label {
			return item
		}
	}
	return nil
}

func updateTicketTypeAttribute(w *workspace, r *request) (object, *problem) {
	typeID := r.http.PathValue("ticket_type_id")
	before, ok := w.objects("ticket_type_attributes").get(r.id())
	if !ok || !slices.Contains(w.attributesOf[typeID], r.id()) {
		return nil, errNotFound
	}
	after := changed(before)
	copyFields(after, r.body, "name", "description",
		"required_to_create", "required_to_create_for_contacts", "visible_on_create", "visible_to_contacts")
	if p := w.setArchived(before, after, r.body); p != nil {
		return nil, p
	}
	if before["default"] == true {
		if p := w.changeDefault(before, after); p != nil {
			return nil, p
		}
	}
	if p := w.checkTicketTypeAttribute(typeID, r.id(), after); p != nil {
		return nil, p
	}
	options, _ := before["input_options"].(object)
	after["input_options"] = w.inputOptions(options, text(before, "data_type"), r.body)
	w.stamp(after)
	w.objects("ticket_type_attributes").set(r.id(), after)
	if w.answers().InputOptionsOnUpdate == InputOptionsAbsent {
		after = changed(after)
		delete(after, "input_options")
	}
	return after, nil
}

// changeDefault returns the refusal of a change of _default_title_ or
// _default_description_, or nil.
func (w *workspace) changeDefault(before, after object) *problem {
	switch archives := isArchived(after) && !isArchived(before); {
	case w.answers().DefaultAttributes == DefaultAttributesFixed:
		return refuse(422, "data_invalid", "Default attributes cannot be changed")
	case w.answers().DefaultAttributes == DefaultAttributesKept && archives:
		return refuse(422, "data_invalid", "Default attributes cannot be archived")
	}
	return nil
}

func (w *workspace) removeTicketTypeAttribute(id string) {
	for typeID, ids := range w.attributesOf {
		w.attributesOf[typeID] = slices.DeleteFunc(ids, func(other string) bool { return other == id })
	}
}

func listAttribute(ticketTypeID, name, description string, labels ...string) object {
	items := []any{}
	for _, label := range labels {
		items = append(items, object{"id": uuid("seed", ticketTypeID, name, label), "label": label, "archived": false})
	}
	return object{
		"ticket_type_id": ticketTypeID, "name": name, "description": description, "data_type": "list",
		"input_options": object{"list_options": items},
	}
}

// uglyAttribute returns the attribute of the i-th ticket type of SeedLarge.
func uglyAttribute(ticketTypeID string, i int) object {
	items := [][]string{
		{"${a}", `"b"`, "c d"}, {"twice", "twice"}, {"one", "two, or three"}, {" edges "}, {"", "full"}, {}, {"007", "日本語", strings.Repeat("long ", 38) + "."},
	}
	name, description := uglyName(i%25), uglyName(i+3)
	if i%4 == 0 {
		return listAttribute(ticketTypeID, name, description, items[i/4%len(items)]...)
	}
	dataTypes := []string{"string", "integer", "decimal", "boolean", "datetime", "files"}
	o := object{
		"ticket_type_id": ticketTypeID, "name": name, "data_type": dataTypes[i%len(dataTypes)],
		"required_to_create": i%2 == 0, "required_to_create_for_contacts": i%5 == 0, "visible_on_create": i%7 != 0, "visible_to_contacts": i%3 != 0,
	}
	switch o["data_type"] {
	case "string":
		o["input_options"] = object{"multiline": i%4 == 2}
	case "files":
		o["input_options"] = object{"allow_multiple_values": i%4 == 1}
	}
	return o
}
