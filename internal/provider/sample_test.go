package provider_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// samples has one sample for each kind. The tests of all kinds, such as TestFaults and
// TestKill, use this list: a new kind needs one file sample_<kind>_test.go and one line
// here. A kind comes before the kinds that it refers to.
var samples = []*sample{
	&adminSample,
	&conversationAttributeSample,
	&awayStatusReasonSample,
	&brandSample,
	&audienceSample,
	&contentSnippetSample,
	&contentImportSourceSample,
	&dataAttributeSample,
	&dataConnectorSample,
	&emailSample,
	&externalPageSample,
	&folderSample,
	&helpCenterSample,
	&helpCenterCollectionSample,
	&internalArticleSample,
	&articleSample,
	&helpCenterRedirectSample,
	&newsItemSample,
	&newsfeedSample,
	&identityVerificationSecretSample,
	&ipAllowlistSample,
	&macroSample,
	&reportingDatasetSample,
	&officeHoursScheduleSample,
	&officeHoursExceptionSample,
	&segmentSample,
	&subscriptionTypeSample,
	&tagSample,
	&teamSample,
	&teamMembersSample,
	&ticketStateSample,
	&ticketTypeSample,
	&ticketTypeAttributeSample,
	&workflowSample,
	&workspaceSample,
}

// sample is what the tests of all kinds know about one kind. A field that does not
// apply to a kind stays empty; TestConventions_samples names the required fields that
// are missing. A kind without a resource has only the first group of fields.
type sample struct {
	// kind is the provider's description of the kind.
	kind kind.Kind
	// objects is the name of the kind in the simulator (intercomtest.Kinds), or "" if
	// the simulator does not have it.
	objects string
	// alsoAnswers are other kinds of the simulator whose open questions
	// (intercomtest.AlternativesFor) also matter for this one, such as that of the
	// parent.
	alsoAnswers []string
	// lookups are configurations of the kind's data sources, by type, each of which
	// finds something in the workspace of intercomtest.Seed. Together they must give
	// each attribute of a data source a value.
	lookups map[string][]acctest.Values
	// lookupRequests are the requests that all lookups together take in one run, if
	// each is read five times.
	lookupRequests counts

	// prepare, if not nil, adds the objects that config refers to.
	prepare func(*intercomtest.Server)
	// preparesOthers says that prepare adds only objects that Terraform cannot create.
	// imports can then refer to them.
	preparesOthers bool
	// config is the configuration of one object, valid in an empty workspace after
	// prepare. It has as few arguments as possible.
	config acctest.Values
	// changes are updates of an object that has config. Together they change every
	// argument that an update can change.
	changes []change
	// replaces has another value for each argument whose change replaces the object.
	replaces acctest.Values
	// fixed has another value for each argument whose change the plan refuses.
	fixed acctest.Values
	// refused are changes of config that validation or the plan refuses without a
	// request, by the reason.
	refused map[string]refusedInput
	// unknown are changes of config with unknown values, in addition to those that make
	// one argument or all of them unknown. Their plan has no diagnostics.
	// warns are changes that take something from other objects in Intercom, by what is
	// changed.
	warns map[string]warning
	// unknown are changes of config with unknown values, in addition to those that
	// make one argument or all of them unknown. A plan of them says nothing.
	unknown []acctest.Values
	// foreign are objects that Intercom can have and that the provider would not
	// create, but can import.
	foreign map[string]foreignObject
	// unmanageable are the fields, for Server.Add, of an object that no configuration
	// can describe: lists leave it out with a warning. nil if there is no such object.
	unmanageable map[string]any
	// imports are configurations, in HCL, of a resource named "test" that is imported
	// by its id and by key, the name that people use.
	imports map[string]importSample

	// read is the route of a refresh: of the list if the list has complete objects,
	// otherwise of the single object. For a kind whose list has pages, it is the route
	// of the list.
	read string
	// create, update and destroy are the routes of these operations. A singleton has
	// the same route for all three. update is "" if every change replaces the object,
	// and destroy is "" if destroying the resource does not change the object.
	create, update, destroy string
	// destroyLists says that a plan to destroy objects reads the list. Terraform does
	// that in another process than the refresh.
	destroyLists bool
	// reread is a route that an update also reads, for the fields that its answer
	// leaves out.
	reread string
	// bodyless says that Intercom answers destroy without a body, so that an empty
	// answer counts as success.
	bodyless bool
	// lists returns the requests, by route, with which a list resource finds n objects
	// in one run, without GET /me.
	lists func(n int) counts
	// reads is lists for refreshing n objects; nil if the requests are the same.
	reads func(n int) counts

	// relists says that a second list in a run reads everything again, because there is
	// too much of it to be kept.
	relists bool

	// add adds the object with a number, named "Number 0" and so on if the kind has
	// names, and returns its import id. It is called after prepare. For a singleton it
	// makes the settings differ from the default.
	add func(server *intercomtest.Server, number int) string
	// key are the fields of an object (Server.Objects) by which the tests tell whether
	// an object was made twice. They must tell the objects of many apart, even if
	// Intercom allows duplicates.
	key []string
	// inUse reports whether Terraform may have created an object. nil: objects that are
	// neither archived nor made by Intercom.
	inUse func(server *intercomtest.Server, object map[string]any) bool
	// shownOnce says that Intercom shows a part of an object only in the answer to its
	// creation. A create whose answer is lost saves the object as tainted.
	shownOnce bool
	// singleton says that the workspace always has exactly one object of the kind,
	// which creating and destroying the resource only changes.
	singleton bool
	// noNaturalKey says that two objects of the kind can look the same to people, so
	// that the provider cannot tell the object of a lost create from another one. Plans
	// to create such an object warn with the id of the existing one instead.
	noNaturalKey bool

	// many is HCL of a resource named "t" with count = local.count.<kind.Name>. Each
	// object takes one write to create, one to update (when var.revision changes), if
	// the kind has updates, and one to destroy. An object can refer to those of other
	// samples, such as intercom_ticket_type.t. For a singleton, the count is 0 or 1.
	many string
	// existing adds what the first n objects of many refer to, if Terraform cannot
	// create it.
	existing func(server *intercomtest.Server, n int)
	// plans are requests of a plan that creates or changes objects, beside the refresh.
	plans counts
	// archived, if not nil, adds an archived object that creating the numbered object of
	// many restores.
	archived func(server *intercomtest.Server, number int)
}

