//go:build unix

package analysis_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"coopgraph/graph/analysis"
	"coopgraph/graph/pythontest"
)

// BenchmarkAnalysesAndIgraph compares the processor time of analyses of the dataset with that of igraph, a library in C,
// which measures itself. Both have made their graphs before.
func BenchmarkAnalysesAndIgraph(b *testing.B) {
	v := knownDataset(b)
	python, in := pythontest.Python(b, "igraph==1.0.0"), tiesAsJSON(b, v)
	rank := func(m analysis.Measure) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := analysis.Rank(ctx, v, analysis.RankQuery{Measure: m, Limit: 20})
			return err
		}
	}
	for name, ask := range map[string]func(context.Context) error{
		"BETWEENNESS": rank(analysis.Betweenness),
		"CLOSENESS":   rank(analysis.Closeness),
		"PAGERANK":    rank(analysis.PageRank),
		"communities": func(ctx context.Context) error {
			_, err := analysis.FindCommunities(ctx, v, 1)
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			var ours, theirs, ratios []float64
			for b.Loop() {
				run := exec.CommandContext(b.Context(), python, "testdata/igraph_times.py", name)
				run.Stdin, run.Stderr = bytes.NewReader(in), os.Stderr
				out, err := run.Output()
				if err != nil {
					b.Fatal(err)
				}
				seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
				if err != nil {
					b.Fatal(err)
				}
				var rounds []float64
				for range 9 {
					before := cpuTime(b)
					if err := ask(b.Context()); err != nil {
						b.Fatal(err)
					}
					rounds = append(rounds, cpuTime(b)-before)
				}
				ours, theirs = append(ours, median(rounds)), append(theirs, seconds)
				ratios = append(ratios, median(rounds)/seconds)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(ours)*1e6, "ours-µs")
			b.ReportMetric(median(theirs)*1e6, "igraph-µs")
			b.ReportMetric(median(ratios), "ours/igraph")
		})
	}
}

// cpuTime is the processor time that the process has taken, in seconds.
func cpuTime(b *testing.B) float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

// median is the median of values, which it sorts.
func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
