package main

import (
	"strings"
	"testing"
)

func TestSummarise(t *testing.T) {
	t.Parallel()
	const pass = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: hello\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.1s\n"}
{"Action":"pass","Package":"p"}
`
	for name, test := range map[string]struct {
		in, want string
		ok       bool
	}{
		"passed": {pass, "ok  \tp\t0.1s\n1 passed, 0 failed, 0 skipped\n", true},
		"nothing ran": {
			`{"Action":"start","Package":"p"}
{"Action":"output","Package":"p","Output":"?   \tp\t[no test files]\n"}
{"Action":"skip","Package":"p"}
`, "?   \tp\t[no test files]\n0 passed, 0 failed, 0 skipped\n", false,
		},
		"empty": {"", "0 passed, 0 failed, 0 skipped\n", false},
		"not JSON": {
			"go: warning\n" + pass, "go: warning\nok  \tp\t0.1s\n1 passed, 0 failed, 0 skipped\n", true,
		},
		"subtests count, not the test around them": {
			`{"Action":"start","Package":"p"}
{"Action":"output","Package":"p","Test":"TestA/x/y","Output":"    a_test.go:5: wrong: 2\n"}
{"Action":"output","Package":"p","Test":"TestA/x/y","Output":"    --- FAIL: TestA/x/y (0.00s)\n"}
{"Action":"fail","Package":"p","Test":"TestA/x/y"}
{"Action":"pass","Package":"p","Test":"TestA/z"}
{"Action":"output","Package":"p","Test":"TestA","Output":"--- FAIL: TestA (0.00s)\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.1s\n"}
{"Action":"fail","Package":"p"}
`, "    a_test.go:5: wrong: 2\n    --- FAIL: TestA/x/y (0.00s)\n--- FAIL: TestA (0.00s)\nFAIL\tp\t0.1s\n" +
				"1 passed, 1 failed, 0 skipped\n", false,
		},
		"a test fails after its subtests passed": {
			`{"Action":"start","Package":"p"}
{"Action":"pass","Package":"p","Test":"TestA/z"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p"}
`, "1 passed, 1 failed, 0 skipped\n", false,
		},
		"skipped": {
			strings.ReplaceAll(pass, `{"Action":"pass","Package":"p"}`, `{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:9: needs Terraform: 1.12\n"}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"pass","Package":"p"}`),
			"ok  \tp\t0.1s\nskipped 1: needs Terraform: 1.12\nskipped 1: no reason given\n1 passed, 0 failed, 2 skipped\n", true,
		},
		"does not build": {
			pass + `{"ImportPath":"q","Action":"build-output","Output":"q.go:1: syntax error\n"}
{"ImportPath":"q","Action":"build-fail"}
{"Action":"start","Package":"q"}
{"Action":"output","Package":"q","Output":"FAIL\tq [build failed]\n"}
{"Action":"fail","Package":"q","FailedBuild":"q"}
`, "ok  \tp\t0.1s\nq.go:1: syntax error\nFAIL\tq [build failed]\n1 passed, 1 failed, 0 skipped\n", false,
		},
		"killed": {
			pass + `{"Action":"start","Package":"q"}
{"Action":"pass","Package":"q","Test":"TestA"}
`, "ok  \tp\t0.1s\nFAIL\tq [no result]\n2 passed, 1 failed, 0 skipped\n", false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			if ok := summarise(strings.NewReader(test.in), &out); ok != test.ok {
				t.Errorf("ok is %t", ok)
			}
			if out.String() != test.want {
				t.Errorf("got\n%swant\n%s", out.String(), test.want)
			}
		})
	}
}
