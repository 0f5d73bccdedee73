package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema/breadth"
)

// lifetime is the arguments of a list that choose by when its records hold.
type lifetime struct {
	asOf    *graph.Date
	history bool
	lasting bool // the records are listed whenever they hold; the arguments are for what relates to them
}

// records is the condition on the records of the list.
func (l lifetime) records() (graph.Filter, error) {
	switch {
	case l.asOf != nil && l.history:
		return nil, invalid("asOf and history together", "history shows everything; asOf what held on one day.")
	case l.lasting:
		return nil, nil
	}
	return l.relations(false), nil
}

// relations is the condition on the ties that conditions on relations look at: as of a day, or not ended, or all. Of a
// day it is also what may hold then, if that is asked for.
func (l lifetime) relations(possible bool) graph.Filter {
	switch {
	case l.asOf != nil && possible:
		return analysis.MayHold(l.asOf.Last())
	case l.asOf != nil:
		return graph.HeldOn{Day: l.asOf.Last()}
	case l.history:
		return nil
	}
	return graph.Ongoing{}
}

// unattested is the condition on records that a day leaves out only because a beginning is not known: their own, or that
// of a tie that a condition on a relation looks at. It is nil without a day. Passes is the translation of the filter.
func unattested[F any](how func(*translation, *F) graph.Filter, f *F, life lifetime, evidence graph.EvidenceSet, passes graph.Filter) graph.Filter {
	if life.asOf == nil {
		return nil
	}
	day := life.asOf.Last()
	may := how(&translation{life: life, evidence: evidence, as: possible}, f) // what is wrong with it is so with passes too
	switch {
	case may != passes && life.lasting:
		return graph.All(may, graph.Negate(passes))
	case may != passes:
		return graph.All(analysis.MayHold(day), may, graph.Negate(graph.All(graph.HeldOn{Day: day}, passes)))
	case life.lasting:
		return graph.Never{}
	}
	return graph.All(graph.Unattested{Day: day}, passes)
}

// restrict makes the listing of a query or a step: of what passes a filter, holds by the lifetime and is known so.
func restrict[F any](q graph.Query, s graph.Step, how func(*translation, *F) graph.Filter, filter *F, life lifetime, evidence []graph.Evidence) (*graph.Listing, error) {
	known := graph.AllEvidence
	if len(evidence) > 0 {
		known = graph.EvidenceSetOf(evidence...)
	}
	passes, err := translate(how, filter, life, graph.AllEvidence, known)
	if err != nil {
		return nil, err
	}
	only := func(passes graph.Filter) *graph.Listing {
		l := graph.NewListing(q, s)
		if s.Ties == 0 {
			l.Query.Filter = graph.All(q.Filter, passes)
		} else {
			l.Step.Filter = graph.All(s.Filter, passes)
		}
		return l
	}
	l := only(passes)
	if left := unattested(how, filter, life, graph.AllEvidence, passes); left != nil {
		l.Unattested = only(left)
	}
	return l, chosen(l, life, evidence)
}

// chosen adds to a listing what its arguments beside the filter choose by.
func chosen(l *graph.Listing, life lifetime, evidence []graph.Evidence) (err error) {
	if evidence != nil {
		if err := someEvidence(evidence); err != nil {
			return err
		}
		l.Evidence = graph.EvidenceSetOf(evidence...)
	}
	l.Life, err = life.records()
	return err
}

// related answers a connection for all parents: one page each of what the listing's step leads to.
func related[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, l *graph.Listing, p paging, item func(graph.Hop) T) ([]*graph.Page[T], error) {
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	from := ids(parents)
	_, step := l.With(l.Life, l.Evidence, window)
	pages, err := r.expand(ctx, from, step)
	if err != nil {
		return nil, err
	}
	return pagesOf(pages, from, l, item), nil
}

// all answers a plain list for all parents: everything that the step leads to, as far as its ties are known so.
func all[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, life lifetime, evidence []graph.Evidence, item func(graph.Hop) T) ([][]T, error) {
	l := graph.NewListing(graph.Query{}, s)
	if err := chosen(l, life, evidence); err != nil {
		return nil, err
	}
	_, step := l.With(l.Life, l.Evidence, graph.Window{Limit: graph.NoLimit})
	pages, err := r.expand(ctx, ids(parents), step)
	if err != nil {
		return nil, err
	}
	lists := make([][]T, len(pages))
	for i, page := range pages {
		lists[i] = make([]T, len(page.Edges))
		for k, e := range page.Edges {
			lists[i][k] = item(e.Node)
		}
	}
	return lists, nil
}

// one answers a relation to at most one for all parents; the zero T where a parent has none.
func one[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, item func(graph.Hop) T) ([]T, error) {
	s.Window.Limit = 1
	pages, err := r.expand(ctx, ids(parents), s)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(pages))
	for i, page := range pages {
		if len(page.Edges) > 0 {
			found[i] = item(page.Edges[0].Node)
		}
	}
	return found, nil
}

// expand asks the store along ties. What resolvers of one level ask alike, for parents of several types, is asked once.
func (r *Resolver) expand(ctx context.Context, from []graph.ID, s graph.Step) ([]*graph.Page[graph.Hop], error) {
	return breadth.Join(ctx, s, from, func(ctx context.Context, from []graph.ID) ([]*graph.Page[graph.Hop], error) {
		pages, err := r.store.Expand(ctx, from, s)
		if len(pages) > 0 {
			note(ctx, pages[0].Revision)
		}
		return pages, err
	})
}

// everyNode is the question of all who ask for nodes by id.
type everyNode struct{}

// tieOf is a hop's tie, endOf the node that it leads to; the step's kinds say that it is a T.
func tieOf[T graph.Tie](h graph.Hop) T    { return h.Tie.(T) }
func endOf[T graph.Record](h graph.Hop) T { return any(h.End).(T) }

func ids[R graph.Record](records []R) []graph.ID {
	of := make([]graph.ID, len(records))
	for i, r := range records {
		of[i] = r.Head().ID
	}
	return of
}

// named answers a relation that the parents hold the id of: each different node is asked for once.
func named[P any, T graph.Record](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	known, at := make(map[graph.ID]int, len(parents)), make([]int, len(parents))
	distinct := make([]graph.ID, 0, len(parents))
	for i, p := range parents {
		of, ok := known[id(p)]
		if !ok {
			of = len(distinct)
			distinct = append(distinct, id(p))
			known[distinct[of]] = of
		}
		at[i] = of
	}
	nodes, err := breadth.Join(ctx, everyNode{}, distinct, r.store.Nodes)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, of := range at {
		found[i], _ = nodes[of].(T)
	}
	return found, nil
}

// placed answers a relation to a place that the parents hold the id of: from the hierarchy, which has all of them.
func placed[P graph.Tie, T graph.Place](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, p := range parents {
		found[i], _ = hierarchy.Place(id(p)).(T)
	}
	return found, nil
}
