package graph

// Total is a total that the plan publishes and what of it the network holds.
type Total struct {
	Key            string // of the indicator that states it, as friendly.domestic_pairs; unique
	NameZH, NameEN string
	Published      *Decimal // nil where the plan prints no number
	Unit           string
	Sources        []Citation
	// Nodes or Ties asks for the records that the total counts; both are nil where the network holds nothing of it.
	Nodes  *Query
	Ties   *Step
	Counts Counting
	// Explanation says why what is held differs from what is published, or what a reader must know to compare them.
	ExplanationZH, ExplanationEN string
}

// Counting says what of its records a total counts.
type Counting uint8

// What totals count.
const (
	CountRecords     Counting = iota // the records themselves
	CountCounties                    // the sum of the pairings' county counts
	CountPrefectures                 // the distinct prefectures of the pairings' supported places, as the plan counts them
	CountProvinces                   // the distinct provinces of the supported or partner places
	SumAmount                        // the sum of the flows' amounts
	SumEnterprises                   // the sum of the flows' enterprises
)

// CoverageRow is a total beside what is held of it; Held and Missing are nil where nothing can be.
type CoverageRow struct {
	*Total
	Held, Missing *Decimal
	ByEvidence    []CoverageEvidence
}

// CoverageEvidence is how much of a total rests on one kind of evidence.
type CoverageEvidence struct {
	Evidence Evidence
	Held     Decimal
}

// Name is what is counted.
func (r *CoverageRow) Name(language Language) string {
	if language == EN {
		return r.NameEN
	}
	return r.NameZH
}

// Explanation says why the two differ, nil where there is nothing to say.
func (r *CoverageRow) Explanation(language Language) *string {
	if language == EN {
		return orNil(&r.ExplanationEN)
	}
	return orNil(&r.ExplanationZH)
}

// Cover sets the total beside the cases that it counts. Where distinct places are counted, one that cases of several
// kinds of evidence name counts for the strongest.
func (t *Total) Cover(cases []Case, h *Hierarchy) (*CoverageRow, error) {
	row := &CoverageRow{Total: t}
	if t.Nodes == nil && t.Ties == nil {
		return row, nil
	}
	row.Held = &Decimal{}
	seen := map[Place]bool{}
	for _, e := range Evidences {
		var of []Case
		for _, c := range cases {
			if c.Record.Head().Evidence == e && t.counts(c, h, seen) {
				of = append(of, c)
			}
		}
		rows, err := Summarize(of, nil, t.measure(), h)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			held := r.Sum
			if held == nil {
				held = &Decimal{Units: int64(r.Count)}
			}
			row.ByEvidence = append(row.ByEvidence, CoverageEvidence{e, *held})
			sum, ok := row.Held.Add(*held)
			if !ok {
				return nil, &Error{Code: InvalidArgument, Message: t.Key + ": the sum is too large to be exact"}
			}
			row.Held = &sum
		}
	}
	if t.Published != nil {
		if missing, ok := t.Published.Add(Decimal{-row.Held.Units, row.Held.Scale}); ok {
			row.Missing = &missing
		}
	}
	return row, nil
}

// counts says whether a case adds to the total: where distinct places are counted, only the first of each does.
func (t *Total) counts(c Case, h *Hierarchy, seen map[Place]bool) bool {
	var p Place
	switch t.Counts {
	case CountPrefectures:
		p = h.Prefecture(c.Partner)
	case CountProvinces:
		p = h.Province(c.Partner)
	default:
		return true
	}
	first := p != nil && !seen[p]
	seen[p] = true
	return first
}

func (t *Total) measure() Field {
	switch t.Counts {
	case CountCounties:
		return FieldCountyCount
	case SumAmount:
		return FieldAmount
	case SumEnterprises:
		return FieldEnterprises
	}
	return 0
}
