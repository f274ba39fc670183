package sim

import (
	"fmt"
	"math"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// nature is what kind of prover somebody is. Nodes of the fleet are honest.
type nature string

const (
	honest      nature = "honest"
	liesProof   nature = "gives proofs that prove nothing"
	liesJournal nature = "tells another journal than the guest's"
	liesReceipt nature = "stores receipts that are none, and dies"
	saysFailed  nature = "says of every guest that it cannot be proven"
	mute        nature = "takes work and never says a word"
	teaser      nature = "tells of progress for ever"
	noisy       nature = "reports on others' jobs"
	thief       nature = "claims others' proofs"
)

var lies = []nature{liesProof, liesJournal, liesReceipt, saysFailed, mute, teaser, noisy, thief}

const (
	maxTries     = 3 // of one attempt on one node
	stageCount   = 5
	stageExecute = 0
	stageCore    = 1
	stageGroth16 = 4
	restartsIn   = 5 * minute // at most
)

// shares of the proving time, by stage.
var stageShare = [stageCount]float64{0.02, 0.58, 0.2, 0.15, 0.05}

var receiptOf = map[int]proof.Stage{1: proof.StageCore, 2: proof.StageCompressed, 3: proof.StageWrap}

// prover is one node, or one outside prover with its node.
type prover struct {
	w       *world
	name    string
	outside bool
	nature  nature
	account account
	slots   int
	speed   float64 // million cycles per second
	fixed   int64   // milliseconds of any job
	base    int64
	perMega int64
	skew    int64 // of its clock, milliseconds
	most    uint64
	stakes  int64 // what it had for collateral when the world began

	alive   bool
	life    int
	stalled int64 // until then
	epoch   int
	tasks   map[int]*task
	spool   map[int]*spooled // survives, unless it is lost
	outbox  []report         // part of the spool: reports that were not taken yet
	sending bool
}

// task is a job in work.
type task struct {
	work    work
	message *message
	token   uint64
	stage   int // the one it is at
	spooled *spooled
}

// spooled is what a node keeps of a job.
type spooled struct {
	attempt, tries int
	stage          int // the first that is not done
	proof          proof.Digest
	failure        *job.Reason
}

func (pr *prover) awake() bool { return pr.alive && pr.w.now >= pr.stalled }

func (pr *prover) now() int64 { return (pr.w.now + pr.skew) / second }

// after runs do unless the node died meanwhile; a stalled node does it later.
func (pr *prover) after(delay int64, do func()) {
	life := pr.life
	var later func()
	later = func() {
		switch {
		case pr.life != life || !pr.alive:
		case pr.w.now < pr.stalled:
			pr.w.after(pr.stalled-pr.w.now, later)
		default:
			do()
		}
	}
	pr.w.after(delay, later)
}

func (pr *prover) start() {
	pr.alive = true
	pr.life++
	pr.tasks = map[int]*task{}
	pr.w.say("prover %s starts", short(pr.name))
	pr.heartbeat()
	pr.flush()
	pr.w.broker.offer()
	for _, o := range pr.w.orders { // an outside prover goes on with what its spool holds
		if s := pr.spool[o.index]; pr.outside && s != nil && s.attempt != 0 && s.proof.IsZero() && s.failure == nil {
			pr.begin(work{order: o.index, attempt: s.attempt, epoch: pr.epoch, assignee: pr.name}, nil, s)
		}
	}
	if pr.nature == noisy || pr.nature == thief {
		pr.pester()
	}
}

// die ends the process; what it held comes back to the queue after the ack wait.
func (pr *prover) die() {
	w := pr.w
	w.say("prover %s DIES", short(pr.name))
	pr.alive = false
	pr.life++
	pr.tasks, pr.sending = map[int]*task{}, false
	if w.fault(w.weather.SpoolLost) {
		pr.spool, pr.outbox, pr.epoch = map[int]*spooled{}, nil, 0
	}
	w.after(w.between(5*second, restartsIn), pr.start)
}

func (pr *prover) heartbeat() {
	capacity, collateral := math.MaxInt32, coins
	if pr.outside { // the orchestrator reads it from the chain
		books := &pr.w.chain.head().books
		capacity, collateral = int(books.capacity[pr.account])+len(pr.tasks), books.balance[pr.account]
	}
	pr.w.broker.beat(beat{prover: pr.name, free: max(0, pr.slots-len(pr.tasks)), slots: pr.slots, maxCycles: pr.most,
		perMega: pr.perMega, base: pr.base, speed: pr.speed * millionCycles, fixed: float64(pr.fixed / second), capacity: capacity, collateral: collateral})
	pr.after(beatEvery, pr.heartbeat)
}

// take is a delivery of work; m is nil for outside provers.
func (pr *prover) take(wk work, m *message) {
	w := pr.w
	if !pr.awake() {
		return
	}
	if wk.epoch < pr.epoch {
		w.broker.ack(m)
		pr.send(report{kind: reportRefused, order: wk.order, attempt: wk.attempt, reason: job.Reason{Class: proof.Retry, Code: "stale-epoch"}})
		return
	}
	pr.epoch = wk.epoch
	if running := pr.tasks[wk.order]; running != nil {
		if running.work.attempt >= wk.attempt {
			w.broker.ack(m) // it is in work: this is a duplicate
			return
		}
		delete(pr.tasks, wk.order)
	}
	s := pr.spool[wk.order]
	if s == nil {
		s = &spooled{}
		pr.spool[wk.order] = s
	}
	if s.attempt != wk.attempt {
		s.attempt, s.tries, s.failure = wk.attempt, 0, nil
	}
	o := w.orders[wk.order]
	switch {
	case s.failure != nil:
		pr.send(report{kind: reportFailed, order: wk.order, attempt: wk.attempt, reason: *s.failure})
		w.broker.ack(m)
	case !s.proof.IsZero():
		pr.deliver(&task{work: wk, message: m, spooled: s})
	case pr.now() >= o.deadline:
		pr.refuse(wk, m, "deadline-passed")
	case pr.outside && len(pr.tasks) >= pr.slots:
		pr.refuse(wk, m, "no-free-slot")
	case w.fault(w.weather.Refuses):
		pr.refuse(wk, m, "busy")
	case s.tries >= maxTries:
		pr.fail(&task{work: wk, message: m, spooled: s}, job.Reason{Class: proof.Retry, Code: "attempts-exhausted"})
	default:
		pr.begin(wk, m, s)
	}
}

func (pr *prover) refuse(wk work, m *message, code string) {
	pr.w.broker.ack(m)
	pr.send(report{kind: reportRefused, order: wk.order, attempt: wk.attempt, reason: job.Reason{Class: proof.Retry, Code: code}})
}

// begin works on a job from the newest stage that somebody has done.
func (pr *prover) begin(wk work, m *message, s *spooled) {
	t := &task{work: wk, message: m, token: pr.w.id(), stage: s.stage, spooled: s}
	pr.tasks[wk.order] = t
	s.tries++
	if pr.nature == mute {
		return
	}
	for i, r := range wk.receipts {
		if r.Digest.IsZero() || i+2 <= t.stage || s.stage > 0 && i+2 <= s.stage {
			continue
		}
		switch {
		case pr.w.store.get(r.Digest) != nil: // not to be had: prove it oneself
		case pr.w.proofs[proofKey{r.Digest}].order != wk.order || !pr.w.proofs[proofKey{r.Digest}].true:
			if pr.w.chance(0.5) {
				pr.fail(t, job.Reason{Class: proof.Retry, Code: "bad-receipt"})
				return
			}
		default:
			t.stage = i + 2
		}
	}
	resumed := t.stage > s.stage
	if resumed {
		pr.w.stats.Resumed++
	}
	pr.progress(t)
	if resumed || t.stage > 0 { // it executes anyway, which is quick, and tells what it will prove
		pr.wait(t, stageExecute, func() { pr.executed(t); pr.work(t) })
		return
	}
	pr.work(t)
}

func (pr *prover) progress(t *task) {
	pr.w.broker.tell(report{kind: reportProgress, order: t.work.order, attempt: t.work.attempt, prover: pr.name})
}

// wait is the time that a stage takes.
func (pr *prover) wait(t *task, stage int, do func()) {
	total := float64(pr.fixed) + float64(pr.w.orders[t.work.order].megacyle)/pr.speed*1000
	pr.after(int64(total*stageShare[stage])+1, func() {
		if pr.tasks[t.work.order] == t {
			do()
		}
	})
}

// work does the present stage and goes on to the next.
func (pr *prover) work(t *task) {
	w := pr.w
	if pr.nature == teaser && t.stage == stageCore {
		pr.progress(t)
		pr.after(5*minute, func() {
			if pr.tasks[t.work.order] == t {
				pr.work(t)
			}
		})
		return
	}
	pr.wait(t, t.stage, func() {
		switch {
		case w.fault(w.weather.Dies), w.orders[t.work.order].guest == guestPoison && t.stage == stageCore:
			pr.die()
			return
		case w.fault(w.weather.Stalls):
			pr.stalled = w.now + w.between(1, 90)*minute
			w.say("prover %s stalls for %d s", short(pr.name), (pr.stalled-w.now)/second)
			pr.after(0, func() { pr.work(t) })
			return
		case w.fault(w.weather.Fails):
			pr.fail(t, job.Reason{Class: proof.Retry, Code: "out-of-memory"})
			return
		}
		pr.finish(t)
	})
}

// finish ends a stage.
func (pr *prover) finish(t *task) {
	w, o := pr.w, pr.w.orders[t.work.order]
	pr.progress(t)
	switch {
	case t.stage == stageExecute && (o.guest == guestPanics || pr.nature == saysFailed):
		pr.fail(t, job.Reason{Class: proof.Permanent, Code: "guest-panicked"})
		return
	case t.stage == stageExecute && o.guest == guestEndless:
		pr.fail(t, job.Reason{Class: proof.Permanent, Code: "cycle-limit"})
		return
	case t.stage == stageExecute:
		pr.executed(t)
	case t.stage == stageGroth16:
		t.spooled.proof = pr.prove(o)
		pr.deliver(t)
		return
	default:
		d := w.name("receipt", uint64(o.index), uint64(t.stage), uint64(pr.account))
		w.proofs[proofKey{d}] = truth{true: pr.nature != liesReceipt, order: o.index}
		if w.store.put(d) == nil {
			pr.send(report{kind: reportStage, order: o.index, attempt: t.work.attempt, stage: receiptOf[t.stage], receipt: d})
		}
		if pr.nature == liesReceipt && t.stage == 3 {
			pr.die()
			return
		}
	}
	t.stage++
	t.spooled.stage = max(t.spooled.stage, t.stage)
	pr.work(t)
}

func (pr *prover) journalOf(o *order) proof.Digest {
	if pr.nature == liesJournal {
		return pr.w.name("lie", uint64(o.index))
	}
	return o.journal
}

func (pr *prover) executed(t *task) {
	o := pr.w.orders[t.work.order]
	r := report{kind: reportExecuted, order: o.index, attempt: t.work.attempt, journal: pr.journalOf(o)}
	if pr.outside {
		r.lock = &offer{by: pr.account, payout: pr.account, round: t.work.round, minPrice: pr.base, forged: pr.nature != honest && pr.w.chance(0.3)}
	}
	pr.send(r)
}

// prove makes the proof's bytes, true or not.
func (pr *prover) prove(o *order) proof.Digest {
	d := pr.w.name("proof", uint64(o.index), uint64(pr.account))
	pr.w.proofs[proofKey{d}] = truth{true: pr.nature != liesProof && pr.nature != liesJournal, order: o.index, payout: pr.account, journal: o.journal}
	return d
}

// deliver uploads journal and proof, and then says so.
func (pr *prover) deliver(t *task) {
	w, o := pr.w, pr.w.orders[t.work.order]
	journal := pr.journalOf(o)
	if w.store.put(journal) != nil || w.store.put(t.spooled.proof) != nil {
		pr.after(10*second, func() { pr.deliver(t) })
		return
	}
	w.stats.Proofs++
	pr.send(report{kind: reportProved, order: o.index, attempt: t.work.attempt, journal: journal, proof: t.spooled.proof})
	pr.done(t)
}

func (pr *prover) fail(t *task, why job.Reason) {
	t.spooled.failure = &why
	pr.send(report{kind: reportFailed, order: t.work.order, attempt: t.work.attempt, reason: why})
	pr.done(t)
}

// withdrawn abandons a job that is for nothing.
func (pr *prover) withdrawn(x withdrawal) {
	t := pr.tasks[x.order]
	if !pr.awake() || t == nil || !x.covers(t.work) {
		return
	}
	pr.w.stats.Withdrawn++
	t.spooled.attempt, t.spooled.tries = 0, 0
	pr.done(t)
}

func (pr *prover) done(t *task) {
	pr.w.broker.ack(t.message)
	if pr.tasks[t.work.order] == t {
		delete(pr.tasks, t.work.order)
	}
	pr.w.broker.offer()
}

// send puts a report into the spool; it leaves when the queue takes it.
func (pr *prover) send(r report) {
	r.prover, r.payout, r.epoch = pr.name, pr.account, pr.epoch
	pr.outbox = append(pr.outbox, r)
	if !pr.sending {
		pr.flush()
	}
}

func (pr *prover) flush() {
	pr.sending = false
	for len(pr.outbox) > 0 {
		if pr.w.broker.report(pr.outbox[0]) != nil {
			pr.sending = true
			pr.after(10*second, pr.flush)
			return
		}
		pr.outbox = pr.outbox[1:]
	}
}

// pester reports on jobs of others, for ever. The queue's accounts let nobody use another's name.
func (pr *prover) pester() {
	w := pr.w
	pr.after(w.between(1, 10)*minute, func() {
		o := w.orders[w.rng.IntN(len(w.orders))]
		r := report{order: o.index, attempt: int(w.between(1, 6)), journal: o.journal, reason: job.Reason{Class: proof.Permanent, Code: "lie"},
			lock: &offer{by: pr.account, payout: pr.account}, stage: proof.StageWrap, receipt: w.name("noise", w.id())}
		kinds := []reportKind{reportExecuted, reportFailed, reportRefused, reportStage, reportProgress, reportProved}
		r.kind = kinds[w.rng.IntN(len(kinds))]
		if pr.nature == thief {
			r.kind = reportProved
		}
		victim := w.provers[w.rng.IntN(len(w.provers))]
		r.proof = w.name("proof", uint64(o.index), uint64(victim.account))
		if w.now < w.weather.calmAt || w.chance(0.2) {
			pr.send(r)
		}
		pr.pester()
	})
}

func (pr *prover) String() string {
	return fmt.Sprintf("%s (%s, account %d)", short(pr.name), pr.nature, pr.account)
}
