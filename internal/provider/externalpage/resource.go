// Package externalpage manages external pages: the pages of other systems that Fin
// answers questions with.
package externalpage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
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
	noun = "external page"
	link = "[external page](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content)"
)

// NewResource returns intercom_external_page.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_external_page.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_external_page.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is a page in Terraform's terms.
type model struct {
	ID                    types.String `tfsdk:"id"`
	SourceID              types.String `tfsdk:"source_id"`
	ExternalID            types.String `tfsdk:"external_id"`
	Title                 types.String `tfsdk:"title"`
	HTML                  types.String `tfsdk:"html"`
	URL                   types.String `tfsdk:"url"`
	AIAgentAvailability   types.Bool   `tfsdk:"ai_agent_availability"`
	AICopilotAvailability types.Bool   `tfsdk:"ai_copilot_availability"`
	Locale                types.String `tfsdk:"locale"`
	CreatedAt             types.Int64  `tfsdk:"created_at"`
}

// fromAPI takes over what Intercom answers. unchanged says that nobody has changed the
// HTML, so that m keeps its own.
func (m *model) fromAPI(p *intercom.ExternalPage, unchanged bool) {
	m.ID = types.StringValue(p.ID.String())
	m.SourceID = types.StringValue(p.SourceID.String())
	m.ExternalID = types.StringValue(p.ExternalID.String())
	m.Title = types.StringValue(p.Title)
	if m.HTML.IsNull() || !unchanged {
		m.HTML = types.StringValue(p.HTML)
	}
	m.URL = types.StringNull()
	if p.URL != "" {
		m.URL = types.StringValue(p.URL)
	}
	m.AIAgentAvailability = types.BoolValue(p.AIAgentAvailability)
	m.AICopilotAvailability = types.BoolValue(p.AICopilotAvailability)
	m.Locale = types.StringValue(p.Locale)
	m.CreatedAt = types.Int64Value(p.CreatedAt)
}

// toAPI returns all of a page, in the language that it has.
func (m *model) toAPI() intercom.ExternalPageWrite {
	write := intercom.ExternalPageWrite{
		SourceID: json.Number(m.SourceID.ValueString()), ExternalID: m.ExternalID.ValueString(), Title: m.Title.ValueString(), HTML: m.HTML.ValueString(),
		URL: m.URL.ValueString(), AIAgentAvailability: m.AIAgentAvailability.ValueBool(), AICopilotAvailability: m.AICopilotAvailability.ValueBool(),
		Locale: intercom.ExternalPageLocale,
	}
	if value.Known(m.Locale) {
		write.Locale = m.Locale.ValueString()
	}
	return write
}

// digests are those of the page's one text.
func digests(p *intercom.ExternalPage) body.Digests { return body.Digests{"": p.HTMLDigest} }

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An " + link + " is a page of another system that Fin answers questions with. It belongs to a " +
			"[content import source](content_import_source.md) whose pages come over the API.\n\n" +
			"~> Creating a page is refused, in the plan, if the source has a page with the external id: Intercom would change the existing page. Import it instead.\n\n" +
			"-> Destroying a page removes it from Intercom's content library and from the answers of Fin. Destroying its source removes it too.\n\n" +
			"-> Intercom's API has pages in English only (`en`) and no audiences of single pages: a page is for the audiences of its source.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	replaces := stringplanmodifier.RequiresReplace()
	return map[string]schema.Attribute{
		"id": attribute.ID(noun),
		"source_id": schema.StringAttribute{
			MarkdownDescription: "Id of the content import source. Changing it creates a new page and deletes the old one.",
			Required:            true,
			Validators:          []validator.String{attribute.Checked("must be a number", checkNumber)},
			PlanModifiers:       []planmodifier.String{replaces},
		},
		"external_id": schema.StringAttribute{
			MarkdownDescription: "Id of the page in the other system, such as a path. A source has each only once, and the provider takes ids that differ only in case or white space for the same. " +
				"Changing it creates a new page and deletes the old one.",
			Required:      true,
			Validators:    []validator.String{attribute.NotBlank()},
			PlanModifiers: []planmodifier.String{replaces, attribute.WhenChanged(attribute.Trimmed())},
		},
		"title": attribute.Name("Title of the page."),
		"html": body.Plain(schema.StringAttribute{
			MarkdownDescription: "Page as HTML, usually from a file: `file(\"${path.module}/limits.html\")`. The state has the text of the configuration, also if Intercom changes it.",
			Required:            true,
			Validators:          []validator.String{attribute.NotBlank()},
		}),
		"url": schema.StringAttribute{
			MarkdownDescription: "Address of the page for people. Fin links to it; without it, Fin does not name the page as the source of an answer. " +
				"Intercom does not document whether it can be removed; if Intercom keeps it, apply says so.",
			Optional:      true,
			Validators:    []validator.String{attribute.NotBlank()},
			PlanModifiers: []planmodifier.String{attribute.WhenChanged(attribute.Checked("must be a URL", checkURL))},
		},
		"ai_agent_availability":   attribute.Flag("Whether Fin AI Agent answers questions with the page.", true),
		"ai_copilot_availability": attribute.Flag("Whether Fin AI Copilot answers questions with the page.", true),
		"locale":                  attribute.Stable("Language of the page: `en`, unless something else than this provider has made the page."),
		"created_at":              attribute.CreatedAt(noun),
	}
}

func checkNumber(id string) error {
	if !crud.IsNumber(id) {
		return errors.New("expected the number that Intercom gives the content import source, such as 33")
	}
	return nil
}

func checkURL(address string) error {
	if u, err := url.Parse(address); err != nil || u.Scheme == "" || u.Host == "" {
		return errors.New(`expected an absolute URL, such as "https://docs.example.com/limits"`)
	}
	return nil
}

