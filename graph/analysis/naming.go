package analysis

import (
	"strings"

	"coopgraph/graph"
)

// nameIn is what a node is called in a sentence: its name, and where the hierarchy has another place of that name, those
// of the places above it too: 浙江省舟山市普陀区, Putuo District, Zhoushan City, Zhejiang Province.
func nameIn(language graph.Language, h *graph.Hierarchy, n graph.Node) string {
	name := n.NodeHead().Name(language)
	p, ok := n.(graph.Place)
	if !ok || !h.Shared(name) {
		return name
	}
	if language != graph.EN {
		return h.Path(p)
	}
	var names []string
	for ; p != nil; p = h.Within(p) {
		names = append(names, p.NodeHead().Name(language))
	}
	return strings.Join(names, ", ")
}
