package export

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

// A Request asks for one file of the network: a part in a format, and which records of it.
type Request struct {
	Part    Part
	Format  Format
	Options Options

	query    string // the parameters, sorted by name
	scope    graph.Scope
	leftOut  graph.TieKinds // the kinds of ties that are left out because the request lists none
	asOf     graph.Date
	history  bool
	evidence []graph.Evidence
	box      graph.Filter
	level    graph.PlaceLevel // of flows: that of each end for which flows has none
	flows    report.FlowQuery
	from, to graph.Date // of a comparison
	// When the network is read: what was on record then; zero for now. In a comparison with toAsKnownAt, asKnownAt is of the
	// day from.
	asKnownAt, toAsKnownAt time.Time
	tied                   bool       // isolated nodes are left out
	of                     []graph.ID // the nodes whose neighbourhood is asked for; nil for the whole network
	hops                   *int       // of the neighbourhood; nil if the request does not say
}

// ParseRequest reads the name of a file, as network.json, and the parameters of its URL. The request is nil if there is
// no such file.
func ParseRequest(file, query string) (*Request, error) {
	part, format, _ := strings.Cut(file, ".")
	r := &Request{Part: Part(part), Format: Format(format)}
	if err := Check(r.Format, r.Part); err != nil {
		return nil, err
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return r, &graph.Error{Code: graph.InvalidArgument, Message: "the query of the URL cannot be read", Hint: "Write name=value&name=value, percent-encoded."}
	}
	r.query = values.Encode()
	for _, name := range slices.Sorted(maps.Keys(values)) {
		parse, ok := parameters[name]
		switch {
		case !ok:
			err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no parameter %.40q", name),
				Hint: "The parameters are " + strings.Join(slices.Sorted(maps.Keys(parameters)), ", ") + "."}
		case len(values[name]) > 1:
			err = &graph.Error{Code: graph.InvalidArgument, Message: name + " is given more than once",
				Hint: "Separate several values by commas."}
		default:
			err = parse(r, values[name][0])
		}
		if err != nil {
			return r, err
		}
	}
	return r, r.setScope()
}

// setScope combines the parameters. Without asOf and history the records are those of now, and investment flows of every
// year, as in the API's analyses.
//
// In a file of nodes, evidence chooses the nodes. In other files it chooses the ties, and the nodes other than places:
// places come from other sources than the ties between them. Flows and neighbourhoods choose their evidence themselves, as
// the API does, since they count what they leave out. Ties of structure are in files of ties; other files have them only if
// tieKinds lists them.
func (r *Request) setScope() error {
	if r.Part == Flows && r.level == "" {
		return &graph.Error{Code: graph.InvalidArgument, Message: "flows need a level", Hint: "Add level=PROVINCE, PREFECTURE or COUNTY."}
	}
	if err := graph.CheckPeriod(r.asOf, r.history); err != nil {
		return err
	}
	if r.Part == Compare {
		return r.setComparison()
	}
	life := graph.MayHold(r.asOf) // an export counts what its day leaves out
	if r.history {
		life = nil
	}
	if r.scope.Ties == 0 && (r.Part == Flows || r.Part == Network) {
		r.scope.Ties, r.leftOut = analysis.CooperationTies, analysis.StructuralTies
	}
	if err := r.checkNeighbourhood(); err != nil {
		return err
	}
	if r.Part == Flows || r.of != nil {
		r.scope.Node, r.scope.Tie = r.box, life
		if r.Part == Flows {
			r.flows = report.FlowQuery{OriginLevel: cmp.Or(r.flows.OriginLevel, r.level), DestLevel: cmp.Or(r.flows.DestLevel, r.level),
				Scope: r.scope.Canonical()}
		}
		return nil
	}
	var byEvidence graph.Filter
	if len(r.evidence) > 0 {
		byEvidence = graph.EvidenceSetOf(r.evidence...).Filter()
	}
	r.scope.Tie = graph.All(life, byEvidence)
	if byEvidence != nil && r.Part != Nodes {
		isPlace := graph.Test{Field: graph.FieldCode, Op: graph.Gte, Value: graph.TextValue("0")}
		byEvidence = graph.Or{A: byEvidence, B: isPlace}
	}
	if r.Part != Nodes {
		life = nil // a tie is there if it holds, as in the API, whatever its ends are; New chooses the other nodes
	}
	r.scope.Node = graph.All(life, byEvidence, r.box)
	return nil
}

// checkNeighbourhood returns an error if the parameters of a neighbourhood do not go together.
func (r *Request) checkNeighbourhood() error {
	switch {
	case r.hops != nil && r.of == nil:
		return &graph.Error{Code: graph.InvalidArgument, Message: "hops without of", Hint: "Add of, as of=310115&hops=1."}
	case r.of != nil && r.tied:
		return &graph.Error{Code: graph.InvalidArgument, Message: "of and isolated=false together",
			Hint: "Leave isolated out: in a neighbourhood no node is isolated but those that of lists."}
	}
	return nil
}

