package analysis_test

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// million is a network of a million ties between two hundred thousand counties.
var million = sync.OnceValue(func() *analysis.View { return viewOf(randomNetwork(dice(1), 200_000, 1_000_000)) })

// leaver is the context of a caller who goes while an analysis runs: when it looks at the context for the nth time.
type leaver struct {
	context.Context
	looks, until int
	last         time.Time
	longest      time.Duration // between two looks
}

func (l *leaver) Err() error {
	now := time.Now()
	if l.looks > 0 {
		l.longest = max(l.longest, now.Sub(l.last))
	}
	l.last = now
	if l.looks++; l.looks < l.until {
		return nil
	}
	return context.Canceled
}

// Whoever goes while an analysis runs is noticed at its next look, after which it does nothing more. How long it takes
// from one look to the next is logged: that is bounded by their stride, and by how busy the machine is.
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
			_, err := analysis.FindCommunities(ctx, small, 1)
			return err
		},
		"betweenness": rank(small, analysis.Betweenness),
		"closeness":   rank(small, analysis.Closeness),
		"pagerank":    rank(v, analysis.PageRank),
		"eigenvector": rank(small, analysis.Eigenvector),
		"degree":      rank(v, analysis.Degree),
	} {
		whole := &leaver{Context: t.Context(), until: math.MaxInt}
		if err := ask(whole); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, until := range []int{1, (whole.looks + 1) / 2, whole.looks} {
			l := &leaver{Context: t.Context(), until: until}
			if err := ask(l); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, though its caller went at look %d of %d", name, err, until, whole.looks)
			}
			if l.looks > until {
				t.Errorf("%s went on for %d looks after its caller had gone", name, l.looks-until)
			}
		}
		t.Logf("%s: %d looks, at most %v from one to the next", name, whole.looks, whole.longest)
	}
}
