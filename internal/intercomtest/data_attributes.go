package intercomtest

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Data attributes describe contacts and companies:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes
var dataAttributeKind = kind{
	name:    "data_attributes", // custom data attributes
	firstID: 12878,
	routes: []route{
		{pattern: "GET /data_attributes", query: []string{"model", "include_archived"}, handle: listDataAttributes},
		{
			pattern: "POST /data_attributes",
			fields: fields{
				"name": stringType, "model": stringType, "data_type": stringType, "options": anyType, "description": stringType,
				"messenger_writable": boolType,
			},
			handle: createDataAttribute,
		},
		{
			pattern: "PUT /data_attributes/{id}",
			fields:  fields{"archived": boolType, "description": stringType, "options": anyType, "messenger_writable": boolType},
			handle:  updateDataAttribute,
		},
	},
	add:       func(w *workspace, o object) string { return idString(w.addDataAttribute(o)["id"]) },
	seed:      seedDataAttributes,
	seedLarge: seedManyDataAttributes,
	alternatives: []Answers{
		{ArchivedDataAttributeName: ArchivedNameReusable},
		{RestoreArchived: RestoreArchivedIgnored},
		{RestoreArchived: RestoreArchivedRefused},
		{ArchiveArchived: ArchiveArchivedRefused},
		{DataAttributeNames: NamesCaseInsensitive},
		{DataAttributeLimitStatus: LimitStatus422},
		{ArchivedCountToLimit: true},
		{OptionsOrder: OptionsOrderSorted},
		{OptionsUpdate: OptionsUpdateMerge},
		{DatetimeReadsAs: DatetimeReadsAsDatetime},
		{EmptyDescription: EmptyDescriptionPresent},
		{NameBlanks: NameBlanksTrimmed},
	},
	deviations: []deviation{
		{
			"a datetime attribute can be made, but the answers of this version are described without that type; " +
				"those of the next have it",
			"answer", "/data_type", "enum",
			[]string{"GET /data_attributes", "POST /data_attributes", "PUT /data_attributes/{}"},
		},
		{
			"the second of the two forms of the update has no properties, so that a body with options matches both",
			"request", "", "oneOf",
			[]string{"PUT /data_attributes/{}"},
		},
		{
			"the limit of data attributes is documented in a help article, with no status",
			"status", "422", "unknown",
			[]string{"POST /data_attributes"},
		},
	},
}

func seedDataAttributes(s *Server) {
	for _, line := range []string{
		"contact|plan_tier|string|The plan that the person's company pays for|free,pro,enterprise",
		"contact|signup_source|string|Where the person heard of us|search,friend,event,other",
		"contact|trial_ends_on|date|Last day of the trial",
		"contact|is_beta_tester|boolean|Sees features before others",
		"contact|open_invoices|integer|Invoices that are not paid yet",
		"contact|Preferred language|string|Language for replies",
		"contact|last_survey_score|float|",
		"company|account_owner|string|Name of the account manager",
		"company|contract_value|float|Yearly value of the contract",
		"company|renewal_date|date|Day on which the contract renews",
		"company|seats|integer|Seats in the contract",
		"company|support_level|string|What was promised|basic,priority,dedicated",
	} {
		s.Add("data_attributes", attributeOf(line))
	}
	s.Add("data_attributes", object{"name": "legacy_id", "description": "Id in the system before this one", "archived": true})
}

// attributeOf parses an attribute from "model|name|data type|description|options".
func attributeOf(line string) object {
	field := append(strings.Split(line, "|"), "")
	o := object{"model": field[0], "name": field[1], "data_type": field[2]}
	if field[3] != "" {
		o["description"] = field[3]
	}
	if field[4] != "" {
		options := []any{}
		for _, option := range strings.Split(field[4], ",") {
			options = append(options, option)
		}
		o["options"] = options
	}
	return o
}

// seedManyDataAttributes adds a hundred attributes. The API would refuse some of
// them, because their options are too few, duplicates or blank.
func seedManyDataAttributes(s *Server) {
	options := [][]any{
		{"${a}", `"b"`, "c d"}, {"only"}, {"twice", "twice", "once"}, {"blank", " "}, {"1", "2", "3"},
	}
	dataTypes := []string{"string", "integer", "float", "boolean", "date"}
	for i := range 100 {
		o := object{
			"name": uglyName(i), "model": []string{"contact", "company"}[i%2], "data_type": dataTypes[i%len(dataTypes)], "messenger_writable": i%7 == 0,
		}
		if i%5 == 0 {
			o["options"] = options[i/5%len(options)]
		}
		if i%3 == 0 {
			o["description"] = "About " + uglyName(i)
		}
		s.Add("data_attributes", o)
	}
}

