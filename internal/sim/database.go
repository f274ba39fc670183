package sim

import (
	"context"
	"maps"
	"slices"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// leaseFor is how long a leader leads without a word.
const leaseFor = 15 * second

// record is what the orchestrator keeps of an order.
type record struct {
	order int
	state job.State
	offer *offer // the signed lock of the prover that has it and stakes for itself
	beats bool   // who works on it was heard
}

func (r *record) clone() *record {
	c := *r
	return &c
}

// pending is a row of the outbox.
type pending struct {
	id     uint64
	order  int
	effect job.Effect
}

// database is what survives the orchestrator's death; commits are whole or not at all.
type database struct {
	w      *world
	jobs   map[int]*record
	outbox map[uint64]pending
	cursor chain.Cursor
	epoch  int
	holder *process
	until  int64
	names  []string // of the journal, oldest first
	sent   map[string]chain.Record
}

func newDatabase(w *world) *database {
	return &database{w: w, jobs: map[int]*record{}, outbox: map[uint64]pending{}, sent: map[string]chain.Record{}}
}

// wipe loses everything, also for who was connected.
func (d *database) wipe() {
	for _, p := range d.w.leaders {
		if p.alive {
			p.die()
		}
	}
	d.w.say("the DATABASE is wiped")
	d.w.stats.Wipes++
	d.jobs, d.outbox, d.cursor = map[int]*record{}, map[uint64]pending{}, chain.Cursor{}
	d.epoch, d.holder, d.until = 0, nil, 0
	d.names, d.sent = nil, map[string]chain.Record{}
	for _, o := range d.w.orders {
		o.seen = track{wiped: true, proven: o.seen.proven, published: o.seen.published, effects: o.seen.effects, checks: o.seen.checks}
	}
}

var (
	errLease   = proof.Errorf(proof.Permanent, "lease-lost", "another orchestrator leads")
	errJournal = proof.Errorf(proof.Retry, "journal-failed", "the database does not answer")
	errCommit  = proof.Errorf(proof.Retry, "database-unavailable", "the database does not answer")
)

// lead takes the lease when nobody holds it; it reports whether p leads now. Each life as a leader has an epoch of its own.
func (d *database) lead(p *process) bool {
	if d.holder != nil && d.w.now < d.until {
		return false
	}
	d.epoch = max(d.epoch+1, int(d.w.unix())) // a wiped database begins anew, and nodes remember the highest epoch they saw
	d.holder, d.until, p.epoch = p, d.w.now+leaseFor, d.epoch
	return true
}

// renew keeps the lease of p's epoch, and of no other: who lost it must begin anew, with a sender that reads the journal anew. Who
// comes late keeps it when nobody else took it, or gives up, as its timer and its database race.
func (d *database) renew(p *process) bool {
	if d.fenced(p) != nil || d.w.now >= d.until && d.w.fault(0.5) {
		return false
	}
	d.until = d.w.now + leaseFor
	return true
}

// release lets the next one lead at once.
func (d *database) release(p *process) {
	if d.fenced(p) == nil {
		d.until = d.w.now
	}
}

// fenced is what every write does first.
func (d *database) fenced(p *process) error {
	if p.epoch != d.epoch {
		return errLease
	}
	return nil
}

// commit writes one step's outcome and gives the new effects their rows.
func (d *database) commit(p *process, changed []*record, effects []pending, answered uint64, cursor *chain.Cursor) ([]pending, error) {
	p.mayCrash("before a commit")
	if err := d.fenced(p); err != nil {
		return nil, err
	}
	if d.w.fault(d.w.weather.CommitError) { // nothing was written: internal/database promises to find that out
		return nil, errCommit
	}
	for _, r := range changed {
		d.jobs[r.order] = r.clone()
	}
	for i := range effects {
		effects[i].id = d.w.id()
		d.outbox[effects[i].id] = effects[i]
	}
	delete(d.outbox, answered)
	if cursor != nil {
		d.cursor = chain.Cursor{Blocks: slices.Clone(cursor.Blocks)}
	}
	p.mayCrash("after a commit")
	return effects, nil
}

// left is the outbox, oldest first.
func (d *database) left() []pending {
	out := make([]pending, 0, len(d.outbox))
	for _, id := range slices.Sorted(maps.Keys(d.outbox)) {
		out = append(out, d.outbox[id])
	}
	return out
}

// journal is the sender's table of one process's view: a chain.Journal that may crash and is fenced.
type journal struct{ p *process }

func (j journal) Put(_ context.Context, r chain.Record) error {
	d := j.p.w.db
	j.p.mayCrash("before the journal is written")
	if err := d.fenced(j.p); err != nil {
		return err
	}
	if d.w.fault(d.w.weather.CommitError) {
		return errJournal
	}
	if _, known := d.sent[r.Intent.ID]; !known {
		d.names = append(d.names, r.Intent.ID)
	}
	if r.Status == chain.StatusSent { // the database's own index
		for id, other := range d.sent {
			if id != r.Intent.ID && other.Status == chain.StatusSent && other.Nonce == r.Nonce {
				return proof.Errorf(proof.Retry, "journal-failed", "nonce %d is taken by %s", r.Nonce, id)
			}
		}
	}
	r.Txs = slices.Clone(r.Txs)
	d.sent[r.Intent.ID] = r
	j.p.mayCrash("after the journal was written")
	return nil
}

func (j journal) Get(_ context.Context, id string) (chain.Record, bool, error) {
	r, known := j.p.w.db.sent[id]
	return r, known, nil
}

func (j journal) Live(context.Context) (live []chain.Record, _ error) {
	for _, id := range j.p.w.db.names {
		if r := j.p.w.db.sent[id]; r.Status == chain.StatusQueued || r.Status == chain.StatusSent {
			live = append(live, r)
		}
	}
	return live, nil
}
