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

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/tools/txtar"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/schema/breadth"
	"coopgraph/seed"
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
	store *countingStore
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
		identify(tb, address)
		return store
	},
}

// identify gives a Neo4j with the dataset the identity of the other store.
func identify(tb testing.TB, address string) {
	tb.Helper()
	d, err := driver.NewDriverWithContext(address, driver.NoAuth())
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = d.Close(tb.Context()) }()
	if _, err := driver.ExecuteQuery(tb.Context(), d, "MATCH (m:_Meta {id: 'store'}) SET m.identity = $identity",
		map[string]any{"identity": string(database)}, driver.EagerResultTransformer); err != nil {
		tb.Fatal(err)
	}
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
	if _, err := store.Apply(t.Context(), graph.Actor{Name: "test"}, dataset.Changes()); err != nil {
		t.Fatal(err)
	}
}

// newAPI serves a store. Its resolvers have not read anything yet.
func newAPI(t testing.TB, store graph.Store) *api {
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
	s := &countingStore{Store: store}
	h := handler.New(resolve.Schema(s, resolve.Dataset{Layers: layers, Totals: dataset.Totals}, breadth.Options{Concurrent: true}))
	h.AddTransport(transport.POST{})
	h.Use(extension.Introspection{})
	resolve.Configure(h, resolve.Limits{Depth: 15, Complexity: 200_000}, lru.New[*ast.QueryDocument](100), slog.Default())
	a := &api{httptest.NewServer(h), s}
	t.Cleanup(a.Close)
	return a
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
	res, err := http.Post(a.URL, "application/json", bytes.NewReader(body))
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

// Each case has a query, its variables, its answer and the number of calls of the store.
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
					a.ask(t, `{place(by: {name: "上海市"}) {id}}`, &struct{}{}) // the places are read once per version, and not by a case
					a.run(t, file, *update && name == "memory")
				})
			}
		})
	}
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
	answer, calls := a.send(t, parts["query.graphql"], parts["variables.json"])
	got := indented(t, answer)
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
	if want := strings.TrimSpace(parts["calls"]); strconv.FormatInt(calls, 10) != want {
		t.Errorf("%d calls of the store, want %s", calls, want)
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
