package analysis

// bitset is a set of nodes, one bit for each: of a million nodes it fits into a processor's cache.
type bitset []uint64

func newBitset(nodes int) bitset { return make(bitset, nodes/64+1) }

func (b bitset) has(i int32) bool { return b[i>>6]>>(i&63)&1 == 1 }
func (b bitset) add(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) remove(i int32)   { b[i>>6] &^= 1 << (i & 63) }

// removeAll takes time by the number of nodes, or by the size of the set if that is less.
func (b bitset) removeAll(nodes []int32) {
	if len(nodes) > len(b) {
		clear(b)
		return
	}
	for _, i := range nodes {
		b.remove(i)
	}
}
