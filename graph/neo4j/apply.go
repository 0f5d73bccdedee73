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

// batch is how many records a statement reads or writes.
const batch = 5000

// Apply makes all of the changes or none, in one transaction, which the server has in its memory as a whole: of more
// changes than some ten thousand, make several. It holds the counter of revisions from its first statement on, so writers
// come one after the other, in whichever process they are.
func (s *Store) Apply(ctx context.Context, by graph.Actor, changes []graph.Change) (graph.Version, error) {
	if len(changes) == 0 {
		return s.unchanged(ctx, by)
	}
	// An answer that is lost on the way leaves open whether the changes were made. The attempt has a name of its own,
	// and is repeated by it.
	attempt, began, open := rand.Text(), time.Now(), false
	for {
		version, err := call(ctx, s, "apply", func(ctx context.Context) (graph.Version, error) {
			return s.apply(ctx, by, attempt, changes)
		})
		lost := lostCommit(err)
		open = open || lost
		switch {
		case err == nil:
			s.applied.wake()
			return version, nil
		case lost && time.Since(began) < retrying:
		case open && errors.Is(err, graph.ErrUnavailable):
			return graph.Version{}, &graph.Error{Code: graph.Unavailable, Message: "Neo4j was lost while it made the changes, and may have made them",
				Hint: "Try again with the same key, or read what is there.", Cause: err}
		default:
			return graph.Version{}, err
		}
	}
}

// lostCommit says whether the connection broke after everything had been sent. The driver has no other sign of it.
func lostCommit(err error) bool {
	lost, ok := errors.AsType[*neo4j.ConnectivityError](err)
	return ok && strings.Contains(lost.Error(), "lost during commit")
}

// unchanged is the version that a key made, or the store's.
func (s *Store) unchanged(ctx context.Context, by graph.Actor) (graph.Version, error) {
	a, err := s.ask(ctx, "apply", statement("apply_applied"), map[string]any{"key": by.Key})
	if err != nil {
		return graph.Version{}, err
	}
	if a.has("done") {
		return a.done(), nil
	}
	return a.version(), nil
}

// done is the version that an earlier attempt made.
func (a answer) done() graph.Version {
	v := a.version()
	v.Revision = graph.Revision(a.int("done"))
	return v
}

// appliedError ends the transaction of an attempt that has been made already.
type appliedError struct{ at graph.Version }

func (appliedError) Error() string { return "it was applied before" }

func (s *Store) apply(ctx context.Context, by graph.Actor, attempt string, changes []graph.Change) (graph.Version, error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeSession(ctx, session)
	version, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (graph.Version, error) {
		return s.applyIn(ctx, tx, by, attempt, changes)
	})
	if before, ok := errors.AsType[appliedError](err); ok {
		return before.at, nil
	}
	if err == nil {
		_ = s.mark(ctx, "applied", version.Revision) // if it is not said, the next read settles it
	}
	return version, err
}

// mark says to readers, in a transaction of its own, how far commits have come: pending or applied.
func (s *Store) mark(ctx context.Context, mark string, revision graph.Revision) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeSession(ctx, session)
	_, err := s.run(ctx, autoCommit{session}, statement("commit_mark", "mark", mark), map[string]any{"revision": int64(revision)})
	return err
}

func (s *Store) applyIn(ctx context.Context, tx neo4j.ManagedTransaction, by graph.Actor, attempt string,
	changes []graph.Change) (graph.Version, error) {
	log := map[string]any{"actor": by.Name, "attempt": attempt, "key": nil}
	if by.Key != "" {
		log["key"] = by.Key
	}
	begun, err := s.run(ctx, tx, statement("apply_begin"), log)
	if err != nil {
		return graph.Version{}, err
	}
	if !begun.has("now") {
		return graph.Version{}, errNoRevision
	}
	if begun.has("done") {
		return graph.Version{}, appliedError{begun.done()}
	}
	version := begun.version()
	var h held
	if version.Revision > 1 { // before the first there is nothing
		if h, err = s.held(ctx, tx, changes); err != nil {
			return graph.Version{}, err
		}
	}
	d := graph.NewDraft(h)
	for _, c := range changes {
		if err := d.Change(c); err != nil {
			return graph.Version{}, err
		}
	}
	ids := d.IDs()
	if err := s.write(ctx, tx, d, h.written(d, ids)); err != nil {
		return graph.Version{}, err
	}
	log["revision"], log["ids"] = int64(version.Revision), distinct(ids)
	if _, err := s.run(ctx, tx, statement("apply_log"), log); err != nil {
		return graph.Version{}, err
	}
	return version, s.mark(ctx, "pending", version.Revision)
}

// held reads, in batches, what the rules must know of the records that changes name.
func (s *Store) held(ctx context.Context, tx neo4j.ManagedTransaction, changes []graph.Change) (held, error) {
	ids, ends := touched(changes)
	nodes, ties := distinct(append(ends, ids...)), distinct(ids)
	h := make(held, len(nodes))
	for len(nodes) > 0 {
		n, t := min(len(nodes), batch), min(len(ties), batch)
		a, err := s.run(ctx, tx, statement("apply_state", "types", types(0)),
			map[string]any{"nodes": nodes[:n], "ties": ties[:t], "labels": kindLabels})
		if err != nil {
			return nil, err
		}
		kinds, degrees := listOf(a.list("nodeKinds")), a.list("degrees")
		for i, id := range listOf(a.list("nodes")) {
			h[graph.ID(id)] = shape{graph.Shape{Node: nodeKindOf[kinds[i]]}, int(degrees[i].(int64))}
		}
		kinds = listOf(a.list("tieKinds"))
		from, to := listOf(a.list("from")), listOf(a.list("to"))
		for i, id := range listOf(a.list("ties")) {
			h[graph.ID(id)] = shape{Shape: graph.Shape{Tie: tieKindOf[kinds[i]], From: graph.ID(from[i]), To: graph.ID(to[i])}}
		}
		nodes, ties = nodes[n:], ties[t:]
	}
	return h, nil
}

// write writes in batches, and counts: a row whose node is not found is dropped in silence.
func (s *Store) write(ctx context.Context, tx neo4j.ManagedTransaction, d *graph.Draft, w writes) error {
	id := func(id graph.ID) any { return string(id) }
	record := func(id graph.ID) any { return row(d.Record(id)) }
	keys := statement("tie_keys")
	for _, part := range []struct {
		text string
		ids  []graph.ID
		row  func(graph.ID) any
	}{
		{statement("apply_delete_ties", "types", types(0)), w.deleteTies, id},
		{statement("apply_delete_nodes"), w.deleteNodes, id},
		{statement("apply_create_nodes"), w.createNodes, record},
		{statement("apply_replace_nodes", "labels", "Place:"+strings.Join(kindLabels, ":"), "keys", keys), w.replaceNodes, record},
		{statement("apply_create_ties", "keys", keys), w.createTies, record},
		{statement("apply_replace_ties", "types", types(0), "keys", keys), w.replaceTies, record},
	} {
		for ids := range slices.Chunk(part.ids, batch) {
			rows := make([]any, len(ids))
			for i, id := range ids {
				rows[i] = part.row(id)
			}
			a, err := s.run(ctx, tx, part.text, map[string]any{"rows": rows})
			if err != nil {
				return err
			}
			if a.int("n") != int64(len(ids)) {
				return fmt.Errorf("neo4j: %d of %d records were written", a.int("n"), len(ids))
			}
		}
	}
	return nil
}
