// Package ipallowlist manages the IP allowlist of a workspace: the addresses from
// which Intercom's API can be used.
package ipallowlist

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "[IP allowlist](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist)"

// NewResource returns intercom_ip_allowlist.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_ip_allowlist.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_ip_allowlist.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is an IP allowlist in Terraform's terms.
type model struct {
	ID        types.String `tfsdk:"id"`
	Enabled   types.Bool   `tfsdk:"enabled"`
	Addresses types.Set    `tfsdk:"addresses"`
}

// fromAPI sets the model from an answer. It keeps the configured spelling of an address
// if the answer means the same address.
func (m *model) fromAPI(l *intercom.IPAllowlist) {
	spelled := map[string]string{}
	for _, address := range l.Addresses {
		spelled[intercom.Network(address)] = address
	}
	for _, address := range value.Strings(m.Addresses) {
		if network := intercom.Network(address); spelled[network] != "" {
			spelled[network] = address
		}
	}
	m.ID = types.StringValue(l.WorkspaceID)
	m.Enabled = types.BoolPointerValue(l.Enabled)
	m.Addresses = value.Set(slices.Sorted(maps.Values(spelled)))
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The " + link + " of a workspace restricts from which addresses Intercom's API can be used. " +
			"A workspace has one, so a configuration has at most one of this resource for each workspace.\n\n" +
			"~> The machines that run Terraform need an address on the list. Intercom refuses a change that would lock out the address that the change comes from, " +
			"but it cannot know where the next run comes from. If that run is locked out, a teammate has to add its address in Intercom's settings.\n\n" +
			"~> If the workspace has an allowlist that is on or has addresses, the plan refuses to create the resource. Import the allowlist instead. " +
			"Destroying the resource turns the allowlist off and removes its addresses.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": attribute.Stable("Id of the workspace."),
		"enabled": schema.BoolAttribute{
			MarkdownDescription: "Whether Intercom refuses API requests from addresses that are not on the list.",
			Required:            true,
		},
		"addresses": schema.SetAttribute{
			MarkdownDescription: "IPv4 addresses such as `203.0.113.7`, and ranges in CIDR notation such as `203.0.113.0/24`. " +
				"Intercom does not support IPv6. `203.0.113.7/24` is the same range as `203.0.113.0/24`. " +
				"An allowlist that is on needs at least one address: Intercom takes an empty one for every address.",
			ElementType:   types.StringType,
			Required:      true,
			Validators:    []validator.Set{setvalidator.NoNullValues()},
			PlanModifiers: []planmodifier.Set{sameNetworks{}},
		},
	}
}

// sameNetworks keeps the addresses in the state if those in the configuration are
// the same in another spelling, as after an import.
type sameNetworks struct{}

func (sameNetworks) Description(context.Context) string { return "ignores the spelling of ranges" }

func (s sameNetworks) MarkdownDescription(ctx context.Context) string { return s.Description(ctx) }

func (sameNetworks) PlanModifySet(_ context.Context, req planmodifier.SetRequest, resp *planmodifier.SetResponse) {
	if !value.Known(req.StateValue) || !value.Known(req.PlanValue) || slices.ContainsFunc(req.PlanValue.Elements(), attr.Value.IsUnknown) {
		return
	}
	if intercom.SameNetworks(value.Strings(req.StateValue), value.Strings(req.PlanValue)) {
		resp.PlanValue = req.StateValue
	}
}

// key is the natural key of every allowlist: a workspace has only one.
const key = "ip_allowlist"

// existing is the failure of creating an allowlist where the workspace has one
// that is on or has addresses, nil where it does not.
func existing(l *intercom.IPAllowlist) *crud.Failure {
	if l.Has(false, nil) {
		return nil
	}
	state := "off"
	if *l.Enabled {
		state = "on"
	}
	return &crud.Failure{
		Summary: "IP Allowlist Already Exists",
		Detail: fmt.Sprintf("The workspace has an IP allowlist that is %s (number of addresses: %d). Creating the resource would overwrite it. %s",
			state, len(l.Addresses), crud.ImportInstead(Kind, l.WorkspaceID)),
	}
}

