package report

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// FlowMap is ties rolled up by administrative level, in the shape that flowmap.gl draws: locations, and flows between
// them. Each tie between two places is in exactly one flow of Flows or Inner, so their counts and WithoutPlaces add up to
// the ties of the view.
type FlowMap struct {
	Basis     analysis.Basis  // what the flows rest on
	FlowQuery                 // that this answers
	Locations []*FlowLocation // those that flows name, sorted by code
	Flows     []*Flow         // between two locations, sorted by origin, destination, kind and evidence
	Inner     []*Flow         // within one location, in the same order
	// WithoutPlaces is how many ties have an end that is no place, as those of chambers and agreements.
	WithoutPlaces int32

	id graph.ID // names the query
}

// FlowQuery says which flows are asked for.
type FlowQuery struct {
	// OriginLevel is the level to which the first ends of ties are rolled up, DestLevel that of the second ends.
	OriginLevel, DestLevel graph.PlaceLevel
	// Scope names the part of the network. Flows of different scopes have different ids, since they sum up different ties.
	Scope string
}

// FlowLocation is a place that flows begin or end at, with its coordinates.
type FlowLocation struct {
	ID       graph.ID // of the place
	Place    graph.Place
	Lat, Lon float64 // WGS-84, in degrees

	name text   // after the names of the places above if another place has the same name
	path []text // the names of the places above, from the province down, and of the place
}

// Name is the place's name in a language, after those of the places above if another place has the same name.
func (l *FlowLocation) Name(language graph.Language) string { return l.name.in(language) }

// Level is the level of the place, which may be above that of the query.
func (l *FlowLocation) Level() graph.PlaceLevel { return l.Place.PlaceHead().Level }

// Path is the names of the places that the place lies in, from the province down, and of the place itself.
func (l *FlowLocation) Path(language graph.Language) []string {
	names := make([]string, len(l.path))
	for i, name := range l.path {
		names[i] = name.in(language)
	}
	return names
}

// Flow is the ties of one kind and evidence from one location to another, in the direction of the ties: the first end of
// each is in the origin.
type Flow struct {
	// ID is the same whenever the same query is asked, in every store: it is made from the query, the origin, the
	// destination, the kind and the evidence.
	ID           graph.ID
	Query        graph.ID       // names the query, the same for all of its flows
	Origin, Dest graph.ID       // of locations
	Kind         graph.TieKind  // of the ties
	Evidence     graph.Evidence // of the ties
	Count        int32          // how many ties there are
	// Amount is the exact sum of the investment, in 亿元 (10^8 yuan), nil for other kinds. Flows of several years add up, so
	// ask for one year.
	Amount   *graph.Decimal
	Counties *int32 // of the pairings, nil for other kinds
	// Unattested is how many more ties a day leaves out only because their beginning is not known.
	Unattested int32

	ties     []graph.Tie
	counties countyCounter
}

// Ties are the ties that the flow sums up, by id. They must not be changed.
func (f *Flow) Ties() []graph.Tie { return f.ties }

// Flows rolls the ends of the view's ties up to levels. A place below a level counts for the one above it at that level.
// Municipalities have no prefectures: at PREFECTURE their districts, and so Shanghai's, count for the municipality. A
// county right under another province has none above it either and stands for itself, and so does a place above the level,
// as a prefecture with a friendly district at COUNTY.
//
// Money that is too large to be added exactly is InvalidArgument.
func Flows(ctx context.Context, v *analysis.View, h *graph.Hierarchy, q FlowQuery) (*FlowMap, error) {
	b := newBudget(ctx, "the flows")
	m := &FlowMap{Basis: v.Basis(), FlowQuery: q, id: graph.NewID("flows", q.Scope, string(q.OriginLevel), string(q.DestLevel))}
	if err := m.addTies(b, v, h); err != nil {
		return nil, err
	}
	budget.Sort(b, m.Flows, compareFlows)
	budget.Sort(b, m.Inner, compareFlows)
	budget.Sort(b, m.Locations, func(x, y *FlowLocation) int {
		return cmp.Compare(x.Place.PlaceHead().Code, y.Place.PlaceHead().Code)
	})
	return m, b.Err()
}

