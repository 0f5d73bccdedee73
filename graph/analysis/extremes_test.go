package analysis_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// A network of nothing, of one place, and of places without ties has answers, all of them numbers.
func TestLittleToAnalyse(t *testing.T) {
	d := seeded(t)
	for name, n := range map[string]*graph.Network{
		"nothing":         {},
		"one place":       {Nodes: []graph.Node{d.place(t, "532931")}},
		"places":          {Nodes: []graph.Node{d.place(t, "310000"), d.place(t, "310115"), d.place(t, "532931")}},
		"a tie to itself": randomNetwork(dice(1), 1, 3),
	} {
		v := viewOf(n)
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
		f, err := analysis.Flows(t.Context(), v, d.hierarchy, graph.LevelProvince)
		if err != nil || len(f.Flows) != 0 || len(f.Inner) != min(1, len(n.Ties))*len(kindsOf(n)) {
			t.Errorf("%s: flows %+v, %v", name, f, err)
		}
		change, err := analysis.Compare(t.Context(), v, v, d.hierarchy)
		if err != nil || change.Began != 0 || change.Ended != 0 || change.Stayed != counted(v) {
			t.Errorf("%s: comparison %+v, %v", name, change, err)
		}
		for _, kind := range []analysis.GapKind{analysis.HighInvestmentWithoutAgreement, analysis.DistrictWithoutTieInRegion,
			analysis.PublishedAboveRecord} {
			list, err := analysis.Gaps(t.Context(), v, d.hierarchy, nil, analysis.GapQuery{Kind: kind, Top: 3})
			if err != nil || len(list.Gaps) != 0 {
				t.Errorf("%s: gaps %+v, %v", name, list, err)
			}
		}
		x, err := analysis.Linkage(t.Context(), v, d.hierarchy, nil, analysis.LinkageQuery{Level: graph.LevelProvince})
		if err != nil || len(x.Places) != 0 {
			t.Errorf("%s: index %+v, %v", name, x, err)
		}
		hit := contacts(t, v, "532931")
		if hit.Reach != analysis.ReachNone || hit.Threshold != nil || hit.NoticeZH == "" {
			t.Errorf("%s: contacts %+v", name, hit)
		}
	}
}

func kindsOf(n *graph.Network) (kinds []graph.TieKind) {
	for _, tie := range n.Ties {
		if !slices.Contains(kinds, tie.Kind()) {
			kinds = append(kinds, tie.Kind())
		}
	}
	return kinds
}

// The first of a ranking are the first of the whole one, with whoever shares the last one's rank; ranks count the nodes
// before them, scores do not rise, and nodes of one rank are sorted by id.
func TestRankingsAreTheBeginningOfTheWhole(t *testing.T) {
	shared := 0
	for seed := range uint64(40) {
		r := dice(seed)
		nodes := 2 + r.IntN(60)
		n := randomNetwork(r, nodes, 1+r.IntN(2*nodes))
		v := viewOf(n)
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

// Ties between a node and itself and parallel ones change no path's nodes, the way back is as long as the way there, and
// less evidence makes no way shorter.
func TestPathsOverWhatChangesNothing(t *testing.T) {
	found := 0
	for seed := range uint64(300) {
		r := dice(seed)
		nodes := 4 + r.IntN(40)
		n := randomNetwork(r, nodes, r.IntN(2*nodes), graph.Official, graph.Reported, graph.Derived)
		order := r.Perm(nodes)
		there := analysis.PathQuery{From: idsAt(n, order[:2]), To: idsAt(n, order[2:3]), MaxHops: 20, Limit: 5}
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
	r, err := analysis.Paths(t.Context(), viewOf(n, evidence...), unnamed, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Paths {
		paths = append(paths, idsOf(p.Nodes))
	}
	return paths
}
