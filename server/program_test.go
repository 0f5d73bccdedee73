package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// folder is for the program, until all tests have ended.
var folder string

func TestMain(m *testing.M) { os.Exit(runIn(m)) }

func runIn(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "coopgraph"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }()
	return m.Run()
}

// build builds the program, once for all tests.
var build = sync.OnceValues(func() (binary string, err error) {
	binary = filepath.Join(folder, "server")
	if output, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, output)
	}
	return binary, nil
})

// executable is the program to run. With -short none is run.
func executable(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short runs no programs")
	}
	binary, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// program is a running server.
type program struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	done chan struct{} // closed when it has ended

	mu  sync.Mutex
	log bytes.Buffer
}

var servingAt = regexp.MustCompile(`msg=serving addr=(\S+)`)

// startProgram starts the server on a free port, and waits until it serves. The server ends with the test.
func startProgram(t *testing.T, flags ...string) *program {
	t.Helper()
	return startCommand(t, exec.Command(executable(t), append([]string{"serve", "-addr", "127.0.0.1:0"}, flags...)...))
}

// startCommand starts a command that ends as the server, as startProgram does.
func startCommand(t *testing.T, cmd *exec.Cmd) *program {
	t.Helper()
	p := &program{t: t, cmd: cmd, done: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), "COOPGRAPH_LOG_FORMAT=text", "COOPGRAPH_LOG_LEVEL=info", "COOPGRAPH_ADMIN_ADDR=")
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	addr := make(chan string, 1)
	go func() {
		defer close(p.done)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			p.mu.Lock()
			fmt.Fprintln(&p.log, lines.Text())
			p.mu.Unlock()
			if at := servingAt.FindStringSubmatch(lines.Text()); at != nil {
				addr <- at[1]
			}
		}
		_ = p.cmd.Wait() // the tests look at ProcessState
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		<-p.done
		if t.Failed() {
			t.Logf("log:\n%s", p.logged())
		}
	})
	select {
	case at := <-addr:
		p.url = "http://" + at
	case <-p.done:
		t.Fatalf("it ended at once:\n%s", p.logged())
	case <-time.After(30 * time.Second):
		t.Fatalf("it does not serve:\n%s", p.logged())
	}
	return p
}

func (p *program) logged() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.String()
}

func (p *program) signal(s syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// exit waits until the program ends, and returns its exit code.
func (p *program) exit() int {
	p.t.Helper()
	select {
	case <-p.done:
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(20 * time.Second):
		p.t.Fatalf("it does not end:\n%s", p.logged())
		return 0
	}
}

// runProgram runs the program to its end.
func runProgram(t *testing.T, env []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, executable(t), args...)
	cmd.Env = append(os.Environ(), env...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), complaints.String()
}

// newClient is a client with connections of its own, which end with the test.
func newClient(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: 20 * time.Second}
}

// awaitLog waits until the program has logged a text.
func (p *program) awaitLog(part string) {
	p.t.Helper()
	p.awaitLogs(part, 1)
}

// awaitLogs waits until the program has logged a text n times.
func (p *program) awaitLogs(part string, times int) {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); strings.Count(p.logged(), part) < times; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%q is not %d times in the log", part, times)
		}
	}
}
