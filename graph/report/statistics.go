package report

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"coopgraph/graph"
)

// Dimension is what statistics are grouped by.
type Dimension string

// The dimensions. District is the Shanghai end of a tie; Province, Prefecture and Level are of the other end.
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

// Case is a record that is counted, and where it is: the place at its Shanghai end and the one at its other end, nil
// where it has none. A place counts as its own other end.
type Case struct {
	Record        graph.Record
	Here, Partner graph.Place
	Unattested    bool // it is counted as such only: its beginning is not known, and no source shows it by the day
}

// StatisticGroup is one dimension's value of a row; Value is nil, and so is Place, where the records have none.
type StatisticGroup struct {
	Dimension Dimension
	Value     *string
	Place     graph.Place
}

// StatisticRow is one group of cases: Count are attested, and only these are measured. Sum, Min and Max are exact; they and Average are nil where no case has the
// measured field; Sum is nil too of a field that is not Additive.
type StatisticRow struct {
	Groups        []StatisticGroup
	Count         int32
	Unattested    int32
	Sum, Min, Max *graph.Decimal
	Average       *float64
	measured      int64
}

// Summarize groups cases by up to three dimensions and measures a field of them, none where measure is 0. Rows are
// sorted by their groups: places by code, other values as texts, null last. A sum beyond int64 is an error.
func Summarize(cases []Case, by []Dimension, measure graph.Field, h *graph.Hierarchy) ([]*StatisticRow, error) {
	type key [3]StatisticGroup
	rows := map[key]*StatisticRow{}
	for _, c := range cases {
		var k key
		groups := make([]StatisticGroup, len(by))
		for i, d := range by {
			value, place := c.dimension(d, h)
			k[i] = StatisticGroup{Place: place}
			groups[i] = StatisticGroup{Dimension: d, Place: place}
			if value != "" {
				groups[i].Value = &value
				k[i].Dimension = Dimension(value)
			}
		}
		row := rows[k]
		if row == nil {
			row = &StatisticRow{Groups: groups}
			rows[k] = row
		}
		if c.Unattested {
			row.Unattested++
		} else if err := row.add(c.Record.Value(measure)); err != nil {
			return nil, err
		}
	}
	sorted := make([]*StatisticRow, 0, len(rows))
	for _, row := range rows {
		if row.Sum != nil {
			mean, _ := new(big.Rat).SetString(row.Sum.String())
			average, _ := mean.Quo(mean, big.NewRat(row.measured, 1)).Float64() // the nearest there is
			row.Average = &average
		}
		if !measure.Additive() {
			row.Sum = nil
		}
		sorted = append(sorted, row)
	}
	slices.SortFunc(sorted, func(a, b *StatisticRow) int {
		return slices.CompareFunc(a.Groups, b.Groups, compareGroups)
	})
	return sorted, nil
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

// SortStatistics sorts rows by an aggregate, nulls last in both directions; equal ones stay in their order.
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

func nullsLast[T any](a, b *T, desc bool, compare func(a, b T) int) int {
	switch {
	case a == nil || b == nil:
		return int(b2i(a == nil) - b2i(b == nil))
	case desc:
		return compare(*b, *a)
	}
	return compare(*a, *b)
}

func (r *StatisticRow) add(v graph.Value) error {
	r.Count++
	d, ok := v.Decimal()
	if !ok {
		return nil
	}
	r.measured++
	if r.Sum == nil {
		sum, least, most := d, d, d
		r.Sum, r.Min, r.Max = &sum, &least, &most
		return nil
	}
	sum, ok := r.Sum.Add(d)
	if !ok {
		return &graph.Error{Code: graph.InvalidArgument, Message: "the sum is too large to be exact", Hint: "Filter or group further."}
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

func compareGroups(a, b StatisticGroup) int {
	if a.Value == nil || b.Value == nil {
		return cmp.Compare(b2i(a.Value == nil), b2i(b.Value == nil))
	}
	if a.Place != nil && b.Place != nil {
		return cmp.Compare(a.Place.PlaceHead().Code, b.Place.PlaceHead().Code)
	}
	return cmp.Compare(*a.Value, *b.Value)
}

// dimension is the case's value, "" where it has none, and the place where the dimension is one of places.
func (c Case) dimension(d Dimension, h *graph.Hierarchy) (string, graph.Place) {
	named := func(p graph.Place) (string, graph.Place) {
		if p == nil {
			return "", nil
		}
		return p.PlaceHead().NameZH, p
	}
	switch d {
	case ByDistrict:
		return named(c.Here)
	case ByProvince:
		return named(h.Province(c.Partner))
	case ByPrefecture:
		return named(h.Prefecture(c.Partner))
	case ByKind:
		return c.kind(), nil
	case ByLevel:
		if level := c.Record.Value(graph.FieldLevel).Text(); level != "" {
			return level, nil
		}
		if c.Partner != nil {
			return string(c.Partner.PlaceHead().Level), nil
		}
	case ByEvidence:
		return c.Record.Head().Evidence.String(), nil
	case ByYear:
		if year := c.Record.Value(graph.FieldYear).Int(); year != 0 {
			return strconv.FormatInt(year, 10), nil
		}
		if year := c.Record.Head().Since.Year(); year != 0 {
			return strconv.Itoa(year), nil
		}
	case ByDirection:
		return c.direction(), nil
	case ByInPublishedTotal:
		if v := c.Record.Value(graph.FieldInPublishedTotal); !v.IsNull() {
			return strconv.FormatBool(v.Int() == 1), nil
		}
	}
	return "", nil
}

func (c Case) kind() string {
	for _, f := range [...]graph.Field{graph.FieldSubkind, graph.FieldScheme, graph.FieldForm, graph.FieldRole} {
		if v := c.Record.Value(f); !v.IsNull() {
			return v.Text()
		}
	}
	switch r := c.Record.(type) {
	case graph.Tie:
		return r.Kind().String()
	case graph.Node:
		return r.Kind().String()
	}
	return ""
}

func (c Case) direction() string {
	if flow, ok := c.Record.(*graph.InvestmentFlow); ok {
		if flow.FromID == graph.Shanghai {
			return string(graph.Elsewhere)
		}
		return string(graph.InShanghai)
	}
	return c.Record.Value(graph.FieldDirection).Text()
}

// Put adds a place that the record is tied to: the first of Shanghai is its Shanghai end, the first elsewhere, or
// else the second of Shanghai, its other end. A nil place, and what is already there, are not added.
func (c *Case) Put(p graph.Place) {
	switch {
	case p == nil || p == c.Here:
	case graph.InShanghaiArea(p) && c.Here == nil:
		c.Here = p
	case c.Partner == nil || graph.InShanghaiArea(c.Partner) && !graph.InShanghaiArea(p):
		c.Partner = p
	}
}
