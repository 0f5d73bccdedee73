package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema"
)

func (r query) LinkageIndex(ctx context.Context, level graph.PlaceLevel, year *int32, weights []*analysis.LinkageWeight, minCoverage float64, evidence []graph.Evidence, first int32) (*analysis.LinkageIndex, error) {
	if err := fewItems("first", first); err != nil {
		return nil, err
	}
	q := analysis.LinkageQuery{Level: level, MinCoverage: &minCoverage}
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
	g := grounds{scope: graph.Scope{Ties: analysis.LinkageTies}, evidence: evidence}
	index, err := analyse(ctx, r.Resolver, g, fmt.Sprint("linkage ", level, q.Year, q.Weights, minCoverage), func(v *analysis.View) (*analysis.LinkageIndex, error) {
		return analysis.Linkage(ctx, v, hierarchy, coverage, q)
	}, func(x *analysis.LinkageIndex) int { return len(x.Places) * len(x.Components) })
	if err != nil || int(first) >= len(index.Places) {
		return index, err
	}
	top := *index // what is kept has all places
	top.Places = top.Places[:first]
	return &top, nil
}

func (r query) Gaps(ctx context.Context, kind analysis.GapKind, top int32, evidence []graph.Evidence, first int32) (*analysis.GapList, error) {
	if err := fewItems("first", first); err != nil {
		return nil, err
	}
	q := analysis.GapQuery{Kind: kind, Top: int(top)}
	if err := q.Check(); err != nil {
		return nil, err
	}
	hierarchy, coverage, err := r.published(ctx)
	if err != nil {
		return nil, err
	}
	list, err := analyse(ctx, r.Resolver, groundsOn(analysis.GapTies, nil, evidence), fmt.Sprint("gaps ", kind, top), func(v *analysis.View) (*analysis.GapList, error) {
		return analysis.Gaps(ctx, v, hierarchy, coverage, q)
	}, func(l *analysis.GapList) int { return 4 * len(l.Gaps) })
	if err != nil || int(first) >= len(list.Gaps) {
		return list, err
	}
	widest := *list
	widest.Gaps = widest.Gaps[:first]
	return &widest, nil
}

// published is the places, and the totals that the plan publishes beside what is held of them.
func (r query) published(ctx context.Context) (*graph.Hierarchy, []*graph.CoverageRow, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, nil, err
	}
	coverage, err := r.Coverage(ctx)
	return hierarchy, coverage, err
}

// Compare compares two views, each of its own day.
func (r query) Compare(ctx context.Context, asOf, with graph.Date, ties *schema.TieFilter, evidence []graph.Evidence) (*analysis.NetworkChange, error) {
	if asOf.Last() >= with.Last() {
		return nil, invalid(fmt.Sprintf("asOf is %s, and with is %s", asOf, with), "Give the earlier day as asOf.")
	}
	before, err := groundsOf(analysis.ComparedTies, ties, &asOf, evidence)
	if err != nil {
		return nil, err
	}
	after, err := groundsOf(analysis.ComparedTies, ties, &with, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	was, _, err := r.view(ctx, before)
	if err != nil {
		return nil, err
	}
	type question struct{ asOf graph.Date }
	return analyse(ctx, r.Resolver, after, question{asOf}, func(is *analysis.View) (*analysis.NetworkChange, error) {
		return analysis.Compare(ctx, was, is, hierarchy)
	}, func(c *analysis.NetworkChange) int { return 2 * len(c.Subjects) })
}

func (r query) Flows(ctx context.Context, level graph.PlaceLevel, ties *schema.TieFilter, asOf *graph.Date, evidence []graph.Evidence) (*analysis.FlowMap, error) {
	g, err := groundsOf(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	return analyse(ctx, r.Resolver, g, level, func(v *analysis.View) (*analysis.FlowMap, error) {
		return analysis.Flows(ctx, v, hierarchy, level)
	}, func(m *analysis.FlowMap) int { return len(m.Flows) + len(m.Inner) + len(m.Locations) })
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

// Contacts finds the place that was hit, and who is tied to it.
func (r query) Contacts(ctx context.Context, place schema.PlaceBy, asOf *graph.Date, evidence []graph.Evidence) (*schema.Contacts, error) {
	hit, matched, err := r.meant(ctx, place)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found, err := analyse(ctx, r.Resolver, groundsOn(analysis.ContactTies, asOf, evidence), hit.Head().ID, func(v *analysis.View) (*analysis.Contacts, error) {
		return analysis.FindContacts(ctx, v, hierarchy, hit)
	}, func(c *analysis.Contacts) int { return 3*len(c.Contacts) + 1 })
	if err != nil {
		return nil, err
	}
	return &schema.Contacts{Found: found, Matched: matched}, nil
}
