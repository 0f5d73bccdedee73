package resolve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
)

// Codes of errors that package graph does not have.
const (
	codeInternal   = "INTERNAL"
	codeCancelled  = "CANCELLED"
	codeValidation = "GRAPHQL_VALIDATION_FAILED" // as gqlgen says it
)

// errorPresenter presents errors to clients and logs internal errors.
type errorPresenter struct{ log *slog.Logger }

// present returns an error as the API documents it: a message; extensions.code; extensions.hint if the client can do
// something; extensions.candidates if the client may mean one of several places. Damaged data is logged too. An error without a
// code is logged and presented as an internal error.
func (p errorPresenter) present(ctx context.Context, err error) *gqlerror.Error {
	presented := graphql.DefaultErrorPresenter(ctx, err)
	if presented.Extensions["code"] != nil {
		return presented // by the validation, or because of a limit
	}
	var coded *graph.Error
	switch {
	case errors.As(err, &coded):
		if coded.Code == graph.DataLoss { // the operator must know
			p.log.ErrorContext(ctx, "damaged data", "error", err, "path", presented.Path.String())
		}
		presented = describe(presented, coded.Message, string(coded.Code), coded.Hint)
		if len(coded.Candidates) > 0 {
			presented.Extensions["candidates"] = coded.Candidates
		}
		return presented
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return describe(presented, "the request was cancelled or took too long", codeCancelled, "Ask for less, or try again.")
	case presented.Rule != "", len(presented.Locations) > 0 && presented.Err == nil:
		return describe(presented, presented.Message, codeValidation, "")
	}
	p.log.ErrorContext(ctx, "internal error", "error", err, "path", presented.Path.String())
	return describe(presented, "internal error", codeInternal, "Try again. If the error stays, report the request id.")
}

// describe gives an error its message and extensions.
func describe(e *gqlerror.Error, message, code, hint string) *gqlerror.Error {
	described := coerce.Error(code, message, hint)
	e.Message, e.Extensions = described.Message, described.Extensions
	return e
}

// recovered logs the panic of a resolver with its stack and hides it from the client.
func (p errorPresenter) recovered(ctx context.Context, panicked any) error {
	p.log.ErrorContext(ctx, "panic in a resolver", "panic", panicked, "stack", string(debug.Stack()))
	return fmt.Errorf("panic: %v", panicked)
}
