package adopt

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// session is a configured provider in this process. It gets the same calls as
// from Terraform, so that adopt and Terraform see the same objects.
type session struct {
	server interface {
		tfprotov6.ProviderServer
		tfprotov6.ListResourceServer
	}
	schemas    *tfprotov6.GetProviderSchemaResponse
	identities map[string]*tfprotov6.ResourceIdentitySchema
	client     *intercom.Client
	failed     error // the last error that became a diagnostic
}

// object is an object of the workspace.
type object struct {
	id       string // unique among the objects of its kind and owner
	importID string
	name     string
	owner    string    // id of the object that it belongs to, "" if it belongs to none
	config   cty.Value // the arguments of its resource

	label     string // of its resource; "" if another file imports it into a module or with an index
	avoided   string // the label that it would have if no other file used it
	elsewhere bool   // another file of the directory imports it
	filtered  bool   // -include or -exclude leaves it out
}

// open returns a provider that is configured with these arguments; the
// environment has the others.
func open(ctx context.Context, version string, arguments map[string]string, options ...provider.Option) (*session, error) {
	s := new(session)
	options = append(options, provider.WithClient(func(c *intercom.Client) { s.client = c }), provider.WithFailures(func(err error) { s.failed = err }))
	server := serve.New(provider.New(version, options...)())
	var ok bool
	if s.server, ok = server.(interface {
		tfprotov6.ProviderServer
		tfprotov6.ListResourceServer
	}); !ok {
		return nil, errors.New("this build of the provider cannot list resources")
	}
	var err error
	if s.schemas, err = s.server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{}); err != nil {
		return nil, err
	}
	identities, err := s.server.GetResourceIdentitySchemas(ctx, &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		return nil, err
	}
	s.identities = identities.IdentitySchemas
	if err := errors.Join(failure(s.schemas.Diagnostics), failure(identities.Diagnostics)); err != nil {
		return nil, err
	}

	config, err := configuration(s.schemas.Provider, arguments)
	if err != nil {
		return nil, err
	}
	validated, err := s.server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err != nil {
		return nil, err
	}
	if err := failure(validated.Diagnostics); err != nil {
		return nil, err
	}
	// Intercom sees this instead of a version of Terraform.
	configured, err := s.server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{TerraformVersion: "adopt", Config: config})
	if err != nil {
		return nil, err
	}
	return s, failure(configured.Diagnostics)
}

// list returns all objects of a kind with their configurations, and says which
// objects have none that is valid. An error is the client's own if the client
// has returned one.
func (s *session) list(ctx context.Context, k kind.Kind) (objects []*object, refused []string, err error) {
	typeName := k.TypeName()
	config, err := configuration(s.schemas.ListResourceSchemas[typeName], nil)
	if err != nil {
		return nil, nil, err
	}
	s.failed = nil
	stream, err := s.server.ListResource(ctx, &tfprotov6.ListResourceRequest{TypeName: typeName, Config: config, IncludeResource: true})
	if err != nil {
		return nil, nil, err
	}
	for result := range stream.Results {
		if err := failure(result.Diagnostics); err != nil {
			return nil, nil, cmp.Or(s.failed, err)
		}
		if len(result.Diagnostics) > 0 { // serve.LeftOut
			refused = append(refused, intercom.Printable(strings.Join(strings.Fields(result.Diagnostics[0].Detail), " ")))
			continue
		}
		o, err := s.object(ctx, k, result)
		var invalid *invalidIDError
		switch {
		case errors.As(err, &invalid):
			refused = append(refused, fmt.Sprintf("%s %q: %s", k.Noun, result.DisplayName, err))
		case err != nil:
			return nil, nil, err
		default:
			objects = append(objects, o)
		}
	}
	return objects, refused, nil
}

