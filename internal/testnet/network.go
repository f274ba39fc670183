package testnet

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/devnet"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// What every account gets from the faucet when it holds less than half of it, and what the orchestrator keeps in the market
// for collateral. In wei.
var (
	accountFundsWei = ether(100)
	collateralWei   = ether(20)
)

// proverLocks is how many locks the orchestrator's stake allows at once.
const proverLocks = 20

// chainPoll is how often the chain is asked for a transaction; it runs in this process, so that costs nothing.
const chainPoll = 50 * time.Millisecond

func ether(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

// Options say what to run and where.
type Options struct {
	Folder        string                   // one folder is one network
	Gateway       []string                 // argv of the S3 child, such as {"/proc/self/exe", "internal-s3"}
	KeysDir       string                   // written into the network file for the other processes
	VerifyingKey  [proof.KeyWords]*big.Int // of the wrap circuit, deployed on first start
	InsecureDev   bool                     // the key came from a single party
	PeriodSeconds uint64                   // block time; 0 makes a block for each transaction
	Note          func(string)             // one line for each step; nil for silence
}

// Network is a running local network.
type Network struct {
	File File
	Path string // of the network file

	chain   *devnet.Devnet
	nats    *queue.Server
	gateway *artifact.Gateway
}

// Start brings the network of opts.Folder up, made anew or as it was.
func Start(ctx context.Context, opts Options) (*Network, error) {
	if opts.Note == nil {
		opts.Note = func(string) {}
	}
	keys := filepath.Join(opts.Folder, "accounts")
	if err := os.MkdirAll(keys, 0o700); err != nil {
		return nil, proof.Errorf(proof.Caller, "folder-unusable", "network folder: %w", err)
	}
	n := &Network{Path: filepath.Join(opts.Folder, "network.json")}
	f, err := readFile(n.Path)
	if proof.CodeOf(err) == "network-file-missing" {
		f, err = plan(opts)
	}
	if err == nil && f.NATS.User != "" { // of an earlier version: the queue's users become accounts, made below
		f.NATS = NATSPart{URL: f.NATS.URL}
	}
	if err != nil {
		return nil, err
	}
	f.NATS.Access = filepath.Join(opts.Folder, "access")
	if err := f.check(); err != nil {
		return nil, err
	}
	accounts := map[string]*ecdsa.PrivateKey{}
	f.Key = map[string]string{}
	for _, name := range []string{"faucet", "orchestrator", "prover", "client"} {
		f.Key[name] = filepath.Join(keys, name+".key")
		if accounts[name], err = EnsureKey(f.Key[name]); err != nil {
			return nil, err
		}
	}
	f.Payout = crypto.PubkeyToAddress(accounts["prover"].PublicKey)
	n.File = f
	if err := n.startParts(ctx, opts, crypto.PubkeyToAddress(accounts["faucet"].PublicKey)); err != nil {
		n.Close()
		return nil, err
	}
	if err := n.ready(ctx, opts, accounts); err != nil {
		n.Close()
		return nil, err
	}
	return n, nil
}

// plan chooses ports and secrets of a new network.
func plan(opts Options) (File, error) {
	f := File{Keys: opts.KeysDir}
	addr := make([]string, 4)
	for i := range addr {
		var err error
		if addr[i], err = artifact.FreeAddr(); err != nil {
			return f, err
		}
	}
	f.Chain.RPC, f.API = "http://"+addr[0], addr[1]
	f.NATS = NATSPart{URL: "nats://" + addr[2]}
	f.Store = StorePart{Endpoint: addr[3], Bucket: "lemma", AccessKey: "lemma", SecretKey: secret()}
	return f, nil
}

func secret() string {
	b := make([]byte, 16)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

func (n *Network) startParts(ctx context.Context, opts Options, faucet common.Address) (err error) {
	opts.Note("chain: in-process EVM on " + n.File.Chain.RPC)
	_, port, err := net.SplitHostPort(n.File.Chain.RPC[len("http://"):])
	if err != nil {
		return proof.Errorf(proof.Caller, "network-file-invalid", "network file: field chain.rpc_url: %w", err)
	}
	number, _ := strconv.Atoi(port)
	n.chain, err = devnet.Start(ctx, devnet.Config{Folder: filepath.Join(opts.Folder, "chain"), Port: number, Faucet: faucet, PeriodSeconds: opts.PeriodSeconds})
	if err != nil {
		return err
	}
	opts.Note("queue: embedded NATS with JetStream on " + n.File.NATS.URL)
	authority, err := access.Open(n.File.NATS.Access)
	if err != nil {
		return err
	}
	n.nats, err = queue.StartServer(ctx, queue.ServerConfig{Addr: strings.TrimPrefix(n.File.NATS.URL, "nats://"), StoreDir: filepath.Join(opts.Folder, "nats"), Access: authority})
	if err != nil {
		return err
	}
	opts.Note("store: S3 on http://" + n.File.Store.Endpoint)
	store := filepath.Join(opts.Folder, "artifacts")
	if err := os.MkdirAll(store, 0o700); err != nil {
		return err
	}
	n.gateway, err = artifact.StartGateway(ctx, opts.Gateway, artifact.GatewayConfig{Addr: n.File.Store.Endpoint, Folder: store, AccessKey: n.File.Store.AccessKey, SecretKey: n.File.Store.SecretKey})
	return err
}

// ready deploys the contracts on a new chain, tops the accounts up and writes the network file.
func (n *Network) ready(ctx context.Context, opts Options, accounts map[string]*ecdsa.PrivateKey) error {
	backend := n.chain.Backend()
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	faucet, stop, err := runSender(ctx, backend, n.chain.ChainID(), accounts["faucet"])
	if err != nil {
		return err
	}
	defer stop()
	if n.File.Chain.Deployment.Market == (common.Address{}) {
		opts.Note("contracts: deploying by the local profile")
	}
	// Always: what is there is compared with this build and kept, what is missing (a new key's verifier) is added.
	d, err := chain.Deploy(ctx, faucet, backend, chain.DeployConfig{Profile: chain.LocalProfile(), VerifyingKey: opts.VerifyingKey,
		InsecureDev: opts.InsecureDev, Previous: n.File.Chain.Deployment})
	if proof.CodeOf(err) == "code-mismatch" {
		return proof.Errorf(proof.Caller, "other-version", "folder: %s holds the network of another version of this program; use another folder: %w", opts.Folder, err).WithField("folder")
	}
	if err != nil {
		return err
	}
	n.File.Chain.Deployment = d
	client := chain.NewClient(backend, n.chain.ChainID(), n.File.Chain.Deployment.Market)
	for _, name := range []string{"orchestrator", "prover", "client"} {
		address := crypto.PubkeyToAddress(accounts[name].PublicKey)
		have, err := client.NativeBalance(ctx, address)
		if err != nil {
			return err
		}
		if half := new(big.Int).Rsh(accountFundsWei, 1); have.Cmp(half) < 0 {
			id := "fund:" + name + ":" + have.String()
			if _, err := faucet.Send(ctx, chain.Intent{ID: id, Call: chain.Call{To: &address, Value: accountFundsWei}}); err != nil {
				return err
			}
		}
	}
	if err := n.readyToLock(ctx, client, accounts["orchestrator"]); err != nil {
		return err
	}
	return n.File.save(n.Path)
}

// readyToLock makes the orchestrator a prover with stake, and puts collateral into the market.
func (n *Network) readyToLock(ctx context.Context, client *chain.Client, key *ecdsa.PrivateKey) error {
	sender, stop, err := runSender(ctx, client.Backend(), client.ChainID(), key)
	if err != nil {
		return err
	}
	defer stop()
	if err := chain.EnsureProver(ctx, sender, client, proverLocks); err != nil {
		return err
	}
	native := common.Address{}
	have, err := client.BalanceOf(ctx, native, sender.Address())
	if err != nil || have.Cmp(new(big.Int).Rsh(collateralWei, 1)) >= 0 {
		return err
	}
	call := client.DepositCall(native, collateralWei)
	_, err = sender.Send(ctx, chain.Intent{ID: "collateral:" + have.String(), Call: call})
	return err
}

// runSender runs a sender whose journal lives in memory: its intents are safe to repeat, being guarded by balances.
func runSender(ctx context.Context, backend chain.Backend, chainID uint64, key *ecdsa.PrivateKey) (*chain.Sender, func() error, error) {
	return chain.StartSender(ctx, chain.SenderConfig{Backend: backend, ChainID: chainID, Key: key, Now: time.Now, Policy: chain.Policy{Poll: chainPoll}})
}

// StoreDone is closed when the S3 child has ended, which a running network must not survive silently.
func (n *Network) StoreDone() <-chan struct{} { return n.gateway.Done() }

// StopQueue ends the queue's server before the rest, for tests of its absence.
func (n *Network) StopQueue() error {
	nats := n.nats
	n.nats = nil
	return nats.Close()
}

// Close stops all parts; the folder can be started again.
func (n *Network) Close() error {
	var errs []error
	if n.gateway != nil {
		errs = append(errs, n.gateway.Close())
	}
	if n.nats != nil {
		errs = append(errs, n.nats.Close())
	}
	if n.chain != nil {
		errs = append(errs, n.chain.Close())
	}
	return errors.Join(errs...)
}
