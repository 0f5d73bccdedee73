package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"syscall"
	"time"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/server/explorer"
	"coopgraph/server/guard"
	"coopgraph/server/observe"
	"coopgraph/server/site"
)

// serve runs the server until SIGTERM or SIGINT. Then /readyz says for the drain time that the server stops, the server
// accepts no new requests, and lets those that run finish within the shutdown timeout. A second signal stops the server at
// once.
func serve(c config, log *slog.Logger) error {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	signal.Ignore(syscall.SIGPIPE) // else the server would end when whoever reads its log goes away

	raiseGCPercent()
	limit := limitMemory(c.memory)
	c.sizes = sizesWithin(limit)
	start := time.Now()
	baseMap, err := readMap(c.mapFile)
	if err != nil {
		return err
	}
	tokens, err := openTokens(c.importTokenFile)
	if err != nil {
		return err
	}
	listener, err := listen(c.addr) // before the dataset is read, so that a port in use is known at once
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another address with -addr", c.addr, errors.Unwrap(err))
	}
	observer, stopObserving, err := startObserver(c, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer stopObserving()
	s, err := open(context.Background(), c, log, nil, observer)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() {
		if err := s.store.Close(); err != nil {
			log.Error("the store was not closed well", "error", err)
		}
	}()
	stopping := make(chan struct{})
	o := s.options(c, observer)
	o.Stopping, o.Map, o.Tokens = stopping, baseMap, tokens
	observer.WatchStore(s.store, c.store != inProcess)
	endpoints, err := s.endpoints(c, o, log, observer, listener)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	if err := logStart(log, s.store, listener.Addr(), limit, time.Since(start)); err != nil {
		return errors.Join(err, closeAll(endpoints))
	}
	if c.open {
		openBrowser(listener.Addr(), log)
	}
	if c.store == inProcess {
		warming, stopWarming := context.WithCancel(context.Background())
		defer stopWarming()
		go warm(warming, s.store, s.es, log)
	}
	return serveUntil(c, log, endpoints, stopping, signals)
}

// openTokens reads the file of tokens; nil if no file is named.
func openTokens(file string) (*guard.TokenFile, error) {
	if file == "" {
		return nil, nil
	}
	return guard.OpenTokenFile(file)
}

// An endpoint is where a server listens.
type endpoint struct {
	*http.Server
	listener net.Listener
}

// endpoints returns where the site is served: at the address and, for the verbs, at the socket of the data directory.
func (s *opened) endpoints(c config, o site.Options, log *slog.Logger, observer *observe.Observer, listener net.Listener) ([]endpoint, error) {
	h, err := site.New(o, s.store, s.es, log)
	if err != nil {
		return nil, err
	}
	h = observer.Handler(h)
	endpoints := []endpoint{{newServer(c, log, h), listener}}
	if c.data == "" {
		return endpoints, nil
	}
	socket, err := listenSocket(c.data)
	if err != nil {
		return nil, err
	}
	c.readTimeout, c.writeTimeout = 0, 0 // an import takes as long as it takes
	return append(endpoints, endpoint{newServer(c, log, local{s}.handler(h)), socket}), nil
}

// closeAll closes the servers and their listeners.
func closeAll(endpoints []endpoint) error {
	var errs []error
	for _, e := range endpoints {
		_ = e.listener.Close() // the server may have closed it
		errs = append(errs, e.Close())
	}
	return errors.Join(errs...)
}

// readMap reads and checks the base map of the explorer; nil if no file is named.
func readMap(file string) ([]byte, error) {
	if file == "" {
		return nil, nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the base map of -map cannot be read: %w", err)
	}
	if err := explorer.CheckMap(b); err != nil {
		return nil, fmt.Errorf("the base map of -map, %s, cannot be shown: %w", file, err)
	}
	return b, nil
}

// newLogger returns the program's logger.
func newLogger(c config, w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.logLevel}
	if c.logFormat == "json" {
		return site.NewLogger(slog.NewJSONHandler(w, options), observe.TraceID)
	}
	return site.NewLogger(slog.NewTextHandler(w, options), observe.TraceID)
}

