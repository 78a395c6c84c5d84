package adopt

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

// adoptFrom adopts a workspace in this process. more are further arguments of
// the provider.
func adoptFrom(t *testing.T, server *intercomtest.Server, o options, more ...string) (summary string, err error) {
	t.Helper()
	return adoptWhile(t, t.Context(), server, o, io.Discard, more...)
}

func adoptWhile(t *testing.T, ctx context.Context, server *intercomtest.Server, o options, shown io.Writer, more ...string) (summary string, err error) {
	t.Helper()
	arguments := map[string]string{"access_token": server.Token, "base_url": server.URL}
	for _, argument := range more {
		name, value, _ := strings.Cut(argument, "=")
		arguments[name] = value
	}
	var out bytes.Buffer
	a := adoption{options: o}
	a.progress.out = shown
	err = a.run(ctx, &out, func() (*session, error) {
		return open(ctx, "test", arguments, provider.WithRetryWait(time.Millisecond), provider.WithWaits(a.progress.wait))
	})
	return out.String(), err
}

// filesOf returns the files of a directory and of those below it, including hidden
// ones, by their paths with slashes.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	tree := os.DirFS(dir)
	err := fs.WalkDir(tree, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(tree, path)
		files[path] = string(content)
		return err
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func expectFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := filesOf(t, dir); !maps.Equal(got, want) {
		t.Errorf("the directory has\n%q\nwant\n%q", got, want)
	}
}

// sampleKinds are the kinds in testdata.
var sampleKinds = []string{"data_attributes", "tags", "ticket_types", "ticket_type_attributes"}

// The files for the workspace of a small team, with and without resource blocks, and
// for its help center, whose texts are in files of their own.
func TestAdopt_golden(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]options{
		"resources": {resources: true, only: sampleKinds}, "imports": {only: sampleKinds},
		"articles": {resources: true, only: []string{"help_center_collections", "articles"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
			addHostileArticles(server)
			dir := t.TempDir()
			o.dir = dir
			summary, err := adoptFrom(t, server, o)
			if err != nil {
				t.Fatal(err)
			}
			got := filesOf(t, dir)
			got["summary.txt"] = strings.ReplaceAll(summary, dir, "DIR")
			golden := filepath.Join("testdata", name)
			if *update {
				for name, content := range got {
					path := filepath.Join(golden, name)
					if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
						t.Fatal(err)
					}
				}
			}
			for name, want := range filesOf(t, golden) {
				if got[name] != want {
					t.Errorf("%s is\n%s\nand testdata, which -update writes anew, has\n%s", name, got[name], want)
				}
				delete(got, name)
			}
			if len(got) > 0 {
				t.Errorf("testdata lacks %q", slices.Collect(maps.Keys(got)))
			}
			if strings.Contains(summary, server.Token) {
				t.Error("the token is in the summary")
			}
		})
	}
}

// addHostileArticles adds articles whose titles could be paths or code, one of which
// has no Markdown in Intercom.
func addHostileArticles(server *intercomtest.Server) {
	translated := func(title, text string) map[string]any {
		return map[string]any{"pt-BR": map[string]any{"title": title, "body": text}}
	}
	server.Add("articles", map[string]any{
		"title": "../../etc/passwd", "body": "<p>${file(\"/etc/passwd\")}</p>", "translated_content": translated("/etc/passwd", "<p>%{ if true }</p>"),
	})
	server.Add("articles", map[string]any{
		"title": `C:\..\CON`, "body": `<div class="intercom-callout"><p>No Markdown</p></div>`, "body_markdown": nil,
		"translated_content": translated("..", "<p>Com Markdown</p>"),
	})
	server.Add("articles", map[string]any{"title": "Without a text"})
}

// A file with a text is not written over, unless it is wanted. A run that is cancelled
// while it reads the articles writes nothing.
func TestAdopt_existingTexts(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	addHostileArticles(server)
	dir := t.TempDir()
	o := options{dir: dir, resources: true, only: []string{"articles"}}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := adoptWhile(t, ctx, server, o, cancelling{"Reading articles", cancel}); err == nil {
		t.Error("it goes on")
	}
	expectFiles(t, dir, map[string]string{})

	const mine = "Written by hand.\n"
	path := filepath.Join("articles", "etc_passwd.md")
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "articles"), 0o700), os.WriteFile(filepath.Join(dir, path), []byte(mine), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := adoptFrom(t, server, o); err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "-overwrite") {
		t.Errorf("the error is %v", err)
	}
	expectFiles(t, dir, map[string]string{filepath.ToSlash(path): mine})

	o.overwrite = true
	if _, err := adoptFrom(t, server, o); err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, dir)[filepath.ToSlash(path)]; got != "${file(\"/etc/passwd\")}\n" {
		t.Errorf("with -overwrite, the file has %q", got)
	}
}