// change is an update of an object.
type change struct {
	// on are arguments that the object has in addition to config.
	on acctest.Values
	// to are the new values. The tests also make all changes without on at once.
	to acctest.Values
	// colleague are values of the same arguments that differ from config and from to,
	// and that somebody else sets in Intercom. Leave out arguments without a third
	// value, such as booleans.
	colleague acctest.Values
	// hidden says that Intercom does not show the new value of the one argument in to,
	// so the same change by somebody else is a conflict.
	hidden bool
}

// refusedInput is a change of the configuration that is refused, with the path of the
// attribute of the error and a part of the message.
// warning is a change of an object that has config and the arguments on, with the
// warning of the plan: the path of its attribute, its summary and a part of its detail.
type warning struct {
	on, to              acctest.Values
	at, summary, detail string
}

// refusedInput is a change of the configuration that is refused, the path of the
// attribute that the error is at, and a part of the message.
type refusedInput struct {
	changes acctest.Values
	at      string
	detail  string
}

// foreignObject is an object that the provider would not create. Its resource must
// have a description, which the test changes.
type foreignObject struct {
	fields map[string]any // for Server.Add, without the name
	at     string         // the argument whose value the provider would refuse
	is     any            // the value in the state and in the generated configuration
	wrong  any            // another value that is refused
	where  string         // the path at which wrong is refused
	right  any            // a value that is accepted
	sends  bool           // whether every update sends the argument
}

// importSample is a configuration with the name that people use for the object, escaped
// as in an import block. key is "" if the kind has no names.
type importSample struct{ config, key string }

// counts are numbers of requests by route.
type counts = map[string]int

// resources returns the samples of the kinds that have a resource.
func resources() []*sample {
	return slices.DeleteFunc(slices.Clone(samples), func(s *sample) bool { return s.kind.Resource == nil })
}

func (s *sample) typeName() string { return s.kind.TypeName() }

// server returns an empty workspace with the objects that config refers to.
func (s *sample) server(t *testing.T, configure ...func(*intercomtest.Config)) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, configure...)
	s.prepareIn(server)
	return server
}

func (s *sample) prepareIn(server *intercomtest.Server) {
	if s.prepare != nil {
		s.prepare(server)
	}
}

// apply creates the object of config.
func (s *sample) apply(t *testing.T, server *intercomtest.Server) *acctest.Object {
	t.Helper()
	return acctest.Connect(t, server).Converge(s.typeName(), nil, s.config)
}

// changed returns config with all changes that can be made at once.
func (s *sample) changed() acctest.Values {
	values := s.config
	for _, c := range s.changes {
		if c.on == nil {
			values = values.With(c.to)
		}
	}
	return values
}

