package site

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// NewLogger is a logger that writes by h, and adds the id of a request to what is logged with its context.
func NewLogger(h slog.Handler) *slog.Logger { return slog.New(identified{h}) }

// identified adds the id of the request to each record that is logged with its context.
type identified struct{ slog.Handler }

func (h identified) Handle(ctx context.Context, r slog.Record) error {
	if id := requestID(ctx); id != "" {
		r.AddAttrs(slog.String("id", id))
	}
	return h.Handler.Handle(ctx, r)
}

func (h identified) WithAttrs(attrs []slog.Attr) slog.Handler {
	return identified{h.Handler.WithAttrs(attrs)}
}
func (h identified) WithGroup(name string) slog.Handler { return identified{h.Handler.WithGroup(name)} }

const requestIDHeader = "X-Request-ID"

type requestIDKey struct{}

// requestID is the id of the request that ctx belongs to.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// saneRequestID says whether an id of the caller's may stand in our log and answer: 1 to 64 letters, digits, dots,
// underscores and hyphens.
func saneRequestID(id string) bool {
	for i := range len(id) {
		c := id[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '_' || c == '-') {
			return false
		}
	}
	return 0 < len(id) && len(id) <= 64
}

// logRequests gives each request an id and one line in the log: what was asked for, what came of it and how long it
// took; never a body or a query string. A panic becomes a 500 that says nothing but the id, by which the log has the
// rest.
func logRequests(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := time.Now(), r.Header.Get(requestIDHeader)
		if !saneRequestID(id) {
			id = rand.Text()
		}
		w.Header().Set(requestIDHeader, id)
		a := &answer{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), requestIDKey{}, id))

		defer func() {
			cause := recover()
			if err, _ := cause.(error); cause != nil && !errors.Is(err, http.ErrAbortHandler) {
				log.ErrorContext(r.Context(), "panic", "cause", cause, "stack", string(debug.Stack()))
				if a.status == 0 {
					writeProblem(a, r, http.StatusInternalServerError, "something went wrong here",
						"Report the request id.")
					cause = nil
				}
			}
			log.InfoContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", a.status,
				"bytes", a.bytes, "duration", time.Since(start))
			if cause != nil {
				panic(http.ErrAbortHandler) // the answer has begun: cut it off, so that it is not taken for a whole one
			}
		}()
		next.ServeHTTP(a, r)
		if a.status == 0 {
			a.WriteHeader(http.StatusOK)
		}
	})
}

// answer is a ResponseWriter that remembers what was written.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach what the server gave us.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
