package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"coopgraph/graph"
	"coopgraph/server/guard"
	"coopgraph/server/site"
)

// local is what the verbs ask: the site, where they may write, and addresses that are for them alone. Who can write the data
// directory can connect to its socket, and so may write without a token.
type local struct{ *opened }

// handler returns the handler over that of the site.
func (l local) handler(h http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /check", answer(l.check))
	mux.Handle("GET /backup", answer(l.backup))
	mux.Handle("/", h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(guard.WithWriter(r.Context())))
	})
}

// answer returns a handler that answers with what a function writes, or with its error. If the error comes after the
// beginning, the connection is cut off, so that the client does not take a part for the whole.
func answer(write func(context.Context, io.Writer) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := &beginning{Writer: w}
		switch err := write(r.Context(), begun); {
		case err != nil && begun.written:
			panic(http.ErrAbortHandler)
		case err != nil:
			writeProblem(w, err)
		}
	})
}

// beginning is a writer that remembers whether anything was written.
type beginning struct {
	io.Writer
	written bool
}

// Write passes the bytes on.
func (b *beginning) Write(bytes []byte) (int, error) {
	b.written = true
	return b.Writer.Write(bytes)
}

// openClient returns a client of the server that holds the data directory. If there is none, it opens the store itself, and
// returns a client of a site over it. Only its warnings are logged. The list is for open.
func openClient(ctx context.Context, c config, damaged *damageList, stderr io.Writer) (*client, error) {
	if c.data == "" {
		return openOwn(ctx, c, damaged, stderr)
	}
	for start := time.Now(); ; time.Sleep(startStep) {
		if asks := newSocketClient(ctx, c.data); asks != nil {
			return asks, nil
		}
		asks, err := openOwn(ctx, c, damaged, stderr)
		if graph.CodeOf(err) != graph.Unavailable || time.Since(start) > startTime {
			return asks, err
		}
	}
}

// A server that is just starting holds the data directory, and does not listen yet. A verb tries again after startStep, for
// startTime.
const (
	startStep = 100 * time.Millisecond
	startTime = 3 * time.Second
)

// openOwn opens the store, and returns a client of a site over it.
func openOwn(ctx context.Context, c config, damaged *damageList, stderr io.Writer) (*client, error) {
	c.logLevel = max(c.logLevel, slog.LevelWarn)
	c.writeTimeout, c.rate = 0, 0 // nobody else waits
	log := newLogger(c, stderr)
	o, err := open(ctx, c, log, damaged, nil)
	if err != nil {
		return nil, err
	}
	h, err := site.New(o.options(c, nil), o.store, o.es, log)
	if err != nil {
		return nil, errors.Join(err, o.store.Close())
	}
	asks := newPipeClient(local{o}.handler(h))
	stop := asks.close
	asks.close = func() error { return errors.Join(stop(), o.store.Close()) }
	return asks, nil
}

// getFrom prints what a client gets from an address. The list is for open.
func getFrom(c config, target string, damaged *damageList, stdout, stderr io.Writer) (err error) {
	ctx := context.Background()
	asks, err := openClient(ctx, c, damaged, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, asks.close()) }()
	return asks.copy(ctx, target, stdout)
}
