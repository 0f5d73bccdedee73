package observe

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"coopgraph/graph/neo4j"
	"coopgraph/schema/breadth"
	"coopgraph/server/guard"
	"coopgraph/server/transport"
)

// Tracing sends traces to a collector by OTLP over HTTP. The variables that OpenTelemetry defines for it hold.
type Tracing struct {
	provider *sdktrace.TracerProvider
	tracer   trace.Tracer
}

// NewTracing returns the Tracing that sends to an address, such as http://localhost:4318, or, if the address is empty, to
// that of OTEL_EXPORTER_OTLP_ENDPOINT. Without either it returns nil. If traces cannot be sent, that is logged.
func NewTracing(ctx context.Context, address, version string, log *slog.Logger) (*Tracing, error) {
	var options []otlptracehttp.Option
	switch {
	case os.Getenv("OTEL_SDK_DISABLED") == "true", os.Getenv("OTEL_TRACES_EXPORTER") == "none":
		return nil, nil
	case address != "":
		options = append(options, otlptracehttp.WithEndpointURL(strings.TrimSuffix(address, "/")+"/v1/traces"))
	case os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "":
		return nil, nil
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces were not sent", "error", err) }))
	exporter, err := otlptracehttp.New(ctx, options...)
	if err != nil {
		return nil, fmt.Errorf("traces cannot be sent: %w", err)
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(), resource.WithAttributes(attribute.String("service.name", "coopgraph"),
		attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	return &Tracing{provider, provider.Tracer("coopgraph")}, nil
}

// Close sends the spans that have ended, and stops.
func (t *Tracing) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	return t.provider.Shutdown(ctx)
}

// startRequestSpan begins the span of a request. The span of an operation gets its name when the operation is known.
func (o *Observer) startRequestSpan(ctx context.Context, r *http.Request, name string) (context.Context, trace.Span) {
	return o.tracer.Start(ctx, name, trace.WithSpanKind(trace.SpanKindServer),
		trace.WithAttributes(attribute.String("http.request.method", methodOf(r.Method)), attribute.String("url.path", r.URL.Path)))
}

// longestName is the length in bytes up to which a span has the name of an operation that a client has chosen.
const longestName = 80

// describeOperation says in the span of an operation what is known from its response.
func describeOperation(span trace.Span, name string, r transport.ResponseInfo) {
	if !span.IsRecording() {
		return
	}
	attributes := []attribute.KeyValue{attribute.Int("http.response.status_code", r.Status), attribute.Int("http.response.body.size", r.Bytes),
		attribute.String("coopgraph.source", string(r.Source))}
	if op := r.Operation; op != nil {
		kind := string(op.Operation.Operation)
		span.SetName(kind)
		attributes = append(attributes, attribute.String("graphql.operation.type", kind), attribute.Int("coopgraph.cost", guard.CostOf(op)))
		if name != other {
			span.SetName(kind + " " + name)
		}
		if n := op.Operation.Name; n != "" && len(n) <= longestName {
			attributes = append(attributes, attribute.String("graphql.operation.name", n))
		}
	}
	if r.Code != "" {
		attributes = append(attributes, attribute.String("error.type", r.Code))
		span.SetStatus(codes.Error, r.Code)
	}
	span.SetAttributes(attributes...)
}

// TraceID returns the id of the trace that the work of a context belongs to; empty if it belongs to none.
func TraceID(ctx context.Context) string {
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		return span.TraceID().String()
	}
	return ""
}

// startChild begins a span in that of a context, if there is one that is recorded. Work that belongs to no request has none.
func (o *Observer) startChild(ctx context.Context, name string, kind trace.SpanKind, attributes ...attribute.KeyValue) context.Context {
	ctx, _ = o.tracer.Start(ctx, name, trace.WithSpanKind(kind), trace.WithAttributes(attributes...))
	return ctx
}

// isTraced reports whether the work of a context belongs to a span that is recorded.
func (o *Observer) isTraced(ctx context.Context) bool {
	return o.tracer != nil && trace.SpanFromContext(ctx).IsRecording()
}

func (o *Observer) startLevelSpan(ctx context.Context, l breadth.LevelInfo) context.Context {
	if !o.isTraced(ctx) {
		return ctx
	}
	var resolvers []string
	for c := range l.Calls {
		resolvers = append(resolvers, c.Type+"."+c.Field)
	}
	return o.startChild(ctx, fmt.Sprintf("level %d", l.Number), trace.SpanKindInternal, attribute.Int("coopgraph.level.objects", l.Objects),
		attribute.Int("coopgraph.level.fields", l.Fields), attribute.StringSlice("coopgraph.level.resolvers", resolvers))
}

func (o *Observer) startStatementSpan(ctx context.Context, s neo4j.StatementInfo) context.Context {
	if !o.isTraced(ctx) {
		return ctx
	}
	return o.startChild(ctx, s.Name, trace.SpanKindClient, attribute.String("db.system.name", "neo4j"),
		attribute.String("db.operation.name", s.Name), attribute.String("db.query.text", s.Text), attribute.Int("coopgraph.statement.values", s.Values))
}

// endLevelSpan ends the span that startLevelSpan has begun.
func (o *Observer) endLevelSpan(ctx context.Context) {
	if o.isTraced(ctx) {
		trace.SpanFromContext(ctx).End()
	}
}

// endStatementSpan ends the span that startStatementSpan has begun. The text of an error may have values, so it stays out.
func (o *Observer) endStatementSpan(ctx context.Context, s neo4j.StatementInfo) {
	if !o.isTraced(ctx) {
		return
	}
	span := trace.SpanFromContext(ctx)
	span.SetAttributes(attribute.Int("db.response.returned_rows", s.Records))
	if s.Err != nil {
		class := fmt.Sprintf("%T", s.Err)
		span.SetStatus(codes.Error, class)
		span.SetAttributes(attribute.String("error.type", class))
	}
	span.End()
}
