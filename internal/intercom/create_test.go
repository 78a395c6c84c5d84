package intercom_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// creates are functions that create an object of each kind with a name and return its
// id.
var creates = map[string]struct {
	kind   string // in the simulator
	route  string
	list   string
	create func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error)
}{
	"tag": {"tags", "POST /tags", "GET /tags", func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error) {
		tag, err := c.Tags.Upsert(ctx, name)
		if err != nil {
			return "", err
		}
		return tag.ID, nil
	}},
	"data attribute": {"data_attributes", "POST /data_attributes", "GET /data_attributes", func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error) {
		attribute, err := c.DataAttributes.Create(ctx, intercom.DataAttributeCreate{Model: "contact", Name: name, DataType: "string"})
		if err != nil {
			return "", err
		}
		return attribute.ID, nil
	}},
	"conversation attribute": {"conversation_attributes", "POST /conversations/attributes", "GET /conversations/attributes", func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error) {
		attribute, err := c.ConversationAttributes.Create(ctx, intercom.ConversationAttributeWrite{Name: &name, DataType: "string"})
		if err != nil {
			return "", err
		}
		return attribute.ID, nil
	}},
	"ticket type": {"ticket_types", "POST /ticket_types", "GET /ticket_types", func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error) {
		ticketType, err := c.TicketTypes.Create(ctx, intercom.TicketTypeWrite{Name: &name})
		if err != nil {
			return "", err
		}
		return ticketType.ID, nil
	}},
	"ticket type attribute": {"ticket_type_attributes", "POST /ticket_types/{ticket_type_id}/attributes", "GET /ticket_types", func(ctx context.Context, c *intercom.Client, name string) (intercom.ID, error) {
		attribute, err := c.TicketTypeAttributes.Create(ctx, "70", intercom.TicketTypeAttributeWrite{Name: &name, Description: new(""), DataType: "string"})
		if err != nil {
			return "", err
		}
		return attribute.ID, nil
	}},
}

// newWorkspace returns a server with the ticket type that creates need.
func newWorkspace(t *testing.T, configure ...func(*intercomtest.Config)) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, configure...)
	server.Add("ticket_types", map[string]any{"id": "70", "name": "Bug", "category": "Customer"})
	return server
}

func wantExists(t *testing.T, err error, id string) {
	t.Helper()
	var exists *intercom.ExistsError
	if !errors.As(err, &exists) || exists.ID != intercom.ID(id) {
		t.Errorf("got %v, want an ExistsError with the id %s", err, id)
	}
}

// A create never returns an existing tag, in whichever way Intercom treats the names as
// the same.
func TestCreate_existingTag(t *testing.T) {
	t.Parallel()
	for _, answers := range []intercomtest.Answers{{}, {TagNames: intercomtest.TagNamesLoose}, {NameBlanks: intercomtest.NameBlanksTrimmed}} {
		for _, names := range [][2]string{{"VIP", "VIP"}, {"VIP", "vip"}, {"VIP", "VIP "}, {"Straße", "STRASSE"}, {"Soci\u00e9t\u00e9", "Socie\u0301te\u0301"}} {
			t.Run(fmt.Sprint(answers.TagNames, answers.NameBlanks, names), func(t *testing.T) {
				t.Parallel()
				server := newWorkspace(t, func(c *intercomtest.Config) { c.Answers = answers })
				id := server.Add("tags", map[string]any{"name": names[0]})
				tag, err := newClient(t, server).Tags.Upsert(t.Context(), names[1])
				if err != nil {
					wantExists(t, err, id)
				} else if tag.ID == intercom.ID(id) {
					t.Errorf("took over the tag %q", tag.Name)
				}
				if got := server.Objects("tags")[0]; got["name"] != names[0] {
					t.Errorf("the existing tag is now %v", got)
				}
			})
		}
	}
}

