//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"coopgraph/server/nodetest"
)

// variedQueries are the benchmarkQueries with a variable, so that each request can be one that was never sent before. An
// answer is as long as that to the benchmarkQuery.
var variedQueries = map[string]struct {
	fixed, varied string                                        // what is replaced in the text of the query, and by what
	variables     func(*testing.B, *contender) []map[string]any // in the order in which they are sent
}{
	"Q1_place":    {`{ place(by: {code: "532931"})`, `query Q1($code: String!) { place(by: {code: $code})`, countyCodes},
	"Q2_page":     {"", "", tieCursors},
	"Q3_deep":     {"{ districts { nodes { code name friendlyPairs(first: 100)", "query Q3($first: Int) { districts { nodes { code name friendlyPairs(first: $first)", pageSizes},
	"Q4_pairs":    {"{ districts { nodes { friendlyPairs(first: 100)", "query Q4($first: Int) { districts { nodes { friendlyPairs(first: $first)", pageSizes},
	"Q6_filtered": {"{ counties(filter", "query Q6($first: Int) { counties(filter", pageSizes},
}

// countyCodes are the codes of the counties.
func countyCodes(b *testing.B, ours *contender) (all []map[string]any) {
	return valuesOf(b, ours, `query($after: String) { list: counties(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { node { value: code } } } }`, "code")
}

// tieCursors are the cursors after which there are at least 50 ties.
func tieCursors(b *testing.B, ours *contender) []map[string]any {
	all := valuesOf(b, ours, `query($after: String) { list: ties(filter: {kind: {in: [FRIENDLY, SUPPORTS]}}, first: 500, after: $after) {
		pageInfo { hasNextPage endCursor } edges { value: cursor } } }`, "after")
	return all[:len(all)-50]
}

// pageSizes are sizes of pages that hold whole lists.
func pageSizes(*testing.B, *contender) (all []map[string]any) {
	for n := 101; n <= 500; n++ {
		all = append(all, map[string]any{"first": n})
	}
	return all
}

// valuesOf asks ours for all pages of a list, and returns its values, each as a variable.
func valuesOf(b *testing.B, ours *contender, query, variable string) (all []map[string]any) {
	for after, next := any(nil), true; next; {
		var answer struct {
			Data struct {
				List struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
					Edges []struct {
						Value string
						Node  struct{ Value string }
					}
				}
			}
		}
		if err := json.Unmarshal(ours.ask(b, query, map[string]any{"after": after}), &answer); err != nil {
			b.Fatal(err)
		}
		list := answer.Data.List
		for _, e := range list.Edges {
			all = append(all, map[string]any{variable: e.Value + e.Node.Value})
		}
		after, next = list.PageInfo.EndCursor, list.PageInfo.HasNextPage
	}
	return all
}

// ask sends one request and returns the answer.
func (c *contender) ask(b *testing.B, query string, variables map[string]any) []byte {
	b.Helper()
	return c.answerTo(b, httpRequest(b, "", query, variables))
}

// answerTo sends a request and returns the answer, not compressed.
func (c *contender) answerTo(b *testing.B, request []byte) []byte {
	b.Helper()
	conn := c.connect(b)
	defer func() { _ = conn.Close() }()
	body, coding, err := conn.exchange(request)
	if err != nil {
		b.Fatal(err)
	}
	if coding == "gzip" {
		r, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		if body, err = io.ReadAll(r); err != nil {
			b.Fatal(err)
		}
	}
	return body
}

// startOurs starts the program, with its default settings but for the limits of one caller, and with traces and metrics as
// they are by default.
func startOurs(b *testing.B) *contender {
	return startContender(b, func(address string) *exec.Cmd {
		cmd := exec.Command(executable(b), "serve", "-addr", address, "-max-complexity=1000000", "-rate=1000000000", "-admin-addr=127.0.0.1:0")
		cmd.Env = append(os.Environ(), "COOPGRAPH_LOG_LEVEL=info") // its log goes to /dev/null
		return cmd
	})
}

// startMercurius starts mercurius with graphql-jit. If there is no Node or its packages cannot be installed, it says so and
// returns nil.
func startMercurius(b *testing.B, ours *contender) *contender {
	project, err := nodetest.Find(b, filepath.Join("testdata", "mercurius"))
	if err != nil {
		b.Logf("mercurius is left out: %v", err)
		return nil
	}
	data := filepath.Join(project.Dir, "data.json")
	if err := os.WriteFile(data, mercuriusData(b, ours), 0o600); err != nil {
		b.Fatal(err)
	}
	return startContender(b, func(address string) *exec.Cmd {
		cmd := exec.Command("node", "server.mjs", data, address)
		cmd.Dir, cmd.Env, cmd.Stderr = project.Dir, append(os.Environ(), "NODE_ENV=production"), os.Stderr
		return cmd
	})
}

