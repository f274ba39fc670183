// Package host speaks the host protocol (docs/host-protocol.md) to one long-lived zkVM child process.
//
// It owns the child, the matching of answers to requests, the watchdog that ends a silent host, and the keeping of
// one warm host across deaths.
// It promises: every call ends, with an answer or a classed error; nothing a host writes is believed before it is
// checked; a dead host fails its pending calls with the reason of its death.
// It must not know: which zkVM runs, what a receipt means, or what the job is for.
package host
