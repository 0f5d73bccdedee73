//go:build unix

package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/seed"
	"coopgraph/server/site"
)

// runLoad runs the verb load, which must succeed, and returns the first line of what it prints.
func runLoad(t *testing.T, flags ...string) string {
	t.Helper()
	start := time.Now()
	code, stdout, stderr := runProgram(t, nil, append([]string{"load"}, flags...)...)
	took := time.Since(start)
	if code != 0 {
		t.Fatalf("load %q: exit %d: %s", flags, code, stderr)
	}
	if !strings.Contains(stdout, "friendly.domestic_pairs") || !strings.Contains(stderr, "comparing") {
		t.Errorf("load %q prints no coverage or no progress:\n%s%s", flags, stdout, stderr)
	}
	first, _, _ := strings.Cut(stdout, "\n")
	t.Logf("%s: %s", took, first)
	return first
}

// TestNeo4j loads the dataset into a Neo4j, asks it in all the ways that the program has, and loads it again after
// changes. The parts share the Neo4j and run in this order.
func TestNeo4j(t *testing.T) {
	executable(t) // which loads
	address := neo4jtest.Address(t)
	t.Run("load", func(t *testing.T) {
		if first := runLoad(t, "-store", address); !strings.HasSuffix(first, "created, 0 replaced, 0 deleted") {
			t.Errorf("the first time it says %q", first)
		}
		if first := runLoad(t, "-store", address); first != "nothing to change: it holds the dataset" {
			t.Errorf("the second time it says %q", first)
		}
	})
	if t.Failed() {
		t.FailNow() // the parts below ask for what was loaded
	}
	memory := newSite(t, t.Output())
	overNeo4j, operators := observedSite(t, t.Output(), "-store", strings.Replace(address, "bolt", "neo4j", 1)) // routed, to itself
	t.Run("the answers are those of memory", func(t *testing.T) { answersAreEqual(t, overNeo4j, memory) })
	t.Run("the explorer's answers are those of memory", func(t *testing.T) { explorerAnswersAreEqual(t, overNeo4j, memory) })
	t.Run("the explorer in a browser is that over memory", func(t *testing.T) { explorerInABrowser(t, overNeo4j, memory) })
	t.Run("the answers of a mirror are those of memory", func(t *testing.T) {
		answersAreEqual(t, newSite(t, t.Output(), "-store", address, "-read", "mirror"), memory)
	})
	t.Run("the files are those of memory", func(t *testing.T) { filesAreEqual(t, address, overNeo4j, memory) })
	t.Run("metrics, explanations and traces", func(t *testing.T) { observedNeo4j(t, address) })
	t.Run("examples.cypher", func(t *testing.T) { runCypherExamples(t, address, memory) })
	t.Run("load fewer layers", func(t *testing.T) {
		if first := runLoad(t, "-store", address, "-layers", "official"); !strings.Contains(first, ": 0 created, 0 replaced, ") {
			t.Errorf("it says %q", first)
		}
		const want = `{"data":{"dataset":{"layers":["official"]}}}`
		if got := request(t, overNeo4j, "POST", "/graphql", `{"query": "{ dataset { layers } }"}`).Body.String(); got != want {
			t.Errorf("a running server answers %s", got)
		}
		if code, stdout, _ := runProgram(t, nil, "check", "-store", address); code != 0 || !strings.Contains(stdout, "layers  official\n") {
			t.Errorf("check exits with %d and says %.300q", code, stdout)
		}
		if first := runLoad(t, "-store", address); !strings.HasSuffix(first, "created, 0 replaced, 0 deleted") {
			t.Errorf("with all layers again it says %q", first)
		}
	})
	t.Run("commits of another process", func(t *testing.T) { seenByOthers(t, address) })
	t.Run("import and undo", func(t *testing.T) { importIntoNeo4j(t, address, overNeo4j) })
	t.Run("load over what another wrote", func(t *testing.T) { loadOverEdit(t, address) })
	t.Run("load over damage", func(t *testing.T) { loadOverDamage(t, address, overNeo4j, operators) })
}

