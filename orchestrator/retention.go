package orchestrator

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// How long an order is kept, and in which portions it goes.
const (
	DefaultKeepClosedSeconds = 30 * 24 * 3600
	maxUploadGraceSeconds    = 3600 // what a client asked for or sent so recently stays: its order may be on its way
	retentionSeconds         = 5    // between two looks, unless there is more to do
	maxPruned                = 64   // orders of one look, and uploads
	deleteTimeout            = 10 * time.Second
)

// fresh is what was lately uploaded, asked for, or named by a new order or a report: no such artifact is deleted. A note and a deletion exclude each
// other, so that an upload either comes in time to be spared, or begins after the deletion and stores the bytes anew.
type fresh struct {
	mu      sync.Mutex
	since   map[proof.Digest]int64
	held    map[proof.Digest]int  // requests and reports under way
	late    map[proof.Digest]bool // held since the present look began; nil: there is none
	sweepAt int64
	seconds int64
	grace   int64 // seconds, as far as notes in the database are concerned
	whole   int64 // from when on nothing is forgotten that came before this process
}

func newFresh(seconds, now int64) *fresh {
	return &fresh{since: map[proof.Digest]int64{}, held: map[proof.Digest]int{}, seconds: seconds, grace: seconds, whole: now + seconds}
}

// note spares artifacts from now on.
func (f *fresh) note(now int64, ds ...proof.Digest) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, d := range ds {
		f.since[d] = now
	}
	if now >= f.sweepAt {
		for d, at := range f.since {
			if now >= at+f.seconds {
				delete(f.since, d)
			}
		}
		f.sweepAt = now + max(f.seconds/8, 1)
	}
}

// hold spares an artifact while a request or report about it is under way, until release is called; a request that succeeded is noted
// then. One that comes to nothing costs no memory, and takes no note of another away.
func (f *fresh) hold(d proof.Digest) (release func(now int64, succeeded bool)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held[d]++
	return func(now int64, succeeded bool) {
		if succeeded {
			f.note(now, d)
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.held[d]--; f.held[d] == 0 {
			delete(f.held, d)
		}
		if f.late != nil {
			f.late[d] = true
		}
	}
}

// look begins a look for what nobody names. What is held before it ends stays: it may be named by now.
func (f *fresh) look() (end func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.late = map[proof.Digest]bool{}
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.late = nil
	}
}

// unless calls do if d is not fresh, and reports whether it did.
func (f *fresh) unless(d proof.Digest, now int64, do func() error) (did bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if at, known := f.since[d]; f.held[d] > 0 || f.late[d] || known && now < at+f.seconds {
		return false, nil
	}
	return true, do()
}

// retain removes what nobody needs any more, until ctx ends: the stage receipts of an order that is closed for good, and the whole order
// after Config.KeepClosedSeconds, with the artifacts that no other names; and what clients sent and no order names.
func (o *orchestrator) retain(ctx context.Context) error {
	for {
		more, err := o.prune(ctx)
		if err != nil && ctx.Err() == nil {
			o.deps.Log.Warn("retention", "error", err)
		}
		wait := time.Duration(retentionSeconds) * time.Second
		if more && err == nil {
			wait = 0
		}
		if ctx.Err() != nil || wait > 0 && !o.pause(ctx, wait) {
			return nil
		}
	}
}

// prune removes one portion of each kind; more says that there may be others. Artifacts go before the rows that name them, so that a
// kill in between leaves nothing behind for ever.
func (o *orchestrator) prune(ctx context.Context) (more bool, err error) {
	if o.now() < o.fresh.whole {
		return false, nil
	}
	defer o.fresh.look()()
	var p portion
	err = o.ask(ctx, func(own *owner) (err error) { p, err = own.portion(ctx); return err })
	if err != nil || len(p.trim)+len(p.drop)+len(p.uploads) == 0 {
		return false, err
	}
	receipts, err := o.free(ctx, p.trim, p.busy, (*record).receipts)
	if err != nil {
		return false, err
	}
	others, err := o.free(ctx, p.drop, p.busy, (*record).artifacts)
	if err != nil {
		return false, err
	}
	s, err := o.freeUploads(ctx, p.uploads, p.busy)
	if err != nil {
		return false, err
	}
	s.again = slices.Concat(s.again, receipts, others)
	return max(len(p.trim), len(p.drop), len(p.uploads)) == maxPruned,
		o.ask(ctx, func(*owner) error { return o.store.remove(ctx, p.trim, p.drop, s, o.chainNow()) })
}

