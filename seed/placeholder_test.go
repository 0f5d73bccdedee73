package seed

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// Among what the plan counts, each class has as many as the plan says.
func TestPlaceholdersFillUpTheTotals(t *testing.T) {
	type key struct {
		kind      graph.NodeKind
		direction graph.Direction
		level     graph.OrganizationLevel
	}
	type held struct{ real, placeholders int }
	in, beside := map[key]held{}, map[key]int{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		d := graph.DelegationOf(n)
		if d == nil {
			continue
		}
		k := key{n.Kind(), d.Direction, d.Level}
		c := in[k]
		switch {
		case !d.InPublishedTotal:
			beside[k]++
			continue
		case d.Evidence == graph.Synthetic:
			c.placeholders++
		default:
			c.real++
		}
		in[k] = c
	}
	wantIn := map[key]held{
		{graph.KindChamber, graph.InShanghai, graph.OrgProvincial}:          {22, 26 - 22},
		{graph.KindChamber, graph.InShanghai, graph.OrgCrossRegion}:         {0, 1},
		{graph.KindChamber, graph.InShanghai, graph.OrgPrefecture}:          {22, 146 - 22},
		{graph.KindChamber, graph.InShanghai, graph.OrgCounty}:              {1, 0},
		{graph.KindChamber, graph.Elsewhere, graph.OrgProvincial}:           {1, 24 - 1},
		{graph.KindChamber, graph.Elsewhere, graph.OrgSubProvincial}:        {1, 4 - 1},
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgProvincial}:    {18, 29 - 18},
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgSubProvincial}: {5, 12 - 5},
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgPrefecture}:    {11, 128 - 11},
	}
	if !maps.Equal(in, wantIn) {
		t.Errorf("in the totals %v: want %v", in, wantIn)
	}
	wantBeside := map[key]int{
		{graph.KindChamber, graph.InShanghai, graph.OrgPrefecture}:         2,
		{graph.KindChamber, graph.InShanghai, graph.OrgCounty}:             16,
		{graph.KindChamber, graph.Elsewhere, graph.OrgProvincial}:          1,
		{graph.KindChamber, graph.Elsewhere, graph.OrgPrefecture}:          1,
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgSAR}:          1,
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgPrefecture}:   3,
		{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgCounty}:       1,
		{graph.KindLiaisonOffice, graph.Elsewhere, graph.OrgProvincial}:    3,
		{graph.KindLiaisonOffice, graph.Elsewhere, graph.OrgSubProvincial}: 4,
		{graph.KindLiaisonOffice, graph.Elsewhere, graph.OrgPrefecture}:    2,
	}
	if !maps.Equal(beside, wantBeside) {
		t.Errorf("beside the totals %v: want %v", beside, wantBeside)
	}
}

