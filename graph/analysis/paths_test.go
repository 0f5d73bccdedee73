package analysis_test

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// The paths are those of an exhaustive search, in the same order, and each is as the question says: shorter
// ones first, of equally long ones those over fewer WITHIN ties, then by id.
func TestPathsAgainstExhaustiveSearch(t *testing.T) {
	found, weighed, none := 0, 0, map[analysis.NoPath]int{}
	for seed := range uint64(2000) {
		r := analysistest.Random(seed)
		nodes := 4 + r.IntN(6)
		n := analysistest.RandomNetwork(r, nodes, nodes+r.IntN(2*nodes), graph.Official, graph.Reported, graph.Synthetic)
		if seed%3 > 0 {
			analysistest.PutWithin(r, n, 2+r.IntN(2))
		}
		v := analysistest.View(n)
		q := randomPathQuery(r, v)
		got, err := analysis.Paths(t.Context(), v, q)
		if err != nil {
			t.Fatal(err)
		}
		all := allPaths(v, q, nodes)
		near := slices.Clone(all)
		near = slices.DeleteFunc(near, func(ids []graph.ID) bool { return len(ids)-1 > q.MaxHops })
		want := near[:min(q.Limit, len(near))]
		if len(got.Paths) != len(want) {
			t.Fatalf("seed %d: %d paths, not %d", seed, len(got.Paths), len(want))
		}
		for i, p := range got.Paths {
			if !slices.Equal(analysistest.IDs(p.Nodes), want[i]) {
				t.Fatalf("seed %d: path %d is %v, not %v", seed, i, analysistest.IDs(p.Nodes), want[i])
			}
			checkPath(t, v, q, p)
		}
		for i, path := range want[:max(1, len(want))-1] {
			if next := want[i+1]; len(path) == len(next) && slices.Compare(path, next) > 0 {
				weighed++
			}
		}
		reason, distance := analysis.NoPath(""), int32(0)
		if len(all) > 0 {
			distance = int32(len(all[0]) - 1)
		}
		if len(want) == 0 {
			reason = analysis.NoRoute
			if len(all) > 0 {
				reason = analysis.TooFar
			}
			none[reason]++
		}
		if got.Reason != reason || got.Distance != distance {
			t.Errorf("seed %d: the reason is %q at %d, not %q at %d", seed, got.Reason, got.Distance, reason, distance)
		}
		found += len(want)
	}
	if found < 1000 || weighed < 80 || none[analysis.NoRoute] < 20 || none[analysis.TooFar] < 20 {
		t.Errorf("%d paths, %d in another order than their ids', and %v times none are too few to prove anything", found, weighed, none)
	}
}

// randomPathQuery is a question about one or two nodes at each side of a view.
func randomPathQuery(r *rand.Rand, v *analysis.View) analysis.PathQuery {
	nodes := v.Network().Nodes
	q := analysis.PathQuery{MaxHops: 1 + r.IntN(4), Limit: 1 + r.IntN(30)}
	if r.IntN(2) == 0 {
		q.Directed = []graph.TieKind{graph.Supports}
	}
	if r.IntN(4) == 0 {
		q.Directed = append(q.Directed, graph.Cooperates)
	}
	if r.IntN(4) == 0 {
		q.Directed = append(q.Directed, graph.Within)
	}
	order := r.Perm(len(nodes))
	for _, i := range order[:1+r.IntN(2)] {
		q.From = append(q.From, nodes[i].Head().ID)
	}
	for _, i := range order[2 : 3+r.IntN(2)] {
		q.To = append(q.To, nodes[i].Head().ID)
	}
	return q
}

// allPaths is every path between the sets, whatever its hops, by hops, then by how many of them are by
// WITHIN ties alone, then by ids.
func allPaths(v *analysis.View, q analysis.PathQuery, nodes int) (all [][]graph.ID) {
	n := v.Network()
	var walk func([]graph.ID)
	walk = func(path []graph.ID) {
		last := path[len(path)-1]
		if slices.Contains(q.To, last) {
			all = append(all, slices.Clone(path))
			return
		}
		for _, next := range analysistest.IDs(n.Nodes) {
			if slices.Contains(path, next) || slices.Contains(q.From, next) || len(path) == nodes {
				continue
			}
			if len(tiesBetween(n, q, last, next)) > 0 {
				walk(append(path, next))
			}
		}
	}
	for _, start := range q.From {
		walk([]graph.ID{start})
	}
	slices.SortFunc(all, func(a, b []graph.ID) int {
		return cmp.Or(len(a)-len(b), hopsWithin(n, q, a)-hopsWithin(n, q, b), slices.Compare(a, b))
	})
	return all
}

