package intercom

import "testing"

func (*ContentImportSource) ignoredKeys() []string { return []string{"last_synced_at", "updated_at"} }

func TestSameURL(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"https://docs.example.com", "https://docs.example.com/"},
		{"HTTPS://Docs.Example.com/a/", "https://docs.example.com/a"},
		{"https://docs.example.com/a%2Fb/", "https://docs.example.com/a%2Fb"},
	} {
		if !SameURL(same[0], same[1]) {
			t.Errorf("%q and %q are not the same", same[0], same[1])
		}
	}
	for _, other := range []string{"http://docs.example.com", "https://docs.example.com/A", "https://docs.example.com?a=b", "https://docs.example.com:8443", ":"} {
		if SameURL(other, "https://docs.example.com") {
			t.Errorf("%q is the same", other)
		}
	}
}
