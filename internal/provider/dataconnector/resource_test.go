package dataconnector_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_data_connector"

var (
	authorization = acctest.Values{"name": "Authorization", "value_wo": "Bearer secret-1", "value_wo_version": 1}
	accept        = acctest.Values{"name": "Accept", "value": "application/json"}
	orders        = acctest.Values{
		"name": "Orders & returns", "description": "Looks up an order", "state": "live", "http_method": "post", "url": "https://example.com/{{id}}",
		"headers": []acctest.Values{authorization, accept}, "audiences": []string{"users", "leads"}, "token_ids": []string{"12"},
		"data_inputs":   []acctest.Values{{"name": "id", "type": "string", "description": "Number", "required": true}},
		"mock_response": `{"status":"shipped"}`, "customer_authentication": true, "validate_missing_attributes": true,
	}
)

// headersIn returns the headers of the only connector as Intercom has them.
func headersIn(server *intercomtest.Server) string {
	return fmt.Sprint(server.Objects("data_connectors")[0]["headers"])
}

// A connector is created, changed in all it has, and destroyed, whatever Intercom
// does where nothing documents it. What cannot be done is refused.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("data_connectors") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			object := p.Converge(typeName, nil, orders)
			rotated := authorization.With(acctest.Values{"value_wo": "Bearer secret-2", "value_wo_version": 2})
			config := orders.With(acctest.Values{
				"name": "Orders", "description": nil, "url": "https://example.com/v2", "body": "{}", "audiences": []string{}, "token_ids": []string{},
				"headers": []acctest.Values{rotated, accept}, "data_inputs": nil, "mock_response": `{"n":1}`, "customer_authentication": false,
			})
			object = p.Converge(typeName, object, config)
			if got := headersIn(server); !strings.Contains(got, "Bearer secret-2") || strings.Contains(got, "****") || server.Objects("data_connectors")[0]["state"] != "live" {
				t.Errorf("Intercom has the headers %s", got)
			}
			config["headers"] = []acctest.Values{accept}
			if alternative.Answers.DataConnectorHeaders == intercomtest.DataConnectorHeadersMerged {
				_, diags := p.Apply(p.Plan(typeName, object, config))
				p.ExpectError(diags, "headers", "Intercom Did Not Accept a Value of the Data Connector", "sensitive")
			} else {
				object = p.Converge(typeName, object, config)
				object = p.Converge(typeName, object, config.With(acctest.Values{"state": "draft"}))
			}
			p.Destroy(typeName, object)
			if left := server.Objects("data_connectors"); len(left) > 0 {
				t.Errorf("Intercom still has %v", left)
			}
		})
	}
}

// A draft that cannot be published is kept, and the next plan publishes it.
func TestResource_notPublished(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Fail(acctest.Problem("PATCH /data_connectors/{id}", 422, "parameter_invalid", "Cannot go live with Bearer secret-1", ""))
	p := acctest.Connect(t, server)
	object, diags := p.Apply(p.Plan(typeName, nil, orders))
	p.ExpectWarning(diags, "state", "Data Connector Not Published", "is a draft", "Cannot go live")
	server.Heal()
	object, _ = p.Read(typeName, object)
	if got := p.Values(typeName, object)["state"]; got != "draft" {
		t.Errorf("the state is %v after a refresh", got)
	}
	p.Converge(typeName, object, orders)
	if n := len(server.Objects("data_connectors")); n != 1 {
		t.Errorf("there are %d connectors", n)
	}
}

// The values of headers are in no message and, write-only, not in the state. A
// create whose answer is lost finds the connector that it made.
func TestResource_secrets(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("data_connectors", map[string]any{"name": orders["name"], "state": "draft"})
	p := acctest.Connect(t, server)
	server.Fail(intercomtest.Fault{Request: "POST /data_connectors", Kind: intercomtest.FaultDrop, After: true})
	planned := p.Plan(typeName, nil, orders)
	p.ExpectWarning(planned.Diagnostics, "name", "Data Connector Name Already in Use", `id = "125"`)
	object, diags := p.Apply(planned)
	p.ExpectNone(diags)
	p.ExpectNoChange(typeName, object, orders)
	if n := len(server.Objects("data_connectors")); n != 2 || strings.Contains(fmt.Sprint(p.Values(typeName, object)), "secret-1") {
		t.Errorf("there are %d connectors; the state is %v", n, p.Values(typeName, object))
	}
	server.Fail(acctest.Problem("PATCH /data_connectors/{id}", 422, "parameter_invalid", `Invalid header \"Bearer secret-2\" or application/json`, ""))
	rotated := authorization.With(acctest.Values{"value_wo": "Bearer secret-2", "value_wo_version": 2})
	_, diags = p.Apply(p.Plan(typeName, object, orders.With(acctest.Values{"headers": []acctest.Values{rotated, accept}})))
	p.ExpectError(diags, "", "Unable to Update Data Connector", "Invalid header", "***")
	if text := fmt.Sprint(diags); strings.Contains(text, "secret-2") || strings.Contains(text, "application/json") {
		t.Errorf("the error has the value of a header: %s", text)
	}
}

