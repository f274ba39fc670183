// Package run measures: it makes a plan of programs, sizes and depths, runs every case as often as was asked for on a zkVM behind an
// interface, and gives a bench.Report.
//
// It promises: a run's journal is compared with the native computation's before its figures count; every whole repeat is saved before the
// next begins, and a run that was interrupted goes on with what is missing; a failed repeat is in the report with its error; one prover
// at a time.
// It must not know: SP1, gnark, networks, how a report looks.
package run
