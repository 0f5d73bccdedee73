package neo4j

import (
	"context"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// lookout sees whether the server is there, by a connection of its own: those of the calls may all be waiting.
type lookout struct {
	driver  neo4j.DriverWithContext
	mu      sync.Mutex
	looking *look // the last one
	closed  bool
}

// look is one look at the server, which all share who want to know.
type look struct {
	done chan struct{} // closed when it is over
	err  error
}

// over gives a call up where the server is gone in silence, until the call is over. Time alone says nothing of that, since
// a question that is planned for the first time may take seconds; so the server is looked at whenever patience is over.
// Most calls end before, and cost a timer only.
func (l *lookout) over(call context.Context, giveUp func()) (stop func() bool) {
	return time.AfterFunc(patience, func() {
		if call.Err() != nil {
			return
		}
		look := l.look()
		select {
		case <-call.Done():
			return
		case <-look.done:
		}
		if look.err != nil {
			giveUp()
			return
		}
		l.over(call, giveUp)
	}).Stop
}

// look is the look that is being taken, or a new one.
func (l *lookout) look() *look {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.looking != nil {
		select {
		case <-l.looking.done:
		default:
			return l.looking
		}
	}
	if l.closed {
		over := &look{done: make(chan struct{})}
		close(over.done)
		return over
	}
	taken := &look{done: make(chan struct{})}
	l.looking = taken
	go func() {
		defer close(taken.done)
		ctx, cancel := context.WithTimeout(context.Background(), looking)
		defer cancel()
		taken.err = l.driver.VerifyConnectivity(ctx)
	}()
	return taken
}

// close ends looking. It waits for a look that is being taken, which the driver must not be closed under.
func (l *lookout) close(ctx context.Context) error {
	l.mu.Lock()
	last := l.looking
	l.closed = true
	l.mu.Unlock()
	if last != nil {
		<-last.done
	}
	return l.driver.Close(ctx)
}
