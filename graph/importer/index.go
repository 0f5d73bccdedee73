package importer

import (
	"cmp"
	"slices"
	"strings"

	"coopgraph/graph"
)

// index finds the records of a network by what identifies them. Placeholders are not in it: real records do not change them.
type index struct {
	network   *graph.Network
	hierarchy *graph.Hierarchy
	ties      map[string][]graph.Tie // by identity
	from, to  map[graph.ID][]graph.Tie
	named     map[nameOf][]graph.Node
	sources   map[string][]*graph.Source // by title
	bodies    map[string][]graph.Node    // chambers and offices by home and host
}

// nameOf is a folded name of the nodes of a kind.
type nameOf struct {
	kind graph.NodeKind
	name string
}

func newIndex(n *graph.Network) *index {
	x := &index{network: n, hierarchy: graph.NewHierarchy(n), ties: map[string][]graph.Tie{}, from: map[graph.ID][]graph.Tie{},
		to: map[graph.ID][]graph.Tie{}, named: map[nameOf][]graph.Node{}, sources: map[string][]*graph.Source{}, bodies: map[string][]graph.Node{}}
	for _, node := range n.Nodes {
		switch node := node.(type) {
		case *graph.Source:
			x.sources[node.NameZH] = append(x.sources[node.NameZH], node)
		case graph.Place:
		default:
			if !graph.IsPlaceholder(node) {
				x.addNames(node)
			}
		}
	}
	for i, t := range n.Ties {
		if graph.IsPlaceholder(t) || t.Kind() == graph.Within && graph.Places.Has(n.Nodes[n.From[i]].Kind()) {
			continue
		}
		h := t.TieHead()
		x.from[h.FromID], x.to[h.ToID] = append(x.from[h.FromID], t), append(x.to[h.ToID], t)
		key := tieIdentity(t)
		x.ties[key] = append(x.ties[key], t)
	}
	for _, node := range n.Nodes {
		if graph.DelegationOf(node) != nil && !graph.IsPlaceholder(node) {
			key := bodyKey(node.Kind(), x.end(node.Head().ID, graph.Represents), x.end(node.Head().ID, graph.Located))
			x.bodies[key] = append(x.bodies[key], node)
		}
	}
	return x
}

func (x *index) addNames(n graph.Node) {
	h := n.NodeHead()
	names := append([]string{h.NameZH, h.NameEN}, h.Aliases...)
	if i, ok := n.(*graph.Indicator); ok {
		names = append(names, i.Key)
	}
	for i, name := range names {
		if key := (nameOf{n.Kind(), graph.Fold(name)}); key.name != "" && !slices.Contains(names[:i], name) {
			x.named[key] = append(x.named[key], n)
		}
	}
}

// called returns the nodes of a kind that have a name.
func (x *index) called(k graph.NodeKind, name string) []graph.Node {
	return x.named[nameOf{k, graph.Fold(name)}]
}

// tieIdentity is what identifies a tie, as seed says: its ends, whichever comes first for FRIENDLY and COOPERATES, and the form of
// a cooperation. Dates tell further ones apart.
func tieIdentity(t graph.Tie) string {
	h := t.TieHead()
	ends := []string{string(h.FromID), string(h.ToID)}
	form := ""
	switch t := t.(type) {
	case *graph.FriendlyPair:
		slices.Sort(ends)
	case *graph.Cooperation:
		slices.Sort(ends)
		form = t.Form
	}
	return strings.Join(append(ends, t.Kind().String(), form), "\x00")
}

func bodyKey(k graph.NodeKind, home, host graph.ID) string {
	return k.String() + "\x00" + string(home) + "\x00" + string(host)
}

// end returns the second end of the first tie of a kind that goes from a node, "" if there is none.
func (x *index) end(from graph.ID, k graph.TieKind) graph.ID {
	if t := x.tieFrom(from, k); t != nil {
		return t.TieHead().ToID
	}
	return ""
}

// tieFrom returns the first tie of a kind that goes from a node, nil if there is none.
func (x *index) tieFrom(from graph.ID, k graph.TieKind) graph.Tie {
	for _, t := range x.from[from] {
		if t.Kind() == k {
			return t
		}
	}
	return nil
}

// byID returns the node with an id, nil if there is none.
func (x *index) byID(id graph.ID) graph.Node {
	i, ok := slices.BinarySearchFunc(x.network.Nodes, id, func(n graph.Node, id graph.ID) int { return cmp.Compare(n.Head().ID, id) })
	if !ok {
		return nil
	}
	return x.network.Nodes[i]
}

// sourceCalled returns the source of a network with this title and address. Without an address it is the one with this title, if
// there is just one.
func (x *index) sourceCalled(title, address string) *graph.Source {
	all := x.sources[title]
	if address == "" && len(all) == 1 {
		return all[0]
	}
	for _, s := range all {
		if s.URL == address {
			return s
		}
	}
	return nil
}

// tieLike returns the tie of the network that has the identity of t and that dates do not tell apart, nil if there is none.
func tieLike[T graph.Tie](x *index, t T, distinct func(a, b graph.Life) bool) (found T) {
	for _, o := range x.ties[tieIdentity(t)] {
		if same, ok := o.(T); ok && !distinct(o.Head().Life, t.Head().Life) {
			return same
		}
	}
	return found
}
