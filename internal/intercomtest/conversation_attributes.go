package intercomtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Conversation attributes describe conversations:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes
var conversationAttributeKind = kind{
	name:     "conversation_attributes",
	firstID:  8,
	notFound: errNoConversationAttribute,
	routes: []route{
		{pattern: "GET /conversations/attributes", query: []string{"include_archived"}, handle: listConversationAttributes},
		{
			pattern: "POST /conversations/attributes",
			fields:  conversationAttributeFields.with("data_type", stringType).with("options", arrayType),
			handle:  createConversationAttribute,
		},
		{pattern: "GET /conversations/attributes/{id}", handle: getConversationAttribute},
		{pattern: "PUT /conversations/attributes/{id}", fields: conversationAttributeFields, handle: updateConversationAttribute},
		{pattern: "DELETE /conversations/attributes/{id}", handle: deleteConversationAttribute},
		{pattern: "POST /conversations/attributes/{id}/options", fields: fields{"label": anyType}, handle: addConversationOption},
		{pattern: "PUT /conversations/attributes/{id}/options/{option_id}", fields: fields{"label": anyType}, handle: renameConversationOption},
		{pattern: "DELETE /conversations/attributes/{id}/options/{option_id}", handle: archiveConversationOption},
	},
	add:       func(w *workspace, o object) string { return idString(w.addConversationAttribute(o)["id"]) },
	seed:      seedConversationAttributes,
	seedLarge: seedManyConversationAttributes,
	alternatives: []Answers{
		{ConversationAttributeNames: ConversationAttributeNamesNotUnique},
		{ConversationAttributeNames: ConversationAttributeNamesEvenArchived},
		{ConversationAttributeArchived: ConversationAttributeArchivedNotFound},
		{ConversationAttributeArchiveAgain: ConversationAttributeArchiveAgain404},
		{ConversationOptionLabels: ConversationOptionLabelsNotUnique},
		{ConversationOptionLabels: ConversationOptionLabelsLoose},
		{ConversationOptionArchived: ConversationOptionArchivedRevived},
		{ConversationOptionMinimum: ConversationOptionMinimumNone},
		{NameBlanks: NameBlanksTrimmed},
	},
	deviations: []deviation{
		{
			"a name that is taken: an example of a proposal has the refusal, and no status is described for this call",
			"status", "422", "unknown",
			[]string{"PUT /conversations/attributes/{}"},
		},
	},
}

var (
	conversationAttributeFields = fields{
		"name": stringType, "description": stringType, "required": boolType, "visible_to_team_ids": arrayType,
		"multiline": boolType, "reference": objectType,
	}
	conversationAttributeTypes = []string{"string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files"}
)

func listConversationAttributes(w *workspace, r *request) (object, *problem) {
	data := []any{}
	for _, attribute := range w.objects("conversation_attributes").all {
		if r.query.Get("include_archived") == "true" || !isArchived(attribute) {
			data = append(data, attribute)
		}
	}
	return list(data), nil
}

// findConversationAttribute returns the attribute with the id in the path. It is not
// documented whether an archived one is found.
func (w *workspace) findConversationAttribute(r *request) (object, *problem) {
	attribute, p := w.find("conversation_attributes", r.id())
	if p == nil && isArchived(attribute) && w.answers().ConversationAttributeArchived == ConversationAttributeArchivedNotFound {
		return nil, errNoConversationAttribute
	}
	return attribute, p
}

func getConversationAttribute(w *workspace, r *request) (object, *problem) {
	return w.findConversationAttribute(r)
}

// unprocessable returns the refusal that the examples of these calls show.
func unprocessable(message string) *problem { return refuse(422, "parameter_invalid", message) }

