package resolve

import (
	"fmt"

	"coopgraph/graph"
	"coopgraph/schema"
)

// maxDepth is how deep conditions on relations may be nested. Each level reads all ties of a node.
const maxDepth = 4

// A modality says how a condition on a relation is read as of a day. A tie that the day leaves out only because its
// beginning is not known may hold on the day or not. The modalities are the certain and the possible answers over
// incomplete information (Lipski 1979; Reiter 1986), in the three values of Kleene's strong logic.
type modality uint8

const (
	actual   modality = iota // as if no such tie held: this is what lists show
	possible                 // the condition can hold, for some choice of the ties that hold
	certain                  // the condition must hold, for every choice of the ties that hold
)

// dual returns the modality of a negated condition.
func (m modality) dual() modality {
	return [...]modality{actual: actual, possible: certain, certain: possible}[m]
}

// onRelation translates a condition on a relation to records that may have this evidence, and reports whether it
// names evidence.
func (t *translator) onRelation(evidence graph.EvidenceSet, condition func() graph.Filter) (passes graph.Filter, namesEvidence bool) {
	if t.depth == maxDepth {
		t.fail(fmt.Sprintf("conditions on relations are nested more than %d deep", maxDepth),
			"Use two operations: the second with the ids or codes that the first returns.")
		return nil, false
	}
	t.depth++
	defer func() { t.depth-- }()
	return t.onOthers(evidence, condition)
}

// onOthers translates a condition on other records, which may have this evidence, inside a condition. That it names
// evidence does not count for the outer condition.
func (t *translator) onOthers(evidence graph.EvidenceSet, condition func() graph.Filter) (passes graph.Filter, namesEvidence bool) {
	outer, records := t.namesEvidence, t.records
	t.namesEvidence, t.records = false, evidence
	passes = condition()
	namesEvidence, t.namesEvidence, t.records = t.namesEvidence, outer, records
	return passes, namesEvidence
}

// end translates a condition on the place at one end of a tie.
func (t *translator) end(side graph.Side, f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	passes, _ := t.onOthers(graph.AllEvidence, func() graph.Filter { return t.place(f) })
	return graph.End{Of: side, Kinds: graph.Places, Filter: passes}
}

// farEnd turns the translation of a filter of nodes into one of the ties that lead to such nodes.
func farEnd[F any](translate translateFunc[F]) translateFunc[F] {
	return func(t *translator, f *F) graph.Filter {
		if f == nil {
			return nil
		}
		return graph.End{Of: graph.Far, Filter: translate(t, f)}
	}
}

// tiedTo translates the condition that a tie of this kind and direction leads to a place that meets the filter.
func (t *translator) tiedTo(kind graph.TieKind, direction graph.TieDirection, f *schema.PlaceFilter) graph.Filter {
	step := graph.Step{Ties: graph.TieKindsOf(kind), Direction: direction}
	return quantify(t, graph.Some, farEnd((*translator).place), step, f)
}

// quantifiers translates the conditions some, every and none on the ties of a step.
func quantifiers[F any](t *translator, translate translateFunc[F], s graph.Step, some, every, none *F) graph.Filter {
	return graph.All(quantify(t, graph.Some, translate, s, some), quantify(t, graph.Every, translate, s, every),
		quantify(t, graph.None, translate, s, none))
}

// quantify translates a condition with one quantifier on the ties of a step.
func quantify[F any](t *translator, quantifier graph.Quantifier, translate translateFunc[F], s graph.Step, f *F) graph.Filter {
	if f == nil {
		return nil
	}
	outer := t.modality
	defer func() { t.modality = outer }()
	if quantifier == graph.None {
		t.modality = t.modality.dual() // None negates Some
	}
	passes, namesEvidence := t.onRelation(t.evidence, func() graph.Filter { return translate(t, f) })
	if quantifier == graph.Every {
		t.modality = t.modality.dual() // Every negates membership in its domain
	}
	return graph.Has{Quantifier: quantifier, Ties: s.Ties, Direction: s.Direction, Among: t.domain(s, namesEvidence), Filter: passes}
}

// domain returns the condition on the ties of a step over which a quantifier ranges: they hold during the period, and the
// answer may use their evidence; they are placeholders only if the condition names evidence. If the step leads to nodes
// that have evidence of their own, as chambers have, these nodes must meet the same conditions. If it leads to places, the
// place must not be a placeholder, unless ties may be placeholders.
func (t *translator) domain(s graph.Step, namesEvidence bool) graph.Filter {
	evidence := t.evidence
	if !namesEvidence {
		evidence &= graph.KnownEvidence
	}
	ends := evidence
	if s.Ends == 0 {
		if ends = graph.KnownEvidence; evidence.Has(graph.Synthetic) {
			ends = graph.AllEvidence
		}
	}
	var far graph.Filter
	if allowed := ends.Filter(); allowed != nil || s.Ends != 0 {
		far = graph.End{Of: graph.Far, Kinds: s.Ends, Filter: allowed}
	}
	return graph.All(t.during.ofTies(t.modality == possible), evidence.Filter(), far)
}
