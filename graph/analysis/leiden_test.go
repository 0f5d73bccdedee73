package analysis_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/pythontest"
)

// On each network the modularity is at least the medians of networkx's Louvain method and of igraph's Leiden algorithm, which
// runs until it finds nothing better, over 20 seeds; and each community is connected: in the dataset, by kinds of ties and
// by evidence, and in random networks.
func TestCommunitiesAgainstOthers(t *testing.T) {
	type network struct {
		Ties       [][2]int32 `json:"ties"`
		Resolution float64    `json:"resolution"`
		name       string
		ours       float64
	}
	var networks []*network
	add := func(name string, v *analysis.View, resolution float64) {
		c, err := analysis.FindCommunities(t.Context(), v, resolution)
		if err != nil {
			t.Fatal(err)
		}
		checkConnected(t, name, v.Network(), c)
		n := &network{Resolution: resolution, name: name, ours: c.Modularity}
		for i, from := range v.Network().From {
			n.Ties = append(n.Ties, [2]int32{from, v.Network().To[i]})
		}
		networks = append(networks, n)
	}
	d := analysistest.Load(t)
	now := graph.MayHold(0)
	for _, resolution := range []float64{0.5, 1, 2} {
		add(fmt.Sprint("cooperation at ", resolution), d.View(t, analysis.CooperationTies, now), resolution)
	}
	add("cooperation with placeholders", d.View(t, analysis.CooperationTies, now, graph.Evidences...), 1)
	add("all ties", d.View(t, graph.AllTies, now), 1)
	add("all ties with placeholders", d.View(t, graph.AllTies, now, graph.Evidences...), 1)
	add("support", d.View(t, graph.TieKindsOf(graph.Supports), now), 1)
	add("cooperation in 2020", d.View(t, analysis.CooperationTies, analysistest.EndOf(2020)), 1)
	for seed := range uint64(10) {
		r := analysistest.Random(seed)
		nodes := 100 + r.IntN(200)
		add(fmt.Sprint("random ", seed), analysistest.View(analysistest.RandomNetwork(r, nodes, 2*nodes)), 1)
	}
	in, err := json.Marshal(networks)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), pythontest.Python(t, "igraph==1.0.0", "networkx==3.6.1", "scipy==1.17.1"), "testdata/communities.py")
	run.Stdin, run.Stderr = bytes.NewReader(in), os.Stderr
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var theirs []map[string][]float64 // for each network, by library, sorted
	if err := json.Unmarshal(out, &theirs); err != nil {
		t.Fatal(err)
	}
	for i, n := range networks {
		for library, found := range theirs[i] {
			median := (found[9] + found[10]) / 2
			t.Logf("%s: %.6f; %s %.6f to %.6f, median %.6f", n.name, n.ours, library, found[0], found[19], median)
			if n.ours < median-tolerance {
				t.Errorf("%s: the modularity is %v, and the median of %s's seeds %v", n.name, n.ours, library, median)
			}
		}
	}
}

// checkConnected checks that each community is connected.
func checkConnected(t *testing.T, name string, n *graph.Network, c *analysis.Communities) {
	t.Helper()
	of := map[graph.ID]int{}
	for i, one := range c.Communities {
		for _, id := range analysistest.IDs(one.Nodes) {
			of[id] = i + 1
		}
	}
	for i, one := range c.Communities {
		if reached := within(n, of, i+1, one.Nodes[0].Head().ID); reached != len(one.Nodes) {
			t.Errorf("%s: community %d has %d nodes, of which %d are connected", name, i, len(one.Nodes), reached)
		}
	}
}
