package main

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"
)

// The tests below send more than a server can execute. They look at what is answered and what is refused. How long it took
// is logged; only CI fails if it took far too long, since other work may keep the processors busy.

// cheapQuery is the query that expensive ones must not keep waiting.
const cheapQuery = `{ place(by: {code: "532931"}) { name } }`

// betweennessOf is an expensive query, and its variables: no two numbers have the same analysis.
func betweennessOf(n int) (query string, variables map[string]any) {
	return `query($day: PartialDate) { ranking(measure: BETWEENNESS, evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC],
		ties: {not: {since: {eq: $day}}}) { nodes { score } } }`,
		map[string]any{"day": dayOf(n)}
}

// dayOf is a day for each number, on which nothing began.
func dayOf(n int) string { return time.Date(1900, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }

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
		all.Go(func() { expensive.send(betweennessOf(n)) })
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

// loopsAt is the variable that makes TestLoops send requests to an address.
const loopsAt = "LOOPS_AT"

// TestLoops is what TestClientsThatDoNotWait runs as a process of its own, so that its clients do not keep those of the other
// process waiting: 300 clients that repeat each request as soon as it is answered or refused.
func TestLoops(t *testing.T) {
	url := os.Getenv(loopsAt)
	if url == "" {
		t.Skip("TestClientsThatDoNotWait runs this")
	}
	l := newLoadClient(t, &program{url: url})
	l.sendInTurn(counting(betweennessOf), 300, 3*time.Second)
	answered, refused := l.take()
	t.Logf("%d were answered and %d refused", len(answered), len(refused))
	if len(answered) == 0 || len(refused) < 300 {
		t.Error("the server is not overloaded")
	}
}

// Clients that repeat refused requests at once do not keep others waiting.
func TestClientsThatDoNotWait(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it keeps the processors busy for some seconds: .ci/run does it, and so does CI=true")
	}
	p := startProgram(t)
	cheap := newLoadClient(t, p)
	for range 500 {
		cheap.send(cheapQuery, nil)
	}
	idle, _ := cheap.take()
	loops := exec.Command(os.Args[0], "-test.run=^TestLoops$", "-test.v")
	loops.Env = append(os.Environ(), loopsAt+"="+p.url)
	loops.Stderr = t.Output()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if out, err := loops.Output(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}()
	for start := time.Now(); time.Since(start) < time.Second; { // until they have begun
		cheap.send(cheapQuery, nil)
	}
	cheap.take()
	for start := time.Now(); time.Since(start) < 2*time.Second; {
		cheap.send(cheapQuery, nil)
	}
	busy, refused := cheap.take()
	<-ended
	t.Logf("p99 of the cheap query: %s idle, %s beside 300 clients that do not wait", percentile(idle, 99), percentile(busy, 99))
	if p99 := percentile(busy, 99); p99 > time.Second || len(refused) > 0 {
		t.Errorf("p99 of the cheap query is %s, and %d of them were refused", p99, len(refused))
	}
}

// At five times its capacity the server goes on answering as fast as before what it accepts. Afterwards it refuses nothing.
func TestFiveTimesCapacity(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it keeps the processors busy for ten seconds: .ci/run does it, and so does CI=true")
	}
	sendFiveTimesCapacity(t, startProgram(t), counting(betweennessOf), 1, time.Second)
}

// sendFiveTimesCapacity sends a program five times as many operations as it answers if so many are sent at once. It
// measures that for a time, and then sends operations for five times as long.
func sendFiveTimesCapacity(t *testing.T, p *program, next operations, atOnce int, unit time.Duration) {
	l := newLoadClient(t, p)
	l.sendInTurn(next, atOnce, unit) // warms up
	l.take()
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
	if 8*len(refused) < len(accepted) { // it would be four times as many as the accepted ones if the capacity stayed the same
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
