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
	if _, err := store.Apply(context.Background(), graph.CommitInfo{Actor: "seed"}, loaded.Changes()); err != nil {
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

// compared is the comparison of two years of the network, without the kinds of ties that a comparison leaves out.
func compared(t *testing.T, n *graph.Network, from, to int, evidence ...graph.Evidence) *Export {
	t.Helper()
	part := &graph.Network{Version: n.Version, Nodes: n.Nodes}
	for i, tie := range n.Ties {
		if report.ComparedTies.Has(tie.Kind()) {
			part.Ties, part.From, part.To = append(part.Ties, tie), append(part.From, n.From[i]), append(part.To, n.To[i])
		}
	}
	e, err := NewComparison(t.Context(), part, part, n, meta, graph.NewDate(from, 12, 31), graph.NewDate(to, 12, 31), evidence)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// exportsOf is what each part of the network is written from: its records, flows between places of a level, and the comparison
// of two years.
func exportsOf(t *testing.T, n *graph.Network, level graph.PlaceLevel) map[Part]*Export {
	t.Helper()
	records := New(n, n, meta)
	return map[Part]*Export{Nodes: records, Ties: records, Network: records, Flows: rollUp(t, n, level), Compare: compared(t, n, 2018, 2021)}
}

// writeAll writes every file that there is into the folder.
func writeAll(t *testing.T, exports map[Part]*Export, folder string, o Options) {
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
			if err := exports[p].Write(file, f, p, o); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
