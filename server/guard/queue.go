package guard

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// queue gives slots to work of one class, in the order in which it comes.
type queue struct {
	slots   int           // how many can run at once
	length  int           // how many can wait
	maxWait time.Duration // how long work may be expected to wait, even if it takes much less
	strict  bool          // whether nothing waits longer than maxWait: clients decide how long this work takes
	waited  func(time.Duration)

	perCaller int64 // how much of one caller's work may run and wait; 0 is no limit

	mu      sync.Mutex
	running int
	callers shares        // of what runs and waits, if perCaller is not 0
	begun   time.Time     // when the last work got its slot
	waiting list.List     // of chan struct{}, each closed when its owner gets a slot
	mean    time.Duration // for which work has a slot: an exponentially weighted moving average

	admitted, refused, left atomic.Int64
}

// meanWeight is the weight of the newest duration in the mean, as 1/meanWeight. RFC 6298 weights round trips so.
const meanWeight = 8

// errOverloaded says that the work would have to wait too long.
var errOverloaded = errors.New("too much work")

// errShare says that the caller has as much work as it may have.
var errShare = errors.New("too much work of one caller")

// acquire waits for a slot and returns the function that gives it back. Unless it refuses, it calls waiting before. With errOverloaded it returns how long the wait
// would be, with errShare how long work takes.
func (q *queue) acquire(ctx context.Context, waiting func()) (release func(), expected time.Duration, err error) {
	start := time.Now()
	var caller Caller
	if q.perCaller > 0 {
		caller = CallerOf(ctx)
	}
	q.mu.Lock()
	if ctx.Err() == nil {
		if expected, err := q.check(ctx, caller); err != nil {
			q.mu.Unlock()
			q.refused.Add(1)
			return nil, expected, err
		}
	}
	waiting()
	q.callers.add(caller, 1)
	if err := q.enter(ctx); err != nil {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.callers.add(caller, -1)
		if errors.Is(err, errOverloaded) {
			q.refused.Add(1)
			return nil, q.expected(), err
		}
		q.left.Add(1)
		return nil, 0, err
	}
	q.admitted.Add(1)
	q.waited(time.Since(start))
	return q.releaseOnce(caller), 0, nil
}

// checkNow returns an error if work that came now would be refused at once.
func (q *queue) checkNow(ctx context.Context) (expected time.Duration, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	expected, err = q.check(ctx, CallerOf(ctx))
	if err != nil {
		q.refused.Add(1)
	}
	return expected, err
}

// check returns an error if work of a caller is refused at once. It is called with the lock held.
func (q *queue) check(ctx context.Context, c Caller) (expected time.Duration, err error) {
	if q.perCaller > 0 && q.callers[c] >= q.perCaller {
		return q.mean, errShare
	}
	if q.running < q.slots {
		return 0, nil
	}
	if expected = q.expected(); q.waiting.Len() >= q.length || expected > q.bound(ctx) {
		return expected, errOverloaded
	}
	return expected, nil
}

// expected returns how long work that comes now is expected to wait, if all slots are taken. If clients decide how long work
// takes, the mean says nothing about the work that runs: it is expected to go on for as long as none of it has ended.
func (q *queue) expected() time.Duration {
	expected := q.mean * time.Duration(q.waiting.Len()+1) / time.Duration(q.slots)
	if q.strict {
		expected = max(expected, time.Since(q.begun))
	}
	return expected
}

// wait waits for a slot, however long that takes, and returns the function that gives it back.
func (q *queue) wait(ctx context.Context) (release func(), err error) {
	q.mu.Lock()
	if err := q.enter(ctx); err != nil {
		return nil, err
	}
	return q.releaseOnce(Caller{}), nil
}

// enter takes a slot, after those that wait already. It is called with the lock held, and gives the lock back. The error is
// that of the context, or errOverloaded if the work has waited for as long as it may.
func (q *queue) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		q.mu.Unlock()
		return err
	}
	if q.running < q.slots {
		q.running++
		q.begun = time.Now()
		q.mu.Unlock()
		return nil
	}
	turn := make(chan struct{})
	place := q.waiting.PushBack(turn)
	q.mu.Unlock()
	var timeout <-chan time.Time
	if q.strict {
		timeout = time.After(q.maxWait)
	}
	select {
	case <-turn:
		return nil
	case <-timeout:
		q.leave(place, turn)
		return errOverloaded
	case <-ctx.Done():
		q.leave(place, turn)
		return ctx.Err()
	}
}

// bound returns how long work may be expected to wait.
func (q *queue) bound(ctx context.Context) time.Duration {
	bound := q.maxWait
	if !q.strict {
		bound = max(bound, 2*q.mean)
	}
	if deadline, ok := ctx.Deadline(); ok {
		bound = min(bound, time.Until(deadline))
	}
	return bound
}

// releaseOnce returns the function that gives back the slot of a caller. It may be called more than once.
func (q *queue) releaseOnce(c Caller) (release func()) {
	start, released := time.Now(), false
	return func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		if released {
			return
		}
		released = true
		q.mean += (time.Since(start) - q.mean) / meanWeight
		q.callers.add(c, -1)
		q.next()
	}
}

// next gives the slot of work that has ended to the first that waits.
func (q *queue) next() {
	if first := q.waiting.Front(); first != nil {
		q.begun = time.Now()
		close(q.waiting.Remove(first).(chan struct{}))
	} else {
		q.running--
	}
}

// leave takes work out of the queue. If it has just got a slot, the next one gets that.
func (q *queue) leave(place *list.Element, turn <-chan struct{}) {
	q.mu.Lock()
	defer q.mu.Unlock()
	select {
	case <-turn:
		q.next()
	default:
		q.waiting.Remove(place)
	}
}

func (q *queue) stats() AdmissionStats {
	q.mu.Lock()
	defer q.mu.Unlock()
	return AdmissionStats{Slots: q.slots, Running: q.running, Waiting: q.waiting.Len(),
		Admitted: q.admitted.Load(), Refused: q.refused.Load(), Left: q.left.Load(), Mean: q.mean}
}
