package resolve

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
)

// Availability is an extension of a gqlgen server. While the store is known to be unavailable, it refuses operations before
// they are executed. If an operation reads a snapshot that may be older than the store, the response says so in
// extensions.stale.
type Availability struct{ Store graph.Checker }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.ResponseInterceptor
} = Availability{}

// ExtensionName is the name by which gqlgen knows the extension.
func (Availability) ExtensionName() string { return "Availability" }

// Validate accepts every schema.
func (Availability) Validate(graphql.ExecutableSchema) error { return nil }

// retryAfter is after how many seconds a client may ask an unavailable store again.
const retryAfter = 1

// MutateOperationContext refuses an operation that reads the store while that is unavailable.
func (a Availability) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	unavailable, ok := errors.AsType[*graph.Error](a.Store.Available())
	if !ok || !readsStore(op.Operation.SelectionSet, map[*ast.FragmentDefinition]bool{}) {
		return nil
	}
	refused := coerce.Error(string(unavailable.Code), unavailable.Message, unavailable.Hint)
	refused.Extensions["retryAfter"] = retryAfter
	return refused
}

// readsStore reports whether a root selection set asks for more than the schema and the name of its type. Fragments that
// were looked at before are not looked at again.
func readsStore(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) bool {
	return slices.ContainsFunc(set, func(selection ast.Selection) bool {
		switch s := selection.(type) {
		case *ast.Field:
			return !strings.HasPrefix(s.Name, "__")
		case *ast.InlineFragment:
			return readsStore(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			if seen[s.Definition] {
				return false
			}
			seen[s.Definition] = true
			return readsStore(s.Definition.SelectionSet, seen)
		}
		return false
	})
}

// staleExtensionName is the name under which the Stats of an operation hold that its response may be stale.
const staleExtensionName = "stale"

// IsStale reports whether the response to an operation is from a snapshot that may be older than the store.
func IsStale(op *graphql.OperationContext) bool {
	return op.Stats.GetExtension(staleExtensionName) != nil
}

// staleExtension is extensions.stale of a response.
type staleExtension struct {
	Since    time.Time      `json:"since"` // when the data was last known to be what the store has
	Revision graph.Revision `json:"revision"`
}

// InterceptResponse adds extensions.stale.
func (Availability) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	stale, ok := operationOf(ctx).reads().(graph.StaleReader)
	if response == nil || !ok {
		return response
	}
	version, err := stale.Version(ctx)
	if err != nil {
		return response // no snapshot fails
	}
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	graphql.GetOperationContext(ctx).Stats.SetExtension(staleExtensionName, true)
	response.Extensions["stale"] = staleExtension{stale.StaleSince().UTC().Truncate(time.Second), version.Revision}
	return response
}
