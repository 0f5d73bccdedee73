package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema"
)

func (r query) Paths(ctx context.Context, from, to []graph.ID, ties *schema.TieFilter, directed []graph.TieKind, maxHops, first int32, asOf *graph.Date, evidence []graph.Evidence) (*analysis.PathResult, error) {
	g, err := groundsOf(graph.AllTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := fewIDs(from, to); err != nil {
		return nil, err
	}
	type question struct {
		from, to       string
		directed       graph.TieKinds
		maxHops, first int32
	}
	q := analysis.PathQuery{From: from, To: to, Directed: directed, MaxHops: int(maxHops), Limit: int(first)}
	if err := q.Check(); err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	asked := question{joined(from), joined(to), graph.TieKindsOf(directed...), maxHops, first}
	return analyse(ctx, r.Resolver, g, asked, func(v *analysis.View) (*analysis.PathResult, error) {
		return analysis.Paths(ctx, v, hierarchy, q)
	}, func(p *analysis.PathResult) int { return len(p.Paths) * (int(p.Distance) + 1) })
}

func (r query) Neighbourhood(ctx context.Context, of []graph.ID, hops int32, ties *schema.TieFilter, limit int32, asOf *graph.Date, evidence []graph.Evidence) (*analysis.Subgraph, error) {
	g, err := groundsOf(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := fewIDs(of); err != nil {
		return nil, err
	}
	if err := fewItems("limit", limit); err != nil {
		return nil, err
	}
	type question struct {
		of          string
		hops, limit int32
	}
	return analyse(ctx, r.Resolver, g, question{joined(of), hops, limit}, func(v *analysis.View) (*analysis.Subgraph, error) {
		return analysis.Neighbourhood(ctx, v, of, int(hops), int(limit))
	}, func(s *analysis.Subgraph) int { return len(s.Nodes) + len(s.Ties) })
}

func (r query) Ranking(ctx context.Context, measure analysis.Measure, ties *schema.TieFilter, kinds []graph.NodeKind, weight *schema.StatisticMeasure, first int32, asOf *graph.Date, evidence []graph.Evidence) (*analysis.Ranking, error) {
	g, err := groundsOf(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	if err := fewItems("first", first); err != nil {
		return nil, err
	}
	if kinds != nil && len(kinds) == 0 {
		return nil, invalid("no kinds to list", "Leave kinds out to list all.")
	}
	asked := analysis.RankQuery{Measure: measure, Kinds: graph.NodeKindsOf(kinds...), Limit: int(first)}
	if weight != nil {
		if measure != analysis.WeightedDegree {
			return nil, invalid("weight with "+string(measure), "Only WEIGHTED_DEGREE has weights.")
		}
		asked.Weight = measuredFields[*weight]
	}
	return analyse(ctx, r.Resolver, g, asked, func(v *analysis.View) (*analysis.Ranking, error) {
		return analysis.Rank(ctx, v, asked)
	}, func(k *analysis.Ranking) int { return len(k.Nodes) })
}

func (r query) Communities(ctx context.Context, ties *schema.TieFilter, resolution float64, asOf *graph.Date, evidence []graph.Evidence) (*analysis.Communities, error) {
	g, err := groundsOf(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	type question struct{ resolution float64 }
	return analyse(ctx, r.Resolver, g, question{resolution}, func(v *analysis.View) (*analysis.Communities, error) {
		return analysis.FindCommunities(ctx, v, resolution)
	}, func(c *analysis.Communities) (size int) {
		for _, part := range c.Communities {
			size += len(part.Nodes)
		}
		return size
	})
}

// Network shows what ties join: a node without ties is none of a network's.
func (r query) Network(ctx context.Context, ties *schema.TieFilter, bbox *graph.BBox, asOf *graph.Date, evidence []graph.Evidence) (*analysis.Subgraph, error) {
	g, err := groundsOf(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	var t translation
	if g.scope.Node = t.bbox(bbox); t.err != nil {
		return nil, t.err
	}
	return analyse(ctx, r.Resolver, g, "network", func(v *analysis.View) (*analysis.Subgraph, error) {
		return analysis.Tied(ctx, v)
	}, func(s *analysis.Subgraph) int { return len(s.Nodes) + len(s.Ties) })
}
