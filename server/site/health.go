package site

import (
	"context"
	"errors"
	"net/http"
	"time"

	"coopgraph/graph"
)

// live answers that the process is up.
func live(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, map[string]string{"status": "up"})
}

// The statuses of /readyz.
const (
	statusReady    = "ready"
	statusStale    = "stale"     // reads go on from a snapshot while the store is unavailable
	statusReadOnly = "read-only" // reads go on, and the store takes no writes until an operator has decided
	statusNotReady = "not ready" // the HTTP status is 503
)

// readiness is the answer of /readyz. It is for everybody, so the cause has no addresses and secrets.
type readiness struct {
	Status   string         `json:"status"`
	Cause    string         `json:"cause,omitempty"` // why it is not ready, stale or read-only
	Hint     string         `json:"hint,omitempty"`  // what to do
	Since    string         `json:"since,omitempty"` // when the data was last known to be what the store has; only of stale
	Revision graph.Revision `json:"revision,omitempty"`
}

// ready answers whether the server can answer requests, and at which revision or why not. Once stopping is closed it is not
// ready.
func ready(store Store, stopping <-chan struct{}) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		var answer readiness
		select {
		case <-stopping:
			answer = readiness{Status: statusNotReady, Cause: "the server is stopping", Hint: "Ask another server."}
		default:
			answer = readinessOf(ctx, store)
		}
		status := http.StatusOK
		if answer.Status == statusNotReady {
			status = http.StatusServiceUnavailable
		}
		w.Header().Set("Cache-Control", "no-store")
		writeJSON(w, status, answer)
	})
}

// explain takes the cause and the hint of an error that has a code.
func (r *readiness) explain(err error) {
	if coded, ok := errors.AsType[*graph.Error](err); ok {
		r.Cause, r.Hint = coded.Message, coded.Hint
	}
}

// readinessOf checks the store.
func readinessOf(ctx context.Context, store Store) readiness {
	version, err := check(ctx, store)
	if err == nil {
		answer := readiness{Status: statusReady, Revision: version.Revision}
		if s, ok := store.(interface{ ReadOnly() error }); ok {
			if err := s.ReadOnly(); err != nil {
				answer.Status = statusReadOnly
				answer.explain(err)
			}
		}
		return answer
	}
	answer := readiness{Status: statusNotReady, Cause: "the store did not answer in time", Hint: "Try again in a moment."}
	answer.explain(err)
	snapshot, err := store.Snapshot(ctx, graph.Version{})
	if stale, ok := snapshot.(graph.StaleReader); ok && err == nil {
		if version, err := stale.Version(ctx); err == nil {
			answer.Status, answer.Since, answer.Revision = statusStale, stale.StaleSince().UTC().Format(time.RFC3339), version.Revision
		}
	}
	return answer
}

// check returns the version of a store that can answer requests.
func check(ctx context.Context, store Store) (graph.Version, error) {
	if c, ok := store.(graph.Checker); ok {
		return c.Check(ctx)
	}
	version, err := store.Version(ctx)
	if err == nil && version.Revision == 0 {
		err = &graph.Error{Code: graph.Unavailable, Message: "the store is empty"}
	}
	return version, err
}
