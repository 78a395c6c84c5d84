package adopt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// lockName is the name of the file in a directory that a run locks as long as it
// uses the directory. It is empty, and the run removes it.
const lockName = staged + "lock"

// lock keeps other runs of adopt out of a directory until unlock is called, or
// until the process ends. It fails at once if another run has the directory. On a
// file system without locks it does nothing.
func lock(dir string) (unlock func(), err error) {
	path := filepath.Join(dir, lockName)
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path) // opening a named pipe would wait
	}
	file := flock.New(path)
	unlock = func() {
		removed := os.Remove(path)
		_ = file.Close()
		if removed != nil {
			_ = os.Remove(path) // Windows does not remove open files, of others neither
		}
	}
	for {
		locked, err := file.TryLock()
		switch {
		case errors.Is(err, errors.ErrUnsupported):
			return unlock, nil
		case err != nil:
			return nil, err
		case !locked:
			return nil, fmt.Errorf("another run of adopt is writing to %s. Wait until it has ended, or write to another directory with -dir", dir)
		}
		// The run that had the lock before may have removed the file meanwhile.
		own, err := file.Stat()
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		current, err := os.Lstat(path)
		if err == nil && os.SameFile(own, current) {
			return unlock, nil
		}
		if closed := file.Close(); err != nil && !errors.Is(err, fs.ErrNotExist) || closed != nil {
			return nil, errors.Join(err, closed)
		}
	}
}

// lockCreated is lock for a directory that is created if it does not exist. unlock
// removes a directory that was created and has no files.
func lockCreated(dir string) (unlock func(), err error) {
	created := !exists(dir)
	if err := os.MkdirAll(dir, 0o777); err != nil { //nolint:gosec // as restricted as the user's umask says
		return nil, err
	}
	release, err := lock(dir)
	if err != nil || !created {
		return release, err
	}
	return func() { release(); _ = os.Remove(dir) }, nil
}
