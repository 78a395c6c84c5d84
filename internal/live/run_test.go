package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

func needTerraform(t *testing.T) {
	t.Helper()
	if terraformPath == "" {
		t.Skip("needs Terraform on PATH")
	}
}

// TestRun runs the whole suite several times in one workspace.
func TestRun(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	intercomtest.RequireContract(t)
	server := intercomtest.New(t)
	unasked := 0
	for _, q := range allQuestions() {
		if q.unasked != "" {
			unasked++
		}
	}
	var first map[string]int
	for i, run := range []struct {
		parts            []string
		resources, reads int
	}{{allParts, len(trials()), 1}, {[]string{"questions", "data_attribute", "ticket_type_attribute"}, 2, 0}} {
		s := testSettings(server, run.parts...)
		s.jsonFile = filepath.Join(t.TempDir(), "report.json")
		var out bytes.Buffer
		if err := s.run(t.Context(), &out); err != nil {
			t.Fatalf("%v\n%s", err, &out)
		}
		text, resources := out.String(), run.resources
		for want, n := range map[string]int{
			"  ✓ is created\n": resources, "  ✓ planned again, has no changes\n": 2 * resources, "  ✓ is updated in place\n": resources,
			"  ✓ changed outside of Terraform, is found and repaired\n": resources, "  ✓ is imported, without changes\n": resources,
			"  ✓ is destroyed\n": resources, "  ✓ is created again\n": resources, "  ✓ are read\n": run.reads, "  ✓ planned again, have no changes\n": run.reads,
			"  ✓ nothing of the suite is in use": 1,
			"  ✓ OptionsOrder\n":                 1, "  ✓ RestoreArchived (ticket types)\n": 1, "  - RetryAfter: not asked\n": 1,
			"✗": 0, "≠": 0, "\n=   ": len(allQuestions()) - len(askedByFlag) - unasked, " not asked [": len(askedByFlag) + unasked, "-ask-limit asks": 2,
			"The answers contradict none of the simulator's defaults.": 1, server.Token: 0,
		} {
			if got := strings.Count(text, want); got != n {
				t.Errorf("run %d: %q is %d times in the output, want %d", i, want, got, n)
			}
		}
		expectReport(t, s.jsonFile, server, resources*8+run.reads*2)
		expectClean(t, server)
		if now := census(server); i == 0 {
			first = now
			expectAtMost(t, now, map[string]int{"data_attributes": 4, "ticket_types": 3, "ticket_type_attributes": 9, "tags": 0})
		} else if !reflect.DeepEqual(now, first) {
			t.Errorf("run %d leaves %v in the workspace, the first one %v", i, now, first)
		}
		if t.Failed() {
			t.Log(text)
		}
	}
}

// expectReport expects a report that can be published: it has the answers, and nothing
// private.
func expectReport(t *testing.T, file string, server *intercomtest.Server, steps int) {
	t.Helper()
	data, err := os.ReadFile(file) //nolint:gosec // the test chooses the file
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		APIVersion string `json:"api_version"`
		Region     string
		Terraform  string
		Questions  []finding
		Steps      []step
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if report.APIVersion != "2.16" || report.Region != "US" || report.Terraform == "" || len(report.Questions) != len(allQuestions()) || len(report.Steps) != steps {
		t.Errorf("the report is %s", data)
	}
	for _, private := range []string{server.Token, server.WorkspaceID, "Simulated workspace", server.URL} {
		if strings.Contains(string(data), private) {
			t.Errorf("the report has %q", private)
		}
	}
}

