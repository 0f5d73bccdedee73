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

// sketch is a small schema with all that a transport can meet: answers that are long, partly or wholly missing, or never
// come; a mutation, a subscription, and an executor that panics.
type sketch struct {
	executed atomic.Int64
	during   func() // happens while an operation is executed
}

var sketched = gqlparser.MustLoadSchema(&ast.Source{Input: `
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

func (s *sketch) Schema() *ast.Schema { return sketched }

func (s *sketch) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// lent is a buffer that a test lends; an executor that finds one writes there.
type lent struct{ b []byte }

type lentKey struct{}

func (s *sketch) Exec(ctx context.Context) graphql.ResponseHandler {
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

func (s *sketch) data(ctx context.Context, op *graphql.OperationContext, fields []graphql.CollectedField) []byte {
	var b []byte
	into, _ := ctx.Value(lentKey{}).(*lent)
	if into != nil {
		b = into.b[:0]
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
	if into != nil {
		into.b = b
	}
	return b
}

// serve is a sketch behind the transport, with limits for documents as the real server has them.
func serve(t *testing.T, s *sketch, o Options, use ...graphql.HandlerExtension) http.Handler {
	t.Helper()
	if o.MaxBody == 0 {
		o.MaxBody = 1 << 16
	}
	h := handler.New(s)
	h.AddTransport(New(o))
	h.SetQueryCache(cache.New(1<<20, func(text string, _ *ast.QueryDocument) int64 { return 10 * int64(len(text)) }))
	h.SetRecoverFunc(func(context.Context, any) error { return errors.New("internal") })
	h.SetErrorPresenter(func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		if shown.Extensions["code"] == nil {
			shown.Extensions = map[string]any{"code": "PRESENTED"}
		}
		return shown
	})
	h.Use(extension.Introspection{})
	for _, u := range use {
		h.Use(u)
	}
	return h
}

type header map[string]string

var (
	asJSON   = header{"Content-Type": "application/json"}
	asModern = header{"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
)

// and adds fields to a header.
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

// envelope is an answer, read.
type envelope struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code, Hint string }
	}
}

func open(t testing.TB, body io.Reader) (e envelope, hasData bool) {
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

// state is a revision that can be changed.
type state struct {
	mu   sync.Mutex
	told string
	err  error
}

func (s *state) tell(context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.told, s.err
}

func (s *state) change(told string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told, s.err = told, err
}

// varies says whether an answer names all that it was chosen by.
func varies(h http.Header) bool {
	return slices.Contains(h.Values("Vary"), "Accept, Accept-Encoding")
}
