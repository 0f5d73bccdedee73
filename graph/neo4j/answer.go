package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// answer is the one record that a statement returns, by column, and what was asked.
type answer struct{ columns, asked map[string]any }

func (a answer) has(column string) bool    { return a.columns[column] != nil }
func (a answer) list(column string) []any  { l, _ := a.columns[column].([]any); return l }
func (a answer) text(column string) string { s, _ := a.columns[column].(string); return s }
func (a answer) int(column string) int64   { n, _ := a.columns[column].(int64); return n }

// version is what the answer to a snapshot's statement, or to one of the shape of version.cypher, was read at.
func (a answer) version() graph.Version {
	return graph.Version{Database: graph.Identity(a.text("database")), Revision: graph.Revision(a.int("now"))}
}
func (a answer) flag(column string) bool { b, _ := a.columns[column].(bool); return b }

// listOf is a list of texts, as the driver gives it.
func listOf(v any) []string {
	values, _ := v.([]any)
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i], _ = v.(string)
	}
	return texts
}

// How long the parts of a call may take. Together they keep a call to a server that is gone under five seconds; a
// server that is there may take as long as the caller's context allows.
const (
	connecting = 2 * time.Second
	greeting   = 3 * time.Second // the first connection
	retrying   = 3 * time.Second
	patience   = time.Second     // with a server that neither answers nor breaks the connection, before it is looked at
	looking    = 3 * time.Second // a look at it, which one that collects garbage or has no processor answers late
)

// tries is how often a read that a commit crossed is made before it holds the writers off, each after a little longer.
const tries = 5

// read asks for the answer of a body, of one revision.
//
// Neo4j makes a commit visible bit by bit, and the revision is one of the bits: a read that lies within would see a part
// of it. So a writer says which revision is pending before it commits, and that it is applied afterwards, and a read
// counts where nothing was pending from its beginning to its end.
func (s *Store) read(ctx context.Context, what, body string, q map[string]any) (answer, error) {
	text := snapshot(body)
	for try := range tries {
		a, err := s.ask(ctx, what, text, q)
		if err == nil && !a.has("was") {
			err = errNoRevision
		}
		if err != nil || a.int("was") == a.int("now") {
			return a, err
		}
		select {
		case <-ctx.Done():
			return answer{}, ctx.Err()
		case <-time.After(time.Duration(try) * 2 * time.Millisecond):
		}
	}
	var a answer
	err := s.frozen(ctx, what, func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		a, err = s.run(ctx, tx, text, q)
		return err
	})
	return a, err
}

// ask runs a statement that reads, and again by the driver's rules where that may help.
func (s *Store) ask(ctx context.Context, what, text string, q map[string]any) (answer, error) {
	return call(ctx, s, what, func(ctx context.Context) (answer, error) {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer closeSession(ctx, session)
		a, err := s.run(ctx, autoCommit{session}, text, q)
		if err == nil || ctx.Err() != nil || !neo4j.IsRetryable(err) {
			return a, err
		}
		return neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (answer, error) {
			return s.run(ctx, tx, text, q)
		})
	})
}

// frozen reads something while no one can write. What a writer that was lost has left pending is settled by it.
func (s *Store) frozen(ctx context.Context, what string, do func(context.Context, neo4j.ManagedTransaction) error) error {
	_, err := call(ctx, s, what, func(ctx context.Context) (bool, error) {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer closeSession(ctx, session)
		return neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (bool, error) {
			if _, err := s.run(ctx, tx, statement("freeze"), nil); err != nil {
				return false, err
			}
			return true, do(ctx, tx)
		})
	})
	return err
}

// runner is a session or a transaction in one.
type runner interface {
	Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error)
}

// autoCommit makes a session a runner.
type autoCommit struct{ neo4j.SessionWithContext }

func (s autoCommit) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	return s.SessionWithContext.Run(ctx, text, params)
}

// run runs a statement that returns at most one record.
func (s *Store) run(ctx context.Context, in runner, text string, q map[string]any) (answer, error) {
	s.statements.Add(1)
	result, err := in.Run(ctx, text, map[string]any{"q": q})
	a := answer{asked: q}
	if err != nil {
		return a, err
	}
	if result.Next(ctx) {
		record := result.Record()
		a.columns = make(map[string]any, len(record.Keys))
		for i, key := range record.Keys {
			a.columns[key] = record.Values[i]
		}
	}
	_, err = result.Consume(ctx)
	return a, err
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: mode, BookmarkManager: s.bookmarks})
}

// closeSession gives the connection back, also where the call's own time is over.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = session.Close(ctx) // what was asked is answered or has failed already
}

// call asks Neo4j something, for as long as it is there, and makes the error one of a store's.
func call[T any](ctx context.Context, s *Store, what string, do func(context.Context) (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if s.closed() {
		return none, &graph.Error{Code: graph.Unavailable, Message: "the store is closed"}
	}
	watched, cancel := context.WithCancel(ctx)
	defer cancel()
	defer s.lookout.over(watched, cancel)()
	got, err := do(watched)
	if err == nil {
		return got, nil
	}
	if ctx.Err() != nil {
		return none, ctx.Err()
	}
	return none, failure(s, what, err, watched.Err() != nil)
}

// failure is an error of the driver as one of a store's.
func failure(s *Store, what string, err error, gone bool) error {
	var known *graph.Error
	refused, is := refusal(err)
	switch {
	case errors.As(err, &known):
		return known
	case s.closed():
		return &graph.Error{Code: graph.Unavailable, Message: "the store is closed"}
	case is && refused.Code == "Neo.ClientError.Schema.ConstraintValidationFailed":
		return &graph.Error{Code: graph.Conflict, Message: "an id or a key is in use", Hint: "Read what is there and try again.", Cause: err}
	case is && readOnly(refused):
		return &graph.Error{Code: graph.Unavailable, Message: "the Neo4j is read-only", Hint: "Let its database be written to.", Cause: err}
	case is && strings.HasSuffix(refused.Title(), "OutOfMemoryError"):
		return &graph.Error{Code: graph.Unavailable, Message: "the memory of Neo4j is not enough for this",
			Hint: "Make fewer changes at once, or give the server more memory.", Cause: err}
	case gone || neo4j.IsRetryable(err) || neo4j.IsConnectivityError(err) || neo4j.IsTransactionExecutionLimit(err),
		errors.Is(err, context.DeadlineExceeded),
		is && (refused.Title() == "Unauthorized" || refused.Category() == "Database" || refused.Category() == "General"):
		return &graph.Error{Code: graph.Unavailable, Message: "Neo4j cannot answer now", Hint: "Try again in a moment.", Cause: err}
	}
	return fmt.Errorf("neo4j: %s: %w", what, err)
}

// refusal is what the server said, the last time where it was asked again and again.
func refusal(err error) (*neo4j.Neo4jError, bool) {
	if limit, ok := errors.AsType[*neo4j.TransactionExecutionLimit](err); ok && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	return errors.AsType[*neo4j.Neo4jError](err)
}

// readOnly says whether the server refuses to write.
func readOnly(refused *neo4j.Neo4jError) bool {
	return strings.Contains(refused.Title(), "ReadOnly") || refused.Title() == "NotALeader"
}
