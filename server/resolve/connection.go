package resolve

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// connection resolves the counts of all connections whose items are of type T.
type connection[T any] struct{ *Resolver }

// TotalCount returns the length of each list.
func (r connection[T]) TotalCount(ctx context.Context, pages []*graph.Page[T]) ([]int32, error) {
	tallies, err := r.tallies(ctx, pages, func(l *graph.Listing) graph.EvidenceSet { return l.Evidence })
	totals := make([]int32, len(tallies))
	for i := range tallies {
		totals[i] = tallies[i].Of(pages[i].Listing.Evidence)
	}
	return totals, err
}

// ByEvidence returns the length of each list by evidence, as if the list had records of all evidence.
func (r connection[T]) ByEvidence(ctx context.Context, pages []*graph.Page[T]) ([][]*graph.EvidenceCount, error) {
	tallies, err := r.tallies(ctx, pages, func(*graph.Listing) graph.EvidenceSet { return graph.AllEvidence })
	counts := make([][]*graph.EvidenceCount, len(tallies))
	for i := range tallies {
		counts[i] = evidenceCounts(&tallies[i])
	}
	return counts, err
}

// Unattested returns how many records of each list asOf leaves out only because a beginning is not known.
func (r connection[T]) Unattested(ctx context.Context, pages []*graph.Page[T]) ([]int32, error) {
	counts := make([]int32, len(pages))
	var dated []*graph.Page[T] // the pages with asOf
	var positions []int
	for i, p := range pages {
		switch {
		case p.Listing.Computed != nil:
			counts[i] = p.Listing.Computed.Unattested
		case p.Listing.Unattested != nil:
			dated, positions = append(dated, p), append(positions, i)
		}
	}
	tallies, err := countListings(ctx, r.Resolver, dated, func(l *graph.Listing) (graph.Query, graph.Step) {
		return l.Unattested.With(nil, graph.AllEvidence, graph.Window{Total: true})
	})
	if err != nil {
		return nil, err
	}
	for k, i := range positions {
		counts[i] = tallies[k].Of(pages[i].Listing.Evidence)
	}
	return counts, nil
}

// tallies counts the listing of each page by evidence, of the evidence that is asked for at least. What the pages tell is not
// counted again. All other counts of a connection use these tallies, so the store counts once.
func (r connection[T]) tallies(ctx context.Context, pages []*graph.Page[T], asked func(*graph.Listing) graph.EvidenceSet) ([]graph.EvidenceTally, error) {
	tallies := make([]graph.EvidenceTally, len(pages))
	var rest []*graph.Page[T]
	var positions []int
	for i, p := range pages {
		known := false
		if p.Listing.Computed == nil && p.Listing.Evidence == asked(p.Listing) {
			tallies[i], known = tallyOf(p)
		}
		if !known {
			rest, positions = append(rest, p), append(positions, i)
		}
	}
	counted, err := countListings(ctx, r.Resolver, rest, func(l *graph.Listing) (graph.Query, graph.Step) {
		return l.With(l.Life, graph.AllEvidence, graph.Window{Total: true})
	})
	if err != nil {
		return nil, err
	}
	for k, i := range positions {
		tallies[i] = counted[k]
	}
	return tallies, nil
}

// tallyOf returns the length of a page's list by evidence, if the page tells it: its window asked for the total, or the page is
// the whole list.
func tallyOf[T any](p *graph.Page[T]) (tally graph.EvidenceTally, known bool) {
	switch {
	case p.Total != graph.EvidenceTally{}:
		return p.Total, true
	case p.HasNext || p.HasPrevious:
		return tally, false
	}
	for _, item := range p.Nodes() {
		tally[any(item).(graph.Record).Head().Evidence]++
	}
	return tally, true
}

// selectsTotal reports whether the field of a context, a connection, selects a count that a page with a total tells. It may
// say so of a selection that a directive leaves out.
func selectsTotal(ctx context.Context, l *graph.Listing) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && field.Field.Field != nil && selectsCount(field.Field.Selections, l.Evidence == graph.AllEvidence)
}

func selectsCount(set ast.SelectionSet, allEvidence bool) bool {
	return slices.ContainsFunc(set, func(selection ast.Selection) bool {
		switch s := selection.(type) {
		case *ast.Field:
			return s.Name == "totalCount" || s.Name == "byEvidence" && allEvidence
		case *ast.InlineFragment:
			return selectsCount(s.SelectionSet, allEvidence)
		case *ast.FragmentSpread:
			return selectsCount(s.Definition.SelectionSet, allEvidence)
		}
		return false
	})
}

// countListings counts records for the listing of each page: those of the query and the step that toQuery makes of it. Equal
// steps from nodes are one call of the store; each root list is a call of its own. Computed lists have their counts.
func countListings[T any](ctx context.Context, r *Resolver, pages []*graph.Page[T], toQuery func(*graph.Listing) (graph.Query, graph.Step)) ([]graph.EvidenceTally, error) {
	tallies := make([]graph.EvidenceTally, len(pages))
	var steps []graph.Step // in the order of the pages, so that equal steps of several resolvers are joined
	var pagesOfStep [][]int
	indexes := map[graph.Step]int{}       // in steps
	indexesOf := map[*graph.Listing]int{} // likewise: pages of one relation share a listing, so a long filter is hashed once
	for i, p := range pages {
		if p.Listing.Computed != nil {
			tallies[i] = p.Listing.Computed.Tally
			continue
		}
		if p.From == "" {
			q, s := toQuery(p.Listing)
			tally, err := r.countRoot(ctx, q, s)
			if err != nil {
				return nil, err
			}
			tallies[i] = tally
			continue
		}
		index, ok := indexesOf[p.Listing]
		if !ok {
			_, s := toQuery(p.Listing)
			if index, ok = indexes[s]; !ok {
				index = len(steps)
				steps, pagesOfStep, indexes[s] = append(steps, s), append(pagesOfStep, nil), index
			}
			indexesOf[p.Listing] = index
		}
		pagesOfStep[index] = append(pagesOfStep[index], i)
	}
	for index, s := range steps {
		of := pagesOfStep[index]
		from := make([]graph.ID, len(of))
		for i, page := range of {
			from[i] = pages[page].From
		}
		expanded, err := r.expand(ctx, from, s)
		if err != nil {
			return nil, err
		}
		for i, page := range of {
			tallies[page] = expanded[i].Total
		}
	}
	return tallies, nil
}

// countRoot counts a root list: the ties of a step if the step names kinds of ties, or else the nodes of a query.
func (r *Resolver) countRoot(ctx context.Context, q graph.Query, s graph.Step) (graph.EvidenceTally, error) {
	type rootCount struct {
		graph.Query
		graph.Step
	}
	totals, err := breadth.Join(ctx, rootCount{q, s}, []struct{}{{}}, func(ctx context.Context, _ []struct{}) ([]graph.EvidenceTally, error) {
		if s.Ties != 0 {
			ties, err := r.store.ListTies(ctx, s)
			if err != nil {
				return nil, err
			}
			observe(ctx, ties.Version)
			return []graph.EvidenceTally{ties.Total}, nil
		}
		nodes, err := r.store.ListNodes(ctx, q)
		if err != nil {
			return nil, err
		}
		observe(ctx, nodes.Version)
		if q.Text != "" {
			hits, err := r.placeHits(ctx, nodes.Version, q, graph.AllEvidence)
			if err != nil {
				return nil, err
			}
			hits.addTo(&nodes.Total)
		}
		return []graph.EvidenceTally{nodes.Total}, nil
	})
	if err != nil {
		return graph.EvidenceTally{}, err
	}
	return totals[0], nil
}
