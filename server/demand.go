package main

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/export"
)

// A demand is one file that is asked for.
type demand struct {
	part    export.Part
	format  export.Format
	scope   graph.Scope
	options export.Options
	filters string // the parameters, in one order
	leftOut graph.TieKinds

	asOf     graph.Date
	history  bool
	evidence []graph.Evidence
	bbox     graph.Filter
	level    graph.PlaceLevel // of flows
}

// from reads what is asked for.
func (d *demand) from(ctx context.Context, store graph.Store) (*export.Export, error) {
	network, err := store.Network(ctx, d.scope)
	if err != nil {
		return nil, err
	}
	cited := graph.Scope{Nodes: graph.Places | graph.NodeKindsOf(graph.KindSource), Tie: graph.Never{}}
	if d.part == export.Flows {
		cited.Ties, cited.Tie = graph.TieKindsOf(graph.Within), nil
	}
	reference, err := store.Network(ctx, cited)
	if err != nil {
		return nil, err
	}
	if err := d.joinable(ctx, store, network); err != nil {
		return nil, err
	}
	if reference.Revision != network.Revision {
		return d.from(ctx, store) // there was a change between the two: a file is of one revision
	}
	meta := export.Meta{Part: d.part, Licence: dataLicence, Source: dataSource, AsOf: d.asOf,
		Ongoing: d.part == export.Network && d.asOf == 0 && !d.history, Filters: d.filters, LeftOut: d.leftOut, Layers: layersOf(network)}
	if d.part == export.Flows {
		return export.NewFlows(ctx, network, reference, meta, d.level, d.evidence)
	}
	return export.New(network, reference, meta), nil
}

// joinable refuses kinds of nodes that no tie joins, as COUNTY alone: a file of ties would be empty for them, whatever
// else is asked for.
func (d *demand) joinable(ctx context.Context, store graph.Store, found *graph.Network) error {
	if d.scope.Nodes == 0 || d.part == export.Nodes || d.part == export.Network || len(found.Ties) > 0 {
		return nil
	}
	all, err := store.Network(ctx, graph.Scope{Nodes: d.scope.Nodes, Ties: d.scope.Ties})
	if err != nil || len(all.Ties) > 0 {
		return err
	}
	return &graph.Error{Code: graph.InvalidArgument, Message: "no tie has both its ends of the kinds that kinds lists",
		Hint: "List the kinds of both ends, as DISTRICT,COUNTY, or leave kinds out."}
}

// name is the name of the file.
func (d *demand) name(revision graph.Revision) string {
	return fmt.Sprintf("coopgraph-r%d-%s.%s", revision, d.part, d.format)
}

// readDemand reads the name of a file, as network.json, and the parameters of its URL. There is no demand at all where
// there is no such file.
func readDemand(file, query string) (*demand, error) {
	part, format, _ := strings.Cut(file, ".")
	d := &demand{part: export.Part(part), format: export.Format(format)}
	if err := export.Check(d.format, d.part); err != nil {
		return nil, err
	}
	given, err := url.ParseQuery(query)
	if err != nil {
		return d, &graph.Error{Code: graph.InvalidArgument, Message: "the query of the URL cannot be read", Hint: "Write name=value&name=value, percent-encoded."}
	}
	d.filters = given.Encode()
	for _, name := range slices.Sorted(maps.Keys(given)) {
		read, known := parameters[name]
		switch {
		case !known:
			err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("there is no parameter %.40q", name),
				Hint: "The parameters are " + strings.Join(slices.Sorted(maps.Keys(parameters)), ", ") + "."}
		case len(given[name]) > 1:
			err = &graph.Error{Code: graph.InvalidArgument, Message: name + " is given more than once",
				Hint: "Write several values in one, with commas between."}
		default:
			err = read(d, given[name][0])
		}
		if err != nil {
			return d, err
		}
	}
	return d, d.scopeOf()
}

