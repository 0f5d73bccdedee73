package resolve

import (
	"fmt"

	"coopgraph/graph"
)

// translation turns the filters of the schema into those of the domain, and keeps the first thing that is wrong.
type translation struct {
	life     lifetime          // when what a condition on a relation looks at holds
	evidence graph.EvidenceSet // and what the answer may rest on; all that there is for a list
	as       modality          // how conditions on relations are read, here
	records  graph.EvidenceSet // that the answer has of the records that the condition is on, here

	named   bool // whether the condition that is translated names evidence, also inside its and, or and not
	err     error
	nesting int // of relations, now
	filters int // that were translated
}

// mostFilters is how many conditions a filter may join, and how many values one of them may list.
const mostFilters = 1000

// translate makes a filter of records of some evidence, in an answer that may rest on some.
func translate[F any](how func(*translation, *F) graph.Filter, f *F, life lifetime, evidence, records graph.EvidenceSet) (graph.Filter, error) {
	t := translation{life: life, evidence: evidence, records: records}
	filter := how(&t, f)
	return filter, t.err
}

func (t *translation) wrong(message, hint string) { t.check(invalid(message, hint)) }

// check keeps the first error.
func (t *translation) check(err error) {
	if t.err == nil {
		t.err = err
	}
}

// logic joins the tests of a filter with its and, or and not.
func logic[F any](t *translation, how func(*translation, *F) graph.Filter, and, or []*F, not *F, tests ...graph.Filter) graph.Filter {
	if t.filters++; t.filters > mostFilters {
		t.wrong(fmt.Sprintf("more than %d conditions", mostFilters), "Ask in several steps.")
		return nil
	}
	for _, f := range and {
		tests = append(tests, how(t, f))
	}
	if or != nil {
		anyOf := make([]graph.Filter, len(or))
		for i, f := range or {
			anyOf[i] = how(t, f)
		}
		tests = append(tests, graph.Any(anyOf...))
	}
	if not != nil {
		records := t.records
		t.as, t.records = t.as.dual(), graph.AllEvidence // what is not of other evidence may be asked for
		tests = append(tests, graph.Negate(how(t, not)))
		t.as, t.records = t.as.dual(), records
	}
	return graph.All(tests...)
}
