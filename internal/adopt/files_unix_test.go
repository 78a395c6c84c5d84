//go:build !windows

package adopt

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// A named pipe or a device, or a link to one, is an error. adopt neither waits for
// the pipe nor reads the device.
func TestAdopt_specialFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"tags.tf", "main.tf", "main.tf.json", lockName} {
		for special, create := range map[string]func(path string) error{
			"pipe": func(path string) error { return syscall.Mkfifo(path, 0o600) },
			"link to a pipe": func(path string) error {
				return errors.Join(syscall.Mkfifo(path+".fifo", 0o600), os.Symlink(path+".fifo", path))
			},
			"endless device": func(path string) error { return os.Symlink("/dev/zero", path) },
		} {
			t.Run(name+"/"+special, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
				dir := t.TempDir()
				if err := create(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
				for _, overwrite := range []bool{false, true} {
					_, err := adoptFrom(t, server, options{dir: dir, overwrite: overwrite})
					if err == nil || !strings.Contains(err.Error(), name+" is not a regular file") || server.Total() > 0 {
						t.Errorf("%v after %d requests", err, server.Total())
					}
				}
			})
		}
	}
}
