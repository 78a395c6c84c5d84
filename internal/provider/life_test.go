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

// These tests are about objects of every kind while others change the same workspace.

// connect returns a provider for a server. more are additional arguments of the
// provider.
func connect(t *testing.T, server *intercomtest.Server, more acctest.Values) *acctest.Protocol {
	t.Helper()
	p := acctest.NewProtocol(t)
	p.ExpectNone(p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL}.With(more)))
	return p
}

// While the configuration of the provider is not known, Terraform can plan everything
// that needs no answer from Intercom. Everything else is an error with the reason.
func TestUnknownConfiguration(t *testing.T) {
	t.Parallel()
	const summary = "Provider Configuration Not Known"
	unconfigured := func(t *testing.T) *acctest.Protocol {
		t.Helper()
		p := acctest.NewProtocol(t)
		p.ExpectNone(p.Configure(acctest.Values{"access_token": acctest.Unknown}))
		return p
	}
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			object := s.apply(t, s.server(t))
			typeName := s.typeName()
			p := unconfigured(t)
			created := p.Plan(typeName, nil, s.config)
			p.ExpectNone(created.Diagnostics)
			refreshed, diags := p.Read(typeName, object)
			p.ExpectWarning(diags, "", "Objects Not Refreshed")
			p.ExpectSame("reading", typeName, object, refreshed)
			kept := p.Plan(typeName, refreshed, s.config)
			p.ExpectNone(kept.Diagnostics)
			if !p.Empty(kept) {
				t.Error("the plan of an unchanged configuration is not empty")
			}
			updated, destroyed := unconfigured(t).Plan(typeName, refreshed, s.changed()), unconfigured(t).Plan(typeName, refreshed, nil)
			plans := []acctest.Planned{unconfigured(t).PlanReplacement(kept, s.config), updated, destroyed}
			for argument, value := range s.replaces {
				plans = append(plans, unconfigured(t).Plan(typeName, refreshed, s.config.With(acctest.Values{argument: value})))
			}
			for _, planned := range plans {
				if failures := errorsAmong(planned.Diagnostics); len(failures) > 0 {
					t.Error(failures)
				}
			}
			for _, planned := range []acctest.Planned{created, updated, destroyed} {
				_, diags = p.Apply(planned) // Terraform never applies with an unknown configuration
				p.ExpectError(diags, "", summary)
			}
			_, diags = p.Import(typeName, "1")
			p.ExpectError(diags, "", summary)
			_, diags = p.List(typeName, nil, 0, true)
			p.ExpectError(diags, "", summary)
		})
	}
	for _, s := range samples {
		for typeName, configs := range s.lookups {
			for _, config := range configs {
				p := unconfigured(t)
				_, diags := p.ReadDataSource(typeName, config)
				p.ExpectError(diags, "", summary)
			}
		}
	}
}

// A state of one workspace cannot be used with the token of another, even if the
// objects there have the same ids: the provider reads and sends nothing.
func TestWorkspace_sameIDs(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			object := s.apply(t, s.server(t))
			other := s.server(t, func(c *intercomtest.Config) { c.WorkspaceID = "ws_other" })
			s.apply(t, other)
			other.ResetCounts()
			for name, object := range map[string]*acctest.Object{"with identity": object, "without identity": object.WithoutIdentity()} {
				expect := func(diags []acctest.Diagnostic) {
					t.Helper()
					if len(diags) != 1 || !diags[0].Error || !strings.Contains(diags[0].Detail, `belongs to the workspace "ws_other"`) {
						t.Errorf("%s: got %v", name, diags)
					}
				}
				left, diags := acctest.Connect(t, other).Read(s.typeName(), object)
				if left == nil {
					t.Errorf("%s: the object has left the state", name)
				}
				expect(diags)
				p := acctest.Connect(t, other)
				_, diags = p.Apply(p.Plan(s.typeName(), object, s.changed()))
				expect(diags)
				p = acctest.Connect(t, other)
				left, diags = p.Apply(p.Plan(s.typeName(), object, nil))
				expect(diags)
				if left == nil {
					t.Errorf("%s: the object has left the state", name)
				}
			}
			if other.Writes() > 0 {
				t.Errorf("requests that write: %v", other.Counts())
			}
		})
	}
}

