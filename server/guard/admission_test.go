package guard

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// newTestAdmission lets 8 operations and 1 file run at once. Heavy ones may wait for twice as long as they are expected
// to take at first.
func newTestAdmission(waited func(Class, time.Duration)) *Admission {
	return NewAdmission(AdmissionOptions{Running: 8, Files: 1, MaxWait: 20 * time.Millisecond, Waited: waited})
}

// acquire begins work in a goroutine, and returns a channel for its outcome.
func acquire(ctx context.Context, a *Admission, c Class) <-chan outcome {
	done := make(chan outcome, 1)
	go func() {
		release, err := a.Acquire(ctx, c)
		done <- outcome{release, err}
	}()
	return done
}

// overloadedFor returns the seconds after which refused work may come again; ok is false if it was not refused as OVERLOADED.
func overloadedFor(err error) (seconds int, ok bool) {
	e, ok := errors.AsType[*gqlerror.Error](err)
	if !ok || e.Extensions["code"] != codeOverloaded {
		return 0, false
	}
	seconds, ok = e.Extensions["retryAfter"].(int)
	return seconds, ok
}

type outcome struct {
	release func()
	err     error
}

// Work gets slots in the order in which it comes, and what would have to wait too long is refused at once.
func TestQueueIsInOrderAndBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newTestAdmission(nil)
		release, err := a.Acquire(t.Context(), Heavy)
		if err != nil {
			t.Fatal(err)
		}
		var waiting [2]<-chan outcome
		for i := range waiting {
			waiting[i] = acquire(t.Context(), a, Heavy)
			synctest.Wait()
		}
		start := time.Now()
		_, err = a.Acquire(t.Context(), Heavy) // the mean is 20 ms until something has ended
		refused, ok := errors.AsType[*gqlerror.Error](err)
		if !ok || refused.Extensions["code"] != "OVERLOADED" || refused.Extensions["retryAfter"] != 1 || refused.Extensions["hint"] == "" {
			t.Fatalf("the fourth is not refused: %v", err)
		}
		if waited := time.Since(start); waited != 0 {
			t.Errorf("it is refused after %s", waited)
		}
		if s := a.Stats(Heavy); s.Running != 1 || s.Waiting != 2 || s.Refused != 1 || s.Admitted != 1 {
			t.Errorf("%+v", s)
		}
		release()
		release() // the second call does nothing
		for i, first := range waiting {
			synctest.Wait()
			if s := a.Stats(Heavy); s.Running != 1 || s.Waiting != 1-i {
				t.Errorf("after the end of %d: %+v", i+1, s)
			}
			(<-first).release()
		}
		if s := a.Stats(Heavy); s.Running != 0 || s.Waiting != 0 || s.Admitted != 3 {
			t.Errorf("after the end of all: %+v", s)
		}
	})
}

// Each class has slots of its own: heavy work never keeps light work waiting, nor light work heavy work.
func TestClassesDoNotWaitForEachOther(t *testing.T) {
	a := newTestAdmission(nil)
	for _, busy := range Classes {
		t.Run(string(busy), func(t *testing.T) {
			for range a.Stats(busy).Slots {
				release, err := a.Acquire(t.Context(), busy)
				if err != nil {
					t.Fatal(err)
				}
				defer release()
			}
			for _, c := range Classes {
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
				release, err := a.Acquire(ctx, c)
				cancel()
				if (err != nil) != (c == busy) {
					t.Errorf("%s: %v", c, err)
				}
				if err == nil {
					release()
				}
			}
		})
	}
}

// All operations together are no more than Running. The heavy ones are no more than half of the processors.
func TestSlots(t *testing.T) {
	processors := runtime.GOMAXPROCS(0)
	for _, c := range []struct {
		running int
		remote  bool
		total   int
	}{{0, false, 4 * processors}, {0, true, 8 * processors}, {1, false, 3}, {3, false, 3}, {8, true, 8}, {1_000, false, 1_000}} {
		a := NewAdmission(AdmissionOptions{Running: c.running, Remote: c.remote})
		light, medium, heavy := a.Stats(Light).Slots, a.Stats(Medium).Slots, a.Stats(Heavy).Slots
		if light+medium+heavy != c.total || heavy < 1 || medium < heavy || light < medium || heavy > max(1, processors/2) {
			t.Errorf("of %d, %d light, %d medium and %d heavy operations run at once", c.running, light, medium, heavy)
		}
	}
}

// The cost of an operation decides about its class.
func TestClassOfOperation(t *testing.T) {
	for _, c := range []struct {
		cost   int
		remote bool
		want   Class
	}{{0, false, Light}, {3_999, false, Light}, {4_000, false, Medium}, {39_999, false, Medium}, {40_000, false, Heavy}, {400_000, false, Heavy},
		{999, true, Light}, {1_000, true, Medium}, {39_999, true, Medium}, {40_000, true, Heavy}} {
		a := NewAdmission(AdmissionOptions{Running: 8, MaxWait: 20 * time.Millisecond, Remote: c.remote})
		op := &graphql.OperationContext{}
		op.Stats.SetExtension(costExtension, c.cost)
		release, err := a.AcquireOperation(t.Context(), op, func() {})
		if err != nil {
			t.Fatal(err)
		}
		for _, class := range Classes {
			if running := a.Stats(class).Running; (running == 1) != (class == c.want) {
				t.Errorf("%+v: %d %s operations run", c, running, class)
			}
		}
		release()
	}
}

