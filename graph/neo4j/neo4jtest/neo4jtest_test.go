//go:build unix

package neo4jtest

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestAddress(t *testing.T) {
	var first string
	t.Run("it starts and answers", func(t *testing.T) {
		first = Address(t)
		_, at, _ := strings.Cut(first, "://")
		if err := run(at, "CREATE (:Left)-[:BEHIND]->(:Left)"); err != nil {
			t.Error(err)
		}
	})
	if first == "" {
		t.Skip("there is no server")
	}
	t.Run("one test at a time", func(t *testing.T) {
		held := make(chan time.Time, 1)
		t.Run("first", func(t *testing.T) {
			if again := Address(t); again != first {
				t.Errorf("the next test has the server at %s, not %s", again, first)
			}
			_, at, _ := strings.Cut(first, "://")
			if err := run(at, "MATCH (n) WITH count(n) AS n RETURN 1 / CASE n WHEN 0 THEN 1 ELSE 0 END"); err != nil {
				t.Errorf("the next test finds what the first has left: %v", err) // a division by zero
			}
			folder, err := cache(version + "-shared")
			if err != nil {
				t.Fatal(err)
			}
			go func() {
				unlock, err := lock(folder + ".lock")
				if err != nil {
					t.Error(err)
					return
				}
				defer unlock()
				held <- time.Now()
			}()
			select {
			case <-held:
				t.Error("two have it at once")
			case <-time.After(200 * time.Millisecond):
			}
		})
		<-held
	})
}

func TestServer(t *testing.T) {
	s := Start(t, Options{Auth: true})
	began := time.Now()
	if err := run(s.address, warming); err != nil || time.Since(began) > 5*time.Second {
		t.Errorf("the second query took %s, %v", time.Since(began), err)
	}
	s.Pause()
	if answers(s.address) == nil {
		t.Error("it answers while it is stopped")
	}
	s.Resume()
	if err := answers(s.address); err != nil {
		t.Errorf("it does not answer after it was stopped: %v", err)
	}
	s.Kill()
	if answers(s.address) == nil {
		t.Error("it answers after it was killed")
	}
	s.Restart("server.databases.default_to_read_only=true")
	if err := answers(s.address); err != nil {
		t.Errorf("it does not answer after it was restarted: %v", err)
	}
	if auth, err := os.ReadFile(string(s.home) + "/data/dbms/auth.ini"); err == nil && strings.Contains(string(auth), Password) {
		t.Error("the password is stored as it is")
	}
}
