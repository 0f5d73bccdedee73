package breadth_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/internal/sample"
)

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
