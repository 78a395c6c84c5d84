package helpcenterredirect_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_help_center_redirect"

// old returns the configuration of a redirect to the article with the id 2, which is in
// English and French.
func old(more acctest.Values) acctest.Values {
	return acctest.Values{
		"help_center_id": "79", "from_url": "https://Intercom.help/help/old/?from=blog", "locale": "fr", "target_type": "article", "target_id": "2",
	}.With(more)
}

func newServer(t *testing.T, answers intercomtest.Answers) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	server.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr", "de"}})
	server.Add("help_center_collections", map[string]any{"id": "1", "name": "One"})
	server.Add("articles", map[string]any{"id": "2", "title": "Two", "translated_content": map[string]any{"fr": map[string]any{"title": "Deux"}}})
	return server
}

// A redirect is created, read and deleted under each answer, and plans nothing.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("help_center_redirects") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := newServer(t, alternative.Answers)
			made := acctest.Connect(t, server).Converge(typeName, nil, old(nil))
			p := acctest.Connect(t, server)
			read, diags := p.Read(typeName, made)
			p.ExpectNone(diags)
			p.ExpectSame("read", typeName, made, read)
			p.ExpectNoChange(typeName, read, old(nil))
			p.Destroy(typeName, read)
			if left := server.Objects("help_center_redirects"); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// The locale stays the configured one where Intercom uses another one, and a redirect
// that Intercom refuses for its locale is reported there.
func TestResource_locale(t *testing.T) {
	t.Parallel()
	german := old(acctest.Values{"locale": "de"})
	p := acctest.Connect(t, newServer(t, intercomtest.Answers{}))
	made := p.Converge(typeName, nil, german)
	if values := p.Values(typeName, made); values["locale"] != "de" || values["effective_locale"] != "en" {
		t.Errorf("got %v", values)
	}
	p.ExpectNoChange(typeName, made, german)

	p = acctest.Connect(t, newServer(t, intercomtest.Answers{RedirectLocale: intercomtest.RedirectLocaleRefused}))
	_, diags := p.Apply(p.Plan(typeName, nil, german))
	p.ExpectError(diags, "locale", "Unable to Create Help Center Redirect", "no translation")
}

// What a redirect refers to has to exist, and its address has to be in the help center.
func TestResource_references(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change      acctest.Values
		at, summary string
	}{
		"help center": {acctest.Values{"help_center_id": "9"}, "help_center_id", "No Such Help Center"},
		"article":     {acctest.Values{"target_id": "1"}, "target_id", "No Such Article"},
		"collection":  {acctest.Values{"target_type": "collection"}, "target_id", "No Such Collection"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := acctest.Connect(t, newServer(t, intercomtest.Answers{}))
			p.ExpectError(p.Plan(typeName, nil, old(test.change)).Diagnostics, test.at, test.summary, "There is no")
		})
	}
	p := acctest.Connect(t, newServer(t, intercomtest.Answers{}))
	elsewhere := p.Plan(typeName, nil, old(acctest.Values{"from_url": "https://www.example.com/old"}))
	p.ExpectWarning(elsewhere.Diagnostics, "from_url", "Address in Another Help Center", "intercom.help/help")
	_, diags := p.Apply(elsewhere)
	p.ExpectError(diags, "from_url", "Unable to Create Help Center Redirect", "URL space")
}

// A second redirect for an address is refused by the plan, or by Intercom if it
// compares addresses loosely.
func TestResource_taken(t *testing.T) {
	t.Parallel()
	server := newServer(t, intercomtest.Answers{RedirectURL: intercomtest.RedirectURLSettled})
	id := server.Add("help_center_redirects", map[string]any{"from_url": "https://intercom.help/help/old", "target_id": "1"})
	p := acctest.Connect(t, server)
	same := old(acctest.Values{"from_url": "https://intercom.help/help/old"})
	p.ExpectError(p.Plan(typeName, nil, same).Diagnostics, "from_url", "Help Center Redirect Already Exists", "import {", "79/https://intercom.help/help/old")
	_, diags := p.Apply(p.Plan(typeName, nil, old(nil)))
	p.ExpectError(diags, "from_url", "Unable to Create Help Center Redirect", "the same to Intercom")

	for _, importID := range []string{"79/" + id, "79/https://intercom.help/help/old", "help/" + id} {
		p := acctest.Connect(t, server)
		imported, diags := p.Import(typeName, importID)
		p.ExpectNone(diags)
		p.ExpectNoChange(typeName, imported, acctest.Values{
			"help_center_id": "79", "from_url": "https://intercom.help/help/old", "locale": "en", "target_type": "collection", "target_id": "1",
		})
	}
	for importID, text := range map[string]string{"26": "HELP_CENTER/REDIRECT", "shop/26": "no help center", "79/27": "no redirect"} {
		p := acctest.Connect(t, server)
		_, diags := p.Import(typeName, importID)
		p.ExpectError(diags, "", "Cannot Import", text)
	}
}
