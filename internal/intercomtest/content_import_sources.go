package intercomtest

import (
	"fmt"
	"maps"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Content import sources are where external pages come from:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content
var contentImportSourceKind = kind{
	name:    "content_import_sources",
	firstID: 33,
	routes: []route{
		{pattern: "GET /ai/content_import_sources", query: pageQuery, handle: listContentImportSources},
		{pattern: "POST /ai/content_import_sources", fields: sourceFields, handle: createContentImportSource},
		{pattern: "GET /ai/content_import_sources/{id}", handle: getContentImportSource},
		{
			pattern: "PUT /ai/content_import_sources/{id}", fields: sourceFields.with("apply_audience_to_existing_content", boolType),
			handle: updateContentImportSource,
		},
		{pattern: "DELETE /ai/content_import_sources/{id}", status: http.StatusNoContent, handle: deleteContentImportSource},
	},
	add:    func(w *workspace, o object) string { return idString(w.addContentImportSource(o)["id"]) },
	remove: func(w *workspace, id string) { w.removePagesOf(id) },
	seed: func(s *Server) {
		enterprise := idNumber(s.find("audiences", "Enterprise accounts"))
		s.Add("content_import_sources", object{"url": "https://docs.example.com", "audience_ids": []any{enterprise}})
		s.Add("content_import_sources", object{"url": "https://wiki.example.com/support/", "status": "deactivated"})
		s.Add("content_import_sources", object{"url": "https://status.example.com"})
		s.Add("content_import_sources", object{"url": "https://www.example.com", "sync_behavior": "automatic"})
	},
	seedLarge: func(s *Server) {
		for i := range 60 {
			o := object{"url": fmt.Sprintf("https://docs.example.com/%s/%d?from=intercom#top", url.PathEscape(uglyName(i)), i/2)}
			switch i % 5 {
			case 0:
				o["sync_behavior"] = "automatic"
			case 1:
				o["sync_behavior"] = "manual"
			case 2:
				o["url"] = "http://localhost:3000"
			case 3:
				o["audience_ids"] = nil
			}
			s.Add("content_import_sources", o)
		}
	},
	alternatives: []Answers{
		{ContentImportSourceURLs: ContentImportSourceURLsUnique},
		{ContentImportSourceURLs: ContentImportSourceURLsUpsert},
		{ContentImportSourceURLCheck: ContentImportSourceURLCheck422},
		{ContentImportSourceURLCheck: ContentImportSourceURLCheckNone},
		{ContentImportSourceURLForm: ContentImportSourceURLFormSlash},
		{ContentImportSourceUpdate: ContentImportSourceUpdateReset},
		{ContentImportSourceAudience: ContentImportSourceAudience400},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the address of the next page has its number", "query", "page", "unknown", sourceList,
		},
		{
			"the address of the next page has its size", "query", "per_page", "unknown", sourceList,
		},
		{
			"a URL or an audience that is refused: no refusal is described", "status", "400", "unknown", sourceWrites,
		},
		{
			"a URL or an audience that is refused: no refusal is described", "status", "422", "unknown", sourceWrites,
		},
		{
			"an audience or a source that does not exist: no refusal of it is described", "status", "404", "unknown",
			append([]string{"GET /ai/content_import_sources/{}", "DELETE /ai/content_import_sources/{}"}, sourceWrites...),
		},
	},
}

var (
	// pageQuery are the parameters of the addresses that lists in pages answer.
	pageQuery    = []string{"page", "per_page"}
	sourceFields = fields{"sync_behavior": stringType, "status": stringType, "url": stringType, "audience_ids": arrayType | integerType | nullType}
	sourceList   = []string{"GET /ai/content_import_sources"}
	sourceWrites = []string{"POST /ai/content_import_sources", "PUT /ai/content_import_sources/{}"}
)

func listContentImportSources(w *workspace, r *request) (object, *problem) {
	return w.listPages(r, w.objects("content_import_sources").items(), w.renderContentImportSource), nil
}

