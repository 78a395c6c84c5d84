package adopt

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"
)

// reportAfter is how long a read may take before progress says that it goes on,
// and how often it says so.
const reportAfter = 10 * time.Second

// progress says what a run reads and what it waits for.
type progress struct {
	out io.Writer

	mu     sync.Mutex
	what   string // that is read, "" between reads
	begun  time.Time
	inLine bool // the line of begin is not complete
	timer  *time.Timer
}

// begin says that a read begins, in a line that end completes.
func (p *progress) begin(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.out, "Reading %s ... ", what)
	p.what, p.begun, p.inLine = what, time.Now(), true
	p.timer = time.AfterFunc(reportAfter, p.goesOn)
}

// end says what the read that was begun last has found.
func (p *progress) end(result any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer.Stop()
	if !p.inLine {
		fmt.Fprintf(p.out, "Reading %s ... ", p.what)
	}
	fmt.Fprintln(p.out, result)
	p.what, p.inLine = "", false
}

// goesOn says that a read has not ended, and how long it takes.
func (p *progress) goesOn() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.what == "" {
		return
	}
	p.line("Still reading %s, for %s", p.what, time.Since(p.begun).Round(time.Second))
	p.timer.Reset(reportAfter)
}

// wait says that a request waits: before it is repeated after err, or because of
// Intercom's rate limit if err is nil.
func (p *progress) wait(_ context.Context, wait time.Duration, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	wait = wait.Round(time.Second / 10)
	if err == nil {
		p.line("Waiting %s for Intercom's rate limit", wait)
		return
	}
	p.line("A request failed and is repeated in %s: %s", wait, err)
}

// line writes a line by itself.
func (p *progress) line(format string, args ...any) {
	if p.inLine {
		fmt.Fprintln(p.out)
		p.inLine = false
	}
	fmt.Fprintf(p.out, "  "+format+"\n", args...)
}
