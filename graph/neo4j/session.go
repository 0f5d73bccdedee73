package neo4j

import (
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// How long the parts of a call may take. Together they keep a call to a server that is gone under five seconds. A server
// that is there may take as long as the caller's context allows.
const (
	connectTimeout   = 2 * time.Second
	handshakeTimeout = 3 * time.Second        // of the first connection
	retryTime        = 3 * time.Second        // how long work is repeated
	probeAfter       = 500 * time.Millisecond // how long a call waits for an answer before the server is probed
	probeTimeout     = 3 * time.Second        // a server that collects garbage or has no processor answers late
)

// runner is a session or a transaction.
type runner interface {
	Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error)
}

// autoCommit makes a session a runner.
type autoCommit struct{ neo4j.SessionWithContext }

// Run runs a statement in a transaction of its own.
func (s autoCommit) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	return s.SessionWithContext.Run(ctx, text, params)
}

// run runs a statement that returns at most one row. The name is that of the statement's file, or of what it is for.
func (s *Store) run(ctx context.Context, in runner, name, text string, q map[string]any) (result, error) {
	s.statements.Add(1)
	if s.trace == nil {
		return s.runUntraced(ctx, in, text, q)
	}
	return s.trace.statement(ctx, name, text, q, func(ctx context.Context) (result, error) {
		return s.runUntraced(ctx, in, text, q)
	})
}

func (s *Store) runUntraced(ctx context.Context, in runner, text string, q map[string]any) (result, error) {
	rows, err := in.Run(ctx, text, map[string]any{"q": q})
	r := result{q: q, onDamage: s.onDamage, trace: s.trace}
	if err != nil {
		return r, err
	}
	if rows.Next(ctx) {
		row := rows.Record()
		r.columns = make(map[string]any, len(row.Keys))
		for i, key := range row.Keys {
			r.columns[key] = row.Values[i]
		}
	}
	_, err = rows.Consume(ctx)
	return r, err
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: mode, BookmarkManager: s.bookmarks})
}

// closeSession gives the connection back, even if the time of the call is over.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = session.Close(ctx) // the statement has been answered or has failed already
}

// call does one piece of work with Neo4j and makes its error one of a store's. While the server is away, call fails at once.
// The work is repeated if its failure may pass, so it must be safe to repeat, and is cancelled if the server stops
// answering. The text what names the work in errors.
func call[T any](ctx context.Context, s *Store, what string, do func(context.Context) (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if s.closed() {
		return none, graph.ErrClosed
	}
	if err := s.breaker.refusal(); err != nil {
		return none, err
	}
	probed, cancel := context.WithCancel(ctx)
	defer cancel()
	defer s.breaker.cancelIfAway(probed, cancel)()
	answer, err := repeat(probed, &s.breaker, do)
	if err == nil {
		s.breaker.answered.Store(time.Now().UnixNano())
		return answer, nil
	}
	if ctx.Err() != nil {
		return none, ctx.Err()
	}
	storeError, ok := errors.AsType[*graph.Error](err)
	switch {
	case ok:
		return none, storeError
	case s.closed():
		return none, graph.ErrClosed
	}
	if refusal := s.breaker.refusal(); refusal != nil && (probed.Err() != nil || mayBeAway(err)) {
		refusal.Cause = err
		return none, refusal
	}
	return none, failure(what, err, probed.Err() != nil)
}
