package adopt

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// A directory that cannot be written to is left as it is.
func TestWrite_fails(t *testing.T) {
	t.Parallel()
	const long = 255 - len(before) + 1 // the backup of a file with such a name has too long a name
	for name, prepare := range map[string]func(t *testing.T, dir string) (string, []file){
		"the directory is a file": func(t *testing.T, dir string) (string, []file) {
			t.Helper()
			path := filepath.Join(dir, "file")
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			return path, []file{{"tags.tf", []byte("new")}}
		},
		"a file is a directory": func(t *testing.T, dir string) (string, []file) {
			t.Helper()
			for _, err := range []error{os.WriteFile(filepath.Join(dir, "a.tf"), []byte("old"), 0o600), os.Mkdir(filepath.Join(dir, "tags.tf"), 0o700)} {
				if err != nil {
					t.Fatal(err)
				}
			}
			return dir, []file{{"a.tf", []byte("new")}, {"b.tf", []byte("new")}, {"tags.tf", []byte("new")}}
		},
		"the directory is new": func(_ *testing.T, dir string) (string, []file) {
			return filepath.Join(dir, "new"), []file{{"a.tf", []byte("new")}, {strings.Repeat("x", 256), []byte("new")}}
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
			if err := write(dir, files); err == nil {
				t.Error("no error")
			}
			if after := names(); after != before {
				t.Errorf("there was %q, and now %q", before, after)
			}
		})
	}
}

// contents returns the visible files of a directory.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	return maps.Collect(func(yield func(string, string) bool) {
		for name, content := range filesOf(t, dir) {
			if !strings.HasPrefix(name, ".") && !yield(name, content) {
				return
			}
		}
	})
}

