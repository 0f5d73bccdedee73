package transport

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// The response to a GET with the tag of the response in If-None-Match is 304, without an execution, until the state changes.
func TestNotModified(t *testing.T) {
	for _, query := range []string{"{name}", "{long(times:500)}"} {
		t.Run(query, func(t *testing.T) {
			for _, coding := range []string{"", "zstd", "br", "gzip", "gzip, br"} {
				for _, method := range []string{"GET", "HEAD"} {
					revision := &revisionState{value: "1"}
					s := &testSchema{}
					h := serve(t, s, Options{State: revision.get})
					headers := header{"Accept-Encoding": coding}
					first := send(t, h, method, "/?query="+query, "", headers)
					tag := first.Header().Get("ETag")
					if len(tag) < 24 || first.Code != 200 || first.Header().Get("Cache-Control") != "no-cache" || !varies(first.Header()) {
						t.Fatalf("%s: %d %v", query, first.Code, first.Header())
					}
					for match, status := range map[string]int{tag: 304, "W/" + tag: 304, `"x", ` + tag: 304, `"x",W/` + tag + ` , "y"`: 304,
						`"x"`: 200, strings.Trim(tag, `"`): 200, "": 200} {
						before := s.executed.Load()
						w := send(t, h, method, "/?query="+query, "", headers.and(header{"If-None-Match": match}))
						if w.Code != status || (s.executed.Load() == before) != (status == 304) {
							t.Errorf("%s with %s: %d, %d executions", query, match, w.Code, s.executed.Load()-before)
						}
						if w.Header().Get("ETag") != tag || !varies(w.Header()) ||
							w.Header().Get("Cache-Control") != "no-cache" {
							t.Errorf("%s with %s: %v, want %s", query, match, w.Header(), tag)
						}
						if status == 304 && (w.Body.Len() > 0 || w.Header().Get("Content-Type") != "" || w.Header().Get("Content-Encoding") != "") {
							t.Errorf("304 with a body: %v", w.Header())
						}
					}
					revision.change("2", nil)
					if w := send(t, h, method, "/?query="+query, "", headers.and(header{"If-None-Match": tag})); w.Code != 200 || w.Header().Get("ETag") == tag {
						t.Errorf("%s after a change: %d %s", query, w.Code, w.Header().Get("ETag"))
					}
				}
			}
		})
	}
}

// If-Match and If-None-Match are evaluated as RFC 9110, 13.2.2, says: If-Match first and by strong comparison; * matches
// any response.
func TestPreconditions(t *testing.T) {
	for _, coding := range []string{"", "br"} {
		t.Run(coding, func(t *testing.T) {
			for _, query := range []string{"{name}", "{long(times:500)}"} {
				h := serve(t, &testSchema{}, Options{State: (&revisionState{value: "1"}).get, CacheBytes: 1 << 20})
				tag := send(t, h, "GET", "/?query="+query, "", header{"Accept-Encoding": coding}).Header().Get("ETag")
				for _, c := range []struct {
					match, noneMatch string
					status           int
				}{
					{"", "*", 304}, {"*", "", 200}, {"*", "*", 304}, {tag, "", 200}, {`"x", ` + tag, "", 200}, {tag, tag, 304},
					{`"x"`, "", 412}, {`"x"`, tag, 412}, {`"x"`, "*", 412}, {"W/" + tag, "", 412}, {tag, `"x"`, 200},
				} {
					for _, method := range []string{"GET", "HEAD"} {
						headers := header{"Accept-Encoding": coding}
						if c.match != "" {
							headers["If-Match"] = c.match
						}
						if c.noneMatch != "" {
							headers["If-None-Match"] = c.noneMatch
						}
						w := send(t, h, method, "/?query="+query, "", headers)
						if w.Code != c.status || c.status != 412 && w.Header().Get("ETag") != tag {
							t.Errorf("%s %s by %q with %+v: %d %v", method, query, coding, c, w.Code, w.Header())
						}
						if c.status == 412 && method == "GET" && !strings.Contains(w.Body.String(), `"PRECONDITION_FAILED"`) {
							t.Errorf("%s: %s", query, w.Body)
						}
					}
				}
			}
		})
	}
}

