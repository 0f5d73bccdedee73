package guard

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A file never waits longer than the bound, and none waits if the clients of all others have read for longer than that. Those
// that wait in vain are refused, as those that do not wait.
func TestFilesBehindSlowClients(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := NewAdmission(AdmissionOptions{Files: 2, MaxWait: 20 * time.Millisecond})
		var slow []func()
		for range 2 {
			release, err := a.Acquire(t.Context(), File)
			if err != nil {
				t.Fatal(err)
			}
			slow = append(slow, release)
		}
		for n, c := range []struct{ pause, wait time.Duration }{{0, 60 * time.Millisecond}, {time.Millisecond, 0}, {10 * time.Second, 0}} {
			time.Sleep(c.pause)
			start := time.Now()
			_, err := a.Acquire(t.Context(), File)
			seconds, refused := overloadedFor(err)
			if waited := time.Since(start); !refused || waited != c.wait || (seconds > 10) != (c.pause > time.Second) {
				t.Errorf("%d: %v after %s", n, err, waited)
			}
		}
		if s := a.Stats(File); s.Running != 2 || s.Waiting != 0 || s.Refused[Wait] != 3 || s.Left != 0 {
			t.Errorf("%+v", s)
		}
		slow[0]()
		for range 3 {
			release, err := a.Acquire(t.Context(), File)
			if err != nil {
				t.Fatal(err)
			}
			release()
		}
		slow[1]()
		if s := a.Stats(File); s.Running != 0 || s.Admitted != 5 {
			t.Errorf("at the end: %+v", s)
		}
	})
}

// A caller has at most a quarter of the places of files, so that others have room. Callers at a loopback address are not told
// apart, so they have no share. Nothing is kept of callers that have no file.
func TestShareOfFiles(t *testing.T) {
	for address, want := range map[string]int{"198.51.100.7": 2, "2001:db8::1": 2, "127.0.0.1": 8, "::1": 8} {
		t.Run(address, func(t *testing.T) {
			a := NewAdmission(AdmissionOptions{Files: 8}) // without a wait
			caller, other := from(t, address), from(t, "203.0.113.9")
			var releases []func()
			for range 2 {
				for {
					release, err := a.Acquire(caller, File)
					if err != nil {
						if _, refused := overloadedFor(err); !refused || strings.Contains(err.Error(), "this address") != (want == 2) {
							t.Errorf("the refusal is %v", err)
						}
						break
					}
					releases = append(releases, release)
				}
				if len(releases) != want {
					t.Errorf("%d files are sent, want %d", len(releases), want)
				}
				if release, err := a.Acquire(other, File); (err == nil) != (want == 2) {
					t.Errorf("another caller: %v", err)
				} else if err == nil {
					release()
				}
				releases[len(releases)-1]() // and the same again
				releases = releases[:len(releases)-1]
			}
			for _, release := range releases {
				release()
				release() // which does nothing
			}
			if q := a.classes[File]; a.Stats(File).Running != 0 || len(q.callers) != 0 {
				t.Errorf("%+v, callers %v", a.Stats(File), q.callers)
			}
		})
	}
}

// If half of the places of files are taken, the others are only for callers that have none.
func TestPlacesForOtherCallers(t *testing.T) {
	const files = 16
	a := NewAdmission(AdmissionOptions{Files: files}) // without a wait
	taken, callers := 0, 0
	for n := range 2 * files {
		callers++
		before := taken
		for {
			if _, err := a.Acquire(from(t, fmt.Sprintf("198.51.100.%d", n)), File); err != nil {
				break
			}
			taken++
		}
		if want := 1; before >= files/2 && before < files && taken-before != want {
			t.Errorf("a caller has %d of the last places, want %d", taken-before, want)
		}
		if taken == files {
			break
		}
	}
	if taken != files || callers != 2+files/2 {
		t.Errorf("%d callers hold %d of %d places", callers, taken, files)
	}
}

// What waits counts for the share of its caller too, and no more when it has left.
func TestShareOfWaitingFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := NewAdmission(AdmissionOptions{Files: 4, MaxWait: time.Minute})
		for _, other := range []string{"203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"} {
			if _, err := a.Acquire(from(t, other), File); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			ctx, cancel := context.WithCancel(from(t, "198.51.100.7"))
			waiting := acquire(ctx, a, File)
			synctest.Wait()
			if _, err := a.Acquire(ctx, File); err == nil || !strings.Contains(err.Error(), "this address") {
				t.Errorf("the second: %v", err)
			}
			cancel()
			if got := <-waiting; !errors.Is(got.err, context.Canceled) {
				t.Errorf("the first: %v", got.err)
			}
		}
		if s, callers := a.Stats(File), len(a.classes[File].callers); s.Waiting != 0 || s.Left != 2 || s.Refused[Share] != 2 || callers != 4 {
			t.Errorf("%+v, %d callers", s, callers)
		}
	})
}

// A file has a slot of heavy work while it is computed, and none while its client does not read.
func TestFileTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newTestAdmission(nil)
		turn, err := a.AcquireFile(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if files, heavy := a.Stats(File), a.Stats(Heavy); files.Running != 1 || heavy.Running != 1 || heavy.Admitted != 0 {
			t.Fatalf("at first: %+v, %+v", files, heavy)
		}
		for _, read := range []time.Duration{0, patience - 1, 10 * patience} {
			var began time.Duration
			start := time.Now()
			other := make(chan struct{})
			go func() {
				release, err := a.Acquire(t.Context(), Heavy)
				began = time.Since(start)
				if err == nil {
					release()
				}
				close(other)
			}()
			synctest.Wait()
			if n, err := turn.Writer(&slowClient{read}).Write([]byte("a piece")); n != 7 || err != nil {
				t.Fatal(n, err)
			}
			time.Sleep(time.Second - time.Since(start)) // in which the file is computed
			turn.Release()
			<-other
			if want := time.Second; read < patience && began != want || read > patience && began != patience {
				t.Errorf("while the client read for %s, other work got the slot after %s", read, began)
			}
			if turn, err = a.AcquireFile(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		turn.Release()
		if files, heavy := a.Stats(File), a.Stats(Heavy); files.Running != 0 || heavy.Running != 0 || files.Admitted != 4 || heavy.Admitted != 3 {
			t.Errorf("at the end: %+v, %+v", files, heavy)
		}
	})
}

// slowClient takes a while to read a piece.
type slowClient struct{ read time.Duration }

func (c *slowClient) Write(b []byte) (int, error) {
	time.Sleep(c.read)
	return len(b), nil
}
