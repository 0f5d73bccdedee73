package analysis_test

import (
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// A view's ties and counts are those of the evidence, and its arcs are its ties from both ends, in order.
func TestView(t *testing.T) {
	for seed := range uint64(50) {
		r := analysistest.Random(seed)
		n := analysistest.RandomNetwork(r, 12, 60, graph.Evidences...)
		placeholder := n.Nodes[r.IntN(12)]
		placeholder.Head().Evidence = graph.Synthetic
		for _, evidence := range [][]graph.Evidence{nil, {graph.Official}, {graph.Official, graph.Synthetic}, graph.Evidences} {
			wanted := evidence
			if evidence == nil {
				wanted = []graph.Evidence{graph.Official, graph.Reported, graph.Derived}
			}
			v := analysistest.View(n, evidence...)
			var used []graph.Tie
			counts := map[bool]map[graph.Evidence]int32{true: {}, false: {}}
			for i, tie := range n.Ties {
				e := tie.Head().Evidence
				if n.Nodes[n.From[i]] == placeholder || n.Nodes[n.To[i]] == placeholder {
					e = graph.Synthetic
				}
				counts[slices.Contains(wanted, e)][e]++
				if slices.Contains(wanted, e) {
					used = append(used, tie)
				}
			}
			if !slices.Equal(v.Network().Ties, used) {
				t.Fatalf("seed %d, %v: the ties are not those of the evidence", seed, evidence)
			}
			if held := slices.Contains(v.Network().Nodes, placeholder); held != slices.Contains(wanted, graph.Synthetic) {
				t.Errorf("seed %d, %v: the placeholder is there: %t", seed, evidence, held)
			}
			want := analysis.Basis{Revision: 7, Used: countsOf(counts[true]), LeftOut: countsOf(counts[false])}
			if got := v.Basis(); !reflect.DeepEqual(got, want) {
				t.Errorf("seed %d, %v: the basis is %v, not %v", seed, evidence, got, want)
			}
			checkArcs(t, v)
		}
	}
}

// A view answers concurrent questions as it answers single ones, also while its simple graph is made.
func TestConcurrentQuestions(t *testing.T) {
	n := analysistest.RandomNetwork(analysistest.Random(5), 300, 700)
	ask := func(v *analysis.View) (answer [3]any) {
		r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: analysistest.IDsAt(n, []int{0, 1}), To: analysistest.IDsAt(n, []int{2, 3}),
			MaxHops: 20, Limit: 50})
		c, err2 := analysis.FindCommunities(t.Context(), v, 1)
		b, err3 := analysis.Rank(t.Context(), v, analysis.RankQuery{Measure: analysis.Betweenness, Limit: 300})
		if err := errors.Join(err, err2, err3); err != nil {
			t.Error(err)
		}
		return [3]any{r, c, b}
	}
	want, together := ask(analysistest.View(n)), analysistest.View(n)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := ask(together); !reflect.DeepEqual(got, want) {
				t.Error("an answer is another one where many ask")
			}
		})
	}
	all.Wait()
}

func countsOf(counts map[graph.Evidence]int32) (list []graph.EvidenceCount) {
	for _, e := range graph.Evidences {
		if counts[e] > 0 {
			list = append(list, graph.EvidenceCount{Evidence: e, Count: counts[e]})
		}
	}
	return list
}

func checkArcs(t *testing.T, v *analysis.View) {
	t.Helper()
	n := v.Network()
	for i, node := range n.Nodes {
		if at, ok := v.Index(node.Head().ID); !ok || int(at) != i {
			t.Errorf("the index of node %d is %d, %t", i, at, ok)
		}
		var out, in []analysis.Arc
		for j := range n.Nodes {
			for tie := range n.Ties {
				if int(n.From[tie]) == i && int(n.To[tie]) == j {
					out = append(out, analysis.Arc{Node: int32(j), Tie: int32(tie)})
				}
				if int(n.To[tie]) == i && int(n.From[tie]) == j {
					in = append(in, analysis.Arc{Node: int32(j), Tie: int32(tie)})
				}
			}
		}
		if !slices.Equal(v.Out(int32(i)), out) || !slices.Equal(v.In(int32(i)), in) ||
			!slices.Equal(v.Arcs(int32(i)), slices.Concat(out, in)) {
			t.Fatalf("the arcs of node %d are %v and %v, not %v and %v", i, v.Out(int32(i)), v.In(int32(i)), out, in)
		}
	}
}
