package intercomtest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// object is a JSON object. Handlers never change an object of the workspace in place.
// They replace it, so that one request can encode an object while another changes it.
type object = map[string]any

// route is a method and path with the parameters that they take. The server refuses and
// reports other parameters: a client that sends them has a bug, which Intercom would
// hide by ignoring them.
type route struct {
	pattern string
	// versions are the API versions that have the route; all if nil.
	versions []string
	query    []string
	fields   fields
	// refusal is the message about an unknown field or a wrong type, if the
	// reference shows one.
	refusal string
	// status is the status of success; 200 if 0.
	status int
	handle handler

	escapesNames bool // see kind
}

// versions are the API versions that the simulator knows. Most routes exist in all
// of them.
var versions = []string{"2.16", "2.17", "Preview"}

func (r *route) existsIn(version string) bool {
	return r.versions == nil || slices.Contains(r.versions, version)
}

// fields are the fields of a request with the JSON types that each may have.
type fields map[string]jsonType

// with returns a copy of the fields with one more.
func (f fields) with(name string, t jsonType) fields {
	f = maps.Clone(f)
	f[name] = t
	return f
}

// jsonType is a set of JSON types.
type jsonType int

const (
	stringType jsonType = 1 << iota
	boolType
	integerType
	arrayType
	objectType
	nullType

	// anyType is for fields whose handler refuses a wrong type.
	anyType jsonType = 1<<iota - 1
)

// typeOf returns the type of a value that was decoded from JSON, or 0 for a
// number that is not whole.
func typeOf(v any) jsonType {
	switch v := v.(type) {
	case string:
		return stringType
	case bool:
		return boolType
	case []any:
		return arrayType
	case object:
		return objectType
	case nil:
		return nullType
	case json.Number:
		if _, err := v.Int64(); err == nil {
			return integerType
		}
	}
	return 0
}

// request is an HTTP request as handlers need it.
type request struct {
	http  *http.Request
	query url.Values
	body  object
}

func (r *request) id() string { return r.http.PathValue("id") }

// problem is Intercom's refusal of a request.
type problem struct {
	status        int
	code, message string
	field         string
	html          string // sent instead of JSON, if not empty
}

func refuse(status int, code, message string) *problem {
	return &problem{status: status, code: code, message: message}
}

var errNotFound = refuse(http.StatusNotFound, "not_found", "Resource Not Found")

func (s *Server) newHandler() http.Handler {
	mux := http.NewServeMux()
	for _, route := range routes() {
		mux.HandleFunc(route.pattern, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, &route) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, nil) })
	return mux
}

// ServeHTTP answers as Intercom's REST API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p := r.URL.EscapedPath(); p != path.Clean(p) {
		s.serve(w, r, nil) // ServeMux would redirect to the clean path
		return
	}
	s.handler.ServeHTTP(w, r)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request, route *route) {
	s.serving.Add(1)
	defer s.serving.Done()
	started := time.Now()
	exchange := Exchange{Method: r.Method, Path: r.URL.RequestURI(), Route: r.Method + " " + r.URL.Path}
	if route != nil {
		exchange.Route = route.pattern
	}
	s.count(r.Method, exchange.Route)
	defer func() {
		exchange.Duration = time.Since(started)
		if s.config.OnExchange != nil {
			s.config.OnExchange(exchange)
		}
	}()
	// The body is read to its end even when it is not needed, because net/http
	// notices only then that a client has disconnected.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20))
	if err != nil {
		return
	}
	exchange.RequestBody = body
	if !s.wait(r) {
		return
	}

	a := s.newAnswer()
	if p := s.admit(r, a.header); p != nil {
		a.refuse(p)
		s.send(w, r, &exchange, a)
		return
	}
	fault := s.takeFault(exchange.Route)
	if fault == nil {
		s.carryOut(r, route, body, a)
		s.send(w, r, &exchange, a)
		return
	}
	exchange.Faulted = true
	if fault.After {
		s.carryOut(r, route, body, a)
	} else if route != nil {
		a.body = []byte(`{"type":"list","data":[]}`) // gives the fault a body to truncate
	}
	s.checkRequest(r, &exchange)
	exchange.Status = fault.send(s, w, r, a)
}

// wait waits for Config.Latency. It reports whether the client is still connected.
func (s *Server) wait(r *http.Request) bool {
	if s.config.Latency <= 0 {
		return true
	}
	timer := time.NewTimer(s.config.Latency)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
	case <-s.done:
	}
	return false
}