// contrary has an answer other than the default for every question, as far as the
// answers are compatible.
var contrary = intercomtest.Answers{
	ArchivedDataAttributeName: intercomtest.ArchivedNameReusable,
	ArchiveArchived:           intercomtest.ArchiveArchivedRefused,
	DataAttributeNames:        intercomtest.NamesCaseInsensitive,
	OptionsOrder:              intercomtest.OptionsOrderSorted,
	OptionsUpdate:             intercomtest.OptionsUpdateMerge,
	DatetimeReadsAs:           intercomtest.DatetimeReadsAsDatetime,
	EmptyDescription:          intercomtest.EmptyDescriptionPresent,
	ListItemsUpdate:           intercomtest.ListItemsAppend,
	ListItemBlanks:            intercomtest.ListItemBlanksTrimmed,
	ArchivedTicketTypeByID:    intercomtest.ArchivedTicketTypeByIDNotFound,
	TicketTypeCategory:        intercomtest.CategoryRefused,
	IconSelector:              intercomtest.IconSelectorAdded,
	OmittedOnUpdate:           intercomtest.OmittedReset,
	BackOfficeIsInternal:      true,
	TicketTypeNames:           intercomtest.NamesUniqueEvenArchived,
	TicketTypeAttributeNames:  intercomtest.NamesUniqueEvenArchived,
	InputOptionsOnUpdate:      intercomtest.InputOptionsPresent,
	AllowMultipleValues:       intercomtest.AllowMultipleValuesNowhere,
	DefaultAttributes:         intercomtest.DefaultAttributesFixed,
	TagRenameCollision:        intercomtest.TagRenameCollisionDuplicate,
	TagCaseRename:             intercomtest.TagCaseRenameIgnored,
}

// The provider works in a workspace whose answers differ from the defaults of the
// simulator, and later runs leave no more objects there than the first.
func TestRun_otherAnswers(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	for name, test := range map[string]struct {
		answers intercomtest.Answers
		parts   []string
		notRun  int // steps
		runs    int
	}{
		"all": {answers: contrary, parts: []string{"questions", "data_attribute", "ticket_type_attribute", "tag"}, runs: 1},
		"hidden": {
			answers: intercomtest.Answers{ArchivedTicketTypes: intercomtest.ArchivedTicketTypesHidden},
			parts:   []string{"questions", "ticket_type_attribute"}, notRun: 1, runs: 2,
		},
		"hidden attributes": {
			answers: intercomtest.Answers{ArchivedTicketTypeAttributes: intercomtest.ArchivedAttributesHidden},
			parts:   []string{"questions", "ticket_type_attribute"}, runs: 2,
		},
		"names of archived ones": {
			answers: intercomtest.Answers{ConversationAttributeNames: intercomtest.ConversationAttributeNamesEvenArchived},
			parts:   []string{"conversation_attribute"}, runs: 2,
		},
		"nothing restored": {
			answers: intercomtest.Answers{RestoreArchived: intercomtest.RestoreArchivedIgnored},
			parts:   []string{"questions", "data_attribute", "ticket_type_attribute"}, runs: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, answering(test.answers))
			var first map[string]int
			for i := range test.runs {
				var out bytes.Buffer
				if err := testSettings(server, test.parts...).run(t.Context(), &out); err != nil {
					t.Fatalf("run %d: %v\n%s", i, err, &out)
				}
				if n := strings.Count(out.String(), ": not run. "); n != test.notRun {
					t.Errorf("run %d: %d steps are not run, want %d", i, n, test.notRun)
				}
				expectClean(t, server)
				if now := census(server); i == 0 {
					first = now
				} else if !reflect.DeepEqual(now, first) {
					t.Errorf("run %d leaves %v in the workspace, the first one %v", i, now, first)
				}
				if t.Failed() {
					t.Log(out.String())
				}
			}
		})
	}
}

