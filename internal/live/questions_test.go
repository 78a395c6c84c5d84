package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

// testSettings returns the settings for a simulated workspace.
func testSettings(server *intercomtest.Server, parts ...string) *settings {
	return &settings{
		token: server.Token, workspaceID: server.WorkspaceID, baseURL: server.URL, parts: parts,
		retryWait: time.Millisecond, terraform: findTerraform,
	}
}

func answering(answers intercomtest.Answers) func(*intercomtest.Config) {
	return func(c *intercomtest.Config) { c.Answers = answers }
}

// newSuite returns a run that has been admitted to the workspace.
func newSuite(t *testing.T, s *settings) *suite {
	t.Helper()
	r, err := s.suite(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// census counts the objects of a workspace by kind, including archived ones. It leaves
// out conversation attributes, because every run archives new ones.
func census(server *intercomtest.Server) map[string]int {
	count := map[string]int{}
	for _, kind := range intercomtest.Kinds {
		count[kind] = len(server.Objects(kind))
	}
	delete(count, "conversation_attributes")
	return count
}

// expectClean expects that no object of the suite is in use, and that none has the name
// of another.
func expectClean(t *testing.T, server *intercomtest.Server) {
	t.Helper()
	for _, o := range slices.Concat(server.Objects("ticket_types"), server.Objects("ticket_type_attributes")) {
		if o["name"] != nameOf(o) {
			t.Errorf("%q is called %q", nameOf(o), o["name"])
		}
	}
	empty := census(intercomtest.New(t))
	if n := len(server.Objects("conversation_attributes")); n > mostConversations {
		t.Errorf("the workspace has %d conversation attributes, more than %d", n, mostConversations)
	}
	for _, kind := range intercomtest.Kinds {
		objects := slices.DeleteFunc(server.Objects(kind), func(o object) bool { return o["archived"] == true })
		if kind != "ticket_type_attributes" && len(objects) > empty[kind] { // an archived type archives its attributes
			t.Errorf("%s: still in use: %v", kind, objects)
		}
	}
}

// askedByFlag are the questions that are only asked if a flag says so.
var askedByFlag = []string{"DataAttributeLimitStatus", "ArchivedCountToLimit", "WrongRegion", "RetryAfter"}

// expectAnswers expects the answers that the simulator was configured to give.
func expectAnswers(t *testing.T, r *suite, answers intercomtest.Answers, notAsked []string) {
	t.Helper()
	for _, q := range allQuestions() {
		v := r.verdict(q.field)
		want := reflect.ValueOf(answers).FieldByName(q.field).Interface()
		switch {
		case q.unasked != "" || slices.Contains(notAsked, q.field):
			if !v.notAsked || v.note == "" {
				t.Errorf("%s: %+v, want a reason why it was not asked", q.field, v)
			}
		case v.answer != want || v.err != nil:
			t.Errorf("%s: %+v, want %#v; error: %v", q.field, v, want, v.err)
		}
	}
}

// matters matches the questions whose answers change what a run leaves for the next
// one.
var matters = regexp.MustCompile(`Archived|Names|Options|ListItem|DefaultAttributes`)

// Each question gets the answer that the simulator was configured to give. A second run
// gets the same answers, and leaves no more objects than the first.
func TestQuestions(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.Alternatives() {
		question, _, _ := strings.Cut(alternative.Name, "=")
		if question != "likeliest" && questionOf(question).unasked != "" {
			continue
		}
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, answering(alternative.Answers))
			var first map[string]int
			runs := 1
			switch {
			case alternative.Name == "likeliest":
				runs = 4
			case matters.MatchString(alternative.Name):
				runs = 2
			}
			for i := range runs {
				server.ResetCounts()
				r := newSuite(t, testSettings(server, "questions"))
				r.ask(t.Context())
				expectAnswers(t, r, alternative.Answers, askedByFlag)
				r.clean(t.Context())
				expectClean(t, server)
				if n := server.Total(); n > 600 {
					t.Errorf("run %d took %d requests", i, n)
				}
				if n := r.failures(); n > 0 {
					t.Errorf("run %d: %d failures, %v", i, n, r.left)
				}
				now := census(server)
				switch {
				case i == 0:
					first = now
					expectAtMost(t, now, map[string]int{"data_attributes": 4, "ticket_types": 2, "ticket_type_attributes": 6, "tags": 0})
				case alternative.Answers.RestoreArchived == intercomtest.RestoreArchivedRestores && !reflect.DeepEqual(now, first):
					t.Errorf("run %d leaves %v in the workspace, the first one %v", i, now, first)
				}
			}
		})
	}
}

