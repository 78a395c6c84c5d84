package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"text/template"

	yaml "github.com/oasdiff/yaml3"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// release is the part of .goreleaser.yml that the tests read.
type release struct {
	ProjectName string `yaml:"project_name"`
	Builds      []struct {
		Env, Flags, Ldflags, Goos, Goarch []string
		Binary                            string
	}
	Archives []struct {
		Formats      []string
		NameTemplate string `yaml:"name_template"`
	}
	Checksum struct {
		NameTemplate string `yaml:"name_template"`
		ExtraFiles   []struct {
			Glob         string
			NameTemplate string `yaml:"name_template"`
		} `yaml:"extra_files"`
	}
}

func readRelease(t *testing.T) release {
	t.Helper()
	text, err := os.ReadFile(".goreleaser.yml")
	if err != nil {
		t.Fatal(err)
	}
	var r release
	if err := yaml.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// The version and platform that templates are filled in for.
const testVersion = "1.2.3"

func (r release) fill(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	err := template.Must(template.New("").Option("missingkey=error").Parse(text)).Execute(&out, map[string]string{
		"ProjectName": r.ProjectName, "Version": testVersion, "Os": runtime.GOOS, "Arch": runtime.GOARCH,
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The registries find the files of a release by their names. They take the protocol
// version from the manifest and do not ask the provider.
func TestRelease_names(t *testing.T) {
	t.Parallel()
	r := readRelease(t)
	name := "terraform-provider-" + provider.Address[strings.LastIndex(provider.Address, "/")+1:]
	for _, file := range []struct{ template, want string }{
		{r.Builds[0].Binary, name + "_v1.2.3"},
		{r.Archives[0].NameTemplate, name + "_1.2.3_" + runtime.GOOS + "_" + runtime.GOARCH},
		{r.Checksum.NameTemplate, name + "_1.2.3_SHA256SUMS"},
		{r.Checksum.ExtraFiles[0].NameTemplate, name + "_1.2.3_manifest.json"},
	} {
		if got := r.fill(t, file.template); got != file.want {
			t.Errorf("a release has the file %s, and the registries look for %s", got, file.want)
		}
	}
	if !slices.Equal(r.Archives[0].Formats, []string{"zip"}) {
		t.Errorf("a release is packed as %v; the registries take zip", r.Archives[0].Formats)
	}

	text, err := os.ReadFile(r.Checksum.ExtraFiles[0].Glob)
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Version  int
		Metadata struct {
			ProtocolVersions []string `json:"protocol_versions"`
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	// TestMain_debug holds the protocol against what the provider speaks.
	if manifest.Version != 1 || !slices.Equal(manifest.Metadata.ProtocolVersions, []string{fmt.Sprint(protocol, ".0")}) {
		t.Errorf("the manifest says %+v", manifest)
	}
}

// A tag of an action can be moved to other code, and "latest" is another program
// every week. Every action is pinned to a commit and every tool to a version, in
// all workflows, and a release needs a scan for vulnerabilities.
func TestWorkflows_pinned(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v: %v", files, err)
	}
	pinned := regexp.MustCompile(`^(\./\S+|\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$`)
	for _, file := range files {
		text, err := os.ReadFile(file) //nolint:gosec // the workflows of this repository
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
			if action, ok := strings.CutPrefix(line, "uses: "); ok && !pinned.MatchString(action) {
				t.Errorf("%s: %s is not pinned to a commit, with its version as a comment", file, action)
			}
			if strings.Contains(line, "@latest") || strings.HasPrefix(line, "version:") && !regexp.MustCompile(`: v\d+\.\d+\.\d+$`).MatchString(line) {
				t.Errorf("%s: %q is not pinned to a version", file, line)
			}
		}
	}

	text, err := os.ReadFile(".github/workflows/test.yml")
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		Jobs map[string]struct{ If string }
	}
	if err := yaml.Unmarshal(text, &workflow); err != nil {
		t.Fatal(err)
	}
	if scan, ok := workflow.Jobs["vulnerabilities"]; !ok || !strings.Contains(scan.If, "github.ref_type == 'tag'") {
		t.Errorf("the job vulnerabilities does not run before a release: %+v", scan)
	}
}

// TestRelease_installs makes a zip as a release has it and installs it as users
// do, from a mirror: a lock file is written, and the provider works. With
// RELEASE_DIST, the zips are those that goreleaser has left in that directory.
func TestRelease_installs(t *testing.T) {
	t.Parallel()
	r := readRelease(t)
	dist := os.Getenv("RELEASE_DIST")
	if dist == "" {
		dist = buildRelease(t, r)
	}
	platform := runtime.GOOS + "_" + runtime.GOARCH
	zips, err := filepath.Glob(filepath.Join(dist, "*_"+platform+".zip"))
	if err != nil || len(zips) != 1 {
		t.Fatalf("%s has %v for this platform: %v", dist, zips, err)
	}
	version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(zips[0]), r.ProjectName+"_"), "_"+platform+".zip")

	for form, place := range map[string]func(t *testing.T, dir string){
		"packed": func(t *testing.T, dir string) {
			t.Helper()
			all, _ := filepath.Glob(filepath.Join(dist, "*.zip"))
			for _, from := range all {
				copyFile(t, from, filepath.Join(dir, filepath.Base(from)))
			}
		},
		"unpacked": func(t *testing.T, dir string) {
			t.Helper()
			unpack(t, zips[0], filepath.Join(dir, version, platform))
		},
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			mirror := t.TempDir()
			for _, host := range acctest.Hosts {
				place(t, acctest.MirrorPath(mirror, host))
			}
			install(t, mirror, version, form)
		})
	}
}

