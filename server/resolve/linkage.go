package resolve

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

func (r query) LinkageIndex(ctx context.Context, level graph.PlaceLevel, year *int32, weights []*report.LinkageWeight, minCoverage float64, _ *time.Time, evidence []graph.Evidence, first int32) (*report.LinkageIndex, error) {
	if err := checkSize("first", first); err != nil {
		return nil, err
	}
	q := report.LinkageQuery{Level: level, MinCoverage: &minCoverage}
	if year != nil {
		q.Year = *year
	}
	for _, w := range weights {
		q.Weights = append(q.Weights, *w)
	}
	if err := q.Check(); err != nil {
		return nil, err
	}
	hierarchy, coverage, err := r.published(ctx)
	if err != nil {
		return nil, err
	}
	scope := analysisScope{Scope: graph.Scope{Ties: report.LinkageTies}, evidence: evidence}
	type linkageQuery struct {
		level       graph.PlaceLevel
		year        int32
		weights     any // a comparable list of report.LinkageWeight
		minCoverage float64
	}
	key := linkageQuery{level, q.Year, comparableList(q.Weights), minCoverage}
	items := func(x *report.LinkageIndex) int { return len(x.Places) * len(x.Components) }
	index, err := analyse(ctx, r.Resolver, scope, key, items, func(ctx context.Context, v *analysis.View) (*report.LinkageIndex, error) {
		return report.Linkage(ctx, v, hierarchy, coverage, q)
	})
	if err != nil || int(first) >= len(index.Places) {
		return index, err
	}
	top := *index // a copy, since the cached index has all places
	top.Places = top.Places[:first]
	return &top, nil
}
