package intercomtest

import (
	"fmt"
	"net/http"
	"strconv"
)

// limiter counts requests per window of ten seconds, as Intercom does: https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting
type limiter struct {
	window int64 // Unix seconds / 10
	used   int
}

const windowSeconds = 10

func (l *limiter) roll(now int64) {
	if window := now / windowSeconds; window != l.window {
		l.window, l.used = window, 0
	}
}

// take counts a request, and returns a refusal if the limit is exceeded. It sets the
// rate limit headers.
func (l *limiter) take(s *Server, header http.Header) *problem {
	limit := s.config.RateLimit
	if limit <= 0 {
		return nil
	}
	now := s.config.Now().Unix()
	l.roll(now)
	var p *problem
	if l.used < limit {
		l.used++
	} else {
		p = refuse(http.StatusTooManyRequests, "rate_limit_exceeded",
			fmt.Sprintf("Exceeded rate limit of %d in 10_seconds", limit))
	}
	reset := (l.window + 1) * windowSeconds
	header.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	header.Set("X-RateLimit-Remaining", strconv.Itoa(limit-l.used))
	header.Set("X-RateLimit-Reset", strconv.FormatInt(reset, 10))
	if p != nil && s.config.Answers.RetryAfter == RetryAfterSent {
		header.Set("Retry-After", strconv.FormatInt(reset-now, 10))
	}
	return p
}

// SpendBudget counts n requests in the current window, as if another client with the
// same limit had sent them.
func (s *Server) SpendBudget(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limiter.roll(s.config.Now().Unix())
	s.limiter.used = min(s.limiter.used+n, s.config.RateLimit)
}