// A run writes nothing before it has checked that the workspace is the configured one,
// and is for tests.
func TestAdmit(t *testing.T) {
	t.Parallel()
	named := func(name string) func(*intercomtest.Config) {
		return func(c *intercomtest.Config) { c.WorkspaceName = name }
	}
	tests := map[string]struct {
		name      string
		full      bool
		id        string // if it is not that of the token
		confirmed string
		refusal   string
	}{
		"another workspace": {name: "Acme [Test]", id: "ws_other", refusal: `belongs to the workspace "ws_test" (Acme [Test]), and INTERCOM_TEST_WORKSPACE_ID says "ws_other"`},
		"production":        {name: "Acme", full: true, refusal: "looks like production"},
		"a latest product":  {name: "Latest Devices", full: true, refusal: "looks like production"},
		"a wrong yes":       {name: "Acme", full: true, confirmed: "ws_other", refusal: "looks like production"},
		"a yes":             {name: "Acme", full: true, confirmed: "ws_test"},
		"a test workspace":  {name: "Acme [TEST]", full: true},
		"a sandbox":         {name: "acme-sandbox", full: true},
		"a new workspace":   {name: "Acme"},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, named(test.name))
			if test.full {
				intercomtest.SeedLarge(server)
			}
			// Objects that the suite left do not make the workspace look like production.
			for n := range 30 {
				server.Add("data_attributes", map[string]any{"model": "contact", "name": fmt.Sprint(limitName, "_", n+1)})
			}
			s := testSettings(server, "questions")
			s.confirmed = test.confirmed
			if test.id != "" {
				s.workspaceID = test.id
			}
			var out bytes.Buffer
			if test.refusal == "" {
				if _, err := newSuite(t, s).admit(t.Context()); err != nil {
					t.Error(err)
				}
			} else if err := s.run(t.Context(), &out); err == nil || !strings.Contains(err.Error(), test.refusal) || !strings.Contains(err.Error(), "Nothing was changed") {
				t.Errorf("%v, want %q", err, test.refusal)
			}
			if server.Writes() > 0 {
				t.Errorf("%v were sent", server.Counts())
			}
		})
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	complete := map[string]string{"INTERCOM_ACCESS_TOKEN": "secret-token", "INTERCOM_TEST_WORKSPACE_ID": "abc"}
	for name, test := range map[string]struct {
		env   map[string]string
		args  []string
		want  string // in the error
		url   string
		other string
	}{
		"nothing set":     {env: map[string]string{}, want: "set INTERCOM_ACCESS_TOKEN and INTERCOM_TEST_WORKSPACE_ID"},
		"no workspace":    {env: map[string]string{"INTERCOM_ACCESS_TOKEN": "secret-token"}, want: "after /apps/ in the address"},
		"a broken token":  {env: map[string]string{"INTERCOM_ACCESS_TOKEN": "secret-token\n"}, want: "INTERCOM_ACCESS_TOKEN: "},
		"an odd region":   {env: map[string]string{"INTERCOM_REGION": "mars"}, want: `there is no region "mars"`},
		"an odd address":  {env: map[string]string{"INTERCOM_BASE_URL": "http://example.com"}, want: "INTERCOM_BASE_URL: "},
		"two addresses":   {env: map[string]string{"INTERCOM_BASE_URL": "https://example.com", "INTERCOM_REGION": "eu"}, want: "unset one of them"},
		"an unknown part": {args: []string{"-parts", "all"}, want: `no part "all"`},
		"an argument":     {args: []string{"tag", "-ask-limit"}, want: `unexpected argument "tag"`},
		"no region":       {url: "https://api.intercom.io", other: "https://api.eu.intercom.io"},
		"Europe":          {env: map[string]string{"INTERCOM_REGION": "eu"}, url: "https://api.eu.intercom.io", other: "https://api.au.intercom.io"},
		"an address":      {env: map[string]string{"INTERCOM_BASE_URL": "https://example.com"}, url: "https://example.com"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := parse(test.args, func(variable string) string {
				if value, ok := test.env[variable]; ok || name == "nothing set" || name == "no workspace" {
					return value
				}
				return complete[variable]
			}, io.Discard)
			switch {
			case test.want != "":
				if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret-token") {
					t.Errorf("%v, want %q", err, test.want)
				}
			case err != nil || s.baseURL != test.url || s.otherURL != test.other || !slices.Equal(s.parts, allParts):
				t.Errorf("%+v, %v", s, err)
			}
		})
	}
	if _, err := parse([]string{"-unknown"}, os.Getenv, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("an unknown flag: %v", err)
	}
}

// frontOf starts a server in front of the simulator that stops answering after a number
// of requests. carriedOut says whether the simulator receives the last of them.
func frontOf(t *testing.T, server *intercomtest.Server, requests int64, carriedOut bool) string {
	t.Helper()
	var n atomic.Int64
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch i := n.Add(1); {
		case i < requests:
			server.ServeHTTP(w, r)
			return
		case i == requests && carriedOut:
			server.ServeHTTP(httptest.NewRecorder(), r)
		}
		panic(http.ErrAbortHandler)
	}))
	front.Config.ErrorLog = nil
	t.Cleanup(front.Close)
	return front.URL
}

// After a run that lost its connection at any point, the next run succeeds, and reuses
// and archives the objects that the first one left.
func TestRun_cutOff(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for _, answers := range []intercomtest.Answers{
		{}, {TicketTypeNames: intercomtest.NamesUniqueAmongLive, TicketTypeAttributeNames: intercomtest.NamesUniqueAmongLive}, contrary,
	} {
		for range 4 {
			cutOff(t, answers, int64(2+random.IntN(180)), random.IntN(2) == 0)
		}
	}
}

