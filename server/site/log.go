package site

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"coopgraph/server/guard"
)

// NewLogger returns a logger that writes through h. Records that are logged with the context of a request have its id, and
// that of its trace if traceID finds one; traceID may be nil.
func NewLogger(h slog.Handler, traceID func(context.Context) string) *slog.Logger {
	return slog.New(requestHandler{h, traceID})
}

// requestHandler adds the ids of the request and of its trace to records that are logged with its context.
type requestHandler struct {
	slog.Handler
	traceID func(context.Context) string
}

func (h requestHandler) Handle(ctx context.Context, r slog.Record) error {
	if id := requestID(ctx); id != "" {
		r.AddAttrs(slog.String("id", id))
	}
	if h.traceID != nil {
		if id := h.traceID(ctx); id != "" {
			r.AddAttrs(slog.String("traceId", id))
		}
	}
	return h.Handler.Handle(ctx, r)
}

func (h requestHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestHandler{h.Handler.WithAttrs(attrs), h.traceID}
}

func (h requestHandler) WithGroup(name string) slog.Handler {
	return requestHandler{h.Handler.WithGroup(name), h.traceID}
}

const requestIDHeader = "X-Request-Id" // in the form that package http looks for

type requestIDKey struct{}

// requestID returns the id of the request whose context ctx is, or an empty text.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// validRequestID reports whether an id that a client sends is used. It must have 1 to 64 letters, digits, dots,
// underscores and hyphens, so that the log stays one line for each request.
func validRequestID(id string) bool {
	for i := range len(id) {
		c := id[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '_' || c == '-') {
			return false
		}
	}
	return 0 < len(id) && len(id) <= 64
}

// logRequests gives each request an id, and a context with the address of the client as the limits see it. Each request has one
// line in the log: method, path, status, length, duration, that address, and why the response was cut off if it was; never a
// body or a query string. Then logRequests calls done, if that is not nil, with the same facts. A panic is logged, and answered
// by a 500 that tells the client nothing but the id.
func logRequests(log *slog.Logger, proxies guard.Proxies, done func(*http.Request, int, int64, time.Duration), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := time.Now(), r.Header.Get(requestIDHeader)
		if !validRequestID(id) {
			id = rand.Text()
		}
		w.Header().Set(requestIDHeader, id)
		rec := &statusRecorder{ResponseWriter: w}
		r = r.WithContext(context.WithValue(proxies.Context(r), requestIDKey{}, id))

		defer func() {
			cause := recover()
			if err, _ := cause.(error); cause != nil && !errors.Is(err, http.ErrAbortHandler) {
				log.ErrorContext(r.Context(), "panic", "cause", cause, "stack", string(debug.Stack()))
				if rec.status == 0 {
					writeProblem(rec, r, http.StatusInternalServerError, "something went wrong here",
						"Report the request id.")
					cause = nil
				}
			}
			took := time.Since(start)
			facts := make([]slog.Attr, 0, 7)
			facts = append(facts, slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", rec.status),
				slog.Int64("bytes", rec.bytes), slog.Duration("duration", took), slog.Any("client", guard.AddressOf(r.Context())))
			if rec.cutOff != "" {
				facts = append(facts, slog.String("cutOff", rec.cutOff))
			}
			log.LogAttrs(r.Context(), slog.LevelInfo, "request", facts...)
			if done != nil {
				done(r, rec.status, rec.bytes, took)
			}
			if cause != nil {
				panic(http.ErrAbortHandler) // the response has begun: it is cut off, so that no client takes it for a whole one
			}
		}()
		next.ServeHTTP(rec, r)
		if rec.status == 0 {
			rec.WriteHeader(http.StatusOK)
		}
	})
}

// statusRecorder is a ResponseWriter that records the status and the length of the response, and why it was cut off.
type statusRecorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	cutOff string // empty if it was not
}

func (r *statusRecorder) WriteHeader(status int) {
	if r.status == 0 && status >= 200 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *statusRecorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		r.cutOff = "the client reads too slowly"
	case err != nil:
		r.cutOff = "the client has left"
	}
	return n, err
}

// Unwrap gives http.ResponseController the writer of the server.
func (r *statusRecorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
