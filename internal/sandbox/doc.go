// Package sandbox runs one child process that is not trusted to behave.
//
// It owns the child's whole life: an argv without a shell, its own process group, an empty environment, resource
// limits, no network where the kernel permits, a cap on every line and on stderr, a wall clock, a no-progress
// watchdog, and the death of the whole group. For a child that is held to be hostile (Profile) it owns a world of its own as well: user,
// processes, files and network, without rights to gain, with its memory and disk watched.
// It promises: when Done is closed the child is reaped and its group is gone; the child dies with this process; an
// ending is always told as a closed table of errors with a class; what isolation a system refuses is told as a warning.
// It must not know: what the child computes, or any protocol it speaks.
package sandbox
