//go:build unix

package neo4jtest

import (
	"testing"
	"time"
)

func TestAddress(t *testing.T) {
	var first string
	t.Run("it starts and answers", func(t *testing.T) {
		first = Address(t)
		Query(t, first, "CREATE (:Left)-[:BEHIND]->(:Left)")
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
			if left := Query(t, first, "MATCH (n) RETURN n"); len(left) > 0 {
				t.Errorf("the next test finds %d nodes that the first has left", len(left))
			}
			folder, err := sharedFolder()
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
	if _, err := query(s.address, warmUp); err != nil || time.Since(began) > 5*time.Second {
		t.Errorf("the second query took %s, %v", time.Since(began), err)
	}
	s.Pause()
	if ping(s.address) == nil {
		t.Error("it answers while it is stopped")
	}
	s.Resume()
	if err := ping(s.address); err != nil {
		t.Errorf("it does not answer after it was stopped: %v", err)
	}
	s.Kill()
	if ping(s.address) == nil {
		t.Error("it answers after it was killed")
	}
	s.Restart("server.databases.default_to_read_only=true")
	if err := ping(s.address); err != nil {
		t.Errorf("it does not answer after it was restarted: %v", err)
	}
}
