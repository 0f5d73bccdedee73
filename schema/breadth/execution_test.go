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
		// Of two paths that select by the same fragment only the level counts.
		{`{ a: boxes(first: 4) { ...F } b: boxes(first: 6) { ...F } } fragment F on Box { maker { id } }`, []string{"maker 6"}},
		{`{ rows { ... on Box { maker { name } } } }`, []string{"maker 3"}},
		{`{ boxes { id } }`, nil},
	} {
		p.run(t, test.query)
		if got := r.called(); !slices.Equal(got, test.want) {
			t.Errorf("%s calls %q, want %q", test.query, got, test.want)
		}
	}
}

func TestMutationsAreSerialToTheBottom(t *testing.T) {
	for _, o := range []breadth.Options{{}, {Concurrent: true}} {
		r := newRoot(3)
		p := newPair(r, o)
		got := p.run(t, `mutation { a: rename(input: {name: "x"}) { turn box { maker { boxes { id } } } }
			b: rename(input: {name: "y"}) { turn ...F } c: rename(input: {name: "z"}) { ...F } d: forget(id: 0) { maker { id } } }
			fragment F on Renamed { box { name maker { id } } }`)
		if want := `"b":{"turn":1,"box":{"name":"y"`; len(got.Errors) > 0 || !strings.Contains(string(got.Data), want) {
			t.Errorf("the answer is %s %v, and has no %s", got.Data, got.Errors, want)
		}
		want := []string{"rename 1", "maker 1", "boxes 1", "rename 1", "maker 1", "rename 1", "maker 1", "forget 1", "maker 1"}
		if got := r.called(); !slices.Equal(got, want) {
			t.Errorf("the calls are %q, want %q", got, want)
		}
	}
}

// What an answer has where gqlgen's would be wrong, or depends on how gqlgen puts parents together.
func TestFailures(t *testing.T) {
	r := newRoot(4)
	r.boxes[0].Mark = 0
	r.boxes[1].Grid = [][]*sample.Cell{{{Y: math.Inf(1)}, {}}}
	r.boxes[2].Parts = []sample.Part{&sample.Stranger{}, sample.Screw{}}
	p := newPair(r, breadth.Options{})
	for _, test := range []struct{ query, data, errors string }{
		{`{ box(id: 0) { id mark } }`, `{"box":null}`,
			`box.mark 1:19 cannot return null for non-null field Box.mark (Stamp!): the model struct field was nil and the field has no resolver`},
		{`{ box(id: 1) { grid { y } } }`, `{"box":{"grid":[[null,{"y":0}]]}}`, `box.grid[0][0].y 1:23 the value is not a finite number`},
		{`{ box(id: 2) { parts { __typename } } }`, `{"box":{"parts":[null,{"__typename":"Screw"}]}}`,
			`box.parts[0] 1:16 unexpected type *sample.Stranger of a Part`},
		{`{ panics { id } box(id: 0) { id } }`, `{"panics":null,"box":{"id":"0"}}`, `panics 1:3 the resolver panicked`},
		// In the order of the answer, whatever failed first.
		{`{ boxes { brittle tags shaky broken { __typename } } fails }`, "null",
			`boxes[0].shaky 1:24 box 0 shakes
			 boxes[0].broken 1:30 nothing holds
			 boxes[1].brittle 1:11 the resolver panicked
			 boxes[1].broken 1:30 nothing holds
			 boxes[2].broken 1:30 nothing holds
			 fails 1:54 it fails`},
		// A panic while writing costs only its own field, and what an object needs copied stays right.
		{`{ boxes { brittle maker { name boxes { id } } } }`, ``, `boxes[1].brittle 1:11 the resolver panicked`},
		{`query($n: Int! = -1) { boxes(first: $n) { id } }`, `null`, `boxes 1:24 first is negative`},
	} {
		got := p.run(t, test.query)
		if test.data != "" && string(got.Data) != test.data {
			t.Errorf("%s\nanswers %s\nwant    %s", test.query, got.Data, test.data)
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
	}
}

func TestBatchesThatBreakTheirContract(t *testing.T) {
	r := newRoot(4)
	p := newPair(r, breadth.Options{})
	r.ask = func(_ context.Context, boxes []*sample.Box) error { return make(graphql.BatchErrorList, len(boxes)+1) }
	if got := p.run(t, `{ boxes(first: 2) { maker { id } } }`); len(got.Errors) != 2 ||
		!strings.Contains(got.Errors[1].Message, "Box.maker returned 0 results for 2 parents") {
		t.Errorf("the errors are %v", got.Errors)
	}
	r.ask = func(context.Context, []*sample.Box) error { panic("all of them") }
	got := p.run(t, `{ boxes(first: 2) { id maker { id } } }`)
	if want := `{"boxes":[{"id":"0","maker":null},{"id":"1","maker":null}]}`; string(got.Data) != want || len(got.Errors) != 2 {
		t.Errorf("the answer is %s, %v", got.Data, got.Errors)
	}
}

func TestCancellation(t *testing.T) {
	r := newRoot(4)
	p := newPair(r, breadth.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r.ask = func(context.Context, []*sample.Box) error { cancel(); return nil }
	got, _ := breadthtest.Execute(ctx, p.Other, `{ boxes(first: 1) { maker { name maker { id } boxes { id } } } }`, nil)
	if string(got.Data) != `{"boxes":[{"maker":null}]}` || len(got.Errors) != 2 {
		t.Fatalf("the answer is %s, %v", got.Data, got.Errors)
	}
	for _, e := range got.Errors {
		if !errors.Is(e, context.Canceled) {
			t.Errorf("the error is %v", e)
		}
	}
	if calls := r.called(); !slices.Equal(calls, []string{"maker 1"}) {
		t.Errorf("the calls are %q", calls)
	}
}

// What a plan cannot do is executed by gqlgen.
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
		before := p.schema.Stats().Refused
		if got := p.run(t, test.query); len(got.Data) == 0 && len(got.Errors) == 0 {
			t.Errorf("%s has no answer", test.query)
		}
		if got := p.schema.Stats().Refused > before; got != test.refused {
			t.Errorf("%s refused: %t", test.query, got)
		}
	}
}

