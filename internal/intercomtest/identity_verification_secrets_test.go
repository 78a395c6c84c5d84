package intercomtest

import "testing"

// previewing returns a caller that requests the Preview version.
func previewing(t *testing.T, s *Server) *caller {
	t.Helper()
	c := call(t, s)
	c.header.Set("Intercom-Version", "Preview")
	return c
}

func TestIdentityVerificationSecrets_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := previewing(t, s)
	made := c.do("POST", "/secure_mode_secrets", `{"name":"Production Web","supports_web":true}`)
	equal(t, "status", made.status, 201)
	equal(t, "key", len(text(made.object, "secret")), 43) // 256 bits
	equal(t, "apps", made.object["supports_ios"], false)
	listed := c.ok("GET", "/secure_mode_secrets", "").list("data")[0]
	equal(t, "name", listed["name"], "Production Web")
	if _, shown := listed["secret"]; shown {
		t.Error("the list shows the key")
	}
	equal(t, "deleted", c.do("DELETE", "/secure_mode_secrets/"+made.id(), "").status, 204)
	equal(t, "left", len(c.ok("GET", "/secure_mode_secrets", "").list("data")), 0)
	c.refused("DELETE", "/secure_mode_secrets/"+made.id(), "", 404, "identity_verification_secret_not_found", "Identity verification secret not found")
}

func TestIdentityVerificationSecrets_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	c := previewing(t, s)
	c.refused("POST", "/secure_mode_secrets", `{"supports_web":true}`, 422, "parameter_invalid", "name is required")
	c.refused("POST", "/secure_mode_secrets", `{"name":"Web"}`, 422, "parameter_invalid", "")
	call(t, s).refused("GET", "/secure_mode_secrets", "", 400, "intercom_version_invalid", "")
	equal(t, "none", len(s.Objects("identity_verification_secrets")), 0)
}

func TestIdentityVerificationSecrets_answers(t *testing.T) {
	t.Parallel()
	c := previewing(t, New(t, with(Answers{SecretNames: SecretNamesUnique, DeletedSecrets: DeletedSecretsListed})))
	const body = `{"name":"Web","supports_web":true}`
	made := c.do("POST", "/secure_mode_secrets", body)
	c.refused("POST", "/secure_mode_secrets", body, 422, "parameter_invalid", "")
	c.do("DELETE", "/secure_mode_secrets/"+made.id(), "")
	equal(t, "listed", len(c.ok("GET", "/secure_mode_secrets", "").list("data")), 1)
	equal(t, "again", c.do("POST", "/secure_mode_secrets", body).status, 201)
}