// hopsWithin is how many hops of a path are by WITHIN ties alone.
func hopsWithin(n *graph.Network, q analysis.PathQuery, path []graph.ID) (hops int) {
	for hop, next := range path[1:] {
		if !slices.ContainsFunc(tiesBetween(n, q, path[hop], next), cooperates) {
			hops++
		}
	}
	return hops
}

func cooperates(t graph.Tie) bool { return t.Kind() != graph.Within }

// tiesBetween is the ties that may be followed from a to b.
func tiesBetween(n *graph.Network, q analysis.PathQuery, a, b graph.ID) (ties []graph.Tie) {
	for _, tie := range n.Ties {
		h := tie.TieHead()
		back := h.FromID == b && h.ToID == a && !slices.Contains(q.Directed, tie.Kind())
		if h.FromID == a && h.ToID == b || back {
			ties = append(ties, tie)
		}
	}
	return ties
}

func checkPath(t *testing.T, v *analysis.View, q analysis.PathQuery, p *analysis.Path) {
	t.Helper()
	if len(p.Ties) != len(p.Nodes)-1 || len(p.Ties) > q.MaxHops || len(p.Parallel) != len(p.Ties) {
		t.Fatalf("a path has %d nodes and %d ties, and may have %d hops", len(p.Nodes), len(p.Ties), q.MaxHops)
	}
	weakest := graph.Evidence(0)
	for i, tie := range p.Ties {
		ties := tiesBetween(v.Network(), q, p.Nodes[i].Head().ID, p.Nodes[i+1].Head().ID)
		if !slices.Contains(ties, tie) || int(p.Parallel[i]) != len(ties)-1 {
			t.Errorf("hop %d is not by one of the %d ties that join its nodes, or leaves not %d", i, len(ties), p.Parallel[i])
		}
		for _, other := range ties {
			if cooperates(other) && !cooperates(tie) || cooperates(other) == cooperates(tie) && other.Head().Evidence < tie.Head().Evidence {
				t.Errorf("hop %d has a tie of cooperation, or one of stronger evidence", i)
			}
		}
		if !v.Uses(tie.Head().Evidence) {
			t.Errorf("hop %d is by a tie that the view leaves out", i)
		}
		weakest = max(weakest, tie.Head().Evidence)
	}
	if p.Evidence != weakest {
		t.Errorf("the evidence is %v, not %v", p.Evidence, weakest)
	}
}

func TestPathsRefuse(t *testing.T) {
	v := analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), 5, 8))
	for name, c := range map[string]struct {
		q    analysis.PathQuery
		want error
		says string
	}{
		"unknown id":   {analysis.PathQuery{From: []graph.ID{"n0000000"}, To: []graph.ID{"nowhere"}, MaxHops: 3, Limit: 1}, graph.ErrNotFound, "nowhere"},
		"no source":    {analysis.PathQuery{To: []graph.ID{"n0000000"}, MaxHops: 3, Limit: 1}, graph.ErrInvalid, "from"},
		"same node":    {analysis.PathQuery{From: []graph.ID{"n0000000"}, To: []graph.ID{"n0000000"}, MaxHops: 3, Limit: 1}, graph.ErrInvalid, "both"},
		"no hops":      {analysis.PathQuery{From: []graph.ID{"n0000000"}, To: []graph.ID{"n0000001"}, Limit: 1}, graph.ErrInvalid, "maxHops"},
		"endless hops": {analysis.PathQuery{From: []graph.ID{"n0000000"}, To: []graph.ID{"n0000001"}, MaxHops: 21, Limit: 1}, graph.ErrInvalid, "maxHops"},
		"no paths":     {analysis.PathQuery{From: []graph.ID{"n0000000"}, To: []graph.ID{"n0000001"}, MaxHops: 3}, graph.ErrInvalid, "number of paths"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := analysis.Paths(t.Context(), v, c.q)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}
