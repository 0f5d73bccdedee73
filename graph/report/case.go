package report

import (
	"strconv"

	"coopgraph/graph"
)

// Case is a record that is counted, and its places. A place counts as its own Partner.
type Case struct {
	Record     graph.Record // a node or a tie
	Here       graph.Place  // at the Shanghai end; nil if there is none
	Partner    graph.Place  // at the other end; nil if there is none
	Unattested bool         // it may not hold: its beginning is not known, and no source shows it by the day
}

// dimension is the case's value, empty if it has none, and the place if the dimension is one of places.
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

// kind is the value of KIND: the subkind, scheme, form or role of the record if it has one, else its kind.
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

// direction is where the record leads: to Shanghai or elsewhere.
func (c Case) direction() string {
	if flow, ok := c.Record.(*graph.InvestmentFlow); ok {
		if flow.FromID == graph.Shanghai {
			return string(graph.Elsewhere)
		}
		return string(graph.InShanghai)
	}
	return c.Record.Value(graph.FieldDirection).Text()
}

// Put adds a place that the record is tied to. The first place of Shanghai is Here; the first one elsewhere, or if there is
// none the second one of Shanghai, is Partner. A nil place and a place that is Here already are not added.
func (c *Case) Put(p graph.Place) {
	switch {
	case p == nil || p == c.Here:
	case graph.InShanghaiArea(p) && c.Here == nil:
		c.Here = p
	case c.Partner == nil || graph.InShanghaiArea(c.Partner) && !graph.InShanghaiArea(p):
		c.Partner = p
	}
}
