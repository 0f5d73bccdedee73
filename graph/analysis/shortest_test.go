package analysis_test

import (
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// BenchmarkShortestPath asks for shortest paths between random counties in a network of a million ties.
func BenchmarkShortestPath(b *testing.B) { shortestPaths(b, million()) }

// BenchmarkShortestPathOfTenMillion does so with ten million ties, which take half a minute to make, and some 4 GB.
func BenchmarkShortestPathOfTenMillion(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	shortestPaths(b, millions(10))
}

func shortestPaths(b *testing.B, v *analysis.View) {
	ids := analysistest.IDs(v.Network().Nodes)
	r := analysistest.Random(3)
	ask := func() time.Duration {
		order := [2]graph.ID{ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]}
		for order[0] == order[1] {
			order[1] = ids[r.IntN(len(ids))]
		}
		start := time.Now()
		q := analysis.PathQuery{From: order[:1], To: order[1:], MaxHops: 20, Limit: 1}
		if _, err := analysis.Paths(b.Context(), v, q); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	ask() // makes what the view keeps
	var took []time.Duration
	for b.Loop() {
		took = append(took, ask())
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

// In networks that are too large for an exhaustive search, the shortest path is that of a plain search from the ends. It goes from
// the first start to the first node that is nearer, and so on; with WITHIN ties, to the first node from which the fewest of
// them are left.
func TestShortestPathAgainstPlainSearch(t *testing.T) {
	longest, none, contains := 0, 0, 0
	for seed := range uint64(600) {
		r := analysistest.Random(seed)
		nodes := 20 + r.IntN(400)
		n := analysistest.RandomNetwork(r, nodes, nodes/2+r.IntN(2*nodes))
		for i := range n.From { // a hub
			if seed%3 == 0 && r.IntN(4) == 0 {
				n.From[i] = 7
				n.Ties[i].TieHead().FromID = n.Nodes[7].Head().ID
			}
		}
		if seed%2 == 0 {
			analysistest.PutWithin(r, n, 1+r.IntN(4))
		}
		q := analysis.PathQuery{MaxHops: analysis.MaxPathHops, Limit: 1}
		if r.IntN(2) == 0 {
			q.Directed = []graph.TieKind{graph.Supports}
		}
		order := r.Perm(nodes)
		q.From, q.To = analysistest.IDsAt(n, order[:1+r.IntN(3)]), analysistest.IDsAt(n, order[3:4+r.IntN(3)])
		got, err := analysis.Paths(t.Context(), analysistest.View(n), q)
		if err != nil {
			t.Fatal(err)
		}
		var path []graph.ID
		if len(got.Paths) > 0 {
			path = analysistest.IDs(got.Paths[0].Nodes)
			contains += min(1, hopsWithin(n, q, path))
		}
		if want := plainSearch(n, q); !slices.Equal(path, want) {
			t.Fatalf("seed %d: %v, not %v", seed, path, want)
		}
		longest = max(longest, len(path)-1)
		none += 1 - len(got.Paths)
	}
	if longest < 8 || none < 20 || contains < 50 {
		t.Errorf("the longest path has %d hops, %d times there is none, %d have WITHIN ties: too little to prove anything", longest, none, contains)
	}
}

// remaining is what a node has left to the ends: hops, and among these those by WITHIN ties alone.
type remaining struct{ hops, contained int }

func plainSearch(n *graph.Network, q analysis.PathQuery) (path []graph.ID) {
	before, after := map[graph.ID][]graph.ID{}, map[graph.ID][]graph.ID{}
	cooperating := map[[2]graph.ID]bool{}
	join := func(a, b graph.ID, tie graph.Tie) {
		after[a], before[b] = append(after[a], b), append(before[b], a)
		cooperating[[2]graph.ID{a, b}] = cooperating[[2]graph.ID{a, b}] || cooperates(tie)
	}
	for _, tie := range n.Ties {
		h := tie.TieHead()
		join(h.FromID, h.ToID, tie)
		if !slices.Contains(q.Directed, tie.Kind()) {
			join(h.ToID, h.FromID, tie)
		}
	}
	left := map[graph.ID]remaining{}
	for _, id := range q.To {
		left[id] = remaining{}
	}
	over := func(from, to graph.ID) remaining {
		w := left[to]
		w.hops++
		if !cooperating[[2]graph.ID{from, to}] {
			w.contained++
		}
		return w
	}
	for found := slices.Clone(q.To); len(found) > 0; found = found[1:] {
		for _, id := range before[found[0]] { // all that are as near as found[0] have come to their least by now
			w, seen := left[id]
			if next := over(id, found[0]); !seen || w.hops == next.hops && next.contained < w.contained {
				left[id] = next
			}
			if !seen && !slices.Contains(q.From, id) {
				found = append(found, id)
			}
		}
	}
	least := remaining{hops: -1}
	for _, id := range slices.Sorted(slices.Values(q.From)) {
		if w, ok := left[id]; ok && (path == nil || w.hops < least.hops || w.hops == least.hops && w.contained < least.contained) {
			path, least = []graph.ID{id}, w
		}
	}
	for at := 0; path != nil && left[path[at]].hops > 0; at++ {
		for _, id := range slices.Sorted(slices.Values(after[path[at]])) {
			if _, ok := left[id]; ok && !slices.Contains(q.From, id) && over(path[at], id) == left[path[at]] {
				path = append(path, id)
				break
			}
		}
	}
	return path
}
