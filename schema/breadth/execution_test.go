package breadth_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

func TestEachFieldOfALevelIsResolvedOnceForItsDifferentParents(t *testing.T) {
	r := newRoot(12)
	p := newPair(r, breadth.Options{})
	for _, test := range []struct {
		query string
		want  []string
	}{
		{`{ boxes(first: 12) { maker { id } } }`, []string{"maker 12"}},
		{`{ boxes(first: 12) { maker { boxes { id } } } }`, []string{"maker 12", "boxes 3"}},
		{`{ boxes(first: 12) { maker { boxes(first: 9) { maker { boxes { id } } } } } }`,
			[]string{"maker 12", "boxes 3", "maker 9", "boxes 3"}},
		// Two paths that select by the same fragment at the same level share a call.
		{`{ a: boxes(first: 4) { ...F } b: boxes(first: 6) { ...F } } fragment F on Box { maker { id } }`, []string{"maker 6"}},
		{`{ rows { ... on Box { maker { name } } } }`, []string{"maker 3"}},
		{`{ boxes { id } }`, nil},
	} {
		t.Run(test.query, func(t *testing.T) {
			p.execute(t, test.query)
			if got := r.called(); !slices.Equal(got, test.want) {
				t.Errorf("%s calls %q, want %q", test.query, got, test.want)
			}
		})
	}
}

func TestRootFieldsOfMutationsAreSerial(t *testing.T) {
	for _, o := range []breadth.Options{{}, {Concurrent: true}} {
		t.Run(fmt.Sprint("concurrent ", o.Concurrent), func(t *testing.T) {
			r := newRoot(3)
			p := newPair(r, o)
			got := p.execute(t, `mutation { a: rename(input: {name: "x"}) { turn box { maker { boxes { id } } } }
			b: rename(input: {name: "y"}) { turn ...F } c: rename(input: {name: "z"}) { ...F } d: forget(id: 0) { maker { id } } }
			fragment F on Renamed { box { name maker { id } } }`)
			if want := `"b":{"turn":1,"box":{"name":"y"`; len(got.Errors) > 0 || !strings.Contains(string(got.Data), want) {
				t.Errorf("the response is %s %v, without %s", got.Data, got.Errors, want)
			}
			want := []string{"rename 1", "maker 1", "boxes 1", "rename 1", "maker 1", "rename 1", "maker 1", "forget 1", "maker 1"}
			if got := r.called(); !slices.Equal(got, want) {
				t.Errorf("the calls are %q, want %q", got, want)
			}
		})
	}
}

