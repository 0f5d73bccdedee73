package site

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/server/guard"
	"coopgraph/server/transport"
)

// lookedAt is an extension of the endpoint that takes a while, and counts how many requests are in it at once.
type lookedAt struct{ running, most atomic.Int64 }

func (*lookedAt) ExtensionName() string                   { return "LookedAt" }
func (*lookedAt) Validate(graphql.ExecutableSchema) error { return nil }

func (l *lookedAt) MutateOperationContext(context.Context, *graphql.OperationContext) *gqlerror.Error {
	l.most.Store(max(l.most.Load(), l.running.Add(1)))
	time.Sleep(time.Millisecond)
	l.running.Add(-1)
	return nil
}

// Clients that repeat refused requests at once, each over its connection, have only as many looked at as there are processors.
// Another client is answered meanwhile, and so is one of them as soon as there is room.
func TestEarlyRequests(t *testing.T) {
	a, seen := guard.NewAdmission(guard.AdmissionOptions{Running: 4, MaxWait: time.Millisecond}), &lookedAt{}
	server := httptest.NewUnstartedServer(quietSite(t, func(o *Options) { o.Admission, o.Extensions = a, []graphql.HandlerExtension{seen} }))
	server.Config.ConnContext = ConnContext
	server.Start()
	t.Cleanup(server.Close)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	release, err := a.Acquire(ctx, guard.Heavy)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // as many as there is room for wait
		go func() { _, _ = a.Acquire(ctx, guard.Heavy) }()
	}
	waitFor(t, func() bool { return len(a.Stats(guard.Heavy).Refused) > 0 })

	ask := func(client *http.Client, query string) (status int) {
		r, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/graphql", strings.NewReader(body(t, map[string]any{"query": query})))
		if err != nil {
			t.Error(err)
			return 0
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/graphql-response+json")
		w, err := client.Do(r)
		if err != nil {
			t.Error(err)
			return 0
		}
		_, _ = io.Copy(io.Discard, w.Body)
		_ = w.Body.Close()
		return w.StatusCode
	}
	const expensive = `{ranking(measure:BETWEENNESS,evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]){nodes{score}}}`
	clients := make([]*http.Client, 40)
	together := func(do func(*http.Client)) {
		var all sync.WaitGroup
		for _, client := range clients {
			all.Go(func() { do(client) })
		}
		all.Wait()
	}
	for i := range clients {
		clients[i] = &http.Client{Transport: &http.Transport{}}
		t.Cleanup(clients[i].CloseIdleConnections)
	}
	together(func(client *http.Client) {
		if status := ask(client, expensive); status != 503 {
			t.Errorf("the first time: %d", status)
		}
	})
	seen.most.Store(0)
	together(func(client *http.Client) {
		for range 5 {
			if status := ask(client, expensive); status != 503 {
				t.Errorf("again: %d", status)
			}
		}
	})
	if most := seen.most.Load(); most > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d early requests are looked at at once", most)
	}
	cancel()
	release()
	if status := ask(clients[0], expensive); status != 200 {
		t.Errorf("when there is room: %d", status)
	}
}

// A request is early from a refusal until the time that the refusal told, and only over the connection of that. While all
// turns are taken, it waits, and others do not.
func TestEarlyTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEarlyRequests()
		first, second := ConnContext(t.Context(), nil), ConnContext(t.Context(), nil)
		looked := func(ctx context.Context) (in time.Duration, err *gqlerror.Error) {
			start := time.Now()
			e.handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				before := len(e.slots)
				if err = e.MutateOperationParameters(r.Context(), nil); earlyTurnOf(r.Context()) == nil || err != nil {
					return
				}
				e.done(r.Context(), transport.ResponseInfo{Status: 200})
				if len(e.slots) >= before {
					t.Error("the turn lasts until the response is sent")
				}
			})).ServeHTTP(nil, httptest.NewRequestWithContext(ctx, "POST", "/graphql", nil))
			return time.Since(start), err
		}
		e.done(first, transport.ResponseInfo{Status: 503, Code: "OVERLOADED", RetryAfter: 5 * time.Second})
		e.done(second, transport.ResponseInfo{Status: 200})
		for range cap(e.slots) {
			e.slots <- struct{}{}
		}
		for name, ctx := range map[string]context.Context{"another connection": second, "no connection": t.Context()} {
			if in, err := looked(ctx); in > 0 || err != nil {
				t.Errorf("%s: looked at after %s, %v", name, in, err)
			}
		}
		ctx, cancel := context.WithTimeout(first, 2*time.Second)
		defer cancel()
		if in, err := looked(ctx); in != 2*time.Second || err == nil || err.Extensions["code"] != "CANCELLED" {
			t.Errorf("an early one whose time ends first: after %s, %v", in, err)
		}
		time.AfterFunc(time.Second, func() { <-e.slots })
		if in, err := looked(first); in != time.Second || err != nil || len(e.slots) != cap(e.slots)-1 {
			t.Errorf("an early one has its turn after %s, %v, %d turns are taken", in, err, len(e.slots))
		}
		e.slots <- struct{}{}
		time.Sleep(2 * time.Second)
		if in, err := looked(first); in > 0 || err != nil {
			t.Errorf("after its time: looked at after %s, %v", in, err)
		}
	})
}
