// Package measure is what our measuring commands share. It owns the words for where figures come from (Machine) and for what several
// runs say about one figure (Spread), how a table shows them, and the straight line through figures of growing work (Line).
//
// It promises: what the machine does not say is unknown, never invented; a median is of all values given.
// It must not know: what is measured.
package measure
