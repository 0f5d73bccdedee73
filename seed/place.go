package seed

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

const shanghai = "310000"

// places holds every place, and what finds it.
type places struct {
	byCode map[string]graph.Place
	byID   map[graph.ID]graph.Place
	parent map[string]graph.Place // by the code of the child
	named  map[string][]graph.Place

	hierarchy *graph.Hierarchy // of all of them
}

const divisionsFile = "geo/divisions.csv"

// readPlaces adds the places, and the ties to the places in which they lie.
func (b *builder) readPlaces() {
	b.places = places{byCode: map[string]graph.Place{}, byID: map[graph.ID]graph.Place{},
		parent: map[string]graph.Place{}, named: map[string][]graph.Place{}}
	others := b.readAliases()
	basis := []choice[graph.LocationBasis]{{"geonames-seat", graph.BasisSeat}, {"geonames-place", graph.BasisPlace},
		{"geonames-townships", graph.BasisTownships}, {"parent-seat", graph.BasisParentSeat},
		{"manual", graph.BasisManual}}
	provenance, positions := b.placeProvenance(), map[string]position{}
	for _, r := range b.rows(divisionsFile, "code", "name_zh", "name_en", "level", "parent_code", "lng", "lat",
		"coord_source") {
		h := graph.PlaceHeader{
			Code:  r.code("code"),
			Level: enum(r, "level", graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty),
			Location: graph.Location{Longitude: r.degrees("lng", 180), Latitude: r.degrees("lat", 90),
				Basis: choose(r, "coord_source", basis...)},
		}
		h.NameZH, h.NameEN = r.text("name_zh"), r.text("name_en")
		if !IsChinese(h.NameZH) {
			r.invalid("name_zh", "a Chinese name")
		}
		r.checkPeoples()
		h.Provenance, h.Attested = provenance[h.Location.Basis], divisionsDay
		codes := others[h.Code].assign(r, &h)
		if !b.checkUnique(h.Code, occurrence{position: r.cell("code").position}, divisionsFile, h.Code) {
			continue
		}
		p := placeOf(h, r.optional("parent_code"))
		b.node(r.position, p, graph.PlaceID(h.Code), append(codes, b.formerShortNames(others[h.Code], r.optional("parent_code"))...)...)
		b.places.add(p)
		b.setParent(r, p)
		positions[h.Code] = r.position
	}
	b.checkAliases(others)
	b.addContainments(positions)
	expect(b, divisionsFile, "provinces, prefectures and counties", b.places.countLevels(), [3]int{34, 333, 2844})
}

func placeOf(h graph.PlaceHeader, parent string) graph.Place {
	switch {
	case h.Level == graph.LevelProvince:
		return &graph.Province{PlaceHeader: h}
	case h.Level == graph.LevelPrefecture:
		return &graph.Prefecture{PlaceHeader: h}
	case parent == shanghai:
		return &graph.District{PlaceHeader: h}
	}
	return &graph.County{PlaceHeader: h}
}

// setParent records the place above a place, whose row stands before its own. Provinces have none.
func (b *builder) setParent(r row, p graph.Place) {
	const country = "100000"
	code, h := r.text("parent_code"), p.PlaceHead()
	above := b.places.byCode[code]
	if h.Level == graph.LevelProvince {
		if code != country {
			r.invalid("parent_code", country)
		}
		return
	}
	if above == nil || above.PlaceHead().Level == graph.LevelCounty || above.PlaceHead().Level == h.Level {
		r.invalid("parent_code", "the code of a place above it, in a row before")
		return
	}
	if at := above.PlaceHead().Location; h.Location.Basis == graph.BasisParentSeat &&
		(at.Longitude != h.Location.Longitude || at.Latitude != h.Location.Latitude) {
		r.invalid("coord_source", "another one, for it is not the seat of "+above.PlaceHead().NameZH)
	}
	b.places.parent[h.Code] = above
}

// addContainments ties each place to the one above it, in the order of the file. All places are read before, since the
// label of a tie must say which of several places of one name is meant.
func (b *builder) addContainments(positions map[string]position) {
	network := &graph.Network{}
	index := map[graph.Place]int32{}
	for _, n := range b.nodes {
		p, ok := n.(graph.Place)
		if !ok {
			continue
		}
		index[p] = int32(len(network.Nodes))
		network.Nodes = append(network.Nodes, p)
		if above := b.places.parent[p.PlaceHead().Code]; above != nil {
			network.Ties = append(network.Ties, &graph.Containment{})
			network.From, network.To = append(network.From, index[p]), append(network.To, index[above])
		}
	}
	b.places.hierarchy = graph.NewHierarchy(network)
	provenance := cited(graph.Reported, graph.Citation{SourceID: b.divisions})
	for i, t := range network.Ties {
		p, above := network.Nodes[network.From[i]], network.Nodes[network.To[i]]
		b.tie(positions[p.(graph.Place).PlaceHead().Code], t, p, above, provenance, graph.Life{Attested: divisionsDay})
	}
}

