package site

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/graph/memory"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// dataset is the dataset, read once for all tests.
var dataset = sync.OnceValues(func() (*seed.Dataset, error) { return seed.Load() })

// network is the network of the dataset, made once for all tests.
var network = sync.OnceValues(func() (*graph.Network, error) {
	data, err := dataset()
	if err != nil {
		return nil, err
	}
	store := memory.New()
	if _, err := store.Apply(context.Background(), seed.CommitInfo, data.Changes()); err != nil {
		return nil, err
	}
	return store.Network(context.Background(), graph.Scope{})
})

// newSite is the site over a store of its own in memory, which holds the dataset.
func newSite(t testing.TB, log *slog.Logger, change ...func(*Options)) (http.Handler, *memory.Store) {
	t.Helper()
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	network, err := network()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.Of(network)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	layers := func(*graph.Network) []string { return []string{"official", "reported", "synthetic"} }
	o := Options{Version: "test", SDL: schema.SDL(), Data: export.Dataset{Licence: "a licence", Source: "a source", Layers: layers},
		CORSOrigins: []string{"*"}, Introspection: true, Suggestions: true, MaxBody: 1 << 20, DocumentLimits: guard.DefaultDocumentLimits(), MaxComplexity: 400_000, WriteTimeout: 30 * time.Second}
	for _, c := range change {
		c(&o)
	}
	es := resolve.Schema(store, store, resolve.Options{Layers: layers, Totals: data.Totals}, breadth.Options{Immutable: "Node"})
	h, err := New(o, store, es, log)
	if err != nil {
		t.Fatal(err)
	}
	return h, store
}

// sequential skips a test with -short, with which CI runs the race detector. The test takes long and makes its requests one
// after the other.
func sequential(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out long tests without concurrent requests")
	}
}

// quietSite is a site that logs nothing.
func quietSite(t testing.TB, change ...func(*Options)) http.Handler {
	t.Helper()
	h, _ := newSite(t, quiet, change...)
	return h
}

var quiet = slog.New(slog.DiscardHandler)

