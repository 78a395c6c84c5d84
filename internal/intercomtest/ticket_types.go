package intercomtest

import (
	"maps"
	"slices"
	"strings"
)

// Ticket types define the fields of tickets:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types
//
// The reference documents no refusal but the 401. The refusals here are like those of
// other objects.
var ticketTypeKind = kind{
	name:    "ticket_types", // without their attributes and states
	firstID: 71,
	routes: []route{
		{pattern: "GET /ticket_types", handle: listTicketTypes},
		{pattern: "POST /ticket_types", fields: ticketTypeFields, handle: createTicketType},
		{pattern: "GET /ticket_types/{id}", handle: getTicketType},
		{pattern: "PUT /ticket_types/{id}", fields: ticketTypeFields.with("archived", boolType), handle: updateTicketType},
	},
	add:       func(w *workspace, o object) string { return text(w.addTicketType(o), "id") },
	show:      (*workspace).showTicketType,
	remove:    (*workspace).removeTicketType,
	seed:      seedTicketTypes,
	seedLarge: seedManyTicketTypes,
	alternatives: []Answers{
		{RestoreArchived: RestoreArchivedIgnored},
		{RestoreArchived: RestoreArchivedRefused},
		{ArchiveArchived: ArchiveArchivedRefused},
		{ArchivedTicketTypes: ArchivedTicketTypesHidden},
		{ArchivedTicketTypeByID: ArchivedTicketTypeByIDNotFound},
		{TicketTypeCategory: CategoryIgnored},
		{TicketTypeCategory: CategoryRefused},
		{IconSelector: IconSelectorStripped},
		{IconSelector: IconSelectorAdded},
		{OmittedOnUpdate: OmittedReset},
		{BackOfficeIsInternal: true},
		{TicketTypeNames: NamesUniqueAmongLive},
		{TicketTypeNames: NamesUniqueEvenArchived},
		{NameBlanks: NameBlanksTrimmed},
	},
	deviations: []deviation{
		{
			"every example of a ticket type has is_internal, and both requests take it; no schema of an answer has it",
			"answer", "/is_internal", "unknown", append([]string{"GET /ticket_states"}, ticketTypeOperations...),
		},
		{
			"every example has the attributes of a ticket type under data, the schema under ticket_type_attributes",
			"answer", "/ticket_type_attributes/data", "unknown", ticketTypeOperations,
		},
		{
			"examples have null for the input_options of an attribute that has none; the schema has an object",
			"answer", "/input_options", "nullable", ticketTypeOperations,
		},
		{
			"the operations on ticket types are described with 200 and 401 only, though their ids can be wrong",
			"status", "404", "unknown", ticketTypeOperations,
		},
		{
			"the operations on ticket types are described with 200 and 401 only, though their fields can be wrong",
			"status", "422", "unknown", ticketTypeOperations,
		},
	},
}

var ticketTypeFields = fields{
	"name": stringType, "description": stringType, "category": stringType, "icon": stringType, "is_internal": boolType,
}

// ticketTypeOperations are the operations on ticket types and on their attributes.
var ticketTypeOperations = []string{
	"GET /ticket_types", "POST /ticket_types", "GET /ticket_types/{}", "PUT /ticket_types/{}",
	"POST /ticket_types/{}/attributes", "PUT /ticket_types/{}/attributes/{}",
}

// defaultIcon is the documented default of both requests.
const (
	defaultIcon       = "\U0001F39F" + variationSelector
	variationSelector = "\uFE0F"
)

func listTicketTypes(w *workspace, _ *request) (object, *problem) {
	data := []any{}
	for _, ticketType := range w.objects("ticket_types").all {
		if w.hidden(ticketType) {
			continue
		}
		data = append(data, w.renderTicketType(ticketType))
	}
	return list(data), nil
}

// hidden reports whether lists leave out a type because it is archived.
func (w *workspace) hidden(ticketType object) bool {
	return isArchived(ticketType) && w.answers().ArchivedTicketTypes == ArchivedTicketTypesHidden
}

