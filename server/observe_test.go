package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var operatorsAt = regexp.MustCompile(`msg="serving operators" addr=(\S+)`)

// startObserved starts the server with an address for operators, which it returns.
func startObserved(t *testing.T, flags ...string) (p *program, admin string) {
	t.Helper()
	p = startProgram(t, append([]string{"-admin-addr=127.0.0.1:0"}, flags...)...)
	return p, p.adminURL()
}

// adminURL returns where the program serves operators.
func (p *program) adminURL() string {
	p.t.Helper()
	p.awaitLog("serving operators")
	return "http://" + operatorsAt.FindStringSubmatch(p.logged())[1]
}

// get asks for an address, by the name of a host unless that is empty.
func get(t *testing.T, address, host string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	res, err := newClient(t).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

// askProgram sends a request to the endpoint, with headers in turn as names and values.
func askProgram(t *testing.T, p *program, body string, headers ...string) (answer explained) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := newClient(t).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// Operators have an address of their own. What is there is not at the public one, and the other way round.
func TestOperatorsHaveAnAddress(t *testing.T) {
	p, admin := startObserved(t)
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/cmdline", "/debug/pprof/heap", "/debug/pprof/symbol"} {
		t.Run(path, func(t *testing.T) {
			if status, body := get(t, admin+path, ""); status != 200 || body == "" {
				t.Errorf("for operators: %d, %d bytes", status, len(body))
			}
			if status, _ := get(t, p.url+path, ""); status != 404 {
				t.Errorf("in public: %d", status)
			}
		})
	}
	for _, path := range []string{"/", "/graphql", "/healthz", "/export/nodes.csv", "/debug", "/debug/vars"} {
		t.Run(path, func(t *testing.T) {
			if status, _ := get(t, admin+path, ""); status != 404 {
				t.Errorf("for operators: %d", status)
			}
		})
	}
	for host, want := range map[string]int{"localhost:1": 200, "127.0.0.1": 200, "[::1]:9": 200, "example.org": 403, "127.0.0.1.example.org:80": 403} {
		t.Run("host "+host, func(t *testing.T) {
			if status, _ := get(t, admin+"/metrics", host); status != want {
				t.Errorf("%d, want %d", status, want)
			}
		})
	}
}

// An address for operators that is in use ends the server if it was chosen; the default one is done without.
func TestOperatorsAddressInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	code, _, stderr := runProgram(t, nil, "-addr=127.0.0.1:0", "-admin-addr", taken.Addr().String())
	if code != 1 || !strings.Contains(stderr, "cannot listen on "+taken.Addr().String()+": bind: address already in use; choose another address with -admin-addr") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if l, err := net.Listen("tcp", "127.0.0.1:8081"); err == nil { // else somebody else has it
		defer func() { _ = l.Close() }()
	}
	c, err := configure(verb{}, []string{"-addr=127.0.0.1:0"}, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	stop, err := serveAdmin(c, newLogger(c, &log), http.NotFoundHandler())
	if err != nil || !strings.Contains(log.String(), "level=WARN") || !strings.Contains(log.String(), "there are no metrics") {
		t.Errorf("the default address in use: %v, %s", err, &log)
	} else {
		stop()
	}
}

// explained is an answer with the explanation of its operation.
type explained struct {
	Data       json.RawMessage
	Errors     []struct{ Extensions map[string]any }
	Extensions struct {
		Explain *struct {
			Executor                        string
			Cost                            int
			ExecutionMs                     float64
			StoreCalls, Statements, Records int
			Levels                          []struct {
				Level, Objects, Fields int
				Ms                     float64
				Resolvers              []struct {
					Field   string
					Objects int
				}
				StoreCalls []struct {
					Method     string
					IDs        int
					Statements []struct {
						Name, Cypher    string
						Values, Records int
					}
				}
			}
		}
	}
}

const pairsOfDistricts = `{"query":"{ districts(first: 2, filter: {code: {startsWith: \"3101\"}}) { nodes { friendlyPairs(first: 3) { nodes { since } } } } }"}`

// An operation is explained if the server allows it and the request asks for it, and never from a cache.
func TestExplain(t *testing.T) {
	for _, c := range []struct {
		setting, header string
		want            bool
	}{
		{"never", "true", false}, {"on-request", "", false}, {"on-request", "yes", false}, {"on-request", "true", true}, {"always", "", true},
	} {
		t.Run(c.setting+" "+c.header, func(t *testing.T) {
			h, _ := observedSite(t, io.Discard, "-explain="+c.setting)
			ask := func(method, target, body string) (explained, http.Header) {
				w := request(t, h, method, target, body, "Coopgraph-Explain", c.header, "Accept-Encoding", "gzip;q=0, identity")
				var a explained
				if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
					t.Fatalf("%d %s: %v", w.Code, w.Body, err)
				}
				return a, w.Header()
			}
			answer, _ := ask("POST", "/graphql", pairsOfDistricts)
			e := answer.Extensions.Explain
			if (e != nil) != c.want {
				t.Fatalf("there is an explanation: %t", e != nil)
			}
			url := "/graphql?query={districts(first:2){nodes{name}}}"
			for range 2 {
				got, header := ask("GET", url, "")
				if (got.Extensions.Explain != nil) != c.want || (header.Get("ETag") == "") != c.want {
					t.Errorf("by GET there is an explanation: %t, tag %q", got.Extensions.Explain != nil, header.Get("ETag"))
				}
			}
			if e == nil {
				return
			}
			if e.Executor != "breadth" || e.Cost < 6 || e.ExecutionMs <= 0 || e.StoreCalls != 2 || e.Statements != 0 {
				t.Errorf("explained as %+v", e)
			}
			var calls []string
			for i, l := range e.Levels {
				if l.Level != i+1 || l.Objects == 0 || l.Fields == 0 {
					t.Errorf("level %d: %+v", i+1, l)
				}
				for _, s := range l.StoreCalls {
					calls = append(calls, s.Method)
				}
			}
			if len(e.Levels) != 5 || !slices.Equal(calls, []string{"ListNodes", "Expand"}) || e.Levels[2].Resolvers[0].Field != "District.friendlyPairs" ||
				e.Levels[2].Resolvers[0].Objects != 2 || e.Levels[2].StoreCalls[0].IDs != 2 {
				t.Errorf("levels %+v", e.Levels)
			}
			if strings.Contains(string(answer.Data), "explain") {
				t.Error("the data has an explanation")
			}
		})
	}
}

// Without traces and explanations an operation takes hardly more memory with an observer than without.
func TestObserverCosts(t *testing.T) {
	allocations := func(h http.Handler) float64 {
		return testing.AllocsPerRun(50, func() {
			if w := request(t, h, "POST", "/graphql", pairsOfDistricts); w.Code != 200 {
				t.Error(w.Code)
			}
		})
	}
	observed, _ := observedSite(t, io.Discard)
	without, with := allocations(newSite(t, io.Discard)), allocations(observed)
	if with > without+5 {
		t.Errorf("%v allocations with an observer, %v without", with, without)
	}
	t.Logf("%v allocations with an observer, %v without", with, without)
}

// observedSite is newSite with an observer, and what operators see of it.
func observedSite(t *testing.T, w io.Writer, flags ...string) (h, operators http.Handler) {
	t.Helper()
	c, err := configure(verb{}, append([]string{"-admin-addr="}, flags...), fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	log := newLogger(c, w)
	observer, stop, err := startObserver(c, log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return siteOf(t, c, log, observer), observer.Admin()
}
