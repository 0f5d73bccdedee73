package cache

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

// flight is a computation that runs, and then its result.
type flight[K comparable, V any] struct {
	key    K
	ctx    context.Context // of the computation
	cancel context.CancelFunc
	// callers is how many wait for the result. It is read and written under the lock of the cache.
	callers int

	done     chan struct{} // closed when one of these is set
	computed *entry[K, V]
	err      error
	panicked *PanicError
}

// PanicError is the value with which a caller of Load panics if the computation has panicked.
type PanicError struct {
	Value any    // the value with which the computation has panicked
	Stack []byte // of the computation, which has a goroutine of its own
}

func (p *PanicError) Error() string { return fmt.Sprintf("%v\n\n%s", p.Value, p.Stack) }

// errNoResult is the error of a computation that has ended its goroutine (runtime.Goexit) instead of returning.
var errNoResult = errors.New("the computation has ended without a result")

func newFlight[K comparable, V any](key K) *flight[K, V] {
	ctx, cancel := context.WithCancel(context.Background())
	return &flight[K, V]{key: key, ctx: ctx, cancel: cancel, done: make(chan struct{}), err: errNoResult}
}

// result returns what the computation has returned, or panics as it has.
func (f *flight[K, V]) result() (value V, err error) {
	if f.panicked != nil {
		panic(f.panicked)
	}
	if f.err != nil {
		return value, f.err
	}
	return f.computed.value, nil
}

// run computes the value.
func (f *flight[K, V]) run(compute func(context.Context) (V, error), cost func(K, V) int64) {
	defer func() {
		if value := recover(); value != nil {
			f.panicked = &PanicError{value, debug.Stack()}
		}
	}()
	value, err := compute(f.ctx)
	if err == nil {
		f.computed = &entry[K, V]{f.key, value, cost(f.key, value)}
	}
	f.err = err
}

// start runs a computation and keeps its value, unless all callers have left: then the cache does not know the flight
// any more, and may have another one for the key.
func (c *Cache[K, V]) start(f *flight[K, V], compute func(context.Context) (V, error)) {
	defer f.cancel()
	defer func() { // also if compute ends the goroutine
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.flights[f.key] == f {
			delete(c.flights, f.key)
			if f.computed != nil {
				c.add(f.computed)
			}
		}
		close(f.done)
	}()
	f.run(compute, c.cost)
}

// leave takes a caller off a flight, and stops the computation if that was the last one.
func (c *Cache[K, V]) leave(f *flight[K, V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f.callers--
	if f.callers == 0 && c.flights[f.key] == f {
		delete(c.flights, f.key)
		f.cancel()
	}
}
