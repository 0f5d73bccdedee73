package graph

// Shanghai is the id of Shanghai itself.
var Shanghai = PlaceID("310000")

// Hierarchy knows which place lies in which, at one version.
type Hierarchy struct {
	Version    Version // of the network that it was made from
	sorted     []Place // by id
	places     map[ID]Place
	parents    map[ID]Place
	nameCounts map[string]int // how many places have each full name
}

// NewHierarchy returns the hierarchy of the places in a network, by its WITHIN ties.
func NewHierarchy(n *Network) *Hierarchy {
	h := &Hierarchy{Version: n.Version, places: make(map[ID]Place, len(n.Nodes)),
		parents: make(map[ID]Place, len(n.Ties)), nameCounts: make(map[string]int, 2*len(n.Nodes))}
	for _, node := range n.Nodes {
		if p, ok := node.(Place); ok {
			h.sorted = append(h.sorted, p)
			h.places[p.Head().ID] = p
			h.nameCounts[p.NodeHead().NameZH]++
			if en := p.NodeHead().NameEN; en != "" {
				h.nameCounts[en]++
			}
		}
	}
	for i, t := range n.Ties {
		if t.Kind() != Within {
			continue
		}
		if above, ok := n.Nodes[n.To[i]].(Place); ok {
			h.parents[n.Nodes[n.From[i]].Head().ID] = above
		}
	}
	return h
}

// Place returns the place with this id, nil if there is none.
func (h *Hierarchy) Place(id ID) Place { return h.places[id] }

// All yields the places in the order of their ids.
func (h *Hierarchy) All(yield func(Place) bool) {
	for _, p := range h.sorted {
		if !yield(p) {
			return
		}
	}
}

// Shared reports whether several places have this full name, Chinese or English.
func (h *Hierarchy) Shared(name string) bool { return h.nameCounts[name] > 1 }

// Path returns the names of the places above p, from the top, and of p, without separators: 浙江省舟山市普陀区.
func (h *Hierarchy) Path(p Place) string {
	path := ""
	for ; p != nil; p = h.Within(p) {
		path = p.PlaceHead().NameZH + path
	}
	return path
}

// Within returns the place directly above p, nil for a province.
func (h *Hierarchy) Within(p Place) Place { return h.parents[p.Head().ID] }

// Province returns the province that p lies in, or p itself if it is one; nil for nil.
func (h *Hierarchy) Province(p Place) Place {
	for p != nil && p.Kind() != KindProvince {
		p = h.Within(p)
	}
	return p
}

// Prefecture returns the prefecture that p lies in, as the plan counts prefectures. It is p itself if p is a prefecture or
// lies directly under a province or municipality, as 万州区 does. It is nil for a province and for nil.
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

// InShanghaiArea reports whether p is Shanghai or one of its districts.
func InShanghaiArea(p Place) bool { return p.Kind() == KindDistrict || p.Head().ID == Shanghai }