// mercuriusData is the part of the network that the queries are about, as JSON.
func mercuriusData(b *testing.B, ours *contender) []byte {
	const place = ` id code name pinyin level location { longitude latitude } evidence within { id } `
	parts := map[string]string{
		"places": `query($after: String) { list: places(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { node { __typename` + place + `} } } }`,
		"counties": `query($after: String) { list: counties(filter: {pairings: {some: {}}}, orderBy: NAME_DESC, first: 500, after: $after) {
			pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
		"ties": `query($after: String) { list: ties(filter: {kind: {in: [FRIENDLY, SUPPORTS]}}, first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges {
			cursor node { id kind label since until evidence from { id } to { id } } } } }`,
		"districts": `query($after: String) { list: districts(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
			id friendlyPairs(first: 500) { nodes { id district { id } partner { id } } } } } } }`,
		"provinces": `query($after: String) { list: provinces(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
			id chambers(first: 500) { nodes { id name founded } } } } } }`,
	}
	all := map[string][]json.RawMessage{}
	for name, query := range parts {
		for after, next := any(nil), true; next; {
			var answer struct {
				Data struct {
					List struct {
						PageInfo struct {
							HasNextPage bool
							EndCursor   string
						}
						Edges []json.RawMessage
					}
				}
			}
			if err := json.Unmarshal(ours.ask(b, query, map[string]any{"after": after}), &answer); err != nil {
				b.Fatal(err)
			}
			list := answer.Data.List
			all[name] = append(all[name], list.Edges...)
			after, next = list.PageInfo.EndCursor, list.PageInfo.HasNextPage
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// way is a way to answer the queries: a row of the table.
type way struct {
	name   string
	server *contender
	coding string // that the client accepts
	varied bool   // no query is sent twice
}

// numConnections is how many connections the requests of BenchmarkHTTP come over.
const numConnections = 8

// BenchmarkHTTP makes the table of site/docs/performance.md about HTTP: the processor time of the server for a request, as a
// multiple of that for sending ready bytes. Each server is a process. They are measured in turns, in another order in each
// round. The table has the medians of the ratios, and the lowest and the highest.
func BenchmarkHTTP(b *testing.B) {
	ways := startWays(b)
	columns, cells := []string{"server"}, map[string][]string{}
	for _, q := range benchmarkQueries {
		columns = append(columns, q.name)
		b.Run(q.name, func(b *testing.B) {
			query := newHTTPQuery(b, q.name, q.query, ways)
			ratios := map[string][]float64{}
			for _, w := range ways { // to warm up
				query.cpuTime(b, w)
			}
			for range numRounds(9) {
				took := map[string]float64{}
				for _, i := range rand.Perm(len(ways)) {
					took[ways[i].name] = query.cpuTime(b, ways[i])
				}
				for name, t := range took {
					ratios[name] = append(ratios[name], t/took["bytes"])
				}
			}
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			b.ReportMetric(0, "ns/op")
			for _, w := range ways {
				all := ratios[w.name]
				b.ReportMetric(median(all), strings.ReplaceAll(w.name, " ", "-")+"/bytes")
				cells[w.name] = append(cells[w.name], fmt.Sprintf("%.2f (%.2f to %.2f)", median(all), all[0], all[len(all)-1]))
			}
		})
	}
	table := "| " + strings.Join(columns, " | ") + " |\n|" + strings.Repeat("---|", len(columns)) + "\n"
	for _, w := range ways {
		table += "| " + w.name + " | " + strings.Join(cells[w.name], " | ") + " |\n"
	}
	b.Logf("processor time of the server for a request, as a multiple of that for ready bytes:\n%s", table)
}

// startOther starts a contender that is written in Go and is not ours. It has the answers of ours ready.
func startOther(b *testing.B, ours *contender, name string) *contender {
	folder := b.TempDir()
	for _, q := range benchmarkQueries {
		if err := os.WriteFile(filepath.Join(folder, q.name), ours.ask(b, q.query, nil), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return startContender(b, func(address string) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), contenderName+"="+name, contenderAddress+"="+address, contenderAnswers+"="+folder)
		cmd.Stderr = os.Stderr
		return cmd
	})
}

// startWays starts all servers. Ready bytes are the first way.
func startWays(b *testing.B) []way {
	ours := startOurs(b)
	var ways []way
	for _, name := range []string{"bytes", "json", "gqlgen"} {
		ways = append(ways, way{name: name, server: startOther(b, ours, name)})
	}
	if mercurius := startMercurius(b, ours); mercurius != nil {
		ways = append(ways, way{name: "mercurius", server: mercurius})
	}
	return append(ways, way{name: "asked before", server: ours}, way{name: "asked before, gzip", server: ours, coding: "gzip"},
		way{name: "never asked before", varied: true})
}

// httpQuery is a query with its requests.
type httpQuery struct {
	name   string
	plain  []byte            // the request that is always the same
	coded  map[string][]byte // the same for a client that accepts a content coding
	varied [][]byte          // requests that all differ
}

// newHTTPQuery makes the requests of a query. All servers must give the same answer.
func newHTTPQuery(b *testing.B, name, query string, ways []way) *httpQuery {
	b.Helper()
	q := &httpQuery{name: name, plain: httpRequest(b, "", query, nil), coded: map[string][]byte{"gzip": httpRequest(b, "gzip", query, nil)}}
	var ours, gqlgen *contender
	want := ways[0].server.answerTo(b, q.plain)
	for _, w := range ways {
		if w.varied {
			continue
		}
		answer := w.server.answerTo(b, q.request(w.coding))
		if !bytes.Equal(answer, want) {
			b.Fatalf("%s answers %s by %.300s, and not by %.300s", w.name, name, answer, want)
		}
		switch w.name {
		case "gqlgen":
			gqlgen = w.server
		case "asked before":
			ours = w.server
		}
	}
	v := variedQueries[name]
	text := strings.Replace(query, v.fixed, v.varied, 1)
	if name == "Q6_filtered" {
		text = strings.Replace(text, "first: 50", "first: $first", 1)
	}
	for _, variables := range v.variables(b, ours) {
		q.varied = append(q.varied, httpRequest(b, "", text, variables))
	}
	rand.Shuffle(len(q.varied), func(i, j int) { q.varied[i], q.varied[j] = q.varied[j], q.varied[i] })
	for _, request := range q.varied[:20] {
		if answer, want := ours.answerTo(b, request), gqlgen.answerTo(b, request); !bytes.Equal(answer, want) {
			b.Fatalf("ours answers %s by %.300s, and not by %.300s", request, answer, want)
		}
	}
	return q
}

// request is the request that is always the same, of a client that accepts a coding.
func (q *httpQuery) request(coding string) []byte {
	if coding == "" {
		return q.plain
	}
	return q.coded[coding]
}

// cpuTime is the processor time of the server for a request, in nanoseconds, over requests that take about 150 ms of it.
// Requests that were never sent before go to a new process, which has got a quarter of all of them before, so that it knows
// the document.
func (q *httpQuery) cpuTime(b *testing.B, w way) float64 {
	if w.varied {
		server := startOurs(b)
		defer server.stop()
		known := len(q.varied) / 4
		server.send(b, numConnections, known, func(i int) []byte { return q.varied[i] })
		n := min(len(q.varied)-known, 1000)
		used, _ := server.send(b, numConnections, n, func(i int) []byte { return q.varied[known+i] })
		return float64(used) / float64(n)
	}
	same := func(int) []byte { return q.request(w.coding) }
	const trial, worth = numConnections, 150e6
	used, _ := w.server.send(b, numConnections, trial, same)
	n := max(trial, int(worth*trial/float64(used)))
	used, _ = w.server.send(b, numConnections, n, same)
	return float64(used) / float64(n)
}

// BenchmarkHTTPThroughput compares how many requests for a place by its code ours, ready bytes and mercurius answer over 64
// connections, by the clock and in a second of their processor time. Mercurius uses one processor, the others as many as there
// are. The client needs some of them too.
func BenchmarkHTTPThroughput(b *testing.B) {
	const connections, n = 64, 20_000
	ours := startOurs(b)
	servers := []way{{name: "ours", server: ours}, {name: "bytes", server: startOther(b, ours, "bytes")}}
	if mercurius := startMercurius(b, ours); mercurius != nil {
		servers = append(servers, way{name: "mercurius", server: mercurius})
	}
	request := httpRequest(b, "", benchmarkQueries[0].query, nil)
	byClock, byCPU := map[string][]float64{}, map[string][]float64{}
	for round := range numRounds(9) + 1 {
		for _, i := range rand.Perm(len(servers)) {
			s := servers[i]
			used, took := s.server.send(b, connections, n, func(int) []byte { return request })
			if round > 0 { // the first one is to warm up
				byClock[s.name] = append(byClock[s.name], n/took.Seconds())
				byCPU[s.name] = append(byCPU[s.name], n/used.Seconds())
			}
		}
	}
	for b.Loop() { // as above
	}
	b.ReportMetric(0, "ns/op")
	for _, s := range servers {
		b.ReportMetric(median(byClock[s.name]), s.name+"-requests/s")
		b.ReportMetric(median(byCPU[s.name]), s.name+"-requests/cpu-s")
	}
}
