package provider_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Every call can fail at any point, before or after Intercom acted on it, and the next
// apply still converges. These tests make every call of every resource fail in every
// way. The time is simulated: the waits and timeouts are those of production, but the
// tests do not wait.

// matrixRetries is the number of retries of a request: a fault that occurs twice is
// just within this limit.
const matrixRetries = 2

// trouble is one way in which a request fails.
type trouble struct {
	fault   intercomtest.Fault
	refused bool   // refuse the connection instead of applying fault
	says    string // pattern of the message if the trouble does not end
}

var troubles = map[string]trouble{
	"connection refused":     {refused: true, says: "connection refused"},
	"reset before":           {fault: intercomtest.Fault{Kind: intercomtest.FaultDrop}, says: "connection was closed"},
	"reset after":            {fault: intercomtest.Fault{Kind: intercomtest.FaultDrop, After: true}, says: "connection was closed"},
	"time-out before":        {fault: intercomtest.Fault{Kind: intercomtest.FaultHang}, says: "no complete answer within 30s"},
	"time-out after":         {fault: intercomtest.Fault{Kind: intercomtest.FaultHang, After: true}, says: "no complete answer within 30s"},
	"408 before":             {fault: intercomtest.Fault{Status: 408}, says: "408 Request Timeout"},
	"408 after":              {fault: intercomtest.Fault{Status: 408, After: true}, says: "408 Request Timeout"},
	"429":                    {fault: intercomtest.Fault{Status: 429}, says: "429 Too Many Requests"},
	"500 before":             {fault: intercomtest.Fault{Status: 500}, says: "500 Internal Server Error"},
	"500 after":              {fault: intercomtest.Fault{Status: 500, After: true}, says: "500 Internal Server Error"},
	"502 before":             {fault: intercomtest.Fault{Status: 502}, says: "502 Bad Gateway"},
	"502 after":              {fault: intercomtest.Fault{Status: 502, After: true}, says: "502 Bad Gateway"},
	"503 before":             {fault: intercomtest.Fault{Status: 503}, says: "503 Service Unavailable"},
	"503 after":              {fault: intercomtest.Fault{Status: 503, After: true}, says: "503 Service Unavailable"},
	"504 after":              {fault: intercomtest.Fault{Status: 504, After: true}, says: "504 Gateway Timeout"},
	"403 from an edge":       {fault: intercomtest.Fault{Kind: intercomtest.FaultEdgeBlock}, says: "HTML page"},
	"broken off before":      {fault: intercomtest.Fault{Kind: intercomtest.FaultTruncate}, says: "the answer broke off"},
	"broken off after":       {fault: intercomtest.Fault{Kind: intercomtest.FaultTruncate, After: true}, says: "the answer broke off"},
	"truncated JSON before":  {fault: intercomtest.Fault{Kind: intercomtest.FaultShape, Body: truncated}, says: "cannot be read"},
	"truncated JSON after":   {fault: intercomtest.Fault{Kind: intercomtest.FaultShape, Body: truncated, After: true}, says: "cannot be read"},
	"another type before":    {fault: intercomtest.Fault{Kind: intercomtest.FaultShape}, says: "cannot be read"},
	"another type after":     {fault: intercomtest.Fault{Kind: intercomtest.FaultShape, After: true}, says: "cannot be read"},
	"another object before":  {fault: intercomtest.Fault{Kind: intercomtest.FaultShape, Body: `{"unexpected":true}`}, says: "cannot be read"},
	"another object after":   {fault: intercomtest.Fault{Kind: intercomtest.FaultShape, Body: `{"unexpected":true}`, After: true}, says: "cannot be read"},
	"empty before":           {fault: intercomtest.Fault{Kind: intercomtest.FaultEmpty}, says: "cannot be read"},
	"empty after":            {fault: intercomtest.Fault{Kind: intercomtest.FaultEmpty, After: true}, says: "cannot be read"},
	"stalled before":         {fault: intercomtest.Fault{Kind: intercomtest.FaultStall}, says: "no complete answer within 30s"},
	"stalled after":          {fault: intercomtest.Fault{Kind: intercomtest.FaultStall, After: true}, says: "no complete answer within 30s"},
	"endless answer, before": {fault: intercomtest.Fault{Kind: intercomtest.FaultEndless}, says: "no complete answer within 30s"},
	"endless answer, after":  {fault: intercomtest.Fault{Kind: intercomtest.FaultEndless, After: true}, says: "no complete answer within 30s"},
}

