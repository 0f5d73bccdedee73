package resolve_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/mirror"
	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

// Equal analyses that are asked for at the same time are computed once: all callers get the same result, and together
// cost about as much as one.
func TestEqualAnalysesAreComputedOnce(t *testing.T) {
	store := datasetStore(t)
	rank := func(callers int) (results []*analysis.Ranking, cpu time.Duration) {
		query := resolve.New(store, mirror.New(store), resolve.Options{}).Query()
		if _, err := query.Dataset(t.Context(), nil); err != nil { // reads the network
			t.Fatal(err)
		}
		results = make([]*analysis.Ranking, callers)
		var together sync.WaitGroup
		before := cpuTime(t)
		for i := range callers {
			together.Go(func() {
				var err error
				results[i], err = query.Ranking(t.Context(), analysis.Betweenness, nil, nil, nil, 10, nil, nil, graph.Evidences)
				if err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
		return results, cpuTime(t) - before
	}
	var one, many time.Duration
	for range 5 {
		_, cpu := rank(1)
		results, cpuOfMany := rank(16)
		computed := map[*analysis.Ranking]bool{}
		for _, r := range results {
			computed[r] = true
		}
		if len(computed) != 1 {
			t.Fatalf("16 equal rankings are computed %d times", len(computed))
		}
		one, many = one+cpu, many+cpuOfMany
	}
	t.Logf("one cold ranking takes %s of CPU, 16 equal ones %s: %.2f times as much", one/5, many/5, float64(many)/float64(one))
	if many > 3*one+5*time.Millisecond { // it is 1 to 1.5 times as much, and 14 times if each were computed
		t.Errorf("16 equal cold rankings take %s of CPU, and one takes %s", many/5, one/5)
	}
}

// However many analyses an operation asks for at the same time, they are computed one after the other.
func TestAnalysesOfOneOperation(t *testing.T) {
	store := datasetStore(t)
	counted := &concurrentSnapshots{Store: mirror.New(store)}
	query := resolve.New(struct{ graph.Reader }{store}, counted, resolve.Options{}).Query()
	ctx := resolve.WithOperation(t.Context())
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			day := graph.NewDate(2000+n, 1, 1)
			if _, err := query.Ranking(ctx, analysis.Degree, nil, nil, nil, 10, &day, nil, graph.Evidences); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most := counted.most.Load(); most != 1 {
		t.Errorf("%d analyses are computed at once", most)
	}
}

// concurrentSnapshots counts how many networks are read at once.
type concurrentSnapshots struct {
	*mirror.Store
	reading, most atomic.Int64
}

func (s *concurrentSnapshots) Snapshot(ctx context.Context, version graph.Version) (graph.Reader, error) {
	r, err := s.Store.Snapshot(ctx, version)
	return concurrentSnapshot{r, s}, err
}

type concurrentSnapshot struct {
	graph.Reader
	in *concurrentSnapshots
}

func (s concurrentSnapshot) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	n := s.in.reading.Add(1)
	defer s.in.reading.Add(-1)
	for most := s.in.most.Load(); n > most && !s.in.most.CompareAndSwap(most, n); most = s.in.most.Load() {
	}
	time.Sleep(5 * time.Millisecond) // so that others read meanwhile
	return s.Reader.Network(ctx, scope)
}

// cpuTime is what this process has used.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// Analyses over the same ties that differ in anything else do not get each other's results.
func TestDifferentAnalysesAreTakenApart(t *testing.T) {
	var kinds []string
	for kind := range analysis.CooperationTies.All {
		kinds = append(kinds, kind.String())
	}
	listed := fmt.Sprintf("ties: {kind: {in: [%s]}}", strings.Join(kinds, ", "))
	p := newPair(datasetStore(t), breadth.Options{})
	for _, test := range []struct{ name, a, b string }{
		{"what was not listed is left out", `{ ranking(measure: DEGREE, first: 1) { basis { leftOutKinds } } }`,
			`{ ranking(measure: DEGREE, first: 1, ` + listed + `) { basis { leftOutKinds } } }`},
		{"another analysis", `{ communities { communities { nodes { id } } } }`, `{ network { nodes { id } } }`},
		{"another level", `{ flows(level: PROVINCE) { flows { count } } }`, `{ flows(level: PREFECTURE) { flows { count } } }`},
		{"other ends", `{ paths(from: ["place-310101"], to: ["place-310115"]) { distance paths { ties { id } } } }`,
			`{ paths(from: ["place-310115"], to: ["place-310109"]) { distance paths { ties { id } } } }`},
		{"another measure", `{ ranking(measure: DEGREE, first: 5) { nodes { score } } }`, `{ ranking(measure: PAGERANK, first: 5) { nodes { score } } }`},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := string(breadthtest.Data(t, p.Breadth, test.a, nil)), string(breadthtest.Data(t, p.Breadth, test.b, nil))
			if a == b {
				t.Errorf("%s and %s have the same answer: %.300s", test.a, test.b, a)
			}
			again := newPair(datasetStore(t), breadth.Options{})
			if alone := string(breadthtest.Data(t, again.Breadth, test.b, nil)); alone != b {
				t.Errorf("%s answers %.300s after %s, and %.300s alone", test.b, b, test.a, alone)
			}
		})
	}
}
