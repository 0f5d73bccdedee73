package gazetteer

import (
	"strings"

	"coopgraph/graph"
)

// pathSigns stand between a name and those of the places above it: 剑川县，云南; 剑川县（云南省大理州）.
const pathSigns = ",， 　(（[［【〔"

// exact finds the places that a text names: by a name, by a path of names from the top, some left out, or by the name and
// then, with a sign between, a path from the bottom or the top.
func (g *Gazetteer) exact(text, folded string) []graph.Place {
	if found := g.path(folded); found != nil {
		return found
	}
	for end := len(text); end > 0; {
		if end = strings.LastIndexAny(text[:end], pathSigns); end < 0 {
			break
		}
		name, above := graph.Fold(text[:end]), graph.Fold(text[end:]) // a name may have commas itself
		if found := g.called(name, func(p graph.Place) bool { return g.follows(above, p) || g.leads(above, p) }); found != nil {
			return found
		}
	}
	return nil
}

// path finds the places that a folded text names, which may come after names of places above.
func (g *Gazetteer) path(folded string) []graph.Place {
	for i := range folded {
		if found := g.called(folded[i:], func(p graph.Place) bool { return g.leads(folded[:i], p) }); found != nil {
			return found
		}
	}
	return nil
}

// called finds the places that have a name, and lie in one that the rest of the text fits: those whose full name it is,
// or else all that share it as another form of their names.
func (g *Gazetteer) called(name string, fits func(above graph.Place) bool) []graph.Place {
	var all, full []graph.Place
	for _, p := range g.named[name] {
		if !fits(g.hierarchy.Within(p)) {
			continue
		}
		all = append(all, p)
		if graph.Fold(p.PlaceHead().NameZH) == name {
			full = append(full, p)
		}
	}
	if full != nil {
		return full
	}
	return all
}

// leads says whether a text is made of names of p and of places above it, from the top.
func (g *Gazetteer) leads(text string, p graph.Place) bool {
	return g.madeOf(text, p, strings.CutSuffix)
}

// follows says whether a text is made of names of p and of places above it, from the bottom.
func (g *Gazetteer) follows(text string, p graph.Place) bool {
	return g.madeOf(text, p, strings.CutPrefix)
}

// madeOf cuts names of p and of places above it, some left out, from an end of a text, and says whether nothing is left.
func (g *Gazetteer) madeOf(text string, p graph.Place, cut func(text, name string) (string, bool)) bool {
	if text == "" {
		return true
	}
	if p == nil {
		return false
	}
	for name := range p.NodeHead().Terms.Forms {
		if rest, ok := cut(text, name); ok && g.madeOf(rest, g.hierarchy.Within(p), cut) {
			return true
		}
	}
	return g.madeOf(text, g.hierarchy.Within(p), cut)
}