func createConversationAttribute(w *workspace, r *request) (object, *problem) {
	dataType := text(r.body, "data_type")
	if !slices.Contains(conversationAttributeTypes, dataType) {
		return nil, unprocessable(fmt.Sprintf("data_type '%s' is not valid. Allowed types: %s", dataType, strings.Join(conversationAttributeTypes, ", ")))
	}
	if p := w.conversationNameTaken("", text(r.body, "name")); p != nil {
		return nil, p
	}
	o := object{"data_type": dataType}
	copyFields(o, r.body, "name", "description", "required", "visible_to_team_ids")
	switch dataType {
	case "string":
		copyFields(o, r.body, "multiline")
	case "relationship":
		copyFields(o, r.body, "reference")
	case "list":
		options, p := w.newConversationOptions(r.body["options"])
		if p != nil {
			return nil, p
		}
		o["options"] = options
	}
	return w.addConversationAttribute(o), nil
}

// conversationNameTaken returns a refusal if another attribute has the name. The
// message is that of a proposal that was never published.
func (w *workspace) conversationNameTaken(ownID, name string) *problem {
	names := w.answers().ConversationAttributeNames
	if name == "" {
		return unprocessable("name is required") // not in the reference
	}
	for id, other := range w.objects("conversation_attributes").all {
		if id == ownID || text(other, "name") != name || names == ConversationAttributeNamesNotUnique ||
			isArchived(other) && names != ConversationAttributeNamesEvenArchived {
			continue
		}
		return unprocessable("A conversation attribute with that name already exists")
	}
	return nil
}

// newConversationOptions returns the options of a new attribute. It refuses what the
// calls that change options refuse.
func (w *workspace) newConversationOptions(in any) ([]any, *problem) {
	labels, _ := in.([]any)
	options := []any{}
	for _, item := range labels {
		item, _ := item.(object)
		label, p := w.optionLabel(item)
		if p != nil {
			return nil, p
		}
		if w.labelTaken(options, "", label) {
			return nil, unprocessable("Option labels must be unique") // not in the reference
		}
		options = append(options, w.newConversationOption(label))
	}
	if len(options) < 2 && w.answers().ConversationOptionMinimum != ConversationOptionMinimumNone {
		return nil, errTooFewOptions
	}
	return options, nil
}

var errNoConversationAttribute = refuse(404, "conversation_attribute_not_found", "Conversation attribute not found")

var errTooFewOptions = unprocessable("A list attribute must have at least 2 active options")

func (w *workspace) newConversationOption(label string) object {
	w.items++
	return object{"id": uuid("conversation option", w.items), "label": label, "archived": false}
}

// optionLabel returns the label of a request, or the refusal of the body.
func (w *workspace) optionLabel(body object) (string, *problem) {
	label, isText := body["label"].(string)
	if w.answers().NameBlanks == NameBlanksTrimmed {
		label = strings.TrimSpace(label)
	}
	switch {
	case body["label"] != nil && !isText:
		return "", unprocessable("label must be a string")
	case label == "":
		return "", unprocessable("label is required")
	case len(body) > 1:
		return "", unprocessable("only 'label' is accepted")
	}
	return label, nil
}

// labelTaken reports whether another active option has a label.
func (w *workspace) labelTaken(options []any, ownID, label string) bool {
	return slices.ContainsFunc(options, func(o any) bool {
		option, _ := o.(object)
		other := text(option, "label")
		switch {
		case isArchived(option) || text(option, "id") == ownID:
			return false
		case w.answers().ConversationOptionLabels == ConversationOptionLabelsLoose:
			return looseName(other) == looseName(label)
		}
		return w.answers().ConversationOptionLabels != ConversationOptionLabelsNotUnique && other == label
	})
}

