package breadth_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

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
