package gazetteer_test

import (
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
)

// Every place is found by its code, by its path in Chinese and in English, and by each form of its names, alone or
// together with the places that share it. Only a place with that full name comes before.
func TestEveryPlace(t *testing.T) {
	h, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	g := places(t)
	for p := range h.All {
		var english []string
		for above := p; above != nil; above = h.Within(above) {
			english = append(english, above.NodeHead().Name(graph.EN))
		}
		for text, by := range map[string]gazetteer.MatchedBy{p.PlaceHead().Code: gazetteer.ByCode, p.PlaceHead().Code + "000000": gazetteer.ByCode,
			h.Path(p): gazetteer.ByName, strings.Join(english, ", "): gazetteer.ByName} {
			if best, ok := g.Resolve(text).Best(); !ok || best.Cost != 0 || best.By != by || best.Place != p {
				t.Errorf("%s leads to %s, not to %s", text, describe(g.Resolve(text)), h.Path(p))
			}
		}
		for form := range p.NodeHead().Terms.Forms {
			found := g.Resolve(form)
			isFull := func(m gazetteer.PlaceMatch) bool { return graph.Fold(m.Place.PlaceHead().NameZH) == form }
			if !found.Exact() || !slices.ContainsFunc(found, func(m gazetteer.PlaceMatch) bool { return m.Place == p }) && !isFull(found[0]) && found[0].By != gazetteer.ByCode {
				t.Errorf("%s leads to %s, not to %s", form, describe(found), h.Path(p))
			}
		}
	}
}
