package intercom

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

func (*Article) ignoredKeys() []string {
	return []string{"statistics", "article_content.type", "tag.applied_at", "tag.applied_by"}
}

// articlesOf returns a client of a server, with as many articles, and their ids.
func articlesOf(t *testing.T, server *intercomtest.Server, number int) (*Client, []ID) {
	t.Helper()
	var ids []ID
	for i := range number {
		ids = append(ids, ID(server.Add("articles", map[string]any{
			"title": fmt.Sprintf("Article %d", i), "body": fmt.Sprintf(`<h2>Plan %d</h2><img src="https://example.com/%d.png">`, i, i),
		})))
	}
	client, err := New(Config{AccessToken: server.Token, BaseURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	return client, ids
}

// A refresh of ten articles asks for each; one of many reads the pages of the list
// once, and each article whose body has changed. A body that is answered with other
// signatures has not changed.
func TestArticles_requests(t *testing.T) {
	t.Parallel()
	const drifted = 7
	for _, number := range []int{10, 500} {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			client, ids := articlesOf(t, server, number)
			known := map[ID]map[string]string{}
			for _, a := range must(client.Articles.List(t.Context())) {
				known[a.ID] = a.Digests()
			}
			for _, id := range ids[number-drifted:] {
				server.Change("articles", string(id), map[string]any{"body": "<p>Another text</p>"})
			}
			server.ResetCounts()
			client, _ = articlesOf(t, server, 0) // of another process
			var readers sync.WaitGroup
			queue := make(chan ID)
			for range 10 {
				readers.Go(func() {
					for id := range queue {
						a, err := client.Articles.GetUnless(t.Context(), id, known[id])
						if err != nil {
							t.Error(err)
							continue
						}
						if same := a.Digests()[""] == known[id][""]; !same && !a.HasBodies {
							t.Errorf("article %s has changed, and comes without its body", id)
						}
					}
				})
			}
			for _, id := range ids {
				queue <- id
			}
			close(queue)
			readers.Wait()
			most := number
			if number > maxReadsByID {
				most = maxReadsByID + number/50 + drifted
			}
			if server.Total() > most {
				t.Errorf("%d requests, want %d at most: %v", server.Total(), most, server.Counts())
			}
		})
	}
}

// What the client has written is known without a request, and an article that is
// asked for without digests has its bodies.
func TestArticles_write(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	client, _ := articlesOf(t, server, 0)
	ctx := t.Context()
	author := json.Number(must(client.Admins.List(ctx))[0].ID)
	parent := must(client.HelpCenterCollections.List(ctx))[0].ID
	made := must(client.Articles.Create(ctx, ArticleWrite{
		ArticleContentWrite: ArticleContentWrite{Title: new("Plans & prices"), AuthorID: &author, BodyMarkdown: new("# Plans")},
		ParentID:            parent,
		Translations:        map[string]*ArticleContentWrite{"fr": {Title: new("Offres"), Body: new("Deux offres.")}},
	}))
	if made.Title != "Plans & prices" || made.ParentIDs[0] != parent || made.BodyMarkdown != "# Plans\n" || made.Translations["fr"].Title != "Offres" {
		t.Errorf("got %+v", made)
	}
	server.ResetCounts()
	known := must(client.Articles.GetUnless(ctx, made.ID, made.Digests()))
	if known.HasBodies || known.Title != made.Title || server.Total() != 0 {
		t.Errorf("got %+v after %v", known, server.Counts())
	}
	if a := must(client.Articles.Get(ctx, made.ID)); a.Body == "" || a.Translations["fr"].Body == "" || a.Digests()["fr"] != made.Digests()["fr"] {
		t.Errorf("got %+v", a)
	}
	updated := must(client.Articles.Update(ctx, made.ID, ArticleWrite{ArticleContentWrite: ArticleContentWrite{Body: new("Three plans.")}, ParentID: parent}))
	if updated.BodyMarkdown != "Three plans.\n" || updated.Translations["fr"].Body == "" {
		t.Errorf("got %+v", updated)
	}
	if a := must(client.Articles.Find(ctx, "Plans & prices")); a.ID != made.ID || a.HasBodies || a.BodyDigest != updated.BodyDigest {
		t.Errorf("got %+v", a)
	}
	if err := client.Articles.Delete(ctx, made.ID); err != nil {
		t.Error(err)
	}
	if _, err := client.Articles.Get(ctx, made.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// An article that Intercom has made although the answer was lost is found in the list
// and read with its body.
func TestArticles_lostAnswer(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	client, _ := articlesOf(t, server, 3)
	server.Fail(intercomtest.Fault{Request: "POST /articles", Kind: intercomtest.FaultDrop, After: true})
	author := json.Number(must(client.Admins.List(t.Context()))[0].ID)
	made := must(client.Articles.Create(t.Context(), ArticleWrite{
		ArticleContentWrite: ArticleContentWrite{Title: new("Article 1"), AuthorID: &author, Body: new("The second.")},
	}))
	if made.Body == "" || len(server.Objects("articles")) != 4 {
		t.Errorf("got %+v of %d articles", made, len(server.Objects("articles")))
	}
}

// What is kept of articles does not grow with their bodies.
//
//nolint:paralleltest // it measures the memory of the process
func TestArticles_memory(t *testing.T) {
	const number, size, perPage = 1000, 50_000, 50
	body := strings.Repeat("All about plans. ", size/17)
	var most atomic.Uint64
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var page int
		if _, err := fmt.Sscan(r.URL.Query().Get("page"), &page); err != nil {
			page = 1
		}
		_, _ = fmt.Fprint(w, `{"type":"list","data":[`)
		for i := range perPage {
			if i > 0 {
				_, _ = fmt.Fprint(w, ",")
			}
			_, _ = fmt.Fprintf(w, `{"type":"article","id":"%d","title":"Article","body":"%s%d"}`, (page-1)*perPage+i+1, body, page)
		}
		_, _ = fmt.Fprintf(w, `],"total_count":%d,"pages":{"page":%d,"per_page":%d,"total_pages":%d}}`, number, page, perPage, number/perPage)
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		most.Store(max(most.Load(), now.HeapAlloc))
	})
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // the environment may say otherwise
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	articles := must(client.Articles.List(t.Context()))
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(articles) != number || articles[0].HasBodies || articles[0].BodyDigest == "" {
		t.Errorf("got %d articles, the first one %+v", len(articles), articles[0])
	}
	kept := after.HeapAlloc>>20 - min(before.HeapAlloc, after.HeapAlloc)>>20
	t.Logf("%d MB are kept, and %d MB were used", kept, most.Load()>>20)
	if kept > 5 || most.Load()>>20 > 30 {
		t.Error("the memory grows with the bodies")
	}
	runtime.KeepAlive(articles)
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
