package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"coopgraph/graph/neo4j"
	"coopgraph/server/site"
)

// newSite is the site with these settings, over the store that they name.
func newSite(t testing.TB, log io.Writer, flags ...string) http.Handler {
	t.Helper()
	c, err := configure(flags, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	store, es, err := open(t.Context(), c, newLogger(c, log), neo4j.Config{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	h, err := site.New(siteOptions(c, nil), store, es, newLogger(c, log))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// request asks a handler; a body is JSON.
func request(t testing.TB, h http.Handler, method, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