func getTicketType(w *workspace, r *request) (object, *problem) {
	ticketType, ok := w.objects("ticket_types").get(r.id())
	if !ok || isArchived(ticketType) && w.answers().ArchivedTicketTypeByID == ArchivedTicketTypeByIDNotFound {
		return nil, errNotFound
	}
	return w.renderTicketType(ticketType), nil
}

// renderTicketType returns a type with its attributes and states, in the form of
// answers. Lists are under "data", as in all of Intercom's examples.
func (w *workspace) renderTicketType(ticketType object) object {
	out := changed(ticketType)
	attributes := []any{}
	for _, id := range w.attributesOf[text(ticketType, "id")] {
		attribute, _ := w.objects("ticket_type_attributes").get(id)
		if isArchived(attribute) && w.answers().ArchivedTicketTypeAttributes == ArchivedAttributesHidden {
			continue
		}
		attributes = append(attributes, attribute)
	}
	out["ticket_type_attributes"] = list(attributes)
	out["ticket_states"] = w.statesOfType(text(ticketType, "id"))
	return out
}

func createTicketType(w *workspace, r *request) (object, *problem) {
	if p := w.checkTicketType("", r.body, r.body); p != nil {
		return nil, p
	}
	return w.renderTicketType(w.addTicketType(r.body)), nil
}

// checkTicketType returns the refusal of a type as it would be saved, or nil.
func (w *workspace) checkTicketType(id string, after, body object) *problem {
	if category, ok := body["category"]; ok && !slices.Contains([]any{"Customer", "Back-office", "Tracker"}, category) {
		return invalid("Category isn't an option")
	}
	name := text(after, "name")
	if strings.TrimSpace(name) == "" {
		return refuse(400, "parameter_not_found", "name is required")
	}
	if isArchived(after) {
		return nil
	}
	return uniqueName(w.answers().TicketTypeNames, id, name, w.objects("ticket_types").all)
}

// uniqueName returns a refusal if another object has the name and names must be
// unique.
func uniqueName(answer Names, id, name string, others func(func(string, object) bool)) *problem {
	if answer == NamesNotUnique {
		return nil
	}
	for otherID, other := range others {
		if otherID != id && text(other, "name") == name && (!isArchived(other) || answer == NamesUniqueEvenArchived) {
			return refuse(422, "data_invalid", "Name has already been taken")
		}
	}
	return nil
}

