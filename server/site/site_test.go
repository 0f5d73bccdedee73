package site

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
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
// newSite is the site over a store of its own in memory, which holds the dataset, and no commit.
func newSite(t testing.TB, log *slog.Logger, change ...func(*Options)) (http.Handler, *memory.Store) {
	t.Helper()
	network, err := network()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.Of(network)
	return siteOver(t, store, log, change...), store
}

// loadedSite is a site over a store in memory into which the dataset was loaded as the program does it, so that it has a history.
func loadedSite(t testing.TB) http.Handler {
	t.Helper()
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := store.Apply(t.Context(), seed.CommitInfo, data.Changes()); err != nil {
		t.Fatal(err)
	}
	return siteOver(t, store, quiet)
}

// siteOver is the site over a store, which ends with the test.
func siteOver(t testing.TB, store *memory.Store, log *slog.Logger, change ...func(*Options)) http.Handler {
	t.Helper()
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	layers := func(*graph.Network) []string { return []string{"official", "reported", "synthetic"} }
	o := Options{Version: "test", SDL: schema.SDL, Data: export.Dataset{Licence: "a licence", Source: "a source", Layers: layers},
		CORSOrigins: []string{"*"}, Introspection: true, Suggestions: true, MaxBody: 1 << 20, DocumentLimits: guard.DefaultDocumentLimits(), MaxComplexity: 400_000, WriteTimeout: 30 * time.Second}
	for _, c := range change {
		c(&o)
	}
	es := resolve.Schema(store, store, resolve.Options{Layers: layers, Totals: data.Totals}, breadth.Options{Immutable: "Node"})
	h, err := New(o, store, es, log)
	if err != nil {
		t.Fatal(err)
	}
	return h
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
