// Live tests the provider against the real Intercom, in a test workspace. It runs
// Terraform to do with each resource what users do, and it asks Intercom the questions
// that the API reference leaves open and for which the simulator assumes an answer.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

func main() {
	s, err := parse(os.Args[1:], os.Getenv, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		os.Exit(2)
	}
	terraform.Isolate()
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup ignores it
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, func() {
		stop() // the next signal ends the program
		fmt.Fprintln(os.Stderr, "\nlive: interrupted; cleaning up. Interrupt again to exit without cleaning up")
	})
	signal.Ignore(syscall.SIGPIPE) // the program still cleans up when it is piped into head
	if err == nil {
		err = s.run(ctx, os.Stdout)
	}
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "\nlive:", err)
		os.Exit(1)
	case ctx.Err() != nil:
		os.Exit(130)
	}
}

// settings are the arguments and the environment of a run.
type settings struct {
	token       string
	workspaceID string
	baseURL     string
	otherURL    string // host of another region, "" if the run cannot ask it
	confirmed   string // id of a workspace that may look like production
	parts       []string
	jsonFile    string

	askLimit, askRegion, askRateLimit bool

	// Only tests change these.
	retryWait time.Duration
	terraform func(ctx context.Context, out io.Writer, dir string) (*terraform.Program, error)
}

// allParts are the names of the parts of a run: the questions, each kind and the data
// sources.
var allParts = func() []string {
	parts := []string{"questions"}
	for _, t := range trials() {
		parts = append(parts, t.Name)
	}
	return append(parts, dataSourcesPart)
}()

// parse reads the arguments and the environment.
func parse(args []string, env func(string) string, log io.Writer) (*settings, error) {
	s := &settings{
		token:       env("INTERCOM_ACCESS_TOKEN"),
		workspaceID: env("INTERCOM_TEST_WORKSPACE_ID"),
		baseURL:     env("INTERCOM_BASE_URL"),
		terraform:   terraform.Find,
	}
	flags := flag.NewFlagSet("live", flag.ContinueOnError)
	flags.SetOutput(log)
	parts := flags.String("parts", strings.Join(allParts, ","), "`what` to run")
	flags.StringVar(&s.jsonFile, "json", "", "also write the report to a `file`, as JSON; it does not name the workspace")
	flags.StringVar(&s.confirmed, "not-production", "", "`id` of the test workspace, to confirm that it is not for production although it looks like it")
	flags.BoolVar(&s.askRegion, "ask-region", false, "send the token to Intercom's host of another region, to see how that host refuses it")
	flags.BoolVar(&s.askRateLimit, "ask-rate-limit", false, "send requests until the rate limit refuses one; this affects the other apps of the workspace for ten seconds")
	flags.BoolVar(&s.askLimit, "ask-limit", false, fmt.Sprintf("create data attributes until Intercom refuses one; "+
		"up to %d of them stay archived in the workspace for ever", intercom.MaxDataAttributes+1))
	if err := flags.Parse(args); err != nil {
		return nil, flag.ErrHelp
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q; select parts with a flag, as in -parts tag,data_sources", flags.Arg(0))
	}
	s.parts = strings.Split(*parts, ",")
	for _, part := range s.parts {
		if !slices.Contains(allParts, part) {
			return nil, fmt.Errorf("there is no part %q; the parts are %s", part, strings.Join(allParts, ", "))
		}
	}

	if s.token == "" || s.workspaceID == "" {
		return nil, errors.New(missing)
	}
	if err := intercom.CheckToken(s.token); err != nil {
		return nil, fmt.Errorf("INTERCOM_ACCESS_TOKEN: %w", err)
	}
	region := cmp.Or(env("INTERCOM_REGION"), intercom.Regions[0])
	switch {
	case s.baseURL != "" && env("INTERCOM_REGION") != "":
		return nil, errors.New("both INTERCOM_REGION and INTERCOM_BASE_URL say where the API is; unset one of them")
	case s.baseURL != "":
		if err := intercom.CheckBaseURL(s.baseURL); err != nil {
			return nil, fmt.Errorf("INTERCOM_BASE_URL: %w", err)
		}
		return s, nil
	case intercom.RegionURL(region) == "":
		return nil, fmt.Errorf("INTERCOM_REGION: there is no region %q; there are %s", region, strings.Join(intercom.Regions, ", "))
	}
	s.baseURL = intercom.RegionURL(region)
	// The US host is no candidate: it is documented to find the right region.
	s.otherURL = intercom.RegionURL(map[string]string{"us": "eu", "eu": "au", "au": "eu"}[region])
	return s, nil
}

const missing = `set INTERCOM_ACCESS_TOKEN and INTERCOM_TEST_WORKSPACE_ID.

The suite creates, changes and archives objects in the workspace of that token, so it must be one for tests:
  INTERCOM_ACCESS_TOKEN       token of an app in the test workspace (Developer Hub > Configure > Authentication)
  INTERCOM_TEST_WORKSPACE_ID  id of that workspace, after /apps/ in the address of each of its pages
  INTERCOM_REGION             eu or au, if the workspace is hosted there`

