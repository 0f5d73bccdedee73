package transport

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A cache never holds more than its bound, and what it gives is what was added last; the least recently used goes first.
func TestCacheIsBounded(t *testing.T) {
	const bound = 10_000
	c := NewCache(bound, func(_, text string) int64 { return int64(len(text)) })
	random := rand.New(rand.NewPCG(3, 4))
	last := map[string]string{}
	hits := 0
	for range 20_000 {
		key := strconv.Itoa(random.IntN(60))
		if random.IntN(2) == 0 {
			value := strings.Repeat("x", random.IntN(1000))
			c.Add(t.Context(), key, value)
			last[key] = value
		} else if got, ok := c.Get(t.Context(), key); ok {
			hits++
			if got != last[key] {
				t.Fatalf("%s is %d bytes, and was %d", key, len(got), len(last[key]))
			}
		}
		var held int64
		for e := c.recent.Front(); e != nil; e = e.Next() {
			kept := e.Value.(*entry[string])
			held += int64(len(kept.key)) + int64(len(kept.value)) + overhead
		}
		if held != c.held || held > bound || c.recent.Len() != len(c.entries) {
			t.Fatalf("%d bytes in %d and %d entries, counted as %d", held, c.recent.Len(), len(c.entries), c.held)
		}
	}
	if hits < 1000 {
		t.Errorf("only %d hits", hits)
	}
}

func TestCacheDropsTheLeastRecentlyUsed(t *testing.T) {
	c := NewCache(3*(overhead+2), func(string, int) int64 { return 1 })
	for i, key := range []string{"a", "b", "c"} {
		c.Add(t.Context(), key, i)
	}
	c.Get(t.Context(), "a")
	c.Add(t.Context(), "d", 3)
	for key, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if _, ok := c.Get(t.Context(), key); ok != want {
			t.Errorf("%s is held: %t", key, ok)
		}
	}
	large := NewCache(1000, func(_, text string) int64 { return int64(len(text)) })
	large.Add(t.Context(), "k", "small")
	large.Add(t.Context(), "k", strings.Repeat("x", 1000))
	if _, ok := large.Get(t.Context(), "k"); ok || large.held != 0 {
		t.Error("the value before one that is too large is still there")
	}
	none := NewCache(0, func(string, int) int64 { return 0 })
	none.Add(t.Context(), "", 1)
	if _, ok := none.Get(t.Context(), ""); ok {
		t.Error("a cache of nothing holds something")
	}
}

func TestCacheConcurrently(t *testing.T) {
	c := NewCache(5000, func(string, int) int64 { return 100 })
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 500 {
				c.Add(t.Context(), strconv.Itoa(i%30), g)
				c.Get(t.Context(), strconv.Itoa(i%17))
			}
		})
	}
	all.Wait()
	if c.held > 5000 || c.held == 0 {
		t.Errorf("%d bytes", c.held)
	}
}
