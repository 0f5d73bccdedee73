package seed

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph"
)

var everything = sync.OnceValues(func() (*Dataset, error) { return Load() })

// loadAll returns the dataset with all of its layers.
func loadAll(t testing.TB) *Dataset {
	t.Helper()
	d, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// recordsOf returns the dataset's records of one type.
func recordsOf[R graph.Record](d *Dataset) (records []R) {
	for _, record := range d.Records {
		if r, ok := record.(R); ok {
			records = append(records, r)
		}
	}
	return records
}

func TestLoadYieldsEveryKind(t *testing.T) {
	nodes, ties := map[graph.NodeKind]int{}, map[graph.TieKind]int{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		nodes[n.Kind()]++
	}
	for _, tie := range recordsOf[graph.Tie](loadAll(t)) {
		ties[tie.Kind()]++
	}
	wantNodes := map[graph.NodeKind]int{graph.KindProvince: 34, graph.KindPrefecture: 333, graph.KindCounty: 2828,
		graph.KindDistrict: 16, graph.KindChamber: 174 + 28 + 20, graph.KindLiaisonOffice: 169 + 14, graph.KindOrganization: 29,
		graph.KindAgreement: 9 + 15, graph.KindProgramme: 16 + 27, graph.KindIndicator: 83 + 7, graph.KindSource: 139}
	wantTies := map[graph.TieKind]int{
		graph.Within:   3211 - 34 + 14 + 3, // places, committees and alliances, offices
		graph.Friendly: 496 + 1, graph.Supports: 106 + 74 + 1, graph.Cooperates: 58 + 9 + 15, graph.Invests: 60,
		graph.Member: 68 + 8, graph.Leads: 13, graph.Party: 48, graph.Located: 222 - 23 - 3 + 183, graph.Represents: 115 + 26,
		graph.Participates: 26, graph.Measures: 90}
	if !reflect.DeepEqual(nodes, wantNodes) {
		t.Errorf("nodes %v: want %v", nodes, wantNodes)
	}
	if !reflect.DeepEqual(ties, wantTies) {
		t.Errorf("ties %v: want %v", ties, wantTies)
	}
}

// Every record may be stored when its turn comes: it passes Check, its id is new, and its ends are there already.
func TestChangesStandOneAfterTheOther(t *testing.T) {
	kinds := map[graph.ID]graph.NodeKind{}
	seen := map[graph.ID]bool{}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		id := r.Head().ID
		if err := graph.Check(r); err != nil {
			t.Error(err)
		}
		if seen[id] {
			t.Errorf("%s is created twice", id)
		}
		seen[id] = true
		switch r := r.(type) {
		case graph.Node:
			kinds[id] = r.Kind()
		case graph.Tie:
			h := r.TieHead()
			if !r.Kind().Joins(kinds[h.FromID], kinds[h.ToID]) {
				t.Errorf("%s: %s from %s to %s", h.LabelZH, r.Kind(), kinds[h.FromID], kinds[h.ToID])
			}
		}
	}
}

func TestLoadIsDeterministic(t *testing.T) {
	again, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, loadAll(t)) {
		t.Error("two loads differ")
	}
}

// A record is the same whatever layers are loaded with it.
func TestLayers(t *testing.T) {
	all := map[graph.ID]graph.Record{}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		all[r.Head().ID] = r
	}
	const (
		everyNode = 3211 + 139 // places and sources
		everyTie  = 3177       // between places
		// organizations, programmes, indicators, agreements; what they are part of, the pairings before and after,
		// flows, leads, members, parties, cooperation, participation, figures
		officialNodes = 29 + 43 + 90 + 9
		officialTies  = 14 + 181 + 60 + 13 + 24 + 18 + 9 + 26 + 90
		// chambers, offices, agreements; cooperation, friendly pairs, parties, homes and hosts, offices' parents
		reportedNodes = 67 + 48 + 15
		reportedTies  = 73 + 7 + 30 + 2*115 + 3
		members       = 52 // of official organizations, as other sources report
		placeholders  = 155 + 135
	)
	for _, test := range []struct {
		layers      []Layer
		nodes, ties int
	}{
		{[]Layer{Official}, everyNode + officialNodes, everyTie + officialTies},
		{[]Layer{Reported}, everyNode + reportedNodes, everyTie + reportedTies},
		{[]Layer{Synthetic}, everyNode + placeholders, everyTie + 490 + placeholders},
		{[]Layer{Official, Reported}, everyNode + officialNodes + reportedNodes, everyTie + officialTies + reportedTies + members},
		{[]Layer{Official, Reported, Synthetic}, everyNode + officialNodes + reportedNodes + placeholders,
			everyTie + officialTies + reportedTies + members + 490 + placeholders},
	} {
		t.Run(fmt.Sprint(test.layers), func(t *testing.T) {
			d, err := Load(test.layers...)
			if err != nil {
				t.Fatal(err)
			}
			nodes, ties := recordsOf[graph.Node](d), recordsOf[graph.Tie](d)
			if len(nodes) != test.nodes || len(ties) != test.ties {
				t.Errorf("%v: %d nodes and %d ties: want %d and %d", test.layers, len(nodes), len(ties), test.nodes, test.ties)
			}
			if len(d.Totals) != len(loadAll(t).Totals) || !slices.Equal(d.Layers, test.layers) {
				t.Errorf("%v: %d totals, layers %v", test.layers, len(d.Totals), d.Layers)
			}
			held := map[graph.ID]bool{}
			for _, r := range recordsOf[graph.Record](d) {
				held[r.Head().ID] = true
				if !reflect.DeepEqual(r, all[r.Head().ID]) {
					t.Errorf("%v: %s is not the same as in the whole", test.layers, r.Head().ID)
				}
				tie, ok := r.(graph.Tie)
				if ok && (!held[tie.TieHead().FromID] || !held[tie.TieHead().ToID]) {
					t.Errorf("%v: %s has an end that is not loaded", test.layers, tie.TieHead().LabelZH)
				}
			}
		})
	}
}

func TestParseLayers(t *testing.T) {
	for s, want := range map[string][]Layer{
		"official":                     {Official},
		"synthetic, official":          {Synthetic, Official},
		"official,reported,synthetic":  {Official, Reported, Synthetic},
		"":                             nil,
		"official,":                    nil,
		"official,official":            nil,
		"Official":                     nil,
		"official;reported":            nil,
		"official,reported,imaginable": nil,
	} {
		t.Run(s, func(t *testing.T) {
			got, err := ParseLayers(s)
			if !slices.Equal(got, want) || (err == nil) != (want != nil) {
				t.Errorf("ParseLayers(%q) = %v, %v: want %v", s, got, err, want)
			}
			if err != nil && graph.CodeOf(err) != graph.InvalidArgument {
				t.Errorf("ParseLayers(%q): %v is no InvalidArgument", s, err)
			}
		})
	}
	if _, err := Load("imaginable"); graph.CodeOf(err) != graph.InvalidArgument {
		t.Errorf("Load of an unknown layer: %v", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
