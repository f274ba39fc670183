package sim

import (
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
)

// What is more than this has no bound. A wiped database begins to count anew, as the state does.
const (
	maxEffectsOfOrder   = 800
	maxPublishedOfOrder = 60          // and once for each time that an orchestrator begins anew
	graceSeconds        = 1800        // after the deadline and the storm, for the refund
	payAtOnceSeconds    = int64(600)  // the same where nothing ever failed but clocks
	payWithinSeconds    = int64(2700) // after a proof came in, in good weather: a mined and vanished transaction costs TxLostSeconds
	proveWithinSeconds  = 3 * 3600
	clockWithinSeconds  = int64(300)   // of the true time: a few idle blocks, where the last ones are waited for
	clockSetSeconds     = 900          // after a start or a sleep
	twoFulfilsApart     = 300 * second // sooner than TxLostSeconds nobody may take a transaction for lost
)

// track is what the checks remember of an order.
type track struct {
	effects, published int // without checks
	checks             int
	proven             int64 // when a true proof was taken in, world time
	wiped              bool
	failed             map[string]bool  // provers that failed or refused the job
	fulfils            map[string]int64 // intents of fulfilments that were submitted, and when last
}

// checkStep holds every step of the machine against the rules that it must keep, computed here once more.
func (w *world) checkStep(p *process, order int, before job.State, e job.Event, next job.State, effects []job.Effect, now int64) {
	o := w.orders[order]
	if before.Closed != "" && e.Kind != job.ChainReverted && (next != before || len(effects) > 0) {
		w.violate("at most one payment", "%s changed order %d, which is closed", e.Kind, order)
	}
	w.checkClock(p, now)
	if next.Failures > job.MaxAttempts {
		w.violate("bounded", "order %d has %d failed attempts", order, next.Failures)
	}
	w.checkReporter(o, before, e, next, now)
	if who := before.Worker(); who != "" && (next.Failures > before.Failures || next.Refusals > before.Refusals) {
		if o.seen.failed == nil {
			o.seen.failed = map[string]bool{}
		}
		o.seen.failed[who] = true
	}
	if !w.checkRefunds(next, now) {
		w.violate("no lost request", "order %d is past its deadline and wants no refund: %+v", order, next)
	}
	for _, f := range effects {
		o.seen.effects++
		switch f.Kind {
		case job.CheckOrder: // every CheckRetrySeconds while the store is away
			o.seen.effects--
			if o.seen.checks++; int64(o.seen.checks) > 10+int64(4*w.stats.Starts)+(w.now-o.opensAt)/second/(job.CheckRetrySeconds-1) {
				w.violate("bounded", "order %d was checked %d times", order, o.seen.checks)
			}
		case job.SendFulfil:
			if next.Work != job.WorkProved || f.Payout != next.Payout || now >= next.Deadline {
				w.violate("no false payment", "order %d: a fulfilment for %v in %+v", order, f.Payout, next)
			}
		case job.SendLock:
			w.checkLock(o, next, f, now)
		case job.SendExpire:
			if now < next.Deadline {
				w.violate("no lost request", "order %d is refunded %d s before its deadline", order, next.Deadline-now)
			}
		case job.WithdrawWork:
			if f.Attempt >= next.Attempt && next.Closed == "" && next.Work != job.WorkStopped || !next.Over(f.Attempt, now) {
				w.violate("liveness", "order %d: attempt %d is withdrawn in %+v", order, f.Attempt, next)
			}
		case job.PublishWork:
			o.seen.published++
			if f.Attempt != next.Attempt || f.Prover != next.Assignee {
				w.violate("bounded", "order %d: work of attempt %d for %q is published in %+v", order, f.Attempt, f.Prover, next)
			}
		}
	}
	if o.seen.effects > maxEffectsOfOrder+4*w.stats.Starts || o.seen.published > maxPublishedOfOrder+w.stats.Starts {
		w.violate("bounded", "order %d caused %d effects, %d of them work", order, o.seen.effects, o.seen.published)
	}
}

// checkClock: where only clocks are wrong, the orchestrator's is set by the chain's blocks.
func (w *world) checkClock(p *process, now int64) {
	if off := now - w.unix(); w.weather.name == wrongClocks && w.now >= p.woke+clockSetSeconds*second && max(off, -off) > clockWithinSeconds {
		w.violate("deadlines by the chain's time", "the clock of %s is off by %d s", p.name, off)
	}
}

