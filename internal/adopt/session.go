package adopt

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// session is the provider, configured, in this process. It is asked what
// Terraform would ask it, so that everything that it manages can be adopted.
type session struct {
	server interface {
		tfprotov6.ProviderServer
		tfprotov6.ListResourceServer
	}
	schemas    *tfprotov6.GetProviderSchemaResponse
	identities map[string]*tfprotov6.ResourceIdentitySchema
	client     *intercom.Client
}

// object is one that the workspace has.
type object struct {
	id       string // among those of its kind
	importID string
	name     string // as people gave it
	owner    string // id of the object that it belongs to
	config   cty.Value
	label    string
}

// open configures the provider with arguments, and where there are none with
// the environment.
func open(ctx context.Context, version string, arguments map[string]string, options ...provider.Option) (*session, error) {
	s := new(session)
	options = append(options, provider.WithClient(func(c *intercom.Client) { s.client = c }))
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
	// There is no Terraform; this is what Intercom sees in its place.
	configured, err := s.server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{TerraformVersion: "adopt", Config: config})
	if err != nil {
		return nil, err
	}
	return s, failure(configured.Diagnostics)
}

// types are the resources that can be listed, in the order of the alphabet.
func (s *session) types() []string {
	var names []string
	for name := range s.schemas.ListResourceSchemas {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// list returns all objects of a type, with their configurations, and says which
// have none that is valid.
func (s *session) list(ctx context.Context, typeName string) (objects []*object, refused []string, err error) {
	config, err := configuration(s.schemas.ListResourceSchemas[typeName], nil)
	if err != nil {
		return nil, nil, err
	}
	stream, err := s.server.ListResource(ctx, &tfprotov6.ListResourceRequest{TypeName: typeName, Config: config, IncludeResource: true})
	if err != nil {
		return nil, nil, err
	}
	for result := range stream.Results {
		if err := failure(result.Diagnostics); err != nil {
			return nil, nil, err
		}
		if len(result.Diagnostics) > 0 { // serve.LeftOut
			refused = append(refused, strings.Join(strings.Fields(result.Diagnostics[0].Detail), " "))
			continue
		}
		o, err := s.object(ctx, typeName, result)
		var invalid *invalidIDError
		switch {
		case errors.As(err, &invalid):
			refused = append(refused, fmt.Sprintf("%s %q: %s", noun(typeName), result.DisplayName, err))
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
func (s *session) object(ctx context.Context, typeName string, listed tfprotov6.ListResourceResult) (*object, error) {
	o := &object{name: listed.DisplayName}
	identity, err := decode(s.identities[typeName].ValueType(), listed.Identity.IdentityData)
	if err != nil {
		return nil, err
	}
	o.id = identity.GetAttr("id").AsString()
	o.importID = o.id
	ids := []string{o.id}
	if owner := s.owner(typeName); owner != "" {
		o.owner = identity.GetAttr(owner).AsString()
		o.importID = o.owner + "/" + o.id
		ids = append(ids, o.owner)
	}
	for _, id := range ids {
		if !validID.MatchString(id) {
			return nil, &invalidIDError{id}
		}
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
	if o.config.Type().HasAttribute("name") && !o.config.GetAttr("name").IsNull() {
		o.name = o.config.GetAttr("name").AsString()
	}
	return o, nil
}

// owner is the attribute that names what an object belongs to, "" if there is
// none. It is the part of the identity beside the object's own id.
func (s *session) owner(typeName string) string {
	for _, a := range s.identities[typeName].IdentityAttributes {
		if a.RequiredForImport && a.Name != "id" {
			return a.Name
		}
	}
	return ""
}

// references are the attributes that hold ids of objects that can be adopted
// too, with their types: ticket_type_id is one of an intercom_ticket_type.
func (s *session) references(typeName string) map[string]string {
	references := map[string]string{}
	for _, a := range s.schemas.ResourceSchemas[typeName].Block.Attributes {
		noun, ok := strings.CutSuffix(a.Name, "_id")
		if target := prefix + noun; ok && s.schemas.ListResourceSchemas[target] != nil {
			references[a.Name] = target
		}
	}
	return references
}

// configuration is one with a few arguments.
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

// decode reads a value of the protocol as the language has it.
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

// failure returns the errors among messages, as Terraform shows them.
func failure(diags []*tfprotov6.Diagnostic) error {
	var errs []error
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			errs = append(errs, fmt.Errorf("%s\n\n%s", d.Summary, d.Detail))
		}
	}
	return errors.Join(errs...)
}
