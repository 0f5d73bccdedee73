package export

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

// A flow is the ties of one kind and evidence from one place to another, or within one.
type flow struct {
	*report.Flow
	origin, dest graph.Place
}

// NewFlows makes the ties of a network ready to be written as Flows, rolled up to a level. They rest on the ties of
// this evidence, of which none stands for what is known. The reference has the ties within places too.
func NewFlows(ctx context.Context, network, reference *graph.Network, meta Meta, level graph.PlaceLevel, evidence []graph.Evidence) (*Export, error) {
	var asOf *graph.Date
	if meta.AsOf != 0 {
		asOf = &meta.AsOf
	}
	view, err := analysis.NewView(ctx, network, evidence, asOf, graph.UnattestedOn(meta.AsOf))
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	rolled, err := report.Flows(ctx, view, graph.NewHierarchy(reference), level)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	at := make(map[graph.ID]graph.Place, len(rolled.Locations))
	for _, l := range rolled.Locations {
		at[l.ID] = l.Place
	}
	e := New(network, reference, meta)
	e.rolled = rolled
	for _, all := range [][]*report.Flow{rolled.Flows, rolled.Inner} {
		for _, f := range all {
			e.flows = append(e.flows, &flow{f, at[f.Origin], at[f.Dest]})
		}
	}
	return e, nil
}

// id is made from what tells a flow from the others of its level.
func (f *flow) id() string { return fmt.Sprintf("%s/%s/%s/%s", f.Origin, f.Dest, f.Kind, f.Evidence) }

var flowColumns = columnsOfFlows()

func columnsOfFlows() []column {
	var t table
	add := func(name string, of valueType, cell func(*Export, *flow) any) {
		t.add(0, name, of, func(e *Export, r any) any { return cell(e, r.(*flow)) })
	}
	add("kind", word, func(_ *Export, f *flow) any { return f.Kind.String() })
	add("id", word, func(_ *Export, f *flow) any { return f.id() })
	add("evidence", word, func(_ *Export, f *flow) any { return f.Evidence.String() })
	add("count", integer, func(_ *Export, f *flow) any { return int64(f.Count) })
	add("counties", integer, func(_ *Export, f *flow) any {
		if f.Counties == nil {
			return nil
		}
		return int64(*f.Counties)
	})
	add("amount", decimal, func(_ *Export, f *flow) any {
		if f.Amount == nil {
			return nil
		}
		return *f.Amount
	})
	add("inner", boolean, func(_ *Export, f *flow) any { return f.Origin == f.Dest })
	end := func(side string, of func(*flow) graph.Place) {
		say := func(name string, is valueType, cell func(*Export, *graph.PlaceHeader) any) {
			add(side+name, is, func(e *Export, f *flow) any { return cell(e, of(f).PlaceHead()) })
		}
		say("Id", word, func(_ *Export, p *graph.PlaceHeader) any { return text(string(p.ID)) })
		say("Code", word, func(_ *Export, p *graph.PlaceHeader) any { return text(p.Code) })
		say("Level", word, func(_ *Export, p *graph.PlaceHeader) any { return text(string(p.Level)) })
		say("NameZh", word, func(_ *Export, p *graph.PlaceHeader) any { return text(p.NameZH) })
		say("NameEn", word, func(_ *Export, p *graph.PlaceHeader) any { return text(p.NameEN) })
		for _, c := range locationColumns {
			say(c.name, c.of, func(e *Export, p *graph.PlaceHeader) any { return c.cell(e, p.Location) })
		}
	}
	end("origin", func(f *flow) graph.Place { return f.origin })
	end("dest", func(f *flow) graph.Place { return f.dest })
	return t.columns
}
