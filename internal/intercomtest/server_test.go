package intercomtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// caller sends requests as a correct client does.
type caller struct {
	t      testing.TB
	server *Server
	header http.Header
	http   *http.Client
}

func call(t testing.TB, s *Server) *caller {
	t.Helper()
	transport := &http.Transport{DisableKeepAlives: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &caller{t: t, server: s, http: &http.Client{Transport: transport}, header: http.Header{
		"Accept": {"application/json"}, "Authorization": {"Bearer " + s.Token}, "Intercom-Version": {"2.16"},
		"Content-Type": {"application/json"},
	}}
}

type reply struct {
	status int
	header http.Header
	raw    []byte
	object map[string]any
}

func (c *caller) try(ctx context.Context, method, path, body string) (*reply, error) {
	c.t.Helper()
	req, err := http.NewRequestWithContext(ctx, method, c.server.URL+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header = c.header.Clone()
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	r := &reply{status: resp.StatusCode, header: resp.Header, raw: raw}
	_ = json.Unmarshal(raw, &r.object) // some answers are not JSON
	return r, nil
}

func (c *caller) do(method, path, body string) *reply {
	c.t.Helper()
	r, err := c.try(c.t.Context(), method, path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// ok sends a request that must succeed, and returns the answer.
func (c *caller) ok(method, path, body string) *reply {
	c.t.Helper()
	r := c.do(method, path, body)
	if r.status/100 != 2 {
		c.t.Fatalf("%s %s: %d %s", method, path, r.status, r.raw)
	}
	return r
}

// refused sends a request that the server must refuse with this status, code and
// message.
func (c *caller) refused(method, path, body string, status int, code, message string) {
	c.t.Helper()
	r := c.do(method, path, body)
	var list struct {
		Type      string
		RequestID string `json:"request_id"`
		Errors    []struct{ Code, Message string }
	}
	if err := json.Unmarshal(r.raw, &list); err != nil || len(list.Errors) != 1 {
		c.t.Fatalf("%s %s: %d %s", method, path, r.status, r.raw)
	}
	if list.Type != "error.list" || list.RequestID == "" || list.RequestID != r.header.Get("X-Request-Id") {
		c.t.Errorf("%s %s: envelope is %s", method, path, r.raw)
	}
	e := list.Errors[0]
	if r.status != status || e.Code != code || message != "" && e.Message != message {
		c.t.Errorf("%s %s: %d %s %q, want %d %s %q", method, path, r.status, e.Code, e.Message, status, code, message)
	}
}

func (r *reply) list(key string) []map[string]any {
	return objectsIn(r.object, key)
}

// dig returns the value at a path of keys and positions in a JSON value, or nil.
func dig(v any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			o, _ := v.(map[string]any)
			v = o[step]
		case int:
			list, _ := v.([]any)
			if step >= len(list) {
				return nil
			}
			v = list[step]
		}
	}
	return v
}

func objectsIn(v any, path ...any) []map[string]any {
	var out []map[string]any
	items, _ := dig(v, path...).([]any)
	for _, item := range items {
		o, _ := item.(map[string]any)
		out = append(out, o)
	}
	return out
}

func (r *reply) id() string { return idString(r.object["id"]) }

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is %#v, want %#v", what, got, want)
	}
}

func with(answers Answers) func(*Config) { return func(c *Config) { c.Answers = answers } }

func lenient(c *Config) { c.Lenient = true }

// complaints collects the reports of a server.
type complaints struct {
	mu   sync.Mutex
	text []string
}

func (c *complaints) errorf(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.text = append(c.text, fmt.Sprintf(format, args...))
}

func (c *complaints) all() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Join(c.text, "\n")
}

