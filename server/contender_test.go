//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"github.com/99designs/gqlgen/graphql/handler"

	"coopgraph/schema"
	"coopgraph/server/resolve"
)

// The variables of the environment by which this test program becomes one of the servers that BenchmarkHTTP compares: its
// name, its address, and the folder with the answers that it has ready.
const (
	contenderName    = "COOPGRAPH_CONTENDER"
	contenderAddress = "COOPGRAPH_CONTENDER_ADDRESS"
	contenderAnswers = "COOPGRAPH_CONTENDER_ANSWERS"
)

// handlersOfContenders make the handlers of the servers that are written in Go and are not ours.
var handlersOfContenders = map[string]func(folder string) (http.Handler, error){
	"bytes": func(folder string) (http.Handler, error) {
		ready, err := readReadyAnswers(folder)
		return ready.handler(func(a readyAnswer) ([]byte, error) { return a.bytes, nil }), err
	},
	"json": func(folder string) (http.Handler, error) {
		ready, err := readReadyAnswers(folder)
		return ready.handler(func(a readyAnswer) ([]byte, error) { return json.Marshal(a.structs) }), err
	},
	"gqlgen": func(string) (http.Handler, error) { return gqlgenHandler() },
}

// init serves instead of testing if this process is to be a contender.
func init() {
	newHandler := handlersOfContenders[os.Getenv(contenderName)]
	if newHandler == nil {
		return
	}
	raiseGCPercent() // as ours does
	h, err := newHandler(os.Getenv(contenderAnswers))
	if err == nil {
		err = http.ListenAndServe(os.Getenv(contenderAddress), h)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// readReadyAnswers reads the answers to the queries from a folder.
func readReadyAnswers(folder string) (readyAnswers, error) {
	ready := readyAnswers{}
	for _, q := range benchmarkQueries {
		written, err := os.ReadFile(filepath.Join(folder, q.name))
		if err != nil {
			return nil, err
		}
		structs, err := typedValue(written)
		if err != nil {
			return nil, err
		}
		ready[q.query] = readyAnswer{written, structs}
	}
	return ready, nil
}

// gqlgenHandler answers by gqlgen as it is: its executor, and the transports and caches of its choice.
func gqlgenHandler() (http.Handler, error) {
	c, err := configure(verb{}, nil, fakeEnv())
	if err != nil {
		return nil, err
	}
	s, err := open(context.Background(), c, slog.New(slog.DiscardHandler), nil, nil)
	if err != nil {
		return nil, err
	}
	es := schema.NewExecutableSchema(schema.Config{Resolvers: resolve.New(s.store, s.store, resolve.Options{})})
	return handler.NewDefaultServer(es), nil
}

// contender is a server in a process of its own.
type contender struct {
	address string
	cmd     *exec.Cmd
	ended   chan struct{}
}

// startContender starts a server, and waits until it serves. command gets the address that it is to serve at. The server
// ends with the benchmark, or by stop.
func startContender(b *testing.B, command func(address string) *exec.Cmd) *contender {
	b.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		b.Fatal(err)
	}
	c := &contender{address: address, cmd: command(address), ended: make(chan struct{})}
	if err := c.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	go func() {
		_ = c.cmd.Wait() // it is killed
		close(c.ended)
	}()
	b.Cleanup(c.stop)
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
			c.awaitIdle()
			return c
		}
		select {
		case <-c.ended:
			b.Fatalf("%s has ended", c.cmd)
		default:
		}
		if time.Now().After(deadline) {
			b.Fatalf("%s does not serve: %v", c.cmd, err)
		}
	}
}

// awaitIdle waits until the server has done what it does in the background after its start.
func (c *contender) awaitIdle() {
	for before := c.cpuTime(); ; {
		time.Sleep(50 * time.Millisecond)
		now := c.cpuTime()
		if now-before < time.Millisecond {
			return
		}
		before = now
	}
}

// stop ends the server. It may be called more than once.
func (c *contender) stop() {
	_ = c.cmd.Process.Kill() // it may have ended
	<-c.ended
}

