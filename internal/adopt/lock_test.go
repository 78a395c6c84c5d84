package adopt

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// A run is refused, and asks Intercom nothing, while another one has the directory.
func TestAdopt_locked(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	unlock, err := lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, overwrite := range []bool{false, true} {
		_, err := adoptFrom(t, server, options{dir: dir, overwrite: overwrite})
		if err == nil || !strings.Contains(err.Error(), "another run of adopt is writing to "+dir) || server.Total() > 0 {
			t.Errorf("-overwrite=%t: %v after %d requests", overwrite, err, server.Total())
		}
	}
	unlock()
	expectFiles(t, dir, map[string]string{})
	if _, err := adoptFrom(t, server, options{dir: dir}); err != nil {
		t.Error(err)
	}
}

// The lock of a run that was killed is none, although its file is there.
func TestAdopt_lockOfKilledRun(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	path := filepath.Join(dir, lockName)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := adoptFrom(t, server, options{dir: dir}); err != nil {
		t.Error(err)
	}
	if exists(path) {
		t.Errorf("%s is left behind", path)
	}
}

// Of several runs at once, each writes all files or is refused, also if none of
// them found a directory.
func TestAdopt_atOnce(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	want := t.TempDir()
	if _, err := adoptFrom(t, server, options{dir: want, resources: true}); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"existing directory": t.TempDir(), "new directory": filepath.Join(t.TempDir(), "new")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			errs := make([]error, 4)
			var runs sync.WaitGroup
			for i := range errs {
				runs.Go(func() { _, errs[i] = adoptFrom(t, server, options{dir: dir, resources: true, overwrite: true}) })
			}
			runs.Wait()
			succeeded := 0
			for _, err := range errs {
				switch {
				case err == nil:
					succeeded++
				case !strings.Contains(err.Error(), "another run of adopt"):
					t.Error(err)
				}
			}
			if succeeded == 0 {
				t.Error("no run has succeeded")
			}
			expectFiles(t, dir, filesOf(t, want))
		})
	}
}

// Many runs that take turns exclude each other, although each removes the file of
// the lock.
func TestLock(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var runs sync.WaitGroup
	var inside sync.Mutex
	for range 8 {
		runs.Go(func() {
			for range 200 {
				unlock, err := lock(dir)
				if err != nil {
					continue
				}
				if !inside.TryLock() {
					t.Error("two runs have the lock")
					unlock()
					return
				}
				inside.Unlock()
				unlock()
			}
		})
	}
	runs.Wait()
	expectFiles(t, dir, map[string]string{})
}
