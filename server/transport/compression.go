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

// Coding is a content coding: a way to compress, or Identity.
type Coding struct {
	Name        string // as Content-Encoding has it
	compressors sync.Pool
}

// compressor is what the three libraries have in common.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// Identity leaves everything as it is.
var Identity = &Coding{Name: "identity"}

// codings are the ways to compress, the one that is chosen among equals first. All three are taken by today's browsers;
// zstd is last, since there are clients that offer it and cannot read it (undici, the fetch of Node 20).
// Their levels are where more time no longer gains much on JSON. Windows of 1 MiB for zstd and 512 KiB for brotli bound
// the memory, here and at the client.
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

// CodingFor is the coding that a client wishes for most, compressed ones before identity where it does not matter to the
// client; plain says whether identity will do as well. Nil is none that it takes.
func CodingFor(h http.Header) (best *Coding, plain bool) {
	accepted := wishes(h.Values("Accept-Encoding"))
	weight := 0
	for _, c := range codings {
		if w := wished(accepted, c.Name); w > weight {
			best, weight = c, w
		}
	}
	all, hasAll := find(accepted, "*")
	w, named := find(accepted, Identity.Name)
	plain = !hasAll || all.weight > 0
	if named {
		plain = w.weight > 0
	}
	if plain && (best == nil || w.weight > weight) {
		best = Identity
	}
	return best, plain
}

// Takes says whether a client takes a content coding that compresses: by its name, else by *.
func Takes(h http.Header, coding string) bool {
	return wished(wishes(h.Values("Accept-Encoding")), coding) > 0
}

// wished is how much a coding that compresses is wished for.
func wished(accepted []wish, coding string) int {
	w, named := find(accepted, coding)
	if !named {
		w, _ = find(accepted, "*")
	}
	return w.weight
}

// scratch is where answers are compressed into.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// pack compresses the pieces as one.
func (c *Coding) pack(pieces ...[]byte) []byte {
	into := scratch.Get().(*bytes.Buffer)
	into.Reset()
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
	packed := bytes.Clone(into.Bytes())
	if into.Cap() <= 1<<20 {
		scratch.Put(into)
	}
	return packed
}

// Compress writes to w, compressed and as it comes, what write writes. It fails as write and w do, and then leaves what
// was written without its end, so that nobody takes it for whole.
func (c *Coding) Compress(w io.Writer, write func(io.Writer) error) error {
	if c == Identity {
		return write(w)
	}
	z := c.compressors.Get().(compressor)
	z.Reset(w)
	if err := write(z); err != nil {
		return err // the compressor may hold on to what failed: it is not used again
	}
	if err := z.Close(); err != nil {
		return err
	}
	z.Reset(nil)
	c.compressors.Put(z)
	return nil
}
