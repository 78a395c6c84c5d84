package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"sync"
)

const token = "test-token"

// simulator is a simulated Intercom in another process.
type simulator struct {
	url string

	stop func()

	mu         sync.Mutex
	requests   map[string]int // by method and path template
	refused    int
	complaints []string
	changed    chan struct{} // closed after the next request
}

// newSimulator starts an empty simulator. flags are additional flags.
func (b *bench) newSimulator(ctx context.Context, flags ...string) (*simulator, error) {
	flags = append([]string{"-addr", "127.0.0.1:0", "-token", token, "-empty", "-data-attribute-limit", "-1"}, flags...)
	cmd := exec.CommandContext(ctx, b.path("simulator"), flags...) //nolint:gosec // the program that b built
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	log, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &simulator{requests: map[string]int{}, changed: make(chan struct{})}
	s.stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	go s.count(log)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, url, ok := strings.Cut(lines.Text(), "INTERCOM_BASE_URL="); ok {
			s.url = url
			return s, nil
		}
	}
	s.stop()
	return nil, errors.New("the simulator did not start")
}

// logLine matches a line such as "15:04:05 200 GET /tags/115 12µs".
var (
	logLine = regexp.MustCompile(`^\d\d:\d\d:\d\d (\d+) ([A-Z]+) (\S+) \S+$`)
	inPath  = regexp.MustCompile(`/\d+`)
)

func (s *simulator) count(log io.Reader) {
	for lines := bufio.NewScanner(log); lines.Scan(); {
		line := logLine.FindStringSubmatch(lines.Text())
		s.mu.Lock()
		if line == nil {
			s.complaints = append(s.complaints, lines.Text())
		} else {
			path, _, _ := strings.Cut(line[3], "?")
			s.requests[line[2]+" "+inPath.ReplaceAllString(path, "/{id}")]++
			if line[1] == "429" {
				s.refused++
			}
			close(s.changed)
			s.changed = make(chan struct{})
		}
		s.mu.Unlock()
	}
}

// reset sets all counts to zero.
func (s *simulator) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.refused, s.complaints = map[string]int{}, 0, nil
}

// counts returns the requests since the last reset. It sends a request and waits for
// the log line of that request: the simulator logs requests in the order in which it
// answers them.
func (s *simulator) counts(ctx context.Context) (requests map[string]int, refused int, err error) {
	const last = "GET /segments"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/segments", nil)
	if err != nil {
		return nil, 0, err
	}
	req.Header = http.Header{"Authorization": {"Bearer " + token}, "Accept": {"application/json"}, "Intercom-Version": {"2.16"}}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, 0, err
	}
	_ = resp.Body.Close()
	for {
		s.mu.Lock()
		requests, refused, changed := maps.Clone(s.requests), s.refused, s.changed
		complaints := s.complaints
		s.mu.Unlock()
		if len(complaints) > 0 {
			return nil, 0, fmt.Errorf("the simulator reports invalid requests: %s", strings.Join(complaints, "\n"))
		}
		if requests[last] > 0 {
			delete(requests, last)
			if resp.StatusCode == http.StatusTooManyRequests {
				refused--
			}
			return requests, refused, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, 0, ctx.Err()
		}
	}
}
