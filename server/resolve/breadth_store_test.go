package resolve_test

import (
	"context"
	"fmt"
	"hash/fnv"

	"coopgraph/graph"
)

// broken is a store that fails some questions and leaves some records out. What it does depends on the question and on
// the record alone, never on what else is asked for with it: so it does the same to an executor that asks about one
// parent and to one that asks about all of them.
type broken struct {
	graph.Store
	salt string
}

// unlucky picks one in n.
func (s *broken) unlucky(n uint32, what ...any) bool {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, s.salt, what)
	return h.Sum32()%n == 0
}

func (s *broken) failure(what string, question ...any) error {
	switch {
	case s.unlucky(20, what, question):
		return fmt.Errorf("%s failed", what)
	case s.unlucky(20, "known", what, question):
		return &graph.Error{Code: graph.Unavailable, Message: what + " is not there", Hint: "Try again."}
	}
	return nil
}

func (s *broken) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	nodes, err := s.Store.Nodes(ctx, ids)
	kept := make([]graph.Node, len(nodes))
	for i, n := range nodes {
		if n != nil && !s.unlucky(30, "node", ids[i]) {
			kept[i] = n
		}
	}
	return kept, err
}

func (s *broken) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	if err := s.failure("list of nodes", q); err != nil {
		return nil, err
	}
	return s.Store.ListNodes(ctx, q)
}

func (s *broken) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	if err := s.failure("list of ties", step); err != nil {
		return nil, err
	}
	return s.Store.ListTies(ctx, step)
}

func (s *broken) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	if err := s.failure("expand", step); err != nil {
		return nil, err
	}
	pages, err := s.Store.Expand(ctx, from, step)
	if err != nil {
		return nil, err
	}
	kept := make([]*graph.Page[graph.Hop], len(pages))
	for i, page := range pages {
		kept[i] = page
		if s.unlucky(12, "page", from[i]) {
			kept[i] = &graph.Page[graph.Hop]{Total: page.Total}
		}
	}
	return kept, nil
}
