package analysis_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/pythontest"
)

// question is a network and a question about it, for networkx.
type question struct {
	Nodes       int        `json:"nodes"`
	Ties        [][3]int64 `json:"ties"` // from, to, weight
	Connected   bool       `json:"connected"`
	Path        [2]int     `json:"path"`
	Limit       int        `json:"limit"`
	Communities [][]int32  `json:"communities"` // our partition, whose modularity is asked for
	Resolution  float64    `json:"resolution"`

	view *analysis.View
	our  *analysis.Communities
}

// Scores, lengths of paths and modularity are networkx's, on graphs of one component and of several.
func TestNetworkx(t *testing.T) {
	python := pythontest.Python(t, "networkx==3.6.1", "scipy==1.17.1")
	var questions []*question
	for seed := range uint64(40) {
		questions = append(questions, newQuestion(t, seed))
	}
	in, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), python, "testdata/reference.py")
	run.Stdin, run.Stderr = bytes.NewReader(in), os.Stderr
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []struct {
		Scores     map[analysis.Measure][]float64
		Hops       []int
		Modularity float64
	}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	compared := map[analysis.Measure]int{}
	for i, a := range answers {
		q := questions[i]
		for measure, want := range a.Scores {
			compared[measure]++
			got := scoresOf(t, q.view, analysis.RankQuery{Measure: measure, Weight: graph.FieldCountyCount})
			for j := range want {
				if !(math.Abs(got[j]-want[j]) <= tolerance) {
					t.Errorf("network %d: %s of node %d is %v, not %v", i, measure, j, got[j], want[j])
				}
			}
		}
		if math.Abs(a.Modularity-q.our.Modularity) > tolerance {
			t.Errorf("network %d: the modularity is %v, not %v", i, q.our.Modularity, a.Modularity)
		}
		if got := hopsOf(t, q); !slices.Equal(got, a.Hops) {
			t.Errorf("network %d: the paths have %v hops, not %v", i, got, a.Hops)
		}
	}
	for _, m := range analysis.Measures {
		if compared[m] < 5 {
			t.Errorf("%s was compared on %d networks only", m, compared[m])
		}
	}
}

func newQuestion(t *testing.T, seed uint64) *question {
	t.Helper()
	r := analysistest.Random(seed)
	nodes := 5 + r.IntN(40)
	n := analysistest.RandomNetwork(r, nodes, nodes/2+r.IntN(4*nodes))
	q := &question{Nodes: nodes, Path: [2]int{0, nodes - 1}, Limit: 8, Resolution: 0.5 + r.Float64(), view: analysistest.View(n)}
	for i, tie := range n.Ties {
		weight := tie.Value(graph.FieldCountyCount).Int()
		q.Ties = append(q.Ties, [3]int64{int64(n.From[i]), int64(n.To[i]), weight})
	}
	whole, err := analysis.Neighbourhood(t.Context(), q.view, analysistest.IDs(n.Nodes[:1]), analysis.MaxPathHops, nodes)
	if err != nil {
		t.Fatal(err)
	}
	q.Connected = len(whole.Nodes) == nodes
	if q.our, err = analysis.FindCommunities(t.Context(), q.view, q.Resolution); err != nil {
		t.Fatal(err)
	}
	together, alone := nodesOf(q.view, q.our)
	for _, i := range alone {
		q.Communities = append(q.Communities, []int32{int32(i.ID())})
	}
	for _, members := range together {
		var indices []int32
		for _, i := range members {
			indices = append(indices, int32(i.ID()))
		}
		q.Communities = append(q.Communities, indices)
	}
	return q
}

func hopsOf(t *testing.T, q *question) (hops []int) {
	t.Helper()
	ids := analysistest.IDs(q.view.Network().Nodes)
	r, err := analysis.Paths(t.Context(), q.view, analysis.PathQuery{From: ids[:1], To: ids[len(ids)-1:],
		MaxHops: analysis.MaxPathHops, Limit: q.Limit})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Paths {
		hops = append(hops, len(p.Ties))
	}
	return hops
}
