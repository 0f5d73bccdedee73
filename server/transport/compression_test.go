package transport

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// decompress decodes a body with the library of its coding.
func decompress(t testing.TB, coding string, compressed []byte) string {
	t.Helper()
	var r io.Reader
	switch coding {
	case "":
		r = bytes.NewReader(compressed)
	case "zstd":
		d, err := zstd.NewReader(bytes.NewReader(compressed), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		r = d
	case "br":
		r = brotli.NewReader(bytes.NewReader(compressed))
	case "gzip":
		d, err := gzip.NewReader(bytes.NewReader(compressed))
		if err != nil {
			t.Fatal(err)
		}
		r = d
	default:
		t.Fatalf("coding %q", coding)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", coding, err)
	}
	return string(plain)
}

func TestCodingFor(t *testing.T) {
	for accept, want := range map[string]string{
		"":                               "identity",
		"identity":                       "identity",
		"gzip":                           "gzip",
		"GZIP":                           "gzip",
		"gzip, deflate, br, zstd":        "br",
		"gzip, zstd":                     "gzip",
		"gzip, deflate, br":              "br",
		"gzip;q=1.0, br;q=0.5":           "gzip",
		"zstd;q=0, br;q=0.1, gzip;q=0.2": "gzip",
		"*":                              "br",
		"*;q=0.5, zstd;q=0, br;q=0.4":    "gzip",
		"deflate":                        "identity",
		"gzip;q=0":                       "identity",
		"gzip;q=0.5, identity":           "identity",
		"gzip;q=0.5, identity;q=0.5":     "gzip",
		"br;q=0.001, identity;q=0.002":   "identity",
		"gzip;q=x":                       "identity",
		"xgzip, compress":                "identity",
		"identity;q=0, gzip":             "gzip only",
		"*;q=0, br":                      "br only",
		"*;q=0, identity;q=0.1":          "identity",
		"*;q=0":                          "",
		"identity;q=0":                   "",
		"deflate, identity;q=0":          "",
	} {
		t.Run(accept, func(t *testing.T) {
			got := ""
			if c, acceptsIdentity := CodingFor(http.Header{"Accept-Encoding": {accept}}); c != nil {
				got = c.Name
				if !acceptsIdentity {
					got += " only"
				}
			}
			if got != want {
				t.Errorf("Accept-Encoding: %s is answered by %q, want %q", accept, got, want)
			}
		})
	}
}

// A text that is compressed in pieces is decompressed to the same text, also by compressors from the pool.
func TestCompress(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var all sync.WaitGroup
	sizes := 12
	if testing.Short() {
		sizes = 9
	}
	for _, c := range codings {
		for size := range sizes {
			text := make([]byte, 1<<(2*size)/3)
			for i := range text {
				text[i] = "上海{}\"abc"[random.IntN(12)%len("上海{}\"abc")]
			}
			cut := random.IntN(len(text) + 1)
			all.Go(func() {
				first, second := c.compress(text[:cut], text[cut:]), c.compress(nil, text, nil)
				if decompress(t, c.Name, first) != string(text) || decompress(t, c.Name, second) != string(text) {
					t.Errorf("%s: %d bytes are not what they were", c.Name, len(text))
				}
			})
		}
	}
	all.Wait()
}

// Bodies are compressed as the client accepts it, from a length on, and have a Content-Length.
func TestCompressedResponses(t *testing.T) {
	h := serve(t, &testSchema{}, Options{})
	for query, long := range map[string]bool{"{name}": false, "{long(times:150)}": false, "{long(times:300)}": true, "{partly,long(times:9000)}": true} {
		t.Run(query, func(t *testing.T) {
			plain := send(t, h, "GET", "/?query="+query, "", nil)
			for _, name := range []string{"zstd", "br", "gzip"} {
				w := send(t, h, "GET", "/?query="+query, "", header{"Accept-Encoding": name})
				want := ""
				if long {
					want = name
				}
				if got := w.Header().Get("Content-Encoding"); got != want {
					t.Errorf("%s, %d bytes, to who takes %s: coding %q", query, plain.Body.Len(), name, got)
				}
				if got := w.Header().Get("Content-Length"); got != fmt.Sprint(w.Body.Len()) {
					t.Errorf("%s: %s bytes are announced, %d sent", query, got, w.Body.Len())
				}
				if got := decompress(t, w.Header().Get("Content-Encoding"), w.Body.Bytes()); got != plain.Body.String() {
					t.Errorf("%s by %s: %.200s", query, name, got)
				}
			}
		})
	}
	w := send(t, h, "GET", "/?query={name}", "", header{"Accept-Encoding": "identity;q=0, br"})
	if got := decompress(t, "br", w.Body.Bytes()); w.Header().Get("Content-Encoding") != "br" || !strings.Contains(got, "上海") {
		t.Errorf("who takes nothing plain: %v", w.Header())
	}
}

// A compressed response stays in the cache while the state is the same, for GET and POST.
func TestCachedResponses(t *testing.T) {
	revision := &revisionState{value: "1"}
	s := &testSchema{}
	h := serve(t, s, Options{State: revision.get, CacheBytes: 20_000})
	compressed := asJSON.and(header{"Accept-Encoding": "br"})
	const query = "{long(times:500)}"
	ask := func(method string, headers header) string {
		t.Helper()
		target, body := "/", `{"query":"`+query+`"}`
		if method == "GET" {
			target, body = "/?query="+query, ""
		}
		w := send(t, h, method, target, body, headers)
		if (w.Header().Get("ETag") != "") != (method == "GET") || w.Code != 200 {
			t.Errorf("%s: %d %v", method, w.Code, w.Header())
		}
		return decompress(t, w.Header().Get("Content-Encoding"), w.Body.Bytes())
	}
	first := ask("POST", compressed)
	for step, c := range []struct {
		method   string
		header   header
		change   string
		executed int64
	}{
		{"POST", compressed, "", 1},
		{"GET", compressed, "", 1},
		{"GET", compressed.and(header{"Accept-Encoding": "gzip"}), "", 2},
		{"POST", compressed.and(header{"Accept-Encoding": "gzip"}), "", 2},
		{"POST", compressed.and(header{"Accept": string(mediaGraphQL)}), "", 3},
		{"POST", compressed.and(header{"Authorization": "Bearer x"}), "", 4},
		{"POST", asJSON, "", 5},
		{"POST", asJSON, "", 6},
		{"POST", compressed, "2", 7},
		{"POST", compressed, "", 7},
		{"POST", compressed, "1", 7},
	} {
		if c.change != "" {
			revision.change(c.change, nil)
		}
		if got := ask(c.method, c.header); got != first {
			t.Errorf("step %d: %.100s", step, got)
		}
		if got := s.executed.Load(); got != c.executed {
			t.Errorf("step %d: %d executions, want %d", step, got, c.executed)
		}
	}
}

// The state is asked for only if a client or the cache needs it: over a database each time is a round trip.
func TestStateIsAskedForIfNeeded(t *testing.T) {
	asked := 0
	h := serve(t, &testSchema{}, Options{CacheBytes: 20_000, RequestBytes: 1 << 20, State: func(*graphql.OperationContext) State {
		return func(context.Context) (string, error) {
			asked++
			return "1", nil
		}
	}})
	compressed := asJSON.and(header{"Accept-Encoding": "br"})
	for _, c := range []struct {
		name, method, query string
		header              header
		want                int
	}{
		{"a POST without compression", "POST", "{name}", asJSON, 0},
		{"the same again", "POST", "{name}", asJSON, 2},
		{"the same from the cache", "POST", "{name}", asJSON, 1},
		{"a short answer to a POST", "POST", "{a:name}", compressed, 1},
		{"a long one", "POST", "{long(times:500)}", compressed, 2},
		{"the same from the cache", "POST", "{long(times:500)}", compressed, 1},
		{"the same again from the cache", "POST", "{long(times:500)}", compressed, 1},
		{"an answer to a GET, which has a tag", "GET", "{name}", compressed, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked = 0
			target, body := "/", `{"query":"`+c.query+`"}`
			if c.method == "GET" {
				target, body = "/?query="+c.query, ""
			}
			if w := send(t, h, c.method, target, body, c.header); w.Code != 200 || asked != c.want {
				t.Errorf("%d, and the state is asked for %d times, want %d", w.Code, asked, c.want)
			}
		})
	}
}