const truncated = `{"type":"list","data":[{"id":"1","na`

func TestFaults(t *testing.T) {
	t.Parallel()
	times := map[string]int{"once": 1, "twice": matrixRetries, "for ever": -1}
	for _, s := range resources() {
		routes := map[string]string{"create": s.create, "read": s.read, "update": s.update, "destroy": s.destroy}
		if s.kind.Destroy == kind.Archives {
			routes["restore"] = s.update
		}
		if s.reread != "" {
			routes["update and reread"] = s.reread
		}
		for operation, route := range routes {
			if route == "" {
				continue
			}
			for name, trouble := range troubles {
				for often, n := range times {
					t.Run(strings.Join([]string{s.kind.Name, operation, name, often}, "/"), func(t *testing.T) {
						t.Parallel()
						synctest.Test(t, func(t *testing.T) {
							survive(t, newStory(t, s), operation, route, trouble, n)
						})
					})
				}
			}
		}
	}
}

// survive runs an operation with trouble, and then lets Terraform continue without
// trouble.
func survive(t *testing.T, s *story, operation, route string, trouble trouble, times int) {
	t.Helper()
	config := s.config
	switch operation {
	case "restore":
		s.converge(s.config)
		s.converge(nil)
	case "read", "update", "update and reread", "destroy":
		s.converge(s.config)
	}
	switch operation {
	case "update", "update and reread":
		config = s.changed()
	case "destroy":
		config = nil
	}

	s.network.trouble(route, trouble, times)
	failures := s.terraform(config)
	took := trouble.fault.After && operation != "read" && operation != "update and reread"
	switch {
	case took && operation == "create" && s.shownOnce:
		if len(failures) != 1 || !s.tainted {
			t.Fatalf("a part of the object is lost; want one failure and a tainted object, got %v (tainted: %t)", failures, s.tainted)
		}
		s.heal()
		s.converge(config)
		s.expectEmptyPlan(config)
		return
	case len(failures) > 0 && times > 0:
		t.Fatalf("the trouble ended within the budget, and terraform failed: %v", failures)
	case len(failures) > 0 && took && operation == "create" && !s.singleton:
		t.Fatalf("the object was there to be found, and terraform failed: %v", failures)
	case len(failures) > 0:
		expectExplained(t, failures, operation, trouble)
	case times < 0 && !took && !s.believes(operation, trouble):
		t.Error("terraform succeeded for no reason")
	}
	if s.believes(operation, trouble) && !trouble.fault.After {
		return
	}
	s.heal()
	if took && (operation == "restore" || operation == "create") && len(failures) > 0 {
		s.recover(config)
	}
	s.converge(config)
	s.expectEmptyPlan(config)
}

// believes reports whether an empty answer to a deletion looks just like Intercom's, so
// that the provider cannot tell that nothing was deleted.
func (s *sample) believes(operation string, trouble trouble) bool {
	return operation == "destroy" && s.bodyless && trouble.fault.Kind == intercomtest.FaultEmpty
}