// A create does not use an earlier list: it recognises a tag that someone has created
// since then as an existing tag.
func TestCreate_sinceTheLastList(t *testing.T) {
	t.Parallel()
	server := newWorkspace(t)
	client := newClient(t, server)
	if _, err := client.Tags.List(t.Context()); err != nil {
		t.Fatal(err)
	}
	id := server.Add("tags", map[string]any{"name": "VIP"})
	_, err := client.Tags.Upsert(t.Context(), "VIP")
	wantExists(t, err, id)
	if server.Writes() > 0 {
		t.Errorf("the requests were %v, want no write", server.Counts())
	}
}

// An answer with the id of an object that existed before is not a success.
func TestCreate_answeredWithExisting(t *testing.T) {
	t.Parallel()
	for name, test := range creates {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				attribute := `{"id":"9","name":"Other","custom":true,"model":"contact","ticket_type_id":"70","data_type":"string","input_options":{}}`
				ticketType := `{"id":"70","name":"Bug","ticket_type_attributes":{"data":[` + attribute + `]}}`
				switch r.Method + " " + r.URL.Path {
				case "GET /ticket_types":
					_, _ = io.WriteString(w, `{"data":[`+ticketType+`,{"id":"9","name":"Other"}]}`)
				case "GET /tags", "GET /data_attributes", "GET /conversations/attributes":
					_, _ = io.WriteString(w, `{"data":[`+attribute+`]}`)
				default:
					_, _ = io.WriteString(w, attribute)
				}
			}))
			t.Cleanup(server.Close)
			_, err := test.create(t.Context(), clientOf(t, server.URL), "New")
			wantExists(t, err, "9")
		})
	}
}

// If the list cannot be read, nothing is created.
func TestCreate_listFails(t *testing.T) {
	t.Parallel()
	for name, test := range creates {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := newWorkspace(t)
			server.Fail(intercomtest.Fault{Request: test.list, Status: 500, Times: -1})
			_, err := test.create(t.Context(), newClient(t, server), "VIP")
			var refusal *intercom.Error
			var uncertain *intercom.UncertainError
			if !errors.As(err, &refusal) || refusal.Method != http.MethodGet || errors.As(err, &uncertain) {
				t.Errorf("got %v, want the failure of the list", err)
			}
			if server.Writes() > 0 {
				t.Errorf("the requests were %v, want no write", server.Counts())
			}
		})
	}
}

// Only one of two concurrent creates with the same name succeeds.
func TestCreate_twice(t *testing.T) {
	t.Parallel()
	server := newWorkspace(t, func(c *intercomtest.Config) { c.Latency = 5 * time.Millisecond })
	client := newClient(t, server)
	var made atomic.Int32
	var running sync.WaitGroup
	for range 10 {
		running.Go(func() {
			tag, err := client.Tags.Upsert(t.Context(), "VIP")
			if err == nil {
				made.Add(1)
				return
			}
			var exists *intercom.ExistsError
			if !errors.As(err, &exists) {
				t.Errorf("got %v, %v", tag, err)
			}
		})
	}
	running.Wait()
	if made.Load() != 1 || len(server.Objects("tags")) != 1 {
		t.Errorf("%d creates made %d tags, want one", made.Load(), len(server.Objects("tags")))
	}
}

// A create fails if Intercom answers it with the object of another create of the
// client, even if no list has that object yet.
func TestCreate_answeredWithAnothers(t *testing.T) {
	t.Parallel()
	for name, test := range creates {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				attribute := `{"id":"9","name":"New","custom":true,"model":"contact","ticket_type_id":"70","data_type":"string","input_options":{}}`
				switch r.Method + " " + r.URL.Path {
				case "GET /ticket_types":
					_, _ = io.WriteString(w, `{"data":[{"id":"70","name":"Bug","ticket_type_attributes":{"data":[]}}]}`)
				case "GET /tags", "GET /conversations/attributes":
					_, _ = io.WriteString(w, `{"data":[]}`)
				case "GET /data_attributes":
					_, _ = io.WriteString(w, `{"data":[{"name":"name","full_name":"name"}]}`)
				default:
					_, _ = io.WriteString(w, attribute)
				}
			}))
			t.Cleanup(server.Close)
			client := clientOf(t, server.URL)
			if id, err := test.create(t.Context(), client, "New"); err != nil || id != "9" {
				t.Fatalf("got %q, %v", id, err)
			}
			_, err := test.create(t.Context(), client, "New")
			wantExists(t, err, "9")
		})
	}
}

