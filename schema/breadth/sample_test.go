package breadth_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

// root resolves the sample, and records which resolvers were called for how many parents.
type root struct {
	boxes []*sample.Box

	mu      sync.Mutex
	calls   []call
	turns   map[*graphql.OperationContext]int32
	onMaker func(ctx context.Context, boxes []*sample.Box) error // called by Maker
}

type call struct {
	resolver string
	parents  int
}

func newRoot(n int) *root {
	return &root{boxes: sample.Boxes(n), turns: map[*graphql.OperationContext]int32{}}
}

func (r *root) record(resolver string, parents int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = append(r.calls, call{resolver, parents})
}

// called returns the calls since it was last called.
func (r *root) called() (calls []string) {
	for _, c := range r.calls {
		calls = append(calls, fmt.Sprint(c.resolver, " ", c.parents))
	}
	r.calls = nil
	return calls
}

type (
	queries   struct{ *root }
	mutations struct{ *root }
	ticks     struct{ *root }
	boxes     struct{ *root }
	makers    struct{ *root }
	cells     struct{ *root }
)

func (r *root) Query() sample.QueryResolver               { return queries{r} }
func (r *root) Mutation() sample.MutationResolver         { return mutations{r} }
func (r *root) Subscription() sample.SubscriptionResolver { return ticks{r} }
func (r *root) Box() sample.BoxResolver                   { return boxes{r} }
func (r *root) Maker() sample.MakerResolver               { return makers{r} }
func (r *root) Cell() sample.CellResolver                 { return cells{r} }

func (r queries) Box(_ context.Context, id string) (*sample.Box, error) {
	for _, b := range r.boxes {
		if b.ID == id {
			return b, nil
		}
	}
	return nil, nil
}

func (r queries) Boxes(_ context.Context, first int32) ([]*sample.Box, error) {
	if first < 0 {
		return nil, errors.New("first is negative")
	}
	return r.boxes[:min(int(first), len(r.boxes))], nil
}

func (r queries) Parts(context.Context) ([]sample.Part, error) { return r.boxes[1].Parts, nil }
func (r queries) Maker(context.Context) (*sample.Maker, error) { return r.boxes[0].By, nil }
func (r queries) RefusedHere(context.Context) (*string, error) { return nil, nil }
func (r queries) Fails(context.Context) (*string, error)       { return nil, errors.New("it fails") }
func (r queries) Panics(context.Context) (*sample.Box, error)  { panic("it panics") }

func (r queries) Rows(context.Context) ([][]sample.Named, error) {
	return [][]sample.Named{{r.boxes[0], r.boxes[0].By, r.boxes[1]}, nil, {r.boxes[2], r.boxes[1]}, {r.boxes[0], nil}}, nil
}

func (r mutations) Rename(ctx context.Context, id string, input sample.BoxInput) (*sample.Renamed, error) {
	r.record("rename", 1)
	r.mu.Lock()
	defer r.mu.Unlock()
	oc := graphql.GetOperationContext(ctx)
	turn := r.turns[oc]
	r.turns[oc]++
	if input.Name == "" {
		return nil, errors.New("a box has a name")
	}
	renamed := *r.boxes[1]
	renamed.ID, renamed.Title = id, input.Name
	return &sample.Renamed{Box: renamed, Turn: turn, Seen: r.boxes[:2]}, nil
}

func (r mutations) Forget(ctx context.Context, id string) (*sample.Box, error) {
	r.record("forget", 1)
	return queries(r).Box(ctx, id)
}

func (r ticks) Ticks(context.Context) (<-chan int32, error) {
	c := make(chan int32, 1)
	c <- 1
	close(c)
	return c, nil
}

func (r boxes) Maker(ctx context.Context, bs []*sample.Box) ([]*sample.Maker, error) {
	r.record("maker", len(bs))
	if r.onMaker != nil {
		if err := r.onMaker(ctx, bs); err != nil {
			return nil, err
		}
	}
	ms := make([]*sample.Maker, len(bs))
	for i, b := range bs {
		ms[i] = b.By
	}
	return ms, nil
}

func (r boxes) Hidden(_ context.Context, bs []*sample.Box) ([]*string, error) {
	return make([]*string, len(bs)), nil
}

func (r boxes) Lone(_ context.Context, b *sample.Box, by int32) (sample.Part, error) {
	r.record("lone", 1)
	switch (len(b.Title) + int(b.Mark) + int(by)) % 4 {
	case 1:
		return nil, fmt.Errorf("box %s is not alone", b.ID)
	case 2:
		panic(b.ID)
	}
	return b.Parts[0], nil
}

