package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// object is one object of the workspace as Terraform has it.
type object struct {
	kind         kind.Kind
	id           string
	attributes   map[string]any
	configurable []string // the attributes that its configuration sets, sorted
}

// lister is the provider, called in this process.
type lister interface {
	tfprotov6.ProviderServer
	tfprotov6.ListResourceServer
}

// objects returns all objects that the provider's list resources find in the workspace,
// each with its state. It calls the provider in this process, because Terraform would
// take minutes.
func (s *simulator) objects(ctx context.Context) ([]object, error) {
	server, ok := serve.New(provider.New("bench")()).(lister)
	if !ok {
		return nil, errors.New("the provider cannot list resources")
	}
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return nil, err
	}
	config, err := configuration(schemas.Provider, map[string]string{"access_token": token, "base_url": s.url})
	if err != nil {
		return nil, err
	}
	configured, err := server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{Config: config})
	if err := failed(err, func() []*tfprotov6.Diagnostic { return configured.Diagnostics }); err != nil {
		return nil, err
	}
	var objects []object
	for _, k := range provider.Kinds() {
		if k.List == nil {
			continue
		}
		config, err := configuration(schemas.ListResourceSchemas[k.TypeName()], nil)
		if err != nil {
			return nil, err
		}
		stream, err := server.ListResource(ctx, &tfprotov6.ListResourceRequest{TypeName: k.TypeName(), Config: config, IncludeResource: true})
		if err != nil {
			return nil, err
		}
		for result := range stream.Results {
			if result.Resource == nil {
				if err := failed(nil, func() []*tfprotov6.Diagnostic { return result.Diagnostics }); err != nil {
					return nil, err
				}
				continue
			}
			o, err := newObject(k, schemas.ResourceSchemas[k.TypeName()], result.Resource)
			if err != nil {
				return nil, err
			}
			objects = append(objects, o)
		}
	}
	return objects, nil
}

func newObject(k kind.Kind, schema *tfprotov6.Schema, state *tfprotov6.DynamicValue) (object, error) {
	o := object{kind: k}
	value, err := state.Unmarshal(schema.ValueType())
	if err != nil {
		return o, err
	}
	attributes, err := plain(value)
	if err != nil {
		return o, err
	}
	o.attributes, _ = attributes.(map[string]any)
	o.id, _ = o.attributes["id"].(string)
	for _, a := range schema.Block.Attributes {
		if (a.Required || a.Optional) && o.attributes[a.Name] != nil {
			o.configurable = append(o.configurable, a.Name)
		}
	}
	slices.Sort(o.configurable)
	return o, nil
}

// configuration returns a block with these arguments and no others.
func configuration(schema *tfprotov6.Schema, arguments map[string]string) (*tfprotov6.DynamicValue, error) {
	values := map[string]tftypes.Value{}
	for _, a := range schema.Block.Attributes {
		values[a.Name] = tftypes.NewValue(a.Type, nil)
		if argument, ok := arguments[a.Name]; ok {
			values[a.Name] = tftypes.NewValue(a.Type, argument)
		}
	}
	typ := schema.ValueType()
	config, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	return &config, err
}

// failed returns the errors of a call: err, or the diagnostics.
func failed(err error, diagnostics func() []*tfprotov6.Diagnostic) error {
	if err != nil {
		return err
	}
	for _, d := range diagnostics() {
		err = errors.Join(err, fmt.Errorf("%s: %s", d.Summary, d.Detail))
	}
	return err
}

