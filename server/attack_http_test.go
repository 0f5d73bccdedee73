package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// httpAttack is a request that is hard to read.
type httpAttack struct {
	name, method, path string
	header             map[string]string
	body               []byte
	status             int
}

// The bounds of a request that is hard to read: twice what was measured or more.
const (
	readingCPU    = 60 * time.Millisecond
	readingMemory = 32 // MB
)

// Requests that are hard to read cost little, whatever they are answered with.
func TestAttacksOnHTTP(t *testing.T) {
	longTests(t)
	p, client := startProgram(t), newClient(t)
	p.send(t, client, operation{query: "{__typename}"})
	for _, a := range httpAttacks(t) {
		t.Run(a.name, func(t *testing.T) {
			p.resetPeak()
			before := p.resources()
			for range attackTimes {
				p.sendRequest(t, client, a)
			}
			used := p.resources().since(before)
			used.cpu /= attackTimes
			t.Logf("%v, %d MB", used.cpu, used.peak>>20)
			if used.cpu > readingCPU || used.peak>>20 > readingMemory {
				t.Errorf("it takes %v and %d MB, more than %v and %d MB", used.cpu, used.peak>>20, readingCPU, readingMemory)
			}
		})
	}
	t.Run("chunks of a byte", func(t *testing.T) {
		before := p.resources()
		p.sendChunks(t, 500_000)
		if used := p.resources().since(before).cpu; used > 2*readingCPU {
			t.Errorf("it takes %v", used)
		}
	})
}

// sendRequest returns the body of the response, nil if there is none.
func (p *program) sendRequest(t *testing.T, client *http.Client, a httpAttack) []byte {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), a.method, p.url+a.path, bytes.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for name, value := range a.header {
		r.Header.Set(name, value)
	}
	res, err := client.Do(r)
	if err != nil {
		if a.status == 0 {
			return nil // the server need not read to the end
		}
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	if closed := res.Body.Close(); err != nil || closed != nil || res.StatusCode != a.status && a.status != 0 {
		t.Errorf("%s %.200s (%v, %v), want %d", res.Status, body, err, closed, a.status)
	}
	return body
}

// sendChunks sends a request whose body has n chunks of one byte.
func (p *program) sendChunks(t *testing.T, n int) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	const last = `{"query":"{__typename}"}`
	_, err = fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"+
		"Content-Type: application/json\r\n\r\n%s%x\r\n%s\r\n0\r\n\r\n", strings.Repeat("1\r\n \r\n", n), len(last), last)
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(conn); err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 200") {
		t.Errorf("%.200s (%v)", answer, err)
	}
}

