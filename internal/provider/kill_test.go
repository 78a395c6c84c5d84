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

// TestKill kills the provider at a random point of an apply. Intercom then has objects
// that Terraform has not saved. The next run reports them with the block to import
// each, and then converges. Nothing is created twice.
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

// kill kills the provider at the nth write of an apply, at one of three moments: before
// Intercom acts on the write, before Intercom answers, or after the answer.
func kill(t *testing.T, operation string, nth, moment int) {
	t.Helper()
	t.Logf("kill at write %d, moment %d", nth, moment)
	server := intercomtest.New(t)
	for _, s := range resources() {
		for i := 0; i < 3 && s.archived != nil; i++ {
			s.archived(server, i)
		}
	}

	var cli *acctest.CLI
	var counting sync.Mutex
	writes := 1000 // number of writes until the kill; negative after it
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
	config, number := configuration(server, front.URL, 50)
	if operation != "create" {
		nth = min(nth, written(operation, number))
	}
	cli = acctest.NewCLI(t, config)

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

	lost := slices.DeleteFunc(liveIDs(server), func(id string) bool { return slices.Contains(stateIDs(t, cli), id) })
	expectNoDuplicates(t, server)
	if len(lost) > 10 {
		t.Errorf("%d objects were lost, more than Terraform makes at once: %v", len(lost), lost)
	}
	// The provider cannot recognise an object without a natural key: the object stays,
	// and the next apply creates another.
	var orphans, unrecognised []string
	for _, id := range lost {
		if hasNaturalKey(id) {
			orphans = append(orphans, id)
		} else {
			unrecognised = append(unrecognised, id)
		}
	}

	// The next apply reports the unknown objects, and does everything else.
	out, ok = cli.Terraform(apply...)
	reported := reports(t, out)
	t.Logf("%d orphans", len(orphans))
	if ok == (len(orphans) > 0) || len(reported) != len(orphans) {
		t.Errorf("%d objects were reported of %v that the state had lost:\n%s", len(reported), orphans, out)
	}
	expectNoDuplicates(t, server)

	// Follow the message: import the objects, and apply again.
	for i, block := range reported {
		cli.Write(fmt.Sprintf("import_%d.tf", i), block)
	}
	if len(reported) > 0 {
		if out, ok := cli.Terraform(apply...); !ok {
			t.Errorf("terraform apply failed:\n%s", out)
		}
	}
	expectNoDuplicates(t, server)
	known := stateIDs(t, cli)
	live := slices.DeleteFunc(liveIDs(server), func(id string) bool { return slices.Contains(unrecognised, id) })
	made := slices.DeleteFunc(slices.Clone(known), takenOver)
	if slices.Sort(live); !slices.Equal(live, made) {
		t.Errorf("Intercom has %v, the state %v", live, made)
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

// liveIDs returns the objects that Terraform may have created, such as "intercom_tag
// 105".
func liveIDs(server *intercomtest.Server) []string {
	var ids []string
	for _, s := range resources() {
		if s.kind.TakesOver {
			continue // the object exists without Terraform as well
		}
		for _, id := range s.idsInUse(server) {
			ids = append(ids, s.typeName()+" "+id)
		}
	}
	return ids
}

// takenOver reports whether an object of stateIDs existed before Terraform managed it.
func takenOver(id string) bool {
	typeName, _, _ := strings.Cut(id, " ")
	return slices.ContainsFunc(resources(), func(s *sample) bool { return s.typeName() == typeName && s.kind.TakesOver })
}

// hasNaturalKey reports whether the provider recognises an object of liveIDs that
// is not in the state.
func hasNaturalKey(id string) bool {
	typeName, _, _ := strings.Cut(id, " ")
	return !slices.ContainsFunc(resources(), func(s *sample) bool { return s.typeName() == typeName && s.noNaturalKey })
}

// expectNoDuplicates expects that no object of a kind with a natural key was created
// twice.
func expectNoDuplicates(t *testing.T, server *intercomtest.Server) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range resources() {
		if s.noNaturalKey {
			continue
		}
		s.eachInUse(server, func(_ string, o map[string]any) {
			key := s.keyOf(o)
			if seen[key] {
				t.Errorf("%s exists twice", key)
			}
			seen[key] = true
		})
	}
}

// stateIDs returns the objects in the state, sorted, in the form of liveIDs.
func stateIDs(t *testing.T, cli *acctest.CLI) []string {
	t.Helper()
	data, err := os.ReadFile(cli.Path("terraform.tfstate"))
	if os.IsNotExist(err) {
		return nil // killed before Terraform saved anything
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
			ids = append(ids, r.Type+" "+instance.Attributes.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

var importTo = regexp.MustCompile(`to = intercom_\w+\.NAME #.*`)

// reports returns the import blocks in the output of Terraform, for the resources that
// the output reports. There must be no other errors. If a plan cannot be sure, it
// warns, and apply reports the error.
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
