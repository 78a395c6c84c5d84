package crud

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Listed is one object of a list, with the name that people know it by.
type Listed[M any] struct {
	Name   string
	Object M
}

// ByName is the filter of a list resource that has no other one. It is embedded
// in the filters of those that have.
type ByName struct {
	NameRegex types.String `tfsdk:"name_regex"`
}

// Matches reports whether the filter lets a name pass. The regular expression
// has been checked when it was read.
func (f ByName) Matches(name string) bool {
	return f.NameRegex.ValueString() == "" || regexp.MustCompile(f.NameRegex.ValueString()).MatchString(name)
}

// List answers `terraform query`: all returns the objects of the kind, and show
// what the filter lets pass of them, or nil. Terraform's limit is kept here.
func List[T, M, F any](ctx context.Context, b Base, req list.ListRequest, stream *list.ListResultsStream, all func(filter *F) ([]*T, error), show func(filter *F, object *T) *Listed[M]) {
	var diags diag.Diagnostics
	var filter F
	if b.configured(&diags) {
		diags.Append(req.Config.Get(ctx, &filter)...)
	}
	var found []Listed[M]
	if !diags.HasError() {
		objects, err := all(&filter)
		if err != nil {
			b.report(&diags, req.Config.Raw.Type(), "list", err)
		}
		for _, object := range objects {
			if listed := show(&filter, object); listed != nil {
				found = append(found, *listed)
			}
		}
	}
	if diags.HasError() {
		stream.Results = list.ListResultsStreamDiagnostics(diags)
		return
	}
	if req.Limit > 0 && int64(len(found)) > req.Limit {
		found = found[:req.Limit]
	}
	if len(found) == 0 {
		return
	}
	var r record
	_ = b.checkWorkspace(ctx, &r) // an identity without the workspace is valid
	stream.Results = func(push func(list.ListResult) bool) {
		for _, object := range found {
			if !push(listed(ctx, req, r.Workspace, object)) {
				return
			}
		}
	}
}

func listed[M any](ctx context.Context, req list.ListRequest, workspace string, object Listed[M]) list.ListResult {
	result := req.NewListResult(ctx)
	result.DisplayName = intercom.Printable(object.Name)
	result.Diagnostics.Append(result.Resource.Set(ctx, object.Object)...)
	state := tfsdk.State{Raw: result.Resource.Raw, Schema: result.Resource.Schema}
	identify(ctx, result.Identity, state, workspace, &result.Diagnostics)
	return result
}
