package site

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// filterCase is parameters, and which records they choose.
type filterCase struct {
	query string
	alone func(graph.Record) bool // of a node: without ties, it is there by its own time
	node  func(graph.Node) bool   // what else it must be, with ties too
	tie   func(graph.Tie) bool
}

// filterCases have every parameter.
func filterCases() []filterCase {
	ongoing := func(r graph.Record) bool { return r.Head().Until == 0 || r.Head().Until.Last() >= graph.Today() }
	ever := func(graph.Record) bool { return true }
	on := func(day graph.Date) func(graph.Record) bool {
		return func(r graph.Record) bool { return graph.HeldOn{Day: day}.Holds(r) }
	}
	every, everyTie := func(graph.Node) bool { return true }, func(graph.Tie) bool { return true }
	in := func(box func(graph.Location) bool) func(graph.Node) bool {
		return func(n graph.Node) bool {
			p, ok := n.(graph.Place)
			return ok && box(p.PlaceHead().Location)
		}
	}
	day := graph.NewDate(2020, 12, 31)
	never := func(graph.Record) bool { return false }
	return []filterCase{
		{"history=true&isolated=false", never, every, everyTie},
		{"isolated=false&tieKinds=SUPPORTS", never, every, func(t graph.Tie) bool { return t.Kind() == graph.Supports && ongoing(t) }},
		{"asOf=2020&isolated=false", never, every, func(t graph.Tie) bool { return on(day)(t) }},
		{"history=true&isolated=true", ever, every, everyTie},
		{"history=true", ever, every, everyTie},
		{"history=true&tieKinds=WITHIN", ever, every, func(t graph.Tie) bool { return t.Kind() == graph.Within }},
		{"", ongoing, every, func(t graph.Tie) bool { return ongoing(t) || t.Kind() == graph.Invests }},
		{"asOf=2020", on(day), every, func(t graph.Tie) bool { return on(day)(t) }},
		{"asOf=2019&tieKinds=MEASURES", on(graph.NewDate(2019, 12, 31)), every, func(t graph.Tie) bool { return t.Kind() == graph.Measures }},
		{"asOf=2020-12-31&kinds=DISTRICT,COUNTY&tieKinds=SUPPORTS", on(day),
			func(n graph.Node) bool { return n.Kind() == graph.KindDistrict || n.Kind() == graph.KindCounty },
			func(t graph.Tie) bool { return t.Kind() == graph.Supports && on(day)(t) }},
		{"evidence=OFFICIAL&history=true", ever,
			func(n graph.Node) bool { return graph.Places.Has(n.Kind()) || n.Head().Evidence == graph.Official },
			func(t graph.Tie) bool { return t.Head().Evidence == graph.Official }},
		{"history=true&bbox=97,21,122,32", ever, in(func(l graph.Location) bool {
			return 97 <= l.Longitude && l.Longitude <= 122 && 21 <= l.Latitude && l.Latitude <= 32
		}), everyTie},
		{"history=true&bbox=120,20,105,35", ever, in(func(l graph.Location) bool { // over the 180th meridian
			return (120 <= l.Longitude || l.Longitude <= 105) && 20 <= l.Latitude && l.Latitude <= 35
		}), everyTie},
	}
}

// chosen are the ids of the records that a network file must have, found by a look at each record, and how many of them
// are ties.
func (c filterCase) chosen(all *graph.Network) (ids map[string]bool, ties int) {
	ids = map[string]bool{}
	passes := make([]bool, len(all.Nodes))
	for i, n := range all.Nodes {
		if passes[i] = c.node(n); passes[i] && c.alone(n) {
			ids[string(n.Head().ID)] = true
		}
	}
	for i, tie := range all.Ties {
		from, to := all.From[i], all.To[i]
		listed := strings.Contains(c.query, "tieKinds") || tie.Kind() != graph.Within && tie.Kind() != graph.Measures
		if passes[from] && passes[to] && c.tie(tie) && listed {
			for _, r := range []graph.Record{tie, all.Nodes[from], all.Nodes[to]} {
				ids[string(r.Head().ID)] = true
			}
			ties++
		}
	}
	return ids, ties
}

// The parameters choose the records that they say.
func TestExportFilters(t *testing.T) {
	sequential(t)
	h, store := newSite(t, quiet)
	all, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range filterCases() {
		t.Run(c.query, func(t *testing.T) {
			want, ties := c.chosen(all)
			var got struct {
				Graph struct{ Filters, TieKindsLeftOut string }
				Nodes []struct{ ID string }
				Edges []struct{ ID string }
			}
			file := request(t, h, "GET", "/export/network.json?"+c.query, "", nil)
			decode(t, file.Body.Bytes(), &got)
			leftOut := "WITHIN, MEASURES"
			if strings.Contains(c.query, "tieKinds") {
				leftOut = ""
			}
			if got.Graph.TieKindsLeftOut != leftOut || file.Header().Get(leftOutHeader) != leftOut {
				t.Errorf("it says that it leaves out %q, and by its header %q", got.Graph.TieKindsLeftOut, file.Header().Get(leftOutHeader))
			}
			for _, r := range slices.Concat(got.Nodes, got.Edges) {
				if !want[r.ID] {
					t.Errorf("it has %s", r.ID)
				}
				delete(want, r.ID)
			}
			if len(want) > 0 || ties == 0 || len(got.Edges) != ties {
				t.Errorf("it lacks %d records; it has %d of %d ties", len(want), len(got.Edges), ties)
			}
			if parameters, err := url.ParseQuery(c.query); err != nil || got.Graph.Filters != parameters.Encode() {
				t.Errorf("it says that its filters are %s", got.Graph.Filters)
			}
		})
	}
}

// In a file of nodes, evidence chooses places too, and none is official. In a file of the network places stay, for the ties.
func TestExportEvidenceOfPlaces(t *testing.T) {
	h, _ := newSite(t, quiet)
	places := regexp.MustCompile(`(?m)^(NODE,)?[A-Z]+,place-`)
	for target, want := range map[string]int{
		"/export/nodes.csv?evidence=OFFICIAL":   0,
		"/export/nodes.csv?evidence=REPORTED":   3211,
		"/export/network.csv?evidence=OFFICIAL": 3211,
	} {
		t.Run(target, func(t *testing.T) {
			if got := len(places.FindAll(request(t, h, "GET", target, "", nil).Body.Bytes(), -1)); got != want {
				t.Errorf("%d places: want %d", got, want)
			}
		})
	}
}
