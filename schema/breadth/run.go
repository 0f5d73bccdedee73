package breadth

import (
	"context"
	"sync"
	"weak"

	"github.com/99designs/gqlgen/graphql"
)

// run is one execution of a plan. Its contexts are those of the operation, for as long as that takes.
type run struct {
	plan       *plan
	self       *weak.Pointer[run] // among the spare runs of the plan
	ctx        context.Context
	oc         *graphql.OperationContext
	concurrent bool
	trace      *Trace // nil if nobody listens
	maxBytes   int    // of the response; 0 is no bound

	groups      []group  // by the ids of their selections
	used        []*group // those with objects
	level, next []*group
	depth       int // of the level whose calls are made; the first is 1
	calls       []resolverCall
	objects     int            // of the level whose calls are made next
	selected    int            // the number of fields that are selected on them
	running     sync.WaitGroup // calls that are made concurrently
	values      int            // that were put into columns since the last look at the context
	hot         bool           // whether texts are in a cache
	cachedBytes int            // by which the caches of texts have grown
}

// resolverCall is the call of a resolver for all objects of a group, and its results or failure.
type resolverCall struct {
	column  *Column
	group   *group
	results Results
	failure failure
}

// execute executes a plan and appends the data to b. It returns by how many bytes the plan's caches have grown.
func (p *plan) execute(ctx context.Context, oc *graphql.OperationContext, o Options, b []byte) (_ []byte, cachedBytes int) {
	r := p.runs.get()
	if r == nil {
		r = newRun(p)
	}
	r.ctx, r.oc, r.concurrent, r.trace, r.maxBytes = ctx, oc, o.Concurrent, o.Trace, o.MaxResponse
	r.hot, r.cachedBytes = p.executions.Add(1) >= hotAfter, 0
	r.resolve()
	b, errs := r.write(b)
	for _, err := range errs {
		graphql.AddError(ctx, err)
	}
	p.lastSize.Store(int64(len(b)))
	cachedBytes = r.cachedBytes
	r.reset()
	p.runs.put(r) // a run that panicked is not used again
	return b, cachedBytes
}

// hotAfter is the execution of a plan from which on encoded fields are cached. Most plans are executed once.
const hotAfter = 3

// resolve fills the columns level by level.
func (r *run) resolve() {
	root := r.groupOf(r.plan.root)
	root.add(nil)
	if !r.plan.serial {
		r.resolveLevels()
		return
	}
	r.next = r.next[:0]
	for i := range root.selection.fields {
		r.fields(root, root.selection.fields[i:i+1])
		r.makeCalls()
		r.resolveLevels()
	}
}

// groupOf returns the group of a selection. The group is part of the next level.
func (r *run) groupOf(s *selection) *group {
	g := &r.groups[s.id]
	if len(g.objects) == 0 {
		if g.columns == nil {
			g.selection, g.columns = s, make([]Column, s.columns)
		}
		r.next = append(r.next, g)
		r.used = append(r.used, g)
	}
	return g
}

// resolveLevels resolves the next level and all below it, until the context ends. The writer then finds that it has ended.
func (r *run) resolveLevels() {
	for len(r.next) > 0 && r.ctx.Err() == nil {
		r.level, r.next = r.next, r.level[:0]
		for _, g := range r.level {
			r.fields(g, g.selection.fields)
		}
		r.makeCalls()
	}
}

// fields fills the columns with values that the objects have themselves, and adds calls for the others.
func (r *run) fields(g *group, fields []plannedField) {
	r.objects, r.selected = r.objects+len(g.objects), r.selected+len(fields)
	encoded := r.findTexts(g)
	for i := range fields {
		f := &fields[i]
		if f.column < 0 || encoded && g.selection.textFrom <= i && i < g.selection.textTo {
			continue
		}
		c := &g.columns[f.column]
		c.reset(r, f, len(g.objects))
		switch {
		case f.Leaf != nil:
			if fc := c.context(); fc != nil {
				c.leaf = f.Leaf(fc)
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
			c.forEach(func(at int) { each(c, at, g.objects[at]) })
		case !c.related(g):
			r.calls = append(r.calls, resolverCall{column: c, group: g})
		}
	}
}

// valuesPerCheck is how many values are put into columns between two looks at the context.
const valuesPerCheck = 1 << 10

// cancelled reports whether the context has ended. If it has not, the run begins to count values again.
func (r *run) cancelled() bool {
	if r.ctx.Err() != nil {
		return true
	}
	r.values = 0
	return false
}

// context returns the field with its arguments. If the arguments are wrong, it returns nil and all values are failures.
func (c *Column) context() *graphql.FieldContext {
	fc, err := c.field.context(c.run.ctx, c.run.oc, c.run.oc.Variables)
	if err != nil {
		c.failAll(failure{err, true})
		return nil
	}
	return fc
}

// makeCalls makes the calls and then fills their columns, always in the same order.
func (r *run) makeCalls() {
	r.depth++
	ctx, level, start := r.startLevel()
	if r.concurrent && len(r.calls) > 0 {
		ctx, l := withLevel(ctx, r.depth, len(r.calls))
		r.running.Add(len(r.calls))
		for i := 1; i < len(r.calls); i++ {
			go r.makeConcurrently(ctx, l, i)
		}
		r.makeConcurrently(ctx, l, 0)
		r.running.Wait()
	} else {
		for i := range r.calls {
			if err := r.ctx.Err(); err != nil {
				r.calls[i].failure.err = err
				continue
			}
			r.calls[i].invoke(ctx)
		}
	}
	for i := range r.calls {
		if c := &r.calls[i]; c.results != nil {
			c.results(c.column)
		} else {
			c.column.failAll(c.failure)
		}
	}
	r.endLevel(ctx, level, start)
	clear(r.calls)
	r.calls = r.calls[:0]
}

// makeConcurrently makes one of the calls of a level.
func (r *run) makeConcurrently(ctx context.Context, l *level, i int) {
	defer r.running.Done()
	defer l.leave()
	r.calls[i].invoke(ctx)
}

// invoke calls the resolver.
func (c *resolverCall) invoke(ctx context.Context) {
	r := c.column.run
	defer func() {
		if p := recover(); p != nil {
			c.failure.err = r.oc.RecoverFunc(ctx, p)
		}
	}()
	f := c.column.field
	var fc *graphql.FieldContext
	if f.fieldContext != nil {
		own := *f.fieldContext // WithFieldContext writes to it
		fc = &own
	} else if fc, c.failure.err = f.context(ctx, r.oc, r.oc.Variables); c.failure.err != nil {
		c.failure.ofArgument = true
		return
	}
	c.results = f.Batch(graphql.WithFieldContext(ctx, fc), fc, c.group.objects)
}

// panicError returns the error for a panic.
func (r *run) panicError(panicked any) error { return r.oc.RecoverFunc(r.ctx, panicked) }

// reset prepares the run for the next execution.
func (r *run) reset() {
	for _, g := range r.used {
		g.reset()
	}
	clear(r.used)
	r.used, r.next = r.used[:0], r.next[:0]
	r.ctx, r.oc, r.trace, r.depth, r.values = nil, nil, nil, 0, 0
}
