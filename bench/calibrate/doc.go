// Package calibrate makes of a report what one prover node needs: the samples that its speed is made of, the lines that a job's time there
// follows, and a price.
//
// It promises: pure functions; a report that is not signed, not whole, of another machine, host or version, or of programs too alike is
// refused by a reason that names the field; what was not measured is not made up.
// It must not know: how a report is measured, where samples and prices are kept, how they are shown.
package calibrate