// validID matches the ids that can be part of a label and of an import id.
// Anything else could become code in a file that Terraform runs.
var validID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`)

// invalidIDError is an id that validID does not match.
type invalidIDError struct{ id string }

// Error quotes the id.
func (e *invalidIDError) Error() string {
	return fmt.Sprintf("Intercom answered with the invalid id %.200q. An id has letters, digits, underscores and hyphens only.", e.id)
}

// object returns the object that a list result describes. An id that is not
// valid, its own or its owner's, is an invalidIDError.
func (s *session) object(ctx context.Context, k kind.Kind, listed tfprotov6.ListResourceResult) (*object, error) {
	typeName := k.TypeName()
	o := &object{name: listed.DisplayName}
	identity, err := decode(s.identities[typeName].ValueType(), listed.Identity.IdentityData)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, key := range k.IdentityKeys() {
		id := identity.GetAttr(key).AsString()
		if !validID.MatchString(id) {
			return nil, &invalidIDError{id}
		}
		ids = append(ids, id)
	}
	o.id, o.importID = ids[len(ids)-1], strings.Join(ids, "/")
	if k.Parent != "" {
		o.owner = ids[0]
	}

	generated, err := s.server.GenerateResourceConfig(ctx, &tfprotov6.GenerateResourceConfigRequest{TypeName: typeName, State: listed.Resource})
	if err != nil {
		return nil, err
	}
	if err := failure(generated.Diagnostics); err != nil {
		return nil, err
	}
	if o.config, err = decode(s.schemas.ResourceSchemas[typeName].ValueType(), generated.Config); err != nil {
		return nil, err
	}
	for _, key := range []string{"name", "title"} {
		if o.config.Type().HasAttribute(key) && !o.config.GetAttr(key).IsNull() {
			o.name = o.config.GetAttr(key).AsString()
		}
	}
	return o, nil
}

// resolve returns the import id, in the form that adopt writes, of the object
// that another import id means. It returns "" if there is no such object.
func (s *session) resolve(ctx context.Context, k kind.Kind, id string) string {
	imported, err := s.server.ImportResourceState(ctx, &tfprotov6.ImportResourceStateRequest{TypeName: k.TypeName(), ID: id})
	if err != nil || failure(imported.Diagnostics) != nil || len(imported.ImportedResources) != 1 {
		return ""
	}
	state, err := decode(s.schemas.ResourceSchemas[k.TypeName()].ValueType(), imported.ImportedResources[0].State)
	if err != nil {
		return ""
	}
	var ids []string
	for _, key := range k.IdentityKeys() {
		value := state.GetAttr(key)
		if value.IsNull() {
			return ""
		}
		ids = append(ids, value.AsString())
	}
	return strings.Join(ids, "/")
}

// explain returns an error worded like a diagnostic.
func (s *session) explain(summary string, err error) error {
	return fmt.Errorf("%s\n\n%s", summary, crud.Settings{Client: s.client}.Explain(err))
}

// configuration returns a configuration with these arguments and no others.
func configuration(schema *tfprotov6.Schema, arguments map[string]string) (*tfprotov6.DynamicValue, error) {
	typ, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		return nil, fmt.Errorf("a configuration is an object, not %s", schema.ValueType())
	}
	values := map[string]tftypes.Value{}
	for name, typ := range typ.AttributeTypes {
		values[name] = tftypes.NewValue(typ, nil)
		if argument, ok := arguments[name]; ok {
			values[name] = tftypes.NewValue(typ, argument)
		}
	}
	config, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	return &config, err
}

// decode returns a value of the protocol as a value of the language.
func decode(typ tftypes.Type, value *tfprotov6.DynamicValue) (cty.Value, error) {
	described, err := json.Marshal(typ)
	if err != nil {
		return cty.NilVal, err
	}
	as, err := ctyjson.UnmarshalType(described)
	if err != nil {
		return cty.NilVal, err
	}
	return msgpack.Unmarshal(value.MsgPack, as)
}

// failure returns the errors among diagnostics, nil if there are none.
func failure(diags []*tfprotov6.Diagnostic) error {
	var errs []error
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			errs = append(errs, fmt.Errorf("%s\n\n%s", d.Summary, d.Detail))
		}
	}
	return errors.Join(errs...)
}
