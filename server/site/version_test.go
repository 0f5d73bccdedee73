package site

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
	"coopgraph/schema/breadth"
	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
)

// versionCounter is a store without snapshots that counts how often its version is asked for.
type versionCounter struct {
	graph.Store
	calls atomic.Int64
}

func (s *versionCounter) Version(ctx context.Context) (graph.Version, error) {
	s.calls.Add(1)
	return s.Store.Version(ctx)
}

// A response with an entity tag costs one call for the version if everything is read from a mirror. If lists are read from
// the store it costs two, since what is read between them could be newer. A 304 costs one.
func TestCallsForTheVersion(t *testing.T) {
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	store := &versionCounter{Store: memory.New()}
	m := mirror.New(store)
	t.Cleanup(func() { _ = m.Close() })
	if _, err := m.Apply(t.Context(), seed.CommitInfo, data.Changes()); err != nil {
		t.Fatal(err)
	}
	layers := func(*graph.Network) []string { return nil }
	for name, c := range map[string]struct {
		reads graph.Reader
		calls int64
	}{"mirror": {m, 1}, "store": {store, 2}} {
		t.Run(name, func(t *testing.T) {
			es := resolve.Schema(c.reads, m, resolve.Options{Layers: layers}, breadth.Options{})
			o := Options{Data: export.Dataset{Layers: layers}, MaxBody: 1 << 20, DocumentLimits: guard.DefaultDocumentLimits(), MaxComplexity: 400_000, WriteTimeout: time.Minute}
			h, err := New(o, m, es, quiet)
			if err != nil {
				t.Fatal(err)
			}
			calls := func(path string, headers header, status int, want int64) (tag string) {
				t.Helper()
				before := store.calls.Load()
				w := request(t, h, "GET", path, "", headers)
				if got := store.calls.Load() - before; got != want || w.Code != status || w.Header().Get("ETag") == "" {
					t.Errorf("%s: %d with %d calls for the version, want %d with %d", path, w.Code, got, status, want)
				}
				return w.Header().Get("ETag")
			}
			for _, query := range []string{
				`{ districts { nodes { code friendlyPairs { nodes { partner { within { name } } } } } } }`,
				`{ dataset { revision } ranking(measure: DEGREE, first: 3) { nodes { rank } } pairings { totalCount } }`,
			} {
				path := "/graphql?query=" + url.QueryEscape(query)
				tag := calls(path, nil, http.StatusOK, c.calls)
				calls(path, header{"If-None-Match": tag}, http.StatusNotModified, 1)
			}
			tag := calls("/export/ties.csv", nil, http.StatusOK, 1)
			calls("/export/ties.csv", header{"If-None-Match": tag}, http.StatusNotModified, 1)
		})
	}
}
