package intercom

import (
	"slices"
	"testing"
)

func (*NewsItem) ignoredKeys() []string { return []string{"type", "workspace_id", "cover_image_url"} }

// Lists of labels and reactions may have null in them.
func TestNewsItem_complete(t *testing.T) {
	t.Parallel()
	text := func(s string) *string { return &s }
	n := &NewsItem{Title: "Q&amp;A", LabelValues: []*string{text("New"), nil}, ReactionValues: []*string{nil, text("👍"), nil, text("😆")}}
	n.complete()
	if n.Title != "Q&A" || !slices.Equal(n.Labels, []string{"New"}) || !slices.Equal(n.Reactions, []string{"👍", "😆"}) {
		t.Errorf("got %+v", n)
	}
	n = &NewsItem{ReactionValues: make([]*string, 4)}
	if n.complete(); len(n.Reactions) > 0 {
		t.Errorf("got %q, want no reactions", n.Reactions)
	}
}
