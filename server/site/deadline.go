package site

import (
	"context"
	"sync/atomic"
	"time"
)

// deadlineContext is the context of a request that must be answered until a deadline. It differs from that of
// context.WithDeadline in one thing: it has a timer only from the first call of Done on. The answer to most requests is ready
// in a cache, and a timer would take a twentieth of the time to send it.
type deadlineContext struct {
	context.Context // of the request
	deadline        time.Time
	timed           atomic.Pointer[timedContext] // nil until it is needed
}

type timedContext struct {
	context.Context
	cancel context.CancelFunc
}

// withTimeout returns the context of a request, which ends after nine tenths of the time to answer it. The rest is for the
// error. 0 is no bound.
func withTimeout(ctx context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	if timeout == 0 {
		return ctx, func() {}
	}
	c := &deadlineContext{Context: ctx, deadline: time.Now().Add(timeout / 10 * 9)}
	return c, c.end
}

// start returns the context with the timer.
func (c *deadlineContext) start() context.Context {
	if timed := c.timed.Load(); timed != nil {
		return timed
	}
	timed := &timedContext{}
	timed.Context, timed.cancel = context.WithDeadline(c.Context, c.deadline)
	if !c.timed.CompareAndSwap(nil, timed) {
		timed.cancel()
	}
	return c.timed.Load()
}

// end ends the context with its timer. A context without one ends with that of the request.
func (c *deadlineContext) end() {
	if timed := c.timed.Load(); timed != nil {
		timed.cancel()
	}
}

// Done begins the time if it has not begun.
func (c *deadlineContext) Done() <-chan struct{} { return c.start().Done() }

// Deadline is that of the request if that comes sooner.
func (c *deadlineContext) Deadline() (time.Time, bool) {
	if d, ok := c.Context.Deadline(); ok && d.Before(c.deadline) {
		return d, true
	}
	return c.deadline, true
}

func (c *deadlineContext) Err() error {
	if c.timed.Load() == nil && time.Now().Before(c.deadline) {
		return c.Context.Err()
	}
	return c.start().Err()
}

// Value also has what package context asks for to find the cause, and the children, of a context that has ended.
func (c *deadlineContext) Value(key any) any {
	if timed := c.timed.Load(); timed != nil {
		return timed.Value(key)
	}
	return c.Context.Value(key)
}
