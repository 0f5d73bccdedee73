package breadth

import (
	"hash/maphash"
	"math/bits"
	"reflect"
)

// objectIndex finds the index of an object in a group. It is a hash table with open addressing and linear probing. A Go
// map with interfaces as keys would hash the type and the value by function calls, which takes longer than all else that
// is done for an object. Nearly every object is a pointer, whose address is hashed by one multiplication.
type objectIndex struct {
	slots []int32 // the index of an object plus 1; 0 if the slot is free; their number is a power of two
}

var hashSeed = maphash.MakeSeed()

// hash returns the hash of an object.
func hash(o any) uint64 {
	if v := reflect.ValueOf(o); v.Kind() == reflect.Pointer {
		return mix(v.Pointer())
	}
	return maphash.Comparable(hashSeed, o)
}

// slotOf returns the slot of the hash h in a table. The number of its slots is a power of two.
func slotOf(h uint64, slots int) uint64 { return h >> (65 - bits.Len(uint(slots))) }

// mix hashes an address by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the multiplication by 2^64
// over the golden ratio spreads the bits of the address into the high bits.
func mix(address uintptr) uint64 { return uint64(address) * 0x9E3779B97F4A7C15 }

// find returns the index of o in objs. If o is new, it adds o at index n, the number of the objects so far.
func (x *objectIndex) find(objs []any, o any, n int32) (at int32, found bool) {
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

// slot returns the slot of o, or the free slot for it.
func (x *objectIndex) slot(objs []any, o any) uint64 {
	last := uint64(len(x.slots) - 1)
	at := slotOf(hash(o), len(x.slots))
	for p := x.slots[at]; p != 0 && objs[p-1] != o; p = x.slots[at] {
		at = (at + 1) & last
	}
	return at
}

// grow doubles the table.
func (x *objectIndex) grow(objs []any) {
	x.slots = make([]int32, max(16, 2*len(x.slots)))
	for i, o := range objs {
		x.slots[x.slot(objs, o)] = int32(i) + 1
	}
}
