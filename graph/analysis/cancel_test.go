package analysis_test

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"coopgraph/graph/analysis"
)

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
	all := asked(t)
	all["a view"] = func(ctx context.Context) error {
		_, err := analysis.NewView(ctx, crowded().network, nil, nil, nil)
		return err
	}
	all["the first communities of a view"] = func(ctx context.Context) error {
		_, err := analysis.FindCommunities(ctx, viewOf(crowded().network), 1)
		return err
	}
	all["what is tied"] = func(ctx context.Context) error {
		_, err := analysis.Tied(ctx, crowded().view)
		return err
	}
	for name, ask := range all {
		start := time.Now()
		whole := &leaver{Context: t.Context(), until: math.MaxInt, last: start}
		if err := ask(whole); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		took := time.Since(start)
		for _, until := range []int{1, (whole.looks + 1) / 2, whole.looks} {
			l := &leaver{Context: t.Context(), until: until}
			if err := ask(l); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, though its caller went at look %d of %d", name, err, until, whole.looks)
			}
			if l.looks > until {
				t.Errorf("%s went on for %d looks after its caller had gone", name, l.looks-until)
			}
		}
		t.Logf("%s: %d looks in %v, at most %v from one to the next", name, whole.looks, took, whole.longest)
	}
}
