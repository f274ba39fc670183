package sdk_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"maps"
	"net"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/devnet"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/orchestrator"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
	"github.com/lemma-network/lemma/verifier"
)

// toyKey proves anything about anything, with real pairings.
var toyKey = sync.OnceValues(groth16test.Setup)

var payee = common.HexToAddress("0x00000000000000000000000000000000000000aa")

// network is a whole network in this process: a chain with the contracts, a queue, a store, the orchestrator, and a
// prover that proves with a toy circuit what the input tells it to.
type network struct {
	t      *testing.T
	url    string
	desc   api.Network
	key    *groth16test.Key
	store  *artifacttest.Mem
	client *ecdsa.PrivateKey // funded
	conn   *queue.Conn
	reader *private.Identity // the prover's key
	quoter *ecdsa.PrivateKey // the orchestrator's

	mu      sync.Mutex // guards what follows
	members map[string]access.Member
	seal    func(journal []byte, client string) []byte // what the prover makes of a journal for a client; nil: what it should
}

// Admit lets nobody in.
func (n *network) Admit(access.Applicant, time.Time) (access.Membership, error) {
	return access.Membership{}, proof.Errorf(proof.Caller, "join-closed", "nobody joins here")
}

func (n *network) All() (map[string]access.Member, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return maps.Clone(n.members), nil
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// spawn runs f until the test ends and fails the test when f fails before.
func spawn(t *testing.T, name string, f func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
}

func newNetwork(t *testing.T) *network {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	n := &network{t: t, key: must(toyKey())(t), store: artifacttest.NewMem(), client: must(crypto.GenerateKey())(t), members: map[string]access.Member{},
		reader: must(private.NewIdentity())(t)}
	faucet := must(crypto.GenerateKey())(t)
	n.quoter = faucet
	dev := must(devnet.Start(ctx, devnet.Config{Folder: filepath.Join(dir, "chain"), Faucet: crypto.PubkeyToAddress(faucet.PublicKey)}))(t)
	t.Cleanup(func() {
		if err := dev.Close(); err != nil {
			t.Error(err)
		}
	})
	journal := chain.NewMemJournal()
	sender := must(chain.NewSender(chain.SenderConfig{Backend: dev.Backend(), ChainID: dev.ChainID(), Key: faucet, Journal: journal,
		Now: time.Now, Policy: chain.Policy{Poll: 5 * time.Millisecond}}))(t)
	spawn(t, "sender", sender.Run)
	dep := must(chain.Deploy(ctx, sender, dev.Backend(), chain.DeployConfig{Profile: chain.LocalProfile(), VerifyingKey: n.key.Words(), InsecureDev: true}))(t)
	to := crypto.PubkeyToAddress(n.client.PublicKey)
	if _, err := sender.Send(ctx, chain.Intent{ID: "fund", Call: chain.Call{To: &to, Value: wei(1e18)}}); err != nil {
		t.Fatal(err)
	}
	n.desc = api.Network{ChainID: dep.ChainID, RPCURL: dev.RPCURL(), Market: dep.Market, Token: dep.Token, Registry: dep.Registry,
		Verifier: dep.Verifier, Selector: dep.Selector, VerifyingKey: api.HexWords(n.key.Words()), InsecureDev: true}

	authority := must(access.Open(filepath.Join(dir, "access")))(t)
	nats := must(queue.StartServer(ctx, queue.ServerConfig{Addr: "127.0.0.1:0", StoreDir: filepath.Join(dir, "nats"), Access: authority}))(t)
	t.Cleanup(func() {
		if err := nats.Close(); err != nil {
			t.Error(err)
		}
	})
	conn := must(queue.Connect(ctx, queue.Config{URL: nats.URL(), Credentials: must(authority.Orchestrator())(t), Name: "test"}))(t)
	t.Cleanup(conn.Close)
	n.conn = conn
	spawn(t, "prover", func(ctx context.Context) error {
		return conn.ConsumeWork(ctx, "sp1", func(ctx context.Context, w queue.Work) error { return n.prove(ctx, conn, w) })
	})

	t.Cleanup(must(conn.ServeQuotes("sp1", "toy", n.runForQuote))(t))

	market := must(chain.Dial(ctx, dev.RPCURL(), dep.ChainID, dep.Market))(t)
	t.Cleanup(market.Close)
	if err := chain.EnsureProver(ctx, sender, market, 3); err != nil {
		t.Fatal(err)
	}
	db := must(database.Open(ctx, filepath.Join(dir, "orchestrator.db")))(t)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	l := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	n.url = "http://" + l.Addr().String()
	spawn(t, "orchestrator", func(ctx context.Context) error {
		return orchestrator.Run(ctx, orchestrator.Config{Network: n.desc}, orchestrator.Deps{DB: db, Listener: l, Market: market,
			Sender: sender, QuoteKey: faucet, Queue: conn, Store: n.store, Members: n, Verifier: must(verifier.KeyFromWords(words(n.key)))(t),
			Follow: func(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error {
				f, err := chain.NewFollower(chain.FollowerConfig{Backend: market.Backend(), ChainID: dep.ChainID, Market: dep.Market, StartBlock: dep.StartBlock,
					Cursor: cursor, Sink: sink, Poll: 5 * time.Millisecond})
				if err != nil {
					return err
				}
				return f.Run(ctx)
			}})
	})
	return n
}

func words(k *groth16test.Key) (out [proof.KeyWords]proof.Digest) {
	for i, w := range k.Words() {
		out[i] = proof.Digest(common.BigToHash(w))
	}
	return out
}

// beats has the prover of that id be heard until the test ends, and waits until the network lists it.
func (n *network) beats(c *sdk.Client, id, recipient string) {
	n.t.Helper()
	spawn(n.t, "heartbeat", func(ctx context.Context) error {
		for sequence := uint64(1); ; sequence++ {
			if err := n.conn.PublishHeartbeat(queue.Heartbeat{Prover: id, Payout: payee.Hex(), ZKVM: "sp1", Recipient: recipient, Sequence: sequence}); err != nil {
				return err
			}
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(100 * time.Millisecond):
			}
		}
	})
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if slices.ContainsFunc(must(c.Provers(n.t.Context()))(n.t), func(p sdk.Prover) bool { return p.ID == id }) {
			return
		}
	}
	n.t.Fatalf("%s is not listed", id)
}

