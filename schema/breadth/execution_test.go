package breadth_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"coopgraph/schema/breadth"
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
