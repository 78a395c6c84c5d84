package intercomtest

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Redirects send visitors of an address of a help center to an article or a collection:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
var redirectKind = kind{
	name:     "help_center_redirects", // of all help centers
	firstID:  26,
	notFound: errResourceNotFound,
	routes: []route{
		{pattern: "GET " + redirectsPath, query: []string{"page", "per_page", "starting_after"}, handle: listRedirects},
		{pattern: "POST " + redirectsPath, fields: redirectFields, handle: createRedirect},
		{pattern: "GET " + redirectsPath + "/{id}", handle: func(w *workspace, r *request) (object, *problem) { return w.redirect(r) }},
		{pattern: "DELETE " + redirectsPath + "/{id}", handle: deleteRedirect},
	},
	add:       func(w *workspace, o object) string { return text(w.addRedirect(o), "id") },
	seed:      seedRedirects,
	seedLarge: seedManyRedirects,
	alternatives: []Answers{
		{RedirectURL: RedirectURLSettled},
		{RedirectLocale: RedirectLocaleRefused},
		{RedirectTarget: RedirectTargetStays},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the schema of pages has a cursor, and the list takes none",
			"query", "starting_after", "unknown", redirectList,
		},
		{
			"the schema of pages has a cursor; clients of other lists of this form have seen a URL",
			"answer", "/pages/next", "type", redirectList,
		},
	},
}

const redirectsPath = "/help_center/help_centers/{help_center_id}/redirects"

var (
	errResourceNotFound = refuse(404, "not_found", "Resource not found")
	redirectFields      = fields{"from_url": stringType, "locale": stringType, "target_type": stringType, "target_id": stringType}
	redirectList        = []string{"GET /help_center/help_centers/{}/redirects"}
)

// redirectsOf returns the redirects of the help center in the path, the last changed
// first, which is documented on the operation. Redirects that are gone with their targets
// are removed here.
func (w *workspace) redirectsOf(r *request) (all []object, center object, p *problem) {
	id := r.http.PathValue("help_center_id")
	center, ok := w.objects("help_centers").get(id)
	if !ok {
		return nil, nil, errResourceNotFound
	}
	for _, o := range w.objects("help_center_redirects").newestFirst() {
		switch {
		case !w.leadsSomewhere(o):
			w.objects("help_center_redirects").remove(text(o, "id"))
		case text(o, "help_center_id") == id:
			all = append(all, o)
		}
	}
	return all, center, nil
}

// leadsSomewhere reports whether a redirect is left after its target may have been
// deleted.
func (w *workspace) leadsSomewhere(redirect object) bool {
	if w.answers().RedirectTarget == RedirectTargetStays {
		return true
	}
	_, ok := w.redirectTarget(redirect)
	return ok
}

func (w *workspace) redirectTarget(redirect object) (object, bool) {
	kind := map[string]string{"article": "articles", "collection": "help_center_collections"}[text(redirect, "target_type")]
	if kind == "" {
		return nil, false
	}
	return w.objects(kind).get(text(redirect, "target_id"))
}

