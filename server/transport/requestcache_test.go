package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler/extension"

	"coopgraph/schema/cache"
)

// jsonDecoded is what encoding/json decodes.
func jsonDecoded(t *testing.T, text string) any {
	t.Helper()
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// randomJSON appends a random value.
func randomJSON(b []byte, random *rand.Rand, depth int) []byte {
	space := func() { b = append(b, []string{"", "", " ", "\n\t", "\r"}[random.IntN(5)]...) }
	text := func() {
		b = append(b, []string{`""`, `"a"`, `"上海"`, `"\"\\\/\b\n\u4e0a"`, `"{[,:]}"`, `"\ud83d\ude00\\"`, `"a\\\\"`}[random.IntN(7)]...)
	}
	space()
	switch kind := random.IntN(9); {
	case kind < 2 && depth > 0:
		open, end := byte('['), byte(']')
		if kind == 1 {
			open, end = '{', '}'
		}
		b = append(b, open)
		space()
		for i := range random.IntN(4) {
			if i > 0 {
				b = append(b, ',')
			}
			if space(); kind == 1 {
				text()
				space()
				b = append(b, ':')
			}
			b = randomJSON(b, random, depth-1)
		}
		b = append(b, end)
	case kind < 6:
		text()
	default:
		b = append(b, []string{"true", "false", "null", "0", "-1.50e+3", "12345678901234567890"}[random.IntN(6)]...)
	}
	space()
	return b
}

// Valid JSON is read as encoding/json reads it.
func TestJSONText(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		text := string(randomJSON(nil, random, 4))
		if got, want := (&jsonText{text: text}).decode(), jsonDecoded(t, text); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %#v, want %#v", text, got, want)
		}
		object := `{"skipped":` + text + `,"b" : 1}`
		members := jsonText{text: object, at: 1}
		var got []string
		for members.next('}') {
			got = append(got, members.name(), members.raw())
		}
		if len(got) != 4 || got[0] != "skipped" || !reflect.DeepEqual(jsonDecoded(t, got[1]), jsonDecoded(t, text)) || got[2] != "b" || got[3] != "1" {
			t.Fatalf("the members of %q are %q", object, got)
		}
	}
}

// The response to a request that comes again is kept for every client, from the second time on, and for this client alone.
func TestKnownRequests(t *testing.T) {
	revision := &revisionState{value: "1"}
	s := &testSchema{}
	h := serve(t, s, Options{State: revision.get, CacheBytes: 1 << 20, RequestBytes: 1 << 20})
	post := func(body string, headers header) func() string {
		return func() string { return send(t, h, "POST", "/", body, asJSON.and(headers)).Body.String() }
	}
	get := func(target string, headers header) func() string {
		return func() string { return send(t, h, "GET", target, "", headers).Body.String() }
	}
	const body, document = `{"query":"query A($n:Int=5){long(times:$n)} query B{name}","operationName":"A"}`, "/?query={long(times:5)}"
	for _, c := range []struct {
		name string
		ask  func() string
		part string // of the response
	}{
		{"a body", post(body, nil), "上海 上海 上海 上海 上海 "},
		{"the same as another media type", post(body, header{"Accept": string(mediaGraphQL)}), "上海 上海 "},
		{"of somebody", post(body, header{"Authorization": "Bearer a"}), "上海 "},
		{"of another", post(body, header{"Authorization": "Bearer b"}), "上海 "},
		{"with a space", post(body+" ", nil), "上海 "},
		{"with variables", post(strings.Replace(body, `"A"}`, `"A","variables":{"n":1}}`, 1), nil), `"上海 "`},
		{"another operation", post(strings.Replace(body, `"A"}`, `"B"}`, 1), nil), "<上海>"},
		{"short, of a client that takes br", post(`{"query":"{a:name}"}`, header{"Accept-Encoding": "br"}), `"a":"<上海>"`},
		{"a URL", get(document, nil), "上海 "},
		{"a text that is a body and a URL", get("/?"+strings.ReplaceAll(body, " ", "+"), nil), "the request has no query"},
		{"a URL by HEAD", func() string { return send(t, h, "HEAD", document, "", nil).Header().Get("Content-Length") }, "55"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := s.executed.Load()
			first := c.ask()
			if !strings.Contains(first, c.part) {
				t.Fatal(first)
			}
			for range 4 {
				if again := c.ask(); again != first {
					t.Errorf("first %q, then %q", first, again)
				}
			}
			most := int64(2)
			if executed := s.executed.Load() - before; executed > most {
				t.Errorf("%d executions", executed)
			}
		})
	}
	for i, state := range []string{"2", "1", "3"} {
		revision.change(state, nil)
		before := s.executed.Load()
		post(body, nil)()
		post(body, nil)()
		if executed := s.executed.Load() - before; executed != []int64{1, 0, 1}[i] {
			t.Errorf("in state %s: %d executions", state, executed)
		}
	}
}