// One list for each kind, data attributes in one for each model.
func TestAdopt_requests(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	intercomtest.SeedLarge(server)
	if _, err := adoptFrom(t, server, options{dir: t.TempDir(), resources: true}); err != nil {
		t.Fatal(err)
	}
	got := server.Counts()
	for route, want := range map[string]int{"GET /me": 1, "GET /data_attributes": 2, "GET /tags": 1, "GET /ticket_types": 1} {
		if got[route] != want {
			t.Errorf("%s was sent %d times, want %d", route, got[route], want)
		}
	}
	if server.Writes() > 0 {
		t.Errorf("the requests were %v", got)
	}
}

// The numbers in the summary are those of the workspace.
func TestAdopt_counts(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	intercomtest.SeedLarge(server)
	archive := func(kind string, every int) {
		for i, o := range server.Objects(kind) {
			if i%every == 0 {
				server.Change(kind, fmt.Sprint(o["id"]), map[string]any{"archived": true})
			}
		}
	}
	archive("data_attributes", 7)
	archive("ticket_types", 9)
	archive("ticket_type_attributes", 8)

	dir := t.TempDir()
	summary, err := adoptFrom(t, server, options{dir: dir, resources: true})
	if err != nil {
		t.Fatal(err)
	}
	count := func(kind string, match func(map[string]any) bool) (n int) {
		for _, o := range server.Objects(kind) {
			if match(o) {
				n++
			}
		}
		return n
	}
	archived := func(o map[string]any) bool { return o["archived"] == true }
	typeArchived := map[string]bool{}
	for _, o := range server.Objects("ticket_types") {
		typeArchived[fmt.Sprint(o["id"])] = archived(o)
	}
	ofArchived := func(o map[string]any) bool { return typeArchived[fmt.Sprint(o["ticket_type_id"])] }
	for want, n := range map[string]int{
		"%d data attributes: archived\n":                                   count("data_attributes", archived),
		"%d ticket types: archived\n":                                      count("ticket_types", archived),
		"%d ticket type attributes: of an archived ticket type\n":          count("ticket_type_attributes", ofArchived),
		"%d ticket type attributes: archived\n":                            count("ticket_type_attributes", func(o map[string]any) bool { return archived(o) && !ofArchived(o) }),
		"%d ticket type attributes: the title and the description, which ": count("ticket_type_attributes", func(o map[string]any) bool { return o["default"] == true && !archived(o) && !ofArchived(o) }),
	} {
		if want = fmt.Sprintf("  "+want, n); n == 0 || !strings.Contains(summary, want) {
			t.Errorf("the summary does not say %q:\n%s", want, summary)
		}
	}

	// found = written + left out, and written is what is in the file
	leftOut, refused := map[string]int{}, map[string]int{}
	for _, line := range regexp.MustCompile(`(?m)^  (\d+) (.+?): `).FindAllStringSubmatch(summary, -1) {
		leftOut[strings.TrimSuffix(line[2], "s")] += number(t, line[1])
	}
	for _, line := range regexp.MustCompile(`(?m)^  ([A-Za-z ]+) \d+, "`).FindAllStringSubmatch(summary, -1) {
		refused[line[1]]++
	}
	rows := regexp.MustCompile(`(?m)^ +(\d+) +(\d+) +(\S+)\.tf$`).FindAllStringSubmatch(summary, -1)
	total := 0
	for _, row := range rows {
		adoptable := kinds()
		noun := adoptable[slices.IndexFunc(adoptable, func(k kind.Kind) bool { return collectionName(k) == row[3] })].Noun
		found, written := number(t, row[1]), number(t, row[2])
		inFile := strings.Count(filesOf(t, dir)[row[3]+".tf"], "import {\n")
		if written != inFile || written+leftOut[noun]+refused[noun] != found {
			t.Errorf("%s: %d found, %d written and %d in the file, %d left out, %d refused", noun, found, written, inFile, leftOut[noun], refused[noun])
		}
		total += written
	}
	if want := fmt.Sprintf("# Plan: %d to import, 0 to add, 0 to change, 0 to destroy.\n", total); len(rows) < 4 || !strings.Contains(summary, want) {
		t.Errorf("the summary does not say %q:\n%s", want, summary)
	}
}

