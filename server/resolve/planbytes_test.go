package resolve_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"coopgraph/graph/memory"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

// The size that a plan is taken to have in the cache is what it takes in memory, or up to twice that, whatever the
// operation selects. A # stands for a number that makes aliases differ.
func TestPlanBytes(t *testing.T) {
	sequential(t)
	store := memory.New()
	for name, text := range map[string]string{
		"leaves":                  `{places{nodes{` + strings.Repeat("a#:id ", 200) + `}}}`,
		"leaves with arguments":   `{places{nodes{` + strings.Repeat("a#:name ", 200) + `}}}`,
		"leaves of all types":     `{node(id:"x"){` + strings.Repeat("a#:id ", 200) + `}}`,
		"relations":               `{places{nodes{` + strings.Repeat("a#:ties{totalCount} ", 200) + `}}}`,
		"relations of all types":  `{ties{nodes{` + strings.Repeat("a#:from{id} ", 200) + `}}}`,
		"fragments for one type":  `{node(id:"x"){` + strings.Repeat("...on District{a#:id} ", 200) + `}}`,
		"nothing for other types": `{` + strings.Repeat(`a#:node(id:"1"){...on District{id}}`, 100) + `}`,
		"filters":                 `{` + strings.Repeat(`a#:places(filter:{or:[{code:{eq:"1"}},{code:{eq:"2"}},{code:{eq:"3"}}]}){totalCount}`, 50) + `}`,
		"lists of ids":            `{` + strings.Repeat(`a#:nodes(ids:["1","2","3","4","5","6","7","8","9","10","11","12","13","14"]){id}`, 50) + `}`,
		"the schema":              `{__schema{types{` + strings.Repeat("a#:name ", 200) + `}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			es := schema.Breadth(schema.Config{Resolvers: resolve.New(store, store, resolve.Options{})}, breadth.Options{Immutable: "Node", PlanBytes: 1 << 30})
			operations := executor.New(es) // which caches no documents
			operations.Use(extension.Introspection{})
			parts := strings.Split(text, "#")
			execute := func(n int) {
				var query strings.Builder
				for i, part := range parts {
					if i > 0 {
						fmt.Fprintf(&query, "%dx%d", n, i)
					}
					query.WriteString(part)
				}
				breadthtest.Data(t, operations, query.String(), nil)
			}
			execute(0)
			const plans = 20
			heap, bytes := heapInUse(), es.Stats().PlanBytes
			for n := range plans {
				execute(n + 1)
			}
			took, size := (heapInUse()-heap)/plans, (es.Stats().PlanBytes-bytes)/plans
			if size < took || size > 2*took {
				t.Errorf("a plan takes %d bytes, and its size is taken to be %d", took, size)
			}
			runtime.KeepAlive(operations)
		})
	}
}

// heapInUse is the memory in use after what is not in use has been collected.
func heapInUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
