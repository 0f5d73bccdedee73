package breadth

import (
	"context"
	"time"
)

// Trace is functions that an executor calls about each level of an operation, as those of httptrace.ClientTrace are called
// about a request. Each may be nil. They are called concurrently by different operations, and must return soon.
type Trace struct {
	// LevelStart is called before the resolvers of a level, with the context of the operation. The resolvers get the context
	// that it returns.
	LevelStart func(context.Context, LevelInfo) context.Context
	// LevelDone is called with that context when the values of the level are known.
	LevelDone func(context.Context, LevelInfo)
}

// LevelInfo says what is known about a level. It is valid only during the call that it is given to.
type LevelInfo struct {
	Number   int           // the first is 1
	Objects  int           // on which fields are selected
	Fields   int           // that are selected on them, counted once for each type
	Duration time.Duration // of the resolvers; set when the level is done

	calls []resolverCall
}

// CallInfo says what a resolver is called for.
type CallInfo struct {
	Type, Field string
	Objects     int // all of one call
}

// Calls yields the calls of resolvers. The other fields of a level are read from its objects.
func (l LevelInfo) Calls(yield func(CallInfo) bool) {
	for i := range l.calls {
		f := l.calls[i].column.field
		if !yield(CallInfo{f.object, f.collected.Name, len(l.calls[i].group.objects)}) {
			return
		}
	}
}

// startLevel begins a level: it returns the context of its resolvers.
func (r *run) startLevel() (context.Context, LevelInfo, time.Time) {
	info := LevelInfo{Number: r.depth, Objects: r.objects, Fields: r.selected, calls: r.calls}
	r.objects, r.selected = 0, 0
	ctx := r.ctx
	if r.trace == nil {
		return ctx, info, time.Time{}
	}
	if r.trace.LevelStart != nil {
		ctx = r.trace.LevelStart(ctx, info)
	}
	return ctx, info, time.Now()
}

// endLevel ends a level, whose values are known.
func (r *run) endLevel(ctx context.Context, info LevelInfo, start time.Time) {
	if r.trace != nil && r.trace.LevelDone != nil {
		info.Duration = time.Since(start)
		r.trace.LevelDone(ctx, info)
	}
}
