package crud

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// workspaceID is the identity attribute that tells objects of two workspaces
// apart: Intercom's ids are not unique across workspaces.
const workspaceID = "workspace_id"

// identitySchema describes an identity of these attributes, which are those of
// the resource by the same name, and of the workspace.
func identitySchema(keys ...string) identityschema.Schema {
	attributes := map[string]identityschema.Attribute{
		workspaceID: identityschema.StringAttribute{
			OptionalForImport: true,
			Description:       "Id of the workspace that the object is in. An import fails when the access token belongs to another.",
		},
	}
	for _, key := range keys {
		attributes[key] = identityschema.StringAttribute{
			RequiredForImport: true,
			Description:       fmt.Sprintf("As the attribute %s of the resource.", key),
		}
	}
	return identityschema.Schema{Attributes: attributes}
}

// identify fills an identity from the state. One that is stored stays as it
// is: Terraform refuses an identity that changes.
func identify(ctx context.Context, identity *tfsdk.ResourceIdentity, state tfsdk.State, workspace string, diags *diag.Diagnostics) {
	if identity == nil || !identity.Raw.IsFullyNull() || state.Raw.IsNull() {
		return
	}
	for key := range identity.Schema.GetAttributes() {
		if key == workspaceID {
			continue
		}
		var id string
		diags.Append(state.GetAttribute(ctx, path.Root(key), &id)...)
		diags.Append(identity.SetAttribute(ctx, path.Root(key), id)...)
	}
	if workspace != "" {
		diags.Append(identity.SetAttribute(ctx, path.Root(workspaceID), workspace)...)
	}
}

// identityWorkspace returns the workspace that an identity names, "" if it names
// none.
func identityWorkspace(ctx context.Context, identity *tfsdk.ResourceIdentity) string {
	if identity == nil {
		return ""
	}
	var id *string
	if diags := identity.GetAttribute(ctx, path.Root(workspaceID), &id); diags.HasError() || id == nil {
		return ""
	}
	return *id
}

// Import takes an object into state, by an id as people type it or by an
// identity. find gets either as one string, an identity's values joined with
// slashes in the order of keys, looks the object up and returns its keys.
//
// An object that is not there, or that cannot be managed, is an error here,
// where it can say why; Terraform's own only says that it does not exist.
func Import(ctx context.Context, b Base, req resource.ImportStateRequest, resp *resource.ImportStateResponse, find func(id string) ([]string, error)) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	id := req.ID
	var identity []string
	if id == "" && req.Identity != nil && !req.Identity.Raw.IsFullyNull() {
		for _, key := range b.Kind.IdentityKeys() {
			var part string
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(key), &part)...)
			identity = append(identity, part)
		}
		id = strings.Join(identity, "/")
	}
	r := record{Workspace: identityWorkspace(ctx, req.Identity)}
	if err := b.checkWorkspace(ctx, &r); err != nil {
		b.report(&resp.Diagnostics, resp.State.Raw.Type(), "import", err)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	values, err := find(id)
	if err == nil && identity != nil && !slices.Equal(values, identity) {
		// It is the name of another object, which an identity does not mean.
		err = ImportFailure("There is no %s with the id %q in this workspace.", b.Kind.Noun, id)
	}
	if err != nil {
		b.report(&resp.Diagnostics, resp.State.Raw.Type(), "import", err)
		return
	}
	for i, key := range b.Kind.IdentityKeys() {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(key), values[i])...)
	}
	r.ID = stateID(ctx, resp.State)
	r = r.write(ctx, resp.Private, &resp.Diagnostics)
	identify(ctx, resp.Identity, resp.State, r.Workspace, &resp.Diagnostics)
}

// Finder finds an object by its id or its name, as the services of the client do.
type Finder[T any] interface {
	Get(context.Context, intercom.ID) (*T, error)
	Find(ctx context.Context, name string) (*T, error)
}

// ImportByIDOrName takes an object into state by its id or its name, see Import and
// ByIDOrName. objects returns the client's service for the kind. noun names an object,
// and hint completes the error for an object that does not exist, for example with the
// form of an id.
func ImportByIDOrName[T any, P interface {
	*T
	ObjectID() intercom.ID
}](ctx context.Context, b Base, req resource.ImportStateRequest, resp *resource.ImportStateResponse,
	objects func(*intercom.Client) Finder[T], noun, hint string,
) {
	Import(ctx, b, req, resp, func(id string) ([]string, error) {
		finder := objects(b.Client)
		found, err := ByIDOrName(ctx, id, finder.Get, finder.Find)
		switch {
		case errors.Is(err, intercom.ErrNotFound):
			return nil, ImportFailure("There is no %s with the id or the %s %q in this workspace. %s", noun, b.Kind.KeyArgument(), id, hint)
		case err != nil:
			return nil, err
		}
		return []string{P(found).ObjectID().String()}, nil
	})
}

// ImportFailure is an import that cannot be, with the reason and a way out.
func ImportFailure(format string, args ...any) error {
	return &Failure{Summary: "Cannot Import", Detail: fmt.Sprintf(format, args...)}
}

// ByIDOrName finds what an import id names: by id when it has the form of one
// and there is such an object, archived or not, and else by name.
func ByIDOrName[T any](ctx context.Context, id string,
	get func(context.Context, intercom.ID) (*T, error), find func(ctx context.Context, name string) (*T, error),
) (*T, error) {
	if IsNumber(id) {
		if found, err := get(ctx, intercom.ID(id)); found != nil || !errors.Is(err, intercom.ErrNotFound) {
			return found, err
		}
	}
	return find(ctx, id)
}

// NameOrID returns what an import block names an object by: its name, unless that
// would be read as an id.
func NameOrID(name string, id intercom.ID) string {
	if IsNumber(name) {
		return id.String()
	}
	return name
}

// IsNumber reports whether an import id has the form of Intercom's numeric ids.
func IsNumber(id string) bool {
	return id != "" && strings.Trim(id, "0123456789") == ""
}
