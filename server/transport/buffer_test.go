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

// testBufferPool lends buffers and counts them. It overwrites a buffer that is released, so that a later use is noticed.
type testBufferPool struct {
	pool           sync.Pool
	lent, released atomic.Int64
}

func (p *testBufferPool) lend(ctx context.Context) (context.Context, func()) {
	p.lent.Add(1)
	b, ok := p.pool.Get().(*testBuffer)
	if !ok {
		b = &testBuffer{}
	}
	return context.WithValue(ctx, testBufferKey{}, b), func() {
		p.released.Add(1)
		copy(b.b[:cap(b.b)], bytes.Repeat([]byte{'#'}, cap(b.b)))
		p.pool.Put(b)
	}
}

// Responses in lent memory are the same as others. The memory is released after they are sent, but not after a panic.
func TestBuffer(t *testing.T) {
	pool := &testBufferPool{}
	revision := &revisionState{value: "1"}
	own := serve(t, &testSchema{}, Options{})
	with := serve(t, &testSchema{}, Options{Buffer: pool.lend, State: revision.get, CacheBytes: 100_000})
	for range 3 {
		for _, query := range []string{"{name}", "{long(times:500)}", "{partly,long(times:9000)}", "{nothing}", "{nobody}", "{refused}"} {
			for _, coding := range []string{"", "zstd"} {
				want := send(t, own, "GET", "/?query="+query, "", nil).Body.String()
				w := send(t, with, "GET", "/?query="+query, "", header{"Accept-Encoding": coding})
				if got := decompress(t, w.Header().Get("Content-Encoding"), w.Body.Bytes()); got != want {
					t.Errorf("%s: %.200s, want %.200s", query, got, want)
				}
			}
		}
	}
	if pool.lent.Load() != pool.released.Load() || pool.lent.Load() == 0 {
		t.Errorf("%d buffers were lent, %d released", pool.lent.Load(), pool.released.Load())
	}
	if send(t, with, "GET", "/?query={panic}", "", nil); pool.lent.Load() != pool.released.Load()+1 {
		t.Error("after a panic, a buffer was released that may still be written to")
	}
}

// Concurrent clients get their own responses, and leave no goroutine behind.
func TestConcurrentClients(t *testing.T) {
	before := runtime.NumGoroutine()
	pool := &testBufferPool{}
	revision := &revisionState{value: "1"}
	server := httptest.NewServer(serve(t, &testSchema{}, Options{Buffer: pool.lend, State: revision.get, CacheBytes: 3000}))
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
				got := decompress(t, res.Header.Get("Content-Encoding"), b)
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
