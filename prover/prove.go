package prover

import (
	"context"
	"errors"
	"slices"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// States of a stage in progress messages, the host protocol's words.
const (
	stateRunning = "running"
	stateDone    = "done"
)

// hostStages are the stages of a host's prove that the network has words for.
var hostStages = []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap}

// execute runs the program within its limits and reports what came out, so that the order can be locked while the
// proof is made. After a restart the figures in the folder are reported again instead.
func (j *job) execute(ctx context.Context, h *host.Host) error {
	if j.state.Executed == nil || !j.folder.has(fileExecuted) {
		began, peak := j.Clock.Now(), int64(0)
		out, err := h.Execute(ctx, host.ExecuteRequest{
			ELF: j.folder.file(fileELF), Input: j.folder.file(fileInput), Journal: j.folder.file(fileExecuted),
			Limits: j.limits(),
		}, func(e host.Event) { peak = max(peak, e.PeakBytes) })
		if err != nil {
			return j.aboveLimit(ours(err))
		}
		if err := j.checkExecution(out); err != nil {
			return err
		}
		j.state.Executed = &execution{Cycles: out.Cycles, Gas: out.Gas, JournalDigest: out.JournalDigest, JournalBytes: out.JournalBytes}
		took := j.Clock.Now().Sub(began).Seconds()
		j.state.note(proof.StageExecute, took, peak)
		j.stageEnded(proof.StageExecute, took, peak)
		j.Metrics.Cycles(out.Cycles)
		if err := j.state.save(j.folder); err != nil {
			return err
		}
	}
	if !j.folder.has(fileCompressed) && !j.folder.has(fileWrap) && !j.folder.has(fileCore) && len(j.sources) == 0 {
		// An executed report leads to a lock, so what this node could not finish in time must not get that far.
		if err := admitCycles(j.work, j.standing(), j.state.Executed.Cycles); err != nil {
			return err
		}
	}
	return j.reportExecuted(ctx)
}

// aboveLimit makes a refusal of a run that only this node's own limit ended.
func (j *job) aboveLimit(err error) error {
	if proof.CodeOf(err) == "cycle-limit" && j.Limits.Cycles < j.work.MaxCycles {
		return refusal(RefusedCycles, "cycles", "the program takes more than this node's limit of %d", j.Limits.Cycles)
	}
	return err
}

