//go:build unix

package main

import (
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph/neo4j/neo4jtest"
)

// askAlways has four clients ask all the time, until stop is called. Each answer must be right or UNAVAILABLE.
func (p *program) askAlways(t *testing.T, client *http.Client) (stop func()) {
	ended := make(chan struct{})
	var asking sync.WaitGroup
	var mu sync.Mutex
	answers := map[string]int{}
	for range 4 {
		asking.Go(func() {
			for {
				select {
				case <-ended:
					return
				case <-time.After(50 * time.Millisecond):
				}
				code, err := p.ask(client)
				if err != nil {
					code = err.Error()
				}
				mu.Lock()
				answers[code]++
				mu.Unlock()
			}
		})
	}
	return func() {
		close(ended)
		asking.Wait()
		t.Logf("%d requests under load were answered, %d were UNAVAILABLE", answers[""], answers["UNAVAILABLE"])
		delete(answers, "")
		delete(answers, "UNAVAILABLE")
		if len(answers) > 0 {
			t.Errorf("under load there are other answers: %v", answers)
		}
	}
}

const changedPassword = "battery staple correct horse"

// changePassword changes the password in the Neo4j and then in its file. In between requests are UNAVAILABLE once they need a
// new connection. Then the program goes on without a restart.
func changePassword(t *testing.T, server *neo4jtest.Server, proxy *neo4jtest.Proxy, p *program, client *http.Client, file string) {
	stop := p.askAlways(t, client)
	defer stop()
	write := func(password string) {
		if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	server.SetPassword(changedPassword)
	proxy.Reset() // the connections that there are could be used as before
	p.await(t, client, "UNAVAILABLE")
	if body := p.readiness(t, client); !strings.Contains(body, "it refuses the user or the password") && !strings.Contains(body, "it has locked the user") {
		t.Errorf("/readyz does not say that the password is refused: %s", body)
	}
	write(changedPassword)
	p.await(t, client, "")
}

// fillDisk lets the Neo4j write nothing any more. A load then fails and says so; reads are right or UNAVAILABLE; and after
// a restart all is as before.
func fillDisk(t *testing.T, server *neo4jtest.Server, p *program, client *http.Client, flags []string) {
	stop := p.askAlways(t, client)
	defer stop()
	server.FillDisk()
	start := time.Now()
	code, stdout, stderr := runProgram(t, nil, append([]string{"load", "-layers", "official"}, flags...)...)
	t.Logf("load has failed after %s: %s", time.Since(start), stderr)
	if code != 1 || stdout != "" || !strings.Contains(stderr, "the database has failed, and must be restarted. Look into the log") {
		t.Errorf("load: exit %d, %q", code, stdout)
	}
	p.await(t, client, "UNAVAILABLE")
	if body := p.readiness(t, client); !strings.Contains(body, "its disk may be full") {
		t.Errorf("/readyz does not say that the disk may be full: %s", body)
	}
	server.Restart()
	p.await(t, client, "")
	if first := runLoad(t, flags...); first != "nothing to change: it holds the dataset" {
		t.Errorf("after the restart a load says %q", first)
	}
}

// await asks until a request gets this code, for ten seconds.
func (p *program) await(t *testing.T, client *http.Client, want string) {
	t.Helper()
	start := time.Now()
	for {
		code, err := p.ask(client)
		if err == nil && code == want {
			t.Logf("a request gets %q after %s", want, time.Since(start))
			return
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("after ten seconds a request gets %q, %v, and not %q", code, err, want)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// readiness is the answer of /readyz.
func (p *program) readiness(t *testing.T, client *http.Client) string {
	t.Helper()
	res, err := client.Get(p.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