func number(t *testing.T, text string) (n int) {
	t.Helper()
	if _, err := fmt.Sscan(text, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// addresses returns the resources of the import blocks by type and id.
func addresses(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for name, content := range files {
		if filepath.Ext(name) != ".tf" {
			continue // a long text
		}
		file, diags := hclsyntax.ParseConfig([]byte(content), name, hcl.InitialPos)
		body, ok := file.Body.(*hclsyntax.Body)
		if diags.HasErrors() || !ok {
			t.Fatal(diags)
		}
		for _, block := range body.Blocks {
			if block.Type != "import" {
				continue
			}
			to, diags := hcl.AbsTraversalForExpr(block.Body.Attributes["to"].Expr)
			id, more := block.Body.Attributes["id"].Expr.Value(nil)
			label, ok := to[1].(hcl.TraverseAttr)
			if diags.HasErrors() || more.HasErrors() || !ok {
				t.Fatal(diags, more)
			}
			found[to.RootName()+"/"+id.AsString()] = label.Name
		}
	}
	return found
}

// hostile has texts that would be code if they were written without quoting.
var hostile = []string{
	"1\"\n}\nresource \"terraform_data\" \"x\" {\n  provisioner \"local-exec\" {\n    command = \"id\"\n  }\n}\n#",
	"1\n}\nmodule x {\n", "${file(\"/etc/passwd\")}", "%{ for x in y }", "$${x}", "a\"b", `a\b`, "*/ /*", "# x", "<<EOT\n", "a.b", "a/b", "a b", "../x",
	"nul\x00", "\x1b[2J", "\u202e\u2066bidi", "\u3164", "é", "日本語", "\U0001F680", "", " ", strings.Repeat("9", 300),
}

// blocks returns the labels of the blocks of a file, and the ids of its import
// blocks by address.
func blocks(t *testing.T, name, content string) (labels []string, imports map[string]string) {
	t.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(content), name, hcl.InitialPos)
	body, ok := file.Body.(*hclsyntax.Body)
	if diags.HasErrors() || !ok || len(body.Attributes) > 0 {
		t.Fatalf("%v in\n%s", diags, content)
	}
	imports = map[string]string{}
	for _, block := range body.Blocks {
		labels = append(labels, strings.Join(append([]string{block.Type}, block.Labels...), "."))
		if block.Type == "import" {
			id, diags := block.Body.Attributes["id"].Expr.Value(nil)
			to, more := hcl.AbsTraversalForExpr(block.Body.Attributes["to"].Expr)
			label, ok := to[1].(hcl.TraverseAttr)
			if diags.HasErrors() || more.HasErrors() || !ok || len(to) != 2 {
				t.Fatal(diags, more)
			}
			imports[to.RootName()+"."+label.Name] = id.AsString()
		}
	}
	return labels, imports
}

// Names, descriptions and other texts of objects are written as strings: the
// files have one import block and one resource for each object, and nothing else.
func TestAdopt_hostileNames(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.WorkspaceName = hostile[0] })
	want := map[string]map[string]string{} // the names by type and id
	add := func(typeName, kind, owner string, o map[string]any) string {
		id := server.Add(kind, o)
		if want[typeName] == nil {
			want[typeName] = map[string]string{}
		}
		want[typeName][owner+id] = fmt.Sprint(o["name"])
		return id
	}
	for _, text := range hostile {
		text = "x" + text // blank names are refused
		if len(text) > 200 {
			continue
		}
		ticketType := add("intercom_ticket_type", "ticket_types", "", map[string]any{"name": text, "description": text})
		add("intercom_ticket_type_attribute", "ticket_type_attributes", ticketType+"/", map[string]any{
			"ticket_type_id": ticketType, "name": text, "description": text, "data_type": "list",
			"input_options": map[string]any{"list_options": []any{map[string]any{"id": "1", "label": text}, map[string]any{"id": "2", "label": "other"}}},
		})
		add("intercom_tag", "tags", "", map[string]any{"name": text})
		add("intercom_data_attribute", "data_attributes", "", map[string]any{"name": text, "description": text, "options": []any{text, "other"}})
	}
	dir := t.TempDir()
	summary, err := adoptFrom(t, server, options{dir: dir, resources: true})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(summary, "\x00\x1b\u202e\u2066") {
		t.Errorf("the summary has control characters: %q", summary)
	}
	refused := strings.Count(summary, "must not")
	for typeName, names := range want {
		labels, imports := blocks(t, typeName, filesOf(t, dir)[strings.TrimPrefix(typeName, kind.Prefix)+"s.tf"])
		if len(labels) != 2*len(imports) || len(imports) == 0 {
			t.Errorf("%s: %d blocks and %d imports", typeName, len(labels), len(imports))
		}
		for address, id := range imports {
			if !slices.Contains(labels, "resource."+address) {
				t.Errorf("%s (id %q) has no resource", address, id)
			}
			delete(names, id)
		}
		refused -= len(names)
	}
	if refused < 0 {
		t.Errorf("these are missing, and the summary does not mention all of them: %q\n%s", want, summary)
	}
}

