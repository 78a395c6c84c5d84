package adopt

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// pattern is a pattern of -include or -exclude: all objects of a kind, or those
// whose name matches.
type pattern struct {
	text     string // as it was given
	typeName string
	name     string // for path.Match, "" for all
}

// parsePattern reads TYPE or TYPE:NAME. It returns an error for a type that cannot
// be adopted and for a pattern that path.Match refuses.
func parsePattern(text string) (pattern, error) {
	typeName, name, named := strings.Cut(text, ":")
	var known []string
	for _, k := range kinds() {
		known = append(known, k.TypeName())
	}
	p := pattern{text, typeName, folded(name)}
	switch _, err := path.Match(p.name, ""); {
	case !slices.Contains(known, typeName):
		return p, fmt.Errorf("unknown type %q; the types are %s", typeName, strings.Join(known, ", "))
	case named && name == "":
		return p, errors.New("no name pattern after the colon; write the type alone for all of its objects")
	case err != nil:
		return p, fmt.Errorf("malformed name pattern %q", name)
	}
	return p, nil
}

// matches reports whether a pattern is about an object of a kind with a name. The
// comparison ignores case, and * matches slashes too, as names have them.
func (p pattern) matches(k kind.Kind, name string) bool {
	if p.typeName != k.TypeName() {
		return false
	}
	matched, err := path.Match(p.name, folded(name))
	return p.name == "" || err == nil && matched
}

// folded returns a name or a pattern in the form in which they are compared:
// path.Match gives a meaning to slashes, which names do not have.
func folded(text string) string {
	return strings.ReplaceAll(strings.ToLower(norm.NFC.String(text)), "/", "\x1f")
}

// chosen reports whether objects of a kind are adopted, some of them at least.
func (o options) chosen(k kind.Kind) bool {
	if len(o.only) > 0 && !slices.Contains(o.only, collectionName(k)) {
		return false
	}
	all := slices.ContainsFunc(o.exclude, func(p pattern) bool { return p.typeName == k.TypeName() && p.name == "" })
	some := len(o.include) == 0 || slices.ContainsFunc(o.include, func(p pattern) bool { return p.typeName == k.TypeName() })
	return some && !all
}

// wanted reports whether an object of a chosen kind is adopted.
func (o options) wanted(k kind.Kind, name string) bool {
	matches := func(p pattern) bool { return p.matches(k, name) }
	return (len(o.include) == 0 || slices.ContainsFunc(o.include, matches)) && !slices.ContainsFunc(o.exclude, matches)
}
