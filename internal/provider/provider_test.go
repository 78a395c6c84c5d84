package provider_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// The provider refuses a bad configuration at the argument, without a request.
func TestConfigure_refuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config acctest.Values
		at     string
		detail string
	}{
		"no token":            {acctest.Values{}, "access_token", "INTERCOM_ACCESS_TOKEN"},
		"empty token":         {acctest.Values{"access_token": ""}, "access_token", "empty"},
		"token with newline":  {acctest.Values{"access_token": "abc\n"}, "access_token", "white space"},
		"unknown region":      {acctest.Values{"access_token": "abc", "region": "de"}, "region", `"us"`},
		"region and base URL": {acctest.Values{"access_token": "abc", "region": "eu", "base_url": "https://localhost"}, "base_url", "region"},
		"http":                {acctest.Values{"access_token": "abc", "base_url": "http://api.intercom.io"}, "base_url", "loopback"},
		"no URL":              {acctest.Values{"access_token": "abc", "base_url": "api.intercom.io"}, "base_url", "https://api.intercom.io"},
		"empty workspace":     {acctest.Values{"access_token": "abc", "workspace_id": ""}, "workspace_id", "must not be empty"},
		"negative retries":    {acctest.Values{"access_token": "abc", "max_retries": -1}, "max_retries", "between 0 and 50"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diags := acctest.NewProtocol(t).Configure(test.config)
			if len(diags) == 0 || !diags[0].Error || !strings.Contains(diags[0].Detail, test.detail) ||
				diags[0].Path != test.at && name != "region and base URL" {
				t.Errorf("got %q, want an error at %s with %q", diags, test.at, test.detail)
			}
			if strings.Contains(fmt.Sprint(diags), "abc") {
				t.Errorf("the message shows the token: %v", diags)
			}
		})
	}
}

func TestConfigure_unknown(t *testing.T) {
	t.Parallel()
	for _, argument := range acctest.NewProtocol(t).Arguments() {
		p := acctest.NewProtocol(t)
		config := acctest.Values{"access_token": "abc"}.With(acctest.Values{argument: acctest.Unknown})
		if diags := p.Configure(config); len(diags) > 0 {
			t.Errorf("%s: %v", argument, diags)
		}
		planned := p.Plan("intercom_tag", nil, acctest.Values{"name": "VIP"})
		if len(planned.Diagnostics) > 0 {
			t.Errorf("%s: the plan says %v", argument, planned.Diagnostics)
		}
	}
}

// The provider uses the environment if the configuration leaves an argument out.
func TestConfigure_environment(t *testing.T) {
	server := intercomtest.New(t)
	for name, test := range map[string]struct {
		env    map[string]string
		config acctest.Values
		want   string // "" for success
	}{
		"all":              {map[string]string{"INTERCOM_ACCESS_TOKEN": server.Token, "INTERCOM_BASE_URL": server.URL, "INTERCOM_WORKSPACE_ID": server.WorkspaceID}, acctest.Values{}, ""},
		"wrong workspace":  {map[string]string{"INTERCOM_WORKSPACE_ID": "another"}, acctest.Values{"access_token": server.Token, "base_url": server.URL}, "environment variable INTERCOM_WORKSPACE_ID"},
		"region":           {map[string]string{"INTERCOM_REGION": "mars"}, acctest.Values{"access_token": "abc"}, "environment variable INTERCOM_REGION"},
		"bad token":        {map[string]string{"INTERCOM_ACCESS_TOKEN": "a b"}, acctest.Values{}, "environment variable INTERCOM_ACCESS_TOKEN"},
		"bad URL":          {map[string]string{"INTERCOM_BASE_URL": "http://example.com"}, acctest.Values{"access_token": "abc"}, "environment variable INTERCOM_BASE_URL"},
		"both":             {map[string]string{"INTERCOM_BASE_URL": server.URL, "INTERCOM_REGION": "eu"}, acctest.Values{"access_token": "abc"}, "Remove one of them"},
		"one in each":      {map[string]string{"INTERCOM_BASE_URL": server.URL}, acctest.Values{"access_token": "abc", "region": "eu"}, "region (from the provider configuration) and the base URL (from the environment variable INTERCOM_BASE_URL)"},
		"configured first": {map[string]string{"INTERCOM_ACCESS_TOKEN": "a b"}, acctest.Values{"access_token": server.Token, "base_url": server.URL}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for variable, value := range test.env {
				t.Setenv(variable, value)
			}
			switch diags := acctest.NewProtocol(t).Configure(test.config); {
			case test.want == "" && len(diags) > 0:
				t.Error(diags)
			case test.want != "" && (len(diags) != 1 || !strings.Contains(diags[0].Detail, test.want)):
				t.Errorf("got %v, want %q", diags, test.want)
			}
		})
	}
}

