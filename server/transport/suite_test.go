package transport

import (
	"context"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/schema/breadth"
	"coopgraph/seed"
	"coopgraph/server/resolve"
)

// network is the real API, over the loaded dataset, behind a real HTTP server.
func network(t *testing.T, documents *Documents) *httptest.Server {
	t.Helper()
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := store.Apply(t.Context(), graph.Actor{Name: "test"}, dataset.Changes); err != nil {
		t.Fatal(err)
	}
	h := handler.New(resolve.Schema(store, resolve.Dataset{Totals: dataset.Totals}, breadth.Options{}))
	h.AddTransport(New(Options{MaxBody: 1 << 20, Kept: 1 << 20, Documents: documents, Buffer: breadth.WithBuffer,
		Revision: func(ctx context.Context) (string, error) {
			revision, err := store.Revision(ctx)
			return strconv.FormatUint(uint64(revision), 10), err
		}}))
	h.Use(extension.AutomaticPersistedQuery{Cache: documents})
	h.Use(extension.Introspection{})
	resolve.Configure(h, resolve.Limits{Depth: 15, Complexity: 200_000})
	server := httptest.NewServer(h)
	t.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// The reference audit suite of GraphQL over HTTP has nothing to say against the real API: every MUST, SHOULD and MAY.
func TestAuditSuite(t *testing.T) {
	node, npm := tool(t, "node"), tool(t, "npm")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/audit")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		unavailable(t, "the suite cannot be installed: "+err.Error()+"\n"+string(out))
	}
	run := exec.CommandContext(ctx, node, "audit.mjs", network(t, NewDocuments(1<<20)).URL)
	run.Dir = dir
	out, err := run.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Fatalf("%v\n%s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
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

// tool finds a program.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		unavailable(t, err.Error())
	}
	return path
}

// unavailable skips the test, but fails it in CI.
func unavailable(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}
