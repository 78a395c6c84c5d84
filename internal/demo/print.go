package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/tabwriter"
)

// printer writes text for people to read.
type printer struct {
	out   io.Writer
	color bool
}

func (p printer) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// step prints the title of a step and what it shows.
func (p printer) step(title string, about ...string) {
	p.say("\n%s", p.bold("== "+title))
	for _, line := range about {
		p.say("%s", line)
	}
}

func (p printer) bold(text string) string {
	if !p.color {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}

// quote prints the output of a command, indented.
func (p printer) quote(text string) {
	for line := range strings.Lines(strings.Trim(text, "\n")) {
		p.say("%s", strings.TrimRight("  "+line, " \n"))
	}
}

func (p printer) table(rows [][]string) {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	_ = w.Flush()
	p.quote(text.String())
}

// border matches the first line of a diagnostic, or of what follows the last one.
var border = regexp.MustCompile(`^(╷|Error: |Warning: |Apply complete!|Saved the plan )`)

var escapes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func uncolored(text string) string { return escapes.ReplaceAllString(text, "") }

// changes returns the short form of a plan: what happens to each object, and which
// attributes of existing objects change. The attributes of new objects are left out.
func changes(plan string) string {
	var out strings.Builder
	planned, updates, inList := false, false, false
	for line := range strings.Lines(plan) {
		plain := strings.TrimRight(uncolored(line), "\n")
		marker := strings.TrimSpace(plain)
		switch {
		case strings.HasSuffix(plain, " will perform the following actions:"):
			planned = true
		case !planned:
		case strings.HasPrefix(plain, "  # "):
			out.WriteString(line)
			updates = false
		case strings.HasPrefix(plain, "  ~ resource "):
			updates = true
		case updates && (inList || strings.HasPrefix(marker, "~ ") || strings.HasPrefix(marker, "+ ") || strings.HasPrefix(marker, "- ")):
			out.WriteString(line)
			inList = !strings.HasPrefix(marker, "]") && (inList || strings.HasSuffix(marker, "["))
		case strings.HasPrefix(plain, "Plan: "):
			out.WriteString(line)
			return out.String()
		}
	}
	return out.String()
}

// diagnostic returns the error or warning with a summary, or "". With colours,
// Terraform draws a box around a diagnostic; without, a diagnostic ends where the next
// one begins.
func diagnostic(output, summary string) string {
	var current strings.Builder
	found := false
	for line := range strings.Lines(output) {
		plain := uncolored(line)
		if border.MatchString(plain) {
			if found {
				break
			}
			current.Reset()
		}
		current.WriteString(line)
		found = found || strings.HasSuffix(strings.TrimSpace(plain), ": "+summary)
		if found && strings.HasPrefix(plain, "╵") {
			break
		}
	}
	if !found {
		return ""
	}
	return current.String()
}

// lineWith returns the first line that contains a text, or "".
func lineWith(output, text string) string {
	for line := range strings.Lines(output) {
		if strings.Contains(uncolored(line), text) {
			return line
		}
	}
	return ""
}