// existing returns the page that a create would change, nil if there is none. The page
// with the id own is not considered.
func (r *Resource) existing(ctx context.Context, m *model, own string) (*intercom.ExternalPage, error) {
	p, err := r.Client.ExternalPages.Existing(ctx, m.SourceID.ValueString(), m.ExternalID.ValueString())
	if p != nil && p.ID.String() == own {
		return nil, err
	}
	return p, err
}

// key is the natural key of a page, folded.
func (m *model) key() string {
	return intercom.FoldPageKey(m.SourceID.ValueString(), m.ExternalID.ValueString())
}

// exists is the failure of creating a page that exists. importID is what to import the
// page by.
func exists(id intercom.ID, title, importID string) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("external_id"),
		Summary: "External Page Already Exists",
		Detail: fmt.Sprintf("The source has the external page %q (id %s) with this external id, and creating the page would overwrite the existing one. %s",
			title, id, crud.ImportInstead(Kind, importID)),
	}
}

// ModifyPlan reports before apply what Create would refuse, and a source that cannot
// have the page.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		from, source := "", types.StringNull()
		if c.State != nil {
			from, source = c.State.key(), c.State.SourceID
		}
		if c.Plan.SourceID.IsUnknown() || c.Plan.ExternalID.IsUnknown() {
			return // a source that is not there yet has no pages
		}
		if !c.Plan.SourceID.Equal(source) {
			r.checkSource(ctx, c)
		}
		c.Unique(from, c.Plan.key(), func() (*crud.Existing, error) {
			p, err := r.existing(ctx, &c.Plan, c.ID())
			if err != nil || p == nil {
				return nil, err
			}
			return &crud.Existing{ID: p.ID.String(), Name: p.Title, Failure: exists(p.ID, p.Title, p.Key())}, nil
		})
	})
}

// checkSource refuses a source that does not exist, and one whose pages do not come
// over the API.
func (r *Resource) checkSource(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		all, err := r.Client.ContentImportSources.List(ctx)
		if err != nil {
			return err
		}
		id := c.Plan.SourceID.ValueString()
		i := slices.IndexFunc(all, func(s *intercom.ContentImportSource) bool { return s.ID.String() == id })
		switch {
		case i < 0:
			c.Diags.AddAttributeError(path.Root("source_id"), "No Such Content Import Source", fmt.Sprintf("There is no content import source with the id %q in this workspace.", id))
		case all[i].SyncBehavior != intercom.ContentSourceAPI:
			c.Diags.AddAttributeError(path.Root("source_id"), "Pages Do Not Come Over the API", fmt.Sprintf(
				"The content import source %q (id %s) has the sync behavior %s: Intercom reads its pages itself. Use a source with the sync behavior api.", all[i].URL, id, all[i].SyncBehavior))
		}
		return nil
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(plan.key(), "")
		if p, err := r.existing(ctx, plan, ""); err != nil {
			return err
		} else if p != nil && !r.AwaitRelease(ctx, p.ID, func() bool { e, err := r.existing(ctx, plan, ""); return e != nil || err != nil }) {
			return exists(p.ID, p.Title, p.Key())
		}
		created, err := r.Client.ExternalPages.Create(ctx, plan.toAPI())
		var existing *intercom.ExistsError
		if errors.As(err, &existing) {
			return exists(existing.ID, existing.Name, existing.ID.String())
		}
		if created != nil {
			plan.fromAPI(created, true)
			digests(created).Store(ctx, resp.Private, &resp.Diagnostics)
		}
		return err
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error {
		p, err := r.read(ctx, state, body.Stored(ctx, req.Private))
		if err == nil {
			digests(p).Store(ctx, resp.Private, &resp.Diagnostics)
		}
		return err
	})
}

// read takes over what Intercom has of a page. known are the digests of private state.
func (r *Resource) read(ctx context.Context, m *model, known body.Digests) (*intercom.ExternalPage, error) {
	p, err := r.Client.ExternalPages.GetUnless(ctx, intercom.ID(m.ID.ValueString()), known[""])
	if err == nil {
		m.fromAPI(p, known.Has("", p.HTMLDigest))
	}
	return p, err
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	known := body.Stored(ctx, req.Private)
	crud.Update(ctx, r.Base, req, resp, func(now *model) error {
		_, err := r.read(ctx, now, known)
		return err
	}, func(plan, state *model) error {
		defer r.Done(plan.key(), state.ID.ValueString())
		if !r.DetectConflicts { // the request would create a page that is gone
			if _, err := r.Client.ExternalPages.GetUnless(ctx, intercom.ID(state.ID.ValueString()), known[""]); err != nil {
				return err
			}
		}
		updated, err := r.Client.ExternalPages.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toAPI())
		if err != nil {
			return err
		}
		digests(updated).Store(ctx, resp.Private, &resp.Diagnostics)
		if plan.URL.IsNull() && updated.URL != "" {
			return &crud.Failure{Path: path.Root("url"), Summary: "URL Not Removed", Detail: fmt.Sprintf(
				"Intercom has kept the URL %q of the external page %q (id %s). To remove it, replace the page: terraform apply -replace=ADDRESS.", updated.URL, updated.Title, updated.ID)}
		}
		plan.fromAPI(updated, true)
		return nil
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.ExternalPages.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id, an external id, or the id of the source and an external id.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		p, err := crud.ByIDOrName(ctx, id, r.Client.ExternalPages.Get, r.Client.ExternalPages.Find)
		switch {
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no %s with the id or the external id %q in this workspace. An id is a number such as 17. "+
				"If several sources have a page with an external id, write the id of the source and a slash before it: 33/getting-started.", noun, id)
		case err != nil:
			return nil, err
		}
		return []string{p.ID.String()}, nil
	})
}
