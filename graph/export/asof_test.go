package export

import (
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// A file of a day has what holds then, and says how much it leaves out only because nobody knows when it began.
func TestFilesOfADay(t *testing.T) {
	store := memory.Of(dataset(t))
	for _, c := range []struct {
		day        graph.Date
		ties       int
		unattested string
	}{
		{graph.NewDate(1949, 12, 31), 0, "tiesUnattested: 93"},
		{graph.NewDate(2020, 11, 30), 0, "tiesUnattested: 93"},
		{graph.NewDate(2020, 12, 31), 93, "tiesUnattested: 0"},
		{graph.NewDate(2021, 12, 31), 106, "tiesUnattested: 0"},
	} {
		scope := graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Supports), Tie: graph.MayHold(c.day)}
		n, err := store.Network(t.Context(), scope)
		if err != nil {
			t.Fatal(err)
		}
		of := meta
		of.AsOf = c.day
		e := New(n, n, of)
		said := e.description(Network)
		if ties := len(e.ties(Network)); ties != c.ties || !strings.Contains(said, c.unattested) || !strings.Contains(said, "nodesUnattested: 0") {
			t.Errorf("on %s: %d ties, want %d and %s; it says\n%s", c.day, ties, c.ties, c.unattested, said)
		}
		for i, tie := range e.network.Ties {
			if h := tie.TieHead(); e.network.Nodes[e.network.From[i]].Head().ID != h.FromID || e.network.Nodes[e.network.To[i]].Head().ID != h.ToID {
				t.Fatalf("%s has other ends", h.ID)
			}
		}
	}
	offices, err := store.Network(t.Context(), graph.Scope{Nodes: graph.NodeKindsOf(graph.KindLiaisonOffice), Node: graph.MayHold(graph.NewDate(2005, 12, 31))})
	if err != nil {
		t.Fatal(err)
	}
	of := meta
	of.AsOf = graph.NewDate(2005, 12, 31)
	e := New(offices, offices, of)
	if left := int(e.unattested.nodes); left == 0 || left+len(e.nodes(Nodes)) != len(offices.Nodes) {
		t.Errorf("of %d offices %d are there and %d left out", len(offices.Nodes), len(e.nodes(Nodes)), left)
	}
}

// A tie that always holds is in every file that has ties, whatever its ends are, and brings them.
func TestFilesOfADayHaveTiesOfStructure(t *testing.T) {
	day := graph.NewDate(2019, 12, 31)
	n, err := memory.Of(dataset(t)).Network(t.Context(), graph.Scope{Ties: graph.TieKindsOf(graph.Measures), Tie: graph.MayHold(day)})
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[Part][2]int{Network: {90, 0}, Ties: {90, 0}, Nodes: {0, 0}} {
		of := meta
		of.AsOf, of.Part = day, part
		e := New(n, n, of)
		if got := [2]int{len(e.ties(part)), int(e.unattested.ties)}; got != want {
			t.Errorf("%s: %d ties and unattested: want %d", part, got, want)
		}
		isIndicator := func(n graph.Node) bool { return n.Kind() == graph.KindIndicator }
		if has := slices.ContainsFunc(e.nodes(part), isIndicator); has != (part != Nodes) {
			t.Errorf("%s has indicators: %v", part, has)
		}
	}
}
