package site

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/cors"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/schema/cache"
	"coopgraph/server/explorer"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/site/docs"
	"coopgraph/server/transport"
)

// Options are the settings of a site.
type Options struct {
	Version string         // of the program
	SDL     func() string  // returns the schema's text; it is called when that is first asked for
	Data    export.Dataset // what files say about the dataset
	Map     []byte         // the base map of the explorer, which explorer.CheckMap has checked; nil for its own

	Contact        string               // where readers of the explorer can report errors: an e-mail address or a URL; may be empty
	FrameAncestors []string             // origins whose pages may have the explorer in a frame; "*" is every one
	CORSOrigins    []string             // origins whose pages may ask from a browser; "*" is every one
	Introspection  bool                 // whether the schema may be asked for by queries
	Suggestions    bool                 // whether errors suggest names of the schema
	TrustedOnly    bool                 // whether only the examples and the explorer are answered
	CacheBytes     int64                // bounds the caches of the endpoint together; 0 means 68 MB
	MaxBody        int64                // longest body of a request, in bytes
	MaxComplexity  int                  // highest cost of an operation, in units of guard.CostUnit; 0 is no limit, and no costs
	DocumentLimits guard.DocumentLimits // of the documents of operations

	Messages  *guard.Messages  // bounds the memory of requests and answers on their way; nil bounds nothing
	Admission *guard.Admission // decides when operations and files begin; if it is nil, all of them begin at once
	Rates     *guard.Rates     // bounds what each caller may ask for over time; nil bounds nothing
	Proxies   guard.Proxies    // which may say who the caller is
	Tokens    *guard.TokenFile // of those who may write over HTTP; nil lets nobody
	Kept      bool             // whether the store keeps what is written

	// WithPlaceholders returns changes of real records of a network together with those of placeholders that follow from them.
	WithPlaceholders func(*graph.Network, []graph.Change) []graph.Change

	// What an observer needs. All of it is optional.
	Requested  func(r *http.Request, status int, bytes int64, took time.Duration) // told about each request that has ended
	TraceID    func(context.Context) string                                       // the id of the trace of a request; empty if it has none
	Caches     cache.Registry                                                     // told about each cache
	Done       func(context.Context, transport.ResponseInfo)                      // told about each response of the endpoint
	Extensions []graphql.HandlerExtension                                         // of the endpoint, after all others
	Uncached   func(context.Context) bool                                         // whether the response to a request is its own: it has no tag

	Slow         time.Duration // how long an operation takes that is logged as a slow one; 0 logs none
	WriteTimeout time.Duration // to compute an answer, and how long a client may be behind the least rate; 0 is no bound

	Stopping <-chan struct{} // closed when the server begins to stop; nil if nobody says so
}

// Store is the store that a site serves. Files are written from its snapshots.
type Store interface {
	graph.Store
	graph.Snapshotter
}

