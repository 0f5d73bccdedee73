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
	d, found := make([]float64, len(n.Nodes)), false
	for t, tie := range n.Ties {
		if weight, ok := tie.Value(field).Decimal(); ok {
			found = true
			d[n.From[t]] += weight.Float()
			d[n.To[t]] += weight.Float()
		}
		if err := m.spend(stepsPerTie); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: "no tie of the network has a number in the field to weigh by",
			Hint: "Ask for ties of a kind that has it: countyCount of SUPPORTS, amount of INVESTS."}
	}
	return d, nil
}
