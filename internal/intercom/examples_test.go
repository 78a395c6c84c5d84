package intercom

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// ignored are the keys of Intercom's answers that the client has no use for.
var ignored = map[string]bool{
	"avatar": true, "email_verified": true, // of an admin
	"away_status_reason_id": true, "team_priority_level": true,
	"secure": true,                      // of a workspace
	"pages":  true, "total_count": true, // of a list, which is read with its pages
	"users": true, "companies": true, // of a tag, when it was put on some
	"ticket_type_attribute.workspace_id": true, // the type has it
	"tag.applied_at":                     true, "tag.applied_by": true,
}

// Intercom's own examples come out of the client's types as they went in.
func TestExamples(t *testing.T) {
	t.Parallel()
	client := offline(t)
	for _, test := range []struct {
		method, template string
		read             func(*Client, []byte) (any, error)
	}{
		{http.MethodGet, "/me", one[me]},
		{http.MethodGet, "/admins", many(func(c *Client) *collection[Admin] { return c.Admins.collection })},
		{http.MethodGet, "/admins/{admin_id}", one[Admin]},
		{http.MethodGet, "/data_attributes", many(func(c *Client) *collection[DataAttribute] { return c.DataAttributes.byModel["company"] })},
		{http.MethodPost, "/data_attributes", one[DataAttribute]},
		{http.MethodPut, "/data_attributes/{data_attribute_id}", one[DataAttribute]},
		{http.MethodGet, "/help_center/collections", many(func(c *Client) *collection[HelpCenterCollection] { return c.HelpCenterCollections.collection })},
		{http.MethodPost, "/help_center/collections", one[HelpCenterCollection]},
		{http.MethodPut, "/help_center/collections/{collection_id}", one[HelpCenterCollection]},
		{http.MethodGet, "/data_connectors", many(func(c *Client) *collection[DataConnector] { return c.DataConnectors.collection })},
		{http.MethodGet, "/data_connectors/{id}", one[DataConnector]},
		{http.MethodPatch, "/data_connectors/{id}", one[DataConnector]},
		{http.MethodGet, "/ip_allowlist", one[IPAllowlist]},
		{http.MethodPut, "/ip_allowlist", one[IPAllowlist]},
		{http.MethodGet, "/segments", many(func(c *Client) *collection[Segment] { return c.Segments.plain })},
		{http.MethodGet, "/segments/{segment_id}", one[Segment]},
		{http.MethodGet, "/tags", many(func(c *Client) *collection[Tag] { return c.Tags.collection })},
		{http.MethodGet, "/tags/{tag_id}", one[Tag]},
		{http.MethodPost, "/tags", one[Tag]},
		{http.MethodGet, "/teams", many(func(c *Client) *collection[Team] { return c.Teams.collection })},
		{http.MethodGet, "/teams/{team_id}", one[Team]},
		{http.MethodGet, "/ticket_states", many(func(c *Client) *collection[TicketState] { return c.TicketStates.all })},
		{http.MethodGet, "/ticket_types", many(func(c *Client) *collection[TicketType] { return c.TicketTypes.collection })},
		{http.MethodPost, "/ticket_types", one[TicketType]},
		{http.MethodGet, "/ticket_types/{ticket_type_id}", one[TicketType]},
		{http.MethodPut, "/ticket_types/{ticket_type_id}", one[TicketType]},
		{http.MethodPost, "/ticket_types/{ticket_type_id}/attributes", one[TicketTypeAttribute]},
		{http.MethodPut, "/ticket_types/{ticket_type_id}/attributes/{attribute_id}", one[TicketTypeAttribute]},
	} {
		t.Run(test.method+" "+test.template, func(t *testing.T) {
			t.Parallel()
			examples := intercomtest.Examples(t, test.method, test.template, http.StatusOK)
			if len(examples) == 0 {
				t.Fatal("there is no example")
			}
			for _, example := range examples {
				out, err := test.read(client, example)
				if err != nil {
					t.Fatalf("decoding %s: %v", example, err)
				}
				again, err := json.Marshal(out)
				if err != nil {
					t.Fatal(err)
				}
				var want, got any
				if err := json.Unmarshal(example, &want); err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(again, &got); err != nil {
					t.Fatal(err)
				}
				complete(t, "", want, got)
			}
		})
	}
}

// one reads an example that is a T.
func one[T any, P answerTo[T]](c *Client, example []byte) (any, error) {
	out := new(T)
	return out, c.decode(bytes.NewReader(example), P(out))
}

// many returns what reads an example that is the list of a collection.
func many[T any](of func(*Client) *collection[T]) func(*Client, []byte) (any, error) {
	return func(c *Client, example []byte) (any, error) {
		collection := of(c)
		page, err := collection.decodePage(bytes.NewReader(example))
		if err != nil {
			return nil, err
		}
		return map[string]any{collection.key: page.items}, nil
	}
}

// offline returns a client that sends nothing.
func offline(t testing.TB) *Client {
	t.Helper()
	client, err := New(Config{AccessToken: "an-access-token"})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// complete reports what of an example is missing in what was decoded from it.
// Ids may have become strings.
func complete(t *testing.T, at string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		got, _ := got.(map[string]any)
		for key, value := range want {
			switch {
			case value == nil, ignored[key], ignored[fmt.Sprint(want["type"])+"."+key]:
			case got[key] == nil && key == "type": // of an envelope
			default:
				complete(t, at+"/"+key, value, got[key])
			}
		}
	case []any:
		got, _ := got.([]any)
		if len(got) != len(want) {
			t.Errorf("%s has %d elements, want %d", at, len(got), len(want))
			return
		}
		for i := range want {
			complete(t, fmt.Sprintf("%s/%d", at, i), want[i], got[i])
		}
	default:
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", at, got, want)
		}
	}
}
