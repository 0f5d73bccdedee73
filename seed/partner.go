package seed

import (
	"cmp"
	"fmt"
	"slices"

	"coopgraph/graph"
)

// fillPairs adds the placeholders of friendly pairs: as many for each district, until the plan's total is reached.
//
// Their partners are spread over the prefectures and counties of the mainland outside Shanghai, all of different places
// as far as that goes: every pair is one stride further on in the list of places by code. A place that its district has
// a tie to, whatever tie and whenever it held, is passed over for the next one.
func (b *book) fillPairs() {
	const stride = 1951 // a prime, and about the golden section of the list: neighbours in a district are far apart
	districts, partners := b.pairedPlaces()
	total := b.number("friendly.domestic_pairs")
	if total%len(districts) != 0 || total > len(partners) {
		b.add(spot{file: factsFile}, "%d friendly pairs: want as many for each of %d districts, with %d places",
			total, len(districts), len(partners))
		return
	}
	each := total / len(districts)
	tied, known := b.districtTies()
	for i, district := range districts {
		id := district.NodeHead().ID
		if known[id] > each {
			b.add(spot{file: relationsFile}, "%s has %d friendly pairs in the published total: want at most %d",
				district.NodeHead().NameZH, known[id], each)
		}
		for number := range each {
			partner := b.freePartner(partners, (i*each+number)*stride, id, tied)
			if number < each-known[id] {
				b.tie(spot{file: factsFile}, &graph.FriendlyPair{InPublishedTotal: true}, district, partner,
					b.invented("附录14"), graph.Life{Attested: totalsDay}, "placeholder", fmt.Sprintf("%02d", number+1))
			}
		}
	}
}

// freePartner is the first place from a place in the list on that a district has no tie to; it has one then.
func (b *book) freePartner(partners []graph.Place, from int, district graph.ID, tied map[[2]graph.ID]bool) graph.Place {
	for i := range partners {
		p := partners[(from+i)%len(partners)]
		if ends := [2]graph.ID{district, p.NodeHead().ID}; !tied[ends] {
			tied[ends] = true
			return p
		}
	}
	b.add(spot{file: relationsFile}, "%s is tied to every place: want one left for a placeholder", district)
	return nowhere
}

// pairedPlaces is the districts of Shanghai, and the places that may be partners of placeholders, by their codes.
func (b *book) pairedPlaces() (districts, partners []graph.Place) {
	notMainland := map[string]bool{"710000": true, "810000": true, "820000": true}
	for _, p := range b.places.byCode {
		province := b.places.province(p).PlaceHead().Code
		switch {
		case p.Kind() == graph.KindDistrict:
			districts = append(districts, p)
		case p.Kind() != graph.KindProvince && province != shanghai && !notMainland[province]:
			partners = append(partners, p)
		}
	}
	byCode := func(p, q graph.Place) int { return cmp.Compare(p.PlaceHead().Code, q.PlaceHead().Code) }
	slices.SortFunc(districts, byCode)
	slices.SortFunc(partners, byCode)
	return districts, partners
}

// districtTies is which places are tied to which, and how many friendly pairs of each district the plan counts.
func (b *book) districtTies() (tied map[[2]graph.ID]bool, known map[graph.ID]int) {
	tied, known = map[[2]graph.ID]bool{}, map[graph.ID]int{}
	for _, t := range b.ties {
		h := t.TieHead()
		switch t := t.(type) {
		case *graph.FriendlyPair:
			if t.InPublishedTotal {
				known[h.FromID]++
			}
		case *graph.Pairing, *graph.Cooperation:
		default:
			continue
		}
		tied[[2]graph.ID{h.FromID, h.ToID}], tied[[2]graph.ID{h.ToID, h.FromID}] = true, true
	}
	return tied, known
}
