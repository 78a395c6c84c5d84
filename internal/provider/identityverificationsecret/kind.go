package identityverificationsecret

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes identity verification secrets to the provider.
var Kind = kind.Kind{
	Name:        "identity_verification_secret",
	Plural:      "identity_verification_secrets",
	Noun:        noun,
	Section:     "Workspace",
	Permissions: []string{"read_secure_mode_secret", "write_secure_mode_secret"},
	Resource:    NewResource,
	List:        NewListResource,
	Arguments:   []string{"name", "supports_web", "supports_ios", "supports_android"},
	Destroy:     kind.Deletes,
	SharesNames: true,

	DestroyWarning: "From then on Intercom rejects every user_hash that is signed with it, and with that the Messenger sessions of these users. " +
		"Nothing brings the secret back. Make sure that everything that signs has another secret.",
}
