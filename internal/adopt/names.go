package adopt

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/text/unicode/norm"
)

// The maximum lengths of a label and of the part of it that names the owner, in
// characters. An id that distinguishes it from other labels is not counted.
const (
	maxLabel = 60
	maxOwner = 30
)

// label gives the objects of a kind their labels. earlier has labels by import
// id, which are kept: to Terraform, a resource with another label is another
// resource. Labels in taken are those of other resources, and are not used. Of
// several objects that would get the same label, the oldest keeps it and the
// others have their ids in it, so that no object that is added later changes
// what others are called. owner returns the label of the object that one
// belongs to, "" if it belongs to none.
func label(noun string, objects []*object, earlier map[string]string, taken map[string]bool, owner func(*object) string) {
	word := slug(noun[strings.LastIndex(noun, " ")+1:])
	used := maps.Clone(taken)
	if used == nil {
		used = map[string]bool{}
	}
	for _, o := range objects {
		if kept := earlier[o.importID]; !used[kept] {
			o.label = kept
			used[kept] = true
		}
	}
	byAge := slices.SortedFunc(slices.Values(objects), func(a, b *object) int { return compareIDs(a.id, b.id) })
	for _, o := range byAge {
		if o.label != "" {
			continue
		}
		name := slug(o.name)
		switch prefix := cut(owner(o), maxOwner); {
		case prefix != "":
			name = prefix + "_" + cmp.Or(cut(name, maxLabel-len([]rune(prefix))-1), o.id)
		case name == "":
			name = word + "_" + o.id
		case !hclsyntax.ValidIdentifier(name): // it begins with a digit
			name = cut(word+"_"+name, maxLabel)
		default:
			name = cut(name, maxLabel)
		}
		if taken[name] {
			o.avoided = name
		}
		for used[name] {
			name += "_" + o.id
		}
		used[name] = true
		o.label = name
	}
}

// compareIDs compares ids so that the older object is first: Intercom assigns
// increasing numbers.
func compareIDs(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

// latin replaces letters that do not decompose into an ASCII letter and marks
// but have a usual ASCII spelling. It removes apostrophes, which do not separate
// words.
var latin = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"'", "", "’", "",
)

// slug returns the words of a name in lower case, joined by underscores, in ASCII
// where letters have an ASCII form. It returns "" for a name without letters and
// digits.
func slug(name string) string {
	name = norm.NFKD.String(name)
	inCamelCase := camelCase(name)
	var words strings.Builder
	var last rune // the last character that was kept; 0 before a word
	for _, r := range name {
		switch {
		case unicode.Is(unicode.M, r):
			// Marks modify a letter. ASCII letters lose them.
			if last > unicode.MaxASCII && !unicode.Is(unicode.Variation_Selector, r) && partOfIdentifier(r) {
				words.WriteRune(r)
			}
			continue
		case r == '\'' || r == '’':
			words.WriteRune(r) // removed below
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) || !partOfIdentifier(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r): // some letters are invisible
			last = 0
			continue
		}
		newWord := last == 0 || inCamelCase && unicode.IsUpper(r) && !unicode.IsUpper(last)
		if newWord {
			words.WriteByte('_')
		}
		words.WriteRune(r)
		last = r
	}
	return norm.NFC.String(strings.Trim(latin.Replace(strings.ToLower(words.String())), "_"))
}

// camelCase reports whether a name is written likeThis.
func camelCase(name string) bool {
	return name != "" && unicode.IsLower([]rune(name)[0]) && !strings.ContainsFunc(name, unicode.IsSpace)
}

// partOfIdentifier reports whether an identifier can contain a character.
func partOfIdentifier(r rune) bool { return hclsyntax.ValidIdentifier("a" + string(r)) }

// cut shortens a label to at most n characters, if possible at the end of a word.
func cut(label string, n int) string {
	runes := []rune(label)
	if len(runes) <= n {
		return label
	}
	short := string(runes[:n])
	if word := strings.LastIndex(short, "_"); runes[n] != '_' && word > len(short)/2 {
		short = short[:word]
	}
	return strings.Trim(short, "_")
}