func listDataAttributes(w *workspace, r *request) (object, *problem) {
	model := r.query.Get("model")
	switch model {
	case "", "contact", "company":
	case "conversation":
		return nil, refuse(422, "parameter_invalid",
			"model=conversation is no longer supported. Use GET /conversations/attributes instead")
	default:
		return nil, invalid("The Data Attribute model field must be either contact or company")
	}
	includeArchived := r.query.Get("include_archived") == "true"
	data := []any{}
	for _, attribute := range standardAttributes {
		if model == "" || model == attribute["model"] {
			data = append(data, attribute)
		}
	}
	for _, attribute := range w.objects("data_attributes").all {
		if (model == "" || model == attribute["model"]) && (includeArchived || !isArchived(attribute)) {
			data = append(data, attribute)
		}
	}
	return list(data), nil
}

// invalid returns the refusal that most examples in the reference show.
func invalid(message string) *problem { return refuse(400, "parameter_invalid", message) }

func createDataAttribute(w *workspace, r *request) (object, *problem) {
	name, model, dataType := text(r.body, "name"), text(r.body, "model"), text(r.body, "data_type")
	switch {
	case model != "contact" && model != "company":
		return nil, invalid("The Data Attribute model field must be either contact or company")
	case !slices.Contains([]string{"string", "integer", "float", "boolean", "date", "datetime", "options"}, dataType):
		return nil, invalid("Data Type isn't an option")
	case strings.TrimSpace(name) == "" || strings.ContainsFunc(name, forbiddenInName):
		return nil, invalid("Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens")
	}
	if isStandard(model, name) { // shown in the reference of older versions
		return nil, invalid("'" + name + "' is one of our standard attributes for your " + noun(model) +
			" data. To save this as new " + noun(model) + " data, use a different name.")
	}
	if p := w.nameTaken("", name, model); p != nil {
		return nil, p
	}
	o := object{"name": name, "model": model, "data_type": dataType, "messenger_writable": false}
	copyFields(o, r.body, "messenger_writable") // false by default since 2.11
	w.setDescription(o, r.body)
	if dataType == "options" {
		values, p := w.options(r.body["options"])
		if p != nil {
			return nil, p
		}
		o["options"] = values
	}
	if p := w.dataAttributeLimit(); p != nil {
		return nil, p
	}
	return w.addDataAttribute(o), nil
}

// forbiddenInName reports whether a name must not contain a character. It allows more
// than the message of the refusal says, because the reference has names with spaces and
// underscores, and names with commas exist.
func forbiddenInName(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Sc) && !strings.ContainsRune(" _-,", r)
}

// noun returns the word for a model in messages.
func noun(model string) string {
	if model == "contact" {
		return "people"
	}
	return model
}

// nameTaken returns a refusal if another attribute has the name. Names are unique
// across contacts and companies, as the examples in the reference show.
func (w *workspace) nameTaken(id, name, model string) *problem {
	for otherID, other := range w.objects("data_attributes").all {
		switch {
		case otherID == id:
		case isArchived(other) && w.answers().ArchivedDataAttributeName == ArchivedNameReusable:
		case !w.sameName(text(other, "name"), name):
		default:
			return invalid("You already have '" + text(other, "name") + "' in your " + noun(text(other, "model")) +
				" data. To save this as new " + noun(model) + " data, use a different name.")
		}
	}
	return nil
}

func (w *workspace) sameName(a, b string) bool {
	if w.answers().DataAttributeNames == NamesCaseInsensitive {
		return strings.EqualFold(a, b)
	}
	return a == b
}

func (w *workspace) dataAttributeLimit() *problem {
	limit, n := w.config.DataAttributeLimit, 0
	for _, attribute := range w.objects("data_attributes").all {
		if !isArchived(attribute) || w.answers().ArchivedCountToLimit {
			n++
		}
	}
	if limit < 0 || n < limit {
		return nil
	}
	// Intercom's Ruby library knows the code; no source has the message.
	status := 400
	if w.answers().DataAttributeLimitStatus == LimitStatus422 {
		status = 422
	}
	return refuse(status, "custom_data_limit_reached",
		"You have reached the limit of "+strconv.Itoa(limit)+" custom attributes")
}

// options returns the options of a request, [{"value": "a"}, …], as ["a", …], or a
// refusal.
func (w *workspace) options(in any) ([]any, *problem) {
	list, ok := in.([]any)
	if !ok {
		return nil, invalid("Options isn't an array")
	}
	values := []any{}
	for _, item := range list {
		option, _ := item.(object)
		value, ok := option["value"].(string)
		if !ok || len(option) != 1 {
			return nil, invalid("Options isn't an array of objects with a value")
		}
		values = append(values, value)
	}
	if len(values) < 2 {
		return nil, invalid("You must have at least two options on a list type data attribute")
	}
	w.sortOptions(values)
	return values, nil
}

