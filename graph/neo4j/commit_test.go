package neo4j_test

import (
	"bytes"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// wire is a TCP connection to a server that can be cut where it hurts: at a COMMIT.
type wire struct {
	tb       testing.TB
	listener net.Listener
	server   string
	mu       sync.Mutex
	cuts     []bool // what is still to be cut: a COMMIT before the server has it, or else its answer
}

// commit is Bolt's message, in its one chunk.
var commit = []byte("\x00\x02\xb0\x12\x00\x00")

func wired(tb testing.TB, server string) *wire {
	tb.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	w := &wire{tb: tb, listener: listener, server: strings.TrimPrefix(server, "bolt://")}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			serving.Go(func() { w.serve(client) })
		}
	})
	tb.Cleanup(func() {
		_ = listener.Close()
		serving.Wait()
	})
	return w
}

// serve passes on what both sides say, until one of them ends or it is cut.
func (w *wire) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := net.Dial("tcp", w.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	answers := make(chan []byte)
	go func() {
		defer close(answers)
		for {
			part := make([]byte, 64<<10)
			n, err := server.Read(part)
			if err != nil {
				return
			}
			answers <- part[:n]
		}
	}()
	said := make(chan []byte)
	go func() {
		defer close(said)
		for {
			part := make([]byte, 64<<10)
			n, err := client.Read(part)
			if err != nil {
				return
			}
			said <- part[:n]
		}
	}()
	defer func() { // both readers end once their connections are closed
		_, _ = client.Close(), server.Close()
		for range said {
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
		case part, ok := <-said:
			if !ok {
				return
			}
			early, cut := w.cut(part)
			if cut && early {
				return
			}
			if _, err := server.Write(part); err != nil {
				return
			}
			if cut {
				<-answers // it has committed
				return
			}
		}
	}
}

// cut says whether to cut here, and before the server has read it.
func (w *wire) cut(part []byte) (early, cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.cuts) == 0 || !bytes.Contains(part, commit) {
		return false, false
	}
	early, w.cuts = w.cuts[0], w.cuts[1:]
	return early, true
}

func (w *wire) next(cuts ...bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cuts = cuts
}

func (w *wire) left() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.cuts)
}

// TestLostCommit: changes are made once, whether the connection breaks before a commit has come to the server or before
// its answer has come back, with a key and without.
func TestLostCommit(t *testing.T) {
	at := neo4jtest.Address(t)
	emptied(t, at)
	w := wired(t, at)
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: "bolt://" + w.listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	store.Warmed()
	const request, answer = true, false
	made := graph.Revision(0)
	for _, c := range []struct {
		name string
		key  string
		cuts []bool
	}{
		{"nothing", "", nil},
		{"the answer", "", []bool{answer}},
		{"the answer, with a key", "a key", []bool{answer}},
		{"the request", "", []bool{request}},
		{"the request, with a key", "another", []bool{request}},
		{"the request, and then the answer", "", []bool{request, answer}},
		{"two requests, and then the answer", "the third", []bool{request, request, answer}},
	} {
		id := graph.ID(strings.NewReplacer(" ", "-", ",", "").Replace(c.name))
		w.next(c.cuts...)
		by, changes := graph.Actor{Name: "lost", Key: c.key}, []graph.Change{graph.Create{Record: large{nodes: 1}.node(0)}}
		changes[0].(graph.Create).Record.Head().ID = id
		version, err := store.Apply(t.Context(), by, changes)
		if made++; err != nil || version.Revision != made {
			t.Fatalf("%s is lost: version %v, %v; want revision %d", c.name, version, err, made)
		}
		if left := w.left(); left > 0 {
			t.Errorf("%s: %d of the commits were not cut", c.name, left)
		}
		if now, err := store.Version(t.Context()); err != nil || now != version {
			t.Errorf("%s is lost: the store is at %v, %v; want %v", c.name, now, err, version)
		}
		if c.key != "" {
			if again, err := store.Apply(t.Context(), by, changes); err != nil || again != version {
				t.Errorf("%s: again: version %v, %v; want %v", c.name, again, err, version)
			}
		}
		for commit, err := range store.Watch(t.Context(), earlier(version)) {
			if err != nil || commit.Version != version || commit.Actor != by || len(commit.IDs) != 1 || commit.IDs[0] != id {
				t.Errorf("%s is lost: the log has %+v, %v", c.name, commit, err)
			}
			break
		}
	}
	// Where it stays lost, that is what is said, and the key settles it.
	endless := make([]bool, 10_000)
	for i := range endless {
		endless[i] = request
	}
	w.next(endless...)
	by, changes := graph.Actor{Key: "settled"}, []graph.Change{graph.Delete{ID: "nothing"}}
	if _, err := store.Apply(t.Context(), by, changes); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "may have made them") {
		t.Errorf("it stays lost: %v", err)
	}
	w.next(answer)
	for range 2 {
		if version, err := store.Apply(t.Context(), by, changes); err != nil || version.Revision != made+1 {
			t.Errorf("again: version %v, %v; want revision %d", version, err, made+1)
		}
	}
}
