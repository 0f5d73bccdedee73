package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// page counts what a connection is a window on, for all connections of one type.
type page[T any] struct{ *Resolver }

// TotalCount is the length of the list.
func (r page[T]) TotalCount(ctx context.Context, pages []*graph.Page[T]) ([]int32, error) {
	tallies, err := r.tallies(ctx, pages)
	totals := make([]int32, len(tallies))
	for i := range tallies {
		totals[i] = tallies[i].Of(pages[i].Listing.Evidence)
	}
	return totals, err
}

// ByEvidence is the length of the list by evidence, as if it were of all evidence.
func (r page[T]) ByEvidence(ctx context.Context, pages []*graph.Page[T]) ([][]*graph.EvidenceCount, error) {
	tallies, err := r.tallies(ctx, pages)
	counts := make([][]*graph.EvidenceCount, len(tallies))
	for i := range tallies {
		for _, c := range tallies[i].Counts() {
			counts[i] = append(counts[i], &c)
		}
	}
	return counts, err
}

// Unattested is how many records of the list a day leaves out only because a beginning is not known.
func (r page[T]) Unattested(ctx context.Context, pages []*graph.Page[T]) ([]int32, error) {
	counts := make([]int32, len(pages))
	var ofDays []*graph.Page[T]
	var at []int
	for i, p := range pages {
		if p.Listing.Unattested != nil {
			ofDays, at = append(ofDays, p), append(at, i)
		}
	}
	tallies, err := counted(ctx, r.Resolver, ofDays, func(l *graph.Listing) (graph.Query, graph.Step) {
		return l.Unattested.With(nil, graph.AllEvidence, graph.Window{Total: true})
	})
	if err != nil {
		return nil, err
	}
	for k, i := range at {
		counts[i] = tallies[k].Of(pages[i].Listing.Evidence)
	}
	return counts, nil
}

// tallies count the listing of each page, of all evidence: whoever asks for another count of it asks this too, and then
// it is asked once.
func (r page[T]) tallies(ctx context.Context, pages []*graph.Page[T]) ([]graph.EvidenceTally, error) {
	return counted(ctx, r.Resolver, pages, func(l *graph.Listing) (graph.Query, graph.Step) {
		return l.With(l.Life, graph.AllEvidence, graph.Window{Total: true})
	})
}

// counted asks how many records there are of what a listing is made to ask: once for all listings that begin at nodes and
// ask alike, and once for each of the others.
func counted[T any](ctx context.Context, r *Resolver, pages []*graph.Page[T], ask func(*graph.Listing) (graph.Query, graph.Step)) ([]graph.EvidenceTally, error) {
	tallies := make([]graph.EvidenceTally, len(pages))
	var steps []graph.Step // in the order of the pages, so that who asks the same asks it at the same time
	nested := map[graph.Step][]int{}
	for i, p := range pages {
		q, s := ask(p.Listing)
		if p.From != "" {
			if nested[s] == nil {
				steps = append(steps, s)
			}
			nested[s] = append(nested[s], i)
			continue
		}
		tally, err := r.total(ctx, q, s)
		if err != nil {
			return nil, err
		}
		tallies[i] = tally
	}
	for _, s := range steps {
		of := nested[s]
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

// total counts a list that starts at no node: of a query, or of a step, which names its kinds of ties.
func (r *Resolver) total(ctx context.Context, q graph.Query, s graph.Step) (graph.EvidenceTally, error) {
	type list struct {
		graph.Query
		graph.Step
	}
	totals, err := breadth.Join(ctx, list{q, s}, []struct{}{{}}, func(ctx context.Context, _ []struct{}) ([]graph.EvidenceTally, error) {
		if s.Ties != 0 {
			ties, err := r.store.ListTies(ctx, s)
			if err != nil {
				return nil, err
			}
			return []graph.EvidenceTally{ties.Total}, nil
		}
		nodes, err := r.store.ListNodes(ctx, q)
		if err != nil {
			return nil, err
		}
		if q.Text != "" {
			hits, err := r.placeHits(ctx, nodes.Revision, q, graph.AllEvidence)
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
