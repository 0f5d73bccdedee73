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

// minCompressSize is the length in bytes from which a body is compressed. A shorter body fits into one packet, and would
// not arrive sooner.
const minCompressSize = 1400

// Coding is a content coding: a way to compress, or Identity.
type Coding struct {
	Name        string // the value of Content-Encoding
	compressors sync.Pool
}

// compressor is the interface of the compressors of all three libraries.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// Identity is no compression.
var Identity = &Coding{Name: "identity"}

// codings are the codings that compress, in the order of preference if the client has none. Today's browsers accept all
// three. zstd is last because some clients offer it and cannot read it (undici, the fetch of Node 20). At a higher level,
// JSON becomes little smaller in much more time. Windows of 1 MiB for zstd and 512 KiB for brotli bound the memory here
// and at the client.
var codings = []*Coding{
	{Name: "br", compressors: sync.Pool{New: func() any {
		return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: 5, LGWin: 19})
	}}},
	{Name: "gzip", compressors: sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, 5)
		if err != nil {
			panic(err) // the level is constant
		}
		return w
	}}},
	{Name: "zstd", compressors: sync.Pool{New: func() any {
		w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
		if err != nil {
			panic(err) // these options are constant
		}
		return w
	}}},
}

// CodingFor returns the coding that a client prefers; of equal ones, one that compresses. It is nil if the client accepts
// none. acceptsIdentity reports whether the client accepts identity too.
func CodingFor(h http.Header) (best *Coding, acceptsIdentity bool) {
	items := parseAccept(h.Values("Accept-Encoding"))
	quality := 0
	for _, c := range codings {
		if q := codingQuality(items, c.Name); q > quality {
			best, quality = c, q
		}
	}
	anyCoding, hasAny := findItem(items, "*")
	identity, hasIdentity := findItem(items, Identity.Name)
	acceptsIdentity = !hasAny || anyCoding.quality > 0
	if hasIdentity {
		acceptsIdentity = identity.quality > 0
	}
	if acceptsIdentity && (best == nil || identity.quality > quality) {
		best = Identity
	}
	return best, acceptsIdentity
}

// AcceptsCoding reports whether a client accepts a coding that compresses, by its name or by *.
func AcceptsCoding(h http.Header, name string) bool {
	return codingQuality(parseAccept(h.Values("Accept-Encoding")), name) > 0
}

// codingQuality returns the weight of a coding that compresses.
func codingQuality(items []acceptItem, name string) int {
	item, ok := findItem(items, name)
	if !ok {
		item, _ = findItem(items, "*")
	}
	return item.quality
}

// buffers hold what is compressed or read until it is complete.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// putBuffer puts a buffer back, unless it has become large.
func putBuffer(b *bytes.Buffer) {
	if b.Cap() <= 1<<20 {
		b.Reset()
		buffers.Put(b)
	}
}

// compress compresses the pieces as one text.
func (c *Coding) compress(pieces ...[]byte) []byte {
	into := buffers.Get().(*bytes.Buffer)
	defer putBuffer(into)
	err := c.Compress(into, func(w io.Writer) error {
		for _, p := range pieces {
			if _, err := w.Write(p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		panic(fmt.Errorf("%s: %w", c.Name, err)) // writing to memory does not fail
	}
	return bytes.Clone(into.Bytes())
}

// Compress compresses the text that write writes, and passes it on to w while it is written. It returns the error of write
// or w. Then it does not end the compressed text, so that readers notice that the text is incomplete.
func (c *Coding) Compress(w io.Writer, write func(io.Writer) error) error {
	if c == Identity {
		return write(w)
	}
	z := c.compressors.Get().(compressor)
	z.Reset(w)
	if err := write(z); err != nil {
		return err // the state of the compressor is unknown: it does not go back to the pool
	}
	if err := z.Close(); err != nil {
		return err
	}
	z.Reset(nil)
	c.compressors.Put(z)
	return nil
}
