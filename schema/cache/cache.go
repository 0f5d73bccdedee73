package cache

import (
	"container/list"
	"context"
	"sync"
)

// Cache keeps values whose costs add up to at most a bound. Its methods may be called concurrently.
type Cache[K comparable, V any] struct {
	bound int64
	cost  func(key K, value V) int64

	mu      sync.Mutex
	total   int64 // the cost of all entries
	hits    int64
	misses  int64
	entries map[K]*list.Element
	recency list.List           // of *entry[K, V], the most recently used first
	flights map[K]*flight[K, V] // the computations that run
}

type entry[K comparable, V any] struct {
	key   K
	value V
	cost  int64
}

// New makes an empty cache. The bound and the costs have the same unit, such as bytes. The cost of an entry is asked for
// once, when the value is added, and must not be negative.
func New[K comparable, V any](bound int64, cost func(key K, value V) int64) *Cache[K, V] {
	return &Cache[K, V]{bound: bound, cost: cost, entries: map[K]*list.Element{}, flights: map[K]*flight[K, V]{}}
}

// Get returns the value of a key, and whether there is one. Get and Add take a context so that a cache is a
// graphql.Cache of gqlgen; neither of them waits.
func (c *Cache[K, V]) Get(_ context.Context, key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.get(key)
}

// Add keeps a value in place of the one that the key had. A value that costs more than the bound is not kept.
func (c *Cache[K, V]) Add(_ context.Context, key K, value V) {
	added := &entry[K, V]{key, value, c.cost(key, value)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(added)
}

// Load returns the value of a key. If there is none, compute makes it: once for all callers who ask for the key while it
// is made. A value is kept as Add keeps it. An error is not kept, but all of those callers get it.
//
// The context of compute is not that of any caller: it has no values and no deadline, and it ends when the last caller
// has left. A caller whose own context ends leaves with its error. If compute panics, each caller panics with a *PanicError.
// Compute must not load the same key from the same cache, since it would wait for itself.
func (c *Cache[K, V]) Load(ctx context.Context, key K, compute func(context.Context) (V, error)) (V, error) {
	c.mu.Lock()
	if value, ok := c.get(key); ok {
		c.mu.Unlock()
		return value, nil
	}
	if err := ctx.Err(); err != nil {
		c.mu.Unlock()
		var none V
		return none, err
	}
	f := c.flights[key]
	if f == nil {
		f = newFlight[K, V](key)
		c.flights[key] = f
		go c.start(f, compute)
	}
	f.callers++
	c.mu.Unlock()

	select {
	case <-f.done:
		return f.result()
	case <-ctx.Done():
		c.leave(f)
		var none V
		return none, ctx.Err()
	}
}

// Size returns the number of values in the cache and their cost.
func (c *Cache[K, V]) Size() (entries int, cost int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.entries), c.total
}

// Bound returns the highest cost that the values may have together.
func (c *Cache[K, V]) Bound() int64 { return c.bound }

// get returns the value of a key. It is called with the lock held, as are add and drop.
func (c *Cache[K, V]) get(key K) (value V, ok bool) {
	e, ok := c.entries[key]
	if !ok {
		c.misses++
		return value, false
	}
	c.hits++
	c.recency.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

func (c *Cache[K, V]) add(added *entry[K, V]) {
	if e, ok := c.entries[added.key]; ok {
		c.drop(e)
	}
	if added.cost > c.bound {
		return
	}
	for c.total+added.cost > c.bound {
		c.drop(c.recency.Back())
	}
	c.entries[added.key] = c.recency.PushFront(added)
	c.total += added.cost
}

func (c *Cache[K, V]) drop(e *list.Element) {
	dropped := c.recency.Remove(e).(*entry[K, V])
	delete(c.entries, dropped.key)
	c.total -= dropped.cost
}
