package sdk

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// Result is a proven result: the program of Order ended with exit code 0 and wrote Journal, and Proof shows it to
// anybody, for this order and this payee only.
type Result struct {
	Digest  proof.Digest
	Order   chain.Order
	Payout  common.Address // who was paid
	Journal []byte
	Proof   []byte // 388 bytes, docs/wire.md
	Claim   Claim  // what Proof is said to prove; Verify computes it again and names the part that differs
	Status  Status // cycles, stages and transactions, as the orchestrator told them
	network Network
}

// Claim is a proof's statement in digests, as a saved result states it. The zero Claim states nothing.
type Claim struct {
	ProgramID     proof.Digest `json:"programId"`
	JournalDigest proof.Digest `json:"journalDigest"`
	Context       proof.Digest `json:"context"` // 32 bytes, big-endian
}

// claim is what must have been proven for r's order, journal and payee.
func (r Result) claim(n Network) Claim {
	context := chain.Context(n.ChainID, n.Market, r.Digest, r.Payout)
	return Claim{ProgramID: r.Order.ProgramID, JournalDigest: proof.Sum(r.Journal), Context: proof.Digest(common.BigToHash(context))}
}

// differs names the first part in which the stated claim is not want.
func (c Claim) differs(want Claim) error {
	for _, part := range []struct {
		code, what   string
		stated, want proof.Digest
	}{
		{"program-id-mismatch", "program id", c.ProgramID, want.ProgramID},
		{"journal-mismatch", "journal's SHA-256", c.JournalDigest, want.JournalDigest},
		{"context-mismatch", "context of chain, market, order and payee", c.Context, want.Context},
	} {
		if c != (Claim{}) && part.stated != part.want {
			return proof.Errorf(proof.Permanent, part.code, "the %s is %s, the claim says %s", part.what, part.want, part.stated)
		}
	}
	return nil
}

// Fetch gets the result of a fulfilled order and checks it: bytes against digests, the journal and the payee against
// the chain's record, the proof against all of them. A journal that was sealed for the client is opened with WithIdentity's key. Errors:
// not-fulfilled and identity-missing (caller), proof-invalid and the verifier's others (permanent), api-unavailable and artifact-not-found
// (retry); private-not-for-us, private-damaged, private-header, private-role, private-too-large and private-journal-mismatch (permanent)
// when the prover sealed for another, or something else.
func (o *Order) Fetch(ctx context.Context) (Result, error) {
	rec, err := o.c.chain.Order(ctx, o.digest)
	if err != nil {
		return Result{}, err
	}
	if rec.State != chain.StateFulfilled {
		return Result{}, proof.Errorf(proof.Caller, "not-fulfilled", "order %s is %s on the chain: there is nothing to fetch before it is fulfilled", o.digest, rec.State).WithField("order")
	}
	s, err := o.Status(ctx)
	if err != nil {
		return Result{}, err
	}
	if s.State != job.Fulfilled || s.ProofDigest == nil || s.JournalDigest == nil {
		return Result{}, proof.Errorf(proof.Retry, "not-fulfilled", "order %s is fulfilled on the chain, but the API does not know the proof yet: try again shortly", o.digest)
	}
	r := Result{Digest: o.digest, Order: s.Order, Payout: rec.Payout, Status: s, network: o.c.network}
	if r.Journal, err = o.c.journal(ctx, s, rec.JournalDigest); err != nil {
		return Result{}, err
	}
	if r.Proof, err = o.c.artifact(ctx, *s.ProofDigest, proof.Groth16WireBytes); err != nil {
		return Result{}, err
	}
	if tx := r.Status.Txs["open"]; o.open.Hash == tx.Hash && tx.GasUsed == 0 && o.open.GasUsed != 0 {
		r.Status.Txs["open"] = o.open
	}
	r.Claim = r.claim(o.c.network)
	return r, Verify(o.c.network, r)
}

