package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/server/resolve"
)

// How many parsed operations and persisted query texts are kept; and the most tokens that an operation may have, which
// bounds parsing before depth and complexity are known.
const (
	cachedOperations = 1000
	persistedQueries = 1000
	maxTokens        = 10_000
)

// newEndpoint is the GraphQL endpoint: GraphQL over HTTP by GET and POST, each within its limits.
func newEndpoint(c config, es graphql.ExecutableSchema, limits resolve.Limits) http.Handler {
	srv := handler.New(es)
	srv.AddTransport(transport.Options{AllowedMethods: []string{http.MethodGet, http.MethodPost, http.MethodOptions}})
	srv.AddTransport(transport.GET{UseGrapQLResponseJsonByDefault: true})
	srv.AddTransport(transport.POST{UseGrapQLResponseJsonByDefault: true})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](cachedOperations))
	srv.SetParserTokenLimit(maxTokens)
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](persistedQueries)})
	if c.introspection {
		srv.Use(extension.Introspection{})
	} else {
		srv.Use(noIntrospection{})
	}
	resolve.Configure(srv, limits)
	return allow(wellFormed(c.maxBody, timely(c.writeTimeout, srv)), http.MethodGet, http.MethodPost, http.MethodOptions)
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
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		if f.Name == "__schema" || f.Name == "__type" {
			return &gqlerror.Error{Message: "this server does not answer introspection", Extensions: map[string]any{
				"code": "INTROSPECTION_DISABLED", "hint": "The schema is at /schema.graphql."}}
		}
	}
	return nil
}

// timely ends the request's context when nine tenths of the time to write are gone, so that the error can be written.
func timely(timeout time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout/10*9)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// wellFormed lets through what has a body that is JSON and not too long, and says of anything else what is wrong with
// it; bodies are not repeated in errors.
func wellFormed(maxBody int64, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			next.ServeHTTP(w, r)
			return
		}
		if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
			writeProblem(w, r, http.StatusUnsupportedMediaType, "the body is not said to be JSON",
				"Send Content-Type: application/json.")
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
			writeProblem(w, r, http.StatusRequestEntityTooLarge,
				fmt.Sprintf("the body is longer than %d bytes", tooLarge.Limit), "Ask for less in one request.")
			return
		}
		if err != nil {
			writeProblem(w, r, http.StatusBadRequest, "the body could not be read to its end", "Send it again.")
			return
		}
		if !json.Valid(body) {
			writeProblem(w, r, http.StatusBadRequest, "the body is not JSON",
				`Send an object such as {"query": "{ dataset { revision } }"}.`)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}
