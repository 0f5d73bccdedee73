package memory

import (
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// The nodes that the index finds are those that have the text in a term, be they few or most of them, also if some have no
// term.
func TestTermIndex(t *testing.T) {
	var nodes []graph.Node
	for i := range 3_000 {
		place := &graph.County{}
		if i%5 > 0 {
			place.Terms = graph.Terms{Names: []string{strings.Repeat("a", 1+i%130)}, Pinyin: []string{[]string{"", "b", "rare", "c"}[max(0, i%1_000-996)]}}
		}
		nodes = append(nodes, place)
	}
	index := newTermIndex(nodes)
	for _, text := range []string{"a", "aa", strings.Repeat("a", 129), strings.Repeat("a", 130), "rare", "b", "none"} {
		t.Run(text, func(t *testing.T) {
			var want []int32
			for i, n := range nodes {
				for term := range n.NodeHead().Terms.All {
					if strings.Contains(term, text) {
						want = append(want, int32(i))
						break
					}
				}
			}
			if got := index.nodes(text); !slices.Equal(got, want) {
				t.Errorf("%d nodes, want %d", len(got), len(want))
			}
		})
	}
}