func (w *workspace) sortOptions(values []any) {
	if w.answers().OptionsOrder == OptionsOrderSorted {
		slices.SortStableFunc(values, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
}

// setDescription sets the description from a request. In the examples, attributes that
// never had a description lack the key.
func (w *workspace) setDescription(o, body object) {
	description, ok := body["description"].(string)
	switch {
	case !ok:
	case description == "" && w.answers().EmptyDescription == EmptyDescriptionAbsent:
		delete(o, "description")
	default:
		o["description"] = description
	}
}

// addDataAttribute adds an attribute with the fields that Intercom sets.
func (w *workspace) addDataAttribute(in object) object {
	name := text(in, "name")
	o := object{
		"type": "data_attribute", "full_name": "custom_attributes." + name, "label": name,
		"model": "contact", "data_type": "string",
		"api_writable": true, "ui_writable": false, "messenger_writable": false, "custom": true, "archived": false,
		"admin_id": w.tokenOwner(), "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if _, ok := o["id"]; !ok {
		o["id"] = w.objects("data_attributes").newID()
	}
	switch o["data_type"] {
	case "options":
		o["data_type"] = "string"
	case "datetime":
		if w.answers().DatetimeReadsAs == DatetimeReadsAsDate {
			o["data_type"] = "date"
		}
	}
	w.objects("data_attributes").set(idString(o["id"]), o)
	return o
}

func updateDataAttribute(w *workspace, r *request) (object, *problem) {
	before, ok := w.objects("data_attributes").get(r.id())
	if !ok {
		return nil, refuse(404, "field_not_found", "We couldn't find that data attribute to update")
	}
	after := changed(before)
	if p := w.setArchived(before, after, r.body); p != nil {
		return nil, p
	}
	switch {
	case isArchived(after) && !isArchived(before) && len(w.dependants["data_attributes/"+r.id()]) > 0:
		return nil, refuse(422, "data_invalid", "The Data Attribute you are trying to archive has a dependant object")
	case isArchived(before) && !isArchived(after):
		if p := w.nameTaken(r.id(), text(after, "name"), text(after, "model")); p != nil {
			return nil, p
		}
		if !w.answers().ArchivedCountToLimit {
			if p := w.dataAttributeLimit(); p != nil {
				return nil, p
			}
		}
	}
	if in, ok := r.body["options"]; ok {
		values, p := w.options(in)
		if p != nil {
			return nil, p
		}
		// Intercom's own tests send options for an attribute of any type and get an
		// answer.
		if old, isList := before["options"].([]any); isList {
			after["options"] = w.updatedOptions(old, values)
		}
	}
	w.setDescription(after, r.body)
	copyFields(after, r.body, "messenger_writable")
	w.stamp(after)
	w.objects("data_attributes").set(r.id(), after)
	return after, nil
}

func (w *workspace) updatedOptions(old, values []any) []any {
	if w.answers().OptionsUpdate != OptionsUpdateMerge {
		return values
	}
	merged := slices.Clone(old)
	for _, value := range values {
		if !slices.Contains(merged, value) {
			merged = append(merged, value)
		}
	}
	w.sortOptions(merged)
	return merged
}

// standardAttributes are the attributes that every workspace has. They have no id,
// and some of them have the same name.
var standardAttributes = slices.Concat(
	standard("contact",
		"name|Name|string|w", "email|Email|string|w", "phone|Phone|string|w", "external_id|User ID|string|w",
		"role|Type|string", "created_at|First Seen|date", "signed_up_at|Signed up|date|w", "last_seen_at|Last seen|date",
		"unsubscribed_from_emails|Unsubscribed from Emails|boolean|w", "session_count|Web sessions|integer",
		"language_override|Language|string|w", "location.city|City|string", "location.country|Country|string",
		"owner_id|Owner|integer|w", "id|ID|string",
	),
	standard("company",
		"name|Company name|string|w", "company_id|Company ID|string", "plan.name|Plan|string", "plan.id|Plan ID|string",
		"monthly_spend|Monthly Spend|float|w", "size|Company size|integer|w", "industry|Company industry|string|w",
		"website|Company website|string|w", "user_count|People|integer", "session_count|Company web sessions|integer",
		"last_request_at|Company last seen|date", "remote_created_at|Company created at|date|w",
		"created_at|Created at|date", "id|ID|string", "app_id|App ID|string",
	),
)

// standard returns the attributes of lines "full name|label|data type", with "|w" if
// the API can write the attribute.
func standard(model string, lines ...string) []object {
	attributes := make([]object, len(lines))
	for i, line := range lines {
		field := strings.Split(line, "|")
		attributes[i] = object{
			"type": "data_attribute", "model": model,
			"name": field[0][strings.LastIndex(field[0], ".")+1:], "full_name": field[0], "label": field[1], "data_type": field[2],
			"description": "Standard " + model + " attribute", "api_writable": len(field) > 3,
			"ui_writable": false, "messenger_writable": true, "custom": false, "archived": false,
		}
	}
	return attributes
}

func isStandard(model, name string) bool {
	return slices.ContainsFunc(standardAttributes, func(a object) bool {
		return a["model"] == model && (a["label"] == name || a["full_name"] == name)
	})
}
