//go:build unix

package main

import (
	"io"
	"net/http"
	"testing"

	"coopgraph/graph/neo4j/neo4jtest"
)

// BenchmarkMirror answers each question by -read mirror over a Neo4j and from the store in memory, in turns, without a
// socket. It reports the processor time of this process for an operation, in microseconds, and for one round trip such as
// that for the version, which is all that /readyz takes. The operation in memory is measured after such a round trip, since a processor
// that has waited has other things in its caches. The limit is 1.5 times the time in memory, and the round trip.
func BenchmarkMirror(b *testing.B) {
	raiseGCPercent() // as the server does
	at := neo4jtest.Address(b)
	flags := []string{"-max-complexity=1000000", "-log-level=error"}
	c, err := configure(verb{}, append(flags, "-store", at), fakeEnv())
	if err != nil {
		b.Fatal(err)
	}
	if err := load(c, io.Discard, io.Discard); err != nil {
		b.Fatal(err)
	}
	embedded := newSite(b, io.Discard, flags...)
	mirrored := newSite(b, io.Discard, append(flags, "-store", at, "-read", readMirror)...)
	for _, q := range benchmarkQueries {
		b.Run(q.name, func(b *testing.B) {
			answer := func(h http.Handler) func() {
				return func() {
					if w := request(b, h, "POST", "/graphql", newBody(b, q.query)); w.Code != http.StatusOK {
						b.Fatal(w.Code, w.Body)
					}
				}
			}
			roundTrip := func() { request(b, mirrored, "GET", "/readyz", "") }
			inMemory := answer(embedded)
			var memory, mirror, version, ratio []float64
			for range numRounds(9) {
				m, v := cpuTimeOfCalls(answer(mirrored)), cpuTimeOfCalls(roundTrip)
				e := cpuTimeOfCalls(func() {
					roundTrip()
					inMemory()
				}) - v
				memory, mirror, version, ratio = append(memory, e), append(mirror, m), append(version, v), append(ratio, m/(1.5*e+v))
			}
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(memory)/1000, "memory-µs")
			b.ReportMetric(median(mirror)/1000, "mirror-µs")
			b.ReportMetric(median(version)/1000, "version-µs")
			b.ReportMetric(median(ratio), "mirror/limit")
		})
	}
}

// cpuTimeOfCalls is the processor time of a call, on average over many. Their number does not depend on how long a call
// waits.
func cpuTimeOfCalls(do func()) float64 {
	do()
	calls, before := numRounds(200), cpuTime()
	for range calls {
		do()
	}
	return float64(cpuTime()-before) / float64(calls)
}
