package neo4j_test

import (
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/seed"
)

// TestDamage: a property that was changed by hand to a value of another type, or to one that nothing has, is named by the
// error, and a store that tolerates damage reads the record without it.
func TestDamage(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	t.Cleanup(func() { _ = store.Close() })
	data, err := seed.Load(seed.Official)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, data.Changes()); err != nil {
		t.Fatal(err)
	}
	var found []neo4j.Damage
	tolerant, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, SkipWarmUp: true, OnDamage: func(d *neo4j.Damage) { found = append(found, *d) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tolerant.Close() })
	supports := data.Records[indexOfKind(data.Records, graph.Supports)].Head().ID
	invests := data.Records[indexOfKind(data.Records, graph.Invests)].Head().ID
	for i, c := range []struct {
		id                       graph.ID
		property, value, problem string
	}{
		{"place-532931", "name", "5", "is of type INTEGER, not STRING"},
		{"place-532931", "aliases", "'剑川'", "is of type STRING, not LIST"},
		{"place-532931", "aliases", "[1, 2]", "cannot be read"},
		{"place-532931", "longitude", "'99.9'", "is of type STRING, not FLOAT"},
		{"place-532931", "latitude", "26", "is of type INTEGER, not FLOAT"},
		{"place-532931", "locationBasis", "true", "is of type BOOLEAN, not STRING"},
		{"place-532931", "evidenceOrder", "9", "cannot be read"},
		{"place-532931", "evidenceOrder", "'OFFICIAL'", "is of type STRING, not INTEGER"},
		{"place-532931", "citations", "date()", "is of type DATE, not STRING"},
		{"place-532931", "citations", "'none'", "cannot be read"},
		{supports, "countyCount", "1.0", "is of type FLOAT, not INTEGER"},
		{supports, "sinceOrder", "20211399", "cannot be read"},
		{supports, "sinceOrder", "20210230", "cannot be read"},
		{supports, "sinceOrder", "'2021'", "is of type STRING, not INTEGER"},
		{supports, "label", "point({x: 1, y: 2})", "is of type POINT, not STRING"},
		{invests, "amountExact", "1.5", "is of type FLOAT, not STRING"},
		{invests, "amountExact", "'much'", "cannot be read"},
	} {
		if i%4 > 0 && !everything() {
			continue
		}
		t.Run(c.property+"="+c.value, func(t *testing.T) {
			set := func(text string) {
				neo4jtest.Query(t, at, "OPTIONAL MATCH (n:Node {id: '"+string(c.id)+"'}) OPTIONAL MATCH ()-[r {id: '"+string(c.id)+"'}]->() "+
					"WITH coalesce(n, r) AS x "+text)
			}
			set("SET x.before = x." + c.property + ", x." + c.property + " = " + c.value)
			defer set("SET x." + c.property + " = x.before REMOVE x.before")
			_, err := store.Network(t.Context(), graph.Scope{})
			damage, ok := errors.AsType[*neo4j.Damage](err)
			if !errors.Is(err, graph.ErrDataLoss) || !ok || damage.ID != c.id || damage.Property != c.property || !strings.HasPrefix(damage.Problem, c.problem) {
				t.Errorf("a read: %v", err)
			}
			if e, ok := errors.AsType[*graph.Error](err); ok && (!strings.Contains(e.Message, c.property+" of "+`"`+string(c.id)+`"`) || !strings.Contains(e.Hint, "-replace")) {
				t.Errorf("the error says %q, %q", e.Message, e.Hint)
			}
			found = nil
			network, err := tolerant.Network(t.Context(), graph.Scope{})
			if err != nil || len(network.Nodes)+len(network.Ties) != len(data.Records) || len(found) != 1 || ok && found[0] != *damage {
				t.Errorf("a read that tolerates damage: %v, %v", found, err)
			}
		})
	}
}

// indexOfKind is the index of the first tie of a kind.
func indexOfKind(records []graph.Record, kind graph.TieKind) int {
	for i, r := range records {
		if tie, ok := r.(graph.Tie); ok && tie.Kind() == kind {
			return i
		}
	}
	return -1
}
