package prover

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// job is one delivery of one order's work.
type job struct {
	*slot
	Log    *slog.Logger    // the slot's, with order and attempt
	span   context.Context // the attempt's, for the spans of its stages
	work   queue.Work
	folder folder
	state  *state

	counted bool            // this delivery was counted in state.Tries
	sources []queue.Receipt // earlier attempts' receipts that were not tried yet, newest first
	fetched proof.Stage     // whose receipt was had from there; it is there already
	waited  float64         // seconds until the Groth16 step was free
}

// handle works on one delivery. nil means that the job's end was reported and the node did nothing wrong; a
// reportedError means failed just now and reported, a refusedError declined and reported; any other error brings the job
// back to the queue.
func (s *slot) handle(ctx context.Context, w queue.Work) (err error) {
	s.setOrder(ctx, &w.Order)
	defer s.setOrder(ctx, nil)
	ctx, letGo := s.hand.take(ctx, w)
	defer letGo()
	ctx, endSpan := s.Tracer.Span(ctx, w.Order, "attempt", w.Attempt)
	log := s.Log.With("order", w.Order, "attempt", w.Attempt)
	log.Info("job taken")
	defer func() {
		endSpan(err)
		s.ended(ctx, err)
	}()
	release, err := s.claims.take(ctx, w.Order)
	if err != nil {
		if isWithdrawn(ctx) {
			return errWithdrawn
		}
		return err
	}
	defer release()
	err = s.workOn(ctx, w, log)
	switch {
	case err == nil:
		log.Info("job done")
	case errors.Is(err, errWithdrawn):
		log.Info("job withdrawn: it is abandoned")
	case noFault(err):
		log.Info("job not taken", "code", proof.CodeOf(err), "why", err)
	case ctx.Err() != nil:
		log.Info("job given back", "cause", context.Cause(ctx))
	default:
		log.Warn("job failed", "class", proof.ClassOf(err), "code", proof.CodeOf(err), "error", err)
	}
	if sweepErr := s.sweep(); sweepErr != nil {
		log.Warn("spool not swept", "error", sweepErr) // the job's end does not depend on it
	}
	return err
}

// workOn does the job with its files on the desk.
func (s *slot) workOn(ctx context.Context, w queue.Work, log *slog.Logger) error {
	f, st, err := s.spool.open(w.Order)
	if err != nil {
		return err
	}
	defer func() {
		if err := f.putAway(); err != nil {
			log.Warn("the job's files stay in the host's sight", "error", err)
		}
	}()
	j := &job{slot: s, Log: log, span: ctx, work: w, folder: f, state: st, sources: usable(w.Receipts)}
	err = j.run(ctx)
	if j.state.Private {
		if err := j.forget(); err != nil {
			log.Warn("a private job's files are not removed yet", "error", err) // the next sweep does
		}
	}
	return err
}

// run brings the job to an end that can be reported, or returns why it must be tried again.
func (j *job) run(ctx context.Context) error {
	if j.state.Attempt != j.work.Attempt {
		j.state.Attempt, j.state.Tries, j.state.Failure = j.work.Attempt, 0, nil
	}
	if j.state.Failure != nil { // delivered again after its end
		return j.publishFailure(ctx)
	}
	if wire, ok := j.finishedProof(); ok {
		return j.deliver(ctx, wire)
	}
	if err := j.admit(); err != nil {
		return j.decline(ctx, err)
	}
	if err := roomOnDevice(j.device, j.info, j.DeviceFree); err != nil {
		return err
	}
	err := j.unfit()
	if err == nil && j.state.Tries >= MaxTries {
		err = proof.Errorf(proof.Retry, "attempts-exhausted", "this node tried %d times and did not live to see the end", j.state.Tries)
		return j.reportFailure(ctx, err)
	}
	var wire []byte
	if err == nil {
		wire, err = j.prove(ctx)
		err = ofDevice(err)
	}
	if err == nil {
		return j.deliver(ctx, wire)
	}
	if isWithdrawn(ctx) {
		return j.abandon()
	}
	if ctx.Err() != nil {
		return j.giveBack(ctx)
	}
	if noFault(err) {
		return j.decline(ctx, err)
	}
	if class := proof.ClassOf(err); class == proof.Permanent || class == proof.Caller || proof.CodeOf(err) == codeDeadlinePassed || j.state.Tries >= MaxTries {
		return j.reportFailure(ctx, err)
	}
	return err
}

