package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	var log bytes.Buffer
	done := make(chan error)
	go func() { done <- run(ctx, []string{"-addr", "127.0.0.1:0", "-token", "secret"}, in, &log) }()

	greeting := make([]byte, 1024)
	n, err := out.Read(greeting)
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`INTERCOM_BASE_URL=(\S+)`).FindSubmatch(greeting[:n])
	if address == nil || !strings.Contains(string(greeting), "INTERCOM_ACCESS_TOKEN=secret") {
		t.Fatalf("greeting is %s", greeting[:n])
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, string(address[1])+"/tags", nil)
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
	if !bytes.Contains(body, []byte("Churn risk")) {
		t.Errorf("answer is %s", body)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestRun_refuses(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"-addr", "0.0.0.0:0"}, {"-addr", "192.0.2.1:0"}, {"-addr", "nonsense"}, {"-unknown"}, {"extra"}} {
		if err := run(t.Context(), args, io.Discard, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}
