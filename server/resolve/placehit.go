package resolve

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
)

// placeHits are the places that a gazetteer adds to what the store finds by a text, with their positions.
type placeHits struct{ exact, near []graph.Edge[graph.Node] }

// nearRank is above every Rank.
const nearRank = 1 << 20

// placeHits finds those of some evidence, no older than a version. A place that the store finds too is left to the store.
func (r *Resolver) placeHits(ctx context.Context, version graph.Version, q graph.Query, evidence graph.EvidenceSet) (h placeHits, err error) {
	names, err := r.gazetteer(ctx, version)
	if err != nil {
		return h, err
	}
	found, folded := names.Resolve(q.Text), graph.Fold(q.Text)
	for i, m := range found {
		if !q.Kinds.Has(m.Place.Kind()) || !evidence.Has(m.Place.Head().Evidence) || graph.Rank(m.Place, folded) != graph.NoRank {
			continue
		}
		edge := graph.Edge[graph.Node]{Node: m.Place, At: graph.Position{ID: m.Place.Head().ID}}
		if m.Cost == 0 {
			edge.At.Value = graph.IntValue(int64(i - len(found)))
			h.exact = append(h.exact, edge)
		} else {
			edge.At.Value = graph.IntValue(int64(nearRank + i))
			h.near = append(h.near, edge)
		}
	}
	return h, nil
}

// addTo adds them to a count of the store's.
func (h placeHits) addTo(tally *graph.EvidenceTally) {
	for _, e := range slices.Concat(h.exact, h.near) {
		tally[e.Node.Head().Evidence]++
	}
}

// merged is the page of the whole list for a window: the store's page for that window, and the hits before and after it.
func (h placeHits) merged(page *graph.Page[graph.Node], w graph.Window) *graph.Page[graph.Node] {
	compare := func(e graph.Edge[graph.Node], p graph.Position) int {
		return cmp.Or(e.At.Value.Compare(p.Value), cmp.Compare(e.At.ID, p.ID))
	}
	var edges []graph.Edge[graph.Node]
	whole := *page
	within := func(some []graph.Edge[graph.Node]) {
		for _, e := range some {
			switch {
			case w.After != graph.Position{} && compare(e, w.After) <= 0:
				whole.HasPrevious = true
			case w.Before != graph.Position{} && compare(e, w.Before) >= 0:
				whole.HasNext = true
			default:
				edges = append(edges, e)
			}
		}
	}
	within(h.exact)
	edges = append(edges, page.Edges...)
	within(h.near)
	whole.Edges = edges
	// The store's part fills the page by itself if the store has more, so what is cut off is what lies beyond that.
	switch n := len(edges); {
	case n <= w.Limit:
	case w.Last:
		whole.Edges, whole.HasPrevious = edges[n-w.Limit:], true
	default:
		whole.Edges, whole.HasNext = edges[:w.Limit], true
	}
	return &whole
}
