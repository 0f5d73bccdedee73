package resolve

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

func (r query) Gaps(ctx context.Context, kind report.GapKind, top int32, _ *time.Time, evidence []graph.Evidence, first int32) (*report.GapList, error) {
	if err := checkSize("first", first); err != nil {
		return nil, err
	}
	q := report.GapQuery{Kind: kind, Top: int(top)}
	if err := q.Check(); err != nil {
		return nil, err
	}
	hierarchy, coverage, err := r.published(ctx)
	if err != nil {
		return nil, err
	}
	items := func(l *report.GapList) int { return 4 * len(l.Gaps) }
	list, err := analyse(ctx, r.Resolver, kindScope(kind.Ties(), nil, evidence), q, items, func(ctx context.Context, v *analysis.View) (*report.GapList, error) {
		return report.Gaps(ctx, v, hierarchy, coverage, q)
	})
	if err != nil || int(first) >= len(list.Gaps) {
		return list, err
	}
	widest := *list // a copy, since the cached list has all gaps
	widest.Gaps = widest.Gaps[:first]
	return &widest, nil
}
