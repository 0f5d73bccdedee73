// Package budget bounds the work of one computation, by a number of steps and by its context.
//
// The error of a Budget is sticky, as that of a bufio.Writer is: after the first failure Use returns false every time.
// So a loop asks for one boolean, functions in between return what they have, and only the function that made the Budget
// looks at Err:
//
//	b := budget.New(ctx, 1_000_000, "the paths", "Ask for fewer paths.")
//	for _, r := range records {
//		if !b.Use(budget.PerRecord) {
//			break
//		}
//		…
//	}
//	return result, b.Err()
package budget

import (
	"context"
	"fmt"
	"math"

	"coopgraph/graph"
)

// PerRecord is how many steps it takes to look at one record, its ends, and the places above them, or to filter it.
const PerRecord = 8

// interval is the number of steps between two looks at the context. A step takes up to some tens of nanoseconds, as the
// look at one neighbour in a large graph does.
const interval = 1 << 12

// Budget counts the steps of one computation. It is not safe for concurrent use. It holds a context since it lives no
// longer than the call that the context is of.
type Budget struct {
	ctx         context.Context
	used, limit int64
	next        int64 // Use looks at the context when used reaches it
	what, hint  string
	err         error
}

// New returns a budget of limit steps. Its error is the context's, or InvalidArgument if the computation takes more steps;
// the message then names what is computed, as "the paths", and has the hint.
func New(ctx context.Context, limit int64, what, hint string) *Budget {
	return &Budget{ctx: ctx, limit: limit, what: what, hint: hint}
}

// Unlimited returns a budget that only its context ends.
func Unlimited(ctx context.Context) *Budget { return New(ctx, math.MaxInt64, "", "") }

// Use counts steps and reports whether the computation may go on. It looks at the context at the first call, then every
// few thousand steps.
func (b *Budget) Use(steps int) bool {
	b.used += int64(steps)
	return b.used < b.next || b.check()
}

// Fits reports whether so many further steps are within the limit, for a computation whose cost is known beforehand. If
// not, the budget has an error.
func (b *Budget) Fits(steps int) bool {
	if b.err == nil && int64(steps) > b.limit-b.used {
		b.fail(&graph.Error{Code: graph.InvalidArgument, Hint: b.hint,
			Message: fmt.Sprintf("%s would take more than the %d million steps that one question may", b.what, b.limit/1_000_000)})
	}
	return b.err == nil
}

// Used is how many steps were counted.
func (b *Budget) Used() int64 { return b.used }

// Err is why the computation may not go on, nil if it may.
func (b *Budget) Err() error { return b.err }

// OK reports whether the computation may go on, without counting a step.
func (b *Budget) OK() bool { return b.err == nil }

func (b *Budget) check() bool {
	if !b.Fits(0) {
		return false
	}
	b.next = b.used + interval
	if err := b.ctx.Err(); err != nil {
		b.fail(err)
	}
	return b.err == nil
}

// fail keeps the first error and makes every later Use fail.
func (b *Budget) fail(err error) {
	b.err, b.next = err, math.MinInt64
}