// The response to a known request is kept only if it is complete and all of one state.
func TestKnownRequestsAreNotAllKept(t *testing.T) {
	for name, c := range map[string]struct {
		query  string
		during func(*revisionState)
		state  *revisionState
	}{
		"errors":         {query: "{partly name}", state: &revisionState{value: "1"}},
		"no data":        {query: "{nothing}", state: &revisionState{value: "1"}},
		"a change":       {query: "{name}", state: &revisionState{value: "1"}, during: func(s *revisionState) { s.change(s.value+"1", nil) }},
		"no state":       {query: "{name}", state: &revisionState{err: context.Canceled}},
		"an empty state": {query: "{name}", state: &revisionState{}},
		"a mutation":     {query: "mutation{turn}", state: &revisionState{value: "1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &testSchema{}
			if c.during != nil {
				s.during = func() { c.during(c.state) }
			}
			h := serve(t, s, Options{State: c.state.get, CacheBytes: 1 << 20, RequestBytes: 1 << 20})
			for range 4 {
				send(t, h, "POST", "/", `{"query":"`+c.query+`"}`, asJSON)
			}
			if s.executed.Load() != 4 {
				t.Errorf("%d executions", s.executed.Load())
			}
		})
	}
}

// A known request has the limits of every request: it is refused again, counted, and a persisted query is looked up.
func TestKnownRequestsAreChecked(t *testing.T) {
	allowed, s := 0, &testSchema{}
	refused := error(nil)
	documents := NewDocuments(1 << 16)
	h := serve(t, s, Options{State: (&revisionState{value: "1"}).get, CacheBytes: 1 << 20, RequestBytes: 1 << 20, Documents: documents,
		Allow: func(*http.Request) error { allowed++; return refused }}, extension.AutomaticPersistedQuery{Cache: documents})
	ask := func(body string) string { return send(t, h, "POST", "/", body, asJSON).Body.String() }
	hashed := fmt.Sprintf(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}}`, hash("{name}"))
	for range 3 {
		if w := ask(hashed); !strings.Contains(w, "PersistedQueryNotFound") {
			t.Fatal(w)
		}
	}
	ask(strings.Replace(hashed, "{", `{"query":"{name}",`, 1))
	for range 3 {
		if w := ask(hashed); !strings.Contains(w, "<上海>") {
			t.Fatal(w)
		}
	}
	for range 3 {
		if w := ask(`{"query":"{nobody}"}`); !strings.Contains(w, "nobody") {
			t.Fatal(w)
		}
	}
	refused = context.DeadlineExceeded
	if w := ask(hashed); strings.Contains(w, "上海") || allowed != 11 {
		t.Errorf("%d requests were allowed, and a refused one is answered by %s", allowed, w)
	}
}

// Requests that come once take no memory, and those that come again at most what the bound says, however they are made.
func TestRequestCacheIsBounded(t *testing.T) {
	const bound = 1 << 20
	for name, variables := range map[string]string{
		"a number": `{"n":%d}`, "many numbers": `{"n":[%d` + strings.Repeat(",1", 500) + `]}`, "objects": `{"n":[%d` + strings.Repeat(`,{"a":{}}`, 300) + `]}`,
		"a text": `{"n":"%d` + strings.Repeat("x", 4000) + `"}`, "escapes": `{"n":"%d` + strings.Repeat(`\n`, 1000) + `"}`,
		"nested": `{"n":` + strings.Repeat(`{"a":`, 200) + "%d" + strings.Repeat("}", 200) + `}`,
	} {
		t.Run(name, func(t *testing.T) {
			h := New(Options{MaxBody: 1 << 16, RequestBytes: bound})
			read := func(i int) {
				key := requestKey{text: fmt.Sprintf(`{"query":"{name}","variables":`+variables+`}`, i)}
				if _, ok := h.requests.Get(t.Context(), key); ok {
					return
				}
				q, refused := h.parse(key)
				if refused != nil {
					t.Fatal(refused.message)
				}
				h.requests.add(t.Context(), key, q)
			}
			n := 100_000
			if testing.Short() || len(variables) > 100 {
				n = 3000
			}
			for i := range n {
				read(i)
			}
			if entries, _ := h.requests.Size(); entries > 0 {
				t.Errorf("%d requests that came once are kept", entries)
			}
			before := heap()
			for i := range n {
				read(i)
				read(i)
			}
			entries, size := h.requests.Size()
			grown := heap() - before
			if size > bound || entries < 3 || grown > bound*5/4 {
				t.Errorf("%d requests are kept, with %d bytes as estimated and %d as measured", entries, size, grown)
			}
			runtime.KeepAlive(h)
		})
	}
}

// Known requests hold neither credentials nor texts that they name by a hash, which the bound does not count.
func TestKnownRequestsHoldOnlyTheirText(t *testing.T) {
	const requests, long = 50, 60_000
	for name, ask := range map[string]func(h http.Handler, i int){
		"credentials": func(h http.Handler, i int) {
			send(t, h, "POST", "/", fmt.Sprintf(`{"query":"{a%d:name}"}`, i), asJSON.and(header{"Authorization": strings.Repeat("x", long)}))
		},
		"a text by its hash": func(h http.Handler, i int) {
			text := fmt.Sprintf("{a%d:name}#", i) + strings.Repeat("x", long)
			byHash := fmt.Sprintf(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}}`, hash(text))
			send(t, h, "POST", "/", fmt.Sprintf(`{"query":%q,`, text)+byHash[1:], asJSON)
			for range 3 {
				if w := send(t, h, "POST", "/", byHash, asJSON); !strings.Contains(w.Body.String(), "<上海>") {
					t.Fatal(w.Body)
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			documents := NewDocuments(2 * long)
			h := serve(t, &testSchema{}, Options{State: (&revisionState{value: "1"}).get, CacheBytes: 1 << 20, RequestBytes: 1 << 20, Documents: documents,
				MaxBody: 1 << 20}, extension.AutomaticPersistedQuery{Cache: documents})
			before := heap()
			for i := range requests {
				for range 3 {
					ask(h, i)
				}
			}
			if grown := heap() - before; grown > requests*long/4 {
				t.Errorf("%d requests hold %d bytes", requests, grown)
			}
			runtime.KeepAlive(h)
		})
	}
}