// admit returns the refusal of a request for its headers or its sender, or nil.
func (s *Server) admit(r *http.Request, header http.Header) *problem {
	// Documented under HTTP responses: 406 when Accept is missing or unsuitable.
	if !strings.Contains(r.Header.Get("Accept"), "application/json") {
		return refuse(http.StatusNotAcceptable, "client_error", "Accept must be application/json")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.config.WrongRegion {
		return s.config.Answers.WrongRegion.problem()
	}
	// The reference documents the same 401 for every operation.
	if r.Header.Get("Authorization") != "Bearer "+s.config.Token {
		return refuse(http.StatusUnauthorized, "unauthorized", "Access Token Invalid")
	}
	for _, k := range s.workspace.kinds {
		if k.admit == nil {
			continue
		}
		if p := k.admit(s.workspace); p != nil {
			return p
		}
	}
	if p := s.limiter.take(s, header); p != nil {
		s.refused++
		return p
	}
	// Without the header Intercom uses the version that is set on the app, which a
	// client cannot rely on.
	if version := r.Header.Get("Intercom-Version"); !slices.Contains(versions, version) {
		return refuse(http.StatusBadRequest, "intercom_version_invalid", "The requested version could not be found")
	}
	if isDenied(s.config.Denied, r) {
		return s.config.Answers.MissingScope.problem()
	}
	return nil
}

// isDenied reports whether a request is for one of the paths that the token may
// not use.
func isDenied(denied []string, r *http.Request) bool {
	return slices.ContainsFunc(denied, func(prefix string) bool {
		if method, path, ok := strings.Cut(prefix, " "); ok {
			return method == r.Method && strings.HasPrefix(r.URL.Path, path)
		}
		return strings.HasPrefix(r.URL.Path, prefix)
	})
}

// problem is the refusal of a token that lacks a permission.
func (a MissingScope) problem() *problem {
	switch a {
	case MissingScopeUnauthorized:
		return refuse(http.StatusUnauthorized, "token_unauthorized", "Not authorized to access resource")
	case MissingScopePlan:
		return refuse(http.StatusForbidden, "api_plan_restricted", "Active subscription needed.")
	default:
		return refuse(http.StatusForbidden, "forbidden", "You do not have the required scope to access this resource")
	}
}

// problem is the refusal of a path that the requested version does not have.
func (a VersionGate) problem() *problem {
	if a == VersionGateNotFound {
		return refuse(http.StatusNotFound, "not_found", "The requested resource was not found")
	}
	return refuse(http.StatusBadRequest, "intercom_version_invalid", "Requested resource is not available in current API version.")
}

// carryOut executes a request and fills in its answer.
func (s *Server) carryOut(r *http.Request, route *route, body []byte, a *answer) {
	if route == nil {
		s.report("%s %s: no such route", r.Method, r.URL.Path)
		a.refuse(refuse(http.StatusNotFound, "not_found", "The requested resource was not found"))
		return
	}
	if !route.existsIn(r.Header.Get("Intercom-Version")) {
		a.refuse(s.answers().VersionGate.problem())
		return
	}
	in, p := s.decode(r, route, body)
	if p != nil {
		a.refuse(p)
		return
	}
	s.mu.Lock()
	s.workspace.settleName(in.body)
	out, p := route.handle(s.workspace, in)
	out = s.vary(route, in, out)
	s.mu.Unlock()
	switch {
	case p != nil:
		a.refuse(p)
	case out == nil: // no body is documented
		a.status = orDefault(route.status, http.StatusOK)
		a.header.Del("Content-Type")
	default:
		a.status = orDefault(route.status, http.StatusOK)
		a.body = encode(out)
	}
}

func (s *Server) decode(r *http.Request, route *route, body []byte) (*request, *problem) {
	in := &request{http: r, query: r.URL.Query()}
	for name := range in.query {
		if !slices.Contains(route.query, name) && !s.isPageParameter(name) {
			s.report("%s: unknown query parameter %q", route.pattern, name)
			return nil, refuse(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Unknown parameter %q", name))
		}
	}
	if r.Method == http.MethodGet || r.Method == http.MethodDelete {
		if len(body) > 0 {
			s.report("%s: the request must not have a body", route.pattern)
		}
		return in, nil
	}
	if mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); mediaType != "application/json" {
		s.report("%s: Content-Type is %q", route.pattern, r.Header.Get("Content-Type"))
	}
	// Documented under HTTP responses: 400 for JSON that cannot be read.
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if err := decoder.Decode(&in.body); err != nil || in.body == nil {
		s.report("%s: the body is not a JSON object: %v", route.pattern, err)
		return nil, refuse(http.StatusBadRequest, "parameter_invalid", "Invalid JSON")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		s.report("%s: more than one JSON value", route.pattern)
		return nil, refuse(http.StatusBadRequest, "parameter_invalid", "Invalid JSON")
	}
	return in, s.checkFields(route, in.body)
}

// checkFields refuses a field that the route does not have, and one of the wrong type.
// It also reports the unknown field. The reference has no example of the refusal of a
// wrong type; its list of error codes has parameter_invalid for it.
func (s *Server) checkFields(route *route, body object) *problem {
	for _, name := range slices.Sorted(maps.Keys(body)) {
		want, known := route.fields[name]
		message := route.refusal
		switch {
		case !known:
			s.report("%s: unknown field %q", route.pattern, name)
			message = cmp.Or(message, fmt.Sprintf("Unknown parameter %q", name))
		case typeOf(body[name])&want == 0:
			message = cmp.Or(message, name+" has the wrong type")
		default:
			continue
		}
		p := refuse(http.StatusBadRequest, "parameter_invalid", message)
		p.field = name
		return p
	}
	return nil
}

// answer is an answer before it is sent.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (s *Server) newAnswer() *answer {
	return &answer{
		status: http.StatusOK,
		header: http.Header{
			"Content-Type": {"application/json; charset=utf-8"},
			"X-Request-Id": {s.newRequestID()},
		},
	}
}

func (a *answer) refuse(p *problem) {
	a.status = p.status
	if p.html != "" {
		a.header.Set("Content-Type", "text/html")
		a.body = []byte(p.html)
		return
	}
	a.body = errorBody(a.header.Get("X-Request-Id"), p)
}

func errorBody(requestID string, p *problem) []byte {
	e := object{"code": p.code, "message": p.message}
	if p.field != "" {
		e["field"] = p.field
	}
	return encode(object{"type": "error.list", "request_id": requestID, "errors": []any{e}})
}

func (a *answer) write(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // the client may have disconnected
}

func (s *Server) send(w http.ResponseWriter, r *http.Request, exchange *Exchange, a *answer) {
	exchange.Status, exchange.Answer = a.status, a.body
	s.checkRequest(r, exchange)
	if a.header.Get("Content-Type") != "text/html" { // HTML is not from the API
		s.checkAnswer(r, exchange)
	}
	a.write(w)
}

func encode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(fmt.Sprintf("intercomtest: an object that JSON cannot encode: %v", err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
