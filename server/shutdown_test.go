package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// slowRequest begins a request whose body is not complete. It returns the connection once the server reads the body.
func slowRequest(t *testing.T, p *program) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	_, err = fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"+
		"Content-Length: %d\r\n\r\n", len(slowBody))
	if err != nil {
		t.Fatal(err)
	}
	const wants = "HTTP/1.1 100 Continue\r\n\r\n" // the handler reads the body
	got := make([]byte, len(wants))
	if _, err := io.ReadFull(conn, got); err != nil || string(got) != wants {
		t.Fatalf("the server says %q (%v)", got, err)
	}
	return conn
}

const slowBody = `{"query":"{__typename}"}`

func TestRunningRequestsFinish(t *testing.T) {
	p := startProgram(t)
	conn := slowRequest(t, p)
	p.signal(syscall.SIGTERM)
	p.awaitLog("msg=stopping signal=terminated")
	if other, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://")); err == nil {
		_ = other.Close()
		t.Error("it takes new connections while it stops")
	}
	if _, err := io.WriteString(conn, slowBody); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(conn)
	if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 200 OK") || !strings.HasSuffix(string(answer), `{"data":{"__typename":"Query"}}`) {
		t.Errorf("the running request got %q (%v)", answer, err)
	}
	if code := p.exit(); code != 0 || !strings.Contains(p.logged(), "msg=stopped") {
		t.Errorf("exit %d", code)
	}
}

func TestShutdownHasAnEnd(t *testing.T) {
	p := startProgram(t, "-shutdown-timeout=200ms")
	slowRequest(t, p)
	p.signal(syscall.SIGINT)
	if code := p.exit(); code != 1 || !strings.Contains(p.logged(), "coopgraph: requests were cut off: they did not finish within 200ms") {
		t.Errorf("exit %d", code)
	}
}

func TestSecondSignalStopsAtOnce(t *testing.T) {
	p := startProgram(t, "-shutdown-timeout=1h")
	slowRequest(t, p)
	p.signal(syscall.SIGTERM)
	p.awaitLog("msg=stopping")
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 1 || !strings.Contains(p.logged(), "coopgraph: requests were cut off by a second terminated") {
		t.Errorf("exit %d", code)
	}
}

// While the server drains, it takes requests, and /readyz says that it stops. A second signal ends that too.
func TestDrain(t *testing.T) {
	p, client := startProgram(t, "-drain=1h"), newClient(t)
	status := func(path string) int {
		t.Helper()
		r, err := client.Get(p.url + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		if err != nil || path == "/readyz" && r.StatusCode != 200 && !strings.Contains(string(body), "the server is stopping") {
			t.Errorf("%s: %s (%v)", path, body, err)
		}
		return r.StatusCode
	}
	if got := status("/readyz"); got != 200 {
		t.Errorf("before: %d", got)
	}
	p.signal(syscall.SIGTERM)
	p.awaitLog("msg=draining signal=terminated drain=1h0m0s")
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 200, "/graphql?query={__typename}": 200} {
		if got := status(path); got != want {
			t.Errorf("while it drains, %s: %d", path, got)
		}
	}
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 1 || strings.Contains(p.logged(), "msg=stopping") {
		t.Errorf("exit %d", code)
	}
}

// After the drain time the server stops as it does without one.
func TestDrainEnds(t *testing.T) {
	p := startProgram(t, "-drain=1ms")
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 || !strings.Contains(p.logged(), "msg=stopped") {
		t.Errorf("exit %d", code)
	}
}

// A server that has stopped has no goroutine left.
func TestServerLeavesNothingBehind(t *testing.T) {
	h := newSite(t, io.Discard)
	c, err := configure(verb{}, nil, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGUSR1) // starts the runtime's own goroutine, before they are counted
	signal.Stop(signals)
	before := runtime.NumGoroutine()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	log := newLogger(c, io.Discard)
	endpoints := []endpoint{{newServer(c, log, h), listener}}
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(c, log, endpoints, make(chan struct{}), signals) }()
	transport := &http.Transport{}
	client := &http.Client{Transport: transport}
	for range 20 {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+listener.Addr().String()+"/graphql",
			strings.NewReader(`{"query":"{ districts(first: 16) { nodes { name pairings(first: 2) { nodes { supported { name } } } } } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(answer.Body); err != nil || answer.StatusCode != 200 || strings.Contains(string(body), "errors") {
			t.Fatalf("%d %.300s (%v)", answer.StatusCode, body, err)
		}
		_ = answer.Body.Close()
		cancel()
	}
	signals <- syscall.SIGTERM
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	transport.CloseIdleConnections()
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		}
	}
}