// checkExecution checks what host.Execute could not: the limits are its business, the exit code and the file are ours.
func (j *job) checkExecution(out host.Execution) error {
	if out.ExitCode != 0 {
		return proof.Errorf(proof.Permanent, "guest-panicked", "program: ended with exit code %d", out.ExitCode).WithField("program")
	}
	journal, err := readFile(j.folder.file(fileExecuted), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	if int64(len(journal)) != out.JournalBytes || proof.Sum(journal) != out.JournalDigest {
		return proof.Errorf(proof.Bug, "internal", "execute: the journal on disk is not the one the host reported")
	}
	return nil
}

// wrapReceipt makes the wrap receipt, or finds the one an earlier try left, and has it verified.
func (j *job) wrapReceipt(ctx context.Context, h *host.Host) error {
	for {
		if err := errors.Join(j.fetchReceipt(ctx), h.Give(j.folder.work)); err != nil {
			return err
		}
		fresh := !j.folder.has(fileWrap) || !j.folder.has(fileJournal)
		if fresh {
			if err := j.proveToWrap(ctx, h); err != nil {
				return err
			}
		}
		v, err := h.Verify(ctx, host.VerifyRequest{
			Stage: proof.StageWrap, ELF: j.folder.file(fileELF),
			Receipt: j.folder.file(fileWrap), Journal: j.folder.file(fileJournal),
		})
		if err == nil {
			err = j.checkVerified(v)
		}
		if err == nil {
			return nil
		}
		if ctx.Err() != nil || proof.ClassOf(err) == proof.Retry {
			return err
		}
		// Whatever made this receipt useless may be in the one it came from as well. One of an earlier attempt came alone.
		fetched := j.fetched != ""
		j.fetched = ""
		if err := j.dropReceipts(proof.StageWrap, proof.StageCompressed, proof.StageCore); err != nil {
			return err
		}
		if fresh && !fetched {
			return proof.Errorf(proof.Bug, "receipt-refused", "verify: the host refused the receipt it had just made: %w", err)
		}
		j.Log.Warn("receipt of an earlier try is useless", "error", err)
	}
}

func (j *job) checkVerified(v host.Verified) error {
	if v.ProgramID != j.work.ProgramID || v.JournalDigest != j.state.Executed.JournalDigest {
		return proof.Errorf(proof.Bug, "receipt-mismatch", "verify: the receipt is for program %s and journal %s, want %s and %s",
			v.ProgramID, v.JournalDigest, j.work.ProgramID, j.state.Executed.JournalDigest)
	}
	return nil
}

// proveToWrap proves from the furthest receipt there is. One that the host cannot go on from is thrown away, since a
// machine that lost power, or somebody who lies, may have left it; then the stage before is tried.
func (j *job) proveToWrap(ctx context.Context, h *host.Host) error {
	for {
		req := host.ProveRequest{
			ELF: j.folder.file(fileELF), Input: j.folder.file(fileInput), Dir: j.folder.work, To: proof.StageWrap,
			Limits: j.limits(), From: j.resume(),
		}
		err := j.timedProve(ctx, h, req)
		if err == nil {
			return errors.Join(j.state.save(j.folder), j.dropReceipts(proof.StageCore))
		}
		if req.From == nil || ctx.Err() != nil || proof.ClassOf(err) == proof.Retry {
			return j.aboveLimit(ours(err))
		}
		j.Log.Warn("cannot go on from an earlier receipt", "stage", req.From.Stage, "error", err)
		j.fetched = ""
		if err := j.dropReceipts(proof.StageCompressed, proof.StageCore); err != nil {
			return err
		}
		if err := errors.Join(j.fetchReceipt(ctx), h.Give(j.folder.work)); err != nil {
			return err
		}
	}
}

// resume is the furthest receipt in the job's folder. A job that ended in disorder before does not go on from a core
// receipt again: what the host makes of one is less settled than what it makes of the others.
func (j *job) resume() *host.Resume {
	switch {
	case j.folder.has(fileCompressed):
		return &host.Resume{Stage: proof.StageCompressed, Path: j.folder.file(fileCompressed)}
	case j.folder.has(fileCore) && j.state.Tries < MaxTries:
		return &host.Resume{Stage: proof.StageCore, Path: j.folder.file(fileCore)}
	}
	return nil
}

// timedProve bounds one prove by the node's own limit. That the node is too slow is no fault of the job: the next try
// goes on from the receipts there are.
func (j *job) timedProve(ctx context.Context, h *host.Host, req host.ProveRequest) error {
	late := proof.Errorf(proof.Retry, "prove-time-limit", "prove: took longer than this node's limit of %v seconds", j.Limits.ProveSeconds)
	return j.within(ctx, seconds(j.Limits.ProveSeconds), late, func(ctx context.Context) error {
		_, err := h.Prove(ctx, req, j.onHostEvent)
		return err
	})
}

// onHostEvent passes progress on and keeps the figures. Host calls it from one goroutine while Prove is waited for.
func (j *job) onHostEvent(e host.Event) {
	if !slices.Contains(hostStages, e.Stage) || e.State == "" {
		return // a result that names an unknown stage would not be sent at all
	}
	if e.Stage == proof.StageShrink || e.Stage == proof.StageWrap {
		j.Prefetch(j.Keys.Folder) // the Groth16 step is the next: its keys are loaded by then
	}
	j.state.note(e.Stage, e.Seconds, e.PeakBytes)
	if e.State == stateDone {
		j.stageEnded(e.Stage, e.Seconds, e.PeakBytes)
		j.storeReceipt(e.Stage)
		if err := j.state.save(j.folder); err != nil {
			j.Log.Warn("stage figures not saved", "error", err)
		}
	}
	j.progress(e.Stage, e.State, e.Fraction, e.Seconds, e.PeakBytes)
}

// groth16 turns the wrap receipt into the proof for this chain, market, order and payee, and verifies it here.
func (j *job) groth16(ctx context.Context, h *host.Host) ([]byte, error) {
	witness, err := h.Witness(ctx, host.WitnessRequest{Receipt: j.folder.file(fileWrap), Out: j.folder.file(fileWitness)})
	if err != nil {
		return nil, notTheJobs(err)
	}
	claim := j.claim()
	if witness.ProgramVKey != claim.ProgramID || witness.PublicValuesDigest.Field().Cmp(claim.JournalDigest.Field()) != 0 {
		return nil, proof.Errorf(proof.Bug, "witness-mismatch", "witness: is for program %s and journal %s, want %s and %s",
			witness.ProgramVKey, witness.PublicValuesDigest, claim.ProgramID, claim.JournalDigest)
	}
	if err := j.runWrapper(ctx, wrapper.Request{
		Witness: j.folder.file(fileWitness), Context: claim.Context, Keys: j.Keys.Folder, Out: j.folder.file(fileProof),
	}); err != nil {
		return nil, notTheJobs(err)
	}
	wire, err := readFile(j.folder.file(fileProof), proof.Groth16WireBytes)
	if err != nil {
		return nil, err
	}
	if err := j.Keys.Verifier.Verify(claim, wire); err != nil {
		return nil, errors.Join(
			proof.Errorf(proof.Bug, "proof-refused", "verify: the node's own proof is refused: %w", err),
			j.folder.drop(fileProof))
	}
	now := j.Clock.Now()
	j.state.Finished = &now
	j.measure(ctx)
	return wire, errors.Join(j.state.save(j.folder), j.folder.drop(fileWitness))
}

// measure adds this job to what the node knows of its own speed, if it did all of it in one go.
func (j *job) measure(ctx context.Context) {
	if j.state.Resumed || j.state.Tries > 1 {
		return
	}
	s := newSample(j.state.Executed.Cycles, j.state.Stages)
	s.Date, s.Fingerprint = j.Clock.Now().Unix(), j.fingerprint
	s.FixedSeconds += j.waited
	if err := j.book.measured(s); err != nil {
		j.Log.Warn("speed not saved", "error", err) // the next start knows less
	}
	samples := j.book.known()
	j.tell(ctx, func(c *condition) { c.samples = samples })
}

// runWrapper runs the Groth16 step, which the devices share: jobs have it one after the other, in the order they come. When memory is short it ends the warm host, which holds gigabytes while idle, and
// tries once more; the next job then pays for a new host's start.
func (j *job) runWrapper(ctx context.Context, req wrapper.Request) error {
	began := j.Clock.Now()
	select {
	case j.slot.groth16 <- struct{}{}: // who waits is served in turn
		defer func() { <-j.slot.groth16 }()
	case <-ctx.Done():
		return proof.Errorf(proof.Retry, "cancelled", "wait for the Groth16 step: %w", context.Cause(ctx))
	}
	j.waited = j.Clock.Now().Sub(began).Seconds()
	stats, err := j.Wrap(ctx, req, j.onWrapEvent)
	if err != nil && ctx.Err() == nil && proof.CodeOf(err) == "out-of-memory" {
		j.Log.Info("ending the warm host to free memory")
		j.dropHost()
		stats, err = j.Wrap(ctx, req, j.onWrapEvent)
	}
	if err != nil {
		return err
	}
	j.state.note(proof.StageGroth16, stats.TotalSeconds, stats.PeakBytes)
	j.stageEnded(proof.StageGroth16, stats.TotalSeconds, stats.PeakBytes)
	j.state.Wrap = &stats
	j.Log.Info("groth16", "load_seconds", stats.LoadSeconds, "solve_seconds", stats.SolveSeconds, "prove_seconds", stats.ProveSeconds,
		"peak_bytes", stats.PeakBytes)
	j.progress(proof.StageGroth16, stateDone, nil, stats.TotalSeconds, stats.PeakBytes)
	return nil
}

// onWrapEvent shows the steps inside the Groth16 stage as one running stage.
func (j *job) onWrapEvent(e wrapper.Event) {
	j.progress(proof.StageGroth16, stateRunning, nil, e.Seconds, e.PeakBytes)
}

// ours turns the errors that blame a request into our bug: the requests to host and wrapper are made by this node.
// What is wrong with the program itself keeps its class.
func ours(err error) error {
	if slices.Contains([]string{"bad-request", "file-unreadable", "bad-command"}, proof.CodeOf(err)) {
		return proof.Errorf(proof.Bug, "internal", "%w", err)
	}
	return err
}

// notTheJobs is for what comes after a verified receipt: the program has been proven, so a refusal there, of damaged
// keys for example, is this node's trouble and must not end the job.
func notTheJobs(err error) error {
	if class := proof.ClassOf(err); class == proof.Permanent || class == proof.Caller {
		return proof.Errorf(proof.Bug, proof.CodeOf(err), "%w", err)
	}
	return err
}
