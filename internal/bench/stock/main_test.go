package main

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// The stock provider has the attributes of this provider.
func TestSchemas(t *testing.T) {
	t.Parallel()
	attributes := func(server tfprotov6.ProviderServer, typeName string) []string {
		schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
		if err != nil || schemas.ResourceSchemas[typeName] == nil {
			t.Fatalf("%s: %v", typeName, err)
		}
		var texts []string
		for _, a := range schemas.ResourceSchemas[typeName].Block.Attributes {
			text := a.Name + " " + a.ValueType().String()
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
	ours, stock := providerserver.NewProtocol6(provider.New("test")())(), providerserver.NewProtocol6(newProvider())()
	for _, k := range provider.Kinds() {
		if k.Resource == nil {
			continue
		}
		if want, got := attributes(ours, k.TypeName()), attributes(stock, "stock_"+k.Name); !slices.Equal(want, got) {
			t.Errorf("%s has\n%q\nand in the stock provider\n%q", k.Name, want, got)
		}
	}
}