// checkReporter: what somebody says who does not have the present attempt changes nothing, unless it is a verified proof.
func (w *world) checkReporter(o *order, before job.State, e job.Event, next job.State, now int64) {
	switch e.Kind {
	case job.ProverProgress, job.ProverExecuted, job.ProverStage, job.ProverFailed, job.ProverRefused:
	default:
		return
	}
	may := before.Assignee == e.Prover
	if before.Assignee == "" {
		may = len(e.Prover) < 2 || e.Prover[:2] != "0x"
	}
	assigned := (before.Work == job.WorkQueued || before.Work == job.WorkExecuted) && before.RetryAt == 0 && !before.Matching
	if may && e.Attempt == before.Attempt && assigned {
		return
	}
	if passed, _ := job.Step(before, job.Event{Kind: job.Tick}, now); passed == next {
		return // the time did it, in this very second
	}
	if next.HeardAt != before.HeardAt && next.RetryAt == 0 || next.Receipts != before.Receipts || next.Payout != before.Payout ||
		next.Work == job.WorkExecuted && before.Work != job.WorkExecuted || next.Work == job.WorkStopped && before.Work != job.WorkStopped {
		w.violate("no false payment", "order %d: %s of attempt %d by %s changed attempt %d of %q:\n%+v\n%+v", o.index, e.Kind, e.Attempt,
			short(e.Prover), before.Attempt, short(before.Assignee), before, next)
	}
}

// checkRefunds: an order past its deadline is being refunded, or will be asked to be.
func (w *world) checkRefunds(s job.State, now int64) bool {
	if s.OpenedBlock == 0 || s.Closed != "" || now < s.Deadline+job.ExpireGraceSeconds {
		return true
	}
	return s.Expire.State == job.TxPending || s.Expire.State == job.TxMined || s.Expire.At > now || s.Wake(now) > now
}

// checkLock: nobody locks what nobody ran, and collateral is put at stake only for who has the job.
func (w *world) checkLock(o *order, s job.State, f job.Effect, now int64) {
	if s.Work != job.WorkExecuted || now >= s.Deadline {
		w.violate("never locked after rejected", "order %d is locked in %+v", o.index, s)
	}
	if f.Round != s.Rounds() || f.Round >= job.MaxRounds {
		w.violate("bounded", "order %d: round %d is locked after %d", o.index, f.Round, s.Rounds())
	}
	for _, pr := range w.provers {
		if pr.account != accountOf(f.Payout) {
			continue
		}
		if pr.outside && (pr.name != f.Prover || s.Assignee != pr.name) || !pr.outside && f.Prover != "" {
			w.violate("no false payment", "order %d is locked by %q for %v, while %q has it", o.index, f.Prover, pr, s.Assignee)
		}
	}
}

// checkSend: what is sent to be paid was proven, by whom it pays, and no other transaction for it is under way.
func (w *world) checkSend(f pending, m move) {
	if f.effect.Kind != job.SendFulfil {
		return
	}
	o := w.orders[f.order]
	id := f.effect.Intent(o.digest)
	for other, at := range o.seen.fulfils {
		r, known := w.db.sent[other]
		// Where clocks are off, the next leader's may say that the transaction is lost for long. The market pays once all the same.
		if other != id && known && w.weather.Skew == 0 && w.now < at+twoFulfilsApart && (r.Status == chain.StatusQueued || r.Status == chain.StatusSent && r.Result == nil) {
			w.violate("at most one payment", "order %d: %s is sent while %s is under way", f.order, id, other)
		}
	}
	if o.seen.fulfils == nil {
		o.seen.fulfils = map[string]int64{}
	}
	o.seen.fulfils[id] = w.now
	if !w.proofs[proofKey{m.proof}].holds(f.order, m.payout, m.journal) {
		w.violate("no false payment", "order %d: the fulfilment that is sent pays %d for a proof that proves nothing of the kind", f.order, m.payout)
	}
}

// checkMatch: who failed or refused a job has it again only when nobody else is left.
func (w *world) checkMatch(m *matching, r *record, a match.Assignment) {
	o := w.orders[r.order]
	if !o.seen.failed[a.Prover] || len(o.seen.failed) > job.MaxExcluded {
		return
	}
	for _, pr := range w.provers {
		h, known := m.heard[pr.name]
		if !known || h.told != h.at || !pr.outside || h.collateral < o.collateral || o.seen.failed[pr.name] {
			continue
		}
		busy := false
		for _, held := range m.holds {
			busy = busy || held.prover == pr.name
		}
		need := pr.fixed/second + int64(float64(o.megacyle)/pr.speed)
		if !busy && h.beat.free > 0 && w.now < h.at+presumedDead && h.capacity > 1 && o.deadline-w.unix() > 10*need+3600 && o.lockSeconds > 10*need &&
			pr.base+pr.perMega*100 < o.priceAt(m.p.now()-3600) {
			w.violate("exclusion", "order %d goes to %s again, while %v is free", r.order, short(a.Prover), pr)
		}
	}
}

