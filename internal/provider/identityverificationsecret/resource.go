// Package identityverificationsecret manages the secrets with which servers sign
// who a user of the Messenger is.
package identityverificationsecret

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "identity verification secret"
	link = "[identity verification secret](https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets)"
)

// NewResource returns intercom_identity_verification_secret.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_identity_verification_secret.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_identity_verification_secret.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is a secret in Terraform's terms.
type model struct {
	ID              types.String `tfsdk:"id"`
	Name            types.String `tfsdk:"name"`
	SupportsWeb     types.Bool   `tfsdk:"supports_web"`
	SupportsIOS     types.Bool   `tfsdk:"supports_ios"`
	SupportsAndroid types.Bool   `tfsdk:"supports_android"`
	Secret          types.String `tfsdk:"secret"`
	CreatedAt       types.Int64  `tfsdk:"created_at"`
}

// fromAPI sets the model from an answer. It keeps the secret, which only the answer to
// the creation has.
func (m *model) fromAPI(s *intercom.IdentitySecret) {
	m.ID = types.StringValue(s.ID.String())
	m.Name = types.StringValue(s.Name)
	m.SupportsWeb = types.BoolValue(s.SupportsWeb)
	m.SupportsIOS = types.BoolValue(s.SupportsIOS)
	m.SupportsAndroid = types.BoolValue(s.SupportsAndroid)
	m.CreatedAt = types.Int64Value(s.CreatedAt)
	switch {
	case s.Secret != "":
		m.Secret = types.StringValue(s.Secret)
	case m.Secret.IsUnknown():
		m.Secret = types.StringNull()
	}
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An " + link + " is the key with which a server signs the `user_hash` of a Messenger user, so that nobody can pose as another user. " +
			"Intercom generates it. Several secrets are valid at the same time.\n\n" +
			"~> Intercom shows a secret once, when it is created. Terraform keeps it in the state as plain text: " +
			"protect the state as you would protect the secret. After an import, `secret` is null; use the value that you noted when the secret was created, or rotate.\n\n" +
			"~> A secret cannot be changed: every argument replaces it. To rotate, change `name` with `create_before_destroy`, as in the example, " +
			"and let the new secret reach everything that signs before the old one is deleted: " +
			"destroying a secret ends the Messenger sessions that rely on it.\n\n" +
			"~> Intercom offers this in the Preview version of its API only, and may change it at any time. The provider asks for that version for this resource alone.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	name := attribute.Name("Name of the secret, which tells it from others during a rotation. Names need not be unique.", stringplanmodifier.RequiresReplace())
	return map[string]schema.Attribute{
		"id":               attribute.ID(noun),
		"name":             name,
		"supports_web":     platform("in the Messenger on the web"),
		"supports_ios":     platform("in apps for iOS"),
		"supports_android": platform("in apps for Android"),
		"secret": schema.StringAttribute{
			MarkdownDescription: "The key itself, base64url-encoded. It is null after an import, since Intercom does not show it again.",
			Computed:            true,
			Sensitive:           true,
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"created_at": attribute.CreatedAt(noun),
	}
}

func platform(where string) schema.BoolAttribute {
	a := attribute.Flag("Whether the secret is valid "+where+". At least one platform must be `true`.", false)
	a.PlanModifiers = []planmodifier.Bool{boolplanmodifier.RequiresReplace()}
	return a
}

// ModifyPlan reports before apply what Intercom would refuse, and other secrets
// with the name.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.State != nil && c.State.same(&c.Plan) {
			return // Intercom has it, whatever it is
		}
		if !c.Plan.mayHavePlatform() {
			c.Diags.AddAttributeError(path.Root("supports_web"), "No Platform", "The secret would be valid nowhere. Set at least one of supports_web, supports_ios and supports_android to true.")
			return
		}
		if c.Plan.Name.IsUnknown() {
			return
		}
		r.Ask(c.Diags, func() error {
			secrets, err := r.Client.IdentitySecrets.List(ctx)
			var existing []crud.Existing
			for _, s := range secrets {
				if intercom.SameName(s.Name, c.Plan.Name.ValueString()) {
					existing = append(existing, crud.Existing{ID: s.ID.String(), Name: s.Name})
				}
			}
			c.WarnSameName(existing, "Both are valid at the same time, and nothing but their ids tells them apart. Choose another name, such as one with a date.")
			return err
		})
	})
}

// same reports whether two models have the same arguments.
func (m *model) same(o *model) bool {
	return m.Name.Equal(o.Name) && m.SupportsWeb.Equal(o.SupportsWeb) && m.SupportsIOS.Equal(o.SupportsIOS) && m.SupportsAndroid.Equal(o.SupportsAndroid)
}

func (m *model) mayHavePlatform() bool {
	for _, supports := range []types.Bool{m.SupportsWeb, m.SupportsIOS, m.SupportsAndroid} {
		if supports.IsUnknown() || supports.ValueBool() {
			return true
		}
	}
	return false
}

// Create creates the secret. A secret whose answer was lost is saved with an error,
// so that Terraform replaces it: nobody will ever see its value.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		created, err := r.Client.IdentitySecrets.Create(ctx, intercom.NewIdentitySecret{
			Name:            plan.Name.ValueString(),
			SupportsAndroid: plan.SupportsAndroid.ValueBool(),
			SupportsIOS:     plan.SupportsIOS.ValueBool(),
			SupportsWeb:     plan.SupportsWeb.ValueBool(),
		})
		var refusal *intercom.Error
		switch {
		case errors.As(err, &refusal) && refusal.Has("parameter_invalid") && refusal.Says("name"):
			return crud.At(path.Root("name"), err)
		case err != nil:
			return err
		}
		plan.fromAPI(created)
		if created.Secret == "" {
			return &crud.Failure{
				Path: path.Root("secret"), Summary: "Identity Verification Secret Not Received",
				Detail: fmt.Sprintf("Intercom created the secret %q (id %s), and its answer, the only one that shows the value, did not arrive. "+
					"Apply again: Terraform deletes this secret, which nothing can have used, and creates another.", created.Name, created.ID),
			}
		}
		return nil
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.IdentitySecrets.Get(ctx, intercom.ID(m.ID.ValueString())))
}

// Update is never called with a change: every argument replaces the secret.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(_, _ *model) error { return nil })
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.IdentitySecrets.Delete(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.IdentitySecret] { return c.IdentitySecrets },
		noun, "An id is a number such as 102.")
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the identity verification secrets of the workspace, without their values, which Intercom does not show again.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.IdentitySecret, error) { return r.Client.IdentitySecrets.List(ctx) },
		func(f *crud.ByName, s *intercom.IdentitySecret) *crud.Listed[model] {
			if !f.Matches(s.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: s.Name}
			listed.Object.fromAPI(s)
			return listed
		})
}
