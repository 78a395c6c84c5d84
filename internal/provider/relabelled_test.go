package provider_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// The plan refuses resources that change their address without moved blocks, however
// many they are and however few Terraform plans concurrently.
func TestPlan_relabelled(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]string{
		"ticket types with attributes": `
resource "intercom_ticket_type" "LABEL" {
  count    = 10
  name     = "Type ${count.index}"
  category = "Customer"
}
resource "intercom_ticket_type_attribute" "LABEL" {
  count          = 10
  ticket_type_id = intercom_ticket_type.LABEL[count.index].id
  name           = "Severity"
  data_type      = "string"
}`,
		"tags": `
resource "intercom_tag" "LABEL" {
  count = 100
  name  = "Tag ${count.index}"
}`,
	} {
		for _, parallelism := range []string{"1", "10"} {
			t.Run(name+"/"+parallelism, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t)
				cli := acctest.NewCLI(t, header(server)+strings.ReplaceAll(config, "LABEL", "before"))
				if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
					t.Fatal(out)
				}
				before := liveIDs(server)
				server.ResetCounts()
				cli.Write("main.tf", header(server)+strings.ReplaceAll(config, "LABEL", "after"))
				out, ok := cli.Terraform("apply", "-auto-approve", "-no-color", "-parallelism="+parallelism)
				if ok || !regexp.MustCompile(`Changed Its Address|Already Exists`).MatchString(out) || !strings.Contains(out, "moved") {
					t.Errorf("the plan is not refused:\n%s", out)
				}
				if after := liveIDs(server); server.Writes() > 0 || len(after) != len(before) {
					t.Errorf("there were %d objects and are %d: %v", len(before), len(after), server.Counts())
				}
			})
		}
	}
}

// Each existing object is a separate error with its import block, for any -parallelism.
func TestPlan_manyExist(t *testing.T) {
	t.Parallel()
	for _, parallelism := range []string{"1", "10", "50"} {
		t.Run(parallelism, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			for i := range 12 {
				server.Add("tags", map[string]any{"name": fmt.Sprint("Tag ", i)})
			}
			cli := acctest.NewCLI(t, header(server)+"resource \"intercom_tag\" \"t\" {\n  count = 12\n  name = \"Tag ${count.index}\"\n}\n")
			out, ok := cli.Terraform("plan", "-no-color", "-parallelism="+parallelism)
			if n, blocks := strings.Count(out, "Error: Tag Already Exists"), strings.Count(out, "import {"); ok || n != 12 || blocks != 12 {
				t.Errorf("got %d errors with %d import blocks, want 12 with 12:\n%s", n, blocks, out)
			}
		})
	}
}

// For a kind with unique names, create_before_destroy fails: the existing object still
// has the name. Nothing is lost, and the error names the cause and what to do.
// Following it succeeds.
func TestPlan_createBeforeDestroy(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	config := func(revision int, lifecycle string) string {
		return header(server) + fmt.Sprintf(`
resource "terraform_data" "revision" { input = %d }
resource "intercom_tag" "vip" {
  name = "VIP"
  lifecycle {
    %s
    replace_triggered_by = [terraform_data.revision]
  }
}
`, revision, lifecycle)
	}
	const first = "create_before_destroy = true"
	cli := acctest.NewCLI(t, config(1, first))
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
		t.Fatal(out)
	}
	before := liveIDs(server)
	cli.Write("main.tf", config(2, first))
	out, ok := cli.Terraform("apply", "-auto-approve", "-no-color")
	if ok || !strings.Contains(out, "Tag Already Exists") || !strings.Contains(out, "create_before_destroy") {
		t.Errorf("the error does not name the cause:\n%s", out)
	}
	if after := liveIDs(server); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("there was %v, and is %v", before, after)
	}
	cli.Write("main.tf", config(2, ""))
	out, ok = cli.Terraform("plan", "-no-color")
	if said := strings.Join(strings.Fields(out), " "); ok || !strings.Contains(said, "deposed") || !strings.Contains(said, "terraform state rm") {
		t.Errorf("the next plan does not say what to do:\n%s", out)
	}
	if out, ok := cli.Terraform("state", "rm", "intercom_tag.vip"); !ok {
		t.Fatal(out)
	}
	cli.Write("import.tf", "import {\n  to = intercom_tag.vip\n  id = \"VIP\"\n}\n")
	for _, command := range []string{"apply -auto-approve", "plan -detailed-exitcode"} {
		if out, ok := cli.Terraform(append(strings.Fields(command), "-no-color")...); !ok {
			t.Errorf("terraform %s fails after the object was imported:\n%s", command, out)
		}
	}
	if after := liveIDs(server); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("there was %v, and is %v", before, after)
	}
}

// A saved plan does not overwrite what somebody changed in Intercom after the plan was
// saved.
func TestPlan_saved(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	cli := acctest.NewCLI(t, header(server)+tagged("a", "VIP"))
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok {
		t.Fatal(out)
	}
	cli.Write("main.tf", header(server)+tagged("a", "Very important"))
	if out, ok := cli.Terraform("plan", "-no-color", "-out=saved"); !ok {
		t.Fatal(out)
	}
	id := fmt.Sprint(server.Objects("tags")[0]["id"])
	server.Change("tags", id, map[string]any{"name": "Valued"})
	server.ResetCounts()
	out, ok := cli.Terraform("apply", "-no-color", "saved")
	if ok || !strings.Contains(out, "Tag Changed Since the Plan") || server.Writes() > 0 {
		t.Errorf("the saved plan was applied: %v\n%s", server.Counts(), out)
	}
	if out, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok || server.Objects("tags")[0]["name"] != "Very important" {
		t.Errorf("a new plan does not change the tag:\n%s", out)
	}
}
