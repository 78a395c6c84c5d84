// Package contentimportsource manages content import sources: the places that the
// external pages of Fin's knowledge come from.
package contentimportsource

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "content import source"
	link = "[content import source](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content)"

	applyAudience = "apply_audience_to_existing_content"
)

// NewResource returns intercom_content_import_source.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_content_import_source.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_content_import_source.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// source is what Intercom shows of a source, in Terraform's terms.
type source struct {
	ID          types.String `tfsdk:"id"`
	URL         types.String `tfsdk:"url"`
	Status      types.String `tfsdk:"status"`
	AudienceIDs types.Set    `tfsdk:"audience_ids"`
	CreatedAt   types.Int64  `tfsdk:"created_at"`
}

// model is the source of a resource.
type model struct {
	source
	ApplyAudience types.Bool `tfsdk:"apply_audience_to_existing_content"`
}

// fromAPI takes over what Intercom answers. It keeps the spelling of a URL that is the
// same.
func (s *source) fromAPI(from *intercom.ContentImportSource) {
	s.ID = types.StringValue(from.ID.String())
	if s.URL.IsNull() || !intercom.SameURL(s.URL.ValueString(), from.URL) {
		s.URL = types.StringValue(from.URL)
	}
	s.Status = types.StringValue(from.Status)
	s.AudienceIDs = value.IDSet(from.AudienceIDs)
	s.CreatedAt = types.Int64Value(from.CreatedAt)
}

// fromAPI is that of source. Intercom does not say whether an audience was applied.
func (m *model) fromAPI(from *intercom.ContentImportSource) {
	m.source.fromAPI(from)
	if m.ApplyAudience.IsNull() {
		m.ApplyAudience = types.BoolValue(false)
	}
}

// toAPI returns all of a source. state is nil for one that is created.
func (m *model) toAPI(state *model) intercom.ContentImportSourceWrite {
	write := intercom.ContentImportSourceWrite{URL: m.URL.ValueString(), Status: m.Status.ValueString()}
	if value.Known(m.AudienceIDs) {
		write.AudienceIDs = new([]json.Number{})
		for _, id := range value.Strings(m.AudienceIDs) {
			*write.AudienceIDs = append(*write.AudienceIDs, json.Number(id))
		}
	}
	if state != nil {
		write.ApplyAudience = m.ApplyAudience.ValueBool() && (!m.AudienceIDs.Equal(state.AudienceIDs) || !state.ApplyAudience.ValueBool())
	}
	return write
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " stands for the place that external pages come from. Fin answers questions with these pages.\n\n" +
			"Terraform manages sources whose pages come over the API. A website that Intercom reads itself can be looked up with the " +
			"[data source](../data-sources/content_import_source.md), and changed in Intercom only.\n\n" +
			"~> Destroying a source deletes it **with all of its external pages**, also those that Terraform does not manage. " +
			"The plan shows the number of those if it has read the list of external pages for another reason, such as a refresh of more than ten of them.\n\n" +
			"~> Creating a source with a URL that another source has is refused, in the plan: Intercom does not document whether it makes a second source or changes the existing one.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": attribute.ID(noun),
		"url": schema.StringAttribute{
			MarkdownDescription: "Root of the pages, such as `https://docs.example.com`. Intercom wants the domain name to be a public one.",
			Required:            true,
			Validators:          []validator.String{attribute.NotBlank()},
			PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.Checked("must be a URL with a public domain name", checkURL))},
		},
		"status": attribute.OneOf(intercom.ContentSourceStatuses, schema.StringAttribute{
			MarkdownDescription: "Whether Intercom uses the source.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(intercom.ContentSourceStatuses[0]),
		}),
		"audience_ids": schema.SetAttribute{
			MarkdownDescription: "Ids of the audiences that the pages of the source are for. Left to Intercom if it is not set. `[]` removes all.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			Validators:          []validator.Set{setvalidator.ValueStringsAre(attribute.Checked("must be a number", checkNumber))},
			PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
		},
		applyAudience: attribute.Flag("Whether a change of `audience_ids` also gives the audiences to the external pages that the source has. "+
			"Setting it to `true` does so once. A new source has no pages. Intercom does not show it, so that it is `false` after an import.", false),
		"created_at": attribute.CreatedAt(noun),
	}
}

// checkURL returns an error for a URL that Intercom documents to refuse.
func checkURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return errors.New(`expected an absolute URL, such as "https://docs.example.com"`)
	}
	if _, err := netip.ParseAddr(u.Hostname()); err == nil || !strings.Contains(u.Hostname(), ".") {
		return errors.New("Intercom accepts public domain names only, and no IP addresses")
	}
	return nil
}

func checkNumber(id string) error {
	if !crud.IsNumber(id) {
		return errors.New("expected the number that Intercom gives the audience, such as 123")
	}
	return nil
}

// existing returns a source that has a URL, nil if there is none. The source with the
// id own is not considered.
func (r *Resource) existing(ctx context.Context, address, own string) (*intercom.ContentImportSource, error) {
	all, err := r.Client.ContentImportSources.List(ctx)
	i := slices.IndexFunc(all, func(s *intercom.ContentImportSource) bool {
		return s.ID.String() != own && intercom.SameURL(s.URL, address)
	})
	if err != nil || i < 0 {
		return nil, err
	}
	return all[i], nil
}

