package export

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// A flow is the ties of one kind and evidence from one place to another, or within a place.
type flow struct {
	*report.Flow
	origin, dest graph.Place
}

// NewFlows makes a network ready to be written as the Flows of a query. They rest on the ties of this evidence; an empty list is all but SYNTHETIC. The reference has the ties of kind WITHIN too.
func NewFlows(ctx context.Context, network, reference *graph.Network, meta Meta, q report.FlowQuery, evidence []graph.Evidence) (*Export, error) {
	view, err := viewAsOf(ctx, network, meta.AsOf, evidence)
	if err != nil {
		return nil, err
	}
	flows, err := report.Flows(ctx, view, graph.NewHierarchy(reference), q)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	places := make(map[graph.ID]graph.Place, len(flows.Locations))
	for _, l := range flows.Locations {
		places[l.ID] = l.Place
	}
	e := New(network, reference, meta)
	e.flowMap = flows
	for _, all := range [][]*report.Flow{flows.Flows, flows.Inner} {
		for _, f := range all {
			e.flows = append(e.flows, &flow{f, places[f.Origin], places[f.Dest]})
		}
	}
	return e, nil
}

var flowColumns = newFlowColumns()

func newFlowColumns() []column {
	var t columnSet
	add := func(name string, typ cellType, cell func(*Export, *flow) any) {
		t.add(0, name, typ, func(e *Export, r any) any { return cell(e, r.(*flow)) })
	}
	add("kind", textCell, func(_ *Export, f *flow) any { return f.Kind.String() })
	add("id", textCell, func(_ *Export, f *flow) any { return string(f.ID) })
	add("evidence", textCell, func(_ *Export, f *flow) any { return f.Evidence.String() })
	add("count", intCell, func(_ *Export, f *flow) any { return int64(f.Count) })
	add("counties", intCell, func(_ *Export, f *flow) any {
		if f.Counties == nil {
			return nil
		}
		return int64(*f.Counties)
	})
	add("amount", decimalCell, func(_ *Export, f *flow) any {
		if f.Amount == nil {
			return nil
		}
		return *f.Amount
	})
	add("inner", boolCell, func(_ *Export, f *flow) any { return f.Origin == f.Dest })
	addEnd := func(side string, place func(*flow) graph.Place) {
		addOf := func(name string, typ cellType, cell func(*Export, *graph.PlaceHeader) any) {
			add(side+name, typ, func(e *Export, f *flow) any { return cell(e, place(f).PlaceHead()) })
		}
		addOf("Id", textCell, func(_ *Export, p *graph.PlaceHeader) any { return textOrNil(string(p.ID)) })
		addOf("Code", textCell, func(_ *Export, p *graph.PlaceHeader) any { return textOrNil(p.Code) })
		addOf("Level", textCell, func(_ *Export, p *graph.PlaceHeader) any { return textOrNil(string(p.Level)) })
		addOf("NameZh", textCell, func(_ *Export, p *graph.PlaceHeader) any { return textOrNil(p.NameZH) })
		addOf("NameEn", textCell, func(_ *Export, p *graph.PlaceHeader) any { return textOrNil(p.NameEN) })
		for _, c := range locationColumns {
			addOf(c.name, c.typ, func(e *Export, p *graph.PlaceHeader) any { return c.cell(e, p.Location) })
		}
	}
	addEnd("origin", func(f *flow) graph.Place { return f.origin })
	addEnd("dest", func(f *flow) graph.Place { return f.dest })
	return t.columns
}