func TestConfigure_userAgent(t *testing.T) {
	t.Parallel()
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.UserAgent() }))
	t.Cleanup(server.Close)
	p := acctest.NewProtocol(t)
	p.Configure(acctest.Values{"access_token": "abc", "base_url": server.URL, "max_retries": 0})
	p.ReadDataSource("intercom_admins", acctest.Values{})
	if want := "terraform-provider-intercom/test Terraform/1.99.0"; got != want {
		t.Errorf("the user agent is %q, want %q", got, want)
	}
}

// The provider refuses a token of another workspace before it reads anything.
func TestWorkspaceID(t *testing.T) {
	t.Parallel()
	right := intercomtest.New(t)
	wrong := intercomtest.New(t, func(c *intercomtest.Config) { c.WorkspaceID, c.WorkspaceName = "ws_other", "Other" })
	config := `resource "intercom_tag" "vip" { name = "VIP" }`
	acctest.RunAsIs(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: acctest.ProviderBlock(right, `workspace_id = "ws_test"`) + config},
		{
			Config:      acctest.ProviderBlock(wrong, `workspace_id = "ws_test"`) + config,
			ExpectError: regexp.MustCompile(`(?s)Wrong Intercom Workspace.*belongs\s+to\s+the\s+workspace\s+"ws_other"\s+\(Other\)`),
		},
		{
			PreConfig: func() {
				if wrong.Total() != wrong.Count("GET /me") || wrong.Total() == 0 {
					t.Errorf("the other workspace was asked for more than who it is: %v", wrong.Counts())
				}
			},
			Config: acctest.ProviderBlock(right, `workspace_id = "ws_test"`) + config,
		},
	}})
}

// Without workspace_id, an object that another workspace does not have is not treated
// as gone: the identity names its workspace.
func TestRead_goneInAnotherWorkspace(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			object := s.apply(t, s.server(t))
			wrong := acctest.Connect(t, intercomtest.New(t, func(c *intercomtest.Config) { c.WorkspaceID = "ws_other" }))
			left, diags := wrong.Read(s.typeName(), object)
			if left == nil || len(diags) != 1 || !diags[0].Error || !strings.Contains(diags[0].Detail, `belongs to the workspace "ws_other"`) {
				t.Errorf("got %v", diags)
			}
		})
	}
}

// A read removes an object that is gone from the state, with a warning, whether or not
// Terraform stored an identity for it.
func TestRead_gone(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			if s.singleton {
				return // the object is never gone
			}
			server := s.server(t)
			object := s.apply(t, server)
			for _, id := range s.idsInUse(server) {
				server.Remove(s.objects, id)
			}
			for name, object := range map[string]*acctest.Object{"with identity": object, "without identity": object.WithoutIdentity()} {
				left, diags := acctest.Connect(t, server).Read(s.typeName(), object)
				if left != nil || len(diags) != 1 || diags[0].Error || !strings.HasSuffix(diags[0].Summary, "Is Gone") {
					t.Errorf("%s: left %v, %v", name, left, diags)
				}
			}
		})
	}
}

// After a provider has changed an object, it reads the new values, although it listed
// the objects before. Each argument can be changed alone.
func TestRead_seesOwnWrites(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			for _, change := range s.changes {
				p := acctest.Connect(t, s.server(t))
				config := s.config.With(change.on)
				object, diags := p.Read(s.typeName(), p.Converge(s.typeName(), nil, config))
				p.ExpectNone(diags)
				planned := p.Plan(s.typeName(), object, config.With(change.to))
				if planned.Replace {
					t.Errorf("%v: the plan replaces the object", change.to)
				}
				updated, diags := p.Apply(planned)
				p.ExpectNone(diags)
				read, diags := p.Read(s.typeName(), updated)
				p.ExpectNone(diags)
				p.ExpectSame("reading what was updated", s.typeName(), updated, read)
				p.ExpectNoChange(s.typeName(), read, config.With(change.to))
			}
		})
	}
}

