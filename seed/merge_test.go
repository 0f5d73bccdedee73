package seed

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// mergeStore is a store that knows its history.
type mergeStore interface {
	graph.Store
	graph.Historian
}

// merge brings a store to a dataset, and returns the network and the conflicts. A second merge must find nothing to do.
func mergeInto(t *testing.T, store mergeStore, d *Dataset) (*graph.Network, []Conflict) {
	t.Helper()
	merged, err := d.Merge(t.Context(), store, network(t, store))
	if err != nil {
		t.Fatal(err)
	}
	if len(merged.Changes) > 0 {
		apply(t, store, d.CommitInfo(), merged.Changes...)
	}
	n := network(t, store)
	if again, err := d.Merge(t.Context(), store, n); err != nil || len(again.Changes) > 0 {
		t.Errorf("a second merge has %d changes, such as %v, %v", len(again.Changes), again.Changes[0], err)
	}
	return n, merged.Conflicts
}

// In the cases of a merge the chamber 上海市浙江商会 is the record that people and the dataset write.
var zhejiang = NodeID(graph.KindChamber, "上海市浙江商会")

// mergeCase is one rule of a merge. Older makes the changes that turn the dataset into an older one, people are the changes
// that people made of that.
type mergeCase struct {
	name          string
	older, people func(n *graph.Network) []graph.Change
	conflicts     []string // parts of the lines, in order
	check         func(t *testing.T, n *graph.Network, d *Dataset)
}

// chamber returns the changes that put another text into the English name of the chamber.
func chamber(name string) func(n *graph.Network) []graph.Change {
	return func(n *graph.Network) []graph.Change {
		c := *storedRecord(n, zhejiang).(*graph.Chamber)
		c.NameEN = name
		return []graph.Change{graph.Replace{Record: &c}}
	}
}

// without returns the changes that delete a record, and its ties.
func without(id graph.ID) func(n *graph.Network) []graph.Change {
	return func(n *graph.Network) (changes []graph.Change) {
		for _, t := range n.Ties {
			if h := t.TieHead(); h.FromID == id || h.ToID == id {
				changes = append(changes, graph.Delete{ID: h.ID})
			}
		}
		return append(changes, graph.Delete{ID: id})
	}
}

// add returns the changes that create records.
func add(records ...graph.Record) func(*graph.Network) []graph.Change {
	return func(*graph.Network) []graph.Change { return creates(records...) }
}

// deleted returns the change that deletes a record.
func deleted(id graph.ID) func(*graph.Network) []graph.Change {
	return func(*graph.Network) []graph.Change { return []graph.Change{graph.Delete{ID: id}} }
}

func nothing(*graph.Network) []graph.Change { return nil }

// named checks the English name of the chamber.
func named(want string) func(*testing.T, *graph.Network, *Dataset) {
	return func(t *testing.T, n *graph.Network, d *Dataset) {
		if c, ok := storedRecord(n, zhejiang).(*graph.Chamber); !ok || c.NameEN != want {
			t.Errorf("it is %+v: want the name %q", storedRecord(n, zhejiang), want)
		}
	}
}

// holds checks whether there is a record.
func holds(id graph.ID, want bool) func(*testing.T, *graph.Network, *Dataset) {
	return func(t *testing.T, n *graph.Network, d *Dataset) {
		if got := storedRecord(n, id) != nil; got != want {
			t.Errorf("%s is there: %v: want %v", id, got, want)
		}
	}
}

const ownName = "Zhejiang Chamber of Commerce in Shanghai"

// county is a place that the dataset does not have, and the tie to the place in which it lies.
func county() (*graph.County, *graph.Containment) {
	c := &graph.County{PlaceHeader: graph.PlaceHeader{Code: "999999", Level: graph.LevelCounty}}
	c.ID, c.NameZH, c.SortKey, c.Provenance = "place-999999", "某县", "mouxian", cited2026
	within := &graph.Containment{}
	within.ID, within.FromID, within.ToID, within.LabelZH, within.Provenance = "within-999999", c.ID, graph.PlaceID("530000"), "某县隶属云南省", cited2026
	return c, within
}

