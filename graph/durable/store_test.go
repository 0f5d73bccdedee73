package durable_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/storetest"
)

func TestStore(t *testing.T) {
	storetest.RunFew(t, func(t *testing.T) graph.Store {
		store, err := durable.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return store
	})
}
