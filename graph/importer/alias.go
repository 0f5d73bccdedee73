package importer

import (
	"slices"

	"coopgraph/graph"
)

// planAlias plans another name of a place.
func (p *planner) planAlias(r *row) graph.Record {
	place, alias := r.place("place", anyPlace), r.bounded("alias", longestName)
	c, _, _ := r.citation()
	if place == nil || alias == "" || c.SourceID == "" {
		return nil
	}
	if r.once(graph.Life{}, false, "alias", place.PlaceHead().Code, graph.Fold(alias)) {
		return nil
	}
	h := place.PlaceHead()
	if slices.Contains(h.Terms.Names, graph.Fold(alias)) && (alias == h.NameZH || alias == h.NameEN || slices.Contains(h.Aliases, alias)) {
		return place
	}
	for _, m := range r.resolve(alias) {
		if m.Cost == 0 && m.Place.Head().ID != h.ID {
			r.remark(takenName, "alias", shorten(alias), inBoth{r.hierarchy.Path(m.Place), m.Place.NodeHead().Name(graph.EN)})
			return nil
		}
	}
	changed := copyPlace(place)
	head := changed.PlaceHead()
	head.Aliases = append(slices.Clone(head.Aliases), alias)
	head.Terms = graph.Terms{Names: slices.Clone(head.Terms.Names), Pinyin: slices.Clone(head.Terms.Pinyin), Initials: slices.Clone(head.Terms.Initials)}
	r.terms(changed, "alias")
	if c.Note == "" {
		c.Note = writesNote + alias
	}
	head.Sources = append(slices.Clone(head.Sources), c)
	r.edit(place, changed)
	return changed
}

// writesNote begins the note of a source for a name that it writes, as in the dataset.
const writesNote = "it writes "

// copyPlace returns a copy of a place.
func copyPlace(p graph.Place) graph.Place {
	switch p := p.(type) {
	case *graph.Province:
		c := *p
		return &c
	case *graph.Prefecture:
		c := *p
		return &c
	case *graph.County:
		c := *p
		return &c
	case *graph.District:
		c := *p
		return &c
	}
	return p
}