func expectAtMost(t *testing.T, got, most map[string]int) {
	t.Helper()
	for kind, n := range most {
		if got[kind] > n {
			t.Errorf("the workspace has %d %s, more than %d", got[kind], kind, n)
		}
	}
}

// Each field of Answers has one question, with all possible answers.
func TestQuestions_areAll(t *testing.T) {
	t.Parallel()
	constants := constantsByType(t)
	answers := reflect.TypeFor[intercomtest.Answers]()
	var fields []string
	for _, q := range allQuestions() {
		field, ok := answers.FieldByName(q.field)
		if !ok || slices.Contains(fields, q.field) {
			t.Errorf("%s is not a field of Answers, or there are two questions for it", q.field)
			continue
		}
		fields = append(fields, q.field)
		if n := len(slices.DeleteFunc([]bool{q.ask != nil, q.askArchived != nil, q.unasked != ""}, func(has bool) bool { return !has })); n != 1 {
			t.Errorf("%s: want either a way to ask it or the reason why it is not asked", q.field)
		}
		var got []string
		for _, a := range q.answers {
			if reflect.TypeOf(a.value) != field.Type {
				t.Errorf("%s has the answer %#v of another type", q.field, a.value)
			}
			got = append(got, fmt.Sprintf("%s=%v", a.constant, a.value))
		}
		if !reflect.ValueOf(q.answers[0].value).IsZero() {
			t.Errorf("the first answer to %s is %v, which the simulator does not assume", q.field, q.answers[0].value)
		}
		want := constants[field.Type.Name()]
		if field.Type.Kind() == reflect.Bool {
			want = []string{"false=false", "true=true"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has the answers %q, want %q", q.field, got, want)
		}
	}
	for field := range answers.Fields() {
		if !slices.Contains(fields, field.Name) {
			t.Errorf("no question has the field %s of Answers", field.Name)
		}
	}
}

// constantsByType returns the constants of intercomtest as name=value, by type and in
// their order.
func constantsByType(t *testing.T) map[string][]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../intercomtest/answers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string][]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) == 0 {
			return true
		}
		typ, isType := spec.Type.(*ast.Ident)
		literal, isLiteral := spec.Values[0].(*ast.BasicLit)
		if isType && isLiteral {
			value, _ := strconv.Unquote(literal.Value)
			constants[typ.Name] = append(constants[typ.Name], spec.Names[0].Name+"="+value)
		}
		return true
	})
	return constants
}

// If the flags are set, all questions get answers.
func TestQuestions_costly(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.Alternatives() {
		question, _, _ := strings.Cut(alternative.Name, "=")
		if question != "likeliest" && !slices.Contains(askedByFlag, question) {
			continue
		}
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			elsewhere := intercomtest.New(t, answering(alternative.Answers), func(c *intercomtest.Config) { c.WrongRegion = true })
			server := intercomtest.New(t, answering(alternative.Answers), func(c *intercomtest.Config) { c.DataAttributeLimit = 12 })
			s := testSettings(server, "questions")
			s.askLimit, s.askRegion, s.otherURL = true, true, elsewhere.URL
			for range 2 {
				r := newSuite(t, s)
				r.ask(t.Context())
				want := []string{"RetryAfter"}
				if alternative.Answers.ArchivedCountToLimit && r.verdict("ArchivedDataAttributeName").notAsked {
					want = append(want, "ArchivedDataAttributeName") // there is no room
				}
				expectAnswers(t, r, alternative.Answers, want)
				r.clean(t.Context())
				expectClean(t, server)
				expectAtMost(t, census(server), map[string]int{"data_attributes": 4 + 12 + 1})
			}
		})
	}
}

// Only one question uses up the rate limit, and the program continues when the next
// window begins.
func TestQuestions_rateLimit(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.RetryAfter{intercomtest.RetryAfterNotSent, intercomtest.RetryAfterSent} {
		server := intercomtest.New(t, answering(intercomtest.Answers{RetryAfter: answer}), func(c *intercomtest.Config) { c.RateLimit = 50 })
		s := testSettings(server, "questions")
		r := newSuite(t, s)
		if v, err := r.retryAfter(t.Context()); err != nil || !v.notAsked || server.Total() > 0 {
			t.Errorf("unasked, it is %+v, %v, after %d requests", v, err, server.Total())
		}
		s.askRateLimit = true
		if v, err := r.retryAfter(t.Context()); err != nil || v.answer != answer {
			t.Errorf("%+v, %v, want %q", v, err, answer)
		}
		if n := server.Total(); n > 50+2*together+2 {
			t.Errorf("%d requests, with a limit of 50", n)
		}
	}
	server := intercomtest.New(t)
	s := testSettings(server, "questions")
	s.askRateLimit = true
	if v, err := newSuite(t, s).retryAfter(t.Context()); err != nil || !v.notAsked || server.Total() != 1 {
		t.Errorf("without a limit, it is %+v, %v, after %d requests", v, err, server.Total())
	}
}

