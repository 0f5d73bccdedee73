package seed

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// filledStore returns a store with a dataset.
func filledStore(t testing.TB, d *Dataset) *memory.Store {
	t.Helper()
	store := memory.New()
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Apply(t.Context(), CommitInfo, d.Changes()); err != nil {
		t.Fatal(err)
	}
	return store
}

// applyReal applies changes of real records, and those of placeholders that follow, and returns the network.
func applyReal(t testing.TB, store graph.Store, d *Dataset, changes ...graph.Change) *graph.Network {
	t.Helper()
	before, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "editor"}, d.WithPlaceholders(before, changes)); err != nil {
		t.Fatal(err)
	}
	after, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// readFiles returns a builder that has read every file, but has added no placeholders.
var readFiles = sync.OnceValue(func() *builder {
	b := newBuilder(dataset())
	for _, step := range steps[:slices.IndexFunc(steps, func(s func(*builder)) bool {
		return reflect.ValueOf(s).Pointer() == reflect.ValueOf((*builder).addPlaceholders).Pointer()
	})] {
		step(b)
	}
	return b
})

// placeholdersFromScratch returns the placeholders that a load makes if the files state just the real records of a network.
func placeholdersFromScratch(t testing.TB, n *graph.Network) map[graph.ID]graph.Record {
	t.Helper()
	b := *readFiles()
	b.nodes, b.ties, b.ids, b.occurrences = nil, nil, map[graph.ID]graph.Node{}, map[string][]occurrence{}
	for _, node := range n.Nodes {
		if !graph.IsPlaceholder(node) {
			b.nodes, b.ids[node.Head().ID] = append(b.nodes, node), node
		}
	}
	for _, tie := range n.Ties {
		if !graph.IsPlaceholder(tie) {
			b.ties = append(b.ties, tie)
		}
	}
	nodes, ties := len(b.nodes), len(b.ties)
	b.addPlaceholders()
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	made := map[graph.ID]graph.Record{}
	for _, node := range b.nodes[nodes:] {
		made[node.Head().ID] = node
	}
	for _, tie := range b.ties[ties:] {
		made[tie.Head().ID] = tie
	}
	return made
}

// placeholdersIn returns the placeholders of a network.
func placeholdersIn(n *graph.Network) map[graph.ID]graph.Record {
	held := map[graph.ID]graph.Record{}
	for _, node := range n.Nodes {
		if graph.IsPlaceholder(node) {
			held[node.Head().ID] = node
		}
	}
	for _, tie := range n.Ties {
		if graph.IsPlaceholder(tie) {
			held[tie.Head().ID] = tie
		}
	}
	return held
}

func checkPlaceholders(t testing.TB, n *graph.Network) {
	t.Helper()
	got, want := placeholdersIn(n), placeholdersFromScratch(t, n)
	for id, r := range want {
		if !reflect.DeepEqual(got[id], r) {
			t.Fatalf("%s is %+v: want %+v", id, got[id], r)
		}
	}
	for id := range got {
		if want[id] == nil {
			t.Fatalf("there is %s: want no such placeholder", id)
		}
	}
}

var cited2026 = cited(graph.Reported, graph.Citation{SourceID: graph.NewID("source", planTitle, "")})

// realPair returns a friendly pair of a district and a place.
func realPair(district, partner graph.ID, since graph.Date, inTotal bool) *graph.FriendlyPair {
	p := &graph.FriendlyPair{InPublishedTotal: inTotal}
	p.ID = graph.NewID("FRIENDLY", string(district), string(partner), since.String())
	p.FromID, p.ToID, p.Provenance, p.LabelZH, p.LabelEN = district, partner, cited2026, "友好城区", "a friendly pair"
	if p.Since = since; since == 0 && inTotal {
		p.Assumed = totalsDay
	}
	return p
}

// realDelegation returns a chamber or an office of a class, and its tie to Shanghai.
func realDelegation(c class, name string, inTotal bool) []graph.Record {
	d := graph.Delegation{Direction: c.direction, Level: c.level, InPublishedTotal: inTotal}
	d.ID, d.NameZH, d.SortKey, d.Provenance, d.Assumed = graph.NewID("chamber", name), name, "x", cited2026, totalsDay
	var n graph.Node = &graph.Chamber{Delegation: d}
	if c.kind == graph.KindLiaisonOffice {
		n = &graph.LiaisonOffice{Delegation: d}
	}
	var tie graph.Tie = &graph.Representation{}
	if c.direction == graph.InShanghai {
		tie = &graph.Seat{}
	}
	h := tie.TieHead()
	h.ID, h.FromID, h.ToID, h.Provenance, h.Assumed = d.ID+"-tie", d.ID, graph.Shanghai, cited2026, totalsDay
	return []graph.Record{n, tie}
}

func creates(records ...graph.Record) (changes []graph.Change) {
	for _, r := range records {
		changes = append(changes, graph.Create{Record: r})
	}
	return changes
}

