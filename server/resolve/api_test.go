package resolve_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/tools/txtar"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/schema/breadth"
	"coopgraph/schema/coerce"
	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
)

var update = flag.Bool("update", false, "write the answers of the API over the memory store into the cases")

// countingStore counts the calls of a store.
type countingStore struct {
	graph.Store
	calls atomic.Int64
}

func (s *countingStore) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	s.calls.Add(1)
	return s.Store.Nodes(ctx, ids)
}

func (s *countingStore) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	s.calls.Add(1)
	return s.Store.Ties(ctx, ids)
}

func (s *countingStore) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	s.calls.Add(1)
	return s.Store.ListNodes(ctx, q)
}

func (s *countingStore) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	s.calls.Add(1)
	return s.Store.ListTies(ctx, step)
}

func (s *countingStore) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	s.calls.Add(1)
	return s.Store.Expand(ctx, from, step)
}

func (s *countingStore) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	s.calls.Add(1)
	return s.Store.Network(ctx, scope)
}

func (s *countingStore) Version(ctx context.Context) (graph.Version, error) {
	s.calls.Add(1)
	return s.Store.Version(ctx)
}

// api is the API over one store, behind a real HTTP server.
type api struct {
	*httptest.Server
	store    *countingStore
	mirrored bool // whether everything is read from a mirror of the store
	header   http.Header

	times, names *strings.Replacer // put the times of commits for their names, and the other way round; nil if cases have none
}

// database is the identity of both stores, so that their cursors are equal.
const database graph.Identity = "c0095a9b-0000-4000-8000-000000000000"

// stores opens the stores on which every case runs, with the dataset.
var stores = map[string]func(testing.TB) graph.Store{
	"memory": func(tb testing.TB) graph.Store {
		store := memory.Of(&graph.Network{Version: graph.Version{Database: database}})
		fill(tb, store)
		return store
	},
	"neo4j": func(tb testing.TB) graph.Store {
		address := neo4jtest.Address(tb)
		store, err := neo4j.Open(tb.Context(), neo4j.Config{Address: address})
		if err != nil {
			tb.Fatal(err)
		}
		fill(tb, store)
		neo4jtest.Query(tb, address, fmt.Sprintf("MATCH (m:_Meta {id: 'store'}) SET m.identity = '%s'", database))
		return store
	},
}

// loadDataset reads the dataset once for all tests.
var loadDataset = sync.OnceValues(func() (*seed.Dataset, error) { return seed.Load() })

// fill fills a store with the dataset.
func fill(t testing.TB, store graph.Store) {
	t.Helper()
	dataset, err := loadDataset()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, dataset.Changes()); err != nil {
		t.Fatal(err)
	}
}

// sequential skips a test with -short, with which CI runs the race detector. The test sends its requests one after the
// other, and so do the cases, which the race detector sees.
func sequential(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out tests without concurrent requests")
	}
}

// newAPI serves a store: lists and traversals are read from it, and what needs the whole network from a mirror. The
// resolvers have not read anything yet.
func newAPI(t testing.TB, store graph.Store) *api {
	t.Helper()
	s := &countingStore{Store: store}
	return serve(t, &api{store: s}, s, mirror.New(s), breadth.Options{Concurrent: true})
}

// newMirrorAPI serves a mirror of a store, from which everything is read.
func newMirrorAPI(t testing.TB, store graph.Store) *api {
	t.Helper()
	s := &countingStore{Store: store}
	m := mirror.New(s)
	return serve(t, &api{store: s, mirrored: true}, m, m, breadth.Options{Immutable: "Node"})
}

// serve starts the server of an API over a store and snapshots of it.
func serve(t testing.TB, a *api, store graph.Reader, snapshots resolve.Snapshots, o breadth.Options) *api {
	t.Helper()
	dataset, err := loadDataset()
	if err != nil {
		t.Fatal(err)
	}
	layers := func(n *graph.Network) (names []string) {
		for _, l := range seed.LayersOf(n) {
			names = append(names, string(l))
		}
		return names
	}
	h := handler.New(resolve.Schema(store, snapshots, resolve.Options{Layers: layers, Totals: dataset.Totals, MayWrite: mayWrite}, o))
	h.AddTransport(transport.POST{})
	h.Use(extension.Introspection{})
	resolve.Configure(h, coerce.Extension{Documents: lru.New[*ast.QueryDocument](100), Check: guard.DefaultDocumentLimits().Check, Options: coerce.Options{Suggestions: true}}, slog.Default())
	h.Use(guard.NewCostLimit(400_000, snapshots.Newest))
	a.Server = httptest.NewServer(h)
	t.Cleanup(a.Close)
	return a
}

