package gazetteer

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

// exact finds the places that a text names: by a name, by a path of names from the top, some left out, or by one from the
// bottom with commas.
func (g *Gazetteer) exact(text, folded string) []graph.Place {
	if found := g.path(folded); found != nil {
		return found
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == '、' })
	if len(parts) < 2 {
		return nil
	}
	slices.Reverse(parts)
	return g.path(graph.Fold(strings.Join(parts, "")))
}

// path finds the places that a folded text names: those whose full name it is, or else all that share it as another
// form of their names. The name may come after those of places above it.
func (g *Gazetteer) path(folded string) []graph.Place {
	for i := range folded {
		var led, full []graph.Place
		for _, p := range g.named[folded[i:]] {
			if i > 0 && !g.leads(folded[:i], g.hierarchy.Within(p)) {
				continue
			}
			led = append(led, p)
			if graph.Fold(p.PlaceHead().NameZH) == folded[i:] {
				full = append(full, p)
			}
		}
		if full != nil {
			return full
		}
		if led != nil {
			return led
		}
	}
	return nil
}

// leads says whether a text is made of names of p and of places above it, from the top.
func (g *Gazetteer) leads(text string, p graph.Place) bool {
	if text == "" {
		return true
	}
	if p == nil {
		return false
	}
	for name := range p.NodeHead().Terms.Forms {
		if rest, ok := strings.CutSuffix(text, name); ok && g.leads(rest, g.hierarchy.Within(p)) {
			return true
		}
	}
	return g.leads(text, g.hierarchy.Within(p))
}
