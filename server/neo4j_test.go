//go:build unix

package main

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/server/site"
)

// passwordFile holds the password of a server with authentication.
func passwordFile(t *testing.T, password string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(name, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// loads runs load, which must succeed, and gives the first line of what it printed.
func loads(t *testing.T, flags ...string) string {
	t.Helper()
	began := time.Now()
	code, stdout, stderr := once(t, nil, append([]string{"load"}, flags...)...)
	took := time.Since(began)
	if code != 0 {
		t.Fatalf("load %q: exit %d: %s", flags, code, stderr)
	}
	if !strings.Contains(stdout, "friendly.domestic_pairs") || !strings.Contains(stderr, "comparing") {
		t.Errorf("load %q prints no coverage or no progress:\n%s%s", flags, stdout, stderr)
	}
	did, _, _ := strings.Cut(stdout, "\n")
	t.Logf("%s: %s", took, did)
	return did
}

func TestLoad(t *testing.T) {
	at := neo4jtest.Address(t)
	if did := loads(t, "-store", at); !strings.HasSuffix(did, "created, 0 replaced, 0 deleted") {
		t.Errorf("the first time it says %q", did)
	}
	const nothing = "nothing to change: it holds the dataset"
	if did := loads(t, "-store", at); did != nothing {
		t.Errorf("the second time it says %q", did)
	}
	if did := loads(t, "-store", at, "-layers", "official"); !strings.Contains(did, ": 0 created, 0 replaced, ") {
		t.Errorf("with fewer layers it says %q", did)
	}
	if code, stdout, _ := once(t, nil, "check", "-store", at); code != 0 || !strings.Contains(stdout, "[official]\n") {
		t.Errorf("check exits with %d and says %.300q", code, stdout)
	}
	if did := loads(t, "-store", at); !strings.HasSuffix(did, "created, 0 replaced, 0 deleted") {
		t.Errorf("with all layers again it says %q", did)
	}

	// What another wrote is left alone without -replace.
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at})
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
	if _, err := store.Apply(t.Context(), graph.Actor{Name: "editor"}, []graph.Change{graph.Replace{Record: &edited}}); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := once(t, nil, "load", "-store", at)
	if code != 1 || stdout != "" || !strings.Contains(stderr, "1 of the records to change or delete were written by others, such as place-532931") {
		t.Errorf("over an edit: exit %d, %q, %q", code, stdout, stderr)
	}
	if nodes, err = store.Nodes(t.Context(), []graph.ID{"place-532931"}); err != nil || nodes[0].NodeHead().NameEN != "Edited" {
		t.Errorf("the edit is gone (%v)", err)
	}
	if did := loads(t, "-store", at, "-replace"); !strings.HasSuffix(did, "0 created, 1 replaced, 0 deleted") {
		t.Errorf("with -replace it says %q", did)
	}
}

// The README's examples have the same answers from Neo4j as from memory, byte for byte.
func TestNeo4jAnswersAsMemoryDoes(t *testing.T) {
	at := neo4jtest.Address(t)
	loads(t, "-store", at)
	memory := newSite(t, t.Output())
	over := newSite(t, t.Output(), "-store", strings.Replace(at, "bolt", "neo4j", 1)) // routed, to itself
	all, err := site.Examples()
	if err != nil || len(all) < 10 {
		t.Fatalf("%d examples, %v", len(all), err)
	}
	queries := []string{`{ dataset { layers nodes { kind count } ties { kind count } } coverage { key published held missing } }`}
	for _, e := range all {
		queries = append(queries, e.Query)
	}
	for _, query := range queries {
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		want := request(t, memory, "POST", "/graphql", string(body)).Body.String()
		if got := request(t, over, "POST", "/graphql", string(body)).Body.String(); got != want || !strings.HasPrefix(got, `{"data":`) {
			t.Errorf("%s\nNeo4j: %.1000s\nmemory: %.1000s", query, got, want)
		}
	}

	// What is loaded while it runs, it has.
	loads(t, "-store", at, "-layers", "official")
	const layers = `{"data":{"dataset":{"layers":["official"]}}}`
	if got := request(t, over, "POST", "/graphql", `{"query": "{ dataset { layers } }"}`).Body.String(); got != layers {
		t.Errorf("after a load of fewer layers: %s", got)
	}
}

