package breadth_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

// aliased repeats a selection n times, each time with an alias of its own.
func aliased(n int, selection string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:%s ", i, selection)
	}
	return b.String()
}

// manyTypes is introspection with a response of about 100 MB, and manyNames one of more than 10 GB.
var (
	manyTypes = `{__schema{` + aliased(10, `types{...F}`) + `}} fragment F on __Type{` + aliased(40, `fields{type{...G}}`) + `} fragment G on __Type{` + aliased(5, `fields{name}`) + `}`
	manyNames = `{__schema{` + aliased(10, `types{...F}`) + `}} fragment F on __Type{` + aliased(40, `fields{type{...G}}`) + `} fragment G on __Type{` +
		aliased(40, `fields{type{`+aliased(40, "name")+`}}`) + `}`
)

// An operation whose response is longer than the bound takes no more memory than the bound allows, however long the response
// would be and whatever it consists of.
func TestMaxResponse(t *testing.T) {
	const bound = 1 << 20
	r := newRoot(3000)
	r.onMaker = func(_ context.Context, boxes []*sample.Box) error {
		errs := make(graphql.BatchErrorList, len(boxes))
		for i := range errs {
			errs[i] = errors.New("it has none")
		}
		return errs
	}
	if underRaceDetector {
		t.Skip("pools drop items under the race detector")
	}
	p := newPair(r, breadth.Options{MaxResponse: bound})
	p.Breadth.Use(extension.Introspection{})
	for name, query := range map[string]string{
		"leaves":          `{ boxes(first: 3000) { ` + aliased(60, "name") + `} }`,
		"type names":      `{ boxes(first: 3000) { ` + aliased(60, "__typename") + `} }`,
		"lists":           `{ boxes(first: 3000) { ` + aliased(60, "numbers") + `} }`,
		"errors":          `{ boxes(first: 3000) { ` + aliased(5, "maker { name }") + `} }`,
		"repeated fields": `{ ` + aliased(60, "boxes(first: 3000) { id name size }") + `}`,
		"introspection":   manyTypes,
		"copied objects":  manyNames,
	} {
		t.Run(name, func(t *testing.T) {
			var got *graphql.Response
			allocated := uint64(math.MaxUint64)
			for range 5 { // the first one makes the memory that is used again, unless garbage is collected
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				got = p.execute(t, query)
				runtime.ReadMemStats(&after)
				allocated = min(allocated, after.TotalAlloc-before.TotalAlloc)
			}
			if string(got.Data) != "null" || len(got.Errors) != 1 || got.Errors[0].Extensions["code"] != "RESPONSE_SIZE_LIMIT_EXCEEDED" ||
				!strings.Contains(got.Errors[0].Message, "1048576") {
				t.Errorf("the response is %.100s %.300v", got.Data, got.Errors)
			}
			// The buffer doubles while it grows.
			if allocated > 12*bound {
				t.Errorf("%d kB were allocated", allocated>>10)
			}
		})
	}
	short := p.execute(t, `{ boxes(first: 3000) { id name } }`)
	if len(short.Errors) > 0 || len(short.Data) > bound {
		t.Errorf("a response of %d bytes has the errors %v", len(short.Data), short.Errors)
	}
}

// The executor stops soon after the context has ended, also while it writes and while it introspects. Each look at the
// context is counted: one that says that the context has ended is the last but for a few.
func TestStopsWithItsContext(t *testing.T) {
	p := newPair(newRoot(3000), breadth.Options{})
	p.Breadth.Use(extension.Introspection{})
	for name, query := range map[string]string{
		"writing":       `{ boxes(first: 3000) { ` + aliased(60, "name") + `} }`,
		"objects":       `{ boxes(first: 3000) { ` + aliased(20, "grid { x y box { id } }") + `} }`,
		"introspection": manyTypes,
	} {
		for _, looks := range []int{1, 5, 20} {
			t.Run(fmt.Sprint(name, " ", looks), func(t *testing.T) {
				ctx := &endingContext{Context: t.Context(), looks: looks}
				got, _ := breadthtest.Execute(ctx, p.Breadth, query, nil)
				if string(got.Data) != "null" || len(got.Errors) != 1 || !errors.Is(got.Errors[0], context.Canceled) {
					t.Errorf("the response is %.100s %.300v", got.Data, got.Errors)
				}
				if ctx.looks < -50 { // once for each field of a level
					t.Errorf("the executor looked at the context %d times after its end", -ctx.looks)
				}
			})
		}
	}
}

// endingContext ends after a number of looks at it.
type endingContext struct {
	context.Context
	looks int
}

func (c *endingContext) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}
