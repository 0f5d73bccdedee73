package memory

import (
	"maps"
	"sync"
	"sync/atomic"
)

// maxDerived is how many values a lazyMap keeps. The fields of the schema need fewer. If a client combines kinds and
// orders at will, indexes are derived again, and the memory is not filled.
const maxDerived = 128

// lazyMap keeps values that are derived from a snapshot. Each is derived once, by the first caller who asks for it.
// Looking up a value takes no lock.
type lazyMap[K comparable, V any] struct {
	values atomic.Pointer[map[K]func() V]
}

// get returns the value of this key, and derives it if there is none. A full map is cleared first.
func (m *lazyMap[K, V]) get(key K, derive func() V) V {
	for {
		old, next := m.values.Load(), map[K]func() V{}
		if old != nil {
			if value, ok := (*old)[key]; ok {
				return value()
			}
			if len(*old) < maxDerived {
				maps.Copy(next, *old)
			}
		}
		value := sync.OnceValue(derive)
		next[key] = value
		if m.values.CompareAndSwap(old, &next) {
			return value()
		}
	}
}

// lazy is a lazyMap of one value.
type lazy[V any] struct {
	once  sync.Once
	value V
}

func (l *lazy[V]) get(derive func() V) V {
	l.once.Do(func() { l.value = derive() })
	return l.value
}
