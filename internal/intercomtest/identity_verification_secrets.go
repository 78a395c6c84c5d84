package intercomtest

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// Identity verification secrets are the keys that sign the identity of Messenger users.
// Only Preview has them, as secure_mode_secrets:
// https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets
//
// A secret cannot be changed, and only the answer to its creation shows the key.
var identityVerificationSecretKind = kind{
	name:     "identity_verification_secrets",
	firstID:  102,
	notFound: refuse(http.StatusNotFound, "identity_verification_secret_not_found", "Identity verification secret not found"),
	routes: []route{
		{pattern: "GET /secure_mode_secrets", versions: previewOnly, handle: listSecrets},
		{pattern: "POST /secure_mode_secrets", versions: previewOnly, fields: secretFields, status: http.StatusCreated, handle: createSecret},
		{pattern: "DELETE /secure_mode_secrets/{id}", versions: previewOnly, status: http.StatusNoContent, handle: deleteSecret},
	},
	add: func(w *workspace, o object) string { return text(w.addSecret(o), "id") },
	seed: func(s *Server) {
		for _, secret := range []object{
			{"name": "Production web, 2026 Q4", "supports_web": true},
			{"name": "Production apps, 2026", "supports_ios": true, "supports_android": true},
			{"name": "Staging", "supports_web": true, "supports_ios": true, "supports_android": true},
		} {
			s.Add("identity_verification_secrets", secret)
		}
	},
	seedLarge: func(s *Server) {
		for i := range 60 {
			s.Add("identity_verification_secrets", object{"name": uglyName(i), "supports_web": i%2 == 0, "supports_ios": i%3 == 0})
		}
	},
	alternatives: []Answers{
		{SecretNames: SecretNamesUnique},
		{DeletedSecrets: DeletedSecretsListed},
		{NameBlanks: NameBlanksTrimmed},
	},
}

// previewOnly are the API versions with the paths that only Preview has.
var previewOnly = []string{"Preview"}

// platforms are the fields that say where a secret is in use.
var platforms = []string{"supports_android", "supports_ios", "supports_web"}

var secretFields = fields{"name": stringType, "supports_android": boolType, "supports_ios": boolType, "supports_web": boolType}

func listSecrets(w *workspace, _ *request) (object, *problem) {
	items := []any{}
	for _, secret := range w.objects("identity_verification_secrets").all {
		if secret["deleted"] == true && w.answers().DeletedSecrets != DeletedSecretsListed {
			continue
		}
		secret = changed(secret)
		delete(secret, "secret") // the operation documents that it is shown only once
		delete(secret, "deleted")
		items = append(items, secret)
	}
	return list(items), nil
}

func createSecret(w *workspace, r *request) (object, *problem) {
	name := text(r.body, "name")
	switch {
	case name == "":
		return nil, refuse(422, "parameter_invalid", "name is required")
	case !slices.ContainsFunc(platforms, func(platform string) bool { return r.body[platform] == true }):
		// The rule is documented, the message is not.
		return nil, refuse(422, "parameter_invalid", "at least one platform must be enabled")
	case w.answers().SecretNames == SecretNamesUnique && w.hasSecret(name):
		return nil, refuse(422, "parameter_invalid", "name has already been taken")
	}
	return w.addSecret(r.body), nil
}

func (w *workspace) hasSecret(name string) bool {
	for _, secret := range w.objects("identity_verification_secrets").all {
		if secret["name"] == name && secret["deleted"] != true {
			return true
		}
	}
	return false
}

func (w *workspace) addSecret(in object) object {
	o := object{
		"type": "identity_verification_secret", "name": "Secret",
		"supports_android": false, "supports_ios": false, "supports_web": false, "created_at": w.now(),
	}
	maps.Copy(o, in)
	id := w.idOf("identity_verification_secrets", o)
	key := sha256.Sum256(fmt.Append(nil, "secret ", id))
	o["id"], o["secret"] = id, base64.RawURLEncoding.EncodeToString(key[:])
	w.objects("identity_verification_secrets").set(id, o)
	return o
}

// deleteSecret marks the secret as deleted and keeps it: the reference says that
// Intercom soft-deletes secrets.
func deleteSecret(w *workspace, r *request) (object, *problem) {
	secret, p := w.find("identity_verification_secrets", r.id())
	switch {
	case p != nil:
		return nil, p
	case secret["deleted"] == true:
		return nil, w.kind("identity_verification_secrets").notFound
	}
	secret = changed(secret)
	secret["deleted"] = true
	w.objects("identity_verification_secrets").set(r.id(), secret)
	return nil, nil
}
