// Package newsitem manages news items: announcements that newsfeeds in the Messenger
// show.
package newsitem

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "news item"
	link = "[news item](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news)"
)

// NewResource returns intercom_news_item.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_news_item.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_news_item.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " announces something to customers: in the newsfeeds of the Messenger that it is assigned to.\n\n" +
			"Intercom may rewrite the text: class names, heading levels, addresses of images. The state has the text of the configuration, and such changes are not shown as differences. " +
			"When somebody edits the text in Intercom, the next plan shows Intercom's text.\n\n" +
			"~> Customers see an item as soon as its `state` is `live` and it is assigned to a newsfeed. Destroying the resource deletes the item for everybody.\n\n" +
			"~> Every update sends all arguments. So an item whose sender has left the workspace needs another `sender_id` with the next change, " +
			"and one that is scheduled in Intercom for a date in the future cannot be changed by Terraform: Intercom's API does not accept such a date.\n\n" +
			"-> The plan warns when another news item has the title: Intercom does not document that titles are unique. Import the existing item instead.\n\n" +
			"-> Intercom's API cannot set the cover image or the audience of an item, and cannot change newsfeeds. Set them in Intercom.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":        attribute.ID(noun),
		"title":     attribute.Name("Title of the item."),
		"sender_id": content.Teammate("Id of the teammate who is shown as the sender."),
		"body": body.Rewritten(schema.StringAttribute{
			MarkdownDescription: "Text of the item as HTML, usually from a file: `file(\"${path.module}/news/refunds.html\")`. Default: empty.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(""),
		}),
		"state": attribute.OneOf(intercom.NewsItemStates, schema.StringAttribute{
			MarkdownDescription: "Whether customers see the item in its newsfeeds. Default: `draft`.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(intercom.NewsItemDraft),
		}),
		"newsfeed_assignments": assignmentsAttribute(),
		"labels": schema.SetAttribute{
			MarkdownDescription: "Labels that customers see, such as `Product`. Default: empty.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			Default:             setdefault.StaticValue(value.Set(nil)),
			Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.ValueStringsAre(attribute.NotBlank())},
		},
		"reactions": schema.ListAttribute{
			MarkdownDescription: "Emoji with which customers can react, in the order in which they are shown. Default: empty, which turns reactions off.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			Default:             listdefault.StaticValue(types.ListValueMust(types.StringType, []attr.Value{})),
			Validators:          []validator.List{listvalidator.NoNullValues()},
			PlanModifiers: []planmodifier.List{
				attribute.ListWhenChanged(listvalidator.ValueStringsAre(attribute.Emoji())),
				attribute.ListWhenChanged(listvalidator.UniqueValues()),
			},
		},
		"deliver_silently": attribute.Flag("Whether the item appears in its newsfeeds without a notification badge in the Messenger.", false),
		"created_at":       attribute.CreatedAt(noun),
	}
}

var (
	atSender      = path.Root("sender_id")
	atAssignments = path.Root("newsfeed_assignments")
)

// ModifyPlan refuses a sender and newsfeeds that do not exist and publish dates in the
// future, and warns of another news item with the planned title. It checks all of a
// change, since all of it is sent.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if req.Plan.Raw.Equal(req.State.Raw) {
			return
		}
		newsfeeds := checkAssignments(c)
		if c.Diags.HasError() {
			return
		}
		content.CheckTeammate(ctx, r.Base, atSender, c.Plan.SenderID, types.StringNull(), c.Diags)
		r.checkNewsfeeds(ctx, newsfeeds, c)
		if !c.Plan.Title.IsUnknown() && (c.State == nil || !c.Plan.Title.Equal(c.State.Title)) {
			r.warnOfSameTitle(ctx, c)
		}
	})
}

