package provider_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// FuzzImport checks that any import id either finds an existing object or is an error,
// and that it changes nothing and reaches no other path.
func FuzzImport(f *testing.F) {
	for _, id := range []string{
		"12878", "contact/plan_tier", "company/", "/", "70/174", "Bug report/Severity", "a/b/c", "../../me", "%2e%2e", "\x00", "🎟️", "70/", "7 0", "",
	} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		server := intercomtest.New(t)
		intercomtest.Seed(server)
		p := acctest.Connect(t, server)
		for _, typeName := range p.ResourceTypes() {
			if id == "" {
				continue // Terraform does not accept an empty id
			}
			if object, diags := p.Import(typeName, id); object == nil && len(diags) == 0 {
				t.Errorf("%s: importing %q says nothing", typeName, id)
			}
		}
		if server.Writes() > 0 {
			t.Errorf("importing %q wrote: %v", id, server.Counts())
		}
	})
}
