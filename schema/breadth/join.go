package breadth

import (
	"context"
	"fmt"
	"sync"
)

// level is the resolvers of one level, which run concurrently. It joins their equal calls.
type level struct {
	number  int // the first is 1
	mu      sync.Mutex
	running int // resolvers that have not returned and do not wait in Join
	waiting []*waiter
}

// waiter is a call of Join that waits.
type waiter struct {
	key      any           // a joinKey
	items    any           // a []In
	ready    chan struct{} // closed when the waiter goes on
	group    []*waiter     // the waiters with an equal key, if this one makes the call for all of them; else empty
	results  any           // a []Out
	err      error
	panicked any
}

// joinKey is a key with the types of its call, so that equal keys of different callers are different.
type joinKey[K comparable, In comparable, Out any] struct{ key K }

type levelKey struct{}

func withLevel(ctx context.Context, number, resolvers int) (context.Context, *level) {
	l := &level{number: number, running: resolvers}
	return context.WithValue(ctx, levelKey{}, l), l
}

// Level returns the level of the operation that a resolver runs in. The first level is 1. Without [Options.Concurrent],
// Level returns 0.
func Level(ctx context.Context) int {
	if l, _ := ctx.Value(levelKey{}).(*level); l != nil {
		return l.number
	}
	return 0
}

// Join makes one call for all resolvers of a level that join with an equal key and equal types. The call gets the union
// of their items, each once, and returns a result for each item in that order; each caller of Join gets the results of
// its own items. Without [Options.Concurrent], Join only makes the call.
//
// The call is made when every resolver of the level has joined a call or returned; no clock is involved. So a resolver
// must call Join in its own goroutine, and without holding a lock that another resolver needs.
func Join[K comparable, In comparable, Out any](ctx context.Context, key K, items []In, call func(context.Context, []In) ([]Out, error)) ([]Out, error) {
	l, _ := ctx.Value(levelKey{}).(*level)
	if l == nil {
		return call(ctx, items)
	}
	w := &waiter{key: joinKey[K, In, Out]{key}, items: items, ready: make(chan struct{})}
	l.wait(w)
	<-w.ready
	switch len(w.group) {
	case 0: // another one has made the call
	case 1:
		return call(ctx, items)
	default:
		callForAll(ctx, w.group, call)
	}
	if w.panicked != nil {
		panic(w.panicked)
	}
	results, _ := w.results.([]Out)
	return results, w.err
}

// callForAll makes the call of the first waiter of a group for the union of their items, and lets the others go on.
func callForAll[In comparable, Out any](ctx context.Context, waiters []*waiter, call func(context.Context, []In) ([]Out, error)) {
	defer func() {
		panicked := recover()
		for i, w := range waiters {
			w.panicked = panicked
			if i > 0 {
				close(w.ready)
			}
		}
	}()
	var union []In
	index := map[In]int{}
	for _, w := range waiters {
		for _, item := range w.items.([]In) {
			if _, ok := index[item]; !ok {
				index[item] = len(union)
				union = append(union, item)
			}
		}
	}
	results, err := call(ctx, union)
	if err == nil && len(results) != len(union) {
		err = fmt.Errorf("%d results for %d items", len(results), len(union))
	}
	for _, w := range waiters {
		if w.err = err; err != nil {
			continue
		}
		items := w.items.([]In)
		own := make([]Out, len(items))
		for i, item := range items {
			own[i] = results[index[item]]
		}
		w.results = own
	}
}

// wait adds a waiter.
func (l *level) wait(w *waiter) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, w)
	l.running--
	l.release()
}

// leave is called when a resolver has returned.
func (l *level) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running--
	l.release()
}

// release lets the waiters go on if no resolver is left that may join them: of those with an equal key the first, which
// makes the call for the others.
func (l *level) release() {
	if l.running > 0 || len(l.waiting) == 0 {
		return
	}
	waiters := l.waiting
	l.running, l.waiting = len(waiters), nil
	first := map[any]*waiter{}
	for _, w := range waiters {
		f := first[w.key]
		if f == nil {
			f = w
			first[w.key] = w
		}
		f.group = append(f.group, w)
	}
	for _, f := range first {
		close(f.ready)
	}
}
