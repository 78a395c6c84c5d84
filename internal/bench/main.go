// Bench measures the CPU time, the memory and the requests of the provider. It runs the
// real Terraform against a simulated Intercom in another process. For comparison, it
// manages the same objects as terraform_data, which has no provider process, and with
// stock, a provider with the same attributes that calls no API.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataconnector"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcentercollection"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tag"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettype"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one run of the benchmark.
type bench struct {
	dir       string // directory of all files that the benchmark writes
	terraform string
	out, log  io.Writer
	repeat    int
	targets   []target
}

// target is a limit that the provider should keep.
type target struct {
	what string
	got  string
	kept bool
}

func (b *bench) target(kept bool, got, format string, args ...any) {
	b.targets = append(b.targets, target{fmt.Sprintf(format, args...), got, kept})
}

// path returns the path of a program that was built.
func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

func run(ctx context.Context, args []string, out, log io.Writer) (err error) {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(log)
	counts := flags.String("n", "100,1000,5000", "how many `objects`")
	latencies := flags.String("latency", "0,50ms", "minimum `duration` of each request, in plans")
	repeat := flags.Int("repeat", 3, "number of measurements of each plan, of which the median counts; always one for more than 1000 objects")
	quick := flags.Bool("quick", false, "the same as -n 100 -repeat 1 -parts plan,read,apply,start")
	parts := flags.String("parts", "plan,read,apply,limit,start", "what to measure")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *quick {
		*counts, *repeat, *parts = "100", 1, "plan,read,apply,start"
	}
	ns, err := each(*counts, strconv.Atoi)
	if err != nil {
		return err
	}
	waits, err := each(*latencies, time.ParseDuration)
	if err != nil {
		return err
	}

	b := &bench{out: out, log: log, repeat: max(*repeat, 1)}
	if b.terraform, err = exec.LookPath("terraform"); err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	if err := b.build(ctx); err != nil {
		return err
	}
	if err := b.machine(ctx); err != nil {
		return err
	}
	for part := range strings.SplitSeq(*parts, ",") {
		switch part {
		case "plan":
			err = b.plans(ctx, ns, waits)
		case "read":
			err = b.reads(ctx, slices.Max(ns))
		case "apply":
			err = b.applies(ctx, ns)
		case "limit":
			err = b.limit(ctx)
		case "start":
			err = b.starts(ctx)
		default:
			err = fmt.Errorf("there is no part %q", part)
		}
		if err != nil {
			return err
		}
	}
	b.title("Targets")
	var rows [][]string
	for _, t := range b.targets {
		rows = append(rows, []string{map[bool]string{true: "kept", false: "MISSED"}[t.kept], t.what, t.got})
	}
	b.table(rows)
	return nil
}