// checkAssignments refuses two assignments to one newsfeed and dates in the future, and
// returns the ids of the newsfeeds that are known.
func checkAssignments(c *crud.Change[model]) (newsfeeds []string) {
	for _, a := range assignments(c.Plan.Assignments) {
		id := a.NewsfeedID.ValueString()
		if at := time.Unix(a.PublishedAt.ValueInt64(), 0); at.After(time.Now()) {
			c.Diags.AddAttributeError(atAssignments, "Publish Date in the Future", fmt.Sprintf(
				"The item is to be published in the newsfeed %s on %s, which is in the future. Intercom's API does not accept such a date. "+
					"Set an earlier one or none, or schedule the item in Intercom.", id, at.UTC().Format(time.RFC3339)))
		}
		switch {
		case !value.Known(a.NewsfeedID):
		case slices.Contains(newsfeeds, id):
			c.Diags.AddAttributeError(atAssignments, "Newsfeed Assigned Twice", fmt.Sprintf("The newsfeed %s has two assignments. Remove one of them.", id))
		default:
			newsfeeds = append(newsfeeds, id)
		}
	}
	return newsfeeds
}

// checkNewsfeeds refuses newsfeeds that do not exist.
func (r *Resource) checkNewsfeeds(ctx context.Context, ids []string, c *crud.Change[model]) {
	if len(ids) == 0 {
		return
	}
	r.Ask(c.Diags, func() error {
		newsfeeds, err := r.Client.Newsfeeds.List(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !slices.ContainsFunc(newsfeeds, func(f *intercom.Newsfeed) bool { return f.ID.String() == id }) {
				c.Diags.AddAttributeError(atAssignments, "No Such Newsfeed", fmt.Sprintf("There is no newsfeed with the id %q in this workspace.", id))
			}
		}
		return nil
	})
}

func (r *Resource) warnOfSameTitle(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		items, err := r.Client.NewsItems.List(ctx)
		var existing []crud.Existing
		for _, n := range items {
			if intercom.SameEscaped(n.Title, c.Plan.Title.ValueString()) {
				existing = append(existing, crud.Existing{ID: n.ID.String(), Name: n.Title})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one of the same title.")
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		made, err := r.Client.NewsItems.Create(ctx, plan.toWrite())
		if made != nil { // also if it cannot be read: Terraform must not lose it
			plan.fromAPI(made)
			digests(made).Store(ctx, resp.Private, &resp.Diagnostics)
		}
		return located(err)
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	known := body.Stored(ctx, req.Private)
	crud.Read(ctx, r.Base, req, resp, func(state *model) error {
		return crud.Into(func(n *intercom.NewsItem) {
			state.refresh(n, known)
			digests(n).Store(ctx, resp.Private, &resp.Diagnostics)
		})(r.get(ctx, state, known))
	})
}

// get returns a news item, with its body unless that has the known digest.
func (r *Resource) get(ctx context.Context, m *model, known body.Digests) (*intercom.NewsItem, error) {
	id := intercom.ID(m.ID.ValueString())
	if digest, ok := known[""]; ok {
		return r.Client.NewsItems.GetUnless(ctx, id, digest)
	}
	return r.Client.NewsItems.Get(ctx, id)
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	known := body.Stored(ctx, req.Private)
	read := func(now *model) error {
		return crud.Into(func(n *intercom.NewsItem) { now.refresh(n, known) })(r.get(ctx, now, known))
	}
	crud.Update(ctx, r.Base, req, resp, read, func(plan, state *model) error {
		updated, err := r.Client.NewsItems.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toWrite())
		return crud.Into(func(n *intercom.NewsItem) {
			plan.fromAPI(n)
			digests(n).Store(ctx, resp.Private, &resp.Diagnostics)
		})(updated, located(err))
	})
}

// located adds to a refusal of Intercom's which attribute it is about, by its words.
func located(err error) error {
	var refusal *intercom.Error
	if errors.As(err, &refusal) {
		for _, at := range []struct{ word, attribute string }{
			{"sender", "sender_id"},
			{"publish", "newsfeed_assignments"},
			{"Publish", "newsfeed_assignments"},
			{"newsfeed", "newsfeed_assignments"},
			{"reaction", "reactions"},
			{"label", "labels"},
			{"title", "title"},
			{"body", "body"},
		} {
			if refusal.Says(at.word) {
				return crud.At(path.Root(at.attribute), err)
			}
		}
	}
	return err
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.NewsItems.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a title.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.NewsItem] { return c.NewsItems },
		noun, "An id is a number such as 33.")
}