// Concurrent creates share the lists that they wait for.
func TestCreate_sharesLists(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{})
		client := directClient(t, server)
		var running sync.WaitGroup
		for i := range 50 {
			running.Go(func() {
				if _, err := client.Tags.Upsert(t.Context(), fmt.Sprint("tag ", i)); err != nil {
					t.Error(err)
				}
			})
		}
		running.Wait()
		if got := server.Count("GET /tags"); got > 2 {
			t.Errorf("50 creates listed %d times, want at most twice", got)
		}
	})
}

// A create whose outcome is not known never returns an object that someone else has
// created since the last list.
func TestCreate_uncertain(t *testing.T) {
	t.Parallel()
	for name, test := range creates {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprint(name, ", took effect: ", after), func(t *testing.T) {
				t.Parallel()
				server := newWorkspace(t)
				client := newClient(t, server)
				if _, err := test.create(t.Context(), client, "First"); err != nil {
					t.Fatal(err)
				}
				others := intercom.ID("none") // names of tags and data attributes are unique
				switch name {
				case "ticket type":
					others = intercom.ID(server.Add(test.kind, map[string]any{"name": "Second", "category": "Customer"}))
				case "ticket type attribute":
					others = intercom.ID(server.Add(test.kind, map[string]any{"name": "Second", "ticket_type_id": "70", "data_type": "string"}))
				}
				server.Fail(intercomtest.Fault{Request: test.route, Kind: intercomtest.FaultDrop, After: after})
				id, err := test.create(t.Context(), client, "Second")
				if err != nil || id == others {
					t.Errorf("got %q, %v, want a new object", id, err)
				}
				if after && name != "tag" && server.Count(test.route) != 2 { // a tag may be sent twice
					t.Errorf("the POST was repeated: %v", server.Counts())
				}
			})
		}
	}
}

// The error of a cancelled write that may have reached Intercom does not say that the
// write had no effect.
func TestClient_cancelledWrite(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		route string
		write func(context.Context, *intercom.Client) error
	}{
		"create": {"POST /tags", func(ctx context.Context, c *intercom.Client) error {
			_, err := c.Tags.Upsert(ctx, "VIP")
			return err
		}},
		"rename": {"POST /tags", func(ctx context.Context, c *intercom.Client) error {
			_, err := c.Tags.Rename(ctx, "1", "VIP")
			return err
		}},
		"update": {"PUT /data_attributes/{id}", func(ctx context.Context, c *intercom.Client) error {
			_, err := c.DataAttributes.Update(ctx, "1", intercom.DataAttributeUpdate{Description: new("x")})
			return err
		}},
		"delete": {"DELETE /tags/{id}", func(ctx context.Context, c *intercom.Client) error { return c.Tags.Delete(ctx, "1") }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			hang := make(chan struct{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodGet {
					_, _ = io.WriteString(w, `{"data":[]}`)
					return
				}
				cancel()
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(http.StatusServiceUnavailable)
				_, _ = io.WriteString(w, `{"type":"error.list"`)
				<-hang // the answer never ends
			}))
			t.Cleanup(server.Close)
			t.Cleanup(func() { close(hang) })
			err := test.write(ctx, clientOf(t, server.URL, func(c *intercom.Config) { c.AttemptTimeout = 50 * time.Millisecond }))
			var uncertain *intercom.UncertainError
			if !errors.As(err, &uncertain) || !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want an outcome that is not known", err)
			}
		})
	}
}

// A cancelled write that is answered has succeeded, or was refused.
func TestClient_cancelledAnswered(t *testing.T) {
	t.Parallel()
	for status, body := range map[int]string{
		http.StatusOK:         `{"id":"1","name":"VIP"}`,
		http.StatusBadRequest: `{"type":"error.list","errors":[{"code":"parameter_invalid","message":"No"}]}`,
	} {
		ctx, cancel := context.WithCancel(t.Context())
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			cancel()
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		}))
		t.Cleanup(server.Close)
		_, err := clientOf(t, server.URL).Tags.Rename(ctx, "1", "VIP")
		var refusal *intercom.Error
		if (err == nil) != (status == http.StatusOK) || err != nil && !errors.As(err, &refusal) {
			t.Errorf("%d: got %v", status, err)
		}
	}
}

