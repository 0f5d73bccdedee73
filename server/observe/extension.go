package observe

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/server/guard"
)

// Extensions returns the extensions of the endpoint: one that adds explanations to responses, or none if nothing is explained.
func (o *Observer) Extensions() []graphql.HandlerExtension {
	if o == nil || o.options.Explain == ExplainNever {
		return nil
	}
	return []graphql.HandlerExtension{explainExtension{}}
}

// Uncached reports whether the response to a request is its own, since it has an explanation.
func (*Observer) Uncached(ctx context.Context) bool { return positionOf(ctx) != nil }

type explainExtension struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.ResponseInterceptor
} = explainExtension{}

func (explainExtension) ExtensionName() string                   { return "Explain" }
func (explainExtension) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse adds the explanation of an operation to its response.
func (explainExtension) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	start := time.Now()
	response := next(ctx)
	if p := positionOf(ctx); p != nil && response != nil && response.Data != nil {
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}
		response.Extensions["explain"] = p.finish(graphql.GetOperationContext(ctx), time.Since(start))
	}
	return response
}

// finish completes the explanation of an operation whose execution took so long.
func (e *explanation) finish(op *graphql.OperationContext, took time.Duration) *explanation {
	between := func(t graphql.TraceTiming) float64 { return milliseconds(t.End.Sub(t.Start)) }
	e.Cost, e.Execution = guard.CostOf(op), milliseconds(took)
	e.Parsing, e.Validation = between(op.Stats.Parsing), between(op.Stats.Validation)
	return e
}
