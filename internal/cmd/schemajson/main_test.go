package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

const canned = "registry.terraform.io/example/canned"

// cannedServer is a provider that has only schemas, one of each form that a schema can
// take.
type cannedServer struct{ tfprotov6.ProviderServer }

func (cannedServer) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	text := &tfprotov6.SchemaAttribute{Name: "text", Type: tftypes.String, Optional: true, Description: "Some <text> & more."}
	small := func(version int64) *tfprotov6.Schema {
		return &tfprotov6.Schema{Version: version, Block: &tfprotov6.SchemaBlock{
			Attributes: []*tfprotov6.SchemaAttribute{text},
		}}
	}
	nested := func(name string, nesting tfprotov6.SchemaObjectNestingMode) *tfprotov6.SchemaAttribute {
		return &tfprotov6.SchemaAttribute{Name: name, Computed: true, NestedType: &tfprotov6.SchemaObject{
			Nesting:    nesting,
			Attributes: []*tfprotov6.SchemaAttribute{{Name: "inner", Type: tftypes.Number, Computed: true}},
		}}
	}
	thing := &tfprotov6.Schema{Version: 3, Block: &tfprotov6.SchemaBlock{
		Description:     "A `thing`.",
		DescriptionKind: tfprotov6.StringKindMarkdown,
		Deprecated:      true,
		Attributes: []*tfprotov6.SchemaAttribute{
			text,
			{Name: "flag", Type: tftypes.Bool, Required: true, Deprecated: true, DescriptionKind: tfprotov6.StringKindMarkdown},
			{Name: "secret", Type: tftypes.String, Optional: true, Computed: true, Sensitive: true},
			{Name: "once", Type: tftypes.String, Optional: true, WriteOnly: true},
			{Name: "any", Type: tftypes.DynamicPseudoType, Optional: true},
			{Name: "list", Type: tftypes.List{ElementType: tftypes.Set{ElementType: tftypes.String}}, Optional: true},
			{Name: "map", Type: tftypes.Map{ElementType: tftypes.Object{AttributeTypes: map[string]tftypes.Type{"a": tftypes.Bool}}}, Optional: true},
			nested("single", tfprotov6.SchemaObjectNestingModeSingle),
			nested("many", tfprotov6.SchemaObjectNestingModeList),
		},
		BlockTypes: []*tfprotov6.SchemaNestedBlock{
			{TypeName: "one", Nesting: tfprotov6.SchemaNestedBlockNestingModeSingle, Block: small(0).Block},
			{TypeName: "some", Nesting: tfprotov6.SchemaNestedBlockNestingModeSet, MinItems: 1, MaxItems: 2, Block: small(0).Block},
		},
	}}
	return &tfprotov6.GetProviderSchemaResponse{
		ServerCapabilities:       &tfprotov6.ServerCapabilities{},
		Provider:                 small(0),
		ResourceSchemas:          map[string]*tfprotov6.Schema{"canned_thing": thing, "canned_other": small(1)},
		DataSourceSchemas:        map[string]*tfprotov6.Schema{"canned_thing": small(0)},
		EphemeralResourceSchemas: map[string]*tfprotov6.Schema{"canned_token": small(0)},
		ListResourceSchemas:      map[string]*tfprotov6.Schema{"canned_thing": small(0)},
		ActionSchemas:            map[string]*tfprotov6.ActionSchema{"canned_ping": {Schema: small(0)}},
		Functions: map[string]*tfprotov6.Function{
			"now": {Return: &tfprotov6.FunctionReturn{Type: tftypes.String}},
			"join": {
				Summary: "Joins.", Description: "Joins texts.", DeprecationMessage: "Use join.",
				Return: &tfprotov6.FunctionReturn{Type: tftypes.List{ElementType: tftypes.String}},
				Parameters: []*tfprotov6.FunctionParameter{
					{Name: "first", Type: tftypes.String, Description: "The first.", AllowNullValue: true},
				},
				VariadicParameter: &tfprotov6.FunctionParameter{Name: "rest", Type: tftypes.DynamicPseudoType},
			},
		},
	}, nil
}

func (cannedServer) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov6.GetResourceIdentitySchemasResponse{
		IdentitySchemas: map[string]*tfprotov6.ResourceIdentitySchema{
			"canned_thing": {Version: 1, IdentityAttributes: []*tfprotov6.ResourceIdentitySchemaAttribute{
				{Name: "id", Type: tftypes.String, RequiredForImport: true, Description: "The id."},
				{Name: "region", Type: tftypes.String, OptionalForImport: true},
			}},
		},
	}, nil
}

func (cannedServer) StopProvider(context.Context, *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return &tfprotov6.StopProviderResponse{}, nil
}

