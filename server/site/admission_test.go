package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"coopgraph/server/guard"
)

// fill keeps all slots of a class and its queue busy until the test ends.
func fill(t *testing.T, a *guard.Admission, c guard.Class) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	for range a.Stats(c).Slots {
		release, err := a.Acquire(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(release)
	}
	for refused := false; !refused; {
		done, waiting := make(chan error, 1), a.Stats(c).Waiting
		go func() {
			release, err := a.Acquire(ctx, c)
			if err == nil {
				release()
			}
			done <- err
		}()
		for !refused && a.Stats(c).Waiting == waiting {
			select {
			case err := <-done:
				refused = err != nil
			case <-time.After(time.Millisecond):
			}
		}
	}
}

// Each class is refused when it is overloaded, and no other class is.
func TestOverload(t *testing.T) {
	requests := map[guard.Class]struct{ method, target, body string }{
		guard.Light:  {"POST", "/graphql", `{"query":"{place(by:{code:\"532931\"}){name}}"}`},
		guard.Medium: {"POST", "/graphql", `{"query":"{communities{communities{nodes{name}}}}"}`},
		guard.Heavy:  {"POST", "/graphql", `{"query":"{ranking(measure:BETWEENNESS,evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]){nodes{score}}}"}`},
		guard.File:   {"GET", "/export/nodes.csv", ""},
	}
	for _, full := range guard.Classes {
		t.Run(string(full), func(t *testing.T) {
			a := guard.NewAdmission(guard.AdmissionOptions{Running: 4, Files: 1, MaxWait: time.Millisecond})
			h := quietSite(t, func(o *Options) { o.Admission = a })
			tag := request(t, h, "GET", "/export/nodes.csv", "", nil).Header().Get("ETag")
			fill(t, a, full)
			for c, q := range requests {
				if full == guard.Heavy && c == guard.File {
					continue // it would wait for the slot of a heavy operation
				}
				for accept, status := range map[string]int{"application/graphql-response+json": 503, "application/json": 200} {
					if c == guard.File {
						status = 503
					}
					start := time.Now()
					w := request(t, h, q.method, q.target, q.body, header{"Content-Type": "application/json", "Accept": accept})
					if c != full {
						if w.Code != 200 || strings.Contains(w.Body.String(), `"errors"`) {
							t.Errorf("%s: %d %.200s", c, w.Code, w.Body)
						}
						continue
					}
					if code, message := refusal(t, w); w.Code != status || code != "OVERLOADED" || w.Header().Get("Retry-After") == "" {
						t.Errorf("%s as %s: %d %s %s, Retry-After %q", c, accept, w.Code, code, message, w.Header().Get("Retry-After"))
					}
					if took := time.Since(start); took > 5*time.Second {
						t.Errorf("%s is refused after %s", c, took)
					}
				}
			}
			if w := request(t, h, "GET", "/export/nodes.csv", "", header{"If-None-Match": tag}); w.Code != 304 {
				t.Errorf("a client that has the file gets %d", w.Code)
			}
			if w := request(t, h, "GET", "/readyz", "", nil); w.Code != 200 {
				t.Errorf("an overloaded server is not ready: %d", w.Code)
			}
		})
	}
}

// A client that leaves while its operation waits gives up its place.
func TestClientLeavesQueue(t *testing.T) {
	a := guard.NewAdmission(guard.AdmissionOptions{Running: 2, MaxWait: time.Minute})
	url := serve(t, quietSite(t, func(o *Options) { o.Admission = a }))
	release, err := a.Acquire(t.Context(), guard.Heavy)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		r, err := http.NewRequestWithContext(ctx, "GET", url+"/graphql?query={ranking(measure:BETWEENNESS,evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]){nodes{score}}}", nil)
		if err == nil {
			_, err = http.DefaultClient.Do(r)
		}
		left <- err
	}()
	waitFor(t, func() bool { return a.Stats(guard.Heavy).Waiting == 1 })
	cancel()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the client got %v", err)
	}
	waitFor(t, func() bool { return a.Stats(guard.Heavy).Waiting == 0 })
	release()
	if s := a.Stats(guard.Heavy); s.Left != 1 || s.Running != 0 || s.Admitted != 1 {
		t.Errorf("%+v", s)
	}
}

// waitFor waits until a condition holds.
func waitFor(t *testing.T, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it never holds")
		}
	}
}

