package resolve

import (
	"fmt"

	"coopgraph/graph"
)

// maxConditions is how many conditions a filter may join, and how many values a condition may list.
const maxConditions = 1000

// translator translates filters of the schema to filters of the domain. It keeps the first error. Its fields describe the
// condition that it is translating.
type translator struct {
	during   period            // when the ties hold that conditions on relations consider
	evidence graph.EvidenceSet // of these ties: what the answer may use, which is all evidence for a list
	records  graph.EvidenceSet // of the records that the condition is on: what the answer has of them
	modality modality          // how conditions on relations are read

	namesEvidence bool // whether the condition names evidence, also inside its and, or and not
	conditions    int  // how many conditions were translated
	depth         int  // how many conditions on relations the condition is nested in
	err           error
}

// translateFunc is the method of a translator for one type of filter. A filter that is nil is no condition.
type translateFunc[F any] func(*translator, *F) graph.Filter

// selection holds what an answer may use, beside its filter.
type selection struct {
	during   period
	evidence graph.EvidenceSet // of the ties that conditions on relations consider
	records  graph.EvidenceSet // of the records that the answer lists or counts
}

// translateFilter returns the filter of the domain, and for asOf the condition on the records that it leaves out only because a
// beginning is not known. The filter is translated twice for that: conditions on relations are read in two ways.
func translateFilter[F any](translate translateFunc[F], filter *F, s selection) (passes, unattested graph.Filter, err error) {
	t := translator{during: s.during, evidence: s.evidence, records: s.records}
	passes = translate(&t, filter)
	if t.err != nil || s.during.asOf == nil {
		return passes, nil, t.err
	}
	maybe := translate(&translator{during: s.during, evidence: s.evidence, records: s.records, modality: possible}, filter)
	return passes, s.during.unattested(passes, maybe), nil
}

// fail keeps an error with this message and hint.
func (t *translator) fail(message, hint string) { t.check(invalid(message, hint)) }

// check keeps the first error.
func (t *translator) check(err error) {
	if t.err == nil {
		t.err = err
	}
}

// logic joins the tests of a filter with its and, or and not.
func logic[F any](t *translator, translate translateFunc[F], and, or []*F, not *F, tests ...graph.Filter) graph.Filter {
	if t.conditions++; t.conditions > maxConditions {
		t.fail(fmt.Sprintf("more than %d conditions", maxConditions), "Use several operations.")
		return nil
	}
	for _, f := range and {
		tests = append(tests, translate(t, f))
	}
	if or != nil {
		alternatives := make([]graph.Filter, len(or))
		for i, f := range or {
			alternatives[i] = translate(t, f)
		}
		tests = append(tests, graph.Any(alternatives...))
	}
	if not != nil {
		records := t.records
		t.modality, t.records = t.modality.dual(), graph.AllEvidence // a filter may exclude evidence that the answer leaves out
		tests = append(tests, graph.Negate(translate(t, not)))
		t.modality, t.records = t.modality.dual(), records
	}
	return graph.All(tests...)
}
