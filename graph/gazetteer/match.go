package gazetteer

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// MatchedBy says by which part of a text a place was found.
type MatchedBy string

// The ways to find a place. Matches by name and by code are exact.
const (
	ByName     MatchedBy = "NAME"     // the text is one of the place's names, or a path to one
	ByCode     MatchedBy = "CODE"     // the text is the place's code, short or with zeros at its end
	ByTownship MatchedBy = "TOWNSHIP" // the text begins with the place's name or code and goes on to a township or village in it
	BySpelling MatchedBy = "SPELLING" // the text is nearly one of the place's names
	byList     MatchedBy = "LIST"     // it lists the place among others; never the best
)

// PlaceMatch is a place that a text may mean.
type PlaceMatch struct {
	Text  string    // the text as given
	By    MatchedBy // the way in which the place was found
	Place graph.Place
	// Cost is the distance of the text from a name or code of the place; 0 is exact.
	Cost  int
	extra int // the length of the name less that of the text, in runes
	// likeness orders matches by spelling of the same cost.
	likeness likeness
}

// The costs of inexact matches.
const (
	costLevelWord  = 1 // another word for the same level: 大理自治州 for 大理州
	costNoLevel    = 2 // no word for the level: 西双版纳傣族 for 西双版纳傣族自治州
	costHomophone  = 2 // another Chinese character that is read alike
	costTownship   = 2 // a township: 漾濞县苍山西镇
	maxCertain     = 4 // a match that costs more is never the best
	costUncertain  = 4 // added if too little agrees to be certain
	costOtherLevel = 5 // 碧江县 for 碧江区: usually another place
	costEdit       = 6 // one character wrong, missing or too many: usually another place, as 下关市 for 韶关市
	costPrefix     = 8 // the beginning of a longer name: 大理白族
)

// maxMatches is the number of inexact matches that are shown at most.
const maxMatches = 10

// Matches are the places that a text may mean, best first: all exact ones or, if there are none, at most ten inexact
// ones.
type Matches []PlaceMatch

// Exact reports whether the text names these places exactly.
func (m Matches) Exact() bool { return len(m) > 0 && m[0].Cost == 0 }

// Ambiguous reports whether the text names more than one place exactly: places of one name, or the places of a list.
func (m Matches) Ambiguous() bool {
	return len(m) > 1 && (m.Exact() || m[0].By == byList)
}

// Best returns the one place that the text clearly means. There is none if no match is near enough, if several are
// equally near, or if the match only sounds alike and a place at another level has the name as written: 路北县 is neither
// 萝北县 nor 路北区.
func (m Matches) Best() (PlaceMatch, bool) {
	if len(m) == 0 || m[0].Cost > maxCertain || len(m) > 1 && (m[1].Cost == m[0].Cost || m[0].Cost >= costHomophone && m[1].Cost <= costOtherLevel) {
		return PlaceMatch{}, false
	}
	return m[0], true
}

// compareMatches orders matches by cost; of equal ones, by likeness, by length, and by level from the top.
func compareMatches(a, b PlaceMatch) int {
	level := func(m PlaceMatch) int {
		return slices.Index([]graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty}, m.Place.PlaceHead().Level)
	}
	return cmp.Or(cmp.Compare(a.Cost, b.Cost), a.likeness.compare(b.likeness), cmp.Compare(a.extra, b.extra), cmp.Compare(level(a), level(b)),
		cmp.Compare(a.Place.Head().ID, b.Place.Head().ID))
}

// topMatches orders inexact matches, with each place once, and cuts the list off.
func topMatches(all Matches) Matches {
	slices.SortFunc(all, compareMatches)
	var once Matches
	for _, m := range all {
		if len(once) == maxMatches {
			break
		}
		if !slices.ContainsFunc(once, func(o PlaceMatch) bool { return o.Place.Head().ID == m.Place.Head().ID }) {
			once = append(once, m)
		}
	}
	return once
}
