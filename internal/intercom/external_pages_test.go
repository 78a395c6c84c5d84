package intercom

import (
	"errors"
	"fmt"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// What is kept of the list has no HTML.
func (*ExternalPage) ignoredKeys() []string {
	return []string{"html", "ai_sales_agent_availability", "fin_availability", "last_ingested_at", "updated_at"}
}

// pageWrite is a page of a source.
func pageWrite(source, externalID string) ExternalPageWrite {
	return ExternalPageWrite{SourceID: "33", ExternalID: externalID, Title: "Limits", HTML: "<p>" + source + "</p>", Locale: ExternalPageLocale}
}

// pagesOf returns a client of a workspace with a source, with the id 33.
func pagesOf(t *testing.T, answers intercomtest.Answers) (*intercomtest.Server, *Client) {
	t.Helper()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	server.Add("content_import_sources", map[string]any{"url": "https://docs.example.com"})
	client, err := New(Config{AccessToken: server.Token, BaseURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	return server, client
}

// A page is made, changed, deleted and made again, also if Intercom still shows deleted
// pages.
func TestExternalPages_life(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("external_pages") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			_, client := pagesOf(t, alternative.Answers)
			ctx := t.Context()
			for range 2 {
				made := must(client.ExternalPages.Create(ctx, pageWrite("a", "limits")))
				changed := must(client.ExternalPages.Update(ctx, made.ID, pageWrite("b", "limits")))
				if changed.ID != made.ID || changed.HTML != "<p>b</p>" || changed.AIAgentAvailability {
					t.Errorf("got %+v", changed)
				}
				if found := must(client.ExternalPages.Find(ctx, "33/limits")); found.ID != made.ID || found.HTMLDigest != changed.HTMLDigest {
					t.Errorf("got %+v", found)
				}
				if err := client.ExternalPages.Delete(ctx, made.ID); err != nil {
					t.Fatal(err)
				}
				if _, err := client.ExternalPages.reread(ctx, made.ID); !errors.Is(err, ErrNotFound) {
					t.Errorf("got %v, want ErrNotFound", err)
				}
				for _, all := range [][]*ExternalPage{must(client.ExternalPages.listNow(ctx)), must(client.ExternalPages.ListComplete(ctx))} {
					if len(all) > 0 {
						t.Errorf("got %+v", all[0])
					}
				}
			}
		})
	}
}

// An existing page is not taken over, whatever of its external id Intercom compares.
func TestExternalPages_exists(t *testing.T) {
	t.Parallel()
	server, client := pagesOf(t, intercomtest.Answers{ExternalPageIDs: intercomtest.ExternalPageIDsIgnoreCase})
	id := server.Add("external_pages", map[string]any{"source_id": 33, "external_id": "Limits", "html": "<p>Theirs</p>"})
	_, err := client.ExternalPages.Create(t.Context(), pageWrite("a", "limits"))
	var existing *ExistsError
	if !errors.As(err, &existing) || existing.ID != ID(id) || server.Writes() > 0 {
		t.Errorf("got %v after %v", err, server.Counts())
	}
}

// Many reads take the pages of the list, and one request for each page that has
// changed.
func TestExternalPages_requests(t *testing.T) {
	t.Parallel()
	server, client := pagesOf(t, intercomtest.Answers{})
	for i := range 120 {
		server.Add("external_pages", map[string]any{"source_id": 33, "external_id": fmt.Sprint(i), "html": fmt.Sprintf("<p>%d</p>", i)})
	}
	all := must(client.ExternalPages.ListComplete(t.Context()))
	server.ResetCounts()
	for i, p := range all {
		digest := p.HTMLDigest
		if i == 100 {
			digest = "another"
		}
		if got := must(client.ExternalPages.GetUnless(t.Context(), p.ID, digest)); got.HTMLDigest != p.HTMLDigest || i == 100 && !got.HasHTML() {
			t.Errorf("got %+v", got)
		}
	}
	if server.Total() != maxReadsByID+3+1 {
		t.Errorf("requests: %v", server.Counts())
	}
}