// The client waits only once for an API that does not answer.
func TestSnapshot_hanging(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{})
		client := directClient(t, server, func(c *intercom.Config) {
			c.MaxRetries = 0
			c.WrapTransport = func(http.RoundTripper) http.RoundTripper {
				return roundTripper(func(*http.Request) (*http.Response, error) {
					time.Sleep(30 * time.Second) //nolint:forbidigo // in a bubble, where time is simulated
					return nil, errors.New("no complete answer")
				})
			}
		})
		start := time.Now()
		names := make(chan string)
		var running sync.WaitGroup
		for range 10 { // as many as Terraform creates at a time
			running.Go(func() {
				for name := range names {
					if _, err := client.Tags.Upsert(t.Context(), name); err == nil {
						t.Error("created a tag")
					}
				}
			})
		}
		for i := range 200 {
			names <- fmt.Sprint("tag ", i)
		}
		close(names)
		running.Wait()
		if took := time.Since(start); took > 31*time.Second {
			t.Errorf("200 creates took %s, want 30s", took)
		}
	})
}

// A direct read that began before a write ended does not overwrite the outcome of the
// write.
func TestSnapshot_writeDuringRead(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(context.Context, *intercom.Client) error{
		"rename": func(ctx context.Context, c *intercom.Client) error {
			_, err := c.Tags.Rename(ctx, "1", "new")
			return err
		},
		"delete": func(ctx context.Context, c *intercom.Client) error { return c.Tags.Delete(ctx, "1") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reading, goOn := make(chan struct{}), make(chan struct{})
			var reads atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch {
				case r.Method == http.MethodDelete:
				case r.Method == http.MethodPost:
					_, _ = io.WriteString(w, `{"id":"1","name":"new"}`)
				case r.URL.Path == "/tags":
					_, _ = io.WriteString(w, `{"data":[]}`)
				case reads.Add(1) == 1:
					close(reading)
					<-goOn
					_, _ = io.WriteString(w, `{"id":"1","name":"old"}`)
				default:
					w.WriteHeader(http.StatusNotFound)
					_, _ = io.WriteString(w, `{"type":"error.list","errors":[{"code":"not_found"}]}`)
				}
			}))
			t.Cleanup(server.Close)
			client := clientOf(t, server.URL)
			done := make(chan struct{})
			go func() { defer close(done); _, _ = client.Tags.Get(t.Context(), "1") }()
			<-reading
			if err := write(t.Context(), client); err != nil {
				t.Fatal(err)
			}
			close(goOn)
			<-done
			tag, err := client.Tags.Get(t.Context(), "1")
			if name == "delete" && !errors.Is(err, intercom.ErrNotFound) || name == "rename" && (err != nil || tag.Name != "new") {
				t.Errorf("got %v, %v", tag, err)
			}
		})
	}
}

