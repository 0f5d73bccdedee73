package neo4j_test

import (
	"bytes"
	"net"
	"strings"
	"sync"
	"testing"
)

// cuttingProxy stands between a driver and a server, and can cut a connection at a COMMIT.
type cuttingProxy struct {
	listener net.Listener
	server   string
	mu       sync.Mutex
	cuts     []bool // at each of the next COMMITs: true cuts before the server has it, false before the driver has the answer
}

// commitMessage is Bolt's COMMIT, in its one chunk.
var commitMessage = []byte("\x00\x02\xb0\x12\x00\x00")

// newCuttingProxy starts a proxy that ends with the test.
func newCuttingProxy(tb testing.TB, server string) *cuttingProxy {
	tb.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	p := &cuttingProxy{listener: listener, server: strings.TrimPrefix(server, "bolt://")}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			serving.Go(func() { p.serve(client) })
		}
	})
	tb.Cleanup(func() {
		_ = listener.Close()
		serving.Wait()
	})
	return p
}

// parts are what a side of a connection sends, until the connection ends.
func parts(side net.Conn) <-chan []byte {
	sent := make(chan []byte)
	go func() {
		defer close(sent)
		for {
			part := make([]byte, 64<<10)
			n, err := side.Read(part)
			if err != nil {
				return
			}
			sent <- part[:n]
		}
	}()
	return sent
}

// serve passes on what both sides send, until one of them ends or the connection is cut.
func (p *cuttingProxy) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	answers, requests := parts(server), parts(client)
	defer func() { // both readers end when their connections are closed
		_, _ = client.Close(), server.Close()
		for range requests {
		}
		for range answers {
		}
	}()
	for {
		select {
		case part, ok := <-answers:
			if !ok {
				return
			}
			if _, err := client.Write(part); err != nil {
				return
			}
		case part, ok := <-requests:
			if !ok {
				return
			}
			early, cut := p.cut(part)
			if cut && early {
				return
			}
			if _, err := server.Write(part); err != nil {
				return
			}
			if cut {
				<-answers // the server has committed
				return
			}
		}
	}
}

// cut reports whether to cut the connection at this message, and whether before the server has read it.
func (p *cuttingProxy) cut(part []byte) (early, cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.cuts) == 0 || !bytes.Contains(part, commitMessage) {
		return false, false
	}
	early, p.cuts = p.cuts[0], p.cuts[1:]
	return early, true
}

// next sets what the next COMMITs are cut at.
func (p *cuttingProxy) next(cuts ...bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cuts = cuts
}

// left is how many cuts have not been made.
func (p *cuttingProxy) left() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.cuts)
}
