package newsitem_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_news_item"
	objects  = "news_items"
	sender   = "991267459" // the teammate that every workspace has
	past     = 1664638214
	future   = 4102444800 // in the year 2100
)

func item(more acctest.Values) acctest.Values {
	return acctest.Values{"title": "Refunds", "sender_id": sender, "body": "<h3>When</h3><p>Within <strong>14</strong> days.</p>"}.With(more)
}

func in(newsfeed string, publishedAt any) acctest.Values {
	return acctest.Values{"newsfeed_id": newsfeed, "published_at": publishedAt}
}

func assigned(assignments ...acctest.Values) acctest.Values {
	return acctest.Values{"newsfeed_assignments": assignments}
}

func newServer(t *testing.T, configure ...func(*intercomtest.Config)) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, configure...)
	server.Add("newsfeeds", map[string]any{"id": "53", "name": "Updates"})
	server.Add("newsfeeds", map[string]any{"id": "54", "name": "Company"})
	return server
}

// dateIn returns the publish date in a newsfeed that an object or a plan has.
func dateIn(t *testing.T, p *acctest.Protocol, values acctest.Values, newsfeed string) any {
	t.Helper()
	for _, a := range p.Objects(values["newsfeed_assignments"]) {
		if a["newsfeed_id"] == newsfeed {
			date := new(big.Float)
			if number, ok := a["published_at"].(tftypes.Value); ok && number.As(&date) == nil {
				return date.Text('f', 0)
			}
			return a["published_at"]
		}
	}
	t.Fatalf("there is no assignment to %s in %v", newsfeed, values)
	return nil
}

// Whatever Intercom's answers to what is not documented are, there is nothing left to do
// after each step, nothing that a step does not change is lost, and an edit of the text
// in Intercom is found.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := newServer(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			var object *acctest.Object
			for _, step := range []acctest.Values{
				item(nil),
				item(assigned(in("53", nil), in("54", past))), // a draft
				item(assigned(in("53", nil), in("54", past)).With(acctest.Values{"state": "live", "labels": []string{"B", "A"}})),
				item(assigned(in("53", nil), in("54", past)).With(acctest.Values{"state": "live", "labels": []string{"B", "A"}, "reactions": []string{"😆", "👍"}})),
				item(assigned(in("54", nil)).With(acctest.Values{"title": "R&amp;D", "state": "live", "labels": []string{"A", "B"}, "reactions": []string{"👍"}})),
				item(assigned(in("54", nil))), // a draft again
			} {
				object = acctest.Connect(t, server).Converge(typeName, object, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, step)
			}
			o := server.Objects(objects)[0]
			if fmt.Sprint(o["labels"], o["reactions"]) != "[] []" || o["state"] != "draft" {
				t.Errorf("Intercom has %v", o)
			}
			server.Change(objects, fmt.Sprint(o["id"]), map[string]any{"body": "<p>By hand.</p>"})
			p := acctest.Connect(t, server)
			edited, diags := p.Read(typeName, object)
			p.ExpectNone(diags)
			if got := fmt.Sprint(p.Values(typeName, edited)["body"]); !strings.Contains(got, "By hand.") {
				t.Errorf("after an edit in Intercom, the state has %q", got)
			}
			p.Destroy(typeName, edited)
			if left := server.Objects(objects); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// An item that becomes live gets a date, and keeps it with the next changes, also those
// that the configuration did not set.
func TestResource_dates(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	p := acctest.Connect(t, server)
	live := item(assigned(in("53", nil)).With(acctest.Values{"state": "live"}))
	planned := p.Plan(typeName, nil, live)
	p.ExpectNone(planned.Diagnostics)
	if got := dateIn(t, p, p.PlannedValues(planned), "53"); got != acctest.Unknown {
		t.Errorf("planned the date %v", got)
	}
	object, diags := p.Apply(planned)
	p.ExpectNone(diags)
	id := fmt.Sprint(server.Objects(objects)[0]["id"])
	server.Change(objects, id, map[string]any{"newsfeed_assignments": []any{map[string]any{"newsfeed_id": 53, "published_at": past}}})
	p = acctest.Connect(t, server)
	object, diags = p.Read(typeName, object)
	p.ExpectNone(diags)
	p.ExpectNoChange(typeName, object, live)

	both := live.With(assigned(in("54", nil), in("53", nil)))
	planned = p.Plan(typeName, object, both)
	if first, second := dateIn(t, p, p.PlannedValues(planned), "53"), dateIn(t, p, p.PlannedValues(planned), "54"); first != fmt.Sprint(past) || second != acctest.Unknown {
		t.Errorf("planned the dates %v and %v", first, second)
	}
	object = p.Converge(typeName, object, both)
	if got := dateIn(t, p, p.Values(typeName, object), "53"); got != fmt.Sprint(past) {
		t.Errorf("got the date %v", got)
	}
}

