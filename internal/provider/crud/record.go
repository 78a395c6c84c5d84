package crud

import (
	"context"
	"crypto/rand"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// record is what the provider keeps of an object in Terraform's private state,
// beside the attributes.
type record struct {
	// Workspace is the id of the workspace that the object is in. Ids of objects
	// are not unique across workspaces.
	Workspace string `json:"workspace,omitempty"`
	// Holder tells the resources of a run apart: two with one object have
	// different ones.
	Holder string `json:"holder,omitempty"`
	// ID is the id of the object. Terraform plans a replacement a second time
	// without the prior state, but with this.
	ID string `json:"id,omitempty"`
}

// recordKey is the key of the record in the private state.
const recordKey = "object"

// private is the private state of a resource in a request or an answer.
type private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// readRecord returns what private state has, nothing if that cannot be read.
func readRecord(ctx context.Context, from private) record {
	var r record
	data, _ := from.GetKey(ctx, recordKey)
	_ = json.Unmarshal(data, &r)
	return r
}

// write stores the record with a holder, which it gets when it has none.
func (r record) write(ctx context.Context, to private, diags *diag.Diagnostics) record {
	if r.Holder == "" {
		r.Holder = rand.Text()
	}
	data, err := json.Marshal(r)
	if err != nil {
		diags.AddError("Unable to Store Private State", err.Error())
		return r
	}
	diags.Append(to.SetKey(ctx, recordKey, data)...)
	return r
}

// checkWorkspace returns a *intercom.WorkspaceError if the object of a record is
// in another workspace than the one of the access token. It completes the
// record. If Intercom does not say which workspace that is, the object's own
// request will report why.
func (b Base) checkWorkspace(ctx context.Context, r *record) error {
	workspace, err := b.Client.Workspace.Get(ctx)
	switch {
	case err != nil:
		return nil //nolint:nilerr // see above
	case r.Workspace == "":
		r.Workspace = workspace.ID
	case r.Workspace != workspace.ID:
		return &intercom.WorkspaceError{Want: r.Workspace, Got: *workspace}
	}
	return nil
}
