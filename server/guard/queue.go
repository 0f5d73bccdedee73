package guard

import (
	"container/list"
	"context"
	"errors"
	"maps"
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

	perCaller int64 // how much of one caller's work may run and wait, if half of the slots are free; else one; 0 is no limit

	mu      sync.Mutex
	running int
	callers shares        // of what runs and waits, if perCaller is not 0
	begun   time.Time     // when the last work got its slot
	waiting list.List     // of chan struct{}, each closed when its owner gets a slot
	mean    time.Duration // for which work has a slot: an exponentially weighted moving average
	refused map[Reason]int64

	admitted, left atomic.Int64
}

// meanWeight is the weight of the newest duration in the mean, as 1/meanWeight. RFC 6298 weights round trips so.
const meanWeight = 8

// Reason is why work is refused, as an error and as the label of a metric.
type Reason string //nolint:errname // it is a word first

// The reasons for which work is refused.
//
//nolint:errname // as above
const (
	Wait     Reason = "wait"     // it would wait for longer than it may
	Deadline Reason = "deadline" // it would still wait when its time is over
	Length   Reason = "length"   // the queue is full
	Share    Reason = "share"    // its caller has as much work as one caller may have
)

// Reasons are all reasons.
var Reasons = []Reason{Wait, Deadline, Length, Share}

func (r Reason) Error() string { return "too much work: " + string(r) }

// acquire waits for a slot and returns the function that gives it back. Unless it refuses, it calls waiting before, with the
// lock held. If it refuses, the error is the Reason, and expected is after how long the work may come again.
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
			return nil, expected, err
		}
	}
	waiting()
	q.callers.add(caller, 1)
	if err := q.enter(ctx); err != nil {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.callers.add(caller, -1)
		if errors.Is(err, Wait) {
			return nil, q.expected(), q.refuse(Wait)
		}
		q.left.Add(1)
		return nil, 0, err
	}
	q.admitted.Add(1)
	q.waited(time.Since(start))
	return q.releaseOnce(caller), 0, nil
}

// checkNow returns the Reason if work that came now would be refused at once.
func (q *queue) checkNow(ctx context.Context) (expected time.Duration, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.check(ctx, CallerOf(ctx))
}

// check returns the Reason if work of a caller is refused at once. It is called with the lock held, as is refuse.
func (q *queue) check(ctx context.Context, c Caller) (expected time.Duration, err error) {
	if held := q.callers[c]; q.perCaller > 0 && held > 0 && (held >= q.perCaller || q.running >= q.slots/2) {
		return q.mean, q.refuse(Share)
	}
	if q.running < q.slots {
		return 0, nil
	}
	expected = q.expected()
	deadline, hasDeadline := ctx.Deadline()
	switch {
	case q.waiting.Len() >= q.length:
		return expected, q.refuse(Length)
	case expected > q.bound():
		return expected, q.refuse(Wait)
	case hasDeadline && expected > time.Until(deadline):
		return expected, q.refuse(Deadline)
	}
	return expected, nil
}

// refuse counts a refusal.
func (q *queue) refuse(r Reason) Reason {
	q.refused[r]++
	return r
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
// that of the context, or Wait if the work has waited for as long as it may.
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
		return Wait
	case <-ctx.Done():
		q.leave(place, turn)
		return ctx.Err()
	}
}

// bound returns how long work may be expected to wait.
func (q *queue) bound() time.Duration {
	if q.strict {
		return q.maxWait
	}
	return max(q.maxWait, q.mean)
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
		Admitted: q.admitted.Load(), Refused: maps.Clone(q.refused), Left: q.left.Load(), Mean: q.mean}
}
