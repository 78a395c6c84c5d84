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
	flags := flag.NewFlagSet("intercom-simulator", flag.ContinueOnError)
	flags.SetOutput(log)
	address := flags.String("addr", "127.0.0.1:8585", "loopback `address` to listen on")
	token := flags.String("token", "test-token", "the access `token` of the workspace")
	latency := flags.Duration("latency", 0, "how long each request takes at least")
	rateLimit := flags.Int("rate-limit", 0, "requests per 10 seconds; 0 is no limit")
	attributes := flags.Int("data-attribute-limit", 0, "custom data attributes that the workspace may have; 0 is Intercom's 250, -1 no limit")
	empty := flags.Bool("empty", false, "start with an empty workspace")
	objects := flags.Int("objects", 0, "how many objects to add: of 20, 8 data attributes, 2 ticket types with 3 attributes each, 4 tags")
	quiet := flags.Bool("quiet", false, "do not log requests")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	listener, err := listen(ctx, *address)
	if err != nil {
		return err
	}
	config := intercomtest.Config{
		Token: *token, Latency: *latency, RateLimit: *rateLimit, DataAttributeLimit: *attributes, Seed: !*empty,
		Errorf: func(format string, args ...any) { fmt.Fprintf(log, format+"\n", args...) },
	}
	if !*quiet {
		config.OnExchange = func(e intercomtest.Exchange) {
			fmt.Fprintf(log, "%s %d %s %s %s\n", time.Now().Format(time.TimeOnly), e.Status, e.Method, e.Path, e.Duration.Round(time.Microsecond))
		}
	}
	simulator := intercomtest.NewServer(config)
	add(simulator, *objects)
	server := &http.Server{Handler: simulator, ReadHeaderTimeout: 10 * time.Second}
	defer context.AfterFunc(ctx, func() {
		simulator.Close()
		_ = server.Close()
	})()

	fmt.Fprintf(out, "A simulated Intercom workspace is running; it forgets everything when it stops (Ctrl-C).\n\n"+
		"  export INTERCOM_BASE_URL=http://%s\n  export INTERCOM_ACCESS_TOKEN=%s\n\n", listener.Addr(), *token)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
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

// listen refuses addresses that other machines can reach: the simulator guards
// nothing, and its token is no secret.
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
