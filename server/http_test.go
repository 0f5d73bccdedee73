package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"coopgraph/schema"
)

// site is the whole of what is served, over the loaded dataset.
func site(t *testing.T, log io.Writer, flags ...string) http.Handler {
	t.Helper()
	c, err := configure(flags, environment())
	if err != nil {
		t.Fatal(err)
	}
	store, es, err := open(t.Context(), c.layers)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	h, err := newHandler(c, newLogger(c, log), store, es, schema.SDL())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

type header map[string]string

func request(t *testing.T, h http.Handler, method, target, body string, headers header) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// refusal reads the error of an answer: its code and message.
func refusal(t *testing.T, w *httptest.ResponseRecorder) (code, message string) {
	t.Helper()
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code, Hint string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) != 1 {
		t.Fatalf("no error in %.300q (%v)", w.Body, err)
	}
	return answer.Errors[0].Extensions.Code, answer.Errors[0].Message
}

var asJSON = header{"Content-Type": "application/json"}

func TestPaths(t *testing.T) {
	h := site(t, io.Discard)
	for _, c := range []struct {
		method, target string
		status         int
		contentType    string
		part           string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "Open the playground"},
		{"GET", "/playground", 200, "text/html; charset=utf-8", "/assets/graphiql.min.js?v="},
		{"GET", "/schema.graphql", 200, "text/plain; charset=utf-8", "type Query {"},
		{"GET", "/healthz", 200, "application/json; charset=utf-8", `{"status":"up"}`},
		{"GET", "/readyz", 200, "application/json; charset=utf-8", `"revision":1`},
		{"GET", "/assets/home.css", 200, "text/css; charset=utf-8", "body {"},
		{"GET", "/graphql?query={dataset{revision}}", 200, "application/graphql-response+json", `{"data":{"dataset":{"revision":1}}}`},
		{"GET", "/nothing/here", 404, "application/json; charset=utf-8", `there is nothing at \"/nothing/here\"`},
		{"GET", "/assets/nothing.js", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"GET", "/assets/", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"GET", "/graphql/x", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"POST", "/", 405, "application/json; charset=utf-8", "It takes GET, HEAD."},
		{"DELETE", "/healthz", 405, "application/json; charset=utf-8", "/healthz does not take DELETE"},
		{"PUT", "/graphql", 405, "application/json; charset=utf-8", "It takes GET, POST, OPTIONS."},
		{"HEAD", "/graphql", 405, "application/json; charset=utf-8", "does not take HEAD"},
	} {
		w := request(t, h, c.method, c.target, "", nil)
		if w.Code != c.status || w.Header().Get("Content-Type") != c.contentType || !strings.Contains(w.Body.String(), c.part) {
			t.Errorf("%s %s: %d %s %.300s", c.method, c.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		hard := header{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"}
		for name, want := range hard {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s: %s is %q", c.method, c.target, name, got)
			}
		}
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") && !strings.HasPrefix(policy, "default-src 'self'") ||
			strings.Contains(policy, "http") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s %s: policy %q", c.method, c.target, policy)
		}
		if c.status == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s %s: 405 without Allow", c.method, c.target)
		}
	}
}

