package wrapper

import (
	"context"
	"sync"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// Warm is a node's Groth16 step with at most one child, kept with its keys loaded while Keep allows. All methods may be called by
// many goroutines; proofs wait for each other.
type Warm struct {
	cfg    Config
	turn   chan *kept // holds the one kept; whoever has taken it out owns it
	cancel context.CancelFunc
	ctx    context.Context // ends with Close
	work   sync.WaitGroup
}

// kept is the child, if there is one, and what is known about it.
type kept struct {
	kid     *kid
	id      int       // number of its last request
	since   time.Time // end of its last request
	settled bool      // it was found worth keeping since then
}

// NewWarm has no child yet. Close must be called.
func NewWarm(cfg Config) *Warm {
	w := &Warm{cfg: cfg.withDefaults(), turn: make(chan *kept, 1)}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	w.turn <- &kept{}
	w.work.Go(w.watch)
	return w
}

// Close ends what is under way, and the child, and waits for it.
func (w *Warm) Close() {
	w.cancel()
	w.work.Wait()
	k := <-w.turn
	k.end()
	w.turn <- k
}

// Prefetch has the keys in a folder loaded in the background, if there is room for them beside the zkVM host, so that the next
// Prove finds them. What goes wrong is left for that Prove to tell.
func (w *Warm) Prefetch(keys string) {
	select {
	case k := <-w.turn:
		w.work.Go(func() {
			defer func() { w.turn <- k }()
			free, err := w.cfg.FreeBytes()
			if k.alive() || err == nil && w.cfg.Keep.begins(free) {
				k.prefetch(w.ctx, w.cfg, keys)
			}
		})
	default: // a proof is under way
	}
}

// Prove runs one wrap in the child that is kept, or a new one, and leaves the proof in req.Out. onEvent may be nil; it is called
// on the caller's goroutine. Too little memory is the retry error out-of-memory; other errors are the child's own, or say how the
// child ended. After an error the child is gone.
func (w *Warm) Prove(ctx context.Context, req Request, onEvent func(Event)) (Stats, error) {
	if err := req.check(); err != nil {
		return Stats{}, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	defer context.AfterFunc(w.ctx, func() { stop(errClosed) })()
	var k *kept
	select {
	case k = <-w.turn:
	case <-ctx.Done():
		return Stats{}, proof.Errorf(proof.Retry, "cancelled", "wrap: %w", context.Cause(ctx))
	}
	defer func() { w.turn <- k }()
	stats, err := k.prove(ctx, w.cfg, req, onEvent)
	if err != nil {
		k.end() // whatever state it is in, the next proof does not see it
		return Stats{}, err
	}
	k.since, k.settled = w.cfg.Clock.Now(), false
	return stats, nil
}

var errClosed = proof.Errorf(proof.Retry, "cancelled", "the node is closing")

// watch ends the child when it is no longer to be kept.
func (w *Warm) watch() {
	for {
		select {
		case <-w.ctx.Done():
			return
		case now := <-w.cfg.Clock.After(keepLook):
			select {
			case k := <-w.turn:
				k.review(w.cfg, now)
				w.turn <- k
			default: // it has something to do
			}
		}
	}
}

// review ends an idle child that Keep does not allow, or that died.
func (k *kept) review(cfg Config, now time.Time) {
	if !k.alive() {
		return
	}
	free, err := cfg.FreeBytes()
	if err == nil && (k.settled || cfg.Keep.begins(free)) && cfg.Keep.goesOn(now.Sub(k.since), free) {
		k.settled = true
		return
	}
	k.end()
}

// alive says whether there is a child that can be asked; one that died is put away.
func (k *kept) alive() bool {
	if k.kid == nil {
		return false
	}
	select {
	case <-k.kid.proc.Done():
		k.end()
		return false
	default:
		return true
	}
}

func (k *kept) end() {
	if k.kid != nil {
		k.kid.end()
		*k = kept{}
	}
}

// start makes sure that there is a child.
func (k *kept) start(ctx context.Context, cfg Config) (err error) {
	if !k.alive() {
		k.kid, err = startKid(ctx, cfg)
		if err != nil {
			k.kid = nil
		}
	}
	return err
}

func (k *kept) prefetch(ctx context.Context, cfg Config, keys string) {
	if k.start(ctx, cfg) != nil {
		return
	}
	k.id++
	line, err := encodeLoad(k.id, keys)
	if err == nil {
		_, err = k.kid.ask(ctx, cfg, k.id, line, nil)
	}
	if err != nil {
		k.end()
		return
	}
	k.since, k.settled = cfg.Clock.Now(), true
}

func (k *kept) prove(ctx context.Context, cfg Config, req Request, onEvent func(Event)) (Stats, error) {
	var held int64
	if k.alive() {
		held = residentBytes(k.kid.proc.Pid())
	}
	if err := cfg.admit(held); err != nil {
		return Stats{}, err
	}
	if err := k.start(ctx, cfg); err != nil {
		return Stats{}, err
	}
	k.id++
	line, err := encodeWrap(k.id, req)
	if err != nil {
		return Stats{}, err
	}
	stats, err := k.kid.ask(ctx, cfg, k.id, line, onEvent)
	if err != nil {
		return Stats{}, err
	}
	return stats, checkProof(req.Out)
}
