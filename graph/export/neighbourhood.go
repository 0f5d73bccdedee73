package export

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// NewNeighbourhood makes the neighbourhood of some nodes ready to be written as Network, as the API's neighbourhood has it: the
// nodes within a number of hops, and all ties between these. It rests on the ties of this evidence; an empty list is all
// but SYNTHETIC. Ids that the network does not have are NotFound.
func NewNeighbourhood(ctx context.Context, network, reference *graph.Network, meta Meta, of []graph.ID, hops int, evidence []graph.Evidence) (*Export, error) {
	view, err := viewAsOf(ctx, network, meta.AsOf, evidence)
	if err != nil {
		return nil, err
	}
	found, err := analysis.Neighbourhood(ctx, view, of, hops, analysis.MaxNeighbours)
	if err != nil {
		return nil, err
	}
	if found.Truncated() {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("the neighbourhood has %d nodes", found.Reached),
			Hint: fmt.Sprintf("A file has at most %d. Ask for fewer hops, or leave of out for the whole network.", analysis.MaxNeighbours)}
	}
	e := newExport(neighbourhoodPart(view.Network(), found), reference, meta)
	e.unattested.ties = int64(found.Basis.Unattested)
	return e, nil
}

// neighbourhoodPart is the part of a network that a neighbourhood has, with the nodes by id.
func neighbourhoodPart(n *graph.Network, s *analysis.Subgraph) *graph.Network {
	nodeIDs, tieIDs := make(map[graph.ID]bool, len(s.Nodes)), make(map[graph.ID]bool, len(s.Ties))
	for _, node := range s.Nodes {
		nodeIDs[node.Head().ID] = true
	}
	for _, tie := range s.Ties {
		tieIDs[tie.Head().ID] = true
	}
	nodes, ties := make([]bool, len(n.Nodes)), make([]bool, len(n.Ties))
	for i, node := range n.Nodes {
		nodes[i] = nodeIDs[node.Head().ID]
	}
	for i, tie := range n.Ties {
		ties[i] = tieIDs[tie.Head().ID]
	}
	return subgraph(n, nodes, ties)
}

// viewAsOf is the view of a network whose ties may hold on a day; zero is no day.
func viewAsOf(ctx context.Context, network *graph.Network, asOf graph.Date, evidence []graph.Evidence) (*analysis.View, error) {
	var day *graph.Date
	if asOf != 0 {
		day = &asOf
	}
	view, err := analysis.NewView(ctx, network, evidence, day, graph.UnattestedOn(asOf))
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return view, nil
}

// subgraph is the part of a network that has the nodes and ties whose elements are true. The ends of such a tie must be
// among the nodes.
func subgraph(n *graph.Network, nodes, ties []bool) *graph.Network {
	part := &graph.Network{Version: n.Version}
	index := make([]int32, len(n.Nodes)) // in part
	for i, node := range n.Nodes {
		if index[i] = int32(len(part.Nodes)); nodes[i] {
			part.Nodes = append(part.Nodes, node)
		}
	}
	for i, tie := range n.Ties {
		if ties[i] {
			part.Ties, part.From, part.To = append(part.Ties, tie), append(part.From, index[n.From[i]]), append(part.To, index[n.To[i]])
		}
	}
	return part
}
