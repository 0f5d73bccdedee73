package neo4j

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// batchSize is how many records a statement reads or writes.
const batchSize = 5000

// Apply makes all of the changes or none, in one transaction. The server holds the whole transaction in its memory, so
// make more than some ten thousand changes by several calls. A transaction locks the counter of revisions from its first
// statement on, so writers take turns, in whichever process they are.
func (s *Store) Apply(ctx context.Context, info graph.CommitInfo, changes []graph.Change) (graph.Version, error) {
	if err := info.Check(); err != nil {
		return graph.Version{}, err
	}
	if len(changes) == 0 {
		return s.applyNothing(ctx, info)
	}
	// If the connection breaks during a commit, the changes may have been made or not. So each call has a name, which the log
	// holds with its commit, and is repeated under that name.
	attempt, began, mayBeMade := rand.Text(), time.Now(), false
	for {
		version, err := call(ctx, s, "apply", func(ctx context.Context) (graph.Version, error) {
			return s.apply(ctx, info, attempt, changes)
		})
		broken := isBrokenCommit(err)
		mayBeMade = mayBeMade || broken
		switch {
		case err == nil:
			s.applied.notify()
			return version, nil
		case broken && time.Since(began) < retryTime:
		case mayBeMade && errors.Is(err, graph.ErrUnavailable):
			return graph.Version{}, &graph.Error{Code: graph.Unavailable, Message: "the connection to the database broke while it made the changes, and it may have made them",
				Hint: "Try again with the same key, or read what is there.", Cause: err}
		default:
			return graph.Version{}, err
		}
	}
}

// isBrokenCommit reports whether the connection broke after everything had been sent. The driver shows it by the message only.
func isBrokenCommit(err error) bool {
	broken, ok := errors.AsType[*neo4j.ConnectivityError](err)
	return ok && strings.Contains(broken.Error(), "lost during commit")
}

// applyNothing answers an Apply without changes: with the version that the key of the info made, or else with the store's.
func (s *Store) applyNothing(ctx context.Context, info graph.CommitInfo) (graph.Version, error) {
	r, err := s.query(ctx, "apply", statement("apply_lookup"), map[string]any{"key": info.Key})
	if err != nil {
		return graph.Version{}, err
	}
	if r.has("done") {
		return r.applied(), nil
	}
	return r.version(), info.CheckBase(r.version())
}

// applied is the version that an earlier call made, by the revision in the column done.
func (r result) applied() graph.Version {
	v := r.version()
	v.Revision = graph.Revision(r.int("done"))
	return v
}

// appliedError ends the transaction if its changes were applied before.
type appliedError struct{ version graph.Version }

func (appliedError) Error() string { return "the changes were applied before" }

func (s *Store) apply(ctx context.Context, info graph.CommitInfo, attempt string, changes []graph.Change) (graph.Version, error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeSession(ctx, session)
	version, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (graph.Version, error) {
		return s.applyIn(ctx, tx, info, attempt, changes)
	})
	if before, ok := errors.AsType[appliedError](err); ok {
		return before.version, nil
	}
	if err == nil {
		_ = s.mark(ctx, "applied", version.Revision) // without the mark, the next read takes the lock, which sets it
	}
	return version, err
}

// mark tells readers, in a transaction of its own, that a revision is pending or applied.
func (s *Store) mark(ctx context.Context, mark string, revision graph.Revision) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeSession(ctx, session)
	_, err := s.run(ctx, autoCommit{session}, "commit_mark", statement("commit_mark", "mark", mark), map[string]any{"revision": int64(revision)})
	return err
}

func (s *Store) applyIn(ctx context.Context, tx neo4j.ManagedTransaction, info graph.CommitInfo, attempt string,
	changes []graph.Change) (graph.Version, error) {
	key := any(nil)
	if info.Key != "" {
		key = info.Key
	}
	begun, err := s.run(ctx, tx, "apply_begin", statement("apply_begin"), map[string]any{"key": key, "attempt": attempt})
	if err != nil {
		return graph.Version{}, err
	}
	if !begun.has("revision") {
		return graph.Version{}, errEmpty
	}
	if begun.has("done") {
		return graph.Version{}, appliedError{begun.applied()}
	}
	version := begun.version()
	if err := info.CheckBase(begun.before()); err != nil {
		return graph.Version{}, err
	}
	var stored storedShapes
	if version.Revision > 1 { // before the first there is nothing
		if stored, err = s.storedShapes(ctx, tx, changes); err != nil {
			return graph.Version{}, err
		}
	}
	d := graph.NewDraft(stored)
	for _, c := range changes {
		if err := d.Change(c); err != nil {
			return graph.Version{}, err
		}
	}
	ids := d.IDs()
	before, err := s.storedRecords(ctx, tx, stored, ids)
	if err != nil {
		return graph.Version{}, err
	}
	if err := s.write(ctx, tx, d, stored.plan(d, ids)); err != nil {
		return graph.Version{}, err
	}
	edits := d.Edits(ids, func(id graph.ID) graph.Record { return before[id] })
	if err := s.log(ctx, tx, attempt, graph.NewCommit(version, info, time.Time{}, edits), edits); err != nil {
		return graph.Version{}, err
	}
	return version, s.mark(ctx, "pending", version.Revision)
}

