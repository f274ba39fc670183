package chain

import (
	"context"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/proof"
)

// Limits of an intent, checked when it is submitted.
const (
	MaxIntentIDBytes = 128
	MaxCallDataBytes = 120 << 10 // nodes refuse transactions above 128 KiB
)

// Call is what a transaction does. To nil creates a contract; Value nil is zero wei.
type Call struct {
	To    *common.Address `json:"to,omitempty"`
	Data  []byte          `json:"data,omitempty"`
	Value *big.Int        `json:"value,omitempty"` // wei
}

// Intent is a call under a name its owner derives from what he wants ("fulfil:0x…"). One name is at most one
// transaction on chain, however often it is submitted.
type Intent struct {
	ID string `json:"id"`
	Call
	// What the transaction earns, in wei: while gas would take too much of it the intent waits, but not past UrgentAt, a
	// block time from which not sending costs more. Nil: sent at any fee within the policy; 0: never urgent.
	WorthWei *big.Int `json:"worthWei,omitempty"`
	UrgentAt uint64   `json:"urgentAt,omitempty"`
}

// Status is how far an intent is.
type Status string

// The statuses. Done and refused are final; a refused intent may be submitted again, since nothing was signed for it. A sent
// intent with a result is included: it is watched until finalBlocks lie on top, and sent again if a reorganisation drops it.
const (
	StatusQueued  Status = "queued"  // in the journal, no nonce yet
	StatusSent    Status = "sent"    // a nonce and at least one signed transaction are in the journal
	StatusDone    Status = "done"    // included and finalBlocks deep, successful or reverted
	StatusRefused Status = "refused" // the simulation said no
)

// SignedTx is one signed transaction of an intent; a fee bump adds another with the same nonce.
type SignedTx struct {
	Hash     common.Hash `json:"hash"`
	Raw      []byte      `json:"raw"`
	TipWei   *big.Int    `json:"tipWei"`
	FeeWei   *big.Int    `json:"feeWei"`
	SignedAt time.Time   `json:"signedAt"`
	Head     uint64      `json:"head"` // the chain's head when it was signed
}

// Result is how an intent ended on chain. Success false means that it was mined and reverted; Err then says why.
type Result struct {
	ID              string         `json:"id"`
	TxHash          common.Hash    `json:"txHash"`
	Block           BlockRef       `json:"block"`
	GasUsed         uint64         `json:"gasUsed"`
	GasPriceWei     *big.Int       `json:"gasPriceWei"`
	Success         bool           `json:"success"`
	ContractAddress common.Address `json:"contractAddress"`
	Err             *proof.Error   `json:"error,omitempty"`
}

// Record is all that must survive a crash about one intent.
type Record struct {
	Intent Intent       `json:"intent"`
	Status Status       `json:"status"`
	Nonce  uint64       `json:"nonce"` // meaningful from StatusSent on
	Gas    uint64       `json:"gas"`
	Txs    []SignedTx   `json:"txs,omitempty"`
	Result *Result      `json:"result,omitempty"` // set once included and confirmed
	Err    *proof.Error `json:"error,omitempty"`  // why it was refused
}

// included says whether the record's transaction is in a block that counts, as far as is known.
func (r Record) included() bool { return r.Result != nil }

// last is the newest signed transaction.
func (r Record) last() SignedTx { return r.Txs[len(r.Txs)-1] }

// Journal keeps the records of one key on one chain. Put is durable when it returns nil and replaces the record of the
// same id. Live gives the queued and the sent records, oldest first.
type Journal interface {
	Put(ctx context.Context, r Record) error
	Get(ctx context.Context, id string) (r Record, found bool, err error)
	Live(ctx context.Context) ([]Record, error)
}

// memJournal is a Journal for processes whose intents need not outlive them.
type memJournal struct {
	mu      sync.Mutex
	order   []string
	records map[string]Record
}

// NewMemJournal makes a journal in memory: for one-shot commands, which wait for their result.
func NewMemJournal() Journal { return &memJournal{records: map[string]Record{}} }

func (j *memJournal) Put(_ context.Context, r Record) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, ok := j.records[r.Intent.ID]; !ok {
		j.order = append(j.order, r.Intent.ID)
	}
	r.Txs = append([]SignedTx(nil), r.Txs...)
	j.records[r.Intent.ID] = r
	return nil
}

func (j *memJournal) Get(_ context.Context, id string) (Record, bool, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	r, ok := j.records[id]
	return r, ok, nil
}

func (j *memJournal) Live(context.Context) ([]Record, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	var live []Record
	for _, id := range j.order {
		if r := j.records[id]; r.Status == StatusQueued || r.Status == StatusSent {
			live = append(live, r)
		}
	}
	return live, nil
}
