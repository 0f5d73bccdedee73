package report

import "coopgraph/graph"

// CoverageRow is a total beside what is held of it; Held and Missing are nil where nothing can be.
type CoverageRow struct {
	*graph.Total
	Held, Missing *graph.Decimal
	ByEvidence    []CoverageEvidence
}

// CoverageEvidence is how much of a total rests on one kind of evidence.
type CoverageEvidence struct {
	Evidence graph.Evidence
	Held     graph.Decimal
}

// Name is what is counted.
func (r *CoverageRow) Name(language graph.Language) string {
	if language == graph.EN {
		return r.NameEN
	}
	return r.NameZH
}

// Explanation says why the two differ, nil where there is nothing to say.
func (r *CoverageRow) Explanation(language graph.Language) *string {
	if language == graph.EN {
		return orNil(&r.ExplanationEN)
	}
	return orNil(&r.ExplanationZH)
}

// Cover sets the total beside the cases that it counts. Where distinct places are counted, one that cases of several
// kinds of evidence name counts for the strongest.
func Cover(t *graph.Total, cases []Case, h *graph.Hierarchy) (*CoverageRow, error) {
	row := &CoverageRow{Total: t}
	if t.Nodes == nil && t.Ties == nil {
		return row, nil
	}
	row.Held = &graph.Decimal{}
	seen := map[graph.Place]bool{}
	for _, e := range graph.Evidences {
		var of []Case
		for _, c := range cases {
			if c.Record.Head().Evidence == e && counts(t, c, h, seen) {
				of = append(of, c)
			}
		}
		rows, err := Summarize(of, nil, measureOf(t), h)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			held := r.Sum
			if held == nil {
				held = &graph.Decimal{Units: int64(r.Count)}
			}
			row.ByEvidence = append(row.ByEvidence, CoverageEvidence{e, *held})
			sum, ok := row.Held.Add(*held)
			if !ok {
				return nil, &graph.Error{Code: graph.InvalidArgument, Message: t.Key + ": the sum is too large to be exact"}
			}
			row.Held = &sum
		}
	}
	if t.Published != nil {
		if missing, ok := t.Published.Add(graph.Decimal{Units: -row.Held.Units, Scale: row.Held.Scale}); ok {
			row.Missing = &missing
		}
	}
	return row, nil
}

// counts says whether a case adds to the total: where distinct places are counted, only the first of each does.
func counts(t *graph.Total, c Case, h *graph.Hierarchy, seen map[graph.Place]bool) bool {
	var p graph.Place
	switch t.Counts {
	case graph.CountPrefectures:
		p = h.Prefecture(c.Partner)
	case graph.CountProvinces:
		p = h.Province(c.Partner)
	default:
		return true
	}
	first := p != nil && !seen[p]
	seen[p] = true
	return first
}

func measureOf(t *graph.Total) graph.Field {
	switch t.Counts {
	case graph.CountCounties:
		return graph.FieldCountyCount
	case graph.SumAmount:
		return graph.FieldAmount
	case graph.SumEnterprises:
		return graph.FieldEnterprises
	}
	return 0
}

func orNil(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}
