package storetest

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph"
)

// concurrent: writers always add or remove two ties of one node together; no reader ever sees an odd number of them, or
// a network of two revisions, or a revision older than one before.
func (e effort) concurrent(t *testing.T, store graph.Store) {
	const writers = 4
	applied(t, store, creates(county("a"), county("b"))...)
	var reading sync.WaitGroup
	done := make(chan struct{})
	made := make(chan graph.Version, writers*e.rounds)
	// A round adds ties, replaces some or deletes them; it has enough to do for writers to meet.
	batch := func(w, round int) []graph.Change {
		a, b := graph.ID(fmt.Sprintf("t-%d-%d-a", w, round/2)), graph.ID(fmt.Sprintf("t-%d-%d-b", w, round/2))
		changes := slices.Repeat([]graph.Change{graph.Replace{Record: county("b")}}, 50)
		switch {
		case round%2 == 0:
			return append(changes, creates(cooperation(a, "a", "b"), cooperation(b, "b", "a"))...)
		case round%6 == 1:
			return append(changes, graph.Delete{ID: a}, graph.Delete{ID: b})
		}
		return append(changes, graph.Replace{Record: cooperation(a, "a", "b")})
	}
	read := func(look func() error) {
		reading.Go(func() {
			for {
				if err := look(); err != nil {
					t.Error(err)
					return
				}
				select {
				case <-done:
					return
				default:
					runtime.Gosched()
				}
			}
		})
	}
	even := func(what string, n int) error {
		if n%2 != 0 {
			return fmt.Errorf("%s: %d ties", what, n)
		}
		return nil
	}
	count := graph.Step{Direction: graph.Both, Order: graph.Order{Field: graph.FieldNameZH, Of: graph.Far}, Window: graph.Window{Total: true, Limit: 1}}
	read(func() error {
		p, err := store.ListTies(t.Context(), graph.Step{Window: all})
		if err != nil {
			return err
		}
		return even("a list", len(p.Edges))
	})
	read(func() error {
		pages, err := store.Expand(t.Context(), []graph.ID{"a", "b"}, count)
		if err != nil {
			return err
		}
		if pages[0].Total != pages[1].Total {
			return fmt.Errorf("%v ties of the one end, %v of the other", pages[0].Total, pages[1].Total)
		}
		return even("expand", int(pages[0].Total.Of(graph.AllEvidence)))
	})
	var last graph.Version
	read(func() error {
		version, err := store.Version(t.Context())
		if err != nil {
			return err
		}
		n, err := store.Network(t.Context(), graph.Scope{})
		if err != nil {
			return err
		}
		if last != (graph.Version{}) && !version.AtLeast(last) || !n.Version.AtLeast(version) {
			return fmt.Errorf("a network of version %v after %v, after a network of %v", n.Version, version, last)
		}
		last = n.Version
		sound(t, n)
		return even("the network", len(n.Ties))
	})
	for round := range e.rounds { // the writers begin each of them together
		var writing sync.WaitGroup
		for w := range writers {
			changes := batch(w, round)
			writing.Go(func() {
				version, err := store.Apply(t.Context(), graph.Actor{Key: fmt.Sprint(w, " ", round)}, changes)
				if err != nil {
					t.Errorf("apply: %v", err)
				}
				made <- version
			})
		}
		writing.Wait()
	}
	close(done)
	reading.Wait()
	close(made)
	seen := map[graph.Version]bool{}
	for r := range made {
		seen[r] = true
	}
	if len(seen) != writers*e.rounds {
		t.Errorf("%d applies made %d revisions", writers*e.rounds, len(seen))
	}
	if got := must(store.Version(t.Context()))(t); got.Revision != 1+graph.Revision(writers*e.rounds) {
		t.Errorf("revision %d after %d applies", got.Revision, 1+writers*e.rounds)
	}
}
