package analysis_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/network"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/pythontest"
)

// knownDataset is a view of the dataset without placeholders; with -short, without WITHIN ties too.
func knownDataset(b *testing.B) *analysis.View {
	kinds := graph.AllTies
	if testing.Short() {
		kinds = analysis.CooperationTies
	}
	return analysistest.Load(b).View(b, kinds, nil)
}

// BenchmarkBetweennessAndGonum compares the betweenness of the dataset with gonum's, which takes seconds.
func BenchmarkBetweennessAndGonum(b *testing.B) {
	v := knownDataset(b)
	g := unweighted{undirected(v)}
	compareTimes(b, v, "times-gonum", func() time.Duration {
		start := time.Now()
		network.Betweenness(g)
		return time.Since(start)
	})
}

// BenchmarkBetweennessAndNetworkx compares it with networkx, which measures itself without its start.
func BenchmarkBetweennessAndNetworkx(b *testing.B) {
	v := knownDataset(b)
	python := pythontest.Python(b, "networkx==3.6.1", "scipy==1.17.1")
	in := tiesAsJSON(b, v)
	compareTimes(b, v, "times-networkx", func() time.Duration {
		run := exec.CommandContext(b.Context(), python, "testdata/betweenness.py")
		run.Stdin, run.Stderr = bytes.NewReader(in), os.Stderr
		out, err := run.Output()
		if err != nil {
			b.Fatal(err)
		}
		seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		return time.Duration(seconds * float64(time.Second))
	})
}

// tiesAsJSON is a network as the scripts in testdata read it.
func tiesAsJSON(b *testing.B, v *analysis.View) []byte {
	n := v.Network()
	input := struct {
		Nodes int        `json:"nodes"`
		Ties  [][2]int32 `json:"ties"`
	}{Nodes: len(n.Nodes)}
	for i, from := range n.From {
		input.Ties = append(input.Ties, [2]int32{from, n.To[i]})
	}
	text, err := json.Marshal(input)
	if err != nil {
		b.Fatal(err)
	}
	return text
}

// compareTimes measures ours and theirs in turns, so that both meet the same noise, and reports how many times longer
// theirs takes.
func compareTimes(b *testing.B, v *analysis.View, unit string, measured func() time.Duration) {
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := analysis.Rank(b.Context(), v, analysis.RankQuery{Measure: analysis.Betweenness, Limit: 20}); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		theirs += measured()
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N), "ours-µs")
	b.ReportMetric(float64(theirs)/float64(ours), unit)
}
