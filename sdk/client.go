package sdk

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/verifier"
)

// Network, Status, Stage and Tx are what the orchestrator says.
type (
	Network = api.Network
	Status  = api.Order
	Stage   = api.Stage
	Tx      = api.Tx
)

// Option changes how Dial makes a client.
type Option func(*Client)

// WithExecutor has every program run on this machine before money is escrowed.
func WithExecutor(e Executor) Option { return func(c *Client) { c.executor = e } }

// WithHTTPClient replaces the HTTP client; it must have no overall timeout, or event streams are cut.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = h } }

// WithPinned refuses a network whose chain, market or verifying key differ from what is known from elsewhere. Without it
// the orchestrator at the API's address is believed about them.
func WithPinned(n Network) Option { return func(c *Client) { c.pinned = &n } }

// Client is a connection to one network, for one account. It is safe for concurrent use.
type Client struct {
	url      string
	http     *http.Client
	executor Executor
	pinned   *Network
	identity *Identity
	network  Network
	chain    *chain.Client
	sender   *chain.Sender // nil without a key
	key      *ecdsa.PrivateKey
	now      func() time.Time
	stop     context.CancelFunc
	stopped  chan struct{}
}

// Dial reads the network's description from the orchestrator at apiURL, connects to its chain and checks that both
// agree. A nil key makes a client that can only read. Close the client when done.
func Dial(ctx context.Context, apiURL string, key *ecdsa.PrivateKey, options ...Option) (*Client, error) {
	c := &Client{url: strings.TrimRight(apiURL, "/"), http: defaultHTTP(), key: key, now: time.Now}
	for _, o := range options {
		o(c)
	}
	if err := c.getJSON(ctx, "/v1/network", &c.network); err != nil {
		return nil, err
	}
	if err := checkNetwork(c.network, c.pinned); err != nil {
		return nil, err
	}
	var err error
	if c.chain, err = chain.Dial(ctx, c.network.RPCURL, c.network.ChainID, c.network.Market); err != nil {
		return nil, err
	}
	if err := c.checkChain(ctx); err != nil {
		c.chain.Close()
		return nil, err
	}
	if key == nil {
		return c, nil
	}
	c.sender, err = chain.NewSender(chain.SenderConfig{Backend: c.chain.Backend(), ChainID: c.network.ChainID, Key: key,
		Journal: chain.NewMemJournal(), Now: c.now})
	if err != nil {
		c.chain.Close()
		return nil, err
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	c.stop, c.stopped = stop, make(chan struct{})
	go func() {
		defer close(c.stopped)
		_ = c.sender.Run(run) // whoever waits for a transaction is told what stopped it
	}()
	return c, nil
}

// checkChain asks the market's registry whether the verifier is the one the API names.
func (c *Client) checkChain(ctx context.Context) error {
	onChain, err := c.chain.VerifierOf(ctx, c.network.Selector)
	if err == nil && onChain != c.network.Verifier {
		err = proof.Errorf(proof.Permanent, "network-mismatch", "verifier: the API says %s, the market's registry says %s: do not use this network",
			c.network.Verifier, onChain).WithField("verifier")
	}
	return err
}

// checkNetwork refuses a description that cannot be right, or that is not the pinned one.
func checkNetwork(n Network, pinned *Network) error {
	k, err := keyOf(n)
	if err != nil {
		return err
	}
	if k.Selector() != n.Selector {
		return proof.Errorf(proof.Permanent, "network-mismatch", "selector: the API says %s, its verifying key gives %s: do not use this network",
			n.Selector, k.Selector()).WithField("selector")
	}
	if n.InsecureDev && !chain.IsLocal(n.ChainID) {
		return proof.Errorf(proof.Permanent, "insecure-key", "verifyingKey: made by one party, and chain %d is not a local one: do not use this network",
			n.ChainID).WithField("verifyingKey")
	}
	if pinned == nil {
		return nil
	}
	want, err := keyOf(*pinned)
	if err != nil {
		return err
	}
	if n.ChainID != pinned.ChainID || n.Market != pinned.Market || k.Words() != want.Words() {
		return proof.Errorf(proof.Permanent, "network-mismatch", "chainId, market or verifyingKey: not those that were pinned: do not use this network").WithField("market")
	}
	if pinned.Quoter != (common.Address{}) && n.Quoter != pinned.Quoter {
		return proof.Errorf(proof.Permanent, "network-mismatch", "quoter: %s is not the one that was pinned, %s: do not use this network", n.Quoter, pinned.Quoter).WithField("quoter")
	}
	return nil
}

func keyOf(n Network) (*verifier.Key, error) {
	numbers, err := n.Words()
	if err != nil {
		return nil, err
	}
	var words [proof.KeyWords]proof.Digest
	for i, v := range numbers {
		words[i] = proof.Digest(common.BigToHash(v))
	}
	return verifier.KeyFromWords(words)
}

// Close ends the client's background work.
func (c *Client) Close() {
	if c.stop != nil {
		c.stop()
		<-c.stopped
	}
	c.chain.Close()
}

// Network is what the orchestrator said at Dial.
func (c *Client) Network() Network { return c.network }

// Address is the account's, zero without a key.
func (c *Client) Address() common.Address {
	if c.sender == nil {
		return common.Address{}
	}
	return c.sender.Address()
}

// Balance is what the account holds, in wei of the native coin: credit inside the market and coins on the chain.
func (c *Client) Balance(ctx context.Context) (credit, coins *big.Int, err error) {
	if credit, err = c.chain.BalanceOf(ctx, common.Address{}, c.Address()); err != nil {
		return nil, nil, err
	}
	coins, err = c.chain.NativeBalance(ctx, c.Address())
	return credit, coins, err
}

// Deposit moves amount wei of the account's coins into its credit in the market.
func (c *Client) Deposit(ctx context.Context, amount *big.Int) (Tx, error) {
	return c.send(ctx, "deposit", c.chain.DepositCall(common.Address{}, amount))
}

// Withdraw moves amount wei of the account's credit in the market to an address on the chain.
func (c *Client) Withdraw(ctx context.Context, to common.Address, amount *big.Int) (Tx, error) {
	return c.send(ctx, "withdraw", c.chain.WithdrawCall(common.Address{}, to, amount))
}

// send signs, sends and waits for one transaction; every call is a new one.
func (c *Client) send(ctx context.Context, name string, call chain.Call) (Tx, error) {
	if c.sender == nil {
		return Tx{}, proof.Errorf(proof.Caller, "key-missing", "%s: this client only reads: give Dial the account's key", name).WithField("key")
	}
	nonce, err := randomNonce()
	if err != nil {
		return Tx{}, err
	}
	res, err := c.sender.Send(ctx, chain.Intent{ID: name + ":" + nonce.Text(16), Call: call})
	if err == nil && !res.Success {
		err = proof.Errorf(proof.Permanent, "reverted", "%s: transaction %s reverted", name, res.TxHash)
		if res.Err != nil {
			err = res.Err
		}
	}
	return Tx{Hash: res.TxHash, GasUsed: res.GasUsed}, inWords(err)
}

// inWords gives every error a class.
func inWords(err error) error {
	var e *proof.Error
	if err == nil || errors.As(err, &e) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return proof.Errorf(proof.Retry, "unavailable", "%w", err)
}
