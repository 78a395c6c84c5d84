// Package contentsnippet manages content snippets: short texts that Fin and Copilot
// answer from.
package contentsnippet

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/body"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/content"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "content snippet"
	link = "[content snippet](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets)"
)

// NewResource returns intercom_content_snippet.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_content_snippet.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_content_snippet.
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
		MarkdownDescription: "A " + link + " is a short text that Fin, Copilot and the sales agent answer from. Customers do not see it.\n\n" +
			"The state has the text of the configuration. Intercom may keep the text in another form, with a heading of the title above it; that is not shown as a difference. " +
			"When somebody edits the text in Intercom, the next plan shows Intercom's text.\n\n" +
			"~> Intercom can hold texts with parts that Markdown does not have, such as buttons. Changing `body_markdown` replaces the whole text. " +
			"The provider does not send blocks (`json_blocks`), of which Intercom documents one type only.\n\n" +
			"-> The plan warns when another snippet has the title and the language: Intercom does not document that titles are unique. Import the existing snippet instead.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	all := map[string]schema.Attribute{
		"id":    attribute.ID(noun),
		"title": attribute.Title("Title of the snippet.", intercom.MaxSnippetTitle),
		"locale": schema.StringAttribute{
			MarkdownDescription: "Language of the snippet, such as `en` or `pt-BR`: one that Fin supports. Intercom's API documents no list of them. Default: `en`.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString("en"),
			PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.Checked("must be a language", checkLocale))},
		},
		"body_markdown": body.Plain(schema.StringAttribute{
			MarkdownDescription: "Text of the snippet as Markdown, usually from a file: `file(\"${path.module}/refunds.md\")`.",
			Required:            true,
			PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.NotBlank())},
		}),
		"created_at": attribute.CreatedAt(noun),
	}
	maps.Copy(all, content.Attributes("snippet"))
	return all
}

var localeForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z]{2,4})?$`)

func checkLocale(locale string) error {
	if !localeForm.MatchString(locale) {
		return fmt.Errorf("expected a language such as \"en\" or \"pt-BR\"; got: %q", locale)
	}
	return nil
}

var atLocale = path.Root("locale")

// ModifyPlan refuses audiences that do not exist, and warns of a language that Intercom
// may not have and of another snippet with the planned title.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		state := c.State
		if state == nil {
			state = new(model)
		}
		content.CheckAudiences(ctx, r.Base, c.Plan.AudienceIDs, state.AudienceIDs, c.Diags)
		locale := c.Plan.Locale
		if !locale.IsUnknown() && !locale.Equal(state.Locale) && !slices.Contains(intercom.Locales, locale.ValueString()) {
			r.WarnOnce(atLocale, "Unknown Language", fmt.Sprintf(
				"Help centers do not have the language %q, so that Fin may not support it. Intercom refuses languages that Fin does not support.", locale.ValueString()), c.Diags)
		}
		if !c.Plan.Title.IsUnknown() && !locale.IsUnknown() && (!c.Plan.Title.Equal(state.Title) || !locale.Equal(state.Locale)) {
			r.warnOfSameTitle(ctx, c)
		}
	})
}

func (r *Resource) warnOfSameTitle(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		snippets, err := r.Client.ContentSnippets.List(ctx)
		var existing []crud.Existing
		for _, s := range snippets {
			if s.Locale == c.Plan.Locale.ValueString() && intercom.SameEscaped(s.Title, c.Plan.Title.ValueString()) {
				existing = append(existing, crud.Existing{ID: s.ID.String(), Name: s.Title})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one of the same title.")
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		return crud.Into(func(s *intercom.ContentSnippet) {
			plan.fromAPI(s)
			digests(s).Store(ctx, resp.Private, &resp.Diagnostics)
		})(located(r.Client.ContentSnippets.Create(ctx, plan.toWrite(new(model)))))
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	known := body.Stored(ctx, req.Private)
	crud.Read(ctx, r.Base, req, resp, func(state *model) error {
		return crud.Into(func(s *intercom.ContentSnippet) {
			state.refresh(s, known)
			digests(s).Store(ctx, resp.Private, &resp.Diagnostics)
		})(r.get(ctx, state))
	})
}

func (r *Resource) get(ctx context.Context, m *model) (*intercom.ContentSnippet, error) {
	return r.Client.ContentSnippets.Get(ctx, intercom.ID(m.ID.ValueString()))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	known := body.Stored(ctx, req.Private)
	read := func(now *model) error {
		return crud.Into(func(s *intercom.ContentSnippet) { now.refresh(s, known) })(r.get(ctx, now))
	}
	crud.Update(ctx, r.Base, req, resp, read, func(plan, state *model) error {
		write := plan.toWrite(state)
		return crud.Into(func(s *intercom.ContentSnippet) {
			plan.fromAPI(s)
			known.After(digests(s), map[string]bool{"": write.BodyMarkdown != nil}).Store(ctx, resp.Private, &resp.Diagnostics)
		})(located(r.Client.ContentSnippets.Update(ctx, intercom.ID(state.ID.ValueString()), write)))
	})
}

// located adds to a refusal of Intercom's which attribute it is about.
func located(s *intercom.ContentSnippet, err error) (*intercom.ContentSnippet, error) {
	var refusal *intercom.Error
	if errors.As(err, &refusal) {
		for message, attribute := range map[string]string{"language": "locale", "Title": "title"} {
			if refusal.Says(message) {
				return s, crud.At(path.Root(attribute), err)
			}
		}
	}
	return s, content.Located(err)
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.ContentSnippets.Delete(ctx, intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.Has("content_has_procedure_dependencies") {
			return crud.Hint(err, "Procedures of Fin use the snippet. Remove it from them in Intercom, and destroy it again. "+crud.StopManaging("the snippet"))
		}
		return err
	})
}

// ImportState takes an id or a title.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.ContentSnippet] { return c.ContentSnippets },
		noun, "An id is a number such as 456.")
}
