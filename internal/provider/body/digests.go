// Package body manages texts that Intercom rewrites: the bodies of articles, internal
// articles, content snippets, external pages and news items.
//
// Intercom answers a body in another form than it was sent: with other class names
// and heading levels, with ids, and with images at other addresses. The state
// therefore has the text of the configuration, and private state has the digest of
// what Intercom made of it. As long as Intercom answers a body with that digest,
// nobody has changed the body.
//
// A resource does four things:
//
//   - its schema has Attributes, or HTML or Plain for a kind with one form of the text;
//   - Create and Update leave the texts of the plan as they are, and store the digests
//     of the answer (Digests.Store, for an update Digests.After);
//   - Read compares the answer with Stored, takes over what differs with
//     Texts.Refresh, and stores the digests of the answer;
//   - the function that reads the object as it is now, for crud.Update, does the same,
//     and stores nothing. A body that somebody has changed is then a conflict.
package body

import (
	"context"
	"encoding/json"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// Digests are the digests (intercom.BodyDigest) of the bodies of an object in
// Intercom's form, by locale. The locale of the default language, and of a kind
// without languages, is "".
type Digests map[string]string

// digestsKey is the key of the digests in private state.
const digestsKey = "bodies"

// Stored returns the digests that private state has. The result is nil after an
// import, and in any other case in which they are not known.
func Stored(ctx context.Context, private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
},
) Digests {
	var d Digests
	data, _ := private.GetKey(ctx, digestsKey)
	_ = json.Unmarshal(data, &d)
	return d
}

// Store stores the digests in private state.
func (d Digests) Store(ctx context.Context, private interface {
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}, diags *diag.Diagnostics,
) {
	data, err := json.Marshal(d)
	if err != nil {
		diags.AddError("Unable to Store Private State", err.Error())
		return
	}
	diags.Append(private.SetKey(ctx, digestsKey, data)...)
}

// Has reports whether the body in a locale is known to have a digest.
func (d Digests) Has(locale, digest string) bool {
	known, ok := d[locale]
	return ok && known == digest
}

// After returns the digests to store after an update. answered are those of the
// answer, and sent are the locales of the bodies that the update has sent. The digest
// of a body that was not sent stays: if it differs in the answer, somebody changed the
// body since the last read, and the next read has to find that.
func (d Digests) After(answered Digests, sent map[string]bool) Digests {
	after := maps.Clone(answered)
	for locale := range answered {
		if known, ok := d[locale]; ok && !sent[locale] {
			after[locale] = known
		}
	}
	return after
}
