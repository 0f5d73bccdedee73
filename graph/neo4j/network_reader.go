package neo4j

import (
	"cmp"
	"errors"
	"slices"

	"coopgraph/graph"
)

// chunkSize is how many nodes, or ties, of a network are read by one statement: the server holds the whole answer to a
// statement in its memory, which a large network would fill.
const chunkSize = 10_000

// errCrossed says that a commit came between two statements.
var errCrossed = errors.New("the network has changed")

// networkReader puts a network together from the answers to many statements.
type networkReader struct {
	graph.Network
	read    func(body string, q map[string]any) (result, error)
	degrees []int64 // how many ties go from each node, of whatever kind
}

// readNetwork reads a network by a function that runs a body and returns an answer of one version.
func readNetwork(scope graph.Scope, read func(body string, q map[string]any) (result, error)) (*graph.Network, error) {
	n := &networkReader{read: read}
	if err := n.readNodes(scope); err != nil {
		return nil, err
	}
	if err := n.readTies(scope); err != nil {
		return nil, err
	}
	n.join()
	return &n.Network, nil
}

// readChunk reads a chunk, which must be of the version of those before.
func (n *networkReader) readChunk(body string, q map[string]any) (result, error) {
	r, err := n.read(body, q)
	if err != nil {
		return r, err
	}
	previous := n.Version
	if n.Version = r.version(); len(n.Nodes) > 0 && n.Version != previous {
		return r, errCrossed
	}
	return r, nil
}

// readNodes reads the nodes in the order of their ids.
func (n *networkReader) readNodes(scope graph.Scope) error {
	body, q := networkNodes(scope)
	for q["after"] = ""; ; q["after"] = lastID(n.Nodes) {
		r, err := n.readChunk(body, q)
		if err != nil {
			return err
		}
		chunk, err := r.nodes()
		if err != nil {
			return err
		}
		n.Nodes = append(n.Nodes, chunk...)
		for _, degree := range r.list("degrees") {
			n.degrees = append(n.degrees, degree.(int64))
		}
		if len(chunk) < chunkSize {
			return nil
		}
	}
}

// readTies reads the ties that go from the nodes, group by group. If a group has more ties than a chunk, they are read in
// the order of their ids.
func (n *networkReader) readTies(scope graph.Scope) error {
	body, q := networkTies(scope)
	for _, ids := range n.groups() {
		q["ids"] = ids
		for q["after"] = ""; ; q["after"] = lastID(n.Ties) {
			r, err := n.readChunk(body, q)
			if err != nil {
				return err
			}
			chunk, err := r.ties()
			if err != nil {
				return err
			}
			n.Ties = append(n.Ties, chunk...)
			if len(chunk) < chunkSize {
				break
			}
		}
	}
	return nil
}

// groups are the ids of the nodes that ties go from: in each group as many nodes as have fewer ties than a chunk, or one
// node that has more.
func (n *networkReader) groups() (groups [][]string) {
	var group []string
	var ties int64
	for i, degree := range n.degrees {
		if degree == 0 {
			continue
		}
		if ties += degree; ties >= chunkSize && len(group) > 0 {
			groups, group, ties = append(groups, group), nil, degree
		}
		group = append(group, string(n.Nodes[i].Head().ID))
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}

// join sorts the ties, drops those to nodes that the network does not have, and finds the ends of the others.
func (n *networkReader) join() {
	index := make(map[graph.ID]int32, len(n.Nodes))
	for i, node := range n.Nodes {
		index[node.Head().ID] = int32(i)
	}
	n.Ties = slices.DeleteFunc(n.Ties, func(t graph.Tie) bool {
		_, ok := index[t.TieHead().ToID]
		return !ok
	})
	slices.SortFunc(n.Ties, func(a, b graph.Tie) int { return cmp.Compare(a.Head().ID, b.Head().ID) })
	for _, t := range n.Ties {
		n.From, n.To = append(n.From, index[t.TieHead().FromID]), append(n.To, index[t.TieHead().ToID])
	}
}

func lastID[R graph.Record](records []R) string { return string(records[len(records)-1].Head().ID) }
