package serve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// LeftOut is the summary of the warning that a list has in place of an object
// that cannot be configured. The detail names the object and the reason.
const LeftOut = "Object Left Out"

// ListResource lists objects, for Terraform 1.14 and later. If Terraform asks for
// whole objects, it may write their configuration to one file. An object whose
// configuration would not be valid, because the provider does not know its type
// for example, would make the whole file invalid: a warning replaces it.
func (s *server) ListResource(ctx context.Context, req *tfprotov6.ListResourceRequest) (*tfprotov6.ListResourceServerStream, error) {
	resp, err := invokeStream(ctx, s, req, s.framework.ListResource, func(resp *tfprotov6.ListResourceServerStream) *iter.Seq[tfprotov6.ListResourceResult] {
		return &resp.Results
	})
	if err != nil || !req.IncludeResource {
		return resp, err
	}
	results := resp.Results
	resp.Results = func(yield func(tfprotov6.ListResourceResult) bool) {
		for result := range results {
			if result.Resource != nil {
				result = s.configurable(ctx, req.TypeName, result)
			}
			if !yield(result) {
				return
			}
		}
	}
	return resp, nil
}

// configurable returns a result unchanged if its object can be configured, and
// otherwise a warning.
func (s *server) configurable(ctx context.Context, typeName string, result tfprotov6.ListResourceResult) tfprotov6.ListResourceResult {
	refusal, err := s.refusal(ctx, typeName, result.Resource)
	switch {
	case err != nil:
		return warning(tfprotov6.DiagnosticSeverityError, "Unable to Generate a Configuration", err.Error())
	case refusal == "":
		return result
	}
	var named provider.MetadataResponse
	s.provider.Metadata(ctx, provider.MetadataRequest{}, &named)
	noun := strings.ReplaceAll(strings.TrimPrefix(typeName, named.TypeName+"_"), "_", " ")
	return warning(tfprotov6.DiagnosticSeverityWarning, LeftOut, fmt.Sprintf("%s %s, %q: %s", noun, intercom.Printable(s.id(ctx, typeName, result.Resource)), result.DisplayName, refusal))
}

func warning(severity tfprotov6.DiagnosticSeverity, summary, detail string) tfprotov6.ListResourceResult {
	return tfprotov6.ListResourceResult{Diagnostics: []*tfprotov6.Diagnostic{{Severity: severity, Summary: summary, Detail: detail}}}
}

// refusal returns why the configuration of an object is not valid, "" if it is
// valid.
func (s *server) refusal(ctx context.Context, typeName string, object *tfprotov6.DynamicValue) (string, error) {
	generated, err := s.GenerateResourceConfig(ctx, &tfprotov6.GenerateResourceConfigRequest{TypeName: typeName, State: object})
	if err != nil {
		return "", err
	}
	if d := firstError(generated.Diagnostics); d != nil {
		return "", errors.New(d.Detail)
	}
	validated, err := s.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{TypeName: typeName, Config: generated.Config})
	if err != nil {
		return "", err
	}
	if d := firstError(validated.Diagnostics); d != nil {
		return d.Detail, nil
	}
	return "", nil
}

func firstError(diags []*tfprotov6.Diagnostic) *tfprotov6.Diagnostic {
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			return d
		}
	}
	return nil
}

// id returns the id of an object, "" if it is not known.
func (s *server) id(ctx context.Context, typeName string, object *tfprotov6.DynamicValue) string {
	var id string
	if described, ok := s.resourceSchema(ctx, typeName); ok {
		var attributes map[string]tftypes.Value
		if value, err := object.Unmarshal(described.Type().TerraformType(ctx)); err == nil && value.As(&attributes) == nil {
			_ = attributes["id"].As(&id)
		}
	}
	return id
}
