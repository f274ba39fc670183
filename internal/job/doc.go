// Package job is the life of one order as a pure state machine: Step(State, Event, now) gives the next State and the
// Effects to carry out.
//
// It owns: the phases, the three-attempt rule, when a prover is sought, a lock, a fulfilment or an expiry is asked for,
// and what a chain reorganisation undoes. It promises: every (state, event) pair is defined, a closed order absorbs
// everything but a rewind, what is said about an earlier attempt or by a prover that the attempt is not assigned to
// changes nothing, a verified proof counts whoever made it, refusals are no hot loop, every effect may be carried out
// more than once, and an order that is still open after its deadline is expired.
// It must not know: clocks, files, databases, queues, chains; the time comes in as Unix seconds.
package job