// awaitURL returns an error if another source has a URL, after it has waited for a
// resource of this run that is about to release the URL.
func (r *Resource) awaitURL(ctx context.Context, address, own string) error {
	existing, err := r.existing(ctx, address, own)
	if err != nil || existing == nil {
		return err
	}
	if r.AwaitRelease(ctx, existing.ID, func() bool { e, err := r.existing(ctx, address, own); return e != nil || err != nil }) {
		return nil
	}
	return exists(existing, own)
}

// exists is the failure of giving a source the URL of another one. own is the id of
// the first, "" for a create.
func exists(s *intercom.ContentImportSource, own string) *crud.Failure {
	f := &crud.Failure{Path: path.Root("url"), Summary: "Content Import Source Already Exists", Detail: fmt.Sprintf(
		"The workspace has a content import source with the URL %q (id %s). Intercom does not document what it makes of a second one. ", s.URL, s.ID)}
	switch {
	case s.SyncBehavior != intercom.ContentSourceAPI:
		f.Detail += fmt.Sprintf("Its sync behavior is %s: Intercom reads the website itself, and Terraform cannot manage the source. Choose another URL, or delete that source in Intercom first.", s.SyncBehavior)
	case own != "":
		f.Detail += "Choose another URL, or change or delete the other source first."
	default:
		f.Detail += crud.ImportInstead(Kind, crud.NameOrID(s.URL, s.ID))
	}
	return f
}

// ModifyPlan reports before apply what Create and Update would refuse, and audiences
// that do not exist.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		from, own, audiences := "", "", types.SetNull(types.StringType)
		if c.State != nil {
			from, own, audiences = intercom.FoldURL(c.State.URL.ValueString()), c.State.ID.ValueString(), c.State.AudienceIDs
		}
		if value.Known(c.Plan.AudienceIDs) && !c.Plan.AudienceIDs.Equal(audiences) {
			r.checkAudiences(ctx, c)
		}
		if !c.Plan.URL.IsUnknown() {
			address := c.Plan.URL.ValueString()
			c.Unique(from, intercom.FoldURL(address), func() (*crud.Existing, error) {
				s, err := r.existing(ctx, address, own)
				if err != nil || s == nil {
					return nil, err
				}
				return &crud.Existing{ID: s.ID.String(), Name: s.URL, Failure: exists(s, own)}, nil
			})
		}
	})
}

// checkAudiences refuses audiences that do not exist.
func (r *Resource) checkAudiences(ctx context.Context, c *crud.Change[model]) {
	ids := value.Strings(c.Plan.AudienceIDs)
	if len(ids) == 0 {
		return
	}
	r.Ask(c.Diags, func() error {
		all, err := r.Client.Audiences.List(ctx)
		for _, id := range ids {
			exists := func(a *intercom.Audience) bool { return a.ID.String() == id }
			if err == nil && id != "" && !slices.ContainsFunc(all, exists) {
				c.Diags.AddAttributeError(path.Root("audience_ids"), "No Such Audience", fmt.Sprintf("There is no audience with the id %q in this workspace.", id))
			}
		}
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		address := plan.URL.ValueString()
		defer r.Done(intercom.FoldURL(address), "")
		if err := r.awaitURL(ctx, address, ""); err != nil {
			return err
		}
		created, err := r.Client.ContentImportSources.Create(ctx, plan.toAPI(nil))
		var existing *intercom.ExistsError
		if errors.As(err, &existing) {
			return r.takenOver(ctx, existing)
		}
		return crud.Into(plan.fromAPI)(created, err)
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.ContentImportSources.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		id, address := state.ID.ValueString(), plan.URL.ValueString()
		defer r.Done(intercom.FoldURL(address), id)
		if !intercom.SameURL(address, state.URL.ValueString()) {
			if err := r.awaitURL(ctx, address, id); err != nil {
				return err
			}
		}
		return crud.Into(plan.fromAPI)(r.Client.ContentImportSources.Update(ctx, intercom.ID(id), plan.toAPI(state)))
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.ContentImportSources.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a URL of a source whose pages come over the API.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		s, err := crud.ByIDOrName(ctx, id, r.Client.ContentImportSources.Get, r.Client.ContentImportSources.Find)
		switch {
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no %s with the id or the URL %q in this workspace. An id is a number such as 33.", noun, id)
		case err != nil:
			return nil, err
		case s.SyncBehavior != intercom.ContentSourceAPI:
			return nil, crud.ImportFailure("The %s %q (id %s) has the sync behavior %s: Intercom reads the website itself, and the source can be changed in Intercom only. "+
				"Use the data source intercom_content_import_source to look it up.", noun, s.URL, s.ID, s.SyncBehavior)
		}
		return []string{s.ID.String()}, nil
	})
}

// takenOver is the failure of a create that Intercom answers with an existing source.
func (r *Resource) takenOver(ctx context.Context, existing *intercom.ExistsError) error {
	s, err := r.Client.ContentImportSources.Get(ctx, existing.ID)
	if err != nil {
		return err
	}
	return exists(s, "")
}
