package main

import (
	"os"
	"strings"
	"testing"
)

const changelog = `# Changelog

## 0.3.0 (unreleased)

- More

## 0.2.0 (2026-11-30)

FEATURES:

- **New Resource:** intercom_other

## 0.3.0-rc.2 (2026-12-24)

- Odd

## 0.3.0-rc.3 (unreleased)

- Odder

## 0.2.0-rc.1 (2026-11-20)

## 0.1.0 (2026-10-01)

- First
`

func TestNotes(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]struct{ text, err string }{
		"0.1.0":      {text: "- First\n"},
		"0.2.0":      {text: "FEATURES:\n\n- **New Resource:** intercom_other\n"},
		"0.2":        {err: "says nothing about 0.2"},
		"0.2.0-rc.1": {text: "FEATURES:\n\n- **New Resource:** intercom_other\n"},
		"0.1.1-rc.1": {err: "says nothing about 0.1.1-rc.1"},
		"0.3.0-rc.1": {text: "- More\n"},
		"0.3.0-rc.2": {text: "- Odd\n"},
		"0.3.0-rc.3": {err: "has no date for 0.3.0-rc.3"},
		"0.3.0":      {err: "has no date for 0.3.0"},
		"1.0.0":      {err: "says nothing about 1.0.0"},
	} {
		text, err := notes(changelog, version)
		if text != want.text || (err == nil) != (want.err == "") || err != nil && !strings.Contains(err.Error(), want.err) {
			t.Errorf("%s: %q, %v", version, text, err)
		}
	}
}

// The headings of CHANGELOG.md have the form that the program expects.
func TestNotes_changelog(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Count(string(text), "\n## ")
	if got := len(heading.FindAllString(string(text), -1)); got != want || got == 0 {
		t.Errorf("%d of the %d headings in CHANGELOG.md are those of versions", got, want)
	}
}
