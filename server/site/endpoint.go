package site

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
	"coopgraph/schema/cache"
	"coopgraph/schema/coerce"
	"coopgraph/server/explorer"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// defaultCacheBytes bounds the endpoint's caches together, in bytes. Of 17 parts, responses get 8, syntax trees 7, requests and
// persisted documents one each.
const defaultCacheBytes = 68 << 20

// statusOfCode is the status of an operation that was not executed, by the code of its first error. Others have 400.
var statusOfCode = map[string]int{
	"CANCELLED":           http.StatusServiceUnavailable,
	"DATA_LOSS":           http.StatusInternalServerError,
	"OVERLOADED":          http.StatusServiceUnavailable,
	"PERMISSION_DENIED":   http.StatusForbidden,
	"RATE_LIMIT_EXCEEDED": http.StatusTooManyRequests,
	"UNAUTHENTICATED":     http.StatusUnauthorized,
	"UNAVAILABLE":         http.StatusServiceUnavailable,
}

// newEndpoint returns the endpoint for GraphQL over HTTP. Each request keeps within the limits of the options.
func newEndpoint(o Options, store Store, es graphql.ExecutableSchema, log *slog.Logger) (http.Handler, error) {
	documents, err := trustedDocuments(o.cacheBytes() / 17)
	if err != nil {
		return nil, err
	}
	early := newEarlyRequests()
	srv := handler.New(es)
	srv.Use(early)
	srv.AddTransport(transport.New(transport.Options{
		MaxBody: o.MaxBody, MaxValues: o.DocumentLimits[guard.Values], MaxValueDepth: o.DocumentLimits[guard.ValueDepth],
		Allow: o.Rates.TakeRequest, Check: o.Admission.CheckOperation, Admit: o.admitOperation, Reserve: o.Messages.Reserve,
		State: state(store, resolve.PastNetworksOf(es, store), o.uncached), CacheBytes: o.cacheBytes() / 17 * 8, RequestBytes: o.cacheBytes() / 17,
		Documents: documents, Caches: o.Caches,
		Status: statusOfCode, ErrorExtensions: o.errorExtensions, Buffer: breadth.WithBuffer,
		Done: func(ctx context.Context, info transport.ResponseInfo) {
			early.done(ctx, info)
			logSlow(ctx, log, o.Slow, info)
			if o.Done != nil {
				o.Done(ctx, info)
			}
		},
	}))
	srv.Use(persistedQueries{extension.AutomaticPersistedQuery{Cache: documents}})
	if o.TrustedOnly {
		srv.Use(documents.TrustedOnly())
	}
	if o.Introspection {
		srv.Use(extension.Introspection{})
	} else {
		srv.Use(noIntrospection{})
	}
	trees := cache.New(o.cacheBytes()/17*7, func(_ string, doc *ast.QueryDocument) int64 { return breadth.TreeBytes(doc) })
	o.Caches.Add("syntax_trees", trees.Stats)
	o.Caches.Add("persisted_documents", documents.Stats)
	resolve.Configure(srv, coerce.Extension{Documents: trees, Tokens: o.DocumentLimits[guard.Tokens], Check: o.DocumentLimits.Check,
		Options: coerce.Options{Suggestions: o.Suggestions}}, log)
	if o.MaxComplexity > 0 {
		limit := guard.NewCostLimit(o.MaxComplexity, store.Newest)
		o.Caches.Add("costs", limit.Stats)
		srv.Use(limit)
	}
	if checker, ok := store.(graph.Checker); ok {
		srv.Use(resolve.Availability{Store: checker})
	}
	for _, e := range o.Extensions {
		srv.Use(e)
	}
	return early.handler(perOperation(o.WriteTimeout, srv)), nil
}

// persistedQueries are automatic persisted queries, whose error says what to do. Its message is the one that clients look for.
type persistedQueries struct {
	extension.AutomaticPersistedQuery
}

// MutateOperationParameters finds the text of a query that a client names by its hash.
func (p persistedQueries) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	err := p.AutomaticPersistedQuery.MutateOperationParameters(ctx, params)
	if err != nil && err.Extensions["code"] == "PERSISTED_QUERY_NOT_FOUND" {
		err.Extensions["hint"] = "Send the query together with its hash; after that the hash is enough until the server forgets the query."
	}
	return err
}

// errorExtensions returns the ids by which an operator finds a request in the log and among traces.
func (o Options) errorExtensions(ctx context.Context) map[string]any {
	ids := map[string]any{"requestId": requestID(ctx)}
	if o.TraceID != nil {
		if id := o.TraceID(ctx); id != "" {
			ids["traceId"] = id
		}
	}
	return ids
}

// admitOperation takes the cost of an operation from its caller's bucket, and waits until the operation may run.
func (o Options) admitOperation(ctx context.Context, op *graphql.OperationContext) (release func(), err error) {
	if err := o.Rates.Take(ctx, guard.CostOf(op)); err != nil {
		return nil, err
	}
	return o.Admission.AcquireOperation(ctx, op, earlyTurnOf(ctx).end)
}

// cacheBytes is the bound of the endpoint's caches.
func (o Options) cacheBytes() int64 { return cmp.Or(o.CacheBytes, defaultCacheBytes) }

// perOperation makes each request one operation, whose response and entity tag are of one version, and which must be computed
// in time: see withTimeout.
func perOperation(timeout time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := withTimeout(r.Context(), timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(resolve.WithOperation(ctx)))
	})
}

// trustedDocuments returns the documents that are ours, the examples and those of the explorer: a request may name them by
// their hash without sending them before.
func trustedDocuments(persistedBytes int64) (*transport.Documents, error) {
	examples, err := Examples()
	if err != nil {
		return nil, err
	}
	texts, err := explorer.Documents()
	for _, e := range examples {
		texts = append(texts, e.Query)
	}
	return transport.NewDocuments(persistedBytes, texts...), err
}

// uncached reports whether a response is for its request alone. That to somebody who may write can have the names of others.
func (o Options) uncached(ctx context.Context) bool {
	_, writes := guard.WriterOf(ctx)
	return writes || o.Uncached != nil && o.Uncached(ctx)
}

// stateText is the text of a state.
type stateText struct {
	version graph.Version
	today   graph.Date
	text    string
}

// state returns a function for transport.Options.State: a text of all that answers depend on beside their request. That is
// the version of the network, the day, because ties end with a day, and the program. It is empty if the response is uncached.
func state(store graph.Reader, past *resolve.PastNetworks, uncached func(context.Context) bool) func(*graphql.OperationContext) transport.State {
	var last atomic.Pointer[stateText] // most states are that of the operation before
	return func(op *graphql.OperationContext) transport.State {
		versionOf := resolve.VersionOf(op, store, past)
		return func(ctx context.Context) (string, error) {
			if uncached(ctx) {
				return "", nil
			}
			version, err := versionOf(ctx)
			if err != nil {
				return "", err
			}
			today := graph.Today()
			if known := last.Load(); known != nil && known.version == version && known.today == today {
				return known.text, nil
			}
			made := &stateText{version, today, fmt.Sprintf("%s %s %d %s", buildDigest(), version.Database, version.Revision, today)}
			last.Store(made)
			return made.text, nil
		}
	}
}
