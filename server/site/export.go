package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
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
	store Store
	past  *resolve.PastNetworks
	data  export.Dataset
	log   *slog.Logger
	admit func(context.Context) (*guard.FileTurn, error)

	timeout time.Duration // to compute a file; 0 is no bound
}

func newExports(o Options, store Store, past *resolve.PastNetworks, log *slog.Logger) http.Handler {
	return exports{store, past, o.Data, log, o.admitFile, o.WriteTimeout}
}

// admitFile takes the cost of a file from its caller's bucket, and waits until the file may be sent.
func (o Options) admitFile(ctx context.Context) (*guard.FileTurn, error) {
	if err := o.Rates.Take(ctx, guard.FileCost); err != nil {
		return nil, err
	}
	return o.Admission.AcquireFile(ctx)
}

func (x exports) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := withTimeout(r.Context(), x.timeout)
	defer cancel()
	r = r.WithContext(ctx)
	file, err := export.ParseRequest(r.PathValue("file"), r.URL.RawQuery)
	if err != nil {
		status := http.StatusBadRequest
		if file == nil {
			status = http.StatusNotFound
		}
		x.refuse(w, r, status, err)
		return
	}
	coding := codingFor(file.Format, r.Header)
	if coding == nil {
		x.refuse(w, r, http.StatusNotAcceptable, &graph.Error{Message: "the file is in none of the codings that Accept-Encoding allows",
			Hint: "Accept br, gzip, zstd or identity."})
		return
	}
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache") // a client may store it, and must ask by its tag whether it is still the same
	version, err := x.version(r.Context(), file.Moment())
	if err != nil {
		x.refuse(w, r, statusOf(graph.CodeOf(err)), err)
		return
	}
	if !x.meetsConditions(w, r, x.tag(file, coding, version)) {
		return
	}
	turn, err := x.admit(r.Context())
	if err != nil {
		writeRefusal(w, r, err)
		return
	}
	defer turn.Release()
	e, err := x.read(r.Context(), file, version)
	if err != nil {
		if errors.Is(err, graph.ErrDataLoss) {
			x.log.ErrorContext(r.Context(), "damaged data", "error", err)
		}
		x.refuse(w, r, statusOf(graph.CodeOf(err)), err)
		return
	}
	h.Set("ETag", x.tag(file, coding, e.Version()))
	if coding != transport.Identity {
		h.Set("Content-Encoding", coding.Name)
	}
	x.describe(h, file, e)
	x.send(w, r, coding, turn, func(w io.Writer) error { return e.Write(w, file.Format, file.Part, file.Options) })
}

// version returns the version of the network as it was known at a moment, or, if that is zero, of the store.
func (x exports) version(ctx context.Context, at time.Time) (graph.Version, error) {
	if at.IsZero() {
		return x.store.Version(ctx)
	}
	return x.past.Version(ctx, at)
}

// read reads the records of a file from the network as it was known at a moment, or, if it names none, from a snapshot that is
// no older than a version.
func (x exports) read(ctx context.Context, file *export.Request, version graph.Version) (*export.Export, error) {
	return file.Export(ctx, func(ctx context.Context, at time.Time) (graph.Reader, error) {
		if at.IsZero() {
			return x.store.Snapshot(ctx, version)
		}
		return x.past.At(ctx, at)
	}, x.data)
}

// meetsConditions reports whether the file is to be sent. If a condition of the request rules that out, it answers.
func (x exports) meetsConditions(w http.ResponseWriter, r *http.Request, tag string) bool {
	switch transport.Precondition(r.Header, tag) {
	case http.StatusNotModified:
		w.Header().Set("ETag", tag)
		w.WriteHeader(http.StatusNotModified)
		return false
	case http.StatusPreconditionFailed:
		x.refuse(w, r, http.StatusPreconditionFailed, &graph.Error{Message: "the file has none of the tags that If-Match names",
			Hint: "Leave If-Match out to get the file with its tag."})
		return false
	}
	return true
}

// describe sets the headers that say what the file is and what is in it.
func (x exports) describe(h http.Header, file *export.Request, e *export.Export) {
	h.Set("Content-Type", file.Format.MediaType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", file.FileName(e.Version().Revision)))
	h.Set(revisionHeader, fmt.Sprint(e.Version().Revision))
	h.Set(licenceHeader, x.data.Licence)
	h.Set(sourceHeader, x.data.Source)
	if file.Part == export.Nodes || file.Part == export.Network {
		h.Set(nodesHeader, e.Counts(export.Nodes))
		h.Set(nodesUnattestedHeader, strconv.FormatInt(e.Unattested(export.Nodes), 10))
	}
	if file.Part != export.Nodes {
		h.Set(tiesHeader, e.Counts(file.Part))
		h.Set(tiesUnattestedHeader, strconv.FormatInt(e.Unattested(file.Part), 10))
	}
	if kinds := e.LeftOut(); kinds != "" {
		h.Set(leftOutHeader, kinds)
	}
	h.Set("Accept-Ranges", "none") // each request makes the file again, while it is sent
}

// send sends what write writes in a coding, or, to a HEAD request, its length.
func (x exports) send(w http.ResponseWriter, r *http.Request, coding *transport.Coding, turn *guard.FileTurn, write func(io.Writer) error) {
	if r.Method == http.MethodHead {
		var length byteCounter
		if err := coding.Compress(&length, write); err != nil {
			x.abort(r.Context(), slog.LevelError, err)
		}
		w.Header().Set("Content-Length", strconv.FormatInt(int64(length), 10))
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusOK)
	client := &clientWriter{w: w}
	if err := coding.Compress(turn.Writer(client), write); err != nil {
		level := slog.LevelError
		if client.failed {
			level = slog.LevelInfo // the client has left, or does not read
		}
		x.abort(r.Context(), level, err)
	}
}

// abort logs why a file is cut off, and ends the connection, so that a client that is still there does not take the file
// for a whole one.
func (x exports) abort(ctx context.Context, level slog.Level, err error) {
	x.log.Log(ctx, level, "an export was cut off", "error", err)
	panic(http.ErrAbortHandler)
}

// byteCounter counts the bytes that are written to it.
type byteCounter int64

func (c *byteCounter) Write(b []byte) (int, error) {
	*c += byteCounter(len(b))
	return len(b), nil
}

// codingFor returns the coding that a file is sent in: none if the format is compressed itself and the client takes that. It
// is nil if the client takes no coding that there is.
func codingFor(f export.Format, h http.Header) *transport.Coding {
	coding, plain := transport.CodingFor(h)
	if plain && f.Compressed() {
		return transport.Identity
	}
	return coding
}

// clientWriter tells whether it was the client that could not be written to.
type clientWriter struct {
	w      io.Writer
	failed bool
}

func (c *clientWriter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.failed = c.failed || err != nil
	return n, err
}

// refuse answers with an error. One that is not meant for the client is shown as the store's.
func (exports) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	message, hint := "the network cannot be read now", "Try again."
	if e, ok := errors.AsType[*graph.Error](err); ok {
		message, hint = e.Message, e.Hint
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	writeProblem(w, r, status, message, hint)
}

// tag returns the entity tag of a file in a coding: a hash of all that the file depends on. That includes the current day,
// because ties end with a day.
func (x exports) tag(file *export.Request, c *transport.Coding, version graph.Version) string {
	return etag(fmt.Appendf(nil, "%s %s %d %s %s %s", buildDigest(), version.Database, version.Revision, graph.Today(), c.Name, file))
}