// addConversationAttribute adds an attribute with the fields that Intercom sets.
// Options can be given as labels.
func (w *workspace) addConversationAttribute(in object) object {
	o := object{
		"type": "conversation_attribute", "name": "", "description": "", "data_type": "string", "required": false,
		"visible_to_team_ids": []any{}, "archived": false, "created_at": w.now(), "updated_at": w.now(), "admin_id": w.tokenOwner(),
	}
	maps.Copy(o, in)
	if _, ok := o["id"]; !ok {
		o["id"] = w.objects("conversation_attributes").newID()
	}
	switch o["data_type"] {
	case "string":
		if o["multiline"] == nil {
			o["multiline"] = false
		}
	case "list":
		options, _ := o["options"].([]any)
		options = slices.Clone(options)
		for i, option := range options {
			if label, ok := option.(string); ok {
				options[i] = w.newConversationOption(label)
			}
		}
		o["options"] = options
	}
	w.objects("conversation_attributes").set(idString(o["id"]), o)
	return o
}

func updateConversationAttribute(w *workspace, r *request) (object, *problem) {
	before, p := w.findConversationAttribute(r)
	if p != nil {
		return nil, p
	}
	if name, ok := r.body["name"]; ok && name != before["name"] {
		if p := w.conversationNameTaken(r.id(), text(r.body, "name")); p != nil {
			return nil, p
		}
	}
	after := changed(before)
	copyFields(after, r.body, "name", "description", "required", "visible_to_team_ids")
	switch after["data_type"] {
	case "string":
		copyFields(after, r.body, "multiline")
	case "relationship":
		copyFields(after, r.body, "reference")
	}
	return w.setConversationAttribute(r, after), nil
}

func (w *workspace) setConversationAttribute(r *request, attribute object) object {
	w.stamp(attribute)
	w.objects("conversation_attributes").set(r.id(), attribute)
	return attribute
}

func deleteConversationAttribute(w *workspace, r *request) (object, *problem) {
	attribute, p := w.find("conversation_attributes", r.id())
	if p != nil {
		return nil, p
	}
	if isArchived(attribute) && w.answers().ConversationAttributeArchiveAgain == ConversationAttributeArchiveAgain404 {
		return nil, errNoConversationAttribute
	}
	attribute = changed(attribute)
	attribute["archived"] = true
	return w.setConversationAttribute(r, attribute), nil
}

// changeOptions changes the options of the attribute in the path. change must not
// change an option in place.
func (w *workspace) changeOptions(r *request, change func(options []any) ([]any, *problem)) (object, *problem) {
	attribute, p := w.findConversationAttribute(r)
	switch {
	case p != nil:
		return nil, p
	case attribute["data_type"] != "list":
		return nil, unprocessable("Options can only be managed on list attributes")
	}
	options, _ := attribute["options"].([]any)
	if options, p = change(slices.Clone(options)); p != nil {
		return nil, p
	}
	attribute = changed(attribute)
	attribute["options"] = options
	return w.setConversationAttribute(r, attribute), nil
}

func addConversationOption(w *workspace, r *request) (object, *problem) {
	return w.changeOptions(r, func(options []any) ([]any, *problem) {
		label, p := w.optionLabel(r.body)
		if p != nil {
			return nil, p
		}
		if w.labelTaken(options, "", label) {
			return nil, unprocessable("An option with that label already exists") // not in the reference
		}
		if w.answers().ConversationOptionArchived == ConversationOptionArchivedRevived {
			for i, o := range options {
				if option, _ := o.(object); isArchived(option) && text(option, "label") == label {
					options[i] = withField(option, "archived", false)
					return options, nil
				}
			}
		}
		return append(options, w.newConversationOption(label)), nil
	})
}

// withField returns a copy of an object with one field changed.
func withField(o object, name string, value any) object {
	o = changed(o)
	o[name] = value
	return o
}

// optionIndex returns the index of the option in the path, or a refusal.
func optionIndex(r *request, options []any) (int, *problem) {
	i := slices.IndexFunc(options, func(o any) bool {
		option, _ := o.(object)
		return text(option, "id") == r.http.PathValue("option_id")
	})
	if i < 0 {
		return 0, refuse(404, "conversation_attribute_not_found", "List option not found")
	}
	return i, nil
}

