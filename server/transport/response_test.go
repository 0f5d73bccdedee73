package transport

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

func TestBodies(t *testing.T) {
	plain, extended := serve(t, &testSchema{}, Options{}), serve(t, &testSchema{}, Options{}, tracing{})
	for _, c := range []struct {
		h          http.Handler
		query, got string
	}{
		{plain, `{name}`, `{"data":{"name":"<上海>"}}`},
		{plain, `{name partly}`, `{"errors":[{"message":"partly <failed>","path":["partly"],"extensions":{"code":"PRESENTED"}}],"data":{"name":"<上海>","partly":null}}`},
		{plain, `{nothing}`, `{"errors":[{"message":"wholly failed","extensions":{"code":"PRESENTED"}}],"data":null}`},
		{plain, `{refused}`, `{"errors":[{"message":"refused by an interceptor"}]}`},
		{extended, `{name}`, `{"data":{"name":"<上海>"},"extensions":{"trace":"<t>"}}`},
		{extended, `{nothing}`, `{"errors":[{"message":"wholly failed","extensions":{"code":"PRESENTED"}}],"data":null,"extensions":{"trace":"<t>"}}`},
	} {
		t.Run(c.query, func(t *testing.T) {
			w := send(t, c.h, "GET", "/?query="+url.QueryEscape(c.query), "", nil)
			if got := w.Body.String(); got != c.got {
				t.Errorf("%s answers %s", c.query, got)
			}
			if w.Header().Get("Content-Length") == "" {
				t.Errorf("%s: %v", c.query, w.Header())
			}
		})
	}
}

// tracing is an extension that adds an entry to every response.
type tracing struct{}

func (tracing) ExtensionName() string                   { return "Trace" }
func (tracing) Validate(graphql.ExecutableSchema) error { return nil }

func (tracing) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	graphql.RegisterExtension(ctx, "trace", "<t>")
	return next(ctx)
}

func TestOptionsAndHead(t *testing.T) {
	h := serve(t, &testSchema{}, Options{})
	w := send(t, h, "OPTIONS", "/", "", header{"Accept": "text/html"})
	if w.Code != 204 || w.Header().Get("Allow") != "GET, HEAD, POST, OPTIONS" || w.Body.Len() != 0 {
		t.Errorf("OPTIONS: %d %v", w.Code, w.Header())
	}
	server := httptest.NewServer(h)
	defer server.Close()
	for _, target := range []string{"?query={name}", "?query={nobody}", "?query={long(times:1000)}"} {
		get, err := http.Get(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		head, err := http.Head(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(get.Body)
		if err != nil {
			t.Fatal(err)
		}
		if rest, err := io.ReadAll(head.Body); err != nil || len(rest) > 0 || head.StatusCode != get.StatusCode {
			t.Errorf("HEAD %s: %d, %d bytes (%v)", target, head.StatusCode, len(rest), err)
		}
		if get.ContentLength != int64(len(body)) && !get.Uncompressed {
			t.Errorf("GET %s: %d bytes are announced, %d sent", target, get.ContentLength, len(body))
		}
		_, _ = get.Body.Close(), head.Body.Close()
	}
}
