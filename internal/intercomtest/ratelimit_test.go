package intercomtest

import (
	"sync/atomic"
	"testing"
	"time"
)

func TestRateLimit(t *testing.T) {
	t.Parallel()
	var seconds atomic.Int64
	seconds.Store(1_700_000_003)
	s := New(t, func(c *Config) {
		c.RateLimit = 2
		c.Now = func() time.Time { return time.Unix(seconds.Load(), 0) }
	})
	c := call(t, s)
	r := c.ok("GET", "/me", "")
	equal(t, "limit", r.header.Get("X-RateLimit-Limit"), "2")
	equal(t, "remaining", r.header.Get("X-RateLimit-Remaining"), "1")
	equal(t, "reset", r.header.Get("X-RateLimit-Reset"), "1700000010")
	c.ok("GET", "/me", "")
	c.refused("GET", "/me", "", 429, "rate_limit_exceeded", "Exceeded rate limit of 2 in 10_seconds")
	equal(t, "refused", s.Refused(), 1)
	equal(t, "Retry-After", c.do("GET", "/me", "").header.Get("Retry-After"), "")
	s.SetAnswers(Answers{RetryAfter: RetryAfterSent})
	equal(t, "Retry-After", c.do("GET", "/me", "").header.Get("Retry-After"), "7")

	seconds.Store(1_700_000_010)
	c.ok("GET", "/me", "")
	s.SpendBudget(1)
	equal(t, "status when another spent it", c.do("GET", "/me", "").status, 429)
	equal(t, "count", s.Count("GET /me"), 7)
}

func TestRateLimit_noneWithoutHeaders(t *testing.T) {
	t.Parallel()
	equal(t, "limit", call(t, New(t)).ok("GET", "/me", "").header.Get("X-RateLimit-Limit"), "")
}
