//go:build !windows

package adopt

import (
	"errors"
	"os"
)

// syncDirectory makes the names of a directory's files durable.
func syncDirectory(dir string) error {
	f, err := os.Open(dir) //nolint:gosec // the user chooses the directory
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
