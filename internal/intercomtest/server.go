// Package intercomtest simulates an Intercom workspace in memory, with its REST
// API. It is for development, tests and demonstrations.
//
// The simulator refuses what Intercom refuses, with Intercom's messages. Where
// Intercom's behaviour is not documented, Answers decides. A Fault makes requests
// fail. In tests, every request and every answer is validated against Intercom's
// own description of the API.
//
// Objects are JSON objects and not the structs of the client, so that a wrong
// JSON tag in the client fails a test.
package intercomtest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// Config configures a Server. Its zero value is ready for use.
type Config struct {
	// Token is the only access token of the workspace; "test-token" if empty.
	Token string
	// WorkspaceID is what GET /me calls app.id_code; "ws_test" if empty.
	WorkspaceID string
	// WorkspaceName is "Simulated workspace" if empty.
	WorkspaceName string
	// Region is "US" if empty.
	Region string
	// CallerIP is the address from which Intercom receives the requests;
	// "203.0.113.10", an address reserved for documentation, if empty.
	CallerIP string
	// Latency is the minimum duration of every request.
	Latency time.Duration
	// RateLimit is the number of requests per ten-second window. 0 means no limit and
	// no X-RateLimit-* headers.
	RateLimit int
	// DataAttributeLimit is the number of custom data attributes that the workspace may
	// have; 250 if 0, unlimited if negative.
	DataAttributeLimit int
	// PageSize, if not 0, replaces Intercom's number of items per page in the lists
	// that come in pages.
	PageSize int
	// PageWholeLists, if not 0, splits the lists that are documented to be complete
	// into pages of this many items.
	PageWholeLists int
	// Omit lists the fields to omit from answers, by route, such as "PUT
	// /data_attributes/{id}". Intercom's description requires none of them.
	Omit map[string][]string
	// Decorate adds an undocumented field to each object in an answer, as later
	// versions of Intercom could.
	Decorate bool
	// WrongRegion says that the workspace is hosted in another region. Every request is
	// then refused as Answers.WrongRegion describes.
	WrongRegion bool
	// Denied are prefixes of the paths that the token has no permission for:
	// "/tags", or "POST /tags" for one method.
	Denied []string
	// WithoutNews says that the workspace does not have News. Requests for news items and
	// newsfeeds are then refused as Answers.NewsDisabled describes.
	WithoutNews bool
	// Answers decides what is not documented.
	Answers Answers
	// Seed fills the workspace as Seed does.
	Seed bool
	// Lenient suppresses reports of requests that break the description of the API. It
	// is for tests that send such requests on purpose.
	Lenient bool
	// Listener, if non-nil, is the listener that Start uses, for tests without a
	// network.
	Listener net.Listener
	// Now, if non-nil, replaces time.Now.
	Now func() time.Time
	// Errorf, if non-nil, is called for requests that no client should send: unknown
	// routes, unknown fields, and violations of the contract.
	Errorf func(format string, args ...any)
	// OnExchange, if non-nil, is called after each answer.
	OnExchange func(Exchange)
}

// Exchange is one request and its answer.
type Exchange struct {
	Method string
	// Path is the path as requested, with its query.
	Path string
	// Route is the method and path template, such as "PUT /data_attributes/{id}", or
	// the method and path if there is no such route.
	Route string
	// Status is 0 if a fault broke the connection before a status was sent.
	Status      int
	RequestBody []byte
	// Answer is empty if a Fault wrote the answer.
	Answer []byte
	// Faulted says that a Fault applied.
	Faulted  bool
	Duration time.Duration
}

// Server is a simulated workspace. It is an http.Handler.
type Server struct {
	// URL is the address of the server, without a slash at the end. It is empty before
	// New or Start.
	URL         string
	Token       string
	WorkspaceID string

	config   Config
	handler  http.Handler
	checked  bool // validate exchanges against Intercom's description
	listener *httptest.Server
	done     chan struct{} // closed by Close to end the requests that hang
	close    sync.Once
	serving  sync.WaitGroup

	mu         sync.Mutex // guards the fields below
	workspace  *workspace
	limiter    limiter
	faults     []*activeFault
	counts     map[string]int
	total      int
	writes     int
	refused    int
	requestIDs uint64
}

