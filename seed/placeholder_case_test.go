package seed

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"coopgraph/graph"
)

// placeholderLabels returns the names and labels of the placeholders that one network has and another has not, sorted.
func placeholderLabels(with, without *graph.Network) (labels []string) {
	others := placeholdersIn(without)
	for id, r := range placeholdersIn(with) {
		if others[id] != nil {
			continue
		}
		switch r := r.(type) {
		case graph.Node:
			labels = append(labels, r.NodeHead().NameZH)
		case graph.Tie:
			labels = append(labels, r.TieHead().LabelZH)
		}
	}
	slices.Sort(labels)
	return labels
}

func expectPlaceholders(t *testing.T, what string, with, without *graph.Network, want ...string) {
	t.Helper()
	if got := placeholderLabels(with, without); !slices.Equal(got, want) {
		t.Errorf("%s are %q: want %q", what, got, want)
	}
}

var hongkou, jinan = graph.PlaceID("310109"), graph.PlaceID("370100")

// A pair takes the last placeholder of its district if it counts at the end of 2020; a later one stands beside.
func TestPairsTakePlaces(t *testing.T) {
	d := loadAll(t)
	for _, test := range []struct {
		name    string
		since   graph.Date
		inTotal bool
		takes   bool
	}{
		{"by the end of 2020", graph.NewDate(2020, 12, 31), true, true},
		{"of an unknown time", 0, true, true},
		{"later", graph.NewDate(2021, 0, 0), false, false},
		{"later, whatever it says", graph.NewDate(2021, 0, 0), true, false},
		{"earlier, but not counted", graph.NewDate(2001, 0, 0), false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := filledStore(t, d)
			before := network(t, store)
			after := applyReal(t, store, d, creates(realPair(hongkou, jinan, test.since, test.inTotal))...)
			var gone []string
			if test.takes {
				gone = append(gone, pairPlaceholdersOf(before, hongkou)[30].LabelZH)
			}
			expectPlaceholders(t, "gone", before, after, gone...)
			expectPlaceholders(t, "new", after, before)
		})
	}
}

// A placeholder names a place to which its district has no other tie. So a real tie moves it, and so does a place that goes.
func TestPlaceholdersMove(t *testing.T) {
	d := loadAll(t)
	store := filledStore(t, d)
	before := network(t, store)
	fifth := pairPlaceholdersOf(before, hongkou)[4]
	tie := &graph.Cooperation{Form: "结对"}
	tie.ID, tie.FromID, tie.ToID, tie.Provenance = "cooperates-1", hongkou, fifth.ToID, cited2026
	after := applyReal(t, store, d, creates(tie)...)
	expectPlaceholders(t, "gone", before, after, fifth.LabelZH)
	if moved := placeholderLabels(after, before); len(moved) != 1 {
		t.Errorf("new are %q: want one", moved)
	}
	after = applyReal(t, store, d, graph.Delete{ID: tie.ID})
	expectPlaceholders(t, "gone", before, after)

	partner := pairPlaceholdersOf(before, hongkou)[7].ToID
	var changes []graph.Change
	for i, tie := range before.Ties {
		if from, to := before.Nodes[before.From[i]], before.Nodes[before.To[i]]; (from.Head().ID == partner || to.Head().ID == partner) && !graph.IsPlaceholder(tie) {
			changes = append(changes, graph.Delete{ID: tie.Head().ID})
		}
	}
	after = applyReal(t, store, d, append(changes, graph.Delete{ID: partner})...)
	if got := len(pairPlaceholdersOf(after, hongkou)); got != 31 {
		t.Errorf("%d placeholders: want 31", got)
	}
}

// Chambers take places of their own class: the placeholders go with their ties, and come back with them.
func TestChambersTakePlaces(t *testing.T) {
	d := loadAll(t)
	const last, seatOfLast = "〔占位〕各地在沪商会(跨区域)001", "〔占位〕各地在沪商会(跨区域)001设在上海市"
	t.Run("two of a class with one", func(t *testing.T) {
		store := filledStore(t, d)
		before := network(t, store)
		one, two := realDelegation(classes[1], "甲", true), realDelegation(classes[1], "乙", true)
		after := applyReal(t, store, d, creates(append(one, two...)...)...)
		expectPlaceholders(t, "gone", before, after, last, seatOfLast)
		after = applyReal(t, store, d, graph.Delete{ID: two[1].Head().ID}, graph.Delete{ID: two[0].Head().ID})
		expectPlaceholders(t, "gone", before, after, last, seatOfLast)
		after = applyReal(t, store, d, graph.Delete{ID: one[1].Head().ID}, graph.Delete{ID: one[0].Head().ID})
		expectPlaceholders(t, "gone", before, after)
	})
	t.Run("into another class", func(t *testing.T) {
		store := filledStore(t, d)
		before := network(t, store)
		real := realDelegation(classes[1], "甲", true)
		applyReal(t, store, d, creates(real...)...)
		moved := *real[0].(*graph.Chamber)
		moved.Level = graph.OrgPrefecture
		after := applyReal(t, store, d, graph.Replace{Record: &moved})
		expectPlaceholders(t, "gone", before, after, "〔占位〕各地在沪商会(地级)124", "〔占位〕各地在沪商会(地级)124设在上海市")
		notCounted := moved
		notCounted.InPublishedTotal = false
		after = applyReal(t, store, d, graph.Replace{Record: &notCounted})
		expectPlaceholders(t, "gone", before, after)
	})
}

