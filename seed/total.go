package seed

import (
	"maps"
	"slices"

	"coopgraph/graph"
)

const totalsFile = "plan/totals.csv"

// readTotals reads the totals against which coverage is measured. A total that is one of the plan's figures takes its
// number, unit and locator from there. A total that the plan prints in another way, or only as a picture, has its own.
func (b *builder) readTotals() {
	for _, r := range b.rows(totalsFile, "key", "published", "name_zh", "name_en", "unit", "locator", "explanation_zh",
		"explanation_en") {
		t := &graph.Total{Key: r.text("key"), ExplanationZH: r.optional("explanation_zh"),
			ExplanationEN: r.optional("explanation_en")}
		b.checkUnique(t.Key, occurrence{position: r.position}, totalsFile, t.Key)
		if (t.ExplanationZH == "") != (t.ExplanationEN == "") {
			r.invalid("explanation_en", "an explanation in both languages, or in none")
		}
		if f, stated := b.facts[t.Key]; stated {
			t.Published, t.Unit, t.Sources = f.Value, f.unit, f.Sources
			for _, column := range []string{"published", "name_zh", "name_en", "unit", "locator"} {
				if r.optional(column) != "" {
					r.invalid(column, "nothing of a figure that is in "+factsFile)
				}
			}
		} else {
			t.NameZH, t.NameEN, t.Unit = r.text("name_zh"), r.text("name_en"), r.text("unit")
			t.Sources = b.planProvenance(r.optional("locator"), "").Sources
			if r.optional("published") != "" {
				t.Published = &graph.Decimal{Units: int64(r.count("published"))}
			}
		}
		b.totals = append(b.totals, t)
	}
}

// total returns the total with a key, or nil if there is none.
func (b *builder) total(key string) *graph.Total {
	for _, t := range b.totals {
		if t.Key == key {
			return t
		}
	}
	return nil
}

// published returns the number of a total that is a whole number.
func (b *builder) published(key string) int {
	if t := b.total(key); t != nil && t.Published != nil && t.Published.Scale == 0 {
		return int(t.Published.Units)
	}
	b.add(position{file: totalsFile}, "no row has the key %s with a whole number", key)
	return 0
}

// setTotalQueries gives each total the query that counts the records held. A total without a number in the plan may
// have none. A total that is a figure takes its name from the figure's indicator.
func (b *builder) setTotalQueries() {
	queries := b.totalQueries()
	for _, t := range b.totals {
		q, ok := queries[t.Key]
		if !ok && t.Published != nil {
			b.add(position{file: totalsFile}, "%s: there is no query that counts what is held", t.Key)
		}
		t.Nodes, t.Ties, t.Counts = q.nodes, q.ties, q.counts
		if i, ok := b.ids[NodeID(graph.KindIndicator, t.Key)].(*graph.Indicator); ok && t.NameZH == "" {
			t.NameZH, t.NameEN = i.NameZH, i.NameEN
		}
		delete(queries, t.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(queries)) {
		b.add(position{file: totalsFile}, "no row has the key %s", key)
	}
}
