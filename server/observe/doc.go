// Package observe tells an operator what the server does: metrics for Prometheus, traces for OpenTelemetry, and the
// explanation of one operation for whoever asks for it.
//
// The packages that do the work know nothing of this package. They have hooks: breadth.Trace is told about levels,
// resolve.Trace about calls of the store, neo4j.Trace about statements, a cache.Registry about caches, and
// transport.Options.Done about responses. An [Observer] fills all of them, and the program connects them. What belongs to
// one request is in the context of the request: the span of its trace, and its explanation. A hook that would have nothing
// to do is nil, so traces and explanations cost nothing while they are off.
package observe