// serve is the URL of a server of h, which ends with the test.
func serve(t testing.TB, h http.Handler) string {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
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

// refusal is the code and the message of the one error of a response.
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
	h := quietSite(t)
	for _, c := range []struct {
		method, target string
		status         int
		contentType    string
		part           string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", `src="/assets/main.js"`},
		{"GET", "/place/532931", 200, "text/html; charset=utf-8", `src="/assets/main.js"`},
		{"GET", "/about?lang=zh", 200, "text/html; charset=utf-8", `src="/assets/main.js"`},
		{"GET", "/place", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"GET", "/assets/main.js", 200, "text/javascript; charset=utf-8", "import"},
		{"GET", "/playground", 200, "text/html; charset=utf-8", "/assets/graphiql.min.js?v="},
		{"GET", "/schema.graphql", 200, "text/plain; charset=utf-8", "type Query {"},
		{"GET", "/healthz", 200, "application/json; charset=utf-8", `{"status":"up"}`},
		{"GET", "/readyz", 200, "application/json; charset=utf-8", `"revision":1`},
		{"GET", "/assets/docs.css", 200, "text/css; charset=utf-8", "body {"},
		{"GET", "/docs", 200, "text/html; charset=utf-8", `<html lang="en">`},
		{"GET", "/docs", 200, "text/html; charset=utf-8", "Open the playground"},
		{"GET", "/docs/zh", 200, "text/html; charset=utf-8", "打开查询页面"},
		{"GET", "/docs/zh/api", 200, "text/html; charset=utf-8", `<h2 id="错误">错误</h2>`},
		{"GET", "/docs/api.md", 301, "text/html; charset=utf-8", `href="/docs/api"`},
		{"GET", "/docs/zh/README.md", 301, "text/html; charset=utf-8", `href="/docs/zh"`},
		{"GET", "/docs/pictures/map.en.png", 200, "image/png", "PNG"},
		{"GET", "/docs/pictures/nothing.png", 404, "application/json; charset=utf-8", "The documents are listed at /docs."},
		{"GET", "/docs/nothing", 404, "application/json; charset=utf-8", "The documents are listed at /docs."},
		{"GET", "/export", 404, "application/json; charset=utf-8", "nodes.csv, nodes.csv-metadata.json, nodes.geojson"},
		{"GET", "/export/", 404, "application/json; charset=utf-8", "flows.geojson, flows.parquet, compare."},
		{"GET", "/export/nodes.csv/x", 404, "application/json; charset=utf-8", "nodes.csv, "},
		{"GET", "/graphql?query={dataset{revision}}", 200, "application/json; charset=utf-8", `{"data":{"dataset":{"revision":1}}}`},
		{"GET", "/nothing/here", 404, "application/json; charset=utf-8", `there is nothing at \"/nothing/here\"`},
		{"GET", "/assets/nothing.js", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"GET", "/assets/", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"GET", "/graphql/x", 404, "application/json; charset=utf-8", "there is nothing at"},
		{"POST", "/", 405, "application/json; charset=utf-8", "It takes GET, HEAD."},
		{"DELETE", "/healthz", 405, "application/json; charset=utf-8", "/healthz does not take DELETE"},
		{"PUT", "/graphql", 405, "application/json; charset=utf-8", "Use GET, HEAD, POST, OPTIONS."},
		{"HEAD", "/graphql?query={__typename}", 200, "application/json; charset=utf-8", ""},
		{"HEAD", "/graphql", 400, "application/json; charset=utf-8", ""},
	} {
		t.Run(c.method+" "+c.target, func(t *testing.T) {
			w := request(t, h, c.method, c.target, "", nil)
			if w.Code != c.status || w.Header().Get("Content-Type") != c.contentType || !strings.Contains(w.Body.String(), c.part) {
				t.Errorf("%d %s %.300s", w.Code, w.Header().Get("Content-Type"), w.Body)
			}
			checkSecurityHeaders(t, w.Header())
			if c.status == 405 && w.Header().Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

// checkSecurityHeaders checks the headers that every response has.
func checkSecurityHeaders(t *testing.T, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
		if got := h.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	policy := h.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'") && !strings.HasPrefix(policy, "default-src 'self'") ||
		strings.Contains(policy, "http") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("the content policy is %q", policy)
	}
}

func TestEndpointRefusals(t *testing.T) {
	h := quietSite(t, func(o *Options) { o.MaxBody = 200 })
	for name, c := range map[string]struct {
		body   string
		header header
		status int
		code   string
	}{
		"garbage":         {"{", asJSON, 400, "INVALID_ARGUMENT"},
		"two values":      {`{"query":"{__typename}"}{}`, asJSON, 400, "INVALID_ARGUMENT"},
		"nothing":         {"", asJSON, 400, "INVALID_ARGUMENT"},
		"a form":          {"query={__typename}", header{"Content-Type": "application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"no content type": {`{"query":"{__typename}"}`, nil, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"too long":        {`{"query":"{__typename}` + strings.Repeat(" ", 200) + `"}`, asJSON, 413, "REQUEST_ENTITY_TOO_LARGE"},
	} {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, "POST", "/graphql", c.body, c.header)
			code, message := refusal(t, w)
			if w.Code != c.status || code != c.code {
				t.Errorf("%d %s %s", w.Code, code, message)
			}
			if len(c.body) > 30 && strings.Contains(w.Body.String(), c.body) {
				t.Error("the answer repeats the body")
			}
		})
	}
	if w := request(t, h, "POST", "/graphql", `{"query":"{__typename}"}`, asJSON); w.Code != 200 || w.Body.String() != `{"data":{"__typename":"Query"}}` {
		t.Errorf("a good one: %d %s", w.Code, w.Body)
	}
}

func TestIntrospectionCanBeTurnedOff(t *testing.T) {
	on, off := quietSite(t), quietSite(t, func(o *Options) { o.Introspection = false })
	for query, asks := range map[string]bool{
		`{__schema{queryType{name}}}`:                                       true,
		`{x:__type(name:"Query"){name}}`:                                    true,
		`{...f}fragment+f+on+Query{...on+Query{__schema{queryType{name}}}}`: true,
		`{__typename+dataset{revision}}`:                                    false,
	} {
		t.Run(query, func(t *testing.T) {
			if w := request(t, on, "GET", "/graphql?query="+query, "", nil); strings.Contains(w.Body.String(), `"errors"`) {
				t.Errorf("by default: %s", w.Body)
			}
			w := request(t, off, "GET", "/graphql?query="+query, "", nil)
			if !asks && strings.Contains(w.Body.String(), `"errors"`) {
				t.Errorf("turned off: %s", w.Body)
			} else if asks {
				if code, _ := refusal(t, w); code != "INTROSPECTION_DISABLED" {
					t.Errorf("turned off: %s", w.Body)
				}
			}
		})
	}
}

// With TrustedOnly the examples are answered, by text, by hash and by documentId, and nothing else is.
func TestTrustedOnly(t *testing.T) {
	h := quietSite(t, func(o *Options) { o.TrustedOnly = true })
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	id := transport.DocumentID(all[0].Query)
	text, err := json.Marshal(all[0].Query)
	if err != nil {
		t.Fatal(err)
	}
	pasted, err := json.Marshal(strings.ReplaceAll(all[0].Query, "\n", "\r\n") + "\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{`{"query":` + string(text) + `}`, `{"query":` + string(pasted) + `}`, `{"documentId":"` + id + `"}`,
		`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.TrimPrefix(id, "sha256:") + `"}}}`} {
		if w := request(t, h, "POST", "/graphql", body, asJSON); w.Code != 200 || !strings.HasPrefix(w.Body.String(), `{"data":`) {
			t.Errorf("%.60s: %d %.200s", body, w.Code, w.Body)
		}
	}
	if code, message := refusal(t, request(t, h, "POST", "/graphql", `{"query":"{__typename}"}`, asJSON)); code != "PERSISTED_DOCUMENT_REQUIRED" {
		t.Errorf("another one: %s %s", code, message)
	}
}

// An error of a document has a hint.
func TestDocumentErrorsHaveHints(t *testing.T) {
	h := quietSite(t)
	for query, want := range map[string]struct{ message, hint string }{
		`{friendlyPairs{nodes{isPlaceholder}}}`: {`Cannot query field "isPlaceholder" on type "FriendlyPair".`, "The fields of FriendlyPair are id, "},
		`{district(by:{code:"310101"}){name}}`:  {`Cannot query field "district" on type "Query". Did you mean "districts"`, ""},
		`{places{name}}`:                        {`Did you mean "nodes { name }"?`, "ask for nodes { name }"},
		`mutation{add}`:                         {`Schema does not support operation type "mutation"`, "send a query"},
		`subscription{added}`:                   {`Schema does not support operation type "subscription"`, "send a query"},
		`{places{`:                              {`Expected Name, found <EOF>`, "a brace"},
	} {
		t.Run(query, func(t *testing.T) {
			var response struct {
				Errors []struct {
					Message    string
					Extensions struct{ Hint string }
				}
			}
			w := request(t, h, "POST", "/graphql", body(t, parameters{"query": query}), asJSON)
			if err := json.Unmarshal(w.Body.Bytes(), &response); err != nil || len(response.Errors) == 0 {
				t.Fatalf("%s %v", w.Body, err)
			}
			if e := response.Errors[0]; !strings.Contains(e.Message, want.message) || !strings.Contains(e.Extensions.Hint, want.hint) {
				t.Errorf("%+v", e)
			}
		})
	}
}

func TestPersistedQuery(t *testing.T) {
	h := quietSite(t)
	const extension = `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}`
	if w := request(t, h, "POST", "/graphql", "{"+extension+"}", asJSON); !strings.Contains(w.Body.String(), `"message":"PersistedQueryNotFound"`) ||
		!strings.Contains(w.Body.String(), "Send the query together with its hash") {
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
	const a, b = "https://a.example", "https://b.example"
	for _, c := range []struct {
		origins []string
		allowed string
	}{{[]string{"*"}, "*"}, {[]string{a}, a}, {[]string{b, a}, a}, {[]string{b}, ""}, {nil, ""}} {
		h := quietSite(t, func(o *Options) { o.CORSOrigins = c.origins })
		for method, headers := range map[string]header{"OPTIONS": preflight, "GET": {"Origin": "https://a.example"}} {
			t.Run(fmt.Sprint(c.origins, " ", method), func(t *testing.T) {
				w := request(t, h, method, "/graphql?query={__typename}", "", headers)
				if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed {
					t.Errorf("allowed is %q", got)
				}
				if w.Header().Get("Access-Control-Allow-Credentials") != "" {
					t.Error("credentials are allowed")
				}
			})
		}
	}
}

// A page of an allowed origin may send any header: the preflight request allows those that it names.
func TestCrossOriginHeaders(t *testing.T) {
	for _, origins := range []string{"*", "https://a.example"} {
		h := quietSite(t, func(o *Options) { o.CORSOrigins = []string{origins} })
		for _, asked := range []string{"authorization", "apollo-require-preflight,content-type", "traceparent,tracestate", "content-type", "if-match,x-request-id"} {
			t.Run(origins+" "+asked, func(t *testing.T) {
				w := request(t, h, "OPTIONS", "/graphql", "", header{"Origin": "https://a.example",
					"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": asked})
				if got := w.Header().Get("Access-Control-Allow-Headers"); w.Code != 204 || got != asked {
					t.Errorf("%d, allowed are %q", w.Code, got)
				}
			})
		}
	}
}

// Every example is answered without an error, and opens in the playground.
func TestExamples(t *testing.T) {
	h := quietSite(t)
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		t.Run(e.Name, func(t *testing.T) {
			body, err := json.Marshal(map[string]string{"query": e.Query})
			if err != nil {
				t.Fatal(err)
			}
			w := request(t, h, "POST", "/graphql", string(body), asJSON)
			if w.Code != 200 || strings.Contains(w.Body.String(), `"errors"`) || len(w.Body.String()) < 100 {
				t.Errorf("%d %.600s", w.Code, w.Body)
			}
			link, err := url.Parse(e.Link())
			if err != nil || link.Query().Get("query") != e.Query {
				t.Errorf("the link is %s (%v)", e.Link(), err)
			}
		})
	}
}
