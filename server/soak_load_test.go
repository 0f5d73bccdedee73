package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"coopgraph/graph/export"
	"coopgraph/server/site"
)

// mixedLoad sends requests of all kinds.
type mixedLoad struct {
	t       *testing.T
	program *program
	client  *http.Client
	kinds   []loadKind
	counts  []atomic.Int64 // by kind
	failed  atomic.Int64   // requests without an answer, among them those that clients have left
	number  atomic.Int64   // makes texts differ
}

// loadKind is a kind of request. It is sent as often as its weight says, among those of all kinds.
type loadKind struct {
	name   string
	weight int
	send   func(context.Context, *rand.Rand) error
}

// pause is the time between two requests of a worker, on average.
const pause = 40 * time.Millisecond

func newMixedLoad(t *testing.T, p *program) *mixedLoad {
	t.Helper()
	l := &mixedLoad{t: t, program: p, client: newClient(t)}
	examples, err := site.Examples()
	if err != nil {
		t.Fatal(err)
	}
	hostile, hard, files := attacks(), httpAttacks(t), exportPaths()
	pages := []string{"/", "/playground", "/docs", "/docs/zh/api", "/schema.graphql", "/healthz", "/readyz", "/none", "/assets/none"}
	l.kinds = []loadKind{
		{"examples", 20, func(ctx context.Context, r *rand.Rand) error {
			return l.post(ctx, examples[r.IntN(len(examples))].Query, nil)
		}},
		{"queries that no cache has", 20, func(ctx context.Context, r *rand.Rand) error {
			return l.post(ctx, fmt.Sprintf("{a%d:places(first:%d){nodes{id name}totalCount}}", l.number.Add(1), 1+r.IntN(100)), nil)
		}},
		{"analyses that no cache has", 4, func(ctx context.Context, r *rand.Rand) error {
			day := time.Date(1990, 1, 1+int(l.number.Add(1))%12_000, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			return l.post(ctx, []string{"query($d:PartialDate){ranking(measure:PAGERANK,asOf:$d){nodes{score}}}",
				"query($d:PartialDate){network(asOf:$d){nodes{__typename}ties{id}}}"}[r.IntN(2)], map[string]any{"d": day})
		}},
		{"persisted queries", 5, l.persisted},
		{"GET", 10, func(ctx context.Context, r *rand.Rand) error {
			return l.get(ctx, "/graphql?query="+url.QueryEscape(examples[r.IntN(len(examples))].Query), r)
		}},
		{"pages", 10, func(ctx context.Context, r *rand.Rand) error { return l.get(ctx, pages[r.IntN(len(pages))], r) }},
		{"exports", 4, func(ctx context.Context, r *rand.Rand) error {
			return l.get(ctx, files[r.IntN(len(files))], r)
		}},
		{"attacks", 10, func(ctx context.Context, r *rand.Rand) error {
			a := hostile[r.IntN(len(hostile))]
			o := a.operations[r.IntN(len(a.operations))]
			return l.post(ctx, fmt.Sprintf("%s #%d", o.query, l.number.Add(1)), o.variables)
		}},
		{"attacks on HTTP", 10, func(ctx context.Context, r *rand.Rand) error {
			a := hard[r.IntN(len(hard))]
			return l.do(ctx, a.method, a.path, a.body, a.header)
		}},
		{"clients that leave", 10, func(ctx context.Context, r *rand.Rand) error {
			leaving, leave := context.WithTimeout(ctx, time.Duration(r.IntN(20_000))*time.Microsecond)
			defer leave()
			if r.IntN(2) == 0 {
				return l.get(leaving, files[r.IntN(len(files))], r)
			}
			query, variables := betweennessOf(int(l.number.Add(1)) % 30_000)
			return l.post(leaving, query, variables)
		}},
		{"broken connections", 5, l.breakOff},
	}
	l.counts = make([]atomic.Int64, len(l.kinds))
	return l
}

// run sends requests until the context ends, but none while somebody holds running.
func (l *mixedLoad) run(ctx context.Context, seed uint64, running *sync.RWMutex) {
	r, sum := rand.New(rand.NewPCG(seed, 1)), 0
	for _, k := range l.kinds {
		sum += k.weight
	}
	for ctx.Err() == nil {
		at, kind := r.IntN(sum), 0
		for ; at >= l.kinds[kind].weight; kind++ {
			at -= l.kinds[kind].weight
		}
		running.RLock()
		if err := l.kinds[kind].send(ctx, r); err != nil {
			l.failed.Add(1)
		}
		running.RUnlock()
		l.counts[kind].Add(1)
		time.Sleep(time.Duration(r.Int64N(int64(2 * pause))))
	}
}

// log logs how many requests were sent.
func (l *mixedLoad) log() {
	for i, k := range l.kinds {
		l.t.Logf("%6d %s", l.counts[i].Load(), k.name)
		if l.counts[i].Load() == 0 {
			l.t.Errorf("no %s", k.name)
		}
	}
	l.t.Logf("%6d without an answer", l.failed.Load())
}

func (l *mixedLoad) post(ctx context.Context, query string, variables any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err
	}
	return l.do(ctx, http.MethodPost, "/graphql", body, nil)
}

// persisted asks for a persisted query, with its text or by its hash alone.
func (l *mixedLoad) persisted(ctx context.Context, r *rand.Rand) error {
	text := fmt.Sprintf("{__typename #%d\n}", l.number.Add(1)%500)
	request := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": fmt.Sprintf("%x", sha256.Sum256([]byte(text)))}}}
	if r.IntN(2) == 0 {
		request["query"] = text
	}
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	return l.do(ctx, http.MethodPost, "/graphql", body, nil)
}

// get asks with one of the codings.
func (l *mixedLoad) get(ctx context.Context, path string, r *rand.Rand) error {
	coding := []string{"", "gzip", "br", "zstd"}[r.IntN(4)]
	return l.do(ctx, []string{http.MethodGet, http.MethodHead}[r.IntN(8)/7], path, nil, map[string]string{"Accept-Encoding": coding})
}

func (l *mixedLoad) do(ctx context.Context, method, path string, body []byte, header map[string]string) error {
	r, err := http.NewRequestWithContext(ctx, method, l.program.url+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	for name, value := range header {
		r.Header.Set(name, value)
	}
	res, err := l.client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	_, err = io.Copy(io.Discard, res.Body)
	return err
}

// breakOff opens a connection, sends a part of a request or no HTTP at all, and closes it.
func (l *mixedLoad) breakOff(_ context.Context, r *rand.Rand) error {
	conn, err := net.Dial("tcp", strings.TrimPrefix(l.program.url, "http://"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	_, err = io.WriteString(conn, []string{"", "GET / HTTP/1.1\r\nHost: x\r\nX-", "\x16\x03\x01\r\n\r\n",
		"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":",
		"GET /export/ties.csv HTTP/1.1\r\nHost: x\r\n\r\n"}[r.IntN(5)])
	return err
}

// exportPaths returns the paths of all files.
func exportPaths() (paths []string) {
	for _, format := range export.Formats {
		for _, part := range export.Parts {
			if export.Check(format, part) != nil {
				continue
			}
			path := fmt.Sprintf("/export/%s.%s", part, format)
			switch part {
			case export.Flows:
				path += "?level=PROVINCE"
			case export.Compare:
				path += "?from=2020&to=2021"
			}
			paths = append(paths, path)
		}
	}
	return paths
}
