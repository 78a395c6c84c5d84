package folder_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_folder"
	objects  = "folders"
)

// workspace has the folders Product, Company and Product/Setup; the result has their ids.
func workspace(t *testing.T, answers intercomtest.Answers) (server *intercomtest.Server, product, company, setup string) {
	t.Helper()
	server = intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	for id, name := range map[string]string{"11": "Product", "12": "Company"} {
		server.Add(objects, map[string]any{"id": id, "name": name})
	}
	server.Add(objects, map[string]any{"id": "13", "name": "Setup", "parent_folder_id": 11})
	return server, "11", "12", "13"
}

func named(name string, parent any) acctest.Values {
	values := acctest.Values{"name": name}
	if parent != nil {
		values["parent_folder_id"] = parent
	}
	return values
}

// Whatever Intercom does where its reference is silent, each step leaves nothing to do.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, product, company, _ := workspace(t, alternative.Answers)
			var folder *acctest.Object
			for _, config := range []acctest.Values{
				named("R&D <\"us\">", nil),
				named("R&amp;D", product).With(acctest.Values{"description": "How & why", "emoji": "📚"}),
				named("R&D", company).With(acctest.Values{"description": "How & why"}),
				named("R&D", nil),
				named("Plans", nil),
			} {
				folder = acctest.Connect(t, server).Converge(typeName, folder, config)
				acctest.Connect(t, server).ExpectNoChange(typeName, folder, config)
			}
			o := server.Objects(objects)[3]
			if o["name"] != "Plans" || o["description"] != nil || o["emoji"] != nil || o["parent_folder_id"] != nil {
				t.Errorf("Intercom has %v", o)
			}
			acctest.Connect(t, server).Destroy(typeName, folder)
			if n := len(server.Objects(objects)); n != 3 {
				t.Errorf("%d folders are left, want 3", n)
			}
		})
	}
}

func TestResource_plan(t *testing.T) {
	t.Parallel()
	server, productID, _, setupID := workspace(t, intercomtest.Answers{})
	p := acctest.Connect(t, server)
	product, diags := p.Import(typeName, productID)
	p.ExpectNone(diags)
	plan := func(prior *acctest.Object, config acctest.Values) []acctest.Diagnostic {
		return acctest.Connect(t, server).Plan(typeName, prior, config).Diagnostics
	}
	p.ExpectError(plan(nil, named("New", "4711")), "parent_folder_id", "No Such Folder", `"4711"`)
	p.ExpectError(plan(product, named("Product", productID)), "parent_folder_id", "Folder in Itself")
	p.ExpectError(plan(product, named("Product", setupID)), "parent_folder_id", "Folder in Itself", `"Setup"`)
	p.ExpectWarning(plan(nil, named("Setup", productID)), "name", "Folder Name Already in Use", "import {", `id = "`+setupID+`"`)
	p.ExpectWarning(plan(product, named("Company", nil)), "name", "Folder Name Already in Use")
	p.ExpectNone(plan(nil, named("Setup", nil))) // in another place
	p.ExpectNone(plan(nil, named("New", acctest.Unknown)))
}

// Intercom deletes only empty folders, and may move the folders in one.
func TestResource_destroyNotEmpty(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, productID, companyID, setupID := workspace(t, alternative.Answers)
			server.Change(objects, companyID, map[string]any{"content_count": 2})
			p := acctest.Connect(t, server)
			company, _ := p.Import(typeName, companyID)
			planned := p.Plan(typeName, company, nil)
			p.ExpectWarning(planned.Diagnostics, "", "Folder Is Not Empty", "2 pieces of content")
			_, diags := p.Apply(planned)
			p.ExpectError(diags, "", "Unable to Delete Folder", "Folder contains content", "Move what is in the folder")

			p = acctest.Connect(t, server)
			product, _ := p.Import(typeName, productID)
			planned = p.Plan(typeName, product, nil)
			p.ExpectWarning(planned.Diagnostics, "", "Folder Is Not Empty", `"Setup"`)
			_, diags = p.Apply(planned)
			p.ExpectError(diags, "", "Folder Has Folders in It", `"Setup"`, "nothing was deleted")

			p = acctest.Connect(t, server)
			setup, _ := p.Import(typeName, setupID)
			first, second := p.Plan(typeName, setup, nil), p.Plan(typeName, product, nil)
			p.ExpectNone(append(first.Diagnostics, second.Diagnostics...))
			for _, planned := range []acctest.Planned{first, second} {
				_, diags := p.Apply(planned)
				p.ExpectNone(diags)
			}
			if left := server.Objects(objects); len(left) != 1 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// Intercom cuts off long names; those that it has are accepted, as are several of one name.
func TestResource_import(t *testing.T) {
	t.Parallel()
	server, _, companyID, setupID := workspace(t, intercomtest.Answers{})
	second := server.Add(objects, map[string]any{"name": "Setup", "parent_folder_id": 12})
	long := strings.Repeat("long ", 50) + "name"
	longID := server.Add(objects, map[string]any{"name": long, "emoji": "abc"})
	p := acctest.Connect(t, server)
	for importID, want := range map[string]string{"Company": companyID, "Product/Setup": setupID, "company/setup": second, longID: longID} {
		object, diags := p.Import(typeName, importID)
		p.ExpectNone(diags)
		if got := p.Values(typeName, object); got["id"] != want {
			t.Errorf("importing %q: %v, want the id %s", importID, got, want)
		}
	}
	object, _ := p.Import(typeName, longID)
	p.ExpectNoChange(typeName, object, acctest.Values{"name": long, "emoji": "abc"})
	_, diags := p.Import(typeName, "Setup")
	p.ExpectError(diags, "", "Unable to Import Folder", setupID, second)
	_, diags = p.ReadDataSource(typeName, acctest.Values{"name": "Setup"})
	p.ExpectError(diags, "name", "Several Folders", "id "+setupID+", in the folder with id 11", "id "+second)
	p.ExpectFound(typeName, acctest.Values{"parent_folder_id": "12"}, "Setup")
}

// The answer to a create can get lost. The folder that was made is found, and not one of
// the same name that existed before or that is elsewhere.
func TestResource_lostCreate(t *testing.T) {
	t.Parallel()
	server, productID, _, setupID := workspace(t, intercomtest.Answers{})
	server.Add(objects, map[string]any{"id": "20", "name": "Setup"})
	server.Fail(intercomtest.Fault{Request: "POST /folders", Kind: intercomtest.FaultDrop, After: true})
	p := acctest.Connect(t, server)
	made := p.Values(typeName, p.Converge(typeName, nil, named("Setup", productID)))
	if id := fmt.Sprint(made["id"]); id == setupID || id == "20" || len(server.Objects(objects)) != 5 {
		t.Errorf("made %v; there are %v", made, server.Objects(objects))
	}
}
