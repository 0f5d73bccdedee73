package transport

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/schema/breadth"
	"coopgraph/schema/cache"
	"coopgraph/schema/coerce"
	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/nodetest"
	"coopgraph/server/resolve"
)

// serveDataset serves the real API over the dataset.
func serveDataset(t *testing.T, documents *Documents) *httptest.Server {
	t.Helper()
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, dataset.Changes()); err != nil {
		t.Fatal(err)
	}
	h := handler.New(resolve.Schema(store, store, resolve.Options{Totals: dataset.Totals}, breadth.Options{}))
	h.AddTransport(New(Options{MaxBody: 1 << 20, CacheBytes: 1 << 20, Documents: documents, Buffer: breadth.WithBuffer,
		State: func(*graphql.OperationContext) State {
			return func(ctx context.Context) (string, error) {
				version, err := store.Version(ctx)
				return strconv.FormatUint(uint64(version.Revision), 10), err
			}
		}}))
	h.Use(extension.AutomaticPersistedQuery{Cache: documents})
	h.Use(extension.Introspection{})
	resolve.Configure(h, coerce.Extension{Documents: cache.New(1<<20, func(text string, _ *ast.QueryDocument) int64 { return 50 * int64(len(text)) })}, slog.Default())
	h.Use(guard.NewCostLimit(400_000, store.Newest))
	server := httptest.NewServer(h)
	t.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// The real API passes the reference audit suite of GraphQL over HTTP: every MUST, SHOULD and MAY.
func TestAuditSuite(t *testing.T) {
	out := nodetest.Open(t, "testdata/audit").Run(t, ".", "node", "audit.mjs", serveDataset(t, NewDocuments(1<<20)).URL)
	var audits []struct{ ID, Name, Status, Reason string }
	if err := json.Unmarshal(out, &audits); err != nil {
		t.Fatal(err)
	}
	if len(audits) != 61 {
		t.Errorf("the suite has %d audits", len(audits))
	}
	for _, a := range audits {
		if a.Status != "ok" {
			t.Errorf("%s %s: %s: %s", a.ID, a.Name, a.Status, a.Reason)
		}
	}
}
