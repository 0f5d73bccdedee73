package gazetteer

import (
	"slices"

	"coopgraph/graph"
)

// Gazetteer resolves names of places as they are at one revision. It is read-only.
type Gazetteer struct {
	hierarchy   *graph.Hierarchy
	byForm      map[string][]graph.Place // the places with a folded form of a name, by id
	longestForm int                      // in bytes
	byGBCode    map[string]graph.Place
	spellings   []spelling
	hasChildren map[graph.ID]bool // that other places lie in
}

// New returns a gazetteer of the places of a hierarchy. It takes some milliseconds for some thousand places.
func New(h *graph.Hierarchy) *Gazetteer {
	g := &Gazetteer{hierarchy: h, byForm: map[string][]graph.Place{}, byGBCode: map[string]graph.Place{}, hasChildren: map[graph.ID]bool{}}
	for p := range h.All {
		g.byGBCode[p.PlaceHead().Code] = p
		if above := h.Within(p); above != nil {
			g.hasChildren[above.Head().ID] = true
		}
		for form := range p.NodeHead().Terms.Forms {
			if places := g.byForm[form]; len(places) == 0 || places[len(places)-1] != p { // it has the form twice
				g.byForm[form] = append(places, p)
			}
		}
	}
	for form, places := range g.byForm {
		g.longestForm = max(g.longestForm, len(form))
		if !digits(form) {
			g.spellings = append(g.spellings, newSpelling(form, places))
		}
	}
	return g
}

// maxBytes is the length, in bytes, beyond which a folded text means no place. No path is as long.
const maxBytes = 300

// Resolve finds the places that a text may mean: those that it names exactly or, if there are none, those that come
// near.
func (g *Gazetteer) Resolve(text string) Matches {
	folded := graph.Fold(text)
	if len(folded) > maxBytes {
		return nil
	}
	if digits(folded) {
		return g.code(text, folded)
	}
	if exact := g.exact(text, folded); len(exact) > 0 && g.signedList(text) == nil {
		found := make(Matches, len(exact))
		for i, p := range exact {
			found[i] = PlaceMatch{Text: text, By: ByName, Place: p}
		}
		slices.SortFunc(found, compareMatches)
		return found
	}
	found := g.list(text, folded)
	if found == nil {
		found = topMatches(append(g.byTownship(text, folded), g.bySpelling(folded)...))
		if _, ok := found.Best(); !ok {
			found = g.addMentions(found, folded)
		}
	}
	for i := range found {
		found[i].Text = text
	}
	return topMatches(found)
}

// Candidates returns the first ten matches, as an error shows them.
func (g *Gazetteer) Candidates(m Matches) []graph.Candidate {
	m = m[:min(len(m), maxMatches)]
	candidates := make([]graph.Candidate, len(m))
	for i, c := range m {
		h := c.Place.PlaceHead()
		candidates[i] = graph.Candidate{ID: h.ID, Code: h.Code, Name: h.NameZH, Path: g.hierarchy.Path(c.Place)}
	}
	return candidates
}

// isLeaf reports whether no other place lies in p.
func (g *Gazetteer) isLeaf(p graph.Place) bool { return !g.hasChildren[p.Head().ID] }
