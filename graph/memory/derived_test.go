package memory

import (
	"sync"
	"sync/atomic"
	"testing"
)

// A value is derived once, however many callers ask at the same time, and a lazyMap does not grow without end.
func TestLazyMap(t *testing.T) {
	var m lazyMap[int, int]
	var derived atomic.Int32
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			for key := range maxDerived {
				if got := m.get(key, func() int { derived.Add(1); return key * key }); got != key*key {
					t.Errorf("%d is the value of %d", got, key)
				}
			}
		})
	}
	callers.Wait()
	if got := derived.Load(); got != maxDerived {
		t.Errorf("%d values were derived for %d keys", got, maxDerived)
	}
	for key := range 10 * maxDerived {
		if got := m.get(key, func() int { return key * key }); got != key*key {
			t.Errorf("%d is the value of %d", got, key)
		}
		if n := len(*m.values.Load()); n > maxDerived {
			t.Fatalf("the map has %d values", n)
		}
	}
}