// mayWrite reports whether a request has a token.
func mayWrite(ctx context.Context) bool {
	return graphql.GetOperationContext(ctx).Headers.Get("Authorization") != ""
}

// send posts an operation, and returns the answer and the number of calls of the store.
func (a *api) send(t testing.TB, query, variables string) (answer []byte, calls int64) {
	t.Helper()
	if variables == "" {
		variables = "{}"
	}
	body, err := json.Marshal(map[string]any{"query": query, "variables": json.RawMessage(variables)})
	if err != nil {
		t.Fatal(err)
	}
	before := a.store.calls.Load()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if a.header != nil {
		request.Header = a.header.Clone()
	}
	request.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	answer, err = io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, a.store.calls.Load() - before
}

// ask sends an operation and decodes the data of its answer. An error in the answer ends the test.
func (a *api) ask(t testing.TB, query string, data any) {
	t.Helper()
	answer, _ := a.send(t, query, "")
	var envelope struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(answer, &envelope); err != nil || len(envelope.Errors) > 0 {
		t.Fatalf("%s\n%.2000s", query, answer)
	}
	if err := json.Unmarshal(envelope.Data, data); err != nil {
		t.Fatal(err)
	}
}

// Each case has a query, its variables, its answer and the number of calls of the store, which answers with records. A mirror
// of the store gives the same answers by number, with one call for the version.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			for _, file := range files {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
					a := newAPI(t, store)
					a.readNetwork(t)
					a.run(t, file, *update && name == "memory")
				})
			}
			t.Run("mirror", func(t *testing.T) {
				a := newMirrorAPI(t, store)
				a.readNetwork(t)
				for _, file := range files {
					t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { a.run(t, file, false) })
				}
			})
			t.Run("history", func(t *testing.T) { runHistory(t, store, *update && name == "memory") })
		})
	}
}

// readNetwork makes the mirror read the network, once for a version, so that no case does it.
func (a *api) readNetwork(t *testing.T) {
	t.Helper()
	a.ask(t, `{place(by: {name: "上海市"}) {id}}`, &struct{}{})
}

// run sends the query of a case, and compares the answer with that of the case, or writes it into the case.
func (a *api) run(t *testing.T, file string, write bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
	}
	variables := parts["variables.json"]
	if a.times != nil {
		variables = a.times.Replace(variables)
	}
	answer, calls := a.send(t, parts["query.graphql"], variables)
	got := indented(t, answer)
	if a.names != nil {
		got = a.names.Replace(got)
	}
	if write {
		archive.Files = archive.Files[:1]
		if v, ok := parts["variables.json"]; ok {
			archive.Files = append(archive.Files, txtar.File{Name: "variables.json", Data: []byte(v)})
		}
		archive.Files = append(archive.Files, txtar.File{Name: "response.json", Data: []byte(got)},
			txtar.File{Name: "calls", Data: fmt.Appendln(nil, calls)})
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != parts["response.json"] {
		t.Errorf("the answer is\n%s\nwant\n%s", got, parts["response.json"])
	}
	want, err := strconv.ParseInt(strings.TrimSpace(parts["calls"]), 10, 64)
	if a.mirrored {
		want = min(want, 1) // for the version
	}
	if a.mirrored && a.times != nil {
		return // it depends on what was asked before
	}
	if calls != want || err != nil {
		t.Errorf("%d calls of the store, want %d (%v)", calls, want, err)
	}
}

// indented returns an answer as cases hold it: indented by two spaces, with numbers as they were sent.
func indented(t *testing.T, answer []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, answer, "", "  "); err != nil {
		t.Fatalf("%v in %.500s", err, answer)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
