package resolve

import (
	"coopgraph/graph"
)

// period holds the arguments asOf and history, which select records by the time at which they hold.
type period struct {
	asOf    *graph.Date
	history bool
	anyTime bool // the records are listed whenever they hold, and asOf and history apply only to conditions on relations
}

// ofRecords returns the condition on the records of a list.
func (p period) ofRecords() (graph.Filter, error) {
	if p.asOf != nil {
		if err := graph.CheckPeriod(*p.asOf, p.history); err != nil {
			return nil, err
		}
	}
	if p.anyTime {
		return nil, nil
	}
	return p.ofTies(false), nil
}

// ofTies returns the condition on the ties that a condition on a relation considers. With asOf and mayHold it
// includes the ties that may hold on the day.
func (p period) ofTies(mayHold bool) graph.Filter {
	switch {
	case p.asOf != nil && mayHold:
		return graph.MayHold(p.asOf.Last())
	case p.asOf != nil:
		return graph.HeldOn{Day: p.asOf.Last()}
	case p.history:
		return nil
	}
	return graph.Ongoing{}
}

// stepOf returns a step from places. With below it also takes the ties of the places that lie in them during the period.
func (p period) stepOf(s graph.Step, below bool) graph.Step {
	if below {
		s.Below, s.BelowBy = true, p.ofTies(false)
	}
	return s
}

// unattested returns the condition on the records that asOf leaves out only because a beginning is not known: their own,
// or that of a tie that a condition on a relation considers. Listed is the filter as the list reads it, and maybe the
// filter if such ties count too. Without asOf the result is nil.
func (p period) unattested(listed, maybe graph.Filter) graph.Filter {
	if p.asOf == nil {
		return nil
	}
	day := p.asOf.Last()
	switch {
	case maybe != listed && p.anyTime:
		return graph.All(maybe, graph.Negate(listed))
	case maybe != listed:
		return graph.All(graph.MayHold(day), maybe, graph.Negate(graph.All(graph.HeldOn{Day: day}, listed)))
	case p.anyTime:
		return graph.Never{}
	}
	return graph.All(graph.Unattested{Day: day}, listed)
}