// answersAreEqual compares the answers to the examples, byte for byte.
func answersAreEqual(t *testing.T, overNeo4j, memory http.Handler) {
	examples, err := site.Examples()
	if err != nil || len(examples) < 10 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	examples = append(examples, site.Example{Name: "Held",
		Query: `{ dataset { layers nodes { kind count } ties { kind count } } coverage { key published held missing } }`})
	for _, e := range examples {
		t.Run(e.Name, func(t *testing.T) {
			body, err := json.Marshal(map[string]string{"query": e.Query})
			if err != nil {
				t.Fatal(err)
			}
			want := request(t, memory, "POST", "/graphql", string(body)).Body.String()
			if got := request(t, overNeo4j, "POST", "/graphql", string(body)).Body.String(); got != want || !strings.HasPrefix(got, `{"data":`) {
				t.Errorf("%s\nNeo4j: %.1000s\nmemory: %.1000s", e.Query, got, want)
			}
		})
	}
}

// filesAreEqual compares files byte for byte: such as say no revision, which may differ.
func filesAreEqual(t *testing.T, address string, overNeo4j, memory http.Handler) {
	for _, file := range []string{"network.csv?history=true", "nodes.csv?evidence=REPORTED&bbox=120,20,105,35", "ties.csv?asOf=2020&tieKinds=SUPPORTS,INVESTS",
		"flows.csv?level=PREFECTURE", "flows.csv?level=COUNTY&evidence=OFFICIAL,SYNTHETIC&asOf=2021&bbox=97,20,125,35&kinds=DISTRICT,COUNTY"} {
		t.Run(file, func(t *testing.T) {
			want := request(t, memory, "GET", "/export/"+file, "").Body.String()
			if got := request(t, overNeo4j, "GET", "/export/"+file, "").Body.String(); len(got) < 1000 || got != want {
				t.Errorf("%d bytes from Neo4j, %d from memory", len(got), len(want))
			}
		})
	}
	t.Run("export", func(t *testing.T) {
		want := request(t, memory, "GET", "/export/network.csv", "").Body.String()
		if code, got, stderr := runProgram(t, nil, "export", "network.csv", "-store", address); code != 0 || got != want || len(got) < 1000 {
			t.Errorf("exit %d, %d bytes of %d: %s", code, len(got), len(want), stderr)
		}
	})
}

// seenByOthers: servers over one Neo4j show at once what another process has changed, and no answer from a cache. The change is
// undone.
func seenByOthers(t *testing.T, address string) {
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: address, SkipWarmUp: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	nodes, err := store.Nodes(t.Context(), []graph.ID{"place-532931"})
	if err != nil {
		t.Fatal(err)
	}
	edited := *nodes[0].(*graph.County)
	edited.NameEN = "Edited"
	const path = "/graphql?query=%7Bplace(by:%7Bcode:%22532931%22%7D)%7Bname(language:EN)%7D%7D"
	servers := []http.Handler{newSite(t, t.Output(), "-store", address, "-read", "store"), newSite(t, t.Output(), "-store", address, "-read", "mirror")}
	tags := make([]string, len(servers))
	check := func(when, name string) {
		t.Helper()
		for i, server := range servers {
			w := request(t, server, "GET", path, "", "If-None-Match", tags[i])
			tag := w.Header().Get("ETag")
			if w.Code != 200 || !strings.Contains(w.Body.String(), name) || tag == "" || tag == tags[i] {
				t.Errorf("%s, server %d: %d, %s, tag %q after %q", when, i, w.Code, w.Body, tag, tags[i])
			}
			tags[i] = tag
		}
	}
	check("before", "Jianchuan")
	made, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "editor"}, []graph.Change{graph.Replace{Record: &edited}})
	if err != nil {
		t.Fatal(err)
	}
	check("after the edit", "Edited")
	changes, base, err := graph.UndoOf(t.Context(), store, made.Revision)
	if err == nil {
		_, err = store.Apply(t.Context(), graph.CommitInfo{Actor: seed.CommitInfo.Actor, Base: base}, changes)
	}
	if err != nil {
		t.Fatal(err)
	}
	check("after its undo", "Jianchuan")
}

