package durable_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/storetest"
)

// The suite asks little of what a store in memory answers, which passes it as a whole.
func TestStore(t *testing.T) {
	storetest.RunFew(t, func(t *testing.T) graph.Store {
		store, err := durable.Open(tempDir(t))
		if err != nil {
			t.Fatal(err)
		}
		return store
	})
}
