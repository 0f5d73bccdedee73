package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// kindIndexes are the statements that make what each kind of tie needs, by the name of the constraint or index: ids that
// are unique, and the ties at either end in the order of their ids. Open runs those that the database has not, so a new
// kind in graph's table has them without a migration.
func kindIndexes() map[string]string {
	by := map[string]string{}
	for k := range graph.AllTies.All {
		kind := k.String()
		name := strings.ToLower(kind)
		by[name+"_id"] = fmt.Sprintf("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", name, kind)
		by[name+"_from"] = fmt.Sprintf("CREATE INDEX %s_from IF NOT EXISTS FOR ()-[r:%s]-() ON (r.fromId, r.id)", name, kind)
		by[name+"_to"] = fmt.Sprintf("CREATE INDEX %s_to IF NOT EXISTS FOR ()-[r:%s]-() ON (r.toId, r.id)", name, kind)
	}
	return by
}

// makeKindIndexes makes the constraints and indexes of kinds that the database has not, and waits until they are filled.
func (s *Store) makeKindIndexes(ctx context.Context) error {
	a, err := s.ask(ctx, "open", statement("open_indexes"), nil)
	if err != nil {
		return err
	}
	missing := kindIndexes()
	for _, name := range a.list("names") {
		delete(missing, fmt.Sprint(name))
	}
	if len(missing) == 0 {
		return nil
	}
	_, err = call(ctx, s, "migrate", func(ctx context.Context) (bool, error) {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer closeSession(ctx, session)
		for _, name := range slices.Sorted(maps.Keys(missing)) {
			if _, err := s.run(ctx, autoCommit{session}, missing[name], nil); err != nil {
				return false, err
			}
		}
		_, err := s.run(ctx, autoCommit{session}, "CALL db.awaitIndexes(300)", nil)
		return true, err
	})
	if err != nil {
		return fmt.Errorf("neo4j: the indexes of kinds of ties: %w", err)
	}
	return nil
}
