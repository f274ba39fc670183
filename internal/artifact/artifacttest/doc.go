// Package artifacttest is for tests of what uses an artifact store.
//
// It owns a store in memory and the conformance suite that every store must pass.
// It promises: a store that passes Run keeps the contract of artifact.Store, under misuse and damage too.
// It must not know: any particular store but its own.
package artifacttest
