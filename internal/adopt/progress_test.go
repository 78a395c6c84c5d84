package adopt

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// A long read says that it goes on, and what it waits for.
func TestProgress(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		p := &progress{out: &out}
		p.begin("tags")
		p.end(2)
		p.begin("articles")
		<-time.After(25 * time.Second)
		p.wait(t.Context(), 3*time.Second, nil)
		p.wait(t.Context(), 2*time.Second, errors.New("no route"))
		p.end(5000)
		<-time.After(time.Minute)
		const want = "Reading tags ... 2\n" +
			"Reading articles ... \n" +
			"  Still reading articles, for 10s\n" +
			"  Still reading articles, for 20s\n" +
			"  Waiting 3s for Intercom's rate limit\n" +
			"  A request failed and is repeated in 2s: no route\n" +
			"Reading articles ... 5000\n"
		if got := out.String(); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
}

// While Intercom cannot be reached, the run says what it waits for.
func TestAdopt_unreachable(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Close()
	var shown bytes.Buffer
	_, err := adoptWhile(t, t.Context(), server, options{dir: t.TempDir()}, &shown)
	if err == nil || strings.Count(shown.String(), "A request failed and is repeated in ") != 5 || !strings.Contains(shown.String(), "refused") {
		t.Errorf("%v\n%s", err, &shown)
	}
}
