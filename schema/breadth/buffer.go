package breadth

import (
	"context"
	"sync"
)

// buffer is where an answer is executed into.
type buffer struct{ b []byte }

type bufferKey struct{}

var buffers = sync.Pool{New: func() any { return &buffer{make([]byte, 0, 16<<10)} }}

// largestPooled is the capacity beyond which a buffer is not kept.
const largestPooled = 4 << 20

// WithBuffer lends the executor memory for the data of one answer. It is for a transport that writes answers as they are;
// after release the data of the response must not be read any more.
func WithBuffer(ctx context.Context) (_ context.Context, release func()) {
	b := buffers.Get().(*buffer)
	return context.WithValue(ctx, bufferKey{}, b), func() {
		if cap(b.b) <= largestPooled {
			buffers.Put(b)
		}
	}
}

// bufferOf is the memory that was lent, nil where none was.
func bufferOf(ctx context.Context) *buffer {
	b, _ := ctx.Value(bufferKey{}).(*buffer)
	return b
}
