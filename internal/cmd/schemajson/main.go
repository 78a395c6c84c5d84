// Command schemajson prints the provider's schema as `terraform providers schema -json`
// does in Terraform 1.14 and later. It does not run Terraform, because older versions
// leave out identities and list resources, and the documentation needs both.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// name is the key that tfplugindocs looks for, whatever the namespace.
const name = "registry.terraform.io/hashicorp/intercom"

func main() {
	server := providerserver.NewProtocol6(provider.New("dev")())()
	if err := write(context.Background(), os.Stdout, name, server); err != nil {
		fmt.Fprintln(os.Stderr, "schemajson:", err)
		os.Exit(1)
	}
}

// write writes all schemas of the server to w, under the name.
func write(ctx context.Context, w io.Writer, name string, server tfprotov6.ProviderServer) error {
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return err
	}
	identities, err := server.GetResourceIdentitySchemas(ctx, &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		return err
	}
	for _, d := range append(schemas.Diagnostics, identities.Diagnostics...) {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			err = errors.Join(err, fmt.Errorf("%s: %s", d.Summary, d.Detail))
		}
	}
	if err != nil {
		return err
	}

	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(object{
		"format_version": "1.0",
		"provider_schemas": object{
			name: object{}.
				put("provider", schema(schemas.Provider)).
				put("resource_schemas", each(schemas.ResourceSchemas, schema)).
				put("data_source_schemas", each(schemas.DataSourceSchemas, schema)).
				put("ephemeral_resource_schemas", each(schemas.EphemeralResourceSchemas, schema)).
				put("list_resource_schemas", each(schemas.ListResourceSchemas, schema)).
				put("action_schemas", each(schemas.ActionSchemas, action)).
				put("functions", each(schemas.Functions, function)).
				put("resource_identity_schemas", each(identities.IdentitySchemas, identity)),
		},
	})
}

// object is a JSON object.
type object map[string]any

// put sets a member, unless its value is empty: Terraform omits empty members.
func (o object) put(key string, value any) object {
	if members, ok := value.(object); ok && len(members) == 0 {
		return o
	}
	switch value {
	case "", false, int64(0):
		return o
	}
	o[key] = value
	return o
}

func each[T any](in map[string]T, convert func(T) object) object {
	out := object{}
	for name, item := range in {
		out[name] = convert(item)
	}
	return out
}

func schema(s *tfprotov6.Schema) object {
	if s == nil {
		return object{"version": 0}
	}
	return object{"version": s.Version, "block": block(s.Block)}
}

func action(a *tfprotov6.ActionSchema) object {
	return object{"block": block(a.Schema.Block)}
}

func block(b *tfprotov6.SchemaBlock) object {
	nested := object{}
	for _, n := range b.BlockTypes {
		nested[n.TypeName] = object{
			"nesting_mode": strings.ToLower(n.Nesting.String()),
			"block":        block(n.Block),
		}.put("min_items", n.MinItems).put("max_items", n.MaxItems)
	}
	return object{"description_kind": kind(b.DescriptionKind)}.
		put("description", b.Description).
		put("deprecated", b.Deprecated).
		put("attributes", attributes(b.Attributes)).
		put("block_types", nested)
}

func attributes(list []*tfprotov6.SchemaAttribute) object {
	out := object{}
	for _, a := range list {
		o := object{"description_kind": kind(a.DescriptionKind)}.
			put("description", a.Description).
			put("deprecated", a.Deprecated).
			put("required", a.Required).
			put("optional", a.Optional).
			put("computed", a.Computed).
			put("sensitive", a.Sensitive).
			put("write_only", a.WriteOnly)
		if n := a.NestedType; n != nil {
			o["nested_type"] = object{"nesting_mode": strings.ToLower(n.Nesting.String())}.
				put("attributes", attributes(n.Attributes))
		} else {
			o["type"] = a.Type
		}
		out[a.Name] = o
	}
	return out
}

func identity(s *tfprotov6.ResourceIdentitySchema) object {
	members := object{}
	for _, a := range s.IdentityAttributes {
		members[a.Name] = object{"type": a.Type}.
			put("description", a.Description).
			put("required_for_import", a.RequiredForImport).
			put("optional_for_import", a.OptionalForImport)
	}
	return object{"version": s.Version}.put("attributes", members)
}

func function(f *tfprotov6.Function) object {
	out := object{"return_type": f.Return.Type}.
		put("summary", f.Summary).
		put("description", f.Description).
		put("deprecation_message", f.DeprecationMessage)
	var parameters []object
	for _, p := range f.Parameters {
		parameters = append(parameters, parameter(p))
	}
	if len(parameters) > 0 {
		out["parameters"] = parameters
	}
	if f.VariadicParameter != nil {
		out["variadic_parameter"] = parameter(f.VariadicParameter)
	}
	return out
}

func parameter(p *tfprotov6.FunctionParameter) object {
	return object{"type": p.Type}.
		put("name", p.Name).
		put("description", p.Description).
		put("is_nullable", p.AllowNullValue)
}

func kind(k tfprotov6.StringKind) string {
	return strings.ToLower(k.String())
}
