package neo4j

import (
	"context"

	"coopgraph/graph"
)

// warm has Neo4j plan what will be asked for first, by asking it for nothing.
func (s *Store) warm() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-s.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	page := graph.Window{Limit: 50}
	for _, ask := range []func() error{
		func() error { _, err := s.Revision(ctx); return err },
		func() error { _, err := s.Nodes(ctx, nil); return err },
		func() error { _, err := s.Ties(ctx, nil); return err },
		func() error { _, err := s.ListNodes(ctx, graph.Query{Window: graph.Window{Limit: 1}}); return err },
		func() error {
			_, err := s.ListNodes(ctx, graph.Query{Filter: graph.Test{Field: graph.FieldCode, Op: graph.Eq, Value: graph.TextValue("0")}, Window: page})
			return err
		},
		func() error { _, err := s.ListNodes(ctx, graph.Query{Text: "\x00nothing", Window: page}); return err },
		func() error {
			_, err := s.Expand(ctx, nil, graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out, Window: graph.Window{Limit: 1}})
			return err
		},
		func() error {
			_, err := s.Expand(ctx, nil, graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both, Window: page})
			return err
		},
		func() error {
			_, err := s.Network(ctx, graph.Scope{Node: graph.Test{Field: graph.FieldID, Op: graph.Eq, Value: graph.TextValue("-")}})
			return err
		},
	} {
		if ask() != nil { // it will be said to whoever asks in earnest
			return
		}
	}
}
