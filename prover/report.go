package prover

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// result is a message about this delivery with everything that all kinds have in common.
func (j *job) result(kind queue.Kind) queue.Result {
	r := queue.Result{
		Order: j.work.Order, Prover: j.ID, Attempt: j.work.Attempt, Epoch: j.work.Epoch, Payout: j.Payout.Hex(),
		Kind: kind, Constraints: j.Keys.Constraints, Stages: j.state.report(), Trace: telemetry.TraceParent(j.work.Order),
	}
	if e := j.state.Executed; e != nil {
		r.Cycles, r.Gas, r.JournalDigest, r.JournalBytes = e.Cycles, e.Gas, e.JournalDigest, e.JournalBytes
	}
	return r
}

// path names a file of the job's folder as parcels do, relative to the spool.
func (j *job) path(name string) string { return filepath.Join(j.work.Order.String(), name) }

// post keeps a report until it is sent.
func (j *job) post(r queue.Result, files ...attachment) (sent <-chan struct{}, err error) {
	return j.outbox.post(&parcel{Until: j.work.Deadline + OutboxKeepSeconds, Result: r, Files: files})
}

// postAndWait is post for what ends a delivery: the job is held until the report is on its way, so that nobody else does it
// meanwhile, however long the queue or the store is away. A node that is ended keeps the report for its next start.
func (j *job) postAndWait(ctx context.Context, r queue.Result, files ...attachment) error {
	sent, err := j.post(r, files...)
	if err != nil {
		return err
	}
	select {
	case <-sent:
	case <-ctx.Done():
	}
	return nil
}

// sendParcel stores a report's files and publishes it.
func (n *node) sendParcel(ctx context.Context, p *parcel) error {
	r := p.Result
	r.Receipts = nil
	for _, f := range p.Files {
		if !filepath.IsLocal(f.Path) {
			return proof.Errorf(proof.Permanent, "bad-parcel", "outbox: %q does not lie in the spool", f.Path)
		}
		file, err := n.spool.openAny(f.Path)
		if errors.Is(err, fs.ErrNotExist) && f.Stage != "" && n.spool.superseded(r.Order, f.Stage) {
			return errMoot
		}
		if errors.Is(err, fs.ErrNotExist) || proof.CodeOf(err) == "internal" { // gone, or the host's doing: no waiting mends it
			return proof.Errorf(proof.Permanent, "bad-parcel", "outbox: %w", err)
		}
		if err != nil {
			return err
		}
		digest, size, err := artifact.PutFile(ctx, n.Store, fmt.Sprintf("/proc/self/fd/%d", file.Fd()), MaxReceiptBytes)
		file.Close()
		if err != nil {
			return err
		}
		if !f.Digest.IsZero() && digest != f.Digest {
			return proof.Errorf(proof.Permanent, "bad-parcel", "outbox: %s has digest %s, the report says %s", f.Path, digest, f.Digest)
		}
		if f.Stage != "" {
			r.Receipts = append(r.Receipts, queue.Receipt{Stage: f.Stage, Digest: digest, Bytes: size})
		}
	}
	return n.Queue.PublishResult(ctx, r)
}

// stateWaiting is the Groth16 stage's state while its proof cannot be delivered.
const stateWaiting = "waiting"

// parcelWaits tells whoever watches that a report is not lost, only late.
func (n *node) parcelWaits(p *parcel, err error) {
	if p == nil {
		return // another took its place meanwhile
	}
	n.Metrics.Unsent(proof.CodeOf(err))
	n.Log.Warn("a report waits", "order", p.Result.Order, "attempt", p.Result.Attempt, "kind", p.Result.Kind, "error", err)
	if p.Result.Kind == queue.KindProved {
		_ = n.Queue.PublishProgress(queue.Progress{ // lost progress is followed by more
			Order: p.Result.Order, Prover: n.ID, Attempt: p.Result.Attempt, Epoch: p.Result.Epoch,
			Stage: proof.StageGroth16, State: stateWaiting,
		})
	}
}

// reportExecuted has the journal stored, unless it is the client's alone, and tells the orchestrator its figures. Before locking the order,
// that looks whether the client takes such a journal. A node that stakes for itself adds its signed lock.
func (j *job) reportExecuted(ctx context.Context) error {
	for _, s := range j.state.Stages {
		if s.Stage == proof.StageExecute {
			j.progress(s.Stage, stateDone, nil, s.Seconds, s.PeakBytes)
		}
	}
	r := j.result(queue.KindExecuted)
	if j.Locker != nil {
		price, _ := askFor(j.Ask, r.Cycles)
		if j.work.Token != "" { // the ask is in the native coin; what a token order pays now was good enough to take it
			price = number(j.work.Price)
		}
		offer, err := j.Locker.Lock(ctx, j.work, price, j.Clock.Now())
		if err != nil {
			return err
		}
		r.Lock = &offer
	}
	var files []attachment
	if j.state.Client == "" {
		files = append(files, attachment{Path: j.path(fileExecuted), Digest: r.JournalDigest})
	}
	_, err := j.post(r, files...)
	return err
}

// finishedProof is the proof an earlier delivery made, if the verifier still accepts it. A node whose payout address
// has changed since finds its old proof refused, and wraps the receipt anew.
func (j *job) finishedProof() ([]byte, bool) {
	if j.state.Executed == nil || !j.folder.has(fileProof) || !j.folder.has(j.state.journalFile()) {
		return nil, false
	}
	wire, err := readFile(j.folder.file(fileProof), proof.Groth16WireBytes)
	if err != nil || j.Keys.Verifier.Verify(j.claim(), wire) != nil {
		return nil, false
	}
	return wire, true
}

// deliver has journal and proof stored, and then says so. It may be repeated at will.
func (j *job) deliver(ctx context.Context, wire []byte) error {
	r := j.result(queue.KindProved)
	r.ProofDigest = proof.Sum(wire)
	kept := attachment{Path: j.path(j.state.journalFile()), Digest: r.JournalDigest}
	if j.state.Client == "" || !j.folder.has(fileSealed) {
		if err := j.checkJournal(); err != nil {
			return err
		}
	}
	if j.state.Client != "" {
		sealed, err := readFile(j.folder.file(fileSealed), private.MaxSealedJournalBytes)
		if err != nil {
			return err
		}
		r.SealedDigest = proof.Sum(sealed)
		kept.Digest = r.SealedDigest
	}
	return j.postAndWait(ctx, r, kept, attachment{Path: j.path(fileProof), Digest: r.ProofDigest})
}

// checkJournal looks at the journal before it leaves this node, and seals it when that is asked for.
func (j *job) checkJournal() error {
	journal, err := readFile(j.folder.file(fileJournal), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	if got := proof.Sum(journal); got != j.state.Executed.JournalDigest {
		return errors.Join(
			proof.Errorf(proof.Bug, "journal-mismatch", "deliver: journal has digest %s, the proof says %s", got, j.state.Executed.JournalDigest),
			j.folder.drop(fileJournal)) // the next try makes it anew
	}
	if j.state.Client == "" {
		return nil
	}
	return j.sealJournal(journal)
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
	return j.postAndWait(ctx, r)
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
		Stage: stage, State: state, Fraction: fraction, Seconds: seconds, PeakBytes: peakBytes, Device: j.device,
	})
	if err != nil {
		j.Log.Warn("progress lost", "error", err)
	}
}
