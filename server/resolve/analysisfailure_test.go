package resolve_test

import (
	"context"
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/server/resolve"
)

// A ranking that does not converge takes all of its iterations once. That it was cancelled is not kept.
func TestFailedAnalysesAreCached(t *testing.T) {
	store := datasetStore(t)
	query := resolve.New(store, store.(resolve.Snapshots), resolve.Options{}).Query()
	rank := func(ctx context.Context) error {
		_, err := query.Ranking(ctx, analysis.Eigenvector, nil, nil, nil, 10, nil, nil, graph.Evidences)
		return err
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := rank(cancelled); !errors.Is(err, context.Canceled) {
		t.Fatalf("the error of a cancelled ranking is %v", err)
	}
	start := cpuTime(t)
	first := rank(t.Context())
	once := cpuTime(t) - start
	if coded, ok := errors.AsType[*graph.Error](first); !ok || coded.Code != graph.InvalidArgument {
		t.Fatalf("the error is %v", first)
	}
	start = cpuTime(t)
	for range 100 {
		if err := rank(t.Context()); !errors.Is(err, first) {
			t.Fatalf("the next error is %v", err)
		}
	}
	if hundred := cpuTime(t) - start; hundred > 2*once {
		t.Errorf("100 equal rankings take %s of CPU after the first, which takes %s", hundred, once)
	}
}
