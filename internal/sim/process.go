package sim

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// The waits of the orchestrator that the world copies.
const (
	pollEvery    = 3 * second
	leaseEvery   = 5 * second
	resendEvery  = 15 * second
	patienceTime = 600 * second
)

var operatorKey, _ = crypto.HexToECDSA("2222222222222222222222222222222222222222222222222222222222222222")

// process is one orchestrator process. What is in it dies with it.
type process struct {
	w     *world
	name  string
	life  int // counts its lives: what an earlier life asked for does not happen
	alive bool
	epoch int   // of its lease; 0: it does not lead
	until int64 // paused until then
	woke  int64 // when it began, or last woke
	wrong int64 // how far its machine's clock is off
	slept int64 // for how long the machine was suspended, where that stops the clock that nobody sets
	time  *chain.Clock

	node     *node
	follower *chain.Follower
	sender   *chain.Stepper
	live     map[int]*record
	since    map[patienceKey]int64 // reports that could not be handled yet
	waits    []waiting             // transactions whose fate somebody waits for
	match    *matching

	seenHead *block // by the follower, when it found nothing more to do
	sentHead *block // by the sender
	sentAt   int64
	byDigest map[proof.Digest]int
	polling  bool
	untold   []int // orders that are to hear that the time jumped
}

type patienceKey struct{ order, attempt int }

type waiting struct {
	id   string
	then func(chain.Result, error)
}

// crashed unwinds a process from wherever it is.
type crashed struct{ p *process }

// mayCrash is called at every point at which a kill would leave something half done.
func (p *process) mayCrash(where string) {
	w := p.w
	w.stats.CrashPoints++
	if w.stats.CrashPoints == w.weather.crashAt || w.fault(w.weather.Crash) {
		w.say("%s is KILLED %s", p.name, where)
		w.stats.Crashes++
		panic(crashed{p})
	}
}

// guard runs do as the process, which may die of it.
func (p *process) guard(do func()) {
	defer func() {
		if r := recover(); r != nil {
			if c, is := r.(crashed); is && c.p == p {
				p.die()
				return
			}
			panic(r)
		}
	}()
	do()
}

// after runs do in delay unless the process has died or lost the lead meanwhile. A paused process does it when it goes on.
func (p *process) after(delay int64, do func()) {
	if p.epoch != 0 { // what is asked for on the way out is not done
		p.later(delay, do)
	}
}

func (p *process) later(delay int64, do func()) {
	life := p.life
	p.w.after(delay, func() { p.resume(life, do) })
}

func (p *process) resume(life int, do func()) {
	switch {
	case p.life != life || !p.alive:
	case p.w.now < p.until:
		p.w.after(p.until-p.w.now, func() { p.resume(life, do) })
	default:
		p.guard(do)
	}
}

// elapsed is the clock that nobody sets.
func (p *process) elapsed() time.Duration { return time.Duration(p.w.now-p.slept) * time.Millisecond }

// clock is the chain's time, as the process knows it.
func (p *process) clock() int64 {
	if p.w.opt.OwnClock {
		return p.w.now + p.wrong
	}
	return p.time.Now(p.elapsed()).UnixMilli()
}

// now is that time in seconds.
func (p *process) now() int64 { return p.clock() / second }

func (p *process) die() {
	p.alive, p.epoch = false, 0
	p.life++
	p.w.after(p.w.between(1, 60)*second, p.boot)
}

// stop is an orderly end: the lease was lost.
func (p *process) stop(why string) {
	p.w.say("%s stops: %s", p.name, why)
	p.w.db.release(p)
	p.life++
	p.epoch = 0
	p.later(second, p.campaign)
}

// boot starts the process: it waits for the lease and then leads.
func (p *process) boot() {
	w := p.w
	if w.fault(w.weather.Wipe) && w.now < w.weather.calmAt {
		w.db.wipe()
	}
	p.alive, p.until, p.wrong, p.slept = true, 0, 0, 0
	if w.fault(w.weather.Skew) {
		p.wrong = w.between(-3600, 3600) * second
	}
	p.w.say("%s starts", p.name)
	p.guard(p.campaign)
}

func (p *process) campaign() {
	if !p.w.db.lead(p) {
		p.later(leaseEvery, p.campaign)
		return
	}
	p.w.say("%s leads in epoch %d", p.name, p.epoch)
	if err := p.start(); err != nil {
		p.stop(err.Error())
		return
	}
	p.keepLease()
	p.poll()
	p.watch()
}

