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
	waited  func(time.Duration)

	mu      sync.Mutex
	running int
	waiting list.List     // of chan struct{}, each closed when its owner gets a slot
	mean    time.Duration // for which work has a slot: an exponentially weighted moving average

	admitted, refused, left atomic.Int64
}

// meanWeight is the weight of the newest duration in the mean, as 1/meanWeight. RFC 6298 weights round trips so.
const meanWeight = 8

// errOverloaded says that the work would have to wait too long.
var errOverloaded = errors.New("too much work")

// acquire waits for a slot and returns the function that gives it back. With errOverloaded it returns how long the wait
// would be.
func (q *queue) acquire(ctx context.Context) (release func(), expected time.Duration, err error) {
	start := time.Now()
	q.mu.Lock()
	if ctx.Err() == nil && q.running == q.slots {
		expected = q.mean * time.Duration(q.waiting.Len()+1) / time.Duration(q.slots)
		if q.waiting.Len() >= q.length || expected > q.bound(ctx) {
			q.mu.Unlock()
			q.refused.Add(1)
			return nil, expected, errOverloaded
		}
	}
	if err := q.enter(ctx); err != nil {
		q.left.Add(1)
		return nil, 0, err
	}
	q.admitted.Add(1)
	q.waited(time.Since(start))
	return q.releaseOnce(), 0, nil
}

// wait waits for a slot, however long that takes, and returns the function that gives it back.
func (q *queue) wait(ctx context.Context) (release func(), err error) {
	q.mu.Lock()
	if err := q.enter(ctx); err != nil {
		return nil, err
	}
	return q.releaseOnce(), nil
}

// enter takes a slot, after those that wait already. It is called with the lock held, and gives the lock back.
func (q *queue) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		q.mu.Unlock()
		return err
	}
	if q.running < q.slots {
		q.running++
		q.mu.Unlock()
		return nil
	}
	turn := make(chan struct{})
	place := q.waiting.PushBack(turn)
	q.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		q.leave(place, turn)
		return ctx.Err()
	}
}

// bound returns how long work may be expected to wait.
func (q *queue) bound(ctx context.Context) time.Duration {
	bound := max(q.maxWait, 2*q.mean)
	if deadline, ok := ctx.Deadline(); ok {
		bound = min(bound, time.Until(deadline))
	}
	return bound
}

// releaseOnce returns the function that gives back a slot. It may be called more than once.
func (q *queue) releaseOnce() (release func()) {
	start := time.Now()
	return sync.OnceFunc(func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.mean += (time.Since(start) - q.mean) / meanWeight
		q.next()
	})
}

// next gives the slot of work that has ended to the first that waits.
func (q *queue) next() {
	if first := q.waiting.Front(); first != nil {
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
