package chain

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/trie"

	"github.com/lemma-network/lemma/proof"
)

// Defaults and limits of a follower.
const (
	DefaultKeepBlocks  = 256  // the deepest reorganisation that is taken back
	defaultChunkBlocks = 500  // blocks per log query
	maxChunkBlocks     = 5000 // many nodes refuse wider queries
	defaultPoll        = time.Second
)

// Cursor is how far a follower got: the newest blocks it has delivered, newest last. The zero value is the start.
type Cursor struct {
	Blocks []BlockRef `json:"blocks"`
}

// tip is the newest delivered block.
func (c Cursor) tip() (BlockRef, bool) {
	if len(c.Blocks) == 0 {
		return BlockRef{}, false
	}
	return c.Blocks[len(c.Blocks)-1], true
}

// Batch is what a sink gets: either events of blocks that extend the chain, or, when RevertedTo is set, the news that
// every block above it is gone. The sink stores Cursor in the same transaction as what it makes of the rest.
type Batch struct {
	RevertedTo *BlockRef
	Events     []Event
	Cursor     Cursor
	Newest     bool // Cursor ends with the newest block that was to be delivered: there is no backlog
}

// Sink takes a batch. After an error nothing has advanced: one of class retry brings the news again, another ends Run.
type Sink func(ctx context.Context, b Batch) error

// FollowerConfig is what a follower needs. Backend, Market and Sink are required.
type FollowerConfig struct {
	Backend       Backend
	ChainID       uint64
	Market        common.Address
	StartBlock    uint64 // the first block looked at when Cursor is empty: the market's own
	Cursor        Cursor
	Confirmations uint64        // blocks that must lie on top of a delivered one
	KeepBlocks    int           // 0: 256
	ChunkBlocks   uint64        // 0: 500
	Poll          time.Duration // 0: 1 s
	Sink          Sink
	OnError       func(error) // told of failures that are tried again; may be nil
}

// Follower delivers a market's events in chain order. It computes every block's hash itself and goes from parent to
// child, so a node cannot slip in blocks of another branch, and it takes events from receipts that hash to the header
// wherever the header's bloom filter says that there may be some. With several nodes (Endpoints) nothing advances that a
// second one does not have; code rpc-disagreement tells that two contradict each other.
type Follower struct {
	cfg     FollowerConfig
	all     Backend // every node there is
	backend Backend // the node that this step reads
	decoder decoder
	cursor  Cursor
	span    uint64 // blocks per log query: fewer after a failure
	heads   map[*endpoint]progress
}

// NewFollower checks the configuration and the cursor. Errors are of class caller, with the field.
func NewFollower(cfg FollowerConfig) (*Follower, error) {
	bad := func(field, text string) error {
		return proof.Errorf(proof.Caller, "bad-config", "follower: %s: %s", field, text).WithField(field)
	}
	switch {
	case cfg.Backend == nil:
		return nil, bad("Backend", "is missing; set it")
	case cfg.Sink == nil:
		return nil, bad("Sink", "is missing; set it")
	case cfg.ChainID == 0:
		return nil, bad("ChainID", "is missing; set it")
	case cfg.KeepBlocks < 0:
		return nil, bad("KeepBlocks", "is negative")
	case cfg.ChunkBlocks > maxChunkBlocks:
		return nil, bad("ChunkBlocks", "is above 5000, which many nodes refuse")
	}
	for i := 1; i < len(cfg.Cursor.Blocks); i++ {
		if cfg.Cursor.Blocks[i].Number != cfg.Cursor.Blocks[i-1].Number+1 {
			return nil, bad("Cursor", "its blocks are not consecutive; delete it to start again")
		}
	}
	if cfg.KeepBlocks == 0 {
		cfg.KeepBlocks = DefaultKeepBlocks
	}
	if cfg.ChunkBlocks == 0 {
		cfg.ChunkBlocks = defaultChunkBlocks
	}
	if cfg.Poll <= 0 {
		cfg.Poll = defaultPoll
	}
	if cfg.OnError == nil {
		cfg.OnError = func(error) {}
	}
	return &Follower{cfg: cfg, all: withDeadlines(cfg.Backend), decoder: newDecoder(cfg.ChainID, cfg.Market),
		cursor: Cursor{slices.Clone(cfg.Cursor.Blocks)}, span: cfg.ChunkBlocks, heads: map[*endpoint]progress{}}, nil
}

