package intercomtest

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
)

// External pages are what Fin answers questions with. They are known by their source and
// their external id:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content
var externalPageKind = kind{
	name:    "external_pages",
	firstID: 17,
	routes: []route{
		{pattern: "GET /ai/external_pages", query: pageQuery, handle: listExternalPages},
		{
			pattern: "POST /ai/external_pages",
			fields:  externalPageFields.with("ai_agent_availability", boolType).with("ai_copilot_availability", boolType), handle: saveExternalPage,
		},
		{pattern: "GET /ai/external_pages/{id}", handle: getExternalPage},
		{pattern: "PUT /ai/external_pages/{id}", fields: externalPageFields.with("fin_availability", boolType), handle: updateExternalPage},
		{pattern: "DELETE /ai/external_pages/{id}", handle: deleteExternalPage},
	},
	add: func(w *workspace, o object) string { return text(w.addExternalPage(o), "id") },
	seed: func(s *Server) {
		source := idNumber(s.find("content_import_sources", "https://docs.example.com"))
		for _, page := range []object{
			{"external_id": "getting-started", "title": "Getting started", "html": "<h1>Getting started</h1><p>Install the app.</p>"},
			{"external_id": "limits", "title": "Limits & quotas", "html": "<p>Up to 100 requests a second.</p>", "url": "https://docs.example.com/limits"},
			{"external_id": "4711", "title": "Old prices", "html": "<p>No longer offered.</p>", "ai_agent_availability": false, "ai_copilot_availability": false},
		} {
			page["source_id"] = source
			s.Add("external_pages", page)
		}
	},
	seedLarge: func(s *Server) {
		source := s.Add("content_import_sources", object{"url": "https://large.example.com"})
		for i := range 70 {
			o := object{
				"source_id": idNumber(source), "external_id": fmt.Sprintf("%s%d", uglyName(i), i), "title": uglyName(i),
				"html": fmt.Sprintf("<!doctype html>\n<html><head><title>%s</title></head>\n<body>\n<h3>%[1]s</h3>${a} %%{if}\n</body></html>\n", uglyName(i)),
			}
			if i%3 == 0 {
				o["url"] = fmt.Sprintf("https://large.example.com/%d", i)
			}
			if i%9 == 0 {
				o["locale"] = "de"
			}
			s.Add("external_pages", o)
		}
	},
	alternatives: []Answers{
		{ExternalPageAvailability: ExternalPageAvailabilityOff},
		{ExternalPageURL: ExternalPageURLKept},
		{ExternalPageHTML: ExternalPageHTMLReduced},
		{ExternalPageIDs: ExternalPageIDsIgnoreCase},
		{ExternalPageSource: ExternalPageSource400},
		{DeletedExternalPage: DeletedExternalPageEmpty},
		{DeletedExternalPages: DeletedExternalPagesListed},
		{ExternalPageAgain: ExternalPageAgainRevived},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{"the address of the next page has its number", "query", "page", "unknown", externalPageList},
		{"the address of the next page has its size", "query", "per_page", "unknown", externalPageList},
		{"languages other than en, which later versions have", "answer", "/locale", "enum", nil},
		{"a page that is refused: no refusal is described", "status", "400", "unknown", externalPageWrites},
		{
			"a page or a source that does not exist: no refusal of it is described", "status", "404", "unknown",
			append([]string{"GET /ai/external_pages/{}", "DELETE /ai/external_pages/{}"}, externalPageWrites...),
		},
	},
}

var (
	externalPageFields = fields{
		"title": stringType, "html": stringType, "url": stringType, "locale": stringType, "source_id": integerType, "external_id": stringType,
	}
	externalPageList   = []string{"GET /ai/external_pages"}
	externalPageWrites = []string{"POST /ai/external_pages", "PUT /ai/external_pages/{}"}
)

func listExternalPages(w *workspace, r *request) (object, *problem) {
	all := w.objects("external_pages").items()
	if w.answers().DeletedExternalPages == DeletedExternalPagesListed {
		for _, o := range w.deletedPages.all {
			all = append(all, o)
		}
	}
	return w.listPages(r, all, func(o object) object { return o }), nil
}

func getExternalPage(w *workspace, r *request) (object, *problem) {
	if o, ok := w.deletedPages.get(r.id()); ok && w.answers().DeletedExternalPage == DeletedExternalPageEmpty {
		return o, nil
	}
	return w.find("external_pages", r.id())
}

