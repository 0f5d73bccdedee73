package transport

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"coopgraph/schema/cache"
)

// Done is told about each response: those from the cache, those that the client has, and those to requests that are refused.
func TestDone(t *testing.T) {
	state := &revisionState{value: "1"}
	var told []ResponseInfo
	var stats func() cache.Stats
	h := serve(t, &testSchema{}, Options{MaxBody: 1000, State: state.get, CacheBytes: 1 << 20,
		Caches: func(name string, s func() cache.Stats) { stats = s },
		Done:   func(_ context.Context, r ResponseInfo) { told = append(told, r) }})
	const long, gzip = "/?query={long(times:500)}", "gzip"
	first := send(t, h, "GET", long, "", asGraphQL.and(header{"Accept-Encoding": gzip}))
	tag := first.Header().Get("ETag")
	for _, c := range []struct {
		name, method, target, body string
		headers                    header
		want                       string
	}{
		{"cached", "GET", long, "", header{"Accept-Encoding": gzip}, "cache 200 , an operation"},
		{"the client has it", "GET", long, "", header{"Accept-Encoding": gzip, "If-None-Match": tag}, "client 304 , an operation"},
		{"executed", "POST", "/", `{"query":"{name}"}`, nil, "execution 200 , an operation"},
		{"not valid", "POST", "/", `{"query":"{"}`, nil, "refusal 400 GRAPHQL_PARSE_FAILED, none"},
		{"not JSON", "POST", "/", `x`, nil, "refusal 400 INVALID_ARGUMENT, none"},
		{"another method", "PUT", "/", ``, nil, "refusal 405 METHOD_NOT_ALLOWED, none"},
		{"a mutation by GET", "GET", "/?query=mutation{turn}", ``, nil, "refusal 405 METHOD_NOT_ALLOWED, an operation"},
	} {
		t.Run(c.name, func(t *testing.T) {
			told = nil
			headers := asGraphQL.and(c.headers)
			if c.method == "POST" {
				headers = headers.and(header{"Content-Type": "application/json"})
			}
			w := send(t, h, c.method, c.target, c.body, headers)
			if len(told) != 1 {
				t.Fatalf("told %d times", len(told))
			}
			got := told[0]
			operation := "none"
			if got.Operation != nil {
				operation = "an operation"
			}
			if s := fmt.Sprintf("%s %d %s, %s", got.Source, got.Status, got.Code, operation); s != c.want || got.Duration <= 0 {
				t.Errorf("told %q after %s, want %q", s, got.Duration, c.want)
			}
			if got.Status != w.Code || got.Bytes != w.Body.Len() && got.Status != 304 {
				t.Errorf("told %d and %d bytes, sent %d and %d", got.Status, got.Bytes, w.Code, w.Body.Len())
			}
		})
	}
	if s := stats(); s.Entries != 1 || s.Hits != 1 || s.Misses != 1 {
		t.Errorf("the cache of responses has %+v", s)
	}
}

// The name of an operation is told if its document is trusted, however its text is laid out at its ends.
func TestNameOfOperation(t *testing.T) {
	var told ResponseInfo
	h := serve(t, &testSchema{}, Options{MaxBody: 1000, Documents: NewDocuments(0, "query Known {\n name\n}"), Done: func(_ context.Context, r ResponseInfo) { told = r }})
	for text, want := range map[string]string{"query Known {\n name\n}": "Known", " query Known {\r\n name\r\n}\n": "Known", "query Known { name }": "", "{name}": "", "{": ""} {
		t.Run(text, func(t *testing.T) {
			body, err := json.Marshal(map[string]string{"query": text})
			if err != nil {
				t.Fatal(err)
			}
			send(t, h, "POST", "/", string(body), asGraphQL.and(header{"Content-Type": "application/json"}))
			if told.Name != want {
				t.Errorf("told %q, want %q", told.Name, want)
			}
		})
	}
}
