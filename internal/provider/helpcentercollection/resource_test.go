package helpcentercollection_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_help_center_collection"
	objects  = "help_center_collections"
)

// workspace has the help center 79 in two languages, and 90 in one. Collections are
// added as parent/name; the result has their ids by name.
func workspace(t *testing.T, answers intercomtest.Answers, collections ...string) (*intercomtest.Server, map[string]string) {
	t.Helper()
	server, ids := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers }), map[string]string{}
	server.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr"}})
	server.Add("help_centers", map[string]any{"id": "90"})
	for _, collection := range collections {
		parent, name, _ := strings.Cut(collection, "/")
		o := map[string]any{"name": name}
		if parent != "" {
			o["parent_id"] = ids[parent]
		}
		ids[name] = server.Add(objects, o)
	}
	return server, ids
}

func named(name string, more ...string) acctest.Values {
	values := acctest.Values{"name": name}
	for argument := range slices.Chunk(more, 2) {
		values[argument[0]] = argument[len(argument)-1]
	}
	return values
}

func translated(name string) map[string]any {
	return map[string]any{"fr": map[string]any{"name": name, "description": "Pas à pas"}}
}

// Whatever Intercom does where its reference is silent, each step leaves nothing to
// do, and no step loses what another one wrote.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, ids := workspace(t, alternative.Answers, "/Product", "/Company")
			var collection *acctest.Object
			for _, config := range []acctest.Values{
				named("R&D <\"us\">"),
				named("R&amp;D", "description", "How we work", "parent_id", ids["Product"]),
				named("R&D").With(acctest.Values{"translations": translated("Recherche & développement")}),
				named("R&D", "parent_id", ids["Company"]),
				named("R&D", "parent_id", ids["Company"], "help_center_id", "79").With(acctest.Values{"translations": translated("Recherche")}),
			} {
				collection = acctest.Connect(t, server).Converge(typeName, collection, config)
				acctest.Connect(t, server).ExpectNoChange(typeName, collection, config)
			}
			if o := server.Objects(objects)[2]; fmt.Sprint(o["translated_content"]) != fmt.Sprint(translated("Recherche")) {
				t.Errorf("the translations are %v", o["translated_content"])
			}
			p := acctest.Connect(t, server)
			p.Destroy(typeName, collection)
			if n := len(server.Objects(objects)); n != 2 {
				t.Errorf("%d collections are left, want 2", n)
			}
		})
	}
}

// Intercom does not document whether a translation can be removed: the plan warns,
// and apply says so if it stays.
func TestResource_removedTranslation(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, _ := workspace(t, alternative.Answers)
			p := acctest.Connect(t, server)
			before := p.Converge(typeName, nil, named("Setup").With(acctest.Values{"translations": translated("Installer")}))
			without := named("Setup").With(acctest.Values{"translations": map[string]any{}})
			planned := p.Plan(typeName, before, without)
			p.ExpectWarning(planned.Diagnostics, "translations", "Translation Will Be Removed", `"fr"`)
			after, diags := p.Apply(planned)
			left := strings.Contains(fmt.Sprint(server.Objects(objects)[0]["translated_content"]), "Installer")
			if !left {
				p.ExpectNone(diags)
				p.ExpectNoChange(typeName, after, without)
			} else if shown := alternative.Answers.CollectionTranslationsShown != intercomtest.CollectionTranslationsShownNever; shown && len(diags) == 0 {
				t.Error("the translation is still there, and apply reports nothing")
			}
		})
	}
}

func TestResource_plan(t *testing.T) {
	t.Parallel()
	server, ids := workspace(t, intercomtest.Answers{}, "/Product", "Product/Setup", "Setup/Deep", "/Other")
	server.Add(objects, map[string]any{"id": "900", "name": "API", "help_center_id": 90})
	p := acctest.Connect(t, server)
	product, diags := p.Import(typeName, ids["Product"])
	p.ExpectNone(diags)
	plan := func(prior *acctest.Object, config acctest.Values) []acctest.Diagnostic {
		return acctest.Connect(t, server).Plan(typeName, prior, config).Diagnostics
	}
	p.ExpectError(plan(nil, named("New", "parent_id", "4711")), "parent_id", "No Such Help Center Collection", `"4711"`)
	p.ExpectError(plan(nil, named("New", "parent_id", ids["Deep"])), "parent_id", "Too Many Levels of Collections", "up to 3 levels", "on level 3")
	p.ExpectError(plan(product, named("Product", "parent_id", ids["Product"])), "parent_id", "Help Center Collection in Itself")
	p.ExpectError(plan(product, named("Product", "parent_id", ids["Deep"])), "parent_id", "Help Center Collection in Itself")
	p.ExpectWarning(plan(product, named("Product", "parent_id", ids["Other"])), "parent_id", "Too Many Levels of Collections", "on level 4")
	p.ExpectError(plan(nil, named("New", "parent_id", "900", "help_center_id", "79")), "help_center_id", "Parent in Another Help Center", "help center 90")
	english := map[string]any{"en": map[string]any{"name": "Product"}}
	p.ExpectError(plan(product, named("Product").With(acctest.Values{"translations": english})), "translations", "Translation Into the Default Language")
	p.ExpectWarning(plan(nil, named("Setup", "parent_id", ids["Product"])), "name", "Help Center Collection Name Already in Use", "import {", `id = "`+ids["Setup"]+`"`)
	p.ExpectWarning(plan(product, named("Other")), "name", "Help Center Collection Name Already in Use", ids["Other"])
	p.ExpectNone(plan(nil, named("Setup")))                           // in another place
	p.ExpectNone(plan(nil, named("Product", "help_center_id", "90"))) // in another help center
	p.ExpectNone(plan(nil, named("New", "parent_id", acctest.Unknown, "help_center_id", acctest.Unknown)))
	if !p.Plan(typeName, product, named("Product", "help_center_id", "90")).Replace {
		t.Error("another help center does not replace the collection")
	}
}

