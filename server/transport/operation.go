package transport

import (
	"errors"
	"net/http"
	"strings"

	"coopgraph/schema/coerce"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkOperation refuses a valid operation that has no response to this request: a mutation by a safe method, and a
// subscription, which has many.
func checkOperation(op *graphql.OperationContext, method string) *refusal {
	switch {
	case op.Operation.Operation == ast.Mutation && method != http.MethodPost:
		return mutationByURL
	case op.Operation.Operation == ast.Subscription:
		return subscription
	}
	return nil
}

// withCodes returns the errors for which an operation is not executed, each with a code. gqlgen's executor does not say
// why it found no operation in the document, and its persisted queries have errors without a code. An extension returns
// only one error, which may wrap a list of errors.
func withCodes(op *graphql.OperationContext, errs gqlerror.List) gqlerror.List {
	if op != nil && op.Doc != nil && op.Operation == nil {
		return gqlerror.List{noOperation(op)}
	}
	var all gqlerror.List
	for _, e := range errs {
		if wrapped, ok := errors.AsType[gqlerror.List](e.Err); ok {
			all = append(all, wrapped...)
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

// noOperation says why operationName selects no operation of the document.
func noOperation(op *graphql.OperationContext) *gqlerror.Error {
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
		const most = 10
		hint = "It has " + strings.Join(names[:min(len(names), most)], ", ")
		if len(names) > most {
			hint += " and more"
		}
		hint += "."
	}
	return coerce.Error(errcode.ValidationFailed, message, hint)
}
