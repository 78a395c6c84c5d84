package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/identityverificationsecret"
)

var identityVerificationSecretSample = sample{
	kind:    identityverificationsecret.Kind,
	objects: "identity_verification_secrets",

	config:   acctest.Values{"name": "Web", "supports_web": true, "supports_ios": true},
	replaces: acctest.Values{"name": "Web 2", "supports_web": false, "supports_ios": false, "supports_android": true},
	refused: map[string]refusedInput{
		"empty name":       {acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank name":       {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"blanks at an end": {acctest.Values{"name": "Web "}, "name", "white space"},
		"no platform":      {acctest.Values{"supports_web": nil, "supports_ios": false}, "supports_web", "at least one of supports_web"},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"one platform":  {"resource \"intercom_identity_verification_secret\" \"test\" {\n  name         = \"%%{if} $${Web}\"\n  supports_web = true\n}", "%%{if} $${Web}"},
		"all platforms": {"resource \"intercom_identity_verification_secret\" \"test\" {\n  name             = \"All\"\n  supports_web     = true\n  supports_ios     = true\n  supports_android = true\n}", "All"},
	},

	read:     "GET /secure_mode_secrets",
	create:   "POST /secure_mode_secrets",
	destroy:  "DELETE /secure_mode_secrets/{id}",
	bodyless: true,
	lists:    once("GET /secure_mode_secrets"),

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("identity_verification_secrets", map[string]any{"name": numbered(number), "supports_web": true})
	},
	key:          []string{"name"},
	inUse:        func(_ *intercomtest.Server, o map[string]any) bool { return o["deleted"] != true },
	noNaturalKey: true,
	shownOnce:    true,
	many: `
resource "intercom_identity_verification_secret" "t" {
  count        = local.count.identity_verification_secret
  name         = "Secret ${count.index}"
  supports_web = true
}
`,
}
