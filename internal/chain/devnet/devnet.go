package devnet

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/proof"
)

// ChainID of every devnet.
const ChainID = 1337

const (
	blockGasLimit = 60_000_000
	rpcHost       = "127.0.0.1"
	dbEngine      = "leveldb" // writes through to the operating system, where kill -9 leaves it alone
	readyPoll     = 10 * time.Millisecond
	rpcTxFeeEther = 1000 // the node's own fat-finger check is not ours to hit
)

// Config of a devnet. Faucet gets practically all coins in the first block; its key stays with the caller.
type Config struct {
	Folder        string // holds the chain; made when absent
	Port          int    // of JSON-RPC over HTTP; 0: any free one
	Faucet        common.Address
	PeriodSeconds uint64 // between blocks; 0: a block for every transaction, and block time stands still otherwise
}

// Devnet is a running chain.
type Devnet struct {
	stack  *node.Node
	eth    *eth.Ethereum
	client *ethclient.Client
	close  sync.Once
	err    error
}

// Start opens the folder's chain, or makes one, and serves it until Close. ctx bounds the start only. Errors of class
// caller: bad-config, devnet-folder-in-use, devnet-other-chain; of class retry: devnet-failed.
func Start(ctx context.Context, cfg Config) (*Devnet, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	stack, err := node.New(&node.Config{
		Name: "devnet", DataDir: cfg.Folder, UseLightweightKDF: true, DBEngine: dbEngine,
		HTTPHost: rpcHost, HTTPPort: cfg.Port, HTTPModules: []string{"eth", "net", "web3"}, HTTPVirtualHosts: []string{"localhost"},
		HTTPTimeouts: rpc.DefaultHTTPTimeouts, AuthAddr: rpcHost, P2P: p2p.Config{NoDiscovery: true, NoDial: true},
	})
	if errors.Is(err, node.ErrDatadirUsed) {
		return nil, proof.Errorf(proof.Caller, "devnet-folder-in-use", "folder: %s is in use by another running devnet; stop it or use another folder: %w", cfg.Folder, err).WithField("folder")
	}
	if err != nil {
		return nil, failed("open folder "+cfg.Folder, err)
	}
	d := &Devnet{stack: stack}
	if err := d.start(ctx, cfg); err != nil {
		return nil, errors.Join(err, stack.Close())
	}
	return d, nil
}

func (c Config) check() error {
	bad := func(field, text string) error {
		return proof.Errorf(proof.Caller, "bad-config", "%s: %s", field, text).WithField(field)
	}
	switch {
	case c.Folder == "":
		return bad("folder", "is empty; name a folder to keep the chain in")
	case c.Port < 0 || c.Port > 65535:
		return bad("port", fmt.Sprintf("is %d, want 0 to 65535", c.Port))
	case c.Faucet == (common.Address{}):
		return bad("faucet", "is zero; name the address that gets the coins")
	}
	return nil
}

func (d *Devnet) start(ctx context.Context, cfg Config) error {
	conf := ethconfig.Defaults
	conf.NetworkId = ChainID
	conf.Genesis = core.DeveloperGenesisBlock(blockGasLimit, &cfg.Faucet)
	conf.Genesis.Config = todaysRules(conf.Genesis.Config)
	conf.Miner.GasCeil = blockGasLimit
	conf.Miner.Recommit = time.Minute // a block is made as long as it takes: on a busy machine the standard 2 s would leave transactions out
	conf.SyncMode = ethconfig.FullSync
	conf.RPCTxFeeCap = rpcTxFeeEther
	conf.LogNoHistory = true // search logs without an index, which would lag behind
	conf.TxPool.Journal = ""
	// With an archive of plain tries each block is complete on disk once it is mined; the default scheme keeps the
	// newest state in memory and would lose blocks to kill -9.
	conf.StateScheme, conf.NoPruning = rawdb.HashScheme, true

	var err error
	if d.eth, err = eth.New(d.stack, &conf); err != nil {
		var mismatch *core.GenesisMismatchError
		if errors.As(err, &mismatch) {
			return proof.Errorf(proof.Caller, "devnet-other-chain", "folder: %s holds another chain, made with another faucet or version; use another folder: %w", cfg.Folder, err).WithField("folder")
		}
		return failed("open the chain", err)
	}
	d.stack.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: filters.NewFilterAPI(filters.NewFilterSystem(d.eth.APIBackend, filters.Config{}))}})
	beacon, err := catalyst.NewSimulatedBeacon(cfg.PeriodSeconds, common.Address{}, d.eth)
	if err != nil {
		return failed("start block making", err)
	}
	catalyst.RegisterSimulatedBeaconAPIs(d.stack, beacon)
	d.stack.RegisterLifecycle(beacon)
	if err := d.stack.Start(); err != nil {
		return failed(fmt.Sprintf("serve on %s:%d", rpcHost, cfg.Port), err)
	}
	d.client = ethclient.NewClient(d.stack.Attach())
	d.eth.SetSynced() // take transactions at once
	if cfg.PeriodSeconds == 0 && d.eth.BlockChain().CurrentBlock().Number.Sign() == 0 {
		beacon.Commit() // a chain without any block calls its transaction index unfinished
	}
	return d.ready(ctx)
}

// ready waits until the node answers about transactions: after a start it indexes them for a moment.
func (d *Devnet) ready(ctx context.Context) error {
	ticker := time.NewTicker(readyPoll)
	defer ticker.Stop()
	for {
		_, err := d.client.TransactionReceipt(ctx, common.Hash{})
		if errors.Is(err, ethereum.NotFound) {
			return nil
		}
		select {
		case <-ctx.Done():
			return failed("ask the new node", errors.Join(err, ctx.Err()))
		case <-ticker.C:
		}
	}
}

func failed(op string, err error) error {
	return proof.Errorf(proof.Retry, "devnet-failed", "local chain: %s: %w", op, err)
}

// RPCURL is where JSON-RPC is served.
func (d *Devnet) RPCURL() string { return d.stack.HTTPEndpoint() }

// ChainID is 1337.
func (d *Devnet) ChainID() uint64 { return ChainID }

// Backend talks to the node without a socket.
func (d *Devnet) Backend() *ethclient.Client { return d.client }

// Close stops the chain; what was mined stays in the folder. Calling it again gives the same answer.
func (d *Devnet) Close() error {
	d.close.Do(func() {
		d.client.Close()
		if err := d.stack.Close(); err != nil {
			d.err = failed("stop", err)
		}
	})
	return d.err
}

// todaysRules are geth's development rules without the forks that mainnet does not have yet: those price gas in another
// way, and gas is a number people compare.
func todaysRules(dev *params.ChainConfig) *params.ChainConfig {
	rules := *dev
	rules.BogotaTime = nil
	return &rules
}