// TestWrite_asTerraform compares the output with that of the installed Terraform, as
// far as its version prints schemas: 1.12 added identities, 1.14 list resources and
// actions.
func TestWrite_asTerraform(t *testing.T) {
	t.Parallel()
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("no terraform on PATH")
	}

	var out bytes.Buffer
	if err := write(t.Context(), &out, canned, cannedServer{}); err != nil {
		t.Fatal(err)
	}
	printed := providersSchema(t, terraform)
	if !bytes.Contains(printed, []byte("write_only")) {
		t.Skip("this Terraform is older than 1.11 and prints less")
	}
	got, want := schemas(t, out.Bytes()), schemas(t, printed)
	for _, key := range []string{"resource_identity_schemas", "list_resource_schemas", "action_schemas"} {
		if want[key] == nil {
			t.Logf("this Terraform prints no %s", key)
			delete(got, key)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("not as Terraform prints it (-Terraform +write):\n%s", diff)
	}
}

// TestWrite_newerThanTerraform tests the schemas that the installed Terraform may not
// support. The expected output is that of Terraform 1.15.
func TestWrite_newerThanTerraform(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := write(t.Context(), &out, canned, cannedServer{}); err != nil {
		t.Fatal(err)
	}
	got := schemas(t, out.Bytes())
	body := `{"attributes": {"text": {"type": "string", "description": "Some <text> & more.", "description_kind": "plain", "optional": true}},
		"description_kind": "plain"}`
	for key, want := range map[string]string{
		"list_resource_schemas": `{"canned_thing": {"version": 0, "block": ` + body + `}}`,
		"action_schemas":        `{"canned_ping": {"block": ` + body + `}}`,
		"resource_identity_schemas": `{"canned_thing": {"version": 1, "attributes": {
			"id":     {"type": "string", "description": "The id.", "required_for_import": true},
			"region": {"type": "string", "optional_for_import": true}}}}`,
	} {
		if diff := cmp.Diff(decode(t, []byte(want)), got[key]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
}

type failingServer struct{ cannedServer }

func (failingServer) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return &tfprotov6.GetProviderSchemaResponse{Diagnostics: []*tfprotov6.Diagnostic{
		{Severity: tfprotov6.DiagnosticSeverityError, Summary: "Broken", Detail: "attribute without a type"},
	}}, nil
}

func TestWrite_invalidSchema(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := write(t.Context(), &out, canned, failingServer{})
	if err == nil || err.Error() != "Broken: attribute without a type" {
		t.Errorf("error is %v", err)
	}
	if out.Len() > 0 {
		t.Errorf("wrote %s", &out)
	}
}

// providersSchema runs `terraform providers schema -json` on the canned server.
func providersSchema(t *testing.T, terraform string) []byte {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	serving, done := make(chan *plugin.ReattachConfig), make(chan struct{})
	t.Cleanup(func() { cancel(); <-done })
	go func() {
		err := tf6server.Serve(canned, func() tfprotov6.ProviderServer { return cannedServer{} },
			tf6server.WithDebug(ctx, serving, done), tf6server.WithoutLogStderrOverride())
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}()
	at := <-serving
	reattach, err := json.Marshal(map[string]any{canned: map[string]any{
		"Protocol": at.Protocol, "ProtocolVersion": at.ProtocolVersion, "Pid": at.Pid, "Test": true,
		"Addr": map[string]string{"Network": at.Addr.Network(), "String": at.Addr.String()},
	}})
	if err != nil {
		t.Fatal(err)
	}

	dir := t.TempDir()
	config := `terraform {
  required_providers {
    canned = { source = "example/canned" }
  }
}`
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, terraform, "providers", "schema", "-json")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TF_REATTACH_PROVIDERS="+string(reattach),
		"TF_CLI_CONFIG_FILE="+os.DevNull, "CHECKPOINT_DISABLE=1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	return out
}

// schemas returns the schemas of the only provider in doc.
func schemas(t *testing.T, doc []byte) map[string]any {
	t.Helper()
	var out struct {
		FormatVersion string                    `json:"format_version"`
		Providers     map[string]map[string]any `json:"provider_schemas"`
	}
	if err := json.Unmarshal(doc, &out); err != nil {
		t.Fatalf("%v in %s", err, doc)
	}
	if out.FormatVersion != "1.0" || len(out.Providers) != 1 || out.Providers[canned] == nil {
		t.Fatalf("not one provider %s in format 1.0: %s", canned, doc)
	}
	return out.Providers[canned]
}

func decode(t *testing.T, doc []byte) any {
	t.Helper()
	var out any
	if err := json.Unmarshal(doc, &out); err != nil {
		t.Fatalf("%v in %s", err, doc)
	}
	return out
}
