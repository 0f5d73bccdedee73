package seed

import (
	"fmt"
	"slices"

	"coopgraph/graph"
)

// placeholders makes the placeholders of a network: they fill up the totals for which the plan gives no names. The
// placeholders of a class are a fixed list. Each real record that the plan counts takes the place of the last one. If more
// are known than the plan publishes, there are no placeholders, and coverage shows by how many.
type placeholders struct {
	delegations map[class][]delegationPlaceholder // the list of each class
	pairs       pairPlaceholders
	real        []graph.Record // the records of every layer of the dataset on which the placeholders depend
}

// delegationPlaceholder is a chamber or an office that is not known, and its tie to Shanghai. If Shanghai is its host, it
// has no home; if Shanghai is its home, it has no host.
type delegationPlaceholder struct {
	node graph.Node
	tie  graph.Tie
}

// known is what placeholders depend on.
type known struct {
	delegations map[class]int          // how many real chambers and offices of each class the plan counts
	pairs       map[graph.ID]int       // how many real pairs of each district the plan counts
	tied        map[[2]graph.ID]bool   // the ends of every real tie of places, in both orders
	has         func(id graph.ID) bool // whether there is a real record with this id
}

// knownOf returns what is known by some real records.
func knownOf(records func(yield func(graph.Record) bool), has func(graph.ID) bool) *known {
	k := &known{map[class]int{}, map[graph.ID]int{}, map[[2]graph.ID]bool{}, has}
	for r := range records {
		k.add(r)
	}
	return k
}

// add adds what a real record tells.
func (k *known) add(r graph.Record) {
	switch r := r.(type) {
	case graph.Delegate:
		d := r.DelegationHead()
		if c, ok := classOf(r.Kind(), d); ok && d.InPublishedTotal && countsOnTotalsDay(r) {
			k.delegations[c]++
		}
		return
	case *graph.FriendlyPair:
		if r.InPublishedTotal && countsOnTotalsDay(r) {
			k.pairs[r.FromID]++
		}
	case *graph.Pairing, *graph.Cooperation:
	default:
		return
	}
	h := r.(graph.Tie).TieHead()
	k.tied[[2]graph.ID{h.FromID, h.ToID}], k.tied[[2]graph.ID{h.ToID, h.FromID}] = true, true
}

// countsOnTotalsDay reports whether a record holds on the day of the plan's totals. The totals count no other records.
func countsOnTotalsDay(r graph.Record) bool { return graph.HeldOn{Day: totalsDay}.Holds(r) }

// decides reports whether placeholders depend on a record.
func decides(r graph.Record) bool {
	switch r.(type) {
	case graph.Delegate, *graph.FriendlyPair, *graph.Pairing, *graph.Cooperation:
		return true
	}
	return false
}

// besideDelegations returns the placeholders of chambers and offices that stand beside what is known, each node before its
// tie. A number whose id a real record has is passed over.
func (p *placeholders) besideDelegations(k *known) (records []graph.Record) {
	if !k.has(graph.Shanghai) {
		return nil
	}
	for _, c := range classes {
		left := len(p.delegations[c]) - k.delegations[c]
		for _, d := range p.delegations[c] {
			if left > 0 && !k.has(d.node.Head().ID) {
				records = append(records, d.node, d.tie)
				left--
			}
		}
	}
	return records
}

// addPlaceholders adds the placeholders that stand beside what the other files say.
func (b *builder) addPlaceholders() {
	b.checkClasses()
	if b.hasProblems() {
		return
	}
	b.placeholders = &placeholders{delegations: map[class][]delegationPlaceholder{}, pairs: b.pairPlaceholders()}
	for _, c := range classes {
		for number := range b.number(c.total) {
			b.placeholders.delegations[c] = append(b.placeholders.delegations[c], b.delegationPlaceholder(c, number+1))
		}
	}
	for _, n := range b.nodes {
		if decides(n) {
			b.placeholders.real = append(b.placeholders.real, n)
		}
	}
	for _, t := range b.ties {
		if decides(t) {
			b.placeholders.real = append(b.placeholders.real, t)
		}
	}
	k := knownOf(slices.Values(b.placeholders.real), func(id graph.ID) bool { return b.ids[id] != nil })
	at := position{file: factsFile}
	for _, r := range append(b.placeholders.pairs.beside(k), b.placeholders.besideDelegations(k)...) {
		switch r := r.(type) {
		case graph.Node:
			b.addNode(at, r)
		case graph.Tie:
			b.addTie(at, r)
		}
	}
}

// placeholderLife is the life of a record that no source shows: it fills up a total at the end of 2020.
var placeholderLife = graph.Life{Assumed: totalsDay}

// placeholderProvenance cites the place in the plan that states the total, and says that nothing else is known.
func (b *builder) placeholderProvenance(locator string) graph.Provenance {
	return cited(graph.Synthetic,
		graph.Citation{SourceID: b.plan, Locator: locator, Note: "the plan publishes the total only; it counts from " + totalsDay.String() + " on"},
		graph.Citation{SourceID: b.placeholderSource})
}

// PlaceholderMark stands in the Chinese names and labels of placeholders, and in no others.
const PlaceholderMark = "〔占位〕"

// delegationPlaceholder returns the placeholder of a class with this number.
func (b *builder) delegationPlaceholder(c class, number int) delegationPlaceholder {
	at := position{file: factsFile}
	d := graph.Delegation{Direction: c.direction, Level: c.level, InPublishedTotal: true}
	d.NameZH = fmt.Sprintf("%s%s%03d", PlaceholderMark, c.nameZH, number)
	d.NameEN = fmt.Sprintf("[placeholder] %s, no. %03d", c.nameEN, number)
	d.Provenance, d.Life = b.placeholderProvenance(b.fact(c.total).Sources[0].Locator), placeholderLife
	identity := []string{"placeholder", string(c.direction), string(c.level), fmt.Sprintf("%03d", number)}
	p := delegationPlaceholder{&graph.LiaisonOffice{Delegation: d}, &graph.Representation{}}
	if c.kind == graph.KindChamber {
		p.node = &graph.Chamber{Delegation: d}
	}
	b.completeNode(at, p.node, NodeID(c.kind, identity...))
	if c.direction == graph.InShanghai {
		p.tie = &graph.Seat{}
	}
	completeTie(p.tie, p.node, b.places.shanghai(), d.Provenance, d.Life)
	h := p.tie.TieHead()
	h.LabelZH, h.LabelEN = b.Label(b.places.hierarchy, p.tie, p.node, b.places.shanghai())
	return p
}
