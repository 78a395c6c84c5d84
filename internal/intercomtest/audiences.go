package intercomtest

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Audiences are groups of people who may see content:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences
var audienceKind = kind{
	name:    "audiences",
	firstID: 123,
	routes: []route{
		{pattern: "GET /audiences", query: []string{"page", "per_page"}, handle: listAudiences},
		{pattern: "POST /audiences", fields: audienceFields, status: http.StatusCreated, handle: createAudience},
		{pattern: "GET /audiences/{id}", handle: getAudience},
		{pattern: "PUT /audiences/{id}", fields: audienceFields, handle: updateAudience},
		{pattern: "DELETE /audiences/{id}", status: http.StatusNoContent, handle: deleteAudience},
	},
	add:       func(w *workspace, o object) string { return text(w.addAudience(o), "id") },
	seed:      seedAudiences,
	seedLarge: seedManyAudiences,
	alternatives: []Answers{
		{AudienceNames: AudienceNamesUnique},
		{AudienceRoles: AudienceRolesNone},
		{AudienceRoles: AudienceRolesUser},
		{AudienceValues: AudienceValuesArrays},
		{AudienceValues: AudienceValuesStrings},
		{AudiencePredicates: AudiencePredicatesDecorated},
		{AudiencePredicates: AudiencePredicatesSorted},
		{AudienceClear: AudienceClearRefused},
		{AudienceDelete: AudienceDelete409},
		{AudienceDelete: AudienceDelete422},
		{NameEscape: NameEscapeAll},
		{NameBlanks: NameBlanksTrimmed},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the value of a predicate: the schema has a string, and an example that was published earlier had an array",
			"request", "/value", "type",
			[]string{"POST /audiences", "PUT /audiences/{}"},
		},
		{
			"the value of a predicate: the schema has a string, and an example that was published earlier had an array",
			"answer", "/value", "type", audienceAnswers,
		},
		{
			"the value of a predicate that needs none, made in Intercom's interface",
			"answer", "/value", "nullable", audienceAnswers,
		},
		{
			"what Intercom may add to predicates: segments have it",
			"answer", "/negated", "unknown", audienceAnswers,
		},
		{
			"a group of predicates, made in Intercom's interface",
			"answer", "/*/predicates", "unknown", audienceAnswers,
		},
		{
			"the deletion of an audience that is in use: no refusal is described",
			"status", "409", "unknown",
			[]string{"DELETE /audiences/{}"},
		},
		{
			"the deletion of an audience that is in use: no refusal is described",
			"status", "422", "unknown",
			[]string{"DELETE /audiences/{}"},
		},
	},
}

var (
	audienceFields  = fields{"name": stringType, "predicates": arrayType, "role_predicates": arrayType}
	audienceAnswers = []string{"GET /audiences", "POST /audiences", "GET /audiences/{}", "PUT /audiences/{}"}
)

func listAudiences(w *workspace, r *request) (object, *problem) {
	all := w.objects("audiences").items()
	if w.answers().ListOrder == ListOrderNewest {
		slices.Reverse(all)
	}
	items, pages := page(w, r, all, pageSize{standard: 50, max: 50})
	for i, item := range items {
		audience, _ := item.(object)
		items[i] = w.renderAudience(audience)
	}
	out := list(items)
	copyFields(out, pages, "page", "per_page", "total_pages")
	out["total_count"] = len(all)
	return out, nil
}

