package neo4j

import (
	"strings"

	"coopgraph/graph"
)

// A node's label is the name of its kind's type; the type of a tie's relationship is the name of its kind.

// kindLabels are the labels of the kinds of nodes, in their order.
var kindLabels = func() (labels []string) {
	for k := range graph.AllNodes.All {
		labels = append(labels, k.TypeName())
	}
	return labels
}()

// labelsOf are the labels of a node.
func labelsOf(k graph.NodeKind) []string {
	if graph.Places.Has(k) {
		return []string{"Node", "Place", k.TypeName()}
	}
	return []string{"Node", k.TypeName()}
}

// types are the relationship types of kinds of ties, as a pattern names them.
func types(kinds graph.TieKinds) string {
	var names []string
	for k := range kinds.All {
		names = append(names, k.String())
	}
	return strings.Join(names, "|")
}

// ofKinds is the condition that a node is of one of these kinds, "" if every node is.
func ofKinds(node string, kinds graph.NodeKinds) string {
	switch kinds & graph.AllNodes {
	case graph.AllNodes:
		return ""
	case graph.Places:
		return node + ":Place"
	case 0:
		if kinds == 0 {
			return ""
		}
		return "false"
	}
	var labels []string
	for k := range (kinds & graph.AllNodes).All {
		labels = append(labels, k.TypeName())
	}
	return node + ":" + strings.Join(labels, "|")
}

// nodeKindOf and tieKindOf are the kinds by label and by type.
var (
	nodeKindOf = func() map[string]graph.NodeKind {
		by := map[string]graph.NodeKind{}
		for k := range graph.AllNodes.All {
			by[k.TypeName()] = k
		}
		return by
	}()
	tieKindOf = func() map[string]graph.TieKind {
		by := map[string]graph.TieKind{}
		for k := range graph.AllTies.All {
			by[k.String()] = k
		}
		return by
	}()
)

// endKinds are the kinds of nodes that ties of these kinds can lead to in a direction.
func endKinds(kinds graph.TieKinds, direction graph.TieDirection) (ends graph.NodeKinds) {
	for k := range kinds.All {
		from, to := k.Ends()
		if direction != graph.In {
			ends |= to
		}
		if direction != graph.Out {
			ends |= from
		}
	}
	return ends
}
