package report

import (
	"cmp"
	"slices"

	"coopgraph/graph/internal/budget"
)

// checkComponents takes all components out of the index if too few are included for one, and says so.
func (x *LinkageIndex) checkComponents() (ok bool) {
	included := 0
	for _, m := range x.Components {
		included += int(boolToInt(m.Included))
	}
	if included >= MinLinkageComponents {
		return true
	}
	for _, m := range x.Components {
		if m.Included {
			m.Included = false
			m.reason = m.reason.plus(tooFewComparable)
		}
	}
	x.reason = noIndexOfFew(included)
	return false
}

// setWeights divides the weights among the included components; those that are not given are 1.
func (x *LinkageIndex) setWeights(weights []LinkageWeight) {
	sum := 0.0
	for _, m := range x.Components {
		if !m.Included {
			continue
		}
		m.Weight = 1
		for _, w := range weights {
			if w.Component == m.Component {
				m.Weight = w.Weight
			}
		}
		sum += m.Weight
	}
	for _, m := range x.Components {
		if m.Included {
			m.Weight /= sum
		}
	}
}

// rank sets the index and the ranks of the places and sorts them.
func (x *LinkageIndex) rank(b *budget.Budget) {
	weights := make([]float64, len(x.Components))
	for i, m := range x.Components {
		weights[i] = m.Weight
	}
	var ranked []*LinkagePlace
	for _, p := range x.Places {
		if p.Index = x.index(p, weights); p.Index != nil {
			ranked = append(ranked, p)
		}
		if !b.Use(budget.PerRecord) {
			return
		}
	}
	if ranked == nil {
		x.reason = noIndexOfMissing
		return
	}
	for i, r := range x.ranks(b, ranked, weights) {
		rank, best, worst := r, r, r
		ranked[i].Rank, ranked[i].BestRank, ranked[i].WorstRank = &rank, &best, &worst
	}
	x.setRankRanges(b, ranked, weights)
	if !b.OK() {
		return
	}
	budget.Sort(b, x.Places, func(p, q *LinkagePlace) int {
		if p.Rank == nil || q.Rank == nil {
			return cmp.Compare(boolToInt(p.Rank == nil), boolToInt(q.Rank == nil))
		}
		return cmp.Compare(*p.Rank, *q.Rank)
	})
}

// setRankRanges sets the best and the worst rank when each weight in turn is a fifth smaller or larger.
func (x *LinkageIndex) setRankRanges(b *budget.Budget, ranked []*LinkagePlace, weights []float64) {
	for i, m := range x.Components {
		if m.Weight == 0 {
			continue
		}
		for _, factor := range [...]float64{0.8, 1.2} {
			changed := slices.Clone(weights)
			changed[i] *= factor
			ranks := x.ranks(b, ranked, changed)
			if !b.OK() {
				return
			}
			for k, r := range ranks {
				*ranked[k].BestRank, *ranked[k].WorstRank = min(*ranked[k].BestRank, r), max(*ranked[k].WorstRank, r)
			}
		}
	}
}

// index is the weighted mean of a place's normalized values, times 100; nil if an included one is missing.
func (x *LinkageIndex) index(p *LinkagePlace, weights []float64) *float64 {
	sum, sumOfWeights := 0.0, 0.0
	for i, m := range x.Components {
		if !m.Included {
			continue
		}
		if p.Values[i].Normalized == nil {
			return nil
		}
		sum += weights[i] * *p.Values[i].Normalized
		sumOfWeights += weights[i]
	}
	if sumOfWeights == 0 {
		return nil
	}
	mean := 100 * sum / sumOfWeights
	return &mean
}

// ranks is the ranks of these places, in their order; indices that differ by rounding alone are equal.
func (x *LinkageIndex) ranks(b *budget.Budget, places []*LinkagePlace, weights []float64) []int32 {
	indices, order := make([]float64, len(places)), make([]int, len(places))
	for i, p := range places {
		indices[i], order[i] = *x.index(p, weights), i
		if !b.Use(budget.PerRecord) {
			return nil
		}
	}
	budget.Sort(b, order, func(i, j int) int { return cmp.Compare(indices[j], indices[i]) })
	ranks := make([]int32, len(places))
	for i, k := range order {
		ranks[k] = int32(i + 1)
		if i > 0 && indices[order[i-1]]-indices[k] < 1e-9 {
			ranks[k] = ranks[order[i-1]]
		}
	}
	return ranks
}
