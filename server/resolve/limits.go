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

// introspectionLists is how deep lists may be nested in introspection: the types' fields' arguments, and one more. What
// is asked of one type by name, by every client, nests long chains of ofType, which are no lists and cost little.
const introspectionLists = 4

func (d depth) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	found := depths{}.of(op.Operation.SelectionSet)
	if found.introspection > introspectionLists {
		return tooDeep("introspection nests lists", found.introspection, introspectionLists)
	}
	if found.fields > int(d) {
		return tooDeep("the operation nests fields", found.fields, int(d))
	}
	return nil
}

func tooDeep(what string, found, limit int) *gqlerror.Error {
	return &gqlerror.Error{
		Message: fmt.Sprintf("%s %d deep, the limit is %d", what, found, limit),
		Extensions: map[string]any{"code": codeDepth,
			"hint": "Ask in several operations, going on from the ids of the first."},
	}
}

// nesting is how deep a selection nests: fields, lists, and lists below a field of introspection. Fields of
// introspection are no fields of the data, so they count for the last alone.
type nesting struct{ fields, lists, introspection int }

// depths measures selections. A fragment adds nothing and is measured once; validation has refused those that contain
// themselves.
type depths map[string]nesting

func (m depths) of(set ast.SelectionSet) (deepest nesting) {
	for _, selection := range set {
		var found nesting
		switch s := selection.(type) {
		case *ast.Field:
			found = m.of(s.SelectionSet)
			if strings.HasPrefix(s.Name, "__") {
				found = nesting{introspection: found.lists}
				break
			}
			found.fields++
			if s.Definition.Type.Elem != nil {
				found.lists++
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
		deepest = nesting{max(deepest.fields, found.fields), max(deepest.lists, found.lists), max(deepest.introspection, found.introspection)}
	}
	return deepest
}