// Create changes the allowlist, unless somebody has set it up already.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(key, "")
		now, err := r.Client.IPAllowlist.GetNow(ctx, "")
		if err != nil {
			return err
		}
		if failure := existing(now); failure != nil {
			return failure
		}
		return r.write(ctx, plan, now.WorkspaceID)
	})
}

// write changes the allowlist of a workspace to what is planned.
func (r *Resource) write(ctx context.Context, plan *model, workspace string) error {
	updated, err := r.Client.IPAllowlist.Update(ctx, workspace, plan.Enabled.ValueBool(), value.Strings(plan.Addresses))
	var refusal *intercom.Error
	if errors.As(err, &refusal) && refusal.Has("parameter_invalid") {
		if strings.Contains(refusal.Error(), "lock you out") {
			err = crud.Hint(err, "Nothing was changed. The address is the one that Terraform's requests come from. Add it to addresses, or a range that it is in. "+
				"If it changes from run to run, use a proxy or a runner with a fixed address.")
		}
		err = crud.At(path.Root("addresses"), err)
	}
	return crud.Into(plan.fromAPI)(updated, err)
}

// ModifyPlan reports before apply what Create and Intercom would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if checkAddresses(c); c.Diags.HasError() {
			return
		}
		from := ""
		if c.State != nil {
			from = key
		}
		c.Unique(from, key, func() (*crud.Existing, error) {
			now, err := r.Client.IPAllowlist.Get(ctx, "")
			if err != nil || existing(now) == nil {
				return nil, err
			}
			return &crud.Existing{ID: now.WorkspaceID, Failure: existing(now)}, nil
		})
	})
}

// checkAddresses reports addresses that Intercom would refuse or misunderstand.
// Those that it has already are accepted.
func checkAddresses(c *crud.Change[model]) {
	fail := func(format string, args ...any) {
		c.Diags.AddAttributeError(path.Root("addresses"), "Invalid IP Allowlist", fmt.Sprintf(format, args...))
	}
	before := model{Addresses: types.SetNull(types.StringType)}
	if c.State != nil {
		before = *c.State
	}
	accepted := value.Strings(before.Addresses)
	spelled := map[string]string{}
	for _, element := range c.Plan.Addresses.Elements() {
		text, ok := element.(types.String)
		if !ok || !value.Known(text) {
			continue
		}
		address := text.ValueString()
		network := intercom.Network(address)
		prefix, err := netip.ParsePrefix(network)
		switch other, ok := spelled[network]; {
		case ok:
			fail("%q and %q are the same range of addresses. Remove one of them.", other, address)
		case slices.Contains(accepted, address):
		case err != nil:
			fail("%q is not an IPv4 address such as 203.0.113.7, or a range in CIDR notation such as 203.0.113.0/24.", address)
		case !prefix.Addr().Is4():
			fail("%q is IPv6, which Intercom's allowlist does not support. Use IPv4 addresses.", address)
		}
		spelled[network] = address
	}
	isOpen := func(m model) bool {
		return m.Enabled.ValueBool() && !m.Addresses.IsUnknown() && len(m.Addresses.Elements()) == 0
	}
	if isOpen(c.Plan) && !isOpen(before) {
		fail("An allowlist that is on needs at least one address: Intercom takes an empty one for every address. Set enabled = false to allow every address.")
	}
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.IPAllowlist.Get(ctx, m.ID.ValueString()))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		return r.write(ctx, plan, state.ID.ValueString())
	})
}

// Delete turns the allowlist off and empties it: Intercom cannot delete it.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		_, err := r.Client.IPAllowlist.Update(ctx, state.ID.ValueString(), false, nil)
		return err
	})
}

// ImportState takes the id of the workspace.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		workspace, err := r.Client.Workspace.Get(ctx)
		if err == nil && id != workspace.ID {
			err = crud.ImportFailure("There is no IP allowlist with the id %q. The id of an allowlist is that of its workspace; the access token is of the workspace %q.", id, workspace.ID)
		}
		return []string{id}, err
	})
}
