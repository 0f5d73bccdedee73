package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// smallBuffers lets the kernel of a client take little of what the client does not read.
var smallBuffers = net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
	var err error
	return errors.Join(c.Control(func(fd uintptr) { err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 16<<10) }), err)
}}

// mostMemory is the most that a program with -memory=160MiB may have resident: Go keeps its own memory to nine tenths of the
// limit, and may exceed it for a moment; the text of the program comes on top.
const mostMemory = 200 << 20

// deafClients sends a request over each of n connections, and reads nothing. The connections end with the test.
func deafClients(t *testing.T, p *program, n int, request string) (all []net.Conn) {
	t.Helper()
	for range n {
		conn, err := smallBuffers.DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := io.WriteString(conn, request); err != nil {
			t.Fatal(err)
		}
		all = append(all, conn)
	}
	return all
}

// checkCutOff reads what clients have been sent: some an answer that is cut off, some a refusal that says when to try again,
// and none a whole answer.
func checkCutOff(t *testing.T, all []net.Conn) {
	t.Helper()
	cutOff, refused := 0, 0
	for _, conn := range all {
		_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			continue // it was cut off before the end of the header
		}
		body, err := io.ReadAll(r.Body)
		switch {
		case r.StatusCode == http.StatusOK && err == nil:
			t.Errorf("an answer is whole, %d bytes", len(body))
		case r.StatusCode == http.StatusOK:
			cutOff++
		case strings.Contains(string(body), `"OVERLOADED"`) && r.Header.Get("Retry-After") != "":
			refused++
		case !strings.Contains(string(body), "cancelled or took too long"):
			t.Errorf("%d %s", r.StatusCode, body)
		}
	}
	if cutOff == 0 || refused == 0 {
		t.Errorf("%d answers are cut off, %d refused", cutOff, refused)
	}
}

// largeQuery has an answer of 785 KB.
var largeQuery = `{network(evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]){nodes{id a:id b:id c:id d:id e:id f:id g:id h:id i:id j:id k:id l:id} ` +
	`ties{id a:id b:id c:id d:id e:id f:id g:id h:id}}}`

// rawPost is a request over a connection of its own.
func rawPost(t *testing.T, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\n" +
		"Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + string(body)
}

// Clients that ask for much and read nothing hold a bounded memory, and are cut off. Other requests are answered meanwhile.
func TestUnreadAnswers(t *testing.T) {
	t.Parallel()
	const clients = 100
	p := startProgram(t, "-memory=160MiB", "-write-timeout=1s", "-rate=0", "-max-wait=1s")
	all := deafClients(t, p, clients, rawPost(t, largeQuery))
	client := newClient(t)
	for range 20 {
		if status, answer := post(t, client, p, map[string]string{"query": `{place(by:{code:"532931"}){name}}`}); status != http.StatusOK ||
			!strings.Contains(answer, "剑川县") {
			t.Errorf("a small answer is %d %s", status, answer)
		}
	}
	p.awaitLogs("msg=request", clients+20) // which is logged at the end of a request
	if peak := p.memory("VmHWM"); peak > mostMemory {
		t.Errorf("the peak is %d MiB", peak>>20)
	}
	checkCutOff(t, all)
}

// The same for files, of which a number is sent at once.
func TestUnreadFiles(t *testing.T) {
	t.Parallel()
	const clients = 400
	p := startProgram(t, "-memory=160MiB", "-write-timeout=1s", "-rate=0", "-max-exports=4", "-max-wait=10ms")
	all := deafClients(t, p, clients, "GET /export/ties.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: identity\r\n\r\n")
	p.awaitLogs("msg=request", clients)
	if peak := p.memory("VmHWM"); peak > mostMemory {
		t.Errorf("the peak is %d MiB", peak>>20)
	}
	checkCutOff(t, all)
}

// largeFile is a request for a file of several MB over a connection of its own.
const largeFile = "GET /export/ties.json?history=true HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: identity\r\n\r\n"

// from is a request from an address that a proxy tells.
func from(address, request string) string {
	return strings.Replace(request, "Host: x\r\n", "Host: x\r\nX-Forwarded-For: "+address+"\r\n", 1)
}

