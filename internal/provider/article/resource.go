// Package article manages the articles of help centers.
package article

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "article"
	link = "[article](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles)"
)

// NewResource returns intercom_article.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_article.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_article.
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
		MarkdownDescription: "An " + link + " of a help center. Its text usually comes from a file of Markdown or [HTML](https://developers.intercom.com/docs/guides/help-center/supported-html).\n\n" +
			"-> Intercom rewrites texts: it changes class names, heading levels and ids, and copies images to addresses of its own. The state keeps the text of the configuration, " +
			"and a digest of what Intercom made of it. If somebody edits the text in Intercom, the plan shows the text as Intercom has it, in the format that the configuration uses.\n\n" +
			"~> If a published article has changes in Intercom that nobody has published, Intercom adds the update of a title, a description or a text to these changes, and visitors do not see it. " +
			"Apply warns, and plans show the difference until somebody publishes or discards the changes in Intercom.\n\n" +
			"~> Intercom's API can move an article to another collection, but cannot take it out of all collections.\n\n" +
			"-> Intercom accepts several articles with one title. The plan warns when it creates a second one in a collection; import the existing article instead.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	all := contentAttributes("Title of the article, in the default language of the help center.", "Short description, which the help center shows below the title.", "Text of the article")
	all["id"] = attribute.ID(noun)
	all["author_id"] = schema.StringAttribute{
		MarkdownDescription: "Id of the teammate who is shown as the author.",
		Required:            true,
		Validators:          []validator.String{number("the teammate", "991267459")},
	}
	all["collection_id"] = schema.StringAttribute{
		MarkdownDescription: "Id of the collection that the article is in. Without it, the article is in none. " +
			"If the article is in several collections in Intercom, any of them is right, and another one moves the article.",
		Optional:   true,
		Validators: []validator.String{number("the collection", "165")},
	}
	all["audience_ids"] = ids("Ids of the audiences whose people can get answers from the article, in all of its languages. "+
		"Left to Intercom if it is not set; `[]` removes all. Intercom may not show the audiences of an article that has no translations; "+
		"changes made in Intercom are not found then.", number("the audience", "123"))
	all["tag_ids"] = ids("Ids of the tags of the article. Not managed if it is not set; `[]` removes all.", attribute.NotBlank())
	all["ai_chatbot_availability"] = attribute.Flag("Whether Fin uses the article to answer customers, in the default language.", true)
	all["ai_copilot_availability"] = attribute.Flag("Whether Copilot uses the article to answer teammates, in the default language.", true)
	all["ai_sales_agent_availability"] = attribute.Flag("Whether the sales agent uses the article, in the default language.", true)
	all["url"] = schema.StringAttribute{
		MarkdownDescription: "Address of the article in the help center; null for a draft.",
		Computed:            true,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
	all["created_at"] = attribute.CreatedAt(noun)

	translation := contentAttributes("Title in the language.", "Description in the language.", "Text in the language")
	translation["author_id"] = schema.StringAttribute{
		MarkdownDescription: "Id of the author in the language. Without it, a new translation has the author of the article.",
		Optional:            true,
		Computed:            true,
		Validators:          []validator.String{number("the teammate", "991267459")},
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()}, // a new one has none in the state
	}
	all["translations"] = schema.MapNestedAttribute{
		MarkdownDescription: "The article in other languages than the default one, by locale. Leave it out to keep the translations that Intercom has, if any. " +
			"Intercom does not document whether a translation can be removed; if it keeps one, apply says so. " +
			"Intercom may not show translations unless several languages are turned on for the help center, and changes made in Intercom are not found then.",
		Optional:      true,
		Computed:      true,
		Validators:    []validator.Map{mapvalidator.KeysAre(stringvalidator.OneOf(intercom.Locales...))},
		PlanModifiers: []planmodifier.Map{mapplanmodifier.UseStateForUnknown()},
		NestedObject:  schema.NestedAttributeObject{Attributes: translation},
	}
	return all
}

// contentAttributes returns the attributes of an article and of a translation.
func contentAttributes(title, description, text string) map[string]schema.Attribute {
	all := body.Attributes(text)
	all["title"] = attribute.Name(title)
	all["description"] = attribute.Description(description)
	all["state"] = attribute.OneOf(intercom.ArticleStates, schema.StringAttribute{
		MarkdownDescription: "Whether visitors can read it (`published`) or not (`draft`, the default).",
		Optional:            true,
		Computed:            true,
		Default:             stringdefault.StaticString("draft"),
	})
	return all
}

// ids is a set of the ids of other objects, which Intercom keeps if it is not set.
func ids(description string, id validator.String) schema.SetAttribute {
	return schema.SetAttribute{
		MarkdownDescription: description,
		ElementType:         types.StringType,
		Optional:            true,
		Computed:            true,
		Validators:          []validator.Set{setvalidator.ValueStringsAre(id)},
		PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
	}
}

func number(object, example string) validator.String {
	return attribute.Checked("must be a number", func(id string) error {
		if !crud.IsNumber(id) {
			return fmt.Errorf("expected the number that Intercom gives %s, such as %s", object, example)
		}
		return nil
	})
}