func TestEndpointRefusals(t *testing.T) {
	h := site(t, io.Discard, "-max-body=200")
	for name, c := range map[string]struct {
		body   string
		header header
		status int
		code   string
	}{
		"garbage":         {"{", asJSON, 400, "BAD_REQUEST"},
		"two values":      {`{"query":"{__typename}"}{}`, asJSON, 400, "BAD_REQUEST"},
		"nothing":         {"", asJSON, 400, "BAD_REQUEST"},
		"a form":          {"query={__typename}", header{"Content-Type": "application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"no content type": {`{"query":"{__typename}"}`, nil, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"too long":        {`{"query":"{__typename}` + strings.Repeat(" ", 200) + `"}`, asJSON, 413, "REQUEST_ENTITY_TOO_LARGE"},
	} {
		w := request(t, h, "POST", "/graphql", c.body, c.header)
		code, message := refusal(t, w)
		if w.Code != c.status || code != c.code {
			t.Errorf("%s: %d %s %s", name, w.Code, code, message)
		}
		if len(c.body) > 30 && strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s: the answer repeats the body", name)
		}
	}
	if w := request(t, h, "POST", "/graphql", `{"query":"{__typename}"}`, asJSON); w.Code != 200 || w.Body.String() != `{"data":{"__typename":"Query"}}` {
		t.Errorf("a good one: %d %s", w.Code, w.Body)
	}
}

func TestIntrospectionCanBeTurnedOff(t *testing.T) {
	on, off := site(t, io.Discard), site(t, io.Discard, "-introspection=false")
	for query, asks := range map[string]bool{
		`{__schema{queryType{name}}}`:                                       true,
		`{x:__type(name:"Query"){name}}`:                                    true,
		`{...f}fragment+f+on+Query{...on+Query{__schema{queryType{name}}}}`: true,
		`{__typename+dataset{revision}}`:                                    false,
	} {
		if w := request(t, on, "GET", "/graphql?query="+query, "", nil); strings.Contains(w.Body.String(), `"errors"`) {
			t.Errorf("by default, %s: %s", query, w.Body)
		}
		w := request(t, off, "GET", "/graphql?query="+query, "", nil)
		if !asks && strings.Contains(w.Body.String(), `"errors"`) {
			t.Errorf("turned off, %s: %s", query, w.Body)
		} else if asks {
			if code, _ := refusal(t, w); code != "INTROSPECTION_DISABLED" {
				t.Errorf("turned off, %s: %s", query, w.Body)
			}
		}
	}
}

func TestPersistedQuery(t *testing.T) {
	h := site(t, io.Discard)
	const extension = `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}`
	if w := request(t, h, "POST", "/graphql", "{"+extension+"}", asJSON); !strings.Contains(w.Body.String(), "PersistedQueryNotFound") {
		t.Errorf("before it is known: %s", w.Body)
	}
	for _, body := range []string{`{"query":"{__typename}",` + extension + "}", "{" + extension + "}"} {
		if w := request(t, h, "POST", "/graphql", body, asJSON); w.Body.String() != `{"data":{"__typename":"Query"}}` {
			t.Errorf("%s: %s", body, w.Body)
		}
	}
}

func TestCrossOrigin(t *testing.T) {
	preflight := header{"Origin": "https://a.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
	for _, c := range []struct {
		origins, allowed string
	}{{"*", "*"}, {"https://a.example", "https://a.example"}, {"https://b.example,https://a.example", "https://a.example"}, {"https://b.example", ""}, {"", ""}} {
		h := site(t, io.Discard, "-cors-origins="+c.origins)
		for method, headers := range map[string]header{"OPTIONS": preflight, "GET": {"Origin": "https://a.example"}} {
			w := request(t, h, method, "/graphql?query={__typename}", "", headers)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed {
				t.Errorf("origins %q, %s: allowed is %q", c.origins, method, got)
			}
			if w.Header().Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("origins %q, %s: credentials are allowed", c.origins, method)
			}
		}
	}
}

func TestTextsAreCachedAndCompressed(t *testing.T) {
	h := site(t, io.Discard)
	page := request(t, h, "GET", "/playground", "", nil).Body.String()
	_, script, _ := strings.Cut(page, `src="/assets/graphiql`)
	script, _, _ = strings.Cut("/assets/graphiql"+script, `"`)
	keeping := map[string]string{"/schema.graphql": "no-cache", "/assets/graphiql.min.js": "no-cache",
		script: "public, max-age=31536000, immutable"}
	for target, kept := range keeping {
		plain := request(t, h, "GET", target, "", nil)
		packed := request(t, h, "GET", target, "", header{"Accept-Encoding": "br, gzip;q=0.8"})
		if got := packed.Header().Get("Content-Encoding"); got != "gzip" || plain.Header().Get("Content-Encoding") != "" {
			t.Fatalf("%s: encoding %q", target, got)
		}
		r, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		unpacked, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(unpacked, plain.Body.Bytes()) || len(unpacked) == 0 {
			t.Errorf("%s: compressed and plain differ (%v)", target, err)
		}
		if plain.Header().Get("ETag") == packed.Header().Get("ETag") {
			t.Errorf("%s: one tag for two encodings", target)
		}
		for _, w := range []*httptest.ResponseRecorder{plain, packed} {
			encoding := "identity"
			if w == packed {
				encoding = "gzip"
			}
			again := request(t, h, "GET", target, "", header{"Accept-Encoding": encoding, "If-None-Match": w.Header().Get("ETag")})
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("%s: %s again: %d with %d bytes", target, encoding, again.Code, again.Body.Len())
			}
			if got := w.Header().Get("Cache-Control"); got != kept {
				t.Errorf("%s: kept %q", target, got)
			}
		}
		if !strings.Contains(strings.Join(plain.Header().Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: Vary is %q", target, plain.Header().Values("Vary"))
		}
	}
	for accepted, want := range map[string]bool{"": false, "gzip": true, "GZIP": true, "br": false, "*": true, "gzip;q=0": false,
		"gzip; q=0.0, br": false, "deflate, gzip;q=1.0": true, "gzip;q=x": false, "xgzip": false} {
		if got := takesGzip(accepted); got != want {
			t.Errorf("takesGzip(%q) = %t", accepted, got)
		}
	}
}

func TestRequestLog(t *testing.T) {
	var log bytes.Buffer
	h := site(t, &log, "-log-format=json")
	last := func() (entry map[string]any) {
		t.Helper()
		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &entry); err != nil {
			t.Fatal(err)
		}
		return entry
	}
	w := request(t, h, "POST", "/graphql?x=hush", `{"query":"{ secretword: __typename }"}`, header{"Content-Type": "application/json", "X-Request-ID": "Mine-1.2_3"})
	if got := w.Header().Get("X-Request-ID"); got != "Mine-1.2_3" {
		t.Errorf("the caller's id comes back as %q", got)
	}
	entry := last()
	if entry["msg"] != "request" || entry["id"] != "Mine-1.2_3" || entry["method"] != "POST" || entry["path"] != "/graphql" ||
		entry["status"] != 200.0 || entry["bytes"] != float64(w.Body.Len()) || entry["duration"] == nil {
		t.Errorf("entry %v", entry)
	}
	if strings.Contains(log.String(), "secretword") || strings.Contains(log.String(), "hush") {
		t.Errorf("the log holds the body or the query string: %s", &log)
	}
	for _, id := range []string{"", "a b", "é", "x\ny", strings.Repeat("x", 65), `"`} {
		w := request(t, h, "GET", "/healthz", "", header{"X-Request-ID": id})
		made := w.Header().Get("X-Request-ID")
		if made == id || !saneRequestID(made) || last()["id"] != made {
			t.Errorf("id %q: %q is returned, %v logged", id, made, last()["id"])
		}
	}
}