// After random changes of real records the placeholders are those that a load would make of the same real records, with the
// same contents. The changes go far beyond the share of a district, the number of a class and the total of pairs.
func TestPlaceholdersFollowRandomChanges(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d := loadAll(t)
			store := filledStore(t, d)
			m := &realChanges{Rand: rand.New(rand.NewPCG(seed, seed)), d: d}
			n := applyReal(t, store, d)
			for range 40 {
				n = applyReal(t, store, d, m.batch(n)...)
				checkPlaceholders(t, n)
			}
			if m.created < 600 {
				t.Errorf("%d real records: want enough for going beyond the totals", m.created)
			}
			// Without the real records that were added, and with those that were removed, it is the dataset again.
			applyReal(t, store, d, back(n, d)...)
			checkHolds(t, store, d)
		})
	}
}

// realChanges makes random changes of real records.
type realChanges struct {
	*rand.Rand
	d       *Dataset
	created int
	names   int
}

// batch returns some changes, each of another record.
func (m *realChanges) batch(n *graph.Network) (changes []graph.Change) {
	var deletable []graph.Tie
	var delegations []graph.Node
	degree := map[graph.ID][]graph.Tie{}
	for _, tie := range n.Ties {
		h := tie.TieHead()
		degree[h.FromID], degree[h.ToID] = append(degree[h.FromID], tie), append(degree[h.ToID], tie)
		if decides(tie) && !graph.IsPlaceholder(tie) {
			deletable = append(deletable, tie)
		}
	}
	for _, node := range n.Nodes {
		if decides(node) && !graph.IsPlaceholder(node) {
			delegations = append(delegations, node)
		}
	}
	named := map[graph.ID]bool{}
	for range 1 + m.IntN(40) {
		var more []graph.Change
		switch m.IntN(10) {
		case 0:
			tie := deletable[m.IntN(len(deletable))]
			more = []graph.Change{graph.Delete{ID: tie.Head().ID}}
		case 1:
			if p, ok := deletable[m.IntN(len(deletable))].(*graph.FriendlyPair); ok {
				changed := *p
				changed.InPublishedTotal = !p.InPublishedTotal
				more = []graph.Change{graph.Replace{Record: &changed}}
			}
		case 2:
			more = m.changedDelegation(delegations[m.IntN(len(delegations))], degree)
		case 3, 4:
			m.names++
			for _, r := range realDelegation(classes[m.IntN(len(classes))], fmt.Sprintf("商会%d", m.names), m.IntN(4) > 0) {
				more = append(more, graph.Create{Record: r})
			}
		default:
			more = creates(m.tie())
		}
		for _, c := range more {
			id, _ := newRecord(c)
			_, isCreated := c.(graph.Create)
			if named[id] || isCreated && storedRecord(n, id) != nil {
				more = nil
				break
			}
		}
		for _, c := range more {
			id, _ := newRecord(c)
			named[id] = true
			if _, ok := c.(graph.Create); ok {
				m.created++
			}
		}
		changes = append(changes, more...)
	}
	return changes
}

// changedDelegation deletes a chamber or an office with its ties, or changes its level or whether the plan counts it.
func (m *realChanges) changedDelegation(n graph.Node, ties map[graph.ID][]graph.Tie) (changes []graph.Change) {
	if m.IntN(2) == 0 {
		for _, tie := range ties[n.Head().ID] {
			changes = append(changes, graph.Delete{ID: tie.Head().ID})
		}
		return append(changes, graph.Delete{ID: n.Head().ID})
	}
	var copied graph.Delegate
	switch n := n.(type) {
	case *graph.Chamber:
		c := *n
		copied = &c
	case *graph.LiaisonOffice:
		o := *n
		copied = &o
	}
	d := copied.DelegationHead()
	if d.InPublishedTotal = m.IntN(2) == 0; m.IntN(2) == 0 {
		d.Level = orgLevels[m.IntN(len(orgLevels))]
	}
	return []graph.Change{graph.Replace{Record: copied}}
}

// tie returns a tie of a district, most often a friendly pair, and most often of one of three districts.
func (m *realChanges) tie() graph.Tie {
	pairs := &m.d.placeholders.pairs
	district := pairs.districts[m.IntN(len(pairs.districts))]
	if m.IntN(2) == 0 {
		district = pairs.districts[m.IntN(3)]
	}
	partner := pairs.partners[m.IntN(len(pairs.partners))].Head().ID
	if m.IntN(3) == 0 { // one that a placeholder names, or the next one
		partner = pairs.partners[(m.IntN(pairs.total)*1951+m.IntN(2))%len(pairs.partners)].Head().ID
	}
	if m.IntN(4) == 0 {
		c := &graph.Cooperation{Form: "战略合作"}
		c.ID = graph.NewID("COOPERATES", string(district.Head().ID), string(partner))
		c.FromID, c.ToID, c.Provenance = district.Head().ID, partner, cited2026
		if m.IntN(2) == 0 {
			c.FromID, c.ToID = c.ToID, c.FromID
		}
		return c
	}
	since := graph.Date(0)
	if m.IntN(2) == 0 {
		since = graph.NewDate(1990+m.IntN(36), 0, 0)
	}
	return realPair(district.Head().ID, partner, since, since == 0 || since.First() <= totalsDay)
}

// back returns the changes of real records from a network to a dataset.
func back(n *graph.Network, d *Dataset) []graph.Change {
	var real []graph.Change
	for _, c := range d.Update(n) {
		if id, r := newRecord(c); !graph.IsPlaceholder(r) && !graph.IsPlaceholder(storedRecord(n, id)) {
			real = append(real, c)
		}
	}
	return real
}
