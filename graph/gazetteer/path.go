package gazetteer

import (
	"strings"

	"coopgraph/graph"
)

// pathSigns separate a name from those of the places above it: 剑川县，云南; 剑川县（云南省大理州）.
const pathSigns = ",， 　(（[［【〔"

// exact finds the places that a text names: by a name, by a path of names from the top with some left out, or by a
// name, a sign, and a path from either end.
func (g *Gazetteer) exact(text, folded string) []graph.Place {
	if found := g.path(folded); found != nil {
		return found
	}
	for end := len(text); end > 0; {
		if end = strings.LastIndexAny(text[:end], pathSigns); end < 0 {
			break
		}
		name, above := graph.Fold(text[:end]), graph.Fold(text[end:]) // a name may have commas itself
		if found := g.placesCalled(name, func(p graph.Place) bool { return g.isPathFromBottom(above, p) || g.isPathFromTop(above, p) }); found != nil {
			return found
		}
	}
	return nil
}

// path finds the places that a folded text names; names of places above may stand before.
func (g *Gazetteer) path(folded string) []graph.Place {
	for i := range folded {
		if len(folded)-i > g.longestForm {
			continue
		}
		if found := g.placesCalled(folded[i:], func(p graph.Place) bool { return g.isPathFromTop(folded[:i], p) }); found != nil {
			return found
		}
	}
	return nil
}

// placesCalled finds the places that have a name and whose parent fits the rest of the text. Places with this full name
// come alone; otherwise all places share it as another form of their names.
func (g *Gazetteer) placesCalled(name string, fits func(above graph.Place) bool) []graph.Place {
	var all, full []graph.Place
	for _, p := range g.byForm[name] {
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

// isPathFromTop reports whether a text consists of names of p and of places above it, from the top.
func (g *Gazetteer) isPathFromTop(text string, p graph.Place) bool {
	return g.consumesNames(text, p, strings.CutSuffix)
}

// isPathFromBottom reports whether a text consists of names of p and of places above it, from the bottom.
func (g *Gazetteer) isPathFromBottom(text string, p graph.Place) bool {
	return g.consumesNames(text, p, strings.CutPrefix)
}

// consumesNames cuts names of p and of places above it, some left out, off a text, and reports whether nothing is left.
func (g *Gazetteer) consumesNames(text string, p graph.Place, cut func(text, name string) (string, bool)) bool {
	if text == "" {
		return true
	}
	if p == nil {
		return false
	}
	for name := range p.NodeHead().Terms.Forms {
		if rest, ok := cut(text, name); ok && g.consumesNames(rest, g.hierarchy.Within(p), cut) {
			return true
		}
	}
	return g.consumesNames(text, g.hierarchy.Within(p), cut)
}