// If a workspace has more than 250 attributes including archived ones, archived ones do
// not count towards the limit.
func TestQuestions_limitWithoutAsking(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for i := range 251 {
		server.Add("data_attributes", map[string]any{"name": fmt.Sprint("theirs_", i), "archived": i > 3})
	}
	r := newSuite(t, testSettings(server, "questions"))
	if v, err := r.archivedCountToLimit(t.Context()); err != nil || v.answer != false || server.Writes() > 0 {
		t.Errorf("%+v, %v, with %d writes", v, err, server.Writes())
	}
}

// In later runs, the question about the limit restores the attributes of earlier runs.
// If Intercom does not restore them, the question creates no more.
func TestQuestions_limitAgain(t *testing.T) {
	t.Parallel()
	limited := func(c *intercomtest.Config) { c.DataAttributeLimit = 12 }
	for name, answers := range map[string]intercomtest.Answers{
		"restored": {}, "not restored": {RestoreArchived: intercomtest.RestoreArchivedIgnored},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, answering(answers), limited)
			s := testSettings(server, "questions")
			s.askLimit = true
			var made []int
			for range 3 {
				r := newSuite(t, s)
				v, err := r.dataAttributeLimitStatus(t.Context())
				if again := len(made) > 0 && name == "not restored"; err != nil || v.notAsked != again || !again && v.answer != intercomtest.LimitStatus400 {
					t.Errorf("%+v, %v", v, err)
				}
				r.clean(t.Context())
				made = append(made, census(server)["data_attributes"])
				server.Add("data_attributes", map[string]any{"name": fmt.Sprint("theirs_", len(made))}) // one attribute of others leaves less room
			}
			if !slices.Equal(made, []int{12, 13, 14}) {
				t.Errorf("the workspace has %d data attributes", made)
			}
		})
	}
}

// The question ends even if there is no limit.
func TestQuestions_noLimit(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.DataAttributeLimit = -1 })
	for i := range 260 {
		server.Add("data_attributes", map[string]any{"name": fmt.Sprint("theirs_", i), "archived": i >= 240})
	}
	s := testSettings(server, "questions")
	s.askLimit = true
	if v, err := newSuite(t, s).dataAttributeLimitStatus(t.Context()); err != nil || v.note != "there is room for more than 250" || server.Count("POST /data_attributes") != 11 {
		t.Errorf("%+v, %v, after %v", v, err, server.Counts())
	}
}

// If Intercom restores nothing, each run needs new objects, up to a limit. Beyond the
// limit, the run says so.
func TestQuestions_usedUp(t *testing.T) {
	t.Parallel()
	answers := intercomtest.Answers{RestoreArchived: intercomtest.RestoreArchivedRefused}
	server := intercomtest.New(t, answering(answers))
	for n := range mostNumbered - 1 { // left by as many earlier runs
		server.Add("data_attributes", map[string]any{"model": "contact", "name": numbered(listName, "_", n+1), "archived": true})
		for _, name := range []string{probeType, otherType} {
			name = numbered(name, " ", n+1)
			server.Add("ticket_types", map[string]any{"name": name, "description": mark + name, "category": "Back-office", "archived": true})
		}
	}
	for _, usedUp := range []bool{false, true} {
		var out bytes.Buffer
		r := newSuite(t, testSettings(server, "questions"))
		r.out = &out
		r.ask(t.Context())
		r.clean(t.Context())
		expectClean(t, server)
		if n := r.failures(); n > 0 {
			t.Errorf("%d failures", n)
		}
		if !usedUp {
			expectAnswers(t, r, answers, askedByFlag)
			if want := `! Intercom does not restore "terraform_live_list", so this run creates "terraform_live_list_9"; the suite creates at most 9`; !strings.Contains(out.String(), want) {
				t.Errorf("no %s in\n%s", want, &out)
			}
			continue
		}
		for _, field := range []string{"OptionsOrder", "IconSelector", "ListItemIDs"} {
			if v := r.verdict(field); !v.notAsked || !strings.Contains(v.note, "Intercom does not restore any") {
				t.Errorf("%s: %+v", field, v)
			}
		}
	}
	expectAtMost(t, census(server), map[string]int{"data_attributes": mostNumbered + 2, "ticket_types": 2 * mostNumbered})
}