func TestChangesOfPlaceholdersAreLeftOut(t *testing.T) {
	d := loadAll(t)
	n := network(t, filledStore(t, d))
	placeholder := pairPlaceholdersOf(n, hongkou)[0]
	for _, change := range []graph.Change{graph.Delete{ID: placeholder.ID}, graph.Replace{Record: placeholder}, graph.Create{Record: placeholder}} {
		if got := d.WithPlaceholders(n, []graph.Change{change}); len(got) != 0 {
			t.Errorf("%T of a placeholder makes %v", change, got)
		}
	}
}

// pairPlaceholdersOf returns the placeholders of a district's pairs, by number.
func pairPlaceholdersOf(n *graph.Network, district graph.ID) []*graph.FriendlyPair {
	byNumber := map[int]*graph.FriendlyPair{}
	for _, tie := range n.Ties {
		p, ok := tie.(*graph.FriendlyPair)
		for number := 1; ok && p.FromID == district && graph.IsPlaceholder(p) && number <= 31; number++ {
			if p.ID == graph.NewID("FRIENDLY", string(p.FromID), string(p.ToID), "placeholder", fmt.Sprintf("%02d", number)) {
				byNumber[number] = p
			}
		}
	}
	var pairs []*graph.FriendlyPair
	for _, number := range slices.Sorted(maps.Keys(byNumber)) {
		pairs = append(pairs, byNumber[number])
	}
	return pairs
}

// The totals stay the published ones while no more are known. Beyond that the total is what is known, and coverage says by
// how many it is more. If the real records go, the placeholders are back.
func TestTotalOfPairsAsRealOnesComeAndGo(t *testing.T) {
	d := loadAll(t)
	store := filledStore(t, d)
	pairs := &d.placeholders.pairs
	huangpu := pairs.districts[0].Head().ID
	var added []graph.Change
	for _, step := range []struct{ more, held, placeholders, missing int }{
		{30, 496, 460, 0},  // 黄浦区 has 31 real ones with the one of the dataset
		{100, 496, 360, 0}, // more than its share: they take those of other districts
		{360, 496, 0, 0},
		{10, 506, 0, -10},
	} {
		var changes []graph.Change
		for range step.more {
			partner := pairs.partners[len(pairs.partners)-1-len(added)-len(changes)].Head().ID
			changes = append(changes, creates(realPair(huangpu, partner, 0, true))...)
		}
		n := applyReal(t, store, d, changes...)
		added = append(added, changes...)
		row := coverageRow(t, store, graph.NewHierarchy(n), totalOf(t, d, "friendly.domestic_pairs"))
		placeholders := 0
		for _, r := range placeholdersIn(n) {
			if _, ok := r.(*graph.FriendlyPair); ok {
				placeholders++
			}
		}
		if row.Held.String() != fmt.Sprint(step.held) || row.Missing.String() != fmt.Sprint(step.missing) || placeholders != step.placeholders {
			t.Errorf("after %d pairs: %s held, %s missing, %d placeholders: want %+v", len(added), row.Held, row.Missing, placeholders, step)
		}
		checkPlaceholders(t, n)
	}
	for i := len(added); i > 0; i = max(i-77, 0) {
		var changes []graph.Change
		for _, c := range added[max(i-77, 0):i] {
			changes = append(changes, graph.Delete{ID: c.(graph.Create).Record.Head().ID})
		}
		checkPlaceholders(t, applyReal(t, store, d, changes...))
	}
	checkHolds(t, store, d)
}

func totalOf(t *testing.T, d *Dataset, key string) *graph.Total {
	t.Helper()
	i := slices.IndexFunc(d.Totals, func(total graph.Total) bool { return total.Key == key })
	if i < 0 {
		t.Fatalf("no total %s", key)
	}
	return &d.Totals[i]
}

