package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// start runs the program until the test ends and returns a function that makes
// requests of it.
func start(t *testing.T, args ...string) (send func(method, path string) (status int, body string)) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	done := make(chan error)
	go func() {
		done <- run(ctx, append([]string{"-addr", "127.0.0.1:0", "-token", "secret"}, args...), in, io.Discard)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	greeting := make([]byte, 1024)
	n, err := out.Read(greeting)
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`INTERCOM_BASE_URL=(\S+)`).FindSubmatch(greeting[:n])
	if address == nil || !strings.Contains(string(greeting), "INTERCOM_ACCESS_TOKEN=secret") {
		t.Fatalf("greeting is %s", greeting[:n])
	}
	return func(method, path string) (int, string) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), method, string(address[1])+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header = http.Header{"Authorization": {"Bearer secret"}, "Accept": {"application/json"}, "Intercom-Version": {"2.16"}}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		return resp.StatusCode, string(body)
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	send := start(t, "-add", "tags=3", "-add", "segments=1", "-workspace-id", "ws_other")
	for _, test := range []struct{ path, want string }{
		{"/tags", "Churn risk"}, {"/tags", "object_0002"}, {"/segments", "object_0000"}, {"/me", "ws_other"},
	} {
		if status, body := send("GET", test.path); status != 200 || !strings.Contains(body, test.want) {
			t.Errorf("%s: %d %s, want %q", test.path, status, body, test.want)
		}
	}
}

func TestRun_fails(t *testing.T) {
	t.Parallel()
	send := start(t, "-fail-next", "2", "-fail-status", "503")
	expect := func(method, path string, want int) {
		t.Helper()
		if status, body := send(method, path); status != want {
			t.Errorf("%s %s: %d %s, want %d", method, path, status, body, want)
		}
	}
	for _, want := range []int{503, 503, 200} {
		expect("GET", "/tags", want)
	}
	expect("POST", "/_simulator/fail", 204)
	for _, want := range []int{500, 200} {
		expect("GET", "/tags", want)
	}
	expect("POST", "/_simulator/fail?next=many", 400)
	expect("POST", "/_simulator/fail?status=200", 400)
	expect("GET", "/tags", 200)
}

func TestRun_denies(t *testing.T) {
	t.Parallel()
	send := start(t, "-deny", "/tags", "-deny", "GET /segments")
	expect := func(tags, segments, teams int) {
		t.Helper()
		for path, want := range map[string]int{"/tags": tags, "/segments": segments, "/teams": teams} {
			if status, body := send("GET", path); status != want {
				t.Errorf("%s: %d %s, want %d", path, status, body, want)
			}
		}
	}
	expect(403, 403, 200)
	send("POST", "/_simulator/deny?prefix=/teams&prefix=/tags")
	expect(403, 200, 403)
	if status, _ := send("POST", "/_simulator/deny?prefix=tags"); status != 400 {
		t.Errorf("a prefix that is not a path: %d", status)
	}
	send("POST", "/_simulator/deny")
	expect(200, 200, 200)
}

func TestRun_help(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	if err := run(t.Context(), []string{"-h"}, io.Discard, &log); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("error is %v", err)
	}
	for _, want := range []string{"-workspace-id id", "-deny prefix", "-fail-next n", "-fail-status status", "/_simulator/fail", "/_simulator/deny"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("no %q in %s", want, &log)
		}
	}
}

func TestRun_refuses(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"-addr", "0.0.0.0:0"},
		{"-addr", "192.0.2.1:0"},
		{"-addr", "nonsense"},
		{"-unknown"},
		{"extra"},
		{"-deny", "tags"},
		{"-fail-next", "-1"},
		{"-fail-status", "200"},
		{"-add", "tags"},
		{"-add", "wishes=3"},
		{"-add", "ticket_type_attributes=3"},
	} {
		if err := run(t.Context(), args, io.Discard, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}
