package budget_test

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

func TestErrorIsSticky(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := budget.Unlimited(ctx)
	if !b.Use(1) || b.Err() != nil {
		t.Fatal(b.Err())
	}
	cancel()
	steps := 1
	for b.Use(1) {
		steps++
	}
	if steps > 10_000 || b.OK() || !errors.Is(b.Err(), context.Canceled) {
		t.Errorf("after %d steps the error is %v", steps, b.Err())
	}
	if b.Use(0) || b.Use(1) || b.Fits(0) {
		t.Error("the budget went on after its error")
	}
}

func TestFirstUseLooksAtTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if b := budget.Unlimited(ctx); b.Use(1) || !errors.Is(b.Err(), context.Canceled) {
		t.Error(b.Err())
	}
}

func TestLimit(t *testing.T) {
	b := budget.New(t.Context(), 2_000_000, "the paths", "Ask for fewer.")
	if !b.Use(1_500_000) || !b.Fits(500_000) || !b.OK() {
		t.Fatal(b.Err())
	}
	if b.Fits(500_001) || b.Use(1) {
		t.Error("more steps fit than the limit")
	}
	var e *graph.Error
	if !errors.As(b.Err(), &e) || e.Code != graph.InvalidArgument || e.Hint != "Ask for fewer." ||
		e.Message != "the paths would take more than the 2 million steps that one question may" {
		t.Errorf("%v", b.Err())
	}
	b = budget.New(t.Context(), 100_000, "", "")
	for b.Use(1_000) {
	}
	if !errors.Is(b.Err(), graph.ErrInvalid) {
		t.Error(b.Err())
	}
}

func TestSort(t *testing.T) {
	type item struct{ key, place int }
	byKey := func(x, y item) int { return cmp.Compare(x.key, y.key) }
	r := rand.New(rand.NewPCG(1, 0))
	for _, n := range []int{0, 1, 2, 255, 256, 257, 512, 1_000, 5_000} {
		items := make([]item, n)
		for i := range items {
			items[i] = item{r.IntN(n/3 + 1), i}
		}
		want := slices.Clone(items)
		slices.SortStableFunc(want, byKey)
		b := budget.Unlimited(t.Context())
		if budget.Sort(b, items, byKey); b.Err() != nil || !slices.Equal(items, want) {
			t.Errorf("%d items are not sorted stably: %v", n, b.Err())
		}
	}
	b := budget.New(t.Context(), 10_000, "", "")
	compared := 0
	budget.Sort(b, make([]int, 1_000_000), func(int, int) int { compared++; return 0 })
	if b.OK() || compared > 10_000 {
		t.Errorf("%d comparisons, %v", compared, b.Err())
	}
}
