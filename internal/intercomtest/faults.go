package intercomtest

import (
	"bufio"
	"bytes"
	"net"
	"net/http"
	"strconv"
	"time"
)

// FaultKind is the way in which a request fails.
type FaultKind string

// The faults. All but FaultStatus, FaultDrop and FaultHang answer 200.
const (
	FaultStatus    FaultKind = ""           // answers Fault.Status
	FaultDrop      FaultKind = "drop"       // resets the connection
	FaultHang      FaultKind = "hang"       // never answers
	FaultTruncate  FaultKind = "truncate"   // sends half of the answer and closes the connection
	FaultStall     FaultKind = "stall"      // sends half of the answer and keeps the connection open
	FaultShape     FaultKind = "shape"      // answers JSON of another shape, Fault.Body if set
	FaultEmpty     FaultKind = "empty"      // answers an empty body
	FaultEndless   FaultKind = "endless"    // answers a body that never ends
	FaultHuge      FaultKind = "huge"       // answers Fault.Size bytes of JSON
	FaultDeep      FaultKind = "deep"       // answers Fault.Size nested arrays
	FaultRedirect  FaultKind = "redirect"   // answers 307, or Status, with Fault.Location
	FaultEdgeBlock FaultKind = "edge_block" // answers 403 in HTML, as the load balancer before Intercom does
)

// Fault makes requests fail. Its zero value makes one request fail with 500.
type Fault struct {
	Kind FaultKind
	// Request is the route that the fault applies to, such as "POST /tags"; all routes
	// if empty.
	Request string
	// Skip lets the first requests to that route pass.
	Skip int
	// Times is how often the fault applies: once if 0, always if negative.
	Times int
	// After says that the request takes effect before it fails.
	After bool

	// Status of FaultStatus, 500 if 0, or of FaultRedirect.
	Status int
	// Body replaces the error JSON of FaultStatus, with ContentType.
	Body        string
	ContentType string
	// Header is added to the answer of FaultStatus.
	Header http.Header
	// Location is the target of FaultRedirect.
	Location string
	// Size of FaultHuge and FaultDeep; 64 MiB and a million if 0.
	Size int
}

type activeFault struct {
	Fault
	skipped, applied int
}

// Fail adds faults. Several faults for one route apply one after the other.
func (s *Server) Fail(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, fault := range faults {
		s.faults = append(s.faults, &activeFault{Fault: fault})
	}
}

// Heal removes all faults.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// takeFault returns the fault that applies to this request, or nil.
func (s *Server) takeFault(route string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		switch {
		case f.Request != "" && f.Request != route:
		case f.Times >= 0 && f.applied >= max(f.Times, 1):
		case f.skipped < f.Skip:
			f.skipped++
			return nil // a request counts for only one fault
		default:
			f.applied++
			return &f.Fault
		}
	}
	return nil
}

// codes are Intercom's error code and message for each status, from its list of error
// codes.
var codes = map[int][2]string{
	400: {"bad_request", "Bad Request"},
	401: {"unauthorized", "Access Token Invalid"},
	403: {"forbidden", "You do not have the required scope to access this resource"},
	404: {"not_found", "Resource Not Found"},
	408: {"request_timeout", "Request Timeout"},
	409: {"conflict", "This is being changed by another request. Try again."},
	422: {"data_invalid", "Invalid or duplicated record reference"},
	429: {"rate_limit_exceeded", "Exceeded rate limit of 166 in 10_seconds"},
	500: {"server_error", "Server Error"},
	503: {"service_unavailable", "Service Unavailable"},
}

const edgePage = `<html>
<head><title>%s</title></head>
<body>
<center><h1>%s</h1></center>
</body>
</html>
`