// Reading a data source succeeds if the trouble is temporary, and otherwise explains
// it.
func TestFaults_dataSources(t *testing.T) {
	t.Parallel()
	lookups := map[string]acctest.Values{}
	for _, s := range samples {
		for typeName, configs := range s.lookups {
			lookups[typeName] = configs[0]
		}
	}
	for typeName, config := range lookups {
		for name, trouble := range troubles {
			for often, n := range map[string]int{"twice": matrixRetries, "for ever": -1} {
				t.Run(strings.Join([]string{typeName, name, often}, "/"), func(t *testing.T) {
					t.Parallel()
					synctest.Test(t, func(t *testing.T) {
						network := newNetwork()
						server := intercomtest.New(t, seeded, func(c *intercomtest.Config) { c.Listener = network })
						network.server = server
						s := &story{t: t, server: server, network: network}
						want, diags := s.provider().ReadDataSource(typeName, config)
						if len(diags) > 0 {
							t.Fatal(diags)
						}
						for route := range server.Counts() {
							network.trouble(route, trouble, n)
						}
						switch got, diags := s.provider().ReadDataSource(typeName, config); {
						case n < 0:
							expectExplained(t, diags, "read", trouble)
						case len(diags) > 0:
							t.Errorf("the trouble ended within the budget, and reading failed: %v", diags)
						case !reflect.DeepEqual(got, want):
							t.Errorf("got %v after the trouble, want %v", got, want)
						}
					})
				})
			}
		}
	}
}

// If an object was created and cannot be found because every request fails, Terraform
// does not know the object. The provider reports the object as soon as Intercom answers
// again, and does not create it twice.
func TestFaults_createdAndCutOff(t *testing.T) {
	t.Parallel()
	for _, sample := range resources() {
		t.Run(sample.kind.Name, func(t *testing.T) {
			t.Parallel()
			for name, trouble := range troubles {
				if trouble.refused {
					continue
				}
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					synctest.Test(t, func(t *testing.T) {
						s := newStory(t, sample)
						took := trouble.fault.After
						s.network.trouble(s.create, trouble, -1)
						// This request and all later ones fail.
						fault := trouble.fault
						fault.Times = -1
						s.network.before(s.create, func() { s.server.Fail(fault) })

						failures := s.terraform(s.config)
						if len(failures) == 0 {
							t.Fatal("terraform succeeded")
						}
						expectExplained(t, failures, "create", trouble)
						s.heal()
						if took {
							s.recover(s.config)
						}
						s.converge(s.config)
						s.expectEmptyPlan(s.config)
					})
				})
			}
		})
	}
}

// expectExplained expects a message that says what happened, and what is known about
// the object.
func expectExplained(t *testing.T, failures []acctest.Diagnostic, operation string, trouble trouble) {
	t.Helper()
	known := "nothing was changed|nothing was created|it is not known whether"
	switch operation {
	case "read":
		known = ""
	case "update and reread":
		operation, known = "update", ""
	case "restore":
		operation = "create"
	case "destroy":
		operation = "delete"
	}
	for _, want := range []string{trouble.says, known} {
		if !regexp.MustCompile("(?i)" + want).MatchString(failures[0].Detail) {
			t.Errorf("the message does not say %q: %v", want, failures[0])
		}
	}
	if len(failures) != 1 || !strings.HasPrefix(failures[0].Summary, "Unable to "+kind.Title(operation)+" ") {
		t.Errorf("got %v, want one failure to %s", failures, operation)
	}
	if strings.Contains(fmt.Sprint(failures), "test-token") {
		t.Errorf("the message shows the token: %v", failures)
	}
}

// story is the life of one object under Terraform.
type story struct {
	*sample
	t       *testing.T
	server  *intercomtest.Server
	network *network

	object  *acctest.Object // nil if there is none
	tainted bool            // created by a failed create
	others  []string        // ids of objects that Terraform does not manage
}

func newStory(t *testing.T, s *sample) *story {
	t.Helper()
	network := newNetwork()
	server := s.server(t, func(c *intercomtest.Config) { c.Listener = network })
	network.server = server
	return &story{sample: s, t: t, server: server, network: network, others: s.idsInUse(server)}
}

