package intercom

import "testing"

func TestIsRedirectFrom(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		answered, sent string
		want           bool
	}{
		{"https://help.example.com/old", "https://help.example.com/old", true},
		{"https://help.example.com/old", "https://Help.Example.com/old/", true},
		{"https://help.example.com/old", "https://help.example.com/old?from=blog#top", true},
		{"https://help.example.com/old?from=blog", "https://help.example.com/old", false},
		{"https://help.example.com/Old", "https://help.example.com/old", false},
		{"https://help.example.com/a%2Fb", "https://help.example.com/a/b", false},
		{"http://help.example.com/old", "https://help.example.com/old", false},
		{"https://help.example.com/%zz", "https://help.example.com/", false},
	} {
		if got := IsRedirectFrom(test.answered, test.sent); got != test.want {
			t.Errorf("IsRedirectFrom(%q, %q) = %t", test.answered, test.sent, got)
		}
	}
}
