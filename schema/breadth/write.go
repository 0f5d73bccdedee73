package breadth

import (
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// writer is the depth-first pass over the columns of a run. A null that a position forbids is undone by cutting the
// buffer back to where the nearest nullable value began; the pass still visits everything, so that every error is
// reported, as gqlgen reports it.
type writer struct {
	run     *run
	b       []byte
	path    []step
	faults  []*gqlerror.Error
	epoch   int32 // rises when the buffer is cut: what was written before cannot be copied any more
	guarded bool  // whether the panics of leaves are caught one by one
	keeps   bool  // whether encoded leaves are kept for other answers
	kept    int   // bytes, by this answer
}

// step of a path is a field, or an index where there is none.
type step struct {
	field *planned
	index int
}

// memo is where the buffer has an object that needs no further attention.
type memo struct{ from, n, epoch int32 }

// write appends the answer to b. Guarding each leaf against a panic costs more than many leaves do, so the pass that
// guards them is a second one, for those that need it.
func (r *run) write(b []byte, keeps bool) (_ []byte, _ []*gqlerror.Error, kept int) {
	w := writer{run: r, b: b, keeps: keeps}
	if !w.try() {
		w = writer{run: r, b: b, guarded: true, path: w.path[:0]}
		w.answer()
	}
	return w.b, w.faults, w.kept
}

func (w *writer) try() (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	w.answer()
	return true
}

func (w *writer) answer() {
	for _, g := range w.run.entered {
		if g.again {
			g.memo = append(g.memo[:0], make([]memo, len(g.objs))...)
		}
	}
	w.epoch = 1
	start := len(w.b)
	if !w.object(&w.run.groups[w.run.plan.root.id], 0) {
		w.cut(start)
	}
}

// object writes an object of a group and says whether it stands.
func (w *writer) object(g *group, at int32) bool {
	if g.again {
		if m := g.memo[at]; m.epoch == w.epoch {
			w.b = append(w.b, w.b[m.from:m.from+m.n]...)
			return true
		}
	}
	if g.sel.nullCondition != nil {
		w.failObject(g.sel.nullCondition)
		return false
	}
	o, ok := g.objs[at], true
	from, faults := len(w.b), len(w.faults)
	fields := g.sel.fields
	b := w.b // kept here where it can be: storing it for each leaf would cost a write barrier
	if len(fields) == 0 {
		b = append(b, '{')
	}
	known := len(fields) // from where on leaves need not be looked for
	if w.keeps && g.sel.kept != nil {
		known = g.sel.from
	}
	for i := 0; i < len(fields); i++ {
		if i == known {
			if longer := w.leaves(g.sel, o, b); longer != nil {
				b, i = longer, g.sel.to-1
				continue
			}
		}
		f := &fields[i]
		b = append(b, f.key...)
		leaf := f.leaf
		if leaf != nil && !w.guarded {
			if longer := leaf(b, o); isValue(longer, len(b)) {
				b = longer
				continue
			} else if longer != nil && !f.types[0].NonNull {
				b = append(b, "null"...)
				continue
			}
		}
		if f.name != nil {
			b = append(b, f.name...)
			continue
		}
		w.b = b
		if f.Leaf != nil {
			ok = w.leaf(f, g, o) && ok
		} else {
			w.path = append(w.path, step{field: f})
			ok = w.value(&g.cols[f.col], at, 0) && ok
			w.path = w.path[:len(w.path)-1]
		}
		b = w.b
	}
	w.b = b
	w.b = append(w.b, '}')
	if g.again && ok && len(w.faults) == faults {
		g.memo[at] = memo{int32(from), int32(len(w.b) - from), w.epoch}
	}
	return ok
}

// leaves appends the row of leaves of an object that lasts, nil where one of them is no value.
func (w *writer) leaves(s *selection, o any, b []byte) []byte {
	if text := s.kept.find(o); text != nil {
		return append(b, text...)
	}
	start := len(b)
	for i := s.from; i < s.to; i++ {
		f := &s.fields[i]
		b = append(b, f.key...)
		if f.name != nil {
			b = append(b, f.name...)
			continue
		}
		switch longer := f.leaf(b, o); {
		case isValue(longer, len(b)):
			b = longer
		case longer == nil || f.types[0].NonNull:
			return nil
		default:
			b = append(b, "null"...)
		}
	}
	w.kept += s.kept.keep(o, b[start:])
	return b
}

// value writes a value of a column, depth lists down, and says whether it may stand where it is.
func (w *writer) value(c *Column, at int32, depth int) bool {
	f := c.field
	v := c.values[at]
	if v < 0 {
		w.b = append(w.b, "null"...)
		nonNull := f.types[depth].NonNull
		if v < null {
			w.fail(f, c.fault(v))
		} else if nonNull {
			w.forbid(f, depth)
		}
		return !nonNull
	}
	start, ok := len(w.b), true
	switch {
	case depth+1 < len(f.types):
		ok = w.list(c, c.spans[v], depth+1)
	case f.branches == nil:
		s := c.spans[v]
		w.b = append(w.b, c.text[s.from:s.from+s.n]...)
	case f.abstract == nil:
		ok = w.object(&w.run.groups[f.branches[0].id], v)
	default:
		ok = w.object(&w.run.groups[f.branches[c.kinds[at]].id], v)
	}
	if ok {
		return true
	}
	w.cut(start)
	return !f.types[depth].NonNull
}

func (w *writer) list(c *Column, s span, depth int) bool {
	ok := true
	w.b = append(w.b, '[')
	w.path = append(w.path, step{})
	for i := range s.n {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.path[len(w.path)-1].index = int(i)
		ok = w.value(c, s.from+i, depth) && ok
	}
	w.path = w.path[:len(w.path)-1]
	w.b = append(w.b, ']')
	return ok
}

// cut takes back what was written since start and puts null there.
func (w *writer) cut(start int) {
	w.b = append(w.b[:start], "null"...)
	w.epoch++
}

// leaf writes a leaf that is not simply written: one with variables in its arguments, one that must be guarded, or one
// that has turned out to be no value and is asked again for the reason.
func (w *writer) leaf(f *planned, g *group, o any) bool {
	leaf, failed := f.leaf, fault{}
	if leaf == nil {
		c := &g.cols[f.col]
		if leaf = c.bound; leaf == nil {
			failed = c.faults[0]
		}
	}
	if leaf != nil {
		b, err := w.guard(leaf, o)
		switch {
		case err != nil:
			failed.err = err
		case b == nil:
			failed.err = errNoJSON
		case isValue(b, len(w.b)):
			w.b = b
			return true
		}
	}
	nonNull := f.types[0].NonNull
	w.b = append(w.b, "null"...)
	w.path = append(w.path, step{field: f})
	if failed.err != nil {
		w.fail(f, failed)
	} else if nonNull {
		w.forbid(f, 0)
	}
	w.path = w.path[:len(w.path)-1]
	return !nonNull
}

func (w *writer) guard(leaf func([]byte, any) []byte, o any) (b []byte, err error) {
	if w.guarded {
		defer func() {
			if r := recover(); r != nil {
				err = w.run.recovered(r)
			}
		}()
	}
	return leaf(w.b, o), nil
}
