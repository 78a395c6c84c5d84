// Intercom-simulator serves a simulated Intercom workspace on this machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "intercom-simulator:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out, log io.Writer) error {
	config := intercomtest.Config{
		Errorf: func(format string, args ...any) { fmt.Fprintf(log, format+"\n", args...) },
	}
	flags := flag.NewFlagSet("intercom-simulator", flag.ContinueOnError)
	flags.SetOutput(log)
	flags.Usage = func() {
		fmt.Fprintf(log, usage, flags.Name())
		flags.PrintDefaults()
	}
	address := flags.String("addr", "127.0.0.1:8585", "loopback `address` to listen on")
	flags.StringVar(&config.Token, "token", "test-token", "the access `token` of the workspace")
	flags.StringVar(&config.WorkspaceID, "workspace-id", "ws_test", "the `id` of the workspace")
	flags.DurationVar(&config.Latency, "latency", 0, "minimum duration of each request")
	flags.IntVar(&config.RateLimit, "rate-limit", 0, "requests per 10 seconds; 0 is no limit")
	flags.IntVar(&config.DataAttributeLimit, "data-attribute-limit", 0, "custom data attributes that the workspace may have; 0 is Intercom's 250, -1 no limit")
	flags.Func("deny", "refuse requests for paths that begin with `prefix`, as if the token lacked the permission: \"/tags\", or \"POST /tags\" for one method; may be repeated",
		func(prefix string) error {
			config.Denied = append(config.Denied, prefix)
			return checkPrefix(prefix)
		})
	failNext := flags.Int("fail-next", 0, "fail the first `n` requests")
	failStatus := flags.Int("fail-status", http.StatusInternalServerError, "the HTTP `status` that -fail-next answers")
	empty := flags.Bool("empty", false, "start with an empty workspace")
	objects := flags.Int("objects", 0, "number of objects to add; of every 20, 8 are data attributes, 2 are ticket types with 3 attributes each, and 4 are tags")
	more := map[string]int{}
	flags.Func("add", "add objects of one kind, as `kind=n`; may be repeated; kinds are "+strings.Join(addable(), ", "),
		func(value string) error { return parseCount(more, value) })
	quiet := flags.Bool("quiet", false, "do not log requests")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if err := checkFault(*failNext, *failStatus); err != nil {
		return err
	}
	listener, err := listen(ctx, *address)
	if err != nil {
		return err
	}
	config.Seed = !*empty
	if !*quiet {
		config.OnExchange = func(e intercomtest.Exchange) {
			fmt.Fprintf(log, "%s %d %s %s %s\n", time.Now().Format(time.TimeOnly), e.Status, e.Method, e.Path, e.Duration.Round(time.Microsecond))
		}
	}
	simulator := intercomtest.NewServer(config)
	add(simulator, *objects)
	for kind, n := range more {
		for i := range n {
			simulator.Add(kind, map[string]any{"name": fmt.Sprintf("object_%04d", i)})
		}
	}
	failRequests(simulator, *failNext, *failStatus)
	server := &http.Server{Handler: withControl(simulator), ReadHeaderTimeout: 10 * time.Second}
	defer context.AfterFunc(ctx, func() {
		simulator.Close()
		_ = server.Close()
	})()

	fmt.Fprintf(out, "A simulated Intercom workspace is running. Press Ctrl-C to stop it; it then forgets everything.\n\n"+
		"  export INTERCOM_BASE_URL=http://%s\n  export INTERCOM_ACCESS_TOKEN=%s\n\n", listener.Addr(), config.Token)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

const usage = `Usage: %s [flags]

Serves a simulated Intercom workspace. While it runs, these requests change how it answers:

  curl -X POST 'http://127.0.0.1:8585/_simulator/fail?next=3&status=503'
  curl -X POST 'http://127.0.0.1:8585/_simulator/deny?prefix=/tags'
  curl -X POST 'http://127.0.0.1:8585/_simulator/deny'     # denies nothing

Flags:
`

// addable returns the kinds whose objects need no other object and of which there can
// be many.
func addable() []string {
	return slices.DeleteFunc(slices.Clone(intercomtest.Kinds), func(kind string) bool {
		return kind == "ticket_type_attributes" || kind == "ip_allowlist"
	})
}

// parseCount reads "kind=n" into counts.
func parseCount(counts map[string]int, value string) error {
	kind, number, _ := strings.Cut(value, "=")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || !slices.Contains(addable(), kind) {
		return errors.New("want a kind and a number, as in tags=100")
	}
	counts[kind] = n
	return nil
}

// add adds objects of all kinds.
func add(simulator *intercomtest.Server, objects int) {
	dataTypes := []string{"string", "integer", "float", "boolean", "date"}
	ticketType := ""
	for i := range objects {
		name := fmt.Sprintf("object_%04d", i)
		switch i % 20 {
		case 0, 10:
			ticketType = simulator.Add("ticket_types", map[string]any{
				"name": name, "description": "About " + name, "category": []string{"Customer", "Back-office", "Tracker"}[i/10%3],
			})
		case 1, 2, 3, 11, 12, 13:
			simulator.Add("ticket_type_attributes", map[string]any{
				"ticket_type_id": ticketType, "name": name, "description": "About " + name, "data_type": []string{"string", "integer", "boolean"}[i%10-1],
			})
		case 4, 5, 14, 15:
			simulator.Add("tags", map[string]any{"name": name})
		case 6:
			simulator.Add("data_attributes", map[string]any{
				"model": "contact", "name": name, "description": "About " + name, "data_type": "string", "options": []any{"one", "two", "three"},
			})
		default:
			simulator.Add("data_attributes", map[string]any{
				"model": []string{"contact", "company"}[i%2], "name": name, "description": "About " + name, "data_type": dataTypes[i%len(dataTypes)],
			})
		}
	}
}

// listen listens on an address. It refuses addresses that other machines can reach,
// because the simulator is not protected and its token is no secret.
func listen(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not a loopback address", address)
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", address)
}
