//go:build unix

package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"

	"coopgraph/graph/mirror"
	"coopgraph/schema"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

// scaleQuestions are asked of networks of growing size, beside benchmarkQueries. The answer of each is of one size in all of
// them, but for pages that fill up.
var scaleQuestions = []struct{ name, query string }{
	{"county_by_code", `{ counties(filter: {code: {eq: "532931"}}) { nodes { code name } } }`},
	{"counties_by_codes", `{ counties(filter: {code: {in: ["532931", "532932", "530102", "nowhere"]}}) { totalCount nodes { code name } } }`},
	{"counties_by_name", `{ counties(filter: {name: {eq: "云县"}}) { totalCount nodes { code name } } }`},
	{"counties_within", `{ counties(filter: {within: {code: {eq: "532900"}}}) { totalCount nodes { code name } } }`},
	{"counties_page", `{ counties(filter: {code: {startsWith: "53"}, pairings: {some: {}}}, orderBy: NAME_DESC, first: 50) {
		nodes { code name } } }`},
	{"chambers_by_home", `{ chambers(filter: {home: {code: {eq: "330000"}}}) { totalCount nodes { name } } }`},
	{"pairs_of_partner", `{ friendlyPairs(filter: {partner: {code: {eq: "330200"}}}) { totalCount nodes { label } } }`},
	{"ties_page", `{ ties { totalCount nodes { id kind label } } }`},
	{"search_character", `{ search(text: "县", first: 20) { nodes { id } } }`},
	{"search_character_total", `{ search(text: "县", first: 20) { totalCount nodes { id } } }`},
	{"search_pair", `{ search(text: "xi", first: 20) { nodes { id } } }`},
	{"search_word", `{ search(text: "county", first: 20) { nodes { id } } }`},
	{"search_name", `{ search(text: "luquan", first: 20) { nodes { id } } }`},
	{"statistics_evidence", `{ statistics(of: FRIENDLY_PAIRS, groupBy: [EVIDENCE], evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC]) { count } }`},
	{"statistics_places", `{ statistics(of: PLACES, groupBy: [EVIDENCE]) { count } }`},
	{"statistics_levels", `{ statistics(of: PLACES, groupBy: [LEVEL]) { count } }`},
	{"statistics_districts", `{ statistics(of: FRIENDLY_PAIRS, groupBy: [DISTRICT], evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC], first: 20) { count } }`},
}

// BenchmarkScale makes the table of growth of site/docs/performance.md: the processor time of each question over 1, 10, 100
// and 213 copies of the dataset, the last of which has 10^6 ties, when it is asked again and again; the exponent of its
// growth; and the time that it takes when it is the first one over the largest network, and indexes are derived. Each network's
// own line has the memory that its records take, and its indexes after all questions. Times are the least of three measurements:
// other programs, which share the caches, can only make them longer.
func BenchmarkScale(b *testing.B) {
	raiseGCPercent() // as the server does
	factors := []int{1, 10, 100, 213}
	if testing.Short() {
		factors = []int{1, 2}
	}
	questions := slices.Concat(benchmarkQueries, scaleQuestions)
	first, again := make([]float64, len(questions)), make([][]float64, len(questions))
	for _, factor := range factors {
		b.Run(fmt.Sprintf("net=%dx", factor), func(b *testing.B) {
			empty := heapSize()
			store := scaledStore(b, factor)
			loaded := heapSize()
			ours := breadthtest.NewExecutor(schema.Breadth(schema.Config{Resolvers: resolve.New(store, mirror.New(store), resolve.Options{})}, memoryExecution))
			for i, q := range questions {
				before := cpuTime()
				breadthtest.Data(b, ours, q.query, nil)
				first[i] = float64(cpuTime() - before)
				least := math.Inf(1)
				for range numRounds(3) {
					least = min(least, cpuTimeOf(func() { breadthtest.Data(b, ours, q.query, nil) }))
				}
				again[i] = append(again[i], least)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric((loaded-empty)/(1<<20), "records-MiB")
			b.ReportMetric((heapSize()-loaded)/(1<<20), "indexes-MiB")
			runtime.KeepAlive(store)
		})
	}
	for i, q := range questions {
		b.Run("q="+q.name, func(b *testing.B) {
			b.ReportMetric(0, "ns/op")
			for k, factor := range factors {
				b.ReportMetric(again[i][k]/1e3, fmt.Sprintf("%dx-µs", factor))
			}
			b.ReportMetric(exponent(factors, again[i]), "exponent")
			b.ReportMetric(first[i]/1e6, "first-ms")
		})
	}
}

// heapSize is the size of all objects that are reachable, in bytes.
func heapSize() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// exponent returns the k for which time is about constant · factorᵏ, by least squares of the logarithms.
func exponent(factors []int, times []float64) float64 {
	var n, sumX, sumY, sumXX, sumXY float64
	for i, factor := range factors {
		x, y := math.Log(float64(factor)), math.Log(times[i])
		n, sumX, sumY, sumXX, sumXY = n+1, sumX+x, sumY+y, sumXX+x*x, sumXY+x*y
	}
	return (n*sumXY - sumX*sumY) / (n*sumXX - sumX*sumX)
}
