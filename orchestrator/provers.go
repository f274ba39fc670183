package orchestrator

import (
	"context"
	"math"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// Times and limits of the watch over heartbeats, which come every ten seconds.
const (
	PresumedDeadSeconds = 30     // of silence, while others are heard
	AllSilentSeconds    = 90     // of silence, when nobody is heard: it may be our own connection
	hearingSeconds      = 15     // who was heard in that time is heard
	sweepSeconds        = 5      // between two looks
	stakeSeconds        = 60     // between two looks at what a prover has at stake
	stakeRetrySeconds   = 10     // after a look that failed
	maxProvers          = 10_000 // known at once
	maxLooks            = 8      // at stakes at once
	queuedPerSlot       = 2      // jobs that may wait in the pool for each of its slots, while others could take them
)

// provers is who was heard, what each said, and who works on what.
type provers struct {
	engine  *match.Engine
	usePool bool
	byID    map[string]*prover
	records map[string]standing // the pool's under match.Pool
	worker  map[proof.Digest]string
	work    map[string]map[proof.Digest]bool
	pool    match.Prover // as the engine was told
	heardAt int64        // the last heartbeat of anybody
	sweptAt int64
	sweepAt int64 // 0: nobody was heard
}

type prover struct {
	beat    queue.Heartbeat
	heardAt int64
	alive   bool
	stake   stake
}

// stake is what a prover outside the pool can put up, as the chain said last.
type stake struct {
	known, asking bool
	askAt         int64 // the next look is due
	capacity      int
	balance       *big.Int
}

func newProvers(engine *match.Engine, usePool bool) *provers {
	p := &provers{engine: engine, usePool: usePool, byID: map[string]*prover{}, records: map[string]standing{},
		worker: map[proof.Digest]string{}, work: map[string]map[proof.Digest]bool{}}
	p.setPool(0)
	return p
}

// place notes who works on the order.
func (p *provers) place(r *record) {
	was, is := p.worker[r.Digest], r.State.Worker()
	if was == is {
		return
	}
	if was != "" {
		delete(p.work[was], r.Digest)
		if len(p.work[was]) == 0 {
			delete(p.work, was)
		}
		delete(p.worker, r.Digest)
	}
	if is != "" {
		if p.work[is] == nil {
			p.work[is] = map[proof.Digest]bool{}
		}
		p.work[is][r.Digest] = true
		p.worker[r.Digest] = is
	}
}

// heard takes a heartbeat; lookAtStake asks the caller to find out the prover's stake and to call staked.
func (p *provers) heard(h queue.Heartbeat, now int64) (lookAtStake bool) {
	e := p.byID[h.Prover]
	if e == nil {
		if len(p.byID) >= maxProvers {
			p.forgetDead()
		}
		if len(p.byID) >= maxProvers {
			return false
		}
		e = &prover{}
		p.byID[h.Prover] = e
	}
	outsider := !job.PoolMember(h.Prover)
	other := !e.alive || !outsider && (slots(e.beat) != slots(h) || free(e.beat) != free(h) || e.beat.Draining != h.Draining)
	e.beat, e.heardAt, e.alive, p.heardAt = h, now, true, now
	if p.sweepAt == 0 {
		p.sweptAt, p.sweepAt = now, now+sweepSeconds
	}
	if other {
		p.setPool(now)
	}
	if !outsider {
		return false
	}
	p.tell(h.Prover, e, now)
	lookAtStake = !e.stake.asking && now >= e.stake.askAt
	e.stake.asking = e.stake.asking || lookAtStake
	return lookAtStake
}

// alive reports whether the prover is known by its heartbeats.
func (p *provers) alive(id string) bool {
	e := p.byID[id]
	return e != nil && e.alive
}

// expect has the silence of a prover begin now, which another life of this process heard: it may have died meanwhile.
func (p *provers) expect(id string, now int64) {
	if id == "" || p.byID[id] != nil {
		return
	}
	p.byID[id] = &prover{beat: queue.Heartbeat{Prover: id, Draining: true}, heardAt: now, alive: true}
	if p.sweepAt == 0 {
		p.sweptAt, p.sweepAt = now, now+sweepSeconds
	}
}

// staked takes what the chain says about a prover's stake; an error leaves what was known before.
func (p *provers) staked(id string, capacity int, balance *big.Int, err error, now int64) {
	e := p.byID[id]
	if e == nil {
		return
	}
	e.stake.asking, e.stake.askAt = false, now+stakeRetrySeconds
	if err == nil {
		e.stake = stake{known: true, askAt: now + stakeSeconds, capacity: capacity, balance: balance}
	}
	p.tell(id, e, now)
	p.setPool(now)
}

// tell gives the engine what is known of a prover outside the pool, once its stake is known.
func (p *provers) tell(id string, e *prover, now int64) {
	if !e.alive || !e.stake.known {
		return
	}
	h := e.beat
	p.engine.SetProver(match.Prover{ID: id, ZKVM: h.ZKVM, Version: h.Version, Region: h.Region, Slots: slots(h), Free: free(h), Draining: h.Draining,
		MemoryBytes: h.MemoryBytes, MaxCycles: h.MaxCycles, Speed: match.Speed(h.Speed),
		Ask: match.Ask{Base: decimal(h.Ask.Base), PerMegacycle: decimal(h.Ask.PerMegacycle)}, Record: p.records[id].Record,
		Capacity: e.stake.capacity, MaxCollateral: e.stake.balance}, now)
}

// setPool tells the engine what the operator's own provers can do together. While nobody else could take any, all work goes into their queue
// at once, whether they are heard or not; otherwise only as much as they will soon begin with.
func (p *provers) setPool(now int64) {
	pool := match.Prover{ID: match.Pool, Slots: match.Unlimited, Queue: match.Unlimited, Capacity: match.Unlimited, Record: p.records[match.Pool].Record}
	others, members := false, match.Prover{}
	for id, e := range p.byID {
		switch {
		case !e.alive:
		case !job.PoolMember(id):
			others = others || e.stake.capacity > 0
		case !e.beat.Draining:
			members.Slots += slots(e.beat)
			members.Free += free(e.beat)
		}
	}
	switch {
	case !p.usePool:
		pool.Slots, pool.Queue = 0, 0
	case others:
		pool.Slots, pool.Free, pool.Queue = members.Slots, members.Free, queuedPerSlot*members.Slots
	}
	if pool != p.pool {
		p.pool = pool
		p.engine.SetProver(pool, now)
	}
}

// slots and free are what a heartbeat says about room. Those that say nothing of slots have one.
func slots(h queue.Heartbeat) int { return max(h.Slots, 1) }

func free(h queue.Heartbeat) int {
	if h.Slots == 0 && !h.Busy {
		return 1
	}
	return h.Free
}

func decimal(s string) *big.Int {
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return nil
	}
	return v
}

