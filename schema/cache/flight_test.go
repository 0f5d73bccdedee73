package cache

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

func one(string, int) int64 { return 1 }

// computation counts how often it runs, and returns when it is told to.
type computation struct {
	runs   atomic.Int32
	finish chan struct{}
	value  int
	err    error
}

func (c *computation) compute(ctx context.Context) (int, error) {
	c.runs.Add(1)
	select {
	case <-c.finish:
		return c.value, c.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// load calls Load in goroutines of their own, and returns what they got when all have returned.
func load(c *Cache[string, int], callers []context.Context, compute func(context.Context) (int, error)) func() (values []int, errs []error) {
	values, errs := make([]int, len(callers)), make([]error, len(callers))
	var all sync.WaitGroup
	for i, ctx := range callers {
		all.Go(func() { values[i], errs[i] = c.Load(ctx, "key", compute) })
	}
	return func() ([]int, []error) {
		all.Wait()
		return values, errs
	}
}

func contexts(t *testing.T, n int) (all []context.Context, cancel []context.CancelFunc) {
	for range n {
		ctx, c := context.WithCancel(t.Context())
		all, cancel = append(all, ctx), append(cancel, c)
	}
	return all, cancel
}

func TestEqualKeysAreComputedOnce(t *testing.T) {
	wrong := errors.New("it went wrong")
	for _, test := range []struct {
		name  string
		bound int64
		err   error
		runs  int32 // after two rounds of callers
	}{
		{"a value is kept", 1, nil, 1},
		{"a value larger than the bound is returned and not kept", 0, nil, 2},
		{"an error is shared and not kept", 1, wrong, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := New(test.bound, one)
				work := &computation{finish: make(chan struct{}), value: 7, err: test.err}
				callers, _ := contexts(t, 16)
				results := load(c, callers, work.compute)
				synctest.Wait() // until all wait
				close(work.finish)
				values, errs := results()
				for i := range callers {
					if errs[i] != test.err || test.err == nil && values[i] != 7 { //nolint:errorlint // this very error
						t.Errorf("a caller gets %d, %v", values[i], errs[i])
					}
				}
				if runs := work.runs.Load(); runs != 1 {
					t.Errorf("%d computations for %d callers", runs, len(callers))
				}
				load(c, callers[:1], work.compute)()
				if runs := work.runs.Load(); runs != test.runs {
					t.Errorf("%d computations after a later caller, want %d", runs, test.runs)
				}
			})
		})
	}
}

func TestOtherKeysAreComputedBeside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(10, one)
		work := &computation{finish: make(chan struct{})}
		callers, _ := contexts(t, 1)
		results := load(c, callers, work.compute)
		synctest.Wait()
		if v, err := c.Load(t.Context(), "other", func(context.Context) (int, error) { return 3, nil }); v != 3 || err != nil {
			t.Errorf("the other key has %d, %v", v, err)
		}
		close(work.finish)
		results()
	})
}

// A caller who leaves fails nobody else, whether it came first or not.
func TestACallerLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(10, one)
		work := &computation{finish: make(chan struct{}), value: 7}
		callers, cancel := contexts(t, 3)
		first := load(c, callers[:1], work.compute)
		synctest.Wait()
		others := load(c, callers[1:], work.compute)
		synctest.Wait()
		cancel[0]()
		cancel[1]()
		if _, errs := first(); !errors.Is(errs[0], context.Canceled) {
			t.Errorf("who left gets %v", errs[0])
		}
		synctest.Wait()
		close(work.finish)
		values, errs := others()
		if !errors.Is(errs[0], context.Canceled) || errs[1] != nil || values[1] != 7 {
			t.Errorf("the others get %v, %v", values, errs)
		}
		if v, ok := c.Get(t.Context(), "key"); !ok || v != 7 || work.runs.Load() != 1 {
			t.Errorf("%d (%t) is kept after %d computations", v, ok, work.runs.Load())
		}
	})
}