// Responses that differ from gqlgen's, or whose errors gqlgen has in random order.
func TestFailures(t *testing.T) {
	r := newRoot(4)
	r.boxes[0].Mark = 0
	r.boxes[1].Grid = [][]*sample.Cell{{{Y: math.Inf(1)}, {}}}
	r.boxes[2].Parts = []sample.Part{&sample.UnknownPart{}, sample.Screw{}}
	p := newPair(r, breadth.Options{})
	for _, test := range []struct{ query, data, errors string }{
		{`{ box(id: 0) { id mark } }`, `{"box":null}`,
			`box.mark 1:19 cannot return null for non-null field Box.mark (Stamp!): the model struct field was nil and the field has no resolver`},
		{`{ box(id: 1) { grid { y } } }`, `{"box":{"grid":[[null,{"y":0}]]}}`, `box.grid[0][0].y 1:23 the value is not a finite number`},
		{`{ box(id: 2) { parts { __typename } } }`, `{"box":{"parts":[null,{"__typename":"Screw"}]}}`,
			`box.parts[0] 1:16 unexpected type *sample.UnknownPart of a Part`},
		{`{ panics { id } box(id: 0) { id } }`, `{"panics":null,"box":{"id":"0"}}`, `panics 1:3 the resolver panicked`},
		// Errors have the order of the response, whatever failed first.
		{`{ boxes { brittle tags shaky broken { __typename } } fails }`, "null",
			`boxes[0].shaky 1:24 box 0 shakes
			 boxes[0].broken 1:30 nothing holds
			 boxes[1].brittle 1:11 the resolver panicked
			 boxes[1].broken 1:30 nothing holds
			 boxes[2].broken 1:30 nothing holds
			 fails 1:54 it fails`},
		// A panic of a leaf fails only its own field; copies of objects stay right.
		{`{ boxes { brittle maker { name boxes { id } } } }`, ``, `boxes[1].brittle 1:11 the resolver panicked`},
		{`query($n: Int! = -1) { boxes(first: $n) { id } }`, `null`, `boxes 1:24 first is negative`},
	} {
		t.Run(test.query, func(t *testing.T) {
			got := p.execute(t, test.query)
			if test.data != "" && string(got.Data) != test.data {
				t.Errorf("%s\nis %s\nwant %s", test.query, got.Data, test.data)
			}
			var errs []string
			for _, e := range got.Errors {
				errs = append(errs, fmt.Sprintf("%s %d:%d %s", e.Path, e.Locations[0].Line, e.Locations[0].Column, e.Message))
			}
			want := strings.Split(test.errors, "\n")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if !slices.Equal(errs, want) {
				t.Errorf("%s\nfails with\n%s\nwant\n%s", test.query, strings.Join(errs, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestResolversThatBreakTheirContract(t *testing.T) {
	r := newRoot(4)
	p := newPair(r, breadth.Options{})
	r.onMaker = func(_ context.Context, bs []*sample.Box) error { return make(graphql.BatchErrorList, len(bs)+1) }
	if got := p.execute(t, `{ boxes(first: 2) { maker { id } } }`); len(got.Errors) != 2 ||
		!strings.Contains(got.Errors[1].Message, "Box.maker returned 0 results for 2 parents") {
		t.Errorf("the errors are %v", got.Errors)
	}
	r.onMaker = func(context.Context, []*sample.Box) error { panic("all of them") }
	got := p.execute(t, `{ boxes(first: 2) { id maker { id } } }`)
	if want := `{"boxes":[{"id":"0","maker":null},{"id":"1","maker":null}]}`; string(got.Data) != want || len(got.Errors) != 2 {
		t.Errorf("the response is %s, %v", got.Data, got.Errors)
	}
}

func TestCancellation(t *testing.T) {
	r := newRoot(4)
	p := newPair(r, breadth.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r.onMaker = func(context.Context, []*sample.Box) error { cancel(); return nil }
	got, _ := breadthtest.Execute(ctx, p.Breadth, `{ boxes(first: 1) { maker { name maker { id } boxes { id } } } }`, nil)
	if string(got.Data) != "null" || len(got.Errors) != 1 || !errors.Is(got.Errors[0], context.Canceled) {
		t.Fatalf("the response is %s, %v", got.Data, got.Errors)
	}
	if calls := r.called(); !slices.Equal(calls, []string{"maker 1"}) {
		t.Errorf("the calls are %q", calls)
	}
}

// gqlgen executes what is refused.
func TestRefused(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	for _, test := range []struct {
		query   string
		refused bool
	}{
		{`{ boxes { id } }`, false},
		{`{ __typename boxes @skip(if: true) { id } }`, false},
		{`mutation { forget(id: 1) { id } }`, false},
		{`{ refusedHere }`, true},
		{`{ ...F } fragment F on Query { boxes { id } refusedHere }`, true},
		{`{ __schema { queryType { name } } }`, false},
		{`{ __schema { queryType { name } } refusedHere }`, true},
		{`subscription { ticks }`, true},
	} {
		t.Run(test.query, func(t *testing.T) {
			before := p.schema.Stats().Refused
			if got := p.execute(t, test.query); len(got.Data) == 0 && len(got.Errors) == 0 {
				t.Errorf("%s has no response", test.query)
			}
			if got := p.schema.Stats().Refused > before; got != test.refused {
				t.Errorf("%s refused: %t", test.query, got)
			}
		})
	}
}

// What gqlgen would take for a zero is an error before gqlgen gets the operation.
func TestNullInWhatIsRefused(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	for query, want := range map[string]string{
		`query($n: Int) { refusedHere boxes(first: $n) { id } }`:                        `Argument "first" of non-null type "Int!" must not be null.`,
		`query($n: Boolean = true) { refusedHere boxes { id @skip(if: $n) } }`:          `Argument "if" of non-null type "Boolean!" must not be null.`,
		`query($n: Boolean = true) { refusedHere ... @include(if: $n) { __typename } }`: `Argument "if" of non-null type "Boolean!" must not be null.`,
	} {
		t.Run(query, func(t *testing.T) {
			got, valid := breadthtest.Execute(t.Context(), p.Breadth, query, map[string]any{"n": nil})
			if !valid || string(got.Data) != "null" || len(got.Errors) != 1 || got.Errors[0].Message != want {
				t.Errorf("valid %t, the response is %s, %v", valid, got.Data, got.Errors)
			}
		})
	}
}

func TestPlansAreBoundedInBytes(t *testing.T) {
	const bound = 100 << 10
	p := newPair(newRoot(3), breadth.Options{PlanBytes: bound})
	for i := range 200 {
		p.execute(t, fmt.Sprintf(`{ a%d: boxes { id name maker { id name } } }`, i))
	}
	s := p.schema.Stats()
	if s.PlanBytes > bound || s.PlanBytes < bound*3/4 || s.Plans < 5 || s.Plans > 50 || s.Refused > 0 {
		t.Errorf("after 200 operations: %+v", s)
	}
	// The most recent plans are in the cache.
	last := `{ a199: boxes { id name maker { id name } } }`
	if p.execute(t, last); p.schema.Stats() != (breadth.Stats{Executed: s.Executed + 1, Compiled: s.Compiled, Plans: s.Plans, PlanBytes: s.PlanBytes}) {
		t.Errorf("the last operation was compiled again: %+v", p.schema.Stats())
	}
	wide := `{ ` + strings.Repeat(`x: boxes { id name size colour made mark } `, 1)
	for i := range 60 {
		wide += fmt.Sprintf(`b%d: boxes { id name size colour made mark } `, i)
	}
	got := p.execute(t, wide+`}`)
	if got.Data != nil || len(got.Errors) != 1 || got.Errors[0].Extensions["code"] != "COMPLEXITY_LIMIT_EXCEEDED" || p.schema.Stats().Refused > 0 {
		t.Errorf("an operation whose plan is too large has the response %s %v", got.Data, got.Errors)
	}
}

func TestEqualOperationsAreCompiledOnce(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	const query = `query($all: Boolean!) { boxes { id name @include(if: $all) maker { id } } }`
	breadthtest.Data(t, p.Breadth, query, map[string]any{"all": true}) // the document is parsed
	var callers sync.WaitGroup
	for range 16 {
		callers.Go(func() {
			if got, _ := breadthtest.Execute(t.Context(), p.Breadth, query, map[string]any{"all": false}); len(got.Errors) > 0 {
				t.Error(got.Errors)
			}
		})
	}
	callers.Wait()
	if s := p.schema.Stats(); s.Compiled != 2 || s.Plans != 2 || s.Executed != 17 {
		t.Errorf("two plans of one document: %+v", s)
	}
}

// The leaves of immutable objects are encoded once for many responses, also for concurrent ones; they count as bytes of
// the plan.
func TestImmutable(t *testing.T) {
	const query = `{ boxes(first: 500) { id __typename name size maker { since id name } loud: name(loud: true) } }`
	for _, bound := range []int64{1 << 20, 60 << 10} {
		t.Run(fmt.Sprint(bound), func(t *testing.T) {
			p := newPair(newRoot(500), breadth.Options{Immutable: "Named", PlanBytes: bound})
			p.execute(t, query)
			compiled := p.schema.Stats().PlanBytes
			for range 5 {
				p.execute(t, query)
			}
			if hot := p.schema.Stats().PlanBytes; hot > bound || bound == 1<<20 && hot < compiled+500*50 {
				t.Errorf("a plan of %d bytes has %d after five responses, the bound is %d", compiled, hot, bound)
			}
			want := p.execute(t, query)
			var callers sync.WaitGroup
			for range 8 {
				callers.Go(func() {
					for range 20 {
						if got, _ := breadthtest.Execute(t.Context(), p.Breadth, query, nil); string(got.Data) != string(want.Data) {
							t.Errorf("%.300s\nwant %.300s", got.Data, want.Data)
						}
					}
				})
			}
			callers.Wait()
		})
	}
	p := newPair(newRoot(500), breadth.Options{})
	p.execute(t, query)
	compiled := p.schema.Stats()
	for range 5 {
		p.execute(t, query)
	}
	if got := p.schema.Stats(); got.PlanBytes != compiled.PlanBytes {
		t.Errorf("%d bytes of a plan became %d without immutable objects", compiled.PlanBytes, got.PlanBytes)
	}
}

func TestEachChoiceOfConditionsHasAPlan(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	query := `query($a: Boolean!, $b: Boolean! = true) { box(id: 0) { id @skip(if: $a) ... @include(if: $b) { name } size @include(if: $a) } }`
	for variables, want := range map[[2]bool]string{
		{false, true}:  `{"box":{"id":"0","name":"box 0"}}`,
		{true, true}:   `{"box":{"name":"box 0","size":"SMALL"}}`,
		{false, false}: `{"box":{"id":"0"}}`,
		{true, false}:  `{"box":{"size":"SMALL"}}`,
	} {
		t.Run(fmt.Sprint(variables), func(t *testing.T) {
			got, _ := breadthtest.Execute(t.Context(), p.Breadth, query, map[string]any{"a": variables[0], "b": variables[1]})
			if string(got.Data) != want {
				t.Errorf("%v: %s, want %s", variables, got.Data, want)
			}
		})
	}
	if s := p.schema.Stats(); s.Plans != 4 {
		t.Errorf("%+v", s)
	}
}

// Equal calls of one level are made once, with each item once.
func TestJoin(t *testing.T) {
	type joined struct {
		key string
		ids []string
	}
	for _, concurrent := range []bool{true, false} {
		t.Run(fmt.Sprint(concurrent), func(t *testing.T) {
			r := newRoot(8)
			p := newPair(r, breadth.Options{Concurrent: concurrent})
			var calls []joined
			r.onMaker = func(ctx context.Context, bs []*sample.Box) error {
				ids, key := make([]string, len(bs)), "even"
				for i, b := range bs {
					ids[i] = b.ID
				}
				if len(bs) == 1 {
					key = "one"
				}
				results, err := breadth.Join(ctx, key, ids, func(_ context.Context, ids []string) ([]string, error) {
					r.mu.Lock()
					defer r.mu.Unlock()
					calls = append(calls, joined{key, ids})
					time.Sleep(time.Millisecond)
					return ids, nil
				})
				if err == nil && !slices.Equal(results, ids) {
					err = fmt.Errorf("the results for %v are %v", ids, results)
				}
				return err
			}
			got := p.execute(t, `{ a: boxes(first: 2) { maker { id } } b: boxes(first: 4) { name maker { id } } c: box(id: 7) { maker { id } } }`)
			if len(got.Errors) > 0 {
				t.Error(got.Errors)
			}
			slices.SortFunc(calls, func(a, b joined) int { return strings.Compare(a.key, b.key)*10 + len(a.ids) - len(b.ids) })
			want := `[{even [0 1]} {even [0 1 2 3]} {one [7]}]`
			if concurrent {
				want = `[{even [0 1 2 3]} {one [7]}]`
			}
			if got := fmt.Sprint(calls); got != want {
				t.Errorf("concurrent %t: the calls are %s, want %s", concurrent, got, want)
			}
		})
	}
}

func TestJoinedFailures(t *testing.T) {
	r := newRoot(8)
	p := newPair(r, breadth.Options{Concurrent: true})
	for name, fetch := range map[string]func(context.Context, []int) ([]int, error){
		"an error": func(context.Context, []int) ([]int, error) { return nil, errors.New("no") },
		"a panic":  func(context.Context, []int) ([]int, error) { panic("no") },
		"too few":  func(context.Context, []int) ([]int, error) { return nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			r.onMaker = func(ctx context.Context, bs []*sample.Box) error {
				_, err := breadth.Join(ctx, "", []int{len(bs)}, fetch)
				return err
			}
			if got := p.execute(t, `{ a: boxes(first: 2) { maker { id } } b: boxes(first: 4) { maker { id } } }`); len(got.Errors) != 6 {
				t.Errorf("%s: %v", name, got.Errors)
			}
		})
	}
}

// Concurrent requests share plans and pools.
func TestConcurrentRequests(t *testing.T) {
	for _, o := range []breadth.Options{{PlanBytes: 100 << 10}, {Concurrent: true}} {
		t.Run(fmt.Sprint("concurrent ", o.Concurrent), func(t *testing.T) {
			p := newPair(newRoot(30), o)
			var clients sync.WaitGroup
			for i := range 8 {
				clients.Go(func() {
					for k := range 40 {
						query := fmt.Sprintf(`{ boxes(first: %d) { id brittle maker { id boxes(first: 5) { name maker { id } } } } }`, 1+(i+k)%7)
						if k%2 == 0 {
							query = fmt.Sprintf(`{ boxes(first: %d) { shaky numbers lone { ... on Screw { length } } } }`, 1+(i+k)%7)
						}
						if _, _, err := p.Compare(t.Context(), query, nil); err != nil {
							t.Error(err)
						}
					}
				})
			}
			clients.Wait()
		})
	}
}