func TestPlansAreBoundedInBytes(t *testing.T) {
	const bound = 100 << 10
	p := newPair(newRoot(3), breadth.Options{PlanBytes: bound})
	for i := range 200 {
		p.run(t, fmt.Sprintf(`{ a%d: boxes { id name maker { id name } } }`, i))
	}
	s := p.schema.Stats()
	if s.PlanBytes > bound || s.PlanBytes < bound*3/4 || s.Plans < 5 || s.Plans > 50 || s.Refused > 0 {
		t.Errorf("after 200 operations: %+v", s)
	}
	// The most recent ones are kept, and the choices of conditions count.
	last := `{ a199: boxes { id name maker { id name } } }`
	if p.run(t, last); p.schema.Stats() != (breadth.Stats{Executed: s.Executed + 1, Compiled: s.Compiled, Plans: s.Plans, PlanBytes: s.PlanBytes}) {
		t.Errorf("the last operation was planned again: %+v", p.schema.Stats())
	}
	wide := `{ ` + strings.Repeat(`x: boxes { id name size colour made mark } `, 1)
	for i := range 60 {
		wide += fmt.Sprintf(`b%d: boxes { id name size colour made mark } `, i)
	}
	if p.run(t, wide+`}`); p.schema.Stats().Refused != 1 {
		t.Errorf("an operation that is larger than the cache is planned: %+v", p.schema.Stats())
	}
}

func TestEqualOperationsAreCompiledOnce(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	const query = `query($all: Boolean!) { boxes { id name @include(if: $all) maker { id } } }`
	breadthtest.Data(t, p.Other, query, map[string]any{"all": true}) // the document is parsed
	var asking sync.WaitGroup
	for range 16 {
		asking.Go(func() {
			if got, _ := breadthtest.Execute(t.Context(), p.Other, query, map[string]any{"all": false}); len(got.Errors) > 0 {
				t.Error(got.Errors)
			}
		})
	}
	asking.Wait()
	if s := p.schema.Stats(); s.Compiled != 2 || s.Plans != 2 || s.Executed != 17 {
		t.Errorf("two plans of one document: %+v", s)
	}
}

// The leaves of objects that last are encoded once for many answers, also for those that are made at the same time; what
// is kept of them counts as bytes of the plan.
func TestLasting(t *testing.T) {
	const query = `{ boxes(first: 500) { id __typename name size maker { since id name } loud: name(loud: true) } }`
	for _, bound := range []int64{1 << 20, 60 << 10} {
		p := newPair(newRoot(500), breadth.Options{Immutable: "Named", PlanBytes: bound})
		p.run(t, query)
		planned := p.schema.Stats().PlanBytes
		for range 5 {
			p.run(t, query)
		}
		if kept := p.schema.Stats().PlanBytes; kept > bound || bound == 1<<20 && kept < planned+500*50 {
			t.Errorf("a plan of %d bytes has %d after five answers, within %d", planned, kept, bound)
		}
		want := p.run(t, query)
		var asking sync.WaitGroup
		for range 8 {
			asking.Go(func() {
				for range 20 {
					if got, _ := breadthtest.Execute(t.Context(), p.Other, query, nil); string(got.Data) != string(want.Data) {
						t.Errorf("%.300s\nwant %.300s", got.Data, want.Data)
					}
				}
			})
		}
		asking.Wait()
	}
	p := newPair(newRoot(500), breadth.Options{})
	p.run(t, query)
	planned := p.schema.Stats()
	for range 5 {
		p.run(t, query)
	}
	if got := p.schema.Stats(); got.PlanBytes != planned.PlanBytes {
		t.Errorf("%d bytes of a plan became %d, and nothing lasts", planned.PlanBytes, got.PlanBytes)
	}
}

