package cache

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func length(key, value string) int64 { return int64(len(key) + len(value)) }

// The cache is compared with a list of what was used last, after random calls.
func TestCacheIsAListOfWhatWasUsedLast(t *testing.T) {
	const bound = 10_000
	c := New(bound, length)
	type pair struct{ key, value string }
	var want []pair // the least recently used first
	random := rand.New(rand.NewPCG(3, 4))
	hits := 0
	for range 20_000 {
		key := strconv.Itoa(random.IntN(60))
		at := slices.IndexFunc(want, func(p pair) bool { return p.key == key })
		if random.IntN(2) == 0 {
			value := strings.Repeat(string('a'+rune(random.IntN(26))), random.IntN(1000))
			if random.IntN(100) == 0 {
				value = strings.Repeat("x", bound)
			}
			c.Add(t.Context(), key, value)
			if at >= 0 {
				want = slices.Delete(want, at, at+1)
			}
			if length(key, value) <= bound {
				want = append(want, pair{key, value})
			}
		} else {
			value, ok := c.Get(t.Context(), key)
			if ok != (at >= 0) || ok && value != want[at].value {
				t.Fatalf("%s has %.3q (%t) in the cache, and is at %d in the list", key, value, ok, at)
			}
			if ok {
				hits++
				want = append(slices.Delete(want, at, at+1), pair{key, value})
			}
		}
		total := int64(0)
		for _, p := range want {
			total += length(p.key, p.value)
		}
		for ; total > bound; want = want[1:] {
			total -= length(want[0].key, want[0].value)
		}
		if entries, cost := c.Size(); entries != len(want) || cost != total {
			t.Fatalf("%d values cost %d in the cache, %d values cost %d in the list", entries, cost, len(want), total)
		}
	}
	if hits < 1000 {
		t.Errorf("only %d hits", hits)
	}
}

func TestAdd(t *testing.T) {
	for _, test := range []struct {
		name  string
		bound int64
		calls string // +key=value adds, -key gets
		want  string // the keys that have a value
	}{
		{"an empty cache", 10, "", ""},
		{"the least recently added goes first", 6, "+a=1 +b=2 +c=3 +d=4", "bcd"},
		{"a value that was read stays longer", 6, "+a=1 +b=2 +c=3 -a +d=4", "acd"},
		{"several go for a large one", 6, "+a=1 +b=2 +c=3 +d=456", "cd"},
		{"a value takes the place of the one before", 6, "+a=1 +b=2 +a=12345", "a"},
		{"a value that is too large is not kept", 6, "+a=1 +b=234567", "a"},
		{"nor is the one that it replaces", 6, "+a=1 +b=2 +a=234567", "b"},
		{"no bound is nothing kept", 0, "+a=1", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := New(test.bound, length)
			for call := range strings.FieldsSeq(test.calls) {
				key, value, _ := strings.Cut(call[1:], "=")
				if call[0] == '+' {
					c.Add(t.Context(), key, value)
				} else {
					c.Get(t.Context(), key)
				}
			}
			got := ""
			for _, key := range []string{"a", "b", "c", "d"} {
				if _, ok := c.Get(t.Context(), key); ok {
					got += key
				}
			}
			if got != test.want {
				t.Errorf("%q have a value, want %q", got, test.want)
			}
		})
	}
}

func TestConcurrentCalls(t *testing.T) {
	c := New(5000, func(string, int) int64 { return 200 })
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
	if entries, cost := c.Size(); cost != 5000 || entries != 25 {
		t.Errorf("%d values cost %d", entries, cost)
	}
}
