//go:build unix

package main

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph/neo4j/neo4jtest"
)

const wrongPassword = "hush"

// A complaint is a call of the program that fails, and a part of the line that says why.
type complaint struct {
	name, line string
	env, args  []string
}

// check runs the program. Whatever is wrong with a Neo4j is said in one line within five seconds, and never the password.
func (c complaint) check(t *testing.T) {
	t.Helper()
	start := time.Now()
	code, stdout, stderr := runProgram(t, c.env, c.args...)
	took := time.Since(start)
	if code != 1 || stdout != "" || strings.Contains(stderr, wrongPassword) || strings.Contains(stderr, neo4jtest.Password) || took > 5*time.Second {
		t.Errorf("exit %d after %s, stdout %q, stderr %q", code, took, stdout, stderr)
	}
	lines := slices.DeleteFunc(slices.Collect(strings.Lines(stderr)), func(l string) bool { return !strings.HasPrefix(l, "coopgraph: ") })
	if len(lines) != 1 || !strings.Contains(lines[0], c.line) {
		t.Errorf("it says %q, and should say %q", lines, c.line)
	}
}

// serveFrom is the arguments that serve what is at an address.
func serveFrom(address string, flags ...string) []string {
	return append([]string{"serve", "-addr", "127.0.0.1:0", "-store", address}, flags...)
}

func TestNoNeo4j(t *testing.T) {
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
	t.Cleanup(func() { _ = silent.Close() })
	for _, c := range []complaint{
		{"nobody is there", "no Neo4j answers at " + nobody, nil, serveFrom(nobody)},
		{"nobody is there, routed", "no Neo4j answers at ", nil, []string{"migrate", "-store", strings.Replace(nobody, "bolt", "neo4j", 1)}},
		{"it says nothing", "no Neo4j answers at ", nil, serveFrom("bolt://" + silent.Addr().String())},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel() // they wait
			c.check(t)
		})
	}
}

