package breadth

import (
	"hash/maphash"
	"math/bits"
	"reflect"
)

// index finds where an object is among the objects of a group, by open addressing. A map of interfaces hashes an
// object's type and value through a table of functions, which costs more than all else that is done for the object;
// nearly every object is a pointer, and a pointer is a hash once it is stirred.
type index struct {
	slots []int32 // of an object's place, 1 more; 0 is a free slot; their number is a power of two
}

var seed = maphash.MakeSeed()

func hash(o any) uint64 {
	if v := reflect.ValueOf(o); v.Kind() == reflect.Pointer {
		return stirred(v.Pointer())
	}
	return maphash.Comparable(seed, o)
}

// slotOf is where a hash belongs in a table of so many slots, a power of two.
func slotOf(hash uint64, slots int) uint64 { return hash >> (65 - bits.Len(uint(slots))) }

// stirred is the hash of an address: 2^64 over the golden ratio spreads it into the high bits.
func stirred(address uintptr) uint64 { return uint64(address) * 0x9E3779B97F4A7C15 }

// find is where o is among the objects. Where it is new, it is said to be at n, the number of the objects so far.
func (x *index) find(objs []any, o any, n int32) (at int32, found bool) {
	if 2*int(n) >= len(x.slots) {
		x.grow(objs[:n])
	}
	slot := x.slot(objs, o)
	if p := x.slots[slot]; p != 0 {
		return p - 1, true
	}
	x.slots[slot] = n + 1
	return n, false
}

// slot is the slot that has o, or the free one that is for it.
func (x *index) slot(objs []any, o any) uint64 {
	last := uint64(len(x.slots) - 1)
	at := slotOf(hash(o), len(x.slots))
	for p := x.slots[at]; p != 0 && objs[p-1] != o; p = x.slots[at] {
		at = (at + 1) & last
	}
	return at
}

func (x *index) grow(objs []any) {
	x.slots = make([]int32, max(16, 2*len(x.slots)))
	for i, o := range objs {
		x.slots[x.slot(objs, o)] = int32(i) + 1
	}
}
