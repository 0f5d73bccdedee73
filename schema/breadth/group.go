package breadth

// group holds the objects of one selection, each of them once, in the order in which they were added.
type group struct {
	selection *selection
	objects   []any
	records   Records // whose objects these are; nil if one of them has no number, or is of other records
	numbers   []int32 // of the objects, if they have numbers
	columns   []Column
	index     objectIndex   // of the objects; empty unless the selection has dedup
	repeated  bool          // whether an object was added twice
	memos     []memo        // where the writer has written each object, if one was added twice
	table     *textTable    // of the texts
	texts     []*cachedText // of each object, nil if it is not in the cache; empty if the cache is not used
}

// add adds an object, unless the group has it, and returns its index.
func (g *group) add(o any) int32 {
	n := int32(len(g.objects))
	if g.records != nil {
		g.records = nil
		g.index.reset()
	}
	if g.selection.dedup && n > 0 {
		if g.objects[n-1] == o {
			g.repeated = true
			return n - 1
		}
		for g.index.used < n {
			g.index.add(objectKey(g.objects[g.index.used]), nil)
		}
		if at, found := g.index.add(objectKey(o), func(at int32) bool { return g.objects[at] == o }); found {
			g.repeated = true
			return at
		}
	}
	g.objects = append(g.objects, o)
	return n
}

// addNumber adds an object that has a number, unless the group has it, and returns its index.
func (g *group) addNumber(records Records, number int32, o any) int32 {
	n := int32(len(g.objects))
	if g.records != records {
		if n > 0 {
			return g.add(o)
		}
		g.records, g.numbers = records, g.numbers[:0]
	}
	if g.selection.dedup && n > 0 {
		if g.numbers[n-1] == number {
			g.repeated = true
			return n - 1
		}
		if n == 1 {
			g.index.add(uint32(g.numbers[0]), nil)
		}
		if at, found := g.index.add(uint32(number), always); found {
			g.repeated = true
			return at
		}
	}
	g.objects, g.numbers = append(g.objects, o), append(g.numbers, number)
	return n
}

// reset removes the objects and keeps the memory.
func (g *group) reset() {
	clear(g.objects)
	clear(g.texts)
	g.index.reset()
	g.objects, g.records, g.texts, g.table, g.repeated = g.objects[:0], nil, g.texts[:0], nil, false
	for i := range g.columns {
		c := &g.columns[i]
		clear(c.failures)
		c.failures, c.leaf = c.failures[:0], nil
	}
}
