package prover

import (
	"context"
	"errors"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// result is a message about this delivery with everything that all kinds have in common.
func (j *job) result(kind queue.Kind) queue.Result {
	r := queue.Result{
		Order: j.work.Order, Prover: j.ID, Attempt: j.work.Attempt, Epoch: j.work.Epoch, Payout: j.Payout.Hex(),
		Kind: kind, Constraints: j.Keys.Constraints, Stages: j.state.report(),
	}
	if e := j.state.Executed; e != nil {
		r.Cycles, r.Gas, r.JournalDigest, r.JournalBytes = e.Cycles, e.Gas, e.JournalDigest, e.JournalBytes
	}
	return r
}

// reportExecuted uploads the journal and tells the orchestrator its figures. Before locking the order, that looks whether the client
// takes such a journal.
func (j *job) reportExecuted(ctx context.Context) error {
	journal, err := readFile(j.folder.file(fileExecuted), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	if _, err := artifact.PutBytes(ctx, j.Store, journal); err != nil {
		return err
	}
	for _, s := range j.state.Stages {
		if s.Stage == proof.StageExecute {
			j.progress(s.Stage, stateDone, nil, s.Seconds, s.PeakBytes)
		}
	}
	return j.Queue.PublishResult(ctx, j.result(queue.KindExecuted))
}

// finishedProof is the proof an earlier delivery made, if the verifier still accepts it. A node whose payout address
// has changed since finds its old proof refused, and wraps the receipt anew.
func (j *job) finishedProof() ([]byte, bool) {
	if j.state.Executed == nil || !j.folder.has(fileProof) || !j.folder.has(fileJournal) {
		return nil, false
	}
	wire, err := readFile(j.folder.file(fileProof), proof.Groth16WireBytes)
	if err != nil || j.Keys.Verifier.Verify(j.claim(), wire) != nil {
		return nil, false
	}
	return wire, true
}

// deliver uploads journal and proof, then says so. Both steps may be repeated at will.
func (j *job) deliver(ctx context.Context, wire []byte) error {
	journal, err := readFile(j.folder.file(fileJournal), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	if got := proof.Sum(journal); got != j.state.Executed.JournalDigest {
		return errors.Join(
			proof.Errorf(proof.Bug, "journal-mismatch", "deliver: journal has digest %s, the proof says %s", got, j.state.Executed.JournalDigest),
			j.folder.drop(fileJournal)) // the next try makes it anew
	}
	if _, err := artifact.PutBytes(ctx, j.Store, journal); err != nil {
		return err
	}
	r := j.result(queue.KindProved)
	if r.ProofDigest, err = artifact.PutBytes(ctx, j.Store, wire); err != nil {
		return err
	}
	return j.Queue.PublishResult(ctx, r)
}

// reportFailure says why the job failed and remembers it. The result is a reportedError when the message was taken.
func (j *job) reportFailure(ctx context.Context, cause error) error {
	e := failure(cause)
	now := j.Clock.Now()
	j.state.Failure, j.state.Finished = e, &now
	if err := j.state.save(j.folder); err != nil {
		return err
	}
	if err := j.publishFailure(ctx); err != nil {
		return err
	}
	return &reportedError{cause}
}

func (j *job) publishFailure(ctx context.Context) error {
	r := j.result(queue.KindFailed)
	r.Error = j.state.Failure
	return j.Queue.PublishResult(ctx, r)
}

// MaxFailureMessageBytes keeps a failure's message far below what a queue message may hold.
const MaxFailureMessageBytes = 4 << 10

// failure is err as it travels.
func failure(err error) *proof.Error {
	e := &proof.Error{Class: proof.ClassOf(err), Code: proof.CodeOf(err), Message: err.Error()}
	if known := (*proof.Error)(nil); errors.As(err, &known) {
		e.Field = known.Field
	}
	if len(e.Message) > MaxFailureMessageBytes {
		e.Message = e.Message[:MaxFailureMessageBytes]
	}
	return e
}

// progress tells whoever watches; a message that is lost is followed by others.
func (j *job) progress(stage proof.Stage, state string, fraction *float64, seconds float64, peakBytes int64) {
	err := j.Queue.PublishProgress(queue.Progress{
		Order: j.work.Order, Prover: j.ID, Attempt: j.work.Attempt, Epoch: j.work.Epoch,
		Stage: stage, State: state, Fraction: fraction, Seconds: seconds, PeakBytes: peakBytes,
	})
	if err != nil {
		j.Log.Warn("progress lost", "error", err)
	}
}