// cleanTime is how long cleaning up may take, also after an interrupt.
const cleanTime = 5 * time.Minute

// run runs the whole suite and prints the report. It leaves no object of the suite in
// use.
func (s *settings) run(ctx context.Context, out io.Writer) error {
	r, err := s.suite(out)
	if err != nil {
		return err
	}
	where, err := r.admit(ctx)
	if err != nil {
		return s.hide(err)
	}
	r.say("Workspace %q (%s), region %s, at %s.", where.Name, where.ID, where.Region, s.baseURL)
	r.say("At the end, the suite deletes what it made there, or archives it for the next run: %s.", r.leaves())
	if s.askLimit {
		r.say("With -ask-limit the suite creates data attributes until Intercom refuses one, up to %d.", intercom.MaxDataAttributes+1)
	}
	r.region = where.Region
	if s.jsonFile != "" {
		// The file may not be writable: find out before the run, which takes minutes.
		if r.json, err = os.OpenFile(s.jsonFile, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600); err != nil {
			return err
		}
	}

	r.makeRoom(ctx)
	r.ask(ctx)
	r.makeRoom(ctx)
	acceptErr := r.accept(ctx)
	cleaning, cancel := context.WithTimeout(context.WithoutCancel(ctx), cleanTime)
	defer cancel()
	r.clean(cleaning)
	err = errors.Join(acceptErr, r.report())
	if ctx.Err() != nil {
		r.say("\nInterrupted: the report is not complete.")
	}
	if failed := r.failures(); failed > 0 {
		err = errors.Join(err, fmt.Errorf("%d failed, see ✗ above", failed))
	}
	return s.hide(err)
}

// suite returns a run that has not started.
func (s *settings) suite(out io.Writer) (*suite, error) {
	client, err := intercom.New(intercom.Config{
		AccessToken: s.token, BaseURL: s.baseURL, WorkspaceID: s.workspaceID, UserAgent: "terraform-provider-intercom/live",
		MaxRetries: intercom.DefaultMaxRetries, RetryWait: s.retryWait,
	})
	return &suite{
		settings: s, printer: printer{redacted{out, s.token}}, workspace: workspace{client},
		trials: trials(), verdicts: map[string][]verdict{}, types: map[string]object{}, fields: map[string]object{},
	}, err
}

// hide removes the token from an error. No error should contain the token; hide makes
// sure of it.
func (s *settings) hide(err error) error {
	if err == nil || !strings.Contains(err.Error(), s.token) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), s.token, "***"))
}

// redacted is a writer that replaces the token with asterisks.
type redacted struct {
	out   io.Writer
	token string
}

func (r redacted) Write(text []byte) (int, error) {
	_, err := r.out.Write([]byte(strings.ReplaceAll(string(text), r.token, "***")))
	return len(text), err
}

// suite is one run.
type suite struct {
	*settings
	printer
	workspace

	region   string
	product  string // Terraform with its version
	trials   []*trial
	verdicts map[string][]verdict
	steps    []step
	left     []string          // objects that could not be cleaned up
	types    map[string]object // our ticket types, by name without its number
	fields   map[string]object // attributes of a ticket type, by data type; the type itself is under "type"
	redirect redirectPlace     // where the suite makes a redirect

	pageSource any // id of the source of our external pages

	json         *os.File // nil if it is not wanted
	limitReached bool     // set by -ask-limit
}

// leaves describes the archived objects that stay in the workspace.
func (r *suite) leaves() string {
	var all []string
	for _, t := range r.trials {
		if t.leaves != "" {
			all = append(all, t.leaves)
		}
	}
	return strings.Join(all, " and ")
}

// accept tests the resources and data sources with Terraform.
func (r *suite) accept(ctx context.Context) (err error) {
	if ctx.Err() != nil || slices.Equal(r.parts, []string{"questions"}) {
		return nil
	}
	dir, err := os.MkdirTemp("", "intercom-live-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	program, err := r.terraform(ctx, r.out, dir)
	if err != nil {
		return err
	}
	stop, err := program.Serve(context.WithoutCancel(ctx), "live", provider.WithRetryWait(r.retryWait))
	if err != nil {
		return err
	}
	defer stop()
	r.product = program.Product
	program.Env = append(program.Env, "TF_VAR_access_token="+r.token)
	for _, part := range allParts[1:] {
		if !r.has(part) {
			continue
		}
		program.Dir = filepath.Join(dir, part)
		if err := os.Mkdir(program.Dir, 0o700); err != nil {
			return err
		}
		if i := slices.IndexFunc(r.trials, func(t *trial) bool { return t.Name == part }); i >= 0 {
			r.runTrial(ctx, program, r.trials[i])
		} else {
			r.readDataSources(ctx, program)
		}
	}
	return nil
}
