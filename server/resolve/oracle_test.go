package resolve_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

var (
	operations = flag.Int("operations", 2000, "how many random operations are compared")
	firstSeed  = flag.Uint64("seed", 1, "the seed of the first random operation; each operation has the next seed")
)

// loadStore loads the dataset into a memory store once for all tests.
var loadStore = sync.OnceValues(func() (graph.Store, error) {
	dataset, err := loadDataset()
	if err != nil {
		return nil, err
	}
	store := memory.New()
	_, err = store.Apply(context.Background(), graph.CommitInfo{Actor: "test"}, dataset.Changes())
	return store, err
})

// datasetStore returns a store with the whole dataset. Tests only read it.
func datasetStore(t testing.TB) graph.Store {
	t.Helper()
	store, err := loadStore()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// pair holds both executors over one store.
type pair struct {
	breadthtest.Pair
	schema *breadth.Schema
	times  int // how often an operation is compared; encoded fields are reused from the third execution on
}

// newPair returns both executors over a store. Ours reads a snapshot by number if the store has snapshots, and gqlgen's reads
// the store.
func newPair(store graph.Store, o breadth.Options) pair {
	dataset, _ := loadDataset() // datasetStore has checked the error
	config := func(read graph.Reader) schema.Config {
		return schema.Config{Resolvers: resolve.New(read, mirror.New(store), resolve.Options{Totals: dataset.Totals})}
	}
	o.Columns = resolve.RecordColumns()
	s := schema.Breadth(config(store), o)
	times := 1
	if o.Immutable != "" {
		times = 4
	}
	return pair{breadthtest.NewPair(schema.NewExecutableSchema(config(struct{ graph.Reader }{store})), s), s, times}
}

// pairs returns pairs over the dataset, and over two faulty stores.
func pairs(t testing.TB) []pair {
	store := datasetStore(t)
	return []pair{
		newPair(store, breadth.Options{Immutable: "Node"}),
		newPair(&faultyStore{store, "a"}, breadth.Options{Concurrent: true}),
		newPair(store, breadth.Options{Concurrent: true}),
		newPair(&faultyStore{store, "b"}, breadth.Options{}),
	}
}

// compare compares the answers of both executors, as often as the pair says.
func (p pair) compare(t *testing.T, query string, variables map[string]any) (want *graphql.Response, valid bool, err error) {
	for range p.times {
		if want, valid, err = p.Compare(resolve.WithOperation(t.Context()), query, variables); err != nil || !valid {
			break
		}
	}
	return want, valid, err
}

// newGenerator returns a generator of random operations about the records of the dataset.
func newGenerator(t testing.TB, p pair) *breadthtest.Generator {
	t.Helper()
	var cursors []string
	r, _ := breadthtest.Execute(t.Context(), p.Gqlgen, `{ districts(first: 3) { edges { cursor node { friendlyPairs(first: 2) {
		edges { cursor } } } } } places(first: 3) { edges { cursor } } ties(first: 3) { edges { cursor } } }`, nil)
	for _, part := range strings.Split(string(r.Data), `"cursor":"`)[1:] {
		cursor, _, _ := strings.Cut(part, `"`)
		cursors = append(cursors, cursor)
	}
	ids := someIDs(t)
	if len(cursors) < 10 || len(ids) < 100 {
		t.Fatalf("there are %d cursors and %d ids", len(cursors), len(ids))
	}
	return &breadthtest.Generator{
		Schema:    p.schema.Schema(),
		Preferred: []string{"node", "place"},
		Rarity: func(f *ast.FieldDefinition, argument string) int {
			switch argument {
			case "first":
				return 1 // so that answers are small
			case "last", "after", "before", "asOf", "history", "asKnownAt", "withAsKnownAt": // many of their values are errors, or exclude each other
				return 25
			}
			return 4
		},
		Scalar: func(c *breadthtest.Choices, name, scalar string) any {
			switch scalar {
			case "Boolean":
				return c.OneIn(2)
			case "Int":
				switch {
				case name != "first" && name != "last":
					return json.Number(breadthtest.Pick(c, "2020", "1", "30", "-1"))
				case c.OneIn(30):
					return json.Number(breadthtest.Pick(c, "0", "101"))
				}
				return json.Number(breadthtest.Pick(c, "2", "1", "3", "4", "5"))
			case "Float":
				return json.Number(breadthtest.Pick(c, "121.5", "31.2", "1000", "0.5"))
			case "PartialDate":
				return breadthtest.Pick(c, "2018", "2020-12-31", "2021-06", "2019", "1999-01", "2018-09")
			case "DateTime":
				return breadthtest.Pick(c, "2020-01-01T00:00:00Z", "2999-12-31T23:59:59.5+08:00", "2021-06-30")
			case "ID":
				if c.OneIn(4) {
					return breadthtest.Pick(c, "place-310000", "none")
				}
				return breadthtest.Pick(c, ids...)
			}
			switch name {
			case "after", "before":
				return breadthtest.Pick(c, append(cursors, "no cursor")...)
			case "code", "eq", "startsWith":
				return breadthtest.Pick(c, "310101", "310151", "52", "5203", "999999", "650000")
			}
			return breadthtest.Pick(c, "上海", "chongqing", "lq", "朝阳", "遵义", "县", "a\"\\\n", "")
		},
	}
}

// someIDs returns ids of records of every kind.
func someIDs(t testing.TB) (ids []string) {
	t.Helper()
	all := graph.Window{Limit: graph.NoLimit}
	nodes, err := datasetStore(t).ListNodes(t.Context(), graph.Query{Window: all})
	if err != nil {
		t.Fatal(err)
	}
	ties, err := datasetStore(t).ListTies(t.Context(), graph.Step{Ties: graph.AllTies, Window: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range nodes.Nodes() {
		if n.Kind() > graph.KindDistrict || i%20 == 0 {
			ids = append(ids, string(n.Head().ID))
		}
	}
	for i, hop := range ties.Nodes() {
		if i%20 == 0 {
			ids = append(ids, string(hop.Tie.Head().ID))
		}
	}
	return ids
}

// gqlgen's executor and ours give the same answers to random operations.
func TestOracle(t *testing.T) {
	all := pairs(t)
	g := newGenerator(t, all[0])
	var ran, invalid, failed, nothing, bytes int
	count := *operations
	if testing.Short() {
		count /= 5
	}
	for i := 0; ran < count; i++ {
		s := *firstSeed + uint64(i)
		query, variables := g.Query(breadthtest.FromSeed(s))
		want, valid, err := all[s%4].compare(t, query, variables)
		if err != nil {
			t.Fatalf("-seed %d: %v\n%s\n%v", s, err, query, variables)
		}
		if !valid {
			if invalid++; invalid > count+20 {
				t.Fatalf("too many operations are invalid; the last one because of %v\n%s", want.Errors, query)
			}
			continue
		}
		ran++
		bytes += len(want.Data)
		if len(want.Errors) > 0 {
			failed++
		}
		if string(want.Data) == "null" {
			nothing++
		}
	}
	for _, p := range all {
		if refused := p.schema.Stats().Refused; refused > 0 {
			t.Errorf("%d operations were executed by gqlgen", refused)
		}
	}
	t.Logf("seeds %d to %d: %d operations, %d of them with errors and %d without data, %d kB; %d invalid ones were left out",
		*firstSeed, *firstSeed+uint64(ran+invalid)-1, ran, failed, nothing, bytes>>10, invalid)
}

// FuzzOracle is TestOracle with operations that a fuzzer chooses. Run it with -fuzzminimizetime 10x: the coverage of gqlgen's
// goroutines varies, so minimizing would take all of the time.
func FuzzOracle(f *testing.F) {
	all := pairs(f)
	g := newGenerator(f, all[0])
	for s := range uint64(20) {
		c, decisions := breadthtest.FromSeed(s), make([]byte, 400)
		for i := range decisions {
			decisions[i] = byte(c.IntN(256))
		}
		f.Add(decisions)
	}
	f.Fuzz(func(t *testing.T, decisions []byte) {
		c := breadthtest.FromBytes(decisions)
		p := all[c.IntN(len(all))]
		query, variables := g.Query(c)
		if _, _, err := p.compare(t, query, variables); err != nil {
			t.Fatalf("%v\n%s\n%v", err, query, variables)
		}
	})
}

// Many operations at once may use a value of @include whose plan is too large.
func TestConcurrentLargePlans(t *testing.T) {
	p := newPair(datasetStore(t), breadth.Options{PlanBytes: 60_000})
	for n := range 30 {
		query := fmt.Sprintf(`query Q%d($all: Boolean!) { place(by: {code: "310000"}) { code ... on Node @include(if: $all) { %s } } }`,
			n, aliased(20, "id"))
		breadthtest.Data(t, p.Breadth, query, map[string]any{"all": false})
		var asking sync.WaitGroup
		for range 4 {
			asking.Go(func() {
				r, valid := breadthtest.Execute(t.Context(), p.Breadth, query, map[string]any{"all": true})
				if !valid || r.Data != nil || len(r.Errors) != 1 || r.Errors[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" {
					t.Errorf("%s: %.200s %v", query, r.Data, r.Errors)
				}
			})
		}
		asking.Wait()
	}
}