// A plan counts with the places that it gives to other collections.
func TestResource_planMovesParent(t *testing.T) {
	t.Parallel()
	server, ids := workspace(t, intercomtest.Answers{}, "/Product", "Product/Setup", "Setup/Deep")
	p := acctest.Connect(t, server)
	setup, _ := p.Import(typeName, ids["Setup"])
	product, _ := p.Import(typeName, ids["Product"])
	p.ExpectNone(p.Plan(typeName, setup, named("Setup")).Diagnostics)
	p.ExpectNone(p.Plan(typeName, nil, named("New", "parent_id", ids["Deep"])).Diagnostics)
	p.ExpectNone(acctest.Connect(t, server).Plan(typeName, product, named("Product")).Diagnostics)
}

// Intercom may delete what is in a collection with it. Terraform destroys before it
// moves.
func TestResource_destroyWithCollectionsInside(t *testing.T) {
	t.Parallel()
	server, ids := workspace(t, intercomtest.Answers{}, "/Product", "Product/Setup", "Setup/Deep", "/Other")
	p := acctest.Connect(t, server)
	product, _ := p.Import(typeName, ids["Product"])
	setup, _ := p.Import(typeName, ids["Setup"])
	shown := p.Plan(typeName, product, nil)
	if text := fmt.Sprint(shown.Diagnostics); !strings.Contains(text, "is 2:") || !strings.Contains(text, `"Setup"`) {
		t.Errorf("the plan says %s", text)
	}
	kept := p.Plan(typeName, setup, named("Setup"))
	p.ExpectError(kept.Diagnostics, "parent_id", "Collection in a Destroyed Collection", "two steps")

	server.Add(objects, map[string]any{"name": "New", "parent_id": ids["Product"]})
	left, diags := acctest.Connect(t, server).Apply(shown)
	p.ExpectError(diags, "", "Help Center Collection Has Collections in It", `"New"`, "nothing was deleted")
	if left == nil || server.Writes() > 0 {
		t.Errorf("the collection was deleted: %v", server.Counts())
	}
	_, diags = acctest.Connect(t, server).Apply(acctest.Connect(t, server).Plan(typeName, left, nil))
	p.ExpectNone(diags)
	if names := server.Objects(objects); len(names) != 1 || names[0]["name"] != "Other" {
		t.Errorf("what is left is %v", names)
	}
}

// Names are not unique. The name of the parent tells some apart.
func TestResource_importByName(t *testing.T) {
	t.Parallel()
	server, ids := workspace(t, intercomtest.Answers{}, "/Product", "/Company", "Product/Q&A")
	second := server.Add(objects, map[string]any{"name": "Q&A", "parent_id": ids["Company"]})
	p := acctest.Connect(t, server)
	for id, want := range map[string]string{"Product": ids["Product"], "Product/Q&A": ids["Q&A"], "company/q&a": second} {
		object, diags := p.Import(typeName, id)
		p.ExpectNone(diags)
		if got := p.Values(typeName, object); got["id"] != want || got["help_center_id"] != "79" {
			t.Errorf("importing %q: %v, want the id %s", id, got, want)
		}
	}
	_, diags := p.Import(typeName, "Q&A")
	p.ExpectError(diags, "", "Unable to Import Help Center Collection", ids["Q&A"], second)
	_, diags = p.Import(typeName, "Q")
	p.ExpectError(diags, "", "Cannot Import", `"Q"`)
	p.ExpectFound(typeName, acctest.Values{"name_regex": "^Q"}, "Q&A", "Q&A")
	p.ExpectFound(typeName, acctest.Values{"help_center_id": "90"})
	_, diags = p.ReadDataSource(typeName, acctest.Values{"name": "Q&A"})
	p.ExpectError(diags, "name", "Several Help Center Collections", ids["Q&A"], second)
}

// The answer to a create can get lost. The collection that was made is found, and
// not one of the same name that existed before.
func TestResource_lostCreate(t *testing.T) {
	t.Parallel()
	server, ids := workspace(t, intercomtest.Answers{}, "/Product", "Product/Setup")
	server.Fail(intercomtest.Fault{Request: "POST /help_center/collections", Kind: intercomtest.FaultDrop, After: true})
	p := acctest.Connect(t, server)
	made := p.Values(typeName, p.Converge(typeName, nil, named("Setup", "parent_id", ids["Product"])))
	all := server.Objects(objects)
	if len(all) != 3 || made["id"] == ids["Setup"] || !slices.ContainsFunc(all, func(o map[string]any) bool { return o["id"] == made["id"] }) {
		t.Errorf("made %v; there are %v", made, all)
	}
}
