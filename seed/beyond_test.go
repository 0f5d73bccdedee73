package seed

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"coopgraph/graph"
)

// withPairs returns the dataset with n more known pairs of a district that the plan counts.
func withPairs(t *testing.T, files fs.FS, district, code string, n int) fs.FS {
	t.Helper()
	b := newBuilder(dataset())
	b.readNames()
	b.readSources()
	b.readPlaces()
	_, partners := b.pairedPlaces()
	var rows strings.Builder
	for _, p := range partners[len(partners)-n:] {
		h := p.PlaceHead()
		fmt.Fprintf(&rows, "%s,%s,%s,%s,FRIENDLY,友好城区,2019,true,by_end_2020,,high,A title (2019),https://example.org,\n",
			district, code, h.NameZH, h.Code)
	}
	return withRows(t, files, districtTiesFile, rows.String())
}

// withRows returns the dataset with further rows of a file.
func withRows(t *testing.T, files fs.FS, file, rows string) fs.FS {
	t.Helper()
	changed := maps.Clone(files.(fstest.MapFS))
	changed[file] = &fstest.MapFile{Data: slices.Concat(changed[file].Data, []byte(rows))}
	return changed
}

// pairsOf returns the pairs that the plan counts, by district: known pairs, and placeholders.
func pairsOf(d *Dataset) (known, placeholders map[string]int, ids map[graph.ID]bool) {
	known, placeholders, ids = map[string]int{}, map[string]int{}, map[graph.ID]bool{}
	names := map[graph.ID]string{}
	for _, district := range recordsOf[*graph.District](d) {
		names[district.ID] = district.NameZH
	}
	for _, p := range recordsOf[*graph.FriendlyPair](d) {
		switch {
		case p.Evidence == graph.Synthetic:
			placeholders[names[p.FromID]]++
			ids[p.ID] = true
		case p.InPublishedTotal:
			known[names[p.FromID]]++
		}
	}
	return known, placeholders, ids
}

// A district may have more known pairs than placeholders: further ones take those of the districts that have most left,
// and what is left keeps its ids. Only the total is the plan's.
func TestPairsBeyondTheShareOfADistrict(t *testing.T) {
	_, before, all := pairsOf(loadAll(t))
	const more = 38 // 黄浦区 has one: 39 known pairs, eight more than the 31 placeholders that are listed for it
	d, err := load(withPairs(t, edited(t, factsFile, "", "doc.number", "doc.number"), "黄浦区", "310101", more), nil)
	if err != nil {
		t.Fatal(err)
	}
	known, after, left := pairsOf(d)
	if known["黄浦区"] != 39 || after["黄浦区"] != 0 {
		t.Errorf("黄浦区 has %d known pairs and %d placeholders: want 39 and 0", known["黄浦区"], after["黄浦区"])
	}
	total := len(left)
	for _, n := range known {
		total += n
	}
	if total != 496 {
		t.Errorf("%d pairs: want 496", total)
	}
	for district, n := range before {
		taken := 0
		switch district {
		case "黄浦区":
			taken = n
		case "崇明区", "奉贤区", "青浦区", "金山区", "嘉定区", "宝山区", "闵行区", "杨浦区": // the highest codes of those with 31
			taken = 1
		}
		if after[district] != n-taken {
			t.Errorf("%s has %d placeholders: want %d", district, after[district], n-taken)
		}
	}
	for id := range left {
		if !all[id] {
			t.Errorf("%s was not there before", id)
		}
	}
}

// Which placeholders are left, as small lists.
func TestPlaceholdersLeft(t *testing.T) {
	for _, test := range []struct{ listed, known, want []int }{
		{[]int{3, 3, 3}, []int{0, 0, 0}, []int{3, 3, 3}},
		{[]int{3, 3, 3}, []int{1, 3, 0}, []int{2, 0, 3}},
		{[]int{3, 3, 3}, []int{4, 0, 0}, []int{0, 3, 2}},
		{[]int{3, 3, 3}, []int{5, 0, 1}, []int{0, 2, 1}},
		{[]int{3, 3, 3}, []int{0, 8, 0}, []int{1, 0, 0}},
		{[]int{3, 3, 3}, []int{0, 9, 0}, []int{0, 0, 0}},
		{[]int{3, 3, 3}, []int{9, 9, 0}, []int{0, 0, 0}},
	} {
		t.Run(fmt.Sprint(test.listed, test.known), func(t *testing.T) {
			got := placeholdersLeft(test.listed, func(i int) int { return test.known[i] })
			if !slices.Equal(got, test.want) {
				t.Errorf("%v less %v: %v: want %v", test.listed, test.known, got, test.want)
			}
		})
	}
	if got := equalShares(497, 16); got[0] != 32 || got[1] != 31 || got[15] != 31 {
		t.Errorf("497 in 16 parts: %v", got)
	}
}

// More known records than the plan publishes is no fault of the dataset: coverage says by how many.
func TestMoreKnownThanPublished(t *testing.T) {
	files := edited(t, chambersFile, "上海东台商会", "false,unknown", "true,unknown")
	files = withPairs(t, files, "黄浦区", "310101", 500)
	d, err := load(files, nil)
	d, store, h := fillStore(t, d, err)
	want := map[string][3]string{ // published, held, missing
		"friendly.domestic_pairs":         {"496", "506", "-10"},
		"chambers.in_shanghai_county":     {"1", "2", "-1"},
		"chambers.in_shanghai_prefecture": {"146", "146", "0"},
		"chambers.in_shanghai_total":      {"174", "175", "-1"},
	}
	for i := range d.Totals {
		coverage := coverageRow(t, store, h, &d.Totals[i])
		if w, ok := want[coverage.Key]; ok {
			if got := [3]string{coverage.Published.String(), coverage.Held.String(), coverage.Missing.String()}; got != w {
				t.Errorf("%s: published, held, missing %v: want %v", coverage.Key, got, w)
			}
			delete(want, coverage.Key)
		}
	}
	if len(want) > 0 {
		t.Errorf("no rows of %v", want)
	}
	if _, placeholders, _ := pairsOf(d); len(placeholders) > 0 {
		t.Errorf("placeholders %v: want none", placeholders)
	}
}
