package adopt

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
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

// Whether a directory is complete without a file of ours, Terraform's own rules
// say.
func TestBeside(t *testing.T) {
	t.Parallel()
	const required = "terraform {\n  required_providers {\n    %s\n  }\n}\n"
	for name, test := range map[string]struct {
		files map[string]string // a link where the content is "->", a directory where it is "/"
		want  beside
	}{
		"nothing":                {nil, beside{}},
		"ours":                   {map[string]string{"tags.tf": ""}, beside{}},
		"other files":            {map[string]string{"README.md": "", "x.tfvars": "", ".#main.tf": "->", "mod.tf": "/", "main.tf~": ""}, beside{}},
		"no source":              {map[string]string{"main.tf": "# intercom-community/intercom\n"}, beside{any: true}},
		"of OpenTofu":            {map[string]string{"main.tofu": ""}, beside{any: true}},
		"one that leads nowhere": {map[string]string{"main.tf": "->"}, beside{any: true}},
		"not valid":              {map[string]string{"main.tf": "terraform {"}, beside{any: true}},
		"with the source":        {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "intercom-community/intercom" }`), "z.tf": ""}, beside{true, true}},
		"with the host":          {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "registry.terraform.io/intercom-community/intercom", configuration_aliases = [intercom.test] }`)}, beside{true, true}},
		"by another name":        {map[string]string{"main.tf": fmt.Sprintf(required, `ic = { source = "intercom-community/intercom" }`)}, beside{any: true}},
		"of somebody else":       {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "acme/intercom" }`)}, beside{any: true}},
		"JSON":                   {map[string]string{"main.tf.json": `{"terraform":{"required_providers":{"intercom":{"source":"intercom-community/intercom"}}}}`}, beside{true, true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, content := range test.files {
				path := filepath.Join(dir, name)
				var err error
				switch content {
				case "->":
					err = os.Symlink("nowhere", path)
				case "/":
					err = os.Mkdir(path, 0o700)
				default:
					err = os.WriteFile(path, []byte(content), 0o600)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			server := intercomtest.New(t)
			s, err := open(t.Context(), "test", map[string]string{"access_token": server.Token, "base_url": server.URL})
			if err != nil {
				t.Fatal(err)
			}
			a := adoption{options: options{dir: dir}, session: s}
			if got, err := a.beside(); err != nil || got != test.want {
				t.Errorf("got %+v, %v, want %+v", got, err, test.want)
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
