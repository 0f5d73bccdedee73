package cache_test

import (
	"context"
	"testing"

	"coopgraph/schema/cache"
)

// A look-up by Get or Load is a hit or a miss, and Peek with Load is one look-up.
func TestStats(t *testing.T) {
	var stats func() cache.Stats
	c := cache.New(100, func(_ string, v string) int64 { return int64(len(v)) })
	cache.Registry(func(_ string, s func() cache.Stats) { stats = s }).Add("texts", c.Stats)
	cache.Registry(nil).Add("texts", c.Stats)
	ctx := t.Context()
	load := func(key string) {
		if _, err := c.Load(ctx, key, func(context.Context) (string, error) { return "value", nil }); err != nil {
			t.Fatal(err)
		}
	}
	c.Get(ctx, "a")
	c.Add(ctx, "a", "one")
	c.Get(ctx, "a")
	c.Peek(ctx, "a")
	load("b")
	load("b")
	c.Peek(ctx, "c")
	load("c")
	if got, want := stats(), (cache.Stats{Entries: 3, Cost: 13, Bound: 100, Hits: 3, Misses: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
