package main

import (
	"bufio"
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

func TestProgramComplains(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, c := range map[string]struct {
		env, args []string
		code      int
		line      string
	}{
		"port in use": {nil, []string{"-addr", taken.Addr().String()}, 1,
			"cannot listen on " + taken.Addr().String() + ": bind: address already in use; choose another address with -addr"},
		"unknown flag":   {nil, []string{"serve", "-port", "1"}, 2, "flag provided but not defined: -port; `coopgraph help` lists the flags"},
		"wrong value":    {nil, []string{"-max-depth", "deep"}, 2, `-max-depth is "deep": it must be a number above 0`},
		"wrong variable": {[]string{"COOPGRAPH_ADDR=x"}, nil, 2, `COOPGRAPH_ADDR is "x": it must be host:port`},
		"unknown verb":   {nil, []string{"start"}, 2, `there is no verb "start"`},
		"load nowhere":   {nil, []string{"load"}, 2, "load is for a Neo4j: name it by -store"},
		"migrate memory": {nil, []string{"migrate", "-store", "memory"}, 2, "migrate is for a Neo4j: name it by -store"},
		"stray word":     {nil, []string{"check", "all"}, 2, `"all" is no flag`},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := runProgram(t, c.env, c.args...)
			if code != c.code || !strings.HasPrefix(stderr, "coopgraph: "+c.line) || strings.Count(stderr, "\n") != 1 || stdout != "" {
				t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
			}
		})
	}
}

func TestProgramSpeaks(t *testing.T) {
	for _, c := range []struct{ arg, part string }{{"help", "COOPGRAPH_SHUTDOWN_TIMEOUT"}, {"-help", "Usage:"}, {"-h", "Usage:"}} {
		t.Run(c.arg, func(t *testing.T) {
			if code, stdout, stderr := runProgram(t, nil, c.arg); code != 0 || !strings.Contains(stdout, c.part) || stderr != "" {
				t.Errorf("exit %d, stdout %.100q, stderr %q", code, stdout, stderr)
			}
		})
	}
}

func TestCheckPrintsTheSummary(t *testing.T) {
	code, stdout, stderr := runProgram(t, nil, "check")
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, part := range []string{"OFFICIAL", "SYNTHETIC", "DISTRICT", "FRIENDLY", "published", "friendly.domestic_pairs", "official, reported, synthetic"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("no %s in the summary:\n%s", part, stdout)
		}
	}
}

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

// A request that is not read as HTTP gets a plain answer, and has no line in the log. The documents say so.
func TestRequestsThatAreNotRead(t *testing.T) {
	p := startProgram(t)
	for name, c := range map[string]struct {
		request string
		status  int
	}{
		"a long header":    {"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 70<<10) + "\r\n\r\n", http.StatusRequestHeaderFieldsTooLarge},
		"a long URL":       {"GET /?" + strings.Repeat("x", 70<<10) + " HTTP/1.1\r\nHost: x\r\n\r\n", http.StatusRequestHeaderFieldsTooLarge},
		"no host":          {"GET / HTTP/1.1\r\n\r\n", http.StatusBadRequest},
		"a malformed path": {"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", http.StatusBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = conn.Close() }()
			_, _ = io.WriteString(conn, c.request) // the server may answer before the end
			w, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			if w.StatusCode != c.status || !strings.HasPrefix(w.Header.Get("Content-Type"), "text/plain") || !w.Close {
				t.Errorf("%d %v", w.StatusCode, w.Header)
			}
		})
	}
	if strings.Contains(p.logged(), "msg=request") {
		t.Error("one of them is in the log")
	}
}

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

func TestSlowBodyIsGivenUp(t *testing.T) {
	p := startProgram(t, "-read-timeout=300ms")
	conn := slowRequest(t, p)
	answer, err := io.ReadAll(conn)
	if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 400 ") || !strings.Contains(string(answer), "could not be read to its end") {
		t.Errorf("answer %q (%v)", answer, err)
	}
}

// What only a connection shows: a HEAD response without a body, a body in chunks that is too long, bytes that are no HTTP.
func TestOverTCP(t *testing.T) {
	p, client := startProgram(t, "-max-body=1000"), newClient(t)
	head, err := client.Head(p.url + "/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(head.Body); err != nil || head.StatusCode != 200 || len(body) != 0 || head.ContentLength < 1000 {
		t.Errorf("HEAD: %d, %d bytes of %d (%v)", head.StatusCode, len(body), head.ContentLength, err)
	}
	unknown := struct{ io.Reader }{strings.NewReader(strings.Repeat(" ", 5000))} // no length: sent in chunks
	answer, err := client.Post(p.url+"/graphql", "application/json", unknown)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(answer.Body); err != nil || answer.StatusCode != 413 || !strings.Contains(string(body), "longer than 1000 bytes") {
		t.Errorf("too long: %d %s (%v)", answer.StatusCode, body, err)
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, "\x16\x03\x01garbage\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if reply, err := io.ReadAll(conn); err != nil || !strings.HasPrefix(string(reply), "HTTP/1.1 400 Bad Request") {
		t.Errorf("garbage: %q (%v)", reply, err)
	}
	h2, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = h2.Close() }()
	if _, err := io.WriteString(h2, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if reply, err := io.ReadAll(h2); err != nil || !strings.HasPrefix(string(reply), "HTTP/1.1 400 ") {
		t.Errorf("HTTP/2 without TLS, whose streams the limits of connections do not know: %q (%v)", reply, err)
	}
	if r, err := client.Get(p.url + "/healthz"); err != nil || r.StatusCode != 200 {
		t.Errorf("after the garbage: %v (%v)", r, err)
	}
}

// An answer that would be longer than -max-response is an error that says the number; an answer that is not is complete.
func TestMaxResponse(t *testing.T) {
	p, client := startProgram(t, "-max-response=5000"), newClient(t)
	for page, tooLong := range map[int]bool{5: false, 100: true} {
		t.Run(fmt.Sprint(page), func(t *testing.T) {
			query := fmt.Sprintf(`{"query":"{counties(first:%d){nodes{id name code}}}"}`, page)
			r, err := client.Post(p.url+"/graphql", "application/json", strings.NewReader(query))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			refused := strings.Contains(string(body), "RESPONSE_SIZE_LIMIT_EXCEEDED") && strings.Contains(string(body), "5000 bytes") &&
				strings.Contains(string(body), `"data":null`) && len(body) < 1000
			if refused != tooLong || !tooLong && strings.Contains(string(body), "errors") {
				t.Errorf("the answer is %.500s", body)
			}
		})
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
