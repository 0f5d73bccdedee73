package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// Part is the part of the network that a file has.
type Part string

// The parts. A file of ties in a format for graphs has the nodes at their ends too, which such a format needs.
const (
	Nodes   Part = "nodes"
	Ties    Part = "ties"
	Network Part = "network"
	Flows   Part = "flows"   // ties summed up by pairs of places of one level
	Compare Part = "compare" // the ties of two days: what began, ended and stayed
)

// Parts is every part.
var Parts = []Part{Nodes, Ties, Network, Flows, Compare}

// plural names what a file with this part has, in a message.
func (p Part) plural() string {
	if p == Compare {
		return "comparisons"
	}
	return string(p)
}

// Options are choices of single formats.
type Options struct {
	BOM    bool // CSV begins with a byte order mark, by which Excel recognizes UTF-8
	Spread bool // GeoJSON draws places that share a point beside each other
}

// Meta is the metadata of a file that do not follow from its records.
type Meta struct {
	Licence   string         // of the dataset
	Source    string         // of the dataset
	Layers    []string       // of the dataset that the records are of
	Part      Part           // that is to be written
	AsOf      graph.Date     // the day on which ties, and nodes without ties, hold; zero if the request names none
	AsKnownAt time.Time      // the moment at which the network was read; zero if the request names none
	Ongoing   bool           // without a day: nodes that have ended are there only if a tie joins them
	Tied      bool           // isolated nodes, which no tie joins, are left out
	Filters   string         // of the request, as the query of a URL; empty for everything
	LeftOut   graph.TieKinds // the kinds of ties that are left out because the request lists no kinds
}

// Export is a network that is ready to be written. It may be written from many goroutines.
type Export struct {
	network      *graph.Network
	meta         Meta
	sourceTitles map[graph.ID]string
	placesAt     map[point]int      // how many places have a point
	drawnAt      map[graph.ID]point // where a place is drawn that shares its point

	unattested unattestedCounts // what the day of meta leaves out

	flowMap *report.FlowMap // nil unless flows are written
	flows   []*flow         // between places, then within places

	comparison *comparison // nil unless a comparison is written
}

// New makes a network ready. The ties of the network hold on the day of meta.AsOf, except that the beginning of some may
// not be known: New leaves these out and counts them. The nodes may be of any time: New keeps those that a tie joins, and
// those that hold themselves, unless meta.Tied is true. The reference has the sources that the records cite, for their
// titles, and all places, so that a place shares its point with another whether or not the other is in the network.
func New(network, reference *graph.Network, meta Meta) *Export {
	var unattested unattestedCounts
	if meta.AsOf != 0 || meta.Ongoing || meta.Tied {
		network, unattested = asOf(network, meta)
	}
	e := newExport(network, reference, meta)
	e.unattested = unattested
	return e
}

// newExport makes a network ready that has all that the file has, and nothing else.
func newExport(network, reference *graph.Network, meta Meta) *Export {
	e := &Export{network: network, meta: meta, sourceTitles: map[graph.ID]string{}}
	for _, n := range reference.Nodes {
		if n.Kind() == graph.KindSource {
			e.sourceTitles[n.Head().ID] = n.NodeHead().NameZH
		}
	}
	e.placesAt, e.drawnAt = placePoints(reference.Nodes)
	return e
}

// Version is that of the network.
func (e *Export) Version() graph.Version { return e.network.Version }

// Write writes a part as a file of this format, record by record. If the format has no such file it fails with
// InvalidArgument before it writes anything. Other errors are those of w.
func (e *Export) Write(w io.Writer, f Format, p Part, o Options) error {
	if err := Check(f, p); err != nil {
		return err
	}
	if (p == Flows) != (e.flowMap != nil) || (p == Compare) != (e.comparison != nil) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("the export cannot be written as %s", p),
			Hint: "What NewFlows makes is written as flows, what NewComparison makes as compare, what New makes as the other parts."}
	}
	if err := f.write()(e, w, p, o); err != nil {
		return fmt.Errorf("export: %s.%s: %w", p, f, err)
	}
	return nil
}

// Check fails with InvalidArgument if there is no such format or part, or the format has no such file.
func Check(f Format, p Part) error {
	switch {
	case !slices.Contains(Formats, f):
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no format %.20q", f),
			Hint: "The formats are " + commaList(Formats) + ". Spreadsheets read csv?bom=true."}
	case !slices.Contains(Parts, p):
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no part %.20q", p),
			Hint: "The parts are " + commaList(Parts) + "."}
	case f == Parquet && p == Network:
		return &graph.Error{Code: graph.InvalidArgument, Message: "a Parquet file is one table",
			Hint: "Ask for nodes.parquet and ties.parquet."}
	case p == Flows && f != CSV && f != CSVW && f != GeoJSON && f != Parquet:
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("flows have no %s file", f),
			Hint: "Ask for flows.geojson, flows.csv or flows.parquet."}
	case p == Compare && f != CSV && f != CSVW && f != GeoJSON && f != GEXF:
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("a comparison has no %s file", f),
			Hint: "Ask for compare.gexf, compare.geojson or compare.csv."}
	}
	return nil
}

// FileNames returns the name of every file that ParseRequest knows.
func FileNames() (names []string) {
	for _, p := range Parts {
		for _, f := range Formats {
			if Check(f, p) == nil {
				names = append(names, fmt.Sprintf("%s.%s", p, f))
			}
		}
	}
	return names
}

// commaList returns the texts of values, with commas between.
func commaList[T any](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprint(v)
	}
	return strings.Join(texts, ", ")
}

// nodes are the nodes of a file with this part in a format for graphs.
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

// ties are the ties of a file with this part.
func (e *Export) ties(p Part) []graph.Tie {
	if p == Nodes {
		return nil
	}
	return e.network.Ties
}

// node is the node with an id, which must be in the network.
func (e *Export) node(id graph.ID) graph.Node {
	i, _ := slices.BinarySearchFunc(e.network.Nodes, id, func(n graph.Node, id graph.ID) int {
		return compareIDs(n.Head().ID, id)
	})
	return e.network.Nodes[i]
}
