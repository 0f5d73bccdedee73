package observe

import (
	"context"
	"maps"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"go.opentelemetry.io/otel/trace"

	"coopgraph/server/guard"
)

// Extensions returns the extensions of the endpoint: one that adds explanations and the ids of traces to responses, or none
// if there are neither.
func (o *Observer) Extensions() []graphql.HandlerExtension {
	if o == nil || !o.perRequest() {
		return nil
	}
	return []graphql.HandlerExtension{responseExtension{}}
}

// Uncached reports whether the response to a request is its own, since it has an explanation.
func (*Observer) Uncached(ctx context.Context) bool { return positionOf(ctx) != nil }

type responseExtension struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.ResponseInterceptor
} = responseExtension{}

func (responseExtension) ExtensionName() string                   { return "Observer" }
func (responseExtension) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse adds the explanation of an operation to its response, and the id of the trace to its errors.
func (responseExtension) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	start := time.Now()
	response := next(ctx)
	if response == nil {
		return nil
	}
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		for i, e := range response.Errors {
			response.Errors[i] = withTraceID(e, span.TraceID().String())
		}
	}
	if p := positionOf(ctx); p != nil && response.Data != nil {
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}
		response.Extensions["explain"] = p.finish(graphql.GetOperationContext(ctx), time.Since(start))
	}
	return response
}

// withTraceID returns an error with the id of its trace. The error itself may belong to many responses.
func withTraceID(e *gqlerror.Error, id string) *gqlerror.Error {
	own := *e
	own.Extensions = maps.Clone(e.Extensions)
	if own.Extensions == nil {
		own.Extensions = map[string]any{}
	}
	own.Extensions["traceId"] = id
	return &own
}

// finish completes the explanation of an operation whose execution took so long.
func (e *explanation) finish(op *graphql.OperationContext, took time.Duration) *explanation {
	between := func(t graphql.TraceTiming) float64 { return milliseconds(t.End.Sub(t.Start)) }
	e.Cost, e.Execution = guard.CostOf(op), milliseconds(took)
	e.Parsing, e.Validation = between(op.Stats.Parsing), between(op.Stats.Validation)
	return e
}
