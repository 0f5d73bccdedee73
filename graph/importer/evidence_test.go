package importer_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// A row that does not say its evidence is REPORTED, which the report says once. A record that is there keeps its evidence.
func TestDefaultEvidence(t *testing.T) {
	d := load(t)
	const header, cells = "district,partner,since,source,evidence\n", "徐汇区,大理市,2019,名单 (2024),"
	for _, step := range []struct {
		row  string
		want graph.Evidence
	}{{cells, graph.Reported}, {cells + "OFFICIAL", graph.Official}, {cells, graph.Official}, {cells + "DERIVED", graph.Derived},
		{cells, graph.Derived}, {strings.Replace(cells, "名单", "年鉴", 1), graph.Derived}} {
		r := d.read(t, []byte(header+step.row+"\n"), importer.Options{})
		said := strings.HasSuffix(step.row, "L") || strings.HasSuffix(step.row, "D")
		if remarks := r.Remarks(graph.EN); (len(remarks) == 0) != said {
			t.Errorf("%s: the remarks are %v", step.row, remarks)
		}
		changes, err := r.Changes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d.apply(t, d.seed.WithPlaceholders(d.network, changes))
		found := 0
		for _, tie := range d.network.Ties {
			if p, ok := tie.(*graph.FriendlyPair); ok && p.LabelZH == "徐汇区与大理市友好城区" {
				if found++; p.Evidence != step.want {
					t.Errorf("%s: the evidence is %s, want %s", step.row, p.Evidence, step.want)
				}
			}
		}
		if found != 1 {
			t.Errorf("%s: %d pairs", step.row, found)
		}
	}
}

// A row is in doubt if it would change a record by a source that shows less than how the record is known. Its source alone may
// be added.
func TestWeakerEvidence(t *testing.T) {
	d := load(t)
	for name, test := range map[string]struct {
		row  string
		want importer.Counts
	}{
		"another beginning":                {"徐汇区,元阳县,1999,东西部协作,,我的博客,DERIVED", importer.Counts{InDoubt: 1}},
		"an end":                           {"徐汇区,元阳县,2021,东西部协作,2022,我的博客,", importer.Counts{InDoubt: 1}},
		"an end by a source as good":       {"徐汇区,元阳县,2021,东西部协作,2022,某通知,OFFICIAL", importer.Counts{Changed: 1}},
		"a further source of what is said": {"徐汇区,元阳县,2021,东西部协作,,某报道,REPORTED", importer.Counts{Changed: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			r := d.read(t, []byte("district,supported,since,scheme,until,source,evidence\n"+test.row+"\n"), importer.Options{Kind: importer.Pairings})
			if r.Counts != test.want {
				t.Errorf("%+v, want %+v\n%s", r.Counts, test.want, describe(r, graph.EN))
			}
		})
	}
}

// The words by which the pages name evidence are read, and so is their header.
func TestWordsOfEvidence(t *testing.T) {
	d := load(t)
	for word, want := range map[string]graph.Evidence{"规划原文": graph.Official, "公开来源": graph.Reported, "推算": graph.Derived} {
		changes, err := d.read(t, []byte("区,合作地区,建立时间,来源,依据\n徐汇区,大理市,2019,名单 (2024),"+word+"\n"), importer.Options{}).Changes(t.Context())
		if err != nil {
			t.Errorf("%s: %v", word, err)
			continue
		}
		created, _ := changes[len(changes)-1].(graph.Create)
		if pair, ok := created.Record.(*graph.FriendlyPair); !ok || pair.Evidence != want {
			t.Errorf("%s: the changes are %v, want a pair that is %s", word, changes, want)
		}
	}
}
