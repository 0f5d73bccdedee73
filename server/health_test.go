package main

import (
	"net"
	"strings"
	"syscall"
	"testing"
)

// The verb health says what /readyz says: ready, not ready any more, or that nobody is there.
func TestHealth(t *testing.T) {
	p := startProgram(t, "-drain=1m")
	at := strings.TrimPrefix(p.url, "http://")
	_, port, err := net.SplitHostPort(at)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(name string, code int, part string, env []string, flags ...string) {
		t.Run(name, func(t *testing.T) {
			got, stdout, stderr := runProgram(t, env, append([]string{"health"}, flags...)...)
			if text := stdout + stderr; got != code || !strings.Contains(text, part) || strings.Count(text, "\n") != 1 {
				t.Errorf("exit %d, stdout %q, stderr %q", got, stdout, stderr)
			}
		})
	}
	ask("ready", 0, `"status":"ready"`, nil, "-addr", at)
	ask("by a variable", 0, `"status":"ready"`, []string{"COOPGRAPH_ADDR=0.0.0.0:" + port})
	p.signal(syscall.SIGTERM)
	p.awaitLog("msg=draining")
	ask("draining", 1, "/readyz is 503 Service Unavailable: ", nil, "-addr", ":"+port)
	p.signal(syscall.SIGTERM)
	p.exit()
	ask("nobody is there", 1, "connection refused", nil, "-addr", at)
}

func TestReachable(t *testing.T) {
	for addr, want := range map[string]string{
		":8080":          "127.0.0.1:8080",
		"0.0.0.0:8080":   "127.0.0.1:8080",
		"[::]:8080":      "[::1]:8080",
		"10.1.2.3:8080":  "10.1.2.3:8080",
		"localhost:8080": "localhost:8080",
	} {
		t.Run(addr, func(t *testing.T) {
			if got := reachable(addr); got != want {
				t.Errorf("%s", got)
			}
		})
	}
}
