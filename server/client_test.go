package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// A client of this process gets what the handler answers, errors with their hints, and no answer after its end.
func TestPipeClient(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /right", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 1<<20)) })
	mux.HandleFunc("GET /wrong", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusConflict)
		_, _ = io.WriteString(w, `{"errors": [{"message": "it is wrong", "extensions": {"hint": "Put it right."}}]}`)
	})
	c := newPipeClient(mux)
	var answer strings.Builder
	if err := c.copy(t.Context(), "/right", &answer); err != nil || answer.Len() != 1<<20 {
		t.Errorf("%d bytes, %v", answer.Len(), err)
	}
	if err := c.copy(t.Context(), "/wrong", io.Discard); err == nil || err.Error() != "it is wrong. Put it right." {
		t.Error(err)
	}
	if err := c.copy(t.Context(), "/nowhere", io.Discard); err == nil || !strings.Contains(err.Error(), "404 Not Found") {
		t.Error(err)
	}
	if err := c.close(); err != nil {
		t.Error(err)
	}
	if err := c.copy(t.Context(), "/right", io.Discard); err == nil {
		t.Error("it answers after its end")
	}
}
