package intercom_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

func TestFoldName(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		a, b string
		same bool
	}{
		"letter case":             {"VIP", "vip", true},
		"white space at the ends": {" VIP\t", "VIP", true},
		"white space inside":      {"Big  deal", "Big\u00a0deal", true},
		"sharp s":                 {"Straße", "STRASSE", true},
		"Unicode forms":           {"Soci\u00e9t\u00e9", "Socie\u0301te\u0301", true},
		"forms and letter case":   {"SOCIE\u0301TE\u0301", "société", true},
		"final sigma":             {"ΟΔΟΣ", "οδος", true},
		"full width":              {"ＶＩＰ", "vip", true},
		"ligature":                {"oﬃce", "OFFICE", true},
		"capital dotted I":        {"\u0130", "i\u0307", true},
		"another word":            {"VIP", "VIPs", false},
		"a space more":            {"a b", "ab", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := intercom.FoldName(test.a) == intercom.FoldName(test.b); got != test.same {
				t.Errorf("%q and %q: equal %t, want %t", intercom.FoldName(test.a), intercom.FoldName(test.b), got, test.same)
			}
			if once := intercom.FoldName(test.a); intercom.FoldName(once) != once {
				t.Errorf("folding %q twice gives %q", once, intercom.FoldName(once))
			}
		})
	}
}
