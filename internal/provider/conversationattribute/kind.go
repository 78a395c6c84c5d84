package conversationattribute

import (
	"context"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes conversation attributes to the provider.
var Kind = kind.Kind{
	Name:        "conversation_attribute",
	Plural:      "conversation_attributes",
	Noun:        noun,
	Section:     "Data",
	Permissions: []string{"Read conversations", "Write conversations"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "description", "data_type", "options", "reference", "multiline", "required", "visible_to_team_ids"},
	Destroy:     kind.Retires,

	DestroyWarning: "Intercom archives the attribute, and documents no way to restore it.",
	LeftOut:        leftOut,
}

// leftOut counts the attributes that are archived.
func leftOut(ctx context.Context, client *intercom.Client) ([]kind.LeftOut, error) {
	archived := kind.LeftOut{Reason: "archived"}
	attributes, err := client.ConversationAttributes.List(ctx)
	for _, a := range attributes {
		if a.Archived {
			archived.Count++
		}
	}
	return kind.Counted(archived), err
}
