package intercomtest

import (
	"maps"
	"slices"
)

// Ticket states can be created only in Intercom's interface. Every workspace has four,
// and every ticket type has these:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-states
var ticketStateKind = kind{
	name:         "ticket_states",
	firstID:      8321,
	routes:       []route{{pattern: "GET /ticket_states", handle: listTicketStates}},
	start:        (*workspace).addDefaultStates,
	add:          (*workspace).addTicketState, // the state has no ticket types yet
	alternatives: []Answers{{ArchivedTicketTypes: ArchivedTicketTypesHidden}},
}

func listTicketStates(w *workspace, _ *request) (object, *problem) {
	data := []any{}
	for id, state := range w.objects("ticket_states").all {
		state = changed(state)
		state["ticket_types"] = list(w.typesWithState(id))
		data = append(data, state)
	}
	return list(data), nil
}

// typesWithState returns the ticket types that have a state, with the fields that the
// example shows.
func (w *workspace) typesWithState(id string) []any {
	ticketTypes := []any{}
	for typeID, ticketType := range w.objects("ticket_types").all {
		if !slices.Contains(w.statesOf[typeID], id) || w.hidden(ticketType) {
			continue
		}
		short := object{}
		copyFields(short, ticketType, "type", "id", "name", "description", "icon", "archived", "is_internal", "category")
		ticketTypes = append(ticketTypes, short)
	}
	return ticketTypes
}

// statesOfType returns the states of a ticket type, in the form of answers about the
// type. It leaves out archived states, because the schema has no "archived".
func (w *workspace) statesOfType(typeID string) object {
	states := []any{}
	for id, state := range w.objects("ticket_states").all {
		if slices.Contains(w.statesOf[typeID], id) && !isArchived(state) {
			state = changed(state)
			delete(state, "archived")
			states = append(states, state)
		}
	}
	return list(states)
}

// addDefaultStates adds the four states that every workspace has.
func (w *workspace) addDefaultStates() {
	for _, state := range [][3]string{
		{"submitted", "Submitted", "Submitted"},
		{"in_progress", "In progress", "In progress"},
		{"waiting_on_customer", "Waiting on customer", "Waiting on you"},
		{"resolved", "Resolved", "Resolved"},
	} {
		id := w.addTicketState(object{"category": state[0], "internal_label": state[1], "external_label": state[2]})
		w.defaultStates = append(w.defaultStates, id)
	}
}

func (w *workspace) addTicketState(in object) string {
	o := object{
		"type": "ticket_state", "category": "in_progress", "internal_label": "State", "external_label": "In progress", "archived": false,
	}
	maps.Copy(o, in)
	id := w.idOf("ticket_states", o)
	o["id"] = id
	w.objects("ticket_states").set(id, o)
	return id
}

// AddTicketState adds a state to ticket types, with defaults for missing fields, and
// returns its id.
func (s *Server) AddTicketState(state map[string]any, ticketTypeIDs ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.workspace
	id := w.addTicketState(deepCopy(state))
	for _, typeID := range ticketTypeIDs {
		w.statesOf[typeID] = append(w.statesOf[typeID], id)
	}
	return id
}