// install goes from an empty directory to an applied configuration.
func install(t *testing.T, mirror, version, form string) {
	t.Helper()
	simulator := intercomtest.New(t, func(config *intercomtest.Config) { config.Seed = true })
	var agents sync.Map
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		agents.Store(strings.SplitN(r.UserAgent(), " ", 2)[0], true)
		simulator.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	constraint := "= " + version // the only way to a prerelease
	if !strings.Contains(version, "-") {
		constraint = "~> " + version[:strings.LastIndex(version, ".")]
	}
	const main = "terraform {\n  required_providers {\n    intercom = {\n      source  = \"intercom-community/intercom\"\n      version = %q\n    }\n  }\n}\n\n" +
		"resource \"intercom_tag\" \"press\" {\n  name = \"Press\"\n}\n"
	cli := acctest.NewInstallCLI(t, mirror, fstest.MapFS{"main.tf": {Data: fmt.Appendf(nil, main, constraint)}}, ".",
		"INTERCOM_BASE_URL="+front.URL, "INTERCOM_ACCESS_TOKEN="+simulator.Token)
	run := func(want string, args ...string) {
		t.Helper()
		if output, ok := cli.Terraform(append(args, "-no-color")...); !ok || !strings.Contains(output, want) {
			t.Fatalf("terraform %v should say %q:\n%s", args, want, output)
		}
	}

	run("Installed intercom-community/intercom v"+version, "init")
	for _, line := range []string{`version     = "` + version + `"`, `constraints = "`, `"h1:`} {
		if lock := cli.Read(".terraform.lock.hcl"); !strings.Contains(lock, line) {
			t.Errorf("the lock file has no %s:\n%s", line, lock)
		}
	}
	if form == "packed" {
		run("has updated the lock file", "providers", "lock", "-fs-mirror="+mirror, "-platform="+elsewhere())
	}
	if err := os.RemoveAll(cli.Path(".terraform")); err != nil {
		t.Fatal(err)
	}
	run("Installed", "init", "-lockfile=readonly")
	run("1 added, 0 changed, 0 destroyed", "apply", "-auto-approve")
	run("No changes.", "plan")
	if _, ok := agents.Load("terraform-provider-intercom/" + version); !ok {
		t.Errorf("the provider does not report version %s as its own", version)
	}
}

// buildRelease builds and packs a release for this platform as .goreleaser.yml says.
// The archive for another platform contains no program.
func buildRelease(t *testing.T, r release) string {
	t.Helper()
	dir := t.TempDir()
	binary := r.fill(t, r.Builds[0].Binary)
	path := filepath.Join(dir, binary)
	args := slices.Concat([]string{"build"}, r.Builds[0].Flags, []string{"-ldflags=" + r.fill(t, r.Builds[0].Ldflags[0]), "-o", path, "."})
	cmd := exec.CommandContext(t.Context(), "go", args...) //nolint:gosec // what .goreleaser.yml says
	cmd.Env = append(os.Environ(), r.Builds[0].Env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := os.ReadFile(path) //nolint:gosec // just built
	if err != nil {
		t.Fatal(err)
	}
	name := r.fill(t, r.Archives[0].NameTemplate) + ".zip"
	pack(t, filepath.Join(dir, name), binary, program)
	pack(t, filepath.Join(dir, strings.Replace(name, runtime.GOOS+"_"+runtime.GOARCH, elsewhere(), 1)), binary, []byte("of another platform"))
	return dir
}

func pack(t *testing.T, path, name string, program []byte) {
	t.Helper()
	var buffer bytes.Buffer
	archive := zip.NewWriter(&buffer)
	header := &zip.FileHeader{Name: name, Method: zip.Deflate}
	header.SetMode(0o755)
	entry, err := archive.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	_, err = entry.Write(program)
	if err := errors.Join(err, archive.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buffer.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// elsewhere returns a platform that is not this one.
func elsewhere() string {
	if runtime.GOOS == "windows" {
		return "linux_amd64"
	}
	return "windows_amd64"
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from) //nolint:gosec // files of this test
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil { //nolint:gosec // files of this test
		t.Fatal(err)
	}
}

func unpack(t *testing.T, from, dir string) {
	t.Helper()
	archive, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.CopyFS(dir, archive), archive.Close()); err != nil {
		t.Fatal(err)
	}
}
