package breadth

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// run is one execution of a plan: the groups of all of its selections.
type run struct {
	plan       *plan
	ctx        context.Context
	oc         *graphql.OperationContext
	sideBySide bool

	groups      []group // by the ids of their selections
	entered     []*group
	level, next []*group
	depth       int // of the level whose calls are made, from 1 on
	calls       []call
	beside      sync.WaitGroup // of calls that are made at the same time
}

// call is a resolver that is due for all objects of a group, and what it has answered.
type call struct {
	column  *Column
	group   *group
	results Results
	fault   fault
}

// execute resolves a plan and writes the answer to b. It says how many bytes more the plan has come to keep.
func (p *plan) execute(ctx context.Context, oc *graphql.OperationContext, sideBySide bool, b []byte) (_ []byte, kept int) {
	r := p.runs.Get().(*run)
	r.ctx, r.oc, r.sideBySide = ctx, oc, sideBySide
	r.resolve()
	b, faults, kept := r.write(b, p.executed.Add(1) >= oftenEnough)
	for _, err := range faults {
		graphql.AddError(ctx, err)
	}
	p.answer.Store(int64(len(b)))
	r.reset()
	p.runs.Put(r) // not one that panicked: there it is lost, as it should be
	return b, kept
}

// oftenEnough is from which execution on a plan keeps what it encodes: most are executed once.
const oftenEnough = 3

// resolve fills the columns, level by level.
func (r *run) resolve() {
	root := r.enter(r.plan.root)
	root.place(nil)
	if !r.plan.serial {
		r.descend()
		return
	}
	r.next = r.next[:0]
	for i := range root.sel.fields {
		r.fields(root, root.sel.fields[i:i+1])
		r.ask()
		r.descend()
	}
}

// enter is the group of a selection, which belongs to the next level.
func (r *run) enter(s *selection) *group {
	g := &r.groups[s.id]
	if len(g.objs) == 0 {
		if g.cols == nil {
			g.sel, g.cols = s, make([]Column, s.columns)
		}
		r.next = append(r.next, g)
		r.entered = append(r.entered, g)
	}
	return g
}

// descend resolves the levels that are left.
func (r *run) descend() {
	for len(r.next) > 0 {
		r.level, r.next = r.next, r.level[:0]
		for _, g := range r.level {
			r.fields(g, g.sel.fields)
		}
		r.ask()
	}
}

// fields fills the columns that an object's own values fill, and collects the calls for the others.
func (r *run) fields(g *group, fields []planned) {
	cancelled := r.ctx.Err()
	for i := range fields {
		f := &fields[i]
		if f.col < 0 {
			continue
		}
		c := &g.cols[f.col]
		c.open(r, f, len(g.objs))
		switch {
		case cancelled != nil:
			c.failAll(fault{err: cancelled})
		case f.Leaf != nil:
			if fc := c.context(); fc != nil {
				c.bound = f.Leaf(fc)
			}
		case f.Each != nil:
			each := f.each
			if each == nil {
				fc := c.context()
				if fc == nil {
					continue
				}
				each = f.Each(fc)
			}
			c.each(func(at int) { each(c, at, g.objs[at]) })
		default:
			r.calls = append(r.calls, call{column: c, group: g})
		}
	}
}

// context is the field with its arguments; where those are wrong all values fail, and it is nil.
func (c *Column) context() *graphql.FieldContext {
	fc, err := c.field.context(c.run.ctx, c.run.oc, c.run.oc.Variables)
	if err != nil {
		c.failAll(fault{err, true})
		return nil
	}
	return fc
}

// ask makes the calls that are due and fills their columns, always in the same order.
func (r *run) ask() {
	r.depth++
	if r.sideBySide && len(r.calls) > 0 {
		ctx, l := withLevel(r.ctx, r.depth, len(r.calls))
		r.beside.Add(len(r.calls))
		for i := 1; i < len(r.calls); i++ {
			go r.makeBeside(ctx, l, i)
		}
		r.makeBeside(ctx, l, 0)
		r.beside.Wait()
	} else {
		for i := range r.calls {
			if err := r.ctx.Err(); err != nil {
				r.calls[i].fault.err = err
				continue
			}
			r.calls[i].make(r.ctx)
		}
	}
	for i := range r.calls {
		if c := &r.calls[i]; c.results != nil {
			c.results(c.column)
		} else {
			c.column.failAll(c.fault)
		}
	}
	clear(r.calls)
	r.calls = r.calls[:0]
}

func (r *run) makeBeside(ctx context.Context, l *level, call int) {
	defer r.beside.Done()
	defer l.leave()
	r.calls[call].make(ctx)
}

// make calls the resolver.
func (c *call) make(ctx context.Context) {
	r := c.column.run
	defer func() {
		if p := recover(); p != nil {
			c.fault.err = r.oc.RecoverFunc(ctx, p)
		}
	}()
	f := c.column.field
	var fc *graphql.FieldContext
	if f.fc != nil {
		own := *f.fc // WithFieldContext writes to it
		fc = &own
	} else if fc, c.fault.err = f.context(ctx, r.oc, r.oc.Variables); c.fault.err != nil {
		c.fault.argument = true
		return
	}
	c.results = f.Batch(graphql.WithFieldContext(ctx, fc), fc, c.group.objs)
}

// recovered makes an error of a panic.
func (r *run) recovered(panicked any) error { return r.oc.RecoverFunc(r.ctx, panicked) }

// reset readies the run for the next one.
func (r *run) reset() {
	for _, g := range r.entered {
		g.reset()
	}
	clear(r.entered)
	r.entered, r.next = r.entered[:0], r.next[:0]
	r.ctx, r.oc, r.depth = nil, nil, 0
}
