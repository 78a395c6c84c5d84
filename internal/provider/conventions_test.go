package provider_test

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	intercomprovider "github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// TestConventions_implementation checks what the framework validates in schemas, and
// conventions that are not visible in the schemas.
func TestConventions_implementation(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	p := intercomprovider.New("test")()
	var described provider.SchemaResponse
	p.Schema(ctx, provider.SchemaRequest{}, &described)
	noErrors(t, "provider", described.Schema.ValidateImplementation(ctx))

	named := map[string]bool{}
	for _, newResource := range p.Resources(ctx) {
		r := newResource()
		var metadata resource.MetadataResponse
		r.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
		name := metadata.TypeName

		var described resource.SchemaResponse
		r.Schema(ctx, resource.SchemaRequest{}, &described)
		noErrors(t, name, append(described.Diagnostics, described.Schema.ValidateImplementation(ctx)...))

		named[name] = described.Schema.Attributes["name"] != nil

		id, ok := described.Schema.Attributes["id"].(schema.StringAttribute)
		if !ok || !id.Computed || id.Optional || !slices.Contains(id.PlanModifiers, stringplanmodifier.UseStateForUnknown()) {
			t.Errorf("%s: id is not a computed string that keeps its value (UseStateForUnknown)", name)
		}

		if _, ok := r.(resource.ResourceWithImportState); !ok {
			t.Errorf("%s cannot be imported", name)
		}
		if _, ok := r.(resource.ResourceWithModifyPlan); !ok {
			t.Errorf("%s does not check in the plan what Intercom would refuse (ModifyPlan)", name)
		}
		identified, ok := r.(resource.ResourceWithIdentity)
		if !ok {
			t.Errorf("%s has no identity", name)
			continue
		}
		var identity resource.IdentitySchemaResponse
		identified.IdentitySchema(ctx, resource.IdentitySchemaRequest{}, &identity)
		noErrors(t, name, append(identity.Diagnostics, identity.IdentitySchema.ValidateImplementation(ctx)...))
		for key, attribute := range identity.IdentitySchema.Attributes {
			switch {
			case key == "workspace_id":
				if !attribute.IsOptionalForImport() {
					t.Errorf("%s: workspace_id of the identity is not optional", name)
				}
			case !attribute.IsRequiredForImport():
				t.Errorf("%s: %s of the identity is not required", name, key)
			case described.Schema.Attributes[key] == nil:
				t.Errorf("%s: %s of the identity is not an attribute of the resource", name, key)
			}
		}
		for _, key := range []string{"id", "workspace_id"} {
			if identity.IdentitySchema.Attributes[key] == nil {
				t.Errorf("%s: the identity has no %s", name, key)
			}
		}
	}

	lists, ok := p.(provider.ProviderWithListResources)
	if !ok {
		t.Fatal("the provider has no list resources")
	}
	listable := map[string]bool{}
	for _, newListResource := range lists.ListResources(ctx) {
		l := newListResource()
		var metadata resource.MetadataResponse
		l.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
		var described list.ListResourceSchemaResponse
		l.ListResourceConfigSchema(ctx, list.ListResourceSchemaRequest{}, &described)
		noErrors(t, metadata.TypeName, append(described.Diagnostics, described.Schema.ValidateImplementation(ctx)...))
		listable[metadata.TypeName] = true
		if named[metadata.TypeName] && described.Schema.Attributes["name_regex"] == nil {
			t.Errorf("%s cannot be listed by name (name_regex)", metadata.TypeName)
		}
	}
	for _, newResource := range p.Resources(ctx) {
		var metadata resource.MetadataResponse
		newResource().Metadata(ctx, resource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
		if !listable[metadata.TypeName] {
			t.Errorf("%s cannot be listed", metadata.TypeName)
		}
	}

	for _, newDataSource := range p.DataSources(ctx) {
		d := newDataSource()
		var metadata datasource.MetadataResponse
		d.Metadata(ctx, datasource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
		var described datasource.SchemaResponse
		d.Schema(ctx, datasource.SchemaRequest{}, &described)
		noErrors(t, metadata.TypeName, append(described.Diagnostics, described.Schema.ValidateImplementation(ctx)...))
	}
}

// TestConventions_schema checks what users see of the schemas.
func TestConventions_schema(t *testing.T) {
	t.Parallel()
	server, schemas := provided(t)
	attributes(t, "provider", schemas.Provider.Block.Attributes)
	for _, kind := range []map[string]*tfprotov6.Schema{schemas.ResourceSchemas, schemas.DataSourceSchemas, schemas.ListResourceSchemas} {
		for name, s := range kind {
			if !regexp.MustCompile(`^intercom(_[a-z0-9]+)+$`).MatchString(name) {
				t.Errorf("%s: does not begin with intercom_, or has other characters than a-z, 0-9 and _", name)
			}
			for paragraph := range strings.SplitSeq(s.Block.Description, "\n\n") {
				sentence(t, name, strings.TrimLeft(paragraph, "~->! "))
			}
			attributes(t, name, s.Block.Attributes)
			if len(s.Block.BlockTypes) > 0 {
				t.Errorf("%s has blocks; use nested attributes instead", name)
			}
		}
	}

	identities, err := server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for name, identity := range identities.IdentitySchemas {
		for _, attribute := range identity.IdentityAttributes {
			sentence(t, name+" identity."+attribute.Name, attribute.Description)
		}
	}
}

// secret matches the name of an attribute that holds a secret.
var secret = regexp.MustCompile(`(^|_)(token|secret|password)$`)

// attributes checks attributes and the attributes nested in them.
func attributes(t *testing.T, where string, all []*tfprotov6.SchemaAttribute) {
	t.Helper()
	for _, attribute := range all {
		where := where + "." + attribute.Name
		sentence(t, where, attribute.Description)
		if attribute.DescriptionKind != tfprotov6.StringKindMarkdown {
			t.Errorf("%s: the description is not Markdown", where)
		}
		if secret.MatchString(attribute.Name) && !attribute.Sensitive && !attribute.WriteOnly {
			t.Errorf("%s: is a secret by its name, and not sensitive", where)
		}
		if attribute.NestedType != nil {
			attributes(t, where, attribute.NestedType.Attributes)
		}
	}
}

// sentence expects a text to begin and end as a sentence does.
func sentence(t *testing.T, where, text string) {
	t.Helper()
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(first) && first != '`' {
		t.Errorf("%s: the description does not begin as a sentence: %q", where, text)
	}
	if !strings.HasSuffix(text, ".") {
		t.Errorf("%s: the description does not end as a sentence: %q", where, text)
	}
}

// TestConventions_model reads each resource and data source, which fails if the model
// and the schema differ in an attribute or in a type. Before the provider is
// configured, reading a resource returns the given state.
func TestConventions_model(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	server, schemas := provided(t)
	for name, s := range schemas.ResourceSchemas {
		state := object(t, s, func(typ tftypes.Type) any {
			if typ.Is(tftypes.String) {
				return "1"
			}
			return nil
		})
		resp, err := server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{TypeName: name, CurrentState: state})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range resp.Diagnostics {
			if d.Severity == tfprotov6.DiagnosticSeverityError {
				t.Errorf("%s: %s: %s", name, d.Summary, d.Detail)
			}
		}
	}

	configured := acctest.Connect(t, intercomtest.New(t, seeded))
	for name, s := range schemas.DataSourceSchemas {
		config := acctest.Values{}
		for _, attribute := range s.Block.Attributes {
			switch {
			case (attribute.Name == "name" || attribute.Name == "title") && attribute.Optional:
				config[attribute.Name] = "no such name"
			case attribute.Name == "model" && strings.HasSuffix(name, "_data_attribute"): // model is required with name
				config["model"] = "contact"
			}
		}
		if slices.ContainsFunc(s.Block.Attributes, func(a *tfprotov6.SchemaAttribute) bool { return a.Name == "id" && (a.Required || a.Optional) }) && config["name"] == nil && config["title"] == nil {
			config["id"] = "4711"
		}
		_, diagnostics := configured.ReadDataSource(name, config)
		for _, d := range diagnostics {
			if !strings.HasPrefix(d.Summary, "No Such ") {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
}

// TestConventions_dataSources expects every attribute of a data source, and of the
// objects in its lists, to have a value somewhere: an attribute that fromAPI forgets
// stays null. Attributes that only filter never have a value.
func TestConventions_dataSources(t *testing.T) {
	t.Parallel()
	_, schemas := provided(t)
	p := acctest.Connect(t, intercomtest.New(t, seeded))
	lookups := map[string][]acctest.Values{}
	for _, s := range samples {
		maps.Copy(lookups, s.lookups)
	}
	for name, s := range schemas.DataSourceSchemas {
		shown := map[string]bool{}
		for _, config := range lookups[name] {
			state, diags := p.ReadDataSource(name, config)
			p.ExpectNone(diags)
			for attribute, value := range state {
				shown[attribute] = shown[attribute] || value != nil
				nested, ok := value.(tftypes.Value)
				if !ok {
					continue
				}
				err := tftypes.Walk(nested, func(at *tftypes.AttributePath, value tftypes.Value) (bool, error) {
					where := attribute
					for _, step := range at.Steps() {
						if key, ok := step.(tftypes.AttributeName); ok {
							where += "." + string(key)
						}
					}
					shown[where] = shown[where] || !value.IsNull()
					return true, nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		}
		var check func(prefix string, attributes []*tfprotov6.SchemaAttribute)
		check = func(prefix string, attributes []*tfprotov6.SchemaAttribute) {
			for _, a := range attributes {
				if !shown[prefix+a.Name] && a.Computed {
					t.Errorf("%s.%s%s is null in all of the simulator's workspace; if Intercom has it, does fromAPI take it over, and has Seed one?", name, prefix, a.Name)
				}
				if a.NestedType != nil {
					check(prefix+a.Name+".", a.NestedType.Attributes)
				}
			}
		}
		check("", s.Block.Attributes)
	}
}

// TestConventions_leftOut is about generated configuration, which leaves out a boolean
// that is false unless the schema gives it another default: the plan to create the
// object must not make the boolean true. See serve.GenerateResourceConfig.
func TestConventions_leftOut(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	tried := 0
	for _, s := range resources() {
		var described resource.SchemaResponse
		s.kind.Resource(s.kind).Schema(ctx, resource.SchemaRequest{}, &described)
		for name, a := range described.Schema.Attributes {
			flag, ok := a.(schema.BoolAttribute)
			if !ok || !flag.Optional || !flag.Computed || flag.Default != nil {
				continue
			}
			for _, config := range s.configs() {
				config = config.With(acctest.Values{name: nil})
				p := acctest.Connect(t, s.server(t))
				if got := p.PlannedValues(p.Plan(s.typeName(), nil, config))[name]; got == true {
					t.Errorf("%s.%s is planned to be true when it is left out of %v", s.typeName(), name, config)
				}
				tried++
			}
		}
	}
	if tried == 0 {
		t.Error("no resource has such an attribute: does this test still find them?")
	}
}

// TestConventions_samples expects a sample of every kind, with everything that the
// tests of all kinds need.
func TestConventions_samples(t *testing.T) {
	t.Parallel()
	seed, seedLarge := intercomtest.New(t, seeded), intercomtest.New(t)
	intercomtest.SeedLarge(seedLarge)
	p := acctest.NewProtocol(t)
	lookups := map[string]bool{}
	for _, k := range intercomprovider.Kinds() {
		i := slices.IndexFunc(samples, func(s *sample) bool { return s.kind.Name == k.Name })
		if i < 0 {
			t.Errorf("there is no sample of the kind %s: write sample_%[1]s_test.go, and add it to samples", k.Name)
			continue
		}
		s := samples[i]
		for typeName := range s.lookups {
			lookups[typeName] = true
		}
		if len(s.lookups) > 0 && len(s.lookupRequests) == 0 {
			t.Errorf("the sample of %s has no lookupRequests", k.Name)
		}
		if k.Resource == nil {
			continue
		}
		for field, has := range map[string]bool{
			"objects":             slices.Contains(intercomtest.Kinds, s.objects),
			"object in Seed":      len(seed.Objects(s.objects)) > 0,
			"object in SeedLarge": len(seedLarge.Objects(s.objects)) > 0,
			"config":              s.config != nil,
			"changes":             len(s.changes) > 0 || s.update == "",
			"refused":             len(s.refused) > 0,
			"warns":               len(s.warns) > 0 || len(s.replaces) == 0 || k.Destroy != kind.Archives && k.Destroy != kind.Retires,
			"imports":             len(s.imports) > 0,
			"read":                s.read != "",
			"create":              s.create != "",
			"update":              s.update != "" || len(s.changes) == 0,
			"destroy":             s.destroy != "" || k.Destroy == kind.Leaves,
			"lists":               s.lists != nil,
			"add":                 s.add != nil,
			"key":                 len(s.key) > 0 || s.singleton,
			"many":                strings.Contains(s.many, "local.count."+k.Name) && strings.Contains(s.many, "var.revision") == (s.update != ""),
			"prepare":             s.prepare != nil || k.Parent == "",
			"archived":            s.archived != nil || k.Destroy != kind.Archives || k.Parent != "",
		} {
			if !has {
				t.Errorf("the sample of %s has no %s", k.Name, field)
			}
		}
		for _, argument := range p.Configurable(k.TypeName()) {
			_, replaces := s.replaces[argument]
			_, fixed := s.fixed[argument]
			if !replaces && !fixed && !slices.ContainsFunc(s.changes, func(c change) bool { _, ok := c.to[argument]; return ok }) {
				t.Errorf("the sample of %s does not change %s, neither in changes nor in replaces or fixed", k.Name, argument)
			}
		}
	}
	for _, typeName := range p.DataSourceTypes() {
		if !lookups[typeName] {
			t.Errorf("no sample has lookups of the data source %s", typeName)
		}
	}
}

// TestConventions_documentation expects a page for each resource, list resource and
// data source, with an example and each way to import.
func TestConventions_documentation(t *testing.T) {
	t.Parallel()
	_, schemas := provided(t)
	want := []string{"docs/index.md", "examples/provider/provider.tf"}
	for name := range schemas.ResourceSchemas {
		want = append(want, "docs/resources/"+strings.TrimPrefix(name, "intercom_")+".md")
		for _, file := range []string{"resource.tf", "import.sh", "import-by-string-id.tf", "import-by-identity.tf"} {
			want = append(want, "examples/resources/"+name+"/"+file)
		}
	}
	for name := range schemas.ListResourceSchemas {
		want = append(want, "docs/list-resources/"+strings.TrimPrefix(name, "intercom_")+".md", "examples/list-resources/"+name+"/list-resource.tfquery.hcl")
	}
	for name := range schemas.DataSourceSchemas {
		want = append(want, "docs/data-sources/"+strings.TrimPrefix(name, "intercom_")+".md", "examples/data-sources/"+name+"/data-source.tf")
	}
	for _, file := range slices.Sorted(slices.Values(want)) {
		text, err := fs.ReadFile(repository, file)
		if err != nil {
			t.Errorf("%s is missing; examples are written by hand, and docs by `make generate`", file)
			continue
		}
		if strings.HasPrefix(file, "docs/") && strings.Contains(string(text), `subcategory: ""`) {
			t.Errorf("%s has no subcategory; the templates give it by the name", file)
		}
	}

	// Renamed or removed types must not leave their examples behind.
	for kind, known := range map[string]map[string]*tfprotov6.Schema{
		"resources": schemas.ResourceSchemas, "data-sources": schemas.DataSourceSchemas, "list-resources": schemas.ListResourceSchemas,
	} {
		for _, dir := range glob(t, "examples/"+kind+"/*") {
			if name := path.Base(dir); known[name] == nil {
				t.Errorf("the provider has no %[2]s for examples/%[1]s/%[2]s; it has %[3]s", kind, name, slices.Sorted(maps.Keys(known)))
			}
		}
	}
}

// provided returns the provider, not configured, and its schemas.
func provided(t *testing.T) (tfprotov6.ProviderServer, *tfprotov6.GetProviderSchemaResponse) {
	t.Helper()
	server, err := acctest.Factories()["intercom"]()
	if err != nil {
		t.Fatal(err)
	}
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	return server, schemas
}

// object returns an object of a schema, with a value for each type.
func object(t *testing.T, s *tfprotov6.Schema, value func(tftypes.Type) any) *tfprotov6.DynamicValue {
	t.Helper()
	values := map[string]tftypes.Value{}
	for _, attribute := range s.Block.Attributes {
		typ := attribute.ValueType()
		values[attribute.Name] = tftypes.NewValue(typ, value(typ))
	}
	out, err := tfprotov6.NewDynamicValue(s.ValueType(), tftypes.NewValue(s.ValueType(), values))
	if err != nil {
		t.Fatal(err)
	}
	return &out
}

func noErrors(t *testing.T, where string, diagnostics diag.Diagnostics) {
	t.Helper()
	for _, d := range diagnostics.Errors() {
		t.Errorf("%s: %s: %s", where, d.Summary(), d.Detail())
	}
}
