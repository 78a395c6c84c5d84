package intercomtest

import (
	"encoding/json"
	"fmt"
	"maps"
)

// The methods in this file read and change the workspace without the API, as teammates
// do in Intercom.

// Objects returns all objects of a kind, including archived ones, in the order of their
// creation. Data attributes include only custom ones; ticket types include all of their
// attributes and their states.
func (s *Server) Objects(kind string) []map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.workspace
	objects := []map[string]any{}
	for id, o := range w.objects(kind).all {
		o = deepCopy(o)
		if show := w.kind(kind).show; show != nil {
			o = show(w, id, o)
		}
		objects = append(objects, o)
	}
	return objects
}

// TicketTypeAttributes returns the attributes of a ticket type, including archived
// ones.
func (s *Server) TicketTypeAttributes(ticketTypeID string) []map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	attributes := []map[string]any{}
	for _, id := range s.workspace.attributesOf[ticketTypeID] {
		attribute, _ := s.workspace.objects("ticket_type_attributes").get(id)
		attributes = append(attributes, deepCopy(attribute))
	}
	return attributes
}

// Add adds an object of a kind, with defaults for missing fields, and returns its id.
// It refuses nothing. A ticket type attribute needs a ticket_type_id.
func (s *Server) Add(kind string, o map[string]any) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.workspace.kind(kind).add(s.workspace, deepCopy(o))
}

// Change sets fields of an object. It panics if the object does not exist.
func (s *Server) Change(kind, id string, fields map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.workspace.objects(kind)
	o, ok := c.get(id)
	if !ok {
		panic(fmt.Sprintf("intercomtest: no %s %s", kind, id))
	}
	o = changed(o)
	maps.Copy(o, deepCopy(fields))
	if _, ok := o["updated_at"]; ok {
		s.workspace.stamp(o)
	}
	c.set(id, o)
}

// ChangeDataType changes the type of a data attribute. Intercom's interface can do
// that, but the API cannot. "options" makes the attribute a list.
func (s *Server) ChangeDataType(id, dataType string) {
	if dataType == "options" {
		s.Change("data_attributes", id, object{"data_type": "string", "options": []any{"one", "two"}})
		return
	}
	s.Change("data_attributes", id, object{"data_type": dataType})
	s.mu.Lock()
	defer s.mu.Unlock()
	o, _ := s.workspace.objects("data_attributes").get(id)
	o = changed(o)
	delete(o, "options")
	s.workspace.objects("data_attributes").set(id, o)
}

// Remove deletes an object and everything that belongs to it.
func (s *Server) Remove(kind, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.workspace
	if remove := w.kind(kind).remove; remove != nil {
		remove(w, id)
	}
	w.objects(kind).remove(id)
	delete(w.dependants, kind+"/"+id)
}

// AddDependant adds dependants with these names to an object: a data attribute with
// dependants cannot be archived, a tag cannot be deleted, and a data connector cannot
// be set to draft or deleted. Without names, it removes all dependants of the object.
func (s *Server) AddDependant(kind, id string, names ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workspace.kind(kind) // panics if there is no such kind
	key := kind + "/" + id
	if len(names) == 0 {
		delete(s.workspace.dependants, key)
		return
	}
	s.workspace.dependants[key] = append(s.workspace.dependants[key], names...)
}

// deepCopy copies an object as encoding and decoding it would, except that whole
// numbers become int64.
func deepCopy(o object) object {
	copied, _ := deepCopyValue(o).(object)
	return copied
}

func deepCopyValue(v any) any {
	switch v := v.(type) {
	case object:
		out := make(object, len(v))
		for key, value := range v {
			out[key] = deepCopyValue(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = deepCopyValue(value)
		}
		return out
	case []string:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = value
		}
		return out
	case int:
		return int64(v)
	case float64:
		if v == float64(int64(v)) {
			return int64(v)
		}
		return v
	default:
		return v
	}
}

// idString returns an id of either JSON type as a string.
func idString(id any) string {
	switch id := id.(type) {
	case string:
		return id
	case float64:
		return fmt.Sprint(int64(id))
	case json.Number:
		return id.String()
	default:
		return fmt.Sprint(id)
	}
}
