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
	codeDepth      = "DEPTH_LIMIT_EXCEEDED"
	codeComplexity = "COMPLEXITY_LIMIT_EXCEEDED" // set by gqlgen
	codeInternal   = "INTERNAL"
	codeCancelled  = "CANCELLED"
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
	found := depths{}.of(op.Operation.SelectionSet)
	if found <= int(d) {
		return nil
	}
	return &gqlerror.Error{
		Message: fmt.Sprintf("the operation nests fields %d deep, the limit is %d", found, d),
		Extensions: map[string]any{"code": codeDepth,
			"hint": "Ask in several operations, going on from the ids of the first."},
	}
}

// depths measures how deep selections nest fields. Those of introspection do not count: they nest as deep as types
// wrap types, and the validation bounds them. A fragment adds nothing and is measured once; the validation has refused
// those that contain themselves.
type depths map[string]int

func (m depths) of(set ast.SelectionSet) (deepest int) {
	for _, selection := range set {
		found := 0
		switch s := selection.(type) {
		case *ast.Field:
			if !strings.HasPrefix(s.Name, "__") {
				found = 1 + m.of(s.SelectionSet)
			}
		case *ast.InlineFragment:
			found = m.of(s.SelectionSet)
		case *ast.FragmentSpread:
			known, ok := m[s.Name]
			if !ok {
				known = m.of(s.Definition.SelectionSet)
				m[s.Name] = known
			}
			found = known
		}
		deepest = max(deepest, found)
	}
	return deepest
}
