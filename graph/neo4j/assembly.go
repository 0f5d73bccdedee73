package neo4j

import (
	"cmp"
	"errors"
	"slices"

	"coopgraph/graph"
)

// atATime is how many nodes, or ties, of a network are read by one statement: the server has the whole answer to one in
// its memory, which a large network would fill.
const atATime = 10_000

// errCrossed says that a commit came between two statements.
var errCrossed = errors.New("the network has changed")

// assembly is a network that is put together from the answers to many statements.
type assembly struct {
	graph.Network
	ask     func(body string, q map[string]any) (answer, error)
	degrees []int64 // how many ties go from each node, of whatever kind
}

// assembled reads a network by a way to ask for an answer of one version.
func assembled(scope graph.Scope, ask func(body string, q map[string]any) (answer, error)) (*graph.Network, error) {
	n := &assembly{ask: ask}
	if err := n.readNodes(scope); err != nil {
		return nil, err
	}
	if err := n.readTies(scope); err != nil {
		return nil, err
	}
	n.join()
	return &n.Network, nil
}

// next asks for a part, which must be of the version of those before.
func (n *assembly) next(body string, q map[string]any) (answer, error) {
	a, err := n.ask(body, q)
	if err != nil {
		return a, err
	}
	was := n.Version
	if n.Version = a.version(); len(n.Nodes) > 0 && n.Version != was {
		return a, errCrossed
	}
	return a, nil
}

// readNodes reads the nodes in the order of their ids.
func (n *assembly) readNodes(scope graph.Scope) error {
	body, q := networkNodes(scope)
	for q["after"] = ""; ; q["after"] = lastID(n.Nodes) {
		a, err := n.next(body, q)
		if err != nil {
			return err
		}
		part, err := a.nodes()
		if err != nil {
			return err
		}
		n.Nodes = append(n.Nodes, part...)
		for _, degree := range a.list("degrees") {
			n.degrees = append(n.degrees, degree.(int64))
		}
		if len(part) < atATime {
			return nil
		}
	}
}

// readTies reads the ties that go from the nodes, a parcel after the other, and those of a parcel with too many in the
// order of their ids.
func (n *assembly) readTies(scope graph.Scope) error {
	body, q := networkTies(scope)
	for _, ids := range n.parcels() {
		q["ids"] = ids
		for q["after"] = ""; ; q["after"] = lastID(n.Ties) {
			a, err := n.next(body, q)
			if err != nil {
				return err
			}
			part, err := a.ties()
			if err != nil {
				return err
			}
			n.Ties = append(n.Ties, part...)
			if len(part) < atATime {
				break
			}
		}
	}
	return nil
}

// parcels are the nodes that ties go from: so many together as have less than atATime ties, or one by itself.
func (n *assembly) parcels() (parcels [][]string) {
	var parcel []string
	var ties int64
	for i, degree := range n.degrees {
		if degree == 0 {
			continue
		}
		if ties += degree; ties >= atATime && len(parcel) > 0 {
			parcels, parcel, ties = append(parcels, parcel), nil, degree
		}
		parcel = append(parcel, string(n.Nodes[i].Head().ID))
	}
	if len(parcel) > 0 {
		parcels = append(parcels, parcel)
	}
	return parcels
}

// join sorts the ties, leaves out those to nodes that the network does not have, and says where the ends of the others
// stand.
func (n *assembly) join() {
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
