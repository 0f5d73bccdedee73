package breadth_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

type traced struct{}

// A trace is told about each level, and resolvers get its context.
func TestTrace(t *testing.T) {
	for _, concurrent := range []bool{false, true} {
		t.Run(fmt.Sprint("concurrent ", concurrent), func(t *testing.T) {
			var got []string
			describe := func(what string, l breadth.LevelInfo) {
				s := fmt.Sprintf("%s %d: %d objects, %d fields", what, l.Number, l.Objects, l.Fields)
				for c := range l.Calls {
					s += fmt.Sprintf(", %s.%s of %d", c.Type, c.Field, c.Objects)
				}
				got = append(got, s)
			}
			trace := &breadth.Trace{
				LevelStart: func(ctx context.Context, l breadth.LevelInfo) context.Context {
					describe("start", l)
					return context.WithValue(ctx, traced{}, l.Number)
				},
				LevelDone: func(ctx context.Context, l breadth.LevelInfo) {
					describe("done", l)
					if ctx.Value(traced{}) != l.Number || l.Duration <= 0 {
						t.Errorf("level %d is done with the context of %v, after %s", l.Number, ctx.Value(traced{}), l.Duration)
					}
				},
			}
			r := newRoot(6)
			r.onMaker = func(ctx context.Context, _ []*sample.Box) error {
				if ctx.Value(traced{}) != 2 {
					t.Errorf("the resolver of level 2 has the context of %v", ctx.Value(traced{}))
				}
				return nil
			}
			breadthtest.Data(t, newPair(r, breadth.Options{Concurrent: concurrent, Trace: trace}).Breadth,
				`{ boxes(first: 6) { id maker { name } } }`, nil)
			want := []string{
				"start 1: 1 objects, 1 fields, Query.boxes of 1", "done 1: 1 objects, 1 fields, Query.boxes of 1",
				"start 2: 6 objects, 2 fields, Box.maker of 6", "done 2: 6 objects, 2 fields, Box.maker of 6",
			}
			if len(got) < 4 || !slices.Equal(got[:4], want) {
				t.Errorf("%q, want %q first", got, want)
			}
			if len(got) != 6 {
				t.Errorf("%d levels begin and end: %q", len(got)/2, got)
			}
		})
	}
}
