package mirror_test

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
)

// departing is a store that can go away. It is a graph.Checker, as a store that another process keeps.
type departing struct {
	backingStore
	mu    sync.Mutex // the mirror asks by a goroutine of its own
	away  error      // of every call, and known
	fails error      // of Version
}

// set sets the errors.
func (d *departing) set(away, fails error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.away, d.fails = away, fails
}

func (d *departing) errors() (away, fails error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.away, d.fails
}

func (d *departing) Available() error {
	away, _ := d.errors()
	return away
}

func (d *departing) Check(ctx context.Context) (graph.Version, error) { return d.Version(ctx) }

func (d *departing) Version(ctx context.Context) (graph.Version, error) {
	if err := cmp.Or(d.errors()); err != nil {
		return graph.Version{}, err
	}
	return d.backingStore.Version(ctx)
}

// Reads go on from the snapshot while the store is away, for as long as the mirror allows. They say since when they may be
// stale, and the mirror tells of the first one.
func TestStale(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		away := &graph.Error{Code: graph.Unavailable, Message: "away"}
		b := &departing{backingStore: backingStore{Store: memory.New()}}
		m := mirror.New(b)
		type use struct {
			since   time.Time
			version graph.Version
		}
		var told []use
		const limit = 5 * time.Minute
		m.AllowStale(limit, func(since time.Time, version graph.Version) { told = append(told, use{since, version}) })
		version := b.add(t, "a")
		read := func() (since time.Time, err error) {
			r, err := m.Snapshot(t.Context(), graph.Version{})
			if err != nil {
				return time.Time{}, err
			}
			if got, err := r.Version(t.Context()); err != nil || got != version {
				t.Errorf("a snapshot of version %v, %v, want %v", got, err, version)
			}
			if stale, ok := r.(graph.StaleReader); ok {
				since = stale.StaleSince()
			}
			return since, nil
		}
		if since, err := read(); err != nil || !since.IsZero() {
			t.Errorf("a read of a store that is there: stale since %v, %v", since, err)
		}
		for range 2 { // outages
			time.Sleep(time.Hour) // nobody reads, and the mirror confirms the version by itself
			told = nil
			b.set(away, nil)
			lost := time.Now()
			for _, after := range []time.Duration{0, time.Minute, 3 * time.Minute} {
				time.Sleep(after)
				since, err := read()
				if err != nil || since.After(lost) || lost.Sub(since) > limit/10 || m.Available() != nil {
					t.Errorf("a read %v after the loss: stale since %v, %v", after, since, err)
				}
			}
			if _, err := m.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("the version of a store that is away: %v", err)
			}
			if len(told) != 1 || told[0].version != version || told[0].since.After(lost) {
				t.Errorf("the mirror has told %+v", told)
			}
			time.Sleep(2 * time.Minute)
			if _, err := read(); !errors.Is(err, graph.ErrUnavailable) || m.Available() == nil {
				t.Errorf("a read after the limit: %v", err)
			}
			b.set(nil, nil)
			if since, err := read(); err != nil || !since.IsZero() {
				t.Errorf("a read after the return: stale since %v, %v", since, err)
			}
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
		b.set(away, nil)
		if _, err := read(); err == nil {
			t.Error("a closed mirror answers")
		}
	})
}

// Without AllowStale, and while the store fails although it is not known to be away, no answer is stale.
func TestNotStale(t *testing.T) {
	failure := &graph.Error{Code: graph.Unavailable, Message: "no answer"}
	for _, c := range []struct {
		name        string
		limit       time.Duration
		away, fails error
	}{
		{"not allowed", 0, failure, nil},
		{"not known to be away", time.Hour, nil, failure},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &departing{backingStore: backingStore{Store: memory.New()}}
			m := mirror.New(b)
			t.Cleanup(func() { _ = m.Close() })
			if c.limit > 0 {
				m.AllowStale(c.limit, nil)
			}
			b.add(t, "a")
			if _, err := m.Snapshot(t.Context(), graph.Version{}); err != nil {
				t.Fatal(err)
			}
			b.set(c.away, c.fails)
			if _, err := m.Snapshot(t.Context(), graph.Version{}); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("a read: %v", err)
			}
		})
	}
}
