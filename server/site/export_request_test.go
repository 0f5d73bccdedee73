package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
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

func TestExportRefusals(t *testing.T) {
	h, _ := newSite(t, quiet)
	for _, c := range []struct {
		target string
		status int
		part   string
		hint   string
	}{
		{"nodes.csv?kind=COUNTY", 400, `there is no parameter "kind"`, ""},
		{"nodes.csv?kinds=COUNTY&kinds=DISTRICT", 400, "kinds is given more than once", ""},
		{"nodes.csv?kinds=TOWN", 400, `"TOWN" is not a value of kinds`, "The values are PROVINCE, PREFECTURE, "},
		{"nodes.csv?kinds=", 400, `"" is not a value of kinds`, ""},
		{"ties.csv?tieKinds=SUPPORTS,FOO", 400, `"FOO" is not a value of tieKinds`, ""},
		{"nodes.csv?evidence=official", 400, `"official" is not a value of evidence`, ""},
		{"nodes.csv?asOf=yesterday", 400, `"yesterday" is not a date`, ""},
		{"nodes.csv?asOf=2020&history=true", 400, "asOf and history together", ""},
		{"nodes.csv?history=yes", 400, `history is "yes"`, ""},
		{"nodes.csv?bbox=1,2,3", 400, "bbox", ""},
		{"nodes.csv?bbox=NaN,2,3,4", 400, "bbox", ""},
		{"nodes.csv?bbox=1,4,3,2", 400, "bbox", ""},
		{"nodes.csv?bbox=1,2,3,91", 400, "bbox", ""},
		{"nodes.json?bom=true", 400, "json has no bom", ""},
		{"nodes.csv?spread=true", 400, "csv has no spread", ""},
		{"nodes.csv?level=PROVINCE", 400, `nodes have no level "PROVINCE"`, ""},
		{"nodes.csv?tieKinds=SUPPORTS", 400, "nodes have no tieKinds", ""},
		{"ties.csv?kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"flows.csv?level=PROVINCE&kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"ties.csv?originLevel=COUNTY", 400, `ties have no originLevel "COUNTY"`, "Flows have one of"},
		{"flows.csv?originLevel=COUNTY&destLevel=COUNTY", 400, "flows need a level", "Add level="},
		{"flows.csv?level=COUNTY&destLevel=", 400, `flows have no destLevel ""`, "PROVINCE, PREFECTURE, COUNTY"},
		{"flows.geojson", 400, "flows need a level", ""},
		{"flows.geojson?level=TOWN", 400, `flows have no level "TOWN"`, "PROVINCE, PREFECTURE, COUNTY"},
		{"flows.gexf?level=PROVINCE", 404, "flows have no gexf file", ""},
		{"compare.csv?from=2020", 400, "a comparison needs two days", "Add from and to"},
		{"compare.csv?from=2021&to=2020", 400, "from is 2021-12-31, and to is 2020-12-31", "from must be the earlier day"},
		{"compare.csv?from=2020&to=2020", 400, "from is 2020-12-31, and to is 2020-12-31", ""},
		{"compare.csv?from=2020&to=", 400, "is not a date", ""},
		{"compare.csv?from=2020&to=2021&asOf=2020", 400, "a comparison has neither asOf nor history", ""},
		{"compare.csv?from=2020&to=2021&history=true", 400, "a comparison has neither asOf nor history", ""},
		{"compare.csv?from=2020&to=2021&level=COUNTY", 400, `comparisons have no level "COUNTY"`, ""},
		{"compare.csv?from=2020&to=2021&kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"ties.csv?from=2020", 400, "ties have no from", "Comparisons have it"},
		{"compare.json?from=2020&to=2021", 404, "a comparison has no json file", "compare.gexf, compare.geojson or compare.csv"},
		{"network.csv?isolated=no", 400, `isolated is "no"`, "It is true or false."},
		{"nodes.csv?isolated=false", 400, "nodes have no isolated", "Only files of the network have it."},
		{"compare.csv?from=2020&to=2021&of=310115", 400, "comparisons have no of", ""},
		{"ties.csv?hops=1", 400, "ties have no hops", ""},
		{"network.csv?hops=1", 400, "hops without of", "Add of"},
		{"network.csv?of=310115&hops=two", 400, `hops is "two"`, "It is a number of ties"},
		{"network.csv?of=310115&hops=21", 400, "hops is 21, and must be from 0 to 20", ""},
		{"network.csv?of=310115&isolated=false", 400, "of and isolated=false together", "Leave isolated out"},
		{"network.csv?of=", 400, `of has "", which is no id`, "codes of places"},
		{"network.csv?of=310115" + strings.Repeat(",310115", 100), 400, "of lists too many nodes", "List at most 100."},
		{"network.csv?of=310115,999999", 404, `of names "place-999999", which is not in the network`, ""},
		{"network.csv?of=310115&kinds=COUNTY", 404, `of names "place-310115", which is not in the network`, ""},
		{"nodes.csv?%zz", 400, "the query of the URL cannot be read", ""},
		{"network.parquet", 404, "a Parquet file is one table", ""},
		{"nodes.xls", 404, `there is no format "xls"`, "csv, csv-metadata.json, geojson, graphml, gexf, json, parquet. Spreadsheets read csv?bom=true."},
		{"places.csv", 404, `there is no part "places"`, "nodes, ties, network, flows, compare"},
		{"nodes", 404, `there is no format ""`, ""},
	} {
		t.Run(c.target, func(t *testing.T) {
			got := request(t, h, "GET", "/export/"+c.target, "", nil)
			if _, message := refusal(t, got); got.Code != c.status || !strings.Contains(message, c.part) {
				t.Errorf("%d: %s", got.Code, message)
			}
			if c.hint != "" && !strings.Contains(got.Body.String(), c.hint) {
				t.Errorf("%s, without the hint %q", got.Body, c.hint)
			}
		})
	}
	if got := request(t, h, "POST", "/export/nodes.csv", "", nil); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is %d", got.Code)
	}
}

