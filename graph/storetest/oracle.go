package storetest

import (
	"math"
	"slices"
	"testing"

	"coopgraph/graph"
)

// oracle answers every question from the whole network in the most naive way: it looks at every record, evaluates filters
// as they are written, sorts what passes, and counts.
type oracle struct {
	*graph.Network
	index map[graph.ID]int // of nodes
}

func newOracle(t *testing.T, store graph.Store) *oracle {
	t.Helper()
	return oracleOf(must(store.Network(t.Context(), graph.Scope{}))(t))
}

// oracleOf returns the oracle of a whole network.
func oracleOf(n *graph.Network) *oracle {
	o := &oracle{n, map[graph.ID]int{}}
	for i, n := range o.Nodes {
		o.index[n.Head().ID] = i
	}
	return o
}

// subject is what a filter is evaluated for: a node, or a tie and the node that it leads to.
type subject struct {
	record    graph.Record
	node, tie int // the index of the node or of the tie; the other one is -1
	far       int // the index of the node that the tie leads to
}

func (o *oracle) node(i int) subject     { return subject{o.Nodes[i], i, -1, -1} }
func (o *oracle) tie(i, far int) subject { return subject{o.Ties[i], -1, i, far} }
func (o *oracle) listed(i int) subject   { return o.tie(i, int(o.To[i])) }
func (o *oracle) end(x subject, side graph.Side) int {
	return map[graph.Side]int{graph.From: int(o.From[x.tie]), graph.To: int(o.To[x.tie]), graph.Far: x.far}[side]
}

func (o *oracle) holds(f graph.Filter, x subject) bool {
	switch f := f.(type) {
	case nil:
		return true
	case graph.And:
		return o.holds(f.A, x) && o.holds(f.B, x)
	case graph.Or:
		return o.holds(f.A, x) || o.holds(f.B, x)
	case graph.Not:
		return !o.holds(f.Filter, x)
	case graph.Test:
		return f.Holds(x.record.Value(f.Field))
	case graph.OfKind:
		return x.tie >= 0 && f.Kinds.Has(o.Ties[x.tie].Kind())
	case graph.HeldOn:
		return o.heldFrom(x) <= f.Day && (x.record.Head().Until == 0 || f.Day <= x.record.Head().Until.Last())
	case graph.Named:
		if x.node < 0 {
			return false
		}
		terms := o.Nodes[x.node].NodeHead().Terms
		return slices.Contains(slices.Concat(terms.Names, terms.Pinyin), f.Form)
	case graph.Unattested:
		return x.record.Head().Since == 0 && o.heldFrom(x) > f.Day && (x.record.Head().Until == 0 || f.Day <= x.record.Head().Until.Last())
	case graph.Ongoing:
		until := x.record.Head().Until
		return until == 0 || until.Last() >= graph.Today()
	case graph.End:
		if x.tie < 0 {
			return false
		}
		end := o.end(x, f.Of)
		return f.Kinds.Has(o.Nodes[end].Kind()) && o.holds(f.Filter, o.node(end))
	case graph.Has:
		return x.node >= 0 && o.has(f, x.node)
	case graph.Near:
		p, ok := x.record.(graph.Place)
		return ok && distance(p.PlaceHead().Location, f.Longitude, f.Latitude) <= f.Kilometres
	case graph.BBox:
		p, ok := x.record.(graph.Place)
		return ok && inBox(p.PlaceHead().Location, f)
	}
	return false
}

// heldFrom returns the first day on which a record holds.
func (o *oracle) heldFrom(x subject) graph.Date {
	life := x.record.Head().Life
	switch _, place := x.record.(graph.Place); {
	case life.Since != 0:
		return life.Since.First()
	case place, x.tie >= 0 && graph.TieKindsOf(graph.Within, graph.Measures).Has(o.Ties[x.tie].Kind()):
		return 0
	case life.Assumed != 0:
		return life.Assumed.Last()
	case life.Attested != 0:
		return life.Attested.Last()
	}
	return graph.EndOfTime
}

func (o *oracle) has(f graph.Has, node int) bool {
	passing, failing := 0, 0
	for _, x := range o.tiesAt(node, f.Ties, f.Direction) {
		switch {
		case !o.holds(f.Among, x):
		case o.holds(f.Filter, x):
			passing++
		default:
			failing++
		}
	}
	return map[graph.Quantifier]bool{graph.Some: passing > 0, graph.Every: failing == 0, graph.None: passing == 0}[f.Quantifier]
}

// tiesAt returns the ties of a node in a direction.
func (o *oracle) tiesAt(node int, kinds graph.TieKinds, direction graph.TieDirection) (found []subject) {
	for i, t := range o.Ties {
		from, to := int(o.From[i]), int(o.To[i])
		switch {
		case !kinds.Has(t.Kind()):
		case from == node && direction != graph.In:
			found = append(found, o.tie(i, to))
		case to == node && direction != graph.Out:
			found = append(found, o.tie(i, from))
		}
	}
	return found
}

// reached returns the ties that can be reached from a node in one direction, by breadth-first search.
func (o *oracle) reached(node int, kinds graph.TieKinds, direction graph.TieDirection) (found []subject) {
	queue := []int{node}
	for at := 0; at < len(queue); at++ {
		for _, x := range o.tiesAt(queue[at], kinds, direction) {
			found = append(found, x)
			if !slices.Contains(queue, x.far) {
				queue = append(queue, x.far)
			}
		}
	}
	return found
}

// tiesBelow returns the ties of a node and of all nodes below it, in the order of their ids.
func (o *oracle) tiesBelow(node int, s graph.Step) (found []subject) {
	inside := map[int]bool{node: true}
	for before := 0; before < len(inside); {
		before = len(inside)
		for i, t := range o.Ties {
			if t.Kind() == graph.Within && inside[int(o.To[i])] && o.holds(s.BelowBy, o.listed(i)) {
				inside[int(o.From[i])] = true
			}
		}
	}
	for i, t := range o.Ties {
		from, to := int(o.From[i]), int(o.To[i])
		switch {
		case !s.Ties.Has(t.Kind()):
		case inside[from] && s.Direction != graph.In:
			found = append(found, o.tie(i, to))
		case inside[to] && s.Direction != graph.Out:
			found = append(found, o.tie(i, from))
		}
	}
	return found
}

func distance(at graph.Location, longitude, latitude float64) float64 {
	a, b := onSphere(at.Longitude, at.Latitude), onSphere(longitude, latitude)
	chord := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2])
	return 2 * 6371.0088 * math.Asin(min(1, chord/2))
}

func onSphere(longitude, latitude float64) [3]float64 {
	sinLon, cosLon := math.Sincos(longitude * math.Pi / 180)
	sinLat, cosLat := math.Sincos(latitude * math.Pi / 180)
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

func inBox(at graph.Location, f graph.BBox) bool {
	if at.Latitude < f.South || at.Latitude > f.North {
		return false
	}
	if f.West > f.East {
		return at.Longitude >= f.West || at.Longitude <= f.East
	}
	return at.Longitude >= f.West && at.Longitude <= f.East
}