// provider starts a provider. Terraform starts one to plan and another one to apply.
func (s *story) provider() *acctest.Protocol {
	s.t.Helper()
	p := acctest.NewProtocol(s.t, provider.WithRetryWait(time.Second), provider.WithTransport(s.network))
	if diags := p.Configure(acctest.Values{"access_token": s.server.Token, "base_url": s.server.URL, "max_retries": matrixRetries}); len(diags) > 0 {
		s.t.Fatalf("configuring the provider: %v", diags)
	}
	return p
}

// terraform does the same as "terraform apply" for one resource, and returns the
// errors.
func (s *story) terraform(config acctest.Values) []acctest.Diagnostic {
	s.t.Helper()
	p := s.provider()
	if s.object != nil {
		refreshed, diags := p.Read(s.typeName(), s.object)
		if failures := errorsAmong(diags); len(failures) > 0 {
			return failures
		}
		s.object = refreshed
	}
	if s.object == nil {
		s.tainted = false
	}
	if s.object == nil && config == nil {
		return nil
	}
	prior, replace := s.object, s.tainted && config != nil
	if replace {
		prior = nil
	}
	planned := p.Plan(s.typeName(), prior, config)
	if failures := errorsAmong(planned.Diagnostics); len(failures) > 0 {
		return failures
	}
	if planned.Replace {
		s.t.Fatal("the plan replaces the object")
	}
	if p.Empty(planned) {
		return nil
	}

	p = s.provider()
	if replace {
		left, diags := p.Apply(p.Plan(s.typeName(), s.object, nil))
		if failures := errorsAmong(diags); len(failures) > 0 {
			return failures
		}
		s.object = left
	}
	creates := prior == nil
	object, diags := p.Apply(planned)
	s.object = object
	failures := errorsAmong(diags)
	s.tainted = creates && object != nil && len(failures) > 0
	return failures
}

func errorsAmong(diags []acctest.Diagnostic) []acctest.Diagnostic {
	return slices.DeleteFunc(slices.Clone(diags), func(d acctest.Diagnostic) bool { return !d.Error })
}

// converge applies a configuration without trouble, and expects that Intercom then has
// exactly the objects in the state.
func (s *story) converge(config acctest.Values) {
	s.t.Helper()
	if failures := s.terraform(config); len(failures) > 0 {
		s.t.Fatalf("terraform failed without trouble: %v", failures)
	}
	var known []string
	if s.object != nil {
		known = []string{fmt.Sprint(acctest.NewProtocol(s.t).Values(s.typeName(), s.object)["id"])}
	}
	if (s.object == nil) != (config == nil) || s.tainted {
		s.t.Errorf("the state has %v (tainted: %t) for the configuration %v", known, s.tainted, config)
	}
	if live := s.live(); !slices.Equal(live, known) {
		s.t.Errorf("in Intercom are %v, and the state knows %v", live, known)
	}
}

// live returns the ids of the objects in use that Terraform may have created.
func (s *story) live() []string {
	return slices.DeleteFunc(s.idsInUse(s.server), func(id string) bool { return slices.Contains(s.others, id) })
}

func (s *story) expectEmptyPlan(config acctest.Values) {
	s.t.Helper()
	if config != nil {
		s.provider().ExpectNoChange(s.typeName(), s.object, config)
	}
}

var importID = regexp.MustCompile(`(?s)import \{\n.*?id = "([^"]+)"\n\}`)

// recover expects that Terraform reports the object that it does not know, and follows
// the message. For a kind without a natural key, Terraform warns about the object,
// which stays.
func (s *story) recover(config acctest.Values) {
	s.t.Helper()
	if s.kind.TakesOver {
		return // the next create changes the same object
	}
	if s.noNaturalKey {
		s.warnOf(config, s.live())
		return
	}
	failures := s.terraform(config)
	if len(failures) != 1 || !strings.HasSuffix(failures[0].Summary, "Already Exists") || !importID.MatchString(failures[0].Detail) {
		s.t.Fatalf("got %v, want a report of the object with an import block", failures)
	}
	id := importID.FindStringSubmatch(failures[0].Detail)[1]
	object, diags := s.provider().Import(s.typeName(), id)
	if len(diags) > 0 {
		s.t.Fatalf("importing %s: %v", id, diags)
	}
	s.object = object
}

