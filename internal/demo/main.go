// Demo shows what the provider does: the real Terraform, or OpenTofu, manages a
// simulated Intercom workspace that runs in this process. The demo is also a test: it
// fails if a step has another result than it announces.
package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/adopt"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

//go:embed *.tf roles.txt
var configuration embed.FS

func main() {
	terraform.Isolate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	signal.Ignore(syscall.SIGPIPE) // the demo still cleans up when it is piped into head
	err := run(ctx, os.Stdout, isTerminal(os.Stdout) && os.Getenv("NO_COLOR") == "")
	interrupted := ctx.Err() != nil
	stop()
	switch {
	case interrupted:
		fmt.Fprintln(os.Stderr, "\ndemo: interrupted; nothing is left behind")
		os.Exit(130)
	case err != nil:
		fmt.Fprintln(os.Stderr, "\ndemo:", err)
		os.Exit(1)
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// run runs the whole demo. It leaves no files and no processes behind.
func run(ctx context.Context, out io.Writer, color bool) (err error) {
	start := time.Now()
	dir, err := os.MkdirTemp("", "intercom-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()

	var mu sync.Mutex
	var complaints []string
	intercom := intercomtest.NewServer(intercomtest.Config{Seed: true, Errorf: func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		complaints = append(complaints, fmt.Sprintf(format, args...))
	}})
	intercom.Start()
	defer intercom.Close()

	program, err := terraform.Find(ctx, out, dir)
	if err != nil {
		return err
	}
	program.Color = color
	stop, err := program.Serve(ctx, "demo")
	if err != nil {
		return err
	}
	defer stop()

	d := &demo{printer{out, color}, program, intercom}
	d.say("%s manages a simulated Intercom workspace at %s.", program.Product, intercom.URL)
	d.say("No real workspace is touched: INTERCOM_* and TF_* variables are ignored.")
	if err := d.steps(ctx); err != nil {
		return err
	}
	intercom.Close()
	if len(complaints) > 0 {
		return fmt.Errorf("the provider sent requests that it should not send: %s", strings.Join(complaints, "; "))
	}
	d.say("\nEverything worked as described: %d requests to Intercom, %d of them writes, in %.1f seconds.",
		intercom.Total(), intercom.Writes(), time.Since(start).Seconds())
	return nil
}

type demo struct {
	printer
	terraform *terraform.Program
	intercom  *intercomtest.Server
}

func (d *demo) steps(ctx context.Context) error {
	d.step("What is in the workspace", "A support team set it up by hand.")
	before := d.snapshot()
	d.overview()

	if err := d.adopt(ctx, before); err != nil {
		return err
	}
	before = d.snapshot()
	if err := d.build(ctx); err != nil {
		return err
	}

	d.step("Plan again", "Intercom is what the configuration says.")
	if err := d.planEmpty(ctx); err != nil {
		return err
	}
	if err := d.repair(ctx); err != nil {
		return err
	}
	if err := d.refusals(ctx); err != nil {
		return err
	}
	return d.destroy(ctx, before)
}

// adopt brings the whole workspace under Terraform's control, in another directory than
// the later steps.
func (d *demo) adopt(ctx context.Context, before map[string]object) error {
	program := *d.terraform
	program.Dir = filepath.Join(filepath.Dir(program.Dir), "adopted")
	adopted := &demo{d.printer, &program, d.intercom}
	d.step("Adopt it", "The provider's own command writes all of it as files, and Terraform takes it over.")

	// The adopt command runs in this process and reads its settings from the
	// environment.
	for name, value := range map[string]string{"INTERCOM_ACCESS_TOKEN": d.intercom.Token, "INTERCOM_BASE_URL": d.intercom.URL} {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
		defer func() { _ = os.Unsetenv(name) }()
	}
	d.say("\n  %s", d.bold("$ terraform-provider-intercom adopt -resources -dir adopted"))
	var summary, progress bytes.Buffer
	if code := adopt.Command(ctx, "demo", []string{"-resources", "-dir", program.Dir}, &summary, &progress); code != 0 {
		return fmt.Errorf("adopt exited with %d:\n%s", code, &progress)
	}
	written, _, _ := strings.Cut(summary.String(), "\nLeft out:")
	d.quote(written)
	attributes, err := os.ReadFile(filepath.Join(program.Dir, "ticket_type_attributes.tf"))
	if err != nil {
		return err
	}
	d.say("\n  ticket_type_attributes.tf begins so:\n")
	d.quote(strings.Join(strings.SplitAfter(string(attributes), "}\n")[:2], ""))

	applied, err := adopted.run(ctx, 0, "apply", "-auto-approve")
	if err != nil {
		return err
	}
	d.quote(lineWith(applied, "Apply complete!"))
	if err := expect(applied, " imported, 0 added, 0 changed, 0 destroyed."); err != nil {
		return err
	}
	if err := adopted.planEmpty(ctx); err != nil {
		return err
	}
	if d.intercom.Writes() > 0 || !reflect.DeepEqual(before, d.snapshot()) {
		return errors.New("adopting has changed the workspace")
	}
	return adopted.translate(ctx)
}

// translate changes collections of the help center in the adopted configuration: a
// text in another language, and another place.
func (d *demo) translate(ctx context.Context) error {
	d.step("Change the help center", "The collection Roles moves up a level and gets a German name, in the file that adopt has written.")
	const name = "help_center_collections.tf"
	adopted, err := os.ReadFile(filepath.Join(d.terraform.Dir, name))
	if err != nil {
		return err
	}
	const block = "resource \"intercom_help_center_collection\" \"roles\" {\n"
	begin, roles, _ := strings.Cut(string(adopted), block)
	_, end, found := strings.Cut(roles, "}\n")
	if !found {
		return fmt.Errorf("%s has no collection roles", name)
	}
	roles = block + d.read("roles.txt") + "}\n"
	d.quote(roles)
	if err := d.write(name, begin+roles+end); err != nil {
		return err
	}
	planned, err := d.plan(ctx)
	if err != nil {
		return err
	}
	d.quote(changes(planned))
	if err := expect(planned, "Plan: 0 to add, 1 to change, 0 to destroy."); err != nil {
		return err
	}
	if err := d.apply(ctx, "Apply complete! Resources: 0 added, 1 changed, 0 destroyed."); err != nil {
		return err
	}
	if err := d.planEmpty(ctx); err != nil {
		return err
	}
	return d.edit(ctx)
}

// edit changes the text of an article in its file, and finds what somebody else writes
// into it in Intercom.
func (d *demo) edit(ctx context.Context) error {
	const name, added, edited = "articles/change_your_card.md", "Choose Billing.", "Choose Payment."
	d.step("Edit an article", "Its text is in "+name+", which adopt has written as well. A writer adds a line.")
	text, err := os.ReadFile(filepath.Join(d.terraform.Dir, name))
	if err != nil {
		return err
	}
	if err := d.write(name, string(text)+"\n"+added+"\n"); err != nil {
		return err
	}
	planned, err := d.plan(ctx)
	if err != nil {
		return err
	}
	d.quote(changes(planned))
	if err := expect(planned, "+ "+added, "Plan: 0 to add, 1 to change, 0 to destroy."); err != nil {
		return err
	}
	if err := d.apply(ctx, "Apply complete! Resources: 0 added, 1 changed, 0 destroyed."); err != nil {
		return err
	}
	if err := d.planEmpty(ctx); err != nil {
		return err
	}

	d.say("\n  Somebody edits the same line in Intercom. The next plan shows it.")
	article := d.find("articles", "Change your card")
	change := map[string]any{}
	for _, field := range []string{"body", "body_markdown"} {
		change[field] = strings.Replace(fmt.Sprint(article.fields[field]), added, edited, 1)
	}
	d.intercom.Change("articles", article.id, change)
	if planned, err = d.plan(ctx); err != nil {
		return err
	}
	d.quote(changes(planned))
	if err := expect(planned, "- "+edited, "+ "+added, "Plan: 0 to add, 1 to change, 0 to destroy."); err != nil {
		return err
	}
	if err := d.apply(ctx, "Apply complete! Resources: 0 added, 1 changed, 0 destroyed."); err != nil {
		return err
	}
	return d.planEmpty(ctx)
}

// build imports what exists and creates what does not.
func (d *demo) build(ctx context.Context) error {
	d.step("Import two objects, create six",
		"Or in small steps, in another directory: imports.tf says which exist, by the names",
		"that people know; main.tf describes all eight.")
	imports := d.read("imports.tf")
	d.quote(imports)
	provider := fmt.Sprintf(`terraform {
  required_providers {
    intercom = {
      source = %q
    }
  }
}

provider "intercom" {
  access_token = %q
  base_url     = %q
  workspace_id = %q
}
`, terraform.Source, d.intercom.Token, d.intercom.URL, d.intercom.WorkspaceID)
	if err := errors.Join(d.write("provider.tf", provider), d.write("imports.tf", imports), d.write("main.tf", d.read("main.tf"))); err != nil {
		return err
	}
	planned, err := d.plan(ctx)
	if err != nil {
		return err
	}
	d.quote(changes(planned))
	if err := expect(planned, "Plan: 2 to import, 6 to add, 1 to change, 0 to destroy."); err != nil {
		return err
	}
	return d.apply(ctx, "Apply complete! Resources: 2 imported, 6 added, 1 changed, 0 destroyed.")
}

// repair finds and reverts changes that others made in Intercom.
func (d *demo) repair(ctx context.Context) error {
	d.step("Someone clicks around in Intercom",
		"They let the Messenger write plan_tier, so that visitors could upgrade themselves,",
		"and archive the ticket type that customers report bugs with.")
	before := d.snapshot()
	tier := d.find("data_attributes", "plan_tier")
	bug := d.find("ticket_types", "Bug report")
	fields := len(d.intercom.TicketTypeAttributes(bug.id))
	d.intercom.Change("data_attributes", tier.id, map[string]any{"messenger_writable": true})
	d.intercom.Change("ticket_types", bug.id, map[string]any{"archived": true})

	planned, err := d.plan(ctx)
	if err != nil {
		return err
	}
	d.quote(changes(planned))
	d.say("")
	d.quote(diagnostic(planned, "Ticket Type Is Gone"))
	if err := expect(planned, "messenger_writable = true -> false", "Ticket Type Is Gone", "Plan: 3 to add, 1 to change, 0 to destroy."); err != nil {
		return err
	}
	if err := d.apply(ctx, "Apply complete! Resources: 3 added, 1 changed, 0 destroyed.", "Archived Ticket Type Is Restored"); err != nil {
		return err
	}
	after := d.snapshot()
	if after[bug.key()].archived() || after[tier.key()].fields["messenger_writable"] != false {
		return errors.New("the apply has not repaired the workspace")
	}
	if len(after) != len(before) || len(d.intercom.TicketTypeAttributes(bug.id)) != fields {
		return errors.New("the apply has made something twice")
	}
	d.say("\n  Nothing was made twice: the ticket type is %s as before, with its tickets.", bug.id)
	return d.planEmpty(ctx)
}

// refusals shows a plan and an apply that the provider refuses.
func (d *demo) refusals(ctx context.Context) error {
	d.step("A change that Intercom cannot make", `nps_score becomes data_type = "float". It is the plan that fails, not the apply half-way.`)
	right := d.read("main.tf")
	wrong := strings.Replace(right, `"integer"`, `"float"`, 1)
	if wrong == right {
		return errors.New("main.tf has no integer attribute")
	}
	writes := d.intercom.Writes()
	if err := d.write("main.tf", wrong); err != nil {
		return err
	}
	if err := d.refused(ctx, "Cannot Change the Type of a Data Attribute", "plan"); err != nil {
		return err
	}

	d.step("A tag that exists already", "Intercom would hand out the existing one as if it were new; a destroy would delete it.")
	if err := errors.Join(d.write("main.tf", right), d.write("vip.tf", d.read("vip.tf"))); err != nil {
		return err
	}
	if err := d.refused(ctx, "Tag Already Exists", "plan"); err != nil {
		return err
	}
	if d.intercom.Writes() != writes {
		return errors.New("something was written to Intercom in spite of the refusals")
	}
	return os.Remove(filepath.Join(d.terraform.Dir, "vip.tf"))
}

// destroy destroys all resources and shows what that does in Intercom.
func (d *demo) destroy(ctx context.Context, before map[string]object) error {
	d.step("Destroy, and what is left",
		"Intercom keeps attributes and ticket types, with the data on them: they are archived.",
		"A tag is deleted.")
	managed := []object{
		d.find("data_attributes", "plan_tier"),
		d.find("data_attributes", "nps_score"),
		d.find("ticket_types", "Bug report"),
		d.find("ticket_types", "Access request"),
		d.find("tags", "Early access"),
	}
	output, err := d.run(ctx, 0, "destroy", "-auto-approve")
	if err != nil {
		return err
	}
	d.quote(lineWith(output, "Destroy complete!"))
	if err := expect(output, "Destroy complete! Resources: 8 destroyed."); err != nil {
		return err
	}

	after := d.snapshot()
	rows := [][]string{{"was managed", "id", "is now"}}
	for _, o := range managed {
		fate := "in use"
		switch now, exists := after[o.key()]; {
		case !exists:
			fate = "deleted"
		case now.archived():
			fate = "archived"
		}
		rows = append(rows, []string{singular[o.kind] + " " + o.name(), o.id, fate})
		if want := map[bool]string{true: "deleted", false: "archived"}[o.kind == "tags"]; fate != want {
			return fmt.Errorf("after destroy the %s %s is %s, and should be %s", singular[o.kind], o.name(), fate, want)
		}
		delete(after, o.key())
		delete(before, o.key())
	}
	d.say("")
	d.table(rows)
	d.say("")
	d.overview()
	if !reflect.DeepEqual(before, after) {
		return errors.New("objects that were not in the configuration have changed")
	}
	d.say("\n  The other %d objects are as they were.", len(after))
	return nil
}

// plan runs terraform plan and saves the plan for apply. It returns an error if the
// plan has no changes.
func (d *demo) plan(ctx context.Context) (string, error) {
	return d.run(ctx, 2, "plan", "-out=plan", detailed)
}

// planEmpty runs terraform plan and returns an error if the plan has changes.
func (d *demo) planEmpty(ctx context.Context) error {
	output, err := d.run(ctx, 0, "plan", detailed)
	d.quote(lineWith(output, "No changes."))
	return err
}

// apply applies the saved plan. It returns an error unless the output contains want,
// and prints the warnings with these summaries.
func (d *demo) apply(ctx context.Context, want string, warnings ...string) error {
	output, err := d.run(ctx, 0, "apply", "plan")
	if err != nil {
		return err
	}
	for _, summary := range warnings {
		d.quote(diagnostic(output, summary))
		d.say("")
	}
	d.quote(lineWith(output, "Apply complete!"))
	return expect(output, append(warnings, want)...)
}

// refused runs a command that must fail with an error with that summary, and prints the
// error.
func (d *demo) refused(ctx context.Context, summary string, args ...string) error {
	output, err := d.run(ctx, 1, args...)
	if err != nil {
		return err
	}
	d.quote(diagnostic(output, summary))
	return expect(output, summary)
}

// detailed makes terraform plan exit with 2 if there are changes. The demo does not
// print it.
const detailed = "-detailed-exitcode"

// run runs Terraform and returns an error unless the exit code is want.
func (d *demo) run(ctx context.Context, want int, args ...string) (string, error) {
	shown := strings.TrimSuffix(strings.Join(args, " "), " "+detailed)
	d.say("\n  %s", d.bold("$ "+d.terraform.Command+" "+shown))
	output, code, err := d.terraform.Run(ctx, args...)
	if err == nil && code != want {
		err = fmt.Errorf("%s %s exited with %d instead of %d:\n%s", d.terraform.Command, shown, code, want, output)
	}
	return output, err
}

// expect returns an error unless an output contains all of the texts.
func expect(output string, texts ...string) error {
	plain := uncolored(output)
	for _, text := range texts {
		if !strings.Contains(plain, text) {
			return fmt.Errorf("%q is missing in:\n%s", text, plain)
		}
	}
	return nil
}

func (d *demo) read(name string) string {
	text, err := configuration.ReadFile(name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(text)
}

func (d *demo) write(name, text string) error {
	return os.WriteFile(filepath.Join(d.terraform.Dir, name), []byte(text), 0o600) //nolint:gosec // the demo names the files
}