// codeDeadlinePassed ends the attempt here, since another try of this node ends in the same way. It is of class retry, since the node judges by
// its own clock: the orchestrator, which goes by the chain's, knows whether another has the time.
const codeDeadlinePassed = "deadline-passed"

// standing is what this node decides by now.
func (j *job) standing() standing {
	return standing{
		id: j.ID, now: j.Clock.Now(), draining: j.draining(), highestEpoch: j.book.epoch(j.market()), version: j.info.Version, wantVersion: j.Keys.ZKVMVersion,
		memoryBytes: j.memory, needBytes: j.info.MemoryBytes, maxCycles: j.Limits.Cycles, maxCollateral: j.MaxCollateral, ask: j.Ask,
		speed: SpeedOf(samplesOf(j.book.known(), j.fingerprint)),
	}
}

// draining reports whether the node was told to end.
func (n *node) draining() bool {
	select {
	case <-n.Drain:
		return true
	default:
		return false
	}
}

// market names the chain and market whose orchestrators' epochs are compared.
func (n *node) market() string { return fmt.Sprintf("%d/%s", n.ChainID, n.Market.Hex()) }

// admit decides about the job before anything is done for it, and remembers the epoch it came with.
func (j *job) admit() error {
	ours := j.work.ChainID == j.ChainID && common.IsHexAddress(j.work.Market) && common.HexToAddress(j.work.Market) == j.Market
	if !ours {
		return nil // unfit says so
	}
	if err := admit(j.work, j.standing()); err != nil {
		return err
	}
	return j.book.saw(j.market(), j.work.Epoch)
}

// decline tells the network of a refusal; work that goes back to the others is nobody's business.
func (j *job) decline(ctx context.Context, err error) error {
	var refused *refusedError
	if !errors.As(err, &refused) {
		return err
	}
	if j.counted { // the try did nothing that could have broken the node
		j.state.Tries--
		if err := j.state.save(j.folder); err != nil {
			return err
		}
	}
	r := j.result(queue.KindRefused)
	r.Error = failure(refused.cause)
	if err := j.postAndWait(ctx, r); err != nil {
		return err
	}
	return refused
}

// unfit turns down work that this node must not or cannot do.
func (j *job) unfit() error {
	w := j.work
	refuse := func(code, field, format string, args ...any) error {
		return proof.Errorf(proof.Permanent, code, field+": "+format, args...).WithField(field)
	}
	switch {
	case w.ChainID != j.ChainID:
		return refuse("wrong-chain", "chainId", "the job is for chain %d, this node proves for %d", w.ChainID, j.ChainID)
	case !common.IsHexAddress(w.Market) || common.HexToAddress(w.Market) != j.Market:
		return refuse("wrong-market", "market", "the job is for market %s, this node proves for %s", w.Market, j.Market.Hex())
	case j.Clock.Now().Unix() >= w.Deadline:
		return proof.Errorf(proof.Retry, codeDeadlinePassed, "deadline: was %s by this node's clock", time.Unix(w.Deadline, 0).UTC().Format(time.RFC3339)).WithField("deadline")
	}
	free, err := j.FreeDisk(j.spool.root)
	if err == nil && free < j.Limits.DiskBytes {
		err = proof.Errorf(proof.Retry, "disk", "the spool's disk has %d bytes free, want %d", free, j.Limits.DiskBytes)
	}
	return err
}

// giveBack undoes the counting of a try that was ended by our own shutdown.
func (j *job) giveBack(ctx context.Context) error {
	if j.counted {
		j.state.Tries--
	}
	return errors.Join(
		proof.Errorf(proof.Retry, "cancelled", "job given back: %w", context.Cause(ctx)),
		j.state.save(j.folder))
}

