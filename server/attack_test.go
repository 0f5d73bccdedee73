package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"testing"
	"time"
)

// longTests skips a test that takes long, but in CI.
func longTests(t *testing.T) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("it takes long: CI=true runs it")
	}
}

// attack is a kind of operation that asks for much in few bytes. The first operation is refused. The others are refused as
// well, or answered within the bounds of every answer.
type attack struct {
	name       string
	refusal    *regexp.Regexp // matches the codes of refusals
	cpu        time.Duration  // processor time that a refusal takes at most: at least twice what was measured
	memory     int64          // and resident memory above what the server used before, in MB
	operations []operation
}

// operation is what a client sends as JSON.
type operation struct {
	name      string
	query     string
	variables any
}

// The bounds of every operation that is answered, unless those of its attack are higher, and the lengths of refusals.
const (
	answerCPU     = 100 * time.Millisecond
	answerMemory  = 64 // MB
	answerLength  = 16 << 20
	refusalLength = 16 << 10
	errorsLength  = 128 << 10 // of an answer whose data is null: it has an error for each field of the root
)

// Each attack is refused, or answered within its bounds. Each runs against a server of its own.
func TestAttacks(t *testing.T) {
	longTests(t)
	for _, a := range attacks() {
		t.Run(a.name, func(t *testing.T) {
			p, client := startProgram(t), newClient(t)
			p.send(t, client, operation{query: "{__typename}"}) // makes what the first answer makes
			for i, o := range a.operations {
				t.Run(o.name, func(t *testing.T) { p.attack(t, client, a, o, i == 0) })
			}
		})
	}
}

// attackTimes is how often each operation is sent, since processor time is counted in hundredths of a second. Each time the
// text differs, so no cache has it.
const attackTimes = 4

func (p *program) attack(t *testing.T, client *http.Client, a attack, o operation, mustRefuse bool) {
	p.resetPeak()
	before, query := p.resources(), o.query
	var used resources
	var body []byte
	for n := range attackTimes {
		o.query = fmt.Sprintf("%s #%d", query, n)
		body = p.send(t, client, o)
		if n == 0 { // later ones also have the garbage of those before
			used.peak = p.resources().peak
		}
	}
	used.cpu = p.resources().since(before).cpu / attackTimes
	used.peak = (used.peak - before.peak) >> 20
	code := firstCode(t, body)
	refused := a.refusal.MatchString(code)
	cpu, memory, length := max(answerCPU, a.cpu), max(answerMemory, a.memory), answerLength
	switch {
	case refused && bytes.Contains(body, []byte(`"path":`)):
		cpu, memory, length = a.cpu, a.memory, errorsLength
	case refused:
		cpu, memory, length = a.cpu, a.memory, refusalLength
	}
	t.Logf("%v, %d MB, %d bytes, %s", used.cpu, used.peak, len(body), code)
	switch {
	case code != "" && !refused, mustRefuse && !refused:
		t.Errorf("it is not refused by %s: %.300s", a.refusal, body)
	case used.cpu > cpu || used.peak > memory || len(body) > length:
		t.Errorf("it takes %v, %d MB and %d bytes, more than %v, %d MB and %d bytes", used.cpu, used.peak, len(body), cpu, memory, length)
	}
}

// send asks the program over HTTP, and returns the answer.
func (p *program) send(t *testing.T, client *http.Client, o operation) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": o.query, "variables": o.variables})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// firstCode returns the code of the first error of an answer, empty if it has none.
func firstCode(t *testing.T, answer []byte) string {
	t.Helper()
	var response struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(answer, &response); err != nil {
		t.Fatalf("%v: %.300s", err, answer)
	}
	if len(response.Errors) == 0 {
		return ""
	}
	return response.Errors[0].Extensions.Code
}
