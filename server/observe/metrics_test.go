package observe

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/schema/cache"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// observed returns an Observer that was told about one thing of each kind.
func observed(t *testing.T) *Observer {
	t.Helper()
	o := New(Options{Version: "coopgraph 1"})
	o.Caches().Add("plans", cache.New(10, func(int, int) int64 { return 1 }).Stats)
	o.WatchGuard(guard.NewAdmission(guard.AdmissionOptions{Waited: o.Waited}), nil, nil)
	o.WatchStore(memory.Of(&graph.Network{}), true)
	o.Waited(guard.Light, time.Millisecond)
	o.CircuitChanged(neo4j.StateChange{From: neo4j.StateClosed, To: neo4j.StateOpen})
	failed := errors.New("it fails")
	o.StoreCalls().StoreCallDone(t.Context(), resolve.StoreCallInfo{Method: "Expand", Err: failed})
	o.Statements().StatementDone(t.Context(), neo4j.StatementInfo{Name: "expand", Err: failed})
	return o
}

// The names, types and descriptions of metrics follow the conventions of Prometheus.
func TestLint(t *testing.T) {
	o := observed(t)
	o.ResponseDone(t.Context(), transport.ResponseInfo{Status: 400})
	problems, err := testutil.GatherAndLint(o.metrics.registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

// Both languages' documents list the metrics: name, type, labels and, in English, the description.
func TestDocumentsListTheMetrics(t *testing.T) {
	rows := metricRows(t)
	for _, language := range []string{"", "zh/"} {
		t.Run("language "+language, func(t *testing.T) {
			text, err := os.ReadFile("../site/docs/" + language + "observability.md")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for line := range strings.Lines(string(text)) {
				if strings.HasPrefix(line, "| `coopgraph_") {
					got = append(got, strings.TrimSpace(line))
				}
			}
			same := func(a, b string) bool {
				if language != "" {
					a, b = strings.Join(strings.Split(a, "|")[:4], "|"), strings.Join(strings.Split(b, "|")[:4], "|")
				}
				return a == b
			}
			if !slices.EqualFunc(got, rows, same) {
				t.Errorf("the rows should be\n%s", strings.Join(rows, "\n"))
			}
		})
	}
}

// metricRows returns the rows of the documents' table.
func metricRows(t *testing.T) (rows []string) {
	t.Helper()
	o := observed(t)
	o.ResponseDone(t.Context(), validResponse(t))
	o.RequestDone(request(t, "GET", "/graphql"), 200, 10, time.Millisecond)
	families, err := o.metrics.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if !strings.HasPrefix(f.GetName(), namespace) {
			continue
		}
		var labels []string
		for _, l := range f.GetMetric()[0].GetLabel() {
			labels = append(labels, "`"+l.GetName()+"`")
		}
		rows = append(rows, strings.ReplaceAll(fmt.Sprintf("| `%s` | %s | %s | %s |", f.GetName(), strings.ToLower(f.GetType().String()),
			strings.Join(labels, ", "), f.GetHelp()), "|  |", "| |"))
	}
	return rows
}

// The name of an operation is a label only if the operation is trusted. A client cannot make labels.
func TestOperationName(t *testing.T) {
	o := New(Options{})
	for name, want := range map[string]string{"Known": "Known", "": other} {
		t.Run(want, func(t *testing.T) {
			r := validResponse(t)
			r.Operation.Operation.Name, r.Name = "Chosen", name
			o.ResponseDone(t.Context(), r)
			if got := testutil.ToFloat64(o.metrics.operations.WithLabelValues(want, "execution", "200", "")); got < 1 {
				t.Errorf("it is not counted as %s", want)
			}
		})
	}
	for _, method := range []string{"GET", "BREW", "get"} {
		o.RequestDone(request(t, method, "/anything"), 404, 0, time.Millisecond)
	}
	if got := testutil.ToFloat64(o.metrics.requests.WithLabelValues(pages, other, "404")); got != 2 {
		t.Errorf("%v requests have another method, want 2", got)
	}
}

// A nil Observer has no hooks, and one without traces and explanations has none for levels.
func TestNoHooks(t *testing.T) {
	var none *Observer
	if none.Levels() != nil || none.StoreCalls() != nil || none.Statements() != nil || none.Caches() != nil || none.Extensions() != nil {
		t.Error("a nil Observer has hooks")
	}
	none.Waited(guard.Light, 0)
	none.CircuitChanged(neo4j.StateChange{})
	o := New(Options{Explain: ExplainNever})
	if o.Levels() != nil || o.StoreCalls().StoreCallStart != nil || o.Statements().StatementStart != nil || o.Extensions() != nil {
		t.Error("there are hooks for traces and explanations, and neither is on")
	}
}

// Without traces and explanations the hooks allocate almost nothing: the text of a status.
func TestAllocations(t *testing.T) {
	o, ctx := New(Options{Explain: ExplainNever}), context.Background()
	response, calls, statements := validResponse(t), o.StoreCalls(), o.Statements()
	r := request(t, "POST", "/graphql")
	for name, c := range map[string]struct {
		most float64
		call func()
	}{
		"response":   {1, func() { o.ResponseDone(ctx, response) }},
		"request":    {1, func() { o.RequestDone(r, 200, 10, time.Millisecond) }},
		"store call": {0, func() { calls.StoreCallDone(ctx, resolve.StoreCallInfo{Method: "Expand"}) }},
		"statement":  {0, func() { statements.StatementDone(ctx, neo4j.StatementInfo{Name: "expand"}) }},
	} {
		t.Run(name, func(t *testing.T) {
			c.call()
			if got := testing.AllocsPerRun(100, c.call); got > c.most {
				t.Errorf("%v allocations, more than %v", got, c.most)
			}
		})
	}
}
