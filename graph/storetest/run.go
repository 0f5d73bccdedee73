package storetest

import (
	"os"
	"slices"
	"testing"

	"coopgraph/graph"
)

// Run runs the suite on stores that open makes. Each must be empty, and the suite closes it.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	effort{questions: 250, rounds: 100, commits: 60}.run(t, open)
}

// RunSlow runs the suite on stores that take a tenth of a second for a question of a new shape, since they plan it. Its
// random questions have fewer shapes, and it tries orders in pairs. Outside of CI it is RunFew.
func RunSlow(t *testing.T, open func(t *testing.T) graph.Store) {
	if os.Getenv("CI") == "" {
		RunFew(t, open)
		return
	}
	effort{questions: 60, plans: true, rounds: 100, commits: 20, orders: pairwise}.run(t, open)
}

// RunFew runs the suite on stores that are slow and made of stores which pass Run and RunSlow. It asks few random questions,
// tries each order by one direction and one end of the ties, and has fewer rounds of concurrent writers.
func RunFew(t *testing.T, open func(t *testing.T) graph.Store) {
	effort{questions: 10, plans: true, rounds: 25, commits: 9, orders: oneOfEach}.run(t, open)
}

// effort says how much a run asks if it could ask more.
type effort struct {
	questions int          // how many random questions about each network
	commits   int          // how many commits whose networks are asked for later
	plans     bool         // whether the store plans questions: each network is asked questions of the same shapes
	rounds    int          // how often concurrent writers start together
	orders    combinations // of a field with how it orders
}

// combinations says which of all combinations of three parameters are tried: all, or as many as each pair of values needs
// (pairwise testing), or one of each value of the first.
type combinations int

const (
	exhaustive combinations = iota
	pairwise
	oneOfEach
)

// combined returns what to try the i-th value of the first parameter with. The table has a row for each value of the second
// and a column for each of the third, and no more columns than rows.
func combined[T any](c combinations, i int, table [][]T) (chosen []T) {
	switch c {
	case pairwise:
		for at, row := range table {
			chosen = append(chosen, row[(i+at)%len(row)])
		}
		return chosen
	case oneOfEach:
		all := slices.Concat(table...)
		return all[i%len(all):][:1]
	}
	return slices.Concat(table...)
}

func (e effort) run(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Run("Sample", func(t *testing.T) {
		store := filled(t, open, Sample()...)
		for _, p := range []part{
			{"RecordsByID", recordsByID}, {"RoundTrip", roundTrip},
			{"Values", values}, {"Logic", logic}, {"Names", names}, {"Dates", dates}, {"Lives", lives}, {"Attestations", attestations}, {"Locations", locations},
			{"Ends", ends}, {"Quantifiers", quantifiers},
			{"NodeOrders", e.nodeOrders}, {"TieOrders", e.tieOrders}, {"ExpandOrders", e.expandOrders}, {"NullsLast", nullsLast},
			{"Windows", windows}, {"EmptyWindows", emptyWindows}, {"Totals", totals},
			{"Expand", expand}, {"SelfTie", selfTie}, {"Deep", deep}, {"Below", below}, {"BelowPages", belowPages},
			{"Ranks", ranks}, {"SearchPages", searchPages},
			{"WholeNetwork", wholeNetwork}, {"Scopes", scopes},
			{"Cancelled", cancelled},
		} {
			t.Run(p.name, func(t *testing.T) { p.test(t, store) })
		}
	})
	for _, p := range []part{
		{"CursorsSurviveChanges", e.cursorsSurviveChanges}, {"Apply", apply}, {"Watch", watch}, {"BelowInTime", belowInTime}, {"Concurrent", e.concurrent},
		{"Random", e.random}, {"History", history}, {"AsKnown", e.asKnown}, {"Undo", undo}, {"LargeCommit", largeCommit},
	} {
		t.Run(p.name, func(t *testing.T) { p.test(t, filled(t, open)) })
	}
	t.Run("Closed", func(t *testing.T) { closed(t, open(t)) })
}

// part is a part of the suite. It has its store for itself or only reads it.
type part struct {
	name string
	test func(*testing.T, graph.Store)
}

// filled opens a store and fills it by one Apply.
func filled(t *testing.T, open func(t *testing.T) graph.Store, records ...graph.Record) graph.Store {
	t.Helper()
	store := open(t)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if len(records) > 0 {
		applied(t, store, Creates(records...)...)
	}
	return store
}

// Creates returns the changes that create records.
func Creates(records ...graph.Record) []graph.Change {
	changes := make([]graph.Change, len(records))
	for i, r := range records {
		changes[i] = graph.Create{Record: r}
	}
	return changes
}

// applied applies changes that must succeed.
func applied(t *testing.T, store graph.Store, changes ...graph.Change) graph.Version {
	t.Helper()
	version, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "storetest"}, changes)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return version
}

// must returns the answer of a call that must succeed.
func must[T any](answer T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}
