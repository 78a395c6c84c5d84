// Command releasenotes prints the section of CHANGELOG.md for a version. It fails if
// the section is missing, or has no date, because a version without a date must not be
// released. For a prerelease without a section, it prints the section of the release
// that follows, with or without a date.
package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: releasenotes TAG")
		os.Exit(2)
	}
	changelog, err := os.ReadFile("CHANGELOG.md")
	if err == nil {
		var text string
		text, err = notes(string(changelog), strings.TrimPrefix(os.Args[1], "v"))
		fmt.Fprint(os.Stdout, text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "releasenotes:", err)
		os.Exit(1)
	}
}

// heading matches the heading of a version. The brackets contain its date, or say that
// it has none.
var heading = regexp.MustCompile(`(?m)^## (\S+)(?: \((.*)\))?$`)

var date = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func notes(changelog, version string) (string, error) {
	text, dated := section(changelog, version)
	if final, _, prerelease := strings.Cut(version, "-"); prerelease && text == "" {
		text, _ = section(changelog, final)
		dated = true
	}
	switch {
	case text == "":
		return "", fmt.Errorf("CHANGELOG.md says nothing about %s", version)
	case !dated:
		return "", fmt.Errorf("CHANGELOG.md has no date for %s, as in \"## %s (2026-11-30)\"", version, version)
	}
	return text + "\n", nil
}

// section returns the text below the heading of a version, and whether the heading has
// a date.
func section(changelog, version string) (text string, dated bool) {
	headings := heading.FindAllStringSubmatchIndex(changelog, -1)
	for i, h := range headings {
		if changelog[h[2]:h[3]] != version {
			continue
		}
		end := len(changelog)
		if i+1 < len(headings) {
			end = headings[i+1][0]
		}
		return strings.TrimSpace(changelog[h[1]:end]), h[4] >= 0 && date.MatchString(changelog[h[4]:h[5]])
	}
	return "", false
}
