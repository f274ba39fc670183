// Package doctor tells whether a machine can prove, how it would, and how long a job takes there.
//
// It owns the report, its text, the estimate of proving time, and the reading of what Linux says about a machine.
// It promises: the same facts give the same report; a number that is not known is called unknown and never guessed; what a
// host says is printed only as plain text of bounded length.
// It must not know: where facts come from. It opens no file and starts no process.
package doctor
