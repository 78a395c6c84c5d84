package intercomtest

import (
	"html"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// This file has the variations of answers that do not depend on the kind of object:
// complete lists that are split into pages or in another order, names with HTML
// entities, ids of the other JSON type, missing fields, and undocumented fields.

// settleName removes leading and trailing white space from a name or a title in a
// request, if Answers.NameBlanks says so. It changes body.
func (w *workspace) settleName(body object) {
	for _, key := range []string{"name", "title"} {
		if name, ok := body[key].(string); ok && w.answers().NameBlanks == NameBlanksTrimmed {
			body[key] = strings.TrimSpace(name)
		}
	}
}

// vary returns an answer with the variations that are configured.
func (s *Server) vary(route *route, r *request, out object) object {
	if out == nil {
		return nil
	}
	out = s.reverseList(out)
	out = s.pageWholeList(r, out)
	if omitted := s.config.Omit[route.pattern]; len(omitted) > 0 {
		out = changed(out)
		maps.DeleteFunc(out, func(name string, _ any) bool { return slices.Contains(omitted, name) })
	}
	if escape := s.config.Answers.NameEscape; escape == NameEscapeAll || escape == NameEscapeCollections && route.escapesNames {
		out, _ = escapeNames("", out).(object)
	}
	if s.config.Answers.IDTypes == IDTypesSwapped {
		out, _ = swapIDs("", out).(object)
	}
	if s.config.Decorate {
		out, _ = decorate(out).(object)
	}
	return out
}

// listKeys are the keys under which answers have the items of a list.
var listKeys = []string{"data", "admins", "segments", "teams"}

// isPageParameter reports whether every list takes a query parameter because
// Config.PageWholeLists is set.
func (s *Server) isPageParameter(name string) bool {
	return s.config.PageWholeLists > 0 && slices.Contains([]string{"page", "per_page"}, name)
}

// isWholeList reports whether an answer is a complete list. The order of such lists is
// not documented.
func isWholeList(out object) bool {
	pages, _ := out["pages"].(object) // segments have an empty one
	return len(pages) == 0 && out["total_pages"] == nil && strings.HasSuffix(text(out, "type"), "list")
}

// reverseList returns a complete list with the newest object first, if
// Answers.ListOrder says so.
func (s *Server) reverseList(out object) object {
	if s.config.Answers.ListOrder != ListOrderNewest || !isWholeList(out) {
		return out
	}
	out = changed(out)
	for _, key := range listKeys {
		if items, ok := out[key].([]any); ok {
			items = slices.Clone(items)
			slices.Reverse(items)
			out[key] = items
		}
	}
	return out
}

// pageWholeList returns the requested page of a complete list, in the form of the
// lists that are documented to come in pages.
func (s *Server) pageWholeList(r *request, out object) object {
	size := s.config.PageWholeLists
	if size <= 0 || !isWholeList(out) {
		return out
	}
	for _, key := range listKeys {
		items, ok := out[key].([]any)
		if !ok {
			continue
		}
		out = changed(out)
		out[key], out["pages"] = page(s.workspace, r, items, pageSize{standard: size, max: size})
		out["total_count"] = len(items)
	}
	return out
}

// escapeNames returns a JSON value with the HTML entities of Ruby in names and titles.
func escapeNames(key string, v any) any {
	switch v := v.(type) {
	case object:
		out := make(object, len(v))
		for name, value := range v {
			out[name] = escapeNames(name, value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = escapeNames(key, value)
		}
		return out
	case string:
		if key == "name" || key == "title" {
			return strings.ReplaceAll(html.EscapeString(v), "&#34;", "&quot;")
		}
	}
	return v
}

// swapIDs returns a JSON value with ids of the other type.
func swapIDs(key string, v any) any {
	isID := key == "id" || strings.HasSuffix(key, "_id") || strings.HasSuffix(key, "_ids")
	switch v := v.(type) {
	case object:
		out := make(object, len(v))
		for name, value := range v {
			out[name] = swapIDs(name, value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = swapIDs(key, value)
		}
		return out
	case string:
		if n, err := strconv.Atoi(v); isID && err == nil && strconv.Itoa(n) == v {
			return n
		}
	case int, int64:
		if isID {
			return idString(v)
		}
	}
	return v
}

// decoration is the field that Config.Decorate adds.
const decoration = "added_in_a_later_version"

// decorate returns a JSON value with one more field in each object.
func decorate(v any) any {
	switch v := v.(type) {
	case object:
		out := maps.Clone(v)
		for name, value := range v {
			out[name] = decorate(value)
		}
		out[decoration] = object{"type": "unknown", "id": 1, "name": "Unknown"}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = decorate(value)
		}
		return out
	default:
		return v
	}
}

// isVariation reports whether a violation of the contract is a configured variation.
func (s *Server) isVariation(v violation) bool {
	last := v.pointer[strings.LastIndex(v.pointer, "/")+1:]
	switch v.where {
	case "query":
		return v.problem == "unknown" && s.isPageParameter(last)
	case "answer":
		paged := s.config.PageWholeLists > 0 && (v.pointer == "/pages" || v.pointer == "/total_count") && v.problem == "unknown"
		isID := last == "id" || strings.HasSuffix(last, "_id") || strings.Contains(v.pointer, "_ids/")
		// A field that says which schema applies, or that the schema requires, may be omitted.
		incomplete := len(s.config.Omit) > 0 && (v.problem == "discriminator" || v.problem == "required")
		composed := v.problem == "allOf" || v.problem == "oneOf" || v.problem == "anyOf" // violated if a part has the wrong type
		swapped := isID && v.problem == "type" || composed
		number := v.problem == "type" && (last == "page" || last == "per_page") && s.answers().PageNumbers == PageNumbersStrings
		return paged || number || incomplete || s.config.Decorate && last == decoration || swapped && s.answers().IDTypes == IDTypesSwapped
	}
	return false
}

// answers returns the current answers to the open questions.
func (s *Server) answers() Answers {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.config.Answers
}
