package neo4j

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// migration is a step of the schema. A step that was interrupted runs again, so its statements can run twice.
type migration struct {
	name, checksum string
	statements     []string
}

// migrations are all steps, from version 1 on. A step that was published is never changed.
func migrations() []migration {
	names, err := fs.Glob(files, "migrations/*.cypher") // sorted
	if err != nil {
		panic(err) // the pattern is a constant
	}
	steps := make([]migration, len(names))
	for i, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(text)
		steps[i] = migration{name: strings.TrimSuffix(path.Base(name), ".cypher"), checksum: hex.EncodeToString(sum[:])}
		for statement := range strings.SplitSeq(string(text), ";\n") {
			if statement = strings.TrimSpace(statement); statement != "" {
				steps[i].statements = append(steps[i].statements, statement)
			}
		}
	}
	return steps
}

// foreignDatabase is the error of a database that this program does not know.
func foreignDatabase(why string) error {
	return &graph.Error{Code: graph.Conflict, Message: "this Neo4j database is not one of coopgraph's: " + why,
		Hint: "Name an empty database, or empty this one."}
}

// errEmpty is the error of a database that was never filled, or was emptied while it was in use.
var errEmpty = &graph.Error{Code: graph.Unavailable, Message: "the database is empty", Hint: "Fill it with `coopgraph load`."}

// missingMigrations is the error of a database that was replaced, while it was in use, by one of an older program.
func missingMigrations(n int) error {
	return &graph.Error{Code: graph.Unavailable, Message: fmt.Sprintf("the schema of the database lacks %d of its steps", n),
		Hint: "Run `coopgraph migrate`."}
}

// pendingMigrations are the steps that a database still needs, after those whose versions and checksums it holds.
func pendingMigrations(versions, checksums []any, filled bool) ([]migration, error) {
	steps := migrations()
	if len(versions) == 0 && filled {
		return nil, foreignDatabase("it holds other data")
	}
	if len(versions) > len(steps) {
		return nil, &graph.Error{Code: graph.Conflict,
			Message: fmt.Sprintf("the Neo4j database has schema %d and this program knows %d: it is newer", len(versions), len(steps)),
			Hint:    "Use the program that made it, or a newer one."}
	}
	for i, v := range versions {
		if v != int64(i+1) || checksums[i] != steps[i].checksum {
			return nil, foreignDatabase(fmt.Sprintf("step %d of its schema is another one", i+1))
		}
	}
	return steps[len(versions):], nil
}

// migrate makes the steps that are pending; done is how many were made before.
func (s *Store) migrate(ctx context.Context, done int, steps []migration) error {
	for i, step := range steps {
		record := map[string]any{"version": int64(done + i + 1), "name": step.name, "checksum": step.checksum}
		_, err := call(ctx, s, "migrate", func(ctx context.Context) (bool, error) {
			session := s.session(ctx, neo4j.AccessModeWrite)
			defer closeSession(ctx, session)
			for _, text := range step.statements {
				if _, err := s.run(ctx, autoCommit{session}, "open_migrate", text, nil); err != nil {
					return false, err
				}
			}
			_, err := s.run(ctx, autoCommit{session}, "open_migration", statement("open_migration"), record)
			return true, err
		})
		if err != nil {
			return fmt.Errorf("neo4j: step %s of the schema: %w", step.name, err)
		}
		s.migrated = append(s.migrated, step.name)
	}
	return nil
}
