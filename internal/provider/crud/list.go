package crud

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Listed is one object of a list.
type Listed[M any] struct {
	Name   string // what people know it by
	Object M
}

// List answers `terraform query`: find gets the filters and returns what
// matches, all of it, since Intercom lists whole collections. Terraform's limit
// is kept here.
func List[M, F any](ctx context.Context, b Base, req list.ListRequest, stream *list.ListResultsStream, find func(filter *F) ([]Listed[M], error)) {
	var diags diag.Diagnostics
	var filter F
	if b.configured(&diags) {
		diags.Append(req.Config.Get(ctx, &filter)...)
	}
	var found []Listed[M]
	if !diags.HasError() {
		var err error
		if found, err = find(&filter); err != nil {
			b.report(&diags, req.Config.Raw.Type(), "list", err)
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
	result.DisplayName = printable(object.Name)
	result.Diagnostics.Append(result.Resource.Set(ctx, object.Object)...)
	state := tfsdk.State{Raw: result.Resource.Raw, Schema: result.Resource.Schema}
	identify(ctx, result.Identity, state, workspace, &result.Diagnostics)
	return result
}

// printable is a name as Terraform prints it, on one line of a terminal.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u200D' { // the last two are parts of emoji
			return r
		}
		return ' '
	}, name)
}

// Matches returns what tells whether a name matches a pattern; without one,
// all names do. The pattern has been checked when it was read.
func Matches(pattern types.String) func(name string) bool {
	if pattern.ValueString() == "" {
		return func(string) bool { return true }
	}
	return regexp.MustCompile(pattern.ValueString()).MatchString
}
