package memory

import (
	"maps"
	"sync"
	"sync/atomic"
)

// shelfSize is how many things of one sort a snapshot keeps. The schema asks in fewer ways than that; a client who
// combines kinds and orders at will has his indexes made anew rather than fill the memory.
const shelfSize = 128

// shelf keeps what has been derived, each thing made once, by whoever asks first. Looking something up takes no lock.
type shelf[K comparable, V any] struct {
	things atomic.Pointer[map[K]func() V]
}

// get returns the thing of this key and makes it where there is none. A full shelf is cleared first.
func (s *shelf[K, V]) get(key K, derive func() V) V {
	for {
		old, next := s.things.Load(), map[K]func() V{}
		if old != nil {
			if thing, ok := (*old)[key]; ok {
				return thing()
			}
			if len(*old) < shelfSize {
				maps.Copy(next, *old)
			}
		}
		thing := sync.OnceValue(derive)
		next[key] = thing
		if s.things.CompareAndSwap(old, &next) {
			return thing()
		}
	}
}

// once is a shelf of one thing.
type once[V any] struct {
	sync.Once
	thing V
}

func (o *once[V]) get(derive func() V) V {
	o.Do(func() { o.thing = derive() })
	return o.thing
}
