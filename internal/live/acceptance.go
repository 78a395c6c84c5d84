package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

// outcome is the expected result of creating a destroyed object again. The zero value
// expects a new object, or the same one if the workspace can have only one.
type outcome struct {
	restores bool   // the create must restore the destroyed object
	refused  bool   // the create must fail with an error that says why
	notRun   string // why the run skips this step, "" if it does not
}

const header = `terraform {
  required_providers {
    intercom = {
      source = %q
    }
  }
}

variable "access_token" {
  sensitive = true
}

provider "intercom" {
  access_token = var.access_token
  base_url     = %q
  workspace_id = %q
}
`

const dataSourcesPart = "data_sources"

// withoutArguments returns the names of the data sources that need no arguments.
func withoutArguments(ctx context.Context) []string {
	var names []string
	for _, newDataSource := range provider.New("live")().DataSources(ctx) {
		d := newDataSource()
		var metadata datasource.MetadataResponse
		d.Metadata(ctx, datasource.MetadataRequest{ProviderTypeName: strings.TrimSuffix(kind.Prefix, "_")}, &metadata)
		var schema datasource.SchemaResponse
		d.Schema(ctx, datasource.SchemaRequest{}, &schema)
		needs := false
		for name, attribute := range schema.Schema.Attributes {
			needs = needs || attribute.IsRequired() || name == "id" && attribute.IsOptional()
		}
		if !needs {
			names = append(names, strings.TrimPrefix(metadata.TypeName, kind.Prefix))
		}
	}
	return names
}

// readAll returns a configuration that reads all data sources of withoutArguments. An
// output changes if its data source does not read the same values again. The outputs
// are sensitive, so that a report can be passed on without the names of teammates.
func readAll(ctx context.Context) string {
	var config strings.Builder
	for _, name := range withoutArguments(ctx) {
		fmt.Fprintf(&config, `
data "intercom_%[1]s" "all" {}

output "%[1]s" {
  value     = data.intercom_%[1]s.all
  sensitive = true
}
`, name)
	}
	return config.String()
}

func expectArchived(o object) error {
	if o == nil || !isArchived(o) {
		return fmt.Errorf("the object is not archived: %v", o)
	}
	return nil
}

// freshName archives the objects of ours that are in use and returns a name for a new
// object: the name of an archived object that the create restores, or an unused one if
// Intercom does not restore objects of the kind.
func (r *suite) freshName(ours []object, plural, name, separator string, archive func(object) error) (string, error) {
	for _, o := range ours {
		if !isArchived(o) {
			if err := archive(o); err != nil {
				return "", err
			}
		}
	}
	if len(ours) > 0 && r.restores(plural) {
		return name, nil
	}
	return r.freeName(ours, name, separator)
}

// run takes one object through all steps, together with its parent if it has one.
type run struct {
	*suite
	part    string
	chain   []*trial   // the object under test is the last; before it, the one that it is part of
	objects []prepared // as prepared, in the order of chain
	program *terraform.Program
	ids     map[string]string // of resources, by address
}

func (u *run) tested() *trial { return u.chain[len(u.chain)-1] }

// configuration returns the configuration of all objects of the chain, as they are
// created or, if updated, with the updates of the object under test.
func (u *run) configuration(updated bool) string {
	var config strings.Builder
	for i, t := range u.chain {
		create, update := t.arguments(u.suite, u.objects[i].name)
		if updated && t == u.tested() {
			create = create.with(update)
		}
		config.WriteString(t.block(create))
	}
	return config.String()
}

// commandTime is how long one run of Terraform may take.
const commandTime = 5 * time.Minute

// action is a step with its name in the report.
type action struct {
	name string
	do   func(context.Context) error
}

// runTrial takes an object of a kind through all steps. After a step that fails,
// runTrial skips the remaining steps; the run cleans up at the end.
func (r *suite) runTrial(ctx context.Context, program *terraform.Program, t *trial) {
	u := &run{suite: r, part: t.Name, chain: []*trial{t}, program: program}
	for _, other := range r.trials {
		if other.Name == t.within() {
			u.chain = []*trial{other, t}
		}
	}
	u.do(ctx, []action{
		{"is created", u.creates},
		{"planned again, has no changes", u.planEmpty},
		{"is updated in place", u.updates},
		{"planned again, has no changes", u.planEmpty},
		{"changed outside of Terraform, is found and repaired", u.repairs},
		{"is imported, without changes", u.isImported},
		{"is destroyed", u.destroys},
		{"is created again", u.createsAgain},
	})
}