// passwordFile is a file that holds a password.
func passwordFile(t *testing.T, password string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(name, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestNeo4jFailures has a Neo4j of its own, with a password: it is read-only, empty, filled, and away while the program
// serves what it holds. The parts run in this order.
func TestNeo4jFailures(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it starts a Neo4j four times, which takes most of a minute: .ci/run does it, and so does CI=true")
	}
	server := neo4jtest.Start(t, neo4jtest.Options{Auth: true})
	address, right, wrong := server.Address(), passwordFile(t, neo4jtest.Password), passwordFile(t, wrongPassword)
	password := []string{"COOPGRAPH_NEO4J_PASSWORD=" + neo4jtest.Password}
	for _, c := range []complaint{
		{"wrong database", `has no database "elsewhere"`, nil, serveFrom(address, "-neo4j-password-file", right, "-neo4j-database", "elsewhere")},
		{"wrong password", `refuses the user "neo4j" or the password`, nil, serveFrom(address, "-neo4j-password-file", wrong)},
		{"wrong password in the environment", "refuses the user", []string{"COOPGRAPH_NEO4J_PASSWORD=" + wrongPassword}, []string{"load", "-store", address}},
		{"no password", "refuses the user", nil, serveFrom(address)},
		{"no such file", "the password cannot be read: ", nil, serveFrom(address, "-neo4j-password-file", right+"x")},
	} {
		t.Run(c.name, c.check)
	}
	server.Restart("server.databases.default_to_read_only=true")
	t.Run("read-only", complaint{"", "read-only", password, []string{"load", "-store", address}}.check)
	server.Restart()
	t.Run("migrate", func(t *testing.T) {
		for _, said := range []string{"ran 0001_schema", "no step was missing"} {
			code, stdout, stderr := runProgram(t, password, "migrate", "-store", address)
			if code != 0 || !strings.Contains(stdout, "is up to date: "+said) || stderr != "" {
				t.Errorf("exit %d, stdout %q, stderr %q, and should say %q", code, stdout, stderr, said)
			}
		}
	})
	t.Run("empty", complaint{"", "fill it with `coopgraph load -store " + address + "`", password, serveFrom(address)}.check)
	proxy := neo4jtest.NewProxy(t, address)
	flags := []string{"-store", proxy.Address(), "-neo4j-password-file", right}
	runLoad(t, flags...)
	p, admin := startObserved(t, flags...)
	client := newClient(t)
	t.Run("away", func(t *testing.T) { stopNeo4j(t, server, p, client, admin, flags) })
	t.Run("full disk", func(t *testing.T) { fillDisk(t, server, p, client, flags) })
	// The last part: a Neo4j locks the user for some seconds after wrong passwords.
	t.Run("password", func(t *testing.T) { changePassword(t, server, proxy, p, client, right) })
	for _, secret := range []string{neo4jtest.Password, changedPassword} {
		if strings.Contains(p.logged(), secret) {
			t.Errorf("the log has the password %q", secret)
		}
	}
	if log := p.logged(); strings.Contains(log, "internal error") || strings.Contains(log, "panic") {
		t.Error("the log has internal errors")
	}
}

// stopNeo4j stops and kills the server while the program serves what it holds. Requests are then UNAVAILABLE within five
// seconds, and answered within three after its return. Those who ask all the time get no other code.
func stopNeo4j(t *testing.T, server *neo4jtest.Server, p *program, client *http.Client, admin string, flags []string) {
	t.Run("at the start", func(t *testing.T) { p.recovers(t, client) })
	server.Pause()
	t.Run("stopped", func(t *testing.T) { p.isUnavailable(t, client) })
	t.Run("metrics say that it is away", func(t *testing.T) {
		hasSeries(t, admin, "coopgraph_store_up 0", `coopgraph_circuit_breaker_state{state="closed"} 0`, "coopgraph_circuit_breaker_opened_total 1")
	})
	server.Resume()
	t.Run("resumed", func(t *testing.T) { p.recovers(t, client) })
	t.Run("metrics say that it is back", func(t *testing.T) {
		hasSeries(t, admin, "coopgraph_store_up 1", `coopgraph_circuit_breaker_state{state="closed"} 1`, "coopgraph_circuit_breaker_opened_total 1")
	})
	stop := p.askAlways(t, client)
	defer stop()
	server.Kill()
	t.Run("killed", func(t *testing.T) { p.isUnavailable(t, client) })
	server.Restart()
	// It is back once it answers somebody: a cold one plans its first statements for seconds.
	if code, _, stderr := runProgram(t, nil, append([]string{"migrate"}, flags...)...); code != 0 {
		t.Fatalf("the restarted Neo4j: exit %d: %s", code, stderr)
	}
	t.Run("restarted", func(t *testing.T) { p.recovers(t, client) })
}

// isUnavailable asks the program twenty times at once, as under load.
func (p *program) isUnavailable(t *testing.T, client *http.Client) {
	codes := make(chan string, 20)
	start := time.Now()
	for range cap(codes) {
		go func() {
			code, err := p.ask(client)
			if err != nil {
				code = err.Error()
			}
			codes <- code
		}()
	}
	for range cap(codes) {
		if code := <-codes; code != "UNAVAILABLE" {
			t.Errorf("a request gets %q", code)
		}
	}
	took := time.Since(start)
	t.Logf("%d requests were answered UNAVAILABLE in %s", cap(codes), took)
	again := time.Now()
	if code, err := p.ask(client); code != "UNAVAILABLE" || err != nil {
		t.Errorf("the next request gets %q, %v", code, err)
	}
	t.Logf("the next one in %s", time.Since(again))
	if took > 5*time.Second {
		t.Errorf("requests took %s", took)
	}
	res, err := client.Get(p.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if body, err := io.ReadAll(res.Body); res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(body), `"cause":"`) {
		t.Errorf("/readyz is %d, %s, %v", res.StatusCode, body, err)
	}
}

// recovers asks the program until it answers.
func (p *program) recovers(t *testing.T, client *http.Client) {
	start := time.Now()
	for {
		code, err := p.ask(client)
		if err == nil && code == "" {
			break
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("after ten seconds a request still gets %q, %v", code, err)
		}
	}
	took := time.Since(start)
	t.Logf("it answers after %s", took)
	if took > 3*time.Second {
		t.Errorf("it answers only after %s", took)
	}
}

// ask asks what only the store can answer, and returns the code of the error.
func (p *program) ask(client *http.Client) (code string, err error) {
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
