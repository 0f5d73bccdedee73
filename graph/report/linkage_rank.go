package report

import (
	"cmp"
	"fmt"
	"slices"

	"coopgraph/graph/internal/budget"
)

// compose takes what is comparable out of the index if that is too little for one, and says so.
func (x *LinkageIndex) compose() {
	included := 0
	for _, m := range x.Components {
		included += int(b2i(m.Included))
	}
	if included >= MinLinkageComponents {
		return
	}
	for _, m := range x.Components {
		if m.Included {
			m.Included = false
			m.ReasonZH += fmt.Sprintf("；但可比的不足%d项，不成指数", MinLinkageComponents)
			m.ReasonEN += fmt.Sprintf("; but fewer than %d components are comparable, which make no index", MinLinkageComponents)
		}
	}
	x.ReasonZH = fmt.Sprintf("可比的指标只有%d项，指数至少要%d项：见各项指标的理由与各地的数值", included, MinLinkageComponents)
	x.ReasonEN = fmt.Sprintf("only %d of the components can be compared, and an index takes at least %d: see the reasons of the components, "+
		"and the values of the places", included, MinLinkageComponents)
}

// weigh shares the weights out among the included components.
func (x *LinkageIndex) weigh(weights []LinkageWeight) {
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

// rank computes the index and ranks, and the ranks under every moved weight.
func (x *LinkageIndex) rank(meter *budget.Budget) error {
	weights := make([]float64, len(x.Components))
	for i, m := range x.Components {
		weights[i] = m.Weight
	}
	var ranked []*LinkagePlace
	for _, p := range x.Places {
		if p.Index = x.index(p, weights); p.Index != nil {
			ranked = append(ranked, p)
		}
		if err := meter.Spend(budget.PerRecord); err != nil {
			return err
		}
	}
	if ranked == nil {
		x.ReasonZH = "没有一地具备所计的全部指标：缺数不推算"
		x.ReasonEN = "no place has a value of every included component, and what is missing is not made up"
		return nil
	}
	ranks, err := x.ranks(meter, ranked, weights)
	if err != nil {
		return err
	}
	for i, r := range ranks {
		rank, best, worst := r, r, r
		ranked[i].Rank, ranked[i].BestRank, ranked[i].WorstRank = &rank, &best, &worst
	}
	for i, m := range x.Components {
		for _, factor := range []float64{0.8, 1.2} {
			if m.Weight == 0 {
				continue
			}
			moved := slices.Clone(weights)
			moved[i] *= factor
			ranks, err := x.ranks(meter, ranked, moved)
			if err != nil {
				return err
			}
			for k, r := range ranks {
				*ranked[k].BestRank, *ranked[k].WorstRank = min(*ranked[k].BestRank, r), max(*ranked[k].WorstRank, r)
			}
		}
	}
	return budget.SortErr(meter, x.Places, func(a, b *LinkagePlace) int {
		if a.Rank == nil || b.Rank == nil {
			return cmp.Compare(b2i(a.Rank == nil), b2i(b.Rank == nil))
		}
		return cmp.Compare(*a.Rank, *b.Rank)
	})
}

// index is the weighted mean of a place's values, nil where an included one is missing.
func (x *LinkageIndex) index(p *LinkagePlace, weights []float64) *float64 {
	sum, of := 0.0, 0.0
	for i, m := range x.Components {
		if !m.Included {
			continue
		}
		if p.Values[i].Normalized == nil {
			return nil
		}
		sum += weights[i] * *p.Values[i].Normalized
		of += weights[i]
	}
	if of == 0 {
		return nil
	}
	mean := 100 * sum / of
	return &mean
}

// ranks are the ranks of these places, in their order; indices that differ by rounding alone are equal.
func (x *LinkageIndex) ranks(m *budget.Budget, places []*LinkagePlace, weights []float64) ([]int32, error) {
	indices, order := make([]float64, len(places)), make([]int, len(places))
	for i, p := range places {
		indices[i], order[i] = *x.index(p, weights), i
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
	}
	if err := budget.SortErr(m, order, func(a, b int) int { return cmp.Compare(indices[b], indices[a]) }); err != nil {
		return nil, err
	}
	ranks := make([]int32, len(places))
	for i, k := range order {
		ranks[k] = int32(i + 1)
		if i > 0 && indices[order[i-1]]-indices[k] < 1e-9 {
			ranks[k] = ranks[order[i-1]]
		}
	}
	return ranks, nil
}