// addTicketType adds a type, with the two attributes and the states that every new
// type has.
func (w *workspace) addTicketType(in object) object {
	o := object{
		"type": "ticket_type", "description": "", "icon": defaultIcon, "category": "Customer", "is_internal": false,
		"archived": false, "workspace_id": w.config.WorkspaceID, "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	id := w.idOf("ticket_types", o)
	o["id"] = id
	w.settleTicketType(o)
	w.statesOf[id] = slices.Clone(w.defaultStates)
	w.objects("ticket_types").set(id, o)
	w.addTicketTypeAttribute(id, object{"name": "_default_title_", "default": true})
	w.addTicketTypeAttribute(id, object{"name": "_default_description_", "default": true, "input_options": object{"multiline": true}})
	return o
}

// settleTicketType changes the fields of a type as Intercom may change them before it
// saves the type.
func (w *workspace) settleTicketType(o object) {
	icon := text(o, "icon")
	switch w.answers().IconSelector {
	case IconSelectorStripped:
		o["icon"] = strings.ReplaceAll(icon, variationSelector, "")
	case IconSelectorAdded:
		o["icon"] = strings.TrimSuffix(icon, variationSelector) + variationSelector
	}
	if o["category"] == "Back-office" && w.answers().BackOfficeIsInternal {
		o["is_internal"] = true
	}
}

func updateTicketType(w *workspace, r *request) (object, *problem) {
	before, p := w.find("ticket_types", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	copyFields(after, r.body, "name", "description", "icon", "is_internal")
	if category, ok := r.body["category"]; ok && category != before["category"] {
		switch w.answers().TicketTypeCategory {
		case CategoryRefused:
			return nil, refuse(422, "data_invalid", "Category cannot be changed")
		case CategoryIgnored:
		default:
			after["category"] = category
		}
	}
	if w.answers().OmittedOnUpdate == OmittedReset {
		for name, value := range map[string]any{"icon": defaultIcon, "is_internal": false} {
			if _, sent := r.body[name]; !sent {
				after[name] = value
			}
		}
	}
	if p := w.setArchived(before, after, r.body); p != nil {
		return nil, p
	}
	if p := w.checkTicketType(r.id(), after, r.body); p != nil {
		return nil, p
	}
	w.settleTicketType(after)
	w.stamp(after)
	w.objects("ticket_types").set(r.id(), after)
	return w.renderTicketType(after), nil
}

// showTicketType returns a ticket type with all of its attributes and its states.
func (w *workspace) showTicketType(id string, ticketType object) object {
	attributes := []any{}
	for _, id := range w.attributesOf[id] {
		attribute, _ := w.objects("ticket_type_attributes").get(id)
		attributes = append(attributes, deepCopy(attribute))
	}
	ticketType["ticket_type_attributes"] = list(attributes)
	ticketType["ticket_states"] = w.statesOfType(id)
	return ticketType
}

func (w *workspace) removeTicketType(id string) {
	for _, attribute := range w.attributesOf[id] {
		w.objects("ticket_type_attributes").remove(attribute)
	}
	delete(w.attributesOf, id)
	delete(w.statesOf, id)
}

// seedTicketTypes adds three types with their attributes and states.
func seedTicketTypes(s *Server) {
	bug := s.Add("ticket_types", object{"name": "Bug report", "description": "Something does not work", "icon": "\U0001F41E", "category": "Customer"})
	s.Add("ticket_type_attributes", listAttribute(bug, "Severity", "How bad it is", "Low", "Medium", "High"))
	s.Add("ticket_type_attributes", object{
		"ticket_type_id": bug, "name": "Steps to reproduce", "description": "What to do to see it",
		"input_options": object{"multiline": true},
	})
	s.Add("ticket_type_attributes", object{
		"ticket_type_id": bug, "name": "Screenshots", "data_type": "files",
		"input_options": object{"allow_multiple_values": true},
	})
	refund := s.Add("ticket_types", object{"name": "Refund", "description": "Money back", "icon": "\U0001F4B8", "category": "Back-office", "is_internal": true})
	s.Add("ticket_type_attributes", object{"ticket_type_id": refund, "name": "Amount", "data_type": "decimal", "required_to_create": true})
	s.Add("ticket_type_attributes", listAttribute(refund, "Reason", "Why", "Duplicate charge", "Cancelled", "Goodwill"))
	outage := s.Add("ticket_types", object{"name": "Outage", "description": "One problem, many reports", "icon": "\U0001F6A8", "category": "Tracker"})
	s.Add("ticket_type_attributes", object{"ticket_type_id": outage, "name": "Started at", "data_type": "datetime"})
	s.AddTicketState(object{"category": "in_progress", "internal_label": "With engineering", "external_label": "Being fixed"}, bug, outage)
	s.AddTicketState(object{"category": "resolved", "internal_label": "Won't fix", "external_label": "Closed", "archived": true}, bug)
}

// seedManyTicketTypes adds sixty types with one attribute each. Two at a time have the
// same name. Some have icons that the API would refuse, because they are not one emoji.
func seedManyTicketTypes(s *Server) {
	icons := []string{defaultIcon, "\U0001F41E", "\U0001F39F", "\U0001F469\u200D\U0001F4BB", "\u2764\uFE0F", "", "bug", "\U0001F41E\U0001F41E", "\U0001F1E9\U0001F1EA", "1\uFE0F\u20E3"}
	categories := []string{"Customer", "Back-office", "Tracker"}
	for i := range 60 {
		o := object{"name": uglyName(i / 2), "category": categories[i%len(categories)], "is_internal": i%4 == 0}
		if i%3 == 0 {
			o["description"] = uglyName(i + 1)
		}
		if i < 20 {
			o["icon"] = icons[i%len(icons)]
		}
		id := s.Add("ticket_types", o)
		s.Add("ticket_type_attributes", uglyAttribute(id, i))
	}
}
