package adopt

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"":                    "",
		"plan_tier":           "plan_tier",
		"Plan tier":           "plan_tier",
		"  Plan -- tier!  ":   "plan_tier",
		"planTier":            "plan_tier",
		"firstSeenAt2":        "first_seen_at2",
		"userID":              "user_id",
		"GitHub":              "github",
		"use GitHub":          "use_github",
		"Customer's plan":     "customers_plan",
		"Customer’s plan":     "customers_plan",
		`say "hi"`:            "say_hi",
		`back\slash`:          "back_slash",
		"${var.name}":         "var_name",
		"%{if true}":          "if_true",
		"tab\there\nnow":      "tab_here_now",
		"<b>bold</b>":         "b_bold_b",
		"a/b":                 "a_b",
		"C++":                 "c",
		"50%":                 "50",
		"2nd address":         "2nd_address",
		"_default_title_":     "default_title",
		"for":                 "for",
		"Ünïcödé":             "unicode",
		"U\u0308nico\u0308de": "unicode",
		"Straße, Łódź & Ærø":  "strasse_lodz_aero",
		"ＦＵＬＬ width":          "full_width",
		"№ 5":                 "no_5",
		"½ price":             "1_2_price",
		"日本語":                 "日本語",
		"日本語 タグ":              "日本語_タグ",
		"データがある":              "データがある", // keeps its marks
		"데이터 속성":              "데이터_속성",
		"हिन्दी":              "हिन्दी",
		"Тариф Про":           "тариф_про",
		"\U0001F680":          "",
		"❤️":                  "", // nor the selector that follows the heart
		"\U0001F468\u200D\U0001F469\u200D\U0001F467": "",
		"Launch \U0001F680 party":                    "launch_party",
		"1\uFE0F\u20E3 first":                        "1_first",
		"\u200B\uFEFF\x00":                           "",
		"a\u3164b\u202ec":                            "a_b_c", // an invisible letter, and one that reverses the text
		"-":                                          "",
	} {
		if got := slug(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"exactly_it", 10, "exactly_it"},
		{"one_two_three", 10, "one_two"},
		{"one_two_three", 7, "one_two"},
		{"one_two_three", 8, "one_two"},
		{"a_verylongwordindeed", 10, "a_verylong"}, // better than only "a"
		{"日本語日本語日本語", 4, "日本語日"},
		{"anything", 0, ""},
	} {
		if got := cut(test.in, test.n); got != test.want {
			t.Errorf("%q cut to %d is %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

// labels returns the labels of objects with these names and the ids 1, 2, 3 and
// so on.
func labels(noun string, names ...string) []string {
	var objects []*object
	for i, name := range names {
		objects = append(objects, &object{id: strconv.Itoa(i + 1), name: name})
	}
	// The order in which they are listed must not matter.
	shuffled := slices.Clone(objects)
	rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	label(noun, shuffled, nil, nil, func(*object) string { return "" })
	var out []string
	for _, o := range objects {
		out = append(out, o.label)
	}
	return out
}

func TestLabel(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("long ", 38)
	for _, test := range []struct{ names, want []string }{
		{[]string{"VIP", "vip", "V.I.P", "Vip!"}, []string{"vip", "vip_2", "v_i_p", "vip_4"}},
		{[]string{"1" + strings.Repeat("x", 190)}, []string{"tag_1" + strings.Repeat("x", maxLabel-len("tag_1"))}},
		{[]string{"vip", "vip 3", "VIP"}, []string{"vip", "vip_3", "vip_3_3"}},
		{[]string{"vip", "VIP", "vip 2"}, []string{"vip", "vip_2", "vip_2_3"}},
		{[]string{"\U0001F680", "\U0001F525", ""}, []string{"tag_1", "tag_2", "tag_3"}},
		{[]string{"2", "\U0001F680", "tag 2"}, []string{"tag_2", "tag_2_2", "tag_2_3"}},
		{[]string{"2nd", "tag 2nd"}, []string{"tag_2nd", "tag_2nd_2"}},
		{[]string{long + "a", long + "b"}, []string{
			"long_long_long_long_long_long_long_long_long_long_long_long",
			"long_long_long_long_long_long_long_long_long_long_long_long_2",
		}},
		{[]string{strings.Repeat("x", 190)}, []string{strings.Repeat("x", 60)}},
	} {
		if got := labels("tag", test.names...); !slices.Equal(got, test.want) {
			t.Errorf("%.40q are called %q, want %q", test.names, got, test.want)
		}
	}
	if got := labels("data attribute", "1st", ""); !slices.Equal(got, []string{"attribute_1st", "attribute_2"}) {
		t.Errorf("attributes without a good name are called %q", got)
	}
}

func TestLabel_owner(t *testing.T) {
	t.Parallel()
	owners := map[string]string{"1": "bug_report", "2": "a_ticket_type_that_has_a_very_long_name", "": ""}
	for _, test := range []struct{ owner, name, want string }{
		{"1", "Severity", "bug_report_severity"},
		{"1", "2nd contact", "bug_report_2nd_contact"},
		{"1", "\U0001F680", "bug_report_7"},
		{"2", "Severity", "a_ticket_type_that_has_a_very_severity"},
		{"2", "What the customer expected to happen", "a_ticket_type_that_has_a_very_what_the_customer_expected_to"},
		{"", "Severity", "severity"},
	} {
		o := &object{id: "7", name: test.name, owner: test.owner}
		label("ticket type attribute", []*object{o}, nil, nil, func(o *object) string { return owners[o.owner] })
		if o.label != test.want {
			t.Errorf("%q of %q is called %q, want %q", test.name, owners[test.owner], o.label, test.want)
		}
	}
}

// Each object gets a unique label that is a valid identifier, whatever its name
// is, and keeps the label when others are added.
func FuzzLabel(f *testing.F) {
	f.Add("VIP\nvip\nvip 2\n\n2nd\n\U0001F680\nLaunch")
	f.Add("日本語\n日本語\nデータ\nŁódź\n❤️\n" + strings.Repeat("long ", 38))
	f.Add("_1\n_\n1\n1_1\ntag_5\ntag\n-\n$${x}\n%%{x}")
	f.Fuzz(func(t *testing.T, text string) {
		names := strings.Split(text, "\n")
		all := labels("tag", names...)
		seen := map[string]bool{}
		for i, got := range all {
			if !hclsyntax.ValidIdentifier(got) || seen[got] || strings.ContainsFunc(got, unicode.IsUpper) {
				t.Errorf("%q is called %q", names[i], got)
			}
			if n := utf8.RuneCountInString(got); n > maxLabel+len(names)*len("_100") {
				t.Errorf("%q is called %q, which has %d characters", names[i], got, n)
			}
			seen[got] = true
		}
		before := labels("tag", names[:len(names)/2]...)
		if !slices.Equal(before, all[:len(before)]) {
			t.Errorf("%q are called %q, and after more were added %q", names[:len(before)], before, all)
		}
	})
}