// Whatever makes responses differ, makes their tags differ; so does the coding.
func TestTagsDiffer(t *testing.T) {
	revision := &revisionState{value: "1"}
	h := serve(t, &testSchema{}, Options{State: revision.get})
	const query = "query A($n:Int=500){long(times:$n)} query B($n:Int=500){long(times:$n)}"
	base := url.Values{"query": {query}, "operationName": {"A"}}
	with := func(name, value string) url.Values {
		v := url.Values{"query": {query}, "operationName": {"A"}}
		v.Set(name, value)
		return v
	}
	seen := map[string]string{}
	for name, c := range map[string]struct {
		values url.Values
		header header
		state  string
	}{
		"plain":      {base, nil, "1"},
		"gzip":       {base, header{"Accept-Encoding": "gzip"}, "1"},
		"br":         {base, header{"Accept-Encoding": "br"}, "1"},
		"zstd":       {base, header{"Accept-Encoding": "zstd"}, "1"},
		"graphql":    {base, header{"Accept": string(mediaGraphQL)}, "1"},
		"somebody":   {base, header{"Authorization": "Bearer a"}, "1"},
		"another":    {base, header{"Authorization": "Bearer b"}, "1"},
		"query":      {with("query", query+" "), nil, "1"},
		"operation":  {with("operationName", "B"), nil, "1"},
		"variables":  {with("variables", `{"n":501}`), nil, "1"},
		"extensions": {with("extensions", `{"n":501}`), nil, "1"},
		"state":      {base, nil, "2"},
	} {
		revision.change(c.state, nil)
		for range 2 {
			w := send(t, h, "GET", "/?"+c.values.Encode(), "", c.header)
			tag := w.Header().Get("ETag")
			if other, known := seen[tag]; tag == "" || known && other != name {
				t.Errorf("%s has the tag of %q: %s", name, other, tag)
			}
			seen[tag] = name
		}
	}
}

// Only the response to a GET of a query has a tag, and only if it is complete and all of one state.
func TestNoTag(t *testing.T) {
	revision := &revisionState{value: "1"}
	s := &testSchema{}
	h := serve(t, s, Options{State: revision.get})
	for _, query := range []string{"{partly}", "{nothing}", "{nobody}", "{", "{refused}", "{panic}", "subscription{ticks}", "mutation{turn}"} {
		t.Run(query, func(t *testing.T) {
			w := send(t, h, "GET", "/?query="+query, "", header{"If-None-Match": `"x"`})
			if w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %d %v", query, w.Code, w.Header())
			}
		})
	}
	for name, during := range map[string]func(){
		"a change":  func() { revision.change("2", nil) },
		"a failure": func() { revision.change("", context.Canceled) },
	} {
		t.Run(name, func(t *testing.T) {
			revision.change("1", nil)
			s.during = during
			if w := send(t, h, "GET", "/?query={name}", "", nil); w.Header().Get("ETag") != "" || w.Code != 200 {
				t.Errorf("%s meanwhile: %d %v", name, w.Code, w.Header())
			}
		})
	}
	s.during = nil
	if w := send(t, h, "POST", "/", `{"query":"{name}"}`, asJSON.and(header{"If-None-Match": "*"})); w.Header().Get("ETag") != "" || w.Code != 200 {
		t.Errorf("POST: %d %v", w.Code, w.Header())
	}
	for _, o := range []Options{{}, {CacheBytes: 1000}} {
		if w := send(t, serve(t, s, o), "GET", "/?query={name}", "", header{"If-None-Match": "*"}); w.Header().Get("ETag") != "" || w.Code != 200 {
			t.Errorf("without a state: %d %v", w.Code, w.Header())
		}
	}
}

// The same over a socket, with the client of net/http.
func TestNotModifiedOverASocket(t *testing.T) {
	revision := &revisionState{value: "1"}
	server := httptest.NewServer(serve(t, &testSchema{}, Options{State: revision.get, CacheBytes: 1 << 20}))
	defer server.Close()
	ask := func(tag string) *http.Response {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"?query={long(times:500)}", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("If-None-Match", tag)
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		return res
	}
	first := ask(`"none"`)
	if again := ask(first.Header.Get("ETag")); first.StatusCode != 200 || again.StatusCode != 304 {
		t.Errorf("%d, then %d", first.StatusCode, again.StatusCode)
	}
}