// readDataSources reads all data sources, and then expects a plan without changes.
func (r *suite) readDataSources(ctx context.Context, program *terraform.Program) {
	u := &run{suite: r, part: dataSourcesPart, program: program}
	u.do(ctx, []action{{"are read", u.isRead}, {"planned again, have no changes", u.planEmpty}})
}

func (u *run) do(ctx context.Context, steps []action) {
	if ctx.Err() != nil {
		return
	}
	u.say("\n%s", u.part)
	for _, step := range steps {
		if !u.step(ctx, step.name, step.do) {
			return
		}
	}
}

// step runs one step, records its result, and reports whether the next step may run.
func (u *run) step(ctx context.Context, name string, do func(context.Context) error) bool {
	if ctx.Err() != nil {
		return false
	}
	s := step{Part: u.part, Name: name}
	err := do(ctx)
	var reason *notRunError
	var usedUp *usedUpError
	if errors.As(err, &usedUp) {
		err = &notRunError{usedUp.Error()}
	}
	switch {
	case errors.As(err, &reason):
		s.NotRun = reason.reason
		u.say("  - %s: not run. %s", name, reason.reason)
	case err != nil && ctx.Err() != nil:
		return false // the interrupt stopped Terraform, too; the step has not failed
	case err != nil:
		s.Problem = err.Error()
		u.say("  ✗ %s: %s", name, indented(err))
	default:
		u.say("  ✓ %s", name)
	}
	u.steps = append(u.steps, s)
	return s.Problem == "" && s.NotRun == ""
}

type notRunError struct{ reason string }

func (e *notRunError) Error() string { return "not run: " + e.reason }

// terraform runs a Terraform command. It returns an error if the exit code is not want.
func (u *run) terraform(ctx context.Context, want int, args ...string) (string, error) {
	// An interrupt of the run must not kill Terraform, because its state would be lost.
	// Terraform receives an interrupt from the keyboard itself.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commandTime)
	defer cancel()
	output, code, err := u.program.Run(ctx, args...)
	if err == nil && code != want {
		err = fmt.Errorf("%s %s exited with %d instead of %d:\n%s", u.program.Command, strings.Join(args, " "), code, want, strings.TrimSpace(output))
	}
	return output, err
}

func (u *run) write(name, text string) error {
	return os.WriteFile(filepath.Join(u.program.Dir, name), []byte(text), 0o600)
}

func (u *run) configure(text string) error {
	return u.write("main.tf", fmt.Sprintf(header, terraform.Source, u.baseURL, u.workspaceID)+text)
}

func (u *run) apply(ctx context.Context, text string) (string, error) {
	if err := u.configure(text); err != nil {
		return "", err
	}
	output, err := u.terraform(ctx, 0, "apply", "-auto-approve")
	if stateErr := u.readState(); err == nil {
		err = stateErr
	}
	return output, err
}

// readState records the ids of all resources.
func (u *run) readState() error {
	var state struct {
		Resources []struct {
			Type, Name string
			Instances  []struct{ Attributes struct{ ID, Name string } }
		}
	}
	data, err := os.ReadFile(filepath.Join(u.program.Dir, "terraform.tfstate"))
	if err == nil {
		err = json.Unmarshal(data, &state)
	}
	if err != nil {
		return fmt.Errorf("reading the state: %w", err)
	}
	u.ids = map[string]string{}
	for _, resource := range state.Resources {
		for _, instance := range resource.Instances {
			address, is := resource.Type+"."+resource.Name, instance.Attributes
			u.ids[address] = is.ID
			if address == typeAddress {
				u.types[acceptanceType] = object{"id": is.ID, "name": is.Name}
			}
		}
	}
	return nil
}

func importBlock(address, id string) string {
	return fmt.Sprintf("\nimport {\n  to = %s\n  id = %q\n}\n", address, id)
}

func (u *run) creates(ctx context.Context) error {
	imports, parent := "", ""
	for _, t := range u.chain {
		o, err := t.makeReady(ctx, u.suite, parent)
		if err != nil {
			return err
		}
		u.objects = append(u.objects, o)
		if parent = o.name; o.adopt != "" {
			imports += importBlock(t.address(), o.adopt)
		}
	}
	_, err := u.apply(ctx, u.configuration(false)+imports)
	if err == nil && u.ids[u.tested().address()] == "" {
		err = errors.New("the resource is not in the state")
	}
	return err
}

