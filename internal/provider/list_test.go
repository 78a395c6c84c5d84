package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// listed are the routes that a list of each resource asks, with how often.
var listed = map[string]counts{
	"intercom_data_attribute":        {"GET /data_attributes": 2}, // one for each model
	"intercom_tag":                   {"GET /tags": 1},
	"intercom_ticket_type":           {"GET /ticket_types": 1},
	"intercom_ticket_type_attribute": {"GET /ticket_types": 1},
}

// What matches is found once, whatever the number of objects: with one list of
// each collection, and the question whose workspace it is.
func TestList_requests(t *testing.T) {
	t.Parallel()
	for _, typeName := range acctest.NewProtocol(t).ResourceTypes() {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			p := acctest.Connect(t, server)
			expect := func(n int, want counts) {
				t.Helper()
				found, diags := p.List(typeName, nil, 0, true)
				p.ExpectNone(diags)
				if len(found) != n {
					t.Errorf("found %d objects, want %d", len(found), n)
				}
				if got := server.Counts(); !maps.Equal(got, want) {
					t.Errorf("the requests were %v, want %v", got, want)
				}
				server.ResetCounts()
			}
			expect(0, listed[typeName]) // nothing that needs an identity

			fill(server, 60)
			p = acctest.Connect(t, server)
			want := maps.Clone(listed[typeName])
			want["GET /me"] = 1
			expect(60, want)
			expect(60, counts{})
		})
	}
}

func TestList_limit(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	fill(server, 120)
	p := acctest.Connect(t, server)
	for _, typeName := range p.ResourceTypes() {
		for limit, want := range map[int64]int{0: 120, 1: 1, 100: 100, 120: 120, 1000: 120} {
			for _, include := range []bool{true, false} {
				found, diags := p.List(typeName, nil, limit, include)
				p.ExpectNone(diags)
				if len(found) != want {
					t.Errorf("%s: found %d with the limit %d, want %d", typeName, len(found), limit, want)
				}
				if slices.ContainsFunc(found, func(f acctest.Found) bool { return (f.Object != nil) != include }) {
					t.Errorf("%s: include_resource = %t makes no difference", typeName, include)
				}
			}
		}
	}
}

// A failure is reported once, and instead of results.
func TestList_refused(t *testing.T) {
	t.Parallel()
	for status, want := range map[int][]string{
		http.StatusUnauthorized:        {"token_unauthorized", "lacks a permission"},
		http.StatusForbidden:           {"token_unauthorized", "lacks a permission"},
		http.StatusInternalServerError: {"token_unauthorized", "Status: 500"},
	} {
		for typeName, routes := range listed {
			t.Run(fmt.Sprint(typeName, " ", status), func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t)
				fill(server, 2)
				for route := range routes {
					server.Fail(acctest.Problem(route, status, "token_unauthorized", "No", ""))
				}
				p := acctest.NewProtocol(t)
				p.ExpectNone(p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "max_retries": 0}))
				found, diags := p.List(typeName, nil, 100, true)
				what := kind.Title(strings.ReplaceAll(strings.TrimPrefix(typeName, kind.Prefix), "_", " ")) + "s"
				p.ExpectError(diags, "", "Unable to List "+what, want...)
				if len(found) > 0 {
					t.Errorf("found %d objects all the same", len(found))
				}
			})
		}
	}
}