// New returns the site over a store. The endpoint executes operations by es.
func New(o Options, store Store, es graphql.ExecutableSchema, log *slog.Logger) (http.Handler, error) {
	files, err := loadAssets()
	if err != nil {
		return nil, err
	}
	explorerPage, err := newExplorerPage(explorer.Settings{Contact: o.Contact, Writing: o.writing()})
	if err != nil {
		return nil, err
	}
	playground, err := files.playground()
	if err != nil {
		return nil, err
	}
	go buildDigest() // so that the first answer need not wait for it
	endpoint, err := newEndpoint(o, store, es, log)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for _, path := range explorer.Paths() {
		mux.Handle(path, getOrHead(explorerPage.inFrames(o.FrameAncestors)))
	}
	mux.Handle("/map.geojson", getOrHead(baseMap(o.Map)))
	mux.Handle("/playground", getOrHead(playground))
	documents := getOrHead(files.documents(o.Version))
	for file, address := range docs.Files() {
		mux.Handle(file, getOrHead(http.RedirectHandler(address, http.StatusMovedPermanently)))
	}
	for _, address := range docs.Addresses() {
		mux.Handle(address, documents)
		mux.Handle(address+"/{$}", getOrHead(http.RedirectHandler(address, http.StatusMovedPermanently)))
	}
	for address := range docs.Pictures() {
		mux.Handle(address, documents)
	}
	mux.Handle("/assets/{name}", getOrHead(files))
	sdl := sync.OnceValue(func() *staticFile { return newStaticFile("text/plain; charset=utf-8", []byte(o.SDL())) })
	mux.Handle("/schema.graphql", getOrHead(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { sdl().ServeHTTP(w, r) })))
	mux.Handle("/healthz", getOrHead(http.HandlerFunc(live)))
	mux.Handle("/readyz", getOrHead(ready(store, o.Stopping)))
	mux.Handle("/export/{file}", getOrHead(newExports(o, store, resolve.PastNetworksOf(es, store), log)))
	mux.HandleFunc("/export", noFile)
	mux.HandleFunc("/export/", noFile)
	mux.Handle("/import/templates/{file}", getOrHead(newTemplates()))
	mux.HandleFunc("/", explorerPage.orNotFound)
	own := http.NewServeMux() // for the pages of this server and for programs, not for pages of other origins
	changes := newWrites(o, store, log)
	own.Handle("/import", allow(byMethod(changes.importFile, explorerPage.inFrames(o.FrameAncestors)), http.MethodGet, http.MethodHead, http.MethodPost))
	own.Handle("/commits/{revision}/undo", allow(http.HandlerFunc(changes.undo), http.MethodPost))
	own.Handle("/graphql", crossOrigin(o.CORSOrigins, endpoint))
	own.Handle("/", crossOrigin(o.CORSOrigins, mux))
	h := secure(withLeastRate(o.WriteTimeout, o.Tokens.Handler(own)))
	return logRequests(log, o.Proxies, o.Requested, h), nil
}

// securityHeaders are the headers of every response, with names in their canonical form.
var securityHeaders = http.Header{
	"Content-Security-Policy":    {"default-src 'none'; frame-ancestors 'none'"},
	"Cross-Origin-Opener-Policy": {"same-origin"},
	"Referrer-Policy":            {"no-referrer"},
	"X-Content-Type-Options":     {"nosniff"},
	"X-Frame-Options":            {"DENY"},
}

// secure sets the security headers; a page replaces the content policy by its own. All responses share the values.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), securityHeaders)
		next.ServeHTTP(w, r)
	})
}

// crossOrigin lets pages of these origins ask and read, without credentials.
func crossOrigin(origins []string, next http.Handler) http.Handler {
	if len(origins) == 0 {
		return next
	}
	return cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		AllowedHeaders: []string{"*"}, // without credentials no header is a danger
		ExposedHeaders: append([]string{"ETag", "Content-Disposition", "Retry-After", requestIDHeader}, exportHeaders...),
		MaxAge:         600,
	}).Handler(next)
}

// byMethod answers POST by one handler, and other methods by another one.
func byMethod(post http.HandlerFunc, other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			post(w, r)
			return
		}
		other.ServeHTTP(w, r)
	})
}

// writing says for the explorer whether the network can be changed over HTTP.
func (o Options) writing() explorer.Writing {
	switch {
	case o.Tokens == nil:
		return explorer.WritingOff
	case !o.Kept:
		return explorer.WritingNotKept
	}
	return explorer.WritingOn
}

// getOrHead refuses every method but GET and HEAD.
func getOrHead(next http.Handler) http.Handler { return allow(next, http.MethodGet, http.MethodHead) }

// allow refuses every method but these.
func allow(next http.Handler, methods ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if slices.Contains(methods, r.Method) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		writeProblem(w, r, http.StatusMethodNotAllowed, fmt.Sprintf("%s does not take %.20s", r.URL.Path, r.Method),
			"It takes "+strings.Join(methods, ", ")+".")
	})
}

// etag returns the entity tag of these bytes.
func etag(b []byte) string {
	sum := sha256.Sum256(b)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}
