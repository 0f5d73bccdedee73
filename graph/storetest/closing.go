package storetest

import (
	"context"
	"errors"
	"testing"

	"coopgraph/graph"
)

// calls calls every method of a store and yields its name and error.
func calls(ctx context.Context, store graph.Store, yield func(string, error)) {
	_, err := store.Nodes(ctx, []graph.ID{shanghai})
	yield("Nodes", err)
	_, err = store.Ties(ctx, []graph.ID{"f1"})
	yield("Ties", err)
	_, err = store.ListNodes(ctx, graph.Query{Window: all})
	yield("ListNodes", err)
	_, err = store.ListNodes(ctx, graph.Query{Text: "ningbo", Window: all})
	yield("ListNodes with a text", err)
	_, err = store.ListTies(ctx, graph.Step{Window: all})
	yield("ListTies", err)
	_, err = store.Expand(ctx, []graph.ID{shanghai}, graph.Step{Direction: graph.Both, Window: all})
	yield("Expand", err)
	_, err = store.Network(ctx, graph.Scope{})
	yield("Network", err)
	_, err = store.Network(ctx, graph.Scope{Nodes: graph.Places})
	yield("Network of places", err)
	_, err = store.Version(ctx)
	yield("Version", err)
	_, err = store.Apply(ctx, graph.CommitInfo{}, Creates(county("late")))
	yield("Apply", err)
}

// cancelled: a call whose context is done returns the context's error and changes nothing.
func cancelled(t *testing.T, store graph.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	calls(ctx, store, func(call string, err error) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", call, err)
		}
	})
	if got := must(store.Nodes(t.Context(), []graph.ID{"late"}))(t); got[0] != nil {
		t.Error("a cancelled Apply changed something")
	}
}

// closed: closing a store ends its watches, and then every call is Unavailable.
func closed(t *testing.T, store graph.Store) {
	now := applied(t, store, Creates(county("a"))...)
	began, ended := make(chan struct{}), make(chan error)
	go func() {
		var last error
		for commit, err := range store.Watch(t.Context(), graph.Version{}) {
			if last = err; commit.Version == now {
				close(began)
			}
		}
		ended <- last
	}()
	<-began
	if err := store.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	if err := <-ended; err != nil {
		t.Errorf("a watch of a store that closes ends with %v", err)
	}
	calls(t.Context(), store, func(call string, err error) {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: %v", call, err)
		}
	})
}
