package intercomtest

import (
	"bytes"
	"regexp"
	"strings"
)

// excerpt returns a description that has only the wanted paths and the components
// that they refer to. It finds them by their indentation, because parsing all of the
// YAML takes seconds under the race detector, in every test binary.
func excerpt(data []byte, wanted func(path string) bool) []byte {
	top := blocks(string(data), 0)
	components := map[string]map[string]string{}
	for kind, block := range blocks(body(top["components"]), 2) {
		components[kind] = blocks(body(block), 4)
	}

	out := bytes.NewBufferString("openapi: 3.0.1\ninfo:\n  title: Intercom\n  version: excerpt\npaths:\n")
	pending := []string{"#/components/schemas/error"}
	for path, block := range blocks(body(top["paths"]), 2) {
		if wanted(path) {
			out.WriteString(block)
			pending = append(pending, reference.FindAllString(block, -1)...)
		}
	}

	taken := map[string]bool{}
	byKind := map[string]string{}
	for len(pending) > 0 {
		ref := pending[0]
		pending = pending[1:]
		part := strings.Split(ref, "/")
		if taken[ref] {
			continue
		}
		taken[ref] = true
		block := components[part[2]][part[3]]
		byKind[part[2]] += block
		pending = append(pending, reference.FindAllString(block, -1)...)
	}
	out.WriteString("components:\n")
	for kind, block := range byKind {
		out.WriteString("  " + kind + ":\n" + block)
	}
	return out.Bytes()
}

var reference = regexp.MustCompile(`#/components/\w+/[\w.-]+`)

// blocks returns the parts of a YAML text that begin with a key at this indentation, by
// key.
func blocks(yaml string, indentation int) map[string]string {
	out := map[string]string{}
	key, start, at := "", 0, 0
	for line := range strings.Lines(yaml) {
		if name, ok := keyAt(line, indentation); ok {
			out[key] = yaml[start:at]
			key, start = name, at
		}
		at += len(line)
	}
	out[key] = yaml[start:]
	return out
}

func keyAt(line string, indentation int) (string, bool) {
	if len(line) <= indentation || strings.Trim(line[:indentation], " ") != "" || strings.ContainsRune(" #-\r\n", rune(line[indentation])) {
		return "", false
	}
	name, _, ok := strings.Cut(line[indentation:], ":")
	return strings.Trim(name, `"'`), ok
}

// body returns a block without its first line.
func body(block string) string {
	_, rest, _ := strings.Cut(block, "\n")
	return rest
}