// Two commits of one district can be undone in any order: the placeholders are as many as before each time, and the last ones
// of the list are those that are gone.
func TestPlaceholdersAfterUndoInAnyOrder(t *testing.T) {
	d := loadAll(t)
	pairs := &d.placeholders.pairs
	district := pairs.districts[5].Head().ID
	commits := [3][]graph.Change{}
	for i := range commits {
		for j := range 2 {
			commits[i] = append(commits[i], creates(realPair(district, pairs.partners[1000+10*i+j].Head().ID, 0, true))...)
		}
	}
	for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			store := filledStore(t, d)
			start := network(t, store)
			for _, changes := range commits {
				applyReal(t, store, d, changes...)
			}
			for i, undone := range order {
				var undo []graph.Change
				for _, c := range commits[undone] {
					undo = append(undo, graph.Delete{ID: c.(graph.Create).Record.Head().ID})
				}
				n := applyReal(t, store, d, undo...)
				all := pairPlaceholdersOf(start, district)
				if got, want := pairPlaceholdersOf(n, district), all[:len(all)-2*(2-i)]; !slices.EqualFunc(got, want, func(a, b *graph.FriendlyPair) bool { return a.ID == b.ID }) {
					t.Errorf("after %d are undone, %d placeholders, which are not the first %d", i+1, len(got), len(want))
				}
			}
			checkHolds(t, store, d)
		})
	}
}

// Which layers are loaded decides whether there are placeholders, and what else takes their places.
func TestPlaceholdersFollowTheLayers(t *testing.T) {
	xuhui, fuyang := graph.PlaceID("310104"), graph.PlaceID("341200")
	for _, test := range []struct {
		layers []Layer
		gone   int // placeholders that go if a pair comes that the dataset does not have
		known  int // and if one comes that the dataset has in the reported layer
	}{
		{[]Layer{Official, Reported}, 0, 0},
		{[]Layer{Official}, 0, 0},
		{[]Layer{Official, Synthetic}, 1, 0},
		{[]Layer{Synthetic}, 1, 0},
		{Layers, 1, 1},
	} {
		for _, loadedAs := range [][]Layer{test.layers, Layers} { // the network says it, not the dataset that is asked
			t.Run(fmt.Sprint(test.layers, loadedAs), func(t *testing.T) {
				store := filledStore(t, loaded(t, test.layers...))
				d := loaded(t, loadedAs...)
				before := network(t, store)
				pair := realPair(xuhui, graph.PlaceID("370100"), 0, true)
				after := applyReal(t, store, d, creates(pair)...)
				if got := len(placeholderLabels(before, after)); got != test.gone {
					t.Errorf("%d placeholders go: want %d", got, test.gone)
				}
				same := realPair(xuhui, fuyang, 0, true)
				switch reported := slices.Contains(test.layers, Reported); {
				case !reported:
					after = applyReal(t, store, d, creates(same)...)
				case storedRecord(before, same.ID) == nil:
					t.Fatal("the dataset has no such pair")
				default:
					after = applyReal(t, store, d, graph.Delete{ID: same.ID})
				}
				if got := len(placeholderLabels(before, after)); got != max(test.gone, test.known)-test.known {
					t.Errorf("%d placeholders are gone: want %d", got, max(test.gone, test.known)-test.known)
				}
			})
		}
	}
}

// If real records have taken the places of all placeholders, the placeholders still come back.
func TestPlaceholdersComeBackFromNone(t *testing.T) {
	d := loadAll(t)
	store := filledStore(t, d)
	pairs := &d.placeholders.pairs
	var records []graph.Record
	for i := range pairs.total {
		records = append(records, realPair(pairs.districts[i%16].Head().ID, pairs.partners[i].Head().ID, graph.NewDate(1990, 0, 0), true))
	}
	for i, c := range classes {
		for number := range d.placeholders.delegations[c] {
			records = append(records, realDelegation(c, fmt.Sprint(i, "-", number), true)...)
		}
	}
	n := applyReal(t, store, d, creates(records...)...)
	if left := placeholdersIn(n); len(left) != 0 {
		t.Fatalf("%d placeholders are left", len(left))
	}
	applyReal(t, store, d, back(n, d)...)
	checkHolds(t, store, d)

	real := loaded(t, Official, Reported)
	store = filledStore(t, real)
	n = applyReal(t, store, real, creates(records...)...)
	applyReal(t, store, real, back(n, real)...)
	checkHolds(t, store, real)
}