func (p *process) keepLease() {
	p.after(leaseEvery, func() {
		if p.w.fault(p.w.weather.CommitError) { // the database does not answer; the lease has room for that
			p.keepLease()
			return
		}
		if !p.w.db.renew(p) {
			p.stop("lease lost")
			return
		}
		if p.w.fault(p.w.weather.Pause) {
			p.until = p.w.now + p.w.between(1, 120)*second
			p.w.say("%s is paused for %d s", p.name, (p.until-p.w.now)/second)
		}
		if p.w.fault(p.w.weather.Sleep) {
			p.until = min(p.w.now+p.w.between(1, 120)*minute, p.w.weather.calmAt)
			p.woke = p.until
			if p.w.chance(0.5) {
				p.slept += p.until - p.w.now
			}
			p.w.say("%s's machine sleeps for %d s", p.name, (p.until-p.w.now)/second)
		}
		p.keepLease()
	})
}

// start reads the database as newOwner does.
func (p *process) start() error {
	ctx := context.Background()
	w := p.w
	w.stats.Starts++
	p.node = &node{w: w}
	p.live, p.since, p.waits = map[int]*record{}, map[patienceKey]int64{}, nil
	p.polling, p.untold = false, nil
	p.startClock()
	p.woke = w.now
	p.seenHead, p.sentHead, p.byDigest = nil, nil, map[proof.Digest]int{}
	p.match = newMatching(p)
	var err error
	// The sender's times are durations, which run by the monotonic clock.
	p.sender, err = chain.NewStepper(ctx, chain.SenderConfig{Backend: p.node, ChainID: chainID, Key: operatorKey, Journal: journal{p},
		Now: func() time.Time { return time.UnixMilli(w.now) }, Policy: chain.Policy{Confirmations: w.opt.confirmations()},
		OnAlarm: func(err error) { w.say("%s: sender: %v", p.name, err) }})
	if err != nil {
		return err
	}
	p.follower, err = chain.NewFollower(chain.FollowerConfig{Backend: p.node, ChainID: chainID, Market: marketAddress, StartBlock: 1,
		Cursor: w.db.cursor, Confirmations: w.opt.confirmations(), Sink: p.chainBatch})
	if err != nil {
		return err
	}
	for _, i := range slices.Sorted(maps.Keys(w.db.jobs)) {
		r := w.db.jobs[i]
		p.byDigest[w.orders[i].digest] = i
		if !r.state.Phase().Final() {
			p.live[i] = r
		}
	}
	left := w.db.left()
	t := p.begin()
	for _, i := range slices.Sorted(maps.Keys(p.live)) {
		if p.live[i].beats {
			p.match.expect(p.live[i].state.Worker())
		}
		p.match.place(nil, p.live[i])
		t.step(p.live[i].clone(), job.Event{Kind: job.Restarted})
	}
	if err := p.commit(t, 0, nil); err != nil {
		return err
	}
	for _, f := range left {
		p.carryOut(f, p.find(f.order))
	}
	return nil
}

// poll has the follower and the sender look at the chain, for ever. Where nothing can have changed it waits for the next block.
func (p *process) poll() {
	p.polling = true
	p.after(pollEvery, func() {
		p.polling = false
		p.follow()
		if p.epoch == 0 {
			return
		}
		p.sendOn()
		_, pending := p.sender.Live()
		if p.epoch != 0 && (pending > 0 || len(p.waits) > 0 || p.node.lag > 0 || p.seenHead != p.node.head()) {
			p.poll()
		}
	})
}

// wake polls again, if that is not about to happen.
func (p *process) wake() {
	if p.alive && p.epoch != 0 && !p.polling {
		p.poll()
	}
}

func (p *process) follow() {
	if p.node.lag == 0 && p.seenHead == p.node.head() {
		return
	}
	p.seenHead = nil
	for range 50 {
		moved, err := p.follower.Step(context.Background())
		if err != nil {
			if proof.CodeOf(err) == "lease-lost" {
				p.stop(err.Error())
			} else if proof.ClassOf(err) != proof.Retry {
				p.w.violate("rebuildable", "the follower gave up: %v", err)
			}
			return
		}
		if !moved {
			p.seenHead = p.node.head()
			return
		}
	}
}

// sendOn has the sender look at the chain, and tells who waits.
func (p *process) sendOn() {
	if all, _ := p.sender.Live(); len(p.waits) == 0 && all == 0 {
		return
	}
	if p.sentHead == p.node.head() && p.w.now < p.sentAt+resendEvery {
		return
	}
	p.sentHead, p.sentAt = p.node.head(), p.w.now
	if err := p.sender.Step(context.Background()); err != nil {
		p.stop(err.Error())
		return
	}
	var still []waiting
	waits := p.waits
	p.waits = nil
	for _, wt := range waits {
		if p.epoch == 0 {
			return
		}
		res, done, err := p.sender.Outcome(context.Background(), wt.id)
		if !done {
			still = append(still, wt)
			continue
		}
		wt.then(res, err)
	}
	p.waits = append(still, p.waits...)
}

func (w *world) senderBusy() bool {
	for _, p := range w.leaders {
		if p.alive && p.epoch != 0 && p.sender != nil {
			if _, pending := p.sender.Live(); pending > 0 {
				return true
			}
		}
	}
	return false
}
