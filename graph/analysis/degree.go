package analysis

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// degrees is the number of ties of each node: of all, of those that come in, or of those that go out.
func (v *View) degrees(b *budget.Budget, measure Measure) []float64 {
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
		if !b.Use(1) {
			return nil
		}
	}
	return d
}

// weightedDegrees is the sum of a field over the ties of each node, and the nodes that have a tie with the field,
// ascending. Field 0 gives each tie the weight 1.
func (v *View) weightedDegrees(b *budget.Budget, field graph.Field) (d []float64, weighted []int32, err error) {
	if field == 0 {
		return v.degrees(b, Degree), v.tied, nil
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
		if !b.Use(budget.PerRecord) {
			return nil, nil, b.Err()
		}
	}
	d, weighted = make([]float64, len(sums)), make([]int32, 0, len(v.tied))
	for _, i := range v.tied {
		if has[i] {
			d[i], weighted = sums[i].Float(), append(weighted, i)
		}
		if !b.Use(1) {
			return nil, nil, b.Err()
		}
	}
	if len(weighted) == 0 {
		return nil, nil, &graph.Error{Code: graph.InvalidArgument, Message: "no tie of the network has a number in the field to weigh by",
			Hint: "Ask for ties that have it: COUNTIES of SUPPORTS, the other measures of INVESTS, and a day on which there are some."}
	}
	return d, weighted, nil
}
