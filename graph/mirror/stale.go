package mirror

import (
	"sync"
	"time"

	"coopgraph/graph"
)

// staleness is how old the answers of a mirror may be.
type staleness struct {
	limit time.Duration                                // 0 if they may not be old at all
	onUse func(since time.Time, version graph.Version) // nil if nobody is told

	mu   sync.Mutex
	told time.Time // the time of the last outage that onUse was told about
}

// AllowStale lets reads go on from the snapshot while the backing store is known to be unavailable, for at most a time after
// the snapshot was last known to be what the store has. The backing store must be a graph.Checker. To know that time although
// nobody reads, the mirror asks for the version ten times in the limit. Call AllowStale before the first read. The function
// onUse is called at the first stale read of each outage.
func (s *Store) AllowStale(limit time.Duration, onUse func(since time.Time, version graph.Version)) {
	s.stale.limit, s.stale.onUse = limit, onUse
	s.cache.running.Go(func() {
		for ticker := time.NewTicker(limit / 10); ; {
			select {
			case <-s.cache.ctx.Done():
				ticker.Stop()
				return
			case <-ticker.C:
				_, _ = s.Version(s.cache.ctx) // whoever reads next gets the error
			}
		}
	})
}

// staleReader is a snapshot of a backing store that is unavailable.
type staleReader struct {
	*snapshot
	since time.Time
}

var _ graph.StaleReader = staleReader{}

func (r staleReader) StaleSince() time.Time { return r.since }

// staleReader returns the snapshot as a stale one, if the backing store is unavailable and the snapshot is not too old.
func (s *Store) staleReader() (_ staleReader, ok bool) {
	backing, ok := s.backing.(graph.Checker)
	newest := s.cache.newest.Load()
	if s.stale.limit == 0 || !ok || newest == nil || backing.Available() == nil {
		return staleReader{}, false
	}
	since := time.Unix(0, newest.confirmed.Load())
	return staleReader{newest, since}, time.Since(since) <= s.stale.limit
}

// Available returns the error of the backing store while it is unavailable, unless stale reads go on.
func (s *Store) Available() error {
	backing, ok := s.backing.(graph.Checker)
	if !ok {
		return nil
	}
	if _, ok := s.staleReader(); ok {
		return nil
	}
	return backing.Available()
}

// tell tells of the first stale read of an outage.
func (s *staleness) tell(r staleReader) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.onUse == nil || s.told.Equal(r.since) {
		return
	}
	s.told = r.since
	s.onUse(r.since, r.version)
}
