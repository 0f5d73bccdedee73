package analysistest

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"
)

// CountdownContext is canceled at the call of Err with the number At.
type CountdownContext struct {
	context.Context
	At    int
	Calls int // of Err so far

	last    time.Time
	longest time.Duration // between two calls
}

// Err is nil before the call with the number At.
func (c *CountdownContext) Err() error {
	now := time.Now()
	if c.Calls > 0 {
		c.longest = max(c.longest, now.Sub(c.last))
	}
	c.last = now
	if c.Calls++; c.Calls < c.At {
		return nil
	}
	return context.Canceled
}

// CheckCancellation holds that an analysis that is canceled at its first, middle or last look at its context returns
// that error and looks no more. It logs how long it takes from one look to the next, which the interval between two looks
// bounds and how busy the machine is.
func CheckCancellation(t *testing.T, analyse func(context.Context) error) {
	t.Helper()
	start := time.Now()
	complete := &CountdownContext{Context: t.Context(), At: math.MaxInt}
	if err := analyse(complete); err != nil {
		t.Error(err)
	}
	took := time.Since(start)
	for _, at := range []int{1, (complete.Calls + 1) / 2, complete.Calls} {
		c := &CountdownContext{Context: t.Context(), At: at}
		if err := analyse(c); !errors.Is(err, context.Canceled) {
			t.Errorf("%v, though the context was canceled at look %d of %d", err, at, complete.Calls)
		}
		if c.Calls > at {
			t.Errorf("%d looks followed the one that found the context canceled", c.Calls-at)
		}
	}
	t.Logf("%d looks in %v, at most %v from one to the next", complete.Calls, took, complete.longest)
}
