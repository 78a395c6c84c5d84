package provider_test

import (
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// Refreshing any number of objects takes the requests in the sample of the kind,
// however many are read concurrently. The kinds share their lists.
func TestRequests_refresh(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 60} {
		for _, s := range resources() {
			t.Run(fmt.Sprint(s.kind.Name, " ", n), func(t *testing.T) {
				t.Parallel()
				expectRefresh(t, n, s)
			})
		}
		t.Run(fmt.Sprint("all ", n), func(t *testing.T) {
			t.Parallel()
			expectRefresh(t, n, resources()...)
		})
	}
}

func expectRefresh(t *testing.T, n int, all ...*sample) {
	t.Helper()
	server := intercomtest.New(t)
	importer, p := acctest.Connect(t, server), acctest.Connect(t, server)
	want := counts{"GET /me": 1}
	var reads []func()
	for _, s := range all {
		s.prepareIn(server)
		for _, id := range s.fill(server, n) {
			object, diags := importer.Import(s.typeName(), id)
			importer.ExpectNone(diags)
			reads = append(reads, func() {
				if left, diags := p.Read(s.typeName(), object); len(diags) > 0 || left == nil {
					t.Errorf("reading %s %s: %v", s.typeName(), id, diags)
				}
			})
		}
		want = most(want, s.refreshes(s.atMost(n)))
	}
	server.ResetCounts()
	var reading sync.WaitGroup
	for _, read := range reads {
		reading.Go(read)
	}
	reading.Wait()
	if got := server.Counts(); !maps.Equal(got, want) {
		t.Errorf("%d objects were read with the requests %v, want %v", len(reads), got, want)
	}
}

// Data sources share lists, however often they are read. What has long texts is read
// each time: the client does not keep them.
func TestRequests_dataSources(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, seeded)
	p := acctest.Connect(t, server)
	want := counts{}
	var reading sync.WaitGroup
	for _, s := range samples {
		want = most(want, s.lookupRequests)
		for typeName, configs := range s.lookups {
			for _, config := range configs {
				for range 5 {
					reading.Go(func() {
						if _, diags := p.ReadDataSource(typeName, config); len(diags) > 0 {
							t.Errorf("reading %s with %v: %v", typeName, config, diags)
						}
					})
				}
			}
		}
	}
	reading.Wait()
	if got := server.Counts(); !maps.Equal(got, want) {
		t.Errorf("the requests were %v, want %v", got, want)
	}
}

// Applying N objects with Terraform takes N writes, a refresh of each kind and, for
// creates, at most one more list each, for any -parallelism.
func TestRequests_apply(t *testing.T) {
	t.Parallel()
	const total = 60
	for _, parallelism := range []int{1, 10, 50} {
		t.Run(fmt.Sprint("parallelism ", parallelism), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			config, number := configuration(server, server.URL, total)
			cli := acctest.NewCLI(t, config)
			run := func(what string, writes int, bound counts, args ...string) {
				t.Helper()
				server.ResetCounts()
				out, ok := cli.Terraform(append(args, fmt.Sprint("-parallelism=", parallelism), "-no-color")...)
				if !ok {
					t.Fatalf("terraform %v failed:\n%s", args, out)
				}
				got := server.Counts()
				t.Logf("%s: %v", what, got)
				if server.Writes() != writes {
					t.Errorf("%s: %d writes, want %d: %v", what, server.Writes(), writes, got)
				}
				for route, n := range got {
					if strings.HasPrefix(route, "GET ") && n > bound[route] {
						t.Errorf("%s: %s was sent %d times, want at most %d", what, route, n, bound[route])
					}
				}
			}
			// Terraform starts the provider twice, to plan and to apply. Each time, the
			// provider reads what it needs once, and the workspace, which is part of an
			// identity.
			refresh, twice := counts{"GET /me": 1}, counts{}
			for _, s := range resources() {
				refresh = most(refresh, s.refreshes(number[s.kind.Name]))
			}
			for route, n := range refresh {
				twice[route] = 2 * n
			}
			for _, s := range resources() {
				for route, n := range s.plans {
					twice[route] += 2 * n
				}
			}
			// A create lists its kind immediately before the write, to recognise an
			// existing object. Concurrent creates share the list.
			creating := maps.Clone(twice)
			for _, s := range resources() {
				for route := range s.lists(1) {
					creating[route] = max(creating[route], 2) + number[s.kind.Name]
				}
			}
			run("creating", total, creating, "apply", "-auto-approve")
			run("a plan without changes", 0, refresh, "plan", "-detailed-exitcode")
			run("updating", written("update", number), twice, "apply", "-auto-approve", "-var=revision=2")
			destroying := maps.Clone(twice)
			for _, s := range resources() {
				if s.destroyLists {
					destroying[s.read] = 3 * refresh[s.read]
				}
			}
			run("destroying", written("destroy", number), destroying, "apply", "-auto-approve", "-destroy", "-var=revision=2")
		})
	}
}
