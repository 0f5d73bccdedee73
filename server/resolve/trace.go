package resolve

import (
	"context"
	"time"
)

// Trace is functions that resolvers call about each call of the store, as those of httptrace.ClientTrace are called about a
// request. Each may be nil. They are called concurrently, and must return soon.
type Trace struct {
	// StoreCallStart is called before a method of the store, with the context of the caller. The method gets the context that
	// it returns.
	StoreCallStart func(context.Context, StoreCallInfo) context.Context
	// StoreCallDone is called with that context when the method has returned.
	StoreCallDone func(context.Context, StoreCallInfo)
}

// StoreCallInfo says what is known about a call of the store, or of the snapshot that the operation reads. The last two
// fields are set when it is done.
type StoreCallInfo struct {
	Method string // of graph.Reader or graph.Historian, such as Expand
	IDs    int    // that it was given

	Duration time.Duration
	Err      error
}