// An object whose id, or whose owner's id, is not one that Intercom would make
// is reported and not written.
func TestAdopt_hostileIDs(t *testing.T) {
	t.Parallel()
	encoded := func(value any) string {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, id := range hostile {
		if id == "" {
			continue // the client refuses it
		}
		t.Run(fmt.Sprintf("%.20q", id), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			for route, list := range map[string]map[string]any{
				"GET /tags": {"type": "list", "data": []any{
					map[string]any{"type": "tag", "id": id, "name": "\U0001F680"}, map[string]any{"type": "tag", "id": "17", "name": "\U0001F525"},
				}},
				"GET /ticket_types": {"type": "list", "data": []any{map[string]any{
					"type": "ticket_type", "id": id, "name": "Bug", "category": "Customer", "ticket_type_attributes": map[string]any{"type": "list", "data": []any{
						map[string]any{"type": "ticket_type_attribute", "id": "18", "name": "\U0001F680", "data_type": "string", "ticket_type_id": id},
					}},
				}}},
			} {
				server.Fail(intercomtest.Fault{Kind: intercomtest.FaultShape, Request: route, Times: -1, Body: encoded(list)})
			}
			dir := t.TempDir()
			summary, err := adoptFrom(t, server, options{dir: dir, resources: true, only: []string{"tags", "ticket_types", "ticket_type_attributes"}})
			if err != nil {
				t.Fatal(err)
			}
			expectFiles(t, dir, map[string]string{
				"providers.tf": filesOf(t, dir)["providers.tf"],
				"tags.tf":      "import {\n  to = intercom_tag.tag_17\n  id = \"17\"\n}\n\nresource \"intercom_tag\" \"tag_17\" {\n  name = \"\U0001F525\"\n}\n",
			})
			if n := strings.Count(summary, "Intercom answered with the invalid id ") + strings.Count(summary, "ticket_type_id must not be empty"); n != 3 {
				t.Errorf("the summary mentions %d of 3 objects:\n%s", n, summary)
			}
			if strings.ContainsAny(summary, "\x00\x1b\u202e\u2066") {
				t.Errorf("the summary has control characters: %q", summary)
			}
		})
	}
}

// The same workspace gives the same files, and objects that are added to it do
// not change the labels of others.
func TestAdopt_stable(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.DataAttributeLimit = -1 })
	intercomtest.SeedLarge(server)
	var runs []map[string]string
	for i := range 3 {
		dir := t.TempDir()
		if _, err := adoptFrom(t, server, options{dir: dir, resources: true}); err != nil {
			t.Fatal(err)
		}
		runs = append(runs, filesOf(t, dir))
		if i == 1 {
			intercomtest.SeedLarge(server) // the same names again
		}
	}
	if !maps.Equal(runs[0], runs[1]) {
		t.Error("two runs write different files")
	}
	before, after := addresses(t, runs[1]), addresses(t, runs[2])
	if len(before) < 250 || len(after) < 2*len(before)-10 {
		t.Errorf("%d objects, and then %d", len(before), len(after))
	}
	for id, label := range before {
		if after[id] != label {
			t.Errorf("%s was called %s and is now %s", id, label, after[id])
		}
	}
}

func TestAdopt_only(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	if _, err := adoptFrom(t, server, options{dir: dir, resources: true, only: []string{"ticket_type_attributes"}}); err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, dir)
	if len(files) != 2 || files["providers.tf"] == "" || strings.Contains(files["ticket_type_attributes.tf"], "intercom_ticket_type.") ||
		!strings.Contains(files["ticket_type_attributes.tf"], "\"bug_report_severity\" {\n  ticket_type_id = \"71\"\n") {
		t.Errorf("got %q", files)
	}
	if server.Count("GET /tags")+server.Count("GET /data_attributes") > 0 {
		t.Error("other kinds are read as well")
	}
}

