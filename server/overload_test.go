package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The tests below send more than a server can execute. They look at what is answered and what is refused. How long it took
// is logged; only CI fails if it took far too long, since other work may keep the processors busy.

// cheapQuery is the query that expensive ones must not keep waiting.
const cheapQuery = `{ place(by: {code: "532931"}) { name } }`

// closenessOf is an expensive query, and its variables: no two numbers have the same analysis.
func closenessOf(n int) (query string, variables map[string]any) {
	return `query($day: PartialDate) { ranking(measure: CLOSENESS, evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC],
		ties: {not: {since: {eq: $day}}}) { nodes { score } } }`,
		map[string]any{"day": dayOf(n)}
}

// dayOf is a day for each number, on which nothing began.
func dayOf(n int) string { return time.Date(1900, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }

// loadClient sends requests to a server and records the responses.
type loadClient struct {
	t      *testing.T
	url    string
	client *http.Client

	mu       sync.Mutex
	answered []time.Duration
	refused  []time.Duration
}

func newLoadClient(t *testing.T, p *program) *loadClient {
	transport := &http.Transport{MaxIdleConnsPerHost: 1_000}
	t.Cleanup(transport.CloseIdleConnections)
	return &loadClient{t: t, url: p.url + "/graphql", client: &http.Client{Transport: transport}}
}

// send sends a query, which must be answered with data or refused as OVERLOADED.
func (l *loadClient) send(query string, variables map[string]any) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		l.t.Error(err)
		return
	}
	r, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, l.url, bytes.NewReader(body))
	if err != nil {
		l.t.Error(err)
		return
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	start := time.Now()
	w, err := l.client.Do(r)
	if err != nil {
		l.t.Error(err)
		return
	}
	text, err := io.ReadAll(w.Body)
	took := time.Since(start)
	_ = w.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Extensions struct {
				Code, Hint string
				RetryAfter int
			}
		}
	}
	if err == nil {
		err = json.Unmarshal(text, &answer)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err != nil:
		l.t.Errorf("%v in %.200q", err, text)
	case w.StatusCode == http.StatusOK && answer.Errors == nil && answer.Data != nil:
		l.answered = append(l.answered, took)
	case w.StatusCode != http.StatusServiceUnavailable || answer.Data != nil || len(answer.Errors) != 1 ||
		answer.Errors[0].Extensions.Code != "OVERLOADED" || answer.Errors[0].Extensions.Hint == "" ||
		w.Header.Get("Retry-After") != fmt.Sprint(answer.Errors[0].Extensions.RetryAfter):
		l.t.Errorf("%d, Retry-After %q: %.300s", w.StatusCode, w.Header.Get("Retry-After"), text)
	default:
		l.refused = append(l.refused, took)
	}
}

// operations returns the next operation: a query and its variables.
type operations func() (query string, variables map[string]any)

// counting returns operations that have a number.
func counting(operation func(n int) (query string, variables map[string]any)) operations {
	var n atomic.Int32
	return func() (string, map[string]any) { return operation(int(n.Add(1))) }
}

// sendInTurn sends operations for some time, so many at once, each after the answer to another one. It returns how many
// were answered in a second.
func (l *loadClient) sendInTurn(next operations, atOnce int, duration time.Duration) (perSecond float64) {
	var all sync.WaitGroup
	start := time.Now()
	for range atOnce {
		all.Go(func() {
			for time.Since(start) < duration {
				l.send(next())
			}
		})
	}
	all.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return float64(len(l.answered)) / time.Since(start).Seconds()
}

// sendAtRate sends operations at a rate for some time, without waiting for responses, and then waits for all of them.
func (l *loadClient) sendAtRate(next operations, perSecond float64, duration time.Duration) {
	var all sync.WaitGroup
	start := time.Now()
	for n := 0; ; n++ {
		at := time.Duration(float64(n) / perSecond * float64(time.Second))
		if at >= duration {
			break
		}
		time.Sleep(at - time.Since(start))
		query, variables := next()
		all.Go(func() { l.send(query, variables) })
	}
	all.Wait()
}

// take returns what was recorded since the last call.
func (l *loadClient) take() (answered, refused []time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	answered, refused, l.answered, l.refused = l.answered, l.refused, nil, nil
	return answered, refused
}

