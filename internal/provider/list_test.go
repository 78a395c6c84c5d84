package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// A list finds each matching object once, with the requests in the sample and one for
// the workspace, whatever the number of objects.
func TestList_requests(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			p := acctest.Connect(t, server)
			expect := func(n int, want counts) {
				t.Helper()
				found, diags := p.List(s.typeName(), nil, 0, true)
				p.ExpectNone(diags)
				if len(found) != n {
					t.Errorf("found %d objects, want %d", len(found), n)
				}
				if got := server.Counts(); !maps.Equal(got, want) {
					t.Errorf("the requests were %v, want %v", got, want)
				}
				server.ResetCounts()
			}
			expect(0, s.lists(0)) // no result needs an identity

			s.prepareIn(server)
			n := len(s.fill(server, 60))
			p = acctest.Connect(t, server)
			expect(n, most(s.lists(n), counts{"GET /me": 1}))
			if s.relists {
				expect(n, s.lists(n))
				return
			}
			expect(n, counts{})
		})
	}
}

func TestList_limit(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			n := len(s.fill(server, 120))
			p := acctest.Connect(t, server)
			for _, limit := range []int{0, 1, 100, 120, 1000} {
				want := min(limit, n)
				if limit == 0 {
					want = n
				}
				for _, include := range []bool{true, false} {
					found, diags := p.List(s.typeName(), nil, int64(limit), include)
					p.ExpectNone(diags)
					if len(found) != want {
						t.Errorf("found %d with the limit %d, want %d", len(found), limit, want)
					}
					if slices.ContainsFunc(found, func(f acctest.Found) bool { return (f.Object != nil) != include }) {
						t.Errorf("include_resource = %t makes no difference", include)
					}
				}
			}
		})
	}
}

// A failure is reported once, and without results.
func TestList_refused(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			for status, want := range map[int][]string{
				http.StatusUnauthorized:        {"token_unauthorized", "lacks a permission"},
				http.StatusForbidden:           {"token_unauthorized", "lacks a permission"},
				http.StatusInternalServerError: {"token_unauthorized", "Status: 500"},
			} {
				t.Run(fmt.Sprint(status), func(t *testing.T) {
					t.Parallel()
					server := s.server(t)
					s.fill(server, 2)
					for route := range s.lists(2) {
						server.Fail(acctest.Problem(route, status, "token_unauthorized", "No", ""))
					}
					p := acctest.NewProtocol(t)
					p.ExpectNone(p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "max_retries": 0}))
					found, diags := p.List(s.typeName(), nil, 100, true)
					p.ExpectError(diags, "", "Unable to List "+s.kind.Title()+"s", want...)
					if len(found) > 0 {
						t.Errorf("found %d objects all the same", len(found))
					}
				})
			}
		})
	}
}

// An identity without the workspace is sufficient for an import, so a token that may
// not read the workspace can still list.
func TestList_workspaceUnknown(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			if s.singleton {
				return // the id of the object is that of the workspace
			}
			server := s.server(t)
			s.fill(server, 2)
			server.Fail(acctest.Problem("GET /me", http.StatusForbidden, "token_unauthorized", "No", ""))
			p := acctest.Connect(t, server)
			found, diags := p.List(s.typeName(), nil, 100, true)
			p.ExpectNone(diags)
			for _, f := range found {
				if f.Identity["workspace_id"] != nil || f.Identity["id"] == nil {
					t.Errorf("the identity is %v", f.Identity)
				}
			}
		})
	}
}

func TestList_notConfigured(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t)
	p.ExpectNone(p.Configure(acctest.Values{"access_token": acctest.Unknown}))
	for _, typeName := range p.ResourceTypes() {
		_, diags := p.List(typeName, nil, 100, true)
		p.ExpectError(diags, "", "Provider Configuration Not Known")
	}
}