// Changing an argument that Intercom cannot change replaces the object or is refused,
// for each argument alone.
func TestPlan_replaces(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			server := s.server(t)
			object := s.apply(t, server)
			for argument, value := range s.replaces {
				planned := acctest.Connect(t, server).Plan(s.typeName(), object, s.config.With(acctest.Values{argument: value}))
				if !planned.Replace {
					t.Errorf("%s = %v does not replace the object: %v", argument, value, planned.Diagnostics)
				}
			}
			for argument, value := range s.fixed {
				diags := acctest.Connect(t, server).Plan(s.typeName(), object, s.config.With(acctest.Values{argument: value})).Diagnostics
				if !slices.ContainsFunc(diags, func(d acctest.Diagnostic) bool { return d.Error && d.Path == argument }) {
					t.Errorf("%s = %v is not refused: %v", argument, value, diags)
				}
			}
		})
	}
}

// The messages distinguish all reasons for a refusal.
func TestErrors_recognisable(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		want  []string
	}{
		"token":             {acctest.Problem("", 401, "unauthorized", "Access Token Invalid", ""), []string{"Access Token Invalid", "401 Unauthorized", "unauthorized", "req-1", "does not accept the access token", "INTERCOM_ACCESS_TOKEN", "region"}},
		"expired":           {acctest.Problem("", 401, "token_expired", "Expired", ""), []string{"has expired"}},
		"revoked":           {acctest.Problem("", 401, "token_revoked", "Revoked", ""), []string{"has been revoked"}},
		"scope":             {acctest.Problem("", 403, "forbidden", "You do not have the required scope (read_admins) to access this resource", ""), []string{"(read_admins)", "403 Forbidden", "lacks a permission", "Developer Hub"}},
		"scope, as a 401":   {acctest.Problem("", 401, "token_unauthorized", "Not authorized to access resource", ""), []string{"401 Unauthorized", "lacks a permission"}},
		"plan":              {acctest.Problem("", 403, "api_plan_restricted", "Not on your plan", ""), []string{"plan does not include"}},
		"plan, before 2.17": {acctest.Problem("", 402, "x", "Pay", ""), []string{"plan does not include"}},
		"edge":              {intercomtest.Fault{Kind: intercomtest.FaultEdgeBlock, Times: -1}, []string{"HTML page", "says nothing about the token's permissions"}},
		"region":            {acctest.Problem("", 403, "forbidden", "Your workspace is hosted in Europe but you connected to United States", ""), []string{"in another region"}},
		"no API":            {intercomtest.Fault{Status: 404, Body: "not here", ContentType: "text/plain", Times: -1}, []string{"no Intercom API at this address", "base_url"}},
		"redirect":          {intercomtest.Fault{Kind: intercomtest.FaultRedirect, Location: "https://api.eu.intercom.io/admins", Times: -1}, []string{"leads to api.eu.intercom.io", "region"}},
		"rate limit":        {acctest.Problem("", 429, "rate_limit_exceeded", "Exceeded rate limit of 167 in 10_seconds", ""), []string{"rate limit", "-parallelism", "max_retries"}},
		"version":           {acctest.Problem("", 400, "intercom_version_invalid", "Requested resource is not available in current API version.", ""), []string{"the version of its API that the provider asks for"}},
		"trouble":           {acctest.Problem("", 500, "server_error", "Server Error", ""), []string{"Server Error", "trouble on Intercom's side", "req-1"}},
		"odd":               {intercomtest.Fault{Kind: intercomtest.FaultShape, Times: -1}, []string{"cannot be read", "proxies"}},
		"unreachable":       {intercomtest.Fault{Kind: intercomtest.FaultDrop, Times: -1}, []string{"GET http"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(test.fault)
			p := acctest.NewProtocol(t)
			p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "max_retries": 1})
			_, diags := p.ReadDataSource("intercom_admins", acctest.Values{})
			p.ExpectError(diags, "", "Unable to Read Admins", test.want...)
			if strings.Contains(fmt.Sprint(diags), server.Token) {
				t.Errorf("the message shows the token: %v", diags)
			}
		})
	}
}