// After an import, the values of headers are not known: nothing is planned, and no
// header can change before all of them have a value.
func TestResource_importedHeaders(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, "Get order status")
	p.ExpectNone(diags)
	config := p.GenerateConfig(typeName, object)
	p.ExpectNoChange(typeName, object, config)
	names := []acctest.Values{{"name": "Authorization"}, {"name": "Accept", "value": "text/html"}}
	p.ExpectError(p.Plan(typeName, object, config.With(acctest.Values{"headers": names})).Diagnostics, "headers", "Missing Header Value", "Authorization")
	object = p.Converge(typeName, object, config.With(acctest.Values{"description": "New"}))
	if got := headersIn(server); !strings.Contains(got, "Bearer shop-secret") {
		t.Errorf("an update of something else changed the headers to %s", got)
	}
	server.Change("data_connectors", "125", map[string]any{"headers": []any{map[string]any{"name": "accept", "value": "x"}}, "state": "draft"})
	object, _ = p.Read(typeName, object)
	if got := p.Values(typeName, object); got["state"] != "draft" || len(p.Objects(got["headers"])) != 1 {
		t.Errorf("a refresh shows %v", got)
	}
	server.Add("data_connectors", map[string]any{"name": "Get order status"})
	_, diags = acctest.Connect(t, server).Import(typeName, "Get order status")
	p.ExpectError(diags, "", "Unable to Import Data Connector", "2 objects", "125, 128")
}

// A connector that is in use is not deleted, and stays live.
func TestResource_inUse(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, orders)
	server.Fail(acctest.Problem("DELETE /data_connectors/{id}", 409, "data_connector_in_use", "Data connector is in use", ""))
	_, diags := p.Apply(p.Plan(typeName, object, nil))
	p.ExpectError(diags, "", "Unable to Delete Data Connector", "in use", "workflows")
	p.ExpectNoChange(typeName, object, orders)
}

func TestResource_planChecks(t *testing.T) {
	t.Parallel()
	p := acctest.Connect(t, intercomtest.New(t))
	for attribute, test := range map[string]struct {
		value   any
		summary string
	}{
		"url":         {"", "Missing URL"},
		"headers":     {[]acctest.Values{{"name": "Accept"}}, "Missing Header Value"},
		"data_inputs": {[]acctest.Values{{"name": "id", "type": "string"}}, "Missing Input Description"},
	} {
		p.ExpectError(p.ValidateAndPlan(typeName, orders.With(acctest.Values{attribute: test.value})), attribute, test.summary)
	}
	key := []acctest.Values{{"name": "X-Api-Key", "value": "secret"}}
	p.ExpectWarning(p.Plan(typeName, nil, orders.With(acctest.Values{"headers": key})).Diagnostics, "headers", "Credential in a Header", "X-Api-Key", "execution logs")
}

// Terraform keeps write-only values out of its plan and its state.
func TestResource_terraform(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	config := func(version int) string {
		return fmt.Sprintf(`
resource "intercom_data_connector" "test" {
  name    = "Orders"
  headers = [{ name = "Authorization", value_wo = "Bearer %[1]d-secret", value_wo_version = %[1]d }]
}`, version)
	}
	var steps []resource.TestStep
	for version, action := range []plancheck.ResourceActionType{plancheck.ResourceActionCreate, plancheck.ResourceActionUpdate} {
		steps = append(steps, resource.TestStep{Config: config(version), ConfigPlanChecks: acctest.Expect("intercom_data_connector.test", action)})
	}
	acctest.RunCase(t, server, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		Steps: slices.Insert(steps, 2, resource.TestStep{
			ResourceName: "intercom_data_connector.test", ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"headers.0.value_wo_version"},
		}),
	})
}
