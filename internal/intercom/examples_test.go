package intercom

import (
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
	"secure": true,                    // of a workspace
	"pages":  true,                    // always empty, and what it would hold is not documented
	"users":  true, "companies": true, // of a tag, when it was put on some
	"ticket_type_attribute.workspace_id": true, // the type has it
	"tag.applied_at":                     true, "tag.applied_by": true,
}

// Intercom's own examples come out of the client's types as they went in.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, template string
		into             func() answer
	}{
		{http.MethodGet, "/me", func() answer { return new(me) }},
		{http.MethodGet, "/admins", func() answer { return new(adminList) }},
		{http.MethodGet, "/admins/{admin_id}", func() answer { return new(Admin) }},
		{http.MethodGet, "/data_attributes", func() answer { return new(list[DataAttribute]) }},
		{http.MethodPost, "/data_attributes", func() answer { return new(DataAttribute) }},
		{http.MethodPut, "/data_attributes/{data_attribute_id}", func() answer { return new(DataAttribute) }},
		{http.MethodGet, "/segments", func() answer { return new(segmentList) }},
		{http.MethodGet, "/segments/{segment_id}", func() answer { return new(Segment) }},
		{http.MethodGet, "/tags", func() answer { return new(list[Tag]) }},
		{http.MethodGet, "/tags/{tag_id}", func() answer { return new(Tag) }},
		{http.MethodPost, "/tags", func() answer { return new(Tag) }},
		{http.MethodGet, "/teams", func() answer { return new(teamList) }},
		{http.MethodGet, "/teams/{team_id}", func() answer { return new(Team) }},
		{http.MethodGet, "/ticket_states", func() answer { return new(list[TicketState]) }},
		{http.MethodGet, "/ticket_types", func() answer { return new(list[TicketType]) }},
		{http.MethodPost, "/ticket_types", func() answer { return new(TicketType) }},
		{http.MethodGet, "/ticket_types/{ticket_type_id}", func() answer { return new(TicketType) }},
		{http.MethodPut, "/ticket_types/{ticket_type_id}", func() answer { return new(TicketType) }},
		{http.MethodPost, "/ticket_types/{ticket_type_id}/attributes", func() answer { return new(TicketTypeAttribute) }},
		{http.MethodPut, "/ticket_types/{ticket_type_id}/attributes/{attribute_id}", func() answer { return new(TicketTypeAttribute) }},
	} {
		t.Run(test.method+" "+test.template, func(t *testing.T) {
			t.Parallel()
			examples := intercomtest.Examples(t, test.method, test.template, http.StatusOK)
			if len(examples) == 0 {
				t.Fatal("there is no example")
			}
			for _, example := range examples {
				out := test.into()
				if err := json.Unmarshal(example, out); err != nil {
					t.Fatalf("decoding %s: %v", example, err)
				}
				if err := out.check(); err != nil {
					t.Errorf("%v: %s", err, example)
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
