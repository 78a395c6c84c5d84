package dataattribute

import (
	"context"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes data attributes to the provider.
var Kind = kind.Kind{
	Name:        "data_attribute",
	Plural:      "data_attributes",
	Noun:        noun,
	Section:     "Data",
	Permissions: []string{"Read and list users and companies", "Write data attributes"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"model", "name", "description", "data_type", "options"},
	Destroy:     kind.Archives,
	LeftOut:     leftOut,
}

// leftOut returns the numbers of standard and of archived attributes, which cannot be
// managed.
func leftOut(ctx context.Context, client *intercom.Client) ([]kind.LeftOut, error) {
	attributes, err := client.DataAttributes.List(ctx, "")
	if err != nil {
		return nil, err
	}
	standard := kind.LeftOut{Reason: "Intercom's own"}
	archived := kind.LeftOut{Reason: "archived"}
	for _, a := range attributes {
		switch {
		case !a.Custom:
			standard.Count++
		case a.Archived:
			archived.Count++
		}
	}
	return kind.Counted(standard, archived), nil
}
