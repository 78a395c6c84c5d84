package provider_test

import (
	"maps"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// The plan refuses bad input at its attribute, without a request.
func TestInput_refused(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			for name, test := range s.refused {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					server := s.server(t)
					p := acctest.Connect(t, server)
					diags := p.ValidateAndPlan(s.typeName(), s.config.With(test.changes))
					if len(diags) != 1 || !diags[0].Error || diags[0].Path != test.at || !strings.Contains(diags[0].Detail, test.detail) {
						t.Errorf("got %q, want an error at %s with %q", diags, test.at, test.detail)
					}
					if server.Total() > 0 {
						t.Errorf("requests were sent: %v", server.Counts())
					}
				})
			}
		})
	}
}

// Objects with a value that the provider would not create can be imported, and their
// other arguments can be changed. The value itself can only be changed to a valid one.
func TestInput_foreign(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			for name, test := range s.foreign {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					var mu sync.Mutex
					var sent []string
					server := s.server(t, func(config *intercomtest.Config) {
						config.OnExchange = func(e intercomtest.Exchange) {
							if e.Method == http.MethodPut {
								mu.Lock()
								defer mu.Unlock()
								sent = append(sent, string(e.RequestBody))
							}
						}
					})
					fields := maps.Clone(test.fields)
					fields[s.kind.KeyArgument()] = "Old"
					if s.kind.Parent != "" {
						fields[s.kind.Parent] = s.config[s.kind.Parent]
					}
					server.Add(s.objects, fields)
					p := acctest.Connect(t, server)
					found, diags := p.List(s.typeName(), acctest.Values{"name_regex": "Old"}, 0, true)
					p.ExpectNone(diags)
					imported, diags := p.ImportIdentity(s.typeName(), found[0].Identity)
					p.ExpectNone(diags)
					config := p.GenerateConfig(s.typeName(), imported)
					if !reflect.DeepEqual(config[test.at], test.is) {
						t.Errorf("the configuration has %s = %q, want %q", test.at, config[test.at], test.is)
					}
					p.ExpectNone(p.Validate(s.typeName(), config))
					p.ExpectNoChange(s.typeName(), imported, config)

					changed := p.Converge(s.typeName(), imported, config.With(acctest.Values{"description": "new"}))
					mu.Lock()
					if len(sent) != 1 || !test.sends && strings.Contains(sent[0], test.at) {
						t.Errorf("changing the description sent %s", sent)
					}
					mu.Unlock()

					wrong := p.Plan(s.typeName(), changed, config.With(acctest.Values{test.at: test.wrong})).Diagnostics
					if len(wrong) != 1 || !wrong[0].Error || wrong[0].Path != test.where {
						t.Errorf("changing it to %q: %v", test.wrong, wrong)
					}
					p.Converge(s.typeName(), changed, config.With(acctest.Values{test.at: test.right}))
				})
			}
		})
	}
}

// Values that are not known yet pass all checks.
func TestInput_unknown(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			arguments := acctest.NewProtocol(t).Configurable(s.typeName())
			all := acctest.Values{}
			cases := append([]acctest.Values{{}, all}, s.unknown...)
			for _, argument := range arguments {
				all[argument] = acctest.Unknown
				cases = append(cases, acctest.Values{argument: acctest.Unknown})
			}
			for _, changes := range cases {
				p := acctest.Connect(t, server) // one run would report several resources for one object
				if diags := p.ValidateAndPlan(s.typeName(), s.config.With(changes)); len(diags) > 0 {
					t.Errorf("with %v: %v", changes, diags)
				}
			}
		})
	}
}
