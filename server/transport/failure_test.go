package transport

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func TestDefectsAndTimeouts(t *testing.T) {
	h := serve(t, &testSchema{}, Options{})
	for name, c := range map[string]struct {
		query   string
		time    time.Duration
		status  int
		code    string
		hasData bool
	}{
		"a panic":                          {"{panic}", time.Hour, 500, "PRESENTED", false},
		"an empty result":                  {"{empty}", time.Hour, 500, "INTERNAL", false},
		"out of time before the execution": {"{name}", 0, 503, "CANCELLED", false},
		"out of time during it":            {"{never}", 50 * time.Millisecond, 200, "PRESENTED", true},
	} {
		t.Run(name, func(t *testing.T) {
			for _, accept := range []string{string(mediaGraphQL), string(mediaJSON)} {
				ctx, cancel := context.WithTimeout(t.Context(), c.time)
				r := httptest.NewRequestWithContext(ctx, "GET", "/?query="+c.query, nil)
				r.Header.Set("Accept", accept)
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				cancel()
				text := w.Body.String()
				e, hasData := decode(t, w.Body)
				if w.Code != c.status || hasData != c.hasData || len(e.Errors) != 1 || e.Errors[0].Extensions.Code != c.code ||
					strings.Contains(text, "secret") || w.Header().Get("Content-Type") != accept+"; charset=utf-8" {
					t.Errorf("%s as %s: %d %s", name, accept, w.Code, text)
				}
			}
		})
	}
}

// A body that ends with an error is refused, and nothing is executed.
func TestBrokenBody(t *testing.T) {
	s := &testSchema{}
	h := serve(t, s, Options{})
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/", io.MultiReader(strings.NewReader(`{"query":"{name}"}`), brokenReader{}))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 400 || s.executed.Load() != 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("connection reset") }

// If the executor cannot present a panic, the panic goes on.
func TestPanicWithoutPresenter(t *testing.T) {
	defer func() {
		if cause := recover(); cause != "no executor" {
			t.Errorf("recovered %v", cause)
		}
	}()
	New(Options{}).Do(httptest.NewRecorder(), httptest.NewRequest("GET", "/?query={name}", nil), panicking{})
}

type panicking struct{ graphql.GraphExecutor }

func (panicking) CreateOperationContext(context.Context, *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	panic("no executor")
}