// tieArguments are arguments of the API's list of ties by the parameters that say the same of a file.
var tieArguments = map[string]string{"": "", "asOf=1949": `asOf: "1949"`, "asOf=2019": `asOf: "2019"`, "asOf=2021-06": `asOf: "2021-06"`,
	"history=true": "history: true", "asOf=2019&tieKinds=WITHIN,MEASURES": `asOf: "2019", filter: {kind: {in: [WITHIN, MEASURES]}}`}

// A file of ties has as many ties as the API lists, whatever their ends are, and counts as many unattested ones.
func TestExportedTiesAreTheListed(t *testing.T) {
	sequential(t)
	h, _ := newSite(t, quiet)
	for parameters, arguments := range tieArguments {
		t.Run(parameters, func(t *testing.T) {
			var answer struct {
				Data struct {
					Ties struct {
						TotalCount, Unattested int
						ByEvidence             []struct {
							Evidence string
							Count    int
						}
					}
					InvestmentFlows struct{ TotalCount int }
				}
			}
			list := "ties"
			if arguments != "" {
				list = "ties(" + arguments + ")"
			}
			query, err := json.Marshal(map[string]string{"query": "{ " + list + " { totalCount unattested } investmentFlows { totalCount } }"})
			if err != nil {
				t.Fatal(err)
			}
			decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
			want := answer.Data.Ties
			if parameters == "" {
				want.TotalCount += answer.Data.InvestmentFlows.TotalCount // of every year if no day is given
			}
			var file struct {
				Graph struct{ TiesUnattested int }
				Edges []json.RawMessage
			}
			decode(t, request(t, h, "GET", "/export/ties.json?"+parameters, "", nil).Body.Bytes(), &file)
			if len(file.Edges) != want.TotalCount || file.Graph.TiesUnattested != want.Unattested {
				t.Errorf("%d ties and %d unattested; the API lists %d and %d", len(file.Edges), file.Graph.TiesUnattested, want.TotalCount, want.Unattested)
			}
		})
	}
}

// A file of the network has the ties of the API's network and their ends. Its other nodes hold themselves.
func TestExportedNetworkIsTheQueried(t *testing.T) {
	sequential(t)
	h, store := newSite(t, quiet)
	all, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kinds string
		day   graph.Date // zero: none
		ties  int        // that the file must have; -1: what the API has
	}{
		{"MEASURES", graph.NewDate(2019, 12, 31), 90}, {"MEASURES", graph.NewDate(2020, 12, 31), 90}, {"MEASURES", 0, 90},
		{"WITHIN", graph.NewDate(2010, 12, 31), 3181}, {"", graph.NewDate(1949, 12, 31), -1}, {"", graph.NewDate(2005, 6, 30), -1},
		{"", graph.NewDate(2019, 12, 31), -1}, {"", graph.NewDate(2020, 12, 31), -1}, {"", graph.NewDate(2021, 6, 30), -1}, {"", 0, -1},
	} {
		t.Run(fmt.Sprint(c.kinds, " ", c.day), func(t *testing.T) {
			want, file := queriedNetwork(t, h, c.kinds, c.day), exportedNetwork(t, h, c.kinds, c.day)
			if !slices.Equal(file.Edges, want.Ties) || file.Graph.TiesUnattested != want.Basis.Unattested || c.ties >= 0 && len(file.Edges) != c.ties {
				t.Errorf("%d ties and %d unattested; the API has %d and %d", len(file.Edges), file.Graph.TiesUnattested, len(want.Ties), want.Basis.Unattested)
			}
			nodes, unattested := nodesOn(all, c.day, want.Nodes)
			for _, n := range file.Nodes {
				if !nodes[n.ID] {
					t.Errorf("the file has %s", n.ID)
				}
			}
			if len(file.Nodes) != len(nodes) || file.Graph.NodesUnattested != unattested {
				t.Errorf("%d nodes and %d unattested: want %d and %d", len(file.Nodes), file.Graph.NodesUnattested, len(nodes), unattested)
			}
		})
	}
}