func (u *run) isRead(ctx context.Context) error {
	_, err := u.apply(ctx, readAll(ctx))
	return err
}

func (u *run) planEmpty(ctx context.Context) error {
	_, err := u.terraform(ctx, 0, "plan", "-detailed-exitcode")
	return err
}

// shows returns an error unless the output of a plan shows a change of the argument.
func shows(output, argument string) error {
	if !regexp.MustCompile(`(?m)^ +[~+-] ` + argument + ` +=`).MatchString(output) {
		return fmt.Errorf("Terraform does not show that %s changes:\n%s", argument, output)
	}
	return nil
}

// updates changes all arguments that can be changed.
func (u *run) updates(ctx context.Context) error {
	address := u.tested().address()
	before := u.ids[address]
	output, err := u.apply(ctx, u.configuration(true))
	switch {
	case err != nil:
		return err
	case u.ids[address] != before:
		return fmt.Errorf("the id changed from %s to %s", before, u.ids[address])
	case !strings.Contains(output, " 0 added, ") || !strings.Contains(output, " 0 destroyed."):
		return fmt.Errorf("the update was not in place:\n%s", output)
	}
	create, update := u.tested().arguments(u.suite, u.objects[len(u.objects)-1].name)
	for argument, value := range update {
		if !reflect.DeepEqual(value, create[argument]) { // with some answers an argument has only one possible value
			err = errors.Join(err, shows(output, argument))
		}
	}
	return err
}

func (u *run) repairs(ctx context.Context) error {
	t := u.tested()
	if err := t.changeByHand(ctx, u.suite, u.ids); err != nil {
		return fmt.Errorf("changing it outside of Terraform: %w", err)
	}
	output, err := u.terraform(ctx, 2, "plan", "-detailed-exitcode")
	if err != nil {
		return err
	}
	if err := shows(output, t.shown); err != nil {
		return err
	}
	_, err = u.apply(ctx, u.configuration(true)) // the next step, the import, checks that no changes remain
	return err
}

var onlyImports = regexp.MustCompile(`Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy\.`)

// isImported plans the import in a directory without state.
func (u *run) isImported(ctx context.Context) error {
	elsewhere := *u
	program := *u.program
	program.Dir = filepath.Join(program.Dir, "import")
	elsewhere.program = &program
	if err := os.Mkdir(program.Dir, 0o700); err != nil {
		return err
	}
	text := u.configuration(true)
	var names []string
	for i, t := range u.chain {
		id := u.ids[t.address()]
		if names = append(names, u.objects[i].name); t.importID != nil {
			id = t.importID(names, id)
		}
		text += importBlock(t.address(), id)
	}
	if err := elsewhere.configure(text); err != nil {
		return err
	}
	output, err := elsewhere.terraform(ctx, 2, "plan", "-detailed-exitcode")
	if err == nil && !onlyImports.MatchString(output) {
		err = fmt.Errorf("the plan is not only an import:\n%s", output)
	}
	return err
}

func (u *run) destroys(ctx context.Context) error {
	if _, err := u.terraform(ctx, 0, "destroy", "-auto-approve"); err != nil {
		return err
	}
	return u.tested().expectGone(ctx, u.suite, u.ids)
}

func (u *run) createsAgain(ctx context.Context) error {
	before, again := u.ids, u.tested().creatingAgain(u.suite)
	switch {
	case again.notRun != "":
		return &notRunError{again.notRun}
	case again.refused:
		if err := u.configure(u.configuration(true)); err != nil {
			return err
		}
		output, err := u.terraform(ctx, 1, "apply", "-auto-approve")
		if err == nil && !strings.Contains(output, "archived") {
			err = fmt.Errorf("Intercom does not restore the object, and Terraform does not say so:\n%s", output)
		}
		return err
	}
	if _, err := u.apply(ctx, u.configuration(true)); err != nil {
		return err
	}
	if again.restores {
		for address, id := range before {
			if u.ids[address] != id {
				return fmt.Errorf("%s was not restored: its id changed from %s to %s", address, id, u.ids[address])
			}
		}
	}
	if err := u.planEmpty(ctx); err != nil {
		return err
	}
	return u.destroys(ctx)
}
