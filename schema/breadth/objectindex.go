package breadth

import (
	"hash/maphash"
	"math/bits"
	"reflect"
)

// objectIndex finds the index of an object in a group. It is a hash table with open addressing and linear probing. A Go
// map with interfaces as keys would hash the type and the value by function calls, which takes longer than all else that
// is done for an object. The key of an object is its number, or else, nearly always, a part of its address.
type objectIndex struct {
	slots []slot // their number is a power of two
	used  int32  // how many objects there are: the first ones of the group
}

type slot struct {
	key uint32
	at  int32 // the index of the object plus 1; 0 if the slot is free
}

var hashSeed = maphash.MakeSeed()

// objectKey returns the key of an object without a number. Several objects may have one key.
func objectKey(o any) uint32 {
	if v := reflect.ValueOf(o); v.Kind() == reflect.Pointer {
		return uint32(v.Pointer() >> 3)
	}
	return uint32(maphash.Comparable(hashSeed, o))
}

// slotOf returns the slot of a key by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the multiplication by
// 2^64 over the golden ratio spreads the bits of the key into the high bits.
func (x *objectIndex) slotOf(key uint32) uint64 {
	return uint64(key) * 0x9E3779B97F4A7C15 >> (65 - bits.Len(uint(len(x.slots))))
}

// always is the test of add for keys that only one object has.
func always(int32) bool { return true }

// add returns the index of the object that has this key and passes a test; nil passes none. If there is none, the next object
// of the group gets the key.
func (x *objectIndex) add(key uint32, same func(at int32) bool) (at int32, found bool) {
	if 2*int(x.used) >= len(x.slots) {
		x.grow()
	}
	last, i := uint64(len(x.slots)-1), x.slotOf(key)
	for ; x.slots[i].at != 0; i = (i + 1) & last {
		if s := x.slots[i]; s.key == key && same != nil && same(s.at-1) {
			return s.at - 1, true
		}
	}
	x.used++
	x.slots[i] = slot{key, x.used}
	return x.used - 1, false
}

// grow doubles the table.
func (x *objectIndex) grow() {
	old := x.slots
	x.slots = make([]slot, max(16, 2*len(old)))
	for _, s := range old {
		if s.at == 0 {
			continue
		}
		i := x.slotOf(s.key)
		for ; x.slots[i].at != 0; i = (i + 1) & uint64(len(x.slots)-1) {
		}
		x.slots[i] = s
	}
}

// reset removes the objects and keeps the memory.
func (x *objectIndex) reset() {
	clear(x.slots)
	x.used = 0
}
