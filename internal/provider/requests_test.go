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

// counts are numbers of requests by route.
type counts = map[string]int

// fill puts n objects of each resource into a workspace, and returns the ids
// that they are imported by.
func fill(server *intercomtest.Server, n int) map[string][]string {
	ids := map[string][]string{}
	for i := range n {
		add := func(typeName, kind string, object map[string]any) string {
			object["name"] = fmt.Sprint("Number ", i)
			id := server.Add(kind, object)
			if typeID, ok := object["ticket_type_id"].(string); ok {
				id = typeID + "/" + id
			}
			ids[typeName] = append(ids[typeName], id)
			return id
		}
		add("intercom_data_attribute", "data_attributes", map[string]any{"model": []string{"contact", "company"}[i%2]})
		add("intercom_tag", "tags", map[string]any{})
		typeID := add("intercom_ticket_type", "ticket_types", map[string]any{"category": "Customer"})
		add("intercom_ticket_type_attribute", "ticket_type_attributes", map[string]any{"ticket_type_id": typeID, "data_type": "string"})
	}
	return ids
}

// N objects are read with one list of each collection, however many are read at
// a time, and one object with one request.
func TestRequests_refresh(t *testing.T) {
	t.Parallel()
	const attributes, ticketTypes, tags = "GET /data_attributes", "GET /ticket_types", "GET /tags"
	for name, test := range map[string]struct {
		n     int
		types []string
		want  counts
	}{
		"data attributes":            {60, []string{"intercom_data_attribute"}, counts{attributes: 2}}, // one for each model
		"ticket types":               {60, []string{"intercom_ticket_type"}, counts{ticketTypes: 1}},
		"with their attributes":      {60, []string{"intercom_ticket_type", "intercom_ticket_type_attribute"}, counts{ticketTypes: 1}},
		"tags":                       {60, []string{"intercom_tag"}, counts{tags: 1}},
		"all":                        {60, acctest.NewProtocol(t).ResourceTypes(), counts{attributes: 2, ticketTypes: 1, tags: 1}},
		"one data attribute":         {1, []string{"intercom_data_attribute"}, counts{attributes: 1}},
		"one ticket type":            {1, []string{"intercom_ticket_type"}, counts{ticketTypes: 1}},
		"one ticket type attribute":  {1, []string{"intercom_ticket_type_attribute"}, counts{ticketTypes: 1}},
		"one tag":                    {1, []string{"intercom_tag"}, counts{tags: 1}},
		"a ticket type and its only": {1, []string{"intercom_ticket_type", "intercom_ticket_type_attribute"}, counts{ticketTypes: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			ids := fill(server, test.n)
			importer, p := acctest.Connect(t, server), acctest.Connect(t, server)
			var reads []func()
			for _, typeName := range test.types {
				for _, id := range ids[typeName] {
					object, diags := importer.Import(typeName, id)
					if len(diags) > 0 {
						t.Fatal(diags)
					}
					reads = append(reads, func() {
						if left, diags := p.Read(typeName, object); len(diags) > 0 || left == nil {
							t.Errorf("reading %s %s: %v", typeName, id, diags)
						}
					})
				}
			}
			server.ResetCounts()
			var reading sync.WaitGroup
			for _, read := range reads {
				reading.Go(read)
			}
			reading.Wait()
			got := server.Counts()
			if got["GET /me"] != 1 {
				t.Errorf("the workspace was asked for %d times, want once", got["GET /me"])
			}
			delete(got, "GET /me")
			if !maps.Equal(got, test.want) {
				t.Errorf("%d objects were read with the requests %v, want %v", len(reads), got, test.want)
			}
		})
	}
}