// Create makes the article, and then gives it its tags.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		tags := plan.TagIDs
		write := plan.toAPI(nil)
		a, err := r.Client.Articles.Create(ctx, write)
		if a == nil {
			return hinted(located(err), plan, nil, write)
		}
		body.Digests(a.Digests()).Store(ctx, resp.Private, &resp.Diagnostics)
		plan.fromAPI(a, a.Digests())
		if err != nil || !value.Known(tags) {
			return err
		}
		if err := r.setTags(ctx, a.ID, a.TagIDs(), tags); err != nil {
			// An error would make Terraform replace the article.
			resp.Diagnostics.AddAttributeWarning(path.Root("tag_ids"), "Article Not Tagged", fmt.Sprintf(
				"The article %s (id %s) was created, and not all of its tags could be set. The next plan shows what is left to do.\n\n%s", plan.Title, a.ID, r.Explain(err)))
		}
		plan.TagIDs = tags
		return nil
	})
}

// setTags adds and removes tags so that an article has those of a plan.
func (r *Resource) setTags(ctx context.Context, id intercom.ID, has []intercom.ID, plan types.Set) error {
	var wanted []intercom.ID
	for _, tag := range value.Strings(plan) {
		if wanted = append(wanted, intercom.ID(tag)); slices.Contains(has, intercom.ID(tag)) {
			continue
		}
		if err := r.Client.Articles.AddTag(ctx, id, intercom.ID(tag)); err != nil {
			return crud.At(path.Root("tag_ids"), err)
		}
	}
	for _, tag := range has {
		if slices.Contains(wanted, tag) {
			continue
		}
		if err := r.Client.Articles.RemoveTag(ctx, id, tag); err != nil {
			return crud.At(path.Root("tag_ids"), err)
		}
	}
	return nil
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error {
		a, err := r.read(ctx, state, body.Stored(ctx, req.Private))
		if err == nil {
			body.Digests(a.Digests()).Store(ctx, resp.Private, &resp.Diagnostics)
		}
		return err
	})
}

// read takes over an article as it is now. known are the digests of the bodies that m
// has.
func (r *Resource) read(ctx context.Context, m *model, known body.Digests) (*intercom.Article, error) {
	a, err := r.Client.Articles.GetUnless(ctx, intercom.ID(m.ID.ValueString()), known)
	return a, crud.Into(func(a *intercom.Article) { m.fromAPI(a, known) })(a, err)
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	known := body.Stored(ctx, req.Private)
	crud.Update(ctx, r.Base, req, resp, func(now *model) error {
		_, err := r.read(ctx, now, known)
		return err
	}, func(plan, state *model) error {
		id, write := intercom.ID(state.ID.ValueString()), plan.toAPI(state)
		a, err := r.Client.Articles.Update(ctx, id, write)
		if err == nil && plan.lost(a, write, known) {
			write = plan.toAPI(nil)
			a, err = r.Client.Articles.Update(ctx, id, write)
		}
		if err != nil {
			return hinted(located(err), plan, state, write)
		}
		planned := *plan
		plan.fromAPI(a, a.Digests())
		digests := known.After(a.Digests(), sentBodies(write))
		if unpublished := plan.keepUnpublished(a, &planned, write, digests); unpublished != nil {
			warnUnpublished(&resp.Diagnostics, plan, unpublished)
		}
		digests.Store(ctx, resp.Private, &resp.Diagnostics)
		if value.Known(planned.TagIDs) && !planned.TagIDs.Equal(state.TagIDs) {
			err = r.setTags(ctx, id, a.TagIDs(), planned.TagIDs)
		}
		plan.TagIDs = planned.TagIDs
		return err
	})
}

func warnUnpublished(diags *diag.Diagnostics, m *model, locales []string) {
	what := "It has"
	if locales = slices.DeleteFunc(locales, func(locale string) bool { return locale == "" }); len(locales) > 0 {
		what = fmt.Sprintf("It has, in some of its languages (%s),", strings.Join(locales, ", "))
	}
	diags.AddWarning("Article Changes Not Published", fmt.Sprintf(
		"Visitors do not see the update of the article %s (id %s). %s changes in Intercom that nobody has published, and Intercom has added the update to these changes. "+
			"To publish all of them, open the article in Intercom and publish it, or send POST /articles/%[2]s/draft/publish. "+
			"To publish only the update, discard the changes in Intercom, and apply again.", m.Title, m.ID.ValueString(), what))
}

// hinted adds to a refusal what may be wrong. state is nil for a create.
func hinted(err error, plan, state *model, write intercom.ArticleWrite) error {
	var refusal *intercom.Error
	switch {
	case !errors.As(err, &refusal) || refusal.StatusCode >= 500:
	case len(plan.removed(state)) > 0:
		return crud.Hint(err, "The update removes a translation, and Intercom may not be able to do that. Remove it in Intercom, or keep it in the configuration.")
	case !refusal.Has("not_found") || write.ParentID == "":
	case state == nil:
		return crud.At(path.Root("collection_id"), crud.Hint(err, "Intercom does not have the collection. Nothing was created."))
	default:
		return crud.At(path.Root("collection_id"), crud.Hint(err, "Intercom does not have the article any more, or does not have the collection."))
	}
	return err
}

// located adds to a refusal of Intercom's which attribute it is about.
func located(err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) {
		return err
	}
	for _, about := range []struct{ word, attribute string }{
		{"audience_ids", "audience_ids"},
		{"author_id", "author_id"},
		{"parent_id", "collection_id"},
		{"translated_content", "translations"},
		{"body_markdown", "body_markdown"},
		{"body", "body"},
		{"image", "body"},
		{"title", "title"},
	} {
		if slices.ContainsFunc(refusal.Problems, func(p intercom.Problem) bool {
			return p.Field == about.word || strings.Contains(strings.ToLower(p.Message), about.word)
		}) {
			return crud.At(path.Root(about.attribute), err)
		}
	}
	return err
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.Articles.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a title.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.Article] { return c.Articles },
		noun, "An id is a number such as 42, and a name is the title of the article.")
}