// post sends a query that accepts zstd over this transport.
func post(t *testing.T, tr *HTTP, s *testSchema, query string, traced bool) {
	t.Helper()
	h := handler.New(s)
	h.AddTransport(tr)
	if traced {
		h.Use(tracing{})
	}
	send(t, h, "POST", "/", `{"query":"`+query+`"}`, asJSON.and(header{"Accept-Encoding": "zstd"}))
}

// A response is cached only if it is complete, and all of one state.
func TestNotCached(t *testing.T) {
	for name, c := range map[string]struct {
		query  string
		during func(*revisionState)
		bytes  int64
		state  *revisionState
		traced bool
	}{
		"errors":         {query: "{partly long(times:500)}", bytes: 1 << 20, state: &revisionState{value: "1"}},
		"extensions":     {query: "{long(times:500)}", bytes: 1 << 20, state: &revisionState{value: "1"}, traced: true},
		"a change":       {query: "{long(times:500)}", bytes: 1 << 20, state: &revisionState{value: "1"}, during: func(s *revisionState) { s.change(s.value+"1", nil) }},
		"no state":       {query: "{long(times:500)}", bytes: 1 << 20, state: &revisionState{err: context.Canceled}},
		"an empty state": {query: "{long(times:500)}", bytes: 1 << 20, state: &revisionState{}},
		"a mutation":     {query: "mutation{turn}", bytes: 1 << 20, state: &revisionState{value: "1"}},
		"a small bound":  {query: "{long(times:500)}", bytes: 100, state: &revisionState{value: "1"}},
		"no bound":       {query: "{long(times:500)}", bytes: 0, state: &revisionState{value: "1"}},
		"a short body":   {query: "{name}", bytes: 1 << 20, state: &revisionState{value: "1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &testSchema{}
			if c.during != nil {
				s.during = func() { c.during(c.state) }
			}
			tr := New(Options{MaxBody: 1000, State: c.state.get, CacheBytes: c.bytes})
			for range 3 {
				post(t, tr, s, c.query, c.traced)
			}
			if _, size := tr.responses.Size(); s.executed.Load() != 3 || size > 0 {
				t.Errorf("%s: %d executions, %d bytes in the cache", name, s.executed.Load(), size)
			}
		})
	}
}

// However many responses there are, those in the cache take no more than the bound.
func TestCacheIsBounded(t *testing.T) {
	revision := &revisionState{value: "1"}
	tr := New(Options{MaxBody: 1000, State: revision.get, CacheBytes: 5000})
	s := &testSchema{}
	for i := range 100 {
		post(t, tr, s, fmt.Sprintf("{a%d:long(times:%d)}", i, 400+i), false)
		if _, size := tr.responses.Size(); size > 5000 {
			t.Fatalf("%d bytes are in the cache", size)
		}
	}
	if n, _ := tr.responses.Size(); n < 2 || n > 50 {
		t.Errorf("%d responses are in the cache", n)
	}
}
