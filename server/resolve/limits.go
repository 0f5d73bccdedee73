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
	Complexity int // the most that it may cost, counted from the sizes of the lists and arguments that it asks for
	Tokens     int // the most that its document may have; 0 is no limit
}

// Codes of refused operations, beside those of package graph.
const (
	codeDepth      = "DEPTH_LIMIT_EXCEEDED"
	codeComplexity = "COMPLEXITY_LIMIT_EXCEEDED"
	codeInternal   = "INTERNAL"
	codeCancelled  = "CANCELLED"
)

// longestAlias bounds a name that an operation makes up: it is repeated in the answer for every item.
const longestAlias = 128

// Configure makes a server take only requests that keep the specification, answer errors as the API documents them, and
// hold the limits. It keeps valid documents in the cache, and logs errors that are not the client's. Extensions that find
// a request's document are to be used before.
func Configure(server *handler.Server, limits Limits, documents graphql.Cache[*ast.QueryDocument], log *slog.Logger) {
	shown := presenter{log}
	server.SetErrorPresenter(shown.present)
	server.SetRecoverFunc(shown.recovered)
	values := coerce.Extension{Documents: documents, Tokens: limits.Tokens, Scalars: scalars}
	values.Install(server)
	server.Use(limits)
}

// scalars are those of the schema that are not GraphQL's own.
var scalars = map[string]coerce.Scalar{"PartialDate": func(v any) error {
	err := new(graph.Date).UnmarshalGQL(v)
	if known, ok := errors.AsType[*graph.Error](err); ok {
		return refused(string(known.Code), known.Message, known.Hint)
	}
	return err
}}

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = Limits{}

// ExtensionName is the name by which gqlgen knows the extension.
func (Limits) ExtensionName() string { return "Limits" }

// Validate has nothing to ask of the schema.
func (Limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is beyond the limits.
func (l Limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	m := meter{limit: l.Complexity, variables: op.Variables, fragments: map[string]cost{}}
	c := m.of(op.Operation.SelectionSet)
	switch {
	case m.alias != "":
		return refused("GRAPHQL_VALIDATION_FAILED", fmt.Sprintf("the alias %.20s… is longer than %d bytes", m.alias, longestAlias), "Use a shorter one.")
	case c.depth > l.Depth:
		return refused(codeDepth, fmt.Sprintf("the operation nests fields %d deep, the limit is %d", c.depth, l.Depth),
			"Ask in several operations, going on from the ids of the first.")
	case c.complexity > l.Complexity:
		return refused(codeComplexity, fmt.Sprintf("the operation asks for more than the limit of %d allows", l.Complexity),
			"Ask for smaller pages, fewer fields or shorter lists of arguments, in several operations.")
	}
	return nil
}

func refused(code, message, hint string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code, "hint": hint}}
}
