package site

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/server/guard"
)

// importToken is the token of the tests; its holder is 区办.
var importToken = strings.Repeat("t", 32)

// withToken are the headers of a request that may write.
func withToken(more ...string) header {
	h := header{"Authorization": "Bearer " + importToken}
	for i := 0; i < len(more); i += 2 {
		h[more[i]] = more[i+1]
	}
	return h
}

// writableSite is a site over a store in memory that takes writes, as it would over one that keeps them.
func writableSite(t *testing.T) (http.Handler, *memory.Store) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(importToken+" 区办\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tokens, err := guard.OpenTokenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	return newSite(t, quiet, func(o *Options) { o.Tokens, o.Kept, o.WithPlaceholders = tokens, true, data.WithPlaceholders })
}

func networkOf(t *testing.T, store *memory.Store) *graph.Network {
	t.Helper()
	n, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Pages of other origins may ask the API, but not write.
func TestImportIsNotOpenToOrigins(t *testing.T) {
	h, _ := writableSite(t)
	for target, open := range map[string]bool{"/graphql": true, "/import": false, "/commits/1/undo": false} {
		w := request(t, h, "OPTIONS", target, "", header{"Origin": "https://else.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"})
		if allowed := w.Header().Get("Access-Control-Allow-Origin") != ""; allowed != open {
			t.Errorf("%s: %d %v", target, w.Code, w.Header())
		}
	}
}

// The answer to somebody who may write can have the names of others: no cache may give it to others.
func TestAnswersToWritersAreNotCached(t *testing.T) {
	h, _ := writableSite(t)
	for _, c := range []struct {
		name    string
		headers header
		tagged  bool
	}{
		{"without a token", nil, true},
		{"with a wrong one", header{"Authorization": "Bearer " + importToken + "x"}, true},
		{"with a token", withToken(), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := request(t, h, "GET", "/graphql?query={dataset{revision}}", "", c.headers)
			if tagged := w.Header().Get("ETag") != ""; w.Code != http.StatusOK || tagged != c.tagged {
				t.Errorf("%d %v", w.Code, w.Header())
			}
		})
	}
}
