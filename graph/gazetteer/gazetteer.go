package gazetteer

import (
	"slices"

	"coopgraph/graph"
)

// Gazetteer tells which places a text means, at one revision. It is read-only.
type Gazetteer struct {
	hierarchy *graph.Hierarchy
	named     map[string][]graph.Place // by each form of a name, folded, in the order of ids
	coded     map[string]graph.Place
	spellings []spelling
	divided   map[graph.ID]bool // has places in it
}

// New makes a gazetteer of the places of a hierarchy. It takes some milliseconds for some thousand places.
func New(h *graph.Hierarchy) *Gazetteer {
	g := &Gazetteer{hierarchy: h, named: map[string][]graph.Place{}, coded: map[string]graph.Place{}, divided: map[graph.ID]bool{}}
	for p := range h.All {
		g.coded[p.PlaceHead().Code] = p
		if above := h.Within(p); above != nil {
			g.divided[above.Head().ID] = true
		}
		for form := range p.NodeHead().Terms.Forms {
			if !slices.Contains(g.named[form], p) {
				g.named[form] = append(g.named[form], p)
			}
		}
	}
	for form, places := range g.named {
		if !digits(form) {
			g.spellings = append(g.spellings, newSpelling(form, places))
		}
	}
	return g
}

// longest is how many bytes a folded text has at most that means a place: more than any path has.
const longest = 300

// Resolve finds the places that a text may mean: those that it names exactly, or else those that come near.
func (g *Gazetteer) Resolve(text string) Matches {
	folded := graph.Fold(text)
	if len(folded) > longest {
		return nil
	}
	if digits(folded) {
		return g.code(text, folded)
	}
	if exact := g.exact(text, folded); len(exact) > 0 && g.enumerated(text) == nil {
		found := make(Matches, len(exact))
		for i, p := range exact {
			found[i] = PlaceMatch{Text: text, By: ByName, Place: p}
		}
		slices.SortFunc(found, compareMatches)
		return found
	}
	found := g.several(text, folded)
	if found == nil {
		found = nearest(append(g.byTownship(text, folded), g.bySpelling(folded)...))
		if _, clear := found.Best(); !clear {
			found = g.standing(found, folded)
		}
	}
	for i := range found {
		found[i].Text = text
	}
	return nearest(found)
}

// Candidates are what an error shows of matches: ten at most.
func (g *Gazetteer) Candidates(m Matches) []graph.Candidate {
	m = m[:min(len(m), mostMatches)]
	shown := make([]graph.Candidate, len(m))
	for i, c := range m {
		h := c.Place.PlaceHead()
		shown[i] = graph.Candidate{ID: h.ID, Code: h.Code, Name: h.NameZH, Path: g.hierarchy.Path(c.Place)}
	}
	return shown
}

// lowest says whether no place lies in p but townships.
func (g *Gazetteer) lowest(p graph.Place) bool { return !g.divided[p.Head().ID] }