// each parses the items of a comma-separated list.
func each[T any](list string, parse func(string) (T, error)) ([]T, error) {
	var values []T
	for text := range strings.SplitSeq(list, ",") {
		value, err := parse(text)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

// machine prints the versions and the machine of the measurements.
func (b *bench) machine(ctx context.Context) error {
	version, err := exec.CommandContext(ctx, b.terraform, "version").Output() //nolint:gosec // the program on PATH
	line, _, _ := strings.Cut(string(version), "\n")
	fmt.Fprintf(b.out, "%s, %s, %d cores (%s/%s)\n", line, runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	return err
}

// ours is the provider. The others are for comparison.
var (
	ours      = flavour{name: "intercom", source: "intercom-community/intercom", binary: "intercom"}
	stock     = flavour{name: "stock", source: "intercom-community/stock", binary: "stock"}
	leanStock = flavour{name: "stock, lean", source: "intercom-community/stock", binary: "stock", env: map[string]string{"BENCH_LEAN": "1"}}
	noProcess = flavour{name: "terraform_data"}
)

// build builds the programs. Terraform starts the program usage instead of a provider;
// usage starts the provider and measures it.
func (b *bench) build(ctx context.Context) error {
	const module = "github.com/intercom-community/terraform-provider-intercom"
	for output, packageName := range map[string]string{
		"simulator":                            module + "/internal/intercomtest/cmd/intercom-simulator",
		"intercom/provider":                    module,
		"intercom/terraform-provider-intercom": module + "/internal/bench/usage",
		"stock/provider":                       module + "/internal/bench/stock",
		"stock/terraform-provider-stock":       module + "/internal/bench/usage",
	} {
		// The flags of a release, see .goreleaser.yml.
		cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.path(output), packageName) //nolint:gosec // these
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go build %s: %w\n%s", packageName, err, out)
		}
	}
	return nil
}

// plans measures plans that find no changes.
func (b *bench) plans(ctx context.Context, ns []int, latencies []time.Duration) error {
	b.title("Plan of objects that exist, nothing to change")
	rows := [][]string{{"objects", "provider", "latency", "CPU", "/ stock", "/ lean", "provider's CPU", "/ stock", "/ lean", "wall", "provider's memory", "requests"}}
	for _, n := range ns {
		all, err := b.plan(ctx, n, latencies)
		if err != nil {
			return err
		}
		floor, lean := all[1].median(), all[2].median()
		for _, m := range all {
			u := m.median()
			row := []string{strconv.Itoa(n), m.name, "", seconds(u.cpu()), "", "", "", "", "", seconds(u.wall), "", ""}
			if m.binary != "" {
				row[4], row[5] = ratio(u.cpu(), floor.cpu()), ratio(u.cpu(), lean.cpu())
				row[6], row[7], row[8] = seconds(u.provider), ratio(u.provider, floor.provider), ratio(u.provider, lean.provider)
				row[10] = megabytes(u.peak)
			}
			if m.simulator != nil {
				row[2], row[11] = m.latency.String(), requests(m.requests)
				b.planTargets(n, m, u, floor, lean)
			}
			rows = append(rows, row)
		}
	}
	b.table(rows)
	return nil
}

// measured is the result of the plans of one provider.
type measured struct {
	flavour
	latency   time.Duration
	dir       *directory
	simulator *simulator
	all       []usage
	requests  map[string]int
}

// plan measures the plan of n objects with each provider and each latency of the API.
func (b *bench) plan(ctx context.Context, n int, latencies []time.Duration) ([]*measured, error) {
	mix := []string{"-objects", strconv.Itoa(n)}
	objects, err := b.objects(ctx, mix...)
	if err != nil {
		return nil, err
	}
	all := []*measured{{flavour: noProcess}, {flavour: stock}, {flavour: leanStock}}
	for _, latency := range latencies {
		m := &measured{flavour: ours, latency: latency}
		if m.simulator, err = b.newSimulator(ctx, append(mix, "-latency", latency.String())...); err != nil {
			return nil, err
		}
		defer m.simulator.stop()
		all = append(all, m)
	}
	for _, m := range all {
		if m.dir, err = b.newDirectory(m.flavour, objects, true, m.simulator.environment()...); err != nil {
			return nil, err
		}
	}
	repeat := b.repeat
	if n > 1000 {
		repeat = 1
	}
	for range repeat { // in turn, so that other load on the machine affects all of them
		for _, m := range all {
			if m.simulator != nil {
				m.simulator.reset()
			}
			u, err := b.run(ctx, m.dir, "plan", "-lock=false", "-detailed-exitcode")
			if err != nil {
				return nil, err
			}
			m.all = append(m.all, u)
			if m.simulator != nil {
				if m.requests, _, err = m.simulator.counts(ctx); err != nil {
					return nil, err
				}
			}
			fmt.Fprintf(b.log, "plan of %d, %s: CPU %s, of it the provider's %s, wall %s\n", n, m.name, seconds(u.cpu()), seconds(u.provider), seconds(u.wall))
		}
	}
	return all, nil
}

func (b *bench) planTargets(n int, m *measured, u, floor, lean usage) {
	writes, reads := split(m.requests)
	b.target(writes == 0 && reads <= 5, requests(m.requests), "plan of %d, %s: one request for each model, ticket types, tags and the workspace", n, m.latency)
	if n == 1000 {
		b.target(u.cpu() <= floor.cpu()*6/10, ratio(u.cpu(), floor.cpu()), "plan of %d, %s: CPU at most 0.6 of stock", n, m.latency)
		b.target(u.cpu() <= lean.cpu()*5/4, ratio(u.cpu(), lean.cpu()), "plan of %d, %s: CPU at most 1.25 of stock, lean", n, m.latency)
	}
	b.target(u.peak <= 80e6, megabytes(u.peak), "plan of %d, %s: the provider's memory at most 80 MB", n, m.latency)
}

// objects returns the objects of a simulator with these flags, as Terraform has them in
// its state.
func (b *bench) objects(ctx context.Context, flags ...string) ([]object, error) {
	s, err := b.newSimulator(ctx, flags...)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	return s.objects(ctx)
}

// reading is a plan of n objects of one kind.
type reading struct {
	kind.Kind

	n    int
	most func(n int) int // requests that the plan may send
}

var readings = []reading{
	{tag.Kind, 1000, once},
	{tickettype.Kind, 1000, once},
	{helpcentercollection.Kind, 1000, func(n int) int { return (n + 49) / 50 }}, // pages
	{dataconnector.Kind, 200, func(n int) int { return n }},                     // by id
}

// once is the number of requests for kinds whose list is one page.
func once(int) int { return 1 }

// reads measures plans of objects of one kind that find no changes. It skips plans of
// more than limit objects.
func (b *bench) reads(ctx context.Context, limit int) error {
	b.title("Plan of objects of one kind, nothing to change")
	rows := [][]string{{"objects", "kind", "CPU", "/ stock", "wall", "provider's memory", "requests"}}
	for _, r := range readings {
		n, plural := min(r.n, limit), r.Plural
		add := []string{"-add", fmt.Sprint(plural, "=", n)}
		objects, err := b.objects(ctx, add...)
		if err != nil {
			return err
		}
		if len(objects) != n {
			return fmt.Errorf("there are %d %s, want %d", len(objects), plural, n)
		}
		s, err := b.newSimulator(ctx, add...)
		if err != nil {
			return err
		}
		defer s.stop()
		floor, err := b.planOnce(ctx, stock, objects, nil)
		if err != nil {
			return err
		}
		u, err := b.planOnce(ctx, ours, objects, s)
		if err != nil {
			return err
		}
		counts, _, err := s.counts(ctx)
		if err != nil {
			return err
		}
		writes, reads := split(counts)
		most := r.most(n) + 1 // GET /me
		b.target(writes == 0 && reads <= most, requests(counts), "plan of %d %s: at most %d requests", n, plural, most)
		rows = append(rows, []string{strconv.Itoa(n), plural, seconds(u.cpu()), ratio(u.cpu(), floor.cpu()), seconds(u.wall), megabytes(u.peak), requests(counts)})
		fmt.Fprintf(b.log, "plan of %d %s: CPU %s, stock %s\n", n, plural, seconds(u.cpu()), seconds(floor.cpu()))
	}
	b.table(rows)
	return nil
}

func (b *bench) planOnce(ctx context.Context, f flavour, objects []object, s *simulator) (usage, error) {
	dir, err := b.newDirectory(f, objects, true, s.environment()...)
	if err != nil {
		return usage{}, err
	}
	return b.run(ctx, dir, "plan", "-lock=false", "-detailed-exitcode")
}

// applies measures the plan and the apply of new objects, up to 1000 objects:
// Terraform's CPU time grows with the square of their number.
func (b *bench) applies(ctx context.Context, ns []int) error {
	b.title("Plan and apply of objects that do not exist")
	rows := [][]string{{"objects", "provider", "CPU", "provider's CPU", "wall", "provider's memory", "writes", "other requests", "before, by the plan"}}
	for _, n := range ns {
		if n > 1000 {
			continue
		}
		for _, f := range []flavour{noProcess, stock, leanStock, ours} {
			a, err := b.apply(ctx, f, n, 0)
			if err != nil {
				return err
			}
			row := []string{strconv.Itoa(n), f.name, seconds(a.cpu()), "", seconds(a.wall), "", "", "", ""}
			if f.binary != "" {
				row[3], row[5] = seconds(a.provider), megabytes(a.peak)
			}
			if f.name == ours.name {
				writes, others := split(a.applied)
				row[6], row[7], row[8] = strconv.Itoa(writes), strconv.Itoa(others), requests(a.planned)
				// Each create first reads the existing objects.
				b.target(writes == n && others <= n+5, requests(a.applied), "apply of %d: as many writes, at most one read for each and 5 more", n)
			}
			rows = append(rows, row)
			fmt.Fprintf(b.log, "apply of %d, %s: CPU %s, of it the provider's %s, wall %s\n", n, f.name, seconds(a.cpu()), seconds(a.provider), seconds(a.wall))
		}
	}
	b.table(rows)
	return nil
}

// application is the result of creating objects.
type application struct {
	usage                           // of the apply alone
	planned, applied map[string]int // requests
	refused          int
}

// apply creates n objects in an empty workspace.
func (b *bench) apply(ctx context.Context, f flavour, n, rateLimit int) (application, error) {
	var a application
	objects, err := b.objects(ctx, "-objects", strconv.Itoa(n))
	if err != nil {
		return a, err
	}
	s, err := b.newSimulator(ctx, "-rate-limit", strconv.Itoa(rateLimit))
	if err != nil {
		return a, err
	}
	defer s.stop()
	dir, err := b.newDirectory(f, objects, false, s.environment()...)
	if err != nil {
		return a, err
	}
	if _, err = b.run(ctx, dir, "plan", "-lock=false", "-out=plan"); err != nil {
		return a, err
	}
	if a.planned, _, err = s.counts(ctx); err != nil {
		return a, err
	}
	s.reset()
	if a.usage, err = b.run(ctx, dir, "apply", "-lock=false", "plan"); err != nil {
		return a, err
	}
	if a.applied, a.refused, err = s.counts(ctx); err != nil {
		return a, err
	}
	_, err = b.run(ctx, dir, "plan", "-lock=false", "-detailed-exitcode") // must find no changes
	return a, err
}

// limit measures an apply that the rate limit of Intercom slows down.
func (b *bench) limit(ctx context.Context) error {
	const n, limit, window = 500, 166, 10 * time.Second
	b.title(fmt.Sprintf("Apply of %d objects where %d requests per %s are allowed", n, limit, window))
	a, err := b.apply(ctx, ours, n, limit)
	if err != nil {
		return err
	}
	writes, others := split(a.applied)
	allowed := time.Duration(writes+others) * window / limit
	b.table([][]string{
		{"wall", "what the limit allows", "ratio", "refused", "requests"},
		{seconds(a.wall), seconds(allowed), ratio(a.wall, allowed), strconv.Itoa(a.refused), requests(a.applied)},
	})
	b.target(a.refused == 0, strconv.Itoa(a.refused), "apply of %d under a limit: no request refused", n)
	b.target(a.wall <= allowed*115/100, ratio(a.wall, allowed), "apply of %d under a limit: at most 1.15 of the time that the limit allows", n)
	return nil
}

// starts measures the time from the start of a provider to its schema.
func (b *bench) starts(ctx context.Context) error {
	const times = 31
	b.title(fmt.Sprintf("From the start of the provider's process to its schema, median of %d", times))
	walls, cpus := map[string][]time.Duration{}, map[string][]time.Duration{}
	flavours := []flavour{stock, leanStock, ours}
	for range times {
		for _, f := range flavours {
			s, err := b.measureStart(ctx, f)
			if err != nil {
				return err
			}
			walls[f.name], cpus[f.name] = append(walls[f.name], s.wall), append(cpus[f.name], s.cpu)
		}
	}
	rows := [][]string{{"provider", "wall", "/ stock", "CPU", "/ stock"}}
	for _, f := range flavours {
		slices.Sort(walls[f.name])
		slices.Sort(cpus[f.name])
		wall, cpu := walls[f.name][times/2], cpus[f.name][times/2]
		rows = append(rows, []string{
			f.name, wall.Round(time.Millisecond / 10).String(), ratio(wall, walls[stock.name][times/2]),
			cpu.Round(time.Millisecond / 10).String(), ratio(cpu, cpus[stock.name][times/2]),
		})
		if f.name == ours.name {
			b.target(wall <= walls[stock.name][times/2]*6/5, ratio(wall, walls[stock.name][times/2]), "start to schema: at most 1.2 of stock")
		}
	}
	b.table(rows)
	return nil
}

// environment returns the variables with which a provider finds the simulator.
func (s *simulator) environment() []string {
	if s == nil {
		return nil
	}
	return []string{"INTERCOM_BASE_URL=" + s.url, "INTERCOM_ACCESS_TOKEN=" + token}
}

// median returns the run with the median CPU, and the highest memory of all runs.
func (m *measured) median() usage {
	sorted := slices.SortedFunc(slices.Values(m.all), func(a, b usage) int { return cmp.Compare(a.cpu(), b.cpu()) })
	middle := sorted[len(sorted)/2]
	for _, u := range m.all {
		middle.peak = max(middle.peak, u.peak)
	}
	return middle
}

func split(counts map[string]int) (writes, others int) {
	for route, n := range counts {
		if strings.HasPrefix(route, "GET ") {
			others += n
		} else {
			writes += n
		}
	}
	return writes, others
}

func requests(counts map[string]int) string {
	var parts []string
	for _, route := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%d %s", counts[route], route))
	}
	return strings.Join(parts, ", ")
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n/1000/1000) }

func ratio(a, b time.Duration) string { return fmt.Sprintf("%.2f", a.Seconds()/b.Seconds()) }

func (b *bench) title(text string) { fmt.Fprintf(b.out, "\n%s\n\n", text) }

func (b *bench) table(rows [][]string) {
	w := tabwriter.NewWriter(b.out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	_ = w.Flush()
}
