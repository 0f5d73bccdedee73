//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/schema"
	"coopgraph/server/resolve"
	"coopgraph/server/site"
)

// handWritten are benchmarkQueries as somebody would write them in Cypher. The answer of nested has the shape of the API's,
// so that encoding/json can write it; that of columns is lists.
var handWritten = map[string]struct{ nested, columns string }{
	"Q1_place": {
		`MATCH (p:Node {code: '532931'})
		RETURN {place: p {.id, .code, .name, .pinyin, .level, .evidence, location: p {.longitude, .latitude}}} AS data`,
		`MATCH (p:Node {code: '532931'})
		RETURN p.id AS id, p.code AS code, p.name AS name, p.pinyin AS pinyin, p.level AS level, p.evidence AS evidence,
			p.longitude AS longitude, p.latitude AS latitude`},
	"Q2_page": {
		`MATCH (a:Node)-[r:FRIENDLY|SUPPORTS]->(b:Node)
		WHERE r.heldUntil >= $today
		WITH a, r, b ORDER BY r.id LIMIT 51
		WITH collect({cursor: r.id, node: {id: r.id, kind: type(r), label: r.label, since: r.since, until: r.until, evidence: r.evidence,
			from: a {.id, .name}, to: b {.id, .name}}}) AS edges
		RETURN {ties: {pageInfo: {hasNextPage: size(edges) > 50, endCursor: edges[49].cursor}, edges: edges[..50]}} AS data`,
		`MATCH (a:Node)-[r:FRIENDLY|SUPPORTS]->(b:Node)
		WHERE r.heldUntil >= $today
		WITH a, r, b ORDER BY r.id LIMIT 51
		WITH collect(a) AS a, collect(r) AS r, collect(b) AS b
		RETURN [x IN r | x.id] AS id, [x IN r | type(x)] AS kind, [x IN r | x.label] AS label, [x IN r | x.since] AS since,
			[x IN r | x.until] AS until, [x IN r | x.evidence] AS evidence,
			[x IN a | x.id] AS fromID, [x IN a | x.name] AS fromName, [x IN b | x.id] AS toID, [x IN b | x.name] AS toName`},
	"Q3_deep": {
		`MATCH (d:District)
		WITH d ORDER BY d.code LIMIT 20
		CALL (d) {
			MATCH (d)-[r:FRIENDLY]-(p:Place)
			WHERE r.heldUntil >= $today
			WITH r, p ORDER BY p.code, r.id LIMIT 100
			RETURN collect({id: r.id, kind: type(r), since: r.since, partner: p {.code, .name, within: head(COLLECT {
				MATCH (p)-[:WITHIN]->(w) RETURN w {.code, .name, within: head(COLLECT {
					MATCH (w)-[:WITHIN]->(v) RETURN v {.code, .name, chambers: {nodes: COLLECT {
						MATCH (v)<-[l:LOCATED|REPRESENTS]-(c:Chamber) WHERE l.heldUntil >= $today
						RETURN c {.id, .name, founded: c.since} ORDER BY c.sortKey, l.id LIMIT 10
					}}}
				})}
			})}}) AS pairs
		}
		RETURN {districts: {nodes: collect({code: d.code, name: d.name, friendlyPairs: {nodes: pairs}})}} AS data`,
		`MATCH (d:District)
		WITH d ORDER BY d.code LIMIT 20
		CALL (d) {
			MATCH (d)-[r:FRIENDLY]-(p:Place)
			WHERE r.heldUntil >= $today
			WITH r, p ORDER BY p.code, r.id LIMIT 100
			OPTIONAL MATCH (p)-[:WITHIN]->(w)
			OPTIONAL MATCH (w)-[:WITHIN]->(v)
			RETURN r, p, w, v
		}
		WITH collect(r) AS r, collect(d.code) AS district, collect(p) AS p, collect(coalesce(w.code, '')) AS within, collect(coalesce(v.code, '')) AS above,
			collect(DISTINCT d) AS ds, collect(DISTINCT w) + collect(DISTINCT v) AS places, collect(DISTINCT v) AS vs
		CALL (vs) {
			UNWIND vs AS v
			CALL (v) {
				MATCH (v)<-[l:LOCATED|REPRESENTS]-(c:Chamber) WHERE l.heldUntil >= $today
				RETURN c ORDER BY c.sortKey, l.id LIMIT 10
			}
			RETURN collect(v.code) AS at, collect(c) AS cs
		}
		RETURN district, [x IN r | x.id] AS id, [x IN r | x.since] AS since, [x IN p | x.code] AS code, [x IN p | x.name] AS name, within, above,
			[x IN ds | x.code] AS districts, [x IN ds | x.name] AS districtNames,
			[x IN places | x.code] AS places, [x IN places | x.name] AS placeNames,
			at, [x IN cs | x.id] AS chamber, [x IN cs | x.name] AS chamberName, [x IN cs | x.since] AS founded`},
	"Q4_pairs": {
		`MATCH (d:District)
		WITH d ORDER BY d.code LIMIT 20
		CALL (d) {
			MATCH (d)-[r:FRIENDLY]-(p:Place)
			WHERE r.heldUntil >= $today
			WITH r, p ORDER BY p.code, r.id LIMIT 100
			RETURN collect({id: r.id, label: r.label, since: r.since, evidence: r.evidence,
				district: d {.code, .name, location: d {.longitude, .latitude}},
				partner: p {.code, .name, location: p {.longitude, .latitude}}}) AS pairs
		}
		RETURN {districts: {nodes: collect({friendlyPairs: {nodes: pairs}})}} AS data`,
		`MATCH (d:District)
		WITH d ORDER BY d.code LIMIT 20
		CALL (d) {
			MATCH (d)-[r:FRIENDLY]-(p:Place)
			WHERE r.heldUntil >= $today
			WITH r, p ORDER BY p.code, r.id LIMIT 100
			RETURN r, p
		}
		WITH collect(r) AS r, collect(d.code) AS district, collect(p.code) AS partner, collect(DISTINCT d) + collect(DISTINCT p) AS places
		RETURN [x IN r | x.id] AS id, [x IN r | x.label] AS label, [x IN r | x.since] AS since, [x IN r | x.evidence] AS evidence, district, partner,
			[x IN places | x.code] AS code, [x IN places | x.name] AS name, [x IN places | x.longitude] AS longitude, [x IN places | x.latitude] AS latitude`},
}

