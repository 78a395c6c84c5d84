// Package helpcenterredirect manages redirects: what visitors see who follow an old
// address of a help center.
package helpcenterredirect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "help center redirect"
	link = "[redirect](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center)"
)

// NewResource returns intercom_help_center_redirect.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_help_center_redirect.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
)

// model is a redirect in Terraform's terms.
type model struct {
	ID              types.String `tfsdk:"id"`
	HelpCenterID    types.String `tfsdk:"help_center_id"`
	FromURL         types.String `tfsdk:"from_url"`
	Locale          types.String `tfsdk:"locale"`
	TargetType      types.String `tfsdk:"target_type"`
	TargetID        types.String `tfsdk:"target_id"`
	EffectiveLocale types.String `tfsdk:"effective_locale"`
	CreatedAt       types.Int64  `tfsdk:"created_at"`
}

// fromAPI takes over what Intercom answers. It keeps the locale, of which Intercom
// answers only what it makes of it, and the spelling of the address.
func (m *model) fromAPI(r *intercom.HelpCenterRedirect) {
	m.ID = types.StringValue(r.ID.String())
	if r.HelpCenterID != "" {
		m.HelpCenterID = types.StringValue(r.HelpCenterID.String())
	}
	if !value.Known(m.FromURL) || !intercom.IsRedirectFrom(r.FromURL, m.FromURL.ValueString()) {
		m.FromURL = types.StringValue(r.FromURL)
	}
	if !value.Known(m.Locale) {
		m.Locale = types.StringValue(r.Locale)
	}
	m.TargetType = types.StringValue(r.TargetType)
	m.TargetID = types.StringValue(r.TargetID.String())
	m.EffectiveLocale = types.StringValue(r.Locale)
	m.CreatedAt = types.Int64Value(r.CreatedAt)
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " leads visitors of an address in a help center, such as that of a page in an earlier help center, to an article or a collection. " +
			"A help center has one redirect at most for an address.\n\n" +
			"~> Intercom cannot change a redirect. A change of any argument deletes it and creates another one. " +
			"`create_before_destroy` fails unless `from_url` changes, because Intercom does not accept a second redirect for an address.\n\n" +
			"-> Intercom does not document what becomes of a redirect whose article or collection is deleted. If Intercom deletes the redirect, the next plan shows that it is gone.",
		Attributes: map[string]schema.Attribute{
			"id":             attribute.ID(noun),
			"help_center_id": replacing("Id of the help center.", attribute.NotBlank()),
			"from_url": replacing("Address that visitors come from: an absolute URL within the help center, such as `https://intercom.help/acme/old-page`, "+
				"or one on the custom domain of the help center.", attribute.Checked("must be an absolute URL", checkURL)),
			"locale": attribute.OneOf(intercom.Locales, replacing("Language of the content that visitors see, by its locale. "+
				"If an article has no translation in that language, Intercom uses another one: see `effective_locale`. An import sets it to the language that Intercom uses.")),
			"target_type": attribute.OneOf(intercom.RedirectTargets, replacing("What the redirect leads to.")),
			"target_id":   replacing("Id of the article or the collection, which must be in the help center.", attribute.NotBlank()),
			"effective_locale": schema.StringAttribute{
				MarkdownDescription: "Language of the content that visitors see, by its locale.",
				Computed:            true,
			},
			"created_at": attribute.CreatedAt(noun),
		},
	}
}

// replacing is a required string that Intercom cannot change.
func replacing(description string, validators ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Required:            true,
		Validators:          validators,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}

func checkURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("expected an absolute URL such as https://intercom.help/acme/old-page, got %q", text)
	}
	return nil
}

var (
	atCenter = path.Root("help_center_id")
	atURL    = path.Root("from_url")
	atLocale = path.Root("locale")
	atTarget = path.Root("target_id")
)

