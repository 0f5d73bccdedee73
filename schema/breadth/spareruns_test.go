package breadth_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// The memory of plans that the cache has dropped is free after the next collection of garbage.
func TestDroppedPlansAreCollected(t *testing.T) {
	const bound = 4 << 20
	p := newPair(newRoot(10), breadth.Options{PlanBytes: bound})
	withoutDocuments := executor.New(p.schema)
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // garbage is collected once
	before := heapInUse()
	for i := range 200 {
		var fields strings.Builder
		for j := range 400 {
			fmt.Fprintf(&fields, " a%dx%d: name", i, j)
		}
		breadthtest.Data(t, withoutDocuments, "{ boxes(first: 10) {"+fields.String()+" } }", nil)
	}
	held := heapInUse() - before
	runtime.KeepAlive(p)
	t.Log(held)
	if held > 3*bound {
		t.Errorf("the plans hold %d bytes, the bound is %d", held, bound)
	}
}
