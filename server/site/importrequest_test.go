package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/server/guard"
)

// What is refused changes nothing, and says why.
func TestImportRefuses(t *testing.T) {
	h, store := writableSite(t)
	off := quietSite(t)
	version := networkOf(t, store).Version
	for _, c := range []struct {
		name    string
		h       http.Handler
		target  string
		body    string
		headers header
		status  int
		code    string
	}{
		{"without a file of tokens", off, "/import", threePairs, withToken(), 403, "PERMISSION_DENIED"},
		{"an undo without a file of tokens", off, "/commits/1/undo", "", withToken(), 403, "PERMISSION_DENIED"},
		{"no token", h, "/import", threePairs, nil, 401, "UNAUTHENTICATED"},
		{"an undo without a token", h, "/commits/1/undo", "", nil, 401, "UNAUTHENTICATED"},
		{"a wrong token", h, "/import?apply=true", threePairs, header{"Authorization": "Bearer " + importToken + "x"}, 401, "UNAUTHENTICATED"},
		{"a page of another site", h, "/import", threePairs, withToken("Sec-Fetch-Site", "cross-site"), 403, "PERMISSION_DENIED"},
		{"another origin", h, "/import", threePairs, withToken("Origin", "https://else.example"), 403, "PERMISSION_DENIED"},
		{"no body", h, "/import", "", withToken(), 400, "INVALID_ARGUMENT"},
		{"no spreadsheet", h, "/import", "PK\x03\x04 broken", withToken(), 400, "INVALID_ARGUMENT"},
		{"a parameter that there is not", h, "/import?dryRun=false", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a kind that there is not", h, "/import?kind=planets", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"placeholders", h, "/import?evidence=SYNTHETIC", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a language that there is not", h, "/import?language=FR", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"apply that is neither true nor false", h, "/import?apply=perhaps", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a correction without a text", h, "/import?set=B7", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"remarks of what is applied", h, "/import?apply=true&remarks=true", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a revision that is none", h, "/commits/x/undo", "", withToken(), 400, "INVALID_ARGUMENT"},
		{"a revision that there is not", h, "/commits/99/undo", "", withToken(), 404, "NOT_FOUND"},
		{"a name that is too long", h, "/import?evidence=REPORTED&apply=true&by=" + strings.Repeat("n", 300), threePairs, withToken(), 400, "INVALID_ARGUMENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := request(t, c.h, "POST", c.target, c.body, c.headers)
			if code, message := refusal(t, w); w.Code != c.status || code != c.code {
				t.Errorf("%d %s %s", w.Code, code, message)
			}
			if challenge := w.Header().Get("WWW-Authenticate"); (challenge == "Bearer") != (c.status == 401) {
				t.Errorf("WWW-Authenticate: %s", challenge)
			}
		})
	}
	if now := networkOf(t, store).Version; now != version {
		t.Errorf("the network has revision %d", now.Revision)
	}
}

// A body that is longer than a spreadsheet may be is refused before it is read. Under a limit of memory that is less.
func TestImportTooLong(t *testing.T) {
	for _, c := range []struct {
		name     string
		messages *guard.Messages
		length   int64
	}{
		{"without a limit of memory", nil, maxImport + 1},
		{"with one", guard.NewMessages(1 << 20), 1<<18 + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newWrites(Options{Messages: c.messages}, nil, quiet)
			for length, tooLong := range map[int64]bool{c.length: true, 3: false} {
				r := httptest.NewRequestWithContext(t.Context(), "POST", "/import", strings.NewReader("a,b"))
				r.ContentLength = length
				body, _, err := x.readBody(httptest.NewRecorder(), r)
				if (graph.CodeOf(err) == codeTooLarge) != tooLong || !tooLong && string(body) != "a,b" {
					t.Errorf("%d bytes: %q %v", length, body, err)
				}
			}
		})
	}
	if status := statusOf(codeTooLarge); status != http.StatusRequestEntityTooLarge {
		t.Error(status)
	}
}