// portion is what one look at the database finds to be done: orders whose receipts go, orders that go, and uploads whose time is over.
type portion struct {
	trim, drop []*record
	uploads    []upload
	busy       map[proof.Digest]bool // of what these name, what open orders name too
}

// portion reads the next one. What was sent is safe until the chain was followed past its time: an order of it may stand in a block that we
// have not seen.
func (own *owner) portion(ctx context.Context) (p portion, err error) {
	o := own.o
	if p.uploads, err = o.store.uploadsBefore(ctx, min(o.chainNow(), own.tipTime)-o.fresh.grace, maxPruned); err != nil {
		return p, err
	}
	if own.tip > chain.DefaultKeepBlocks {
		final := own.tip - chain.DefaultKeepBlocks // no reorganisation that can be followed reaches it
		if p.trim, err = o.store.untrimmed(ctx, final, maxPruned); err != nil {
			return p, err
		}
		if p.drop, err = o.store.closedBefore(ctx, o.chainNow()-o.cfg.KeepClosedSeconds, maxPruned); err != nil {
			return p, err
		}
	}
	asked := map[proof.Digest]bool{}
	for _, r := range slices.Concat(p.trim, p.drop) {
		for _, d := range r.names() {
			asked[d] = true
		}
	}
	for _, u := range p.uploads {
		asked[u.artifact] = true
	}
	p.busy = map[proof.Digest]bool{}
	if len(asked) == 0 {
		return p, nil
	}
	for _, r := range own.live {
		for _, d := range r.names() {
			if asked[d] {
				p.busy[d] = true
			}
		}
	}
	return p, nil
}

// names are all artifacts of an order.
func (r *record) names() []proof.Digest { return append(r.artifacts(), r.receipts()...) }

// receipts are what only another attempt could want.
func (r *record) receipts() (out []proof.Digest) {
	for _, receipt := range r.State.Receipts {
		if !receipt.Digest.IsZero() {
			out = append(out, receipt.Digest)
		}
	}
	return out
}

// artifacts are the others.
func (r *record) artifacts() (out []proof.Digest) {
	for _, d := range []proof.Digest{r.Order.ProgramDigest, r.Order.InputDigest, r.State.JournalDigest, r.State.ProofDigest, r.State.SealedDigest} {
		if !d.IsZero() {
			out = append(out, d)
		}
	}
	return out
}

// free deletes those artifacts of orders that no other order names. left are those that were asked for lately: nobody names them any more, so they
// are to be noted as uploads are.
func (o *orchestrator) free(ctx context.Context, rs []*record, busy map[proof.Digest]bool, of func(*record) []proof.Digest) (left []proof.Digest, err error) {
	going, done := map[proof.Digest]bool{}, map[proof.Digest]bool{}
	for _, r := range rs {
		going[r.Digest] = true
	}
	for _, r := range rs {
		for _, d := range of(r) {
			if done[d] || busy[d] {
				continue
			}
			done[d] = true
			named, err := o.store.namedByOthers(ctx, d, going)
			if err != nil {
				return nil, err
			}
			if named {
				continue
			}
			deleted, err := o.deleteUnlessFresh(ctx, d)
			if err != nil {
				return nil, err
			}
			if !deleted {
				left = append(left, d)
			}
		}
	}
	return left, nil
}

func (o *orchestrator) deleteUnlessFresh(ctx context.Context, d proof.Digest) (deleted bool, err error) {
	return o.fresh.unless(d, o.now(), func() error {
		ctx, cancel := context.WithTimeout(ctx, deleteTimeout)
		defer cancel()
		return o.deps.Store.Delete(ctx, d)
	})
}