// sendFrom sends a request from an address that a proxy tells, and reads the answer. It repeats the request for as long as
// expensive operations of others run and wait.
func sendFrom(t *testing.T, p *program, address, request string) (status int, retryAfter, answer string) {
	t.Helper()
	for range 100 {
		if status, retryAfter, answer = sendOnceFrom(t, p, address, request); !strings.Contains(answer, "expensive operations run at once") {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return status, retryAfter, answer
}

func sendOnceFrom(t *testing.T, p *program, address, request string) (status int, retryAfter, answer string) {
	t.Helper()
	conn := deafClients(t, p, 1, from(address, request))[0]
	w, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.StatusCode, w.Header.Get("Retry-After"), string(body)
}

// A caller that reads none of its answers leaves memory for the answers to others, and for its own small ones.
func TestUnreadAnswersOfOneCaller(t *testing.T) {
	t.Parallel()
	const clients = 100
	p := startProgram(t, "-trusted-proxies=127.0.0.1", "-memory=160MiB", "-rate=0", "-max-wait=10s")
	large := rawPost(t, largeQuery)
	deafClients(t, p, clients, from("198.51.100.1", large))
	p.awaitLogs("client=198.51.100.1 ", clients*3/4) // which are refused: the others have not ended
	if status, _, answer := sendFrom(t, p, "203.0.113.9", large); status != http.StatusOK || len(answer) < 700_000 {
		t.Errorf("another caller gets %d, %d bytes %.300s", status, len(answer), answer)
	}
	if status, after, answer := sendFrom(t, p, "198.51.100.1", large); status != http.StatusServiceUnavailable || after == "" ||
		!strings.Contains(answer, "this address has too many answers unread") {
		t.Errorf("the caller itself gets %d %.300s", status, answer)
	}
	if status, _, answer := sendFrom(t, p, "198.51.100.1", rawPost(t, "{__typename}")); status != http.StatusOK {
		t.Errorf("a small answer to the caller is %d %.300s", status, answer)
	}
}

// A caller that reads none of its files keeps nobody else from a file. If several such callers have all places, a file is
// refused at once: it does not wait for the deadline of its request, and not for them.
func TestUnreadFilesOfOneCaller(t *testing.T) {
	t.Parallel()
	const clients, smallFile = 20, "GET /export/flows.csv?level=PROVINCE HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
	p := startProgram(t, "-trusted-proxies=127.0.0.1", "-rate=0", "-max-exports=8")
	deafClients(t, p, clients, from("198.51.100.1", largeFile))
	p.awaitLogs("client=198.51.100.1 ", clients-2) // which are refused: the others have not ended
	if status, _, answer := sendFrom(t, p, "203.0.113.9", smallFile); status != http.StatusOK {
		t.Errorf("another caller gets %d %.300s", status, answer)
	}
	if status, after, answer := sendFrom(t, p, "198.51.100.1", smallFile); status != http.StatusServiceUnavailable || after == "" || !strings.Contains(answer, "this address has too many answers unread") {
		t.Errorf("the caller itself gets %d %.300s", status, answer)
	}
	for n := range 5 { // the first has two places; the others have one each, since half of all are taken
		address := fmt.Sprintf("198.51.100.%d", n+2)
		deafClients(t, p, 3, from(address, largeFile))
		p.awaitLogs("client="+address+" ", 1)
	}
	if status, after, answer := sendFrom(t, p, "203.0.113.9", smallFile); status != http.StatusServiceUnavailable || after == "" || !strings.Contains(answer, `"OVERLOADED"`) ||
		!strings.Contains(answer, "8 files run at once") {
		t.Errorf("while all places are taken it is %d %.300s", status, answer)
	}
}

// Clients that send almost all of a long body hold a bounded memory, and small requests are answered meanwhile.
func TestUnfinishedBodies(t *testing.T) {
	t.Parallel()
	const clients, length = 200, 1 << 20
	p, client := startProgram(t, "-memory=160MiB", "-read-timeout=2s", "-rate=0"), newClient(t)
	all := deafClients(t, p, clients, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"+
		"Accept: application/graphql-response+json\r\nContent-Length: "+strconv.Itoa(length)+"\r\n\r\n")
	var sending sync.WaitGroup
	for _, conn := range all {
		sending.Go(func() { _, _ = io.WriteString(conn, `{"query":"`+strings.Repeat(" ", length-100)) }) // the server may refuse
	}
	sending.Wait()
	if status, answer := post(t, client, p, map[string]string{"query": "{__typename}"}); status != http.StatusOK {
		t.Errorf("a small request gets %d %s", status, answer)
	}
	p.awaitLogs("msg=request", clients+1)
	refused := strings.Count(p.logged(), "status=503")
	if peak := p.memory("VmHWM"); peak > mostMemory || refused == 0 || refused > clients-5 {
		t.Errorf("the peak is %d MiB, %d are refused", peak>>20, refused)
	}
}

// A client may read a long answer at the least rate for as long as that takes, and no slower.
func TestLeastRate(t *testing.T) {
	for rate, whole := range map[int]bool{128 << 10: true, 4 << 10: false} {
		t.Run(fmt.Sprint(rate), func(t *testing.T) {
			t.Parallel()
			p := startProgram(t, "-write-timeout=1s", "-rate=0")
			conn := deafClients(t, p, 1, rawPost(t, largeQuery))[0]
			step := make([]byte, rate/20)
			for end := time.Now().Add(20 * time.Second); !strings.Contains(p.logged(), "msg=request"); time.Sleep(50 * time.Millisecond) {
				if _, err := io.ReadFull(conn, step); err != nil || time.Now().After(end) {
					t.Fatalf("the request does not end (%v)", err)
				}
			}
			if strings.Contains(p.logged(), "bytes=785285") != whole || strings.Contains(p.logged(), `cutOff="the client reads too slowly"`) == whole {
				t.Error("it is sent as a whole, or not")
			}
		})
	}
}
