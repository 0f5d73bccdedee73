package site

import (
	"context"
	"net"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/coerce"
	"coopgraph/server/transport"
)

// earlyRequests are the requests that come over a connection before the time at which the last refusal there has asked for
// them (Retry-After). Some clients repeat a refused request at once, and for ever: to refuse it again takes little time, but
// that of hundreds of such clients keeps everybody else waiting. So at most as many early requests are looked at at once as
// there are processors. The others wait, and take no time meanwhile. The turn of one ends when it is answered, or when it may
// wait for its execution.
type earlyRequests struct {
	slots chan struct{} // has an element for each one that is looked at
}

func newEarlyRequests() earlyRequests {
	return earlyRequests{make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// connection is what is remembered of a connection.
type connection struct {
	refusedUntil atomic.Int64 // in Unix nanoseconds
}

type connectionKey struct{}

// ConnContext makes a connection remember until when it was refused. It is for http.Server. Without it no request is early.
func ConnContext(ctx context.Context, _ net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, &connection{})
}

// connectionOf returns the connection of a request's context, nil if it is not known.
func connectionOf(ctx context.Context) *connection {
	c, _ := ctx.Value(connectionKey{}).(*connection)
	return c
}

// done ends the turn of an early request before its response is sent, since clients read as slowly as they like, and remembers
// a refusal. It is for transport.Options.Done.
func (earlyRequests) done(ctx context.Context, info transport.ResponseInfo) {
	earlyTurnOf(ctx).end()
	if c := connectionOf(ctx); c != nil && info.RetryAfter > 0 {
		c.refusedUntil.Store(time.Now().Add(info.RetryAfter).UnixNano())
	}
}

type earlyKey struct{}

// handler gives early requests a turn, and ends it after a panic too.
func (e earlyRequests) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := connectionOf(r.Context())
		if c == nil || time.Now().UnixNano() >= c.refusedUntil.Load() {
			next.ServeHTTP(w, r)
			return
		}
		turn := &earlyTurn{slots: e.slots}
		defer turn.end()
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), earlyKey{}, turn)))
	})
}

// earlyTurn is the turn of an early request. A nil turn is that of another one, which need not wait.
type earlyTurn struct {
	slots chan struct{}
	begun bool
	ended sync.Once
}

func earlyTurnOf(ctx context.Context) *earlyTurn {
	turn, _ := ctx.Value(earlyKey{}).(*earlyTurn)
	return turn
}

// end lets the next early request have its turn.
func (t *earlyTurn) end() {
	if t != nil && t.begun {
		t.ended.Do(func() { <-t.slots })
	}
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = earlyRequests{}

// ExtensionName is the name by which gqlgen knows the extension.
func (earlyRequests) ExtensionName() string { return "EarlyRequests" }

// Validate accepts every schema.
func (earlyRequests) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters waits until it is the turn of an early request. Its body is read by then, so that nobody has a
// turn for as long as it takes to send one.
func (e earlyRequests) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	turn := earlyTurnOf(ctx)
	if turn == nil {
		return nil
	}
	select {
	case turn.slots <- struct{}{}:
		turn.begun = true
		return nil
	case <-ctx.Done():
		return coerce.Error("CANCELLED", "the request was cancelled or took too long", "Wait for as long as Retry-After says before you try again.")
	}
}
