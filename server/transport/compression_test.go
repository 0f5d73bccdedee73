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

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpack decodes with the library of the coding.
func unpack(t testing.TB, name string, packed []byte) string {
	t.Helper()
	var r io.Reader
	switch name {
	case "":
		r = bytes.NewReader(packed)
	case "zstd":
		d, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		r = d
	case "br":
		r = brotli.NewReader(bytes.NewReader(packed))
	case "gzip":
		d, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		r = d
	default:
		t.Fatalf("coding %q", name)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
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
		got := ""
		if c, plain := CodingFor(http.Header{"Accept-Encoding": {accept}}); c != nil {
			got = c.Name
			if !plain {
				got += " only"
			}
		}
		if got != want {
			t.Errorf("Accept-Encoding: %s is answered by %q, want %q", accept, got, want)
		}
	}
}

// Every coding gives back what went in, from whatever pieces, also when its compressors have been used before.
func TestPack(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var all sync.WaitGroup
	for _, c := range codings {
		for size := range 12 {
			text := make([]byte, 1<<(2*size)/3)
			for i := range text {
				text[i] = "上海{}\"abc"[random.IntN(12)%len("上海{}\"abc")]
			}
			cut := random.IntN(len(text) + 1)
			all.Go(func() {
				first, second := c.pack(text[:cut], text[cut:]), c.pack(nil, text, nil)
				if unpack(t, c.Name, first) != string(text) || unpack(t, c.Name, second) != string(text) {
					t.Errorf("%s: %d bytes are not what they were", c.Name, len(text))
				}
			})
		}
	}
	all.Wait()
}

// Answers are compressed as asked, from a size on, with the length said; errors in data no less.
func TestCompressedAnswers(t *testing.T) {
	h := serve(t, &sketch{}, Options{})
	for query, long := range map[string]bool{"{name}": false, "{long(times:150)}": false, "{long(times:300)}": true, "{partly,long(times:9000)}": true} {
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
			if got := unpack(t, w.Header().Get("Content-Encoding"), w.Body.Bytes()); got != plain.Body.String() {
				t.Errorf("%s by %s: %.200s", query, name, got)
			}
		}
	}
	w := send(t, h, "GET", "/?query={name}", "", header{"Accept-Encoding": "identity;q=0, br"})
	if got := unpack(t, "br", w.Body.Bytes()); w.Header().Get("Content-Encoding") != "br" || !strings.Contains(got, "上海") {
		t.Errorf("who takes nothing plain: %v", w.Header())
	}
}

// A compressed answer is kept while the state stays, for GET and POST, within the bound; it is what was executed.
func TestKeptAnswers(t *testing.T) {
	revision := &state{told: "1"}
	s := &sketch{}
	h := serve(t, s, Options{Revision: revision.tell, CacheBytes: 20_000})
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
		return unpack(t, w.Header().Get("Content-Encoding"), w.Body.Bytes())
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
		{"POST", compressed.and(header{"Accept": string(modern)}), "", 3},
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

// askOver posts a query, compressed by zstd if that is worth it, over this transport.
func askOver(t *testing.T, tr *HTTP, s *sketch, query string, trace bool) {
	t.Helper()
	h := handler.New(s)
	h.AddTransport(tr)
	if trace {
		h.Use(traced{})
	}
	send(t, h, "POST", "/", `{"query":"`+query+`"}`, asJSON.and(header{"Accept-Encoding": "zstd"}))
}

// What is not the whole answer of one state is not kept.
func TestNotKept(t *testing.T) {
	for name, c := range map[string]struct {
		query  string
		during func(*state)
		kept   int64
		state  *state
		traced bool
	}{
		"errors":         {query: "{partly long(times:500)}", kept: 1 << 20, state: &state{told: "1"}},
		"extensions":     {query: "{long(times:500)}", kept: 1 << 20, state: &state{told: "1"}, traced: true},
		"a change":       {query: "{long(times:500)}", kept: 1 << 20, state: &state{told: "1"}, during: func(s *state) { s.change(s.told+"1", nil) }},
		"no state":       {query: "{long(times:500)}", kept: 1 << 20, state: &state{err: context.Canceled}},
		"a nameless one": {query: "{long(times:500)}", kept: 1 << 20, state: &state{}},
		"a mutation":     {query: "mutation{turn}", kept: 1 << 20, state: &state{told: "1"}},
		"a small bound":  {query: "{long(times:500)}", kept: 100, state: &state{told: "1"}},
		"no bound":       {query: "{long(times:500)}", kept: 0, state: &state{told: "1"}},
		"a short answer": {query: "{name}", kept: 1 << 20, state: &state{told: "1"}},
	} {
		s := &sketch{}
		if c.during != nil {
			s.during = func() { c.during(c.state) }
		}
		tr := New(Options{MaxBody: 1000, Revision: c.state.tell, CacheBytes: c.kept})
		for range 3 {
			askOver(t, tr, s, c.query, c.traced)
		}
		if _, bytes := tr.responses.Size(); s.executed.Load() != 3 || bytes > 0 {
			t.Errorf("%s: %d executions, %d bytes in the cache", name, s.executed.Load(), bytes)
		}
	}
}

// However many answers there are, those kept take no more than the bound.
func TestKeptWithinTheBound(t *testing.T) {
	revision := &state{told: "1"}
	tr := New(Options{MaxBody: 1000, Revision: revision.tell, CacheBytes: 5000})
	s := &sketch{}
	for i := range 100 {
		askOver(t, tr, s, fmt.Sprintf("{a%d:long(times:%d)}", i, 400+i), false)
		if _, bytes := tr.responses.Size(); bytes > 5000 {
			t.Fatalf("%d bytes are in the cache", bytes)
		}
	}
	if n, _ := tr.responses.Size(); n < 2 || n > 50 {
		t.Errorf("%d responses are in the cache", n)
	}
}
