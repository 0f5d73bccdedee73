//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph/neo4j/neo4jtest"
)

// sharedBuffer is a buffer that several goroutines write to.
type sharedBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *sharedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

// count is how many lines have a text.
func (b *sharedBuffer) count(text string) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for line := range strings.Lines(b.buffer.String()) {
		if strings.Contains(line, text) {
			n++
		}
	}
	return n
}

// newest is what only the store can answer.
const newest = `{ place(by: {code: "532931"}) { name } }`

// outageSite is a site over a Neo4j that goes away.
type outageSite struct {
	handler   http.Handler
	operators http.Handler
	log       sharedBuffer
	proxy     *neo4jtest.Proxy
}

// get asks by GET for a response of the newer media type.
func (s *outageSite) get(t *testing.T, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), "GET", path, nil)
	r.Header.Set("Accept", "application/graphql-response+json, */*;q=0.1")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	if body := w.Body.String(); strings.Contains(body, strings.TrimPrefix(s.proxy.Address(), "bolt://")) {
		t.Errorf("%s says where the Neo4j is: %s", path, body)
	}
	return w
}

// TestNeo4jOutage has the Neo4j away under sites that read from it and from a mirror of it: operations are refused before
// they are executed, or answered from the snapshot if that is allowed.
func TestNeo4jOutage(t *testing.T) {
	proxy := neo4jtest.NewProxy(t, neo4jtest.Address(t))
	runLoad(t, "-store", proxy.Address(), "-layers", "official")
	ask := "/graphql?query=" + url.QueryEscape(newest)
	for _, c := range []struct {
		name  string
		flags []string
		check func(*testing.T, *outageSite, string)
	}{
		{"store", nil, checkRefused},
		{"mirror", []string{"-read", "mirror"}, checkRefused},
		{"stale", []string{"-read", "mirror", "-stale", "1m"}, checkStale},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &outageSite{proxy: proxy}
			s.handler, s.operators = observedSite(t, &s.log, append([]string{"-store", proxy.Address()}, c.flags...)...)
			before := s.get(t, ask)
			tag := before.Header().Get("ETag")
			if before.Code != 200 || tag == "" || !strings.Contains(before.Body.String(), "剑川县") {
				t.Fatalf("before: %d %s %s", before.Code, tag, before.Body)
			}
			proxy.Refuse()
			s.get(t, ask) // finds that it is away
			c.check(t, s, tag)
			proxy.Listen()
			for start := time.Now(); s.get(t, "/readyz").Code != 200 || strings.Contains(s.get(t, "/readyz").Body.String(), "stale"); {
				if time.Since(start) > 10*time.Second {
					t.Fatal("it is back, and the server is not ready after ten seconds")
				}
				time.Sleep(20 * time.Millisecond)
			}
			after := s.get(t, ask)
			if after.Header().Get("ETag") != tag || after.Body.String() != before.Body.String() {
				t.Errorf("after: %d %s %s", after.Code, after.Header().Get("ETag"), after.Body)
			}
			if away, back := s.log.count("the Neo4j is away: requests"), s.log.count("the Neo4j is back"); away != 1 || back != 1 {
				t.Errorf("the log has %d lines that it is away and %d that it is back", away, back)
			}
		})
	}
}

// checkRefused expects that a site without stale answers refuses what it cannot answer.
func checkRefused(t *testing.T, s *outageSite, tag string) {
	const cause = "it refuses connections"
	refused := s.get(t, "/graphql?query="+url.QueryEscape(newest), "If-None-Match", tag)
	var answer struct {
		Data   any
		Errors []struct {
			Message    string
			Extensions struct {
				Code, Hint string
				RetryAfter int
			}
		}
	}
	if err := json.Unmarshal(refused.Body.Bytes(), &answer); err != nil || len(answer.Errors) != 1 || strings.Contains(refused.Body.String(), `"data"`) {
		t.Fatalf("refused: %s %v", refused.Body, err)
	}
	e := answer.Errors[0]
	if refused.Code != 503 || refused.Header().Get("Retry-After") != "1" || refused.Header().Get("ETag") != "" ||
		e.Extensions.Code != "UNAVAILABLE" || e.Extensions.Hint == "" || !strings.HasSuffix(e.Message, cause) {
		t.Errorf("refused: %d %v %s", refused.Code, refused.Header(), refused.Body)
	}
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/graphql?query={__typename}": {200, `{"data":{"__typename":"Query"}}`},
		"/readyz":                     {503, `{"status":"not ready","cause":"the database has been unavailable since `},
		"/healthz":                    {200, "up"},
		"/export/nodes.csv":           {503, cause},
		"/schema.graphql":             {200, "type Query"},
	} {
		if got := s.get(t, path); got.Code != want.status || !strings.Contains(got.Body.String(), want.says) {
			t.Errorf("%s: %d %.300s", path, got.Code, got.Body)
		}
	}
	if got := request(t, s.handler, "POST", "/graphql", `{"query": "{ districts { nodes { name } } }"}`); got.Code != 200 || !strings.Contains(got.Body.String(), "UNAVAILABLE") {
		t.Errorf("in application/json: %d %s", got.Code, got.Body)
	}
	if s.log.count("internal error") > 0 {
		t.Error("the log has internal errors")
	}
}

// checkStale expects that a site answers from the snapshot and says so.
func checkStale(t *testing.T, s *outageSite, tag string) {
	for range 2 {
		stale := s.get(t, "/graphql?query="+url.QueryEscape(newest), "If-None-Match", tag)
		var answer struct {
			Data       struct{ Place struct{ Name string } }
			Extensions struct {
				Stale struct {
					Since    time.Time
					Revision int
				}
			}
		}
		if err := json.Unmarshal(stale.Body.Bytes(), &answer); err != nil {
			t.Fatalf("stale: %s %v", stale.Body, err)
		}
		mark := answer.Extensions.Stale
		if stale.Code != 200 || answer.Data.Place.Name != "剑川县" || mark.Revision != 1 || time.Since(mark.Since) > time.Minute {
			t.Errorf("stale: %d %s", stale.Code, stale.Body)
		}
		if h := stale.Header(); h.Get("ETag") != "" || h.Get("Cache-Control") != "no-store" {
			t.Errorf("a stale answer can be stored: %v", h)
		}
	}
	if metrics := request(t, s.operators, "GET", "/metrics", "").Body.String(); !strings.Contains(metrics, "\ncoopgraph_stale_responses_total 3\n") { // with the one that found it away
		t.Errorf("the metrics do not tell of 3 stale responses: %s", regexp.MustCompile(`(?m)^coopgraph_stale.*`).FindAllString(metrics, -1))
	}
	if got := s.get(t, "/readyz"); got.Code != 200 || !strings.HasPrefix(got.Body.String(), `{"status":"stale","cause":"the database has been unavailable since `) {
		t.Errorf("/readyz: %d %s", got.Code, got.Body)
	}
	if got := s.get(t, "/export/nodes.csv"); got.Code != 503 || got.Header().Get("Retry-After") != "1" {
		t.Errorf("a file: %d %.300s", got.Code, got.Body)
	}
	if n := s.log.count("answers come from the snapshot"); n != 1 {
		t.Errorf("the log says %d times that answers are stale", n)
	}
}
