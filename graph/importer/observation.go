package importer

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// planObservation plans the value of an indicator for a time. The observation of the same time and basis is replaced.
func (p *planner) planObservation(r *row) graph.Record {
	i := r.indicator()
	value, ok := parseDecimal(r.text("value"))
	if !ok && r.text("value") != "" {
		r.remark(badNumber, "value", shorten(r.text("value")))
	}
	from, _ := r.date("from")
	until, _ := r.date("until")
	basis, qualifier := graph.FigureBasis(r.choice("basis")), graph.Qualifier(r.choice("qualifier"))
	if from != 0 && until != 0 && from.First() > until.Last() {
		r.remark(endsFirst, "until")
	}
	c, evidence, _ := r.citation()
	if i == nil || !ok || until == 0 || c.SourceID == "" {
		return nil
	}
	if unit := r.text("unit"); unit != "" && unit != i.Unit {
		r.remark(wrongUnit, "unit", i.Unit)
	}
	if r.once(graph.Life{}, false, "observation", string(i.ID), from.First().String(), until.Last().String(), string(basis)) {
		return nil
	}
	o := graph.Observation{From: from, Until: until}
	o.Value, o.Basis, o.Qualifier = &value, basis, cmp.Or(qualifier, graph.Exact)
	changed := *i
	changed.Series = slices.Clone(i.Series)
	at := slices.IndexFunc(changed.Series, func(s graph.Observation) bool {
		return s.From.First() == from.First() && s.Until.Last() == until.Last() && (s.Basis == basis || basis == "")
	})
	if at >= 0 {
		was := changed.Series[at]
		o.Provenance, o.Basis, o.From, o.Until = was.Provenance, was.Basis, was.From, was.Until
		if was.Value != nil && was.Value.Compare(value) == 0 && (qualifier == "" || qualifier == was.Qualifier) {
			o.PrintedFigure = was.PrintedFigure
		}
	}
	r.addCitation(&o.Provenance, c, evidence)
	if at >= 0 {
		changed.Series[at] = o
	} else {
		changed.Series = append(changed.Series, o)
		slices.SortStableFunc(changed.Series, func(a, b graph.Observation) int { return cmp.Compare(a.Until, b.Until) })
	}
	if at >= 0 && len(changed.Series) == 1 && changed.Target == nil {
		changed.Evidence = o.Evidence // otherwise it stays: each value has its own
	}
	if !slices.ContainsFunc(changed.Sources, func(s graph.Citation) bool { return s.SourceID == c.SourceID }) {
		changed.Sources = append(slices.Clone(changed.Sources), graph.Citation{SourceID: c.SourceID, Locator: c.Locator})
	}
	r.edit(i, &changed)
	return &changed
}

// indicator returns the indicator that a row names by its key or its name, as the rows so far have changed it.
func (r *row) indicator() *graph.Indicator {
	name := r.text("indicator")
	if name == "" {
		return nil
	}
	found := r.called(graph.KindIndicator, name)
	if byKey := slices.DeleteFunc(slices.Clone(found), func(n graph.Node) bool { return n.(*graph.Indicator).Key != name }); len(byKey) == 1 {
		found = byKey
	}
	switch len(found) {
	case 0:
		r.remark(noIndicator, "indicator", shorten(name))
		return nil
	case 1:
	default:
		r.remarkFound("indicator", name, found)
		return nil
	}
	i, _ := found[0].(*graph.Indicator)
	if changed, ok := r.written[i.ID].(*graph.Indicator); ok {
		return changed
	}
	return i
}
