package transport

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// lender lends buffers from a pool, and writes over what is given back, so that a use after that is seen.
type lender struct {
	pool      sync.Pool
	out, back atomic.Int64
}

func (l *lender) lend(ctx context.Context) (context.Context, func()) {
	l.out.Add(1)
	b, ok := l.pool.Get().(*lent)
	if !ok {
		b = &lent{}
	}
	return context.WithValue(ctx, lentKey{}, b), func() {
		l.back.Add(1)
		copy(b.b[:cap(b.b)], bytes.Repeat([]byte{'#'}, cap(b.b)))
		l.pool.Put(b)
	}
}

// Answers in lent memory are those in own memory, and the memory comes back when they are sent, and not after a panic.
func TestLentBuffers(t *testing.T) {
	l := &lender{}
	revision := &state{told: "1"}
	own := serve(t, &sketch{}, Options{})
	with := serve(t, &sketch{}, Options{Buffer: l.lend, Revision: revision.tell, CacheBytes: 100_000})
	for range 3 {
		for _, query := range []string{"{name}", "{long(times:500)}", "{partly,long(times:9000)}", "{nothing}", "{nobody}", "{refused}"} {
			for _, coding := range []string{"", "zstd"} {
				want := send(t, own, "GET", "/?query="+query, "", nil).Body.String()
				w := send(t, with, "GET", "/?query="+query, "", header{"Accept-Encoding": coding})
				if got := unpack(t, w.Header().Get("Content-Encoding"), w.Body.Bytes()); got != want {
					t.Errorf("%s: %.200s, want %.200s", query, got, want)
				}
			}
		}
	}
	if l.out.Load() != l.back.Load() || l.out.Load() == 0 {
		t.Errorf("%d were lent, %d came back", l.out.Load(), l.back.Load())
	}
	if send(t, with, "GET", "/?query={panic}", "", nil); l.out.Load() != l.back.Load()+1 {
		t.Error("after a panic, memory came back that may still be written to")
	}
}

// Many clients at once get their own answers, and leave no goroutine behind.
func TestManyClients(t *testing.T) {
	before := runtime.NumGoroutine()
	l := &lender{}
	revision := &state{told: "1"}
	server := httptest.NewServer(serve(t, &sketch{}, Options{Buffer: l.lend, Revision: revision.tell, CacheBytes: 3000}))
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 30 {
				n := 1 + (g*31+i*17)%600
				coding := []string{"", "zstd", "br", "gzip"}[(g+i)%4]
				r, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"?query={long(times:"+strconv.Itoa(n)+")}", nil)
				if err != nil {
					t.Error(err)
					return
				}
				r.Header.Set("Accept-Encoding", coding)
				res, err := client.Do(r)
				if err != nil {
					t.Error(err)
					return
				}
				b, err := io.ReadAll(res.Body)
				_ = res.Body.Close()
				got := unpack(t, res.Header.Get("Content-Encoding"), b)
				if want := `{"data":{"long":"` + strings.Repeat("上海 ", n) + `"}}`; err != nil || got != want {
					t.Errorf("%d times by %q: %.100s (%v)", n, coding, got, err)
				}
			}
		})
	}
	all.Wait()
	client.CloseIdleConnections()
	server.Close()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}
