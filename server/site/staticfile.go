package site

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"coopgraph/server/transport"
)

// staticFile is a body that does not change, with its entity tags, plain and compressed.
type staticFile struct {
	contentType   string
	plain, gzip   func() []byte
	tag, gzipTag  string
	version       string // in an address: a client may keep the file of that address for ever
	contentPolicy string // of a page; empty for other files
}

// newStaticFile returns a file, which is compressed when a client first asks for it compressed.
func newStaticFile(contentType string, plain []byte) *staticFile {
	f := taggedFile(contentType, plain)
	f.plain, f.gzip = func() []byte { return plain }, sync.OnceValue(func() []byte {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is valid
		_, _ = w.Write(plain)                                 // into memory
		_ = w.Close()
		return b.Bytes()
	})
	return f
}

// newCompressedFile returns a file of the program that is stored compressed. It is decompressed when a client first asks for it
// plain. That panics if the file is broken, which a test shows.
func newCompressedFile(contentType string, compressed []byte) *staticFile {
	f := taggedFile(contentType, compressed)
	f.gzip, f.plain = func() []byte { return compressed }, sync.OnceValue(func() []byte {
		r, err := gzip.NewReader(bytes.NewReader(compressed))
		if err != nil {
			panic(err)
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			panic(err)
		}
		return plain
	})
	return f
}

// taggedFile returns a file whose entity tags are made from its stored form.
func taggedFile(contentType string, stored []byte) *staticFile {
	tag := etag(stored)
	return &staticFile{contentType: contentType, tag: tag, gzipTag: strings.TrimSuffix(tag, `"`) + `-gzip"`, version: strings.Trim(tag, `"`)[:10]}
}

func (f *staticFile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache") // a client may store it, and must ask by its tag whether it is still the same
	if r.URL.Query().Get("v") == f.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if f.contentPolicy != "" {
		h.Set("Content-Security-Policy", f.contentPolicy)
	}
	content, tag := f.plain, f.tag
	compressed := transport.AcceptsCoding(r.Header, "gzip")
	if compressed {
		content, tag = f.gzip, f.gzipTag
	}
	status := transport.Precondition(r.Header, tag)
	if status == http.StatusPreconditionFailed {
		writeProblem(w, r, status, fmt.Sprintf("%s has none of the tags that If-Match names", r.URL.Path),
			"Leave If-Match out to get it with its tag.")
		return
	}
	h.Set("ETag", tag)
	if status == http.StatusNotModified {
		h.Del("Content-Type")
		w.WriteHeader(status)
		return
	}
	if compressed {
		h.Set("Content-Encoding", "gzip")
	}
	body := content()
	h.Set("Accept-Ranges", "none") // files are short: they are sent whole, whatever range is asked for
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client may have left
	}
}
