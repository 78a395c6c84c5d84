package attribute

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/apparentlymart/go-textseg/v17/textseg"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// stringCheck is a validator of one string. check returns what is wrong, or "".
type stringCheck struct {
	description string
	check       func(string) string
}

func (c stringCheck) Description(context.Context) string         { return c.description }
func (c stringCheck) MarkdownDescription(context.Context) string { return c.description }

func (c stringCheck) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if problem := c.check(req.ConfigValue.ValueString()); problem != "" {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid Attribute Value", fmt.Sprintf("Attribute %s %s.", req.Path, problem))
	}
}

// NotBlank refuses a string without anything to read in it.
func NotBlank() validator.String {
	return stringCheck{
		description: "must not be empty",
		check: func(value string) string {
			if strings.TrimSpace(value) == "" {
				return "must not be empty"
			}
			return ""
		},
	}
}

// Trimmed refuses white space at the ends of a string that is not blank. Intercom does not document
// whether it keeps it, and people do not see it.
func Trimmed() validator.String {
	return stringCheck{
		description: "must not begin or end with white space",
		check: func(value string) string {
			if trimmed := strings.TrimSpace(value); trimmed != value && trimmed != "" {
				return fmt.Sprintf("must not begin or end with white space; got: %q", value)
			}
			return ""
		},
	}
}

// Checked is a validator from a function that returns what is wrong, in words
// that do not repeat the value where it is secret.
func Checked(description string, check func(string) error) validator.String {
	return stringCheck{
		description: description,
		check: func(value string) string {
			if err := check(value); err != nil {
				return "is not valid: " + err.Error()
			}
			return ""
		},
	}
}

// ListItem refuses what cannot be sent to Intercom as an item of a list: the
// items travel as one string with commas between, and Intercom does not say
// whether it keeps the blanks around them.
func ListItem() validator.String {
	return stringCheck{
		description: "must not be empty, contain a comma, or begin or end with white space",
		check: func(value string) string {
			switch {
			case strings.TrimSpace(value) == "":
				return "must not be empty"
			case strings.Contains(value, ","):
				return fmt.Sprintf("must not contain a comma, which Intercom reads as the end of the item; got: %q", value)
			case strings.TrimSpace(value) != value:
				return fmt.Sprintf("must not begin or end with white space, which Intercom may take off; got: %q", value)
			default:
				return ""
			}
		},
	}
}

// Emoji accepts exactly one emoji.
func Emoji() validator.String {
	return stringCheck{
		description: "must be one emoji",
		check: func(value string) string {
			if isEmoji(value) {
				return ""
			}
			return fmt.Sprintf("must be exactly one emoji, such as \"🐞\"; got: %q", value)
		},
	}
}

// isEmoji reports whether text is one emoji: what a reader sees as one
// character, with an emoji in it or a keycap's frame.
func isEmoji(text string) bool {
	const keycap = '\u20E3'
	cluster, _, err := textseg.ScanGraphemeClusters([]byte(text), true)
	return err == nil && cluster == len(text) &&
		strings.ContainsFunc(text, func(r rune) bool { return r == keycap || unicode.Is(emojiCharacters, r) })
}
