package breadth

import (
	"sync/atomic"
	"weak"
)

// spareRuns has runs of a plan that are not in use, with the memory that they have grown to. The garbage collector may take
// them at any time. A sync.Pool for each plan would not do: the runtime lists all pools until the collection after the next
// one, and with them it would hold every plan that was dropped from the cache in the meantime.
type spareRuns [4]atomic.Pointer[weak.Pointer[run]]

// get returns a run, nil if there is none.
func (s *spareRuns) get() *run {
	for i := range s {
		if s[i].Load() == nil {
			continue
		}
		if spare := s[i].Swap(nil); spare != nil {
			if r := spare.Value(); r != nil {
				return r
			}
		}
	}
	return nil
}

// put adds a run, unless there are enough.
func (s *spareRuns) put(r *run) {
	for i := range s {
		if s[i].Load() == nil && s[i].CompareAndSwap(nil, r.self) {
			return
		}
	}
}

// newRun returns a new run of a plan.
func newRun(p *plan) *run {
	r := &run{plan: p, groups: make([]group, p.selections), self: new(weak.Pointer[run])}
	*r.self = weak.Make(r)
	return r
}