// key is the natural key of a redirect, "" while it is not known.
func (m *model) key() string {
	if !value.Known(m.HelpCenterID) || !value.Known(m.FromURL) {
		return ""
	}
	return m.HelpCenterID.ValueString() + "/" + m.FromURL.ValueString()
}

// ModifyPlan reports before apply what Create would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		from := ""
		if c.State != nil {
			if from = c.State.key(); c.State.same(&c.Plan) {
				c.Unique(from, from, nil)
				return
			}
		}
		r.checkReferences(ctx, c)
		if key := c.Plan.key(); key != "" && !c.Diags.HasError() {
			c.Unique(from, key, func() (*crud.Existing, error) {
				found, err := r.existing(ctx, &c.Plan)
				if err != nil || found == nil {
					return nil, err
				}
				return &crud.Existing{ID: found.ID.String(), Name: found.FromURL, Failure: taken(found)}, nil
			})
		}
	})
}

// same reports whether two models have the same arguments.
func (m *model) same(o *model) bool {
	return m.key() == o.key() && m.Locale.Equal(o.Locale) && m.TargetType.Equal(o.TargetType) && m.TargetID.Equal(o.TargetID)
}

// checkReferences refuses a help center or a target that does not exist, and warns of
// an address that looks as if it were in no help center.
func (r *Resource) checkReferences(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		if !value.Known(c.Plan.HelpCenterID) {
			return nil
		}
		center, err := r.Client.HelpCenters.Get(ctx, intercom.ID(c.Plan.HelpCenterID.ValueString()))
		if errors.Is(err, intercom.ErrNotFound) {
			noCenter(c.Plan.HelpCenterID.ValueString()).Add(c.Diags)
			return nil
		}
		if err != nil || !value.Known(c.Plan.FromURL) {
			return err
		}
		if !isIn(c.Plan.FromURL.ValueString(), center) {
			r.WarnOnce(atURL, "Address in Another Help Center", fmt.Sprintf(
				"The help center with the id %s is at %s, and %s does not look as if it were in it. Intercom refuses that.", center.ID, center.URL, c.Plan.FromURL.ValueString()), c.Diags)
		}
		return nil
	})
	if !value.Known(c.Plan.TargetID) || !value.Known(c.Plan.TargetType) || c.Diags.HasError() {
		return
	}
	r.Ask(c.Diags, func() (err error) {
		id := intercom.ID(c.Plan.TargetID.ValueString())
		if c.Plan.TargetType.ValueString() == "article" {
			_, err = r.Client.Articles.Get(ctx, id)
		} else {
			_, err = r.Client.HelpCenterCollections.Get(ctx, id)
		}
		if errors.Is(err, intercom.ErrNotFound) {
			c.Diags.AddAttributeError(atTarget, "No Such "+kind.Title(c.Plan.TargetType.ValueString()), fmt.Sprintf(
				"There is no %s with the id %q in this workspace.", c.Plan.TargetType.ValueString(), id))
			return nil
		}
		return err
	})
}

// isIn reports whether an address has the host of a help center.
func isIn(from string, center *intercom.HelpCenter) bool {
	u, err := url.Parse(from)
	home, homeErr := url.Parse(center.URL)
	return err != nil || homeErr != nil || home.Host == "" || strings.EqualFold(u.Host, home.Host) || strings.EqualFold(u.Host, "intercom.help") ||
		strings.EqualFold(u.Host, center.CustomDomain)
}

// existing returns the redirect of the planned help center from the planned address, nil
// if there is none.
func (r *Resource) existing(ctx context.Context, plan *model) (*intercom.HelpCenterRedirect, error) {
	center := plan.HelpCenterID.ValueString()
	redirects, err := r.Client.HelpCenterRedirects.List(ctx, intercom.ID(center))
	if errors.Is(err, intercom.ErrNotFound) {
		return nil, noCenter(center)
	}
	if err != nil {
		return nil, err
	}
	for _, redirect := range redirects {
		if redirect.FromURL == plan.FromURL.ValueString() {
			return redirect, nil
		}
	}
	return nil, nil
}