// The report has answers that the simulator does not know as Intercom gave them.
func TestQuestions_odd(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	list := server.Add("data_attributes", map[string]any{"model": "contact", "name": listName, "data_type": "string", "options": []any{"a", "b"}})
	server.Add("data_attributes", map[string]any{"model": "contact", "name": timeName, "data_type": "string"})
	server.Fail(intercomtest.Fault{
		Request: "PUT /data_attributes/{id}", Times: 1, Status: 418, ContentType: "application/json",
		Body: `{"type":"error.list","errors":[{"code":"odd","message":"short and stout"}]}`,
	}, intercomtest.Fault{
		Request: "PUT /data_attributes/{id}", Skip: 1, Status: 422, ContentType: "application/json",
		Body: `{"type":"error.list","errors":[{"code":"data_invalid","message":"Not today"}]}`,
	})
	var out bytes.Buffer
	r := newSuite(t, testSettings(server, "questions"))
	r.out = &out
	r.ask(t.Context())
	r.clean(t.Context())
	server.AddDependant("data_attributes", list)
	if v := r.verdict("OptionsUpdate"); v.err == nil || !strings.Contains(v.err.Error(), "short and stout") {
		t.Errorf("OptionsUpdate: %+v", v)
	}
	if v := r.verdict("OptionsOrder"); v.answer != nil || v.note != "refused: 422 data_invalid: Not today" {
		t.Errorf("OptionsOrder: %+v", v)
	}
	if v := r.verdict("DatetimeReadsAs"); v.note != `"string"` {
		t.Errorf("DatetimeReadsAs: %+v", v)
	}
	if err := r.report(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"✗ OptionsUpdate: short and stout", "something else [", "] DatetimeReadsAs: \"string\"", "DatetimeReadsAs needs an answer"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	if r.failures() != 1 {
		t.Errorf("%d failures", r.failures())
	}
}

// A refusal of a request before the one that the question is about is a failure, not an
// answer.
func TestQuestions_setUp(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		fails []string
	}{
		"no ticket type":    {intercomtest.Fault{Request: "POST /ticket_types"}, []string{"IconSelector", "OmittedOnUpdate", "ListItemIDs", "TicketTypeNames"}},
		"no attribute":      {intercomtest.Fault{Request: "POST /ticket_types/{ticket_type_id}/attributes"}, []string{"ListItemIDs", "InputOptionsOnUpdate", "AllowMultipleValues"}},
		"no data attribute": {intercomtest.Fault{Request: "POST /data_attributes"}, []string{"OptionsOrder", "EmptyDescription", "DataAttributeNames"}},
		"no tag":            {intercomtest.Fault{Request: "POST /tags"}, []string{"TagCaseRename", "TagRenameCollision"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			test.fault.Times, test.fault.Status = -1, 422
			server.Fail(test.fault)
			var out bytes.Buffer
			if err := testSettings(server, "questions").run(t.Context(), &out); err == nil {
				t.Error("the run has not failed")
			}
			for _, field := range test.fails {
				if !strings.Contains(out.String(), "✗ "+field+": ") {
					t.Errorf("%s has not failed", field)
				}
			}
			if strings.Contains(out.String(), "something else") {
				t.Error("a failure is reported as an answer")
			}
			if t.Failed() {
				t.Log(out.String())
			}
		})
	}
}

// If the workspace is full, a question neither fails nor has an answer.
func TestQuestions_noRoom(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.DataAttributeLimit = 12 })
	for n := range 12 {
		server.Add("data_attributes", map[string]any{"model": "contact", "name": fmt.Sprint("theirs_", n)})
	}
	r := newSuite(t, testSettings(server, "questions"))
	r.ask(t.Context())
	for _, field := range []string{"OptionsOrder", "DatetimeReadsAs", "DataAttributeNames", "ArchivedDataAttributeName"} {
		if v := r.verdict(field); !v.notAsked || !strings.Contains(v.note, "no room") {
			t.Errorf("%s: %+v", field, v)
		}
	}
	if v := r.verdict("RestoreArchived"); v.answer != intercomtest.RestoreArchivedRestores || !strings.Contains(v.note, "data attributes: not asked, the workspace has no room") {
		t.Errorf("RestoreArchived: %+v", v)
	}
}

