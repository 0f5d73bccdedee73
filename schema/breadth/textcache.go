package breadth

import (
	"math/bits"
	"sync/atomic"
	"unsafe"
)

// textCache has the encoded fields of the objects of a selection, so that a later response copies them: the fields from
// textFrom up to, and without, textTo. The objects are records, which are known by their numbers. The texts are those of one
// snapshot. Another one replaces all of them.
//
// What it gains when the texts hold related records too, by the executor's time against encoding/json's: all pairs 0.10 instead
// of 0.22 times, a page 0.7 instead of 0.9, a deep query 0.3 instead of 0.4.
type textCache struct{ table atomic.Pointer[textTable] }

// textTable is a hash table without probing or locks for readers: a number has one slot, and replaces the number that is
// there. It has a slot for each record, but at most maxSlots: 256 KB.
type textTable struct {
	serial uint64 // of the records
	slots  []atomic.Pointer[cachedText]
	bytes  atomic.Int64 // of the texts
}

// cachedText is the encoded fields of the record with a number.
type cachedText struct {
	number int32
	text   []byte
}

const maxSlots = 1 << 15

// tableOf returns the table of records, and by how many bytes the cache has grown.
func (c *textCache) tableOf(records Records) (t *textTable, bytes int) {
	old := c.table.Load()
	if old != nil && old.serial == records.Serial() {
		return old, 0
	}
	n := min(1<<bits.Len(uint(records.Len())), maxSlots)
	t = &textTable{serial: records.Serial(), slots: make([]atomic.Pointer[cachedText], n)}
	t.bytes.Store(int64(n) * int64(unsafe.Sizeof(t.slots[0])))
	if !c.table.CompareAndSwap(old, t) {
		return c.table.Load(), 0
	}
	bytes = int(t.bytes.Load())
	if old != nil {
		bytes -= int(old.bytes.Load())
	}
	return t, bytes
}

// get returns the text of a number, nil if the table does not have it.
func (t *textTable) get(number int32) *cachedText {
	if e := t.slots[int(number)&(len(t.slots)-1)].Load(); e != nil && e.number == number {
		return e
	}
	return nil
}

// add adds the text of a number, and returns by how many bytes the table has grown.
func (t *textTable) add(number int32, text []byte) (bytes int) {
	e := &cachedText{number, append(make([]byte, 0, len(text)), text...)}
	if replaced := t.slots[int(number)&(len(t.slots)-1)].Swap(e); replaced != nil {
		bytes = -replaced.bytes()
	}
	bytes += e.bytes()
	t.bytes.Add(int64(bytes))
	return bytes
}

func (e *cachedText) bytes() int { return int(unsafe.Sizeof(*e)) + len(e.text) }

// findTexts finds the texts of the objects of a group, and reports whether all of them are in the cache. Objects that such
// texts contain are not resolved.
func (r *run) findTexts(g *group) (all bool) {
	s := g.selection
	if s.texts == nil || g.records == nil || !r.hot {
		return false
	}
	var bytes int
	g.table, bytes = s.texts.tableOf(g.records)
	r.cachedBytes += bytes
	if g.table.serial != g.records.Serial() {
		return false // another execution reads another snapshot
	}
	all = true
	for _, number := range g.numbers {
		t := g.table.get(number)
		g.texts, all = append(g.texts, t), all && t != nil
	}
	return all
}

// encode writes the fields of an object that its text will have, and adds the text to the cache.
func (w *writer) encode(g *group, at int32) (ok bool) {
	start, faults := len(w.b), len(w.errors)
	ok = w.fields(g, at, g.selection.textFrom, g.selection.textTo)
	if ok && !w.guarded && len(w.errors) == faults {
		w.run.cachedBytes += g.table.add(g.numbers[at], w.b[start:])
	}
	return ok
}
