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
)

// presenter shows errors to clients, and logs those that are ours.
type presenter struct{ log *slog.Logger }

// present turns an error into what the API documents: a message, extensions.code and, where there is something to be
// done, extensions.hint, and extensions.candidates if places may be meant. What has no code of its own is logged and
// shown as an internal error.
func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] != nil {
		return shown // of the validation or a limit
	}
	var known *graph.Error
	switch {
	case errors.As(err, &known):
		shown = with(shown, known.Message, string(known.Code), known.Hint)
		if len(known.Candidates) > 0 {
			shown.Extensions["candidates"] = known.Candidates
		}
		return shown
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return with(shown, "the request was cancelled or took too long", codeCancelled, "Ask for less, or again.")
	case shown.Rule != "", len(shown.Locations) > 0 && shown.Err == nil:
		return with(shown, shown.Message, "GRAPHQL_VALIDATION_FAILED", "")
	}
	p.log.ErrorContext(ctx, "internal error", "error", err, "path", shown.Path.String())
	return with(shown, "internal error", codeInternal, "Try again; tell us the request id if it stays.")
}

func with(e *gqlerror.Error, message, code, hint string) *gqlerror.Error {
	e.Message = message
	e.Extensions = map[string]any{"code": code}
	if hint != "" {
		e.Extensions["hint"] = hint
	}
	return e
}

// recovered hides a panic of a resolver from the client and logs where it was.
func (p presenter) recovered(ctx context.Context, panicked any) error {
	p.log.ErrorContext(ctx, "panic in a resolver", "panic", panicked, "stack", string(debug.Stack()))
	return fmt.Errorf("panic: %v", panicked)
}