// If somebody else has changed an object since the plan, an update is refused at each
// argument that it would overwrite, unless detect_conflicts is off.
func TestUpdate_changedSinceThePlan(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		for i, change := range s.changes {
			if change.colleague == nil {
				continue
			}
			for _, detect := range []bool{true, false} {
				t.Run(fmt.Sprint(s.kind.Name, " ", i, " ", detect), func(t *testing.T) {
					t.Parallel()
					server := s.server(t)
					config := s.config.With(change.on)
					object := acctest.Connect(t, server).Converge(s.typeName(), nil, config)
					p := connect(t, server, acctest.Values{"detect_conflicts": detect})
					planned := p.Plan(s.typeName(), object, config.With(change.to))
					acctest.Connect(t, server).Converge(s.typeName(), object, config.With(change.colleague))
					server.ResetCounts()

					p = connect(t, server, acctest.Values{"detect_conflicts": detect})
					updated, diags := p.Apply(planned)
					if !detect {
						p.ExpectNone(diags)
						p.ExpectNoChange(s.typeName(), updated, config.With(change.to))
						return
					}
					at := map[string]bool{}
					for _, d := range diags {
						at[d.Path] = true
						if d.Summary != s.kind.Title()+" Changed Since the Plan" || !strings.Contains(d.Detail, "lan again") {
							t.Errorf("got %v", d)
						}
					}
					for argument := range change.colleague {
						if !at[argument] {
							t.Errorf("the change of %s was not noticed: %v", argument, diags)
						}
					}
					if server.Writes() > 0 {
						t.Errorf("requests that write: %v", server.Counts())
					}
				})
			}
		}
	}
}

// It is not a conflict if somebody else has set the values that the update would send,
// if Intercom shows them.
func TestUpdate_noConflict(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		for i, change := range s.changes {
			t.Run(fmt.Sprint(s.kind.Name, " ", i), func(t *testing.T) {
				t.Parallel()
				server := s.server(t)
				config := s.config.With(change.on)
				object := acctest.Connect(t, server).Converge(s.typeName(), nil, config)
				p := acctest.Connect(t, server)
				planned := p.Plan(s.typeName(), object, config.With(change.to))
				acctest.Connect(t, server).Converge(s.typeName(), object, config.With(change.to)) // the same change by somebody else
				updated, diags := acctest.Connect(t, server).Apply(planned)
				if change.hidden {
					for argument := range change.to {
						p.ExpectError(diags, argument, s.kind.Title()+" Changed Since the Plan")
					}
					return
				}
				p.ExpectNone(diags)
				p.ExpectNoChange(s.typeName(), updated, config.With(change.to))
			})
		}
	}
}

// An update of an object that was archived after the plan reports that.
func TestUpdate_archivedSinceThePlan(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		if s.kind.Destroy != kind.Archives && s.kind.Destroy != kind.Retires {
			continue
		}
		for _, detect := range []bool{true, false} {
			t.Run(fmt.Sprint(s.kind.Name, " ", detect), func(t *testing.T) {
				t.Parallel()
				server := s.server(t)
				object := s.apply(t, server)
				p := connect(t, server, acctest.Values{"detect_conflicts": detect})
				planned := p.Plan(s.typeName(), object, s.changed())
				p = connect(t, server, acctest.Values{"detect_conflicts": detect})
				for _, id := range s.idsInUse(server) {
					server.Change(s.objects, id, map[string]any{"archived": true})
				}
				_, diags := p.Apply(planned)
				p.ExpectError(diags, "", s.kind.Title()+" Is Archived", "since the plan")
			})
		}
	}
}

// An archived object that will be restored or created again gets one warning, not two.
func TestPlan_goneAndRestored(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		next := map[kind.Destroy]string{kind.Archives: "restores it", kind.Retires: "creates a new one"}[s.kind.Destroy]
		if next == "" {
			continue
		}
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			object := s.apply(t, server)
			for _, id := range s.idsInUse(server) {
				server.Change(s.objects, id, map[string]any{"archived": true})
			}
			p := acctest.Connect(t, server)
			left, diags := p.Read(s.typeName(), object)
			p.ExpectWarning(diags, "", s.kind.Title()+" Is Gone", "archived", next)
			if left != nil {
				t.Error("the object is still in the state")
			}
			p.ExpectNone(p.Plan(s.typeName(), nil, s.config).Diagnostics)
		})
	}
}

