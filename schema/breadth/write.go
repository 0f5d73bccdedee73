package breadth

import (
	"math"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// writer walks the columns of a run depth first and writes the response. If a value must not be null and is, the buffer
// is truncated to where the nearest nullable value began, and null is written there. The walk visits the other values
// all the same, since all errors are reported, as gqlgen reports them.
type writer struct {
	run     *run
	b       []byte
	path    []pathElement
	errors  []*gqlerror.Error
	epoch   int32 // incremented when the buffer is truncated: memos of an earlier epoch are void
	guarded bool  // whether each leaf recovers from its panic
	start   int   // where the data begins in b
	max     int   // the largest length of b: the bound of the response, less what its errors take
	checkAt int   // the length of b at which the writer looks whether it may go on
}

// stop is the value of the panic that ends the writing of a response.
type stop struct{ because *gqlerror.Error }

// checkInterval is how many bytes are written between two looks at the context. They take some tens of microseconds.
const checkInterval = 64 << 10

// pathElement is a field, or an index if field is nil.
type pathElement struct {
	field *plannedField
	index int
}

// memo is where the buffer has an object that is complete and has no errors.
type memo struct{ from, n, epoch int32 }

// write appends the data to b. To recover from the panic of a leaf costs more than to encode most leaves, so a first pass
// does not, and a second pass does if the first has panicked.
//
// If the context has ended, or the response is longer than its bound, the data is null and that is the only error.
func (r *run) write(b []byte) ([]byte, []*gqlerror.Error) {
	w := writer{run: r, b: b}
	if !w.tryWrite() {
		w = writer{run: r, b: b, guarded: true, path: w.path[:0]}
		w.tryWrite()
	}
	return w.b, w.errors
}

// tryWrite writes the response; ok is false if a leaf has panicked that was not guarded.
func (w *writer) tryWrite() (ok bool) {
	w.start = len(w.b)
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stop:
			w.b = append(w.b[:w.start], "null"...)
			w.errors = []*gqlerror.Error{p.because}
		default:
			if w.guarded {
				panic(p)
			}
			ok = false
		}
	}()
	w.writeRoot()
	return true
}

// check ends the writing of the response if its context has ended, or if n more bytes would be too many.
func (w *writer) check(n int) {
	if err := w.run.ctx.Err(); err != nil {
		panic(stop{gqlerror.Wrap(err)})
	}
	if len(w.b)+n > w.max {
		panic(stop{tooLong(w.run.maxBytes)})
	}
	w.checkAt = min(len(w.b)+checkInterval, w.max)
}

// writeRoot writes the response from the root.
func (w *writer) writeRoot() {
	for _, g := range w.run.used {
		if g.repeated {
			g.memos = append(g.memos[:0], make([]memo, len(g.objects))...)
		}
	}
	w.epoch, w.max = 1, math.MaxInt
	if w.run.maxBytes > 0 {
		w.max = w.start + w.run.maxBytes
	}
	w.check(0)
	if !w.object(&w.run.groups[w.run.plan.root.id], 0) {
		w.truncate(w.start)
	}
	w.check(0)
}

// object writes an object of a group; it returns false if the object must become null.
func (w *writer) object(g *group, at int32) bool {
	if g.repeated {
		if m := g.memos[at]; m.epoch == w.epoch {
			if len(w.b)+int(m.n) > w.checkAt {
				w.check(int(m.n))
			}
			w.b = append(w.b, w.b[m.from:m.from+m.n]...)
			return true
		}
	}
	if len(w.b) > w.checkAt {
		w.check(0)
	}
	s := g.selection
	if s.nullCondition != nil {
		w.failObject(s.nullCondition)
		return false
	}
	from, faults, ok := len(w.b), len(w.errors), true
	switch {
	case len(s.fields) == 0:
		w.b = append(w.b, '{')
	case len(g.texts) == 0:
		ok = w.fields(g, at, 0, len(s.fields))
	default:
		if s.textFrom > 0 {
			ok = w.fields(g, at, 0, s.textFrom)
		}
		if t := g.texts[at]; t != nil {
			w.b = append(w.b, t.text...)
		} else {
			ok = w.encode(g, at) && ok
		}
		if s.textTo < len(s.fields) {
			ok = w.fields(g, at, s.textTo, len(s.fields)) && ok
		}
	}
	w.b = append(w.b, '}')
	if g.repeated && ok && len(w.errors) == faults {
		g.memos[at] = memo{int32(from), int32(len(w.b) - from), w.epoch}
	}
	return ok
}

// fields writes the fields of an object from one index up to, and without, another; it returns false if the object must
// become null. This is the innermost loop of the executor: it is one function since a call for each leaf would cost more than
// many a leaf.
func (w *writer) fields(g *group, at int32, from, to int) (ok bool) {
	o, fields, ok := g.objects[at], g.selection.fields, true
	b := w.b // a local variable: to store it in w for each leaf would cost a write barrier each time
	for i := from; i < to; i++ {
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
		if f.typename != nil {
			b = append(b, f.typename...)
			continue
		}
		w.b = b
		if f.Leaf != nil {
			ok = w.leaf(f, g, o) && ok
		} else {
			w.path = append(w.path, pathElement{field: f})
			ok = w.value(&g.columns[f.column], at, 0) && ok
			w.path = w.path[:len(w.path)-1]
		}
		b = w.b
	}
	w.b = b
	return ok
}

// value writes a value of a column, inside depth lists; it returns false if the value above must become null.
func (w *writer) value(c *Column, at int32, depth int) bool {
	f := c.field
	v := c.values[at]
	if v < 0 {
		w.b = append(w.b, "null"...)
		nonNull := f.types[depth].NonNull
		if v < null {
			w.fail(f, c.cause(v))
		} else if nonNull {
			w.reportNull(f, depth)
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
	w.truncate(start)
	return !f.types[depth].NonNull
}

// list writes a list, whose items are inside depth lists.
func (w *writer) list(c *Column, s span, depth int) bool {
	ok := true
	w.b = append(w.b, '[')
	w.path = append(w.path, pathElement{})
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

// truncate replaces what was written since start by null.
func (w *writer) truncate(start int) {
	w.b = append(w.b[:start], "null"...)
	w.epoch++
}

// leaf writes a leaf that object cannot append by itself: one with variables in its arguments, one that may panic, or one
// that was not a value, whose reason is needed.
func (w *writer) leaf(f *plannedField, g *group, o any) bool {
	leaf, failed := f.leaf, failure{}
	if leaf == nil {
		c := &g.columns[f.column]
		if leaf = c.leaf; leaf == nil {
			failed = c.failures[0]
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
	w.path = append(w.path, pathElement{field: f})
	if failed.err != nil {
		w.fail(f, failed)
	} else if nonNull {
		w.reportNull(f, 0)
	}
	w.path = w.path[:len(w.path)-1]
	return !nonNull
}

// guard calls a leaf; in the second pass it recovers from a panic.
func (w *writer) guard(leaf func([]byte, any) []byte, o any) (b []byte, err error) {
	if w.guarded {
		defer func() {
			if r := recover(); r != nil {
				err = w.run.panicError(r)
			}
		}()
	}
	return leaf(w.b, o), nil
}
