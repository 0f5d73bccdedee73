//go:build unix

package neo4jtest

import (
	"bytes"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Proxy stands between a driver and a server. It can refuse connections, break them, fall silent, and cut a connection
// at a message.
type Proxy struct {
	tb              testing.TB
	address, server string

	mu          sync.Mutex
	listener    net.Listener // nil while connections are refused
	connections map[*net.TCPConn]bool
	accepted    int           // how many connections there have been
	silence     chan struct{} // not nil while nothing is passed on; closed at its end
	message     []byte        // what the next cuts are made at
	held        [][]byte      // messages that are held back, with all that follows on their connections
	holding     chan struct{} // closed when nothing is held back any more
	cuts        []bool        // at each of the next messages: true cuts before the server has it, false before the driver has the answer
	serving     sync.WaitGroup
}

// Messages of Bolt, at which a Proxy can cut a connection or hold it back. COMMIT is whole, with its one chunk. RUN has three fields.
var (
	Commit = []byte("\x00\x02\xb0\x12\x00\x00")
	Run    = []byte("\xb3\x10")
	Begin  = []byte("\xb1\x11")
)

// NewProxy starts a proxy that ends with the test.
func NewProxy(tb testing.TB, server string) *Proxy {
	tb.Helper()
	p := &Proxy{tb: tb, address: "127.0.0.1:0", server: strings.TrimPrefix(server, scheme), connections: map[*net.TCPConn]bool{}}
	p.Listen()
	tb.Cleanup(func() {
		p.Speak()
		p.Refuse()
		p.serving.Wait()
	})
	return p
}

// Address is the address of the proxy, bolt://host:port.
func (p *Proxy) Address() string { return scheme + p.address }

// Listen accepts connections.
func (p *Proxy) Listen() {
	p.tb.Helper()
	listener, err := net.Listen("tcp", p.address)
	if err != nil {
		p.tb.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.address, p.listener = listener.Addr().String(), listener
	p.serving.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			p.serving.Go(func() { p.serve(client.(*net.TCPConn)) })
		}
	})
}

// Refuse refuses connections from now on, and breaks those that there are.
func (p *Proxy) Refuse() {
	p.mu.Lock()
	if p.listener != nil {
		_ = p.listener.Close()
		p.listener = nil
	}
	p.mu.Unlock()
	p.Reset()
}

// Reset breaks the connections that there are, as a firewall does.
func (p *Proxy) Reset() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for client := range p.connections {
		_ = client.SetLinger(0) // Close sends RST
		_ = client.Close()
	}
}

// FallSilent passes nothing on, as a network that drops packets.
func (p *Proxy) FallSilent() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.silence = make(chan struct{})
}

// Hold lets each connection that sends one of these messages fall silent, and no other one.
func (p *Proxy) Hold(messages ...[]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held, p.holding = messages, make(chan struct{})
}

// Speak ends a silence.
func (p *Proxy) Speak() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.silence != nil {
		close(p.silence)
		p.silence = nil
	}
	if p.held != nil {
		close(p.holding)
		p.held = nil
	}
}

// waitIfHeld waits while a message is held back.
func (p *Proxy) waitIfHeld(part []byte) {
	p.mu.Lock()
	isHeld := slices.ContainsFunc(p.held, func(message []byte) bool { return bytes.Contains(part, message) })
	holding := p.holding
	p.mu.Unlock()
	if isHeld {
		<-holding
	}
}

// waitInSilence waits while nothing is passed on.
func (p *Proxy) waitInSilence() {
	p.mu.Lock()
	silence := p.silence
	p.mu.Unlock()
	if silence != nil {
		<-silence
	}
}

// Connections is how many connections there have been.
func (p *Proxy) Connections() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.accepted
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
func (p *Proxy) serve(client *net.TCPConn) {
	p.mu.Lock()
	p.accepted++
	p.connections[client] = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		delete(p.connections, client)
		p.mu.Unlock()
		_ = client.Close()
	}()
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
			p.waitInSilence()
			if _, err := client.Write(part); err != nil {
				return
			}
		case part, ok := <-requests:
			if !ok {
				return
			}
			p.waitInSilence()
			p.waitIfHeld(part)
			early, cut := p.cutsAt(part)
			if cut && early {
				return
			}
			if _, err := server.Write(part); err != nil {
				return
			}
			if cut {
				<-answers // the server has done it
				return
			}
		}
	}
}

// cutsAt reports whether to cut the connection at this message, and whether before the server has read it.
func (p *Proxy) cutsAt(part []byte) (early, cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.cuts) == 0 || !bytes.Contains(part, p.message) {
		return false, false
	}
	early, p.cuts = p.cuts[0], p.cuts[1:]
	return early, true
}

// Cut sets where the connections are cut at the next messages.
func (p *Proxy) Cut(message []byte, cuts ...bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.message, p.cuts = message, cuts
}

// CutsLeft is how many cuts have not been made.
func (p *Proxy) CutsLeft() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.cuts)
}
