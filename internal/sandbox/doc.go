// Package sandbox runs one child process that is not trusted to behave.
//
// It owns the child's whole life: an argv without a shell, its own process group, an empty environment, resource
// limits, no network where the kernel permits, a cap on every line and on stderr, a wall clock, a no-progress
// watchdog, and the death of the whole group.
// It promises: when Done is closed the child is reaped and its group is gone; the child dies with this process; an
// ending is always told as a closed table of errors with a class.
// It must not know: what the child computes, or any protocol it speaks.
package sandbox