// A reference to an object that is left out is written as its id.
func TestAdopt_referenceToRefused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("ticket_types", map[string]any{"name": " ", "category": "Customer"})
	server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": id, "name": "Amount", "data_type": "integer"})
	dir := t.TempDir()
	summary, err := adoptFrom(t, server, options{dir: dir, resources: true})
	if err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, dir)
	if want := fmt.Sprintf("resource \"intercom_ticket_type_attribute\" \"amount\" {\n  ticket_type_id = %q\n", id); files["ticket_types.tf"] != "" || !strings.Contains(files["ticket_type_attributes.tf"], want) {
		t.Errorf("%q is missing in %q", want, files)
	}
	for _, want := range []string{
		"       1         0   no ticket types\n",
		"\nLeft out, because their configuration would not be valid. ", "\n  ticket type " + id + `, " (Customer)": `, "must not be empty",
	} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary does not say %q:\n%s", want, summary)
		}
	}
}

func TestAdopt_empty(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	dir := filepath.Join(t.TempDir(), "new")
	summary, err := adoptFrom(t, server, options{dir: dir, resources: true})
	if err != nil || !strings.Contains(summary, "There is nothing to write.") || !strings.Contains(summary, "no tags") {
		t.Errorf("%v\n%s", err, summary)
	}
	if exists(dir) {
		t.Errorf("an empty directory is left behind: %q", filesOf(t, dir))
	}
}