// After a refused write, one object is read again, not the list.
func TestSnapshot_refusedWrite(t *testing.T) {
	t.Parallel()
	server := newWorkspace(t)
	var ids []intercom.ID
	for i := range 3 {
		ids = append(ids, intercom.ID(server.Add("tags", map[string]any{"name": fmt.Sprint("tag ", i)})))
	}
	client := newClient(t, server)
	if _, err := client.Tags.Get(t.Context(), ids[0]); err != nil {
		t.Fatal(err)
	}
	server.Change("tags", ids[0].String(), map[string]any{"name": "changed"})
	server.Fail(intercomtest.Fault{Request: "POST /tags", Status: 422})
	if _, err := client.Tags.Rename(t.Context(), ids[0], "x"); err == nil {
		t.Fatal("succeeded")
	}
	for _, id := range ids[1:] {
		if _, err := client.Tags.Get(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	tags, err := client.Tags.List(t.Context())
	if err != nil || len(tags) != 3 || tags[0].Name != "changed" {
		t.Errorf("got %v, %v, want the tag as it is now", tags, err)
	}
	if server.Count("GET /tags") != 1 || server.Count("GET /tags/{id}") != 1 {
		t.Errorf("the requests were %v, want one list and one tag", server.Counts())
	}
}

// A read after a write returns all fields, even those that the answer to the write left
// out.
func TestSnapshot_incompleteAnswer(t *testing.T) {
	t.Parallel()
	for _, field := range []string{"model", "name", "label", "description", "data_type", "messenger_writable", "options", "admin_id", "custom", "full_name"} {
		t.Run("data attribute/"+field, func(t *testing.T) {
			t.Parallel()
			server := newWorkspace(t, func(c *intercomtest.Config) {
				c.Omit = map[string][]string{"PUT /data_attributes/{id}": {field}, "POST /data_attributes": {"model"}}
			})
			client := newClient(t, server)
			made, err := client.DataAttributes.Create(t.Context(), intercom.DataAttributeCreate{
				Model: "company", Name: "tier", DataType: "string", Options: []string{"a", "b"}, Description: "old",
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := client.DataAttributes.Get(t.Context(), "company", made.ID); err != nil || got.Description != "old" {
				t.Errorf("after the create: got %v, %v", got, err)
			}
			if _, err := client.DataAttributes.Update(t.Context(), made.ID, intercom.DataAttributeUpdate{Description: new("new")}); err != nil {
				t.Fatal(err)
			}
			got, err := client.DataAttributes.Get(t.Context(), "company", made.ID)
			if err != nil || got.Description != "new" || got.Name != "tier" || len(got.Options) != 2 || got.Model != "company" {
				t.Errorf("after the update: got %+v, %v", got, err)
			}
		})
	}
	for _, field := range []string{"name", "description", "category", "icon", "ticket_type_attributes", "ticket_states", "workspace_id"} {
		t.Run("ticket type/"+field, func(t *testing.T) {
			t.Parallel()
			server := newWorkspace(t, func(c *intercomtest.Config) {
				c.Omit = map[string][]string{"PUT /ticket_types/{id}": {field}}
			})
			client := newClient(t, server)
			before, err := client.TicketTypes.Get(t.Context(), "70")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := client.TicketTypes.Update(t.Context(), "70", intercom.TicketTypeWrite{Description: new("new")}); err != nil {
				t.Fatal(err)
			}
			got, err := client.TicketTypes.Get(t.Context(), "70")
			if err != nil || got.Description != "new" || got.Name != "Bug" || len(got.AllAttributes()) != len(before.AllAttributes()) || len(got.States.Data) != len(before.States.Data) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// find prefers an exact name to one that differs in case. Several are an error with
// their ids.
func TestFind_several(t *testing.T) {
	t.Parallel()
	server := newWorkspace(t)
	upper := server.Add("tags", map[string]any{"name": "VIP"})
	lower := server.Add("tags", map[string]any{"name": "vip"})
	for range 2 {
		server.Add("data_attributes", map[string]any{"model": "contact", "name": "tier"})
		server.Add("ticket_types", map[string]any{"name": "Same", "category": "Customer"})
	}
	client := newClient(t, server)
	for name, id := range map[string]string{"VIP": upper, "vip": lower} {
		if tag, err := client.Tags.Find(t.Context(), name); err != nil || tag.ID.String() != id {
			t.Errorf("%s: got %v, %v", name, tag, err)
		}
	}
	for name, find := range map[string]func() error{
		"tags":            func() error { _, err := client.Tags.Find(t.Context(), "Vip"); return err },
		"data attributes": func() error { _, err := client.DataAttributes.Find(t.Context(), "contact", "tier"); return err },
		"ticket types":    func() error { _, err := client.TicketTypes.Find(t.Context(), "Same"); return err },
	} {
		var several *intercom.SeveralError
		if err := find(); !errors.As(err, &several) || len(several.IDs) != 2 || !strings.Contains(err.Error(), several.IDs[1].String()) {
			t.Errorf("%s: got %v, want the ids of both", name, err)
		}
	}
}
