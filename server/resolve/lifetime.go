package resolve

import (
	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// lifetime is the arguments of a list that choose by when its records hold.
type lifetime struct {
	asOf    *graph.Date
	history bool
	lasting bool // the records are listed whenever they hold; the arguments are for what relates to them
}

// records is the condition on the records of the list.
func (l lifetime) records() (graph.Filter, error) {
	if l.asOf != nil {
		if err := graph.CheckPeriod(*l.asOf, l.history); err != nil {
			return nil, err
		}
	}
	if l.lasting {
		return nil, nil
	}
	return l.relations(false), nil
}

// relations is the condition on the ties that conditions on relations look at: as of a day, or not ended, or all. Of a
// day it is also what may hold then, if that is asked for.
func (l lifetime) relations(possible bool) graph.Filter {
	switch {
	case l.asOf != nil && possible:
		return analysis.MayHold(l.asOf.Last())
	case l.asOf != nil:
		return graph.HeldOn{Day: l.asOf.Last()}
	case l.history:
		return nil
	}
	return graph.Ongoing{}
}

// unattested is the condition on records that a day leaves out only because a beginning is not known: their own, or that
// of a tie that a condition on a relation looks at. It is nil without a day. Passes is the translation of the filter.
func unattested[F any](how func(*translation, *F) graph.Filter, f *F, life lifetime, evidence graph.EvidenceSet, passes graph.Filter) graph.Filter {
	if life.asOf == nil {
		return nil
	}
	day := life.asOf.Last()
	may := how(&translation{life: life, evidence: evidence, as: possible}, f) // what is wrong with it is so with passes too
	switch {
	case may != passes && life.lasting:
		return graph.All(may, graph.Negate(passes))
	case may != passes:
		return graph.All(analysis.MayHold(day), may, graph.Negate(graph.All(graph.HeldOn{Day: day}, passes)))
	case life.lasting:
		return graph.Never{}
	}
	return graph.All(graph.Unattested{Day: day}, passes)
}
