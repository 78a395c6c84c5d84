package main

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// A floor with other attributes than the house has is of no use.
func TestSchemas(t *testing.T) {
	t.Parallel()
	attributes := func(server tfprotov6.ProviderServer, typeName string) []string {
		schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
		if err != nil || schemas.ResourceSchemas[typeName] == nil {
			t.Fatalf("%s: %v", typeName, err)
		}
		var texts []string
		for _, a := range schemas.ResourceSchemas[typeName].Block.Attributes {
			text := a.Name + " " + a.Type.String()
			for flag, set := range map[string]bool{" required": a.Required, " computed": a.Computed} {
				if set {
					text += flag
				}
			}
			texts = append(texts, text)
		}
		slices.Sort(texts)
		return texts
	}
	ours, floor := providerserver.NewProtocol6(provider.New("test")())(), providerserver.NewProtocol6(newProvider())()
	for _, kind := range []string{"data_attribute", "tag", "ticket_type", "ticket_type_attribute"} {
		if want, got := attributes(ours, "intercom_"+kind), attributes(floor, "stock_"+kind); !slices.Equal(want, got) {
			t.Errorf("%s has\n%q\nand its floor\n%q", kind, want, got)
		}
	}
}
