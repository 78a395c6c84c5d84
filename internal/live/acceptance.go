package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	t "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

// scenario is what is done with one resource through Terraform.
type scenario struct {
	part    string
	address string

	// prepare takes out of use what an earlier run left, and makes the
	// configurations.
	prepare func(context.Context) (configurations, error)
	// change does to an object what a teammate might; the plan shows it as shown.
	change func(ctx context.Context, ids map[string]string) error
	shown  string
	// gone checks what destroying has done.
	gone func(ctx context.Context, ids map[string]string) error
	// again says what creating again must do.
	again outcome

	// reads is, instead of all that, a configuration without resources.
	reads string
}

// configurations are those of a scenario, without the provider's block.
type configurations struct {
	create, update string
	imports        map[string]func(ids map[string]string) string // import ids by address
	// adopt is the id of an object that a create cannot find and that exists.
	adopt string
}

// outcome is what creating what was destroyed must do.
type outcome struct {
	restores bool   // the same object
	makes    bool   // another
	refused  bool   // nothing, with an error that says why
	notRun   string // the reason
}

// afterArchiving is the outcome for what can only be archived.
func (r *suite) afterArchiving(kinds ...string) outcome {
	if r.restores(kinds...) {
		return outcome{restores: true}
	}
	return outcome{refused: true}
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

// scenarios are those that are to be run. The questions have been asked by then.
func (r *suite) scenarios() []scenario {
	all := []scenario{r.dataAttribute(), r.ticketType(), r.ticketTypeAttribute(), r.tag(), dataSources()}
	return slices.DeleteFunc(all, func(s scenario) bool { return !r.has(s.part) })
}

func (r *suite) dataAttribute() scenario {
	const address = "intercom_data_attribute.test"
	return scenario{
		part: "data_attribute", address: address, again: r.afterArchiving(attributeKind), shown: "description",
		prepare: func(ctx context.Context) (configurations, error) {
			ours, err := r.attributesCalled(ctx, acceptanceName)
			if err != nil {
				return configurations{}, err
			}
			name, err := r.freshName(ours, attributeKind, acceptanceName, "_", func(o object) error { return r.archiveAttribute(ctx, o) })
			config := func(description, options string) string {
				return fmt.Sprintf(`
resource "intercom_data_attribute" "test" {
  model              = "company"
  name               = %q
  data_type          = "string"
  options            = [%s]
  description        = %q
  messenger_writable = %t
}
`, name, options, description, description == "Updated")
			}
			// Sorted, since an import cannot know in which order they were sent.
			more := `"large", "small"`
			if r.answered("OptionsUpdate", t.OptionsUpdateReplace) { // or it could not be taken back
				more = `"large", "medium", "small"`
			}
			return configurations{
				create:  config("Created", `"large", "small"`),
				update:  config("Updated", more),
				imports: map[string]func(map[string]string) string{address: func(map[string]string) string { return "company/" + name }},
			}, err
		},
		change: func(ctx context.Context, ids map[string]string) error {
			_, err := r.put(ctx, "/data_attributes/"+ids[address], object{"description": "By hand"})
			return err
		},
		gone: func(ctx context.Context, ids map[string]string) error {
			o, err := r.readAttribute(ctx, ids[address])
			return expectArchived(o, err)
		},
	}
}

const typeConfig = `
resource "intercom_ticket_type" "test" {
  name        = %q
  category    = "Customer"
  icon        = "🐞"
  description = %q
}
`

const typeAddress = "intercom_ticket_type.test"

// prepareType makes way for a ticket type. Where Intercom does not list
// archived ones, the provider cannot find the one of an earlier run.
func (r *suite) prepareType(ctx context.Context) (name, adopt string, err error) {
	ours, err := r.typesCalled(ctx, acceptanceType)
	if err != nil {
		return "", "", err
	}
	if r.answered("ArchivedTicketTypes", t.ArchivedTicketTypesHidden) && len(ours) > 0 {
		o, err := r.typeInUse(ctx, acceptanceType)
		return text(o, "name"), idOf(o), err
	}
	name, err = r.freshName(ours, typeKind, acceptanceType, " ", func(o object) error { return r.archiveType(ctx, idOf(o)) })
	return name, "", err
}

// typeAgain is what creating a ticket type again must do.
func (r *suite) typeAgain(kinds ...string) outcome {
	if r.answered("ArchivedTicketTypes", t.ArchivedTicketTypesHidden) {
		return outcome{notRun: "Intercom does not list archived ticket types, so that each run would make another"}
	}
	return r.afterArchiving(kinds...)
}

func (r *suite) ticketType() scenario {
	return scenario{
		part: "ticket_type", address: typeAddress, again: r.typeAgain(typeKind), shown: "description",
		prepare: func(ctx context.Context) (configurations, error) {
			name, adopt, err := r.prepareType(ctx)
			return configurations{
				create:  fmt.Sprintf(typeConfig, name, "Created"),
				update:  fmt.Sprintf(typeConfig, name, "Updated"),
				imports: map[string]func(map[string]string) string{typeAddress: func(map[string]string) string { return name }},
				adopt:   adopt,
			}, err
		},
		change: func(ctx context.Context, ids map[string]string) error {
			_, err := r.put(ctx, typePath(ids[typeAddress]), object{"description": "By hand", "icon": bug})
			return err
		},
		gone: r.typeGone,
	}
}

func (r *suite) typeGone(ctx context.Context, ids map[string]string) error {
	o, err := r.readType(ctx, ids[typeAddress])
	if o == nil && err == nil {
		return nil // Intercom may not show archived ones by their id
	}
	return expectArchived(o, err)
}

func (r *suite) ticketTypeAttribute() scenario {
	const address = "intercom_ticket_type_attribute.test"
	hidden := r.answered("ArchivedTicketTypeAttributes", t.ArchivedAttributesHidden)
	return scenario{
		part: "ticket_type_attribute", address: address, again: r.typeAgain(typeKind, fieldKind), shown: "description",
		prepare: func(ctx context.Context) (configurations, error) {
			name, adopt, err := r.prepareType(ctx)
			if err != nil {
				return configurations{}, err
			}
			field, err := r.freshField(ctx, name)
			config := func(description, items string) string {
				return fmt.Sprintf(typeConfig+`
resource "intercom_ticket_type_attribute" "test" {
  ticket_type_id     = intercom_ticket_type.test.id
  name               = %q
  data_type          = "list"
  list_items         = [%s]
  description        = %q
  required_to_create = %t
}
`, name, "Created", field, items, description, description == "Updated")
			}
			more := `"Low", "High"`
			if !r.answered("ListItemsUpdate", t.ListItemsAppend) { // or it could not be taken back
				more = `"Low", "Medium", "High"`
			}
			return configurations{
				create: config("Created", `"Low", "High"`),
				update: config("Updated", more),
				imports: map[string]func(map[string]string) string{
					typeAddress: func(ids map[string]string) string { return ids[typeAddress] },
					address:     func(map[string]string) string { return name + "/" + field },
				},
				adopt: adopt,
			}, err
		},
		change: func(ctx context.Context, ids map[string]string) error {
			_, err := r.put(ctx, fieldPath(ids[typeAddress], ids[address]), object{"description": "By hand"})
			return err
		},
		gone: func(ctx context.Context, ids map[string]string) error {
			if err := r.typeGone(ctx, ids); err != nil || !hidden {
				return err
			}
			// The provider could not find it again, and each run would make another.
			_, err := r.put(ctx, fieldPath(ids[typeAddress], ids[address]), object{"archived": false})
			return err
		},
	}
}

func (r *suite) tag() scenario {
	const address = "intercom_tag.test"
	config := func(name string) string {
		return fmt.Sprintf("\nresource \"intercom_tag\" \"test\" {\n  name = %q\n}\n", name)
	}
	return scenario{
		part: "tag", address: address, again: outcome{makes: true}, shown: "name",
		prepare: func(ctx context.Context) (configurations, error) {
			return configurations{
				create:  config(firstTag),
				update:  config(secondTag),
				imports: map[string]func(map[string]string) string{address: func(map[string]string) string { return secondTag }},
			}, r.deleteTags(ctx)
		},
		change: func(ctx context.Context, ids map[string]string) error {
			return r.renameTag(ctx, object{"id": ids[address]}, firstTag)
		},
		gone: func(ctx context.Context, ids map[string]string) error {
			all, err := r.tags(ctx)
			if err == nil && withID(all, ids[address]) != nil {
				err = errors.New("it is still there")
			}
			return err
		},
	}
}

// whole are the data sources that need no more than the workspace.
var whole = []string{"admins", "data_attributes", "segments", "tags", "teams", "ticket_states", "ticket_types", "workspace"}

// dataSources reads the workspace, and nothing but that. The outputs differ if
// it does not read the same again; they are sensitive since a report with the
// teammates in it could not be passed on.
func dataSources() scenario {
	var config strings.Builder
	for _, name := range whole {
		fmt.Fprintf(&config, `
data "intercom_%[1]s" "all" {}

output "%[1]s" {
  value     = data.intercom_%[1]s.all
  sensitive = true
}
`, name)
	}
	return scenario{part: "data_sources", reads: config.String()}
}

// freshName is a name that can be created: that of an object to restore, or a
// new one where Intercom does not restore any.
func (r *suite) freshName(ours []object, kind, name, separator string, archive func(object) error) (string, error) {
	for _, o := range ours {
		if !isArchived(o) {
			if err := archive(o); err != nil {
				return "", err
			}
		}
	}
	if len(ours) > 0 && r.restores(kind) {
		return name, nil
	}
	return r.freeName(ours, name, separator)
}

// freshField is the name of an attribute that can be created in our ticket type
// of a name.
func (r *suite) freshField(ctx context.Context, typeName string) (string, error) {
	const name = "Severity"
	if r.restores(fieldKind) {
		return name, nil
	}
	if r.answered("ArchivedTicketTypeAttributes", t.ArchivedAttributesHidden) {
		return "", &notRunError{"Intercom neither shows nor restores archived attributes, so that each run would make another"}
	}
	var fields []object
	all, err := r.ticketTypes(ctx)
	for _, o := range all {
		if text(o, "name") == typeName {
			fields = append(fields, fieldsOf(o)...)
		}
	}
	if err != nil {
		return "", err
	}
	return r.freeName(fields, name, " ")
}

func expectArchived(o object, err error) error {
	if err == nil && (o == nil || !isArchived(o)) {
		err = fmt.Errorf("it is not archived: %v", o)
	}
	return err
}

// run is a scenario under way.
type run struct {
	*suite
	scenario
	configurations
	program *terraform.Program
	ids     map[string]string // by address
}

// commandTime is how long one run of Terraform may take.
const commandTime = 5 * time.Minute

// runPart goes through a scenario. Where a step fails, the rest of it is left
// out, and what there is is cleaned up at the end.
func (r *suite) runPart(ctx context.Context, program *terraform.Program, s scenario) {
	if ctx.Err() != nil {
		return
	}
	r.say("\n%s", s.part)
	u := &run{suite: r, scenario: s, program: program}
	type action struct {
		name string
		do   func(context.Context) error
	}
	steps := []action{
		{"is created", u.creates},
		{"planned again, has no changes", u.planEmpty},
		{"is updated in place", u.updates},
		{"planned again, has no changes", u.planEmpty},
		{"changed behind Terraform's back, is found and repaired", u.repairs},
		{"is imported, without changes", u.isImported},
		{"is destroyed", u.destroys},
		{"is created again", u.createsAgain},
	}
	if s.reads != "" {
		steps = []action{{"are read", u.isRead}, {"planned again, have no changes", u.planEmpty}}
	}
	for _, step := range steps {
		if !u.step(ctx, step.name, step.do) {
			return
		}
	}
}

// step reports whether to go on.
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
		return false // Terraform was interrupted too, which is no failure of its own
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

// terraform runs a command and expects how it exits.
func (u *run) terraform(ctx context.Context, want int, args ...string) (string, error) {
	// It is not killed when the run is interrupted: what it is doing would be
	// lost. It notices an interrupt from the keyboard by itself.
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

// readState notes the ids of all resources.
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

func (u *run) creates(ctx context.Context) (err error) {
	if u.configurations, err = u.prepare(ctx); err != nil {
		return err
	}
	text := u.create
	if u.adopt != "" {
		text += importBlock(typeAddress, u.adopt)
	}
	_, err = u.apply(ctx, text)
	if err == nil && u.ids[u.address] == "" {
		err = errors.New("the state has no such resource")
	}
	return err
}

func (u *run) isRead(ctx context.Context) error {
	_, err := u.apply(ctx, u.reads)
	return err
}

func (u *run) planEmpty(ctx context.Context) error {
	_, err := u.terraform(ctx, 0, "plan", "-detailed-exitcode")
	return err
}

func (u *run) updates(ctx context.Context) error {
	before := u.ids[u.address]
	output, err := u.apply(ctx, u.update)
	switch {
	case err != nil:
		return err
	case u.ids[u.address] != before:
		return fmt.Errorf("it was %s and is %s", before, u.ids[u.address])
	case !strings.Contains(output, " 0 added, ") || !strings.Contains(output, " 0 destroyed."):
		return fmt.Errorf("not in place:\n%s", output)
	}
	return nil
}

func (u *run) repairs(ctx context.Context) error {
	if err := u.change(ctx, u.ids); err != nil {
		return fmt.Errorf("changing it behind Terraform's back: %w", err)
	}
	output, err := u.terraform(ctx, 2, "plan", "-detailed-exitcode")
	if err != nil {
		return err
	}
	if shown := regexp.MustCompile(`(?m)^ +~ ` + u.shown + ` +=`); !shown.MatchString(output) {
		return fmt.Errorf("the plan does not show that %s has changed:\n%s", u.shown, output)
	}
	_, err = u.apply(ctx, u.update) // that there is nothing left to do, the import shows
	return err
}

var onlyImports = regexp.MustCompile(`Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy\.`)

// isImported plans the import in a directory that knows nothing of the object.
func (u *run) isImported(ctx context.Context) error {
	elsewhere := *u
	program := *u.program
	program.Dir = filepath.Join(program.Dir, "import")
	elsewhere.program = &program
	if err := os.Mkdir(program.Dir, 0o700); err != nil {
		return err
	}
	text := u.update
	for address, id := range u.imports {
		text += importBlock(address, id(u.ids))
	}
	if err := elsewhere.configure(text); err != nil {
		return err
	}
	output, err := elsewhere.terraform(ctx, 2, "plan", "-detailed-exitcode")
	if err == nil && !onlyImports.MatchString(output) {
		err = fmt.Errorf("not only an import:\n%s", output)
	}
	return err
}

func (u *run) destroys(ctx context.Context) error {
	if _, err := u.terraform(ctx, 0, "destroy", "-auto-approve"); err != nil {
		return err
	}
	return u.gone(ctx, u.ids)
}

func (u *run) createsAgain(ctx context.Context) error {
	before := u.ids
	switch {
	case u.again.notRun != "":
		return &notRunError{u.again.notRun}
	case u.again.refused:
		if err := u.configure(u.update); err != nil {
			return err
		}
		output, err := u.terraform(ctx, 1, "apply", "-auto-approve")
		if err == nil && !strings.Contains(output, "archived") {
			err = fmt.Errorf("Intercom does not restore, and Terraform does not say so:\n%s", output)
		}
		return err
	}
	if _, err := u.apply(ctx, u.update); err != nil {
		return err
	}
	if u.again.restores {
		for address, id := range before {
			if u.ids[address] != id {
				return fmt.Errorf("%s was not restored: it was %s and is %s", address, id, u.ids[address])
			}
		}
	}
	if err := u.planEmpty(ctx); err != nil {
		return err
	}
	return u.destroys(ctx)
}