// siteOptions returns the settings of the site, with the hooks of an observer, which may be nil.
func siteOptions(c config, observer *observe.Observer) site.Options {
	o := site.Options{
		Version: buildVersion(), SDL: schema.SDL, Data: datasetInfo,
		Contact: c.contact, FrameAncestors: c.frameAncestors, CORSOrigins: c.corsOrigins,
		Introspection: c.introspection, Suggestions: c.suggests(), TrustedOnly: c.trustedOnly,
		MaxBody: c.maxBody, DocumentLimits: c.documentLimits, MaxComplexity: c.maxComplexity, CacheBytes: c.sizes.otherCaches,
		WriteTimeout: c.writeTimeout, Slow: c.slow,
		Admission: guard.NewAdmission(guard.AdmissionOptions{Running: c.maxRunning, Files: c.maxExports, MaxWait: c.maxWait,
			Remote: c.store != inProcess && c.read == readStore, Waited: observer.Waited}),
		Messages: guard.NewMessages(cmp.Or(c.sizes.messages, defaultMessages)), Rates: c.rates(), Proxies: c.proxies,
		Caches: observer.Caches(), Extensions: observer.Extensions(),
	}
	if observer != nil {
		o.Requested, o.Done, o.Uncached, o.TraceID = observer.RequestDone, observer.ResponseDone, observer.Uncached, observe.TraceID
		observer.WatchGuard(o.Admission, o.Rates, o.Messages)
	}
	return o
}

// options returns the settings of the site over the store, with the hooks of an observer, which may be nil.
func (s *opened) options(c config, observer *observe.Observer) site.Options {
	o := siteOptions(c, observer)
	o.WithPlaceholders, o.Kept = s.dataset.WithPlaceholders, c.data != "" || c.store != inProcess
	return o
}

// raiseGCPercent lets the heap grow to five times the memory in use before garbage is collected, unless GOGC says
// otherwise. The network is small and lives long: at Go's default of 100 the collector would mark it again after every few
// megabytes of answers. The setting is the whole process's, so only serve makes it, once, at its start. A memory limit wins
// over it.
func raiseGCPercent() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// logStart logs what is served, at which address, within which memory limit, and how long the start took.
func logStart(log *slog.Logger, store graph.Store, addr net.Addr, limit int64, took time.Duration) error {
	network, err := store.Network(context.Background(), graph.Scope{})
	if err != nil {
		return err
	}
	runtime.GC() // so that memoryMiB is the memory in use, without the garbage of the start
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	limitMiB := "none"
	if limit < math.MaxInt64 {
		limitMiB = strconv.FormatInt(limit>>20, 10)
	}
	log.Info("serving", "addr", addr.String(), "version", buildVersion(), "revision", network.Version.Revision,
		"nodes", len(network.Nodes), "ties", len(network.Ties), "start", took.Round(time.Millisecond),
		"memoryMiB", memory.HeapAlloc>>20, "memoryLimitMiB", limitMiB)
	return nil
}

// serveUntil serves until a signal comes, and closes stopping then.
func serveUntil(c config, log *slog.Logger, endpoints []endpoint, stopping chan<- struct{}, signals <-chan os.Signal) error {
	served := make(chan error, len(endpoints))
	for _, e := range endpoints {
		go func() { served <- e.Serve(e.listener) }()
	}
	select {
	case err := <-served:
		return errors.Join(fmt.Errorf("cannot serve: %w", err), closeAll(endpoints))
	case s := <-signals:
		close(stopping)
		if err := stop(c, log, endpoints, s, signals); err != nil {
			_ = closeAll(endpoints) // listeners are closed already
			return err
		}
	}
	log.Info("stopped")
	return nil
}

// newServer returns the HTTP server of a handler.
func newServer(c config, log *slog.Logger, h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ConnContext:       site.ConnContext,
		ReadHeaderTimeout: min(c.readTimeout, 5*time.Second),
		ReadTimeout:       c.readTimeout,
		WriteTimeout:      c.readTimeout + c.writeTimeout, // its time begins at the end of the header
		IdleTimeout:       c.idleTimeout,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// stop stops servers because of a signal: they go on for the drain time, so that load balancers notice that they are
// not ready, and then waits until the running requests have ended. Its error says that they were cut off.
func stop(c config, log *slog.Logger, endpoints []endpoint, first os.Signal, signals <-chan os.Signal) error {
	if c.drain > 0 {
		log.Info("draining", "signal", first.String(), "drain", c.drain)
		select {
		case s := <-signals:
			return cutOffBy(s)
		case <-time.After(c.drain):
		}
	}
	log.Info("stopping", "signal", first.String(), "timeout", c.shutdownTimeout)
	ctx, cancel := context.WithTimeout(context.Background(), c.shutdownTimeout)
	defer cancel()
	stopped := make(chan error, 1)
	go func() {
		var all sync.WaitGroup
		errs := make([]error, len(endpoints))
		for i, e := range endpoints {
			all.Go(func() { errs[i] = e.Shutdown(ctx) })
		}
		all.Wait()
		stopped <- errors.Join(errs...)
	}()
	select {
	case err := <-stopped:
		if err != nil {
			return fmt.Errorf("requests were cut off: they did not finish within %s", c.shutdownTimeout)
		}
		return nil
	case s := <-signals:
		return cutOffBy(s)
	}
}

func cutOffBy(s os.Signal) error { return fmt.Errorf("requests were cut off by a second %s", s) }
