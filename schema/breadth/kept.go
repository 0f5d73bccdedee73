package breadth

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"
)

// kept is the text of a selection's leaves, of each object that was written before. An answer that shows the objects of
// an earlier one copies it. Objects are known by their address, and one that is kept here keeps it.
//
// It is a table of a power of two of slots, each object's being given by its hash. Whoever comes later takes the slot.
type kept struct {
	slots atomic.Pointer[[]atomic.Pointer[encoded]]
	count atomic.Int64 // of objects that came
	mu    sync.Mutex   // held to grow
}

// encoded is an object and the text of its leaves.
type encoded struct {
	object  any
	address uintptr
	text    []byte
}

const (
	fewestKept = 1 << 6
	mostKept   = 1 << 15
)

// find is the text of an object's leaves, nil where it is not known.
func (k *kept) find(o any) []byte {
	slots := k.slots.Load()
	if slots == nil {
		return nil
	}
	address := reflect.ValueOf(o).Pointer()
	if e := (*slots)[slotOf(stirred(address), len(*slots))].Load(); e != nil && e.address == address {
		return e.text
	}
	return nil
}

// keep keeps the text of an object's leaves and says how many bytes more that takes.
func (k *kept) keep(o any, text []byte) (bytes int) {
	slots := k.slots.Load()
	if slots == nil || int(k.count.Load()) > len(*slots)/2 && len(*slots) < mostKept {
		slots, bytes = k.grow(slots)
	}
	e := &encoded{o, reflect.ValueOf(o).Pointer(), append(make([]byte, 0, len(text)), text...)}
	old := (*slots)[slotOf(stirred(e.address), len(*slots))].Swap(e)
	k.count.Add(1)
	if old != nil {
		bytes -= old.bytes()
	}
	return bytes + e.bytes()
}

func (e *encoded) bytes() int { return int(unsafe.Sizeof(*e)) + len(e.text) }

// grow makes the table twice as large, unless another one has.
func (k *kept) grow(from *[]atomic.Pointer[encoded]) (slots *[]atomic.Pointer[encoded], bytes int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if slots = k.slots.Load(); slots != from {
		return slots, 0
	}
	n := fewestKept
	if from != nil {
		n = 2 * len(*from)
	}
	wider := make([]atomic.Pointer[encoded], n)
	if from != nil {
		for i := range *from {
			if e := (*from)[i].Load(); e != nil {
				wider[slotOf(stirred(e.address), n)].Store(e)
			}
		}
		bytes = -len(*from) * int(unsafe.Sizeof(wider[0]))
	}
	k.slots.Store(&wider)
	return &wider, bytes + n*int(unsafe.Sizeof(wider[0]))
}
