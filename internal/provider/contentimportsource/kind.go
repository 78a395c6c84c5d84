package contentimportsource

import (
	"context"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes content import sources to the provider.
var Kind = kind.Kind{
	Name:        "content_import_source",
	Plural:      "content_import_sources",
	Noun:        noun,
	Section:     "Knowledge",
	Permissions: []string{"read_write_ai_content"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Key:         "url",
	Arguments:   []string{"url", "status", "audience_ids", "apply_audience_to_existing_content"},
	References:  map[string]string{"audience_ids": "audience"},
	Destroy:     kind.Deletes,
	LeftOut:     leftOut,

	DestroyWarning: "Intercom deletes all external pages of the source with it.",
	Contents:       contents,
	UpdatesWhole:   true,
}

// contents returns the external pages of a source, if their list has been read.
func contents(client *intercom.Client, id intercom.ID) map[string][]intercom.ID {
	var pages []intercom.ID
	for _, p := range client.ExternalPages.Known() {
		if p.SourceID == id {
			pages = append(pages, p.ID)
		}
	}
	return map[string][]intercom.ID{"external_page": pages}
}

// leftOut counts the sources that Intercom fills itself.
func leftOut(ctx context.Context, client *intercom.Client) ([]kind.LeftOut, error) {
	sources, err := client.ContentImportSources.List(ctx)
	if err != nil {
		return nil, err
	}
	synced := kind.LeftOut{Reason: "websites that Intercom reads itself, which can be changed in Intercom only"}
	for _, s := range sources {
		if s.SyncBehavior != intercom.ContentSourceAPI {
			synced.Count++
		}
	}
	return kind.Counted(synced), nil
}
