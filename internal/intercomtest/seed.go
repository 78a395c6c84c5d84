package intercomtest

import (
	"fmt"
	"strings"
)

// Seed adds the objects of a small support team, for demonstrations and manual tests.
func Seed(s *Server) {
	for _, k := range kinds {
		if k.seed != nil {
			k.seed(s)
		}
	}
}

// SeedLarge adds hundreds of objects, as in an old and untidy workspace. Their names
// are up to 190 characters long. Some names differ only in case, and some are
// duplicates where Intercom allows that. Some objects can perhaps only be created in
// Intercom's interface, because the API would refuse them.
func SeedLarge(s *Server) {
	for _, k := range kinds {
		if k.seedLarge != nil {
			k.seedLarge(s)
		}
	}
}

// find returns the id of the object of a kind that has a name, a title or a URL. It
// panics if there is none.
func (s *Server) find(kind, name string) string {
	for _, o := range s.Objects(kind) {
		if o["name"] == name || o["display_name"] == name || o["title"] == name || o["url"] == name {
			return idString(o["id"])
		}
	}
	panic(fmt.Sprintf("intercomtest: no %s %q", kind, name))
}

// uglyNames are unusual names, as people or scripts give them.
var uglyNames = []string{
	"with spaces", "trailing ", "  leading", "emoji \U0001F680", "\U0001F389", "\U0001F469\u200D\U0001F4BB", "it's", `say "hi"`, `"`,
	`back\slash`, `\n`, "${var.name}", "%{if true}", "$${escaped}", "#{ruby}", "2nd address", "007", "12878", "-", "_", "...",
	"UPPER", "upper", "Upper", "Ünïcödé", "Gro\u00DFe", "日本語", "\u05E9\u05DC\u05D5\u05DD", "e\u0301", "a/b", "contact/plan", "tab\there", "new\nline",
	"two\n\nlines\n", "<b>bold</b>", "&amp;", "for", "null", "true", "count", "id", "{}", "[0]", "EOT", "// comment", "/* comment */",
	strings.Repeat("long ", 38),
}

// uglyName returns the i-th ugly name. After the last one, the names repeat with a
// number.
func uglyName(i int) string {
	if round := i / len(uglyNames); round > 0 {
		return fmt.Sprintf("%s %d", uglyNames[i%len(uglyNames)], round+1)
	}
	return uglyNames[i]
}