// An operation over a remote store is refused before it is asked for its state. Over another one it may be in a cache.
func TestCheckOperation(t *testing.T) {
	op := &graphql.OperationContext{}
	op.Stats.SetExtension(costExtension, heavyCost)
	for _, remote := range []bool{false, true} {
		a := NewAdmission(AdmissionOptions{Running: 8, MaxWait: time.Nanosecond, Remote: remote})
		if err := a.CheckOperation(t.Context(), op); err != nil {
			t.Errorf("remote %t: refused while a slot is free: %v", remote, err)
		}
		release, err := a.Acquire(t.Context(), Heavy)
		if err != nil {
			t.Fatal(err)
		}
		a.classes[Heavy].mean = time.Hour // which no request may wait
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		if _, refused := overloadedFor(a.CheckOperation(ctx, op)); refused != remote || a.Stats(Heavy).Waiting > 0 || (a.Stats(Heavy).Refused == 1) != remote {
			t.Errorf("remote %t: refused %t, %+v", remote, refused, a.Stats(Heavy))
		}
		cancel()
		release()
	}
	if err := (*Admission)(nil).CheckOperation(t.Context(), op); err != nil {
		t.Errorf("without admission control: %v", err)
	}
}

// Work whose context ends leaves the queue, and the next in the queue moves up.
func TestLeavingTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newTestAdmission(nil)
		release, err := a.Acquire(t.Context(), Heavy)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		leaving := acquire(ctx, a, Heavy)
		synctest.Wait()
		staying := acquire(t.Context(), a, Heavy)
		synctest.Wait()
		cancel()
		if got := <-leaving; !errors.Is(got.err, context.Canceled) {
			t.Errorf("the error is %v", got.err)
		}
		if s := a.Stats(Heavy); s.Waiting != 1 || s.Left != 1 {
			t.Errorf("%+v", s)
		}
		release()
		(<-staying).release()
		if _, err := a.Acquire(ctx, Heavy); !errors.Is(err, context.Canceled) {
			t.Errorf("a context that has ended gets %v", err)
		}
		if s := a.Stats(Heavy); s.Running != 0 || s.Admitted != 2 {
			t.Errorf("%+v", s)
		}
	})
}

// Nothing waits that would still wait at its deadline.
func TestDeadlineBoundsTheWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newTestAdmission(nil)
		release, err := a.Acquire(t.Context(), Heavy)
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		for range a.Stats(Heavy).Slots - 1 {
			if _, err := a.Acquire(t.Context(), Heavy); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		start := time.Now()
		if _, err := a.Acquire(ctx, Heavy); err == nil || errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 0 {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
	})
}

// The mean follows how long work takes, and the hook is told how long work has waited.
func TestMeanAndWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var waits []time.Duration
		a := newTestAdmission(func(c Class, d time.Duration) { waits = append(waits, d) })
		for range 50 {
			release, err := a.Acquire(t.Context(), Heavy)
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
			release()
		}
		if mean := a.Stats(Heavy).Mean; mean < 990*time.Millisecond || mean > time.Second {
			t.Errorf("the mean of 1 s is %s", mean)
		}
		release, err := a.Acquire(t.Context(), Heavy)
		if err != nil {
			t.Fatal(err)
		}
		waiting := acquire(t.Context(), a, Heavy)
		time.Sleep(time.Second)
		release()
		(<-waiting).release()
		if n := len(waits); n != 52 || waits[50] != 0 || waits[51] != time.Second {
			t.Errorf("%d waits: %v", n, waits)
		}
	})
}

// However work comes, ends and leaves, no more runs than there are slots, and in the end nothing is left.
func TestSlotsUnderLoad(t *testing.T) {
	a := newTestAdmission(nil)
	slots := a.Stats(Light).Slots
	running := make(chan struct{}, slots)
	var all sync.WaitGroup
	for n := range 2_000 {
		all.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n%20)*100*time.Microsecond)
			defer cancel()
			release, err := a.Acquire(ctx, Light)
			if err != nil {
				return
			}
			defer release()
			select {
			case running <- struct{}{}:
				time.Sleep(time.Duration(n%7) * 20 * time.Microsecond)
				<-running
			default:
				t.Error("more operations run than there are slots")
			}
		})
	}
	all.Wait()
	s := a.Stats(Light)
	if s.Running != 0 || s.Waiting != 0 || s.Admitted == 0 || s.Admitted+s.Refused+s.Left > 2_000 {
		t.Errorf("%+v", s)
	}
}

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
		if s := a.Stats(File); s.Running != 2 || s.Waiting != 0 || s.Refused != 3 || s.Left != 0 {
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
		if s, callers := a.Stats(File), len(a.classes[File].callers); s.Waiting != 0 || s.Left != 2 || s.Refused != 2 || callers != 4 {
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

// Without admission control everything begins at once.
func TestNoAdmission(t *testing.T) {
	var a *Admission
	release, err := a.Acquire(t.Context(), Heavy)
	if err != nil {
		t.Fatal(err)
	}
	turn, err := a.AcquireFile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := turn.Writer(&slowClient{2 * patience}).Write(nil); err != nil {
		t.Error(err)
	}
	turn.Release()
	release()
}
