package resolve

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits bound what one operation may ask for.
type Limits struct {
	Depth      int // how deep fields may be nested
	Complexity int // the most that it may cost, counted from the sizes of the pages that it asks for
}

// Codes of refused operations, beside those of package graph.
const (
	codeDepth     = "DEPTH_LIMIT_EXCEEDED"
	codeInternal  = "INTERNAL"
	codeCancelled = "CANCELLED"
)

// Configure makes a server answer errors as the API documents them, and hold the limits.
func Configure(server *handler.Server, limits Limits) {
	server.SetErrorPresenter(present)
	server.SetRecoverFunc(recovered)
	server.Use(depth(limits.Depth))
	server.Use(extension.FixedComplexityLimit(limits.Complexity))
}

// depth refuses operations that nest fields deeper than it.
type depth int

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = depth(0)

func (depth) ExtensionName() string                          { return "DepthLimit" }
func (depth) Validate(schema graphql.ExecutableSchema) error { return nil }

func (d depth) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if found := depthOf(op.Operation.SelectionSet, map[string]int{}); found > int(d) {
		return &gqlerror.Error{
			Message: fmt.Sprintf("the operation nests fields %d deep, the limit is %d", found, d),
			Extensions: map[string]any{"code": codeDepth,
				"hint": "Ask in several operations, going on from the ids of the first."},
		}
	}
	return nil
}

// depthOf counts nested fields, not fragments, and not those of introspection, whose depth is that of the schema. A
// fragment is measured once; validation has refused those that contain themselves.
func depthOf(set ast.SelectionSet, fragments map[string]int) (deepest int) {
	for _, selection := range set {
		found := 0
		switch s := selection.(type) {
		case *ast.Field:
			if !strings.HasPrefix(s.Name, "__") {
				found = 1 + depthOf(s.SelectionSet, fragments)
			}
		case *ast.InlineFragment:
			found = depthOf(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			known, ok := fragments[s.Name]
			if !ok {
				known = depthOf(s.Definition.SelectionSet, fragments)
				fragments[s.Name] = known
			}
			found = known
		}
		deepest = max(deepest, found)
	}
	return deepest
}
