package export

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/report"
	"coopgraph/seed"
)

var meta = Meta{Licence: "a licence", Source: "《规划》 & others", Layers: []string{"official", "reported"}}

// dataset is the whole of the dataset.
func dataset(tb testing.TB) *graph.Network {
	tb.Helper()
	loaded, err := seed.Load()
	if err != nil {
		tb.Fatal(err)
	}
	store := memory.New()
	defer func() { _ = store.Close() }()
	if _, err := store.Apply(context.Background(), graph.Actor{Name: "seed"}, loaded.Changes()); err != nil {
		tb.Fatal(err)
	}
	n, err := store.Network(context.Background(), graph.Scope{})
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// rollUp is the flows of the network at a level.
func rollUp(t *testing.T, n *graph.Network, level graph.PlaceLevel, evidence ...graph.Evidence) *Export {
	t.Helper()
	e, err := NewFlows(t.Context(), n, n, meta, report.FlowQuery{OriginLevel: level, DestLevel: level}, evidence)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// writeAll writes every file that there is into the folder.
func writeAll(t *testing.T, records, flows *Export, folder string, o Options) {
	t.Helper()
	for _, f := range Formats {
		for _, p := range Parts {
			if Check(f, p) != nil {
				continue
			}
			file, err := os.Create(filepath.Join(folder, string(p)+"."+string(f)))
			if err != nil {
				t.Fatal(err)
			}
			e := records
			if p == Flows {
				e = flows
			}
			if err := e.Write(file, f, p, o); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