func cutOff(t *testing.T, answers intercomtest.Answers, requests int64, carriedOut bool) {
	t.Helper()
	t.Run(fmt.Sprint(requests, " ", carriedOut), func(t *testing.T) {
		t.Parallel()
		server := intercomtest.New(t, answering(answers))
		broken := testSettings(server, "questions")
		broken.baseURL = frontOf(t, server, requests, carriedOut)
		var out bytes.Buffer
		if err := broken.run(t.Context(), &out); err == nil && requests < 100 {
			t.Errorf("a run that lost its connection did not fail:\n%s", &out)
		}
		r := newSuite(t, testSettings(server, "questions"))
		r.ask(t.Context())
		expectAnswers(t, r, answers, askedByFlag)
		r.clean(t.Context())
		expectClean(t, server)
		expectAtMost(t, census(server), map[string]int{"data_attributes": 4, "ticket_types": 2, "ticket_type_attributes": 6})
	})
}

// A run that loses its connection while Terraform runs leaves nothing that the next run
// cannot clean up.
func TestRun_cutOffTerraform(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	random := rand.New(rand.NewPCG(rand.Uint64(), 0))
	parts := []string{"data_attribute", "ticket_type_attribute"}
	server := intercomtest.New(t)
	requests := int64(5 + random.IntN(160))
	t.Logf("connection lost at request %d", requests)
	broken := testSettings(server, parts...)
	broken.baseURL = frontOf(t, server, requests, true)
	_ = broken.run(t.Context(), io.Discard)
	var out bytes.Buffer
	if err := testSettings(server, parts...).run(t.Context(), &out); err != nil {
		t.Errorf("%v\n%s", err, &out)
	}
	expectClean(t, server)
	expectAtMost(t, census(server), map[string]int{"data_attributes": 2, "ticket_types": 2, "ticket_type_attributes": 7})
}

// Temporary faults change neither the answers nor what a run leaves.
func TestRun_faults(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]intercomtest.Fault{
		"dropped before": {Kind: intercomtest.FaultDrop},
		"dropped after":  {Kind: intercomtest.FaultDrop, After: true},
		"500":            {},
		"502 after":      {Status: 502, After: true},
		"429":            {Status: 429},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			seed := rand.Uint64()
			t.Logf("seed %d", seed)
			random := rand.New(rand.NewPCG(seed, 0))
			for range 12 {
				fault.Skip = 1 + random.IntN(30)
				server.Fail(fault)
			}
			r := newSuite(t, testSettings(server, "questions"))
			r.ask(t.Context())
			expectAnswers(t, r, intercomtest.Answers{}, askedByFlag)
			server.Heal()
			r.clean(t.Context())
			expectClean(t, server)
			expectAtMost(t, census(server), map[string]int{"data_attributes": 4, "ticket_types": 2, "ticket_type_attributes": 6})
		})
	}
}

// A lost answer, to any of the requests, changes neither the answers nor what a run
// leaves: Intercom has carried the request out, and the run repeats it.
func TestRun_lostAnswers(t *testing.T) {
	t.Parallel()
	untroubled := intercomtest.New(t)
	r := newSuite(t, testSettings(untroubled, "questions"))
	r.ask(t.Context())
	for i := range untroubled.Total() {
		t.Run(fmt.Sprint("request ", i+1), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(intercomtest.Fault{Status: 502, After: true, Skip: i, Times: 1})
			r := newSuite(t, testSettings(server, "questions"))
			r.ask(t.Context())
			expectAnswers(t, r, intercomtest.Answers{}, askedByFlag)
			r.clean(t.Context())
			expectClean(t, server)
		})
	}
}

// The run names the objects that it could not clean up, and fails.
func TestRun_notClean(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("data_attributes", map[string]any{"model": "contact", "name": listName, "data_type": "string", "options": []any{"a", "b"}})
	server.AddDependant("data_attributes", id, "A segment")
	var out bytes.Buffer
	err := testSettings(server, "questions").run(t.Context(), &out)
	if err == nil || !strings.Contains(out.String(), "! still in use: data attribute "+listName+" ("+id+")") || !strings.Contains(out.String(), "✗ ArchiveArchived (data attributes): ") {
		t.Errorf("%v\n%s", err, &out)
	}
	_, cleaning, _ := strings.Cut(out.String(), "Cleaning up")
	if cleaning, _, _ = strings.Cut(cleaning, "What Intercom's"); strings.Count(cleaning, "dependant object") != 1 || strings.Contains(cleaning, "✓") {
		t.Errorf("the object is not named exactly once:\n%s", cleaning)
	}
	if len(server.Objects("tags")) > 0 {
		t.Error("the rest was not cleaned up")
	}
}

