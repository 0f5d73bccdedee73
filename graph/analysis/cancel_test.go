package analysis_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// million is a network of a million ties between two hundred thousand counties.
var million = sync.OnceValue(func() *analysis.View { return viewOf(randomNetwork(dice(1), 200_000, 1_000_000)) })

// worked is how long this process has been at work. Other programs, which may keep it waiting, do not count.
func worked(t *testing.T) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Error(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// Whoever goes while an analysis runs is noticed within 10 ms of work: most times, for the collector works too.
func TestAnalysesStop(t *testing.T) {
	v, small := million(), viewOf(randomNetwork(dice(2), 5_000, 50_000))
	ids := idsOf(v.Network().Nodes)
	rank := func(v *analysis.View, m analysis.Measure) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := analysis.Rank(ctx, v, analysis.RankQuery{Measure: m, Limit: 10})
			return err
		}
	}
	for name, ask := range map[string]func(context.Context) error{
		"paths": func(ctx context.Context) error {
			_, err := analysis.Paths(ctx, v, analysis.PathQuery{From: ids[:1], To: ids[1:2], MaxHops: 12, Limit: 100,
				Directed: []graph.TieKind{graph.Supports}})
			return err
		},
		"neighbourhood": func(ctx context.Context) error {
			_, err := analysis.Neighbourhood(ctx, v, ids[:1], 12, 10_000)
			return err
		},
		"communities": func(ctx context.Context) error {
			_, err := analysis.FindCommunities(ctx, v, 1)
			return err
		},
		"betweenness": rank(small, analysis.Betweenness),
		"closeness":   rank(small, analysis.Closeness),
		"pagerank":    rank(v, analysis.PageRank),
		"eigenvector": rank(v, analysis.Eigenvector),
		"degree":      rank(v, analysis.Degree),
	} {
		var late []time.Duration
		for try := range 15 {
			ctx, cancel := context.WithCancel(t.Context())
			var gone time.Duration
			stop := time.AfterFunc(time.Duration(1+2*try)*time.Millisecond, func() {
				gone = worked(t)
				cancel()
			})
			err := ask(ctx)
			ended := worked(t)
			if stop.Stop() { // it had ended by itself
				cancel()
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				late = append(late, 0)
				continue
			}
			<-ctx.Done()
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", name, err)
			}
			late = append(late, ended-gone)
		}
		slices.Sort(late)
		t.Logf("%s: half stopped within %v, the slowest within %v", name, late[len(late)/2], late[len(late)-1])
		if late[len(late)/2] > 10*time.Millisecond {
			t.Errorf("%s stopped %v after it was told to", name, late[len(late)/2])
		}
	}
}
