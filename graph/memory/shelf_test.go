package memory

import (
	"sync"
	"sync/atomic"
	"testing"
)

// TestShelf: a thing is made once however many ask for it at once, and a shelf does not grow without end.
func TestShelf(t *testing.T) {
	var s shelf[int, int]
	var made atomic.Int32
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			for key := range shelfSize {
				if got := s.get(key, func() int { made.Add(1); return key * key }); got != key*key {
					t.Errorf("%d on the shelf for %d", got, key)
				}
			}
		})
	}
	asking.Wait()
	if got := made.Load(); got != shelfSize {
		t.Errorf("%d things made of %d", got, shelfSize)
	}
	for key := range 10 * shelfSize {
		if got := s.get(key, func() int { return key * key }); got != key*key {
			t.Errorf("%d on the shelf for %d", got, key)
		}
		if n := len(*s.things.Load()); n > shelfSize {
			t.Fatalf("%d things on the shelf", n)
		}
	}
}
