package resolve_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// totalsAnswer is what the API says about pairs and about chambers of counties in Shanghai.
type totalsAnswer struct {
	Coverage []struct {
		Key                      string
		Published, Held, Missing float64
		ByEvidence               []struct {
			Evidence string
			Held     float64
		}
	}
	Pairs, InTotal, Placeholders struct{ TotalCount int }
	Chambers                     struct{ TotalCount int }
	Districts                    struct {
		Nodes []struct {
			Name          string
			FriendlyPairs struct{ TotalCount int }
		}
	}
}

func askTotals(t *testing.T, a *api) (answer totalsAnswer) {
	t.Helper()
	a.ask(t, `{
  coverage { key published held missing byEvidence { evidence held } }
  pairs: friendlyPairs(first: 1) { totalCount }
  inTotal: friendlyPairs(first: 1, filter: {inPublishedTotal: true}) { totalCount }
  placeholders: friendlyPairs(first: 1, evidence: [SYNTHETIC]) { totalCount }
  chambers(first: 1, filter: {direction: {eq: IN_SHANGHAI}, level: {eq: COUNTY}, inPublishedTotal: true}) { totalCount }
  districts { nodes { name friendlyPairs(first: 1) { totalCount } } }
}`, &answer)
	return answer
}

// The totals stay the published ones while no more are known; beyond that they are what is known, and missing is below 0 by as
// many. If the real records go, everything is as before.
func TestRealRecordsBesideTheTotals(t *testing.T) {
	store := memory.New()
	fill(t, store)
	a := newAPI(t, store)
	dataset, err := loadDataset()
	if err != nil {
		t.Fatal(err)
	}
	apply := func(changes ...graph.Change) {
		t.Helper()
		n, err := store.Network(t.Context(), graph.Scope{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(t.Context(), seed.CommitInfo, dataset.WithPlaceholders(n, changes)); err != nil {
			t.Fatal(err)
		}
	}
	check := func(what string, key string, held, missing float64, byEvidence map[string]float64) {
		t.Helper()
		for _, row := range askTotals(t, a).Coverage {
			if row.Key != key {
				continue
			}
			got := map[string]float64{}
			for _, e := range row.ByEvidence {
				got[e.Evidence] = e.Held
			}
			if row.Held != held || row.Missing != missing || !reflect.DeepEqual(got, byEvidence) {
				t.Errorf("%s, %s: %+v: want %v held, %v missing, %v", what, key, row, held, missing, byEvidence)
			}
			return
		}
		t.Errorf("no row %s", key)
	}
	start := askTotals(t, a)
	const pairs, counties, chambers = "friendly.domestic_pairs", "chambers.in_shanghai_county", "chambers.in_shanghai_total"

	changes := pairsOf(t, store, 500)
	apply(changes[:30]...)
	check("30 more", pairs, 496, 0, map[string]float64{"REPORTED": 36, "SYNTHETIC": 460})
	if now := askTotals(t, a); now.InTotal.TotalCount != 496 || now.Placeholders.TotalCount != 460 || !reflect.DeepEqual(now.Districts, start.Districts) {
		t.Errorf("with 30 more pairs of a district: %+v", now)
	}
	apply(changes[30:]...)
	check("500 more", pairs, 506, -10, map[string]float64{"REPORTED": 506})
	if now := askTotals(t, a); now.InTotal.TotalCount != 506 || now.Pairs.TotalCount != 507 || now.Placeholders.TotalCount != 0 {
		t.Errorf("with 500 more pairs: %+v", now)
	}
	chamber := countyChamber()
	apply(chamber...)
	check("a second chamber", counties, 2, -1, map[string]float64{"REPORTED": 2})
	check("a second chamber", chambers, 175, -1, map[string]float64{"REPORTED": 46, "SYNTHETIC": 129})
	if now := askTotals(t, a); now.Chambers.TotalCount != 2 {
		t.Errorf("%d chambers of counties in the total: want 2", now.Chambers.TotalCount)
	}
	apply(deletions(append(changes, chamber...))...)
	if now := askTotals(t, a); !reflect.DeepEqual(now, start) {
		t.Errorf("without them again: %+v: want %+v", now, start)
	}
}

// deletions returns the changes that delete created records, the last one first.
func deletions(created []graph.Change) (changes []graph.Change) {
	for _, c := range slices.Backward(created) {
		changes = append(changes, graph.Delete{ID: c.(graph.Create).Record.Head().ID})
	}
	return changes
}

// pairsOf returns the changes that create n friendly pairs of 虹口区 that the plan counts, with counties of which no pair is known.
func pairsOf(t *testing.T, store graph.Store, n int) (changes []graph.Change) {
	t.Helper()
	page, err := store.ListNodes(context.Background(), graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty), Window: graph.Window{Limit: n}})
	if err != nil || len(page.Edges) != n {
		t.Fatalf("%d counties, %v", len(page.Edges), err)
	}
	for _, county := range page.Nodes() {
		pair := &graph.FriendlyPair{InPublishedTotal: true}
		pair.FromID, pair.ToID, pair.LabelZH, pair.LabelEN = graph.PlaceID("310109"), county.Head().ID, "友好城区", "a friendly pair"
		pair.ID, pair.Provenance, pair.Assumed = seed.TieID(pair), reported(), graph.NewDate(2020, 12, 31)
		changes = append(changes, graph.Create{Record: pair})
	}
	return changes
}

// countyChamber returns the changes that create a chamber of a county in Shanghai.
func countyChamber() []graph.Change {
	c := &graph.Chamber{Delegation: graph.Delegation{Direction: graph.InShanghai, Level: graph.OrgCounty, InPublishedTotal: true}}
	c.NameZH, c.SortKey, c.Provenance, c.Since = "上海某县商会", "shanghai", reported(), graph.NewDate(2001, 0, 0)
	c.ID = seed.NodeID(graph.KindChamber, c.NameZH)
	host := &graph.Seat{}
	host.FromID, host.ToID, host.LabelZH, host.LabelEN, host.Provenance = c.ID, graph.Shanghai, "设在上海市", "in Shanghai", reported()
	host.ID = seed.TieID(host)
	return []graph.Change{graph.Create{Record: c}, graph.Create{Record: host}}
}

func reported() graph.Provenance {
	return graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: "source-of-a-test"}}}
}