// An interrupted run cleans up, at once or while Terraform runs.
func TestRun_interrupted(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	for name, test := range map[string]struct {
		part     string
		requests int64  // interrupt after this many
		made     string // or when a request contains this text
	}{
		"at the start": {part: "questions", requests: 1},
		"soon":         {part: "questions", requests: 40},
		"late":         {part: "questions", requests: 120},
		"Terraform":    {part: "ticket_type_attribute", made: acceptanceType},
		// At that moment, each of these objects has the name of another.
		"renamed type":      {part: "questions", made: `{"icon":"🐞","name":"` + probeType + `"}`},
		"renamed attribute": {part: "questions", made: `{"name":"Live files"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			var n atomic.Int64
			server := intercomtest.New(t, func(c *intercomtest.Config) {
				c.OnExchange = func(e intercomtest.Exchange) {
					if n.Add(1) == test.requests || test.made != "" && strings.Contains(string(e.RequestBody), test.made) {
						interrupt()
					}
				}
			})
			var out bytes.Buffer
			err := testSettings(server, test.part).run(ctx, &out)
			if test.requests != 1 && err != nil {
				t.Errorf("%v\n%s", err, &out)
			}
			if ctx.Err() == nil {
				t.Errorf("not interrupted:\n%s", &out)
			}
			expectClean(t, server)
		})
	}
}

// The test runs the program as a process. An interrupt, or the end of its terminal,
// makes the process clean up and exit with 130. It prints no token, and does not use
// the environment of the user.
func TestMain_interrupted(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted on Windows")
	}
	for name, sig := range map[string]os.Signal{"interrupt": os.Interrupt, "hangup": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(sig) {
				t.Skip("it is ignored here")
			}
			interruptedBy(t, sig)
		})
	}
}

func interruptedBy(t *testing.T, sig os.Signal) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Token = "very-secret" })
	var n atomic.Int64
	var held atomic.Bool
	reached := make(chan struct{})
	// The signal arrives during a read, which the interrupt cancels.
	url := front(t, server, func(_ http.ResponseWriter, r *http.Request, _ string) bool {
		if n.Add(1) < 60 || r.Method != http.MethodGet || !held.CompareAndSwap(false, true) {
			return false
		}
		close(reached)
		<-r.Context().Done()
		return true
	})
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), self, "-parts", "questions,tag") //nolint:gosec // self is the test binary
	cmd.Env = append(os.Environ(), "BE_LIVE=1", "TMPDIR="+dir, "PATH="+filepath.Dir(terraformPath),
		"INTERCOM_ACCESS_TOKEN="+server.Token, "INTERCOM_TEST_WORKSPACE_ID="+server.WorkspaceID, "INTERCOM_BASE_URL="+url,
		"INTERCOM_WORKSPACE_ID=production", "TF_LOG=TRACE", "TF_CLI_ARGS=-no-such-flag")
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-reached:
	case err := <-ended:
		t.Fatalf("the program ended before it was interrupted: %v\n%s", err, &output)
	}
	if err := cmd.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := <-ended; !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("%v\n%s", err, &output)
	}
	for text, want := range map[string]bool{"interrupted; cleaning up": true, "nothing of the suite is in use": true, server.Token: false, "TRACE": false} {
		if strings.Contains(output.String(), text) != want {
			t.Errorf("%q in the output: %t\n%s", text, !want, &output)
		}
	}
	expectClean(t, server)
	if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The run fails before the questions if it cannot write the report.
func TestRun_noReport(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server, "questions")
	s.jsonFile = filepath.Join(t.TempDir(), "missing", "report.json")
	if err := s.run(t.Context(), io.Discard); err == nil || server.Writes() > 0 {
		t.Errorf("%v, after %d writes", err, server.Writes())
	}
}

func TestRun_noTerraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server, "tag")
	s.terraform = func(context.Context, io.Writer, string) (*terraform.Program, error) {
		return nil, errors.New("no Terraform")
	}
	if err := s.run(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "no Terraform") {
		t.Error(err)
	}
}
