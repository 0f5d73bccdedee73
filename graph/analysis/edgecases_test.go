package analysis_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// Networks without nodes, of one place, and of places without ties have answers, and all scores are finite.
func TestEdgeCases(t *testing.T) {
	d := analysistest.Load(t)
	for name, n := range d.EdgeCases(t) {
		t.Run(name, func(t *testing.T) {
			v := analysistest.View(n)
			for _, m := range analysis.Measures {
				r, err := analysis.Rank(t.Context(), v, analysis.RankQuery{Measure: m, Limit: 5})
				if err != nil || len(r.Nodes) != len(tiedIn(n)) || int(r.Ranked) != len(r.Nodes) {
					t.Errorf("%s, %s: %v, %v", name, m, r, err)
					continue
				}
				for _, x := range r.Nodes {
					if math.IsNaN(x.Score) || math.IsInf(x.Score, 0) || x.Rank != 1 {
						t.Errorf("%s, %s: %+v", name, m, x)
					}
				}
			}
			c, err := analysis.FindCommunities(t.Context(), v, 1)
			if err != nil || c.Modularity != 0 || len(c.Communities) != 0 || int(c.Alone) != len(n.Nodes) {
				t.Errorf("%s: communities %+v, %v", name, c, err)
			}
			if _, err := analysis.Neighbourhood(t.Context(), v, []graph.ID{"nowhere"}, 1, 1); !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%s: the neighbourhood of nowhere: %v", name, err)
			}
			if s, err := analysis.Tied(t.Context(), v); err != nil || len(s.Ties) != len(n.Ties) || s.Truncated() {
				t.Errorf("%s: what is tied: %+v, %v", name, s, err)
			}
		})
	}
}

// tiedIn is the indices of the nodes that have ties.
func tiedIn(n *graph.Network) map[int32]bool {
	tied := map[int32]bool{}
	for t, from := range n.From {
		tied[from], tied[n.To[t]] = true, true
	}
	return tied
}

// A ranking is the beginning of the whole ranking, with the nodes that share the last rank. Ranks count the nodes
// before them, scores do not rise, and nodes of one rank are sorted by id.
func TestRankingIsPrefixOfWhole(t *testing.T) {
	shared := 0
	for seed := range uint64(40) {
		r := analysistest.Random(seed)
		nodes := 2 + r.IntN(60)
		n := analysistest.RandomNetwork(r, nodes, 1+r.IntN(2*nodes))
		v := analysistest.View(n)
		nodes = len(tiedIn(n))
		for _, m := range analysis.Measures {
			whole, err := analysis.Rank(t.Context(), v, analysis.RankQuery{Measure: m, Limit: nodes})
			if err != nil || len(whole.Nodes) != nodes {
				t.Fatal(m, whole, err)
			}
			for i, x := range whole.Nodes {
				first := slices.IndexFunc(whole.Nodes, func(y analysis.Ranked) bool { return y.Rank == x.Rank })
				if int(x.Rank) != first+1 || whole.Nodes[first].Score-x.Score > 1e-9 {
					t.Fatalf("seed %d, %s: place %d has rank %d, score %v", seed, m, i, x.Rank, x.Score)
				}
				if i > first && whole.Nodes[i-1].Node.Head().ID >= x.Node.Head().ID {
					t.Fatalf("seed %d, %s: %s comes after %s", seed, m, x.Node.Head().ID, whole.Nodes[i-1].Node.Head().ID)
				}
			}
			limit := 1 + r.IntN(nodes)
			got, err := analysis.Rank(t.Context(), v, analysis.RankQuery{Measure: m, Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			want := limit
			for want < nodes && whole.Nodes[want].Rank <= int32(limit) {
				want++
			}
			if !slices.Equal(got.Nodes, whole.Nodes[:want]) {
				t.Fatalf("seed %d, %s: the first %d are %v, not %v", seed, m, limit, got.Nodes, whole.Nodes[:want])
			}
			shared += want - limit
		}
	}
	if shared < 100 {
		t.Errorf("%d nodes shared the last rank: too few to prove anything", shared)
	}
}

// Parallel ties, and ties between a node and itself, change no path; the path back is as long as the path there; and
// less evidence makes no path shorter.
func TestPathInvariants(t *testing.T) {
	found := 0
	for seed := range uint64(300) {
		r := analysistest.Random(seed)
		nodes := 4 + r.IntN(40)
		n := analysistest.RandomNetwork(r, nodes, r.IntN(2*nodes), graph.Official, graph.Reported, graph.Derived)
		order := r.Perm(nodes)
		there := analysis.PathQuery{From: analysistest.IDsAt(n, order[:2]), To: analysistest.IDsAt(n, order[2:3]), MaxHops: 20, Limit: 5}
		back := analysis.PathQuery{From: there.To, To: there.From, MaxHops: 20, Limit: 5}
		plain := pathsOf(t, n, there)
		found += len(plain)
		if less := pathsOf(t, n, there, graph.Official, graph.Reported); len(less) > 0 &&
			(len(plain) < len(less) || len(less[0]) < len(plain[0])) {
			t.Fatalf("seed %d: with less evidence there is %v, and %v with all", seed, less[0], plain)
		}
		again := pathsOf(t, n, back)
		if len(again) != len(plain) {
			t.Fatalf("seed %d: %d paths there, %d back", seed, len(plain), len(again))
		}
		for i := range plain {
			if len(again[i]) != len(plain[i]) {
				t.Fatalf("seed %d: the ways there are %v, back %v", seed, plain, again)
			}
		}
		for t := range len(n.Ties) {
			n.Ties, n.From, n.To = append(n.Ties, n.Ties[t]), append(n.From, n.To[t]), append(n.To, n.From[t])
			n.Ties, n.From, n.To = append(n.Ties, n.Ties[t]), append(n.From, n.To[t]), append(n.To, n.To[t])
		}
		if more := pathsOf(t, n, there); !slices.EqualFunc(plain, more, slices.Equal[[]graph.ID]) {
			t.Fatalf("seed %d: %v, and with ties twice and to themselves %v", seed, plain, more)
		}
	}
	if found < 300 {
		t.Errorf("%d paths are too few to prove anything", found)
	}
}

func pathsOf(t *testing.T, n *graph.Network, q analysis.PathQuery, evidence ...graph.Evidence) (paths [][]graph.ID) {
	t.Helper()
	r, err := analysis.Paths(t.Context(), analysistest.View(n, evidence...), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Paths {
		paths = append(paths, analysistest.IDs(p.Nodes))
	}
	return paths
}