// lookups are configurations of every data source that find something in the
// workspace of the simulator program.
var lookups = map[string][]acctest.Values{
	"intercom_admin":           {{"email": "bruno@example.com"}, {"name": "Bruno Alves"}},
	"intercom_admins":          {{}},
	"intercom_data_attribute":  {{"model": "contact", "name": "plan_tier"}, {"model": "company", "name": "plan.name"}, {"id": "12878"}},
	"intercom_data_attributes": {{}, {"custom": true}, {"model": "company"}, {"include_archived": true}},
	"intercom_segment":         {{"name": "Active"}, {"name": "Active", "include_count": true}},
	"intercom_segments":        {{}, {"include_count": true}},
	"intercom_tag":             {{"name": "VIP"}, {"id": "115"}},
	"intercom_tags":            {{}},
	"intercom_team":            {{"name": "Support"}, {"name": "Billing"}, {"id": "991267902"}},
	"intercom_teams":           {{}},
	"intercom_ticket_states":   {{}, {"category": "resolved"}, {"include_archived": true}},
	"intercom_ticket_type":     {{"name": "Bug report"}, {"id": "71"}},
	"intercom_ticket_types":    {{}, {"category": "Customer"}, {"include_archived": true}},
	"intercom_workspace":       {{}},
}

// However often data sources are read, they ask for each collection once; for
// data attributes by model, and for segments with their counts and without.
func TestRequests_dataSources(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, seeded)
	p := acctest.Connect(t, server)
	var reading sync.WaitGroup
	for _, typeName := range p.DataSourceTypes() {
		if lookups[typeName] == nil {
			t.Errorf("the test has no lookup for %s", typeName)
		}
		for _, config := range lookups[typeName] {
			for range 5 {
				reading.Go(func() {
					if _, diags := p.ReadDataSource(typeName, config); len(diags) > 0 {
						t.Errorf("reading %s with %v: %v", typeName, config, diags)
					}
				})
			}
		}
	}
	reading.Wait()
	want := counts{
		"GET /admins": 1, "GET /data_attributes": 2, "GET /me": 1, "GET /segments": 2,
		"GET /tags": 1, "GET /teams": 1, "GET /ticket_states": 1, "GET /ticket_types": 1,
	}
	if got := server.Counts(); !maps.Equal(got, want) {
		t.Errorf("the requests were %v, want %v", got, want)
	}
}

// sixty are objects of all kinds.
const sixty = `
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}

provider "intercom" {
  access_token = %q
  base_url     = %q
}

variable "description" { default = "" }

resource "intercom_data_attribute" "t" {
  count       = 20
  model       = count.index %% 2 == 0 ? "contact" : "company"
  name        = "attribute_${count.index}"
  data_type   = "string"
  description = var.description
}

resource "intercom_tag" "t" {
  count = 10
  name  = "Tag ${count.index}, ${var.description}."
}

resource "intercom_ticket_type" "t" {
  count       = 10
  name        = "Type ${count.index}"
  category    = "Customer"
  description = var.description
}

resource "intercom_ticket_type_attribute" "t" {
  count          = 20
  ticket_type_id = intercom_ticket_type.t[count.index %% 10].id
  name           = "Field ${count.index}"
  data_type      = count.index < 10 ? "string" : "list"
  list_items     = count.index < 10 ? null : ["low", "high"]
  description    = var.description
}
`

// Applying N objects through Terraform takes N writes, a list of each collection
// and, for creates, at most one more list each, whatever -parallelism is.
func TestRequests_apply(t *testing.T) {
	t.Parallel()
	// Terraform starts the provider to plan and again to apply. Each of the two
	// lists what it needs once; the one that creates asks for the workspace,
	// which is part of an identity.
	lists := counts{"GET /me": 1, "GET /data_attributes": 2, "GET /ticket_types": 1, "GET /tags": 1}
	for _, parallelism := range []int{1, 10, 50} {
		t.Run(fmt.Sprint("parallelism ", parallelism), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			cli := acctest.NewCLI(t, fmt.Sprintf(sixty, server.Token, server.URL))
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
			twice := counts{}
			for route, n := range lists {
				twice[route] = 2 * n
			}
			// A create lists its kind immediately before it, to recognise an object
			// that existed before; creates that wait at the same time share the list.
			creating := counts{"GET /me": 1, "GET /data_attributes": 4 + 20, "GET /ticket_types": 2 + 30, "GET /tags": 2 + 10}
			run("creating", 60, creating, "apply", "-auto-approve")
			run("a plan without changes", 0, lists, "plan", "-detailed-exitcode")
			run("updating", 60, twice, "apply", "-auto-approve", "-var=description=new")
			run("destroying", 60, twice, "apply", "-auto-approve", "-destroy", "-var=description=new")
		})
	}
}
