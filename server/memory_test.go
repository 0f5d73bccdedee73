package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// post sends an operation, and returns the status and the whole answer.
func post(t *testing.T, client *http.Client, p *program, operation any) (status int, answer string) {
	t.Helper()
	body, err := json.Marshal(operation)
	if err != nil {
		t.Fatal(err)
	}
	r, err := client.Post(p.url+"/graphql", "application/json", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(got)
}

// repeated repeats a text with # for a number that makes names differ.
func repeated(text string, times, i int) string {
	var b strings.Builder
	for j := range times {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprintf("%dx%d", i, j)))
	}
	return b.String()
}

// Many different requests are answered within the memory limit, whatever they fill the caches with.
func TestMemoryOfCaches(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it takes 10 s; set CI=true to run it")
	}
	if runtime.GOOS != "linux" {
		t.Skip("only Linux says how much memory a process has taken")
	}
	shapes := []func(i int) string{
		func(i int) string { return "{places(first:1){nodes{" + repeated("a#:name ", 600, i) + "}}}" },
		func(i int) string { return "{ties(first:1){nodes{" + repeated("a#:from{id} ", 100, i) + "}}}" },
		func(i int) string { return "{" + repeated(`a#:node(id:"place-310000"){id} `, 90, i) + "}" },
		func(i int) string {
			return "{places(first:1){nodes{" + repeated("a#"+strings.Repeat("y", 28)+":id ", 600, i) + "}}}"
		},
		func(i int) string { return "{places(first:1){nodes{" + repeated("a#:nonsense ", 600, i) + "}}}" },
	}
	type operation struct {
		Query      string         `json:"query"`
		Variables  map[string]any `json:"variables,omitempty"`
		Extensions map[string]any `json:"extensions,omitempty"`
	}
	for name, c := range map[string]struct {
		times int
		make  func(i int) operation
	}{
		"queries of 25 KB": {1000, func(i int) operation {
			query := shapes[i%len(shapes)](i)
			return operation{Query: query + strings.Repeat(" ", max(0, 25_000-len(query)))}
		}},
		"ids": {2600, func(i int) operation {
			ids := make([]string, 100)
			for j := range ids {
				ids[j] = fmt.Sprintf("x%d-%d", i, j)
			}
			return operation{Query: "query($i:[ID!]!){nodes(ids:$i){id}}", Variables: map[string]any{"i": ids}}
		}},
		"persisted queries": {1000, func(i int) operation {
			query := fmt.Sprintf("#%s%d\n{__typename}", strings.Repeat("y", 25_000), i)
			return operation{Query: query, Extensions: map[string]any{"persistedQuery": map[string]any{"version": 1,
				"sha256Hash": fmt.Sprintf("%x", sha256.Sum256([]byte(query)))}}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p, client := startProgram(t, "-memory=512MiB", "-rate=0", "-limits=aliases=600"), newClient(t)
			answered := 0
			for i := range c.times {
				if _, answer := post(t, client, p, c.make(i)); strings.HasPrefix(answer, `{"data":`) {
					answered++
				}
			}
			peak := p.memory("VmHWM")
			if answered < c.times/2 || peak > 512<<20 {
				t.Errorf("%d of %d requests have data; the peak is %d MiB", answered, c.times, peak>>20)
			}
		})
	}
}

// The limit is that of -memory, unless GOMEMLIMIT is set. The start says it.
func TestMemoryLimit(t *testing.T) {
	for name, c := range map[string]struct{ flag, environment, want string }{
		"by flag":        {"-memory=512MiB", "", "memoryLimitMiB=460"},
		"by GOMEMLIMIT":  {"-memory=512MiB", "300MiB", "memoryLimitMiB=300"},
		"none":           {"-memory=none", "", "memoryLimitMiB=none"},
		"GOMEMLIMIT off": {"-memory=512MiB", "off", "memoryLimitMiB=none"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOMEMLIMIT", c.environment)
			if p := startProgram(t, c.flag); !strings.Contains(p.logged(), c.want) {
				t.Errorf("it says %s", p.logged())
			}
		})
	}
}

// What large consumers of memory may hold adds up to half of the limit.
func TestSizesWithin(t *testing.T) {
	for _, limit := range []int64{minMemory, 460 << 20, 4 << 30} {
		t.Run(strconv.FormatInt(limit>>20, 10), func(t *testing.T) {
			s := sizesWithin(limit)
			if sum := s.plans + s.analyses + s.otherCaches + s.messages; sum > limit/2 || sum < limit/2-4 || s.plans < 4<<20 {
				t.Errorf("%+v of %d", s, limit)
			}
		})
	}
	if sizesWithin(math.MaxInt64) != (memorySizes{}) || sizesWithin(64<<30) != sizesWithin(4<<30) {
		t.Error("what is not limited is shared out")
	}
}