func TestServer_refusesWhatIsNotForIt(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header, value string
		status        int
		code, message string
	}{
		"no token":        {"Authorization", "", 401, "unauthorized", "Access Token Invalid"},
		"wrong token":     {"Authorization", "Bearer other", 401, "unauthorized", "Access Token Invalid"},
		"no Accept":       {"Accept", "", 406, "client_error", ""},
		"no version":      {"Intercom-Version", "", 400, "intercom_version_invalid", ""},
		"unknown version": {"Intercom-Version", "9.9", 400, "intercom_version_invalid", "The requested version could not be found"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := call(t, New(t, lenient))
			c.header.Set(test.header, test.value)
			c.refused("GET", "/me", "", test.status, test.code, test.message)
		})
	}
}

func TestServer_denied(t *testing.T) {
	t.Parallel()
	for answer, want := range map[MissingScope]struct {
		status        int
		code, message string
	}{
		MissingScopeForbidden:    {403, "forbidden", "You do not have the required scope to access this resource"},
		MissingScopeUnauthorized: {401, "token_unauthorized", "Not authorized to access resource"},
		MissingScopePlan:         {403, "api_plan_restricted", "Active subscription needed."},
	} {
		t.Run(want.code, func(t *testing.T) {
			t.Parallel()
			s := New(t, with(Answers{MissingScope: answer}), func(c *Config) { c.Denied = []string{"/tags", "POST /ticket_types"} })
			id := s.Add("tags", map[string]any{"name": "VIP"})
			c := call(t, s)
			c.refused("GET", "/tags/"+id, "", want.status, want.code, want.message)
			c.refused("POST", "/ticket_types", `{"name":"Bug"}`, want.status, want.code, want.message)
			equal(t, "ticket types", len(c.ok("GET", "/ticket_types", "").list("data")), 0)
			s.SetDenied("/ticket_types")
			c.ok("GET", "/tags/"+id, "")
			c.refused("GET", "/ticket_types", "", want.status, want.code, want.message)
			s.SetDenied()
			c.ok("POST", "/ticket_types", `{"name":"Bug"}`)
		})
	}
}

func TestServer_complains(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		method, path, body string
		status             int
		code, complaint    string
	}{
		"unknown route":  {"GET", "/contacts", "", 404, "not_found", "no such route"},
		"unknown method": {"PATCH", "/tags/1", "", 404, "not_found", "no such route"},
		"unclean path":   {"GET", "//tags", "", 404, "not_found", "no such route"},
		"unknown field":  {"PUT", "/data_attributes/1", `{"name":"x"}`, 400, "parameter_invalid", `unknown field "name"`},
		"unknown query":  {"GET", "/tags?page=2", "", 400, "parameter_invalid", `unknown query parameter "page"`},
		"no JSON":        {"POST", "/tags", `{`, 400, "parameter_invalid", "not a JSON object"},
		"an array":       {"POST", "/tags", `[]`, 400, "parameter_invalid", "not a JSON object"},
		"two objects":    {"POST", "/tags", `{"name":"a"}{}`, 400, "parameter_invalid", "more than one JSON value"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var heard complaints
			c := call(t, New(t, func(c *Config) { c.Errorf = heard.errorf }))
			c.refused(test.method, test.path, test.body, test.status, test.code, "")
			if !strings.Contains(heard.all(), test.complaint) {
				t.Errorf("complained %q", heard.all())
			}
		})
	}
}

func TestServer_counts(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	c.ok("GET", "/tags", "")
	c.ok("POST", "/tags", `{"name":"a"}`)
	s.Fail(Fault{Request: "POST /tags"})
	c.do("POST", "/tags", `{"name":"b"}`)
	c.do("GET", "/tags/1", "")
	equal(t, "counts", s.Counts(), map[string]int{"GET /tags": 1, "POST /tags": 2, "GET /tags/{id}": 1})
	equal(t, "POSTs", s.Count("POST /tags"), 2)
	equal(t, "total", s.Total(), 4)
	equal(t, "writes", s.Writes(), 2)
	s.ResetCounts()
	equal(t, "total after the reset", s.Total(), 0)
}