// Terraform destroys a resource whose label has changed. -overwrite keeps the
// labels that the import blocks in the files have, and reports resources that the
// new files do not have.
func TestAdopt_overwrittenNames(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	vip := server.Add("tags", map[string]any{"name": "VIP"})
	server.Add("tags", map[string]any{"name": "vip!"})
	other := server.Add("tags", map[string]any{"name": "Other"})
	dir := t.TempDir()
	path := filepath.Join(dir, "tags.tf")
	o := options{dir: dir, resources: true, overwrite: true}
	again := func(change func(text string) string, texts ...string) string {
		t.Helper()
		text, err := os.ReadFile(path) //nolint:gosec // in the test's own directory
		if err == nil {
			err = os.WriteFile(path, []byte(change(string(text))), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		summary, err := adoptFrom(t, server, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			if !strings.Contains(summary, text) {
				t.Errorf("the summary does not say %q:\n%s", text, summary)
			}
		}
		return summary
	}
	if summary, err := adoptFrom(t, server, o); err != nil || !strings.Contains(summary, "# Plan: 3 to import, 0 to add") {
		t.Fatal(err, summary)
	}
	before := addresses(t, filesOf(t, dir))

	// A label is changed in the file, and all names are changed in Intercom.
	server.Change("tags", vip, map[string]any{"name": "Very important"})
	server.Change("tags", other, map[string]any{"name": "VIP"})
	summary := again(func(text string) string {
		return strings.ReplaceAll(text, "intercom_tag.other\n", "intercom_tag.rest\n")
	})
	before["intercom_tag/"+other] = "rest"
	if after := addresses(t, filesOf(t, dir)); !maps.Equal(before, after) {
		t.Errorf("the names were %v, and are %v", before, after)
	}
	if strings.Contains(summary, "changes nothing in Intercom") {
		t.Errorf("the summary promises what the state decides:\n%s", summary)
	}
	if !strings.Contains(summary, "\n  intercom_tag.other\n") { // its resource block still had that name
		t.Errorf("the summary does not name what is gone:\n%s", summary)
	}

	// The import blocks are deleted after the apply.
	imports := regexp.MustCompile(`(?s)import \{.*?\n\}\n\n`)
	summary = again(func(text string) string { return imports.ReplaceAllString(text, "") },
		"no longer in the files. If they were applied, the next apply destroys them", "\n  intercom_tag.rest\n", "moved block", "# imports what is not managed yet")
	for _, promise := range []string{"changes nothing in Intercom", "0 to destroy", "\n  intercom_tag.vip\n"} {
		if strings.Contains(summary, promise) {
			t.Errorf("the summary says %q:\n%s", promise, summary)
		}
	}

	if err := os.WriteFile(path, []byte("resource {"), 0o600); err != nil {
		t.Fatal(err)
	}
	server.ResetCounts()
	if _, err := adoptFrom(t, server, o); err == nil || !strings.Contains(err.Error(), "tags.tf cannot be read for the resources") || server.Total() > 0 {
		t.Errorf("got %v after %d requests", err, server.Total())
	}
	expectFiles(t, dir, map[string]string{"tags.tf": "resource {", "providers.tf": filesOf(t, dir)["providers.tf"]})
}

func TestAdopt_existingFiles(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("tags", map[string]any{"name": "VIP"})
	server.Add("data_attributes", map[string]any{"name": "plan"})
	dir := t.TempDir()
	put := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("tags.tf", "# mine\n")
	put("ticket_types.tf", "# mine as well\n")
	before := filesOf(t, dir)

	_, err := adoptFrom(t, server, options{dir: dir})
	if err == nil || !strings.Contains(err.Error(), "already has tags.tf, ticket_types.tf. ") {
		t.Errorf("got %v", err)
	}
	if server.Total() > 0 {
		t.Error("Intercom is asked before the directory is looked at")
	}
	expectFiles(t, dir, before)

	// Files of other kinds do not prevent a run, but count as configuration.
	summary, err := adoptFrom(t, server, options{dir: dir, only: []string{"data_attributes"}})
	if err != nil || !strings.Contains(summary, "The directory has other configuration. Add ") {
		t.Errorf("%v\n%s", err, summary)
	}
	imported := "import {\n  to = intercom_data_attribute.plan\n  id = \"12878\"\n}\n"
	before["data_attributes.tf"] = imported
	expectFiles(t, dir, before)

	// The files of an earlier run are replaced; one without objects is removed.
	if _, err := adoptFrom(t, server, options{dir: dir, overwrite: true}); err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, dir)
	want := map[string]string{
		"data_attributes.tf": imported,
		"tags.tf":            fmt.Sprintf("import {\n  to = intercom_tag.vip\n  id = %q\n}\n", id),
		"providers.tf":       files["providers.tf"],
	}
	if !strings.Contains(want["providers.tf"], "  workspace_id = \"ws_test\"\n") {
		t.Errorf("providers.tf: %s", want["providers.tf"])
	}
	expectFiles(t, dir, want)

	// providers.tf is not replaced.
	put("providers.tf", "# edited\n")
	if _, err := adoptFrom(t, server, options{dir: dir, overwrite: true}); err != nil {
		t.Fatal(err)
	}
	want["providers.tf"] = "# edited\n"
	expectFiles(t, dir, want)
}

// configurationBeside is the user's own configuration: import blocks in every
// form, and resources that may or may not be objects of the workspace.
const configurationBeside = `
resource "intercom_tag" "vip" {
  name = "Somebody important"
}
resource "intercom_ticket_type" "bugs" {
  name     = "Bug report"
  category = "Customer"
}
import {
  to = intercom_ticket_type.bugs
  id = "Bug report"
}
import {
  to       = intercom_tag.bug
  identity = { id = "%s" }
}
import {
  for_each = var.attributes
  to       = intercom_data_attribute.all[each.key]
  id       = each.value
}
import {
  to = intercom_data_attribute.gone
  id = "999999"
}
moved {
  from = intercom_data_attribute.plan_tier
  to   = intercom_data_attribute.plan
}
`

// In a directory with configuration, adopt uses none of its labels, skips what it
// imports, and does not predict the plan.
func TestAdopt_besideConfiguration(t *testing.T) {
	t.Parallel()
	for name, existing := range map[string]bool{"first": false, "overwrite": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			vip := server.Add("tags", map[string]any{"name": "VIP"})
			bug := server.Add("tags", map[string]any{"name": "bug"})
			server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan_tier"})
			server.Add("data_attributes", map[string]any{"model": "company", "name": "seats"})
			ticketType := server.Add("ticket_types", map[string]any{"name": "Bug report", "category": "Customer"})
			server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketType, "name": "Severity", "data_type": "string"})
			dir := t.TempDir()
			o := options{dir: dir, resources: true}
			if existing {
				if _, err := adoptFrom(t, server, o); err != nil {
					t.Fatal(err)
				}
				o.overwrite = true
			}
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), fmt.Appendf(nil, configurationBeside, bug), 0o600); err != nil {
				t.Fatal(err)
			}
			summary, err := adoptFrom(t, server, o)
			if err != nil {
				t.Fatal(err)
			}
			files := filesOf(t, dir)
			taken := map[string]bool{"intercom_tag.vip": true, "intercom_tag.bug": true, "intercom_ticket_type.bugs": true, "intercom_data_attribute.plan_tier": true, "intercom_data_attribute.plan": true}
			imports := map[string]string{}
			for _, name := range []string{"data_attributes.tf", "tags.tf", "ticket_types.tf", "ticket_type_attributes.tf"} {
				_, more := blocks(t, name, files[name])
				for address, id := range more {
					if taken[address] {
						t.Errorf("%s is in main.tf and in %s", address, name)
					}
					imports[address] = id
				}
			}
			if want := map[string]string{"intercom_tag.vip_" + vip: vip}; imports["intercom_tag.vip_"+vip] != vip || len(imports) != 4 || files["ticket_types.tf"] != "" {
				t.Errorf("the files import %v, want %v and three others", imports, want)
			}
			if !strings.Contains(files["ticket_type_attributes.tf"], "ticket_type_id = intercom_ticket_type.bugs.id\n") {
				t.Errorf("the reference to the type in main.tf is missing in\n%s", files["ticket_type_attributes.tf"])
			}
			for _, want := range []string{
				"  1 tag: imported by other files in the directory\n", "  1 ticket type: imported by other files in the directory\n",
				fmt.Sprintf("  intercom_tag.vip: the tag \"VIP\" (import id %q) is intercom_tag.vip_%s\n", vip, vip),
				"  intercom_data_attribute.plan_tier: the data attribute", "  import blocks of data attributes: 1\n", "# imports what is not managed yet",
			} {
				if !strings.Contains(summary, want) {
					t.Errorf("the summary does not say %q:\n%s", want, summary)
				}
			}
			for _, promise := range []string{"Plan: ", "changes nothing in Intercom"} {
				if strings.Contains(summary, promise) {
					t.Errorf("the summary promises %q:\n%s", promise, summary)
				}
			}
			if writes := server.Writes(); writes > 0 {
				t.Errorf("%d requests have changed the workspace", writes)
			}
		})
	}
}

