package intercom

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// FoldName returns a name in the form for comparisons: it folds compatibility
// characters, Unicode forms and letter case, removes white space at the ends and
// replaces white space inside by one space. Two names that Intercom may treat as the
// same have the same folded form.
func FoldName(name string) string {
	fold := cases.Fold()
	folded := norm.NFKC.String(fold.String(norm.NFKC.String(name)))
	return strings.Join(strings.Fields(folded), " ")
}

// SameName reports whether Intercom may treat two names as the same. It does for tags;
// for other names it does not document the comparison.
func SameName(a, b string) bool { return FoldName(a) == FoldName(b) }

// isName reports whether an answered name is the requested one. Intercom may remove
// white space at the ends.
func isName(answered, asked string) bool {
	asked = norm.NFC.String(asked)
	return answered == asked || answered == strings.TrimSpace(asked)
}
