package adopt

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A directory that cannot be written to is left as it is.
func TestWrite_fails(t *testing.T) {
	t.Parallel()
	const long = 255 - len(".before") + 1 // a name with that ending is too long for a file
	for name, prepare := range map[string]func(t *testing.T, dir string) (string, []file){
		"the directory is a file": func(t *testing.T, dir string) (string, []file) {
			t.Helper()
			path := filepath.Join(dir, "file")
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			return path, []file{{"tags.tf", []byte("new")}}
		},
		"a file is a link": func(t *testing.T, dir string) (string, []file) {
			t.Helper()
			if err := os.Symlink("elsewhere", filepath.Join(dir, "tags.tf")); err != nil {
				t.Fatal(err)
			}
			return dir, []file{{"a.tf", []byte("new")}, {"tags.tf", []byte("new")}}
		},
		"a later file cannot be written": func(_ *testing.T, dir string) (string, []file) {
			return dir, []file{{"a.tf", []byte("new")}, {strings.Repeat("x", 256), []byte("new")}}
		},
		"a later file cannot be replaced": func(t *testing.T, dir string) (string, []file) {
			t.Helper()
			name := strings.Repeat("x", long)
			for _, name := range []string{"a.tf", name} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			return dir, []file{{"a.tf", []byte("new")}, {"b.tf", []byte("new")}, {name, []byte("new")}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			top := t.TempDir()
			dir, files := prepare(t, top)
			names := func() string {
				var names []string
				entries, err := os.ReadDir(top)
				if err != nil {
					t.Fatal(err)
				}
				for _, entry := range entries {
					content, _ := fs.ReadFile(os.DirFS(top), entry.Name())
					names = append(names, entry.Name()+": "+string(content))
				}
				return strings.Join(names, ", ")
			}
			before := names()
			if err := write(dir, files, true); err == nil {
				t.Error("no error")
			}
			if after := names(); after != before {
				t.Errorf("there was %q, and now %q", before, after)
			}
		})
	}
}

// Files are as readable as any others that the user makes.
func TestWrite_mode(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := write(dir, []file{{"tags.tf", []byte("new")}, {"none.tf", nil}}, false); err != nil {
		t.Fatal(err)
	}
	own, err := os.Create(filepath.Join(dir, "own")) //nolint:gosec // in the test's own directory
	if err != nil {
		t.Fatal(err)
	}
	want, statErr := own.Stat()
	if err := own.Close(); err != nil || statErr != nil {
		t.Fatal(err, statErr)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Fatalf("%v, %v", entries, err)
	}
	if got, err := entries[1].Info(); err != nil || got.Mode() != want.Mode() {
		t.Errorf("%v, %v, want %v", got.Mode(), err, want.Mode())
	}
}
