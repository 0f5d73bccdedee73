package observe

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/server/transport"
)

// validResponse returns what is told about the response to a valid operation.
func validResponse(t *testing.T) transport.ResponseInfo {
	t.Helper()
	op := &graphql.OperationContext{RawQuery: "{ x }", Operation: &ast.OperationDefinition{Operation: ast.Query}}
	return transport.ResponseInfo{Operation: op, Source: transport.FromExecution, Status: 200, Bytes: 10}
}

// request returns a request.
func request(t *testing.T, method, path string) *http.Request {
	t.Helper()
	return httptest.NewRequestWithContext(t.Context(), method, path, nil)
}
