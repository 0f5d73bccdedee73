//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
	"coopgraph/server/site"
)

// benchmarkQueries are the queries that the API is measured by.
var benchmarkQueries = []struct{ name, query string }{
	{"Q1_place", `{ place(by: {code: "532931"}) { id code name pinyin level location { longitude latitude } evidence } }`},
	{"Q2_page", `query Q2($after: String) { ties(filter: {kind: {in: [FRIENDLY, SUPPORTS]}}, first: 50, after: $after) {
		pageInfo { hasNextPage endCursor }
		edges { cursor node { id kind label since until evidence from { ... on Place { id name } } to { ... on Place { id name } } } } } }`},
	{"Q3_deep", `{ districts { nodes { code name friendlyPairs(first: 100) { nodes { id kind since partner { code name
		within { code name within { code name chambers(first: 10) { nodes { id name founded } } } } } } } } } }`},
	{"Q4_pairs", `{ districts { nodes { friendlyPairs(first: 100) { nodes { id label since evidence
		district { code name location { longitude latitude } } partner { code name location { longitude latitude } } } } } } }`},
	{"Q6_filtered", `{ counties(filter: {code: {startsWith: "53"}, pairings: {some: {}}}, orderBy: NAME_DESC, first: 50) {
		totalCount pageInfo { hasNextPage } nodes { code name pinyin within { name } } } }`},
}

// A benchmark has four ways to answer each query: execution by gqlgen, execution breadth first, encoding/json with structs
// that are filled already, and bytes that are written already.
type benchmark struct {
	calls  *storeCalls // of ours
	gqlgen *executor.Executor
	ours   *executor.Executor
	ready  readyAnswers
}

// readyAnswers are answers by the text of their query.
type readyAnswers map[string]readyAnswer

// readyAnswer is an answer as bytes, and as structs that encoding/json writes.
type readyAnswer struct {
	bytes   []byte
	structs any
}

// storeCalls are the number of calls of a store, and the time that they took.
type storeCalls struct {
	number int
	spent  time.Duration
}

// done is told about each call.
func (c *storeCalls) done(_ context.Context, call resolve.StoreCallInfo) {
	c.number, c.spent = c.number+1, c.spent+call.Duration
}

// newBenchmark is over a network of factor copies of the dataset.
func newBenchmark(b *testing.B, factor int) *benchmark {
	b.Helper()
	raiseGCPercent() // as the server does
	store := scaledStore(b, factor)
	calls := &storeCalls{}
	s := &benchmark{calls: calls, ready: readyAnswers{},
		gqlgen: breadthtest.NewExecutor(schema.NewExecutableSchema(schema.Config{Resolvers: resolve.New(store, store, resolve.Options{})})),
		ours:   breadthtest.NewExecutor(resolve.Schema(store, store, resolve.Options{Trace: &resolve.Trace{StoreCallDone: calls.done}}, memoryExecution))}
	for _, q := range benchmarkQueries {
		data := bytes.Clone(breadthtest.Data(b, s.ours, q.query, nil))
		answer := append(append([]byte(`{"data":`), data...), '}')
		structs, err := typedValue(answer)
		if err != nil {
			b.Fatal(err)
		}
		s.ready[q.query] = readyAnswer{answer, structs}
	}
	return s
}

// handler reads a request as an API would, and writes the answer that is ready.
func (a readyAnswers) handler(write func(readyAnswer) ([]byte, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q struct{ Query string }
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		body, err := write(a[q.Query])
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body)
	})
}

// httpClient receives responses as they are sent.
var httpClient = &http.Client{Transport: &http.Transport{DisableCompression: true}}

// numAsked is how many bodies newBody has made.
var numAsked atomic.Int64

// newBody is a body that never came before, so that the answer is not from a cache: the member number has no meaning.
func newBody(b *testing.B, query string) string {
	b.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "number": numAsked.Add(1)})
	if err != nil {
		b.Fatal(err)
	}
	return string(body)
}

// fetch asks over HTTP, and reads the response.
func fetch(b *testing.B, url, query string) {
	res, err := httpClient.Post(url, "application/json", strings.NewReader(newBody(b, query)))
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(io.Discard, res.Body)
	if closed := res.Body.Close(); err != nil || closed != nil || res.StatusCode != http.StatusOK {
		b.Fatal(err, closed, res.Status)
	}
}

// BenchmarkQueries measures each query over the dataset and over networks 10 and 100 times as large, without HTTP. Its names
// are those that benchstat reads.
func BenchmarkQueries(b *testing.B) {
	for _, factor := range []int{1, 10, 100} {
		if testing.Short() && factor > 1 {
			continue
		}
		b.Run(fmt.Sprintf("net=%dx", factor), func(b *testing.B) {
			s := newBenchmark(b, factor)
			for _, q := range benchmarkQueries {
				b.Run("q="+q.name, func(b *testing.B) { s.measure(b, q.name, q.query) })
			}
			b.Run("q=Q2_cursors", s.cursors)
		})
	}
}

