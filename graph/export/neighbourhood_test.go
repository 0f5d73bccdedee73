package export

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"coopgraph/graph"
)

// Every format of networks has a network without its isolated nodes, and a neighbourhood: the same records.
func TestNetworksWithoutIsolatedNodes(t *testing.T) {
	n := dataset(t)
	var supports graph.Network
	supports.Version, supports.Nodes = n.Version, n.Nodes
	var tied, around []string // what the files must have
	for i, tie := range n.Ties {
		if tie.Kind() != graph.Supports {
			continue
		}
		supports.Ties, supports.From, supports.To = append(supports.Ties, tie), append(supports.From, n.From[i]), append(supports.To, n.To[i])
		h := tie.TieHead()
		tied = append(tied, string(h.ID), string(h.FromID), string(h.ToID))
		if h.FromID == graph.PlaceID("310115") {
			around = append(around, string(h.ID), string(h.FromID), string(h.ToID))
		}
	}
	of := meta
	of.Part, of.Tied = Network, true
	neighbourhood, err := NewNeighbourhood(t.Context(), &supports, n, meta, []graph.ID{graph.PlaceID("310115")}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file *Export
		want []string
	}{"tied": {New(&supports, n, of), tied}, "neighbourhood": {neighbourhood, around}} {
		slices.Sort(c.want)
		want := slices.Compact(c.want)
		for _, f := range Formats {
			if Check(f, Network) != nil || f == CSVW { // which has no records
				continue
			}
			t.Run(name+" "+string(f), func(t *testing.T) {
				var written bytes.Buffer
				if err := c.file.Write(&written, f, Network, Options{}); err != nil {
					t.Fatal(err)
				}
				if got := slices.Sorted(maps.Keys(parsed(t, f, written.Bytes()))); len(want) < 10 || !slices.Equal(got, want) {
					t.Errorf("%d records, want %d", len(got), len(want))
				}
			})
		}
	}
}
