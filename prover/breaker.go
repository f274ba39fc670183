package prover

import (
	"time"

	"github.com/lemma-network/lemma/proof"
)

// The breaker pauses a node that keeps failing through no fault of the jobs.
const (
	BreakerFailures         = 3                // consecutive failures that open it
	BreakerFirstPause       = 10 * time.Second // pause after the failure that opens it
	BreakerLongestPause     = 10 * time.Minute // the pause doubles with each further failure up to this
	breakerLongestPauseStep = 6                // doublings after which the longest pause is surely reached
)

// breaker counts consecutive failures of the node itself. One goroutine owns it.
type breaker struct{ failures int }

// note records how a job ended and returns how long the node must pause before the next one, zero when it need not.
// An error of class permanent or caller is the job's fault: it says nothing about the node, since otherwise anybody
// could stop provers with programs that panic.
func (b *breaker) note(err error) time.Duration {
	if noFault(err) {
		return 0
	}
	if err != nil {
		if class := proof.ClassOf(err); class == proof.Permanent || class == proof.Caller {
			return 0
		}
		b.failures++
	} else {
		b.failures = 0
	}
	if b.failures < BreakerFailures {
		return 0
	}
	return breakerPause(b.failures - BreakerFailures)
}

// breakerPause is the first pause, doubled so many times, up to the longest.
func breakerPause(doublings int) time.Duration {
	return min(BreakerFirstPause<<min(doublings, breakerLongestPauseStep), BreakerLongestPause)
}
