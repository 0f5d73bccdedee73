package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// indexedOrder is an order in which indexes hold the ties of each node.
type indexedOrder struct {
	order     graph.Order  // ascending
	relations []graph.Step // the API's relations that have this order by default, as kinds and direction
	key       string       // the property of a tie with the value, never null; "" for the tie's id
	missing   any          // what the key is if there is no value: more than any value
	name      string       // the last part of the names of the indexes
}

// missingText and missingDate are the keys of ties without a value.
const (
	missingText = string(sortSentinel) + string(sortSentinel)
	missingDate = int64(9999_99_99)
)

// indexedOrders are the orders that the API's relations have by default. The keys that are written with ties, the
// indexes that Open makes, the index scans that pages are read by and the statements that are planned in advance all
// follow from this list. A new order also needs a migration, which writes its key on the ties that are there already.
var indexedOrders = []indexedOrder{
	{graph.Order{Field: graph.FieldCode, Of: graph.To}, []graph.Step{
		{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both},
		{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both}}, "toCode", missingText, "code"},
	{graph.Order{Field: graph.FieldSince}, []graph.Step{
		{Ties: graph.TieKindsOf(graph.Cooperates), Direction: graph.Both},
		{Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out}}, "sinceKey", missingDate, "since"},
	{graph.Order{Field: graph.FieldSince, Of: graph.To}, []graph.Step{
		{Ties: graph.TieKindsOf(graph.Party), Direction: graph.Out}}, "toSince", missingDate, "since"},
	{graph.Order{Field: graph.FieldSortKey, Of: graph.From}, []graph.Step{
		{Ties: graph.TieKindsOf(graph.Located, graph.Represents), Direction: graph.In, Ends: graph.NodeKindsOf(graph.KindChamber)}},
		"fromSortKey", missingText, "name"},
	{graph.Order{Field: graph.FieldID}, []graph.Step{ // last, since its statement takes the longest to plan
		{Ties: graph.AllTies, Direction: graph.Both}}, "", nil, ""},
}

// kinds are the kinds of the ties that have such indexes.
func (o indexedOrder) kinds() (kinds graph.TieKinds) {
	for _, r := range o.relations {
		kinds |= r.Ties
	}
	return kinds
}

// holds reports whether the indexes hold the ties of these kinds in an ascending order. The zero Order is by id too.
func (o indexedOrder) holds(order graph.Order, kinds graph.TieKinds) bool {
	if order == (graph.Order{}) {
		order.Field = graph.FieldID
	}
	return o.order == order && kinds&^o.kinds() == 0
}

// setTieKeys is the clause that writes the keys of a tie r from a to b.
func setTieKeys() string {
	var keys []string
	for _, o := range indexedOrders {
		if o.key == "" {
			continue
		}
		record := map[graph.Side]string{0: "r", graph.From: "a", graph.To: "b"}[o.order.Of]
		missing := fmt.Sprint(o.missing)
		if o.missing == missingText {
			missing = strconv.QuoteToASCII(missingText)
		}
		keys = append(keys, fmt.Sprintf("r.%[1]s = CASE WHEN r:%[2]s THEN coalesce(%[3]s.%[4]sOrder, %[3]s.%[4]s, %[5]s) END",
			o.key, types(o.kinds()), record, byField[o.order.Field].name, missing))
	}
	return "SET " + strings.Join(keys, ",\n  ")
}

// nodeKeys are the properties of nodes that keys of ties are copied from, as a list of texts in Cypher, and the kinds of
// these ties.
func nodeKeys() (properties string, kinds graph.TieKinds) {
	var names []string
	for _, o := range indexedOrders {
		if o.order.Of != 0 {
			names = append(names, "'"+byField[o.order.Field].name+"'")
			kinds |= o.kinds()
		}
	}
	return strings.Join(names, ", "), kinds
}

// indexes are the statements that make the constraints and indexes of ties, by name: for each kind, ids that are unique
// and the ties at either end in the order of their ids; and those of indexedOrders. A new kind in graph's table has them
// without a migration.
func indexes() map[string]string {
	statements := map[string]string{}
	for k := range graph.AllTies.All {
		kind, name := k.String(), strings.ToLower(k.String())
		statements[name+"_id"] = fmt.Sprintf("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", name, kind)
		for _, end := range []string{"from", "to"} {
			index := func(name, properties string) {
				statements[name] = fmt.Sprintf("CREATE INDEX %s IF NOT EXISTS FOR ()-[r:%s]-() ON (r.%sId, %s)", name, kind, end, properties)
			}
			index(name+"_"+end, "r.id")
			for _, o := range indexedOrders {
				if o.key != "" && o.kinds().Has(k) {
					index(name+"_"+end+"_"+o.name, "r."+o.key+", r.id")
				}
			}
		}
	}
	return statements
}

// makeIndexes makes the constraints and indexes of ties that the database has not, and waits until they are filled.
func (s *Store) makeIndexes(ctx context.Context) error {
	r, err := s.query(ctx, "open", statement("open_indexes"), nil)
	if err != nil {
		return err
	}
	missing := indexes()
	for _, name := range r.list("names") {
		delete(missing, fmt.Sprint(name))
	}
	if len(missing) == 0 {
		return nil
	}
	_, err = call(ctx, s, "migrate", func(ctx context.Context) (bool, error) {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer closeSession(ctx, session)
		for _, name := range slices.Sorted(maps.Keys(missing)) {
			if _, err := s.run(ctx, autoCommit{session}, "open_index", missing[name], nil); err != nil {
				return false, err
			}
		}
		_, err := s.run(ctx, autoCommit{session}, "open_await", "CALL db.awaitIndexes(300)", nil)
		return true, err
	})
	if err != nil {
		return fmt.Errorf("neo4j: the indexes of ties: %w", err)
	}
	return nil
}
