// Package internalarticle manages internal articles: articles for teammates, and for
// Fin and Copilot.
package internalarticle

import (
	"context"
	"errors"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "internal article"
	link = "[internal article](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles)"
)

// NewResource returns intercom_internal_article.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_internal_article.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_internal_article.
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
		MarkdownDescription: "An " + link + " is for teammates, and for Fin, Copilot and the sales agent if they are told to use it. Customers do not see it.\n\n" +
			"Intercom may rewrite the text: class names, heading levels, addresses of images. The state has the text of the configuration, and such changes are not shown as differences. " +
			"When somebody edits the text in Intercom, the next plan shows Intercom's text.\n\n" +
			"-> The plan warns when another internal article has the title: Intercom does not document that titles are unique. Import the existing article instead.\n\n" +
			"-> Intercom's API cannot put an internal article into a folder in the version that the provider uses (2.16), nor show the tags of one.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	all := map[string]schema.Attribute{
		"id":         attribute.ID(noun),
		"title":      attribute.Name("Title of the article."),
		"author_id":  content.Teammate("Id of the teammate who is shown as the author."),
		"owner_id":   content.Teammate("Id of the teammate who looks after the article."),
		"locale":     attribute.Stable("Language of the article, which Intercom chooses."),
		"created_at": attribute.CreatedAt(noun),
	}
	maps.Copy(all, body.Attributes("Text of the article"))
	maps.Copy(all, content.Attributes("article"))
	return all
}

var (
	atAuthor = path.Root("author_id")
	atOwner  = path.Root("owner_id")
)

// ModifyPlan refuses teammates and audiences that do not exist, and warns of another
// internal article with the planned title.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		state := c.State
		if state == nil {
			state = new(model)
		}
		content.CheckTeammate(ctx, r.Base, atAuthor, c.Plan.AuthorID, state.AuthorID, c.Diags)
		content.CheckTeammate(ctx, r.Base, atOwner, c.Plan.OwnerID, state.OwnerID, c.Diags)
		content.CheckAudiences(ctx, r.Base, c.Plan.AudienceIDs, state.AudienceIDs, c.Diags)
		if !c.Plan.Title.IsUnknown() && !c.Plan.Title.Equal(state.Title) {
			r.warnOfSameTitle(ctx, c)
		}
	})
}

func (r *Resource) warnOfSameTitle(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		articles, err := r.Client.InternalArticles.List(ctx)
		var existing []crud.Existing
		for _, a := range articles {
			if intercom.SameEscaped(a.Title, c.Plan.Title.ValueString()) {
				existing = append(existing, crud.Existing{ID: a.ID.String(), Name: a.Title})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one of the same title.")
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		made, err := r.Client.InternalArticles.Create(ctx, plan.toWrite(new(model)))
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
		return crud.Into(func(a *intercom.InternalArticle) {
			state.refresh(a, known)
			digests(a).Store(ctx, resp.Private, &resp.Diagnostics)
		})(r.get(ctx, state, known))
	})
}

// get returns an article, with its body unless that has the known digest.
func (r *Resource) get(ctx context.Context, m *model, known body.Digests) (*intercom.InternalArticle, error) {
	id := intercom.ID(m.ID.ValueString())
	if digest, ok := known[""]; ok {
		return r.Client.InternalArticles.GetUnless(ctx, id, digest)
	}
	return r.Client.InternalArticles.Get(ctx, id)
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	known := body.Stored(ctx, req.Private)
	read := func(now *model) error {
		return crud.Into(func(a *intercom.InternalArticle) { now.refresh(a, known) })(r.get(ctx, now, known))
	}
	crud.Update(ctx, r.Base, req, resp, read, func(plan, state *model) error {
		write := plan.toWrite(state)
		updated, err := r.Client.InternalArticles.Update(ctx, intercom.ID(state.ID.ValueString()), write)
		return crud.Into(func(a *intercom.InternalArticle) {
			plan.fromAPI(a)
			known.After(digests(a), map[string]bool{"": write.Body != nil || write.BodyMarkdown != nil}).Store(ctx, resp.Private, &resp.Diagnostics)
		})(updated, located(err))
	})
}

// located adds to a refusal of Intercom's which attribute it is about.
func located(err error) error {
	var refusal *intercom.Error
	if errors.As(err, &refusal) {
		for _, attribute := range []string{"author_id", "owner_id", "title"} {
			if refusal.Says(attribute) {
				return crud.At(path.Root(attribute), err)
			}
		}
	}
	return content.Located(err)
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.InternalArticles.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a title.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.InternalArticle] { return c.InternalArticles },
		noun, "An id is a number such as 42.")
}