func TestServer_latency(t *testing.T) {
	t.Parallel()
	var took time.Duration
	s := New(t, func(c *Config) {
		c.Latency = time.Millisecond
		c.OnExchange = func(e Exchange) { took = e.Duration }
	})
	call(t, s).ok("GET", "/me", "")
	s.Close()
	if took < time.Millisecond {
		t.Errorf("took %s", took)
	}
}

func TestServer_concurrent(t *testing.T) {
	t.Parallel()
	s := New(t)
	var wait sync.WaitGroup
	for worker := range 8 {
		wait.Go(func() {
			c := call(t, s)
			for i := range 5 {
				r, err := c.try(t.Context(), "POST", "/ticket_types", fmt.Sprintf(`{"name":"type %d/%d"}`, worker, i))
				if err != nil || r.status != 200 {
					t.Errorf("create: %v %v", r, err)
					return
				}
				if _, err := c.try(t.Context(), "GET", "/ticket_types", ""); err != nil {
					t.Error(err)
				}
				s.Objects("ticket_types")
			}
		})
	}
	wait.Wait()
	equal(t, "ticket types", len(s.Objects("ticket_types")), 40)
}

func TestServer_wrongRegion(t *testing.T) {
	t.Parallel()
	for answer, want := range map[WrongRegion]struct {
		status int
		body   string
	}{
		WrongRegionUnauthorized: {401, "Access Token Invalid"},
		WrongRegionForbidden:    {403, "Your workspace is hosted in Europe but you connected to United States"},
		WrongRegionNotFound:     {404, "<html>"},
	} {
		t.Run(string(answer), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(Answers{WrongRegion: answer}), func(c *Config) { c.WrongRegion = true })
			r := call(t, s).do("GET", "/me", "")
			if r.status != want.status || !bytes.Contains(r.raw, []byte(want.body)) {
				t.Errorf("%d %s", r.status, r.raw)
			}
		})
	}
}

func TestMe(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.WorkspaceID, c.Region = "abc123", "EU" })
	me := call(t, s).ok("GET", "/me", "")
	equal(t, "id_code", dig(me.object, "app", "id_code"), "abc123")
	equal(t, "region", dig(me.object, "app", "region"), "EU")
	equal(t, "email", me.object["email"], "ada@example.com")
}

func TestAdmins(t *testing.T) {
	t.Parallel()
	s := New(t)
	id := s.AddAdmin(map[string]any{"name": "Bo", "email": "bo@example.com", "avatar": "https://example.com/bo.png"})
	c := call(t, s)
	admins := c.ok("GET", "/admins", "").list("admins")
	equal(t, "admins", len(admins), 2)
	_, shown := admins[1]["avatar"]
	equal(t, "avatar shown", shown, false)
	admins = c.ok("GET", "/admins?display_avatar=true", "").list("admins")
	equal(t, "avatar", admins[1]["avatar"], "https://example.com/bo.png")
	equal(t, "name", c.ok("GET", "/admins/"+id, "").object["name"], "Bo")
	c.refused("GET", "/admins/1", "", 404, "admin_not_found", "Admin not found")
}

func TestSegments(t *testing.T) {
	t.Parallel()
	s := New(t)
	id := s.AddSegment(map[string]any{"name": "Active", "count": 3})
	c := call(t, s)
	equal(t, "count", c.ok("GET", "/segments?include_count=true", "").list("segments")[0]["count"], 3.0)
	_, counted := c.ok("GET", "/segments", "").list("segments")[0]["count"]
	equal(t, "counted", counted, false)
	equal(t, "name", c.ok("GET", "/segments/"+id, "").object["name"], "Active")
	equal(t, "length of the id", len(id), 24)
	c.refused("GET", "/segments/1", "", 404, "not_found", "Resource Not Found")
}

