package intercomtest

import (
	"slices"
	"strconv"
	"strings"
)

// Ticket types say what a ticket holds:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types
//
// The reference documents no refusal but the 401. Those below have the shape of
// Intercom's others.
var ticketTypeRoutes = []route{
	{pattern: "GET /ticket_types", handle: listTicketTypes},
	{
		pattern: "POST /ticket_types",
		fields:  []string{"name", "description", "category", "icon", "is_internal"},
		handle:  createTicketType,
	},
	{pattern: "GET /ticket_types/{id}", handle: getTicketType},
	{
		pattern: "PUT /ticket_types/{id}",
		fields:  []string{"name", "description", "category", "icon", "is_internal", "archived"},
		handle:  updateTicketType,
	},
}

// defaultIcon is documented as the default of both requests.
const (
	defaultIcon       = "\U0001F39F" + variationSelector
	variationSelector = "\uFE0F"
)

func listTicketTypes(w *workspace, _ *request) (object, *problem) {
	data := []any{}
	for _, ticketType := range w.ticketTypes.all {
		if w.hidden(ticketType) {
			continue
		}
		data = append(data, w.renderTicketType(ticketType))
	}
	return list(data), nil
}

// hidden says of an archived type whether lists leave it out.
func (w *workspace) hidden(ticketType object) bool {
	return isArchived(ticketType) && w.answers().ArchivedTicketTypes == ArchivedTicketTypesHidden
}

func getTicketType(w *workspace, r *request) (object, *problem) {
	ticketType, ok := w.ticketTypes.get(r.id())
	if !ok || isArchived(ticketType) && w.answers().ArchivedTicketTypeByID == ArchivedTicketTypeByIDNotFound {
		return nil, errNotFound
	}
	return w.renderTicketType(ticketType), nil
}

// renderTicketType is a type with its attributes and states, as every answer has
// it: under "data", as all of Intercom's examples are.
func (w *workspace) renderTicketType(ticketType object) object {
	out := changed(ticketType)
	attributes := []any{}
	for _, id := range w.attributesOf[text(ticketType, "id")] {
		attribute, _ := w.ticketTypeAttributes.get(id)
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

// checkTicketType checks what a type would become by a request.
func (w *workspace) checkTicketType(id string, after, body object) *problem {
	if p := wrongType(body); p != nil {
		return p
	}
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
	return uniqueName(w.answers().TicketTypeNames, id, name, w.ticketTypes.all)
}

// uniqueName refuses a name that another object has, if the answer is that names
// must be unique.
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

// addTicketType keeps a new type with the two attributes and the states that
// every type starts with.
func (w *workspace) addTicketType(in object) object {
	o := object{
		"type": "ticket_type", "description": "", "icon": defaultIcon, "category": "Customer", "is_internal": false,
		"archived": false, "workspace_id": w.config.WorkspaceID, "created_at": w.now(), "updated_at": w.now(),
	}
	for key, value := range in {
		o[key] = value
	}
	id := text(o, "id")
	if id == "" {
		id = strconv.Itoa(w.ticketTypes.newID())
		o["id"] = id
	}
	w.settleTicketType(o)
	w.statesOf[id] = slices.Clone(w.defaultStates)
	w.ticketTypes.set(id, o)
	w.addTicketTypeAttribute(id, object{"name": "_default_title_", "default": true})
	w.addTicketTypeAttribute(id, object{"name": "_default_description_", "default": true, "input_options": object{"multiline": true}})
	return o
}

// settleTicketType is what may become of a type's fields on the way into Intercom.
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
	before, ok := w.ticketTypes.get(r.id())
	if !ok {
		return nil, errNotFound
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
	w.ticketTypes.set(r.id(), after)
	return w.renderTicketType(after), nil
}
