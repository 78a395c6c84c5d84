package ipallowlist_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_ip_allowlist"

func allowlist(enabled bool, addresses ...string) acctest.Values {
	return acctest.Values{"enabled": enabled, "addresses": append([]string{}, addresses...)}
}

// set changes the allowlist in Intercom, as somebody else does.
func set(server *intercomtest.Server, enabled bool, addresses ...any) {
	server.Add("ip_allowlist", map[string]any{"enabled": enabled, "ip_allowlist": append([]any{}, addresses...)})
}

func expect(t *testing.T, server *intercomtest.Server, want string) {
	t.Helper()
	o := server.Objects("ip_allowlist")[0]
	if got := fmt.Sprint(o["enabled"], " ", o["ip_allowlist"]); got != want {
		t.Errorf("the workspace has the allowlist %s, want %s", got, want)
	}
}

func TestResource_lifecycle(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	t.Cleanup(func() { expect(t, server, "false []") })
	step := func(arguments string, action plancheck.ResourceActionType) resource.TestStep {
		return resource.TestStep{
			Config:           "resource \"intercom_ip_allowlist\" \"test\" {" + arguments + "\n}\ndata \"intercom_ip_allowlist\" \"test\" {}",
			ConfigPlanChecks: acctest.Expect(typeName+".test", action),
		}
	}
	changed := step("\nenabled = true\naddresses = [\"203.0.113.0/24\", \"10.0.0.2\"]", plancheck.ResourceActionUpdate)
	restored := changed
	restored.PreConfig = func() { set(server, false) }
	acctest.Run(t, server,
		step("\nenabled = false\naddresses = [\"10.0.0.1\"]", plancheck.ResourceActionCreate), changed, restored,
		resource.TestStep{ResourceName: typeName + ".test", ImportState: true, ImportStateVerify: true},
	)
}

// A plan after apply is empty whatever Intercom does to ranges and their order,
// and an update sends both settings.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("ip_allowlist") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			var l *acctest.Object
			for _, config := range []acctest.Values{
				allowlist(true, "203.0.113.77/24", "10.0.0.1"), allowlist(true, "203.0.113.10/32", "10.0.0.2", "10.0.0.1"),
				allowlist(false, "10.0.0.1"), allowlist(false), allowlist(true, "203.0.113.10"),
			} {
				l = acctest.Connect(t, server).Converge(typeName, l, config)
				p := acctest.Connect(t, server) // with nothing remembered
				p.ExpectNoChange(typeName, l, config)
				imported, diags := p.Import(typeName, "ws_test")
				p.ExpectNone(diags)
				p.ExpectNoChange(typeName, imported, config)
			}
			expect(t, server, "true [203.0.113.10]")
			acctest.Connect(t, server).Destroy(typeName, l)
			expect(t, server, "false []")
		})
	}
}

// Order and spelling in Intercom are no drift.
func TestResource_sameNetworks(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	config := allowlist(false, "192.168.0.7/24", "10.0.0.1", "10.0.0.2/32")
	l := acctest.Connect(t, server).Converge(typeName, nil, config)
	set(server, false, "10.0.0.2", "192.168.0.0/24", "10.0.0.1/32", "10.0.0.1")
	acctest.Connect(t, server).ExpectNoChange(typeName, l, config)
}

// An allowlist that somebody has set up is not overwritten, whether that was
// before the plan or since.
func TestResource_exists(t *testing.T) {
	t.Parallel()
	for _, existing := range []acctest.Values{allowlist(true), allowlist(false, "10.0.0.1"), allowlist(true, "203.0.113.0/24")} {
		server := intercomtest.New(t)
		p := acctest.Connect(t, server)
		planned := p.Plan(typeName, nil, allowlist(false, "10.0.0.2"))
		p.ExpectNone(planned.Diagnostics)
		server.Add("ip_allowlist", map[string]any{"enabled": existing["enabled"], "ip_allowlist": existing["addresses"]})
		want := []string{"to = intercom_ip_allowlist.NAME", `id = "ws_test"`}
		_, diags := p.Apply(planned)
		p.ExpectError(diags, "", "IP Allowlist Already Exists", want...)
		p = acctest.Connect(t, server)
		p.ExpectError(p.Plan(typeName, nil, allowlist(false, "10.0.0.2")).Diagnostics, "", "IP Allowlist Already Exists", want...)
		expect(t, server, fmt.Sprint(existing["enabled"], " ", existing["addresses"]))
	}
}

// Two resources of one run are an error, whichever Terraform plans first.
func TestResource_twoResources(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p, config := acctest.Connect(t, server), allowlist(false, "10.0.0.1")
	l := p.Converge(typeName, nil, config)
	for _, prior := range []*acctest.Object{nil, l} {
		p := acctest.Connect(t, server)
		l, diags := p.Read(typeName, l)
		p.ExpectNone(diags)
		p.Plan(typeName, prior, config)
		other := l
		if prior != nil {
			other = nil
		}
		p.ExpectError(p.Plan(typeName, other, config).Diagnostics, "", "Two Resources for One IP Allowlist", "Remove one of the two")
	}
	p.Destroy(typeName, l)
	p = acctest.Connect(t, server)
	p.ExpectNone(p.Plan(typeName, nil, config).Diagnostics)
	p.ExpectError(p.Plan(typeName, nil, config).Diagnostics, "", "Two Resources for One IP Allowlist")
}

func TestResource_lockedOut(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	l := p.Converge(typeName, nil, allowlist(true, "203.0.113.0/24"))
	_, diags := p.Apply(p.Plan(typeName, l, allowlist(true, "10.0.0.1")))
	p.ExpectError(diags, "addresses", "Unable to Update IP Allowlist", "203.0.113.10", "lock you out", "that Terraform's requests come from", "Nothing was changed")
	set(server, true, "10.0.0.1")
	_, diags = p.Read(typeName, l)
	p.ExpectError(diags, "", "Unable to Read IP Allowlist", "not on the allowlist", "Run Terraform from an address that is on the list")
}

func TestResource_importID(t *testing.T) {
	t.Parallel()
	p := acctest.Connect(t, intercomtest.New(t))
	_, diags := p.Import(typeName, "ip_allowlist")
	p.ExpectError(diags, "", "Cannot Import", `is that of its workspace`, `"ws_test"`)
}

// What Intercom has and the plan would refuse can be imported, and the rest of it
// changed.
func TestResource_foreign(t *testing.T) {
	t.Parallel()
	for _, existing := range []acctest.Values{allowlist(true), allowlist(false, "2001:db8::/32", "10.0.0.1-10.0.0.9")} {
		server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.IPAllowlistIPv6 = intercomtest.IPAllowlistIPv6Accepted })
		server.Add("ip_allowlist", map[string]any{"enabled": existing["enabled"], "ip_allowlist": existing["addresses"]})
		p := acctest.Connect(t, server)
		l, diags := p.Import(typeName, "ws_test")
		p.ExpectNone(diags)
		p.ExpectNoChange(typeName, l, existing)
		p.ExpectNone(p.Plan(typeName, l, existing.With(acctest.Values{"enabled": false})).Diagnostics)
	}
}