// Run follows until ctx ends (nil) or an error that no retry can mend, such as reorg-too-deep.
func (f *Follower) Run(ctx context.Context) error {
	ticker := time.NewTicker(f.cfg.Poll)
	defer ticker.Stop()
	for {
		moved, err := f.Step(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && proof.ClassOf(err) != proof.Retry:
			return err
		case err != nil:
			f.cfg.OnError(err)
		case moved:
			continue // there may be more at once
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// Step delivers at most one batch; moved says whether it did. On an error nothing has advanced.
func (f *Follower) Step(ctx context.Context) (moved bool, err error) {
	list, limit, err := f.sources(ctx)
	if err != nil {
		return false, err
	}
	batch, err := f.read(ctx, list, limit)
	if err != nil || batch == nil {
		return false, err
	}
	if err := f.cfg.Sink(ctx, *batch); err != nil {
		return false, err
	}
	f.cursor = batch.Cursor
	return true, nil
}

// read makes the next batch from the first node that can, and has the others vouch for it.
func (f *Follower) read(ctx context.Context, list []source, limit uint64) (batch *Batch, err error) {
	for i, s := range list {
		f.backend = s.node
		batch, err = f.next(ctx, min(s.head, limit))
		if err == nil && batch == nil && s.head < limit {
			continue // it lags: the next one may have more
		}
		if err == nil && batch != nil {
			err = f.vouch(ctx, s, list, batch)
		}
		if err == nil || i == len(list)-1 || proof.ClassOf(err) != proof.Retry || proof.CodeOf(err) == "rpc-disagreement" || ctx.Err() != nil {
			break
		}
		f.tell(f.all.(*Endpoints), s.end, err)
	}
	if err != nil {
		return nil, err
	}
	return batch, nil
}

// next makes the next batch, nil when there is nothing new.
func (f *Follower) next(ctx context.Context, head uint64) (*Batch, error) {
	tip, started := f.cursor.tip()
	if started {
		same, err := f.canonical(ctx, tip, head)
		if err != nil {
			return nil, err
		}
		if !same {
			return f.rewind(ctx, head)
		}
	}
	from := f.cfg.StartBlock
	if started {
		from = tip.Number + 1
	}
	if head < f.cfg.Confirmations || head-f.cfg.Confirmations < from {
		return nil, nil
	}
	to := min(head-f.cfg.Confirmations, from+f.span-1)
	batch, err := f.extend(ctx, from, to)
	// Whatever the node objects to, too many results or too long a time: half as much may do.
	if proof.CodeOf(err) == "rpc-failed" {
		f.span = max(1, (to-from+1)/2)
	} else if err == nil {
		f.span = min(f.cfg.ChunkBlocks, f.span*2)
		batch.Newest = to == head-f.cfg.Confirmations
	}
	return batch, err
}

// canonical says whether the node's chain contains the block. A chain that ends below the block contradicts it only
// if it lacks one of the blocks before: else the node merely lags.
func (f *Follower) canonical(ctx context.Context, b BlockRef, head uint64) (bool, error) {
	if head < b.Number {
		lowest := f.cursor.Blocks[0]
		if head < lowest.Number {
			return false, proof.Errorf(proof.Retry, "node-behind", "the node is at block %d, this follower at %d", head, b.Number)
		}
		b = f.cursor.Blocks[head-lowest.Number]
	}
	header, err := f.backend.HeaderByNumber(ctx, new(big.Int).SetUint64(b.Number))
	if err != nil {
		return false, err
	}
	return header.Hash() == b.Hash, nil
}

// rewind finds the newest kept block that the node's chain still contains.
func (f *Follower) rewind(ctx context.Context, head uint64) (*Batch, error) {
	for i := len(f.cursor.Blocks) - 1; i >= 0; i-- {
		b := f.cursor.Blocks[i]
		if b.Number > head {
			continue
		}
		same, err := f.canonical(ctx, b, head)
		if err != nil {
			return nil, err
		}
		if same {
			return &Batch{RevertedTo: &b, Cursor: Cursor{slices.Clone(f.cursor.Blocks[:i+1])}}, nil
		}
	}
	return nil, proof.Errorf(proof.Permanent, "reorg-too-deep", "none of the last %d blocks up to %d is in the node's chain: "+
		"it is another chain, or was reset; start again with an empty state and cursor", len(f.cursor.Blocks), f.cursor.Blocks[len(f.cursor.Blocks)-1].Number)
}

// extend reads blocks from to to, which must continue the cursor's tip.
func (f *Follower) extend(ctx context.Context, from, to uint64) (*Batch, error) {
	headers := make([]*types.Header, 0, to-from+1)
	parent, linked := common.Hash{}, false
	if tip, ok := f.cursor.tip(); ok {
		parent, linked = tip.Hash, true
	}
	for n := from; n <= to; n++ {
		h, err := f.backend.HeaderByNumber(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return nil, err
		}
		if h.Number.Uint64() != n || (linked && h.ParentHash != parent) {
			return nil, inconsistent("block %d does not follow block %d (the chain is changing, or the node's answers are mixed)", n, n-1)
		}
		parent, linked = h.Hash(), true
		headers = append(headers, h)
	}
	events, err := f.events(ctx, headers)
	if err != nil {
		return nil, err
	}
	blocks := slices.Clone(f.cursor.Blocks)
	for _, h := range headers {
		blocks = append(blocks, refOf(h))
	}
	if extra := len(blocks) - f.cfg.KeepBlocks; extra > 0 {
		blocks = blocks[extra:]
	}
	return &Batch{Events: events, Cursor: Cursor{slices.Clone(blocks)}}, nil
}

// events reads the logs of consecutive blocks and proves each block's against its header.
func (f *Follower) events(ctx context.Context, headers []*types.Header) ([]Event, error) {
	topics := make([]common.Hash, 0, len(f.decoder.topics))
	for id := range f.decoder.topics {
		topics = append(topics, id)
	}
	logs, err := f.backend.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: headers[0].Number, ToBlock: headers[len(headers)-1].Number,
		Addresses: []common.Address{f.cfg.Market}, Topics: [][]common.Hash{topics}})
	if err != nil {
		return nil, err
	}
	byBlock := map[uint64][]types.Log{}
	for _, log := range logs {
		byBlock[log.BlockNumber] = append(byBlock[log.BlockNumber], log)
	}
	var events []Event
	for _, h := range headers {
		ref := refOf(h)
		proven, err := f.proven(ctx, h, byBlock[ref.Number])
		if err != nil {
			return nil, err
		}
		for _, log := range proven {
			e, err := f.decoder.decode(*log, ref)
			if err != nil {
				return nil, err
			}
			events = append(events, e)
		}
		delete(byBlock, ref.Number)
	}
	if len(byBlock) > 0 {
		f.cfg.OnError(inconsistent("the log query gave logs of %d blocks that were not asked for", len(byBlock)))
	}
	return events, nil
}

// mayHoldEvents reads the header's bloom filter: false is certain.
func (f *Follower) mayHoldEvents(h *types.Header) bool {
	if !types.BloomLookup(h.Bloom, f.cfg.Market) {
		return false
	}
	for id := range f.decoder.topics {
		if types.BloomLookup(h.Bloom, id) {
			return true
		}
	}
	return false
}

// proven gives the market's events of a block, from receipts that hash to its header. The header's bloom filter saves the
// receipts of most blocks that have none. A log query that says something else is told of and not believed.
func (f *Follower) proven(ctx context.Context, h *types.Header, logs []types.Log) ([]*types.Log, error) {
	if len(logs) == 0 && !f.mayHoldEvents(h) {
		return nil, nil
	}
	receipts, err := f.backend.BlockReceipts(ctx, rpc.BlockNumberOrHashWithHash(h.Hash(), true))
	if errors.Is(err, ethereum.NotFound) {
		return nil, inconsistent("block %d has no receipts", h.Number)
	}
	if err != nil {
		return nil, err
	}
	if types.DeriveSha(types.Receipts(receipts), trie.NewStackTrie(nil)) != h.ReceiptHash {
		return nil, inconsistent("the receipts of block %d do not hash to its header", h.Number)
	}
	var want []*types.Log
	for _, r := range receipts {
		for _, log := range r.Logs {
			if log.Address == f.cfg.Market && len(log.Topics) > 0 && f.decoder.topics[log.Topics[0]] != "" {
				want = append(want, log)
			}
		}
	}
	if same := slices.EqualFunc(want, logs, f.sameLog); !same {
		f.cfg.OnError(inconsistent("block %d holds %d of the market's events by its receipts, and the log query gives others (%d): the receipts are right",
			h.Number, len(want), len(logs)))
	}
	return want, nil
}

func (f *Follower) sameLog(proven *types.Log, log types.Log) bool {
	return log.Address == f.cfg.Market && !log.Removed && slices.Equal(log.Topics, proven.Topics) && bytes.Equal(log.Data, proven.Data)
}
