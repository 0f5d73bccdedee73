package site

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// The parameters choose the records that they say, found here by looking at each of them.
func TestExportFilters(t *testing.T) {
	h, store := newSite(t, quiet)
	all, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	day := graph.NewDate(2020, 12, 31)
	place := func(n graph.Node) bool { _, ok := n.(graph.Place); return ok }
	ongoing := func(r graph.Record) bool { return r.Head().Until == 0 || r.Head().Until.Last() >= graph.Today() }
	any := func(graph.Record) bool { return true }
	on := func(day graph.Date) func(graph.Record) bool {
		return func(r graph.Record) bool { return graph.HeldOn{Day: day}.Holds(r) }
	}
	for _, c := range []struct {
		query string
		alone func(graph.Record) bool // of a node: without ties, it is there by its own time
		node  func(graph.Node) bool   // what else it must be, with ties too
		tie   func(graph.Tie) bool
	}{
		{"history=true", any, func(n graph.Node) bool { return true }, func(t graph.Tie) bool { return any(t) }},
		{"history=true&tieKinds=WITHIN", any, func(n graph.Node) bool { return true }, func(t graph.Tie) bool { return t.Kind() == graph.Within }},
		{"", ongoing, func(n graph.Node) bool { return true }, func(t graph.Tie) bool { return ongoing(t) || t.Kind() == graph.Invests }},
		{"asOf=2020", on(day), func(n graph.Node) bool { return true }, func(t graph.Tie) bool { return on(day)(t) }},
		{"asOf=2019&tieKinds=MEASURES", on(graph.NewDate(2019, 12, 31)), func(n graph.Node) bool { return true },
			func(t graph.Tie) bool { return t.Kind() == graph.Measures }},
		{"asOf=2020-12-31&kinds=DISTRICT,COUNTY&tieKinds=SUPPORTS", on(day),
			func(n graph.Node) bool { return n.Kind() == graph.KindDistrict || n.Kind() == graph.KindCounty },
			func(t graph.Tie) bool { return t.Kind() == graph.Supports && on(day)(t) }},
		{"evidence=OFFICIAL&history=true", any, func(n graph.Node) bool { return place(n) || n.Head().Evidence == graph.Official },
			func(t graph.Tie) bool { return t.Head().Evidence == graph.Official }},
		{"history=true&bbox=97,21,122,32", any, func(n graph.Node) bool {
			p, ok := n.(graph.Place)
			if !ok {
				return false
			}
			l := p.PlaceHead().Location
			return 97 <= l.Longitude && l.Longitude <= 122 && 21 <= l.Latitude && l.Latitude <= 32
		}, func(t graph.Tie) bool { return true }},
		{"history=true&bbox=120,20,105,35", any, func(n graph.Node) bool { // over the 180th meridian
			p, ok := n.(graph.Place)
			if !ok {
				return false
			}
			l := p.PlaceHead().Location
			return (120 <= l.Longitude || l.Longitude <= 105) && 20 <= l.Latitude && l.Latitude <= 35
		}, func(t graph.Tie) bool { return true }},
	} {
		want := map[string]bool{}
		passes := make([]bool, len(all.Nodes))
		for i, n := range all.Nodes {
			if passes[i] = c.node(n); passes[i] && c.alone(n) {
				want[string(n.Head().ID)] = true
			}
		}
		ties := 0
		for i, tie := range all.Ties {
			from, to := all.Nodes[all.From[i]], all.Nodes[all.To[i]]
			listed := strings.Contains(c.query, "tieKinds") || tie.Kind() != graph.Within && tie.Kind() != graph.Measures
			if passes[all.From[i]] && passes[all.To[i]] && c.tie(tie) && listed {
				for _, r := range []graph.Record{tie, from, to} {
					want[string(r.Head().ID)] = true
				}
				ties++
			}
		}
		var got struct {
			Graph struct{ Filters, TieKindsLeftOut string }
			Nodes []struct{ ID string }
			Edges []struct{ ID string }
		}
		file := request(t, h, "GET", "/export/network.json?"+c.query, "", nil)
		if err := json.Unmarshal(file.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		leftOut := "WITHIN, MEASURES"
		if strings.Contains(c.query, "tieKinds") {
			leftOut = ""
		}
		if got.Graph.TieKindsLeftOut != leftOut || file.Header().Get(leftOutHeader) != leftOut {
			t.Errorf("%s says that it leaves out %q, and by its header %q", c.query, got.Graph.TieKindsLeftOut, file.Header().Get(leftOutHeader))
		}
		for _, r := range slices.Concat(got.Nodes, got.Edges) {
			if !want[r.ID] {
				t.Errorf("%s has %s", c.query, r.ID)
			}
			delete(want, r.ID)
		}
		if len(want) > 0 || ties == 0 || len(got.Edges) != ties {
			t.Errorf("%s lacks %d records; it has %d of %d ties", c.query, len(want), len(got.Edges), ties)
		}
		if asked, err := url.ParseQuery(c.query); err != nil || got.Graph.Filters != asked.Encode() {
			t.Errorf("%s says that it is %s", c.query, got.Graph.Filters)
		}
		t.Logf("%q: %d nodes, %d ties", c.query, len(got.Nodes), ties)
	}
}

// In a file of nodes, evidence chooses places too, and none is official; in one of the network places stay, for the ties.
func TestExportEvidenceOfPlaces(t *testing.T) {
	h, _ := newSite(t, quiet)
	places := regexp.MustCompile(`(?m)^(NODE,)?[A-Z]+,place-`)
	for target, want := range map[string]int{
		"/export/nodes.csv?evidence=OFFICIAL":   0,
		"/export/nodes.csv?evidence=REPORTED":   3211,
		"/export/network.csv?evidence=OFFICIAL": 3211,
	} {
		if got := len(places.FindAll(request(t, h, "GET", target, "", nil).Body.Bytes(), -1)); got != want {
			t.Errorf("%s has %d places: want %d", target, got, want)
		}
	}
}

func TestExportRefusals(t *testing.T) {
	h, _ := newSite(t, quiet)
	for _, c := range []struct {
		target string
		status int
		part   string
	}{
		{"nodes.csv?kind=COUNTY", 400, `there is no parameter "kind"`},
		{"nodes.csv?kinds=COUNTY&kinds=DISTRICT", 400, "kinds is given more than once"},
		{"nodes.csv?kinds=TOWN", 400, `kinds has "TOWN"`},
		{"nodes.csv?kinds=", 400, `kinds has ""`},
		{"ties.csv?tieKinds=SUPPORTS,FOO", 400, `tieKinds has "FOO"`},
		{"nodes.csv?evidence=official", 400, `evidence has "official"`},
		{"nodes.csv?asOf=yesterday", 400, `"yesterday" is not a date`},
		{"nodes.csv?asOf=2020&history=true", 400, "asOf and history together"},
		{"nodes.csv?history=yes", 400, `history is "yes"`},
		{"nodes.csv?bbox=1,2,3", 400, "bbox"},
		{"nodes.csv?bbox=NaN,2,3,4", 400, "bbox"},
		{"nodes.csv?bbox=1,4,3,2", 400, "bbox"},
		{"nodes.csv?bbox=1,2,3,91", 400, "bbox"},
		{"nodes.json?bom=true", 400, "json has no bom"},
		{"nodes.csv?spread=true", 400, "csv has no spread"},
		{"nodes.csv?level=PROVINCE", 400, `nodes have no level "PROVINCE"`},
		{"nodes.csv?tieKinds=SUPPORTS", 400, "nodes have no tieKinds"},
		{"ties.csv?kinds=COUNTY", 400, "no tie has both its ends of the kinds"},
		{"flows.csv?level=PROVINCE&kinds=COUNTY", 400, "no tie has both its ends of the kinds"},
		{"flows.geojson", 400, "flows without a level"},
		{"flows.geojson?level=TOWN", 400, `flows have no level "TOWN"`},
		{"flows.gexf?level=PROVINCE", 404, "flows have no gexf file"},
		{"nodes.csv?%zz", 400, "the query of the URL cannot be read"},
		{"network.parquet", 404, "a Parquet file is one table"},
		{"nodes.xls", 404, `there is no format "xls"`},
		{"places.csv", 404, `there is no part "places"`},
		{"nodes", 404, `there is no format ""`},
	} {
		got := request(t, h, "GET", "/export/"+c.target, "", nil)
		if _, message := refusal(t, got); got.Code != c.status || !strings.Contains(message, c.part) {
			t.Errorf("%s is %d: %s", c.target, got.Code, message)
		}
	}
	if got := request(t, h, "POST", "/export/nodes.csv", "", nil); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is %d", got.Code)
	}
}