func TestTeams(t *testing.T) {
	t.Parallel()
	s := New(t)
	member := s.AddAdmin(map[string]any{"name": "Bo"})
	id := s.AddTeam(map[string]any{"name": "Support", "admin_ids": []string{member, "4711"}})
	c := call(t, s)
	equal(t, "name", c.ok("GET", "/teams", "").list("teams")[0]["name"], "Support")
	equal(t, "members", c.ok("GET", "/teams/"+id, "").object["admin_ids"], []any{float64(idNumber(member)), 4711.0})
	equal(t, "teams of the member", c.ok("GET", "/admins/"+member, "").object["team_ids"], []any{float64(idNumber(id))})
	c.refused("GET", "/teams/1", "", 404, "team_not_found", "Team not found")
}

func TestTicketStates(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	equal(t, "states of an empty workspace", len(c.ok("GET", "/ticket_states", "").list("data")), 4)
	bug := c.ok("POST", "/ticket_types", `{"name":"Bug"}`).id()
	outage := c.ok("POST", "/ticket_types", `{"name":"Outage"}`).id()
	labels := func(ticketType map[string]any) []any {
		labels := []any{}
		for _, state := range objectsIn(ticketType, "ticket_states", "data") {
			labels = append(labels, state["internal_label"])
		}
		return labels
	}
	s.AddTicketState(map[string]any{"internal_label": "With engineering"}, bug)
	old := s.AddTicketState(map[string]any{"internal_label": "Old", "archived": true}, bug)
	equal(t, "states of a type", labels(c.ok("GET", "/ticket_types/"+bug, "").object),
		[]any{"Submitted", "In progress", "Waiting on customer", "Resolved", "With engineering"})
	equal(t, "states of another", labels(c.ok("GET", "/ticket_types/"+outage, "").object),
		[]any{"Submitted", "In progress", "Waiting on customer", "Resolved"})

	states := c.ok("GET", "/ticket_states", "").list("data")
	equal(t, "states", len(states), 6)
	equal(t, "types of a default state", len(objectsIn(states[0], "ticket_types", "data")), 2)
	equal(t, "type of a custom state", dig(states[4], "ticket_types", "data", 0, "name"), "Bug")
	equal(t, "archived", states[5]["archived"], true)
	s.Change("ticket_states", old, map[string]any{"archived": false})
	equal(t, "states of the type", len(labels(s.Objects("ticket_types")[0])), 6)

	c.ok("PUT", "/ticket_types/"+bug, `{"archived":true}`)
	equal(t, "types, one archived", len(objectsIn(c.ok("GET", "/ticket_states", "").list("data")[0], "ticket_types", "data")), 2)
	s.SetAnswers(Answers{ArchivedTicketTypes: ArchivedTicketTypesHidden})
	equal(t, "types, the archived hidden", len(objectsIn(c.ok("GET", "/ticket_states", "").list("data")[0], "ticket_types", "data")), 1)
}

func TestSeed(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.Seed = true })
	SeedLarge(s)
	c := call(t, s) // validates the answers
	c.ok("GET", "/data_attributes?include_archived=true", "")
	c.ok("GET", "/conversations/attributes?include_archived=true", "")
	c.ok("GET", "/ticket_types", "")
	c.ok("GET", "/ticket_states", "")
	c.ok("GET", "/teams", "")
	c.ok("GET", "/help_center/help_centers", "")
	c.ok("GET", "/news/newsfeeds?per_page=50", "")
	c.ok("GET", "/news/news_items?per_page=50", "")
	c.ok("GET", "/help_center/collections?per_page=150", "")
	c.ok("GET", "/articles?per_page=50", "")
	c.ok("GET", "/internal_articles?per_page=50", "")
	c.ok("GET", "/ip_allowlist", "")
	for _, path := range []string{"/brands", "/emails", "/away_status_reasons", "/subscription_types", "/macros", "/export/reporting_data/get_datasets", "/export/workflows/67890"} {
		c.ok("GET", path, "")
	}
	for _, schedule := range c.ok("GET", "/office_hours_schedules", "").list("data") {
		c.ok("GET", "/office_hours_schedules/"+text(schedule, "id")+"/office_hours_exceptions", "")
	}
	c.ok("GET", "/audiences?per_page=50", "")
	c.ok("GET", "/content_snippets?per_page=50", "")
	for _, connector := range c.ok("GET", "/data_connectors?per_page=50", "").list("data") {
		c.ok("GET", "/data_connectors/"+text(connector, "id")+"?state_version="+text(connector, "state"), "")
	}
	for kind, want := range map[string]int{
		"data_attributes":               113,
		"ticket_types":                  63,
		"ticket_type_attributes":        192,
		"tags":                          86,
		"admins":                        24,
		"segments":                      5,
		"teams":                         65,
		"identity_verification_secrets": 63,
		"ticket_states":                 6,
		"help_centers":                  2,
		"newsfeeds":                     14,
		"news_items":                    64,
		"help_center_collections":       76,
		"help_center_redirects":         63,
		"folders":                       63,
		"ip_allowlist":                  1,
		"data_connectors":               33,
		"internal_articles":             64,
		"articles":                      73,
		"conversation_attributes":       74,
		"brands":                        2,
		"emails":                        3,
		"away_status_reasons":           3,
		"subscription_types":            3,
		"macros":                        3,
		"reporting_datasets":            1,
		"workflows":                     1,
		"office_hours_schedules":        34,
		"office_hours_exceptions":       29,
		"audiences":                     73,
		"content_snippets":              64,
		"content_import_sources":        65,
		"external_pages":                73,
	} {
		equal(t, kind, len(s.Objects(kind)), want)
	}
}

