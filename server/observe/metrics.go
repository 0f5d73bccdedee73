package observe

import (
	"runtime"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"coopgraph/graph/neo4j"
	"coopgraph/server/guard"
	"coopgraph/server/resolve"
	"coopgraph/server/transport"
)

// metrics are the metrics of a server. Their labels have few values: none of them is a text of a client.
type metrics struct {
	registry *prometheus.Registry
	caches   *cacheCollector

	operations        *prometheus.CounterVec
	operationDuration *prometheus.HistogramVec
	operationCost     *prometheus.HistogramVec
	responseBytes     *prometheus.HistogramVec

	requests        *prometheus.CounterVec
	requestDuration *prometheus.HistogramVec
	requestBytes    *prometheus.CounterVec
	running         map[string]prometheus.Gauge // by handler

	storeCallDuration *prometheus.HistogramVec
	storeCallErrors   *prometheus.CounterVec
	statementDuration *prometheus.HistogramVec
	statementErrors   *prometheus.CounterVec
	statementRecords  *prometheus.CounterVec

	circuitState  *prometheus.GaugeVec
	circuitOpened prometheus.Counter
	damaged       prometheus.Counter
	stale         prometheus.Counter
	admissionWait *prometheus.HistogramVec
}

// Buckets of histograms.
var (
	requestSeconds = prometheus.ExponentialBucketsRange(0.0005, 30, 16)
	storeSeconds   = prometheus.ExponentialBucketsRange(0.00001, 10, 16)
	waitSeconds    = prometheus.ExponentialBucketsRange(0.0001, 30, 12)
	costs          = []float64{100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000}
	byteSizes      = prometheus.ExponentialBuckets(256, 4, 9) // up to 16 MiB
)

func newMetrics(version string) *metrics {
	m := &metrics{registry: prometheus.NewRegistry(), caches: &cacheCollector{}, running: map[string]prometheus.Gauge{}}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), m.caches)

	m.operations = m.counters("operations_total", "Responses of the GraphQL endpoint, by the name of the trusted operation (other for all others), where the response comes from, its status and the code of its first error.",
		"operation", "source", "status", "code")
	m.operationDuration = m.histograms("operation_duration_seconds", "Time from the request to the response of the GraphQL endpoint, before it is sent.", requestSeconds, "operation")
	m.operationCost = m.histograms("operation_cost", "Cost of valid operations, estimated in half microseconds of processor time.", costs, "operation")
	m.responseBytes = m.histograms("operation_response_bytes", "Length of the responses of the GraphQL endpoint, as they are sent.", byteSizes, "operation")

	m.requests = m.counters("http_requests_total", "HTTP requests that have ended, by handler, method and status.", "handler", "method", "status")
	m.requestDuration = m.histograms("http_request_duration_seconds", "Time that HTTP requests took, sending included.", requestSeconds, "handler")
	m.requestBytes = m.counters("http_response_bytes_total", "Bytes of the bodies of HTTP responses.", "handler")
	running := m.gauges("http_requests_in_flight", "HTTP requests that are being answered.", "handler")
	for _, handler := range []string{graphQL, files, health, pages} {
		m.running[handler] = running.WithLabelValues(handler)
	}

	m.storeCallDuration = m.histograms("store_call_duration_seconds", "Time that calls of the store by resolvers took, by method.", storeSeconds, "method")
	m.storeCallErrors = m.counters("store_call_errors_total", "Calls of the store by resolvers that failed, cancelled ones too, by method.", "method")
	m.statementDuration = m.histograms("statement_duration_seconds", "Time that statements took in the Neo4j and on the way, by their name.", storeSeconds, "statement")
	m.statementErrors = m.counters("statement_errors_total", "Statements that failed, cancelled ones too, by their name.", "statement")
	m.statementRecords = m.counters("statement_records_total", "Nodes and ties in the answers to statements, by their name.", "statement")

	m.circuitState = m.gauges("circuit_breaker_state", "1 for the state of the circuit breaker in front of the Neo4j, 0 for the others.", "state")
	m.circuitOpened = m.counter("circuit_breaker_opened_total", "How often the Neo4j was found to be away.")
	m.damaged = m.counter("damaged_records_total", "How often a read of the Neo4j has met a damaged record.")
	m.stale = m.counter("stale_responses_total", "Responses from the snapshot while the Neo4j was away.")
	m.admissionWait = m.histograms("admission_wait_seconds", "Time that admitted work has waited for its turn, by class.", waitSeconds, "class")

	m.gauges("build_info", "1, with the version of the program and of Go.", "version", "go_version").WithLabelValues(version, runtime.Version()).Set(1)
	return m
}

const namespace = "coopgraph"

func (m *metrics) counter(name, help string) prometheus.Counter {
	c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help})
	m.registry.MustRegister(c)
	return c
}

func (m *metrics) counters(name, help string, labels ...string) *prometheus.CounterVec {
	v := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
	m.registry.MustRegister(v)
	return v
}

func (m *metrics) gauges(name, help string, labels ...string) *prometheus.GaugeVec {
	v := prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, labels)
	m.registry.MustRegister(v)
	return v
}

func (m *metrics) histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	v := prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: namespace, Name: name, Help: help, Buckets: buckets}, labels)
	m.registry.MustRegister(v)
	return v
}

// response counts a response of the endpoint.
func (m *metrics) response(operation string, r transport.ResponseInfo) {
	m.operations.WithLabelValues(operation, string(r.Source), strconv.Itoa(r.Status), r.Code).Inc()
	m.operationDuration.WithLabelValues(operation).Observe(r.Duration.Seconds())
	m.responseBytes.WithLabelValues(operation).Observe(float64(r.Bytes))
	if r.Operation != nil {
		m.operationCost.WithLabelValues(operation).Observe(float64(guard.CostOf(r.Operation)))
		if resolve.IsStale(r.Operation) {
			m.stale.Inc()
		}
	}
}

func (m *metrics) storeCall(c resolve.StoreCallInfo) {
	m.storeCallDuration.WithLabelValues(c.Method).Observe(c.Duration.Seconds())
	if errors := m.storeCallErrors.WithLabelValues(c.Method); c.Err != nil { // the series is there from the first call on
		errors.Inc()
	}
}

func (m *metrics) statement(s neo4j.StatementInfo) {
	m.statementDuration.WithLabelValues(s.Name).Observe(s.Duration.Seconds())
	m.statementRecords.WithLabelValues(s.Name).Add(float64(s.Records))
	if errors := m.statementErrors.WithLabelValues(s.Name); s.Err != nil {
		errors.Inc()
	}
}

// circuit sets the state of the circuit breaker.
func (m *metrics) circuit(c neo4j.StateChange) {
	for _, state := range []neo4j.State{neo4j.StateClosed, neo4j.StateOpen, neo4j.StateHalfOpen} {
		value := 0.0
		if state == c.To {
			value = 1
		}
		m.circuitState.WithLabelValues(state.String()).Set(value)
	}
	if c.From == neo4j.StateClosed && c.To == neo4j.StateOpen {
		m.circuitOpened.Inc()
	}
}