func TestPlaceholderPairs(t *testing.T) {
	names, h := placeNamesAndHierarchy(t)
	perDistrict, realRecords, partners := map[string]int{}, map[string]int{}, map[graph.ID]int{}
	var beside []string
	tied := map[[2]graph.ID]bool{}
	for _, tie := range recordsOf[graph.Tie](loadAll(t)) {
		switch tie.(type) {
		case *graph.Pairing, *graph.Cooperation:
			tied[[2]graph.ID{tie.TieHead().FromID, tie.TieHead().ToID}] = true
		}
	}
	inDistrict := map[[2]graph.ID]bool{}
	for _, p := range recordsOf[*graph.FriendlyPair](loadAll(t)) {
		if !p.InPublishedTotal {
			beside = append(beside, p.LabelZH)
			continue
		}
		if !(graph.HeldOn{Day: totalsDay}).Holds(p) {
			t.Errorf("%s is in the total of a day on which it does not hold", p.LabelZH)
		}
		perDistrict[names[p.FromID]]++
		ends := [2]graph.ID{p.FromID, p.ToID}
		if inDistrict[ends] {
			t.Errorf("%s twice", p.LabelZH)
		}
		inDistrict[ends] = true
		if p.Evidence != graph.Synthetic {
			realRecords[names[p.FromID]]++
			continue
		}
		partners[p.ToID]++
		place := h.Place(p.ToID)
		switch province := h.Province(place).PlaceHead().Code; {
		case tied[ends]:
			t.Errorf("%s: the two are tied already", p.LabelZH)
		case place.Kind() != graph.KindPrefecture && place.Kind() != graph.KindCounty, province == "310000", province >= "700000":
			t.Errorf("%s: no partner for a placeholder", p.LabelZH)
		}
	}
	if want := map[string]int{"松江区": 1, "徐汇区": 2, "黄浦区": 1, "浦东新区": 1, "普陀区": 1}; !maps.Equal(realRecords, want) {
		t.Errorf("real pairs %v: want %v", realRecords, want)
	}
	if want := []string{"黄浦区与济宁市友好城区"}; !slices.Equal(beside, want) {
		t.Errorf("beside the published total are %v: want %v", beside, want)
	}
	total := 0
	for _, n := range perDistrict {
		total += n
	}
	if total != 496 || len(perDistrict) != 16 || len(partners) < 480 {
		t.Errorf("%d pairs, %d districts, %d different partners of placeholders", total, len(perDistrict), len(partners))
	}
}

// A placeholder says nothing about the part that nobody knows.
func TestPlaceholdersInventNoPlaces(t *testing.T) {
	homes, hosts := map[graph.ID]graph.ID{}, map[graph.ID]graph.ID{}
	for _, r := range recordsOf[*graph.Representation](loadAll(t)) {
		homes[r.FromID] = r.ToID
	}
	for _, s := range recordsOf[*graph.Seat](loadAll(t)) {
		hosts[s.FromID] = s.ToID
	}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		d := graph.DelegationOf(n)
		if d == nil || d.Evidence != graph.Synthetic {
			continue
		}
		home, host := graph.ID(""), graph.Shanghai
		if d.Direction == graph.Elsewhere {
			home, host = host, home
		}
		if homes[d.ID] != home || hosts[d.ID] != host {
			t.Errorf("%s: home %q, host %q", d.NameZH, homes[d.ID], hosts[d.ID])
		}
	}
}

// A placeholder keeps its id when a real record comes or goes: only the last of its class is there or not.
func TestRealRecordsTakeTheLastPlaceholder(t *testing.T) {
	known := map[graph.ID]bool{}
	for _, c := range recordsOf[graph.Record](loadAll(t)) {
		known[c.Head().ID] = true
	}
	for _, test := range []struct{ file, row, counted, notCounted, added string }{
		{chambersFile, "上海哈尔滨商会,", "true,unknown", "false,unknown", "〔占位〕各地在沪商会(地级)125"},
		{officesFile, "昆明市人民政府驻上海办事处,", "true,unknown", "false,unknown", "〔占位〕地级和兵团驻沪办事机构118"},
		{districtTiesFile, "徐汇区,310104,阜阳市,341200,FRIENDLY", "true,unknown", "false,unknown", "〔占位〕徐汇区与"},
	} {
		t.Run(test.file, func(t *testing.T) {
			d, err := load(edited(t, test.file, test.row, test.counted, test.notCounted), nil)
			if err != nil {
				t.Fatal(err)
			}
			var added []string
			for _, r := range recordsOf[graph.Record](d) {
				if known[r.Head().ID] {
					continue
				}
				switch r := r.(type) {
				case graph.Node:
					added = append(added, r.NodeHead().NameZH)
				case *graph.FriendlyPair:
					added = append(added, r.LabelZH)
				}
			}
			if len(added) != 1 || !strings.HasPrefix(added[0], test.added) {
				t.Errorf("%s %s is not counted: new are %q: want one %s", test.file, test.row, added, test.added)
			}
		})
	}
}
