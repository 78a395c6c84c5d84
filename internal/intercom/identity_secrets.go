package intercom

import (
	"context"
	"sync"
)

// IdentitySecrets are the secrets that prove the identity of users to the Messenger:
// https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets
//
// Only the Preview version has them. They cannot be changed.
type IdentitySecrets struct {
	*collection[IdentitySecret]
	shown sync.Map // secrets by id, since Intercom shows each only once
}

// IdentitySecret is one identity verification secret.
type IdentitySecret struct {
	object
	Name            string `json:"name"`
	Secret          string `json:"secret,omitempty"` // base64url; "" except in the answer to Create
	SupportsAndroid bool   `json:"supports_android"`
	SupportsIOS     bool   `json:"supports_ios"`
	SupportsWeb     bool   `json:"supports_web"`
	CreatedAt       int64  `json:"created_at"` // Unix seconds
}

// NewIdentitySecret is a secret to create. At least one platform must be true.
type NewIdentitySecret struct {
	Name            string `json:"name"`
	SupportsAndroid bool   `json:"supports_android"`
	SupportsIOS     bool   `json:"supports_ios"`
	SupportsWeb     bool   `json:"supports_web"`
}

func newIdentitySecrets(c *Client) *IdentitySecrets {
	s := &IdentitySecrets{collection: newCollection[IdentitySecret](c, collectionConfig{path: "/secure_mode_secrets", version: Preview, noGet: true})}
	s.complete = func(secret *IdentitySecret) {
		if secret.Secret != "" {
			s.shown.Store(secret.ID, secret.Secret)
		}
	}
	return s
}

func (s *IdentitySecret) name() string { return s.Name }

// Find returns the secret with a name, see collection.find.
func (s *IdentitySecrets) Find(ctx context.Context, name string) (*IdentitySecret, error) {
	return s.find(ctx, name)
}

// Create creates a secret. If the answer is lost, Create returns the new secret without
// the field Secret, which Intercom does not show again.
func (s *IdentitySecrets) Create(ctx context.Context, in NewIdentitySecret) (*IdentitySecret, error) {
	made, err := s.create(ctx, creation[IdentitySecret]{
		request: request{body: in},
		name:    in.Name,
		matches: func(o *IdentitySecret) bool {
			return isName(o.Name, in.Name) && o.SupportsAndroid == in.SupportsAndroid && o.SupportsIOS == in.SupportsIOS && o.SupportsWeb == in.SupportsWeb
		},
	})
	if made == nil || made.Secret != "" {
		return made, err
	}
	// If the answer left out other fields, made was read again, without the secret.
	complete := *made
	if secret, ok := s.shown.Load(made.ID); ok {
		complete.Secret, _ = secret.(string)
	}
	return &complete, err
}

// Delete deletes a secret. Intercom then no longer accepts what is signed with it.
func (s *IdentitySecrets) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
