package durable_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		store, err := durable.Open(tempDir(t))
		if err != nil {
			t.Fatal(err)
		}
		return store
	})
}