// parameters are the API's filters, and the formats' choices, by the name of their parameter.
var parameters = map[string]func(*demand, string) error{
	"kinds": func(d *demand, s string) error {
		return each("kinds", s, slices.Collect(graph.AllNodes.All), func(k graph.NodeKind) { d.scope.Nodes |= graph.NodeKindsOf(k) })
	},
	"tieKinds": func(d *demand, s string) error {
		if d.part == export.Nodes {
			return &graph.Error{Code: graph.InvalidArgument, Message: "nodes have no tieKinds", Hint: "It is a choice of ties, network and flows."}
		}
		return each("tieKinds", s, slices.Collect(graph.AllTies.All), func(k graph.TieKind) { d.scope.Ties |= graph.TieKindsOf(k) })
	},
	"evidence": func(d *demand, s string) error {
		return each("evidence", s, graph.Evidences, func(e graph.Evidence) {
			if !slices.Contains(d.evidence, e) {
				d.evidence = append(d.evidence, e)
			}
		})
	},
	"asOf": func(d *demand, s string) (err error) {
		d.asOf, err = graph.ParseDate(s)
		d.asOf = d.asOf.Last()
		return err
	},
	"history": func(d *demand, s string) error { return flagged(&d.history, "history", s) },
	"bbox": func(d *demand, s string) (err error) {
		d.bbox, err = readBBox(s)
		return err
	},
	"level": func(d *demand, s string) error {
		levels := []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty}
		if d.part != export.Flows || !slices.Contains(levels, graph.PlaceLevel(s)) {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s have no level %.40q", d.part, s),
				Hint: fmt.Sprintf("Flows have one of %v.", levels)}
		}
		d.level = graph.PlaceLevel(s)
		return nil
	},
	"bom": func(d *demand, s string) error {
		return d.only(export.CSV, "bom", flagged(&d.options.BOM, "bom", s))
	},
	"spread": func(d *demand, s string) error {
		return d.only(export.GeoJSON, "spread", flagged(&d.options.Spread, "spread", s))
	},
}

// each reads values of an enum with commas between.
func each[E fmt.Stringer](name, s string, all []E, add func(E)) error {
	for one := range strings.SplitSeq(s, ",") {
		i := slices.IndexFunc(all, func(e E) bool { return e.String() == strings.TrimSpace(one) })
		if i < 0 {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s has %.40q", name, one),
				Hint: fmt.Sprintf("Write some of these, with commas between: %v.", all)}
		}
		add(all[i])
	}
	return nil
}

func flagged(b *bool, name, s string) error {
	if s != "true" && s != "false" {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s is %.20q", name, s), Hint: "It is true or false."}
	}
	*b = s == "true"
	return nil
}

// only refuses a choice that the format does not have.
func (d *demand) only(f export.Format, name string, err error) error {
	if err == nil && d.format != f {
		err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s has no %s", d.format, name),
			Hint: fmt.Sprintf("It is a choice of %s.", f)}
	}
	return err
}

func readBBox(s string) (graph.Filter, error) {
	var edges [4]float64
	bad := &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("bbox %.60q is no box on the globe", s),
		Hint: "Write west,south,east,north in degrees, south not above north."}
	parts := strings.Split(s, ",")
	if len(parts) != len(edges) {
		return nil, bad
	}
	for i, p := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		limit := [2]float64{180, 90}[i%2]
		if err != nil || !(x >= -limit && x <= limit) {
			return nil, bad
		}
		edges[i] = x
	}
	if edges[1] > edges[3] {
		return nil, bad
	}
	return graph.BBox{West: edges[0], South: edges[1], East: edges[2], North: edges[3]}, nil
}

// scopeOf is what the filters mean together. Records hold now, and flows of money are of every year, as in the API's
// analyses, unless a day or all history is asked for.
// The evidence is that of nodes in a file of nodes, else that of ties, and of nodes other than places: these are what
// ties hang on, and are known from other sources than the ties are. Flows choose their evidence themselves, since they
// count what they leave out. Ties of structure are in tables of ties, and in other files only if tieKinds lists them.
func (d *demand) scopeOf() error {
	life := analysis.MayHold(d.asOf) // an export counts what its day leaves out
	switch {
	case d.part == export.Flows && d.level == "":
		return &graph.Error{Code: graph.InvalidArgument, Message: "flows without a level", Hint: "Add level=PROVINCE, PREFECTURE or COUNTY."}
	case d.asOf != 0 && d.history:
		return &graph.Error{Code: graph.InvalidArgument, Message: "asOf and history together",
			Hint: "history shows everything; asOf what held on one day."}
	case d.history:
		life = nil
	}
	if d.scope.Ties == 0 && (d.part == export.Flows || d.part == export.Network) {
		d.scope.Ties, d.leftOut = analysis.CooperationTies, analysis.StructureTies
	}
	if d.part == export.Flows {
		d.scope.Node, d.scope.Tie = d.bbox, life
		return nil
	}
	var known graph.Filter
	if len(d.evidence) > 0 {
		known = graph.EvidenceSetOf(d.evidence...).Filter()
	}
	d.scope.Tie = graph.All(life, known)
	if known != nil && d.part != export.Nodes {
		isPlace := graph.Test{Field: graph.FieldCode, Op: graph.Gte, Value: graph.TextValue("0")}
		known = graph.Or{A: known, B: isPlace}
	}
	if d.part != export.Nodes {
		life = nil // a tie is there when it holds, as in the API, whatever its ends are; of a network, export chooses the rest
	}
	d.scope.Node = graph.All(life, known, d.bbox)
	return nil
}