// prove does everything up to a proof that the local verifier accepted, and returns its bytes. The order's deadline
// ends it: nobody pays for a proof after that.
func (j *job) prove(ctx context.Context) ([]byte, error) {
	passed := proof.Errorf(proof.Retry, codeDeadlinePassed, "deadline: passed by this node's clock while the job was being proven").WithField("deadline")
	var wire []byte
	err := j.within(ctx, time.Unix(j.work.Deadline, 0).Sub(j.Clock.Now()), passed, func(ctx context.Context) (err error) {
		wire, err = j.stages(ctx)
		return err
	})
	return wire, err
}

// within runs do with a context that ends after limit; do then ends with the error late. A host that was working for
// do is ended too, since a zkVM may not be able to let go of a proof.
func (j *job) within(ctx context.Context, limit time.Duration, late *proof.Error, do func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := j.Clock.NewTimer(limit)
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case <-timer.C():
			cancel(late)
		case <-ctx.Done():
		}
	}()
	err := do(ctx)
	timer.Stop()
	cancel(nil)
	<-watched
	if err != nil && context.Cause(ctx) == late {
		j.dropHost()
		return late
	}
	return err
}

func (j *job) stages(ctx context.Context) ([]byte, error) {
	if err := j.fetch(ctx); err != nil {
		return nil, err
	}
	// From here on the job's own doings may break the node, so the try is counted before it starts.
	j.state.Tries++
	j.counted = true
	if j.state.Device != j.device {
		j.state.Resumed = j.state.Resumed || j.state.Device != "" // what it takes here is no measure of either
		j.state.Device = j.device
	}
	if err := j.state.save(j.folder); err != nil {
		return nil, err
	}
	if j.state.Private {
		j.dropHost() // an earlier guest may have made it its own
	}
	h, err := j.keeper.Host(ctx)
	if err != nil {
		return nil, err
	}
	if err := j.greet(ctx, h); err != nil {
		return nil, err
	}
	if err := h.Give(j.folder.work); err != nil {
		return nil, err
	}
	id, err := h.Setup(ctx, j.folder.file(fileELF))
	if err != nil {
		return nil, ours(err)
	}
	if id != j.work.ProgramID {
		return nil, proof.Errorf(proof.Permanent, "program-id-mismatch",
			"programId: the program's id is %s, the order says %s", id, j.work.ProgramID).WithField("programId")
	}
	if err := j.execute(ctx, h); err != nil {
		return nil, err
	}
	if err := j.wrapReceipt(ctx, h); err != nil {
		return nil, err
	}
	return j.groth16(ctx, h)
}

// fetch brings program and input into the job's folder; the store checks their digests. A file that is there already
// was checked when it came.
func (j *job) fetch(ctx context.Context) error {
	for _, a := range []struct {
		digest proof.Digest
		name   string
		role   private.Role
		limit  int64
	}{
		{j.work.ProgramDigest, fileELF, private.Program, proof.MaxELFBytes},
		{j.work.InputDigest, fileInput, private.Input, proof.MaxInputBytes},
	} {
		if j.folder.has(a.name) {
			continue
		}
		if err := j.fetchOne(ctx, a.digest, a.name, a.role, a.limit); err != nil {
			return err
		}
	}
	return nil
}

// limits are the stricter of the order's and the node's.
func (j *job) limits() host.RunLimits {
	return host.RunLimits{
		Cycles:       min(j.work.MaxCycles, j.Limits.Cycles),
		Seconds:      j.Limits.ExecuteSeconds,
		JournalBytes: min(int64(j.work.MaxJournalBytes), j.Limits.JournalBytes),
	}
}

// claim is what this job's proof must say.
func (j *job) claim() proof.Claim {
	return proof.Claim{
		ProgramID:     j.work.ProgramID,
		JournalDigest: j.state.Executed.JournalDigest,
		Context:       chain.Context(j.ChainID, j.Market, j.work.Order, j.Payout),
	}
}
