package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"coopgraph/graph"
)

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
