package neo4j

import (
	"context"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// prober finds out whether the server still responds. It has a connection of its own, since those of the calls may all be
// waiting. Without it, a call to a server that neither answers nor breaks the connection waits as long as its caller does.
type prober struct {
	driver neo4j.DriverWithContext
	mu     sync.Mutex
	last   *probe
	closed bool
}

// probe is one request to the server. All calls that wait at that time share its answer.
type probe struct {
	done chan struct{} // closed when err is known
	err  error
}

// cancelIfDown cancels a call if the server stops responding. A slow call does not show this: a statement that is planned
// for the first time may take seconds. So the server is probed each time that the call has taken probeAfter longer. Most
// calls end before, and cost a timer only. The caller stops it when the call has ended.
func (p *prober) cancelIfDown(call context.Context, cancel func()) (stop func() bool) {
	return time.AfterFunc(probeAfter, func() {
		if call.Err() != nil {
			return
		}
		current := p.probe()
		select {
		case <-call.Done():
			return
		case <-current.done:
		}
		if current.err != nil {
			cancel()
			return
		}
		p.cancelIfDown(call, cancel)
	}).Stop
}

// probe is the probe that is under way, or a new one.
func (p *prober) probe() *probe {
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
		ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
		defer cancel()
		started.err = p.driver.VerifyConnectivity(ctx)
	}()
	return started
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
