// Package api is the vocabulary of the orchestrator's HTTP API: the JSON that orchestrator and SDK exchange.
//
// It owns: the names and shapes of docs/wire.md's HTTP part. It promises: plain values, every limit explicit, an error
// survives the way through HTTP with its class and code.
// It must not know: servers, clients, databases.
package api
