package breadth

import (
	"context"
	"sync"
)

// buffer is the memory that a response is written to.
type buffer struct{ b []byte }

type bufferKey struct{}

var buffers = sync.Pool{New: func() any { return &buffer{make([]byte, 0, 16<<10)} }}

// maxPooled is the capacity beyond which a buffer does not go back to the pool.
const maxPooled = 4 << 20

// WithBuffer lends the executor memory for the data of one response. It is for a transport that sends the data unchanged.
// After release, the data of the response must not be read any more.
func WithBuffer(ctx context.Context) (_ context.Context, release func()) {
	b := buffers.Get().(*buffer)
	return context.WithValue(ctx, bufferKey{}, b), func() {
		if cap(b.b) <= maxPooled {
			buffers.Put(b)
		}
	}
}

// bufferOf returns the memory that WithBuffer has lent, nil without it.
func bufferOf(ctx context.Context) *buffer {
	b, _ := ctx.Value(bufferKey{}).(*buffer)
	return b
}
