package transport

import (
	"errors"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// undeliverable refuses an operation that is valid and cannot be answered to this request: a mutation by a safe method,
// and what has more than one answer.
func undeliverable(op *graphql.OperationContext, method string) *refusal {
	switch {
	case op.Operation.Operation == ast.Mutation && method != http.MethodPost:
		return mutationByURL
	case op.Operation.Operation == ast.Subscription:
		return subscription
	}
	return nil
}

// explained are the errors for which an operation is not executed, each with a code. The executor does not say why no
// operation was chosen, and its persisted queries have errors without a code. An extension has but one error to return,
// and may have a list of them as its cause.
func explained(op *graphql.OperationContext, errs gqlerror.List) gqlerror.List {
	if op != nil && op.Doc != nil && op.Operation == nil {
		return gqlerror.List{unchosen(op)}
	}
	var all gqlerror.List
	for _, e := range errs {
		if several, ok := errors.AsType[gqlerror.List](e.Err); ok {
			all = append(all, several...)
		} else {
			all = append(all, e)
		}
	}
	for _, e := range all {
		if e.Extensions["code"] == nil {
			errcode.Set(e, invalidArgument)
		}
	}
	return all
}

// unchosen says why none of the operations of a document could be chosen.
func unchosen(op *graphql.OperationContext) *gqlerror.Error {
	message := "operationName names none of the document's operations"
	if op.OperationName == "" {
		message = "the document has several operations, and operationName does not say which is meant"
	}
	var names []string
	for _, o := range op.Doc.Operations {
		if o.Name != "" {
			names = append(names, o.Name)
		}
	}
	hint := "Leave operationName out: the document's operation has no name."
	if len(names) > 0 {
		const enough = 10
		hint = "It has " + strings.Join(names[:min(len(names), enough)], ", ")
		if len(names) > enough {
			hint += " and more"
		}
		hint += "."
	}
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": errcode.ValidationFailed, "hint": hint}}
}
