package durable

import (
	"container/list"
	"sync"
	"time"

	"coopgraph/graph"
)

// commitCache has the commits that were read last, up to commitCacheBytes. One request may ask for the history of a hundred
// records that one commit made: to read that commit, to check it and to find its ids takes milliseconds each time. Of the large
// commits it has one, for some seconds after it was asked for last, and one is read at a time: each takes its length in memory, or
// that of the part before its edits.
type commitCache struct {
	mu      sync.Mutex
	commits map[commitKey]*list.Element // of values of the type cachedCommit
	order   list.List                   // the last one that was asked for first
	bytes   int

	reading sync.Mutex // held while a large commit is read
	large   *cachedCommit
	release *time.Timer // of large
}

// commitKey identifies what is on the disk: a revision that could not be kept may be made again with other changes.
type commitKey struct {
	revision graph.Revision
	checksum uint32
}

type cachedCommit struct {
	key      commitKey
	commit   commit
	hasEdits bool
	bytes    int
}

const (
	commitCacheBytes = 16 << 20
	largeCommit      = commitCacheBytes / 2
	largeFor         = 10 * time.Second
	bytesPerID       = 48 // of an id in memory, beside the block
)

func keyOf(e *entry) commitKey { return commitKey{e.revision, e.checksum} }

// isLarge reports whether the commit is a large one.
func (e *entry) isLarge() bool { return e.size > largeCommit }

// get returns a commit, with its edits if they are wanted, if the cache has it.
func (x *commitCache) get(e *entry, wantEdits bool) (commit, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.large != nil && x.large.key == keyOf(e) && (x.large.hasEdits || !wantEdits) {
		x.release.Reset(largeFor)
		return x.large.commit, true
	}
	element, ok := x.commits[keyOf(e)]
	if !ok {
		return commit{}, false
	}
	x.order.MoveToFront(element)
	return element.Value.(cachedCommit).commit, true
}

// lockLarge waits until no other large commit is read, if this one is large. Unlock must be called when it was added.
func (x *commitCache) lockLarge(e *entry) (unlock func()) {
	if !e.isLarge() {
		return func() {}
	}
	x.reading.Lock()
	return x.reading.Unlock
}

// add adds a commit. A large one takes the place of the large one before.
func (x *commitCache) add(e *entry, c commit, hasEdits bool) {
	added := cachedCommit{keyOf(e), c, hasEdits, e.size + bytesPerID*len(c.IDs) + 1024}
	x.mu.Lock()
	defer x.mu.Unlock()
	if e.isLarge() {
		if x.large = &added; x.release == nil {
			x.release = time.AfterFunc(largeFor, x.releaseLarge)
		}
		x.release.Reset(largeFor)
		return
	}
	if x.commits == nil {
		x.commits = map[commitKey]*list.Element{}
	}
	if x.commits[added.key] != nil {
		return
	}
	x.commits[added.key] = x.order.PushFront(added)
	for x.bytes += added.bytes; x.bytes > commitCacheBytes; {
		last := x.order.Remove(x.order.Back()).(cachedCommit)
		delete(x.commits, last.key)
		x.bytes -= last.bytes
	}
}

func (x *commitCache) releaseLarge() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.large = nil
}
