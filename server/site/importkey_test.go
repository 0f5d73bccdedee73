package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"coopgraph/graph"
)

// A key stands for one request. What another request with the same key asks for is done, and not taken for done.
func TestCommitKeyOfAnotherRequest(t *testing.T) {
	h, store := writableSite(t)
	const apply = "/import?evidence=REPORTED&by=王芳&apply=true"
	rows := strings.SplitAfter(threePairs, "\n")
	revisionOf := func(row string) graph.Revision {
		t.Helper()
		done := answerOf(t, request(t, h, "POST", apply, rows[0]+row, withToken("Idempotency-Key", "k")))
		if !done.Applied || graph.Revision(done.Revision) != networkOf(t, store).Version.Revision {
			t.Fatalf("%+v", done)
		}
		return graph.Revision(done.Revision)
	}
	first, second := revisionOf(rows[1]), revisionOf(rows[2])
	if second != first+1 {
		t.Errorf("two imports with one key made the revisions %d and %d", first, second)
	}
	undo := func(revision graph.Revision) (a undoAnswer) {
		t.Helper()
		w := request(t, h, "POST", fmt.Sprintf("/commits/%d/undo?by=王芳", revision), "", withToken("Idempotency-Key", "k"))
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%d %s %v", w.Code, w.Body, err)
		}
		return a
	}
	a, b, again := undo(second), undo(first), undo(first)
	if a.Revision != second+1 || b.Revision != second+2 || again.Revision != b.Revision {
		t.Errorf("undone by %d, %d and %d", a.Revision, b.Revision, again.Revision)
	}
	for _, tie := range networkOf(t, store).Ties {
		if pair, ok := tie.(*graph.FriendlyPair); ok && pair.ToID == "place-513221" && !graph.IsPlaceholder(pair) {
			t.Errorf("%s is still there", pair.ID)
		}
	}
}
