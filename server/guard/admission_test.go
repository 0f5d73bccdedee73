package guard

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// newTestAdmission lets 8 operations and 1 file run at once. Heavy ones may wait for twice as long as they are expected
// to take at first.
func newTestAdmission(waited func(Class, time.Duration)) *Admission {
	return NewAdmission(AdmissionOptions{Running: 8, Files: 1, MaxWait: 40 * time.Millisecond, Waited: waited})
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
		total   int
	}{{0, 4 * processors}, {1, 3}, {3, 3}, {8, 8}, {1_000, 1_000}} {
		a := NewAdmission(AdmissionOptions{Running: c.running})
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
		if _, refused := overloadedFor(a.CheckOperation(ctx, op)); refused != remote || a.Stats(Heavy).Waiting > 0 || (a.Stats(Heavy).Refused[Deadline] == 1) != remote {
			t.Errorf("remote %t: refused %t, %+v", remote, refused, a.Stats(Heavy))
		}
		cancel()
		release()
	}
	if err := (*Admission)(nil).CheckOperation(t.Context(), op); err != nil {
		t.Errorf("without admission control: %v", err)
	}
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
