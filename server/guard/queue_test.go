package guard

import (
	"context"
	"errors"
	"maps"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

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
		if s := a.Stats(Heavy); s.Running != 1 || s.Waiting != 2 || s.Refused[Wait] != 1 || s.Admitted != 1 {
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
	if s.Running != 0 || s.Waiting != 0 || s.Admitted == 0 || s.Admitted+s.Refused[Wait]+s.Refused[Deadline]+s.Refused[Length]+s.Left > 2_000 {
		t.Errorf("%+v", s)
	}
}

// Each refusal has its reason.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		reason  Reason
		class   Class
		maxWait time.Duration
		waiting int           // how much waits before
		timeout time.Duration // of the work that is refused
	}{
		{Wait, Heavy, time.Millisecond, 1, time.Hour},
		{Length, Heavy, time.Hour, heavyQueuePerSlot, time.Hour},
		{Deadline, Heavy, time.Hour, 1, time.Millisecond},
		{Share, File, time.Hour, 0, time.Hour},
	} {
		t.Run(string(c.reason), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				a := NewAdmission(AdmissionOptions{Running: 8, Files: 1, MaxWait: c.maxWait})
				ctx, cancel := context.WithCancel(from(t, "198.51.100.7"))
				defer cancel()
				if _, err := a.Acquire(ctx, c.class); err != nil {
					t.Fatal(err)
				}
				for range c.waiting {
					acquire(ctx, a, c.class)
				}
				synctest.Wait()
				short, cancelShort := context.WithTimeout(ctx, c.timeout)
				defer cancelShort()
				if _, err := a.Acquire(short, c.class); err == nil {
					t.Error("not refused")
				}
				if got := a.Stats(c.class).Refused; !maps.Equal(got, map[Reason]int64{c.reason: 1}) {
					t.Errorf("refused %v", got)
				}
			})
		})
	}
}
