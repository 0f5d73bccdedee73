package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/graph"
	"coopgraph/server/resolve"
)

// warmQuery asks for what the largest indexes are for: places by their codes and names, searches, lists by name, pages of ties, and
// totals of filtered lists.
const warmQuery = `{
	place(by: {code: "310115"}) { id }
	search(text: "县", first: 1) { totalCount nodes { id } }
	counties(filter: {code: {eq: "310115"}}, first: 1) { totalCount nodes { id } }
	ties(first: 1) { totalCount nodes { id from { id } } }
}`

// warm builds the indexes of the network in memory after the start of the server and after each commit, so that no request has to
// build them. A request that comes earlier waits for the same work: each index is built once, by the first one who asks for it. warm
// asks one question after the other, so it takes one processor at most. It returns when the context ends or the store is closed, and
// leaves an index that is not ready then.
func warm(ctx context.Context, store graph.Store, es graphql.ExecutableSchema, log *slog.Logger) {
	version, err := store.Version(ctx)
	if err != nil {
		return
	}
	buildIndexes(ctx, es, log)
	for _, err := range store.Watch(ctx, version) {
		if err != nil {
			log.Warn("indexes are not built after commits", "error", err)
			return
		}
		buildIndexes(ctx, es, log)
	}
}

// buildIndexes executes the query of warm.
func buildIndexes(ctx context.Context, es graphql.ExecutableSchema, log *slog.Logger) {
	start, ctx := time.Now(), graphql.StartOperationTrace(resolve.WithOperation(ctx))
	e := executor.New(es)
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: warmQuery})
	if len(errs) == 0 {
		answer, ctx := e.DispatchOperation(ctx, operation)
		errs = answer(ctx).Errors
	}
	if len(errs) > 0 && ctx.Err() == nil {
		log.Warn("indexes were not built", "error", errs)
		return
	}
	log.Debug("indexes are built", "took", time.Since(start).Round(time.Millisecond))
}