// A run first archives the data attributes that a killed run with -ask-limit left, so
// that the questions find room.
func TestRun_limitLeft(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.DataAttributeLimit = 12 })
	for n := range 12 {
		server.Add("data_attributes", map[string]any{"model": "contact", "name": fmt.Sprint(limitName, "_", n+1)})
	}
	var out bytes.Buffer
	if err := testSettings(server, "questions").run(t.Context(), &out); err != nil || strings.Contains(out.String(), "no room") {
		t.Errorf("%v\n%s", err, &out)
	}
	expectClean(t, server)
}

// The report says that no default is contradicted only if there are answers.
func TestReport_closing(t *testing.T) {
	t.Parallel()
	sure := "The answers contradict none of the simulator's defaults."
	for name, verdicts := range map[string]map[string][]verdict{
		"0 of": {"OptionsOrder": {{err: errors.New("no")}}},
		"1 of": {"OptionsOrder": {is(intercomtest.OptionsOrderKept)}},
	} {
		var out bytes.Buffer
		r := &suite{settings: &settings{parts: []string{"questions"}}, printer: printer{&out}, verdicts: verdicts}
		if err := r.report(); err != nil {
			t.Error(err)
		}
		if !strings.Contains(out.String(), "\n"+name+fmt.Sprintf(" %d questions have an answer.", len(allQuestions()))) || strings.Contains(out.String(), sure) != (name == "1 of") {
			t.Errorf("%s: %s", name, &out)
		}
	}
}

// If the kinds disagree, the verdict lists all of them. The note of a verdict describes
// the kinds that have no answer.
func TestVerdict(t *testing.T) {
	t.Parallel()
	r := &suite{verdicts: map[string][]verdict{"RestoreArchived": {
		{answer: intercomtest.RestoreArchivedRestores, about: "data attributes"},
		{answer: intercomtest.RestoreArchivedRefused, about: "ticket types"},
	}}}
	v := r.verdict("RestoreArchived")
	if v.answer != nil || v.note != "data attributes: restores it; ticket types: is refused" {
		t.Errorf("%+v", v)
	}
	if r.restores(typeKind) || r.restores(attributeKind, typeKind) || !r.restores(attributeKind) || !r.restores(fieldKind) {
		t.Error("whether one kind is restored says something about another")
	}
	refused := verdict{answer: intercomtest.RestoreArchivedRefused, note: "422 data_invalid: no", about: typeKind}
	failed := verdict{about: "ticket type attributes", err: errors.New("broken")}
	full := skip("no room")
	full.about = "data attributes"
	r.verdicts["RestoreArchived"] = []verdict{failed, full, refused}
	v = r.verdict("RestoreArchived")
	if v.answer != intercomtest.RestoreArchivedRefused || v.err != nil || v.note != "ticket type attributes: failed; data attributes: not asked, no room; ticket types: is refused, 422 data_invalid: no" {
		t.Errorf("%+v", v)
	}
	r.verdicts["RestoreArchived"] = []verdict{full, failed}
	if v = r.verdict("RestoreArchived"); v.err == nil {
		t.Errorf("%+v", v)
	}
}

func findTerraform(ctx context.Context, _ io.Writer, dir string) (*terraform.Program, error) {
	return terraform.Use(ctx, terraformPath, dir)
}

// list reads all pages, whatever kind of paging the answer uses.
func TestList_pages(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for name, pages := range map[string]map[string]object{
		"numbers": {
			"":       {"pages": object{"page": 1, "total_pages": 2}},
			"page=2": {"pages": object{"page": "2", "total_pages": "2"}},
		},
		"numbers beside the data": {"": {"page": 1, "total_pages": 2}, "page=2": {"page": 2, "total_pages": 2}},
		"a cursor": {
			"":                     {"pages": object{"next": object{"starting_after": "a/b"}}},
			"starting_after=a%2Fb": {"pages": object{"next": nil}},
		},
	} {
		s := testSettings(server)
		s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, _ string) bool {
			page, ok := pages[r.URL.RawQuery]
			if r.URL.Path != "/tags" || !ok {
				return false
			}
			page["data"] = []object{{"id": fmt.Sprint(r.URL.RawQuery == "")}}
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(page)
			return true
		})
		all, err := newSuite(t, s).list(t.Context(), "/tags")
		if err != nil || len(all) != 2 || withID(all, "true") == nil || withID(all, "false") == nil {
			t.Errorf("%s: %v, %v", name, all, err)
		}
	}
}
