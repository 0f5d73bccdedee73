package report

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// stepsPerGap is how many steps of a budget it takes to put a gap into words.
const stepsPerGap = 256

// heldTotal is a published total and how much of it is held by records whose evidence a view uses. Placeholders do not
// count.
type heldTotal struct {
	*CoverageRow
	held, missing graph.Decimal
}

// totalByKey returns the total with a key; nil if no number is published, or the network can hold no such records.
func totalByKey(v *analysis.View, coverage []*CoverageRow, key string) *heldTotal {
	i := slices.IndexFunc(coverage, func(r *CoverageRow) bool { return r.Key == key })
	if i < 0 {
		return nil
	}
	return newHeldTotal(v, coverage[i])
}

// newHeldTotal returns nil if no number is published, or the network can hold no such records.
func newHeldTotal(v *analysis.View, row *CoverageRow) *heldTotal {
	if row.Published == nil || row.Held == nil {
		return nil
	}
	t := &heldTotal{CoverageRow: row}
	for _, e := range t.ByEvidence {
		if v.Uses(e.Evidence) && e.Evidence != graph.Synthetic {
			t.held, _ = t.held.Add(e.Held) // a part of a sum that was exact
		}
	}
	t.missing, _ = t.Published.Add(graph.Decimal{Units: -t.held.Units, Scale: t.held.Scale})
	return t
}

// complete reports whether all that is published is on record. Nothing is known if there is no total.
func (t *heldTotal) complete() bool { return t != nil && t.missing.Units <= 0 }

// standingOfNone is how it is known that something is not there that the total would count.
func (t *heldTotal) standingOfNone() Standing {
	if t.complete() {
		return PublishedAsNone
	}
	return NotOnRecord
}

// totalGaps finds the totals of which something is missing, those first of which the larger share is.
func totalGaps(b *budget.Budget, v *analysis.View, coverage []*CoverageRow) (gaps []*Gap) {
	indicators := map[string]graph.Node{}
	for _, n := range v.Network().Nodes {
		if i, ok := n.(*graph.Indicator); ok {
			indicators[i.Key] = i
		}
		if !b.Use(1) {
			return nil
		}
	}
	for _, row := range coverage {
		if !b.Use(stepsPerGap) {
			return nil
		}
		t := newHeldTotal(v, row)
		if t == nil || t.complete() {
			continue
		}
		g := &Gap{Kind: PublishedAboveRecord, Standing: NotOnRecord, Published: t.Published, Held: &t.held,
			Missing: &t.missing, Sources: t.Sources,
			missing: totalMissing(t), reason: totalGapReason(t), suggestion: totalSuggestion}
		if indicator := indicators[row.Key]; indicator != nil {
			g.Subjects = []graph.Node{indicator}
		}
		gaps = append(gaps, g)
	}
	budget.Sort(b, gaps, func(x, y *Gap) int {
		return cmp.Compare(y.Missing.Float()/y.Published.Float(), x.Missing.Float()/x.Published.Float())
	})
	return gaps
}
