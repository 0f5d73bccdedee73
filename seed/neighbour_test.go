package seed

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// No two places of one level are closer than a kilometre, unless one of them has only the point of the place above it,
// or their sources say so.
func TestPlacesAreApart(t *testing.T) {
	b := newBuilder(dataset())
	b.readNames()
	b.readSources()
	b.readPlaces()
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, pair := range b.nearPairs() {
		found[strings.Join([]string{pair[0].PlaceHead().NameZH, pair[1].PlaceHead().NameZH}, " ")] = true
	}
	for _, want := range []string{"西安区 东安区", "南山区 工农区"} {
		if !found[want] {
			t.Errorf("%s are not found near each other: %v", want, found)
		}
		delete(found, want)
	}
	if len(found) > 0 {
		t.Errorf("within a kilometre: %v", found)
	}
	byCode := map[string]*graph.PlaceHeader{}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		byCode[p.PlaceHead().Code] = p.PlaceHead()
	}
	for code, of := range map[string]string{"231002": "Xi'an District", "231005": "Dong'an District",
		"230403": "Nanshan District", "230404": "Gongnong District"} {
		if note := byCode[code].Sources[1].Note; !strings.Contains(note, "within a kilometre of the seat of "+of) {
			t.Errorf("%s: its source says %q", byCode[code].NameZH, note)
		}
	}
	if note := byCode["231003"].Sources[1].Note; note != "" {
		t.Errorf("%s: its source says %q", byCode["231003"].NameZH, note)
	}
	// What had another place's point has its own now, or says that it has that of the place above.
	for code, want := range map[string]graph.Location{
		"653121": {Longitude: 75.86153, Latitude: 39.37443, Basis: graph.BasisSeat},       // 疏附县, not 喀什市
		"430703": {Longitude: 111.67575, Latitude: 29.01668, Basis: graph.BasisSeat},      // 鼎城区, not 武陵区
		"320508": {Longitude: 120.61785, Latitude: 31.31015, Basis: graph.BasisTownships}, // 姑苏区, not 虎丘区
		"610303": {Longitude: 107.14638, Latitude: 34.37964, Basis: graph.BasisTownships}, // 金台区, not 陈仓区
		"410503": {Longitude: 114.35919, Latitude: 36.11909, Basis: graph.BasisSeat},      // 北关区, not 安阳市
		"440605": {Longitude: 113.14278, Latitude: 23.02193, Basis: graph.BasisSeat},      // 南海区, not 佛山市
		"310106": {Longitude: 121.445, Latitude: 31.23, Basis: graph.BasisManual},         // 静安区, not in 长宁区
		"320803": {Longitude: 119.01917, Latitude: 33.58861, Basis: graph.BasisParentSeat},
		"320804": {Longitude: 119.01917, Latitude: 33.58861, Basis: graph.BasisParentSeat},
		"410522": {Longitude: 114.38278, Latitude: 36.096, Basis: graph.BasisParentSeat},
		"430702": {Longitude: 111.69844, Latitude: 29.03205, Basis: graph.BasisParentSeat},
	} {
		if got := byCode[code].Location; got != want {
			t.Errorf("%s: %+v: want %+v", byCode[code].NameZH, got, want)
		}
	}
}
