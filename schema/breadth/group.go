package breadth

// group holds the objects of one selection, each of them once, in the order in which they were added.
type group struct {
	selection *selection
	objects   []any
	columns   []Column
	index     objectIndex // of the objects; empty unless the selection has dedup
	repeated  bool        // whether an object was added twice
	memos     []memo      // where the writer has written each object, if one was added twice
}

// add adds an object, unless the group has it, and returns its index.
func (g *group) add(o any) int32 {
	n := int32(len(g.objects))
	if g.selection.dedup && n > 0 {
		if g.objects[n-1] == o {
			g.repeated = true
			return n - 1
		}
		if n == 1 {
			g.index.find(g.objects, g.objects[0], 0)
		}
		if at, ok := g.index.find(g.objects, o, n); ok {
			g.repeated = true
			return at
		}
	}
	g.objects = append(g.objects, o)
	return n
}

// reset removes the objects and keeps the memory.
func (g *group) reset() {
	clear(g.objects)
	clear(g.index.slots)
	g.objects, g.repeated = g.objects[:0], false
	for i := range g.columns {
		c := &g.columns[i]
		clear(c.failures)
		c.failures, c.leaf = c.failures[:0], nil
	}
}