// A process that is killed while it writes leaves each file with its old or its
// new content, and the next run restores the old content of all.
func TestWrite_killed(t *testing.T) {
	t.Parallel()
	old := map[string]string{"a.tf": "old a", "b.tf": "old b", "same.tf": "same", "gone.tf": "old", "other.tf": "other", "old/a.md": "old", "old/other.md": "other"}
	files := []file{{"old/a.md", []byte("new")}, {"old/b.md", []byte("new")}, {"new/a.md", []byte("new")}, {"a.tf", []byte("new a")}, {"b.tf", []byte("new b")}, {"c.tf", []byte("new c")}, {"gone.tf", nil}, {"never.tf", nil}, {"same.tf", []byte("same")}}
	finished := map[string]string{
		"a.tf": "new a", "b.tf": "new b", "c.tf": "new c", "same.tf": "same", "other.tf": "other",
		"old/a.md": "new", "old/b.md": "new", "old/other.md": "other", "new/a.md": "new",
	}
	prepare := func() (dir string, todo []func() error) {
		dir = t.TempDir()
		for name, content := range old {
			path := filepath.Join(dir, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		staging := filepath.Join(dir, staged+"1")
		if err := os.Mkdir(staging, 0o700); err != nil {
			t.Fatal(err)
		}
		return dir, steps(dir, staging, files)
	}
	_, all := prepare()
	for n := range len(all) + 1 {
		dir, todo := prepare()
		for _, step := range todo[:n] {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		for name, content := range contents(t, dir) {
			if content != old[name] && content != finished[name] {
				t.Errorf("after step %d, %s is %q", n, name, content)
			}
		}
		found, err := recoverFiles(dir)
		if err != nil || len(found.kept) > 0 {
			t.Fatalf("after step %d: %v, %v", n, found, err)
		}
		want := old
		if n >= len(all)-1 {
			want = finished
		}
		expectFiles(t, dir, want) // nothing hidden is left either
		if _, err := os.Stat(filepath.Join(dir, "new")); (err == nil) != (want["new/a.md"] != "") {
			t.Errorf("after step %d, the directory for a new file: %v", n, err)
		}
		if again, err := recoverFiles(dir); err != nil || len(again.restored)+len(again.kept) > 0 {
			t.Errorf("after step %d, a second time: %v, %v", n, again, err)
		}
	}
}

// The next run keeps a file that was changed after a run was killed, and the
// backup of its earlier content.
func TestWrite_killedAndEdited(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.tf")
	staging := filepath.Join(dir, staged+"1")
	for _, err := range []error{os.WriteFile(path, []byte("old"), 0o600), os.Mkdir(staging, 0o700)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	todo := steps(dir, staging, []file{{"a.tf", []byte("new")}, {"b.tf", []byte("new")}})
	for _, step := range todo[:len(todo)-2] { // all that is left is to remove the staging directory
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, []byte("edited"), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := recoverFiles(dir)
	if err != nil || !slices.Equal(found.restored, []string{"b.tf"}) || !slices.Equal(found.kept, []string{filepath.Join(staging, "a.tf.before")}) {
		t.Errorf("%v, %v", found, err)
	}
	if got := contents(t, dir); !maps.Equal(got, map[string]string{"a.tf": "edited"}) {
		t.Errorf("the files are %q", got)
	}
	if backup, err := readFile(found.kept[0]); err != nil || string(backup) != "old" {
		t.Errorf("the backup is %q, %v", backup, err)
	}
}

// The next run reports what it undoes.
func TestAdopt_recovers(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", map[string]any{"name": "VIP"})
	dir := t.TempDir()
	staging := filepath.Join(dir, staged+"1")
	if err := os.Mkdir(staging, 0o700); err != nil {
		t.Fatal(err)
	}
	const old = "# mine\n"
	if err := os.WriteFile(filepath.Join(staging, "tags.tf"+before), []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	var progress bytes.Buffer
	_, err := adoptWhile(t, t.Context(), server, options{dir: dir}, &progress)
	if err == nil || !strings.Contains(err.Error(), "already has tags.tf") || server.Total() > 0 {
		t.Errorf("%v after %d requests", err, server.Total())
	}
	if want := "An earlier run of adopt was stopped while it wrote files to " + dir + ". Its changes to these files were undone: tags.tf.\n"; progress.String() != want {
		t.Errorf("got %q, want %q", &progress, want)
	}
	expectFiles(t, dir, map[string]string{"tags.tf": old})
}

// A directory that cannot be written to, or not be read, is an error before the
// first request to Intercom.
func TestAdopt_refusesEarly(t *testing.T) {
	t.Parallel()
	put := func(t *testing.T, path, content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := func(t *testing.T, to, path string) {
		t.Helper()
		if err := os.Symlink(to, path); err != nil {
			t.Fatal(err)
		}
	}
	refused := map[string]func(t *testing.T, dir string) string{
		"tags.tf is not a regular file": func(t *testing.T, dir string) string {
			t.Helper()
			link(t, "elsewhere", filepath.Join(dir, "tags.tf"))
			return dir
		},
		"main.tf is not a regular file": func(t *testing.T, dir string) string {
			t.Helper()
			link(t, os.DevNull, filepath.Join(dir, "main.tf"))
			return dir
		},
		"cannot be read: stat ": func(t *testing.T, dir string) string {
			t.Helper()
			link(t, "nowhere", filepath.Join(dir, "main.tf"))
			return dir
		},
		"main.tf is larger than 16 MiB": func(t *testing.T, dir string) string {
			t.Helper()
			put(t, filepath.Join(dir, "main.tf"), strings.Repeat("#", maxFile+1))
			return dir
		},
		"main.tf cannot be read for the resources that it has": func(t *testing.T, dir string) string {
			t.Helper()
			put(t, filepath.Join(dir, "main.tf"), "terraform {")
			return dir
		},
		"is not a directory": func(t *testing.T, dir string) string {
			t.Helper()
			put(t, filepath.Join(dir, "file"), "")
			return filepath.Join(dir, "file")
		},
		"is a link that leads nowhere": func(t *testing.T, dir string) string {
			t.Helper()
			link(t, "nowhere", filepath.Join(dir, "link"))
			return filepath.Join(dir, "link", "below")
		},
		"no file can be created in ": func(t *testing.T, dir string) string {
			t.Helper()
			dir = filepath.Join(dir, "read-only")
			if err := os.Mkdir(dir, 0o500); err != nil {
				t.Fatal(err)
			}
			return dir
		},
	}
	if os.Geteuid() == 0 { // root can write to every directory
		delete(refused, "no file can be created in ")
	}
	for want, prepare := range refused {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
			top := t.TempDir()
			dir := prepare(t, top)
			for _, overwrite := range []bool{false, true} {
				_, err := adoptFrom(t, server, options{dir: dir, overwrite: overwrite})
				if err == nil || !strings.Contains(err.Error(), want) || server.Total() > 0 {
					t.Errorf("-overwrite=%t: %v after %d requests", overwrite, err, server.Total())
				}
			}
		})
	}
}

// Configuration is recognised by the rules of Terraform and OpenTofu.
func TestReadConfiguration(t *testing.T) {
	t.Parallel()
	const required = "terraform {\n  required_providers {\n    %s\n  }\n}\n"
	vip := address{"intercom_tag", "vip"}
	for name, test := range map[string]struct {
		files map[string]string // a directory where the content is "/", a link to a directory where it is "->"
		want  existing
	}{
		"nothing":          {nil, existing{}},
		"ours":             {map[string]string{"tags.tf": ""}, existing{}},
		"other files":      {map[string]string{"README.md": "", "x.tfvars": "", ".hidden.tf": "{", "mod.tf": "/", "main.tf~": ""}, existing{}},
		"no source":        {map[string]string{"main.tf": "# intercom-community/intercom\n"}, existing{}},
		"of OpenTofu":      {map[string]string{"main.tofu": ""}, existing{}},
		"with the source":  {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "intercom-community/intercom" }`), "z.tf": ""}, existing{provider: true}},
		"with the host":    {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "registry.terraform.io/intercom-community/intercom", configuration_aliases = [intercom.test] }`)}, existing{provider: true}},
		"by another name":  {map[string]string{"main.tf": fmt.Sprintf(required, `ic = { source = "intercom-community/intercom" }`)}, existing{}},
		"of somebody else": {map[string]string{"main.tf": fmt.Sprintf(required, `intercom = { source = "acme/intercom" }`)}, existing{}},
		"JSON":             {map[string]string{"main.tf.json": `{"terraform":{"required_providers":{"intercom":{"source":"intercom-community/intercom"}}}}`}, existing{provider: true}},
		"a module":         {map[string]string{"main.tf": "module \"m\" {\n  source = \"./m\"\n}\n"}, existing{acts: true}},
		"a resource":       {map[string]string{"main.tf": "resource \"intercom_tag\" \"vip\" {\n  name = local.x\n}\n"}, existing{acts: true, addresses: []address{vip}}},
		"a JSON resource":  {map[string]string{"main.tf.json": `{"resource":{"intercom_tag":{"vip":{"name":"VIP"}}}}`}, existing{acts: true, addresses: []address{vip}}},
		"moved and removed": {
			map[string]string{"main.tf": "moved {\n  from = intercom_tag.a\n  to = intercom_tag.b\n}\nremoved {\n  from = intercom_tag.c\n}\n"},
			existing{acts: true, addresses: []address{{"intercom_tag", "a"}, {"intercom_tag", "b"}, {"intercom_tag", "c"}}},
		},
		"imports": {
			map[string]string{"main.tf": "import {\n  to = intercom_tag.vip\n  id = \"1\"\n}\nimport {\n  to = module.m.intercom_tag.x\n  id = \"2\"\n}\n" +
				"import {\n  for_each = local.tags\n  to = intercom_tag.all[each.key]\n  id = each.value\n}\nimport {\n  to = intercom_tag.many[0]\n  identity = { id = \"3\" }\n}\n"},
			existing{acts: true, addresses: []address{vip}, imports: []importBlock{
				{vip, "1", nil}, {address{typeName: "intercom_tag"}, "2", nil}, {address{typeName: "intercom_tag"}, "", nil}, {address{typeName: "intercom_tag"}, "", map[string]string{"id": "3"}},
			}},
		},
		"a JSON import": {
			map[string]string{"main.tf.json": `{"import":[{"to":"intercom_tag.vip","id":"1"}]}`},
			existing{acts: true, addresses: []address{vip}, imports: []importBlock{{vip, "1", nil}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, content := range test.files {
				path := filepath.Join(dir, name)
				err := os.Mkdir(path, 0o700)
				if content != "/" {
					err = errors.Join(os.Remove(path), os.WriteFile(path, []byte(content), 0o600))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			_, got, err := readConfiguration(dir, []string{"tags.tf"})
			got.files = nil
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}

// New files get the mode that the umask gives, and replaced files keep theirs.
func TestWrite_mode(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "b")
	unlock, err := lockCreated(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = write(dir, []file{{"tags.tf", []byte("new")}, {"none.tf", nil}})
	unlock()
	if err != nil {
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
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Fatalf("%v, %v", entries, err)
	}
	path := filepath.Join(dir, "tags.tf")
	if got := modeOf(path); got != want.Mode() {
		t.Errorf("a new file has the mode %v, want %v", got, want.Mode())
	}
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o666, 0o444} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if err := write(dir, []file{{"tags.tf", []byte("newer")}}); err != nil {
			t.Fatal(err)
		}
		if got := modeOf(path); got != mode {
			t.Errorf("a file with the mode %v has %v after it was replaced", mode, got)
		}
	}
}
