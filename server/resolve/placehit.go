package resolve

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
)

// placeHits holds the places that the gazetteer adds to a search, with their positions: exact ones come before the nodes
// that the store finds, near ones after them.
type placeHits struct{ exact, near []graph.Edge[graph.Node] }

// nearRank is greater than every rank that graph.Rank returns.
const nearRank = 1 << 20

// placeHits finds the hits that have some evidence, in a gazetteer that is no older than a version. Places that the store
// finds too are not among them.
func (r *Resolver) placeHits(ctx context.Context, version graph.Version, q graph.Query, evidence graph.EvidenceSet) (h placeHits, err error) {
	names, err := r.gazetteer(ctx, version)
	if err != nil {
		return h, err
	}
	matches, folded := names.Resolve(q.Text), graph.Fold(q.Text)
	for i, m := range matches {
		if !q.Kinds.Has(m.Place.Kind()) || !evidence.Has(m.Place.Head().Evidence) || graph.Rank(m.Place, folded) != graph.NoRank {
			continue
		}
		edge := graph.Edge[graph.Node]{Node: m.Place, At: graph.Position{ID: m.Place.Head().ID}}
		if m.Cost == 0 {
			edge.At.Value = graph.IntValue(int64(i - len(matches)))
			h.exact = append(h.exact, edge)
		} else {
			edge.At.Value = graph.IntValue(int64(nearRank + i))
			h.near = append(h.near, edge)
		}
	}
	return h, nil
}

// addTo adds the hits to a count.
func (h placeHits) addTo(tally *graph.EvidenceTally) {
	for _, e := range slices.Concat(h.exact, h.near) {
		tally[e.Node.Head().Evidence]++
	}
}

// merge returns the page of a window of the whole list. Stored is the page of the same window of what the store finds.
func (h placeHits) merge(stored *graph.Page[graph.Node], w graph.Window) *graph.Page[graph.Node] {
	compare := func(e graph.Edge[graph.Node], p graph.Position) int {
		return cmp.Or(e.At.Value.Compare(p.Value), cmp.Compare(e.At.ID, p.ID))
	}
	var edges []graph.Edge[graph.Node]
	merged := *stored
	appendInWindow := func(hits []graph.Edge[graph.Node]) {
		for _, e := range hits {
			switch {
			case w.After != graph.Position{} && compare(e, w.After) <= 0:
				merged.HasPrevious = true
			case w.Before != graph.Position{} && compare(e, w.Before) >= 0:
				merged.HasNext = true
			default:
				edges = append(edges, e)
			}
		}
	}
	appendInWindow(h.exact)
	edges = append(edges, stored.Edges...)
	appendInWindow(h.near)
	merged.Edges = edges
	if w.Total {
		h.addTo(&merged.Total)
	}
	// If the store has more than the stored page, that page alone fills the limit, so the edges cut off here lie beyond it.
	switch n := len(edges); {
	case n <= w.Limit:
	case w.Last:
		merged.Edges, merged.HasPrevious = edges[n-w.Limit:], true
	default:
		merged.Edges, merged.HasNext = edges[:w.Limit], true
	}
	return &merged
}