func TestConditionsHaveAPlanEach(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	query := `query($a: Boolean!, $b: Boolean! = true) { box(id: 0) { id @skip(if: $a) ... @include(if: $b) { name } size @include(if: $a) } }`
	for variables, want := range map[[2]bool]string{
		{false, true}:  `{"box":{"id":"0","name":"box 0"}}`,
		{true, true}:   `{"box":{"name":"box 0","size":"SMALL"}}`,
		{false, false}: `{"box":{"id":"0"}}`,
		{true, false}:  `{"box":{"size":"SMALL"}}`,
	} {
		got, _ := breadthtest.Execute(t.Context(), p.Other, query, map[string]any{"a": variables[0], "b": variables[1]})
		if string(got.Data) != want {
			t.Errorf("%v: %s, want %s", variables, got.Data, want)
		}
	}
	if s := p.schema.Stats(); s.Plans != 4 {
		t.Errorf("%+v", s)
	}
}

// Equal questions of one level are asked once, about each thing once; others at the same time.
func TestJoin(t *testing.T) {
	type asked struct {
		key string
		ids []string
	}
	for _, sideBySide := range []bool{true, false} {
		r := newRoot(8)
		p := newPair(r, breadth.Options{Concurrent: sideBySide})
		var questions []asked
		r.ask = func(ctx context.Context, boxes []*sample.Box) error {
			ids, key := make([]string, len(boxes)), "even"
			for i, b := range boxes {
				ids[i] = b.ID
			}
			if len(boxes) == 1 {
				key = "one"
			}
			answers, err := breadth.Join(ctx, key, ids, func(_ context.Context, ids []string) ([]string, error) {
				r.mu.Lock()
				defer r.mu.Unlock()
				questions = append(questions, asked{key, ids})
				time.Sleep(time.Millisecond)
				return ids, nil
			})
			if err == nil && !slices.Equal(answers, ids) {
				err = fmt.Errorf("the answers about %v are %v", ids, answers)
			}
			return err
		}
		got := p.run(t, `{ a: boxes(first: 2) { maker { id } } b: boxes(first: 4) { name maker { id } } c: box(id: 7) { maker { id } } }`)
		if len(got.Errors) > 0 {
			t.Error(got.Errors)
		}
		slices.SortFunc(questions, func(a, b asked) int { return strings.Compare(a.key, b.key)*10 + len(a.ids) - len(b.ids) })
		want := `[{even [0 1]} {even [0 1 2 3]} {one [7]}]`
		if sideBySide {
			want = `[{even [0 1 2 3]} {one [7]}]`
		}
		if got := fmt.Sprint(questions); got != want {
			t.Errorf("side by side %t: asked %s, want %s", sideBySide, got, want)
		}
	}
}

func TestJoinedFailures(t *testing.T) {
	r := newRoot(8)
	p := newPair(r, breadth.Options{Concurrent: true})
	for name, ask := range map[string]func(context.Context, []int) ([]int, error){
		"an error": func(context.Context, []int) ([]int, error) { return nil, errors.New("no") },
		"a panic":  func(context.Context, []int) ([]int, error) { panic("no") },
		"too few":  func(context.Context, []int) ([]int, error) { return nil, nil },
	} {
		r.ask = func(ctx context.Context, boxes []*sample.Box) error {
			_, err := breadth.Join(ctx, "", []int{len(boxes)}, ask)
			return err
		}
		if got := p.run(t, `{ a: boxes(first: 2) { maker { id } } b: boxes(first: 4) { maker { id } } }`); len(got.Errors) != 6 {
			t.Errorf("%s: %v", name, got.Errors)
		}
	}
}

// A schema serves many requests at once, with the same plans and pools.
func TestManyAtOnce(t *testing.T) {
	for _, o := range []breadth.Options{{PlanBytes: 40 << 10}, {Concurrent: true}} {
		p := newPair(newRoot(30), o)
		var others sync.WaitGroup
		for i := range 8 {
			others.Go(func() {
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
		others.Wait()
	}
}