// New starts a server that stops when the test ends. A request that no client
// should send fails the test. If Intercom's description of the API is available
// (see RequireContract), every request and every answer is validated against it.
func New(t testing.TB, configure ...func(*Config)) *Server {
	t.Helper()
	config := Config{Errorf: t.Errorf}
	for _, f := range configure {
		f(&config)
	}
	s := NewServer(config)
	if _, err := stable.load(); err != nil {
		t.Fatalf("load Intercom's description of the API: %v", err)
	}
	s.checked = true // if the files are available
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// NewServer returns a workspace that the caller serves, or that Start serves.
func NewServer(config Config) *Server {
	setDefault(&config.Token, "test-token")
	setDefault(&config.WorkspaceID, "ws_test")
	setDefault(&config.WorkspaceName, "Simulated workspace")
	setDefault(&config.Region, "US")
	setDefault(&config.CallerIP, "203.0.113.10")
	if config.DataAttributeLimit == 0 {
		config.DataAttributeLimit = 250 // https://www.intercom.com/help/en/articles/179
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	s := &Server{
		Token:       config.Token,
		WorkspaceID: config.WorkspaceID,
		config:      config,
		done:        make(chan struct{}),
		counts:      map[string]int{},
	}
	s.workspace = newWorkspace(&s.config)
	s.handler = s.newHandler()
	if config.Seed {
		Seed(s)
	}
	return s
}

func setDefault(s *string, value string) {
	if *s == "" {
		*s = value
	}
}

// Start serves on a free port of the loopback interface, or on Config.Listener, until
// Close is called.
func (s *Server) Start() {
	s.listener = httptest.NewUnstartedServer(s)
	if s.config.Listener != nil {
		_ = s.listener.Listener.Close()
		s.listener.Listener = s.config.Listener
	}
	s.listener.Start()
	s.URL = s.listener.URL
}

// Close ends requests that hang and, if the server was started, waits for all
// requests.
func (s *Server) Close() {
	s.close.Do(func() {
		close(s.done)
		if s.listener != nil {
			s.listener.CloseClientConnections()
			s.listener.Close()
			s.serving.Wait() // the listener does not wait for requests whose connection a fault has taken over
		}
	})
}

// SetAnswers replaces the answers to the open questions.
func (s *Server) SetAnswers(answers Answers) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.config.Answers = answers
}

// SetDenied replaces Config.Denied. Without prefixes, the token has all permissions.
func (s *Server) SetDenied(prefixes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.config.Denied = prefixes
}

// SetWithoutNews replaces Config.WithoutNews.
func (s *Server) SetWithoutNews(without bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.config.WithoutNews = without
}

// Count returns the number of requests for a route such as
// "PUT /data_attributes/{id}", including those that a fault or the rate limit
// stopped.
func (s *Server) Count(route string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts[route]
}

// Counts returns the number of requests by route.
func (s *Server) Counts() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	counts := make(map[string]int, len(s.counts))
	for route, n := range s.counts {
		counts[route] = n
	}
	return counts
}

// Total returns the number of all requests.
func (s *Server) Total() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.total
}

// Writes returns the number of requests other than GET.
func (s *Server) Writes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writes
}

// Refused returns the number of requests that the rate limit refused.
func (s *Server) Refused() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refused
}

// ResetCounts sets all counters to zero.
func (s *Server) ResetCounts() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts = map[string]int{}
	s.total, s.writes, s.refused = 0, 0, 0
}

func (s *Server) count(method, route string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[route]++
	s.total++
	if method != http.MethodGet {
		s.writes++
	}
}

// report reports a request that no client should send.
func (s *Server) report(format string, args ...any) {
	if s.config.Errorf == nil || s.config.Lenient {
		return
	}
	s.config.Errorf("intercomtest: "+format, args...)
}
