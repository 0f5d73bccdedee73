package resolve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
)

// Limits bound what one operation may ask for.
type Limits struct {
	Depth      int // how deep fields may be nested
	Complexity int // the highest cost, as costEstimator estimates it
	Tokens     int // how many tokens the document may have; 0 is no limit
}

// Codes of errors that package graph does not have.
const (
	codeDepth      = "DEPTH_LIMIT_EXCEEDED"
	codeComplexity = "COMPLEXITY_LIMIT_EXCEEDED"
	codeInternal   = "INTERNAL"
	codeCancelled  = "CANCELLED"
	codeValidation = "GRAPHQL_VALIDATION_FAILED" // as gqlgen says it
)

// longestAlias is the largest length of an alias, in bytes. The answer repeats an alias for every item.
const longestAlias = 128

// Configure makes a server accept only requests that follow the specification, present errors as the API documents them
// and apply the limits. The server caches valid documents in documents and logs internal errors to log. Extensions that
// look up the document of a request must be installed before.
func Configure(server *handler.Server, limits Limits, documents graphql.Cache[*ast.QueryDocument], log *slog.Logger) {
	presenter := errorPresenter{log}
	server.SetErrorPresenter(presenter.present)
	server.SetRecoverFunc(presenter.recovered)
	values := coerce.Extension{Documents: documents, Tokens: limits.Tokens, Scalars: scalars}
	values.Install(server)
	server.Use(limits)
}

// scalars are the custom scalars of the schema.
var scalars = map[string]coerce.Scalar{"PartialDate": func(v any) error {
	err := new(graph.Date).UnmarshalGQL(v)
	if coded, ok := errors.AsType[*graph.Error](err); ok {
		return refused(string(coded.Code), coded.Message, coded.Hint)
	}
	return err
}}

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = Limits{}

// ExtensionName is the name by which gqlgen knows the extension.
func (Limits) ExtensionName() string { return "Limits" }

// Validate accepts every schema.
func (Limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that exceeds a limit.
func (l Limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	estimator := costEstimator{limit: l.Complexity, variables: op.Variables, fragments: map[string]cost{}}
	c := estimator.selection(op.Operation.SelectionSet)
	switch {
	case estimator.tooLongAlias != "":
		return refused(codeValidation, fmt.Sprintf("the alias %.20s… is longer than %d bytes", estimator.tooLongAlias, longestAlias), "Use a shorter alias.")
	case c.depth > l.Depth:
		return refused(codeDepth, fmt.Sprintf("the operation nests fields %d deep, the limit is %d", c.depth, l.Depth),
			"Use several operations: ask for ids in the first, and continue from these ids.")
	case c.complexity > l.Complexity:
		return refused(codeComplexity, fmt.Sprintf("the operation costs more than the limit of %d", l.Complexity),
			"Ask for smaller pages, fewer fields or shorter lists of arguments, or use several operations.")
	}
	return nil
}

// refused returns an error of an operation that is not executed.
func refused(code, message, hint string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code, "hint": hint}}
}