func (r boxes) Shaky(_ context.Context, bs []*sample.Box) ([]string, error) {
	r.record("shaky", len(bs))
	rs, errs := make([]string, len(bs)), make(graphql.BatchErrorList, len(bs))
	for i, b := range bs {
		if rs[i] = "steady"; b.Mark%5 == 0 {
			errs[i] = fmt.Errorf("box %s shakes", b.ID)
		}
	}
	return rs, errs
}

func (r boxes) Broken(context.Context, []*sample.Box) ([]sample.Part, error) {
	return nil, errors.New("nothing holds")
}

func (r boxes) Miscounted(_ context.Context, bs []*sample.Box) ([]*int32, error) {
	return make([]*int32, len(bs)), nil
}

func (r makers) Boxes(_ context.Context, ms []*sample.Maker, first int32, colour *sample.Colour) ([][]*sample.Box, error) {
	r.record("boxes", len(ms))
	rs := make([][]*sample.Box, len(ms))
	for i, m := range ms {
		for _, b := range r.boxes {
			if b.By == m && len(rs[i]) < int(first) && (colour == nil || *colour == b.Colour) {
				rs[i] = append(rs[i], b)
			}
		}
	}
	return rs, nil
}

func (r cells) Box(_ context.Context, cs []*sample.Cell) ([]*sample.Box, error) {
	r.record("cells", len(cs))
	rs := make([]*sample.Box, len(cs))
	for i, c := range cs {
		if c != nil { // gqlgen calls resolvers for the nulls of a list too
			rs[i] = r.boxes[int(c.X)%len(r.boxes)]
		}
	}
	return rs, nil
}

type pair struct {
	breadthtest.Pair
	schema *breadth.Schema
}

func newPair(r *root, o breadth.Options) pair {
	c := sample.Config{Resolvers: r}
	c.Directives.Hidden = func(ctx context.Context, _ any, next graphql.Resolver) (any, error) { return next(ctx) }
	s := sample.Breadth(c, o)
	return pair{breadthtest.NewPair(sample.NewExecutableSchema(c), s), s}
}

// execute executes an operation breadth first.
func (p pair) execute(t testing.TB, query string) *graphql.Response {
	t.Helper()
	r, valid := breadthtest.Execute(t.Context(), p.Breadth, query, nil)
	if !valid {
		t.Fatal(r.Errors)
	}
	return r
}

func newGenerator(p pair) *breadthtest.Generator {
	return &breadthtest.Generator{
		Schema:    p.schema.Schema(),
		Preferred: []string{"box"},
		Rarity:    func(*ast.FieldDefinition, string) int { return 3 },
		Scalar: func(c *breadthtest.Choices, name, scalar string) any {
			switch scalar {
			case "Boolean":
				return c.OneIn(2)
			case "Int":
				return json.Number(breadthtest.Pick(c, "3", "1", "2", "7", "-1"))
			}
			return breadthtest.Pick(c, "1", "0", "5", "none", "")
		},
	}
}

// gqlgen's executor and ours have the same responses to random queries and mutations.
func TestOracle(t *testing.T) {
	ps := []pair{newPair(newRoot(8), breadth.Options{}), newPair(newRoot(8), breadth.Options{Concurrent: true})}
	g := newGenerator(ps[0])
	g.Schema.Query.Fields = without(g.Schema.Query.Fields, "refusedHere", "panics")
	var ran, failed int
	seeds := 3000
	if testing.Short() {
		seeds = 600
	}
	for seed := range uint64(seeds) {
		generate := g.Query
		if seed%4 == 0 {
			generate, g.Preferred = g.Mutation, nil
		} else {
			g.Preferred = []string{"box"}
		}
		query, variables := generate(breadthtest.FromSeed(seed))
		want, valid, err := ps[seed/4%2].Compare(t.Context(), query, variables)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s\n%v", seed, err, query, variables)
		}
		if valid {
			ran++
		}
		if valid && len(want.Errors) > 0 {
			failed++
		}
	}
	t.Logf("%d operations, %d of them with errors", ran, failed)
	if ran < seeds/3 || failed < seeds/10 {
		t.Error("these are too few")
	}
	for _, p := range ps {
		if n := p.schema.Stats().Refused; n > 0 {
			t.Errorf("gqlgen has executed %d operations", n)
		}
	}
}

func without(fields ast.FieldList, names ...string) (others ast.FieldList) {
	for _, f := range fields {
		others = append(others, f)
		for _, name := range names {
			if f.Name == name {
				others = others[:len(others)-1]
			}
		}
	}
	return others
}