// Every kind with names has the filter by name, which refuses an invalid pattern.
func TestList_nameRegex(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			if s.config["name"] == nil && s.config["title"] == nil {
				return
			}
			server := s.server(t)
			s.fill(server, 20)
			p := acctest.Connect(t, server)
			for pattern, want := range map[string]int{"": 20, "^Number 1": 11, "1$": 2, "(?i)NUMBER 7$": 1, "^umber": 0} {
				found, diags := p.List(s.typeName(), acctest.Values{"name_regex": pattern}, 100, false)
				p.ExpectNone(diags)
				if len(found) != want {
					t.Errorf("%q finds %d objects, want %d", pattern, len(found), want)
				}
			}
			server.ResetCounts()
			_, diags := acctest.Connect(t, server).List(s.typeName(), acctest.Values{"name_regex": "a("}, 100, false)
			p.ExpectError(diags, "name_regex", "Invalid Attribute Value", "missing closing )")
			if server.Total() > 0 {
				t.Errorf("requests were sent: %v", server.Counts())
			}
		})
	}
}

// Every result can be imported by its identity and then equals the listed object. The
// configuration that Terraform generates for it is valid and changes nothing, whatever
// the answers to open questions are.
func TestList_adopts(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			for _, alternative := range s.alternatives() {
				t.Run(alternative.Name, func(t *testing.T) {
					t.Parallel()
					server := intercomtest.New(t, seeded, func(config *intercomtest.Config) { config.Answers = alternative.Answers })
					if adopt(t, acctest.Connect(t, server), s.typeName()) < s.atMost(3) {
						t.Error("found next to nothing")
					}
				})
			}
		})
	}
}

// The display names of results are one line, without terminal escapes.
func TestList_printable(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for _, name := range []string{"two\nlines", "\x1b[31mred", "\u202Ebackwards", "👩\u200D💻 ❤\uFE0F", "日本語 e\u0301"} {
		server.Add("tags", map[string]any{"name": name})
	}
	acctest.Connect(t, server).ExpectFound("intercom_tag", nil, "two lines", "[31mred", "backwards", "👩\u200D💻 ❤\uFE0F", "日本語 \u00e9")
}

// Terraform writes one file for all results. An object with a type that the provider
// does not know cannot be configured, and would make the whole file invalid.
func TestList_leftOut(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			if s.unmanageable == nil {
				return
			}
			server := s.server(t)
			s.fill(server, 1)
			odd := server.Add(s.objects, s.unmanageable)
			p := acctest.Connect(t, server)
			all, diags := p.List(s.typeName(), nil, 0, false)
			p.ExpectNone(diags) // a list without resources generates no configuration
			found, diags := p.List(s.typeName(), nil, 0, true)
			p.ExpectWarning(diags, "", serve.LeftOut, odd, fmt.Sprint(s.unmanageable[s.kind.KeyArgument()]))
			if len(found) == 0 || len(found) != len(all)-1 {
				t.Errorf("found %d of %d", len(found), len(all))
			}
			for _, f := range found {
				p.ExpectNone(p.Validate(s.typeName(), p.GenerateConfig(s.typeName(), f.Object)))
			}
		})
	}
}

// adopt imports every object of a type, and returns their number.
func adopt(t *testing.T, p *acctest.Protocol, typeName string) int {
	t.Helper()
	found, diags := p.List(typeName, nil, 0, true)
	p.ExpectNone(diags)
	for _, f := range found {
		imported, diags := p.ImportIdentity(typeName, f.Identity)
		p.ExpectNone(diags)
		p.ExpectSame(fmt.Sprintf("importing %s %s", typeName, f.Name), typeName, f.Object, imported)
		config := p.GenerateConfig(typeName, f.Object)
		planned := p.Plan(typeName, imported, config)
		if diags := append(p.Validate(typeName, config), planned.Diagnostics...); len(diags) > 0 {
			t.Errorf("%s %s: the generated configuration is refused: %v", typeName, f.Name, diags)
		} else if !p.Empty(planned) {
			t.Errorf("%s %s: the generated configuration changes it: %v", typeName, f.Name, config)
		}
	}
	return len(found)
}
