package transport

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// worth is the size in bytes from which an answer is compressed: what fits one packet arrives no sooner for it.
const worth = 1400

// A coding is a way to compress, or identity.
type coding struct {
	name        string
	compressors sync.Pool
}

// compressor is what the three libraries have in common.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

var identity = &coding{name: "identity"}

// codings are the ways to compress, the one that is best for a server first: all three are taken by today's browsers.
// Their levels are where more time no longer gains much on JSON. A window of 1 MiB bounds the memory of zstd, here and at
// the client.
var codings = []*coding{
	{name: "zstd", compressors: sync.Pool{New: func() any {
		w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
		if err != nil {
			panic(err) // these options are constant
		}
		return w
	}}},
	{name: "br", compressors: sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, 5) }}},
	{name: "gzip", compressors: sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, 5)
		if err != nil {
			panic(err) // the level is constant
		}
		return w
	}}},
}

// codingFor is the coding that a client wishes for most, compressed ones before identity where it does not matter to the
// client; plain says whether identity will do as well. Nil is none that it takes.
func codingFor(h http.Header) (best *coding, plain bool) {
	accepted := wishes(h.Values("Accept-Encoding"))
	all, hasAll := find(accepted, "*")
	weight := 0
	for _, c := range codings {
		w, named := find(accepted, c.name)
		if !named {
			w = all
		}
		if w.weight > weight {
			best, weight = c, w.weight
		}
	}
	w, named := find(accepted, identity.name)
	plain = !hasAll || all.weight > 0
	if named {
		plain = w.weight > 0
	}
	if plain && (best == nil || w.weight > weight) {
		best = identity
	}
	return best, plain
}

// scratch is where answers are compressed into.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// pack compresses the pieces as one.
func (c *coding) pack(pieces ...[]byte) []byte {
	into := scratch.Get().(*bytes.Buffer)
	into.Reset()
	w := c.compressors.Get().(compressor)
	w.Reset(into)
	for _, p := range pieces {
		if _, err := w.Write(p); err != nil {
			panic(fmt.Errorf("%s: %w", c.name, err)) // writing to memory does not fail
		}
	}
	if err := w.Close(); err != nil {
		panic(fmt.Errorf("%s: %w", c.name, err))
	}
	packed := bytes.Clone(into.Bytes())
	w.Reset(nil)
	c.compressors.Put(w)
	if into.Cap() <= 1<<20 {
		scratch.Put(into)
	}
	return packed
}
