package sim

import (
	"context"
	"math/rand/v2"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// StepFunc is the state machine under test.
type StepFunc func(job.State, job.Event, int64) (job.State, []job.Effect)

// Options change a run. The zero value is the real thing.
type Options struct {
	Step    StepFunc       // nil: job.Step
	Trace   bool           // keep what happened last, for a Failure
	Whole   bool           // keep all of it
	Weather func(*weather) // may change what was drawn

	OwnClock bool // orchestrators judge deadlines by their machines' clocks, as they once did

	depth  uint64
	public bool // the chain is not known to be a local one
}

func (o *Options) step() StepFunc {
	if o.Step == nil {
		return job.Step
	}
	return o.Step
}

func (o *Options) confirmations() uint64 { return o.depth }

// Stats are what happened in a run, so that nobody believes that nothing did.
type Stats struct {
	Steps, Effects, CrashPoints, Crashes, Starts, Wipes, Reorgs, Proofs, Resumed, Withdrawn, ClockSteps int
	Fulfilled, Cancelled, Expired, Unopened, Open                                                       int
}

func (s *Stats) count(state chain.OrderState) {
	switch state {
	case chain.StateFulfilled:
		s.Fulfilled++
	case chain.StateCancelled:
		s.Cancelled++
	case chain.StateExpired:
		s.Expired++
	case chain.StateNone:
		s.Unopened++
	default:
		s.Open++
	}
}

// Add sums two runs.
func (s *Stats) Add(o Stats) {
	s.Steps += o.Steps
	s.Effects += o.Effects
	s.CrashPoints += o.CrashPoints
	s.Crashes += o.Crashes
	s.Starts += o.Starts
	s.Wipes += o.Wipes
	s.Reorgs += o.Reorgs
	s.Proofs += o.Proofs
	s.Resumed += o.Resumed
	s.ClockSteps += o.ClockSteps
	s.Withdrawn += o.Withdrawn
	s.Fulfilled += o.Fulfilled
	s.Cancelled += o.Cancelled
	s.Expired += o.Expired
	s.Unopened += o.Unopened
	s.Open += o.Open
}

// Run plays one seed to its end; the failure is nil when every promise held.
func Run(seed uint64, opt Options) (stats Stats, failure *Failure) {
	w := &world{seed: seed, rng: rand.New(rand.NewPCG(seed, 0x1e44a)), now: dawn, opt: opt, proofs: map[proofKey]truth{}}
	defer func() {
		stats = w.stats
		stats.Steps = w.steps
		if r := recover(); r != nil {
			f, is := r.(*Failure)
			if !is {
				panic(r)
			}
			f.Trace = w.trace
			failure = f
		}
	}()
	w.build()
	w.run(w.over)
	w.finish()
	return w.stats, nil
}

func (w *world) build() {
	w.forecast()
	w.opt.depth = uint64(w.rng.IntN(3))
	w.opt.public = w.chance(0.5)
	w.store = &store{w: w, objects: map[proof.Digest]int64{}}
	w.broker = &broker{w: w, known: map[workKey]int64{}}
	w.db = newDatabase(w)
	books := w.populate()
	w.chain = newLedger(w, books)
	w.chain.start()
	for _, name := range []string{"orchestrator-a", "orchestrator-b"}[:w.between(1, 2)] {
		p := &process{w: w, name: name}
		w.leaders = append(w.leaders, p)
		w.after(w.between(0, 5)*second, p.boot)
	}
	w.gusts()
	w.say("weather %s until %d s: %+v", w.weather.name, (w.weather.calmAt-dawn)/second, w.weather)
	for _, pr := range w.provers {
		w.say("%v skew %d s", pr, pr.skew/second)
	}
	for _, o := range w.orders {
		w.say("order %d: guest %s, opens at %d, deadline %d, %d megacycles", o.index, o.guest, (o.opensAt-dawn)/second, o.deadline-dawn/second, o.megacyle)
	}
}

// gusts are the faults that come by the minute.
func (w *world) gusts() {
	w.after(minute, func() {
		f := &w.weather
		if w.fault(f.QueueWiped) {
			w.broker.wipe()
		}
		if w.fault(f.QueueDown) {
			w.broker.downUntil = w.now + w.between(10, 3600)*second
			w.say("the queue is down for %d s", (w.broker.downUntil-w.now)/second)
		}
		if w.fault(f.StoreDown) {
			w.store.down = w.now + w.between(10, 3600)*second
			w.say("the store is down for %d s", (w.store.down-w.now)/second)
		}
		if w.fault(f.RPCDown) {
			w.chain.silentUntil = w.now + w.between(10, 1800)*second
			w.say("no node of the chain answers for %d s", (w.chain.silentUntil-w.now)/second)
		}
		if w.fault(f.PoolDropped) {
			w.chain.drop()
		}
		if w.fault(f.ForeignTx) {
			n := node{w: w}
			next, _ := n.PendingNonceAt(context.Background(), account(operator).address())
			w.chain.pool = append(w.chain.pool, tx{hash: [32]byte(w.name("foreign", w.id())), ours: true, nonce: next, fee: 1000 * gwei})
		}
		for _, pr := range w.provers {
			if pr.alive && w.fault(f.Dies/4) {
				pr.die()
			}
		}
		w.gusts()
	})
}

// over reports whether nothing can happen any more that anybody would look at.
func (w *world) over() bool {
	if w.steps%64 != 0 {
		return false
	}
	last := int64(0)
	for _, o := range w.orders {
		last = max(last, o.deadline*second)
	}
	if w.now > max(last, w.weather.calmAt)+(graceSeconds+w.slack()+60)*second || w.now > last+4*3600*second {
		return true
	}
	if w.now < w.weather.calmAt || len(w.chain.blocks) < maxReorg+4 {
		return false
	}
	deep := &w.chain.blocks[len(w.chain.blocks)-4].books
	for _, o := range w.orders {
		switch s := deep.orders[o.index].state; {
		case s == chain.StateNone && w.now < o.deadline*second || s == chain.StateOpen || s == chain.StateLocked:
			return false
		case s != chain.StateNone && (w.db.jobs[o.index] == nil || !w.db.jobs[o.index].state.Phase().Final()):
			return false
		}
	}
	w.settled = true
	return true
}
