//go:build unix

// Usage stands in for a provider's program: it runs the program that BENCH_BINARY names
// and appends that program's CPU time and memory to the file that BENCH_USAGE names.
// Terraform starts providers itself, so bench cannot measure them in another way.
package main

import (
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

func main() {
	cmd := exec.Command(os.Getenv("BENCH_BINARY"), os.Args[1:]...) //nolint:gosec,noctx // the benchmark chooses the program
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	runErr := cmd.Run()
	if cmd.ProcessState == nil {
		log.Fatal(runErr)
	}
	line := struct{ CPU, Own, PeakKB int64 }{CPU: int64(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		line.PeakKB = int64(usage.Maxrss) //nolint:unconvert // an int32 on some systems
		if runtime.GOOS == "darwin" {
			line.PeakKB /= 1024
		}
	}
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err == nil {
		line.Own = int64(time.Duration(own.Utime.Nano() + own.Stime.Nano()))
	}
	text, err := json.Marshal(line)
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.OpenFile(os.Getenv("BENCH_USAGE"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // as above
	if err != nil {
		log.Fatal(err)
	}
	if _, err := file.Write(append(text, '\n')); err != nil {
		log.Fatal(err)
	}
	os.Exit(cmd.ProcessState.ExitCode())
}