// BenchmarkNeo4j answers each query from one Neo4j in four ways: ours over HTTP, breadth first; gqlgen's executor with the
// same resolvers over HTTP; and the two handWritten statements through the driver, without HTTP. It reports the median of
// each in milliseconds, over rounds in which the ways take turns, and the ratio of ours to the others. Ours and the nested
// answer must be equal.
func BenchmarkNeo4j(b *testing.B) {
	raiseGCPercent() // as the server does
	at := neo4jtest.Address(b)
	c, err := configure(verb{}, []string{"-max-complexity=1000000", "-store", at}, fakeEnv())
	if err != nil {
		b.Fatal(err)
	}
	if err := load(c, io.Discard, io.Discard); err != nil {
		b.Fatal(err)
	}
	counted, err := connect(b.Context(), c, neo4j.Config{})
	if err != nil {
		b.Fatal(err)
	}
	store, ours := newMirror(counted, readStore, schemaOptions{})
	b.Cleanup(func() { _ = store.Close() })
	if _, err := store.Network(b.Context(), graph.Scope{}); err != nil { // as the server counts it when it starts
		b.Fatal(err)
	}
	db, err := driver.NewDriverWithContext(at, driver.NoAuth())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close(b.Context()) })
	served := serveSchemas(b, c, store, map[string]graphql.ExecutableSchema{
		"gqlgen": schema.NewExecutableSchema(schema.Config{Resolvers: resolve.New(counted, store, resolve.Options{})}),
		"ours":   ours,
	})
	for _, q := range benchmarkQueries {
		hand, ok := handWritten[q.name]
		if !ok {
			continue
		}
		b.Run(q.name, func(b *testing.B) {
			sameData(b, ask200(b, served["ours"], q.query), byDriver(b, db, hand.nested))
			ways := map[string]func(){
				"ours":    func() { fetch(b, served["ours"], q.query) },
				"gqlgen":  func() { fetch(b, served["gqlgen"], q.query) },
				"nested":  func() { byDriver(b, db, hand.nested) },
				"columns": func() { byDriver(b, db, hand.columns) },
			}
			before := counted.Statements()
			ways["ours"]()
			statements := counted.Statements() - before
			p50 := medians(ways)
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(statements), "statements")
			for way, d := range p50 {
				b.ReportMetric(d*1000, way+"-ms")
				if way != "ours" {
					b.ReportMetric(p50["ours"]/d, "ours/"+way)
				}
			}
		})
	}
}

