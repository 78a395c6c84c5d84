package intercomtest

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails if a closed server has left a goroutine, whatever faults it had.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