// The answer of the API in the wrong region is not documented. For each of the likely
// answers, the message names the region setting.
func TestErrors_wrongRegion(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.Alternatives() {
		if alternative.Answers.WrongRegion == "" && alternative.Name != "likeliest" {
			continue
		}
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.WrongRegion, c.Answers = true, alternative.Answers })
			p := acctest.NewProtocol(t)
			diags := p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "workspace_id": server.WorkspaceID})
			p.ExpectError(diags, "access_token", "Unable to Check the Workspace", server.URL)
			_, diags = acctest.Connect(t, server).ReadDataSource("intercom_admins", acctest.Values{})
			p.ExpectError(diags, "", "Unable to Read Admins", server.URL)
		})
	}
}

// A wrong address, a page of HTML and a list that fails are not treated as an object
// that is gone.
func TestRead_notGone(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]intercomtest.Fault{
		"unknown route": {Status: 404, Body: `{"type":"error.list","errors":[{"code":"not_found","message":"Resource Not Found"}]}`, Times: -1},
		"HTML":          {Status: 404, Body: "<html>", ContentType: "text/html", Times: -1},
		"no body":       {Status: 404, Body: " ", Times: -1},
		"403":           {Status: 403, Times: -1},
		"500":           {Status: 500, Times: -1},
		"empty":         {Kind: intercomtest.FaultEmpty, Times: -1},
		"shape":         {Kind: intercomtest.FaultShape, Body: `{"type":"list"}`, Times: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, s := range resources() {
				t.Run(s.kind.Name, func(t *testing.T) {
					t.Parallel()
					server := s.server(t)
					object := s.apply(t, server)
					server.Fail(fault)
					left, diags := acctest.Connect(t, server).Read(s.typeName(), object)
					if left == nil || len(diags) != 1 || !diags[0].Error {
						t.Errorf("left %v, %v", left, diags)
					}
				})
			}
		})
	}
}

// A plan works while the configuration of the provider is not known yet.
func TestUnknownToken(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	config := fmt.Sprintf(`
resource "terraform_data" "token" { input = %q }

provider "intercom" {
  access_token = terraform_data.token.output
  base_url     = %q
}

resource "intercom_tag" "vip" { name = "VIP" }
`, server.Token, server.URL)
	acctest.RunAsIs(t, resource.TestCase{Steps: []resource.TestStep{{Config: config}}})
}

// The log of Terraform does not contain the token at any level.
func TestLog_withoutToken(t *testing.T) {
	t.Parallel()
	const token = "dG9rOnNlY3JldA-secret"
	for name, given := range map[string]struct{ argument, env string }{
		"from the environment":   {"", "INTERCOM_ACCESS_TOKEN=" + token},
		"from the configuration": {"access_token = var.token", "TF_VAR_token=" + token},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Token = token })
			config := func(more string) string {
				return fmt.Sprintf(`
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}

variable "token" {
  type      = string
  sensitive = true
  default   = null
}

provider "intercom" {
  base_url = %q
  %s
}

resource "intercom_tag" "vip" { name = "VIP" }
%s
`, server.URL, given.argument, more)
			}
			cli := acctest.NewCLI(t, config(""), given.env, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
			run := func(succeeds bool, args ...string) {
				t.Helper()
				out, ok := cli.Terraform(args...)
				if ok != succeeds {
					t.Errorf("terraform %v: succeeded %t, want %t\n%s", args, ok, succeeds, out)
				}
				if strings.Contains(out, token) {
					t.Errorf("terraform %v prints the token", args)
				}
			}
			run(true, "apply", "-auto-approve", "-no-color")
			cli.Write("main.tf", config(`resource "intercom_tag" "taken" { name = "vip" }`))
			run(false, "apply", "-auto-approve", "-no-color")
			server.Fail(intercomtest.Fault{Status: 401, Times: -1})
			run(false, "plan", "-no-color")
			server.Heal()
			cli.Write("main.tf", config(`resource "intercom_tag" "old" { name = "Old" }`))
			server.Add("tags", map[string]any{"name": "Old"})
			run(true, "import", "-no-color", "intercom_tag.old", "Old")

			trace := cli.Read("trace.log")
			for _, want := range []string{"Intercom answered", "request_id", "path=/tags", "tf_resource_type=intercom_tag"} {
				if !strings.Contains(trace, want) {
					t.Errorf("the log does not have %q: %d bytes", want, len(trace))
				}
			}
			if strings.Contains(trace, token) {
				t.Error("the log holds the token")
			}
			if state := cli.Read("terraform.tfstate"); strings.Contains(state, token) {
				t.Error("the state holds the token")
			}
		})
	}
}
