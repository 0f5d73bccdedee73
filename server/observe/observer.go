package observe

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/schema/breadth"
	"coopgraph/schema/cache"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// Options configure an Observer.
type Options struct {
	Version string   // of the program
	Explain Explain  // which operations are explained
	Tracing *Tracing // where traces are sent; nil if there are none
}

// Observer is told what the server does. A nil Observer has no hooks.
type Observer struct {
	options Options
	metrics *metrics
	tracer  trace.Tracer // nil if there are no traces
}

// New returns an Observer.
func New(o Options) *Observer {
	observer := &Observer{options: o, metrics: newMetrics(o.Version)}
	if o.Tracing != nil {
		observer.tracer = o.Tracing.tracer
	}
	return observer
}

// perRequest reports whether requests may have spans or explanations.
func (o *Observer) perRequest() bool { return o.tracer != nil || o.options.Explain != ExplainNever }

// Levels returns the hooks of the executor; nil if nothing is done about levels.
func (o *Observer) Levels() *breadth.Trace {
	if o == nil || !o.perRequest() {
		return nil
	}
	return &breadth.Trace{
		LevelStart: func(ctx context.Context, l breadth.LevelInfo) context.Context {
			return explainLevel(o.startLevelSpan(ctx, l), l)
		},
		LevelDone: func(ctx context.Context, l breadth.LevelInfo) {
			o.endLevelSpan(ctx)
			explainLevelDone(ctx, l)
		},
	}
}

// StoreCalls returns the hooks of the resolvers.
func (o *Observer) StoreCalls() *resolve.Trace {
	if o == nil {
		return nil
	}
	t := &resolve.Trace{StoreCallDone: func(ctx context.Context, c resolve.StoreCallInfo) {
		o.metrics.storeCall(c)
		explainStoreCallDone(ctx, c)
	}}
	if o.options.Explain != ExplainNever {
		t.StoreCallStart = explainStoreCall
	}
	return t
}

// Statements returns the hooks of a Neo4j.
func (o *Observer) Statements() *neo4j.Trace {
	if o == nil {
		return nil
	}
	t := &neo4j.Trace{
		StatementDone: func(ctx context.Context, s neo4j.StatementInfo) {
			o.metrics.statement(s)
			o.endStatementSpan(ctx, s)
			explainStatement(ctx, s)
		},
		DamageFound: func(*neo4j.Damage) { o.metrics.damaged.Inc() },
	}
	if o.tracer != nil {
		t.StatementStart = o.startStatementSpan
	}
	return t
}

// CircuitChanged is told about each change of the state of a Neo4j's circuit breaker.
func (o *Observer) CircuitChanged(c neo4j.StateChange) {
	if o != nil {
		o.metrics.circuit(c)
	}
}

// Caches returns the registry of caches.
func (o *Observer) Caches() cache.Registry {
	if o == nil {
		return nil
	}
	return o.metrics.caches.add
}

// ResponseDone is told about each response of the endpoint.
func (o *Observer) ResponseDone(ctx context.Context, r transport.ResponseInfo) {
	name := cmp.Or(r.Name, other)
	o.metrics.response(name, r)
	if o.tracer != nil {
		describeOperation(trace.SpanFromContext(ctx), name, r)
	}
}

// other is the name of operations in metrics that are not trusted, since names that clients choose are without number.
const other = "other"

// RequestDone is told about each HTTP request that has ended.
func (o *Observer) RequestDone(r *http.Request, status int, bytes int64, took time.Duration) {
	handler := handlerOf(r.URL.Path)
	o.metrics.requests.WithLabelValues(handler, methodOf(r.Method), strconv.Itoa(status)).Inc()
	o.metrics.requestDuration.WithLabelValues(handler).Observe(took.Seconds())
	o.metrics.requestBytes.WithLabelValues(handler).Add(float64(bytes))
}

// methodOf returns the method of a request, or other if HTTP does not define it.
func methodOf(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return method
	}
	return other
}

// Waited is told how long admitted work has waited.
func (o *Observer) Waited(c guard.Class, wait time.Duration) {
	if o != nil {
		o.metrics.admissionWait.WithLabelValues(string(c)).Observe(wait.Seconds())
	}
}

// WatchGuard has metrics tell the facts about admission and, unless they are nil, about the rates of callers and the memory
// of messages.
func (o *Observer) WatchGuard(admission *guard.Admission, rates *guard.Rates, messages *guard.Messages) {
	o.metrics.registry.MustRegister(guardCollector{admission, rates, messages})
}

// WatchStore has metrics tell the revision of a store. With a Neo4j they tell the state of its circuit breaker too.
func (o *Observer) WatchStore(store graph.Reader, inNeo4j bool) {
	o.metrics.registry.MustRegister(storeCollector{store})
	if inNeo4j {
		o.metrics.circuit(neo4j.StateChange{From: neo4j.StateClosed, To: neo4j.StateClosed})
	}
}

// Handler returns a handler in front of the site. It counts the requests that run, and begins the trace and the explanation
// of those that have one.
func (o *Observer) Handler(next http.Handler) http.Handler {
	propagator := propagation.TraceContext{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler := handlerOf(r.URL.Path)
		running := o.metrics.running[handler]
		running.Inc()
		defer running.Dec()
		if handler == graphQL && o.options.Explain.includes(r) {
			r = r.WithContext(withExplanation(r.Context()))
		}
		if o.tracer != nil && (handler == graphQL || handler == files) {
			ctx, span := o.startRequestSpan(propagator.Extract(r.Context(), propagation.HeaderCarrier(r.Header)), r, handler)
			defer span.End()
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}

// The handlers of the site, as metrics name them.
const (
	graphQL = "graphql"
	files   = "export"
	health  = "health"
	pages   = "page"
)

// handlerOf returns the handler of a path.
func handlerOf(path string) string {
	switch {
	case path == "/graphql":
		return graphQL
	case strings.HasPrefix(path, "/export/"):
		return files
	case path == "/healthz", path == "/readyz":
		return health
	}
	return pages
}