func TestPanicIsAnswered(t *testing.T) {
	var log bytes.Buffer
	c, err := configure(nil, environment())
	if err != nil {
		t.Fatal(err)
	}
	h := logRequests(newLogger(c, &log), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/late" {
			_, _ = io.WriteString(w, "begun")
		}
		panic("the innermost secret")
	}))
	w := request(t, h, "GET", "/early", "", nil)
	if code, message := refusal(t, w); w.Code != 500 || code != "INTERNAL_SERVER_ERROR" || strings.Contains(message, "secret") {
		t.Errorf("%d %s %s", w.Code, code, message)
	}
	if !strings.Contains(log.String(), "the innermost secret") || !strings.Contains(log.String(), "status=500") ||
		!strings.Contains(log.String(), "http_test.go") {
		t.Errorf("the log has no cause, status or stack: %s", &log)
	}
	func() {
		defer func() {
			if got, _ := recover().(error); !errors.Is(got, http.ErrAbortHandler) {
				t.Errorf("an answer that has begun is not cut off: %v", got)
			}
		}()
		request(t, h, "GET", "/late", "", nil)
	}()
}

// Every example is answered without an error, and opens in the playground.
func TestExamples(t *testing.T) {
	h := site(t, io.Discard)
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		body, err := json.Marshal(map[string]string{"query": e.Query})
		if err != nil {
			t.Fatal(err)
		}
		w := request(t, h, "POST", "/graphql", string(body), asJSON)
		if w.Code != 200 || strings.Contains(w.Body.String(), `"errors"`) || len(w.Body.String()) < 100 {
			t.Errorf("%s: %d %.600s", e.Name, w.Code, w.Body)
		}
		link, err := url.Parse(e.Link())
		if err != nil || link.Query().Get("query") != e.Query {
			t.Errorf("%s: its link is %s (%v)", e.Name, e.Link(), err)
		}
	}
}

// What is logged with a request's context carries the request's id.
func TestLogger(t *testing.T) {
	var b bytes.Buffer
	log := newLogger(config{logLevel: slog.LevelWarn}, &b).With("a", 1).WithGroup("g")
	ctx := context.WithValue(t.Context(), requestIDKey{}, "r1")
	log.InfoContext(ctx, "quiet")
	log.WarnContext(ctx, "loud")
	log.Warn("alone")
	got := b.String()
	if strings.Contains(got, "quiet") || !strings.Contains(got, "msg=loud a=1 g.id=r1\n") || !strings.Contains(got, "msg=alone a=1\n") {
		t.Errorf("log: %s", got)
	}
}