func noCenter(id string) *crud.Failure {
	return &crud.Failure{Path: atCenter, Summary: "No Such Help Center", Detail: fmt.Sprintf("There is no help center with the id %q in this workspace.", id)}
}

func taken(found *intercom.HelpCenterRedirect) *crud.Failure {
	return &crud.Failure{Path: atURL, Summary: Kind.Title() + " Already Exists", Detail: fmt.Sprintf(
		"The help center with the id %s has the redirect with the id %s from %s already. %s",
		found.HelpCenterID, found.ID, found.FromURL, crud.ImportInstead(Kind, found.HelpCenterID.String()+"/"+found.FromURL))}
}

// Create creates the redirect. If another resource of the run deletes the one that
// has the address, it waits for that.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(plan.key(), "")
		found, err := r.existing(ctx, plan)
		if err != nil {
			return err
		}
		if found != nil && !r.AwaitRelease(ctx, found.ID, func() bool { f, err := r.existing(ctx, plan); return f != nil || err != nil }) {
			return taken(found)
		}
		err = crud.Into(plan.fromAPI)(r.Client.HelpCenterRedirects.Create(ctx, intercom.ID(plan.HelpCenterID.ValueString()), intercom.NewHelpCenterRedirect{
			FromURL:    plan.FromURL.ValueString(),
			Locale:     plan.Locale.ValueString(),
			TargetType: plan.TargetType.ValueString(),
			TargetID:   plan.TargetID.ValueString(),
		}))
		if errors.Is(err, intercom.ErrNotFound) {
			return noCenter(plan.HelpCenterID.ValueString())
		}
		return located(err)
	})
}

// located says which argument a refusal of Intercom's is about, by its words.
func located(err error) error {
	var refusal *intercom.Error
	switch {
	case !errors.As(err, &refusal):
		return err
	case refusal.StatusCode == http.StatusConflict:
		return crud.At(atURL, crud.Hint(err, "The help center has a redirect that is the same to Intercom, such as one that differs in case, in a slash at the end or in the query."))
	}
	for _, at := range []struct {
		word string
		path path.Path
	}{{"from_url", atURL}, {"locale", atLocale}, {"target", atTarget}} {
		if refusal.Says(at.word) {
			return crud.At(at.path, err)
		}
	}
	return err
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.HelpCenterRedirects.Get(ctx, intercom.ID(m.HelpCenterID.ValueString()), intercom.ID(m.ID.ValueString())))
}

// Update is never called with a change: every argument replaces the redirect.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(_, _ *model) error { return nil })
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.HelpCenterRedirects.Delete(ctx, intercom.ID(state.HelpCenterID.ValueString()), intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes the id or the identifier of the help center, and the id or the
// address of the redirect.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		center, redirect, ok := strings.Cut(id, "/")
		if !ok {
			return nil, crud.ImportFailure("The import id %q is not of the form HELP_CENTER/REDIRECT. Name the help center by its id or its identifier, and the redirect by its id or its address: "+
				"\"79/26\", \"79/https://intercom.help/acme/old-page\" or \"acme/26\".", id)
		}
		return r.find(ctx, center, redirect)
	})
}

func (r *Resource) find(ctx context.Context, center, redirect string) ([]string, error) {
	centers, err := r.Client.HelpCenters.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range centers {
		if c.ID.String() != center && c.Identifier != center {
			continue
		}
		redirects, err := r.Client.HelpCenterRedirects.List(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		for _, found := range redirects {
			if found.ID.String() == redirect || found.FromURL == redirect {
				return []string{c.ID.String(), found.ID.String()}, nil
			}
		}
		return nil, crud.ImportFailure("The help center %q (id %s) has no redirect with the id or the address %q.", c.Identifier, c.ID, redirect)
	}
	return nil, crud.ImportFailure("There is no help center with the id or the identifier %q in this workspace.", center)
}
