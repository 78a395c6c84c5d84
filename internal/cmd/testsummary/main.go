// Command testsummary reads the output of `go test -json` and prints a summary: a
// line for each package, the output of failed tests, the reasons for which tests were
// skipped, and last the number of tests. It fails if a test failed or if none ran.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

func main() {
	if !summarise(os.Stdin, os.Stdout) {
		os.Exit(1)
	}
}

// event is a line of the output that `go doc test2json` describes. Test is empty if the
// line is about the package.
type event struct{ Action, Package, Test, Output string }

func summarise(in io.Reader, out io.Writer) bool {
	var passed, failed, skipped int
	said := map[event][]string{}     // output by package and test
	parents := map[event]bool{}      // tests with subtests, which are counted instead
	failedWithin := map[event]bool{} // tests with a failed subtest, which is reported and counted already
	running := map[string]bool{}     // packages
	reasons := map[string]int{}      // number of tests skipped for each reason

	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		var e event
		if json.Unmarshal([]byte(line), &e) != nil {
			fmt.Fprint(out, line)
			continue
		}
		it := event{Package: e.Package, Test: e.Test}
		switch e.Action {
		case "start":
			running[e.Package] = true
		case "build-output":
			fmt.Fprint(out, e.Output)
		case "output":
			if !strings.HasPrefix(e.Output, "=== ") {
				said[it] = append(said[it], e.Output)
			}
		case "pass", "fail", "skip":
			of := said[it]
			delete(said, it)
			if e.Test == "" {
				delete(running, e.Package)
				if n := len(of); e.Action != "fail" && n > 0 {
					of = of[n-1:] // "ok  	package	1.2s", without the PASS before it
				}
				fmt.Fprint(out, strings.Join(of, ""))
			} else if e.Action == "fail" {
				fmt.Fprint(out, strings.Join(of, ""))
			}
			switch {
			case e.Action == "fail" && !failedWithin[it]:
				failed++
			case e.Test == "" || parents[it]:
			case e.Action == "pass":
				passed++
			case e.Action == "skip":
				skipped++
				reasons[reason(of)]++
			}
			for _, around := range enclosing(it) {
				parents[around] = true
				failedWithin[around] = failedWithin[around] || e.Action == "fail"
			}
		}
	}
	for pkg := range running { // go test was killed
		fmt.Fprintf(out, "FAIL\t%s [no result]\n", pkg)
		failed++
	}
	for _, why := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Fprintf(out, "skipped %d: %s\n", reasons[why], why)
	}
	fmt.Fprintf(out, "%d passed, %d failed, %d skipped\n", passed, failed, skipped)
	return failed == 0 && passed > 0
}

// enclosing returns the tests that a test is a subtest of, and its package.
func enclosing(it event) []event {
	var out []event
	for it.Test != "" {
		it.Test = it.Test[:max(0, strings.LastIndexByte(it.Test, '/'))]
		out = append(out, it)
	}
	return out
}

// reason returns the last message of a skipped test, without "file_test.go:12: ".
func reason(said []string) string {
	for _, line := range slices.Backward(said) {
		if _, why, ok := strings.Cut(line, ".go:"); ok {
			_, why, _ = strings.Cut(why, ": ")
			return strings.TrimSpace(why)
		}
	}
	return "no reason given"
}
