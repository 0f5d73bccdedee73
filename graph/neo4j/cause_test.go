package neo4j

import (
	"context"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// listenFor listens at a loopback port and does something with each connection.
func listenFor(t *testing.T, do func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			do(c)
		}
	}()
	return listener.Addr().String()
}

// TestCause: the cause of an outage is said in words, without the address.
func TestCause(t *testing.T) {
	closed := listenFor(t, func(net.Conn) {})
	if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		closed = l.Addr().String()
		_ = l.Close()
	}
	tls := httptest.NewTLSServer(nil)
	t.Cleanup(tls.Close)
	for _, c := range []struct{ address, says string }{
		{"bolt://" + closed, "it refuses connections"},
		{"neo4j://" + closed, "it refuses connections"},
		{"bolt://" + listenFor(t, func(c net.Conn) { _ = c.Close() }), "it breaks connections"},
		{"bolt://" + listenFor(t, func(c net.Conn) {
			_ = c.(*net.TCPConn).SetLinger(0)
			_ = c.Close()
		}), "it breaks connections"},
		{"bolt://" + listenFor(t, func(net.Conn) {}), "it does not answer"},
		{"bolt+s://" + strings.TrimPrefix(tls.URL, "https://"), "its certificate is not trusted"},
		{"bolt://nowhere.invalid", "the name of its host is not found"},
	} {
		t.Run(c.address, func(t *testing.T) {
			credentials := &credentials{}
			driver, err := Config{Address: c.address}.driver(credentials, 1, probeTimeout)
			if err != nil {
				t.Fatal(err)
			}
			p := prober{driver: driver, credentials: credentials}
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			failure := p.ask(ctx, false)
			if failure == nil {
				t.Fatal("it answers")
			}
			if got := causeOf(failure); got != c.says {
				t.Errorf("%v: %q, and should be %q", failure, got, c.says)
			}
			if err := p.close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}
