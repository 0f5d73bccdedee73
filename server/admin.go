package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"coopgraph/server/observe"
)

// startObserver returns the observer of a server, and starts to serve operators. The caller calls stop at the end.
func startObserver(c config, log *slog.Logger) (o *observe.Observer, stop func(), err error) {
	tracing, err := observe.NewTracing(context.Background(), c.otlpEndpoint, buildVersion(), log)
	if err != nil {
		return nil, nil, err
	}
	o = observe.New(observe.Options{Version: buildVersion(), Explain: c.explain, Tracing: tracing})
	closeAdmin, err := serveAdmin(c, log, o.Admin())
	if err != nil {
		return nil, nil, err
	}
	return o, func() {
		closeAdmin()
		ctx, cancel := context.WithTimeout(context.Background(), tracingTimeout)
		defer cancel()
		if err := tracing.Close(ctx); err != nil {
			log.Warn("the last traces were not sent", "error", err)
		}
	}, nil
}

// tracingTimeout is the time to send the last traces.
const tracingTimeout = 3 * time.Second

// serveAdmin serves operators on an address of their own. If nobody has chosen the address and it is in use, the server
// does without.
func serveAdmin(c config, log *slog.Logger, h http.Handler) (stop func(), err error) {
	if c.adminAddr == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", c.adminAddr)
	switch {
	case err != nil && !c.given["admin-addr"]:
		log.Warn("there are no metrics: their address is in use; choose another one with -admin-addr, or none", "addr", c.adminAddr)
		return func() {}, nil
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s: %w; choose another address with -admin-addr", c.adminAddr, errors.Unwrap(err))
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	go func() { _ = srv.Serve(listener) }() // until it is closed
	log.Info("serving operators", "addr", listener.Addr().String())
	return func() { _ = srv.Close() }, nil
}