// refusalTimes returns how long the server took to refuse requests, by its log.
func refusalTimes(p *program) (times []time.Duration) {
	for _, line := range regexp.MustCompile(`status=503 .*duration=(\S+)`).FindAllStringSubmatch(p.logged(), -1) {
		took, err := time.ParseDuration(line[1])
		if err != nil {
			p.t.Error(err)
		}
		times = append(times, took)
	}
	return times
}

// percentile returns a percentile of durations; 0 if there are none.
func percentile(durations []time.Duration, percent int) time.Duration {
	if len(durations) == 0 {
		return 0
	}
	slices.Sort(durations)
	return durations[min(len(durations)-1, len(durations)*percent/100)].Round(10 * time.Microsecond)
}

// Many expensive operations at once are answered or refused, none is cancelled, and cheap ones go on meanwhile.
func TestExpensiveOperationsAtOnce(t *testing.T) {
	p := startProgram(t)
	cheap, expensive := newLoadClient(t, p), newLoadClient(t, p)
	for range 500 {
		cheap.send(cheapQuery, nil)
	}
	idle, _ := cheap.take()

	var all sync.WaitGroup
	for n := range 300 {
		all.Go(func() { expensive.send(closenessOf(n)) })
	}
	ended := make(chan struct{})
	go func() {
		all.Wait()
		close(ended)
	}()
	for running := true; running; {
		cheap.send(cheapQuery, nil)
		select {
		case <-ended:
			running = false
		default:
		}
	}
	answered, refused := expensive.take()
	if len(answered)+len(refused) != 300 || len(answered) < 3 {
		t.Errorf("of 300 expensive operations %d were answered and %d refused", len(answered), len(refused))
	}
	busy, refusedCheap := cheap.take()
	if len(refusedCheap) > 0 {
		t.Errorf("%d cheap operations were refused", len(refusedCheap))
	}
	t.Logf("p99 of the cheap query: %s idle, %s beside 300 expensive ones; %d of those were answered within %s, %d refused within %s, by the server in %s",
		percentile(idle, 99), percentile(busy, 99), len(answered), percentile(answered, 100), len(refused), percentile(refused, 99),
		percentile(refusalTimes(p), 99))
	if p99 := percentile(busy, 99); os.Getenv("CI") != "" && p99 > time.Second {
		t.Errorf("p99 of the cheap query is %s", p99)
	}
}

// At five times its capacity the server goes on answering as fast as before what it accepts. Afterwards it refuses nothing.
func TestFiveTimesCapacity(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it keeps the processors busy for ten seconds: .ci/run does it, and so does CI=true")
	}
	sendFiveTimesCapacity(t, startProgram(t), counting(closenessOf), 1, time.Second)
}

// sendFiveTimesCapacity sends a program five times as many operations as it answers if so many are sent at once. It
// measures that for a time, and then sends operations for five times as long.
func sendFiveTimesCapacity(t *testing.T, p *program, next operations, atOnce int, unit time.Duration) {
	l := newLoadClient(t, p)
	capacity := l.sendInTurn(next, atOnce, unit)
	l.take()
	l.sendAtRate(next, 0.7*capacity, 2*unit)
	usual, _ := l.take()
	l.sendAtRate(next, 5*capacity, 3*unit)
	accepted, refused := l.take()
	time.Sleep(2 * time.Second)
	for range 15 { // one after the other, so each finds a free slot
		l.send(next())
	}
	after, refusedAfter := l.take()

	t.Logf("capacity %.0f/s; p99 usually %s, at five times the capacity %s of %d, and %s of %d refusals, by the server %s; 2 s later %s",
		capacity, percentile(usual, 99), percentile(accepted, 99), len(accepted), percentile(refused, 99), len(refused),
		percentile(refusalTimes(p), 99), percentile(after, 99))
	if 4*len(refused) < len(accepted) { // it would be four times as many as the accepted ones if the capacity stayed the same
		t.Errorf("%d were accepted and %d refused", len(accepted), len(refused))
	}
	if float64(len(accepted)) < capacity/2*unit.Seconds() {
		t.Errorf("only %d were accepted in %s, although the capacity is %.0f/s", len(accepted), 3*unit, capacity)
	}
	if len(refusedAfter) > 0 {
		t.Errorf("2 s later %d of 15 are refused", len(refusedAfter))
	}
	if p99, bound := percentile(accepted, 99), 10*percentile(usual, 99)+time.Second; p99 > bound {
		t.Errorf("p99 at five times the capacity is %s", p99)
	}
}
