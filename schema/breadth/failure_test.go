package breadth_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

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
