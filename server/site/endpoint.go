package site

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
	"coopgraph/schema/cache"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// How many bytes are kept: of the syntax trees of operations, which are some fifty times as long as their texts, of
// persisted texts, and of compressed answers; and the most tokens that an operation may have, which bounds parsing and
// validation before its cost is known: comparing its fields takes time with the square of their number.
const (
	parsedBytes     = 32 << 20
	bytesOfTree     = 50
	persistedBytes  = 4 << 20
	compressedBytes = 32 << 20
	maxTokens       = 2000
)

// newEndpoint is the GraphQL endpoint: GraphQL over HTTP, each request within its limits.
func newEndpoint(o Options, store graph.Store, es graphql.ExecutableSchema, log *slog.Logger) (http.Handler, error) {
	documents, err := trusted()
	if err != nil {
		return nil, err
	}
	srv := handler.New(es)
	srv.AddTransport(transport.New(transport.Options{MaxBody: o.MaxBody, Revision: state(store), CacheBytes: compressedBytes,
		Documents: documents, Buffer: breadth.WithBuffer}))
	srv.Use(extension.AutomaticPersistedQuery{Cache: documents})
	if o.TrustedOnly {
		srv.Use(documents.Only())
	}
	if o.Introspection {
		srv.Use(extension.Introspection{})
	} else {
		srv.Use(noIntrospection{})
	}
	resolve.Configure(srv, resolve.Limits{Depth: o.MaxDepth, Complexity: o.MaxComplexity, Tokens: maxTokens},
		cache.New(parsedBytes, func(text string, _ *ast.QueryDocument) int64 { return bytesOfTree * int64(len(text)) }), log)
	return withTimeout(o.WriteTimeout, srv), nil
}

// trusted are the documents that a request may name by their hash: the examples.
func trusted() (*transport.Documents, error) {
	all, err := Examples()
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = e.Query
	}
	return transport.NewDocuments(persistedBytes, texts...), nil
}

// state tells what answers depend on beside their request: the version of the network, the day, by which ties end, and
// the program.
func state(store graph.Store) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		version, err := store.Version(ctx)
		return fmt.Sprintf("%s %s %d %s", buildDigest(), version.Database, version.Revision, graph.Today()), err
	}
}

// noIntrospection refuses operations that ask for the schema, and says so; gqlgen alone has an error without a code.
type noIntrospection struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = noIntrospection{}

func (noIntrospection) ExtensionName() string                   { return "NoIntrospection" }
func (noIntrospection) Validate(graphql.ExecutableSchema) error { return nil }

func (noIntrospection) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if introspects(op.Operation.SelectionSet) {
		return &gqlerror.Error{Message: "this server does not answer introspection", Extensions: map[string]any{
			"code": "INTROSPECTION_DISABLED", "hint": "The schema is at /schema.graphql."}}
	}
	return nil
}

// introspects says whether a set at the top of an operation asks for the schema, under whatever condition.
func introspects(set ast.SelectionSet) bool {
	return slices.ContainsFunc(set, func(selection ast.Selection) bool {
		switch s := selection.(type) {
		case *ast.Field:
			return s.Name == "__schema" || s.Name == "__type"
		case *ast.InlineFragment:
			return introspects(s.SelectionSet)
		case *ast.FragmentSpread:
			return introspects(s.Definition.SelectionSet)
		}
		return false
	})
}

// withTimeout ends the request's context when nine tenths of the time to write are gone, so that the error can be written.
func withTimeout(timeout time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout/10*9)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
