package provider_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// fifty are objects of all kinds; some of them exist archived and are restored.
const fifty = `
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

resource "intercom_data_attribute" "t" {
  count       = 16
  model       = count.index %% 2 == 0 ? "contact" : "company"
  name        = "attribute_${count.index}"
  data_type   = "string"
  description = "Revision ${var.revision}"
}

resource "intercom_tag" "t" {
  count = 12
  name  = "Tag ${count.index} of revision ${var.revision}"
}

resource "intercom_ticket_type" "t" {
  count       = 8
  name        = "Type ${count.index}"
  category    = "Customer"
  description = "Revision ${var.revision}"
}

resource "intercom_ticket_type_attribute" "t" {
  count          = 14
  ticket_type_id = intercom_ticket_type.t[count.index %% 8].id
  name           = "Field ${count.index}"
  data_type      = count.index < 7 ? "string" : "list"
  list_items     = count.index < 7 ? null : ["low", "high"]
  description    = "Revision ${var.revision}"
}
`

// The provider is killed at a random point of an apply. What Terraform has not
// saved is in Intercom all the same: the next run names it, with the block to
// import it, and then converges. Nothing is made twice.
func TestKill(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("finds the provider's process under /proc")
	}
	seed := rand.Uint64()
	if given, err := strconv.ParseUint(os.Getenv("KILL_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("KILL_SEED=%d", seed)
	for i := range 20 {
		operation := []string{"create", "create", "create", "update", "destroy"}[i%5]
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		t.Run(fmt.Sprint(operation, " ", i), func(t *testing.T) {
			t.Parallel()
			kill(t, operation, 1+random.IntN(50), random.IntN(3))
		})
	}
}

// kill kills the provider at the nth write of an apply, at one of three
// moments: before Intercom acts on it, before Intercom answers, or then.
func kill(t *testing.T, operation string, nth, moment int) {
	t.Helper()
	t.Logf("kill at write %d, moment %d", nth, moment)
	server := intercomtest.New(t)
	for i := range 3 {
		server.Add("data_attributes", map[string]any{"model": []string{"contact", "company"}[i%2], "name": fmt.Sprint("attribute_", i), "archived": true})
		server.Add("ticket_types", map[string]any{"name": fmt.Sprint("Type ", i), "category": "Customer", "archived": true})
	}

	var cli *acctest.CLI
	var counting sync.Mutex
	writes := 1000 // until the kill; negative after it
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now := false
		if r.Method != http.MethodGet {
			counting.Lock()
			writes--
			now = writes == 0
			counting.Unlock()
		}
		switch {
		case now && moment == 0:
			cli.KillProvider()
			panic(http.ErrAbortHandler)
		case now && moment == 1:
			server.ServeHTTP(httptest.NewRecorder(), r)
			cli.KillProvider()
			panic(http.ErrAbortHandler)
		}
		server.ServeHTTP(w, r)
		if now {
			_ = http.NewResponseController(w).Flush()
			cli.KillProvider()
		}
	}))
	t.Cleanup(front.Close)
	cli = acctest.NewCLI(t, fmt.Sprintf(fifty, server.Token, front.URL))

	apply := []string{"apply", "-auto-approve", "-json"}
	if operation != "create" {
		if out, ok := cli.Terraform(apply...); !ok {
			t.Fatal(out)
		}
		apply = append(apply, map[string]string{"update": "-var=revision=2", "destroy": "-destroy"}[operation])
	}
	counting.Lock()
	writes = nth
	counting.Unlock()
	out, ok := cli.Terraform(apply...)
	if ok && moment < 2 {
		t.Fatalf("Terraform has not noticed that the provider was killed:\n%s", out)
	}
	counting.Lock()
	writes = 1000
	counting.Unlock()

	orphans := slices.DeleteFunc(liveIDs(server), func(id string) bool { return slices.Contains(stateIDs(t, cli), id) })
	expectNoTwins(t, server)
	if len(orphans) > 10 {
		t.Errorf("%d objects were lost, more than Terraform makes at once: %v", len(orphans), orphans)
	}

	// The next apply reports what it does not know, and does the rest.
	out, ok = cli.Terraform(apply...)
	reported := reports(t, out)
	t.Logf("%d orphans", len(orphans))
	if ok == (len(orphans) > 0) || len(reported) != len(orphans) {
		t.Errorf("%d objects were reported of %v that the state had lost:\n%s", len(reported), orphans, out)
	}
	expectNoTwins(t, server)

	// As the message says: import, and apply again.
	for i, block := range reported {
		cli.Write(fmt.Sprintf("import_%d.tf", i), block)
	}
	if len(reported) > 0 {
		if out, ok := cli.Terraform(apply...); !ok {
			t.Errorf("terraform apply failed:\n%s", out)
		}
	}
	expectNoTwins(t, server)
	live, known := liveIDs(server), stateIDs(t, cli)
	if slices.Sort(live); !slices.Equal(live, known) {
		t.Errorf("Intercom has %v, the state %v", live, known)
	}
	if want := map[bool]int{true: 0, false: 50}[operation == "destroy"]; len(known) != want {
		t.Errorf("the state has %d objects, want %d", len(known), want)
	}
	if operation != "destroy" {
		plan := append([]string{"plan", "-detailed-exitcode", "-no-color"}, apply[3:]...)
		if out, ok := cli.Terraform(plan...); !ok {
			t.Errorf("the plan is not empty:\n%s", out)
		}
	}
}

