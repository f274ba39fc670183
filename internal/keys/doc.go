// Package keys finds the wrap circuit's keys in the cache, and makes them when they are absent: it asks a light host for the
// operation list, checks its digest and runs the setup.
//
// It promises: a folder it returns was checked against its manifest's digests at least by name and size, and is whole;
// two processes never make the same keys at once.
// It must not know: jobs, provers, networks.
package keys