// serveSchemas serves each of the schemas, and returns the addresses of the endpoints.
func serveSchemas(b *testing.B, c config, store site.Store, schemas map[string]graphql.ExecutableSchema) map[string]string {
	b.Helper()
	served := map[string]string{}
	for name, es := range schemas {
		h, err := site.New(siteOptions(c, nil), store, es, slog.New(slog.DiscardHandler))
		if err != nil {
			b.Fatal(err)
		}
		server := httptest.NewServer(h)
		b.Cleanup(server.Close)
		served[name] = server.URL + "/graphql"
	}
	return served
}

// medians are how many seconds each way takes. The ways take turns until each has had its time or its rounds.
func medians(ways map[string]func()) map[string]float64 {
	const longest = 3 * time.Second
	took, spent := map[string][]float64{}, map[string]time.Duration{}
	for range numRounds(101) {
		for way, do := range ways {
			if spent[way] > longest && len(took[way]) > 4 {
				continue
			}
			start := time.Now()
			do()
			d := time.Since(start)
			took[way], spent[way] = append(took[way], d.Seconds()), spent[way]+d
		}
	}
	p50 := map[string]float64{}
	for way := range ways {
		p50[way] = median(took[way])
	}
	return p50
}

// singleRecord runs a statement, and returns its one record.
func singleRecord(b *testing.B, db driver.DriverWithContext, statement string) *driver.Record {
	session := db.NewSession(b.Context(), driver.SessionConfig{DatabaseName: "neo4j", AccessMode: driver.AccessModeRead})
	defer func() { _ = session.Close(b.Context()) }()
	result, err := session.Run(b.Context(), statement, map[string]any{"today": int64(graph.Today())})
	if err != nil {
		b.Fatal(err)
	}
	r, err := result.Single(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func marshal(b *testing.B, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		b.Fatal(err)
	}
	return text
}

func byDriver(b *testing.B, db driver.DriverWithContext, statement string) []byte {
	return marshal(b, singleRecord(b, db, statement).AsMap())
}

// ask200 is the answer to a query over HTTP.
func ask200(b *testing.B, url, query string) []byte {
	res, err := httpClient.Post(url, "application/json", bytes.NewReader(marshal(b, map[string]string{"query": query})))
	if err != nil {
		b.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	if closed := res.Body.Close(); err != nil || closed != nil || res.StatusCode != http.StatusOK {
		b.Fatal(err, closed, res.Status)
	}
	return body
}

// sameData compares two answers without their cursors, which only the API has.
func sameData(b *testing.B, got, want []byte) {
	read := func(text []byte) (answer any) {
		if err := json.Unmarshal(text, &answer); err != nil {
			b.Fatal(err)
		}
		removeCursors(answer)
		return answer
	}
	if !reflect.DeepEqual(read(got), read(want)) {
		b.Fatalf("ours:    %.2000s\nby hand: %.2000s", got, want)
	}
}

func removeCursors(v any) {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "cursor")
		delete(v, "endCursor")
		for _, v := range slices.Collect(maps.Values(v)) {
			removeCursors(v)
		}
	case []any:
		for _, v := range v {
			removeCursors(v)
		}
	}
}
