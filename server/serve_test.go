package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

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
