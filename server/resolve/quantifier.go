package resolve

import (
	"fmt"

	"coopgraph/graph"
	"coopgraph/schema"
)

// Conditions on the ties of a node look at what is known, unless they name evidence, and at the time that is asked about.

// A modality is how a condition on a relation is read as of a day. A tie that the day leaves out only because its
// beginning is not known may have held or not: these are the possible and the certain answers of databases with
// unknowns (Reiter, 1986), in the three values of Kleene's strong logic.
type modality uint8

const (
	actual   modality = iota // as if no such tie held: what the answer lists
	possible                 // it passes if some of such ties held
	certain                  // it passes whichever of such ties held
)

// dual is the modality of what is negated.
func (m modality) dual() modality {
	return [...]modality{actual: actual, possible: certain, certain: possible}[m]
}

// mostNested is how deep conditions on relations may be nested: each level looks at all of a node's ties.
const mostNested = 4

// nested translates a condition on a relation to records that may have this evidence, and says whether it names evidence.
func (t *translation) nested(evidence graph.EvidenceSet, condition func() graph.Filter) (passes graph.Filter, named bool) {
	if t.nesting == mostNested {
		t.wrong(fmt.Sprintf("conditions on relations are nested more than %d deep", mostNested), "Ask in two steps, with the ids or codes of the first.")
		return nil, false
	}
	t.nesting++
	defer func() { t.nesting-- }()
	return t.apart(evidence, condition)
}

// apart translates a condition on other records within a condition, which may have this evidence: whether it names
// evidence is none of the outer's business.
func (t *translation) apart(evidence graph.EvidenceSet, condition func() graph.Filter) (passes graph.Filter, named bool) {
	outer, records := t.named, t.records
	t.named, t.records = false, evidence
	passes = condition()
	named, t.named, t.records = t.named, outer, records
	return passes, named
}

// end is a condition on the place at one end of a tie.
func (t *translation) end(side graph.Side, f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	passes, _ := t.apart(graph.AllEvidence, func() graph.Filter { return t.place(f) })
	return graph.End{Of: side, Kinds: graph.Places, Filter: passes}
}

// farEnd makes a translation of a node's filter one of the ties that lead to such nodes.
func farEnd[F any](how func(*translation, *F) graph.Filter) func(*translation, *F) graph.Filter {
	return func(t *translation, f *F) graph.Filter {
		if f == nil {
			return nil
		}
		return graph.End{Of: graph.Far, Filter: how(t, f)}
	}
}

// towards is a condition on a place that a node has such a tie to or from.
func (t *translation) towards(kind graph.TieKind, direction graph.Arrow, f *schema.PlaceFilter) graph.Filter {
	of := graph.Step{Ties: graph.TieKindsOf(kind), Direction: direction}
	return quantified(t, graph.Some, farEnd((*translation).place), of, f)
}

// quantify is a filter's some, every and none of a node's relation.
func quantify[F any](t *translation, how func(*translation, *F) graph.Filter, of graph.Step, some, every, none *F) graph.Filter {
	return graph.All(quantified(t, graph.Some, how, of, some), quantified(t, graph.Every, how, of, every),
		quantified(t, graph.None, how, of, none))
}

func quantified[F any](t *translation, q graph.Quantifier, how func(*translation, *F) graph.Filter, of graph.Step, f *F) graph.Filter {
	if f == nil {
		return nil
	}
	outer := t.as
	defer func() { t.as = outer }()
	if q == graph.None {
		t.as = t.as.dual() // it is the negation of Some
	}
	passes, named := t.nested(t.evidence, func() graph.Filter { return how(t, f) })
	if q == graph.Every {
		t.as = t.as.dual() // it is over what it looks at that it is a negation
	}
	return graph.Has{Quantifier: q, Ties: of.Ties, Direction: of.Direction, Among: t.domain(of, named), Filter: passes}
}

// domain is what a condition on a relation is quantified over: the ties that hold, and that are known unless the
// condition names evidence, as far as the answer may rest on them. Where the relation is one to nodes of its own, as
// chambers, these must be known so too; a place is known by name whatever it is tied by, but must be no placeholder.
func (t *translation) domain(of graph.Step, named bool) graph.Filter {
	evidence := t.evidence
	if !named {
		evidence &= graph.KnownEvidence
	}
	ends := evidence
	if of.Ends == 0 {
		if ends = graph.KnownEvidence; evidence.Has(graph.Synthetic) {
			ends = graph.AllEvidence
		}
	}
	var leads graph.Filter
	if known := ends.Filter(); known != nil || of.Ends != 0 {
		leads = graph.End{Of: graph.Far, Kinds: of.Ends, Filter: known}
	}
	return graph.All(t.life.relations(t.as == possible), evidence.Filter(), leads)
}