// -overwrite keeps the labels of import blocks in every form that the resource
// accepts.
func TestAdopt_overwrittenNamesInOtherForms(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", map[string]any{"name": "VIP"})
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan"})
	ticketType := server.Add("ticket_types", map[string]any{"name": "Bug report", "category": "Customer"})
	attribute := server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": ticketType, "name": "Severity", "data_type": "string"})
	dir := t.TempDir()
	o := options{dir: dir, overwrite: true}
	if _, err := adoptFrom(t, server, o); err != nil {
		t.Fatal(err)
	}
	before := addresses(t, filesOf(t, dir))
	for name, content := range map[string]string{
		"tags.tf":                   "import {\n  to = intercom_tag.a\n  id = \"VIP\"\n}\n",
		"data_attributes.tf":        "import {\n  to = intercom_data_attribute.b\n  id = \"contact/plan\"\n}\n",
		"ticket_types.tf":           "import {\n  to = intercom_ticket_type.c\n  id = \"Bug report\"\n}\n",
		"ticket_type_attributes.tf": fmt.Sprintf("import {\n  to = intercom_ticket_type_attribute.d\n  identity = {\n    ticket_type_id = %q\n    id = %q\n  }\n}\n", ticketType, attribute),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := adoptFrom(t, server, o); err != nil {
		t.Fatal(err)
	}
	for id, label := range addresses(t, filesOf(t, dir)) {
		if len(label) != 1 {
			t.Errorf("%s had a label of one letter and is called %s; before that it was %s", id, label, before[id])
		}
	}
}

// With a state in the directory, adopt does not predict the plan: the state may
// have objects that the configuration does not have.
func TestAdopt_besideState(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "terraform.tfstate"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if summary, err := adoptFrom(t, server, options{dir: dir}); err != nil || strings.Contains(summary, "Plan: ") {
		t.Errorf("%v\n%s", err, summary)
	}
}

// refusal makes Intercom answer a route with an error.
func refusal(route string, status int, code, message string) intercomtest.Fault {
	body, err := json.Marshal(map[string]any{
		"type": "error.list", "request_id": "r", "errors": []any{map[string]any{"code": code, "message": message}},
	})
	if err != nil {
		panic(err)
	}
	return intercomtest.Fault{Request: route, Times: -1, Status: status, ContentType: "application/json", Body: string(body)}
}

// A kind that the token may not read is left out and reported with the reason.
// The file that an earlier run has written for it stays.
func TestAdopt_notPermitted(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		want  string
	}{
		"missing scope":        {refusal("", 403, "forbidden", "You do not have permission"), "the access token lacks a permission. Managing them takes "},
		"missing scope as 401": {refusal("", 401, "token_unauthorized", "Not authorized to access resource"), "the access token lacks a permission. Managing them takes "},
		"plan":                 {refusal("", 403, "api_plan_restricted", "Active subscription needed."), "the workspace's Intercom plan does not include them. Intercom answered: Active subscription needed. (HTTP 403 "},
		"payment":              {refusal("", 402, "payment_required", "Pay"), "the workspace's Intercom plan does not include them"},
		"version":              {refusal("", 400, "intercom_version_invalid", "No"), "Intercom's API does not offer them to this workspace"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
			dir := t.TempDir()
			o := options{dir: dir, resources: true, overwrite: true}
			if _, err := adoptFrom(t, server, o); err != nil {
				t.Fatal(err)
			}
			complete := filesOf(t, dir)
			for _, tag := range server.Objects("tags") { // what refers to a tag that cannot be read has its id
				reference := "intercom_tag." + strings.ReplaceAll(strings.ToLower(fmt.Sprint(tag["name"])), " ", "_") + ".id"
				complete["articles.tf"] = strings.ReplaceAll(complete["articles.tf"], reference, fmt.Sprintf("%q", tag["id"]))
			}
			for _, route := range []string{"GET /tags", "GET /ticket_types"} {
				test.fault.Request = route
				server.Fail(test.fault)
			}
			for _, o := range []options{o, {dir: t.TempDir(), resources: true}} {
				summary, err := adoptFrom(t, server, o)
				if !errors.Is(err, errIncomplete) {
					t.Fatal(err)
				}
				for _, want := range []string{
					"   ?         0   tags: could not be read\n", "\nCould not be read:\n  tags: " + test.want, "\n  ticket type attributes: " + test.want,
					"\nOnce they can be read, run adopt again: adopt -resources -dir " + o.dir + map[bool]string{true: " -overwrite"}[o.overwrite] + " -only tags,ticket_types,ticket_type_attributes\n", " data_attributes.tf\n",
				} {
					if !strings.Contains(summary, want) {
						t.Errorf("the summary does not say %q:\n%s", want, summary)
					}
				}
				if strings.Contains(summary, "no longer in the files") {
					t.Errorf("the summary takes objects that it could not read for gone:\n%s", summary)
				}
				if o.overwrite {
					expectFiles(t, dir, complete)
				} else {
					rest := maps.Clone(complete)
					for _, name := range []string{"tags.tf", "ticket_types.tf", "ticket_type_attributes.tf"} {
						delete(rest, name)
					}
					expectFiles(t, o.dir, rest)
				}
			}

			// Nothing but what cannot be read.
			o = options{dir: filepath.Join(t.TempDir(), "new"), only: []string{"tags"}}
			if summary, err := adoptFrom(t, server, o); !errors.Is(err, errIncomplete) || strings.Contains(summary, "nothing to write") || exists(o.dir) {
				t.Errorf("%v\n%s", err, summary)
			}
		})
	}
}