// A file of ties has as many as the API lists, and leaves as many out for their beginning, whatever their ends are.
func TestExportedTiesAreTheListed(t *testing.T) {
	h, _ := newSite(t, quiet)
	for parameters, arguments := range map[string]string{"": "", "asOf=1949": `asOf: "1949"`, "asOf=2019": `asOf: "2019"`, "asOf=2021-06": `asOf: "2021-06"`,
		"history=true": "history: true", "asOf=2019&tieKinds=WITHIN,MEASURES": `asOf: "2019", filter: {kind: {in: [WITHIN, MEASURES]}}`} {
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
			want.TotalCount += answer.Data.InvestmentFlows.TotalCount // of every year where no day is asked for
		}
		var file struct {
			Graph struct{ TiesUnattested int }
			Edges []json.RawMessage
		}
		decode(t, request(t, h, "GET", "/export/ties.json?"+parameters, "", nil).Body.Bytes(), &file)
		if len(file.Edges) != want.TotalCount || file.Graph.TiesUnattested != want.Unattested {
			t.Errorf("%q: %d ties and %d unattested; the API lists %d and %d", parameters, len(file.Edges), file.Graph.TiesUnattested, want.TotalCount, want.Unattested)
		}
	}
}

// A file of a network has the ties of the API's network and their ends, and beside them only nodes that hold themselves.
func TestExportedNetworkIsTheQueried(t *testing.T) {
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
		parameters, arguments := url.Values{}, "evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC]"
		if c.kinds != "" {
			parameters.Set("tieKinds", c.kinds)
			arguments += ", ties: {kind: {in: [" + c.kinds + "]}}"
		}
		if c.day != 0 {
			parameters.Set("asOf", c.day.String())
			arguments += `, asOf: "` + c.day.String() + `"`
		}
		var answer struct {
			Data struct {
				Network struct {
					Basis       struct{ Unattested int }
					Nodes, Ties []struct{ ID string }
				}
			}
		}
		query, err := json.Marshal(map[string]string{"query": "{ network(" + arguments + ") { basis { unattested } nodes { id } ties { id } } }"})
		if err != nil {
			t.Fatal(err)
		}
		decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
		var file struct {
			Graph        struct{ NodesUnattested, TiesUnattested int }
			Nodes, Edges []struct{ ID string }
		}
		decode(t, request(t, h, "GET", "/export/network.json?"+parameters.Encode(), "", nil).Body.Bytes(), &file)
		want := answer.Data.Network
		if !slices.Equal(file.Edges, want.Ties) || file.Graph.TiesUnattested != want.Basis.Unattested || c.ties >= 0 && len(file.Edges) != c.ties {
			t.Errorf("%v: %d ties and %d unattested; the API has %d and %d", parameters, len(file.Edges), file.Graph.TiesUnattested, len(want.Ties), want.Basis.Unattested)
		}
		nodes, unattested := map[string]bool{}, 0
		for _, n := range want.Nodes {
			nodes[n.ID] = true
		}
		for _, n := range all.Nodes {
			id := string(n.Head().ID)
			first, last := graph.Days(n)
			switch on := cmp.Or(c.day, graph.Today()); {
			case last < on || nodes[id]:
			case c.day == 0 || first <= on:
				nodes[id] = true
			case n.Head().Since == 0:
				unattested++
			}
		}
		for _, n := range file.Nodes {
			if !nodes[n.ID] {
				t.Errorf("%v: the file has %s", parameters, n.ID)
			}
		}
		if len(file.Nodes) != len(nodes) || file.Graph.NodesUnattested != unattested {
			t.Errorf("%v: %d nodes and %d unattested: want %d and %d", parameters, len(file.Nodes), file.Graph.NodesUnattested, len(nodes), unattested)
		}
	}
}

// A parameter of any length is answered at once and in short, and says a thing once however often it is repeated.
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
	if got := request(t, h, "GET", "/export/"+long, "", nil); got.Code != http.StatusNotFound || got.Body.Len() > 1000 {
		t.Errorf("a long name is %d with %d bytes", got.Code, got.Body.Len())
	}
}
