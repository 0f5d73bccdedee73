package transport

import (
	"container/list"
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// Cache keeps values within a bound of bytes; the least recently used go first. gqlgen's caches bound the number of
// values, and leave it to the callers how large they are.
type Cache[V any] struct {
	bound int64
	size  func(key string, value V) int64

	mu      sync.Mutex
	held    int64
	recent  list.List // of *entry[V], the most recently used first
	entries map[string]*list.Element
}

type entry[V any] struct {
	key   string
	value V
	size  int64
}

var _ graphql.Cache[string] = (*Cache[string])(nil)

// overhead is about what an entry takes beside its key and value.
const overhead = 200

// NewCache makes an empty cache. Size is that of a value in bytes, without its key.
func NewCache[V any](bound int64, size func(key string, value V) int64) *Cache[V] {
	return &Cache[V]{bound: bound, size: size, entries: map[string]*list.Element{}}
}

// Get is the value under the key.
func (c *Cache[V]) Get(_ context.Context, key string) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[key]
	if !ok {
		return value, false
	}
	c.recent.MoveToFront(e)
	return e.Value.(*entry[V]).value, true
}

// Add keeps the value under the key, instead of the one that is there. A value that is larger than the bound is not kept.
func (c *Cache[V]) Add(_ context.Context, key string, value V) {
	added := &entry[V]{key, value, int64(len(key)) + c.size(key, value) + overhead}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		c.drop(e)
	}
	if added.size > c.bound {
		return
	}
	for c.held+added.size > c.bound {
		c.drop(c.recent.Back())
	}
	c.entries[key] = c.recent.PushFront(added)
	c.held += added.size
}

func (c *Cache[V]) drop(e *list.Element) {
	dropped := c.recent.Remove(e).(*entry[V])
	delete(c.entries, dropped.key)
	c.held -= dropped.size
}
