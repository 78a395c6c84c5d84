package newsitem

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a news item in Terraform's terms.
type model struct {
	ID              types.String `tfsdk:"id"`
	Title           types.String `tfsdk:"title"`
	SenderID        types.String `tfsdk:"sender_id"`
	Body            types.String `tfsdk:"body"`
	State           types.String `tfsdk:"state"`
	DeliverSilently types.Bool   `tfsdk:"deliver_silently"`
	Labels          types.Set    `tfsdk:"labels"`
	Reactions       types.List   `tfsdk:"reactions"`
	Assignments     types.Set    `tfsdk:"newsfeed_assignments"`
	CreatedAt       types.Int64  `tfsdk:"created_at"`
}

// assignment is an element of newsfeed_assignments.
type assignment struct {
	NewsfeedID  types.String
	PublishedAt types.Int64
}

var assignmentType = types.ObjectType{AttrTypes: map[string]attr.Type{"newsfeed_id": types.StringType, "published_at": types.Int64Type}}

// assignments returns the elements of newsfeed_assignments. An element that is not known
// has no known attributes.
func assignments(of types.Set) []assignment {
	var all []assignment
	for _, element := range of.Elements() {
		a := assignment{types.StringUnknown(), types.Int64Unknown()}
		if object, ok := element.(types.Object); ok && value.Known(object) {
			a.NewsfeedID, _ = object.Attributes()["newsfeed_id"].(types.String)
			a.PublishedAt, _ = object.Attributes()["published_at"].(types.Int64)
		}
		all = append(all, a)
	}
	return all
}

// assignmentSet returns newsfeed_assignments with these elements.
func assignmentSet(of []assignment) types.Set {
	elements := make([]attr.Value, len(of))
	for i, a := range of {
		elements[i] = types.ObjectValueMust(assignmentType.AttrTypes, map[string]attr.Value{"newsfeed_id": a.NewsfeedID, "published_at": a.PublishedAt})
	}
	return types.SetValueMust(assignmentType, elements)
}

// dateIn returns the publish date in a newsfeed, null if there is none.
func dateIn(all []assignment, newsfeed types.String) types.Int64 {
	for _, a := range all {
		if a.NewsfeedID.Equal(newsfeed) {
			return a.PublishedAt
		}
	}
	return types.Int64Null()
}

func digests(n *intercom.NewsItem) body.Digests { return body.Digests{"": n.BodyDigest} }

// fromAPI takes over what Intercom answers, except the body.
func (m *model) fromAPI(n *intercom.NewsItem) {
	wasDraft := m.State.ValueString() == intercom.NewsItemDraft
	before := assignments(m.Assignments)
	m.ID = types.StringValue(n.ID.String())
	m.Title = value.Spelled(m.Title, n.Title)
	m.SenderID = types.StringValue(n.SenderID.String())
	m.State = types.StringValue(n.State)
	m.DeliverSilently = types.BoolValue(n.DeliverSilently)
	m.Labels = value.Set(n.Labels)
	m.Reactions = value.Texts(n.Reactions)
	all, seen := []assignment{}, map[intercom.ID]bool{}
	for _, in := range n.Assignments {
		if seen[in.NewsfeedID] {
			continue
		}
		seen[in.NewsfeedID] = true
		a := assignment{types.StringValue(in.NewsfeedID.String()), types.Int64Null()}
		switch {
		case n.State == intercom.NewsItemDraft && wasDraft: // Intercom ignores the dates of drafts
			if date := dateIn(before, a.NewsfeedID); value.Known(date) {
				a.PublishedAt = date
			}
		case n.State != intercom.NewsItemDraft && in.PublishedAt != 0:
			a.PublishedAt = types.Int64Value(in.PublishedAt)
		}
		all = append(all, a)
	}
	m.Assignments = assignmentSet(all)
	m.CreatedAt = types.Int64Value(n.CreatedAt)
}

// refresh takes over what Intercom answers. The body stays unless it has changed since
// it had the known digest.
func (m *model) refresh(n *intercom.NewsItem, known body.Digests) {
	if m.Body.IsNull() { // after an import
		m.Body = types.StringValue(n.Body)
	} else {
		m.Body = body.Refreshed(m.Body, known.Has("", n.BodyDigest), n.Body)
	}
	m.fromAPI(n)
}

// show is fromAPI for a data source, with the body if the item has it.
func (m *model) show(n *intercom.NewsItem) {
	if n.HasBody {
		m.Body = types.StringValue(n.Body)
	}
	m.fromAPI(n)
}

// toWrite returns all of a news item.
func (m *model) toWrite() intercom.NewsItemWrite {
	write := intercom.NewsItemWrite{
		Title:           m.Title.ValueString(),
		Body:            m.Body.ValueString(),
		SenderID:        json.Number(m.SenderID.ValueString()),
		State:           m.State.ValueString(),
		DeliverSilently: m.DeliverSilently.ValueBool(),
		Labels:          append([]string{}, value.Strings(m.Labels)...),
		Reactions:       append([]string{}, value.Strings(m.Reactions)...),
		Assignments:     []intercom.NewsfeedAssignmentWrite{},
	}
	for _, a := range assignments(m.Assignments) {
		write.Assignments = append(write.Assignments, intercom.NewsfeedAssignmentWrite{
			NewsfeedID: json.Number(a.NewsfeedID.ValueString()), PublishedAt: a.PublishedAt.ValueInt64(),
		})
	}
	return write
}
