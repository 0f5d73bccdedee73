package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph/neo4j"
	"coopgraph/server/site"
)

// local is what the verbs ask: the site, and addresses that are for them alone.
type local struct {
	store   site.Store
	es      graphql.ExecutableSchema
	damaged *damageList // of a Neo4j; nil if reads of damaged records fail
}

// handler returns the handler over that of the site.
func (l local) handler(h http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /check", answer(l.check))
	mux.Handle("/", h)
	return mux
}

// answer returns a handler that answers with what a function writes, or with its error.
func answer(write func(context.Context, io.Writer) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		if err := write(r.Context(), &b); err != nil {
			writeProblem(w, err)
			return
		}
		_, _ = w.Write(b.Bytes()) // the client may have left
	})
}

// openClient opens the store, and returns a client of a site over it. Only its warnings are logged.
// Damaged properties in a Neo4j are added to the list; without one, reads of their records fail.
func openClient(ctx context.Context, c config, damaged *damageList, stderr io.Writer) (*client, error) {
	c.logLevel = max(c.logLevel, slog.LevelWarn)
	c.writeTimeout, c.rate = 0, 0 // nobody else waits
	log := newLogger(c, stderr)
	l := local{damaged: damaged}
	var options neo4j.Config
	if damaged != nil {
		options.OnDamage = damaged.add
	}
	var err error
	if l.store, l.es, err = open(ctx, c, log, options, nil); err != nil {
		return nil, err
	}
	h, err := site.New(siteOptions(c, nil), l.store, l.es, log)
	if err != nil {
		return nil, errors.Join(err, l.store.Close())
	}
	asks := newPipeClient(l.handler(h))
	stop := asks.close
	asks.close = func() error { return errors.Join(stop(), l.store.Close()) }
	return asks, nil
}

// getFrom prints what a client gets from an address. The list is that of openClient.
func getFrom(c config, target string, damaged *damageList, stdout, stderr io.Writer) (err error) {
	ctx := context.Background()
	asks, err := openClient(ctx, c, damaged, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, asks.close()) }()
	return asks.copy(ctx, target, stdout)
}
