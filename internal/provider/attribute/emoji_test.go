package attribute_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
)

func TestEmoji(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"🎟️": true, "🎟": true, "🐞": true, "❤️": true, "ℹ️": true, "‼️": true, "©️": true, "◾": true,
		"🇩🇪": true, "👩‍💻": true, "👍🏽": true, "#️⃣": true, "1️⃣": true, "🏴󠁧󠁢󠁥󠁮󠁧󠁿": true,
		"🫩": true, // new in Unicode 16
		"":  false, " ": false, "a": false, "1": false, "#": false, "é": false, "🐞🐞": false, "🐞 ": false,
		"a🐞": false, ":bug:": false, "bug": false, "漢": false, "\uFE0F": false, "\u200D": false, "\xff": false,
	} {
		resp := new(validator.StringResponse)
		attribute.Emoji().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("icon"), ConfigValue: types.StringValue(text)}, resp)
		if got := !resp.Diagnostics.HasError(); got != want {
			t.Errorf("%q is accepted: %t, want %t", text, got, want)
		}
	}
}

func FuzzEmoji(f *testing.F) {
	for _, text := range []string{"🎟️", "👩‍💻", "#️⃣", "\xff\xfe", "\u200D\u200D", "🇩"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		resp := new(validator.StringResponse)
		attribute.Emoji().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("icon"), ConfigValue: types.StringValue(text)}, resp)
	})
}
