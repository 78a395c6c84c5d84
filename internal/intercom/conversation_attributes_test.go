package intercom_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// urgency returns a client, and a list attribute with the options Low, Normal and High.
func urgency(t *testing.T, server *intercomtest.Server) (*intercom.Client, *intercom.ConversationAttribute) {
	t.Helper()
	id := server.Add("conversation_attributes", map[string]any{"name": "Urgency", "data_type": "list", "options": []any{"Low", "Normal", "High"}})
	client := newClient(t, server)
	attribute, err := client.ConversationAttributes.Get(t.Context(), intercom.ID(id))
	if err != nil {
		t.Fatal(err)
	}
	return client, attribute
}

func wantOptions(t *testing.T, client *intercom.Client, id intercom.ID, want ...string) {
	t.Helper()
	a, err := client.ConversationAttributes.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range a.ActiveOptions() {
		got = append(got, o.Label)
	}
	if !slices.Equal(got, want) {
		t.Errorf("options are %q, want %q", got, want)
	}
}

// If the answer to a change of an option is lost, the change is found and not made
// twice.
func TestConversationAttributes_lostAnswers(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("conversation_attributes") {
		for name, fault := range map[string]intercomtest.Fault{
			"before": {Status: 503},
			"after":  {Status: 503, After: true},
		} {
			t.Run(alternative.Name+"/"+name, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
				client, a := urgency(t, server)
				fail := func(route string) {
					fault.Request = route
					server.Fail(fault)
				}
				fail("POST /conversations/attributes/{id}/options")
				after, err := client.ConversationAttributes.AddOption(t.Context(), a, "Urgent")
				if err != nil {
					t.Fatal(err)
				}
				if n := len(after.ActiveOptions()); n != 4 {
					t.Errorf("%d options after adding one", n)
				}
				fail("PUT /conversations/attributes/{id}/options/{option_id}")
				if _, err := client.ConversationAttributes.RenameOption(t.Context(), a.ID, a.Options[0].ID, "Lowest"); err != nil {
					t.Fatal(err)
				}
				for _, option := range a.Options[1:] {
					fail("DELETE /conversations/attributes/{id}/options/{option_id}")
					if _, err := client.ConversationAttributes.ArchiveOption(t.Context(), a.ID, option.ID); err != nil {
						t.Fatal(err)
					}
				}
				wantOptions(t, client, a.ID, "Lowest", "Urgent")
				fail("DELETE /conversations/attributes/{id}")
				if err := client.ConversationAttributes.Archive(t.Context(), a.ID); err != nil {
					t.Fatal(err)
				}
				if _, err := client.ConversationAttributes.Get(t.Context(), a.ID); !errors.Is(err, intercom.ErrArchived) {
					t.Errorf("got %v, want ErrArchived", err)
				}
			})
		}
	}
}

func TestConversationAttributes_refusedOptions(t *testing.T) {
	t.Parallel()
	client, a := urgency(t, intercomtest.New(t))
	var refusal *intercom.Error
	if _, err := client.ConversationAttributes.AddOption(t.Context(), a, "High"); !errors.As(err, &refusal) {
		t.Errorf("got %v, want the refusal of a label that is taken", err)
	}
	for i, option := range a.Options[:2] {
		if _, err := client.ConversationAttributes.ArchiveOption(t.Context(), a.ID, option.ID); i == 1 && !errors.As(err, &refusal) {
			t.Errorf("got %v, want the refusal to leave one option", err)
		}
	}
	wantOptions(t, client, a.ID, "Normal", "High")
}

// Find prefers an attribute in use to an archived one, and fails if several are in use.
func TestConversationAttributes_find(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("conversation_attributes", map[string]any{"name": "Order", "archived": true})
	client := newClient(t, server)
	if _, err := client.ConversationAttributes.Find(t.Context(), "Order"); !errors.Is(err, intercom.ErrArchived) {
		t.Errorf("got %v, want ErrArchived", err)
	}
	id := server.Add("conversation_attributes", map[string]any{"name": "Order"})
	if a, err := newClient(t, server).ConversationAttributes.Find(t.Context(), "Order"); err != nil || a.ID != intercom.ID(id) {
		t.Errorf("got %v, %v", a, err)
	}
	server.Add("conversation_attributes", map[string]any{"name": "Order"})
	var several *intercom.SeveralError
	if _, err := newClient(t, server).ConversationAttributes.Find(t.Context(), "Order"); !errors.As(err, &several) || len(several.IDs) != 2 {
		t.Errorf("got %v, want both ids", err)
	}
}
