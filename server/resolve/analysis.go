package resolve

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

func (r query) Paths(ctx context.Context, from, to []graph.ID, ties *schema.TieFilter, directed []graph.TieKind, maxHops, first int32, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*analysis.PathResult, error) {
	scope, err := filteredScope(graph.AllTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := checkIDs(from, to); err != nil {
		return nil, err
	}
	q := analysis.PathQuery{From: from, To: to, Directed: directed, MaxHops: int(maxHops), Limit: int(first)}
	if err := q.Check(); err != nil {
		return nil, err
	}
	type pathQuery struct {
		from, to       any // comparable sets of ids
		directed       graph.TieKinds
		maxHops, limit int
	}
	key := pathQuery{comparableSet(from), comparableSet(to), graph.TieKindsOf(directed...), q.MaxHops, q.Limit}
	items := func(p *analysis.PathResult) int { return len(p.Paths) * (int(p.Distance) + 1) }
	return analyse(ctx, r.Resolver, scope, key, items, func(ctx context.Context, v *analysis.View) (*analysis.PathResult, error) {
		return analysis.Paths(ctx, v, q)
	})
}

func (r query) Neighbourhood(ctx context.Context, of []graph.ID, hops int32, ties *schema.TieFilter, limit int32, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*analysis.Subgraph, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := checkIDs(of); err != nil {
		return nil, err
	}
	if err := checkSize("limit", limit); err != nil {
		return nil, err
	}
	type neighbourhoodQuery struct {
		of          any // a comparable set of ids
		hops, limit int32
	}
	key := neighbourhoodQuery{comparableSet(of), hops, limit}
	return analyse(ctx, r.Resolver, scope, key, sizeOfSubgraph, func(ctx context.Context, v *analysis.View) (*analysis.Subgraph, error) {
		return analysis.Neighbourhood(ctx, v, of, int(hops), int(limit))
	})
}

func (r query) Ranking(ctx context.Context, measure analysis.Measure, ties *schema.TieFilter, kinds []graph.NodeKind, weight *schema.StatisticMeasure, first int32, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*analysis.Ranking, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := checkSize("first", first); err != nil {
		return nil, err
	}
	if kinds != nil && len(kinds) == 0 {
		return nil, invalid("kinds is an empty list", "Leave kinds out to list nodes of all kinds.")
	}
	q := analysis.RankQuery{Measure: measure, Kinds: graph.NodeKindsOf(kinds...), Limit: int(first)}
	if weight != nil {
		if measure != analysis.WeightedDegree {
			return nil, invalid("weight with "+string(measure), "Only WEIGHTED_DEGREE has weights.")
		}
		q.Weight = measuredFields[*weight]
	}
	items := func(k *analysis.Ranking) int { return len(k.Nodes) }
	return analyse(ctx, r.Resolver, scope, q, items, func(ctx context.Context, v *analysis.View) (*analysis.Ranking, error) {
		return analysis.Rank(ctx, v, q)
	})
}

func (r query) Communities(ctx context.Context, ties *schema.TieFilter, resolution float64, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*analysis.Communities, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	type communityQuery struct{ resolution float64 }
	items := func(c *analysis.Communities) (nodes int) {
		for _, community := range c.Communities {
			nodes += len(community.Nodes)
		}
		return nodes
	}
	return analyse(ctx, r.Resolver, scope, communityQuery{resolution}, items, func(ctx context.Context, v *analysis.View) (*analysis.Communities, error) {
		return analysis.FindCommunities(ctx, v, resolution)
	})
}

// Network returns the ties that count and the nodes at their ends, and no other nodes.
func (r query) Network(ctx context.Context, ties *schema.TieFilter, bbox *graph.BBox, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*analysis.Subgraph, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	var t translator
	if scope.Node = t.bbox(bbox); t.err != nil {
		return nil, t.err
	}
	type networkQuery struct{}
	return analyse(ctx, r.Resolver, scope, networkQuery{}, sizeOfSubgraph, analysis.Tied)
}

func sizeOfSubgraph(s *analysis.Subgraph) int { return len(s.Nodes) + len(s.Ties) }

// path resolves the fields of paths.
type path struct{ *Resolver }

// Sentence tells each path in a sentence.
func (p path) Sentence(ctx context.Context, paths []*analysis.Path, language graph.Language) ([]string, error) {
	hierarchy, err := p.places(ctx)
	if err != nil {
		return nil, err
	}
	sentences := make([]string, len(paths))
	for i, found := range paths {
		sentences[i] = report.Sentence(hierarchy, found, language)
	}
	return sentences, nil
}
