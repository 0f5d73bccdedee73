package memory

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"coopgraph/graph"
)

// termsNetwork has nodes of all kinds and of every evidence. Their terms are random texts of few characters, so that a text of
// one to three of these matches many terms in every way. Some nodes have no terms.
func termsNetwork() *graph.Network {
	random, network := rand.New(rand.NewPCG(5, 6)), &graph.Network{}
	term := func() string {
		text := make([]rune, 1+random.IntN(5))
		for i := range text {
			text[i] = []rune("ab1县区浦𠀀")[random.IntN(7)]
		}
		return string(text)
	}
	for i := range 2_000 {
		node := graph.NewNode(graph.NodeKind(1 + random.IntN(graph.NumNodeKinds)))
		node.Head().ID, node.Head().Evidence = graph.ID(fmt.Sprintf("node-%04d", i)), graph.Evidences[random.IntN(4)]
		terms := &node.NodeHead().Terms
		for range random.IntN(3) {
			terms.Names, terms.Pinyin = append(terms.Names, term()), append(terms.Pinyin, term())
		}
		for range random.IntN(2) {
			terms.Initials = append(terms.Initials, term())
		}
		network.Nodes = append(network.Nodes, node)
	}
	return network
}

// A search finds what a look at the terms of every node finds, in the order of ranks and ids, whole and in pages.
func FuzzSearch(f *testing.F) {
	snapshot := NewSnapshot(termsNetwork())
	for _, text := range []string{"", "a", "A", "县", "𠀀", "ab", "县区", "浦1", "aba", "aaaa", "县区浦", "b𠀀b", "1a1a1", "z", "az", "za", "abz", "a-b", "\xff"} {
		for _, kinds := range []graph.NodeKinds{0, graph.Places, graph.NodeKindsOf(graph.KindSource)} {
			f.Add(text, uint32(kinds), uint(3), uint(7))
		}
	}
	f.Fuzz(func(t *testing.T, text string, kinds uint32, after, limit uint) {
		if text == "" {
			return // it is no search
		}
		q := graph.Query{Text: text, Kinds: graph.NodeKinds(kinds) & graph.AllNodes, Window: graph.Window{Limit: graph.NoLimit, Total: true}}
		var want []graph.Edge[graph.Node]
		for _, n := range snapshot.network.Nodes {
			if rank := graph.Rank(n, graph.Fold(text)); rank != graph.NoRank && q.Kinds.Has(n.Kind()) {
				want = append(want, graph.Edge[graph.Node]{Node: n, At: graph.Position{Value: graph.IntValue(int64(rank)), ID: n.Head().ID}})
			}
		}
		slices.SortFunc(want, func(a, b graph.Edge[graph.Node]) int {
			return cmp.Or(a.At.Value.Compare(b.At.Value), cmp.Compare(a.At.ID, b.At.ID))
		})
		check := func(what string, want []graph.Edge[graph.Node], total int) {
			t.Helper()
			page, err := snapshot.ListNodes(t.Context(), q)
			if err != nil || !slices.Equal(page.Edges, want) || int(page.Total.Of(graph.AllEvidence)) != total {
				t.Fatalf("%s of %q: %d nodes of %d, %v; want %d of %d", what, text, len(page.Edges), page.Total.Of(graph.AllEvidence), err, len(want), total)
			}
		}
		check("all", want, len(want))
		if len(want) > 0 {
			at := int(after % uint(len(want)))
			q.Window = graph.Window{After: want[at].At, Limit: int(limit % 100)}
			check("a page", want[at+1:min(at+1+q.Window.Limit, len(want))], 0)
		}
	})
}
