package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"coopgraph/server/observe"
	"coopgraph/server/site"
)

// newSite is the site with these settings, over the store that they name.
func newSite(t testing.TB, log io.Writer, flags ...string) http.Handler {
	t.Helper()
	c, err := configure(verb{}, flags, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	return siteOf(t, c, newLogger(c, log), nil)
}

// siteOf is the site with a configuration. The observer may be nil.
func siteOf(t testing.TB, c config, log *slog.Logger, observer *observe.Observer) http.Handler {
	t.Helper()
	o, err := open(t.Context(), c, log, nil, observer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	h, err := site.New(o.options(c, observer), o.store, o.es, log)
	if err != nil {
		t.Fatal(err)
	}
	if observer == nil {
		return h
	}
	observer.WatchStore(o.store, c.store != inProcess)
	return observer.Handler(h)
}

// request asks a handler, with headers in turn as names and values; a body is JSON.
func request(t testing.TB, h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
