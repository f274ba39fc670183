// Package display shows a job's progress to a person: a bar for each stage on a terminal, plain lines elsewhere; and it
// remembers how long stages took on this machine, so that the next job's estimates are this machine's own.
//
// It promises: output is bounded (a line each half minute where there is no terminal) and never wrong about what is known: an
// estimate is marked with ~.
// It must not know: orders, chains, how progress reaches it.
package display
