package neo4j

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Store is a network in a database of a Neo4j. Open makes one.
type Store struct {
	driver     neo4j.DriverWithContext
	breaker    breaker
	database   string
	bookmarks  neo4j.BookmarkManager // reads see what this store wrote, on whichever member of a cluster
	statements atomic.Int64          // how many have been run
	trace      *Trace                // nil if nobody listens
	onDamage   func(*Damage)         // see Config
	migrated   []string              // the names of the steps that Open took
	closing    chan struct{}         // closed when the store is
	shut       atomic.Bool
	applied    notifier
	warming    sync.WaitGroup
}

var (
	_ graph.Store   = (*Store)(nil)
	_ graph.Checker = (*Store)(nil)
)

func (s *Store) closed() bool { return s.shut.Load() }

// Statements is how many statements the store has run so far.
func (s *Store) Statements() int64 { return s.statements.Load() }

// Migrated is the names of the migrations that Open made; none if the schema was up to date.
func (s *Store) Migrated() []string { return s.migrated }

// Version returns the version that the database has.
func (s *Store) Version(ctx context.Context) (graph.Version, error) {
	r, err := s.query(ctx, "version", statement("version"), nil)
	if err != nil {
		return graph.Version{}, err
	}
	if !r.has("revision") {
		return graph.Version{}, errEmpty
	}
	return r.version(), nil
}

// Nodes returns the node of each id.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	r, err := s.read(ctx, "nodes", statement("nodes"), withNodeColumns(0, map[string]any{"ids": uniqueIDs(ids)}))
	if err != nil {
		return nil, err
	}
	found, err := r.nodes()
	if err != nil {
		return nil, err
	}
	return inOrder(ids, byID(found)), nil
}

// Ties returns the tie of each id.
func (s *Store) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	r, err := s.read(ctx, "ties", statement("ties", "types", types(0)), withTieColumns(0, map[string]any{"ids": uniqueIDs(ids)}))
	if err != nil {
		return nil, err
	}
	found, err := r.ties()
	if err != nil {
		return nil, err
	}
	return inOrder(ids, byID(found)), nil
}

// uniqueIDs is each id once, as the driver sends them.
func uniqueIDs(ids []graph.ID) []string {
	once := make([]string, 0, len(ids))
	seen := make(map[graph.ID]bool, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, string(id))
		}
	}
	return once
}

// inOrder is the record of each id, nil if none was found.
func inOrder[R graph.Record](ids []graph.ID, by map[graph.ID]R) []R {
	records := make([]R, len(ids))
	for i, id := range ids {
		records[i] = by[id]
	}
	return records
}

func byID[R graph.Record](records []R) map[graph.ID]R {
	by := make(map[graph.ID]R, len(records))
	for _, r := range records {
		by[r.Head().ID] = r
	}
	return by
}

// Available returns the error of calls while the server is away.
func (s *Store) Available() error {
	if refusal := s.breaker.refusal(); refusal != nil {
		return refusal
	}
	return nil
}

// Check returns the version that the database has, or an error if it is empty or not one of this program's.
func (s *Store) Check(ctx context.Context) (graph.Version, error) {
	r, err := s.query(ctx, "check", statement("check"), nil)
	if err != nil {
		return graph.Version{}, err
	}
	if !r.flag("filled") {
		return graph.Version{}, errEmpty
	}
	steps, err := pendingMigrations(r.list("versions"), r.list("checksums"), true)
	switch {
	case err != nil:
		return graph.Version{}, err
	case len(steps) > 0:
		return graph.Version{}, missingMigrations(len(steps))
	case r.int("revision") == 0:
		return graph.Version{}, errEmpty
	}
	return r.version(), nil
}

// Close ends every Watch and gives the connections back.
func (s *Store) Close() error {
	if s.shut.Swap(true) {
		return nil
	}
	close(s.closing)
	s.warming.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), connectTimeout)
	defer cancel()
	return errors.Join(s.driver.Close(ctx), s.breaker.close(ctx))
}
