package export

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"coopgraph/graph"
)

// parameters has the function that reads each parameter, by name: the API's filters, and the options of formats.
var parameters = map[string]func(*Request, string) error{
	"kinds": func(r *Request, s string) error {
		return parseList("kinds", s, slices.Collect(graph.AllNodes.All), func(k graph.NodeKind) { r.scope.Nodes |= graph.NodeKindsOf(k) })
	},
	"tieKinds": func(r *Request, s string) error {
		if r.Part == Nodes {
			return &graph.Error{Code: graph.InvalidArgument, Message: "nodes have no tieKinds", Hint: "All other files have it."}
		}
		return parseList("tieKinds", s, slices.Collect(graph.AllTies.All), func(k graph.TieKind) { r.scope.Ties |= graph.TieKindsOf(k) })
	},
	"evidence": func(r *Request, s string) error {
		return parseList("evidence", s, graph.Evidences, func(e graph.Evidence) {
			if !slices.Contains(r.evidence, e) {
				r.evidence = append(r.evidence, e)
			}
		})
	},
	"asOf": func(r *Request, s string) (err error) {
		r.asOf, err = graph.ParseDate(s)
		r.asOf = r.asOf.Last()
		return err
	},
	"asKnownAt": func(r *Request, s string) error { return parseMoment(&r.asKnownAt, "asKnownAt", s) },
	"toAsKnownAt": func(r *Request, s string) error {
		if r.Part != Compare {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s have no toAsKnownAt", r.Part),
				Hint: "Comparisons have it. In other files asKnownAt names a moment."}
		}
		return parseMoment(&r.toAsKnownAt, "toAsKnownAt", s)
	},
	"from":    func(r *Request, s string) error { return r.parseDay(&r.from, "from", s) },
	"to":      func(r *Request, s string) error { return r.parseDay(&r.to, "to", s) },
	"history": func(r *Request, s string) error { return parseBool(&r.history, "history", s) },
	"bbox": func(r *Request, s string) (err error) {
		r.box, err = parseBox(s)
		return err
	},
	"level":       func(r *Request, s string) error { return r.parseLevel(&r.level, "level", s) },
	"originLevel": func(r *Request, s string) error { return r.parseLevel(&r.flows.OriginLevel, "originLevel", s) },
	"destLevel":   func(r *Request, s string) error { return r.parseLevel(&r.flows.DestLevel, "destLevel", s) },
	"isolated": func(r *Request, s string) error {
		isolated := false
		err := r.checkNetwork("isolated", parseBool(&isolated, "isolated", s))
		r.tied = !isolated
		return err
	},
	"of": func(r *Request, s string) error {
		return r.checkNetwork("of", r.parseNodes(s))
	},
	"hops": func(r *Request, s string) error {
		hops, err := strconv.Atoi(s)
		if err != nil {
			err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("hops is %.20q", s), Hint: "It is a number of ties, as 2."}
		}
		r.hops = &hops
		return r.checkNetwork("hops", err)
	},
	"bom": func(r *Request, s string) error {
		return r.checkFormat(CSV, "bom", parseBool(&r.Options.BOM, "bom", s))
	},
	"spread": func(r *Request, s string) error {
		return r.checkFormat(GeoJSON, "spread", parseBool(&r.Options.Spread, "spread", s))
	},
}

// parseList reads values of an enum that are separated by commas.
func parseList[E fmt.Stringer](name, s string, all []E, add func(E)) error {
	for one := range strings.SplitSeq(s, ",") {
		i := slices.IndexFunc(all, func(e E) bool { return e.String() == strings.TrimSpace(one) })
		if i < 0 {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is not a value of %s", one, name),
				Hint: "The values are " + commaList(all) + ". Separate several by commas."}
		}
		add(all[i])
	}
	return nil
}

// The most nodes whose neighbourhood one file has, as in the API, and the most characters of an id.
const maxOf, maxID = 100, 100

var codePattern = regexp.MustCompile(`^\d{6}$`)

// parseNodes reads the nodes whose neighbourhood is asked for: ids, or codes of places.
func (r *Request) parseNodes(s string) error {
	for text := range strings.SplitSeq(s, ",") {
		id := graph.ID(text)
		switch {
		case codePattern.MatchString(text):
			id = graph.PlaceID(text)
		case text == "" || len(text) > maxID:
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("of has %.40q, which is no id", text),
				Hint: "List ids of nodes, or codes of places, as 310115. Separate several by commas."}
		}
		if r.of = append(r.of, id); len(r.of) > maxOf {
			return &graph.Error{Code: graph.InvalidArgument, Message: "of lists too many nodes", Hint: fmt.Sprintf("List at most %d.", maxOf)}
		}
	}
	return nil
}

// parseLevel reads a level of flows.
func (r *Request) parseLevel(level *graph.PlaceLevel, name, s string) error {
	levels := []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty}
	if r.Part != Flows || !slices.Contains(levels, graph.PlaceLevel(s)) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s have no %s %.40q", r.Part.plural(), name, s),
			Hint: "Flows have one of " + commaList(levels) + "."}
	}
	*level = graph.PlaceLevel(s)
	return nil
}

// parseDay reads a day of a comparison; a year or a month means its last day.
func (r *Request) parseDay(day *graph.Date, name, s string) (err error) {
	if r.Part != Compare {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s have no %s", r.Part, name),
			Hint: "Comparisons have it. In other files asOf names a day."}
	}
	*day, err = graph.ParseDate(s)
	*day = day.Last()
	return err
}

// parseMoment reads a moment as RFC 3339 writes it.
func parseMoment(at *time.Time, name, s string) (err error) {
	if *at, err = time.Parse(time.RFC3339Nano, s); err != nil || at.IsZero() {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s is %.40q", name, s),
			Hint: "Write a moment as 2026-11-26T09:30:00Z, percent-encoded if it has a plus sign."}
	}
	return nil
}

// parseBool reads true or false.
func parseBool(b *bool, name, s string) error {
	if s != "true" && s != "false" {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s is %.20q", name, s), Hint: "It is true or false."}
	}
	*b = s == "true"
	return nil
}

// checkFormat returns an error if a parameter is of another format than the request. It returns err if that is an error.
func (r *Request) checkFormat(f Format, name string, err error) error {
	if err == nil && r.Format != f {
		err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s has no %s", r.Format, name),
			Hint: fmt.Sprintf("Only %s files have it.", f)}
	}
	return err
}

// checkNetwork returns an error if a parameter of networks is of another file. It returns err if that is an error.
func (r *Request) checkNetwork(name string, err error) error {
	if err == nil && r.Part != Network {
		err = &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s have no %s", r.Part.plural(), name),
			Hint: "Only files of the network have it."}
	}
	return err
}

// parseBox reads the edges of a box: west, south, east and north.
func parseBox(s string) (graph.Filter, error) {
	var edges []float64
	for edge := range strings.SplitSeq(s, ",") {
		x, err := strconv.ParseFloat(strings.TrimSpace(edge), 64)
		if err != nil || len(edges) == 4 {
			edges = nil
			break
		}
		edges = append(edges, x)
	}
	if len(edges) != 4 {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("bbox is %.60q", s),
			Hint: "Write west,south,east,north in degrees, as 97,21,122,32."}
	}
	box := graph.BBox{West: edges[0], South: edges[1], East: edges[2], North: edges[3]}
	return box, box.Check()
}