// heardProof remembers when a true proof came in.
func (w *world) heardProof(res report) {
	if o := w.orders[res.order]; o.seen.proven == 0 && o.takes(res.journal) {
		o.seen.proven = w.now
	}
}

// slack is what a clock that is set may delay: the longest wait that a job is put off for.
func (w *world) slack() int64 {
	if w.weather.Skew > 0 || w.weather.Sleep > 0 {
		return job.RefusalPauseSeconds + chain.ClockToleranceSeconds
	}
	return 0
}

// finish holds the end of the run against the promises.
func (w *world) finish() {
	b := &w.chain.head().books
	w.audit(b)
	for _, o := range w.orders {
		s := b.orders[o.index]
		w.stats.count(s.state)
		if s.state == chain.StateNone {
			continue
		}
		if calm := max(w.weather.calmAt/second, o.deadline) + graceSeconds; w.unix() >= calm+w.slack() && s.state <= chain.StateLocked {
			w.violate("no lost request", "order %d is %s %d s after its deadline", o.index, s.state, w.unix()-o.deadline)
		}
		w.checkAgreement(o, s)
		w.checkPaid(o, s)
	}
}

// checkAgreement: the database says what the chain says, also when it was lost.
func (w *world) checkAgreement(o *order, s slot) {
	late := w.unix() >= max(w.weather.calmAt/second, o.deadline)+graceSeconds+w.slack()
	if !w.settled && !late || s.state <= chain.StateLocked {
		return
	}
	want := map[chain.OrderState]job.Phase{chain.StateFulfilled: job.Fulfilled, chain.StateCancelled: job.Cancelled, chain.StateExpired: job.Expired}[s.state]
	r := w.db.jobs[o.index]
	if r == nil || r.state.Phase() != want {
		w.violate("rebuildable", "the chain says that order %d is %s, the database says %+v", o.index, s.state, r)
	}
	if s.state != chain.StateExpired && r.state.Rounds() != int(s.round) { // expire deletes nothing but what nobody reads
		w.violate("rebuildable", "the chain says that order %d was locked %d times, the database says %+v", o.index, s.round, r.state.Locks)
	}
}

// checkPaid: in good weather what was proven is paid, and what can be proven is.
func (w *world) checkPaid(o *order, s slot) {
	if s.state != chain.StateExpired {
		return
	}
	calm := w.weather.calmAt / second
	free := max(calm, o.opensAt/second)
	if s.round > 0 && s.holder != nobody { // a lock of somebody else must have left time
		free = max(free, s.until)
	}
	within := payWithinSeconds + w.slack()
	if w.weather.name == wrongClocks {
		within = payAtOnceSeconds
	}
	if p := o.seen.proven / second; p != 0 && max(p, free)+within < o.deadline {
		w.violate("nothing unpaid that was proven", "order %d was proven %d s before its deadline, and refunded", o.index, o.deadline-p)
	}
	w.checkProven(o, free)
}

// checkProven: an order that can be proven is, when the weather was good for long enough. Liars may use up its attempts, and so may a
// storm; but whatever nobody has given up is proven.
func (w *world) checkProven(o *order, free int64) {
	liars, able := 0, false
	for _, pr := range w.provers {
		if pr.nature != honest {
			liars++
		}
		able = able || !pr.outside && pr.skew == 0
	}
	r := w.db.jobs[o.index]
	if o.guest != guestFine || !able || o.lateInput || r == nil {
		return
	}
	stopped := r.state.Work == job.WorkStopped && (liars > 0 || w.openedAt(o.index) < w.weather.calmAt/second)
	if free = max(free, w.openedAt(o.index)); !stopped && free+proveWithinSeconds+w.slack() < o.deadline {
		w.violate("liveness", "order %d had %d s of good weather, and nobody proved it: %+v", o.index, o.deadline-free, r)
	}
}

// openedAt is when the chain took the order, 0 when it did not.
func (w *world) openedAt(order int) int64 {
	for _, b := range w.chain.blocks {
		for i, t := range b.txs {
			if t.move.kind == moveOpen && int(t.move.order) == order && b.receipts[i].Status == 1 {
				return b.time()
			}
		}
	}
	return 0
}
