package seed

import (
	"cmp"
	"fmt"
	"slices"

	"coopgraph/graph"
)

// pairPlaceholders makes the placeholders of friendly pairs until the plan's total is reached. Only the total is the
// plan's. The equal share of each district is a way to fill the total, not a fact.
//
// The partners are spread over the prefectures and counties of the mainland outside Shanghai: each pair is one stride
// further on in the list of places by code, so partners repeat only after the whole list. If the district has any real
// tie to a place, of any kind and any time, the next place is taken.
type pairPlaceholders struct {
	total               int
	districts, partners []graph.Place // of Shanghai; that placeholders may name; both by code
	provenance          graph.Provenance
	names               Names
	hierarchy           *graph.Hierarchy
}

// pairPlaceholders reads what the placeholders of pairs are made from.
func (b *builder) pairPlaceholders() pairPlaceholders {
	p := pairPlaceholders{total: b.number("friendly.domestic_pairs"), provenance: b.placeholderProvenance("附录14"),
		names: b.Names, hierarchy: b.places.hierarchy}
	p.districts, p.partners = b.pairedPlaces()
	if p.total > len(p.partners) {
		b.add(position{file: factsFile}, "%d friendly pairs: want at most %d, the places that placeholders may name",
			p.total, len(p.partners))
	}
	return p
}

// beside returns the placeholders that stand beside what is known, by district and number.
func (p *pairPlaceholders) beside(k *known) (pairs []graph.Record) {
	const stride = 1951 // a prime, and about the golden section of the list: neighbours in a district are far apart
	listed := equalShares(p.total, len(p.districts))
	left := placeholdersLeft(listed, func(i int) int { return k.pairs[p.districts[i].Head().ID] })
	index := 0
	for i, district := range p.districts {
		listedHere := map[graph.ID]bool{}
		for number := range listed[i] {
			partner := p.untiedPartner(index*stride, district.Head().ID, k, listedHere)
			index++
			if number < left[i] && partner != nil && k.has(district.Head().ID) {
				pair := &graph.FriendlyPair{InPublishedTotal: true}
				completeTie(pair, district, partner, p.provenance, placeholderLife, "placeholder", fmt.Sprintf("%02d", number+1))
				pair.LabelZH, pair.LabelEN = p.names.Label(p.hierarchy, pair, district, partner)
				pairs = append(pairs, pair)
			}
		}
	}
	return pairs
}

// untiedPartner returns the first place, from an index of the list on, to which a district has neither a real tie nor an
// earlier placeholder, nil if there is none. It notes that there is a placeholder now.
func (p *pairPlaceholders) untiedPartner(from int, district graph.ID, k *known, listed map[graph.ID]bool) graph.Place {
	for i := range p.partners {
		partner := p.partners[(from+i)%len(p.partners)]
		if id := partner.Head().ID; !listed[id] && !k.tied[[2]graph.ID{district, id}] && k.has(id) {
			listed[id] = true
			return partner
		}
	}
	return nil
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
