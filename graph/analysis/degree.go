package analysis

import "coopgraph/graph"

func (v *View) degrees(m *meter, measure Measure) ([]float64, error) {
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
		if err := m.spend(1); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (v *View) weightedDegrees(m *meter, field graph.Field) ([]float64, error) {
	if field == 0 {
		return v.degrees(m, Degree)
	}
	n := v.network
	sums, found := make([]graph.Decimal, len(n.Nodes)), false // exact: 0.1 + 0.2 is 0.3
	for t, tie := range n.Ties {
		if weight, ok := tie.Value(field).Decimal(); ok {
			found = true
			for _, end := range [...]int32{n.From[t], n.To[t]} {
				if sums[end], ok = sums[end].Add(weight); !ok {
					return nil, &graph.Error{Code: graph.InvalidArgument, Message: "a sum of weights is too large to be exact",
						Hint: "Ask for fewer ties."}
				}
			}
		}
		if err := m.spend(stepsPerTie); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: "no tie of the network has a number in the field to weigh by",
			Hint: "Ask for ties that have it: COUNTIES of SUPPORTS, the other measures of INVESTS, and a day on which there are some."}
	}
	d := make([]float64, len(sums))
	for i, sum := range sums {
		d[i] = sum.Float()
	}
	return d, nil
}
