package transport

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/cache"
)

// testSchema is a small schema with all that a transport can meet: responses that are long, without some or all of their
// data, or never there; a mutation, a subscription, and an executor that panics.
type testSchema struct {
	executed atomic.Int64
	during   func() // called while an operation is executed
}

var testSDL = gqlparser.MustLoadSchema(&ast.Source{Input: `
	input Box { of: Box }
	type Query {
		name: String
		length(of: String, box: Box): Int
		long(times: Int!): String
		partly: String
		nothing: String!
		never: String
		refused: String
		empty: String
		panic: String
	}
	type Mutation { turn: String }
	type Subscription { ticks: Int }`})

func (s *testSchema) Schema() *ast.Schema { return testSDL }

func (s *testSchema) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// testBuffer is the memory that Options.Buffer lends in a test. The executor writes there if it finds one in the context.
type testBuffer struct{ b []byte }

type testBufferKey struct{}

func (s *testSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	s.executed.Add(1)
	op := graphql.GetOperationContext(ctx)
	fields := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query", "Mutation", "Subscription"})
	switch fields[0].Name {
	case "refused":
		return graphql.OneShot(graphql.ErrorResponse(ctx, "refused by an interceptor"))
	case "empty":
		return graphql.OneShot(&graphql.Response{})
	}
	return func(ctx context.Context) *graphql.Response {
		if s.during != nil {
			s.during()
		}
		return &graphql.Response{Data: s.data(ctx, op, fields)}
	}
}

func (s *testSchema) data(ctx context.Context, op *graphql.OperationContext, fields []graphql.CollectedField) []byte {
	var b []byte
	buffer, _ := ctx.Value(testBufferKey{}).(*testBuffer)
	if buffer != nil {
		b = buffer.b[:0]
	}
	b = append(b, '{')
	for i, f := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendQuote(b, f.Alias), ':')
		switch f.Name {
		case "__typename":
			b = strconv.AppendQuote(b, f.ObjectDefinition.Name)
		case "name":
			b = append(b, `"<上海>"`...)
		case "turn":
			b = append(b, `"turned"`...)
		case "length":
			text, _ := f.ArgumentMap(op.Variables)["of"].(string)
			b = strconv.AppendInt(b, int64(len(text)), 10)
		case "long":
			times, _ := f.ArgumentMap(op.Variables)["times"].(int64)
			b = append(append(append(b, '"'), strings.Repeat("上海 ", int(times))...), '"')
		case "partly":
			graphql.AddError(ctx, &gqlerror.Error{Message: "partly <failed>", Path: ast.Path{ast.PathName(f.Alias)}})
			b = append(b, `null`...)
		case "nothing":
			graphql.AddError(ctx, &gqlerror.Error{Message: "wholly failed"})
			return []byte(`null`)
		case "never":
			<-ctx.Done()
			graphql.AddError(ctx, context.Cause(ctx))
			b = append(b, `null`...)
		case "panic":
			panic("the innermost secret")
		}
	}
	b = append(b, '}')
	if buffer != nil {
		buffer.b = b
	}
	return b
}

// serve returns a handler of the test schema by the transport.
func serve(t *testing.T, s *testSchema, o Options, use ...graphql.HandlerExtension) http.Handler {
	t.Helper()
	if o.MaxBody == 0 {
		o.MaxBody = 1 << 16
	}
	h := handler.New(s)
	h.AddTransport(New(o))
	h.SetQueryCache(cache.New(1<<20, func(text string, _ *ast.QueryDocument) int64 { return 10 * int64(len(text)) }))
	h.SetRecoverFunc(func(context.Context, any) error { return errors.New("internal") })
	h.SetErrorPresenter(func(ctx context.Context, err error) *gqlerror.Error {
		presented := graphql.DefaultErrorPresenter(ctx, err)
		if presented.Extensions["code"] == nil {
			presented.Extensions = map[string]any{"code": "PRESENTED"}
		}
		return presented
	})
	h.Use(extension.Introspection{})
	for _, u := range use {
		h.Use(u)
	}
	return h
}

type header map[string]string

var (
	asJSON    = header{"Content-Type": "application/json"}
	asGraphQL = header{"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
)

// and returns the header with more fields.
func (h header) and(more header) header {
	all := maps.Clone(h)
	maps.Copy(all, more)
	return all
}

func send(t testing.TB, h http.Handler, method, target, body string, headers header) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// graphQLResponse is a decoded response.
type graphQLResponse struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code, Hint string }
	}
}

// decode reads the body of a response; hasData reports whether it has a data entry.
func decode(t testing.TB, body io.Reader) (e graphQLResponse, hasData bool) {
	t.Helper()
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(text, &e), json.Unmarshal(text, &all)); err != nil {
		t.Fatalf("%v in %.300q", err, text)
	}
	_, hasData = all["data"]
	return e, hasData
}

// revisionState is the state in a test.
type revisionState struct {
	mu    sync.Mutex
	value string
	err   error
}

func (s *revisionState) get(*graphql.OperationContext) State {
	return func(context.Context) (string, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.value, s.err
	}
}

func (s *revisionState) change(value string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.value, s.err = value, err
}

// varies reports whether Vary names the headers that the response depends on.
func varies(h http.Header) bool {
	return slices.Contains(h.Values("Vary"), "Accept, Accept-Encoding")
}
