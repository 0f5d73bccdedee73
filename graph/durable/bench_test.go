package durable_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"coopgraph/graph"
)

// BenchmarkApply makes commits on the disk that has the directory for temporary files.
func BenchmarkApply(b *testing.B) {
	store := open(b, b.TempDir())
	defer closeStore(b, store)
	var made atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := store.Apply(b.Context(), graph.CommitInfo{}, groupOf(fmt.Sprint("group", made.Add(1)))); err != nil {
				b.Error(err)
				return
			}
		}
	})
}