func renameConversationOption(w *workspace, r *request) (object, *problem) {
	return w.changeOptions(r, func(options []any) ([]any, *problem) {
		i, p := optionIndex(r, options)
		if p != nil {
			return nil, p
		}
		label, p := w.optionLabel(r.body)
		if p != nil {
			return nil, p
		}
		option, _ := options[i].(object)
		if w.labelTaken(options, text(option, "id"), label) {
			return nil, unprocessable("An option with that label already exists") // not in the reference
		}
		options[i] = withField(option, "label", label)
		return options, nil
	})
}

func archiveConversationOption(w *workspace, r *request) (object, *problem) {
	return w.changeOptions(r, func(options []any) ([]any, *problem) {
		i, p := optionIndex(r, options)
		if p != nil {
			return nil, p
		}
		option, _ := options[i].(object)
		switch {
		case isArchived(option) && w.answers().ConversationAttributeArchiveAgain == ConversationAttributeArchiveAgain404:
			return nil, refuse(404, "conversation_attribute_not_found", "List option not found")
		case activeOptions(options) <= 2:
			return nil, errTooFewOptions
		}
		options[i] = withField(option, "archived", true)
		return options, nil
	})
}

func activeOptions(options []any) int {
	n := 0
	for _, o := range options {
		if option, _ := o.(object); !isArchived(option) {
			n++
		}
	}
	return n
}

func seedConversationAttributes(s *Server) {
	add := func(name, dataType, description string, more object) {
		o := object{"name": name, "data_type": dataType, "description": description}
		maps.Copy(o, more)
		s.Add("conversation_attributes", o)
	}
	billing := s.find("teams", "Billing")
	add("Issue type", "list", "What the conversation is about", object{
		"required": true, "options": []any{"Billing", "Bug", "How-to question", "Feature request", "Other"},
	})
	add("Urgency", "list", "How soon the customer needs an answer", object{"options": []any{"Low", "Normal", "High"}})
	add("Order number", "string", "Number of the order that the customer asks about", nil)
	add("Resolution notes", "string", "How the problem was solved", object{"multiline": true})
	add("Refund amount", "decimal", "Amount in the customer's currency", object{"visible_to_team_ids": []any{billing}})
	add("Seats affected", "integer", "", nil)
	add("Escalated to engineering", "boolean", "", nil)
	add("Follow up on", "datetime", "When to come back to the customer", nil)
	add("Orders", "relationship", "Orders that the conversation is about", object{"reference": object{"type": "many", "object_type_id": "Order"}})
	add("Signed contract", "files", "", object{"visible_to_team_ids": []any{billing}})
	add("Legacy category", "list", "Category in the helpdesk before this one", object{"options": []any{"A", "B", "C"}, "archived": true})
}

// seedManyConversationAttributes adds attributes that perhaps only Intercom's interface
// can create: two with one name, and lists with one option or with duplicates.
func seedManyConversationAttributes(s *Server) {
	options := [][]any{
		{"${a}", `"b"`, "c d"},
		{"only"},
		{"twice", "twice", "once"},
		{"blank ", " "},
		{"Yes", "yes", object{"id": "0d3c9d53-7f0c-4a5e-8f5f-1c2f1d8c1a11", "label": "gone", "archived": true}},
	}
	for i := range 60 {
		dataType := conversationAttributeTypes[i%len(conversationAttributeTypes)]
		o := object{"name": uglyName(i), "data_type": dataType, "required": i%7 == 0}
		if i%3 == 0 {
			o["description"] = "About " + uglyName(i)
		}
		if i%11 == 0 {
			o["visible_to_team_ids"] = []any{"991267902", "991267903"}
		}
		switch dataType {
		case "string":
			o["multiline"] = i%16 == 0
		case "list":
			o["options"] = options[i/len(conversationAttributeTypes)%len(options)]
		case "relationship":
			o["reference"] = object{"type": []string{"one", "many"}[i/len(conversationAttributeTypes)%2], "object_type_id": uglyName(i)}
		}
		s.Add("conversation_attributes", o)
		if i%20 == 1 {
			s.Add("conversation_attributes", o)
		}
	}
}