func TestObjects_areCopies(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.Seed = true })
	for _, kind := range []string{"data_attributes", "ticket_types", "ticket_type_attributes", "tags", "admins", "segments"} {
		o := s.Objects(kind)[0]
		o["name"] = "changed"
		if s.Objects(kind)[0]["name"] == "changed" {
			t.Errorf("%s are not copies", kind)
		}
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	s := New(t)
	id := s.Add("ticket_types", map[string]any{"name": "Bug"})
	attributes := s.TicketTypeAttributes(id)
	s.Remove("ticket_type_attributes", text(attributes[1], "id"))
	equal(t, "attributes", len(s.TicketTypeAttributes(id)), 1)
	s.Remove("ticket_types", id)
	equal(t, "attributes of all", len(s.Objects("ticket_type_attributes")), 0)
	call(t, s).refused("GET", "/ticket_types/"+id, "", 404, "not_found", "Resource Not Found")
}

func TestAlternativesFor(t *testing.T) {
	t.Parallel()
	names := func(alternatives []Alternative) []string {
		var names []string
		for _, a := range alternatives {
			names = append(names, a.Name)
		}
		return names
	}
	equal(t, "of teams", names(AlternativesFor("teams")), []string{
		"likeliest", "TeamMembers=refused", "TeamStrangers=404", "TeamStrangers=ignored", "IDTypes=swapped", "ListOrder=newest-first",
	})
	tags := names(AlternativesFor("tags"))
	both := names(AlternativesFor("tags", "ticket_types"))
	for _, name := range tags {
		if !slices.Contains(both, name) {
			t.Errorf("no %s in those of tags and ticket types", name)
		}
	}
	for name, want := range map[string]bool{
		"likeliest": true, "TagCaseRename=ignored": true, "RestoreArchived=refused": false, "WrongRegion=forbidden": false,
	} {
		equal(t, name+" concerns tags", slices.Contains(tags, name), want)
	}
}

func TestAlternatives_coverEachAnswer(t *testing.T) {
	t.Parallel()
	varied := map[string]bool{}
	for i, alternative := range Alternatives() {
		question, _, _ := strings.Cut(alternative.Name, "=")
		varied[question] = true
		if strings.Contains(alternative.Name, ",") || i > 0 == (alternative.Answers == Answers{}) {
			t.Errorf("%q does not answer one question otherwise", alternative.Name)
		}
	}
	fields := reflect.TypeFor[Answers]()
	for f := range fields.NumField() {
		if !varied[fields.Field(f).Name] {
			t.Errorf("no alternative varies %s", fields.Field(f).Name)
		}
	}
}