// When the last caller has left, the computation stops, and who comes then starts a new one.
func TestAllCallersLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(10, one)
		stopped, mayReturn := make(chan struct{}), make(chan struct{})
		callers, cancel := contexts(t, 2)
		results := load(c, callers, func(ctx context.Context) (int, error) {
			<-ctx.Done()
			close(stopped)
			<-mayReturn
			return 1, nil // too late
		})
		synctest.Wait()
		cancel[0]()
		cancel[1]()
		results()
		<-stopped
		if v, err := c.Load(t.Context(), "key", func(context.Context) (int, error) { return 2, nil }); v != 2 || err != nil {
			t.Errorf("who comes then gets %d, %v", v, err)
		}
		close(mayReturn)
		synctest.Wait()
		if v, _ := c.Get(t.Context(), "key"); v != 2 {
			t.Errorf("the value is %d", v)
		}
	})
}

func TestACallerWhoHasLeftBefore(t *testing.T) {
	c := New(10, one)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	compute := func(context.Context) (int, error) { t.Error("it is computed"); return 0, nil }
	if _, err := c.Load(ctx, "key", compute); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	c.Add(ctx, "key", 5)
	if v, err := c.Load(ctx, "key", compute); v != 5 || err != nil {
		t.Errorf("what is there is not given: %d, %v", v, err)
	}
}

type contextKey struct{}

func TestAComputationHasNoCallersContext(t *testing.T) {
	c := New(10, one)
	ctx := context.WithValue(t.Context(), contextKey{}, "a caller's")
	_, err := c.Load(ctx, "key", func(ctx context.Context) (int, error) {
		if v := ctx.Value(contextKey{}); v != nil {
			t.Errorf("the context has %v", v)
		}
		return 0, nil
	})
	if err != nil {
		t.Error(err)
	}
}

// A computation that does not return leaves no caller waiting, and nothing behind.
func TestAComputationDoesNotReturn(t *testing.T) {
	const cause = "a cause"
	for _, test := range []struct {
		name    string
		compute func(context.Context) (int, error)
		check   func(panicked any, err error) bool
	}{
		{"panic", func(context.Context) (int, error) { panic(cause) }, func(panicked any, _ error) bool {
			p, ok := panicked.(*PanicError)
			return ok && p.Value == cause && len(p.Stack) > 0
		}},
		{"Goexit", func(context.Context) (int, error) { runtime.Goexit(); return 0, nil }, func(panicked any, err error) bool {
			return panicked == nil && errors.Is(err, errNoResult)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := New(10, one)
			func() {
				var err error
				defer func() {
					if panicked := recover(); !test.check(panicked, err) {
						t.Errorf("the caller gets the panic %v, the error %v", panicked, err)
					}
				}()
				_, err = c.Load(t.Context(), "key", test.compute)
			}()
			if v, err := c.Load(t.Context(), "key", func(context.Context) (int, error) { return 2, nil }); v != 2 || err != nil {
				t.Errorf("who comes then gets %d, %v", v, err)
			}
		})
	}
}

// Many callers, of whom some leave, some computations fail and some panic: each caller gets the value of its key, or an
// error that it can have.
func TestRandomCallers(t *testing.T) {
	failure := errors.New("it fails")
	c := New(20, one)
	var all sync.WaitGroup
	for g := range 16 {
		random := rand.New(rand.NewPCG(1, uint64(g)))
		all.Go(func() {
			for range 400 {
				n := random.IntN(30)
				ctx, cancel := context.WithCancel(t.Context())
				if random.IntN(4) == 0 {
					go cancel()
				}
				fails, panics, gosched := random.IntN(10) == 0, random.IntN(20) == 0, random.IntN(5)
				func() {
					defer func() {
						if p := recover(); p != nil {
							if e, ok := p.(*PanicError); !ok || e.Value != "as told" {
								t.Errorf("panic: %v", p)
							}
						}
					}()
					v, err := c.Load(ctx, strconv.Itoa(n), func(ctx context.Context) (int, error) {
						for range gosched {
							runtime.Gosched()
						}
						switch {
						case ctx.Err() != nil:
							return 0, ctx.Err()
						case panics:
							panic("as told")
						case fails:
							return 0, failure
						}
						return n, nil
					})
					if err == nil && v != n || err != nil && !errors.Is(err, failure) && ctx.Err() == nil {
						t.Errorf("%d has %d, %v", n, v, err)
					}
				}()
				cancel()
			}
		})
	}
	all.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.flights) > 0 || len(c.entries) > 20 || len(c.entries) != c.recency.Len() || c.total != int64(len(c.entries)) {
		t.Errorf("%d computations, %d values of cost %d in a list of %d", len(c.flights), len(c.entries), c.total, c.recency.Len())
	}
}
