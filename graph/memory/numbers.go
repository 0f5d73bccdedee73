package memory

import "coopgraph/graph"

var _ graph.NumberReader = (*Snapshot)(nil)

// positions are those of the elements of a window.
type positions[E ~int32] struct {
	elements []E
	order    *ordering[E]
}

// Position returns the position of an element.
func (p *positions[E]) Position(i int) graph.Position { return p.order.position(p.elements[i]) }

// numberPages returns pages by number of windows. The function number returns the number of the record that an element lists.
func numberPages[E ~int32](records *graph.Records, windows []window[E], order *ordering[E], number func(E) int32) []graph.NumberPage {
	size := 0
	for i := range windows {
		size += len(windows[i].elements)
	}
	pages, of, numbers := make([]graph.NumberPage, len(windows)), make([]positions[E], len(windows)), make([]int32, 0, size)
	for i := range windows {
		w, from := &windows[i], len(numbers)
		for _, e := range w.elements {
			numbers = append(numbers, number(e))
		}
		of[i] = positions[E]{w.elements, order}
		pages[i] = graph.NumberPage{Records: records, Numbers: numbers[from:], Positions: &of[i],
			HasNext: w.after, HasPrevious: w.before, Total: w.total}
	}
	return pages
}

// hopPages returns pages by number of windows of a step.
func (s *Snapshot) hopPages(windows []window[hop], order *ordering[hop], step graph.Step) []graph.NumberPage {
	if step.Listed == graph.Far {
		return numberPages(s.nodeRecords, windows, order, s.far)
	}
	return numberPages(s.tieRecords, windows, order, hop.index)
}
