// Package sim runs the whole network in one goroutine under one seed: the real state machine of jobs (internal/job), the
// real matching (internal/match), the real transaction sender and chain follower (internal/chain), in a world that is
// made up: chain and market, database, queue, store, provers, clients and their clocks, all in virtual time, all failing
// far more often than real ones.
//
// It owns: the made-up world, the faults, and the checks of the six promises. It promises: the same seed of the same
// code gives the same run to the last event; a seed that breaks a promise is found again by its number.
// It must not know: wall time, goroutines, networks, files.
package sim
