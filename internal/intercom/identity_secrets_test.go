package intercom_test

import (
	"errors"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

func TestIdentitySecrets(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	client := newClient(t, server)
	in := intercom.NewIdentitySecret{Name: "Web", SupportsWeb: true}
	made, err := client.IdentitySecrets.Create(t.Context(), in)
	if err != nil || made.Secret == "" {
		t.Fatalf("got %v, %v", made, err)
	}
	if err := client.IdentitySecrets.Delete(t.Context(), made.ID); err != nil {
		t.Error(err)
	}
	if _, err := client.IdentitySecrets.Get(t.Context(), made.ID); !errors.Is(err, intercom.ErrNotFound) {
		t.Errorf("got %v", err)
	}

	// Neither another client nor a client that loses the answer sees the secret.
	server.Fail(intercomtest.Fault{Request: "POST /secure_mode_secrets", Kind: intercomtest.FaultDrop, After: true, Times: 1})
	lost, err := client.IdentitySecrets.Create(t.Context(), in)
	if err != nil || lost.Secret != "" || lost.Name != "Web" {
		t.Errorf("got %v, %v", lost, err)
	}
	if read, err := newClient(t, server).IdentitySecrets.Find(t.Context(), "web"); err != nil || read.ID != lost.ID || read.Secret != "" {
		t.Errorf("got %v, %v", read, err)
	}
}

// The client keeps the secret if the rest of the answer to its creation is incomplete.
func TestIdentitySecrets_incompleteAnswer(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) {
		c.Omit = map[string][]string{"POST /secure_mode_secrets": {"name", "supports_web"}}
	})
	made, err := newClient(t, server).IdentitySecrets.Create(t.Context(), intercom.NewIdentitySecret{Name: "Web", SupportsWeb: true})
	if err != nil || made.Secret == "" || made.Name != "Web" {
		t.Errorf("got %v, %v", made, err)
	}
}
