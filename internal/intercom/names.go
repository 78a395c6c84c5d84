package intercom

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// FoldName returns the form in which names are compared: compatibility
// characters, Unicode forms and letter case are folded, white space at the ends
// is removed and white space inside becomes one space. Two names that Intercom
// could treat as one have the same folded form.
func FoldName(name string) string {
	fold := cases.Fold()
	folded := norm.NFKC.String(fold.String(norm.NFKC.String(name)))
	return strings.Join(strings.Fields(folded), " ")
}

// SameName reports whether Intercom may treat two names as one. It does so for
// tags; for other names it does not document it.
func SameName(a, b string) bool { return FoldName(a) == FoldName(b) }

// isName reports whether an answered name is the one that was asked for.
// Intercom may remove white space at the ends.
func isName(answered, asked string) bool {
	asked = norm.NFC.String(asked)
	return answered == asked || answered == strings.TrimSpace(asked)
}