// send sends the faulty answer and returns its status, or 0 if there is none. a is
// the answer of a server without faults.
func (f *Fault) send(s *Server, w http.ResponseWriter, r *http.Request, a *answer) int {
	switch f.Kind {
	case FaultDrop:
		reset(w)
		return 0
	case FaultHang:
		s.hang(r)
		reset(w) // otherwise net/http would answer 200
		return 0
	case FaultTruncate, FaultStall:
		for name, values := range a.header {
			w.Header()[name] = values
		}
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)+1)) // one byte is missing even if the body is empty
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body[:len(a.body)/2])
		if f.Kind == FaultStall {
			_ = http.NewResponseController(w).Flush()
			s.hang(r)
		}
		return a.status
	case FaultShape:
		a.status, a.body = http.StatusOK, []byte(`["unexpected"]`)
		if f.Body != "" {
			a.body = []byte(f.Body)
		}
	case FaultEmpty:
		a.status, a.body = http.StatusOK, nil
	case FaultEndless:
		return f.stream(s, w, r, a, -1)
	case FaultHuge:
		return f.stream(s, w, r, a, orDefault(f.Size, 64<<20))
	case FaultDeep:
		depth := orDefault(f.Size, 1_000_000)
		a.status = http.StatusOK
		a.body = append(append(append([]byte(`{"type":"list","data":`), bytes.Repeat([]byte("["), depth)...),
			bytes.Repeat([]byte("]"), depth)...), '}')
	case FaultRedirect:
		a.status, a.body = orDefault(f.Status, http.StatusTemporaryRedirect), nil
		a.header.Set("Location", f.Location)
	case FaultEdgeBlock:
		a.edge(http.StatusForbidden, "403 Forbidden")
	default:
		f.status(a)
	}
	a.write(w)
	return a.status
}

func orDefault(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

// edge makes the answer one of the load balancer, which does not set Intercom's
// headers.
func (a *answer) edge(status int, title string) {
	a.status = status
	a.header = http.Header{"Server": {"awselb/2.0"}, "Content-Type": {"text/html"}}
	a.body = bytes.ReplaceAll([]byte(edgePage), []byte("%s"), []byte(title))
}

func (f *Fault) status(a *answer) {
	status := orDefault(f.Status, http.StatusInternalServerError)
	code, known := codes[status]
	switch {
	case f.Body != "" || f.ContentType != "":
		a.status, a.body = status, []byte(f.Body)
		a.header.Set("Content-Type", f.ContentType)
	case status == http.StatusBadGateway || status == http.StatusGatewayTimeout:
		a.edge(status, strconv.Itoa(status)+" "+http.StatusText(status))
	case known:
		a.header.Set("Content-Type", "application/json; charset=utf-8")
		a.refuse(refuse(status, code[0], code[1]))
	default:
		a.status, a.body = status, nil
	}
	for name, values := range f.Header {
		a.header[name] = values
	}
}

// hang waits until the client disconnects or the server closes.
func (s *Server) hang(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.done:
	}
}

// stream answers JSON of n bytes, or an endless body.
func (f *Fault) stream(s *Server, w http.ResponseWriter, r *http.Request, a *answer, n int) int {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	out := bufio.NewWriterSize(w, 64<<10)
	head, tail := `{"type":"list","data":[{"name":"`, `"}]}`
	_, _ = out.WriteString(head)
	padding := bytes.Repeat([]byte("x"), 4<<10)
	for left := n - len(head) - len(tail); n < 0 || left > 0; left -= len(padding) {
		if n >= 0 {
			padding = padding[:min(len(padding), left)]
		}
		if _, err := out.Write(padding); err != nil {
			return http.StatusOK
		}
		select {
		case <-r.Context().Done():
			return http.StatusOK
		case <-s.done:
			reset(w) // otherwise net/http would end the body regularly
			return http.StatusOK
		default:
		}
	}
	_, _ = out.WriteString(tail)
	_ = out.Flush()
	return http.StatusOK
}

// reset closes the connection so that the client sees a reset connection or, with
// HTTP/2, a reset stream.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.SetDeadline(time.Now())
	_ = connection.Close()
}