func listRedirects(w *workspace, r *request) (object, *problem) {
	all, _, p := w.redirectsOf(r)
	if p != nil {
		return nil, p
	}
	items, pages := page(w, r, all, pageSize{standard: 50, max: 250})
	data := []any{}
	for _, o := range items {
		data = append(data, o)
	}
	out := list(data)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

// redirect returns the redirect in the path, or a refusal.
func (w *workspace) redirect(r *request) (object, *problem) {
	all, _, p := w.redirectsOf(r)
	if p != nil {
		return nil, p
	}
	i := slices.IndexFunc(all, func(o object) bool { return text(o, "id") == r.id() })
	if i < 0 {
		return nil, errResourceNotFound
	}
	return all[i], nil
}

func createRedirect(w *workspace, r *request) (object, *problem) {
	all, center, p := w.redirectsOf(r)
	if p != nil {
		return nil, p
	}
	for _, field := range []string{"from_url", "locale", "target_type", "target_id"} {
		if text(r.body, field) == "" { // documented for from_url
			return nil, refuse(400, "parameter_not_found", field+" is required")
		}
	}
	if !slices.Contains([]string{"article", "collection"}, text(r.body, "target_type")) {
		return nil, invalid("target_type must be 'article' or 'collection'")
	}
	from, ok := w.settleRedirectURL(center, text(r.body, "from_url"))
	if !ok {
		return nil, refuse(422, "data_invalid", "from_url must be an absolute URL within this help center's URL space")
	}
	if slices.ContainsFunc(all, func(o object) bool { return o["from_url"] == from }) {
		return nil, refuse(409, "resource_conflict", "A redirect with that URL already exists")
	}
	target, ok := w.redirectTarget(r.body)
	if !ok || !w.isInCenter(target, center) { // the rule is documented, the refusal is not
		return nil, refuse(422, "data_invalid", "target must be a member of this help center")
	}
	locale := text(r.body, "locale")
	translations, _ := target["translated_content"].(object)
	standard, _ := locales(center)[0].(string)
	if _, ok := translations[locale]; !ok && locale != standard && text(r.body, "target_type") == "article" {
		if w.answers().RedirectLocale == RedirectLocaleRefused {
			return nil, refuse(422, "data_invalid", "locale has no translation of the target")
		}
		locale = standard
	}
	o := maps.Clone(r.body)
	maps.Copy(o, object{"help_center_id": text(center, "id"), "from_url": from, "locale": locale})
	return w.addRedirect(o), nil
}

// isInCenter reports whether an article or a collection is in a help center. An article
// without a collection is in all.
func (w *workspace) isInCenter(target, center object) bool {
	parents, isArticle := target["parent_ids"].([]any)
	if !isArticle {
		return idString(target["help_center_id"]) == text(center, "id")
	}
	return len(parents) == 0 || slices.ContainsFunc(parents, func(parent any) bool {
		collection, _ := w.objects("help_center_collections").get(idString(parent))
		return idString(collection["help_center_id"]) == text(center, "id")
	})
}

// settleRedirectURL returns an address as Intercom keeps it, and whether it is one of
// the help center.
func (w *workspace) settleRedirectURL(center object, from string) (string, bool) {
	u, err := url.Parse(from)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	custom := text(center, "custom_domain")
	home, err := url.Parse(text(center, "url"))
	isHome := err == nil && strings.EqualFold(u.Host, home.Host) && strings.HasPrefix(u.Path+"/", strings.TrimRight(home.Path, "/")+"/")
	if !isHome && (custom == "" || !strings.EqualFold(u.Host, custom)) {
		return "", false
	}
	if w.answers().RedirectURL == RedirectURLSettled {
		u.Host, u.Path, u.RawPath, u.RawQuery, u.Fragment = strings.ToLower(u.Host), strings.TrimRight(u.Path, "/"), "", "", ""
		return u.String(), true
	}
	return from, true
}

func (w *workspace) addRedirect(in object) object {
	center, ok := w.objects("help_centers").get(text(in, "help_center_id"))
	if !ok {
		center = w.defaultHelpCenter()
	}
	id := w.idOf("help_center_redirects", in)
	o := object{
		"type": "help_center_redirect", "id": id, "help_center_id": text(center, "id"), "from_url": text(center, "url") + "/old-page-" + id,
		"locale": cmp.Or(locales(center)...), "target_type": "collection", "target_id": "", "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	w.objects("help_center_redirects").set(id, o)
	return o
}

func deleteRedirect(w *workspace, r *request) (object, *problem) {
	if _, p := w.redirect(r); p != nil {
		return nil, p
	}
	w.objects("help_center_redirects").remove(r.id())
	return object{"id": r.id(), "object": "help_center_redirect", "deleted": true}, nil
}

func seedRedirects(s *Server) {
	start, billing := s.find("help_center_collections", "Getting started"), s.find("help_center_collections", "Billing & payments")
	s.Add("help_center_redirects", object{"from_url": "https://intercom.help/help/en/first-steps", "target_id": start})
	s.Add("help_center_redirects", object{"from_url": "https://intercom.help/help/en/payments?from=app", "target_id": billing})
	for _, article := range s.Objects("articles") {
		if article["title"] == "Refunds & credits" {
			s.Add("help_center_redirects", object{
				"from_url": "https://intercom.help/help/fr/remboursements", "locale": "fr", "target_type": "article", "target_id": article["id"],
			})
		}
	}
}

// seedManyRedirects adds redirects from unusual addresses.
func seedManyRedirects(s *Server) {
	collections := s.Objects("help_center_collections")
	for i := range 60 {
		s.Add("help_center_redirects", object{
			"from_url":  fmt.Sprintf("https://intercom.help/help/old/%s/%d", url.PathEscape(uglyName(i)), i),
			"target_id": collections[i%len(collections)]["id"],
		})
	}
}