type recordID struct{ ID string }

// apiNetwork is what the API's network has.
type apiNetwork struct {
	Basis       struct{ Unattested int }
	Nodes, Ties []recordID
}

// queriedNetwork asks the API for the network of some kinds of ties on a day.
func queriedNetwork(t *testing.T, h http.Handler, kinds string, day graph.Date) apiNetwork {
	t.Helper()
	arguments := "evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC]"
	if kinds != "" {
		arguments += ", ties: {kind: {in: [" + kinds + "]}}"
	}
	if day != 0 {
		arguments += `, asOf: "` + day.String() + `"`
	}
	query, err := json.Marshal(map[string]string{"query": "{ network(" + arguments + ") { basis { unattested } nodes { id } ties { id } } }"})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Data struct{ Network apiNetwork } }
	decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
	return answer.Data.Network
}

// networkFile is what network.json has.
type networkFile struct {
	Graph        struct{ NodesUnattested, TiesUnattested int }
	Nodes, Edges []recordID
}

// exportedNetwork asks for the file of some kinds of ties on a day.
func exportedNetwork(t *testing.T, h http.Handler, kinds string, day graph.Date) (file networkFile) {
	t.Helper()
	parameters := url.Values{}
	if kinds != "" {
		parameters.Set("tieKinds", kinds)
	}
	if day != 0 {
		parameters.Set("asOf", day.String())
	}
	decode(t, request(t, h, "GET", "/export/network.json?"+parameters.Encode(), "", nil).Body.Bytes(), &file)
	return file
}

// nodesOn are the nodes that a file of a day has: those that its ties join, and those that hold themselves; and how many
// it leaves out only because their beginning is not known.
func nodesOn(all *graph.Network, day graph.Date, joined []recordID) (nodes map[string]bool, unattested int) {
	nodes = map[string]bool{}
	for _, n := range joined {
		nodes[n.ID] = true
	}
	for _, n := range all.Nodes {
		id := string(n.Head().ID)
		first, last := graph.Days(n)
		switch on := cmp.Or(day, graph.Today()); {
		case last < on || nodes[id]:
		case day == 0 || first <= on:
			nodes[id] = true
		case n.Head().Since == 0:
			unattested++
		}
	}
	return nodes, unattested
}

// A parameter of any length is answered at once, and not repeated in full.
func TestExportLongParameters(t *testing.T) {
	h, _ := newSite(t, quiet)
	long := strings.Repeat("x", 1<<20)
	for _, query := range []string{"kinds=" + long, "tieKinds=" + long, "evidence=" + long, "asOf=" + long, "bbox=" + long, "history=" + long,
		"bom=" + long, "level=" + long, long + "=1", "kinds=" + strings.Repeat("COUNTY,", 100_000), strings.Repeat("a=1&", 100_000), "%", "kinds;evidence"} {
		got := request(t, h, "GET", "/export/nodes.csv?"+query, "", nil)
		if _, message := refusal(t, got); got.Code != http.StatusBadRequest || len(message) > 300 || got.Body.Len() > 1000 {
			t.Errorf("%.30s is %d with %d bytes: %.300s", query, got.Code, got.Body.Len(), message)
		}
	}
	for _, name := range []string{"isolated", "of", "hops"} {
		got := request(t, h, "GET", "/export/network.csv?"+name+"="+long, "", nil)
		if _, message := refusal(t, got); got.Code != http.StatusBadRequest || len(message) > 300 || got.Body.Len() > 1000 {
			t.Errorf("a long %s is %d with %d bytes: %.300s", name, got.Code, got.Body.Len(), message)
		}
	}
	if got := request(t, h, "GET", "/export/"+long, "", nil); got.Code != http.StatusNotFound || got.Body.Len() > 1000 {
		t.Errorf("a long name is %d with %d bytes", got.Code, got.Body.Len())
	}
}