// kinds are the objects of the simulator with the attributes that tell them
// apart.
var kinds = map[string][]string{
	"data_attributes":        {"name"},
	"tags":                   {"name"},
	"ticket_types":           {"name", "category"},
	"ticket_type_attributes": {"ticket_type_id", "name"},
}

// eachLive calls visit with every object in use that is not Intercom's own, kind
// by kind.
func eachLive(server *intercomtest.Server, visit func(kind string, object map[string]any)) {
	archived := map[any]bool{}
	for _, object := range server.Objects("ticket_types") {
		archived[object["id"]] = object["archived"] == true
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, object := range server.Objects(kind) {
			if object["archived"] != true && object["default"] != true && !archived[object["ticket_type_id"]] {
				visit(kind, object)
			}
		}
	}
}

// liveIDs returns the objects in use, as "tags 105".
func liveIDs(server *intercomtest.Server) []string {
	var ids []string
	eachLive(server, func(kind string, object map[string]any) { ids = append(ids, fmt.Sprint(kind, " ", object["id"])) })
	return ids
}

func expectNoTwins(t *testing.T, server *intercomtest.Server) {
	t.Helper()
	seen := map[string]bool{}
	eachLive(server, func(kind string, object map[string]any) {
		key := kind
		for _, name := range kinds[kind] {
			key += " " + strings.ToLower(fmt.Sprint(object[name]))
		}
		if seen[key] {
			t.Errorf("%s is there twice", key)
		}
		seen[key] = true
	})
}

// stateIDs returns the objects that Terraform knows, as liveIDs does.
func stateIDs(t *testing.T, cli *acctest.CLI) []string {
	t.Helper()
	data, err := os.ReadFile(cli.Path("terraform.tfstate"))
	if os.IsNotExist(err) {
		return nil // killed before anything was saved
	}
	var state struct {
		Resources []struct {
			Type      string
			Instances []struct{ Attributes struct{ ID string } }
		}
	}
	if err != nil || json.Unmarshal(data, &state) != nil {
		t.Fatalf("reading the state: %v\n%s", err, data)
	}
	var ids []string
	for _, r := range state.Resources {
		for _, instance := range r.Instances {
			ids = append(ids, strings.TrimPrefix(r.Type, "intercom_")+"s "+instance.Attributes.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

var importTo = regexp.MustCompile(`to = intercom_\w+\.NAME #.*`)

// reports returns the import blocks that Terraform was told, for the resources
// that it was told them about. There must be no other errors. Where a plan
// cannot be sure, it warns, and apply reports.
func reports(t *testing.T, out string) []string {
	t.Helper()
	blocks := map[string]string{} // by address
	for line := range strings.Lines(out) {
		var message struct {
			Diagnostic struct{ Severity, Summary, Detail, Address string }
		}
		if json.Unmarshal([]byte(line), &message) != nil {
			continue
		}
		d := message.Diagnostic
		at := strings.Index(d.Detail, "import {")
		switch {
		case strings.HasSuffix(d.Summary, "Already Exists") && at >= 0:
			blocks[d.Address] = importTo.ReplaceAllString(d.Detail[at:], "to = "+d.Address) + "\n"
		case d.Severity == "error":
			t.Errorf("%s: %s: %s", d.Address, d.Summary, d.Detail)
		}
	}
	return slices.Sorted(maps.Values(blocks))
}