// Whatever is wrong with a Neo4j is said in one line within five seconds, and never the password.
func TestNeo4jComplaints(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "bolt://" + closed.Addr().String()
	_ = closed.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0") // it takes connections and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	server := neo4jtest.Start(t, neo4jtest.Options{Auth: true})
	at, right, wrong := server.Address(), passwordFile(t, neo4jtest.Password), passwordFile(t, "hush")
	check := func(name, part string, env []string, args ...string) {
		t.Helper()
		began := time.Now()
		code, stdout, stderr := once(t, env, args...)
		took := time.Since(began)
		if code != 1 || stdout != "" || strings.Contains(stderr, "hush") || strings.Contains(stderr, neo4jtest.Password) || took > 5*time.Second {
			t.Errorf("%s: exit %d after %s, stdout %q, stderr %q", name, code, took, stdout, stderr)
		}
		lines := slices.Collect(strings.Lines(stderr))
		if complaint := slices.DeleteFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "coopgraph: ") }); len(complaint) != 1 ||
			!strings.Contains(complaint[0], part) {
			t.Errorf("%s: it says %q, and should say %q", name, complaint, part)
		}
	}
	serve := []string{"serve", "-addr", "127.0.0.1:0", "-store"}
	check("nobody is there", "no Neo4j answers at "+nobody, nil, append(serve, nobody)...)
	check("nobody is there, routed", "no Neo4j answers at ", nil, "migrate", "-store", strings.Replace(nobody, "bolt", "neo4j", 1))
	check("it says nothing", "no Neo4j answers at ", nil, append(serve, "bolt://"+silent.Addr().String())...)
	check("wrong database", `has no database "elsewhere"`, nil, append(serve, at, "-neo4j-password-file", right, "-neo4j-database", "elsewhere")...)
	check("wrong password", `refuses the user "neo4j" or the password`, nil, append(serve, at, "-neo4j-password-file", wrong)...)
	check("wrong password in the environment", "refuses the user", []string{"COOPGRAPH_NEO4J_PASSWORD=hush"}, "load", "-store", at)
	check("no password", "refuses the user", nil, append(serve, at)...)
	check("no such file", "the password cannot be read: ", nil, append(serve, at, "-neo4j-password-file", right+"x")...)
	check("load without a store", "name it by -store", nil, "load")
	server.Restart("server.databases.default_to_read_only=true")
	check("read-only", "read-only", nil, "load", "-store", at, "-neo4j-password-file", right)
	server.Restart()
	password := []string{"COOPGRAPH_NEO4J_PASSWORD=" + neo4jtest.Password}
	for _, did := range []string{"it took 0001_schema", "nothing was to be done"} {
		code, stdout, stderr := once(t, password, "migrate", "-store", at)
		if code != 0 || !strings.Contains(stdout, "is up to date: "+did) || stderr != "" {
			t.Errorf("migrate: exit %d, stdout %q, stderr %q, and should say %q", code, stdout, stderr, did)
		}
	}
	check("empty", "fill it with `server load -store "+at+"`", password, append(serve, at)...)
}

// asks asks a question of the running program that only the store can answer, and gives the code of its error.
func (p *program) asks(client *http.Client) (code string, err error) {
	res, err := client.Post(p.url+"/graphql", "application/json", strings.NewReader(`{"query": "{ place(by: {code: \"532931\"}) { name } }"}`))
	if err != nil {
		return "", err
	}
	defer func() { _ = res.Body.Close() }()
	var answer struct {
		Data   struct{ Place *struct{ Name string } }
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return "", err
	}
	if len(answer.Errors) > 0 {
		return answer.Errors[0].Extensions.Code, nil
	}
	if answer.Data.Place == nil || answer.Data.Place.Name != "剑川县" {
		return "no answer", nil
	}
	return "", nil
}

// A Neo4j that is lost while running makes requests UNAVAILABLE within five seconds, and they work within three of its
// return.
func TestNeo4jIsLost(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{Auth: true})
	flags := []string{"-store", server.Address(), "-neo4j-password-file", passwordFile(t, neo4jtest.Password)}
	loads(t, flags...)
	p := start(t, flags...)
	client := fresh(t)
	lost := func(how string) {
		t.Helper()
		codes := make(chan string, 20)
		began := time.Now()
		for range cap(codes) { // side by side, as under load
			go func() {
				code, err := p.asks(client)
				if err != nil {
					code = err.Error()
				}
				codes <- code
			}()
		}
		for range cap(codes) {
			if code := <-codes; code != "UNAVAILABLE" {
				t.Errorf("%s: a request gets %q", how, code)
			}
		}
		t.Logf("%s: 20 requests were answered UNAVAILABLE in %s", how, time.Since(began))
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s: requests took %s", how, took)
		}
		res, err := client.Get(p.url + "/readyz")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		if res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s: /readyz is %d", how, res.StatusCode)
		}
	}
	back := func(how string) {
		t.Helper()
		began := time.Now()
		for {
			code, err := p.asks(client)
			if err == nil && code == "" {
				break
			}
			if time.Since(began) > 10*time.Second {
				t.Fatalf("%s: after ten seconds a request still gets %q, %v", how, code, err)
			}
		}
		t.Logf("%s: it works again after %s", how, time.Since(began))
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("%s: it works again after %s", how, took)
		}
	}
	back("at the start")
	server.Pause()
	lost("it was stopped")
	server.Resume()
	back("it goes on")
	server.Kill()
	lost("it was killed")
	server.Restart()
	// It is back once it answers somebody: a cold one plans its first statements for seconds.
	if code, _, stderr := once(t, nil, append([]string{"migrate"}, flags...)...); code != 0 {
		t.Fatalf("the restarted Neo4j: exit %d: %s", code, stderr)
	}
	back("it was restarted")
}
