package resolve_test

import (
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
)

// limitedServer executes operations with all limits of a server, but without a transport.
type limitedServer struct {
	*executor.Executor
	documents guard.DocumentLimits
}

// newLimitedServer returns a server over the dataset that has computed no analysis yet.
func newLimitedServer(t testing.TB) limitedServer {
	t.Helper()
	store := datasetStore(t)
	dataset, err := loadDataset()
	if err != nil {
		t.Fatal(err)
	}
	snapshots := store.(resolve.Snapshots)
	es := resolve.Schema(store, snapshots, resolve.Options{Totals: dataset.Totals}, breadth.Options{Immutable: "Node", MaxResponse: 16 << 20})
	cost := guard.NewCostLimit(maxComplexity, snapshots.Newest)
	if err := cost.Validate(es); err != nil {
		t.Fatal(err)
	}
	s := limitedServer{executor.New(es), guard.DefaultDocumentLimits()}
	s.Use(extension.Introspection{})
	s.Use(cost)
	return s
}

// maxComplexity is the default of -max-complexity.
const maxComplexity = 400_000

// accepted returns an operation with its cost; nil if it exceeds a limit.
func (s limitedServer) accepted(t testing.TB, query string, variables map[string]any) *graphql.OperationContext {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	if s.documents.Check(document) != nil {
		return nil
	}
	op, errs := s.CreateOperationContext(graphql.StartOperationTrace(t.Context()), &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 && errs[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" {
		t.Fatalf("%v\n%.500s", errs, query)
	}
	if len(errs) > 0 {
		return nil
	}
	return op
}

// execute executes an operation and returns what it has taken: the processor time and the memory that was allocated.
func (s limitedServer) execute(t *testing.T, op *graphql.OperationContext) (cpu time.Duration, allocated uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpuTime(t)
	respond, ctx := s.DispatchOperation(graphql.StartOperationTrace(t.Context()), op)
	respond(ctx)
	cpu = cpuTime(t) - start
	runtime.ReadMemStats(&after)
	return cpu, after.TotalAlloc - before.TotalAlloc
}

// What an operation without analyses may take is 100 ms of processor time and 64 MB. A busy machine may take twice as long;
// the memory that is allocated includes what was free again before the end.
const (
	mostTime   = 2 * 100 * time.Millisecond
	mostMemory = 2 * 64 << 20
)

// Of each expensive operation the largest that is accepted stays within these bounds.
func TestExpensiveOperations(t *testing.T) {
	if raceEnabled || testing.Short() {
		t.Skip("it measures processor time for about ten seconds")
	}
	s := newLimitedServer(t)
	warm(t, s)
	for name, query := range expensive {
		t.Run(name, func(t *testing.T) {
			most := 0
			for step := 1024; step > 0; step /= 2 {
				if s.accepted(t, query(most+step), nil) != nil {
					most += step
				}
			}
			if most == 0 {
				t.Fatal("even the smallest is refused")
			}
			time, memory := time.Duration(math.MaxInt64), uint64(math.MaxUint64)
			cost := 0
			for range 2 {
				op := s.accepted(t, query(most), nil)
				cost = guard.CostOf(op)
				cpu, allocated := s.execute(t, op)
				time, memory = min(time, cpu), min(memory, allocated)
			}
			t.Logf("%d times, cost %d: %s, %d kB", most, cost, time, memory>>10)
			if time > mostTime || memory > mostMemory {
				t.Errorf("%d times, cost %d: it takes %s and %d kB", most, cost, time, memory>>10)
			}
		})
	}
}

// Random operations that are accepted stay within the bounds too.
func TestRandomOperationsStayWithinTheBounds(t *testing.T) {
	if raceEnabled || testing.Short() {
		t.Skip("it measures processor time for some seconds")
	}
	s, all := newLimitedServer(t), pairs(t)
	warm(t, s)
	g := newGenerator(t, all[0])
	accepted := 0
	for seed := range uint64(400) {
		query, variables := g.Query(breadthtest.FromSeed(seed))
		if _, errs := s.CreateOperationContext(graphql.StartOperationTrace(t.Context()), &graphql.RawParams{Query: query, Variables: variables}); len(errs) > 0 {
			continue // invalid, or refused
		}
		op := s.accepted(t, query, variables)
		if op == nil {
			continue
		}
		accepted++
		if cpu, allocated := s.execute(t, op); cpu > mostTime || allocated > mostMemory {
			t.Errorf("seed %d, cost %d: it takes %s and %d kB\n%.1000s", seed, guard.CostOf(op), cpu, allocated>>10, query)
		}
	}
	if accepted < 100 {
		t.Errorf("only %d operations were accepted", accepted)
	}
}

// warm derives what a server derives once from the network: the index of names and the places' hierarchy.
func warm(t *testing.T, s limitedServer) {
	t.Helper()
	s.execute(t, s.accepted(t, `{place(by:{name:"剑山县"}){within{name}} search(text:"县"){totalCount}}`, nil))
}