// An identity without the workspace is good for an import, and so a token that
// may not read the workspace can list.
func TestList_workspaceUnknown(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	fill(server, 2)
	server.Fail(acctest.Problem("GET /me", http.StatusForbidden, "token_unauthorized", "No", ""))
	p := acctest.Connect(t, server)
	for _, typeName := range p.ResourceTypes() {
		found, diags := p.List(typeName, nil, 100, true)
		p.ExpectNone(diags)
		for _, f := range found {
			if f.Identity["workspace_id"] != nil || f.Identity["id"] == nil {
				t.Errorf("%s: the identity is %v", typeName, f.Identity)
			}
		}
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

// Every resource has the filter by name, and a pattern that is none is refused
// at it.
func TestList_nameRegex(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	fill(server, 20)
	p := acctest.Connect(t, server)
	for _, typeName := range p.ResourceTypes() {
		for pattern, want := range map[string]int{"": 20, "^Number 1": 11, "1$": 2, "(?i)NUMBER 7$": 1, "^umber": 0} {
			found, diags := p.List(typeName, acctest.Values{"name_regex": pattern}, 100, false)
			p.ExpectNone(diags)
			if len(found) != want {
				t.Errorf("%s: %q finds %d objects, want %d", typeName, pattern, len(found), want)
			}
		}
		server.ResetCounts()
		_, diags := acctest.Connect(t, server).List(typeName, acctest.Values{"name_regex": "a("}, 100, false)
		p.ExpectError(diags, "name_regex", "Invalid Attribute Value", "missing closing )")
		if server.Total() > 0 {
			t.Errorf("%s: requests were sent: %v", typeName, server.Counts())
		}
	}
}

// What is found can be imported by its identity and is then what was listed;
// the configuration that Terraform writes for it is valid and changes nothing.
// It is so whatever Intercom does where its reference is silent.
func TestList_adopts(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.Alternatives() {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, seeded, func(config *intercomtest.Config) { config.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			for _, typeName := range p.ResourceTypes() {
				if adopt(t, p, typeName) < 3 {
					t.Errorf("%s: found next to nothing", typeName)
				}
			}
		})
	}
}

// What Terraform prints stays on its line, and does nothing to the terminal.
func TestList_printable(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for _, name := range []string{"two\nlines", "\x1b[31mred", "\u202Ebackwards", "👩\u200D💻 ❤\uFE0F", "日本語 e\u0301"} {
		server.Add("tags", map[string]any{"name": name})
	}
	acctest.Connect(t, server).ExpectFound("intercom_tag", nil, "two lines", " [31mred", " backwards", "👩\u200D💻 ❤\uFE0F", "日本語 \u00e9")
}

// Terraform writes one file for all that it finds. What cannot be configured,
// since Intercom knows types that the provider does not, would make all of it
// invalid.
func TestList_leftOut(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	bug := server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer"})
	for kind, objects := range map[string][2]map[string]any{
		"data_attributes":        {{"name": "good"}, {"name": "odd", "data_type": "json"}},
		"tags":                   {{"name": "good"}, {"name": " "}},
		"ticket_types":           {{"name": "good"}, {"name": " "}},
		"ticket_type_attributes": {{"name": "good", "ticket_type_id": bug}, {"name": "odd", "ticket_type_id": bug, "data_type": "relationship"}},
	} {
		for _, o := range objects {
			server.Add(kind, o)
		}
	}
	p := acctest.Connect(t, server)
	for _, typeName := range p.ResourceTypes() {
		kind := strings.TrimPrefix(typeName, "intercom_") + "s"
		objects := server.Objects(kind)
		odd := objects[slices.IndexFunc(objects, func(o map[string]any) bool { return o["name"] == "odd" || o["name"] == " " })]
		all, diags := p.List(typeName, nil, 0, false)
		p.ExpectNone(diags) // nobody writes a configuration of names alone
		found, diags := p.List(typeName, nil, 0, true)
		p.ExpectWarning(diags, "", serve.LeftOut, fmt.Sprint(odd["id"]), fmt.Sprintf("%s", odd["name"]))
		if len(found) != len(all)-1 {
			t.Errorf("%s: found %d of %d", typeName, len(found), len(all))
		}
		for _, f := range found {
			p.ExpectNone(p.Validate(typeName, p.GenerateConfig(typeName, f.Object)))
		}
	}
}

// adopt takes over every object of a type, and returns how many there are.
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
