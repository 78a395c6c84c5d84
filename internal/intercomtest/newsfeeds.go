package intercomtest

import (
	"fmt"
	"maps"
)

// Newsfeeds can be created only in Intercom's interface:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news
var newsfeedKind = kind{
	name:    "newsfeeds",
	firstID: 53,
	routes: []route{
		{pattern: "GET /news/newsfeeds", query: []string{"page", "per_page", "starting_after"}, handle: news(listNewsfeeds)},
		{pattern: "GET /news/newsfeeds/{id}", handle: news(getByID("newsfeeds"))},
	},
	add: (*workspace).addNewsfeed,
	seed: func(s *Server) {
		s.Add("newsfeeds", object{"name": "Product updates"})
		s.Add("newsfeeds", object{"name": "Visitor feed"})
	},
	seedLarge: func(s *Server) {
		for i := range 12 {
			s.Add("newsfeeds", object{"name": uglyName(i)})
		}
	},
	deviations: append(
		pagedAlthough("no description of the list has pages to ask for, and every answer has their number", "GET /news/newsfeeds"),
		deviation{"a newsfeed that does not exist: no refusal of it is described", "status", "404", "unknown", []string{"GET /news/newsfeeds/{}"}},
	),
}

// pagedAlthough returns the deviations of a list whose description lacks the parameters
// for pages.
func pagedAlthough(reason, operation string) []deviation {
	var all []deviation
	for _, parameter := range []string{"page", "per_page", "starting_after"} {
		all = append(all, deviation{reason, "query", parameter, "unknown", []string{operation}})
	}
	return append(all, deviation{"the schema has a cursor; clients of other lists of this form have seen a URL", "answer", "/pages/next", "type", []string{operation}})
}

func listNewsfeeds(w *workspace, r *request) (object, *problem) {
	all := w.objects("newsfeeds").items()
	items, pages := page(w, r, all, pageSize{standard: 10, max: 50}) // the example has 10
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func (w *workspace) addNewsfeed(in object) string {
	id := w.idOf("newsfeeds", in)
	o := object{"type": "newsfeed", "id": id, "name": fmt.Sprint("Newsfeed ", id), "created_at": w.now(), "updated_at": w.now()}
	maps.Copy(o, in)
	w.objects("newsfeeds").set(id, o)
	return id
}