// The look-up of a response is one hit or one miss, also if it is short and the client takes a coding. A client that takes a
// coding only gets no response without it.
func TestLookupsOfResponses(t *testing.T) {
	var responses func() cache.Stats
	h := serve(t, &testSchema{}, Options{State: (&revisionState{value: "1"}).get, CacheBytes: 1 << 20, RequestBytes: 1 << 20,
		Caches: func(name string, stats func() cache.Stats) {
			if name == "responses" {
				responses = stats
			}
		}})
	for _, query := range []string{"{name}", "{long(times:5000)}"} {
		for _, accepted := range []string{"", "br", "br, identity;q=0"} {
			t.Run(query+" "+accepted, func(t *testing.T) {
				before := responses()
				for range 5 {
					w := send(t, h, "POST", "/", `{"query":"`+query+`"}`, asJSON.and(header{"Accept-Encoding": accepted}))
					if coding := w.Header().Get("Content-Encoding"); coding == "" && strings.Contains(accepted, "identity") {
						t.Error("the response has no coding")
					}
				}
				now := responses()
				if lookups := now.Hits + now.Misses - before.Hits - before.Misses; lookups > 5 || now.Hits-before.Hits < 3 {
					t.Errorf("%d look-ups, of which %d are hits", lookups, now.Hits-before.Hits)
				}
			})
		}
	}
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	runtime.GC() // empties pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A long text is not kept, however often it comes.
func TestLongRequestsAreNotKnown(t *testing.T) {
	h := New(Options{MaxBody: 1 << 20, RequestBytes: 64 << 10})
	key := requestKey{text: `{"query":"{name}","variables":{"n":"` + string(bytes.Repeat([]byte("x"), 2000)) + `"}}`}
	for range 3 {
		q, refused := h.parse(key)
		if refused != nil {
			t.Fatal(refused.message)
		}
		if h.requests.add(t.Context(), key, q); q.known {
			t.Error("it is known")
		}
	}
}