// placeProvenance returns the provenance of places, by the basis of their coordinates.
func (b *builder) placeProvenance() map[graph.LocationBasis]graph.Provenance {
	division := graph.Citation{SourceID: b.divisions}
	point := func(note string) graph.Provenance {
		return cited(graph.Reported, division, graph.Citation{SourceID: b.geonames, Note: note})
	}
	byHand := division
	byHand.Note = "the coordinates were set by hand"
	return map[graph.LocationBasis]graph.Provenance{
		graph.BasisSeat:       point(""),
		graph.BasisPlace:      point("a settlement of its name"),
		graph.BasisTownships:  point("the mean of its townships"),
		graph.BasisParentSeat: point("the same point as the place above it: its own seat is not known"),
		graph.BasisManual:     cited(graph.Reported, byHand),
	}
}

func (p *places) add(place graph.Place) {
	h := place.PlaceHead()
	p.byCode[h.Code], p.byID[h.ID] = place, place
	for _, name := range append([]string{h.NameZH}, h.Aliases...) {
		p.named[name] = append(p.named[name], place)
	}
}

func (p *places) shanghai() graph.Place { return p.byCode[shanghai] }

func (p *places) countLevels() (n [3]int) {
	for _, place := range p.byCode {
		switch place.PlaceHead().Level {
		case graph.LevelProvince:
			n[0]++
		case graph.LevelPrefecture:
			n[1]++
		case graph.LevelCounty:
			n[2]++
		}
	}
	return n
}

// province returns the province in which a place lies, or the place itself if it is one.
func (p *places) province(place graph.Place) graph.Place {
	for {
		above := p.parent[place.PlaceHead().Code]
		if above == nil {
			return place
		}
		place = above
	}
}

// prefecture returns the prefecture of a place as the plan counts prefectures: the one in which it lies, or the place
// itself if it is one or lies in none (in the plan's counts, 万州区 and 克拉玛依市 are each a county and a prefecture).
func (p *places) prefecture(place graph.Place) graph.Place {
	if above := p.parent[place.PlaceHead().Code]; above != nil && above.PlaceHead().Level == graph.LevelPrefecture {
		return above
	}
	return place
}

// code returns a GB/T 2260 code.
func (r row) code(column string) string {
	s := r.text(column)
	if len(s) != 6 || strings.Trim(s, "0123456789") != "" {
		r.invalid(column, "six digits")
	}
	return s
}

// noPlace stands for an unknown place after its error has been reported.
var noPlace graph.Place = &graph.County{}

// place returns the place whose code a cell holds.
func (b *builder) place(r row, column string) graph.Place {
	if p := b.places.byCode[r.optional(column)]; p != nil {
		return p
	}
	r.invalid(column, "the code of a place")
	return noPlace
}

// placeNamed returns the place whose code one cell holds, and whose name or alias another cell holds.
func (b *builder) placeNamed(r row, codeColumn, nameColumn string) graph.Place {
	p := b.place(r, codeColumn)
	if p != noPlace && !slices.Contains(b.places.named[r.text(nameColumn)], p) {
		r.invalid(nameColumn, "a name of "+p.PlaceHead().Code+" "+p.PlaceHead().NameZH)
	}
	return p
}

// placeCalled returns the one place of these levels that a cell names.
func (b *builder) placeCalled(r row, column string, levels ...graph.PlaceLevel) graph.Place {
	var found []graph.Place
	for _, p := range b.places.named[r.text(column)] {
		if slices.Contains(levels, p.PlaceHead().Level) {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		r.invalid(column, "the name of one place")
		return noPlace
	}
	return found[0]
}

// placeList returns the places whose codes a cell lists.
func (b *builder) placeList(r row, column string) []graph.Place {
	var list []graph.Place
	for _, code := range r.list(column, " ") {
		p := b.places.byCode[code]
		if p == nil {
			r.invalid(column, "codes of places with a space between them")
			p = noPlace
		}
		list = append(list, p)
	}
	return list
}