// listPages answers a page of objects, which render returns as answers have them. The
// examples have 50 in a page.
func (w *workspace) listPages(r *request, all []any, render func(object) object) object {
	if w.answers().ListOrder == ListOrderNewest {
		slices.Reverse(all)
	}
	objects, pages := page(w, r, all, pageSize{standard: 50, max: 50})
	items := []any{}
	for _, item := range objects {
		o, _ := item.(object)
		items = append(items, render(o))
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out
}

func getContentImportSource(w *workspace, r *request) (object, *problem) {
	source, p := w.find("content_import_sources", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderContentImportSource(source), nil
}

// renderContentImportSource returns a source as answers have it.
func (w *workspace) renderContentImportSource(source object) object {
	out := changed(source)
	if address := text(source, "url"); w.answers().ContentImportSourceURLForm == ContentImportSourceURLFormSlash && !strings.HasSuffix(address, "/") {
		out["url"] = address + "/"
	}
	return out
}

func createContentImportSource(w *workspace, r *request) (object, *problem) {
	if r.body["sync_behavior"] != "api" { // documented: the only value
		return nil, invalid("sync_behavior must be api")
	}
	o := object{}
	if p := w.setContentImportSource(o, r.body); p != nil {
		return nil, p
	}
	for id, other := range w.objects("content_import_sources").all {
		if !sameAddress(text(other, "url"), text(o, "url")) {
			continue
		}
		switch w.answers().ContentImportSourceURLs {
		case ContentImportSourceURLsUnique:
			return nil, invalid("url has already been taken")
		case ContentImportSourceURLsUpsert:
			other = changed(other)
			maps.Copy(other, o)
			w.objects("content_import_sources").set(id, other)
			return w.renderContentImportSource(other), nil
		}
	}
	return w.renderContentImportSource(w.addContentImportSource(o)), nil
}

// sameAddress reports whether two URLs are the same but for a slash at their end.
func sameAddress(a, b string) bool { return strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/") }

// setContentImportSource changes a source as a request asks, or returns a refusal.
func (w *workspace) setContentImportSource(o, body object) *problem {
	if status, ok := body["status"]; ok && status != "active" && status != "deactivated" {
		return invalid("status must be active or deactivated")
	}
	if address := text(body, "url"); !isPublicURL(address) {
		switch w.answers().ContentImportSourceURLCheck {
		case ContentImportSourceURLCheck422:
			return refuse(422, "parameter_invalid", "url must be an http(s) URL with a public domain name")
		case ContentImportSourceURLCheckNone:
		default: // documented for 2.17, without the status
			return invalid("url must be an http(s) URL with a public domain name")
		}
	}
	if audiences, ok := body["audience_ids"]; ok {
		ids, isList := audiences.([]any)
		if !isList {
			ids = []any{}
			if audiences != nil {
				ids = []any{audiences}
			}
		}
		for _, id := range ids {
			if _, ok := w.objects("audiences").get(idString(id)); ok {
				continue
			}
			message := "audience_ids contains unknown audience IDs: " + idString(id) // documented for external pages, for a day
			if w.answers().ContentImportSourceAudience == ContentImportSourceAudience400 {
				return invalid(message)
			}
			return refuse(404, "parameter_invalid", message)
		}
		o["audience_ids"] = ids
	}
	copyFields(o, body, "status", "url")
	return nil
}

// isPublicURL reports whether a URL is http(s) and has a domain name as its host.
func isPublicURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(u.Hostname(), ".") {
		return false
	}
	_, err = netip.ParseAddr(u.Hostname())
	return err != nil
}

func (w *workspace) addContentImportSource(in object) object {
	o := object{
		"type": "content_import_source", "url": "https://help.example.com", "sync_behavior": "api", "status": "active", "audience_ids": []any{},
		"created_at": w.now(), "updated_at": w.now(), "last_synced_at": w.now(),
	}
	maps.Copy(o, in)
	o["id"] = idNumber(w.idOf("content_import_sources", in))
	w.objects("content_import_sources").set(idString(o["id"]), o)
	return o
}

func updateContentImportSource(w *workspace, r *request) (object, *problem) {
	before, p := w.find("content_import_sources", r.id())
	if p != nil {
		return nil, p
	}
	behavior := text(r.body, "sync_behavior")
	if behavior == "automated" { // the request has another word than the answer
		behavior = "automatic"
	}
	switch isAPI := text(before, "sync_behavior") == "api"; {
	case behavior != "api" && behavior != "automatic" && behavior != "manual":
		return nil, invalid("sync_behavior must be api, automated or manual")
	case isAPI != (behavior == "api"): // documented
		return nil, invalid("sync_behavior can not be changed to or from api")
	case !isAPI && text(r.body, "url") != text(before, "url"): // documented
		return nil, invalid("url can only be changed if the sync behavior is api")
	}
	after := changed(before)
	if w.answers().ContentImportSourceUpdate == ContentImportSourceUpdateReset {
		after["status"], after["audience_ids"] = "active", []any{}
	}
	if p := w.setContentImportSource(after, r.body); p != nil {
		return nil, p
	}
	after["sync_behavior"] = behavior
	w.stamp(after)
	w.objects("content_import_sources").set(r.id(), after)
	return w.renderContentImportSource(after), nil
}

func deleteContentImportSource(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("content_import_sources", r.id()); p != nil {
		return nil, p
	}
	w.objects("content_import_sources").remove(r.id())
	w.removePagesOf(r.id())
	return nil, nil
}