// opened is what the prover reads of an input, and for whom the journal is to be sealed.
func (n *network) opened(ctx context.Context, d proof.Digest) (input []byte, client string, err error) {
	b, err := artifact.GetBytes(ctx, n.store, d, proof.MaxInputBytes)
	if err != nil {
		return nil, "", err
	}
	if _, sealed, err := private.ReadHeader(bytes.NewReader(b)); err != nil || !sealed {
		return b, "", err
	}
	var plain bytes.Buffer
	h, err := private.Open(&plain, bytes.NewReader(b), private.Input, "prover-1", n.reader, proof.MaxInputBytes)
	return plain.Bytes(), h.Client, err
}

// keep stores a journal, for a client as it asked; sealed is zero without a client.
func (n *network) keep(ctx context.Context, journal []byte, client string) (sealed proof.Digest, err error) {
	if client == "" {
		_, err = artifact.PutBytes(ctx, n.store, journal)
		return sealed, err
	}
	n.mu.Lock()
	seal := n.seal
	n.mu.Unlock()
	if seal != nil {
		return artifact.PutBytes(ctx, n.store, seal(journal, client))
	}
	var b bytes.Buffer
	if err := private.SealJournal(&b, journal, client); err != nil {
		return sealed, err
	}
	return artifact.PutBytes(ctx, n.store, b.Bytes())
}

// prove is the prover: input "panic" is a guest that panics; any other input is its own journal.
func (n *network) prove(ctx context.Context, conn *queue.Conn, w queue.Work) error {
	input, client, err := n.opened(ctx, w.InputDigest)
	if err != nil {
		return err
	}
	r := queue.Result{Order: w.Order, Prover: "toy", Attempt: w.Attempt, Epoch: w.Epoch, Payout: payee.Hex(), Kind: queue.KindExecuted,
		Cycles: 77, JournalDigest: proof.Sum(input), JournalBytes: int64(len(input))}
	if string(input) == "panic" {
		r.Kind, r.Error = queue.KindFailed, proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code 1")
		return conn.PublishResult(ctx, r)
	}
	sealed, err := n.keep(ctx, input, client)
	if err != nil {
		return err
	}
	if err := conn.PublishResult(ctx, r); err != nil {
		return err
	}
	wire, err := n.key.Prove(proof.Claim{ProgramID: w.ProgramID, JournalDigest: r.JournalDigest,
		Context: chain.Context(w.ChainID, common.HexToAddress(w.Market), w.Order, payee)})
	if err != nil {
		return err
	}
	if r.ProofDigest, err = artifact.PutBytes(ctx, n.store, wire); err != nil {
		return err
	}
	r.Kind, r.SealedDigest = queue.KindProved, sealed
	r.Stages = []queue.StageReport{{Stage: proof.StageGroth16, Seconds: 1, PeakBytes: 2}}
	return conn.PublishResult(ctx, r)
}

// runForQuote gives the answers of testdata/host.sh, but for an input of "panic".
func (n *network) runForQuote(ctx context.Context, r queue.QuoteRequest) (queue.QuoteReply, error) {
	input, err := artifact.GetBytes(ctx, n.store, r.InputDigest, proof.MaxInputBytes)
	if err == nil && string(input) == "panic" {
		err = proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code 1")
	}
	seven := proof.Digest{31: 7}
	return queue.QuoteReply{ProgramID: seven, Cycles: 42, JournalDigest: seven, JournalBytes: 5}, err
}

func (n *network) dial(options ...sdk.Option) *sdk.Client {
	n.t.Helper()
	c := must(sdk.Dial(n.t.Context(), n.url, n.client, options...))(n.t)
	n.t.Cleanup(c.Close)
	return c
}