// A failure that does not concern one kind only ends the run at any request, and
// no file is written.
func TestAdopt_failures(t *testing.T) {
	t.Parallel()
	untroubled := intercomtest.New(t)
	if _, err := adoptFrom(t, untroubled, options{dir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	for route := range untroubled.Counts() {
		for want, fault := range map[string]intercomtest.Fault{
			"Intercom answered: Server Error":               {Status: 500},
			"Intercom does not accept the access token.":    {Status: 401},
			"something in front of Intercom's API":          {Kind: intercomtest.FaultEdgeBlock},
			"Something between Terraform and Intercom may":  {Kind: intercomtest.FaultShape},
			"Intercom cannot be reached. Check the network": {Kind: intercomtest.FaultDrop},
		} {
			t.Run(route+"/"+want, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
				fault.Request, fault.Times = route, -1
				server.Fail(fault)
				dir := filepath.Join(t.TempDir(), "new")
				summary, err := adoptFrom(t, server, options{dir: dir, resources: true})
				if err == nil || errors.Is(err, errIncomplete) || !strings.Contains(err.Error(), want) || summary != "" {
					t.Errorf("%q is missing in %v\n%s", want, err, summary)
				} else if strings.Contains(err.Error(), server.Token) {
					t.Error("the token is in the message")
				}
				if exists(dir) {
					t.Errorf("the directory was made: %q", filesOf(t, dir))
				}
			})
		}
	}
}

func TestAdopt_wrongWorkspace(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	_, err := adoptFrom(t, server, options{dir: dir}, "workspace_id=production")
	if err == nil || !strings.Contains(err.Error(), "Wrong Intercom Workspace") || server.Total() != 1 {
		t.Errorf("%v, after %d requests", err, server.Total())
	}
	expectFiles(t, dir, map[string]string{})
}

// cancelling cancels when a text is written to it.
type cancelling struct {
	text   string
	cancel context.CancelFunc
}

func (c cancelling) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(c.text)) {
		c.cancel()
	}
	return len(p), nil
}

func TestAdopt_interrupted(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		at := nouns(k)
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
			ctx, cancel := context.WithCancel(t.Context())
			dir := t.TempDir()
			if _, err := adoptWhile(t, ctx, server, options{dir: dir}, cancelling{"Reading " + at, cancel}); err == nil {
				t.Error("it goes on")
			}
			expectFiles(t, dir, map[string]string{})
		})
	}
}
