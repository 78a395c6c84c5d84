package intercom_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

func predicate(attribute, value string) intercom.AudiencePredicate {
	return intercom.AudiencePredicate{Attribute: attribute, Type: "string", Comparison: "eq", Value: json.RawMessage(value)}
}

func TestAudiences_life(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("audiences") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			client := newClient(t, server)
			ctx := t.Context()
			predicates := []intercom.AudiencePredicate{predicate("plan", `"pro"`), predicate("city", `["Bonn","Cork"]`)}
			made, err := client.Audiences.Create(ctx, intercom.AudienceWrite{Name: new("VIP"), Predicates: &predicates})
			if err != nil || !intercom.SamePredicates(made.Predicates, predicates) {
				t.Fatalf("created %v, %v", made, err)
			}
			if _, err := client.Audiences.Update(ctx, made.ID, intercom.AudienceWrite{Name: new("Very important")}); err != nil {
				t.Fatal(err)
			}
			found, err := client.Audiences.Find(ctx, "very important")
			if err != nil || !intercom.SamePredicates(found.Predicates, predicates) || !slices.EqualFunc(found.RolePredicates, made.RolePredicates, intercom.AudiencePredicate.Same) {
				t.Errorf("found %v, %v", found, err)
			}
			if err := client.Audiences.Delete(ctx, made.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := client.Audiences.Get(ctx, made.ID); !errors.Is(err, intercom.ErrNotFound) {
				t.Errorf("deleted: %v", err)
			}
		})
	}
}

// If the answer to a create is lost, the audience is found by its name and its
// predicates, because somebody may create another one with the name at the same time.
func TestAudiences_createUnanswered(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("audiences", map[string]any{"name": "VIP"})
	server.Fail(intercomtest.Fault{Request: "POST /audiences", Kind: intercomtest.FaultDrop, After: true})
	predicates := []intercom.AudiencePredicate{predicate("plan", `"pro"`)}
	made, err := newClient(t, server).Audiences.Create(t.Context(), intercom.AudienceWrite{Name: new("VIP"), Predicates: &predicates})
	if err != nil || len(made.Predicates) != 1 || server.Count("POST /audiences") != 1 {
		t.Errorf("created %v, %v, with %v", made, err, server.Counts())
	}
}

// Intercom's interface can create values that are not strings. An update of other
// predicates does not change them.
func TestAudiences_keepValues(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := intercom.ID(server.Add("audiences", map[string]any{"predicates": []any{
		map[string]any{"attribute": "seats", "type": "string", "comparison": "eq", "value": 5},
		map[string]any{"attribute": "city", "type": "string", "comparison": "eq", "value": "Bonn"},
	}}))
	predicates := []intercom.AudiencePredicate{predicate("seats", `"5"`), predicate("city", `"Cork"`)}
	if _, err := newClient(t, server).Audiences.Update(t.Context(), id, intercom.AudienceWrite{Predicates: &predicates}); err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, p := range server.Objects("audiences")[0]["predicates"].([]any) { //nolint:forcetypeassert // the test made it
		values = append(values, fmt.Sprintf("%T", p.(map[string]any)["value"])) //nolint:forcetypeassert // the test made it
	}
	if !slices.Equal(values, []string{"json.Number", "string"}) {
		t.Errorf("the values are of the types %q", values)
	}
}

func TestAudiencePredicate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{`"a"`, `"a"`, true},
		{`"a"`, `["a"]`, true},
		{`"a,b"`, `["a","b"]`, true},
		{`5`, `"5"`, true},
		{`null`, `""`, true},
		{``, `null`, true},
		{`[]`, `""`, true},
		{`true`, `"true"`, true},
		{`"a"`, `"A"`, false},
		{`["a","b"]`, `["b","a"]`, false},
		{`{"a":1}`, `"a"`, false},
	} {
		if got := predicate("x", test.a).Same(predicate("x", test.b)); got != test.same {
			t.Errorf("%s and %s: same is %t", test.a, test.b, got)
		}
	}
}
