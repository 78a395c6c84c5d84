package intercom

import (
	"encoding/json"
	"testing"
)

func (*ContentSnippet) ignoredKeys() []string {
	return []string{"type", "chatbot_availability", "copilot_availability"}
}

// The title before the text is left out, and one that is a part of the text is not.
func TestContentSnippet_complete(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ title, block, markdown, want string }{
		"as in the examples": {"Reset", "Click.", "# Reset\n\nClick.\n", "Click.\n"},
		"entities":           {"R&amp;D", "Click.", "# R&D\n\nClick.\n", "Click.\n"},
		"characters":         {"a_b  *c*\nd", "Click.", "# a\\_b \\*c\\* d\n\nClick.\n", "Click.\n"},
		"title in the text":  {"Reset", "Reset", "# Reset\n\nClick.\n", "# Reset\n\nClick.\n"},
		"both":               {"Reset", "Reset", "# Reset\n\n# Reset\n\nClick.\n", "# Reset\n\nClick.\n"},
		"another heading":    {"Reset", "Click.", "# Resets\n\nClick.\n", "# Resets\n\nClick.\n"},
		"text only":          {"Reset", "Click.", "Click.\n", "Click.\n"},
		"no title":           {"", "Click.", "# \n\nClick.\n", "# \n\nClick.\n"},
		"nothing":            {"Reset", "", "", ""},
	} {
		block, err := json.Marshal(map[string]string{"type": "paragraph", "text": c.block})
		if err != nil {
			t.Fatal(err)
		}
		s := &ContentSnippet{Title: c.title, Blocks: []json.RawMessage{block}, BodyMarkdown: c.markdown}
		if s.complete(); s.Text != c.want {
			t.Errorf("%s: the text is %q, want %q", name, s.Text, c.want)
		}
	}
}