// saveExternalPage makes a page, or changes the one of the same source and external id,
// as documented.
func saveExternalPage(w *workspace, r *request) (object, *problem) {
	for _, field := range []string{"title", "html", "locale", "source_id", "external_id"} {
		if isBlank(r.body[field]) {
			return nil, refuse(400, "parameter_not_found", field+" is a required parameter")
		}
	}
	available := w.answers().ExternalPageAvailability != ExternalPageAvailabilityOff
	o := object{"ai_agent_availability": available, "ai_copilot_availability": available}
	for id, other := range w.objects("external_pages").all {
		if w.isSamePage(other, r.body) {
			o = changed(other)
			o["id"] = id
			if w.answers().ExternalPageURL != ExternalPageURLKept {
				delete(o, "url")
			}
		}
	}
	if p := w.setExternalPage(o, r.body); p != nil {
		return nil, p
	}
	return w.addExternalPage(o), nil
}

// isBlank reports whether a field is missing or has nothing in it.
func isBlank(v any) bool { return v == nil || strings.TrimSpace(idString(v)) == "" }

// isSamePage reports whether a page has the key of another one.
func (w *workspace) isSamePage(a, b object) bool {
	same := a["external_id"] == b["external_id"]
	if w.answers().ExternalPageIDs == ExternalPageIDsIgnoreCase {
		same = strings.EqualFold(text(a, "external_id"), text(b, "external_id"))
	}
	return same && idString(a["source_id"]) == idString(b["source_id"])
}

// setExternalPage changes a page as a request asks, or returns a refusal.
func (w *workspace) setExternalPage(o, body object) *problem {
	if body["locale"] != "en" { // the only value of the description
		return invalid("locale is invalid")
	}
	source, ok := w.objects("content_import_sources").get(idString(body["source_id"]))
	switch {
	case !ok && w.answers().ExternalPageSource == ExternalPageSource400:
		return invalid("source_id is invalid")
	case !ok:
		return errNotFound
	case source["sync_behavior"] != "api": // "If you intend to create or update External Pages via the API, this should be set to api"
		return invalid("source_id is not the id of a source with the sync behavior api")
	}
	copyFields(o, body, "title", "html", "url", "locale", "source_id", "external_id", "ai_agent_availability", "ai_copilot_availability")
	if available, ok := body["fin_availability"]; ok {
		o["ai_agent_availability"], o["ai_copilot_availability"] = available, available
	}
	if w.answers().ExternalPageHTML == ExternalPageHTMLReduced {
		o["html"] = strings.TrimSpace(notInBody.ReplaceAllString(text(o, "html"), ""))
	}
	w.stamp(o)
	return nil
}

// notInBody is what a page has around the elements of its body.
var notInBody = regexp.MustCompile(`(?s)<head.*</head>|</?(?:html|body|!doctype)[^>]*>`)

func (w *workspace) addExternalPage(in object) object {
	o := object{
		"type": "external_page", "title": "Page", "html": "<p>Page</p>", "locale": "en", "external_id": "page", "source_id": 0,
		"ai_agent_availability": true, "ai_copilot_availability": true, "created_at": w.now(), "updated_at": w.now(), "last_ingested_at": w.now(),
	}
	maps.Copy(o, in)
	for id, deleted := range w.deletedPages.all {
		if _, known := in["id"]; !known && w.isSamePage(deleted, o) {
			w.deletedPages.remove(id)
			if w.answers().ExternalPageAgain == ExternalPageAgainRevived {
				o["id"] = id
			}
		}
	}
	o["id"] = w.idOf("external_pages", o)
	o["ai_sales_agent_availability"] = o["ai_agent_availability"]
	o["fin_availability"] = o["ai_agent_availability"]
	w.objects("external_pages").set(text(o, "id"), o)
	return o
}

func updateExternalPage(w *workspace, r *request) (object, *problem) {
	before, p := w.find("external_pages", r.id())
	if p != nil {
		return nil, p
	}
	for _, field := range []string{"title", "html", "url", "locale", "source_id"} {
		if isBlank(r.body[field]) { // required by the description
			return nil, refuse(400, "parameter_not_found", field+" is a required parameter")
		}
	}
	after := changed(before)
	after["ai_agent_availability"], after["ai_copilot_availability"] = true, true // the default of fin_availability
	if p := w.setExternalPage(after, r.body); p != nil {
		return nil, p
	}
	return w.addExternalPage(after), nil
}

// deleteExternalPage answers with the page without its HTML, as the example.
func deleteExternalPage(w *workspace, r *request) (object, *problem) {
	page, p := w.find("external_pages", r.id())
	if p != nil {
		return nil, p
	}
	w.objects("external_pages").remove(r.id())
	page = changed(page)
	page["html"] = ""
	w.deletedPages.set(r.id(), page)
	return page, nil
}

// removePagesOf deletes the pages of a source that is deleted, as documented.
func (w *workspace) removePagesOf(source string) {
	for id, page := range maps.Clone(w.objects("external_pages").byID) {
		if idString(page["source_id"]) == source {
			w.objects("external_pages").remove(id)
		}
	}
}
