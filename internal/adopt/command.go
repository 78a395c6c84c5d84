package adopt

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
)

const help = `Usage: %[1]s adopt [flags]

Writes what an Intercom workspace has as files for Terraform 1.5 or later, or
OpenTofu: a file for each kind of object, with the import blocks that put them
under Terraform's management. It only reads; nothing in Intercom changes, now or
by applying the files.

The access token comes from the environment variable INTERCOM_ACCESS_TOKEN, and
never gets into a file. INTERCOM_REGION, INTERCOM_BASE_URL and
INTERCOM_WORKSPACE_ID mean what they mean to the provider.

  export INTERCOM_ACCESS_TOKEN=...
  %[1]s adopt -resources -dir intercom

Flags:
`

// Command is what `adopt` does with its arguments. It returns the exit code: 0
// when the files are written, 1 when not, 2 when it was called wrongly, 130
// when it was interrupted.
func Command(ctx context.Context, version string, args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	var a adoption
	switch err := a.parse(args, stdout); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "Error: %s; adopt -h says what there is.\n", err)
		return 2
	}
	a.progress = stderr
	err := a.run(ctx, stdout, func() (*session, error) { return open(ctx, version, nil) })
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "Interrupted. Nothing was written.")
		return 130
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "Error: %s.\n", err)
		return 2
	default:
		fmt.Fprintf(stderr, "\nError: %s\n\nNothing was written.\n", sentence(err))
		return 1
	}
}

// usageError is a mistake in the arguments.
type usageError struct{ error }

// parse reads the arguments.
func (a *adoption) parse(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("adopt", flag.ContinueOnError)
	flags.StringVar(&a.dir, "dir", ".", "write the files to this `directory`, made if it does not exist; to Terraform, a root module")
	flags.BoolVar(&a.resources, "resources", false, "write the resource blocks too, not only the import blocks")
	flags.BoolVar(&a.overwrite, "overwrite", false, "replace the files of an earlier run, with what was changed in them; "+
		"resources keep the names that the files' import blocks give them")
	only := flags.String("only", "", "adopt these `kinds` only, such as data_attributes,tags, and ask Intercom for no others")
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
	if *only != "" {
		for _, name := range strings.Split(*only, ",") {
			a.only = append(a.only, strings.TrimSpace(name))
		}
	}
	return nil
}

// run reads the workspace, writes the files and says what it did.
func (a *adoption) run(ctx context.Context, stdout io.Writer, open func() (*session, error)) error {
	var err error
	if a.session, err = open(); err != nil {
		return err
	}
	for _, name := range a.only {
		if !slices.ContainsFunc(a.session.types(), func(typeName string) bool { return collection(typeName) == name }) {
			return &usageError{fmt.Errorf("-only has %q, and the kinds are %s", name, strings.Join(a.collections(), ", "))}
		}
	}
	if err := inTheWay(a.dir, a.names(), a.overwrite); err != nil {
		return err
	}
	if err := a.readEarlier(); err != nil {
		return err
	}
	other, err := a.beside()
	if err != nil {
		return err
	}
	if err := a.read(ctx); err != nil {
		return err
	}
	files := a.render()
	if !other.any && slices.ContainsFunc(files, func(f file) bool { return f.content != nil }) {
		files = append(files, file{providersFile, providerConfiguration(source, a.workspace.ID, os.Getenv("INTERCOM_REGION"))})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := write(a.dir, files, a.overwrite); err != nil {
		return err
	}
	a.summarize(stdout, other)
	return nil
}

// collections are the names of all kinds.
func (a *adoption) collections() []string {
	var names []string
	for _, typeName := range a.session.types() {
		names = append(names, collection(typeName))
	}
	return names
}

// summarize says what was found, what was left out and why, and what to do
// next.
func (a *adoption) summarize(out io.Writer, other beside) {
	fmt.Fprintf(out, "\nThe workspace %q (%s):\n\n", a.workspace.Name, a.workspace.ID)
	table := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "found\twritten\t")
	total := 0
	for _, k := range a.selection() {
		written := len(k.objects)
		found := written + len(k.refused)
		for _, s := range k.skipped {
			found += s.count
		}
		name := fileName(k.typeName)
		if written == 0 {
			name = "no " + k.noun() + "s"
		}
		fmt.Fprintf(table, "%d\t%d\t   %s\n", found, written, name)
		total += written
	}
	_ = table.Flush()
	a.leftOut(out)
	if total == 0 {
		fmt.Fprintln(out, "\nThere is nothing that Terraform could manage.")
		return
	}
	a.next(out, total, other)
}

// leftOut says what is not in the files.
func (a *adoption) leftOut(out io.Writer) {
	heading := "\nLeft out:\n"
	for _, k := range a.selection() {
		for _, s := range k.skipped {
			fmt.Fprintf(out, "%s  %s: %s\n", heading, count(s.count, k.noun()), s.reason)
			heading = ""
		}
	}
	heading = "\nLeft out, because it cannot be configured as it is. Import it once it can be:\n"
	for _, k := range a.selection() {
		for _, refused := range k.refused {
			fmt.Fprintf(out, "%s  %s\n", heading, refused)
			heading = ""
		}
	}
	heading = "\nIn the files before, and not any more. If it was applied, the next apply destroys it: archives it, or deletes it if it\n" +
		"is a tag. Where the object has another address now, write a moved block from the old address to the new one:\n"
	for _, address := range a.gone() {
		fmt.Fprintf(out, "%s  %s\n", heading, address)
		heading = ""
	}
}

// next is what to type.
func (a *adoption) next(out io.Writer, total int, other beside) {
	var commands [][2]string
	if dir := filepath.Clean(a.dir); dir != "." {
		commands = append(commands, [2]string{"cd " + quoted(dir)})
	}
	plan := [2]string{"terraform plan", fmt.Sprintf("# Plan: %d to import, 0 to add, 0 to change, 0 to destroy.", total)}
	after := "The import blocks have done their work then, and can be deleted."
	if !a.resources {
		plan[0] += " -generate-config-out=generated.tf"
		after = "generated.tf has the resources then, and the import blocks can be deleted.\n" +
			"With -resources, adopt writes the resources itself: without defaults, and with references between them."
	}
	apply := [2]string{"terraform apply", "# changes nothing in Intercom"}
	if a.earlier.files { // and applied, perhaps: then the state has a say
		plan[1], apply[1] = "# imports what is not managed yet; look for anything to change or destroy", ""
	}
	commands = append(commands, [2]string{"terraform init"}, plan, apply)
	switch {
	case !other.any:
		fmt.Fprintf(out, "\n%s has the provider's configuration.", providersFile)
	case !other.source:
		fmt.Fprintf(out, "\nThe directory has other configuration; it needs the provider intercom = { source = %q } among its required_providers.", source)
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

// plain is what a shell takes for one word as it stands.
var plain = regexp.MustCompile(`^[\w./~:\\][\w./~:\\-]*$`)

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	if plain.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// sentence ends an error's text as a sentence does.
func sentence(err error) string { return strings.TrimRight(err.Error(), ".\n") + "." }