// Verify checks a result offline, with nothing but the network's chain id, market and verifying key: that the order's
// digest is r.Digest, and that the proof is valid for the order's program, the journal, and the context of order and
// payee. It does not say that anybody was paid.
func Verify(n Network, r Result) error {
	k, err := keyOf(n)
	if err != nil {
		return err
	}
	if err := r.Order.Validate(); err != nil {
		return err
	}
	if d := chain.Digest(r.Order, n.ChainID, n.Market); d != r.Digest {
		return proof.Errorf(proof.Permanent, "order-mismatch", "the order's digest on chain %d, market %s is %s, not %s", n.ChainID, n.Market, d, r.Digest).WithField("digest")
	}
	if !r.Order.Accepts(k.Selector()) {
		return proof.Errorf(proof.Permanent, "proof-selector", "the order asks for selector %s, the key is that of %s", r.Order.Selector, k.Selector()).WithField("selector")
	}
	want := r.claim(n)
	if err := r.Claim.differs(want); err != nil {
		return err
	}
	if err := r.Order.CheckJournal(r.Journal); err != nil {
		return err
	}
	return k.Verify(proof.Claim{ProgramID: want.ProgramID, JournalDigest: want.JournalDigest, Context: want.Context.Big()}, r.Proof)
}

// The files of a saved result.
const (
	resultFile  = "result.json"
	journalFile = "journal.bin"
	proofFile   = "proof.bin"
)

// saved is the content of result.json.
type saved struct {
	Network Network        `json:"network"`
	Digest  proof.Digest   `json:"digest"`
	Order   chain.Order    `json:"order"`
	Payout  common.Address `json:"payout"`
	Claim   Claim          `json:"claim"`
	Status  Status         `json:"status"`
}

// Save writes what verifying offline takes into folder dir, which is made if absent: result.json, journal.bin and
// proof.bin.
func (r Result) Save(dir string) error {
	b, err := json.MarshalIndent(saved{Network: r.network, Digest: r.Digest, Order: r.Order, Payout: r.Payout, Claim: r.Claim, Status: r.Status}, "", "  ")
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "save result: %w", err)
	}
	err = os.MkdirAll(dir, 0o755)
	mode := map[string]os.FileMode{resultFile: 0o644, proofFile: 0o644, journalFile: 0o644}
	if r.Order.JournalHidden {
		mode[journalFile] = 0o600
	}
	for name, text := range map[string][]byte{journalFile: r.Journal, proofFile: r.Proof, resultFile: append(b, '\n')} {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, mode[name])
		}
	}
	if err != nil {
		return proof.Errorf(proof.Caller, "folder-unusable", "save result: %w", err).WithField("dir")
	}
	return nil
}

// LoadResult reads what Save wrote; Verify says whether it is valid for the network in it. Whether that is the right
// network is the reader's to judge: compare its chain, market and verifying key with what is known from elsewhere.
func LoadResult(dir string) (Result, Network, error) {
	var s saved
	text, err := readFile(filepath.Join(dir, resultFile), maxAnswerBytes)
	if err == nil {
		if jerr := json.Unmarshal(text, &s); jerr != nil {
			err = proof.Errorf(proof.Caller, "result-invalid", "%s: %w", filepath.Join(dir, resultFile), jerr)
		}
	}
	if err != nil {
		return Result{}, Network{}, err
	}
	r := Result{Digest: s.Digest, Order: s.Order, Payout: s.Payout, Claim: s.Claim, Status: s.Status, network: s.Network}
	if r.Journal, err = readFile(filepath.Join(dir, journalFile), proof.MaxJournalBytes); err != nil {
		return r, s.Network, err
	}
	r.Proof, err = readFile(filepath.Join(dir, proofFile), proof.Groth16WireBytes)
	return r, s.Network, err
}

// readFile reads a file of at most maxBytes.
func readFile(path string, maxBytes int64) (_ []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "result: %w", err).WithField("dir")
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "result: %w", err).WithField("dir")
	}
	if int64(len(b)) > maxBytes {
		return nil, proof.Errorf(proof.Caller, "result-invalid", "%s: longer than %d bytes", path, maxBytes).WithField("dir")
	}
	return b, nil
}
