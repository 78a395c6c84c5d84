package intercom

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// rateWindow is how long one window of Intercom's rate limit lasts:
// https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting
const rateWindow = 10 * time.Second

// maxHold bounds how long one refusal can hold requests back, whatever it says.
const maxHold = time.Minute

// pacer keeps the client within Intercom's rate limit. It learns the limit from
// the X-RateLimit-* headers of the answers, spends a window's budget and waits
// for the next window. Without the headers it lets everything pass.
//
// Until the first answer has come, it sends one request at a time: the process
// before may have used up the limit, and one refusal says so as well as ten. An
// attempt that ends without an answer says nothing about the limit, and the next
// requests do not wait for one another: each may take as long to fail.
//
// Other programs may spend from the same budget. Each answer says what is left
// of it, and a reserve is never spent, a larger one while others spend as well.
type pacer struct {
	next   http.RoundTripper
	floor  time.Duration // the shortest wait after a refusal
	onWait func(context.Context, time.Duration, error)

	mu        sync.Mutex
	started   bool          // the first attempt has ended
	limit     int           // 0 while it is not known
	remaining int           // of this window, as far as we know
	lowest    int           // that an answer of this window has shown
	reset     time.Time     // end of this window, by our clock
	skew      time.Duration // how far Intercom's clock is ahead of ours
	skewKnown bool
	hold      time.Time // nothing is sent before
	inFlight  int
	sent      int           // in this window
	shared    time.Time     // until when others are taken to spend as well
	changed   chan struct{} // closed when what is known changes
}

// RoundTrip sends a request when the rate limit lets it.
func (p *pacer) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := p.acquire(req.Context()); err != nil {
		return nil, &attemptError{method: req.Method, err: err}
	}
	resp, err := p.next.RoundTrip(req)
	p.release(resp)
	return resp, err
}

// acquire returns when a request may be sent.
func (p *pacer) acquire(ctx context.Context) error {
	for reported := false; ; {
		p.mu.Lock()
		wait := p.wait(time.Now())
		if wait <= 0 {
			p.inFlight++
			p.sent++
			p.remaining--
			p.mu.Unlock()
			return nil
		}
		if p.changed == nil {
			p.changed = make(chan struct{})
		}
		changed := p.changed
		p.mu.Unlock()

		if !reported && wait > time.Second && wait != untilFirstAnswer && p.onWait != nil {
			p.onWait(ctx, wait, nil)
			reported = true
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-changed:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
		timer.Stop()
	}
}

// untilFirstAnswer is a wait that ends with the first attempt.
const untilFirstAnswer = time.Hour

// wait returns how long the next request has to wait, 0 for not at all.
func (p *pacer) wait(now time.Time) time.Duration {
	if !p.started && p.inFlight > 0 {
		return untilFirstAnswer
	}
	if now.Before(p.hold) {
		return p.hold.Sub(now)
	}
	if p.limit == 0 {
		return 0
	}
	if !now.Before(p.reset) {
		// A new window, about which no answer says anything yet.
		p.remaining, p.lowest, p.sent = p.limit-p.inFlight, p.limit, p.inFlight
		p.reset = now.Add(rateWindow)
	}
	reserve := p.limit / 50
	if now.Before(p.shared) {
		reserve = p.limit / 10
	}
	if p.remaining > reserve {
		return 0
	}
	return p.reset.Sub(now)
}

// release takes note of what an answer says about the limit.
func (p *pacer) release(resp *http.Response) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.inFlight--
	p.started = true
	now := time.Now()
	if resp != nil {
		p.observe(resp.Header, now)
		if resp.StatusCode == http.StatusTooManyRequests {
			if wait, ok := p.holdAfter(resp.Header, now); ok {
				p.hold = now.Add(wait)
			}
		}
	}
	if p.changed != nil {
		close(p.changed)
		p.changed = nil
	}
}

func (p *pacer) observe(header http.Header, now time.Time) {
	limit, errLimit := strconv.Atoi(header.Get("X-RateLimit-Limit"))
	remaining, errRemaining := strconv.Atoi(header.Get("X-RateLimit-Remaining"))
	seconds, errReset := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
	if errLimit != nil || errRemaining != nil || errReset != nil || limit <= 0 || remaining < 0 {
		return
	}
	// The Date header is cut to seconds, so each answer shows Intercom's clock
	// at most a second too slow; the fastest showing is the best.
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		if ahead := date.Sub(now); !p.skewKnown || ahead > p.skew {
			p.skew, p.skewKnown = ahead, true
		}
	}
	reset := time.Unix(seconds, 0).Add(-p.skew)
	if until := reset.Sub(now); until <= 0 || until > maxHold || p.reset.Sub(reset) > rateWindow/2 {
		return // of a window that has ended, or of a clock that cannot be right
	}

	if sameWindow := p.limit == limit && reset.Sub(p.reset).Abs() < rateWindow/2; sameWindow {
		p.lowest = min(p.lowest, remaining) // answers overtake each other
	} else {
		p.lowest, p.remaining, p.sent = remaining, remaining, p.inFlight+1
	}
	p.limit, p.reset = limit, reset

	// Requests that are under way may be counted, or not yet.
	if p.inFlight > 0 {
		p.remaining = min(p.remaining, p.lowest-p.inFlight)
	} else {
		p.remaining = p.lowest
	}
	if limit-remaining > p.sent {
		p.shared = reset.Add(rateWindow)
	}
}

// holdAfter returns how long a refusal asks to wait: with jitter, since every
// refused program gets the same answer.
func (p *pacer) holdAfter(header http.Header, now time.Time) (time.Duration, bool) {
	wait, ok := resetAfter(header, now.Add(p.skew))
	if !ok {
		return 0, false
	}
	wait = min(max(wait, p.floor), maxHold)
	return wait + rand.N(p.floor/4+1), true
}

// resetAfter reads how long a refused request has to wait. Retry-After is not
// documented by Intercom and honoured when it is there; X-RateLimit-Reset is a
// Unix time in seconds.
func resetAfter(header http.Header, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseInt(header.Get("Retry-After"), 10, 32); err == nil && seconds >= 0 {
		return time.Duration(seconds) * time.Second, true
	}
	reset, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
	if err != nil {
		return 0, false
	}
	return time.Unix(reset, 0).Sub(now), true
}
