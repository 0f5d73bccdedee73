package neo4j

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// readAttempts is how often a read is made that a commit crosses, each time after a little longer, before the read locks
// out the writers.
const readAttempts = 5

// read runs a body that reads, so that its answer is of one version.
//
// Neo4j makes the writes of a commit visible one after the other, and that of the revision is one of them, so a read that
// runs at that time could see a part of the commit. Therefore a writer says which revision is pending before it commits,
// and that it is applied afterwards. A read counts only if nothing was pending from its beginning to its end.
func (s *Store) read(ctx context.Context, what, body string, q map[string]any) (result, error) {
	text := atRevision(body)
	for attempt := range readAttempts {
		r, err := s.query(ctx, what, text, q)
		if err == nil && !r.has("revisionBefore") {
			err = errEmpty
		}
		if err != nil || r.int("revisionBefore") == r.int("revision") {
			return r, err
		}
		select {
		case <-ctx.Done():
			return result{}, ctx.Err()
		case <-time.After(time.Duration(attempt) * 2 * time.Millisecond):
		}
	}
	var r result
	err := s.readLocked(ctx, what, func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		r, err = s.run(ctx, tx, what, text, q)
		return err
	})
	return r, err
}

// query runs a statement that reads.
func (s *Store) query(ctx context.Context, what, text string, q map[string]any) (result, error) {
	return call(ctx, s, what, func(ctx context.Context) (result, error) {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer closeSession(ctx, session)
		return s.run(ctx, autoCommit{session}, what, text, q)
	})
}

// readLocked reads in a transaction that locks out the writers. If a writer broke off and left its commit pending, the
// lock also marks the stored revision as applied.
func (s *Store) readLocked(ctx context.Context, what string, do func(context.Context, neo4j.ManagedTransaction) error) error {
	_, err := call(ctx, s, what, func(ctx context.Context) (bool, error) {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer closeSession(ctx, session)
		return neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (bool, error) {
			if _, err := s.run(ctx, tx, "lock", statement("lock"), nil); err != nil {
				return false, err
			}
			return true, do(ctx, tx)
		})
	})
	return err
}