// The plan warns about what destroying an object does to others.
func TestPlan_destroyWarns(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			object := s.apply(t, server)
			p := acctest.Connect(t, server)
			diags := p.Plan(s.typeName(), object, nil).Diagnostics
			if s.kind.DestroyWarning == "" {
				p.ExpectNone(diags)
				return
			}
			p.ExpectWarning(diags, "", s.kind.Title()+" Will Be Destroyed", s.kind.DestroyWarning)
		})
	}
}

// A change that takes something from the objects in Intercom that refer to this one is
// one warning, at its attribute. A plan that changes nothing does not warn.
func TestPlan_changeWarns(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		cases := maps.Clone(s.warns)
		if cases == nil {
			cases = map[string]warning{}
		}
		cases["nothing"] = warning{}
		for name, w := range cases {
			t.Run(s.kind.Name+"/"+name, func(t *testing.T) {
				t.Parallel()
				p := acctest.Connect(t, s.server(t))
				before := s.config.With(w.on)
				object := p.Converge(s.typeName(), nil, before)
				p.ExpectNone(p.Validate(s.typeName(), before.With(w.to)))
				diags := p.Plan(s.typeName(), object, before.With(w.to)).Diagnostics
				if name == "nothing" {
					p.ExpectNone(diags)
					return
				}
				p.ExpectWarning(diags, w.at, w.summary, w.detail)
			})
		}
	}
}

// Two resources for one object get a warning when the second is refreshed, and the plan
// to destroy one of them says what that does.
func TestShared_twoImports(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			summary := "Two Resources for One " + s.kind.Title()
			server := s.server(t)
			id := s.add(server, 0)
			p := acctest.Connect(t, server)
			first, diags := p.Import(s.typeName(), id)
			p.ExpectNone(diags)
			second, diags := p.Import(s.typeName(), id)
			p.ExpectWarning(diags, "", summary)

			p = acctest.Connect(t, server)
			first, diags = p.Read(s.typeName(), first)
			p.ExpectNone(diags)
			second, diags = p.Read(s.typeName(), second)
			p.ExpectWarning(diags, "", summary, "destroys the object for both")
			config := p.GenerateConfig(s.typeName(), first)
			p.Plan(s.typeName(), first, config)
			destroy := p.Plan(s.typeName(), second, nil).Diagnostics
			if !slices.ContainsFunc(destroy, func(d acctest.Diagnostic) bool {
				return d.Summary == summary && strings.Contains(d.Detail, "terraform state rm")
			}) {
				t.Errorf("the plan to destroy one of the two says %v", destroy)
			}
		})
	}
}

// Planning a resource again in the same process, as programs other than Terraform do,
// is not a conflict.
func TestPlan_again(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			object := s.apply(t, server)
			p := acctest.Connect(t, server)
			errorsIn := func(planned acctest.Planned) {
				t.Helper()
				if failures := errorsAmong(planned.Diagnostics); len(failures) > 0 {
					t.Error(failures)
				}
			}
			for _, change := range s.changes {
				if change.on == nil {
					errorsIn(p.Plan(s.typeName(), object, s.config.With(change.to)))
					errorsIn(p.Plan(s.typeName(), object, s.config.With(change.to)))
				}
			}
			// as with terraform apply -replace, or if a plan modifier replaces the object
			p = acctest.Connect(t, server)
			kept := p.Plan(s.typeName(), object, s.config)
			p.ExpectNone(kept.Diagnostics)
			for range 2 {
				errorsIn(p.PlanReplacement(kept, s.config))
			}
			for argument, value := range s.replaces {
				config := s.config.With(acctest.Values{argument: value})
				p = acctest.Connect(t, server)
				for range 2 {
					errorsIn(p.PlanReplacement(p.Plan(s.typeName(), object, config), config))
				}
			}
		})
	}
}

