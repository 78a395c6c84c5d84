package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"testing"
)

// TestRun checks that every part measures something, not the values, which depend on
// the load of the machine.
func TestRun(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("terraform"); err != nil {
		t.Skip("needs Terraform on PATH")
	}
	var out, log bytes.Buffer
	if err := run(t.Context(), []string{"-n", "20", "-latency", "1ms", "-repeat", "1", "-parts", "plan,read,apply,start"}, &out, &log); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	for _, row := range []string{
		`(?m)^20 +terraform_data +\d+\.\d\d s +\d`,
		`(?m)^20 +stock +\d+\.\d\d s +1\.00 .* \d\d MB`,
		`(?m)^20 +stock, lean .* 1\.00 .* \d\d MB`,
		`(?m)^20 +intercom +1ms .* \d\d MB +2 GET /data_attributes, (1 GET /me, )?1 GET /tags, 1 GET /ticket_types$`,
		`(?m)^20 +intercom +\d+\.\d\d s .* 20 +\d+ +2 GET /data_attributes, (1 GET /me, )?1 GET /tags, 1 GET /ticket_types$`,
		`(?m)^20 +tags .* (1 GET /me, )?1 GET /tags$`,
		`(?m)^20 +ticket_types .* (1 GET /me, )?1 GET /ticket_types$`,
		`(?m)^intercom +\d+(\.\d)?ms `,
		`(?m)^kept +apply of 20: as many writes, at most one read for each and 5 more `,
	} {
		if !regexp.MustCompile(row).Match(out.Bytes()) {
			t.Errorf("no row like %s in\n%s", row, out.String())
		}
	}
}

func TestRun_refuses(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"-n", "many"}, {"-latency", "50"}, {"-unknown"}} {
		if err := run(t.Context(), args, new(bytes.Buffer), new(bytes.Buffer)); err == nil {
			t.Errorf("%q are accepted", args)
		}
	}
}