func (p *provers) forgetDead() {
	for id, e := range p.byID {
		if !e.alive {
			delete(p.byID, id)
		}
	}
}

// silent is who has not been heard for too long.
func (p *provers) silent(now int64) (out []string) {
	if p.sweepAt == 0 || now < p.sweepAt {
		return nil
	}
	stalled := now-p.sweptAt > 2*sweepSeconds // we were not listening ourselves: the silence begins anew
	p.sweptAt, p.sweepAt = now, 0
	patience := int64(PresumedDeadSeconds)
	if now-p.heardAt > hearingSeconds {
		patience = AllSilentSeconds
	}
	for id, e := range p.byID {
		if !e.alive {
			continue
		}
		p.sweepAt = now + sweepSeconds
		if stalled {
			e.heardAt = max(e.heardAt, now-hearingSeconds)
		}
		if now-e.heardAt >= patience {
			out = append(out, id)
		}
	}
	return out
}

// dead forgets what a prover could do.
func (p *provers) dead(id string, now int64) {
	e := p.byID[id]
	e.alive = false
	if !job.PoolMember(id) {
		p.engine.RemoveProver(id)
	}
	p.setPool(now)
}

// watchProvers presumes provers dead that fell silent, and takes their work from them.
func (own *owner) watchProvers(ctx context.Context, now int64) error {
	if own.provers.sweepAt != 0 && now >= own.provers.sweepAt {
		defer func() { own.o.deps.Metrics.Provers(own.provers.states()) }()
	}
	for _, id := range own.provers.silent(now) {
		t := own.begin()
		for d := range own.provers.work[id] {
			t.step(own.live[d].clone(), job.Event{Kind: job.ProverLost, Prover: id})
		}
		if err := own.commit(ctx, t, 0, nil); err != nil {
			return err // it is silent at the next look too
		}
		own.o.deps.Log.Warn("prover presumed dead", "prover", id, "orders", len(t.touched))
		own.provers.dead(id, now)
	}
	return nil
}

// heartbeat takes a prover's heartbeat, which may be lost, repeated or late.
func (o *orchestrator) heartbeat(ctx context.Context, h queue.Heartbeat) {
	if !job.PoolMember(h.Prover) && !isOperator(h) {
		o.deps.Log.Warn("heartbeat dropped: a prover that is named by an address must be its operator", "prover", h.Prover, "operator", h.Operator)
		return
	}
	look := false
	err := o.ask(ctx, func(own *owner) error {
		look = own.provers.heard(h, o.chainNow())
		return nil
	})
	if err != nil || !look {
		return
	}
	o.workers.Add(1)
	go func() {
		defer o.workers.Done()
		select {
		case o.looks <- struct{}{}:
			defer func() { <-o.looks }()
		case <-ctx.Done():
			return
		}
		capacity, balance, err := o.stakeOf(ctx, common.HexToAddress(h.Prover))
		if err != nil && ctx.Err() == nil {
			o.deps.Log.Warn("stake of prover", "prover", h.Prover, "error", err)
		}
		_ = o.ask(ctx, func(own *owner) error { // only the end of ctx fails here
			own.provers.staked(h.Prover, capacity, balance, err, o.chainNow())
			return nil
		})
	}()
}

// isOperator reports whether the prover's id is the lower-case address of the operator it names, if it names one.
func isOperator(h queue.Heartbeat) bool {
	return common.IsHexAddress(h.Prover) && strings.ToLower(h.Prover) == h.Prover && len(h.Prover) == 42 &&
		(h.Operator == "" || strings.EqualFold(h.Operator, h.Prover))
}

// stakeOf is how many locks the prover of an operator may hold, and the native coin it has for their collateral.
func (o *orchestrator) stakeOf(ctx context.Context, operator common.Address) (int, *big.Int, error) {
	who, err := o.deps.Market.Operator(ctx, operator)
	if err != nil || who.Prover == (common.Address{}) {
		return 0, new(big.Int), err
	}
	balance, err := o.deps.Market.BalanceOf(ctx, common.Address{}, who.Prover)
	if err != nil {
		return 0, nil, err
	}
	capacity := math.MaxInt32
	if who.Capacity.Cmp(big.NewInt(math.MaxInt32)) < 0 {
		capacity = int(who.Capacity.Int64())
	}
	return capacity, balance, nil
}
