package analysis

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

func (v *View) degrees(m *budget.Budget, measure Measure) ([]float64, error) {
	d := make([]float64, len(v.network.Nodes))
	for i := range d {
		out, in := len(v.Out(int32(i))), len(v.In(int32(i)))
		switch measure {
		case InDegree:
			d[i] = float64(in)
		case OutDegree:
			d[i] = float64(out)
		default:
			d[i] = float64(out + in)
		}
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// weightedDegrees are the sums of the field, and the nodes with ties that have it, ascending.
func (v *View) weightedDegrees(m *budget.Budget, field graph.Field) (d []float64, weighed []int32, err error) {
	if field == 0 {
		d, err = v.degrees(m, Degree)
		return d, v.tied, err
	}
	n := v.network
	sums, has := make([]graph.Decimal, len(n.Nodes)), make([]bool, len(n.Nodes)) // exact: 0.1 + 0.2 is 0.3
	for t, tie := range n.Ties {
		if weight, ok := tie.Value(field).Decimal(); ok {
			for _, end := range [...]int32{n.From[t], n.To[t]} {
				has[end] = true
				if sums[end], ok = sums[end].Add(weight); !ok {
					return nil, nil, &graph.Error{Code: graph.InvalidArgument, Message: "a sum of weights is too large to be exact",
						Hint: "Ask for fewer ties."}
				}
			}
		}
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, nil, err
		}
	}
	d, weighed = make([]float64, len(sums)), make([]int32, 0, len(v.tied))
	for _, i := range v.tied {
		if has[i] {
			d[i], weighed = sums[i].Float(), append(weighed, i)
		}
		if err := m.Spend(1); err != nil {
			return nil, nil, err
		}
	}
	if len(weighed) == 0 {
		return nil, nil, &graph.Error{Code: graph.InvalidArgument, Message: "no tie of the network has a number in the field to weigh by",
			Hint: "Ask for ties that have it: COUNTIES of SUPPORTS, the other measures of INVESTS, and a day on which there are some."}
	}
	return d, weighed, nil
}
