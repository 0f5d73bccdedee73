package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/schema"
)

// listCommits returns one window of the commits, of all or of those that changed one record.
func (r *Resolver) listCommits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	return traced(ctx, r.store.trace, "Commits", 0, func(ctx context.Context) (*graph.CommitPage, error) { return r.store.past.history.Commits(ctx, q) })
}

// editsOf returns one window of the edits of each of some commits; none of those whose edits are unknown.
func (r *Resolver) editsOf(ctx context.Context, commits []*graph.Commit, q graph.EditQuery) ([][]graph.Edit, error) {
	var known []graph.Revision
	for _, c := range commits {
		if !c.EditsUnknown {
			known = append(known, c.Revision)
		}
	}
	if len(known) == 0 {
		return make([][]graph.Edit, len(commits)), nil
	}
	found, err := traced(ctx, r.store.trace, "Edits", len(known), func(ctx context.Context) ([][]graph.Edit, error) { return r.store.past.history.Edits(ctx, known, q) })
	if err != nil {
		return nil, err
	}
	edits := make([][]graph.Edit, len(commits))
	for i, c := range commits {
		if !c.EditsUnknown {
			edits[i], found = found[0], found[1:]
		}
	}
	return edits, nil
}

// historyListing returns the listing of a list of commits or of edits: its cursors are bound to the name.
func historyListing(name graph.ID) *graph.Listing {
	return &graph.Listing{Computed: &graph.ComputedList{Field: name}, Evidence: graph.AllEvidence}
}

// commitPage is a page of commits with what its connection needs.
type commitPage struct {
	*graph.CommitPage
	listing     *graph.Listing
	hasPrevious bool
}

// commitsPage returns the page of a list of commits that the arguments select. Without a record it is the list of all commits.
func (r query) commitsPage(ctx context.Context, name, record graph.ID, first *int32, after *string) (*commitPage, error) {
	l, p := historyListing(name), paging{first: first, after: after}
	w, err := p.window(l)
	if err != nil {
		return nil, err
	}
	q := graph.CommitQuery{Record: record, Limit: w.Limit, Total: true}
	if after != nil {
		q.Before = graph.Revision(w.After.Value.Int())
	}
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.bind(l, version.Database); err != nil {
		return nil, err
	}
	page, err := r.listCommits(ctx, q)
	if err != nil {
		return nil, err
	}
	operationOf(ctx).showEarlier(r.lastNodes)
	return &commitPage{page, l, after != nil}, nil
}

// edgesOf returns the edges of the commits of a page, each with an item.
func edgesOf[T any](p *commitPage, item func(i int) T) *graph.Page[T] {
	page := &graph.Page[T]{HasNext: p.HasNext, HasPrevious: p.hasPrevious, Listing: p.listing}
	for i, c := range p.Commits {
		at := graph.Position{Value: graph.IntValue(int64(c.Revision)), ID: graph.ID(fmt.Sprintf("commit-%d", c.Revision))}
		page.Edges = append(page.Edges, graph.Edge[T]{Node: item(i), At: at, Listing: p.listing})
	}
	return page
}

func (r query) Commits(ctx context.Context, first *int32, after *string) (*schema.CommitConnection, error) {
	page, err := r.commitsPage(ctx, "commits", "", first, after)
	if err != nil {
		return nil, err
	}
	edges := edgesOf(page, func(i int) *graph.Commit { return page.Commits[i] })
	return &schema.CommitConnection{Page: edges, TotalCount: page.Total}, nil
}

func (r query) Commit(ctx context.Context, revision int32) (*graph.Commit, error) {
	if revision < 1 {
		return nil, invalid(fmt.Sprintf("revision is %d", revision), "The first commit made revision 1.")
	}
	page, err := r.listCommits(ctx, graph.CommitQuery{Before: graph.Revision(revision) + 1, Limit: 1})
	if err != nil || len(page.Commits) == 0 || page.Commits[0].Revision != graph.Revision(revision) {
		return nil, err
	}
	operationOf(ctx).showEarlier(r.lastNodes)
	return page.Commits[0], nil
}

func (r query) History(ctx context.Context, id graph.ID, first *int32, after *string) (*schema.EditConnection, error) {
	if err := refuseCodes(id); err != nil {
		return nil, err
	}
	page, err := r.commitsPage(ctx, "history-"+id, id, first, after)
	if err != nil {
		return nil, err
	}
	edits, err := r.editsOf(ctx, page.Commits, graph.EditQuery{Record: id, Limit: 1})
	if err != nil {
		return nil, err
	}
	edges := edgesOf(page, func(i int) *schema.Edit {
		e := &schema.Edit{ID: id, Commit: page.Commits[i]}
		if len(edits[i]) > 0 {
			e.Edit = edits[i][0]
		}
		return e
	})
	return &schema.EditConnection{Page: edges, TotalCount: page.Total}, nil
}

// commit resolves the fields of commits.
type commit struct{ *Resolver }

// Actor tells who made the commits to those who may change the network.
func (r commit) Actor(ctx context.Context, commits []*graph.Commit) ([]*string, error) {
	names := make([]*string, len(commits))
	if r.options.MayWrite == nil || !r.options.MayWrite(ctx) {
		return names, nil
	}
	for i, c := range commits {
		if c.Actor != "" {
			names[i] = &c.Actor
		}
	}
	return names, nil
}

func (r commit) Edits(ctx context.Context, commits []*graph.Commit, first *int32, after *string) ([]*schema.EditConnection, error) {
	l, p := historyListing("edits"), paging{first: first, after: after}
	w, err := p.window(l)
	if err != nil {
		return nil, err
	}
	if err := p.bind(l, commits[0].Database); err != nil {
		return nil, err
	}
	edits, err := r.editsOf(ctx, commits, graph.EditQuery{After: w.After.ID, Limit: w.Limit + 1})
	if err != nil {
		return nil, err
	}
	pages := make([]*schema.EditConnection, len(commits))
	for i, c := range commits {
		page := &graph.Page[*schema.Edit]{HasNext: len(edits[i]) > w.Limit, HasPrevious: after != nil, Listing: l}
		for _, e := range edits[i][:min(len(edits[i]), w.Limit)] {
			page.Edges = append(page.Edges, graph.Edge[*schema.Edit]{Node: &schema.Edit{Edit: e, ID: e.ID(), Commit: c},
				At: graph.Position{ID: e.ID()}, Listing: l})
		}
		connection := &schema.EditConnection{Page: page}
		for _, count := range c.Counts {
			connection.TotalCount += count.Created + count.Replaced + count.Deleted
		}
		pages[i] = connection
	}
	return pages, nil
}

// maxLastNodes is how many nodes that are not on record any more an operation shows at a level.
const maxLastNodes = 100

// lastNodes returns nodes that are not on record any more as they were last.
func (r *Resolver) lastNodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if len(ids) > maxLastNodes {
		return nil, invalid(fmt.Sprintf("%d nodes are not on record any more", len(ids)), "Ask for fewer edits at once.")
	}
	nodes := make([]graph.Node, len(ids))
	for i, id := range ids {
		page, err := r.listCommits(ctx, graph.CommitQuery{Record: id, Limit: 1})
		if err != nil {
			return nil, err
		}
		edits, err := r.editsOf(ctx, page.Commits, graph.EditQuery{Record: id, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(edits) > 0 && len(edits[0]) > 0 {
			nodes[i], _ = edits[0][0].Before.(graph.Node)
		}
	}
	return nodes, nil
}