// What a plan refuses: a sender and newsfeeds that do not exist, one newsfeed twice, and
// a date in the future. All of a change is checked, since all of it is sent.
func TestResource_plan(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	p := acctest.Connect(t, server)
	p.ExpectError(p.Plan(typeName, nil, item(acctest.Values{"sender_id": "1"})).Diagnostics, "sender_id", "No Such Teammate", `"1"`)
	p.ExpectError(p.Plan(typeName, nil, item(assigned(in("53", nil), in("55", nil)))).Diagnostics, "newsfeed_assignments", "No Such Newsfeed", `"55"`)
	p.ExpectError(p.Plan(typeName, nil, item(assigned(in("53", nil), in("53", past)))).Diagnostics, "newsfeed_assignments", "Newsfeed Assigned Twice", "53")
	p.ExpectError(p.Plan(typeName, nil, item(assigned(in("53", future)))).Diagnostics, "newsfeed_assignments", "Publish Date in the Future", "2100-01-01", "in Intercom")

	id := server.Add(objects, map[string]any{"title": "Scheduled", "state": "live", "sender_id": 1, "newsfeed_assignments": []any{
		map[string]any{"newsfeed_id": 53, "published_at": future}, map[string]any{"newsfeed_id": 99, "published_at": past},
	}})
	p.ExpectWarning(acctest.Connect(t, server).Plan(typeName, nil, item(acctest.Values{"title": "Scheduled"})).Diagnostics,
		"title", "News Item Title Already in Use", `"Scheduled" (id `+id+`)`, "import {")
	scheduled, diags := p.Import(typeName, id)
	p.ExpectNone(diags)
	config := acctest.Values{"title": "Scheduled", "sender_id": "1", "state": "live"}.With(assigned(in("53", nil), in("99", past)))
	p.ExpectNoChange(typeName, scheduled, config)
	changed := config.With(acctest.Values{"labels": []string{"Product"}})
	for _, c := range []struct {
		config      acctest.Values
		at, summary string
	}{
		{changed.With(assigned(in("53", past))), "sender_id", "No Such Teammate"},
		{changed.With(assigned(in("53", nil))).With(acctest.Values{"sender_id": sender}), "newsfeed_assignments", "Publish Date in the Future"},
		{changed.With(assigned(in("53", past), in("99", past))).With(acctest.Values{"sender_id": sender}), "newsfeed_assignments", "No Such Newsfeed"},
	} {
		p.ExpectError(p.Plan(typeName, scheduled, c.config).Diagnostics, c.at, c.summary)
	}
}

// Intercom's refusals are at the attribute that they are about.
func TestResource_refused(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	colleague := server.AddAdmin(map[string]any{"id": "77"})
	for attribute, c := range map[string]struct {
		kind, id string
		config   acctest.Values
	}{
		"sender_id":            {"admins", "77", item(acctest.Values{"sender_id": fmt.Sprint(colleague)})},
		"newsfeed_assignments": {"newsfeeds", "54", item(assigned(in("54", nil)))},
	} {
		p := acctest.Connect(t, server)
		planned := p.Plan(typeName, nil, c.config)
		p.ExpectNone(planned.Diagnostics)
		server.Remove(c.kind, c.id)
		_, diags := p.Apply(planned)
		p.ExpectError(diags, attribute, "Unable to Create News Item")
	}
}

// A workspace without News says so, and an item in the state is not taken for gone.
func TestResource_withoutNews(t *testing.T) {
	t.Parallel()
	for answer, want := range map[intercomtest.NewsDisabled]string{
		intercomtest.NewsDisabledNotFound: "does not offer this to the workspace",
		intercomtest.NewsDisabledPlan:     "plan does not include",
	} {
		server := newServer(t, func(c *intercomtest.Config) { c.Answers.NewsDisabled = answer })
		p := acctest.Connect(t, server)
		object := p.Converge(typeName, nil, item(nil))
		server.SetWithoutNews(true)
		p = acctest.Connect(t, server)
		left, diags := p.Read(typeName, object)
		p.ExpectError(diags, "", "Unable to Read News Item", want)
		if left == nil {
			t.Error("the item is taken for gone")
		}
		planned := acctest.Connect(t, server).Plan(typeName, nil, item(acctest.Values{"title": "New"}))
		p.ExpectWarning(planned.Diagnostics, "", "News Items Not Checked", want)
		_, diags = p.Apply(planned)
		p.ExpectError(diags, "", "Unable to Create News Item", want)
	}
}
