package export

import (
	"fmt"
	"io"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// Part is what of the network is written.
type Part string

// The parts. A file of a graph's format with the ties alone has the nodes at their ends too, since it would be none
// without them.
const (
	Nodes   Part = "nodes"
	Ties    Part = "ties"
	Network Part = "network"
	Flows   Part = "flows" // ties rolled up to a level, as NewFlows makes them
)

// Parts is every part.
var Parts = []Part{Nodes, Ties, Network, Flows}

// Options are the choices that a format leaves.
type Options struct {
	BOM    bool // CSV begins with a byte order mark, by which Excel knows UTF-8
	Spread bool // GeoJSON draws places that share a point beside each other
}

// Meta is what a file says of itself beside its revision and its counts.
type Meta struct {
	Licence string
	Source  string
	Layers  []string       // of the dataset that the records are of
	Part    Part           // that is to be written
	AsOf    graph.Date     // the day that ties, and nodes without ties, hold on; zero where no day was asked for
	Ongoing bool           // without a day: nodes that have ended are there only if a tie joins them
	Filters string         // what was asked for, as the query of a URL; empty for everything
	LeftOut graph.TieKinds // the kinds of ties that are left out because no kinds were asked for
}

// Export is a network that is ready to be written. It may be written from many goroutines.
type Export struct {
	network *graph.Network
	meta    Meta
	titles  map[graph.ID]string
	points  map[point]int      // how many places have this point
	beside  map[graph.ID]point // where places are drawn that share a point

	unattested unattested // records of the network's question that the day of Meta.AsOf leaves out

	rolled *report.FlowMap // nil where the records themselves are written
	flows  []*flow         // between places, then within
}

// New makes a network ready. Its ties hold on the day of Meta.AsOf but for those whose beginning is not known: these are
// left out, and counted. Its nodes are of any time: those that a tie joins stay, others if they hold. In reference are
// the sources that its records cite, for their titles, and all places, so that a place shares its point whether or not
// the other is in the network.
func New(network, reference *graph.Network, meta Meta) *Export {
	e := &Export{network: network, meta: meta, titles: map[graph.ID]string{}}
	if meta.AsOf != 0 || meta.Ongoing {
		e.network, e.unattested = holding(network, meta)
	}
	for _, n := range reference.Nodes {
		if n.Kind() == graph.KindSource {
			e.titles[n.Head().ID] = n.NodeHead().NameZH
		}
	}
	e.points, e.beside = share(reference.Nodes)
	return e
}

// Version is that of the network.
func (e *Export) Version() graph.Version { return e.network.Version }

// Write writes a part as a file of this format, record by record. It fails with InvalidArgument where the format has no
// such file, before it writes anything, and else as w does.
func (e *Export) Write(w io.Writer, f Format, p Part, o Options) error {
	if err := Check(f, p); err != nil {
		return err
	}
	if (p == Flows) != (e.rolled != nil) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s of another export", p), Hint: "Flows are written as such only."}
	}
	if err := f.write()(e, w, p, o); err != nil {
		return fmt.Errorf("export: %s.%s: %w", p, f, err)
	}
	return nil
}

// Check fails with InvalidArgument where there is no such format or part, or the format has no such file.
func Check(f Format, p Part) error {
	switch {
	case !slices.Contains(Formats, f):
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no format %.20q", f),
			Hint: fmt.Sprintf("The formats are %v.", Formats)}
	case !slices.Contains(Parts, p):
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no part %.20q", p),
			Hint: fmt.Sprintf("The parts are %v.", Parts)}
	case f == Parquet && p == Network:
		return &graph.Error{Code: graph.InvalidArgument, Message: "a Parquet file is one table",
			Hint: "Ask for nodes.parquet and ties.parquet."}
	case p == Flows && f != CSV && f != CSVW && f != GeoJSON && f != Parquet:
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("flows have no %s file", f),
			Hint: "Ask for flows.geojson, flows.csv or flows.parquet."}
	}
	return nil
}

// nodes are the nodes that are in a graph's file with this part.
func (e *Export) nodes(p Part) []graph.Node {
	if p != Ties {
		return e.network.Nodes
	}
	joined := make([]bool, len(e.network.Nodes))
	for i := range e.network.Ties {
		joined[e.network.From[i]], joined[e.network.To[i]] = true, true
	}
	var nodes []graph.Node
	for i, n := range e.network.Nodes {
		if joined[i] {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// ties are the ties that are in a file with this part.
func (e *Export) ties(p Part) []graph.Tie {
	if p == Nodes {
		return nil
	}
	return e.network.Ties
}

// node is the node of an id that is in the network.
func (e *Export) node(id graph.ID) graph.Node {
	i, _ := slices.BinarySearchFunc(e.network.Nodes, id, func(n graph.Node, id graph.ID) int {
		return compareIDs(n.Head().ID, id)
	})
	return e.network.Nodes[i]
}
