package adopt

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"unicode"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

const help = `Usage: %[1]s adopt [flags]

Writes the configuration of an existing Intercom workspace for Terraform 1.5 or
later, or OpenTofu: a file for each kind of object, with the import blocks that
bring the objects under Terraform's management. The command only reads from
Intercom. Applying the files as they are changes nothing there either.

The access token comes from the environment variable INTERCOM_ACCESS_TOKEN, and
is not written to any file. INTERCOM_REGION, INTERCOM_BASE_URL and
INTERCOM_WORKSPACE_ID have the same meaning as for the provider.

  export INTERCOM_ACCESS_TOKEN=...
  %[1]s adopt -resources -dir intercom

Exit status:
  0    everything was read and written
  1    an error; no file was written
  2    wrong arguments
  3    some kinds of objects could not be read, because the access token lacks a
       permission or the workspace's plan does not include them; the others
       were written
  130  interrupted; no file was written

Flags:
`

// The exit statuses of the command.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitIncomplete  = 3
	exitInterrupted = 130
)

// Command runs `adopt` with its arguments, and returns the exit status.
func Command(ctx context.Context, version string, args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	stdout, stderr = printable{stdout}, printable{stderr}
	a := adoption{version: version}
	switch err := a.parse(args, stdout); {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		fmt.Fprintf(stderr, "Error: %s. Run %q for a list of flags.\n", err, filepath.Base(os.Args[0])+" adopt -h")
		return exitUsage
	}
	a.progress.out = stderr
	err := a.run(ctx, stdout, func() (*session, error) {
		if os.Getenv("INTERCOM_ACCESS_TOKEN") == "" {
			return nil, errNoToken
		}
		return open(ctx, version, nil, provider.WithWaits(a.progress.wait))
	})
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errIncomplete):
		return exitIncomplete
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "Interrupted. No file was written.")
		return exitInterrupted
	default:
		fmt.Fprintf(stderr, "\nError: %s\n\nNo file was written.\n", sentence(err))
		return exitError
	}
}

// printable is a writer that replaces characters which a terminal would interpret,
// such as escape sequences in the name of an object.
type printable struct{ io.Writer }

// Write writes a text of complete characters.
func (p printable) Write(text []byte) (int, error) {
	clean := bytes.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\n' || r == '\t' || unicode.Is(unicode.Variation_Selector, r) || r == '\u200D' { // the last two are parts of emoji
			return r
		}
		return ' '
	}, text)
	if _, err := p.Writer.Write(clean); err != nil {
		return 0, err
	}
	return len(text), nil
}

var (
	errNoToken = errors.New("Missing Access Token\n\n" + //nolint:staticcheck // worded like a diagnostic
		"Set the environment variable INTERCOM_ACCESS_TOKEN to an access token of the workspace. " +
		"Intercom's Developer Hub shows the token of an app under Configure > Authentication")

	// errIncomplete says that some kinds could not be read.
	errIncomplete = errors.New("some kinds of objects could not be read")
)

// parse reads the arguments.
func (a *adoption) parse(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("adopt", flag.ContinueOnError)
	flags.StringVar(&a.dir, "dir", ".", "write the files to this `directory`, which is created if it does not exist; it must be a root module")
	flags.BoolVar(&a.resources, "resources", false, "write resource blocks as well as import blocks, and long texts, such as the bodies of articles, to files of their own")
	flags.BoolVar(&a.overwrite, "overwrite", false, "replace the files of an earlier run, including changes that were made in them; "+
		"resources keep the labels that the import blocks in the files give them")
	only := flags.String("only", "", "adopt only these `kinds`, a list such as data_attributes,tags; no others are read from Intercom")
	patterns := func(to *[]pattern) func(string) error {
		return func(text string) error {
			p, err := parsePattern(text)
			*to = append(*to, p)
			return err
		}
	}
	flags.Func("include", "adopt only objects that match a `pattern`, such as intercom_ticket_type, or intercom_tag:vip* for names that begin with VIP; "+
		"in a name, * is any text, ? any character, [a-z] a character of a range; case is ignored; can be repeated", patterns(&a.include))
	flags.Func("exclude", "do not adopt objects that match a `pattern`, nor objects that belong to them; can be repeated", patterns(&a.exclude))
	flags.Usage = func() {}
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(stdout, help, filepath.Base(os.Args[0]))
		flags.SetOutput(stdout)
		flags.PrintDefaults()
		return err
	case err != nil:
		return err
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case a.dir == "":
		return errors.New("-dir is empty")
	}
	if *only == "" {
		return nil
	}
	var known []string
	for _, k := range kinds() {
		known = append(known, collectionName(k))
	}
	for _, name := range strings.Split(*only, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(known, name) {
			return fmt.Errorf("-only has the unknown kind %q; the kinds are %s", name, strings.Join(known, ", "))
		}
		a.only = append(a.only, name)
	}
	return nil
}

