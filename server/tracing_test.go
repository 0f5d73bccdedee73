package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	common "go.opentelemetry.io/proto/otlp/common/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// traceCollector receives traces by OTLP over HTTP, as an OpenTelemetry collector does.
type traceCollector struct {
	url string

	mu        sync.Mutex
	spans     []*trace.Span
	resources []string // their attributes
}

func newTraceCollector(t *testing.T) *traceCollector {
	t.Helper()
	c := &traceCollector{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var traces collector.ExportTraceServiceRequest
		if err != nil || r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/x-protobuf" || proto.Unmarshal(body, &traces) != nil {
			t.Errorf("%s %s is no export of traces (%v)", r.Method, r.URL.Path, err)
			http.Error(w, "", http.StatusBadRequest)
			return
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, resource := range traces.GetResourceSpans() {
			c.resources = append(c.resources, attributesOf(resource.GetResource().GetAttributes()))
			for _, scope := range resource.GetScopeSpans() {
				c.spans = append(c.spans, scope.GetSpans()...)
			}
		}
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

// attributesOf lists attributes, sorted.
func attributesOf(attributes []*common.KeyValue) string {
	var list []string
	for _, a := range attributes {
		value := a.GetValue().GetStringValue()
		if value == "" {
			value = fmt.Sprint(a.GetValue().GetIntValue())
		}
		list = append(list, a.GetKey()+"="+value)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// tree describes the spans below a parent: each by its name, with its children in parentheses, in the order in which they
// began.
func (c *traceCollector) tree(parent []byte) string {
	var children []*trace.Span
	for _, s := range c.spans {
		if string(s.GetParentSpanId()) == string(parent) {
			children = append(children, s)
		}
	}
	slices.SortStableFunc(children, func(a, b *trace.Span) int {
		return int(int64(a.GetStartTimeUnixNano()) - int64(b.GetStartTimeUnixNano()))
	})
	var names []string
	for _, s := range children {
		name := s.GetName()
		if below := c.tree(s.GetSpanId()); below != "" {
			name += "(" + below + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

const (
	traceID     = "0af7651916cd43dd8448eb211c80319c"
	parentID    = "b7ad6b7169203331"
	traceparent = "00-" + traceID + "-" + parentID + "-01"
)

// spansOf are the spans of a trace, by the name of each.
func (c *traceCollector) spansOf(id string) map[string]*trace.Span {
	c.mu.Lock()
	defer c.mu.Unlock()
	spans := map[string]*trace.Span{}
	for _, s := range c.spans {
		if fmt.Sprintf("%x", s.GetTraceId()) == id {
			spans[s.GetName()] = s
		}
	}
	return spans
}

// A request's trace is continued: a span for the operation, and one below it for each level. The id of the trace is in the
// log and in errors. The last spans are sent when the server stops.
func TestTraces(t *testing.T) {
	c := newTraceCollector(t)
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
	p := startProgram(t, "-otlp-endpoint", c.url)
	askProgram(t, p, pairsOfDistricts, "traceparent", traceparent, "X-Request-ID", "first")
	failed := askProgram(t, p, `{"query":"{ contacts(place: {name: \"nowhere\"}) { notice } }"}`)
	unparsed := askProgram(t, p, `{"query":"{"}`, "traceparent", traceparent)
	if status, _ := get(t, p.url+"/healthz", ""); status != 200 {
		t.Error(status)
	}
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 {
		t.Fatalf("exit %d", code)
	}
	spans := c.spansOf(traceID)
	if len(spans) != 7 {
		t.Errorf("%d spans: %v", len(spans), spans)
	}
	operation := spans["query"]
	if operation == nil || fmt.Sprintf("%x", operation.GetParentSpanId()) != parentID || operation.GetKind() != trace.Span_SPAN_KIND_SERVER {
		t.Fatalf("the operation: %v", operation)
	}
	if got, want := c.tree(operation.GetSpanId()), "level 1 level 2 level 3 level 4 level 5"; got != want {
		t.Errorf("below the operation: %s, want %s", got, want)
	}
	if got := attributesOf(operation.GetAttributes()); !strings.Contains(got, "coopgraph.cost=") || !strings.Contains(got, "graphql.operation.type=query") ||
		!strings.Contains(got, "http.response.status_code=200") || strings.Contains(got, "districts") {
		t.Errorf("the operation has %s", got)
	}
	if got := attributesOf(spans["level 3"].GetAttributes()); !strings.Contains(got, "coopgraph.level.objects=2") {
		t.Errorf("level 3 has %s", got)
	}
	if got := c.resources[0]; !strings.Contains(got, "service.name=coopgraph") || !strings.Contains(got, "deployment.environment.name=test") {
		t.Errorf("the resource has %s", got)
	}
	if !strings.Contains(p.logged(), "id=first traceId="+traceID) && !strings.Contains(p.logged(), "traceId="+traceID+" id=first") {
		t.Error("the log has no id of the trace")
	}
	if id, _ := failed.Errors[0].Extensions["traceId"].(string); len(id) != 32 || len(c.spansOf(id)) == 0 {
		t.Errorf("an error has the traceId %q, and there is no such trace", id)
	}
	if got := unparsed.Errors[0].Extensions["traceId"]; got != traceID {
		t.Errorf("an error of a request has the traceId %v", got)
	}
	if span := spans["graphql"]; span.GetStatus().GetCode() != trace.Status_STATUS_CODE_ERROR || !strings.Contains(attributesOf(span.GetAttributes()), "error.type=GRAPHQL_PARSE_FAILED") {
		t.Errorf("the span of a request that is refused: %v", span)
	}
}

// OpenTelemetry's variables hold. Without a collector there are no traces: nothing has an id of one, even if the client
// sends one.
func TestTracingVariables(t *testing.T) {
	for _, c := range []struct {
		name      string
		variables []string // in turn as names and values; COLLECTOR stands for the address of one
		traced    bool
	}{
		{"none", nil, false},
		{"endpoint", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "COLLECTOR"}, true},
		{"endpoint of traces", []string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "COLLECTOR/v1/traces"}, true},
		{"disabled", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "COLLECTOR", "OTEL_SDK_DISABLED", "true"}, false},
		{"another exporter", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "COLLECTOR", "OTEL_TRACES_EXPORTER", "none"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			collector := newTraceCollector(t)
			for i := 0; i < len(c.variables); i += 2 {
				t.Setenv(c.variables[i], strings.Replace(c.variables[i+1], "COLLECTOR", collector.url, 1))
			}
			p := startProgram(t)
			answer := askProgram(t, p, `{"query":"{"}`, "traceparent", traceparent)
			p.signal(syscall.SIGTERM)
			if code := p.exit(); code != 0 {
				t.Errorf("exit %d", code)
			}
			id := answer.Errors[0].Extensions["traceId"]
			if (id != nil) != c.traced || strings.Contains(p.logged(), "traceId") != c.traced || len(collector.spansOf(traceID)) > 0 != c.traced {
				t.Errorf("traceId %v, %d spans\n%s", id, len(collector.spansOf(traceID)), p.logged())
			}
		})
	}
}

// A collector that is away costs a line in the log, and keeps nobody waiting.
func TestCollectorIsAway(t *testing.T) {
	p := startProgram(t, "-otlp-endpoint=http://127.0.0.1:1")
	if answer := askProgram(t, p, pairsOfDistricts); len(answer.Errors) > 0 || answer.Data == nil {
		t.Errorf("answer %+v", answer)
	}
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 || !strings.Contains(p.logged(), "traces were not sent") {
		t.Errorf("exit %d:\n%s", code, p.logged())
	}
}

// observedNeo4j asks what a server over a Neo4j tells: its metrics, the statements of an operation, and their spans.
func observedNeo4j(t *testing.T, address string) {
	c := newTraceCollector(t)
	p, admin := startObserved(t, "-store", address, "-explain=on-request", "-otlp-endpoint", c.url)
	useAll(t, p)
	answer := askProgram(t, p, pairsOfDistricts, "Coopgraph-Explain", "true", "traceparent", traceparent)
	checkDashboard(t, admin, func(string) bool { return false })
	e := answer.Extensions.Explain
	if e == nil || e.StoreCalls != 2 || e.Statements != 2 || e.Records < 10 || len(e.Levels) != 5 {
		t.Fatalf("explained as %+v", e)
	}
	for level, name := range map[int]string{0: "list_nodes", 2: "expand"} {
		statements := e.Levels[level].StoreCalls[0].Statements
		if len(statements) != 1 || statements[0].Name != name || !strings.Contains(statements[0].Cypher, "MATCH") || statements[0].Values == 0 ||
			strings.Contains(statements[0].Cypher, "3101") {
			t.Errorf("level %d has %+v, want %s without values", level+1, statements, name)
		}
	}
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 {
		t.Fatalf("exit %d", code)
	}
	spans := c.spansOf(traceID)
	if got, want := c.tree(spans["query"].GetParentSpanId()), "query(level 1(list_nodes) level 2 level 3(expand) level 4 level 5)"; got != want {
		t.Errorf("the spans are %s, want %s", got, want)
	}
	attributes := attributesOf(spans["expand"].GetAttributes())
	if !strings.Contains(attributes, "db.system.name=neo4j") || !strings.Contains(attributes, "db.query.text=") || strings.Contains(attributes, "3101") ||
		strings.Contains(attributes, "db.response.returned_rows=0") {
		t.Errorf("expand has %s", attributes)
	}
}
