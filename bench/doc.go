// Package bench is the data of the proof-cost suite: what a run measured, on which machine, with which versions (Report), how it is
// signed and read again, what several runs say together, what a proof costs in money, and what a program that was not run would take.
//
// It promises: pure values and functions; one file's form for ever (Schema); what was not measured is absent, never 0; a changed
// report is refused; a figure's spread travels with it.
// It must not know: how a figure was measured, processes, networks, chains, how a report looks.
package bench