// another returns config with another natural key.
func (s *sample) another() acctest.Values {
	key := s.kind.KeyArgument()
	for _, c := range s.changes {
		if value, ok := c.to[key]; ok {
			return s.config.With(acctest.Values{key: value})
		}
	}
	return s.config.With(acctest.Values{key: "Another"})
}

// configs returns config, and config with each of the additional arguments that the
// changes need.
func (s *sample) configs() []acctest.Values {
	all := []acctest.Values{s.config}
	for _, c := range s.changes {
		if c.on != nil {
			all = append(all, s.config.With(c.on))
		}
	}
	return all
}

// alternatives returns the answers to open questions that matter for the kind.
func (s *sample) alternatives() []intercomtest.Alternative {
	return intercomtest.AlternativesFor(append([]string{s.objects}, s.alsoAnswers...)...)
}

// atMost returns n, or less if a workspace cannot have n objects.
func (s *sample) atMost(n int) int {
	if s.singleton {
		return min(n, 1)
	}
	return n
}

// fill adds n objects, or as many as possible, to a prepared workspace and returns
// their import ids.
func (s *sample) fill(server *intercomtest.Server, n int) []string {
	var ids []string
	for i := range s.atMost(n) {
		ids = append(ids, s.add(server, i))
	}
	return ids
}

// refreshes returns the requests that refreshing n objects takes.
func (s *sample) refreshes(n int) counts {
	if s.reads != nil {
		return s.reads(n)
	}
	return s.lists(n)
}

// once returns a function for lists, for a kind that is read with one request.
func once(route string) func(int) counts {
	return func(int) counts { return counts{route: 1} }
}

// written returns the number of objects that an "update" to the next revision, or a
// "destroy", of a configuration writes.
func written(operation string, number map[string]int) int {
	n := 0
	for _, s := range resources() {
		if route := map[string]string{"update": s.update, "destroy": s.destroy}[operation]; route != "" {
			n += number[s.kind.Name]
		}
	}
	return n
}

// most adds the requests of one kind to those of others. Requests of the same list are
// counted once.
func most(all, more counts) counts {
	all = maps.Clone(all)
	for route, n := range more {
		all[route] = max(all[route], n)
	}
	return all
}

// texts returns a list of strings for a configuration.
func texts(values ...string) []string { return values }

// numbered returns the name that add gives an object.
func numbered(number int) string { return fmt.Sprint("Number ", number) }

// eachInUse calls visit with every object of the kind that Terraform may have created.
func (s *sample) eachInUse(server *intercomtest.Server, visit func(id string, o map[string]any)) {
	for _, o := range server.Objects(s.objects) {
		id := fmt.Sprint(o["id"])
		if s.singleton {
			id = server.WorkspaceID
		}
		if s.inUse == nil && o["archived"] != true && o["default"] != true || s.inUse != nil && s.inUse(server, o) {
			visit(id, o)
		}
	}
}

// idsInUse returns the ids of the objects that Terraform may have created, in the form
// of the state.
func (s *sample) idsInUse(server *intercomtest.Server) []string {
	var ids []string
	s.eachInUse(server, func(id string, _ map[string]any) { ids = append(ids, id) })
	return ids
}

// keyOf returns the natural key of an object, with its kind.
func (s *sample) keyOf(o map[string]any) string {
	key := s.objects
	for _, field := range s.key {
		key += " " + strings.ToLower(fmt.Sprint(o[field]))
	}
	return key
}

// configuration returns HCL with a total number of objects, divided among the samples
// as evenly as the singletons allow, and the number of objects of each kind.
func configuration(server *intercomtest.Server, url string, total int) (config string, number map[string]int) {
	all := resources()
	number = map[string]int{}
	for left, i := total, 0; left > 0; i++ {
		s := all[i%len(all)]
		if n := s.atMost(number[s.kind.Name] + 1); n > number[s.kind.Name] {
			number[s.kind.Name] = n
			left--
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, `
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}

provider "intercom" {
  access_token = %q
  base_url     = %q
}

variable "revision" { default = 1 }

locals {
  count = {
`, server.Token, url)
	for _, s := range all {
		fmt.Fprintf(&text, "    %s = %d\n", s.kind.Name, number[s.kind.Name])
	}
	text.WriteString("  }\n}\n")
	for _, s := range all {
		if s.existing != nil {
			s.existing(server, number[s.kind.Name])
		}
		text.WriteString(s.many)
	}
	return text.String(), number
}