// Whatever comes, and whoever leaves: each request is answered, refused or left, and afterwards nothing runs or waits.
func TestNothingIsLeftOfOverload(t *testing.T) {
	a := guard.NewAdmission(guard.AdmissionOptions{Running: 4, Files: 1, MaxWait: 10 * time.Millisecond})
	url := serve(t, quietSite(t, func(o *Options) { o.Admission = a }))
	transport := &http.Transport{MaxIdleConnsPerHost: 100}
	client := &http.Client{Transport: transport}
	before := runtime.NumGoroutine()
	var all sync.WaitGroup
	var answered, refused, left atomic.Int64
	for n := range 150 {
		target := []string{
			"/graphql?query={place(by:{code:%22532931%22}){name}}",
			fmt.Sprintf("/graphql?query={ranking(measure:BETWEENNESS,evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC],asOf:%%22%d%%22){nodes{score}}}", 1990+n%30),
			"/export/ties.csv",
		}[n%3]
		all.Go(func() {
			time.Sleep(time.Duration(n) * 200 * time.Microsecond)
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(1+n%5*200)*time.Millisecond)
			defer cancel()
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+target, nil)
			if err != nil {
				t.Error(err)
				return
			}
			r.Header.Set("Accept", "application/graphql-response+json, text/csv")
			w, err := client.Do(r)
			var body []byte
			if err == nil {
				body, err = io.ReadAll(w.Body)
				_ = w.Body.Close()
			}
			switch {
			case err != nil && ctx.Err() != nil:
				left.Add(1)
			case err != nil:
				t.Error(err)
			case w.StatusCode == http.StatusOK && !bytes.HasPrefix(body, []byte(`{"errors"`)):
				answered.Add(1)
			case w.StatusCode == http.StatusServiceUnavailable && bytes.Contains(body, []byte(`"OVERLOADED"`)) && w.Header.Get("Retry-After") != "":
				refused.Add(1)
			default:
				t.Errorf("%s: %d %.200s", target, w.StatusCode, body)
			}
		})
	}
	all.Wait()
	t.Logf("%d answered, %d refused, %d left", answered.Load(), refused.Load(), left.Load())
	if answered.Load() == 0 {
		t.Error("nothing was answered")
	}
	transport.CloseIdleConnections()
	for _, c := range guard.Classes {
		waitFor(t, func() bool { s := a.Stats(c); return s.Running == 0 && s.Waiting == 0 })
	}
	waitFor(t, func() bool { return runtime.NumGoroutine() <= before+5 })
}

// Each caller may ask for its burst and then for its rate. Requests cost their length before they are read, operations
// and files what they ask for. Trusted proxies say who the caller is.
func TestRates(t *testing.T) {
	proxies, err := guard.ParseProxies("192.0.2.1") // from which httptest.NewRequest is
	if err != nil {
		t.Fatal(err)
	}
	const cheap, ranking = `{"query":"{__typename}"}`, `{"query":"{ranking(measure:BETWEENNESS){nodes{score}}}"}`
	const rankings = `{"query":"query($n:Int){ranking(measure:BETWEENNESS first:$n){nodes{score}}}","variables":{"n":NUMBER}}`
	long := `{"query":"{__typename` + strings.Repeat(" ", 900_000) + `}"}`
	for _, c := range []struct {
		name, target, body string
		least, most        int // requests that fit into the burst
	}{
		{"cheap operations", "/graphql", cheap, 100, 333},
		{"analyses", "/graphql", rankings, 1, 30},
		{"an analysis whose answer is kept", "/graphql", ranking, 100, 333},
		{"long bodies", "/graphql", long, 1, 1},
		{"files", "/export/nodes.csv", "", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := quietSite(t, func(o *Options) { o.Rates, o.Proxies = guard.NewRates(1, 100_000), proxies })
			asked := 0
			from := func(address string) (w *http.Response, code string) {
				asked++
				method := "POST"
				if c.body == "" {
					method = "GET"
				}
				r := request(t, h, method, c.target, strings.Replace(c.body, "NUMBER", strconv.Itoa(asked), 1), header{"Content-Type": "application/json",
					"Accept": "application/graphql-response+json, text/csv", "X-Forwarded-For": "203.0.113.9, " + address})
				if r.Code != 200 {
					code, _ = refusal(t, r)
				}
				return r.Result(), code
			}
			accepted := 0
			for ; accepted < 1_000; accepted++ {
				w, code := from("198.51.100.7")
				if w.StatusCode == 200 {
					continue
				}
				if after := w.Header.Get("Retry-After"); w.StatusCode != 429 || code != "RATE_LIMIT_EXCEEDED" || after == "" || after == "0" {
					t.Errorf("%d %s, Retry-After %q", w.StatusCode, code, after)
				}
				break
			}
			if accepted < c.least || accepted > c.most {
				t.Errorf("%d requests fit into the burst, want %d to %d", accepted, c.least, c.most)
			}
			if w, _ := from("198.51.100.8"); w.StatusCode != 200 {
				t.Errorf("another caller: %d", w.StatusCode)
			}
		})
	}
}