// Writes succeed whatever field their answers leave out, and the field has the value
// that Intercom has.
func TestUpdate_incompleteAnswer(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		if s.update == "" {
			continue
		}
		server := s.server(t)
		s.apply(t, server)
		fields := map[string]bool{}
		for _, o := range server.Objects(s.objects) {
			for field := range o {
				fields[field] = true
			}
		}
		for field := range fields {
			if field == "id" || field == "type" {
				continue
			}
			t.Run(s.kind.Name+" "+field, func(t *testing.T) {
				t.Parallel()
				server := s.server(t, func(c *intercomtest.Config) {
					c.Omit = map[string][]string{s.update: {field}}
					if s.config[field] != nil {
						c.Omit[s.create] = []string{field}
					}
				})
				p := acctest.Connect(t, server)
				object := p.Converge(s.typeName(), nil, s.config)
				updated, diags := p.Apply(p.Plan(s.typeName(), object, s.changed()))
				p.ExpectNone(errorsAmong(diags))
				// A refresh corrects the fields that the answer left out.
				p = acctest.Connect(t, server)
				refreshed, diags := p.Read(s.typeName(), updated)
				p.ExpectNone(diags)
				p.ExpectNoChange(s.typeName(), refreshed, s.changed())
			})
		}
	}
}

// If the token may not read the list of a kind, the plan has one warning for the kind,
// however many objects are new.
func TestPlan_notChecked(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		if s.noNaturalKey || s.singleton || s.kind.TakesOver {
			continue
		}
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			list := strings.TrimSuffix(s.read, "/{id}")
			for name, fault := range map[string]intercomtest.Fault{
				"permission":  acctest.Problem(list, 403, "forbidden", "No", ""),
				"plan":        acctest.Problem(list, 403, "api_plan_restricted", "No", ""),
				"unreachable": {Request: list, Kind: intercomtest.FaultDrop, Times: -1},
			} {
				server := s.server(t)
				server.Fail(fault)
				p := connect(t, server, acctest.Values{"max_retries": 0})
				diags := p.Plan(s.typeName(), nil, s.config).Diagnostics
				diags = append(diags, p.Plan(s.typeName(), nil, s.another()).Diagnostics...)
				if len(diags) != 1 || diags[0].Error || diags[0].Summary != kind.Title(s.kind.Noun)+"s Not Checked" {
					t.Errorf("%s: got %v, want one warning", name, diags)
				}
			}
		})
	}
}

// A refused token is one error, however many objects and kinds a run reads.
func TestRead_refusedToken(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	objects := map[string][]*acctest.Object{}
	for _, s := range resources() {
		s.prepareIn(server)
		for _, id := range s.fill(server, 20) {
			p := acctest.Connect(t, server)
			object, diags := p.Import(s.typeName(), id)
			p.ExpectNone(diags)
			objects[s.typeName()] = append(objects[s.typeName()], object)
		}
	}
	p := connect(t, server, acctest.Values{"access_token": "wrong"})
	var all []acctest.Diagnostic
	for typeName, objects := range objects {
		for _, object := range objects {
			left, diags := p.Read(typeName, object)
			if left == nil {
				t.Errorf("an object of %s has left the state", typeName)
			}
			all = append(all, diags...)
		}
	}
	if len(all) != 1 || !all[0].Error || !strings.Contains(all[0].Detail, "does not accept the access token") {
		t.Errorf("got %v, want one error", all)
	}
}

// A computed attribute that changes in Intercom between plan and apply is not an error,
// and the next refresh corrects it.
func TestUpdate_computedChanges(t *testing.T) {
	t.Parallel()
	s := &ticketTypeAttributeSample
	server := s.server(t)
	object := s.apply(t, server)
	p := acctest.Connect(t, server)
	planned := p.Plan(s.typeName(), object, s.config.With(acctest.Values{"description": "How bad"}))
	id := s.idsInUse(server)[0]
	server.Change(s.objects, id, map[string]any{"order": 9})
	p = acctest.Connect(t, server)
	updated, diags := p.Apply(planned)
	p.ExpectNone(diags)
	refreshed, diags := acctest.Connect(t, server).Read(s.typeName(), updated)
	p.ExpectNone(diags)
	if got := fmt.Sprint(p.Values(s.typeName(), refreshed)["order"]); !strings.Contains(got, "9") {
		t.Errorf("the order is %s, want 9", got)
	}
}