// setComparison combines the parameters of a comparison. Its ties may hold on one of the days.
func (r *Request) setComparison() error {
	moments := r.toAsKnownAt.After(r.asKnownAt) && !r.asKnownAt.IsZero()
	switch {
	case r.from == 0 || r.to == 0:
		return &graph.Error{Code: graph.InvalidArgument, Message: "a comparison needs two days", Hint: "Add from and to, as from=2020&to=2021."}
	case r.from > r.to || r.from == r.to && !moments:
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("from is %s, and to is %s", r.from, r.to), Hint: "from must be the earlier day."}
	case r.asOf != 0 || r.history:
		return &graph.Error{Code: graph.InvalidArgument, Message: "a comparison has neither asOf nor history", Hint: "Its days are from and to."}
	case !r.toAsKnownAt.IsZero() && (r.asKnownAt.IsZero() || r.asKnownAt.After(r.toAsKnownAt)):
		return &graph.Error{Code: graph.InvalidArgument, Message: "toAsKnownAt without an earlier asKnownAt",
			Hint: "asKnownAt is the moment at which the network of from is read."}
	}
	if r.scope.Ties == 0 {
		r.scope.Ties, r.leftOut = report.ComparedTies, graph.AllTies&^report.ComparedTies
	}
	r.scope.Node, r.scope.Tie = r.box, graph.Any(graph.MayHold(r.from), graph.MayHold(r.to))
	return nil
}

// Dataset has the metadata that the files of a dataset share.
type Dataset struct {
	Licence string
	Source  string
	Layers  func(*graph.Network) []string // the layers that the records of a network are of
}

// Moment returns the moment at which the network is read, the later one of a comparison; zero for now.
func (r *Request) Moment() time.Time {
	if !r.toAsKnownAt.IsZero() {
		return r.toAsKnownAt
	}
	return r.asKnownAt
}

// Export reads the records that the request asks for, from a snapshot, so that a file is of one version. The function at
// returns the snapshot of a moment: what was on record then, or, for the zero moment, what is on record now.
func (r *Request) Export(ctx context.Context, at func(context.Context, time.Time) (graph.Reader, error), data Dataset) (*Export, error) {
	snapshot, err := at(ctx, r.Moment())
	if err != nil {
		return nil, err
	}
	network, reference, err := r.read(ctx, snapshot)
	if err != nil {
		return nil, err
	}
	if err := r.checkEnds(ctx, snapshot, network); err != nil {
		return nil, err
	}
	meta := Meta{Part: r.Part, Licence: data.Licence, Source: data.Source, AsOf: r.asOf, AsKnownAt: r.Moment(), Filters: r.query, LeftOut: r.leftOut,
		Tied: r.tied, Ongoing: r.Part == Network && r.asOf == 0 && !r.history, Layers: data.Layers(network)}
	switch {
	case r.of != nil:
		hops := 1
		if r.hops != nil {
			hops = *r.hops
		}
		return NewNeighbourhood(ctx, network, reference, meta, r.of, hops, r.evidence)
	case r.Part == Flows:
		return NewFlows(ctx, network, reference, meta, r.flows, r.evidence)
	case r.Part == Compare:
		return r.comparison(ctx, at, network, reference, meta)
	}
	return New(network, reference, meta), nil
}

// comparison makes the comparison of the day from with the day to in a network. With two moments the day from is that of the
// network as it was known at the earlier one.
func (r *Request) comparison(ctx context.Context, at func(context.Context, time.Time) (graph.Reader, error), network, reference *graph.Network, meta Meta) (*Export, error) {
	earlier := network
	if !r.toAsKnownAt.IsZero() {
		snapshot, err := at(ctx, r.asKnownAt)
		if err != nil {
			return nil, err
		}
		var cited *graph.Network
		if earlier, cited, err = r.read(ctx, snapshot); err != nil {
			return nil, err
		}
		reference = union(cited, reference)
	}
	return NewComparison(ctx, earlier, network, reference, meta, r.from, r.to, r.evidence)
}

// read reads the network and what New calls its reference.
func (r *Request) read(ctx context.Context, snapshot graph.Reader) (network, reference *graph.Network, err error) {
	scope := graph.Scope{Nodes: graph.Places | graph.NodeKindsOf(graph.KindSource), Tie: graph.Never{}}
	if r.Part == Flows || r.Part == Compare {
		scope.Ties, scope.Tie = graph.TieKindsOf(graph.Within), nil
	}
	if network, err = snapshot.Network(ctx, r.scope); err != nil {
		return nil, nil, err
	}
	reference, err = snapshot.Network(ctx, scope)
	return network, reference, err
}

// checkEnds refuses kinds of nodes that no tie joins, as COUNTY alone: a file of ties would be empty for them, whatever
// else is asked for.
func (r *Request) checkEnds(ctx context.Context, snapshot graph.Reader, found *graph.Network) error {
	if r.scope.Nodes == 0 || r.Part == Nodes || r.Part == Network || len(found.Ties) > 0 {
		return nil
	}
	all, err := snapshot.Network(ctx, graph.Scope{Nodes: r.scope.Nodes, Ties: r.scope.Ties})
	if err != nil || len(all.Ties) > 0 {
		return err
	}
	return &graph.Error{Code: graph.InvalidArgument, Message: "no tie has both its ends of the kinds that kinds lists",
		Hint: "List the kinds of both ends, as DISTRICT,COUNTY, or leave kinds out."}
}

// String is the name of the file and its parameters, sorted by name. Requests for the same file have the same.
func (r *Request) String() string { return fmt.Sprintf("%s.%s?%s", r.Part, r.Format, r.query) }

// FileName is the name by which a client saves the file.
func (r *Request) FileName(revision graph.Revision) string {
	return fmt.Sprintf("coopgraph-r%d-%s.%s", revision, r.Part, r.Format)
}
