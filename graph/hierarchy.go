package graph

import "strings"

// Shanghai is the id of Shanghai itself.
var Shanghai = PlaceID("310000")

// Hierarchy answers which places lie in which, at one revision.
type Hierarchy struct {
	Revision Revision
	places   map[ID]Place
	parents  map[ID]Place
	named    map[string][]Place
}

// NewHierarchy reads the places and WITHIN ties of a network.
func NewHierarchy(n *Network) *Hierarchy {
	h := &Hierarchy{n.Revision, make(map[ID]Place, len(n.Nodes)), make(map[ID]Place, len(n.Ties)), map[string][]Place{}}
	for _, node := range n.Nodes {
		if p, ok := node.(Place); ok {
			h.places[p.Head().ID] = p
			for _, name := range p.NodeHead().Terms.Names {
				h.named[name] = append(h.named[name], p)
			}
		}
	}
	for i, t := range n.Ties {
		if t.Kind() != Within {
			continue
		}
		if whole, ok := n.Nodes[n.To[i]].(Place); ok {
			h.parents[n.Nodes[n.From[i]].Head().ID] = whole
		}
	}
	return h
}

// Place is the place with this id, nil where there is none.
func (h *Hierarchy) Place(id ID) Place { return h.places[id] }

// Named are the places that have this folded name: as their only full name, or else those that share it as a full,
// short, former or English name. The name may be preceded by those of places above, from the top, some left out:
// 上海市宝山区. They are in the order of their ids.
func (h *Hierarchy) Named(folded string) []Place {
	var full []Place
	for _, p := range h.named[folded] {
		if Fold(p.PlaceHead().NameZH) == folded {
			full = append(full, p)
		}
	}
	if len(full) == 1 {
		return full
	}
	if found := h.named[folded]; found != nil {
		return found
	}
	for i := range folded {
		var led []Place
		for _, p := range h.named[folded[i:]] {
			if h.leads(folded[:i], h.Within(p)) {
				led = append(led, p)
			}
		}
		if led != nil {
			return led
		}
	}
	return nil
}

// leads says whether a path is made of names of p and of places above it, from the top.
func (h *Hierarchy) leads(path string, p Place) bool {
	if path == "" {
		return true
	}
	if p == nil {
		return false
	}
	for _, name := range p.NodeHead().Terms.Names {
		if rest, ok := strings.CutSuffix(path, name); ok && h.leads(rest, h.Within(p)) {
			return true
		}
	}
	return h.leads(path, h.Within(p))
}

// Path is the name of p after those of the places above it.
func (h *Hierarchy) Path(p Place) string {
	path := ""
	for ; p != nil; p = h.Within(p) {
		path = p.PlaceHead().NameZH + path
	}
	return path
}

// Within is the place right above p, nil for a province.
func (h *Hierarchy) Within(p Place) Place { return h.parents[p.Head().ID] }

// Province is the province that p lies in or is, nil of nil.
func (h *Hierarchy) Province(p Place) Place {
	for p != nil && p.Kind() != KindProvince {
		p = h.Within(p)
	}
	return p
}

// Prefecture is the prefecture that p lies in, as the plan counts prefectures: p itself where it is one, and where it
// lies right under a province or municipality, as 万州区; nil of a province and of nil.
func (h *Hierarchy) Prefecture(p Place) Place {
	for p != nil && p.Kind() != KindPrefecture {
		above := h.Within(p)
		if above == nil {
			return nil
		}
		if above.Kind() == KindProvince {
			return p
		}
		p = above
	}
	return p
}

// InShanghaiArea says whether p is Shanghai or one of its districts.
func InShanghaiArea(p Place) bool { return p.Kind() == KindDistrict || p.Head().ID == Shanghai }
