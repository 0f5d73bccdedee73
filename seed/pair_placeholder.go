package seed

import (
	"cmp"
	"fmt"
	"slices"

	"coopgraph/graph"
)

// fillPairs adds placeholders of friendly pairs until the plan's total is reached. Only the total is the plan's. The
// equal share of each district is a way to fill the total, not a fact.
//
// The partners are spread over the prefectures and counties of the mainland outside Shanghai: each pair is one stride
// further on in the list of places by code, so partners repeat only after the whole list. If the district has any tie
// to a place, of any kind and any time, the next place is taken.
func (b *builder) fillPairs() {
	const stride = 1951 // a prime, and about the golden section of the list: neighbours in a district are far apart
	districts, partners := b.pairedPlaces()
	total := b.number("friendly.domestic_pairs")
	if total > len(partners) {
		b.add(position{file: factsFile}, "%d friendly pairs: want at most %d, the places that placeholders may name",
			total, len(partners))
		return
	}
	tied, known := b.districtTies()
	listed := equalShares(total, len(districts))
	left := placeholdersLeft(listed, func(i int) int { return known[districts[i].NodeHead().ID] })
	index := 0
	for i, district := range districts {
		for number := range listed[i] {
			partner := b.untiedPartner(partners, index*stride, district.NodeHead().ID, tied)
			index++
			if number < left[i] {
				b.tie(position{file: factsFile}, &graph.FriendlyPair{InPublishedTotal: true}, district, partner,
					b.placeholderProvenance("附录14"), placeholderLife, "placeholder", fmt.Sprintf("%02d", number+1))
			}
		}
	}
}

// equalShares splits a total into whole parts that differ by one at most, larger parts first.
func equalShares(total, parts int) []int {
	shares := make([]int, parts)
	for i := range shares {
		shares[i] = (total + parts - 1 - i) / parts
	}
	return shares
}

// placeholdersLeft returns how many of the listed placeholders of each district are left, counted from the first. A
// known pair that the plan counts takes the last placeholder of its own district. If the district has none left, the
// pair takes the last one of the district with the most left; of several such districts, that with the highest code.
// The result does not depend on the order of the known pairs. Pairs beyond the total take none.
func placeholdersLeft(listed []int, known func(i int) int) []int {
	left, beyond := slices.Clone(listed), 0
	for i := range left {
		left[i] -= known(i)
		beyond += max(-left[i], 0)
		left[i] = max(left[i], 0)
	}
	for ; beyond > 0 && slices.Max(left) > 0; beyond-- {
		most := 0
		for i := range left {
			if left[i] >= left[most] {
				most = i
			}
		}
		left[most]--
	}
	return left
}

// untiedPartner returns the first place, from an index of the list on, to which a district has no tie. It notes that
// the district has a tie to it now.
func (b *builder) untiedPartner(partners []graph.Place, from int, district graph.ID, tied map[[2]graph.ID]bool) graph.Place {
	for i := range partners {
		p := partners[(from+i)%len(partners)]
		if ends := [2]graph.ID{district, p.NodeHead().ID}; !tied[ends] {
			tied[ends] = true
			return p
		}
	}
	b.add(position{file: districtTiesFile}, "%s is tied to every place: want one left for a placeholder", district)
	return noPlace
}

// pairedPlaces returns the districts of Shanghai, and the places that may be partners of placeholders, by code.
func (b *builder) pairedPlaces() (districts, partners []graph.Place) {
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

// districtTies returns which places have a tie, and the number of each district's friendly pairs that the plan counts.
func (b *builder) districtTies() (tied map[[2]graph.ID]bool, known map[graph.ID]int) {
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
