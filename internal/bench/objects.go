package main

import (
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

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// object is one object of the workspace as Terraform has it.
type object struct {
	kind         string // "tag"
	id           string
	attributes   map[string]any
	configurable []string // those of its attributes that a configuration says, sorted
}

// objects imports the whole workspace, as somebody who adopts it does. It calls
// the provider in this process: Terraform would take minutes.
func (s *simulator) objects(ctx context.Context) ([]object, error) {
	client, err := intercom.New(intercom.Config{AccessToken: token, BaseURL: s.url})
	if err != nil {
		return nil, err
	}
	importIDs, err := importIDs(ctx, client)
	if err != nil {
		return nil, err
	}

	server := serve.New(provider.New("bench")())
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return nil, err
	}
	configType := schemas.Provider.ValueType()
	config := map[string]tftypes.Value{}
	for _, a := range schemas.Provider.Block.Attributes {
		config[a.Name] = tftypes.NewValue(a.Type, nil)
	}
	config["access_token"], config["base_url"] = tftypes.NewValue(tftypes.String, token), tftypes.NewValue(tftypes.String, s.url)
	value, err := tfprotov6.NewDynamicValue(configType, tftypes.NewValue(configType, config))
	if err != nil {
		return nil, err
	}
	configured, err := server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{Config: &value})
	if err := failed(err, func() []*tfprotov6.Diagnostic { return configured.Diagnostics }); err != nil {
		return nil, err
	}

	objects := make([]object, 0, len(importIDs))
	for _, kindAndID := range importIDs {
		kind, id, _ := strings.Cut(kindAndID, " ")
		typeName := "intercom_" + kind
		imported, err := server.ImportResourceState(ctx, &tfprotov6.ImportResourceStateRequest{TypeName: typeName, ID: id})
		if err := failed(err, func() []*tfprotov6.Diagnostic { return imported.Diagnostics }); err != nil {
			return nil, err
		}
		read, err := server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
			TypeName: typeName, CurrentState: imported.ImportedResources[0].State, CurrentIdentity: imported.ImportedResources[0].Identity,
		})
		if err := failed(err, func() []*tfprotov6.Diagnostic { return read.Diagnostics }); err != nil {
			return nil, err
		}
		schema := schemas.ResourceSchemas[typeName]
		state, err := read.NewState.Unmarshal(schema.ValueType())
		if err != nil {
			return nil, err
		}
		plainState, err := plain(state)
		if err != nil {
			return nil, err
		}
		o := object{kind: kind}
		o.attributes, _ = plainState.(map[string]any)
		o.id, _ = o.attributes["id"].(string)
		for _, a := range schema.Block.Attributes {
			if (a.Required || a.Optional) && o.attributes[a.Name] != nil {
				o.configurable = append(o.configurable, a.Name)
			}
		}
		slices.Sort(o.configurable)
		objects = append(objects, o)
	}
	return objects, nil
}

// importIDs are all objects of the workspace as "kind id".
func importIDs(ctx context.Context, client *intercom.Client) ([]string, error) {
	var ids []string
	for _, model := range intercom.DataAttributeModels {
		attributes, err := client.DataAttributes.List(ctx, model)
		if err != nil {
			return nil, err
		}
		for _, a := range attributes {
			if a.Custom {
				ids = append(ids, "data_attribute "+a.ID.String())
			}
		}
	}
	ticketTypes, err := client.TicketTypes.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range ticketTypes {
		ids = append(ids, "ticket_type "+t.ID.String())
		for _, a := range t.AllAttributes() {
			if !a.Default {
				ids = append(ids, "ticket_type_attribute "+t.ID.String()+"/"+a.ID.String())
			}
		}
	}
	tags, err := client.Tags.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range tags {
		ids = append(ids, "tag "+t.ID.String())
	}
	return ids, nil
}

// failed makes one error of the two kinds that a call has.
func failed(err error, diagnostics func() []*tfprotov6.Diagnostic) error {
	if err != nil {
		return err
	}
	for _, d := range diagnostics() {
		err = errors.Join(err, fmt.Errorf("%s: %s", d.Summary, d.Detail))
	}
	return err
}

// plain is a value as JSON has it.
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

// flavour is one way to manage the objects: the real one, or a floor.
type flavour struct {
	name   string
	source string            // of the provider, "" for terraform_data
	binary string            // the provider's
	env    map[string]string // for the provider
}

func (f flavour) prefix() string { return f.source[strings.LastIndex(f.source, "/")+1:] + "_" }

// configuration writes a block for each object. What it says is a literal, as
// `terraform plan -generate-config-out` writes it, except for the ids of
// other objects.
func (f flavour) configuration(objects []object) string {
	var b strings.Builder
	if f.source != "" {
		fmt.Fprintf(&b, "terraform {\n  required_providers {\n    %s = {\n      source = %q\n    }\n  }\n}\n\n", strings.TrimSuffix(f.prefix(), "_"), f.source)
	}
	addresses := map[string]string{}
	for i, o := range objects {
		if o.kind == "ticket_type" {
			addresses[o.id] = f.address(i, o)
			if f.source == "" {
				addresses[o.id] += ".output"
			}
		}
	}
	for i, o := range objects {
		typeName, name, _ := strings.Cut(f.address(i, o), ".")
		fmt.Fprintf(&b, "resource %q %q {\n", typeName, name)
		if f.source == "" {
			b.WriteString("  input = {\n    id = " + literal(o.id) + "\n")
		}
		for _, attribute := range o.configurable {
			value := literal(o.attributes[attribute])
			if id, _ := o.attributes[attribute].(string); attribute == "ticket_type_id" {
				value = addresses[id] + ".id"
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
	return fmt.Sprintf("%s%s.object_%d", f.prefix(), o.kind, i)
}

// literal writes a value in Terraform's language. The names that the simulator
// gives hold nothing that has a meaning there.
func literal(value any) string {
	text, _ := json.Marshal(value) //nolint:errchkjson // it came from JSON
	return string(text)
}

// state is what Terraform has after all objects were imported.
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

// dataAttributes are an object as terraform_data holds it, with its type.
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
	return map[string]any{"id": o.kind + o.id, "input": dynamic, "output": maps.Clone(dynamic), "triggers_replace": nil}
}
