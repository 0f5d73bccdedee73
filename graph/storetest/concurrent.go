package storetest

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph"
)

// concurrent: while writers add and remove ties in pairs, no reader sees half of a pair, a network of two versions, or a
// version that is older than one before.
func (e effort) concurrent(t *testing.T, store graph.Store) {
	applied(t, store, Creates(county("a"), county("b"))...)
	stop := readConcurrently(t, oddList(t, store), oddExpand(t, store), olderNetwork(t, store))
	const writers = 4
	made := writeConcurrently(t, store, writers, e.rounds)
	stop()
	if len(made) != writers*e.rounds {
		t.Errorf("%d applies made %d versions", writers*e.rounds, len(made))
	}
	if got := must(store.Version(t.Context()))(t); got.Revision != 1+graph.Revision(writers*e.rounds) {
		t.Errorf("revision %d after %d applies", got.Revision, 1+writers*e.rounds)
	}
}

// readConcurrently calls each of the checks again and again, side by side, until stop is called or the check fails.
func readConcurrently(t *testing.T, checks ...func() error) (stop func()) {
	var reading sync.WaitGroup
	done := make(chan struct{})
	for _, check := range checks {
		reading.Go(func() {
			for {
				if err := check(); err != nil {
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
	return func() {
		close(done)
		reading.Wait()
	}
}

// oddList fails if the list of all ties has an odd number of them.
func oddList(t *testing.T, store graph.Store) func() error {
	return func() error {
		p, err := store.ListTies(t.Context(), graph.Step{Window: all})
		if err != nil {
			return err
		}
		return even("a list", len(p.Edges))
	}
}

// oddExpand fails if one of the two nodes has an odd number of ties, or another number than the other node.
func oddExpand(t *testing.T, store graph.Store) func() error {
	count := graph.Step{Direction: graph.Both, Order: graph.Order{Field: graph.FieldNameZH, Of: graph.Far}, Window: graph.Window{Total: true, Limit: 1}}
	return func() error {
		pages, err := store.Expand(t.Context(), []graph.ID{"a", "b"}, count)
		if err != nil {
			return err
		}
		if pages[0].Total != pages[1].Total {
			return fmt.Errorf("%v ties of the one end, %v of the other", pages[0].Total, pages[1].Total)
		}
		return even("expand", int(pages[0].Total.Of(graph.AllEvidence)))
	}
}

// olderNetwork fails if the network is older than a version that was read before, or is not of one version.
func olderNetwork(t *testing.T, store graph.Store) func() error {
	var last graph.Version
	return func() error {
		now, err := store.Version(t.Context())
		if err != nil {
			return err
		}
		n, err := store.Network(t.Context(), graph.Scope{})
		if err != nil {
			return err
		}
		if last != (graph.Version{}) && !now.AtLeast(last) || !n.Version.AtLeast(now) {
			return fmt.Errorf("a network of version %v after %v, after a network of %v", n.Version, now, last)
		}
		last = n.Version
		checkIndices(t, n)
		return even("the network", len(n.Ties))
	}
}

func even(what string, n int) error {
	if n%2 != 0 {
		return fmt.Errorf("%s: %d ties", what, n)
	}
	return nil
}

// writeConcurrently applies the changes of each round side by side. It returns the versions that they made.
func writeConcurrently(t *testing.T, store graph.Store, writers, rounds int) map[graph.Version]bool {
	made := make(chan graph.Version, writers*rounds)
	for round := range rounds {
		var writing sync.WaitGroup
		for w := range writers {
			changes := pairChanges(w, round)
			writing.Go(func() {
				version, err := store.Apply(t.Context(), graph.CommitInfo{Key: fmt.Sprint(w, " ", round)}, changes)
				if err != nil {
					t.Errorf("apply: %v", err)
				}
				made <- version
			})
		}
		writing.Wait()
	}
	close(made)
	versions := map[graph.Version]bool{}
	for v := range made {
		versions[v] = true
	}
	return versions
}

// pairChanges are the changes of one writer in one round: it adds two ties, then replaces one of them or deletes both. The
// batch is long enough for writers to meet.
func pairChanges(writer, round int) []graph.Change {
	a, b := graph.ID(fmt.Sprintf("t-%d-%d-a", writer, round/2)), graph.ID(fmt.Sprintf("t-%d-%d-b", writer, round/2))
	changes := slices.Repeat([]graph.Change{graph.Replace{Record: county("b")}}, 50)
	switch {
	case round%2 == 0:
		return append(changes, Creates(cooperation(a, "a", "b"), cooperation(b, "b", "a"))...)
	case round%6 == 1:
		return append(changes, graph.Delete{ID: a}, graph.Delete{ID: b})
	}
	return append(changes, graph.Replace{Record: cooperation(a, "a", "b")})
}