// before is the version before the one that the transaction makes. An empty database has no identity.
func (r result) before() graph.Version {
	v := r.version()
	if v.Revision--; v.Revision == 0 {
		return graph.Version{}
	}
	return v
}

// storedRecords reads, in batches, the records with these ids. A damaged property is left out.
func (s *Store) storedRecords(ctx context.Context, tx neo4j.ManagedTransaction, stored storedShapes, ids []graph.ID) (map[graph.ID]graph.Record, error) {
	var nodes, ties []string
	for _, id := range ids {
		switch shape := stored.Shape(id); {
		case shape.Node != 0:
			nodes = append(nodes, string(id))
		case shape.Tie != 0:
			ties = append(ties, string(id))
		}
	}
	return readRecords(nodes, ties, func(body string, q map[string]any) (result, error) {
		r, err := s.run(ctx, tx, "apply_records", body, q)
		r.onDamage, r.trace = func(*Damage) {}, nil
		return r, err
	})
}

// storedShapes reads, in batches, what the rules must know of the records that changes name.
func (s *Store) storedShapes(ctx context.Context, tx neo4j.ManagedTransaction, changes []graph.Change) (storedShapes, error) {
	ids, ends := changedIDs(changes)
	nodes, ties := uniqueIDs(append(ends, ids...)), uniqueIDs(ids)
	shapes := make(storedShapes, len(nodes))
	for len(nodes) > 0 {
		n, t := min(len(nodes), batchSize), min(len(ties), batchSize)
		r, err := s.run(ctx, tx, "apply_shapes", statement("apply_shapes", "types", types(0)),
			map[string]any{"nodes": nodes[:n], "ties": ties[:t], "labels": kindLabels})
		if err != nil {
			return nil, err
		}
		kinds, degrees := textsOf(r.list("nodeKinds")), r.list("degrees")
		for i, id := range textsOf(r.list("nodes")) {
			shapes[graph.ID(id)] = storedShape{graph.Shape{Node: nodeKindOf[kinds[i]]}, int(degrees[i].(int64))}
		}
		kinds = textsOf(r.list("tieKinds"))
		from, to := textsOf(r.list("from")), textsOf(r.list("to"))
		for i, id := range textsOf(r.list("ties")) {
			shapes[graph.ID(id)] = storedShape{Shape: graph.Shape{Tie: tieKindOf[kinds[i]], From: graph.ID(from[i]), To: graph.ID(to[i])}}
		}
		nodes, ties = nodes[n:], ties[t:]
	}
	return shapes, nil
}

// write writes in batches, and counts: Neo4j drops a row whose node is not found without an error.
func (s *Store) write(ctx context.Context, tx neo4j.ManagedTransaction, d *graph.Draft, p writePlan) error {
	id := func(id graph.ID) any { return string(id) }
	record := func(id graph.ID) any { return recordRow(d.Record(id)) }
	keys := setTieKeys()
	properties, ties := nodeKeys()
	for _, part := range []struct {
		text string
		ids  []graph.ID
		row  func(graph.ID) any
	}{
		{statement("apply_delete_ties", "types", types(0)), p.deleteTies, id},
		{statement("apply_delete_nodes"), p.deleteNodes, id},
		{statement("apply_create_nodes"), p.createNodes, record},
		{statement("apply_replace_nodes", "labels", "Place:"+strings.Join(kindLabels, ":"), "properties", properties, "types", types(ties), "keys", keys), p.replaceNodes, record},
		{statement("apply_create_ties", "keys", keys), p.createTies, record},
		{statement("apply_replace_ties", "types", types(0), "keys", keys), p.replaceTies, record},
	} {
		for ids := range slices.Chunk(part.ids, batchSize) {
			rows := make([]any, len(ids))
			for i, id := range ids {
				rows[i] = part.row(id)
			}
			r, err := s.run(ctx, tx, "apply_write", part.text, map[string]any{"rows": rows})
			if err != nil {
				return err
			}
			if r.int("n") != int64(len(ids)) {
				return fmt.Errorf("neo4j: %d of %d records were written", r.int("n"), len(ids))
			}
		}
	}
	return nil
}
