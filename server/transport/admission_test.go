package transport

import (
	"context"
	"errors"
	"net/http/httptest"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// An operation runs between Admit and release, whatever becomes of it. Only what would be executed is asked for.
func TestAdmit(t *testing.T) {
	busy := &gqlerror.Error{Message: "busy", Extensions: map[string]any{"code": "BUSY", "retryAfter": 3}}
	for _, c := range []struct {
		name, query string
		err         error
		gone        bool // the client has left
		admitted    int
		executed    int64
		status      int
		code        string
	}{
		{name: "admitted", query: "{name}", admitted: 1, executed: 1, status: 200},
		{name: "a panic", query: "{panic}", admitted: 1, executed: 1, status: 500, code: "PRESENTED"},
		{name: "an invalid document", query: "{nobody}", status: 400, code: "GRAPHQL_VALIDATION_FAILED"},
		{name: "a mutation by GET", query: "mutation{turn}", status: 405, code: "METHOD_NOT_ALLOWED"},
		{name: "refused", query: "{name}", err: busy, status: 503, code: "BUSY"},
		{name: "a defect", query: "{name}", err: errors.New("secret"), status: 400, code: "PRESENTED"},
		{name: "the client leaves", query: "{name}", err: context.Canceled, gone: true, status: 503, code: "CANCELLED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, admitted, running := &testSchema{}, 0, 0
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			admit := func(_ context.Context, op *graphql.OperationContext) (func(), error) {
				if op.Operation == nil {
					t.Error("the operation is not known")
				}
				if c.gone {
					cancel()
				}
				if c.err != nil {
					return nil, c.err
				}
				admitted++
				running++
				return func() { running-- }, nil
			}
			s.during = func() {
				if running != 1 {
					t.Errorf("%d operations are admitted during an execution", running)
				}
			}
			h := serve(t, s, Options{Admit: admit, Status: map[string]int{"BUSY": 503}})
			r := httptest.NewRequestWithContext(ctx, "GET", "/?query="+c.query, nil)
			r.Header.Set("Accept", string(mediaGraphQL))
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			e, _ := decode(t, w.Body)
			code := ""
			if len(e.Errors) > 0 {
				code = e.Errors[0].Extensions.Code
			}
			if w.Code != c.status || code != c.code || admitted != c.admitted || s.executed.Load() != c.executed || running != 0 {
				t.Errorf("%d %s, admitted %d, executed %d, running %d", w.Code, code, admitted, s.executed.Load(), running)
			}
			if got := w.Header().Get("Retry-After"); (got == "3") != errors.Is(c.err, busy) {
				t.Errorf("Retry-After %q", got)
			}
		})
	}
}

// What Check refuses is neither asked for its state nor executed, and is not in the cache.
func TestCheck(t *testing.T) {
	s, asked := &testSchema{}, 0
	h := serve(t, s, Options{CacheBytes: 1000, Status: map[string]int{"BUSY": 503},
		State: func(*graphql.OperationContext) State {
			return func(context.Context) (string, error) {
				asked++
				return "1", nil
			}
		},
		Check: func(_ context.Context, op *graphql.OperationContext) error {
			if op.Operation.Name == "Refused" {
				return &gqlerror.Error{Message: "busy", Extensions: map[string]any{"code": "BUSY"}}
			}
			return nil
		}})
	accept := header{"Accept": string(mediaGraphQL)}
	if w := send(t, h, "GET", "/?query=query+Refused{name}", "", accept); w.Code != 503 || asked > 0 || s.executed.Load() > 0 {
		t.Errorf("refused: %d, asked %d times, executed %d times", w.Code, asked, s.executed.Load())
	}
	if w := send(t, h, "GET", "/?query={name}", "", accept); w.Code != 200 || asked == 0 || s.executed.Load() != 1 {
		t.Errorf("accepted: %d, asked %d times, executed %d times", w.Code, asked, s.executed.Load())
	}
}