// plain converts a value to one that encoding/json can encode.
func plain(value tftypes.Value) (any, error) {
	if value.IsNull() {
		return nil, nil
	}
	var text string
	var number big.Float
	var flag bool
	var list []tftypes.Value
	var object map[string]tftypes.Value
	switch {
	case value.As(&text) == nil:
		return text, nil
	case value.As(&flag) == nil:
		return flag, nil
	case value.As(&number) == nil:
		return json.Number(number.Text('f', -1)), nil
	case value.As(&list) == nil:
		out := make([]any, len(list))
		for i, element := range list {
			var err error
			if out[i], err = plain(element); err != nil {
				return nil, err
			}
		}
		return out, nil
	case value.As(&object) == nil:
		out := make(map[string]any, len(object))
		for name, element := range object {
			var err error
			if out[name], err = plain(element); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("%s is not expected in a state", value.Type())
}

// flavour is one way to manage the objects: with this provider, or with one of those
// for comparison.
type flavour struct {
	name   string
	source string            // source of the provider, "" for terraform_data
	binary string            // program of the provider
	env    map[string]string // for the provider
}

func (f flavour) prefix() string { return f.source[strings.LastIndex(f.source, "/")+1:] + "_" }

// configuration returns a block for each object. The values are literals, as `terraform
// plan -generate-config-out` writes them, except for the ids of other objects, which
// are references.
func (f flavour) configuration(objects []object) string {
	var b strings.Builder
	if f.source != "" {
		fmt.Fprintf(&b, "terraform {\n  required_providers {\n    %s = {\n      source = %q\n    }\n  }\n}\n\n", strings.TrimSuffix(f.prefix(), "_"), f.source)
	}
	addresses := map[string]string{}
	for i, o := range objects {
		address := f.address(i, o)
		if f.source == "" {
			address += ".output"
		}
		addresses[o.kind.Name+" "+o.id] = address + ".id"
	}
	for i, o := range objects {
		typeName, name, _ := strings.Cut(f.address(i, o), ".")
		fmt.Fprintf(&b, "resource %q %q {\n", typeName, name)
		if f.source == "" {
			b.WriteString("  input = {\n    id = " + literal(o.id) + "\n")
		}
		for _, attribute := range o.configurable {
			value := literal(o.attributes[attribute])
			if id, _ := o.attributes[attribute].(string); o.kind.References[attribute] != "" {
				value = cmp.Or(addresses[o.kind.References[attribute]+" "+id], value)
			}
			fmt.Fprintf(&b, "  %s = %s\n", attribute, value)
		}
		if f.source == "" {
			b.WriteString("  }\n")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func (f flavour) address(i int, o object) string {
	if f.source == "" {
		return fmt.Sprintf("terraform_data.object_%d", i)
	}
	return fmt.Sprintf("%s%s.object_%d", f.prefix(), o.kind.Name, i)
}

// literal returns a value as an expression of Terraform's language, which accepts JSON.
// The simulator's names contain no templates.
func literal(value any) string {
	text, _ := json.Marshal(value) //nolint:errchkjson // the value came from JSON
	return string(text)
}

// state returns the state of Terraform after all objects were imported.
func (f flavour) state(objects []object) ([]byte, error) {
	address := "registry.terraform.io/" + f.source
	if f.source == "" {
		address = "terraform.io/builtin/terraform"
	}
	resources := []any{}
	for i, o := range objects {
		attributes := o.attributes
		if f.source == "" {
			attributes = dataAttributes(o)
		}
		typeName, name, _ := strings.Cut(f.address(i, o), ".")
		resources = append(resources, map[string]any{
			"mode": "managed", "type": typeName, "name": name, "provider": fmt.Sprintf("provider[%q]", address),
			"instances": []any{map[string]any{"schema_version": 0, "attributes": attributes}},
		})
	}
	return json.Marshal(map[string]any{
		"version": 4, "terraform_version": "1.5.7", "serial": 1, "lineage": "00000000-0000-0000-0000-000000000000", "resources": resources,
	})
}

// dataAttributes returns the attributes of terraform_data for an object: its values and
// their types.
func dataAttributes(o object) map[string]any {
	value, types := map[string]any{"id": o.id}, map[string]any{"id": "string"}
	for _, name := range o.configurable {
		value[name] = o.attributes[name]
		switch v := o.attributes[name].(type) {
		case bool:
			types[name] = "bool"
		case json.Number:
			types[name] = "number"
		case []any:
			types[name] = []any{"tuple", slices.Repeat([]any{"string"}, len(v))}
		default:
			types[name] = "string"
		}
	}
	dynamic := map[string]any{"value": value, "type": []any{"object", types}}
	return map[string]any{"id": o.kind.Name + o.id, "input": dynamic, "output": maps.Clone(dynamic), "triggers_replace": nil}
}
