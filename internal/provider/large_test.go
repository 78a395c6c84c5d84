package provider_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// A workspace that has grown for years can be imported without changes.
func TestLarge_protocol(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	intercomtest.SeedLarge(server)
	p := acctest.Connect(t, server)
	total := 0
	for _, typeName := range p.ResourceTypes() {
		total += adopt(t, p, typeName)
	}
	if n := manageable(t, server); total != n || n < 300 {
		t.Errorf("found %d objects of %d, want all, and at least 300", total, n)
	}
}

// manageable returns the number of objects that Terraform can manage: those in use, and
// those of resources that take over existing objects.
func manageable(t *testing.T, server *intercomtest.Server) int {
	t.Helper()
	n := len(liveIDs(server))
	for _, s := range resources() {
		if s.kind.TakesOver {
			p := acctest.Connect(t, server)
			found, diags := p.List(s.typeName(), nil, 0, false)
			p.ExpectNone(diags)
			n += len(found)
		}
	}
	return n
}

// large returns a workspace that has grown for years, and a Terraform for it.
func large(t *testing.T, oldest *version.Version) (*intercomtest.Server, *acctest.CLI) {
	t.Helper()
	server := intercomtest.New(t)
	intercomtest.SeedLarge(server)
	cli := acctest.NewCLI(t, `
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}
`+acctest.ProviderBlock(server))
	cli.SkipBelow(oldest.String())
	return server, cli
}

// expectAdopted applies a configuration that imports all of the large workspace, and
// expects that the next plan is empty.
func expectAdopted(t *testing.T, server *intercomtest.Server, cli *acctest.CLI) {
	t.Helper()
	if out, ok := cli.Terraform("apply", "-no-color", "-auto-approve"); !ok || !strings.Contains(out, fmt.Sprint(manageable(t, server), " imported, 0 added, 0 changed, 0 destroyed")) {
		t.Fatal(out)
	}
	if out, ok := cli.Terraform("plan", "-no-color", "-detailed-exitcode"); !ok {
		t.Errorf("the next plan is not empty:\n%s", out)
	}
	if server.Writes() > 0 {
		t.Errorf("Intercom was written to: %v", server.Counts())
	}
}

// With import blocks, Terraform 1.5 and later and OpenTofu generate the configuration.
func TestLarge_importBlocks(t *testing.T) {
	t.Parallel()
	server, cli := large(t, tfversion.Version1_5_0)
	p := acctest.Connect(t, server)
	var blocks strings.Builder
	for _, s := range resources() {
		found, diags := p.List(s.typeName(), nil, 0, false)
		p.ExpectNone(diags)
		for i, f := range found {
			var keys []string
			for _, key := range s.kind.IdentityKeys() {
				keys = append(keys, fmt.Sprint(f.Identity[key]))
			}
			fmt.Fprintf(&blocks, "import {\n  to = %s.a%d\n  id = %q\n}\n", s.typeName(), i, strings.Join(keys, "/"))
		}
	}
	cli.Write("import.tf", blocks.String())
	if out, ok := cli.Terraform("plan", "-no-color", "-generate-config-out=generated.tf"); !ok || !strings.Contains(out, fmt.Sprint(manageable(t, server), " to import, 0 to add, 0 to change, 0 to destroy")) {
		t.Fatal(out)
	}
	expectAdopted(t, server, cli)
}

// `terraform query` finds the objects, and the provider generates the configuration.
func TestLarge_query(t *testing.T) {
	t.Parallel()
	server, cli := large(t, acctest.Query)
	var query strings.Builder
	for _, typeName := range acctest.NewProtocol(t).ResourceTypes() {
		fmt.Fprintf(&query, "list %q \"all\" {\n  provider = intercom\n  limit    = 1000\n}\n", typeName)
	}
	cli.Write("all.tfquery.hcl", query.String())
	if out, ok := cli.Terraform("query", "-no-color", "-generate-config-out=generated.tf"); !ok || strings.Count(out, "\nlist.") != manageable(t, server) {
		t.Fatalf("did not find all %d objects:\n%s", manageable(t, server), out)
	}
	for _, standard := range []string{"visible_on_create", "required_to_create", "messenger_writable"} {
		if !strings.Contains(cli.Read("generated.tf"), standard) {
			t.Errorf("no resource has %s", standard)
		}
	}
	for _, standard := range []string{`visible_on_create += true`, `required_to_create += false`, `messenger_writable += false`, `description += ""`} {
		if regexp.MustCompile(standard).MatchString(cli.Read("generated.tf")) {
			t.Errorf("a resource says %s, which is the default", standard)
		}
	}
	expectAdopted(t, server, cli)
}
