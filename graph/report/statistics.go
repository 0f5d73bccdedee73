package report

import (
	"cmp"
	"math/big"
	"slices"

	"coopgraph/graph"
)

// Dimension is what statistics are grouped by.
type Dimension string

// The dimensions. DISTRICT is the Shanghai end of a case; PROVINCE, PREFECTURE and LEVEL are of the other end.
const (
	ByDistrict         Dimension = "DISTRICT"
	ByProvince         Dimension = "PROVINCE"
	ByPrefecture       Dimension = "PREFECTURE"
	ByKind             Dimension = "KIND"
	ByLevel            Dimension = "LEVEL"
	ByEvidence         Dimension = "EVIDENCE"
	ByYear             Dimension = "YEAR"
	ByDirection        Dimension = "DIRECTION"
	ByInPublishedTotal Dimension = "IN_PUBLISHED_TOTAL"
)

// StatisticGroup is a row's value of one dimension; Value and Place are nil if its records have none.
type StatisticGroup struct {
	Dimension Dimension
	Value     *string     // as a text; of dimensions of places their Chinese name
	Place     graph.Place // of dimensions of places; nil for others
}

// StatisticRow is one group of cases and what a field of theirs comes to.
type StatisticRow struct {
	Groups     []StatisticGroup // in the order of the dimensions
	Count      int32            // the attested cases, which alone are measured
	Unattested int32            // the other cases
	// Sum, Min and Max are exact, in the field's unit. They and Average are nil if no case has the field. Sum is nil too if the
	// field is not Additive.
	Sum, Min, Max *graph.Decimal
	Average       *float64

	measured int64 // how many cases have the field
}

// Summarize groups cases by up to three dimensions and measures a field of them, none if measure is 0. Rows are sorted by
// their groups: places by code, other values as texts, null last. A sum beyond int64 is InvalidArgument.
func Summarize(cases []Case, by []Dimension, measure graph.Field, h *graph.Hierarchy) ([]*StatisticRow, error) {
	type value struct {
		text  string
		place graph.Place
	}
	rows := map[[3]value]*StatisticRow{}
	sorted := []*StatisticRow{} // not nil: no rows are an empty list
	for _, c := range cases {
		var key [3]value
		for i, d := range by {
			key[i].text, key[i].place = c.dimension(d, h)
		}
		row := rows[key]
		if row == nil {
			row = &StatisticRow{Groups: make([]StatisticGroup, len(by))}
			for i, d := range by {
				row.Groups[i] = StatisticGroup{Dimension: d, Place: key[i].place}
				if text := key[i].text; text != "" { // a pointer into key would put each key on the heap
					row.Groups[i].Value = &text
				}
			}
			rows[key], sorted = row, append(sorted, row)
		}
		if c.Unattested {
			row.Unattested++
		} else if err := row.add(c.Record.Value(measure)); err != nil {
			return nil, err
		}
	}
	for _, row := range sorted {
		row.setAverage()
		if !measure.Additive() {
			row.Sum = nil
		}
	}
	sortByGroups(sorted)
	return sorted, nil
}

// IsTally reports whether Summarize by these dimensions, without a measure, needs no more of the records than their number by
// evidence, which a store counts without returning the records: of 10^5 ties in a hundredth of the time. SummarizeTally does it.
func IsTally(by []Dimension, measure graph.Field) bool {
	return measure == 0 && (len(by) == 0 || len(by) == 1 && by[0] == ByEvidence)
}

// SummarizeTally returns the rows of Summarize for records of which the numbers by evidence are known.
func SummarizeTally(attested, unattested graph.EvidenceTally, by []Dimension) []*StatisticRow {
	rows := []*StatisticRow{}
	for _, e := range graph.Evidences {
		if attested[e]+unattested[e] == 0 {
			continue
		}
		if len(by) > 0 || len(rows) == 0 {
			row := &StatisticRow{Groups: make([]StatisticGroup, len(by))}
			for i, d := range by {
				value := e.String()
				row.Groups[i] = StatisticGroup{Dimension: d, Value: &value}
			}
			rows = append(rows, row)
		}
		row := rows[len(rows)-1]
		row.Count += attested[e]
		row.Unattested += unattested[e]
	}
	sortByGroups(rows)
	return rows
}

// sortByGroups sorts rows by their groups.
func sortByGroups(rows []*StatisticRow) {
	slices.SortStableFunc(rows, func(x, y *StatisticRow) int {
		return slices.CompareFunc(x.Groups, y.Groups, compareGroups)
	})
}

// setAverage sets the float64 that is nearest to the sum divided by the number of cases that have the field.
func (r *StatisticRow) setAverage() {
	if r.Sum == nil {
		return
	}
	mean, _ := new(big.Rat).SetString(r.Sum.String())
	average, _ := mean.Quo(mean, big.NewRat(r.measured, 1)).Float64()
	r.Average = &average
}

// Aggregate is a number that a row of statistics has.
type Aggregate string

// The aggregates.
const (
	AggregateCount   Aggregate = "COUNT"
	AggregateSum     Aggregate = "SUM"
	AggregateAverage Aggregate = "AVERAGE"
	AggregateMin     Aggregate = "MIN"
	AggregateMax     Aggregate = "MAX"
)

// SortStatistics sorts rows by an aggregate, ascending or descending, nulls last in both cases; equal rows stay in their
// order.
func SortStatistics(rows []*StatisticRow, by Aggregate, desc bool) {
	slices.SortStableFunc(rows, func(a, b *StatisticRow) int {
		switch by {
		case AggregateSum:
			return nullsLast(a.Sum, b.Sum, desc, graph.Decimal.Compare)
		case AggregateAverage:
			return nullsLast(a.Average, b.Average, desc, cmp.Compare[float64])
		case AggregateMin:
			return nullsLast(a.Min, b.Min, desc, graph.Decimal.Compare)
		case AggregateMax:
			return nullsLast(a.Max, b.Max, desc, graph.Decimal.Compare)
		}
		return nullsLast(&a.Count, &b.Count, desc, cmp.Compare[int32])
	})
}

// nullsLast compares two values, null as the larger one whichever the direction.
func nullsLast[T any](a, b *T, desc bool, compare func(a, b T) int) int {
	switch {
	case a == nil || b == nil:
		return int(boolToInt(a == nil) - boolToInt(b == nil))
	case desc:
		return compare(*b, *a)
	}
	return compare(*a, *b)
}

// add counts a case whose field has this value.
func (r *StatisticRow) add(v graph.Value) error {
	r.Count++
	d, ok := v.Decimal()
	if !ok {
		return nil
	}
	r.measured++
	if r.Sum == nil {
		sum, low, high := d, d, d
		r.Sum, r.Min, r.Max = &sum, &low, &high
		return nil
	}
	sum, ok := r.Sum.Add(d)
	if !ok {
		return invalid("the sum is too large to be exact", "Filter or group further.")
	}
	*r.Sum = sum
	if d.Compare(*r.Min) < 0 {
		*r.Min = d
	}
	if d.Compare(*r.Max) > 0 {
		*r.Max = d
	}
	return nil
}

// compareGroups orders places by code, other values as texts, and null last.
func compareGroups(a, b StatisticGroup) int {
	if a.Value == nil || b.Value == nil {
		return cmp.Compare(boolToInt(a.Value == nil), boolToInt(b.Value == nil))
	}
	if a.Place != nil && b.Place != nil {
		return cmp.Compare(a.Place.PlaceHead().Code, b.Place.PlaceHead().Code)
	}
	return cmp.Compare(*a.Value, *b.Value)
}
