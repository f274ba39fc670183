// Package clock is time as a parameter: the system's clock, and a manual one that tests move by hand.
//
// It promises: Elapsed is moved by nobody who sets the time; a timer fires once, never before its time; a stopped timer never fires; Manual fires timers in the
// order of their times. It must not know: what anybody waits for.
package clock
