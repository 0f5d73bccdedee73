package resolve_test

import (
	"context"
	"fmt"
	"hash/fnv"

	"coopgraph/graph"
)

// faultyStore is a store that fails for some calls and leaves some records out. Its faults depend only on the call
// and the record, so they are the same for an executor that asks about one parent and for one that asks about all of them.
type faultyStore struct {
	graph.Store
	salt string
}

// isFault reports whether there is a fault: in one of n cases.
func (s *faultyStore) isFault(n uint32, what ...any) bool {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, s.salt, what)
	return h.Sum32()%n == 0
}

func (s *faultyStore) failure(what string, arguments ...any) error {
	switch {
	case s.isFault(20, what, arguments):
		return fmt.Errorf("%s failed", what)
	case s.isFault(20, "known", what, arguments):
		return &graph.Error{Code: graph.Unavailable, Message: what + " is not there", Hint: "Try again."}
	}
	return nil
}

func (s *faultyStore) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	nodes, err := s.Store.Nodes(ctx, ids)
	found := make([]graph.Node, len(nodes))
	for i, n := range nodes {
		if n != nil && !s.isFault(30, "node", ids[i]) {
			found[i] = n
		}
	}
	return found, err
}

func (s *faultyStore) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	if err := s.failure("list of nodes", q); err != nil {
		return nil, err
	}
	return s.Store.ListNodes(ctx, q)
}

func (s *faultyStore) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	if err := s.failure("list of ties", step); err != nil {
		return nil, err
	}
	return s.Store.ListTies(ctx, step)
}

func (s *faultyStore) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	if err := s.failure("expand", step); err != nil {
		return nil, err
	}
	pages, err := s.Store.Expand(ctx, from, step)
	if err != nil {
		return nil, err
	}
	answered := make([]*graph.Page[graph.Hop], len(pages))
	for i, page := range pages {
		answered[i] = page
		if s.isFault(12, "page", from[i]) {
			answered[i] = &graph.Page[graph.Hop]{Total: page.Total}
		}
	}
	return answered, nil
}