// warnOf expects that a plan to create the object warns about each of the existing
// objects.
func (s *story) warnOf(config acctest.Values, ids []string) {
	s.t.Helper()
	said := fmt.Sprint(s.provider().Plan(s.typeName(), nil, config).Diagnostics)
	for _, id := range ids {
		if !strings.Contains(said, id) {
			s.t.Errorf("the plan does not warn of the object %s: %s", id, said)
		}
	}
	s.others = append(s.others, ids...)
}

func (s *story) heal() {
	s.server.Heal()
	s.network.heal()
}

// network connects a provider to a simulator within one process. Unlike with real
// connections, the time can be simulated while a request waits.
type network struct {
	server      *intercomtest.Server
	transport   *http.Transport
	connections chan net.Conn
	closed      chan struct{}
	close       sync.Once

	mu      sync.Mutex
	refuse  map[string]int // number of requests to refuse, by route; all if negative
	ahead   map[string]func()
	matcher *http.ServeMux
}

func newNetwork() *network {
	n := &network{
		connections: make(chan net.Conn),
		closed:      make(chan struct{}),
		refuse:      map[string]int{},
		ahead:       map[string]func(){},
		matcher:     http.NewServeMux(),
	}
	n.transport = &http.Transport{DialContext: n.dial}
	return n
}

// Accept returns the next connection, for the server.
func (n *network) Accept() (net.Conn, error) {
	select {
	case connection := <-n.connections:
		return connection, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

func (n *network) Close() error {
	n.close.Do(func() { close(n.closed) })
	return nil
}

func (n *network) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

func (n *network) dial(context.Context, string, string) (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case n.connections <- server:
		return &slow{Conn: client}, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

// RoundTrip sends a request, for the client.
func (n *network) RoundTrip(req *http.Request) (*http.Response, error) {
	if n.prepare(req) {
		return refusing.RoundTrip(req)
	}
	return n.transport.RoundTrip(req)
}

// refusing is a transport whose connections are always refused.
var refusing = &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
}}

func (n *network) prepare(req *http.Request) (refused bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	_, route := n.matcher.Handler(req)
	if ahead := n.ahead[route]; ahead != nil {
		delete(n.ahead, route)
		ahead()
	}
	if n.refuse[route] == 0 {
		return false
	}
	n.refuse[route]--
	return true
}

// trouble makes the requests to a route fail.
func (n *network) trouble(route string, trouble trouble, times int) {
	if !trouble.refused {
		fault := trouble.fault
		fault.Request, fault.Times = route, times
		n.server.Fail(fault)
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.match(route)
	n.refuse[route] = times
}

// before calls do immediately before the first request to a route.
func (n *network) before(route string, do func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.match(route)
	n.ahead[route] = do
}

func (n *network) match(route string) {
	if _, known := n.refuse[route]; !known {
		n.refuse[route] = 0
		n.matcher.Handle(route, http.NotFoundHandler())
	}
}

func (n *network) heal() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for route := range n.refuse {
		n.refuse[route] = 0
	}
}

// slow is a connection on which each read takes a second after the first 256 KB, so
// that an endless answer reaches the time limit before the memory limit.
type slow struct {
	net.Conn
	read int
}

func (c *slow) Read(b []byte) (int, error) {
	if c.read > 256<<10 {
		time.Sleep(time.Second) //nolint:forbidigo // in a bubble, where time is simulated
	}
	n, err := c.Conn.Read(b)
	c.read += n
	return n, err
}
