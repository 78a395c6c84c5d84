package intercom

// TicketStates are the states that tickets go through. The API can only read all of them at
// once, including archived ones:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-states
type TicketStates struct{ *collection[TicketState] }

// TicketStateCategories are the four categories of states, in the order in which a
// ticket goes through them.
var TicketStateCategories = []string{"submitted", "in_progress", "waiting_on_customer", "resolved"}

// TicketState is one state. Several ticket types can have it.
type TicketState struct {
	object
	Category      string           `json:"category"`
	InternalLabel string           `json:"internal_label"` // shown to teammates
	ExternalLabel string           `json:"external_label"` // shown to customers
	Archived      bool             `json:"archived"`
	TicketTypes   list[TicketType] `json:"ticket_types"` // without attributes and states
}

func newTicketStates(c *Client) *TicketStates {
	return &TicketStates{newCollection[TicketState](c, collectionConfig{path: "/ticket_states", noGet: true})}
}

// changed records that the states may have changed, because they include the ticket
// types that have them.
func (s *TicketStates) changed() { s.snapshot.drop() }