func (s *benchmark) measure(b *testing.B, name, query string) {
	measureWay := func(way string, do func() int) {
		b.Run(way, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				size = do()
			}
			b.ReportMetric(float64(size), "answer-B")
		})
	}
	answer := s.ready[query]
	measureWay("exec=bytes", func() int { return len(bytes.Clone(answer.bytes)) })
	measureWay("exec=json", func() int {
		written, err := json.Marshal(answer.structs)
		if err != nil {
			b.Fatal(err)
		}
		return len(written)
	})
	measureWay("exec=gqlgen", func() int { return len(breadthtest.Data(b, s.gqlgen, query, nil)) })
	before := s.calls.number
	breadthtest.Data(b, s.ours, query, nil)
	calls := s.calls.number - before
	measureWay("exec=breadth", func() int { return len(breadthtest.Data(b, s.ours, query, nil)) })
	b.Logf("%s costs %d calls of the store", name, calls)
}

// cursors pages through a list, so that each query has another cursor.
func (s *benchmark) cursors(b *testing.B) {
	for way, e := range map[string]*executor.Executor{"gqlgen": s.gqlgen, "breadth": s.ours} {
		b.Run("exec="+way, func(b *testing.B) {
			b.ReportAllocs()
			var variables map[string]any
			for b.Loop() {
				data := breadthtest.Data(b, e, benchmarkQueries[1].query, variables)
				_, rest, _ := bytes.Cut(data, []byte(`"endCursor":"`))
				cursor, _, _ := bytes.Cut(rest, []byte(`"`))
				variables = map[string]any{"after": string(cursor)}
				if bytes.Contains(data, []byte(`"hasNextPage":false`)) {
					variables = nil
				}
			}
		})
	}
}

// numRounds is how often all ways are measured one after the other: most, or 1 with -short. Ratios are medians over the
// rounds, so that they do not depend on a while in which the machine is busy.
func numRounds(most int) int {
	if testing.Short() {
		return 1
	}
	return most
}

// BenchmarkRatios makes the first table of site/docs/performance.md: how many times gqlgen's executor costs what ours
// does, and what part of encoding/json's cost ours is, with the store and without the time in it, all on one processor.
func BenchmarkRatios(b *testing.B) {
	s := newBenchmark(b, 1)
	for _, q := range benchmarkQueries {
		b.Run(q.name, func(b *testing.B) {
			var byGqlgen, written, alone []float64
			for range numRounds(9) {
				processors := runtime.GOMAXPROCS(1)
				s.calls.spent = 0
				start := time.Now()
				ours := cpuTimeOf(func() { breadthtest.Data(b, s.ours, q.query, nil) })
				inStore := float64(s.calls.spent) / float64(time.Since(start))
				byGqlgen = append(byGqlgen, cpuTimeOf(func() { breadthtest.Data(b, s.gqlgen, q.query, nil) })/ours)
				encoding := cpuTimeOf(func() {
					if _, err := json.Marshal(s.ready[q.query].structs); err != nil {
						b.Fatal(err)
					}
				})
				written, alone = append(written, ours/encoding), append(alone, ours*(1-inStore)/encoding)
				runtime.GOMAXPROCS(processors)
			}
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(byGqlgen), "gqlgen/ours")
			b.ReportMetric(median(written), "ours/json")
			b.ReportMetric(median(alone), "executor/json")
		})
	}
}

// BenchmarkLimits compares the throughput of the server with all limits and without them, in processor time of round trips
// over HTTP, the client's included. A round asks all examples of the documents once. The ratio is the median over pairs of
// measurements that follow each other, in alternating order, so that it does not depend on what other programs do meanwhile.
func BenchmarkLimits(b *testing.B) {
	raiseGCPercent() // as the server does
	store := scaledStore(b, 1)
	examples, err := site.Examples()
	if err != nil {
		b.Fatal(err)
	}
	c, err := configure(verb{}, []string{"-rate=1000000000", "-memory=1GiB"}, fakeEnv())
	if err != nil {
		b.Fatal(err)
	}
	limited := siteOptions(c, nil)
	without := limited
	without.Admission, without.Rates, without.Messages = nil, nil, nil
	without.MaxComplexity, without.WriteTimeout = 0, 0 // limits of documents are looked at once for each document
	var round [2]func()
	for i, o := range []site.Options{limited, without} {
		h, err := site.New(o, store, resolve.Schema(store, store, resolve.Options{}, memoryExecution), slog.New(slog.DiscardHandler))
		if err != nil {
			b.Fatal(err)
		}
		server := httptest.NewServer(h)
		b.Cleanup(server.Close)
		round[i] = func() {
			for _, e := range examples {
				fetch(b, server.URL+"/graphql", e.Query)
			}
		}
	}
	var ratios []float64
	for n := range numRounds(60) {
		var took [2]float64
		for i := range took {
			way := (n + i) % 2
			took[way] = cpuTimeOf(round[way])
		}
		ratios = append(ratios, took[1]/took[0])
	}
	for b.Loop() { // the framework wants one; what is reported was measured above
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), "limited/without")
}

// cpuTimeOf is the processor time of a call, on average over calls of about a tenth of a second. Time in which other
// programs run does not count.
func cpuTimeOf(do func()) float64 {
	do()
	n, start, before := 0, time.Now(), cpuTime()
	for ; n == 0 || time.Since(start) < 100*time.Millisecond; n++ {
		do()
	}
	return float64(cpuTime()-before) / float64(n)
}

// cpuTime is the processor time that this process has used.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // it has no other reason than a wrong argument
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