func getAudience(w *workspace, r *request) (object, *problem) {
	audience, p := w.find("audiences", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderAudience(audience), nil
}

// renderAudience returns an audience in the form of answers.
func (w *workspace) renderAudience(audience object) object {
	out := changed(audience)
	for _, field := range []string{"predicates", "role_predicates"} {
		sent, _ := audience[field].([]any)
		predicates := []any{}
		for _, item := range sent {
			predicate := maps.Clone(item.(object)) //nolint:forcetypeassert // the contract was checked
			predicate["value"] = w.renderPredicateValue(predicate["value"])
			if w.answers().AudiencePredicates == AudiencePredicatesDecorated {
				predicate["negated"] = false
			}
			predicates = append(predicates, predicate)
		}
		if w.answers().AudiencePredicates == AudiencePredicatesSorted {
			slices.SortStableFunc(predicates, func(a, b any) int {
				return cmp.Compare(text(a.(object), "attribute"), text(b.(object), "attribute")) //nolint:forcetypeassert // as above
			})
		}
		out[field] = predicates
	}
	return out
}

func (w *workspace) renderPredicateValue(value any) any {
	values, isArray := value.([]any)
	_, isString := value.(string)
	switch answer := w.answers().AudienceValues; {
	case answer == AudienceValuesArrays && isString:
		return []any{value}
	case answer == AudienceValuesStrings && isArray:
		var texts []string
		for _, v := range values {
			texts = append(texts, idString(v))
		}
		return strings.Join(texts, ",")
	}
	return value
}

func createAudience(w *workspace, r *request) (object, *problem) {
	if p := w.checkAudience("", r.body, "Name is required"); p != nil {
		return nil, p
	}
	return w.renderAudience(w.addAudience(r.body)), nil
}

// checkAudience returns the refusal of a create or an update, or nil.
func (w *workspace) checkAudience(id string, body object, noName string) *problem {
	if _, ok := body["name"]; (ok || id == "") && strings.TrimSpace(text(body, "name")) == "" {
		return refuse(422, "validation_error", noName)
	}
	for _, field := range []string{"predicates", "role_predicates"} {
		predicates, ok := body[field].([]any)
		if slices.ContainsFunc(predicates, func(v any) bool { return typeOf(v) != objectType }) {
			return refuse(422, "validation_error", field+" is invalid")
		}
		if ok && id != "" && len(predicates) == 0 && w.answers().AudienceClear == AudienceClearRefused {
			return refuse(422, "validation_error", field+" must not be blank")
		}
	}
	for otherID, other := range w.objects("audiences").all {
		if otherID != id && other["name"] == body["name"] && w.answers().AudienceNames == AudienceNamesUnique {
			return refuse(422, "validation_error", "Name has already been taken")
		}
	}
	return nil
}

func (w *workspace) addAudience(in object) object {
	o := object{
		"type": "audience", "name": "Audience", "predicates": []any{}, "role_predicates": []any{}, "created_at": w.now(), "updated_at": w.now(),
	}
	role := object{"attribute": "role", "type": "role", "comparison": "in", "value": []any{"user_role", "contact_role", "visitor_role"}}
	switch w.answers().AudienceRoles {
	case AudienceRolesNone:
	case AudienceRolesUser:
		role["comparison"], role["value"] = "eq", "user"
		fallthrough
	default:
		o["role_predicates"] = []any{role}
	}
	maps.Copy(o, in)
	o["id"] = w.idOf("audiences", o)
	w.objects("audiences").set(text(o, "id"), o)
	return o
}

func updateAudience(w *workspace, r *request) (object, *problem) {
	audience, p := w.find("audiences", r.id())
	if p != nil {
		return nil, p
	}
	if p := w.checkAudience(r.id(), r.body, "Name must not be blank"); p != nil {
		return nil, p
	}
	audience = changed(audience)
	copyFields(audience, r.body, "name", "predicates", "role_predicates")
	w.stamp(audience)
	w.objects("audiences").set(r.id(), audience)
	return w.renderAudience(audience), nil
}

func deleteAudience(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("audiences", r.id()); p != nil {
		return nil, p
	}
	if names := w.dependants["audiences/"+r.id()]; len(names) > 0 {
		switch w.answers().AudienceDelete {
		case AudienceDelete409:
			return nil, refuse(409, "resource_conflict", "The audience is used by "+strings.Join(names, ", "))
		case AudienceDelete422:
			return nil, refuse(422, "validation_error", "The audience is used by "+strings.Join(names, ", "))
		}
	}
	w.objects("audiences").remove(r.id())
	return nil, nil
}

func seedAudiences(s *Server) {
	plan := func(name string) object {
		return object{"attribute": "custom_attributes.plan", "type": "string", "comparison": "eq", "value": name}
	}
	role := func(name string) []any {
		return []any{object{"attribute": "role", "type": "role", "comparison": "eq", "value": name}}
	}
	s.Add("audiences", object{"name": "Enterprise accounts", "predicates": []any{plan("enterprise")}, "role_predicates": role("user")})
	s.Add("audiences", object{"name": "Free plan & trials", "predicates": []any{
		object{"attribute": "custom_attributes.plan", "type": "string", "comparison": "in", "value": []any{"free", "trial"}},
	}})
	s.Add("audiences", object{"name": "Visitors", "role_predicates": role("visitor")})
}

// seedManyAudiences adds seventy audiences. Some have the same name, and some have
// predicates that the reference does not describe.
func seedManyAudiences(s *Server) {
	values := []any{"Acme", uglyName(9), []any{"a", uglyName(8)}, []any{}, "", nil, 5, 2.5, true, []any{1, "2"}, object{"from": 1, "to": 2}}
	for i := range 70 {
		o := object{"name": uglyName(i / 2)}
		var predicates []any
		for j := range i % 4 {
			predicates = append(predicates, object{
				"attribute": uglyName(i + j), "type": "string", "comparison": "eq", "value": values[(i+j)%len(values)],
			})
		}
		if i%5 > 0 {
			o["predicates"] = predicates
		}
		if i%7 == 0 {
			o["predicates"] = []any{object{"type": "or", "predicates": predicates}, object{"attribute": "company.name", "type": "string", "comparison": "known"}}
		}
		s.Add("audiences", o)
	}
}
