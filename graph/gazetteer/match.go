package gazetteer

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// MatchedBy says what of a text led to a place.
type MatchedBy string

// The ways in which a text leads to a place. The first two are exact.
const (
	ByName     MatchedBy = "NAME"     // it is one of the place's names, or a path to one
	ByCode     MatchedBy = "CODE"     // it is the place's code, short or with zeros at its end
	ByTownship MatchedBy = "TOWNSHIP" // it begins with the place's name or code, and goes on to something in the place
	BySpelling MatchedBy = "SPELLING" // it is nearly one of the place's names
	bySeveral  MatchedBy = "SEVERAL"  // it names the place and others, and so is never the best
)

// PlaceMatch is a place that a text may mean.
type PlaceMatch struct {
	Text  string // as it was given
	By    MatchedBy
	Place graph.Place
	// Cost says how far the text is from a name or code of the place: 0 is exact.
	Cost  int
	extra int // runes that the name has beyond the text
}

// The costs of what is not exact.
const (
	otherWord  = 1 // for the same level: 大理自治州 for 大理州
	noLevel    = 2 // 西双版纳傣族 for 西双版纳傣族自治州
	sameSound  = 2 // one Chinese character for another one that is read alike
	inTownship = 2 // 漾濞县苍山西镇
	sure       = 4 // what costs more is never the answer
	unsure     = 4 // is added if too little is alike to be sure
	otherLevel = 5 // 碧江县 for 碧江区: mostly another place
	oneEdit    = 6 // one character is wrong, missing or too many: mostly another place too, as 下关市 for 韶关市
	beginning  = 8 // 大理白族
)

// mostMatches is how many inexact matches are worth showing.
const mostMatches = 10

// Matches are the places that a text may mean, the best first: only exact ones, if there are any, and else at most ten.
type Matches []PlaceMatch

// Exact says whether the text names these places to the letter.
func (m Matches) Exact() bool { return len(m) > 0 && m[0].Cost == 0 }

// Ambiguous says whether the text names more places than one to the letter, whether they share the name or stand side by side.
func (m Matches) Ambiguous() bool {
	return len(m) > 1 && (m.Exact() || m[0].By == bySeveral)
}

// Best is the one place that the text clearly means; false if no match is near enough, if several are equally near, or if
// one only sounds alike and another one has that name, at another level: 路北县 is neither 萝北县 nor 路北区.
func (m Matches) Best() (PlaceMatch, bool) {
	if len(m) == 0 || m[0].Cost > sure || len(m) > 1 && (m[1].Cost == m[0].Cost || m[0].Cost >= sameSound && m[1].Cost <= otherLevel) {
		return PlaceMatch{}, false
	}
	return m[0], true
}

// compareMatches sorts the best first; of equal ones, provinces, then prefectures.
func compareMatches(a, b PlaceMatch) int {
	level := func(m PlaceMatch) int {
		return slices.Index([]graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty}, m.Place.PlaceHead().Level)
	}
	return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.extra, b.extra), cmp.Compare(level(a), level(b)),
		cmp.Compare(a.Place.Head().ID, b.Place.Head().ID))
}

// nearest sorts inexact matches and leaves each place once, and no more than are worth showing.
func nearest(all Matches) Matches {
	slices.SortFunc(all, compareMatches)
	var once Matches
	for _, m := range all {
		if len(once) == mostMatches {
			break
		}
		if !slices.ContainsFunc(once, func(o PlaceMatch) bool { return o.Place.Head().ID == m.Place.Head().ID }) {
			once = append(once, m)
		}
	}
	return once
}