func mergeCases() []mergeCase {
	mine := realDelegation(classes[0], "上海市某省商会", true)
	theirs := *mine[0].(*graph.Chamber)
	theirs.NameEN = "Another"
	represents := graph.NewID("REPRESENTS", string(zhejiang), string(graph.PlaceID("330000")))
	gone, goneWithin := county()
	pair := realPair(graph.PlaceID("310109"), gone.ID, 0, true)
	source := &graph.Source{NodeHeader: graph.NodeHeader{NameZH: "旧来源", SortKey: "jiulaiyuan"}}
	source.ID, source.Provenance = NodeID(graph.KindSource, "旧来源", ""), cited2026
	citing := realPair(graph.PlaceID("310109"), graph.PlaceID("370100"), 0, true)
	citing.Provenance = cited(graph.Reported, graph.Citation{SourceID: source.ID})
	return []mergeCase{
		{"what nobody touched follows the dataset", chamber("Older"), nothing, nil, named(ownName)},
		{"what people changed stays", nothing, chamber("Ours"), nil, named("Ours")},
		{"what both changed stays as people have it", chamber("Older"), chamber("Ours"), []string{"changed, and the dataset has changed it too"}, named("Ours")},
		{"what both changed alike is no conflict", chamber("Older"), chamber(ownName), nil, named(ownName)},
		{"what people deleted stays deleted", nothing, without(zhejiang), nil, holds(zhejiang, false)},
		{"what people deleted and the dataset changed stays deleted", chamber("Older"), without(zhejiang), []string{"deleted, and the dataset has changed it"}, holds(zhejiang, false)},
		{"what the dataset has no longer goes", add(mine...), nothing, nil, holds(mine[0].Head().ID, false)},
		{"what people changed stays if the dataset has it no longer", add(mine...), func(n *graph.Network) []graph.Change {
			return []graph.Change{graph.Replace{Record: &theirs}}
		}, []string{"changed, and the dataset does not have it any more"}, holds(mine[1].Head().ID, true)},
		{"what people entered stays", nothing, add(mine...), nil, holds(mine[0].Head().ID, true)},
		{"what people entered stays if the dataset enters another one", without(zhejiang), func(n *graph.Network) []graph.Change {
			c := *mine[0].(*graph.Chamber)
			c.ID, c.NameEN = zhejiang, "Ours"
			return creates(&c)
		}, []string{"entered, and the dataset has another one now"}, named("Ours")},
		{"what the dataset has anew is created", without(zhejiang), nothing, nil, named(ownName)},
		{"a place that the dataset has no longer stays under a tie that people entered", add(gone, goneWithin), add(pair), []string{"joins it, which stays"}, holds(goneWithin.ID, true)},
		{"a source that the dataset has no longer stays if people cite it", add(source), add(citing), nil, holds(source.ID, true)},
		{"a source that nobody cites goes", add(source), nothing, nil, holds(source.ID, false)},
		{"a new tie to what people deleted is left out", deleted(represents), without(zhejiang), []string{"one of its ends was deleted"}, holds(represents, false)},
	}
}

func TestMerge(t *testing.T) {
	d := loadAll(t)
	for _, c := range mergeCases() {
		t.Run(c.name, func(t *testing.T) {
			store := filledStore(t, d)
			if older := c.older(network(t, store)); len(older) > 0 {
				apply(t, store, CommitInfo, d.WithPlaceholders(network(t, store), older)...)
			}
			if people := c.people(network(t, store)); len(people) > 0 {
				applyReal(t, store, d, people...)
			}
			n, conflicts := mergeInto(t, store, d)
			c.check(t, n, d)
			for i, conflict := range conflicts {
				if i >= len(c.conflicts) || !strings.Contains(conflict.String(), c.conflicts[i]) {
					t.Errorf("conflict %s", conflict)
				}
			}
			if len(conflicts) != len(c.conflicts) {
				t.Errorf("%d conflicts: want %d", len(conflicts), len(c.conflicts))
			}
			checkPlaceholders(t, n)
		})
	}
}

// Only what the cases are about is changed: everything else is the dataset's.
func TestMergeLeavesTheRest(t *testing.T) {
	d := loadAll(t)
	store := oldStore(t, d)
	applyReal(t, store, d, chamber("Ours")(network(t, store))...)
	n, conflicts := mergeInto(t, store, d)
	if len(conflicts) > 0 {
		t.Errorf("conflicts %v", conflicts)
	}
	if rest := d.Update(n); len(rest) != 1 || !reflect.DeepEqual(rest[0], graph.Replace{Record: storedRecord(network(t, filledStore(t, d)), zhejiang)}) {
		t.Errorf("beside the chamber, %d records are not the dataset's", len(rest)-1)
	}
}

// If the history has lost its beginning, what it does not know counts as people's.
func TestMergeWithoutTheBeginning(t *testing.T) {
	d := loaded(t, Official)
	store := memory.New()
	apply(t, store, CommitInfo, d.Changes()...)
	record := d.Records[slices.IndexFunc(d.Records, func(r graph.Record) bool { return r.Head().ID == "place-532931" })]
	edited := *record.(*graph.County)
	edited.NameEN = "Edited"
	first := func() graph.Revision {
		page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit})
		if err != nil {
			t.Fatal(err)
		}
		return page.Commits[len(page.Commits)-1].Revision
	}
	for n := 0; n%1000 != 0 || first() == 1; n++ {
		apply(t, store, graph.CommitInfo{Actor: "editor"}, graph.Replace{Record: &edited})
	}
	n, conflicts := mergeInto(t, store, d)
	if len(conflicts) != 1 || conflicts[0].ID != edited.ID || len(d.Update(n)) != 1 {
		t.Errorf("conflicts %v: want one", conflicts)
	}
}

// A store says whether the load of a dataset was completed.
func TestIsLoaded(t *testing.T) {
	d, official := loadAll(t), loaded(t, Official)
	store := memory.New()
	check := func(d *Dataset, want bool) {
		t.Helper()
		if got, err := d.IsLoaded(t.Context(), store); got != want || err != nil {
			t.Errorf("it is loaded: %v, %v: want %v", got, err, want)
		}
	}
	check(d, false)
	apply(t, store, CommitInfo, d.Changes()[:4000]...) // a part
	check(d, false)
	apply(t, store, d.CommitInfo(), d.Update(network(t, store))...)
	check(d, true)
	check(official, false)
	applyReal(t, store, d, chamber("Ours")(network(t, store))...)
	check(d, true)
	mergeInto(t, store, official)
	check(d, false)
	check(official, true)
}
