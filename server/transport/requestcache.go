package transport

import (
	"context"
	"hash/maphash"
	"strings"
	"sync/atomic"

	"coopgraph/schema/cache"
)

// requestCache has the requests that came more than once, by their text. The first time only a hash of the text is
// remembered, so that requests that never come again neither take memory nor push out others. This is the doorkeeper of
// TinyLFU (G. Einziger, R. Friedman and B. Manes, 2017, doi:10.1145/3149371), with one hash in each place.
type requestCache struct {
	*cache.Cache[requestKey, *request]
	seed maphash.Seed
	seen [1 << 13]atomic.Uint64 // hashes of texts that came; each hash has one place
}

// requestKey is the text of a request: a body, or the query component of a URL.
type requestKey struct {
	byURL bool
	text  string
}

// maxKnownText is the length up to which the text of a request is known again, as a part of the bound of the cache.
const maxKnownText = 64

func newRequestCache(bound int64) *requestCache {
	return &requestCache{Cache: cache.New(bound, sizeOfRequest), seed: maphash.MakeSeed()}
}

// sizeOfRequest estimates the bytes that a cache needs for a request: its text, the query apart, the decoded values, each
// object in a map, and what is known of the answer.
func sizeOfRequest(key requestKey, q *request) int64 {
	const perRequest, perValue, perObject = 1800, 100, 320
	size := len(key.text) + len(q.query) + perRequest
	for _, text := range []string{q.variables, q.extensions} {
		values, _ := countValues(text)
		size += perValue*values + perObject*strings.Count(text, "{")
	}
	return int64(size)
}

// add adds a request that is not in the cache, if its text came before. Then it is known.
func (c *requestCache) add(ctx context.Context, key requestKey, q *request) {
	if int64(len(key.text)) > c.Bound()/maxKnownText {
		return
	}
	// 0 is the hash of no text that came. A hash that two texts share only adds the second one sooner.
	hash := maphash.Comparable(c.seed, key) | 1
	if c.seen[hash>>1%uint64(len(c.seen))].Swap(hash) == hash {
		q.known = true
		c.Add(ctx, key, q)
	}
}