func httpAttacks(t *testing.T) []httpAttack {
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	for range 100 {
		_, _ = w.Write(make([]byte, 1<<20)) // into memory
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	const small = `{"query":"{__typename}"}`
	header := func(name, value string) map[string]string { return map[string]string{name: value} }
	var attacks []httpAttack
	for _, a := range []struct {
		name, body string
		status     int
	}{
		{"arrays in arrays", strings.Repeat("[", 500_000) + strings.Repeat("]", 500_000), 400},
		{"objects in variables", `{"query":"{__typename}","variables":` + strings.Repeat(`{"a":`, 150_000) + "1" + strings.Repeat("}", 150_000) + "}", 400},
		{"arrays in variables", `{"query":"{__typename}","variables":{"a":` + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000) + "}}", 0},
		{"a batch", "[" + strings.Repeat(small+",", 40_000) + small + "]", 400},
		{"one key many times", "{" + strings.Repeat(`"query":"{__typename}",`, 40_000) + `"query":"{__typename}"}`, 0},
		{"unknown keys", "{" + each(70_000, func(i int) string { return fmt.Sprintf(`"k%d":1,`, i) }) + `"query":"{__typename}"}`, 0},
		{"objects in extensions", `{"query":"{__typename}","extensions":{"a":[` + strings.Repeat("{},", 300_000) + "{}]}}", 0},
		{"a long number", `{"query":"query($a:Int){ties(first:$a){totalCount}}","variables":{"a":1` + strings.Repeat("0", 900_000) + "}}", 0},
		{"escapes", `{"query":"{__typename}","x":"` + strings.Repeat(`\u0041`, 150_000) + `"}`, 0},
		{"no UTF-8", `{"query":"{__typename #` + strings.Repeat("\xff", 900_000) + `"}`, 400},
		{"the hash of a persisted query", `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.Repeat("a", 900_000) + `"}}}`, 0},
		{"ten megabytes", strings.Repeat(" ", 10<<20), 0},
	} {
		attacks = append(attacks, httpAttack{a.name, http.MethodPost, "/graphql", nil, []byte(a.body), a.status})
	}
	bodyOf := func(contentType string, body string) httpAttack {
		return httpAttack{contentType, http.MethodPost, "/graphql", header("Content-Type", contentType), []byte(body), 415}
	}
	attacks = append(attacks, bodyOf("multipart/form-data; boundary=x", strings.Repeat("--x\r\n\r\n\r\n", 90_000)),
		bodyOf("application/x-www-form-urlencoded", strings.Repeat("a=b&", 250_000)),
		bodyOf("application/graphql", "{"+strings.Repeat("a", 900_000)+"}"),
		httpAttack{"a compressed body", http.MethodPost, "/graphql", header("Content-Encoding", "gzip"), bomb.Bytes(), 415})
	for name, part := range map[string]string{"Accept": "*/*;q=0.5,", "Accept-Encoding": "gzip;q=0.5,", "If-None-Match": `"x",`,
		"X-Forwarded-For": "1.2.3.4,", "Traceparent": "00-", "Cookie": "a=b;"} {
		for _, length := range []int{40_000, 900_000} {
			attacks = append(attacks, httpAttack{fmt.Sprintf("%s of %d bytes", name, length), http.MethodPost, "/graphql",
				header(name, strings.Repeat(part, length/len(part))), []byte(small), 0})
		}
	}
	for name, path := range map[string]string{"parameters": "/graphql?" + strings.Repeat("a=b&", 10_000), "a path": "/" + strings.Repeat("../", 13_000),
		"parameters of an export": "/export/network.csv?" + strings.Repeat("a=b&", 10_000), "a query": "/graphql?query=" + strings.Repeat("%7B", 13_000),
		"variables": "/graphql?query=%7B__typename%7D&variables=" + strings.Repeat("%5B", 13_000)} {
		attacks = append(attacks, httpAttack{name, http.MethodGet, path, nil, nil, 0})
	}
	return attacks
}

// An operation is refused in whichever way it is sent.
func TestAttacksInOtherWays(t *testing.T) {
	longTests(t)
	p, client := startProgram(t), newClient(t)
	p.send(t, client, operation{query: "{__typename}"})
	query := introspections()[0].query
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(query)))
	quoted, err := json.Marshal(query)
	if err != nil {
		t.Fatal(err)
	}
	extensions := `{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`
	post := func(name, accept, body string) httpAttack {
		return httpAttack{name, http.MethodPost, "/graphql", map[string]string{"Accept": accept}, []byte(body), 0}
	}
	get := func(name, method, parameters string) httpAttack {
		return httpAttack{name, method, "/graphql?" + parameters, nil, nil, 0}
	}
	whole := `{"query":` + string(quoted) + "}"
	for _, a := range []httpAttack{
		post("application/json", "application/json", whole), post("anything", "*/*", whole),
		post("an event stream", "text/event-stream", whole), post("parts", "multipart/mixed", whole),
		post("a persisted query", "application/json", `{"query":`+string(quoted)+`,"extensions":`+extensions+"}"),
		post("its hash", "application/json", `{"extensions":`+extensions+"}"),
		get("GET", http.MethodGet, "query="+url.QueryEscape(query)), get("HEAD", http.MethodHead, "query="+url.QueryEscape(query)),
		get("its hash by GET", http.MethodGet, "extensions="+url.QueryEscape(extensions)),
	} {
		t.Run(a.name, func(t *testing.T) {
			before := p.resources()
			for range attackTimes {
				if body := p.sendRequest(t, client, a); bytes.Contains(body, []byte(`"__schema"`)) || len(body) > refusalLength {
					t.Errorf("it is answered: %.200s", body)
				}
			}
			if used := p.resources().since(before).cpu / attackTimes; used > 50*time.Millisecond {
				t.Errorf("it takes %v", used)
			}
		})
	}
}
