package email_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// An address is found in any case. Two brands can have the same one.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("emails", map[string]any{"email": "support@example.com", "verified": false})
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_email", acctest.Values{"email": "Support@Example.com"})
	p.ExpectNone(diags)
	if got["id"] != id || got["email"] != "support@example.com" || got["domain"] != "example.com" || got["verified"] != false || got["brand_id"] != server.WorkspaceID {
		t.Errorf("got %v", got)
	}
	_, diags = p.ReadDataSource("intercom_email", acctest.Values{"email": "sales@example.com"})
	p.ExpectError(diags, "email", "No Such Sender Address")
	server.Add("emails", map[string]any{"email": "support@example.com", "brand_id": "3"})
	_, diags = acctest.Connect(t, server).ReadDataSource("intercom_email", acctest.Values{"email": "support@example.com"})
	p.ExpectError(diags, "email", "Several Sender Addresses", "2 sender addresses", "brand 3", "id "+id)
}
