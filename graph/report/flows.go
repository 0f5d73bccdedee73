package report

import (
	"cmp"
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// FlowMap is ties rolled up by administrative level, in the shape that flowmap.gl draws: locations, and flows between
// them. Each tie between two places is in exactly one flow of Flows or Inner, so their counts and WithoutPlaces add up
// to the ties of the view.
type FlowMap struct {
	Basis     analysis.Basis
	Level     graph.PlaceLevel
	Locations []*FlowLocation // those that flows name, sorted by code
	Flows     []*Flow         // between two locations, sorted by origin, destination, kind and evidence
	Inner     []*Flow         // within one location, in the same order
	// WithoutPlaces counts the ties of which an end is no place, as those of chambers and agreements.
	WithoutPlaces int32
}

// FlowLocation is a place that flows begin or end at, with its coordinates: WGS-84, in degrees.
type FlowLocation struct {
	ID             graph.ID
	Place          graph.Place
	Lat, Lon       float64
	NameZH, NameEN string // after those of the places above where another place has the same
}

// Name is the place's name in a language.
func (l *FlowLocation) Name(language graph.Language) string {
	return inLanguage(language, l.NameZH, l.NameEN)
}

// Flow is the ties of one kind and evidence from one location to another, in the direction of the ties: the first end
// of each is in the origin. Amount is the exact sum of the investment, in 亿元 (10^8 yuan), nil for other kinds; flows of
// several years add up, so ask for one year. Counties is the sum of the pairings' county counts, nil for other kinds.
type Flow struct {
	Origin, Dest graph.ID
	Kind         graph.TieKind
	Evidence     graph.Evidence
	Count        int32
	Amount       *graph.Decimal
	Counties     *int32
}

// Flows rolls the ties of the view up to a level. A place below it counts for the one above it at that level.
// Municipalities have no prefectures: at PREFECTURE their districts, and so Shanghai's, count for the municipality. A
// county right under another province has none above it either and stands for itself, and so does a place above the
// level, as a prefecture with a friendly district at COUNTY.
//
// Money that is too large to be added exactly is InvalidArgument.
func Flows(ctx context.Context, v *analysis.View, h *graph.Hierarchy, level graph.PlaceLevel) (*FlowMap, error) {
	type key struct {
		origin, dest graph.ID
		kind         graph.TieKind
		evidence     graph.Evidence
	}
	n := v.Network()
	m := &FlowMap{Basis: v.Basis(), Level: level}
	flows, at := map[key]*Flow{}, map[graph.ID]graph.Place{}
	meter := records(ctx, "the flows")
	for i, t := range n.Ties {
		if err := meter.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		from, fromPlace := n.Nodes[n.From[i]].(graph.Place)
		to, toPlace := n.Nodes[n.To[i]].(graph.Place)
		if !fromPlace || !toPlace {
			m.WithoutPlaces++
			continue
		}
		from, to = rollUp(h, from, level), rollUp(h, to, level)
		k := key{from.Head().ID, to.Head().ID, t.Kind(), analysis.EvidenceOf(t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])}
		f := flows[k]
		if f == nil {
			f = &Flow{Origin: k.origin, Dest: k.dest, Kind: k.kind, Evidence: k.evidence}
			flows[k], at[k.origin], at[k.dest] = f, from, to
		}
		if err := f.add(t); err != nil {
			return nil, err
		}
	}
	for _, f := range flows {
		if err := meter.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		if f.Origin == f.Dest {
			m.Inner = append(m.Inner, f)
		} else {
			m.Flows = append(m.Flows, f)
		}
	}
	for id, p := range at {
		if err := meter.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		where := p.PlaceHead().Location
		m.Locations = append(m.Locations, &FlowLocation{ID: id, Place: p, Lat: where.Latitude, Lon: where.Longitude,
			NameZH: h.NameIn(graph.ZH, p), NameEN: h.NameIn(graph.EN, p)})
	}
	for _, list := range [][]*Flow{m.Flows, m.Inner} {
		if err := budget.SortErr(meter, list, compareFlows); err != nil {
			return nil, err
		}
	}
	return m, budget.SortErr(meter, m.Locations, func(a, b *FlowLocation) int {
		return cmp.Compare(a.Place.PlaceHead().Code, b.Place.PlaceHead().Code)
	})
}

func (f *Flow) add(t graph.Tie) error {
	f.Count++
	if p, ok := t.(*graph.Pairing); ok {
		if f.Counties == nil {
			f.Counties = new(int32)
		}
		*f.Counties += p.CountyCount
	}
	money, ok := t.(*graph.InvestmentFlow)
	if !ok {
		return nil
	}
	if f.Amount == nil {
		f.Amount = &graph.Decimal{}
	}
	sum, ok := f.Amount.Add(money.Amount)
	if !ok {
		return &graph.Error{Code: graph.InvalidArgument, Message: "the sum of a flow is too large to be exact",
			Hint: "Ask for fewer years."}
	}
	f.Amount = &sum
	return nil
}

func compareFlows(a, b *Flow) int {
	return cmp.Or(cmp.Compare(a.Origin, b.Origin), cmp.Compare(a.Dest, b.Dest), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Evidence, b.Evidence))
}

// rollUp is the place that p counts for at a level.
func rollUp(h *graph.Hierarchy, p graph.Place, level graph.PlaceLevel) graph.Place {
	switch level {
	case graph.LevelProvince:
		if province := h.Province(p); province != nil {
			return province
		}
	case graph.LevelPrefecture:
		above := h.Within(p)
		if above != nil && (above.Kind() == graph.KindPrefecture || municipalities[above.PlaceHead().Code]) {
			return above
		}
	case graph.LevelCounty:
	}
	return p
}

// municipalities are the provinces whose districts and counties lie in no prefecture (直辖市), by code.
var municipalities = map[string]bool{"110000": true, "120000": true, "310000": true, "500000": true}
