// Package telemetry owns what a node says about itself to machines: Prometheus metrics (docs/metrics.md is made from this list),
// OpenTelemetry traces, and the listener that serves metrics, health and readiness.
//
// It promises: a nil *Orchestrator or *Prover is silent, so that rooms measure without asking whether anybody listens; labels come
// from closed sets, so that their number is bounded; the spans of one order have one trace id in every process without any message.
// It must not know: jobs' rules, nor what a number means for a decision.
package telemetry
