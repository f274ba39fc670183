package chain

import (
	"context"
	"math/big"

	"github.com/lemma-network/lemma/proof"
)

const (
	laggingBlocks = 5  // a node so far behind the others is told of and asked last
	staleSteps    = 60 // a node whose head stood still for so many steps, while another moved on, vouches for nothing
)

// source is a node that answered in this step.
type source struct {
	end  *endpoint // nil: the only node there is
	node Backend
	head uint64
}

// progress is what a follower remembers of a node's head, to tell one that lags from one that has stopped.
type progress struct {
	head  uint64
	still int // steps since it moved, while another was ahead
}

// sources asks every node for its head. limit is the highest block that two nodes have, so that one can vouch for what
// the other says: a node that lags holds the follower up, until it is clear that it has stopped.
func (f *Follower) sources(ctx context.Context) (list []source, limit uint64, err error) {
	e, several := f.all.(*Endpoints)
	if !several {
		h, err := f.all.HeaderByNumber(ctx, nil)
		if err != nil {
			return nil, 0, err
		}
		return []source{{nil, f.all, h.Number.Uint64()}}, h.Number.Uint64(), nil
	}
	highest := uint64(0)
	for _, p := range e.inOrder() {
		head, headErr := p.headNumber(ctx, e.chainID)
		if headErr != nil {
			err = headErr
			f.tell(e, p, headErr)
			continue
		}
		list = append(list, source{p, p.node, head})
		highest = max(highest, head)
	}
	if len(list) == 0 {
		return nil, 0, err
	}
	list = f.withoutStopped(e, list, highest)
	if len(list) == 1 {
		if len(e.inOrder()) > 1 {
			f.cfg.OnError(proof.Errorf(proof.Retry, "rpc-alone", "only endpoint %s answers: nobody vouches for what it says", list[0].end.name))
		}
		return list, list[0].head, nil
	}
	for _, s := range list {
		if s.head < highest {
			limit = max(limit, s.head)
		}
	}
	if n := countHead(list, highest); n > 1 {
		limit = highest
	}
	return list, limit, nil
}

func countHead(list []source, head uint64) (n int) {
	for _, s := range list {
		if s.head == head {
			n++
		}
	}
	return n
}

func (p *endpoint) headNumber(ctx context.Context, chainID uint64) (uint64, error) {
	if err := p.ready(ctx, chainID); err != nil {
		return 0, err
	}
	h, err := p.node.HeaderByNumber(ctx, nil)
	if err != nil {
		return 0, err
	}
	return h.Number.Uint64(), nil
}

// tell reports a node's failure and asks it last from now on.
func (f *Follower) tell(e *Endpoints, p *endpoint, err error) {
	e.demote(p)
	f.cfg.OnError(proof.Errorf(proof.ClassOf(err), proof.CodeOf(err), "endpoint %s: %w", p.name, err))
}

// withoutStopped drops the nodes whose head stands still for long while others move.
func (f *Follower) withoutStopped(e *Endpoints, list []source, highest uint64) []source {
	kept := list[:0:0]
	for _, s := range list {
		was := f.heads[s.end]
		now := progress{head: s.head}
		if s.head == was.head && s.head < highest {
			now.still = was.still + 1
		}
		f.heads[s.end] = now
		if s.head+laggingBlocks < highest {
			f.tell(e, s.end, proof.Errorf(proof.Retry, "rpc-lagging", "is at block %d, another is at %d", s.head, highest))
		}
		if now.still < staleSteps {
			kept = append(kept, s)
		}
	}
	return kept
}

// vouch asks the other nodes whether they have the block that the batch ends with, at the height where both are. Its
// hash binds all blocks before it, and the receipts that the events were checked against. Nodes that have moved to
// different branches of a reorganisation disagree for a moment as well: nothing advances until they agree.
func (f *Follower) vouch(ctx context.Context, from source, list []source, b *Batch) error {
	want, ok := b.Cursor.tip()
	if !ok {
		return nil
	}
	vouched := len(list) == 1
	var last error
	for _, s := range list {
		if s.end == from.end || s.head < want.Number {
			continue
		}
		err := f.agrees(ctx, from, s, want, b.RevertedTo)
		if proof.CodeOf(err) == "rpc-disagreement" {
			return err
		}
		vouched, last = vouched || err == nil, err
	}
	if !vouched {
		return proof.Errorf(proof.Retry, "rpc-unvouched", "no second endpoint has block %d: %w", want.Number, orMissing(last))
	}
	return nil
}

func orMissing(err error) error {
	if err == nil {
		return proof.Errorf(proof.Retry, "node-behind", "the others are behind")
	}
	return err
}

// agrees says whether s has the block at its height, and, after a reorganisation, has dropped what from dropped.
func (f *Follower) agrees(ctx context.Context, from, s source, want BlockRef, reverted *BlockRef) error {
	h, err := s.node.HeaderByNumber(ctx, new(big.Int).SetUint64(want.Number))
	if err != nil {
		return err
	}
	if h.Hash() != want.Hash {
		return proof.Errorf(proof.Retry, "rpc-disagreement", "endpoints %s and %s have different blocks at height %d (%s and %s): nothing advances until they agree",
			from.end.name, s.end.name, want.Number, want.Hash, h.Hash())
	}
	if reverted == nil {
		return nil
	}
	for _, dropped := range f.cursor.Blocks {
		if dropped.Number != reverted.Number+1 || s.head < dropped.Number {
			continue
		}
		if h, err = s.node.HeaderByNumber(ctx, new(big.Int).SetUint64(dropped.Number)); err == nil && h.Hash() == dropped.Hash {
			err = proof.Errorf(proof.Retry, "rpc-disagreement", "endpoint %s dropped block %d, endpoint %s still has it: nothing is taken back until they agree",
				from.end.name, dropped.Number, s.end.name)
		}
	}
	return err
}