// run reads the workspace, writes the files and prints a summary. It refuses
// what it must refuse because of the directory before it asks Intercom anything.
// errIncomplete is returned after the files have been written.
func (a *adoption) run(ctx context.Context, stdout io.Writer, open func() (*session, error)) error {
	if err := checkDirectory(a.dir); err != nil {
		return err
	}
	if a.locked = exists(a.dir); a.locked {
		unlock, err := lock(a.dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	if err := a.examine(); err != nil {
		return err
	}
	var err error
	if a.session, err = open(); err != nil {
		return err
	}
	if err := a.read(ctx); err != nil {
		return err
	}
	files := a.render()
	if len(a.other.files) == 0 && slices.ContainsFunc(files, func(f file) bool { return f.content != nil }) {
		files = append(files, file{providersFile, providerConfiguration(source, a.version, a.workspace.ID, os.Getenv("INTERCOM_REGION"))})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := a.write(files); err != nil {
		return err
	}
	a.summarize(stdout, files)
	if len(a.unread()) > 0 {
		return errIncomplete
	}
	return nil
}

// write writes the files, unless the directory has changed since examine such that
// they cannot be written.
func (a *adoption) write(files []file) error {
	if !changes(a.dir, files) {
		return nil
	}
	if !a.locked {
		unlock, err := lockCreated(a.dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	if err := checkTarget(a.dir, names, a.overwrite); err != nil {
		return err
	}
	return write(a.dir, files)
}

// examine looks at the directory. It undoes what an interrupted run has left
// behind, returns an error if the files could not be written, and notes the
// configuration that the directory has.
func (a *adoption) examine() error {
	found, err := recoverFiles(a.dir)
	if err != nil {
		return err
	}
	if len(found.restored) > 0 {
		fmt.Fprintf(a.progress.out, "An earlier run of adopt was stopped while it wrote files to %s. Its changes to these files were undone: %s.\n",
			a.dir, strings.Join(found.restored, ", "))
	}
	for _, backup := range found.kept {
		fmt.Fprintf(a.progress.out, "An earlier run of adopt was stopped while it wrote files. A file that it had replaced was changed since; "+
			"its earlier content is in %s. Delete %s when you do not need it.\n", backup, filepath.Dir(backup))
	}
	if err := checkTarget(a.dir, a.names(), a.overwrite); err != nil {
		return err
	}
	a.earlier, a.other, err = readConfiguration(a.dir, a.names())
	return err
}

// summarize prints what was found, what was left out and why, and what to do
// next.
func (a *adoption) summarize(out io.Writer, files []file) {
	fmt.Fprintf(out, "\nThe workspace %.200q (%s):\n\n", a.workspace.Name, a.workspace.ID)
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "found\twritten\t")
	total := 0
	for _, c := range a.selection() {
		if c.unreadable != "" {
			fmt.Fprintf(table, "?\t0\t   %s: could not be read\n", nouns(c.Kind))
			continue
		}
		written := len(c.objects)
		found := written + len(c.refused)
		for _, l := range c.leftOut {
			found += l.Count
		}
		name := fileName(c.Kind)
		if written == 0 {
			name = "no " + nouns(c.Kind)
		}
		fmt.Fprintf(table, "%d\t%d\t   %s\n", found, written, name)
		total += written
	}
	_ = table.Flush()
	a.summarizeTexts(out, files)
	a.summarizeOmissions(out)
	a.summarizeConflicts(out)
	switch unread := len(a.unread()) > 0; {
	case total > 0:
		a.next(out, total)
	case !unread:
		fmt.Fprintln(out, "\nThere is nothing to write.")
	}
	a.summarizeUnread(out)
}

// section prints lines under a heading, and nothing if there are none.
func section(out io.Writer, heading string, lines []string) {
	if len(lines) > 0 {
		fmt.Fprintf(out, "\n%s\n  %s\n", heading, strings.Join(lines, "\n  "))
	}
}

// summarizeTexts prints where long texts are, and which files with texts of an
// earlier run have no use any more.
func (a *adoption) summarizeTexts(out io.Writer, files []file) {
	if counts := countTexts(files); len(counts) > 0 {
		var lines []string
		for _, directory := range slices.Sorted(maps.Keys(counts)) {
			lines = append(lines, fmt.Sprintf("%s: %d", filepath.Join(a.dir, directory), counts[directory]))
		}
		section(out, "Texts in files of their own. Images in them stay where Intercom hosts them:", lines)
	}
	written := map[string]bool{}
	for _, f := range files {
		written[f.name] = true
	}
	var unused []string
	for _, name := range a.earlier.texts {
		if !written[name] && exists(pathOf(a.dir, name)) {
			unused = append(unused, pathOf(a.dir, name))
		}
	}
	section(out, "The files do not read these texts of an earlier run any more. Delete them if you do not need them:", shortList(unused))
}

// summarizeOmissions prints what is not in the files.
func (a *adoption) summarizeOmissions(out io.Writer) {
	var leftOut, refused []string
	for _, c := range a.selection() {
		for _, l := range c.leftOut {
			leftOut = append(leftOut, fmt.Sprintf("%s: %s", count(l.Count, c.Kind), l.Reason))
		}
		refused = append(refused, c.refused...)
	}
	section(out, "Left out:", leftOut)
	section(out, "Left out, because their configuration would not be valid. Correct them in Intercom, then import them:", refused)
}

// summarizeConflicts prints how the files differ from what the directory has.
func (a *adoption) summarizeConflicts(out io.Writer) {
	var avoided, unresolved, gone []string
	for _, c := range a.selection() {
		for _, o := range c.objects {
			if o.avoided != "" {
				avoided = append(avoided, fmt.Sprintf("%s: the %s %.100q (import id %q) is %s",
					address{c.TypeName(), o.avoided}, c.Noun, o.name, o.importID, address{c.TypeName(), o.label}))
			}
		}
		if c.unresolved > 0 {
			unresolved = append(unresolved, fmt.Sprintf("import blocks of %s: %d", nouns(c.Kind), c.unresolved))
		}
	}
	section(out, "Other files in the directory already have these. Where both are the same object in Intercom, delete one of the two resources:", avoided)
	section(out, "Only Terraform can tell which objects these import. If the files import them too, delete one of the two resources:", unresolved)
	for _, old := range a.gone() {
		gone = append(gone, old.String())
	}
	section(out, "These resources are no longer in the files. If they were applied, the next apply destroys them. Where an object\n"+
		"has another address now, add a moved block from the old address to the new one:", gone)
}

// summarizeUnread prints what could not be read, and how to add it later.
func (a *adoption) summarizeUnread(out io.Writer) {
	var lines, names []string
	for _, c := range a.unread() {
		lines = append(lines, nouns(c.Kind)+": "+c.unreadable)
		names = append(names, collectionName(c.Kind))
	}
	section(out, "Could not be read:", lines)
	if len(lines) == 0 {
		return
	}
	again := "adopt"
	if a.resources {
		again += " -resources"
	}
	if filepath.Clean(a.dir) != "." {
		again += " -dir " + quoted(a.dir)
	}
	if a.overwrite {
		again += " -overwrite"
	}
	for _, p := range a.include {
		again += " -include " + quoted(p.text)
	}
	for _, p := range a.exclude {
		again += " -exclude " + quoted(p.text)
	}
	fmt.Fprintf(out, "\nOnce they can be read, run adopt again: %s -only %s\n", again, strings.Join(names, ","))
}

// certain reports whether the result of a plan is known: no earlier configuration
// and no state take part in it.
func (a *adoption) certain() bool {
	return len(a.earlier.files) == 0 && !a.other.acts && !exists(filepath.Join(a.dir, "terraform.tfstate"))
}

// next prints the commands to run.
func (a *adoption) next(out io.Writer, total int) {
	var commands [][2]string
	if dir := filepath.Clean(a.dir); dir != "." {
		commands = append(commands, [2]string{"cd " + quoted(dir)})
	}
	plan := [2]string{"terraform plan", fmt.Sprintf("# Plan: %d to import, 0 to add, 0 to change, 0 to destroy.", total)}
	apply := [2]string{"terraform apply", "# changes nothing in Intercom"}
	after := "After the apply, you can delete the import blocks."
	if !a.resources {
		plan[0] += " -generate-config-out=generated.tf"
		after = "Terraform writes the resources to generated.tf. After the apply, you can delete the import blocks.\n" +
			"With -resources, adopt writes the resources itself, without defaults and with references between them."
	}
	if !a.certain() {
		plan[1], apply[1] = "# imports what is not managed yet; check that nothing is changed or destroyed", ""
	}
	commands = append(commands, [2]string{"terraform init"}, plan, apply)
	switch {
	case len(a.other.files) == 0:
		fmt.Fprintf(out, "\nThe provider's configuration is in %s.\n", providersFile)
	case !a.other.provider:
		fmt.Fprintf(out, "\nThe directory has other configuration. Add intercom = { source = %q } to its required_providers.\n", source)
	}
	fmt.Fprint(out, "\nNext, with the same environment:\n\n")
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	for _, command := range commands {
		fmt.Fprintln(table, strings.TrimRight("  "+command[0]+"\t"+command[1], "\t"))
	}
	_ = table.Flush()
	fmt.Fprintf(out, "\n%s\n", after)
}

const providersFile = "providers.tf"

// plain matches paths that need no quotes in a shell.
var plain = regexp.MustCompile(`^[\w./~:\\][\w./~:\\-]*$`)

// quoted returns a path as one word for a shell.
func quoted(path string) string {
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	if plain.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// sentence returns the text of an error with one period at its end.
func sentence(err error) string { return strings.TrimRight(err.Error(), ".\n") + "." }
