package memory_test

import (
	"context"
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// countdownContext is canceled after a number of calls of Err.
type countdownContext struct {
	context.Context
	calls, allowed int
}

func (c *countdownContext) Err() error {
	if c.calls++; c.calls > c.allowed {
		return context.Canceled
	}
	return nil
}

// TestCancellation: every loop over many records ends soon after its context does.
func TestCancellation(t *testing.T) {
	store := memory.New()
	changes := inAreas(randomNetwork(4000, 12_000))
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, changes); err != nil {
		t.Fatal(err)
	}
	ids := make([]graph.ID, 4000)
	for i := range ids {
		ids[i] = changes[i].(graph.Create).Record.Head().ID
	}
	rare := graph.Unattested{Day: 20300101} // no index has it
	none := graph.Not{Filter: graph.Has{Quantifier: graph.Some, Direction: graph.Both, Filter: rare}}
	counted := graph.Window{Limit: 1, Total: true}
	for name, call := range map[string]func(ctx context.Context) error{
		"a filtered page": func(ctx context.Context) error {
			_, err := store.ListNodes(ctx, graph.Query{Filter: rare, Window: graph.Window{Limit: 1}})
			return err
		},
		"a filtered page from the end": func(ctx context.Context) error {
			_, err := store.ListTies(ctx, graph.Step{Filter: rare, Window: graph.Window{Limit: 1, Last: true}})
			return err
		},
		"a count": func(ctx context.Context) error {
			_, err := store.ListTies(ctx, graph.Step{Filter: rare, Window: counted})
			return err
		},
		"a filter on ties": func(ctx context.Context) error {
			_, err := store.ListNodes(ctx, graph.Query{Filter: none, Window: graph.Window{Limit: 1000}})
			return err
		},
		"a search": func(ctx context.Context) error {
			_, err := store.ListNodes(ctx, graph.Query{Text: "n", Window: counted})
			return err
		},
		"many parents": func(ctx context.Context) error {
			_, err := store.Expand(ctx, ids, graph.Step{Direction: graph.Both, Window: counted})
			return err
		},
		"a deep step": func(ctx context.Context) error {
			_, err := store.Expand(ctx, ids[:4], graph.Step{Direction: graph.Out, Deep: true, Window: counted})
			return err
		},
		"all nodes below": func(ctx context.Context) error {
			_, err := store.Expand(ctx, ids[:30], graph.Step{Direction: graph.Both, Below: true, Listed: graph.Far, Window: counted})
			return err
		},
		"a part of the network": func(ctx context.Context) error {
			_, err := store.Network(ctx, graph.Scope{Tie: rare})
			return err
		},
		"a long batch": func(ctx context.Context) error {
			_, err := store.Apply(ctx, graph.CommitInfo{}, randomNetwork(5000, 0)[4000:])
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := &countdownContext{t.Context(), 0, 2} // not at the start of the call, nor of its first loop
			if err := call(ctx); !errors.Is(err, context.Canceled) || ctx.calls < 3 {
				t.Errorf("%v after %d calls of Err", err, ctx.calls)
			}
		})
	}
	if now, err := store.Version(t.Context()); now.Revision != 1 || err != nil {
		t.Errorf("version %+v, %v", now, err)
	}
}
