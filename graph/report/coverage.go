package report

import "coopgraph/graph"

// CoverageRow is a published total beside what the network holds of it.
type CoverageRow struct {
	*graph.Total
	Held       *graph.Decimal     // in the total's unit; nil if nothing of it can be held
	Missing    *graph.Decimal     // Published less Held, below 0 if more is held; nil if either is
	ByEvidence []CoverageEvidence // the parts of Held, for evidence that cases have
}

// CoverageEvidence is how much of a total is held by one kind of evidence.
type CoverageEvidence struct {
	Evidence graph.Evidence
	Held     graph.Decimal // in the total's unit
}

// Name returns what is counted.
func (r *CoverageRow) Name(language graph.Language) string {
	return text{r.NameZH, r.NameEN}.in(language)
}

// Explanation says why Held differs from Published; nil if there is nothing to say.
func (r *CoverageRow) Explanation(language graph.Language) *string {
	return orNil(text{r.ExplanationZH, r.ExplanationEN}.in(language))
}

// Cover sets a total beside the cases that it counts. If distinct places are counted, counties among them, a place that
// cases of several kinds of evidence name counts for the strongest. A sum that is too large to be exact is InvalidArgument.
func Cover(t *graph.Total, cases []Case, h *graph.Hierarchy) (*CoverageRow, error) {
	row := &CoverageRow{Total: t}
	if t.Nodes == nil && t.Ties == nil {
		return row, nil
	}
	row.Held = &graph.Decimal{}
	seen := map[graph.ID]bool{}
	for _, e := range graph.Evidences {
		var counted []Case
		for _, c := range cases {
			if c.Record.Head().Evidence == e && counts(t, c, h, seen) {
				counted = append(counted, c)
			}
		}
		rows, err := Summarize(counted, nil, measureOf(t), h)
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
				return nil, invalid(t.Key+": the sum is too large to be exact", "")
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

// counts reports whether a case adds to the total: if distinct places are counted, only the first case of each does.
func counts(t *graph.Total, c Case, h *graph.Hierarchy, seen map[graph.ID]bool) bool {
	var p graph.Place
	switch t.Counts {
	case graph.CountCounties:
		pairing, ok := c.Record.(*graph.Pairing)
		return ok && countyCounter(seen).add(pairing) > 0
	case graph.CountPrefectures:
		p = h.Prefecture(c.Partner)
	case graph.CountProvinces:
		p = h.Province(c.Partner)
	default:
		return true
	}
	if p == nil || seen[p.Head().ID] {
		return false
	}
	seen[p.Head().ID] = true
	return true
}

// measureOf is the field whose sum the total is, 0 if it counts.
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

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
