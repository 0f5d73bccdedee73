package breadth_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// The memory of plans that the cache has dropped is free after the next collection of garbage.
func TestDroppedPlansAreCollected(t *testing.T) {
	const bound = 4 << 20
	p := newPair(newRoot(10), breadth.Options{PlanBytes: bound})
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // collect when heap says so
	before := heap()
	for i := range 200 {
		var fields strings.Builder
		for j := range 400 {
			fmt.Fprintf(&fields, " a%dx%d: name", i, j)
		}
		breadthtest.Data(t, p.Breadth, "{ boxes(first: 10) {"+fields.String()+" } }", nil)
	}
	held := heap() - before
	runtime.KeepAlive(p)
	t.Log(held)
	if held > 3*bound {
		t.Errorf("the plans hold %d bytes, the bound is %d", held, bound)
	}
}
