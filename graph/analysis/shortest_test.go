package analysis_test

import (
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// Shortest paths between counties at random in a network of a million ties.
func BenchmarkShortestPath(b *testing.B) { shortestPaths(b, million()) }

// The same in one of ten million, which takes half a minute to make, and some 4 GB.
func BenchmarkShortestPathOfTenMillion(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	shortestPaths(b, viewOf(randomNetwork(dice(1), 2_000_000, 10_000_000)))
}

func shortestPaths(b *testing.B, v *analysis.View) {
	ids := idsOf(v.Network().Nodes)
	r := dice(3)
	ask := func() time.Duration {
		order := [2]graph.ID{ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]}
		for order[0] == order[1] {
			order[1] = ids[r.IntN(len(ids))]
		}
		start := time.Now()
		q := analysis.PathQuery{From: order[:1], To: order[1:], MaxHops: 20, Limit: 1}
		if _, err := analysis.Paths(b.Context(), v, unnamed, q); err != nil {
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

// In networks that nobody could try all paths of, the shortest is that of a plain search from the ends, which goes from
// the first start to the first node that is nearer, and so on.
func TestShortestPathIsThatOfAPlainSearch(t *testing.T) {
	longest, none := 0, 0
	for seed := range uint64(600) {
		r := dice(seed)
		nodes := 20 + r.IntN(400)
		n := randomNetwork(r, nodes, nodes/2+r.IntN(2*nodes))
		for i := range n.From { // a hub
			if seed%3 == 0 && r.IntN(4) == 0 {
				n.From[i] = 7
				n.Ties[i].TieHead().FromID = n.Nodes[7].Head().ID
			}
		}
		q := analysis.PathQuery{MaxHops: analysis.MaxPathHops, Limit: 1}
		if r.IntN(2) == 0 {
			q.Directed = []graph.TieKind{graph.Supports}
		}
		order := r.Perm(nodes)
		q.From, q.To = idsAt(n, order[:1+r.IntN(3)]), idsAt(n, order[3:4+r.IntN(3)])
		got, err := analysis.Paths(t.Context(), viewOf(n), unnamed, q)
		if err != nil {
			t.Fatal(err)
		}
		var path []graph.ID
		if len(got.Paths) > 0 {
			path = idsOf(got.Paths[0].Nodes)
		}
		if want := plainSearch(n, q); !slices.Equal(path, want) {
			t.Fatalf("seed %d: %v, not %v", seed, path, want)
		}
		longest = max(longest, len(path)-1)
		none += 1 - len(got.Paths)
	}
	if longest < 8 || none < 20 {
		t.Errorf("the longest path has %d hops, %d times there is none: too little to prove anything", longest, none)
	}
}

func idsAt(n *graph.Network, indices []int) (ids []graph.ID) {
	for _, i := range indices {
		ids = append(ids, n.Nodes[i].Head().ID)
	}
	return ids
}

func plainSearch(n *graph.Network, q analysis.PathQuery) (path []graph.ID) {
	before, after := map[graph.ID][]graph.ID{}, map[graph.ID][]graph.ID{}
	for _, tie := range n.Ties {
		h := tie.TieHead()
		after[h.FromID], before[h.ToID] = append(after[h.FromID], h.ToID), append(before[h.ToID], h.FromID)
		if !slices.Contains(q.Directed, tie.Kind()) {
			after[h.ToID], before[h.FromID] = append(after[h.ToID], h.FromID), append(before[h.FromID], h.ToID)
		}
	}
	left := map[graph.ID]int{}
	for _, id := range q.To {
		left[id] = 0
	}
	for found := slices.Clone(q.To); len(found) > 0; found = found[1:] {
		for _, id := range before[found[0]] {
			if _, seen := left[id]; !seen {
				left[id] = left[found[0]] + 1
				if !slices.Contains(q.From, id) {
					found = append(found, id)
				}
			}
		}
	}
	nearest := func(ids []graph.ID) (next graph.ID) {
		for _, id := range ids {
			if hops, ok := left[id]; ok && (next == "" || hops < left[next] || hops == left[next] && id < next) {
				next = id
			}
		}
		return next
	}
	for at := nearest(q.From); at != ""; at = nearest(after[at]) {
		path = append(path, at)
		if left[at] == 0 {
			break
		}
	}
	return path
}