// flowKey tells the flows of a map apart.
type flowKey struct {
	origin, dest graph.ID
	kind         graph.TieKind
	evidence     graph.Evidence
}

// addTies makes the flows and the locations, in no order.
func (m *FlowMap) addTies(b *budget.Budget, v *analysis.View, h *graph.Hierarchy) error {
	n := v.Network()
	flows, located := map[flowKey]*Flow{}, map[graph.ID]bool{}
	for i, t := range n.Ties {
		if !b.Use(budget.PerRecord) {
			return b.Err()
		}
		from, to := m.rollUp(h, n.Nodes[n.From[i]], n.Nodes[n.To[i]])
		if from == nil || to == nil {
			m.WithoutPlaces++
			continue
		}
		k := flowKey{from.Head().ID, to.Head().ID, t.Kind(), analysis.EvidenceOf(t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])}
		f := flows[k]
		if f == nil {
			f = m.newFlow(k)
			flows[k] = f
			if f.Origin == f.Dest {
				m.Inner = append(m.Inner, f)
			} else {
				m.Flows = append(m.Flows, f)
			}
			for _, p := range [...]graph.Place{from, to} {
				if id := p.Head().ID; !located[id] {
					located[id] = true
					m.Locations = append(m.Locations, newFlowLocation(h, p))
				}
			}
		}
		if err := f.add(t); err != nil {
			return err
		}
	}
	for _, x := range v.Excluded() {
		if !b.Use(budget.PerRecord) {
			return b.Err()
		}
		if from, to := m.rollUp(h, x.From, x.To); x.Unattested && from != nil && to != nil {
			if f := flows[flowKey{from.Head().ID, to.Head().ID, x.Tie.Kind(), x.Evidence}]; f != nil {
				f.Unattested++
			}
		}
	}
	return nil
}

func (m *FlowMap) newFlow(k flowKey) *Flow {
	return &Flow{Origin: k.origin, Dest: k.dest, Kind: k.kind, Evidence: k.evidence, Query: m.id,
		ID: graph.NewID("flow", string(m.id), string(k.origin), string(k.dest), k.kind.String(), k.evidence.String())}
}

func newFlowLocation(h *graph.Hierarchy, p graph.Place) *FlowLocation {
	at := p.PlaceHead().Location
	l := &FlowLocation{ID: p.Head().ID, Place: p, Lat: at.Latitude, Lon: at.Longitude,
		name: text{h.NameIn(graph.ZH, p), h.NameIn(graph.EN, p)}}
	for above := p; above != nil; above = h.Within(above) {
		l.path = append(l.path, text{above.NodeHead().Name(graph.ZH), above.NodeHead().Name(graph.EN)})
	}
	slices.Reverse(l.path)
	return l
}

// add adds a tie to what the flow counts.
func (f *Flow) add(t graph.Tie) error {
	f.Count++
	f.ties = append(f.ties, t)
	if p, ok := t.(*graph.Pairing); ok {
		if f.Counties == nil {
			f.Counties, f.counties = new(int32), countyCounter{}
		}
		*f.Counties += f.counties.add(p)
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
		return invalid("the sum of a flow is too large to be exact", "Ask for fewer years.")
	}
	f.Amount = &sum
	return nil
}

func compareFlows(x, y *Flow) int {
	return cmp.Or(cmp.Compare(x.Origin, y.Origin), cmp.Compare(x.Dest, y.Dest), cmp.Compare(x.Kind, y.Kind),
		cmp.Compare(x.Evidence, y.Evidence))
}

// rollUp is the places that the ends of a tie count for, nil for an end that is no place.
func (m *FlowMap) rollUp(h *graph.Hierarchy, from, to graph.Node) (origin, dest graph.Place) {
	if p, ok := from.(graph.Place); ok {
		origin = rolledUp(h, p, m.OriginLevel)
	}
	if p, ok := to.(graph.Place); ok {
		dest = rolledUp(h, p, m.DestLevel)
	}
	return origin, dest
}

// rolledUp is the place that p counts for at a level.
func rolledUp(h *graph.Hierarchy, p graph.Place, level graph.PlaceLevel) graph.Place {
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

// municipalities is the provinces whose districts and counties lie in no prefecture (直辖市), by code.
var municipalities = map[string]bool{"110000": true, "120000": true, "310000": true, "500000": true}
