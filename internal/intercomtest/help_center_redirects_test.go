package intercomtest

import "testing"

const redirects = "/help_center/help_centers/79/redirects"

// redirectServer is a workspace with a collection 1 and an article 2 in French.
func redirectServer(t *testing.T, answers Answers) *Server {
	t.Helper()
	s := New(t, with(answers), lenient)
	s.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr", "de"}})
	s.Add("help_center_collections", map[string]any{"id": "1"})
	s.Add("articles", map[string]any{"id": "2", "translated_content": map[string]any{"fr": map[string]any{"title": "Deux"}}})
	return s
}

func TestRedirect_life(t *testing.T) {
	t.Parallel()
	s := redirectServer(t, Answers{})
	c := call(t, s)
	made := c.ok("POST", redirects, `{"from_url":"https://intercom.help/help/old","locale":"fr","target_type":"article","target_id":"2"}`)
	equal(t, "type", made.object["type"], "help_center_redirect")
	equal(t, "help center", made.object["help_center_id"], "79")
	path := redirects + "/" + made.id()
	equal(t, "read", c.ok("GET", path, "").object, made.object)
	equal(t, "listed", len(c.ok("GET", redirects+"?per_page=250", "").list("data")), 1)
	equal(t, "deletion", c.ok("DELETE", path, "").object, map[string]any{"id": made.id(), "object": "help_center_redirect", "deleted": true})
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource not found")
	}
	c.refused("GET", "/help_center/help_centers/9/redirects", "", 404, "not_found", "Resource not found")
}

func TestRedirect_refused(t *testing.T) {
	t.Parallel()
	const body = `{"from_url":"https://intercom.help/help/new","locale":"en","target_type":"collection","target_id":"1"}`
	for name, test := range map[string]struct {
		path, body string
		status     int
		code, text string
	}{
		"no address":         {"/79", `{"locale":"en","target_type":"collection","target_id":"1"}`, 400, "parameter_not_found", "from_url is required"},
		"another target":     {"/79", `{"from_url":"https://intercom.help/help/new","locale":"en","target_type":"tag","target_id":"1"}`, 400, "parameter_invalid", "target_type must be 'article' or 'collection'"},
		"no target":          {"/79", `{"from_url":"https://intercom.help/help/new","locale":"en","target_type":"article","target_id":"1"}`, 422, "data_invalid", ""},
		"elsewhere":          {"/79", `{"from_url":"https://example.com/new","locale":"en","target_type":"collection","target_id":"1"}`, 422, "data_invalid", "from_url must be an absolute URL within this help center's URL space"},
		"relative":           {"/79", `{"from_url":"/new","locale":"en","target_type":"collection","target_id":"1"}`, 422, "data_invalid", ""},
		"taken":              {"/79", `{"from_url":"https://intercom.help/help/old","locale":"en","target_type":"collection","target_id":"1"}`, 409, "resource_conflict", "A redirect with that URL already exists"},
		"no help center":     {"/9", body, 404, "not_found", "Resource not found"},
		"another helpcenter": {"/80", `{"from_url":"https://intercom.help/b/new","locale":"en","target_type":"collection","target_id":"1"}`, 422, "data_invalid", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := redirectServer(t, Answers{})
			s.Add("help_centers", map[string]any{"id": "80", "identifier": "b"})
			s.Add("help_center_redirects", map[string]any{"from_url": "https://intercom.help/help/old", "target_id": "1"})
			call(t, s).refused("POST", "/help_center/help_centers"+test.path+"/redirects", test.body, test.status, test.code, test.text)
		})
	}
}

func TestRedirect_answers(t *testing.T) {
	t.Parallel()
	german := `{"from_url":"https://Intercom.help/help/old/?a=1","locale":"de","target_type":"article","target_id":"2"}`
	made := call(t, redirectServer(t, Answers{})).ok("POST", redirects, german).object
	equal(t, "address", made["from_url"], "https://Intercom.help/help/old/?a=1")
	equal(t, "locale", made["locale"], "en")
	made = call(t, redirectServer(t, Answers{RedirectURL: RedirectURLSettled})).ok("POST", redirects, german).object
	equal(t, "address", made["from_url"], "https://intercom.help/help/old")
	call(t, redirectServer(t, Answers{RedirectLocale: RedirectLocaleRefused})).refused("POST", redirects, german, 422, "data_invalid", "")
	for answer, left := range map[RedirectTarget]int{RedirectTargetGone: 0, RedirectTargetStays: 1} {
		c := call(t, redirectServer(t, Answers{RedirectTarget: answer}))
		c.ok("POST", redirects, german)
		c.ok("DELETE", "/articles/2", "")
		equal(t, "left", len(c.ok("GET", redirects, "").list("data")), left)
	}
}
