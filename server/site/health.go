package site

import (
	"context"
	"net/http"
	"time"

	"coopgraph/graph"
)

// live answers that the process is up.
func live(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, map[string]string{"status": "up"})
}

// ready answers whether the store answers and holds a network, and at which revision.
func ready(store graph.Store) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		version, err := store.Version(ctx)
		if err != nil || version.Revision == 0 {
			writeProblem(w, r, http.StatusServiceUnavailable, "the store does not answer with a dataset", "Try again.")
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		writeJSON(w, http.StatusOK, map[string]any{"status": "ready", "revision": version.Revision})
	})
}
