package orchestrator

import (
	"context"
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
	maxPruned                = 64   // orders of one look
	deleteTimeout            = 10 * time.Second
)

// fresh is what was lately uploaded, asked for, or named by a new order or a report: no such artifact is deleted. A note and a deletion exclude each
// other, so that an upload either comes in time to be spared, or begins after the deletion and stores the bytes anew.
type fresh struct {
	mu      sync.Mutex
	since   map[proof.Digest]int64
	sweepAt int64
	seconds int64
	whole   int64 // from when on nothing is forgotten that came before this process
}

func newFresh(seconds, now int64) *fresh {
	return &fresh{since: map[proof.Digest]int64{}, seconds: seconds, whole: now + seconds}
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

// forget takes a note back, so that asking for what is not here costs no memory.
func (f *fresh) forget(d proof.Digest) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.since, d)
}

// unless calls do if d is not fresh.
func (f *fresh) unless(d proof.Digest, now int64, do func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if at, known := f.since[d]; known && now < at+f.seconds {
		return nil
	}
	return do()
}

// retain removes what nobody needs any more, until ctx ends: the stage receipts of an order that is closed for good, and the whole order
// after Config.KeepClosedSeconds, with the artifacts that no other names.
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
	var trim, drop []*record
	busy := map[proof.Digest]bool{} // what open orders name
	err = o.ask(ctx, func(own *owner) (err error) {
		if own.tip <= chain.DefaultKeepBlocks {
			return nil
		}
		final := own.tip - chain.DefaultKeepBlocks // no reorganisation that can be followed reaches it
		if trim, err = o.store.untrimmed(ctx, final, maxPruned); err != nil {
			return err
		}
		if drop, err = o.store.closedBefore(ctx, o.now()-o.cfg.KeepClosedSeconds, maxPruned); err != nil || len(trim)+len(drop) == 0 {
			return err
		}
		for _, r := range own.live {
			for _, d := range append(r.artifacts(), r.receipts()...) {
				busy[d] = true
			}
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	if err := o.free(ctx, trim, busy, (*record).receipts); err != nil {
		return false, err
	}
	if err := o.free(ctx, drop, busy, (*record).artifacts); err != nil {
		return false, err
	}
	if len(trim)+len(drop) == 0 {
		return false, nil
	}
	return len(trim) == maxPruned || len(drop) == maxPruned, o.ask(ctx, func(*owner) error { return o.store.remove(ctx, trim, drop) })
}

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

// free deletes those artifacts of orders that no other order names.
func (o *orchestrator) free(ctx context.Context, rs []*record, busy map[proof.Digest]bool, of func(*record) []proof.Digest) error {
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
			if err == nil && !named {
				err = o.fresh.unless(d, o.now(), func() error { return o.delete(ctx, d) })
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *orchestrator) delete(ctx context.Context, d proof.Digest) error {
	ctx, cancel := context.WithTimeout(ctx, deleteTimeout)
	defer cancel()
	return o.deps.Store.Delete(ctx, d)
}
