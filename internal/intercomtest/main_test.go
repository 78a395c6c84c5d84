package intercomtest

import (
	"testing"

	"go.uber.org/goleak"
)

// No goroutine of a server's is left when it is closed, whatever faults it had.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