// cpuTime is the processor time that all threads of the server have used, as the kernel counts it for the process: see
// clock_getcpuclockid(3).
func (c *contender) cpuTime() time.Duration {
	const scheduled = 2 // CPUCLOCK_SCHED
	var t syscall.Timespec
	clock := uintptr(^c.cmd.Process.Pid<<3 | scheduled)
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clock, uintptr(unsafe.Pointer(&t)), 0); errno != 0 {
		panic(errno) // the process has ended
	}
	return time.Duration(t.Nano())
}

// send sends n requests over so many connections, the i-th of which is requestAt(i), and returns the processor time that the
// server has used, and how long it took by the clock. Each response must have status 200.
func (c *contender) send(b *testing.B, numConnections, n int, requestAt func(int) []byte) (used, took time.Duration) {
	b.Helper()
	connections := make([]*connection, numConnections)
	for i := range connections {
		connections[i] = c.connect(b)
	}
	errs := make([]error, numConnections)
	var next atomic.Int64
	var all sync.WaitGroup
	start, before := time.Now(), c.cpuTime()
	for i, conn := range connections {
		all.Go(func() {
			for at := int(next.Add(1)) - 1; at < n && errs[i] == nil; at = int(next.Add(1)) - 1 {
				_, _, errs[i] = conn.exchange(requestAt(at))
			}
		})
	}
	all.Wait()
	used, took = c.cpuTime()-before, time.Since(start)
	for i, conn := range connections {
		if err := errors.Join(errs[i], conn.Close()); err != nil {
			b.Fatal(err)
		}
	}
	return used, took
}

// connection is a connection of a client that costs little, so that the server has the processors.
type connection struct {
	net.Conn
	reader *bufio.Reader
	body   []byte
}

func (c *contender) connect(b *testing.B) *connection {
	b.Helper()
	conn, err := net.Dial("tcp", c.address)
	if err != nil {
		b.Fatal(err)
	}
	return &connection{Conn: conn, reader: bufio.NewReaderSize(conn, 64<<10)}
}

// exchange sends a request, and returns the body of the response, until the next call, and its Content-Encoding.
func (c *connection) exchange(request []byte) (body []byte, coding string, err error) {
	if _, err := c.Write(request); err != nil {
		return nil, "", err
	}
	status, length, chunked := "", -1, false
	for {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return nil, "", err
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			break
		}
		name, value, isField := bytes.Cut(line, []byte(": "))
		switch {
		case status == "":
			status = string(line)
		case isField && strings.EqualFold(string(name), "Content-Length"):
			if length, err = strconv.Atoi(string(value)); err != nil {
				return nil, "", err
			}
		case isField && strings.EqualFold(string(name), "Transfer-Encoding"):
			chunked = string(value) == "chunked"
		case isField && strings.EqualFold(string(name), "Content-Encoding"):
			coding = string(value)
		}
	}
	switch {
	case chunked:
		if c.body, err = io.ReadAll(httputil.NewChunkedReader(c.reader)); err == nil {
			_, err = c.reader.Discard(len("\r\n"))
		}
	case length < 0:
		err = fmt.Errorf("%s without a length", status)
	default:
		c.body = slices.Grow(c.body[:0], length)[:length]
		_, err = io.ReadFull(c.reader, c.body)
	}
	if err != nil {
		return nil, "", err
	}
	if !strings.Contains(status, " 200 ") {
		return nil, "", fmt.Errorf("%s: %.300s", status, c.body)
	}
	return c.body, coding, nil
}

// httpRequest is a request as it is sent, with the variables of the query if there are any.
func httpRequest(b *testing.B, acceptedCoding, query string, variables map[string]any) []byte {
	b.Helper()
	parameters := map[string]any{"query": query}
	if variables != nil {
		parameters["variables"] = variables
	}
	body, err := json.Marshal(parameters)
	if err != nil {
		b.Fatal(err)
	}
	header := fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\n", len(body))
	if acceptedCoding != "" {
		header += "Accept-Encoding: " + acceptedCoding + "\r\n"
	}
	return append([]byte(header+"\r\n"), body...)
}
