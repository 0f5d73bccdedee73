package neo4j

import (
	"strings"

	"coopgraph/graph"
)

// nodeLabels and newNodes are the label and an empty node of each kind.
var (
	nodeLabels = [...]string{graph.KindProvince: "Province", graph.KindPrefecture: "Prefecture", graph.KindCounty: "County",
		graph.KindDistrict: "District", graph.KindChamber: "Chamber", graph.KindLiaisonOffice: "LiaisonOffice",
		graph.KindOrganization: "Organization", graph.KindAgreement: "Agreement", graph.KindProgramme: "Programme",
		graph.KindIndicator: "Indicator", graph.KindSource: "Source"}
	newNodes = [...]func() graph.Node{
		graph.KindProvince:      func() graph.Node { return new(graph.Province) },
		graph.KindPrefecture:    func() graph.Node { return new(graph.Prefecture) },
		graph.KindCounty:        func() graph.Node { return new(graph.County) },
		graph.KindDistrict:      func() graph.Node { return new(graph.District) },
		graph.KindChamber:       func() graph.Node { return new(graph.Chamber) },
		graph.KindLiaisonOffice: func() graph.Node { return new(graph.LiaisonOffice) },
		graph.KindOrganization:  func() graph.Node { return new(graph.Organization) },
		graph.KindAgreement:     func() graph.Node { return new(graph.Agreement) },
		graph.KindProgramme:     func() graph.Node { return new(graph.Programme) },
		graph.KindIndicator:     func() graph.Node { return new(graph.Indicator) },
		graph.KindSource:        func() graph.Node { return new(graph.Source) },
	}
)

// newTies is an empty tie of each kind; the type of its relationships is the kind's name.
var newTies = [...]func() graph.Tie{
	graph.Within:       func() graph.Tie { return new(graph.Containment) },
	graph.Friendly:     func() graph.Tie { return new(graph.FriendlyPair) },
	graph.Supports:     func() graph.Tie { return new(graph.Pairing) },
	graph.Cooperates:   func() graph.Tie { return new(graph.Cooperation) },
	graph.Invests:      func() graph.Tie { return new(graph.InvestmentFlow) },
	graph.Member:       func() graph.Tie { return new(graph.Membership) },
	graph.Leads:        func() graph.Tie { return new(graph.Leadership) },
	graph.Party:        func() graph.Tie { return new(graph.AgreementParty) },
	graph.Located:      func() graph.Tie { return new(graph.Seat) },
	graph.Represents:   func() graph.Tie { return new(graph.Representation) },
	graph.Participates: func() graph.Tie { return new(graph.Participation) },
	graph.Measures:     func() graph.Tie { return new(graph.Measurement) },
}

// labelsOf are the labels of a node.
func labelsOf(k graph.NodeKind) []string {
	if graph.Places.Has(k) {
		return []string{"Node", "Place", nodeLabels[k]}
	}
	return []string{"Node", nodeLabels[k]}
}

// types is a set of kinds of ties as a pattern has it.
func types(kinds graph.TieKinds) string {
	var names []string
	for k := range kinds.All {
		names = append(names, k.String())
	}
	return strings.Join(names, "|")
}

// ofKinds is the condition that a node is of one of these kinds, "" where it always is.
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
		labels = append(labels, nodeLabels[k])
	}
	return node + ":" + strings.Join(labels, "|")
}

// nodeKindOf and tieKindOf are the kinds by label and by type.
var (
	nodeKindOf = func() map[string]graph.NodeKind {
		by := map[string]graph.NodeKind{}
		for k := range graph.AllNodes.All {
			by[nodeLabels[k]] = k
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
func endKinds(kinds graph.TieKinds, direction graph.Arrow) (ends graph.NodeKinds) {
	for k := range kinds.All {
		for from := range graph.AllNodes.All {
			for to := range graph.AllNodes.All {
				if !k.Joins(from, to) {
					continue
				}
				if direction != graph.In {
					ends |= 1 << to
				}
				if direction != graph.Out {
					ends |= 1 << from
				}
			}
		}
	}
	return ends
}
