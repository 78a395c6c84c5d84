package intercom

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// rateWindow is the length of a window of Intercom's rate limit:
// https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting
const rateWindow = 10 * time.Second

// maxHold is the maximum time that one refusal can delay requests, whatever its headers
// say.
const maxHold = time.Minute

// pacer keeps the client within Intercom's rate limit. It learns the limit from the
// X-RateLimit-* headers of the answers, uses the budget of a window, and waits for the
// next window. Without the headers, it delays no request.
//
// Until the first answer arrives, it sends one request at a time: an earlier process
// may have used up the limit, and one refusal is enough to find out. If an attempt ends
// without an answer, the limit stays unknown, and the following requests are sent
// concurrently: each may take as long to fail.
//
// Other programs may use the same budget. Each answer has the remaining budget, and the
// pacer never uses a reserve, which is larger while others use the budget as well.
type pacer struct {
	next   http.RoundTripper
	floor  time.Duration // the shortest wait after a refusal
	onWait func(context.Context, time.Duration, error)

	mu        sync.Mutex
	started   bool          // whether the first attempt has ended
	limit     int           // 0 while it is not known
	remaining int           // estimated budget of this window
	lowest    int           // lowest remaining budget in an answer of this window
	reset     time.Time     // end of this window, by the local clock
	skew      time.Duration // how far Intercom's clock is ahead of the local clock
	skewKnown bool
	hold      time.Time // no request is sent before
	inFlight  int
	sent      int           // requests sent in this window
	shared    time.Time     // until then, others are assumed to use the budget
	changed   chan struct{} // closed when the other fields change
}

// RoundTrip sends a request when the rate limit allows it.
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

// untilFirstAnswer is the wait for the end of the first attempt.
const untilFirstAnswer = time.Hour

// wait returns the time that the next request has to wait, 0 if it need not wait.
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
		// A new window begins; there is no answer from it yet.
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

// release records what an answer says about the limit.
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
	// The Date header is truncated to seconds, so in each answer Intercom's clock
	// appears up to a second slow. The highest difference is the best estimate.
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		if ahead := date.Sub(now); !p.skewKnown || ahead > p.skew {
			p.skew, p.skewKnown = ahead, true
		}
	}
	reset := time.Unix(seconds, 0).Add(-p.skew)
	if until := reset.Sub(now); until <= 0 || until > maxHold || p.reset.Sub(reset) > rateWindow/2 {
		return // the window has ended, or the clock is wrong
	}

	if sameWindow := p.limit == limit && reset.Sub(p.reset).Abs() < rateWindow/2; sameWindow {
		p.lowest = min(p.lowest, remaining) // answers may arrive out of order
	} else {
		p.lowest, p.remaining, p.sent = remaining, remaining, p.inFlight+1
	}
	p.limit, p.reset = limit, reset

	// Intercom may or may not have counted the requests in flight.
	if p.inFlight > 0 {
		p.remaining = min(p.remaining, p.lowest-p.inFlight)
	} else {
		p.remaining = p.lowest
	}
	if limit-remaining > p.sent {
		p.shared = reset.Add(rateWindow)
	}
}

// holdAfter returns the time that a refusal asks to wait, with jitter, because every
// refused program gets the same answer.
func (p *pacer) holdAfter(header http.Header, now time.Time) (time.Duration, bool) {
	wait, ok := resetAfter(header, now.Add(p.skew))
	if !ok {
		return 0, false
	}
	wait = min(max(wait, p.floor), maxHold)
	return wait + rand.N(p.floor/4+1), true
}

// resetAfter returns the time that a refused request has to wait. Intercom does not
// document Retry-After, but the client honours it. X-RateLimit-Reset is a Unix time in
// seconds.
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
