package guard

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"
)

// queue gives slots to work of one class, in the order in which it comes.
type queue struct {
	slots   int           // how many can run at once
	length  int           // how many can wait
	maxWait time.Duration // how long work may be expected to wait in any case
	waited  func(time.Duration)

	mu      sync.Mutex
	running int
	waiting list.List     // of chan struct{}, each closed when its owner gets a slot
	mean    time.Duration // how long work has a slot: an exponentially weighted moving average

	admitted, refused, left int64
}

// meanWeight is the weight of the newest duration in the mean, as 1/meanWeight. RFC 6298 weights round trips so.
const meanWeight = 8

// errOverloaded says that the work would have to wait too long.
var errOverloaded = errors.New("too much work")

// acquire waits for a slot and returns the function that gives it back. With errOverloaded it returns how long it would
// take until there is a slot.
func (q *queue) acquire(ctx context.Context) (release func(), wait time.Duration, err error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	q.mu.Lock()
	if q.running < q.slots {
		q.running++
		q.admitted++
		q.mu.Unlock()
		return q.begin(0), 0, nil
	}
	wait = q.mean * time.Duration(q.waiting.Len()+1) / time.Duration(q.slots)
	if q.waiting.Len() >= q.length || wait > q.bound(ctx) {
		q.refused++
		q.mu.Unlock()
		return nil, wait, errOverloaded
	}
	turn, start := make(chan struct{}), time.Now()
	place := q.waiting.PushBack(turn)
	q.mu.Unlock()

	select {
	case <-turn:
		return q.begin(time.Since(start)), 0, nil
	case <-ctx.Done():
		q.leave(place, turn)
		return nil, 0, ctx.Err()
	}
}

// bound returns how long work may be expected to wait.
func (q *queue) bound(ctx context.Context) time.Duration {
	bound := max(q.maxWait, 3*q.mean)
	if deadline, ok := ctx.Deadline(); ok {
		bound = min(bound, time.Until(deadline))
	}
	return bound
}

// begin returns the function that ends work which has a slot.
func (q *queue) begin(waited time.Duration) (release func()) {
	q.waited(waited)
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
		q.admitted++
		close(q.waiting.Remove(first).(chan struct{}))
	} else {
		q.running--
	}
}

// leave takes work out of the queue. If it has just got a slot, the next one gets that.
func (q *queue) leave(place *list.Element, turn <-chan struct{}) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.left++
	select {
	case <-turn:
		q.admitted--
		q.next()
	default:
		q.waiting.Remove(place)
	}
}

func (q *queue) stats() AdmissionStats {
	q.mu.Lock()
	defer q.mu.Unlock()
	return AdmissionStats{Slots: q.slots, Running: q.running, Waiting: q.waiting.Len(),
		Admitted: q.admitted, Refused: q.refused, Left: q.left, Mean: q.mean}
}
