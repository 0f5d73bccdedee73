package neo4j

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"coopgraph/graph"
)

// State is a state of the circuit breaker in front of the server (Nygard, Release It!, 2007).
type State uint8

// The states of the circuit breaker.
const (
	StateClosed   State = iota // calls go to the server
	StateOpen                  // calls are refused
	StateHalfOpen              // calls are refused, while one probe finds out whether the server is back
)

func (s State) String() string { return [...]string{"closed", "open", "half-open"}[s] }

// StateChange is a change of the circuit breaker's state.
type StateChange struct {
	From, To State
	Since    time.Time // when the server was found to be away
	Cause    string    // why it is away, in words without names, addresses and secrets
	Err      error     // what the last probe returned, for logs; nil if the server is back
}

// breaker is the circuit breaker. A failed call does not open it: a connection may break although the server is there. Such
// a call has the server probed, and a probe that fails opens the breaker. From then on calls are refused at once, and the
// server is probed at intervals until it answers.
type breaker struct {
	prober
	onStateChange func(StateChange) // may be nil
	outage        atomic.Pointer[outage]

	mu      sync.Mutex // of the state
	state   State
	armed   bool // whether it may open: not before the store is open
	closing chan struct{}
	waiting sync.WaitGroup
}

// outage is a time during which the server is away.
type outage struct {
	since time.Time
	cause string
	err   error
}

// The server is probed after a random time between these two, so that the programs that use it do not probe it in step.
const (
	shortestPause = 250 * time.Millisecond
	longestPause  = 750 * time.Millisecond
)

// refusal returns the error of calls while the server is away, nil if calls go to the server. The Cause is the probe's error.
func (b *breaker) refusal() *graph.Error {
	o := b.outage.Load()
	if o == nil {
		return nil
	}
	return &graph.Error{Code: graph.Unavailable, Hint: "Try again in a moment.", Cause: o.err,
		Message: "the database has been unavailable since " + o.since.UTC().Format(time.RFC3339) + ": " + o.cause}
}

// probe has the server probed, or waits for the probe that is under way, and opens the breaker if the probe fails.
func (b *breaker) probe(ctx context.Context) error {
	return b.prober.probe(ctx, b.failed)
}

// failed opens the breaker after a probe that failed.
func (b *breaker) failed(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.armed || b.state != StateClosed || b.isClosing() {
		return
	}
	b.outage.Store(&outage{since: time.Now(), cause: causeOf(err), err: err})
	b.enter(StateOpen)
	b.waiting.Go(b.waitForReturn)
}

// enter changes the state and tells of it. The caller holds the lock.
func (b *breaker) enter(to State) {
	o := b.outage.Load()
	c := StateChange{From: b.state, To: to, Since: o.since, Cause: o.cause, Err: o.err}
	if b.state = to; to == StateClosed {
		c.Err = nil
		b.outage.Store(nil)
	}
	if b.onStateChange != nil {
		b.onStateChange(c)
	}
}

// waitForReturn probes the server at intervals until it answers, and then closes the breaker.
func (b *breaker) waitForReturn() {
	for {
		select {
		case <-b.closing:
			return
		case <-time.After(shortestPause + rand.N(longestPause-shortestPause)):
		}
		if b.credentials.worthTrying() && b.isBack() {
			return
		}
	}
}

// isBack probes the server once, in the state half-open, and closes the breaker if it answers.
func (b *breaker) isBack() bool {
	b.mu.Lock()
	b.enter(StateHalfOpen)
	b.mu.Unlock()
	err := b.prober.probe(context.Background(), nil)
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.enter(StateClosed)
		return true
	}
	b.outage.Store(&outage{since: b.outage.Load().since, cause: causeOf(err), err: err})
	b.enter(StateOpen)
	return false
}

// arm lets the breaker open.
func (b *breaker) arm() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.armed = true
}

func (b *breaker) isClosing() bool {
	select {
	case <-b.closing:
		return true
	default:
		return false
	}
}

// close waits until nothing is probed any more, and closes the driver. The channel closing was closed before.
func (b *breaker) close(ctx context.Context) error {
	b.mu.Lock() // after this, no probe that fails opens the breaker
	b.armed = false
	b.mu.Unlock()
	b.waiting.Wait()
	return b.prober.close(ctx)
}
