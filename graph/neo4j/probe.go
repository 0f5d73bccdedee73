package neo4j

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// prober finds out whether the server answers. It has a connection of its own, since those of the calls may all be waiting.
type prober struct {
	driver      neo4j.DriverWithContext
	database    string
	credentials *credentials
	mu          sync.Mutex
	last        *probe
	closed      bool
	answered    atomic.Int64 // when the server last answered a call, in Unix nanoseconds
}

// probe is one question to the server. All calls that ask at that time share its answer.
type probe struct {
	done chan struct{} // closed when err is known
	err  error
}

// probe waits for the answer of the probe that is under way, or of a new one, or until the context is done. If a new one
// fails, failed is called before anyone has the answer. Without failed, the new one also runs a statement. A new one that has
// no answer in time does not fail if the server has answered a call meanwhile: it has too much to do, and is not away.
func (p *prober) probe(ctx context.Context, failed func(error)) error {
	current := p.start(failed)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-current.done:
		return current.err
	}
}

// start returns the probe that is under way, or a new one.
func (p *prober) start(failed func(error)) *probe {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != nil {
		select {
		case <-p.last.done:
		default:
			return p.last
		}
	}
	started := &probe{done: make(chan struct{})}
	if p.closed {
		close(started.done)
		return started
	}
	p.last = started
	go func() {
		defer close(started.done)
		began := time.Now().UnixNano()
		ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
		defer cancel()
		if started.err = p.ask(ctx, failed == nil); hasOtherPassword(started.err) {
			started.err = p.ask(ctx, failed == nil)
		}
		if failed == nil || started.err == nil {
			return
		}
		if ctx.Err() != nil && p.answered.Load() > began {
			started.err = nil
			return
		}
		failed(started.err)
	}()
	return started
}

// ask begins a transaction and rolls it back. So the server must take the password and have the database, but it plans
// nothing: a server that was just started plans its first statements for seconds. In a database that has failed,
// transactions begin, and statements fail.
func (p *prober) ask(ctx context.Context, statement bool) error {
	session := p.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: p.database, AccessMode: neo4j.AccessModeRead})
	defer closeSession(ctx, session)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	p.credentials.accepted()
	if statement {
		if _, err := tx.Run(ctx, "RETURN 1", nil); err != nil {
			return err
		}
	}
	return tx.Rollback(ctx)
}

// close waits for the probe that is under way, and then closes the driver.
func (p *prober) close(ctx context.Context) error {
	p.mu.Lock()
	last := p.last
	p.closed = true
	p.mu.Unlock()
	if last != nil {
		<-last.done
	}
	return p.driver.Close(ctx)
}

// cancelIfAway cancels a call if the server stops answering. A slow call does not show this: a statement that is planned
// for the first time may take seconds. So the server is probed each time that the call has taken probeAfter longer. Most
// calls end before, and cost a timer only. The caller stops it when the call has ended.
//
// Without this, a call to a server that neither answers nor breaks the connection waits as long as its caller does.
func (b *breaker) cancelIfAway(call context.Context, cancel func()) (stop func() bool) {
	return time.AfterFunc(probeAfter, func() {
		if call.Err() != nil {
			return
		}
		if b.refusal() != nil || b.probe(call) != nil {
			cancel()
			return
		}
		b.cancelIfAway(call, cancel)
	}).Stop
}