// loadOverEdit loads the dataset over a record that another has changed, which is left alone unless -replace is given. That the
// dataset has changed the record too is said.
func loadOverEdit(t *testing.T, address string) {
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: address})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	nodes, err := store.Nodes(t.Context(), []graph.ID{"place-532931"})
	if err != nil {
		t.Fatal(err)
	}
	older, edited := *nodes[0].(*graph.County), *nodes[0].(*graph.County)
	older.NameEN, edited.NameEN = "Older", "Edited"
	for _, commit := range []struct {
		info   graph.CommitInfo
		record graph.Record
		says   bool // whether load then says that the dataset has changed the record too
	}{{graph.CommitInfo{Actor: "editor"}, &edited, false}, {seed.CommitInfo, &older, false}, {graph.CommitInfo{Actor: "editor"}, &edited, true}} {
		if _, err := store.Apply(t.Context(), commit.info, []graph.Change{graph.Replace{Record: commit.record}}); err != nil {
			t.Fatal(err)
		}
		if commit.record == graph.Record(&older) {
			continue
		}
		code, _, stderr := runProgram(t, nil, "load", "-store", address)
		if says := strings.Contains(stderr, "left as it is (-replace overwrites it): place-532931"); code != 0 || says != commit.says {
			t.Errorf("over an edit: exit %d, %q", code, stderr)
		}
	}
	if nodes, err = store.Nodes(t.Context(), []graph.ID{"place-532931"}); err != nil || nodes[0].NodeHead().NameEN != "Edited" {
		t.Errorf("the edit is gone (%v)", err)
	}
	if first := runLoad(t, "-store", address, "-replace"); !strings.HasSuffix(first, "0 created, 1 replaced, 0 deleted") {
		t.Errorf("with -replace it says %q", first)
	}
}

// loadOverDamage damages properties by hand. Answers that need them are errors that name them; check and load list them, and
// export fails; load -replace writes their records again, also if the rest of the record is the dataset's.
func loadOverDamage(t *testing.T, address string, overNeo4j, operators http.Handler) {
	neo4jtest.Query(t, address, "MATCH (n:Node {id: 'place-532931'}) SET n.name = 5")
	neo4jtest.Query(t, address, "MATCH ()-[r:FRIENDLY]->() WHERE r.until IS NULL WITH r LIMIT 1 SET r.untilOrder = 'never'") // otherwise as it was
	const line = `name of "place-532931" is of type INTEGER, not STRING`
	got := request(t, overNeo4j, "POST", "/graphql", `{"query": "{ node(id: \"place-532931\") { id } }"}`).Body.String()
	if !strings.Contains(got, `"code":"DATA_LOSS"`) || !strings.Contains(got, `place-532931`) || !strings.Contains(got, "INTEGER") {
		t.Errorf("an answer that needs it: %s", got)
	}
	if metrics := request(t, operators, "GET", "/metrics", "").Body.String(); !strings.Contains(metrics, "\ncoopgraph_damaged_records_total 1\n") {
		t.Error("the metrics do not tell of the damaged record")
	}
	for _, args := range [][]string{{"check"}, {"load"}} {
		code, stdout, stderr := runProgram(t, nil, append(args, "-store", address)...)
		if code != 1 || stdout != "" || !strings.Contains(stderr, line) || !strings.Contains(stderr, "-replace") {
			t.Errorf("%s exits with %d and says %q, %q", args[0], code, stdout, stderr)
		}
	}
	if code, stdout, stderr := runProgram(t, nil, "export", "nodes.csv", "-store", address); code != 1 || stdout != "" || !strings.Contains(stderr, "\ncoopgraph: the property name of ") {
		t.Errorf("export exits with %d and says %q, %q", code, stdout, stderr)
	}
	if first := runLoad(t, "-store", address, "-replace"); !strings.HasSuffix(first, "0 created, 2 replaced, 0 deleted") {
		t.Errorf("load -replace says %q", first)
	}
	if code, _, stderr := runProgram(t, nil, "check", "-store", address); code != 0 {
		t.Errorf("check exits with %d after load -replace, and says %s", code, stderr)
	}
}
