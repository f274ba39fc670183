package telemetry

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/attribute"
	otelcodes "go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"github.com/lemma-network/lemma/proof"
)

// Tracer makes the spans of orders. The trace id is the first 16 bytes of the order's digest, so client, orchestrator and prover
// speak of one trace without telling each other. A nil Tracer makes none.
type Tracer struct{ tracer trace.Tracer }

// StartTracing sends spans to the OpenTelemetry collector that the environment names, as the specification says
// (OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS); without one there is no tracing, and the
// Tracer is nil. stop sends what is left.
func StartTracing(ctx context.Context, getenv func(string) string, service, instance string) (t *Tracer, stop func(context.Context) error, err error) {
	if getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
		return nil, func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, proof.Errorf(proof.Caller, "tracing-unusable", "tracing: OTEL_EXPORTER_OTLP_ENDPOINT: %w", err).WithField("OTEL_EXPORTER_OTLP_ENDPOINT")
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(resource.NewSchemaless(
		attribute.String("service.name", service), attribute.String("service.instance.id", instance))))
	return NewTracer(provider), provider.Shutdown, nil
}

// NewTracer makes spans with provider; tests give one of their own.
func NewTracer(provider trace.TracerProvider) *Tracer {
	return &Tracer{provider.Tracer("github.com/lemma-network/lemma")}
}

// Root is a context whose spans belong to an order: children of a span that nobody sends, whose ids come from the digest.
func Root(ctx context.Context, order proof.Digest) context.Context {
	return trace.ContextWithRemoteSpanContext(ctx, trace.NewSpanContext(trace.SpanContextConfig{
		TraceID: trace.TraceID(order[:16]), SpanID: trace.SpanID(order[16:24]), TraceFlags: trace.FlagsSampled, Remote: true,
	}))
}

// TraceParent is the W3C header of an order's trace, as messages carry it for tools that are not ours.
func TraceParent(order proof.Digest) string {
	c := trace.SpanContextFromContext(Root(context.Background(), order))
	return "00-" + c.TraceID().String() + "-" + c.SpanID().String() + "-01"
}

// Span begins a span of an order; end ends it, with the error that the work had.
func (t *Tracer) Span(ctx context.Context, order proof.Digest, name string, attempt int) (_ context.Context, end func(error)) {
	if t == nil {
		return ctx, func(error) {}
	}
	if trace.SpanContextFromContext(ctx).TraceID() != trace.TraceID(order[:16]) {
		ctx = Root(ctx, order)
	}
	ctx, span := t.tracer.Start(ctx, name, trace.WithAttributes(attributes(order, attempt)...))
	return ctx, func(err error) { finish(span, err) }
}

// Past makes a span of something that has ended already, such as a stage that the host tells the seconds of.
func (t *Tracer) Past(ctx context.Context, order proof.Digest, name string, attempt int, end time.Time, took time.Duration, err error) {
	if t == nil {
		return
	}
	if trace.SpanContextFromContext(ctx).TraceID() != trace.TraceID(order[:16]) {
		ctx = Root(ctx, order)
	}
	_, span := t.tracer.Start(ctx, name, trace.WithTimestamp(end.Add(-took)), trace.WithAttributes(attributes(order, attempt)...))
	if err != nil {
		span.SetStatus(otelcodes.Error, proof.CodeOf(err))
	}
	span.End(trace.WithTimestamp(end))
}

func attributes(order proof.Digest, attempt int) []attribute.KeyValue {
	a := []attribute.KeyValue{attribute.String("lemma.order", order.String())}
	if attempt > 0 {
		a = append(a, attribute.Int("lemma.attempt", attempt))
	}
	return a
}

func finish(span trace.Span, err error) {
	if err != nil {
		span.SetStatus(otelcodes.Error, proof.CodeOf(err))
		span.SetAttributes(attribute.String("lemma.error.code", proof.CodeOf(err)), attribute.String("lemma.error.class", string(proof.ClassOf(err))))
	}
	span.End()
}
