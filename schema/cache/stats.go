package cache

import "context"

// Stats are the facts about a cache.
type Stats struct {
	Entries      int
	Cost, Bound  int64 // of all entries, and the highest that it may be
	Hits, Misses int64 // look-ups since the start that have found a value, and that have not
}

// Stats returns the facts about the cache.
func (c *Cache[K, V]) Stats() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	return Stats{Entries: len(c.entries), Cost: c.total, Bound: c.bound, Hits: c.hits, Misses: c.misses}
}

// Peek is Get for a caller who will Load the value if there is none. Such a look-up is one miss, not two.
func (c *Cache[K, V]) Peek(_ context.Context, key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if value, ok = c.get(key); !ok {
		c.misses--
	}
	return value, ok
}

// Registry is told the name of each cache that is made, and how to get its facts. It may be nil.
type Registry func(name string, stats func() Stats)

// Add tells the registry about a cache.
func (r Registry) Add(name string, stats func() Stats) {
	if r != nil {
		r(name, stats)
	}
}
